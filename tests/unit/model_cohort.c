/* The marks of a class, a row of the rubric each: their mean, and how they went from call to call. */
#include <check.h>

#include "model/cohort.h"

static void
marked(struct cohort_row *r, int first, int second)
{
	struct cohort_marks m = { .n = 2 };

	m.level[0] = first;
	m.level[1] = second;
	cohort_row_add(r, &m);
}

START_TEST(a_sign_a_conversation)
{
	struct cohort_row r = { 0 };
	struct text t = { 0 };

	marked(&r, 1, 0); /* the second is not marked */
	cohort_row_signs(&r, 4, &t);
	ck_assert_str_eq(text_str(&t), "");
	marked(&r, 3, 4);
	cohort_row_signs(&r, 1, &t); /* of one level there is nothing to see */
	ck_assert_str_eq(text_str(&t), "");
	cohort_row_signs(&r, 4, &t); /* 2 in the mean, then 4 */
	ck_assert_str_eq(text_str(&t), "▃█");
	ck_assert_double_eq(cohort_row_mean(&r), 8.0 / 3.0);
	text_free(&t);
}
END_TEST

Suite *
model_cohort_suite(void)
{
	Suite *suite = suite_create("model_cohort");
	TCase *t = tcase_create("model_cohort");

	tcase_add_test(t, a_sign_a_conversation);
	suite_add_tcase(suite, t);
	return suite;
}
