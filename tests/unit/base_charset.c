/* The locale's own characters: in parts, broken, and those that a charset does not have. */
#include <check.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base.h"
#include "scratch.h"

static char dir[SCRATCH_MAX];

static void
setup(void)
{
	scratch_make(dir);
	ck_assert_ptr_nonnull(setlocale(LC_CTYPE, "C.UTF-8")); /* columns are counted by it */
}

static void
teardown(void)
{
	scratch_remove(dir);
}

/* What the bytes are as UTF-8, with what is left of those before them. */
static void
check_in(struct charset_part *part, const char *bytes, const char *want)
{
	struct text out = { 0 };

	charset_in(part, bytes, strlen(bytes), &out);
	ck_assert_str_eq(text_str(&out), want);
	text_free(&out);
}

static void
check_out(const char *s, const char *want)
{
	struct text out = { 0 };

	charset_out(&out, s);
	ck_assert_str_eq(text_str(&out), want);
	text_free(&out);
}

START_TEST(without_one_bytes_stay_as_they_are)
{
	struct charset_part part = { 0 };

	ck_assert(!charset_open("xx_XX.NONE"));
	ck_assert(!charset_is());
	ck_assert(!charset_has('e'));
	check_in(&part, "caf\xe9 caf\xc3", "caf\xe9 caf\xc3");
	ck_assert_uint_eq(part.n, 0);
	check_out("caf\u00e9 \u7530", "caf\u00e9 \u7530");
}
END_TEST

START_TEST(a_character_comes_in_parts)
{
	struct charset_part part = { 0 };

	ck_assert(charset_open("C.UTF-8"));
	ck_assert(charset_is());
	check_in(&part, "caf\xc3", "caf");
	ck_assert_uint_eq(part.n, 1);
	check_in(&part, "\xa9!", "\u00e9!");
	ck_assert_uint_eq(part.n, 0);
	check_in(&part, "\xf0", "");
	check_in(&part, "\x9f", "");
	check_in(&part, "\x91", "");
	check_in(&part, "\x8d", "\U0001F44D");
}
END_TEST

START_TEST(what_is_no_character_is_told)
{
	struct charset_part part = { 0 };

	ck_assert(charset_open("C.UTF-8"));
	check_in(&part, "a\xff" "b", "a\ufffd" "b");
	check_in(&part, "a\xc3", "a");
	check_in(&part, "b\xa9", "\ufffd" "b\ufffd"); /* another than the rest of it comes */
	check_in(NULL, "caf\xc3", "caf\ufffd");        /* and nothing does */
}
END_TEST

/* False: it cannot be made here. */
static bool
latin_open(void)
{
	struct text s = { 0 };

	text_addf(&s, "localedef -c -i en_US -f ISO-8859-1 %s/en_US.ISO-8859-1 >%s/log 2>&1", dir, dir);
	int status = system(text_str(&s)); /* it warns, and says 1 then */
	text_free(&s);
	setenv("LOCPATH", dir, 1);
	if (status >= 0 && charset_open("en_US.ISO-8859-1"))
		return true;
	printf("# skipped: localedef makes no ISO-8859-1 here\n");
	return false;
}

START_TEST(latin_has_no_euro_and_no_hanzi)
{
	struct charset_part part = { 0 };

	if (!latin_open())
		return;
	check_in(&part, "caf\xe9", "caf\u00e9");
	check_out("caf\u00e9 \u20ac5 \u7530\u4e2d \xff", "caf\xe9 ?5 ?? ?");
	ck_assert(charset_has(0xe9));
	ck_assert(!charset_has(0x20ac));
	ck_assert(!charset_has(0x1f44d));
}
END_TEST

Suite *
base_charset_suite(void)
{
	Suite *s = suite_create("base charset");
	TCase *t = tcase_create("all");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, without_one_bytes_stay_as_they_are);
	tcase_add_test(t, a_character_comes_in_parts);
	tcase_add_test(t, what_is_no_character_is_told);
	tcase_add_test(t, latin_has_no_euro_and_no_hanzi);
	suite_add_tcase(s, t);
	return s;
}
