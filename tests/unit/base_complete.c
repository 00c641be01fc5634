/* The rest of a file's name: one, several, folders, hidden ones, names that a line cannot hold. */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base_complete.h"
#include "scratch.h"

static char dir[SCRATCH_MAX];
static struct strings names;
static struct text common;

static void
setup(void)
{
	static const char *const files[] = { "ana.share.yaml", "anton.share.yaml", "bo.share.yaml", ".hidden",
		"résumé.txt", "règle.txt", "line\nbreak", ("not\xff" "utf8") };

	scratch_make(dir);
	for (size_t i = 0; i < LEN(files); i++) {
		char *path = path_join(dir, files[i]);
		ck_assert(file_write(path, "", 0, NULL));
		free(path);
	}
	char *path = path_join(dir, "class");
	ck_assert_int_eq(mkdir(path, 0700), 0);
	free(path);
}

static void
teardown(void)
{
	scratch_remove(dir);
	strings_free(&names);
	text_free(&common);
}

/* What of the folder begins so, joined, without the folder itself. */
static const char *
found(const char *begin, bool folders)
{
	static struct text out;
	char *path = path_join(dir, begin);

	strings_free(&names);
	complete_names(path, folders, &names);
	text_clear(&common);
	complete_common(&names, path, &common);
	text_clear(&out);
	for (size_t i = 0; i < names.n; i++)
		text_joinf(&out, " ", "%s", names.s[i] + strlen(dir) + 1);
	free(path);
	return text_str(&out);
}

START_TEST(names_that_begin_so)
{
	ck_assert_str_eq(found("a", false), "ana.share.yaml anton.share.yaml");
	ck_assert_str_eq(text_str(&common) + strlen(dir) + 1, "an");
	ck_assert_str_eq(found("bo", false), "bo.share.yaml");
	ck_assert_str_eq(text_str(&common) + strlen(dir) + 1, "bo.share.yaml");
	ck_assert_str_eq(found("zo", false), "");
	ck_assert_str_eq(text_str(&common) + strlen(dir) + 1, "zo");
	ck_assert_str_eq(found("cl", false), "class/");
	ck_assert_str_eq(found(".h", false), ".hidden");
}
END_TEST

START_TEST(hidden_and_broken_names_are_not_offered)
{
	ck_assert_ptr_null(strstr(found("", false), "hidden"));
	ck_assert_str_eq(found("line", false), "");
	ck_assert_str_eq(found("not", false), "");
	ck_assert_str_eq(found("", true), "class/");
}
END_TEST

/* The first bytes of two accents are the same: what is common ends before them. */
START_TEST(no_half_of_a_character)
{
	found("r", false);
	ck_assert_uint_eq(names.n, 2);
	ck_assert_str_eq(text_str(&common) + strlen(dir) + 1, "r");
}
END_TEST

Suite *
base_complete_suite(void)
{
	Suite *s = suite_create("base_complete");
	TCase *t = tcase_create("complete");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, names_that_begin_so);
	tcase_add_test(t, hidden_and_broken_names_are_not_offered);
	tcase_add_test(t, no_half_of_a_character);
	suite_add_tcase(s, t);
	return s;
}
