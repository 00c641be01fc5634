/* Archives in: stored and deflated entries, and what is damaged of them. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "formats_zip.h"
#include "scratch.h"

static struct text name, bytes;
static struct err e;

static void
teardown(void)
{
	text_free(&name);
	text_free(&bytes);
}

START_TEST(each_file_of_an_archive)
{
	static const struct {
		const char *name;
		size_t bytes;
	} wanted[] = { { "class/ana.share (1).yaml", 0 }, { "__MACOSX/class/._ana.share (1).yaml", 1 },
		{ "class/essay.txt", 10 }, { "class/small.txt", 42 } };
	struct archive *z = archive_open("tests/data/handed/class.zip", &e);
	struct text whole = { 0 };

	ck_assert_msg(z != NULL, "%s", e.text);
	ck_assert(file_read("tests/data/handed/ana.share.yaml", &whole, 0, &e));
	for (size_t i = 0; i < LEN(wanted); i++) {
		ck_assert(archive_next(z, 1 << 20, &name, &bytes, &e));
		ck_assert_str_eq(text_str(&name), wanted[i].name);
		ck_assert_msg(!e.text[0], "%s", e.text);
		ck_assert_uint_eq(bytes.n, i ? wanted[i].bytes : whole.n);
		if (!i)
			ck_assert_str_eq(text_str(&bytes), text_str(&whole));
	}
	ck_assert(!archive_next(z, 1 << 20, &name, &bytes, &e));
	archive_free(z);
	text_free(&whole);
}
END_TEST

START_TEST(what_is_too_large_is_said)
{
	struct archive *z = archive_open("tests/data/handed/class.zip", &e);

	ck_assert(archive_next(z, 100, &name, &bytes, &e));
	ck_assert_ptr_nonnull(strstr(e.text, "too large"));
	ck_assert_uint_eq(bytes.n, 0);
	ck_assert(archive_next(z, 100, &name, &bytes, &e)); /* and the next is read */
	ck_assert_msg(!e.text[0], "%s", e.text);
	archive_free(z);
}
END_TEST

/* Every entry as it was, or said to be damaged; never other bytes. */
static void
reads_true(const char *path, const struct text *whole)
{
	struct archive *z = archive_open(path, &e);

	while (z && archive_next(z, 1 << 20, &name, &bytes, &e))
		if (!e.text[0] && strcmp(text_str(&name), "class/ana.share (1).yaml") == 0)
			ck_assert_str_eq(text_str(&bytes), text_str(whole));
	archive_free(z);
}

START_TEST(a_damaged_byte_is_found)
{
	char dir[SCRATCH_MAX];
	struct text all = { 0 }, whole = { 0 };
	char *path;

	scratch_make(dir);
	path = path_join(dir, "x.zip");
	ck_assert(file_read("tests/data/handed/class.zip", &all, 0, &e));
	ck_assert(file_read("tests/data/handed/ana.share.yaml", &whole, 0, &e));
	for (size_t i = 0; i < all.n; i += 3) {
		all.s[i] ^= 0x15;
		ck_assert(file_write(path, all.s, all.n, &e));
		reads_true(path, &whole);
		all.s[i] ^= 0x15;
	}
	for (size_t i = 0; i < all.n; i += 17) { /* not whole yet */
		ck_assert(file_write(path, all.s, i, &e));
		ck_assert_ptr_null(archive_open(path, &e));
	}
	free(path);
	text_free(&all);
	text_free(&whole);
	scratch_remove(dir);
}
END_TEST

Suite *
formats_zip_suite(void)
{
	Suite *s = suite_create("formats_zip");
	TCase *t = tcase_create("zip");

	tcase_add_checked_fixture(t, NULL, teardown);
	tcase_add_test(t, each_file_of_an_archive);
	tcase_add_test(t, what_is_too_large_is_said);
	tcase_add_test(t, a_damaged_byte_is_found);
	suite_add_tcase(s, t);
	return s;
}
