/* When and where a call will be held, and what that makes of the contact's stage. */
#include <check.h>

#include "desk_temp.h"
#include "model/call.h"

static struct desk desk;
static struct err e;

static void
setup(void)
{
	temp_desk(&desk);
}

static void
teardown(void)
{
	temp_desk_done(&desk);
}

/* Who agrees to a time is scheduled; who has talked already stays where they are. */
static const enum stage after[N_STAGES] = {
	[STAGE_IDEA] = STAGE_SCHEDULED,
	[STAGE_ASKED] = STAGE_SCHEDULED,
	[STAGE_SCHEDULED] = STAGE_SCHEDULED,
	[STAGE_TALKED] = STAGE_TALKED,
	[STAGE_IN_TOUCH] = STAGE_IN_TOUCH,
	[STAGE_DECLINED] = STAGE_SCHEDULED,
	[STAGE_NO_ANSWER] = STAGE_SCHEDULED,
};

START_TEST(a_new_time_schedules_whatever_the_stage)
{
	int64_t id = temp_contact_at(&desk, "Maya Okafor", (enum stage)_i), same;
	struct interview i = { .contact_id = id, .agreed_minutes = 20, .speed = 1,
		.scheduled_ms = TEMP_WALL + DAY_MS };

	ck_assert_msg(interview_add(&desk, &i, false, &same, &e), "%s", e.text);
	ck_assert_str_eq(stage_names[temp_stage(&desk, id)], stage_names[after[_i]]);
	interview_done(&i);
}
END_TEST

START_TEST(a_planned_call_that_gets_its_time_does_the_same)
{
	int64_t id = temp_contact_at(&desk, "Maya Okafor", (enum stage)_i), planned = interview_for(&desk, id, &e);
	struct call c = { 0 };

	ck_assert_msg(planned && desk_call(&desk, planned, &c, &e), "%s", e.text);
	ck_assert_int_eq(temp_stage(&desk, id), _i);
	c.interview.scheduled_ms = TEMP_WALL + DAY_MS;
	ck_assert_msg(interview_schedule(&desk, &c.interview, &e), "%s", e.text);
	ck_assert_str_eq(stage_names[temp_stage(&desk, id)], stage_names[after[_i]]);
	call_done(&c);
}
END_TEST

START_TEST(without_a_time_the_stage_stays)
{
	int64_t id = temp_contact_at(&desk, "Maya Okafor", STAGE_DECLINED), same;
	struct interview i = { .contact_id = id, .agreed_minutes = 20, .speed = 1 };

	ck_assert_msg(interview_add(&desk, &i, false, &same, &e), "%s", e.text);
	ck_assert_int_eq(temp_stage(&desk, id), STAGE_DECLINED);
	interview_done(&i);
}
END_TEST

START_TEST(one_undo_takes_back_time_and_stage)
{
	int64_t id = temp_contact_at(&desk, "Maya Okafor", STAGE_DECLINED), same;
	struct interview i = { .contact_id = id, .agreed_minutes = 20, .speed = 1,
		.scheduled_ms = TEMP_WALL + DAY_MS };
	struct text said = { 0 };

	ck_assert_msg(interview_add(&desk, &i, false, &same, &e), "%s", e.text);
	ck_assert_msg(store_undo(desk.store, -1, &said, &e), "%s", e.text);
	ck_assert_str_eq(text_str(&said), "add an interview with Maya Okafor");
	ck_assert_int_eq(temp_stage(&desk, id), STAGE_DECLINED);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM interview"), 0);
	text_free(&said);
	interview_done(&i);
}
END_TEST

START_TEST(the_same_time_again_is_refused_unless_asked_for)
{
	int64_t id = temp_contact_at(&desk, "Maya Okafor", STAGE_ASKED), same;
	struct interview i = { .contact_id = id, .agreed_minutes = 20, .speed = 1,
		.scheduled_ms = TEMP_WALL + DAY_MS };
	struct interview again = i;

	ck_assert_msg(interview_add(&desk, &i, false, &same, &e), "%s", e.text);
	ck_assert_int_eq(same, 0);
	ck_assert(!interview_add(&desk, &again, false, &same, &e));
	ck_assert_int_eq(same, i.id);
	ck_assert_str_eq(e.text, "An interview with them at that time is there already: number 1.");
	ck_assert_msg(interview_add(&desk, &again, true, &same, &e), "%s", e.text);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM interview"), 2);
	interview_done(&i);
	interview_done(&again);
}
END_TEST

START_TEST(an_unknown_zone_and_a_held_call_are_refused)
{
	int64_t id = temp_contact_at(&desk, "Maya Okafor", STAGE_ASKED), same, held = temp_held(&desk, id, 20);
	struct interview i = { .contact_id = id, .agreed_minutes = 20, .speed = 1,
		.scheduled_ms = TEMP_WALL + DAY_MS, .zone = mem_str("Nowhere/Town") };
	struct call c = { 0 };

	ck_assert(!interview_add(&desk, &i, false, &same, &e));
	ck_assert_str_eq(e.text,
		"“Nowhere/Town” is no time zone. Write a big city nearby, or +02:00.");
	ck_assert_int_eq(temp_stage(&desk, id), STAGE_ASKED);
	ck_assert(desk_call(&desk, held, &c, &e));
	c.interview.scheduled_ms = TEMP_WALL + DAY_MS;
	ck_assert(!interview_schedule(&desk, &c.interview, &e));
	ck_assert_str_eq(e.text, "This call has been held; its plan stays as it was.");
	call_done(&c);
	interview_done(&i);
}
END_TEST

static void
check_situation(int64_t id, const char *want)
{
	struct call c = { 0 };

	ck_assert_msg(desk_call(&desk, id, &c, &e), "%s", e.text);
	ck_assert_str_eq(c.interview.situation ? c.interview.situation : "", want);
	call_done(&c);
}

static void
renew(int64_t id)
{
	struct call c = { 0 };

	ck_assert_msg(desk_call(&desk, id, &c, &e), "%s", e.text);
	interview_situation_renew(&desk, &c.interview);
	call_done(&c);
}

START_TEST(an_interview_keeps_where_one_was)
{
	int64_t maya = temp_contact_at(&desk, "Maya Okafor", STAGE_IDEA), same, unsaid, planned;
	struct interview i = { .agreed_minutes = 20, .speed = 1, .scheduled_ms = TEMP_WALL + DAY_MS };

	unsaid = interview_for(&desk, temp_contact_at(&desk, "Ana Reis", STAGE_IDEA), &e);
	check_situation(unsaid, "");
	ck_assert_msg(config_set(&desk.config, "situation", "student", &e), "%s", e.text);
	planned = interview_for(&desk, maya, &e);
	ck_assert_msg(interview_add(&desk, &i, false, &same, &e), "%s", e.text);
	check_situation(planned, "student");
	check_situation(i.id, "student");
	check_situation(unsaid, "");

	/* Planned as a student, held between jobs. */
	ck_assert_msg(config_set(&desk.config, "situation", "between-jobs", &e), "%s", e.text);
	ck_assert_int_eq(interview_for(&desk, maya, &e), planned);
	check_situation(planned, "student");
	renew(planned);
	check_situation(planned, "between-jobs");

	/* A time agreed later changes nothing of it. */
	i.scheduled_ms += DAY_MS;
	ck_assert_msg(interview_schedule(&desk, &i, &e), "%s", e.text);
	check_situation(i.id, "student");
	ck_assert_msg(config_set(&desk.config, "situation", "unsaid", &e), "%s", e.text);
	renew(planned);
	check_situation(planned, "");
	interview_done(&i);
}
END_TEST

Suite *workflow_schedule_suite(void);

Suite *
workflow_schedule_suite(void)
{
	Suite *suite = suite_create("schedule");
	TCase *t = tcase_create("schedule");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(t, a_new_time_schedules_whatever_the_stage, 0, N_STAGES);
	tcase_add_loop_test(t, a_planned_call_that_gets_its_time_does_the_same, 0, N_STAGES);
	tcase_add_test(t, without_a_time_the_stage_stays);
	tcase_add_test(t, one_undo_takes_back_time_and_stage);
	tcase_add_test(t, the_same_time_again_is_refused_unless_asked_for);
	tcase_add_test(t, an_interview_keeps_where_one_was);
	tcase_add_test(t, an_unknown_zone_and_a_held_call_are_refused);
	suite_add_tcase(suite, t);
	return suite;
}
