/* The assignment one works on: chosen with its day, held for, written up, its pack changed. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "desk_temp.h"
#include "formats_report.h"
#include "model/rubric.h"

static struct desk desk;
static struct err e;
static struct text said;

#define OK(x) ck_assert_msg((x), "%s", e.text)

static void
setup(void)
{
	temp_desk(&desk);
	mem_set(&desk.config.zone, "UTC");
	setenv("XDG_DATA_HOME", temp_path("data"), 1);
}

static void
teardown(void)
{
	text_free(&said);
	unsetenv("XDG_DATA_HOME");
	temp_desk_done(&desk);
}

static void
choose(const char *pack, int day)
{
	text_clear(&said);
	OK(coursework_choose(&desk, pack, day, &said, &e));
}

START_TEST(chosen_by_its_name_or_a_beginning)
{
	choose("assignment-nine", 20261214);
	ck_assert_ptr_nonnull(strstr(text_str(&said), "Nine-question assignment, due Monday, 14 December 2026"));
	choose("nine-question a", 0); /* the day stays */
	ck_assert_ptr_nonnull(strstr(text_str(&said), "14 December 2026"));
	choose("Nine", 20261221);
	ck_assert_ptr_nonnull(strstr(text_str(&said), "21 December 2026"));
	ck_assert(!coursework_choose(&desk, "core", 0, &said, &e)); /* a pack, but no assignment */
	ck_assert_str_eq(e.text, "There is no assignment “core”; `halfhour bank list` shows the packs.");
}
END_TEST

/* "Nine-question assignment, no day set": the shipped pack names none. */
START_TEST(without_a_day_it_is_chosen_all_the_same)
{
	choose("assignment-nine", 0);
	ck_assert_str_eq(text_str(&said), "Nine-question assignment, no day set");
}
END_TEST

START_TEST(a_new_interview_is_for_it_until_one_is_held)
{
	int64_t maya = temp_contact_at(&desk, "Maya", STAGE_IDEA), ben = temp_contact_at(&desk, "Ben", STAGE_IDEA);
	struct call c = { 0 };

	choose("assignment-nine", 20261214);
	int64_t id = interview_for(&desk, maya, &e);
	OK(desk_call(&desk, id, &c, &e));
	ck_assert_str_eq(c.interview.assignment, "assignment-nine");
	ck_assert_int_eq(c.interview.agreed_minutes, 30);
	struct moment end = { .wall_ms = TEMP_WALL, .boot_id = "boot" };
	desk.now = &end;
	OK(call_event(&desk, id, CLOCK_START, 0, 0, &e));
	OK(call_event(&desk, id, CLOCK_END, 20 * MINUTE_MS, 0, &e));
	id = interview_for(&desk, ben, &e);
	OK(desk_call(&desk, id, &c, &e));
	ck_assert_str_eq(c.interview.assignment ? c.interview.assignment : "", "");
	ck_assert_int_eq(c.interview.agreed_minutes, desk.config.agreed_minutes);
	call_done(&c);
}
END_TEST

START_TEST(each_question_is_written_up)
{
	int64_t id = interview_for(&desk, temp_contact_at(&desk, "Maya", STAGE_IDEA), &e);
	struct call c = { 0 };

	OK(desk_call(&desk, id, &c, &e));
	ck_assert(!writeup_set(&desk, &c, "1", "x", &e));
	ck_assert_str_eq(e.text, "This interview is for no assignment; x in its plan chooses one.");
	choose("assignment-nine", 20261214);
	OK(writeup_set(&desk, &c, "9", "Ask.\n\nAgain.", &e));
	OK(writeup_set(&desk, &c, "assignment-conditions", "Quiet.", &e));
	OK(desk_call(&desk, id, &c, &e));
	ck_assert_uint_eq(c.n_writeups, 2);
	ck_assert_str_eq(call_writeup(&c, "assignment-advice"), "Ask.\n\nAgain.");
	/* Of no assignment when it was planned, all the same its report has them. */
	const struct report_wish wish = { .as = PAGE_MARKDOWN };
	struct text page = { 0 };
	OK(report_write(&desk, id, &wish, &page, &e));
	ck_assert_ptr_nonnull(strstr(text_str(&page), "written up: 2 of 9, 3 words."));
	text_free(&page);
	ck_assert(!writeup_set(&desk, &c, "0", "x", &e));
	ck_assert(!writeup_set(&desk, &c, "day-last-week", "x", &e));
	struct undo_step step = { 0 };
	ck_assert(history_next(&desk, false, &step));
	ck_assert_str_eq(step.label, "write up “Working conditions”");
	OK(history_turn(&desk, false, &said, &e));
	OK(desk_call(&desk, id, &c, &e));
	ck_assert_ptr_null(call_writeup(&c, "assignment-conditions"));
	call_done(&c);
	undo_step_done(&step);
}
END_TEST

/* The day that was chosen, not the pack's. No course was named, and no points: what the shipped
 * rubric comes to is the student's to look at, and in no page that is handed in. */
START_TEST(the_report_says_when_it_was_due_and_how_late_it_is)
{
	static const struct { int64_t day; const char *says; } days[] = {
		{ 0, "Nine-question assignment, due 14 December 2026: 0 of 9 questions covered; written up: "
			"0 of 9." },
		{ 14, "It is 1 day late." },
		{ 15, "It is 2 days late." },
	};
	int64_t id = interview_for(&desk, temp_contact_at(&desk, "Maya", STAGE_IDEA), &e);
	const struct report_wish wish = { .as = PAGE_MARKDOWN, .assignment = "assignment-nine" };
	struct moment now = { .boot_id = "boot" };
	struct text page = { 0 };
	int64_t first;

	ck_assert(time_parse("2026-12-01", "UTC", &first));
	choose("assignment-nine", 20261214);
	for (size_t i = 0; i < LEN(days); i++) {
		now.wall_ms = first + days[i].day * DAY_MS;
		desk.now = &now;
		text_clear(&page);
		OK(report_write(&desk, id, &wish, &page, &e));
		ck_assert_msg(strstr(text_str(&page), days[i].says), "%s", text_str(&page));
		ck_assert_ptr_null(strstr(text_str(&page), "point"));
		ck_assert_ptr_null(strstr(text_str(&page), "\n\nCareer and Life Planning"));
	}
	choose("assignment-nine", 0);
	ck_assert_str_eq(text_str(&said), "Nine-question assignment, due Monday, 14 December 2026, 2 days late");
	text_free(&page);
}
END_TEST

START_TEST(the_rubric_is_ones_own_before_the_shipped_one)
{
	struct rubric r = { 0 };
	char *dir = path_data("rubrics"), *own = path_join(dir, "default.yaml");
	static const char text[] = "rubric: default\nrows:\n  - {id: a, title: A, levels: [{points: 1, text: x}]}\n";

	OK(rubric_open("default", &r, &e));
	ck_assert_uint_eq(r.n, 8);
	OK(path_make_parent(own, &e));
	OK(file_write(own, text, strlen(text), &e));
	OK(rubric_open("default", &r, &e));
	ck_assert_uint_eq(r.n, 1);
	ck_assert(!rubric_open("../default", &r, &e));
	ck_assert(!rubric_open("none", &r, &e));
	ck_assert_ptr_nonnull(strstr(e.text, "There is no rubric “none”. Put none.yaml into "));
	rubric_done(&r);
	free(own);
	free(dir);
}
END_TEST

Suite *workflow_coursework_suite(void);

Suite *
workflow_coursework_suite(void)
{
	Suite *s = suite_create("workflow_coursework");
	TCase *t = tcase_create("coursework");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, chosen_by_its_name_or_a_beginning);
	tcase_add_test(t, without_a_day_it_is_chosen_all_the_same);
	tcase_add_test(t, a_new_interview_is_for_it_until_one_is_held);
	tcase_add_test(t, each_question_is_written_up);
	tcase_add_test(t, the_report_says_when_it_was_due_and_how_late_it_is);
	tcase_add_test(t, the_rubric_is_ones_own_before_the_shipped_one);
	suite_add_tcase(s, t);
	return s;
}
