/* Texts closed with a passphrase, and opened again. */
#include <check.h>
#include <string.h>

#include "formats_seal.h"

static struct text plain, sealed, opened;
static struct err e;

static void
teardown(void)
{
	text_free(&plain);
	text_free(&sealed);
	text_free(&opened);
}

#ifdef HAVE_SODIUM
static void
closed(size_t bytes)
{
	for (size_t i = 0; i < bytes; i++)
		text_addc(&plain, (char)('a' + i % 26));
	text_str(&plain);
	ck_assert_msg(seal_close(&plain, "four words and more", &sealed, &e), "%s", e.text);
}

static bool
opens(const char *passphrase)
{
	text_clear(&opened);
	return seal_open(sealed.s, sealed.n, passphrase, &opened, &e);
}

START_TEST(what_was_sealed_opens)
{
	static const size_t sizes[] = { 0, 1, 65535, 65536, 65537, 200000 };

	for (size_t i = 0; i < LEN(sizes); i++) {
		teardown();
		closed(sizes[i]);
		ck_assert_msg(opens("four words and more"), "%zu: %s", sizes[i], e.text);
		ck_assert_uint_eq(opened.n, sizes[i]);
		ck_assert(memcmp(text_str(&opened), text_str(&plain), opened.n) == 0);
	}
}
END_TEST

START_TEST(nothing_of_it_can_be_read)
{
	closed(300);
	ck_assert(strncmp(sealed.s, "halfhour-sealed: 1\n", 19) == 0);
	ck_assert_ptr_null(strstr(sealed.s, "abcdefgh"));
	ck_assert(!opens("four words and mor"));
	ck_assert_uint_eq(opened.n, 0);
	ck_assert_ptr_nonnull(strstr(e.text, "passphrase"));
}
END_TEST

/* Mail may change the ends of lines. */
START_TEST(with_other_ends_of_lines)
{
	struct text mailed = { 0 };

	closed(1000);
	for (size_t i = 0; i < sealed.n; i++)
		text_addf(&mailed, sealed.s[i] == '\n' ? "\r\n" : "%c", sealed.s[i]);
	text_free(&sealed);
	sealed = mailed;
	ck_assert_msg(opens("four words and more"), "%s", e.text);
}
END_TEST

START_TEST(a_changed_or_cut_file_does_not_open)
{
	closed(70000);
	size_t n = sealed.n;

	for (size_t at = 19; at < n; at += n / 6) {
		char was = sealed.s[at];

		sealed.s[at] = was == 'A' ? 'B' : 'A';
		ck_assert_msg(!opens("four words and more") || was == '\n', "at %zu", at);
		ck_assert(was == '\n' || !opened.n);
		sealed.s[at] = was;
	}
	for (sealed.n = 0; sealed.n < n - 1; sealed.n += n / 6)
		ck_assert(!opens("four words and more"));
	sealed.n = n;
	ck_assert(opens("four words and more"));
}
END_TEST
#else
START_TEST(without_libsodium_both_refuse)
{
	ck_assert(!seal_close(&plain, "x", &sealed, &e));
	ck_assert(!seal_open("halfhour-sealed: 1\n", 19, "x", &opened, &e));
	ck_assert_ptr_nonnull(strstr(e.text, "libsodium"));
}
END_TEST
#endif

Suite *
formats_seal_suite(void)
{
	Suite *s = suite_create("formats_seal");
	TCase *t = tcase_create("seal");

	tcase_add_checked_fixture(t, NULL, teardown);
#ifdef HAVE_SODIUM
	tcase_add_test(t, what_was_sealed_opens);
	tcase_add_test(t, nothing_of_it_can_be_read);
	tcase_add_test(t, with_other_ends_of_lines);
	tcase_add_test(t, a_changed_or_cut_file_does_not_open);
#else
	tcase_add_test(t, without_libsodium_both_refuse);
#endif
	suite_add_tcase(s, t);
	return s;
}
