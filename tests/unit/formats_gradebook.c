/* A gradebook's column filled in place: every other byte stays. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "formats_gradebook.h"
#include "model/grade.h"

static struct text in, out;
static struct gradebook_done done;
static struct err e;

static void
teardown(void)
{
	text_free(&in);
	text_free(&out);
	gradebook_done_free(&done);
}

/* s-1 gets 27.5, s-2 gets 9; s-3 is known and gets nothing yet. */
static bool
points(void *user, const char *id, struct text *value)
{
	(void)user;
	if (strcmp(id, "s-1") == 0)
		text_add(value, "27.5");
	else if (strcmp(id, "s-2") == 0)
		text_add(value, "9");
	return strcmp(id, "s-1") == 0 || strcmp(id, "s-2") == 0 || strcmp(id, "s-3") == 0;
}

static bool
fills(const char *bytes, const char *column)
{
	text_clear(&out);
	gradebook_done_free(&done);
	text_set(&in, bytes);
	return gradebook_fill(&in, column, points, NULL, &out, &done, &e);
}

START_TEST(canvas)
{
	ck_assert_msg(fills("Student,ID,SIS User ID,SIS Login ID,Section,Interview report (4711),Final Score\r\n"
			"    Points Possible,,,,,32.00,(read only)\r\n"
			"\"Lee, Ana\",101,s-1,ana@example.org,Section A,,90.1\r\n"
			"\"Roe, \"\"Cy\"\"\",103,s-3,cy@example.org,Section A,12,80\r\n"
			"\"Li, Bo\",102,s-2,bo@example.org,\"Section, B\",\"7\",\r\n"
			"\"Nobody, Known\",104,x-9,no@example.org,Section A,,\r\n"
			"\"Student, Test\",,,,Section A,,", "Interview report"), "%s", e.text);
	ck_assert_str_eq(text_str(&out), "Student,ID,SIS User ID,SIS Login ID,Section,Interview report (4711),Final Score\r\n"
		"    Points Possible,,,,,32.00,(read only)\r\n"
		"\"Lee, Ana\",101,s-1,ana@example.org,Section A,27.5,90.1\r\n"
		"\"Roe, \"\"Cy\"\"\",103,s-3,cy@example.org,Section A,12,80\r\n"
		"\"Li, Bo\",102,s-2,bo@example.org,\"Section, B\",\"9\",\r\n"
		"\"Nobody, Known\",104,x-9,no@example.org,Section A,,\r\n"
		"\"Student, Test\",,,,Section A,,");
	ck_assert_uint_eq(done.rows, 4);
	ck_assert_uint_eq(done.filled, 2);
	ck_assert_uint_eq(done.missed.n, 1);
	ck_assert_str_eq(done.missed.s[0], "Nobody, Known");
}
END_TEST

/* A byte-order mark, semicolons, quotes everywhere, a line end within a cell, no end of the last line. */
START_TEST(moodle)
{
	ck_assert_msg(fills("\xef\xbb\xbf\"First name\";Surname;\"ID number\";\"Email address\";\"Assignment: Report (Real)\";Feedback\n"
			"Ana;Lee;s-1;ana@example.org;-;\"two\nlines; and a sign\"\n\n"
			"Bo;Li;s-2;bo@example.org;\"1,5\";", "Assignment: Report (Real)"), "%s", e.text);
	ck_assert_str_eq(text_str(&out), "\xef\xbb\xbf\"First name\";Surname;\"ID number\";\"Email address\";\"Assignment: Report (Real)\";Feedback\n"
		"Ana;Lee;s-1;ana@example.org;27.5;\"two\nlines; and a sign\"\n\n"
		"Bo;Li;s-2;bo@example.org;\"9\";");
}
END_TEST

START_TEST(which_column_is_said)
{
	ck_assert(!fills("Student,ID,Essay 1,Essay 2\nAna,s-1,,\n", "Essay"));
	ck_assert_ptr_nonnull(strstr(e.text, "More than one column"));
	ck_assert(!fills("Student,ID,Essay 1,Essay 2\nAna,s-1,,\n", "Report"));
	ck_assert_ptr_nonnull(strstr(e.text, "Student, ID, Essay 1"));
	ck_assert(!fills("Student,Essay\nAna,\n", "Essay"));
	ck_assert_ptr_nonnull(strstr(e.text, "no column with ids"));
	ck_assert(fills("Student,ID,Essay,Essay 2\nAna,s-1\n", "Essay")); /* a short row stays as it is */
	ck_assert_str_eq(text_str(&out), "Student,ID,Essay,Essay 2\nAna,s-1\n");
	ck_assert_uint_eq(done.filled, 0);
}
END_TEST

/* Two rows, the second twice as heavy; half a point off a day. */
START_TEST(points_weights_and_late_days)
{
	struct rubric_level levels[] = { { 1, NULL, NULL }, { 2.5, NULL, NULL } };
	struct rubric_row rows[] = { { (char *)(uintptr_t)"questions", NULL, 1, levels, 2, 2 },
		{ (char *)(uintptr_t)"listening", NULL, 2, levels, 2, 2 } };
	struct rubric r = { .late_day = 0.5, .rows = rows, .n = 2 };
	struct grade g;
	struct text t = { 0 };

	grade_of(&r, "listening=1,2;questions=1", 20261201, 20261201, &g);
	ck_assert_int_eq(g.missing, 0);
	ck_assert_int_eq(g.late, 0);
	grade_text(g.points, &t);
	ck_assert_str_eq(text_str(&t), "6"); /* 1 + 2 * 2.5 */
	grade_of(&r, "listening=1,2;questions=1", 20261230, 20270102, &g);
	ck_assert_int_eq(g.late, 3);
	text_clear(&t);
	grade_text(g.points, &t);
	ck_assert_str_eq(text_str(&t), "4.5");
	grade_of(&r, "listening=2", 0, 20270102, &g);
	ck_assert_int_eq(g.missing, 1);
	grade_of(&r, "listening=1;questions=1", 20260101, 20270102, &g);
	ck_assert(g.points <= 0 && g.points >= 0);
	text_free(&t);
}
END_TEST

Suite *
formats_gradebook_suite(void)
{
	Suite *s = suite_create("formats_gradebook");
	TCase *t = tcase_create("gradebook");

	tcase_add_checked_fixture(t, NULL, teardown);
	tcase_add_test(t, canvas);
	tcase_add_test(t, moodle);
	tcase_add_test(t, which_column_is_said);
	tcase_add_test(t, points_weights_and_late_days);
	suite_add_tcase(s, t);
	return s;
}
