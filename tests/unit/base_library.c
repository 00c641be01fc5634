/* Libraries loaded when first needed: there, not installed, and lacking a function. */
#include <check.h>
#include <string.h>

#include "base_library.h"

static const char *const calls[] = { "setlocale", "strlen" };

/* Asks twice: the second answer is the first one's, and so is the reason. */
static void
check_missing(const char *file, const char *const *names)
{
	struct library l = { "libtime 2", file, names, LEN(calls), LIBRARY_UNTRIED };
	void *pointers[LEN(calls)] = { 0 };

	for (int i = 0; i < 2; i++) {
		struct err e = { 0 };

		ck_assert(!library_open(&l, pointers, &e));
		ck_assert_int_eq(l.state, LIBRARY_MISSING);
		ck_assert_msg(strstr(e.text, "libtime 2") && strstr(e.text, file), "%s", e.text);
	}
}

START_TEST(one_that_is_there_fills_all_pointers)
{
	struct library l = { "C", "libc.so.6", calls, LEN(calls), LIBRARY_UNTRIED };
	struct { char *(*setlocale)(int, const char *); size_t (*strlen)(const char *); } c = { 0 };
	struct err e = { 0 };

	if (!library_open(&l, &c, &e))
		return; /* the C library has another name here */
	ck_assert(c.setlocale != NULL);
	ck_assert_uint_eq(c.strlen("half"), 4);
	ck_assert_int_eq(l.state, LIBRARY_THERE);
	memset(&c, 0, sizeof(c));
	ck_assert(library_open(&l, &c, &e)); /* not filled a second time */
	ck_assert(c.setlocale == NULL);
}
END_TEST

START_TEST(one_that_is_missing_is_named)
{
	static const char *const newer[] = { "strlen", "strlen_of_a_later_version" };

	check_missing("libtime-that-is-not-there.so.2", calls);
	check_missing("libc.so.6", newer);
}
END_TEST

Suite *
base_library_suite(void)
{
	Suite *s = suite_create("base library");
	TCase *t = tcase_create("all");

	tcase_add_test(t, one_that_is_there_fills_all_pointers);
	tcase_add_test(t, one_that_is_missing_is_named);
	suite_add_tcase(s, t);
	return s;
}
