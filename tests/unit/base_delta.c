/* How a text differs from another, kept as bytes and turned both ways. */
#include <check.h>
#include <string.h>

#include "base.h"

static void
both_ways(const char *a, const char *b, const char *delta)
{
	struct text d = { 0 }, out = { 0 };

	delta_make(&d, a, strlen(a), b, strlen(b));
	ck_assert_str_eq(text_str(&d), delta);
	ck_assert(delta_turn(&out, &d, a, strlen(a), false));
	ck_assert_str_eq(text_str(&out), b);
	ck_assert(delta_turn(&out, &d, b, strlen(b), true));
	ck_assert_str_eq(text_str(&out), a);
	text_free(&d);
	text_free(&out);
}

START_TEST(turns_both_ways)
{
	both_ways("", "", "0 0 0\n");
	both_ways("", "made", "0 0 4\nmade");
	both_ways("gone", "", "0 4 0\ngone");
	both_ways("same", "same", "4 0 0\n");
	both_ways("one two three", "one 2 three", "4 3 1\ntwo2");
	both_ways("aaa", "aaaa", "3 0 1\na"); /* what is shared is counted once */
	both_ways("aaaa", "aaa", "3 1 0\na");
}
END_TEST

START_TEST(not_of_this_text)
{
	struct text d = { 0 }, out = { 0 };

	delta_make(&d, "one two", 7, "one 2", 5);
	ck_assert(!delta_turn(&out, &d, "one six", 7, false));
	ck_assert(!delta_turn(&out, &d, "one", 3, false));
	ck_assert(!delta_turn(&out, &d, "one two", 7, true));
	text_free(&d);
	text_free(&out);
}
END_TEST

START_TEST(no_delta)
{
	static const char *const bad[] = { "", "1", "1 2", "0 0 0", "0 9 0\nx", "0 0 1\n", "0 0 0\nx",
		"-1 0 0\n", "0  0\n", "99999999999999999999 0 0\n" };
	struct text out = { 0 };

	for (size_t i = 0; i < LEN(bad); i++) {
		struct text d = { 0 };

		text_add(&d, bad[i]);
		ck_assert_msg(!delta_turn(&out, &d, "text", 4, false), "%s", bad[i]);
		text_free(&d);
	}
	text_free(&out);
}
END_TEST

Suite *
base_delta_suite(void)
{
	Suite *suite = suite_create("base_delta");
	TCase *t = tcase_create("delta");

	tcase_add_test(t, turns_both_ways);
	tcase_add_test(t, not_of_this_text);
	tcase_add_test(t, no_delta);
	suite_add_tcase(suite, t);
	return suite;
}
