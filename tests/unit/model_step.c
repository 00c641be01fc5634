/* The questions of the debrief. */
#include <check.h>

#include "model/step.h"

START_TEST(prompts_in_the_order_of_the_product)
{
	static const char *const names[] = {
		"learned", "went-well", "unexpected", "better", "values", "next",
	};

	ck_assert_uint_eq(n_debrief_prompts, LEN(names));
	for (size_t i = 0; i < LEN(names); i++)
		ck_assert_str_eq(debrief_prompts[i].name, names[i]);
}
END_TEST

Suite *model_step_suite(void);

Suite *
model_step_suite(void)
{
	Suite *s = suite_create("model_step");
	TCase *t = tcase_create("step");

	tcase_add_test(t, prompts_in_the_order_of_the_product);
	suite_add_tcase(s, t);
	return s;
}
