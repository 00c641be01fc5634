/* An interview planned, its length agreed, looked back on, deleted, without any screen. */
#include <check.h>
#include <string.h>

#include "desk_temp.h"
#include "model/call.h"

static struct desk desk;
static struct err e;
static int64_t maya;

static void
setup(void)
{
	temp_desk(&desk);
	maya = temp_contact(desk.store, "Maya Okafor, Grid planner, Northlight");
}

static void
teardown(void)
{
	temp_desk_done(&desk);
}

static int64_t
count_of(const char *table)
{
	struct text sql = { 0 };

	text_addf(&sql, "SELECT count(*) FROM %s", table);
	int64_t n = temp_number(text_str(&sql));
	text_free(&sql);
	return n;
}

START_TEST(a_plan_is_made_once_and_goes_by_one_undo)
{
	struct text said = { 0 };
	int64_t id = plan_for(&desk, maya, &e);

	ck_assert_msg(id, "%s", e.text);
	ck_assert_int_gt(count_of("asked"), 0);
	ck_assert_int_eq(plan_for(&desk, maya, &e), id);
	ck_assert_int_eq(count_of("interview"), 1);
	ck_assert(store_undo(desk.store, -1, &said, &e));
	ck_assert_str_eq(text_str(&said), "plan an interview with Maya Okafor");
	ck_assert_int_eq(count_of("interview"), 0);
	ck_assert_int_eq(plan_for(&desk, 99, &e), 0);
	text_free(&said);
}
END_TEST

/* Whom one has talked with before is no stranger; who is to be met again is met for networking. */
START_TEST(known_people_are_met_as_such)
{
	struct contact ben = { .name = mem_str("Ben Olu"), .path = PATH_RECONNECT };
	struct call c = { 0 };
	int64_t first = temp_held(&desk, maya, 20), second;

	ck_assert(desk_call(&desk, first, &c, &e));
	ck_assert(!c.met);
	second = plan_for(&desk, maya, &e);
	ck_assert(desk_call(&desk, second, &c, &e));
	ck_assert(c.met);
	ck_assert_int_eq(c.interview.kind, KIND_INFORMATIONAL);
	ck_assert(store_contact_save(desk.store, &ben, &e));
	ck_assert(desk_call(&desk, plan_for(&desk, ben.id, &e), &c, &e));
	ck_assert(!c.met);
	ck_assert_int_eq(c.interview.kind, KIND_NETWORKING);
	contact_done(&ben);
	call_done(&c);
}
END_TEST

START_TEST(an_interview_without_questions_gets_some)
{
	int64_t id = temp_interview(desk.store, maya);

	ck_assert_int_eq(plan_for(&desk, maya, &e), id);
	ck_assert_int_gt(count_of("asked"), 0);
}
END_TEST

START_TEST(a_length_is_agreed_until_the_call_has_ended)
{
	int64_t id = temp_interview(desk.store, maya);
	int64_t held = temp_held(&desk, temp_contact(desk.store, "Ama"), 20);

	ck_assert_msg(interview_length_set(&desk, id, 45, &e), "%s", e.text);
	ck_assert_int_eq(temp_number("SELECT agreed_minutes FROM interview WHERE id = 1"), 45);
	ck_assert(!interview_length_set(&desk, id, 0, &e));
	ck_assert(!interview_length_set(&desk, id, 241, &e));
	ck_assert_str_eq(e.text, "A call is agreed for 1 to 240 minutes, not 241.");
	ck_assert(!interview_length_set(&desk, held, 45, &e));
	ck_assert_str_eq(e.text, "This call has been held; its agreed length stays as it was.");
}
END_TEST

START_TEST(a_debrief_is_answered_by_its_prompts)
{
	int64_t id = temp_held(&desk, maya, 20), planned = temp_interview(desk.store, maya);
	struct text said = { 0 };

	ck_assert_msg(debrief_answer(&desk, id, "learned", "The grid is old", &e), "%s", e.text);
	ck_assert_int_eq(
		temp_number("SELECT count(*) FROM reflection WHERE text = 'The grid is old'"), 1);
	ck_assert(!debrief_answer(&desk, id, "regrets", "none", &e));
	ck_assert_str_eq(e.text, "The debrief does not ask \"regrets\"; it asks learned, went-well, "
		"unexpected, better, values, next.");
	ck_assert(!debrief_answer(&desk, planned, "learned", "none", &e));
	ck_assert_str_eq(e.text,
		"This call has not begun: there is nothing to look back on yet");
	ck_assert(store_undo(desk.store, id, &said, &e));
	ck_assert_str_eq(text_str(&said),
		"answer “What did I learn that I did not know th…”");
	text_free(&said);
}
END_TEST

START_TEST(a_deleted_interview_says_whose_it_was)
{
	int64_t id = temp_held(&desk, maya, 20), none = 99;
	struct text what = { 0 };

	ck_assert_msg(interviews_delete(&desk, &id, 1, &what, &e), "%s", e.text);
	ck_assert_str_eq(text_str(&what), "Maya Okafor");
	ck_assert_int_eq(count_of("interview"), 0);
	text_clear(&what);
	ck_assert(store_undo(desk.store, -1, &what, &e));
	ck_assert_str_eq(text_str(&what), "delete the interview with Maya Okafor");
	text_clear(&what);
	ck_assert(!interviews_delete(&desk, &none, 1, &what, &e));
	ck_assert_uint_eq(what.n, 0);
	text_free(&what);
}
END_TEST

START_TEST(several_interviews_are_deleted_as_one_step)
{
	int64_t ids[3] = { temp_held(&desk, maya, 20), temp_held(&desk, maya, 30), 99 };
	struct text what = { 0 };

	ck_assert_int_eq(interviews_hold(&desk, ids, 2).calls, 2);
	ck_assert(!interviews_delete(&desk, ids, 3, &what, &e));
	ck_assert_int_eq(count_of("interview"), 2);
	ck_assert_msg(interviews_delete(&desk, ids, 2, &what, &e), "%s", e.text);
	ck_assert_str_eq(text_str(&what), "2 interviews");
	ck_assert_int_eq(count_of("interview"), 0);
	text_clear(&what);
	ck_assert(store_undo(desk.store, -1, &what, &e));
	ck_assert_str_eq(text_str(&what), "delete 2 interviews");
	ck_assert_int_eq(count_of("interview"), 2);
	text_free(&what);
}
END_TEST

Suite *workflow_interview_suite(void);

Suite *
workflow_interview_suite(void)
{
	Suite *suite = suite_create("interview acts");
	TCase *t = tcase_create("interview acts");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, a_plan_is_made_once_and_goes_by_one_undo);
	tcase_add_test(t, known_people_are_met_as_such);
	tcase_add_test(t, an_interview_without_questions_gets_some);
	tcase_add_test(t, a_length_is_agreed_until_the_call_has_ended);
	tcase_add_test(t, a_debrief_is_answered_by_its_prompts);
	tcase_add_test(t, a_deleted_interview_says_whose_it_was);
	tcase_add_test(t, several_interviews_are_deleted_as_one_step);
	suite_add_tcase(suite, t);
	return suite;
}
