/* Rubrics as files: the shipped one, what a row tells, and what is refused with its place. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "formats_rubric.h"

static struct rubric r;
static struct err e;

static void
teardown(void)
{
	rubric_done(&r);
}

static bool
read_text(const char *s)
{
	return rubric_read(&r, "r.yaml", s, strlen(s), &e);
}

START_TEST(the_shipped_one_has_eight_rows_by_four_levels)
{
	static const char *const rows[] = { "person", "research", "outreach", "questions",
		"opening-closing", "listening", "reflection", "professionalism" };
	char *dir = path_shipped("rubrics"), *path = path_join(dir, "default.yaml");

	ck_assert_msg(rubric_read_file(&r, path, &e), "%s", e.text);
	ck_assert_uint_eq(r.n, LEN(rows));
	for (size_t i = 0; i < LEN(rows); i++) {
		ck_assert_str_eq(r.rows[i].id, rows[i]);
		ck_assert_uint_eq(r.rows[i].n, 4);
		for (size_t k = 0; k < 4; k++) {
			ck_assert_msg(*r.rows[i].levels[k].example, "%s: level %zu has no example",
				rows[i], k + 1);
			ck_assert_double_eq(r.rows[i].levels[k].points, (double)k + 1);
		}
	}
	ck_assert_double_eq(rubric_most(&r), 44); /* three rows count twice */
	free(path);
	free(dir);
}
END_TEST

START_TEST(a_row_tells_its_levels_best_first)
{
	struct text got = { 0 };

	ck_assert_msg(read_text("rubric: own\nlate_day: 0.5\nrows:\n"
		"  - {id: a, title: A, weight: 2, levels: [{points: 1, text: \"Little.\"}, "
		"{points: 2.5, text: \"Much.\", example: \"All of it.\"}]}\n"
		"  - {id: b, title: B, levels: [{points: 4, text: \"Yes.\"}]}\n"), "%s", e.text);
	ck_assert_str_eq(r.title, "own");
	rubric_row_text(rubric_row_find(&r, "a"), &got);
	ck_assert_str_eq(text_str(&got), "2 (2.5 points) Much. For example: All of it.\n"
		"1 (1 point) Little.\n");
	text_clear(&got);
	rubric_text(&r, &got);
	ck_assert_str_eq(text_str(&got), "9 points; each day late takes 0.5 points off");
	ck_assert_ptr_null(rubric_row_find(&r, "c"));
	text_free(&got);
}
END_TEST

static const struct {
	const char *text, *said;
} wrong[] = {
	{ "", "r.yaml:1:1: a rubric needs keys, \"rubric:\" and \"rows:\"." },
	{ "rows: []\n", "r.yaml:1:1: \"rubric\" is missing here; add it." },
	{ "rubric: r\nrows: []\n", "r.yaml:2:7: \"rows\" must be a list with at least one entry." },
	{ "rubric: r\nlate_day: much\n",
		"r.yaml:2:11: \"late_day\" must be a number such as 0.5 or 4." },
	{ "rubric: r\nlate_day: -1\n",
		"r.yaml:2:11: \"late_day\" must be a number such as 0.5 or 4." },
	{ "rubric: r\nlate_day: nan\n",
		"r.yaml:2:11: \"late_day\" must be a number such as 0.5 or 4." },
	{ "rubric: r\nrows:\n  - {id: a, title: A}\n",
		"r.yaml:3:5: \"levels\" must be a list with at least one entry." },
	{ "rubric: r\nrows:\n  - {id: a, title: A, levels: [{text: x}]}\n",
		"r.yaml:3:32: \"points\" is missing here; add it." },
	{ "rubric: r\nrows:\n  - {id: a, title: A, levels: [{points: 2, text: x}, {points: 1, text: y}]}\n",
		"r.yaml:3:54: This level has fewer points than the one before; put the lowest level "
		"first." },
	{ "rubric: r\nrows:\n  - {id: a, title: A, levels: [{points: 2, text: x}]}\n"
	  "  - {id: a, title: B, levels: [{points: 2, text: x}]}\n",
		"r.yaml:4:10: There is a row \"a\" already; give this one another id." },
};

START_TEST(what_is_wrong_is_refused_with_its_place)
{
	ck_assert(!read_text(wrong[_i].text));
	ck_assert_str_eq(e.text, wrong[_i].said);
	ck_assert_uint_eq(r.n, 0);
	ck_assert_ptr_null(r.name);
}
END_TEST

/* sha256sum of {"rows":[{"id":"a","levels":[{"points":1,"text":"x"}],"title":"A"}],"rubric":"own"} */
START_TEST(the_digest_is_of_what_it_says_not_of_its_bytes)
{
	static const char *const same[] = {
		"rubric: own\nrows:\n  - {id: a, title: A, levels: [{points: 1, text: x}]}\n",
		"# mine\nrows:\n  - title: \"A\"\n    id: a\n    levels:\n      - text: x\n        points: 1\n"
		"rubric: own\n",
	};

	for (size_t i = 0; i < LEN(same); i++) {
		ck_assert_msg(read_text(same[i]), "%s", e.text);
		ck_assert_str_eq(r.digest, "82b3ad45983077d7a327d1fb28fd9984637c49832ff3c0918510b93cc2f9f937");
	}
}
END_TEST

Suite *formats_rubric_suite(void);

Suite *
formats_rubric_suite(void)
{
	Suite *s = suite_create("formats_rubric");
	TCase *t = tcase_create("rubric");

	tcase_add_checked_fixture(t, NULL, teardown);
	tcase_add_test(t, the_shipped_one_has_eight_rows_by_four_levels);
	tcase_add_test(t, a_row_tells_its_levels_best_first);
	tcase_add_test(t, the_digest_is_of_what_it_says_not_of_its_bytes);
	tcase_add_loop_test(t, what_is_wrong_is_refused_with_its_place, 0, LEN(wrong));
	suite_add_tcase(s, t);
	return s;
}
