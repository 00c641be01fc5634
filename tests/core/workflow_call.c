/* A call found, begun, ended, entered from paper; who it was and whom they named. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "desk_temp.h"
#include "model/call.h"
#include "model/contact.h"
#include "model/note.h"

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

static int64_t
number(const char *sql)
{
	return temp_number(sql);
}

static void
named(int64_t id, const char *text, int64_t axis_ms)
{
	struct note n = { .kind = NOTE_REFERRAL, .axis_ms = axis_ms, .text = mem_str(text) };

	ck_assert_msg(store_note_add(desk.store, id, &n, &e), "%s", e.text);
	note_done(&n);
}

/* ---- found, begun, ended ---- */

START_TEST(a_call_is_found_again_until_it_ends)
{
	int64_t maya = temp_contact_at(&desk, "Maya Okafor", STAGE_SCHEDULED);
	int64_t id = call_for(&desk, maya, desk.now, &e);

	ck_assert_msg(id, "%s", e.text);
	ck_assert_msg(call_event(&desk, id, CLOCK_START, 0, 0, &e), "%s", e.text);
	ck_assert_int_eq(call_for(&desk, maya, desk.now, &e), id);
	ck_assert_int_eq(call_for(&desk, 0, desk.now, &e), id);
	ck_assert_int_eq(number("SELECT wall_ms FROM clock"), TEMP_WALL);
	ck_assert_msg(call_end_left(&desk, id, &e), "%s", e.text);
	ck_assert_int_ne(call_for(&desk, maya, desk.now, &e), id);
}
END_TEST

START_TEST(the_end_brings_stage_and_thanks_by_one_undo)
{
	int64_t maya = temp_contact_at(&desk, "Maya Okafor", STAGE_SCHEDULED);
	int64_t id = temp_interview(desk.store, maya);
	struct text said = { 0 };
	struct call c = { 0 };

	ck_assert(call_event(&desk, id, CLOCK_START, 0, 0, &e));
	ck_assert(desk_call(&desk, id, &c, &e));
	ck_assert_msg(call_end(&desk, &c.interview, 20 * MINUTE_MS, &e), "%s", e.text);
	ck_assert_int_eq(temp_stage(&desk, maya), STAGE_TALKED);
	call_done(&c);
	ck_assert(desk_call(&desk, id, &c, &e));
	ck_assert(clock_ended(&c.clock));
	call_done(&c);
	ck_assert(store_undo(desk.store, id, &said, &e));
	ck_assert_str_eq(text_str(&said), "end the call with Maya Okafor");
	ck_assert_int_eq(temp_stage(&desk, maya), STAGE_SCHEDULED);
	text_free(&said);
}
END_TEST

/* Where the last thing noted was; an end that is there is left alone. */
START_TEST(a_call_left_running_ends_at_its_last_note)
{
	int64_t id = temp_interview(desk.store, temp_contact(desk.store, "Ama"));

	ck_assert(call_event(&desk, id, CLOCK_START, 0, 0, &e));
	temp_note(desk.store, id, "needs a licence", 7 * MINUTE_MS);
	ck_assert_msg(call_end_left(&desk, id, &e), "%s", e.text);
	ck_assert_int_eq(number("SELECT axis_ms FROM clock WHERE kind = 'end'"), 7 * MINUTE_MS);
	ck_assert(call_end_left(&desk, id, &e));
	ck_assert_int_eq(number("SELECT count(*) FROM clock"), 2);
	ck_assert(!call_end_left(&desk, 99, &e));
}
END_TEST

START_TEST(a_call_from_paper_says_that_it_is)
{
	int64_t maya = temp_contact_at(&desk, "Maya Okafor", STAGE_SCHEDULED);
	int64_t id = temp_interview(desk.store, maya);

	ck_assert_msg(call_from_paper(&desk, id, 0, &e), "%s", e.text);
	ck_assert_int_eq(number("SELECT source = 'paper' FROM interview"), 1);
	ck_assert_int_eq(number("SELECT wall_ms FROM clock WHERE kind = 'start'"),
		TEMP_WALL - 20 * MINUTE_MS);
	ck_assert_int_eq(number("SELECT wall_ms FROM clock WHERE kind = 'end'"), TEMP_WALL);
	ck_assert_int_eq(temp_stage(&desk, maya), STAGE_TALKED);
	ck_assert(!call_from_paper(&desk, id, 0, &e));
	ck_assert_str_eq(e.text, "This call was held here already.");
}
END_TEST

/* ---- who it was ---- */

START_TEST(a_past_call_is_entered_whole_or_not_at_all)
{
	int64_t maya = temp_contact_at(&desk, "Maya Okafor", STAGE_ASKED), same;
	struct strings notes = { 0 };

	strings_add(&notes, "02:00 *exam twice a year");
	strings_add(&notes, "");
	ck_assert_int_eq(call_paper_add(&desk, maya, "2026-11-03 15:00", 25, &notes, false, &same, &e), 0);
	ck_assert_int_eq(number("SELECT count(*) FROM interview"), 0);
	free(notes.s[--notes.n]);
	int64_t id = call_paper_add(&desk, maya, "2026-11-03 15:00", 25, &notes, false, &same, &e);
	ck_assert_msg(id, "%s", e.text);
	ck_assert_int_eq(number("SELECT count(*) FROM note"), 1);
	ck_assert_int_eq(number("SELECT count(*) FROM interview WHERE source = 'paper' AND agreed_minutes = 25"), 1);
	ck_assert_int_eq(number("SELECT stage = 'talked' FROM contact"), 1);
	ck_assert_int_eq(call_paper_add(&desk, maya, "2026-11-03 15:00", 25, &notes, false, &same, &e), 0);
	ck_assert_int_eq(same, id);
	ck_assert_int_eq(call_paper_add(&desk, maya, "2027-11-03", 0, &notes, false, &same, &e), 0);
	ck_assert_str_eq(e.text, "That is still to come.");
	strings_free(&notes);
}
END_TEST

START_TEST(a_past_call_leaves_the_appointment_to_come)
{
	int64_t maya = temp_contact_at(&desk, "Maya Okafor", STAGE_ASKED), same;
	struct interview ahead = { .contact_id = maya, .agreed_minutes = 20, .speed = 1,
		.scheduled_ms = TEMP_WALL + 2 * DAY_MS };
	struct strings none = { 0 };

	ck_assert_msg(interview_add(&desk, &ahead, false, &same, &e), "%s", e.text);
	int64_t id = call_paper_add(&desk, maya, "2026-11-03", 0, &none, false, &same, &e);
	ck_assert_msg(id, "%s", e.text);
	ck_assert_int_ne(id, ahead.id);
	ck_assert_int_eq(store_interview_planned(desk.store, maya), ahead.id);
	interview_done(&ahead);
}
END_TEST

START_TEST(who_it_was_is_told_to_those_they_named)
{
	int64_t id = temp_held(&desk, 0, 20);
	struct contact who = { .name = mem_str("Maya Okafor") }, dana = { 0 };
	struct call c = { 0 };

	named(id, "Dana Ruiz, forecasting, same floor +", 1000);
	ck_assert(desk_call(&desk, id, &c, &e));
	ck_assert(referral_propose(&c, &c.notes[0], &dana));
	ck_assert_msg(referral_take(&desk, &c, &dana, &e), "%s", e.text);
	ck_assert_int_eq(referral_contact(&desk, &c.notes[0]), dana.id);
	ck_assert_int_eq(number("SELECT count(*) FROM contact WHERE referrer_id IS NOT NULL"), 0);
	ck_assert_msg(person_set(&desk, id, &who, &e), "%s", e.text);
	ck_assert_int_eq(number("SELECT referrer_id FROM contact WHERE name = 'Dana Ruiz'"), who.id);
	ck_assert_int_eq(number("SELECT found = 'named by Maya Okafor' FROM contact "
		"WHERE name = 'Dana Ruiz'"), 1);
	ck_assert_int_eq(number("SELECT may_use_name FROM contact WHERE name = 'Dana Ruiz'"), 1);
	ck_assert_int_eq(temp_stage(&desk, who.id), STAGE_TALKED);
	contact_done(&who);
	contact_done(&dana);
	call_done(&c);
}
END_TEST

START_TEST(a_referral_is_at_the_place_of_who_named_them)
{
	int64_t id = temp_held(&desk,
		temp_contact(desk.store, "Maya Okafor, Grid planner, Northlight"), 20);
	struct contact dana = { 0 };
	struct call c = { 0 };

	named(id, "Dana Ruiz, forecasting, same floor", 1000);
	named(id, "555 1234", 2000);
	ck_assert(desk_call(&desk, id, &c, &e));
	ck_assert(!referral_propose(&c, &c.notes[1], &dana));
	ck_assert(referral_propose(&c, &c.notes[0], &dana));
	ck_assert_str_eq(dana.organisation, "Northlight");
	ck_assert_str_eq(dana.found, "named by Maya Okafor");
	ck_assert(!dana.may_use_name);
	ck_assert(referral_take(&desk, &c, &dana, &e));
	contact_done(&dana);
	ck_assert(referral_propose(&c, &c.notes[0], &dana));
	ck_assert(!referral_take(&desk, &c, &dana, &e));
	ck_assert_str_eq(e.text, "Dana Ruiz at Northlight is there already: number 2.");
	contact_done(&dana);
	call_done(&c);
}
END_TEST

START_TEST(a_rehearsal_takes_on_nobody)
{
	int64_t id = rehearsal_begin(&desk, "registrar", 1, 0, 0, &e);
	struct contact c = { .name = mem_str("Dana Ruiz") };
	struct call call = { 0 };

	ck_assert(!person_set(&desk, id, &c, &e));
	ck_assert_str_eq(e.text, "A rehearsal has its partner already.");
	ck_assert(desk_call(&desk, id, &call, &e));
	ck_assert(!referral_take(&desk, &call, &c, &e));
	ck_assert_int_eq(number("SELECT count(*) FROM contact"), 0);
	contact_done(&c);
	call_done(&call);
}
END_TEST

/* The same seed is the same call; without one the next follows; who has no variants refuses. */
START_TEST(a_rehearsal_has_the_variant_that_is_asked_for)
{
	static const struct { int seed, is; } all[] = { { 7, 7 }, { 3, 3 }, { 0, 3 } };
	struct call call = { 0 };

	for (size_t i = 0; i < LEN(all); i++) { /* one that was never begun is taken up again */
		int64_t id = rehearsal_begin(&desk, "dispatcher", 1, all[i].seed, 0, &e);
		ck_assert_msg(id && desk_call(&desk, id, &call, &e), "%s", e.text);
		ck_assert_int_eq(call.interview.seed, all[i].is);
		call_done(&call);
	}
	ck_assert(!rehearsal_begin(&desk, "registrar", 1, 7, 0, &e));
	ck_assert_ptr_nonnull(strstr(e.text, " has no variants; `halfhour rehearse --list`"));
	ck_assert(!rehearsal_begin(&desk, "dispatcher", 1, SEED_MOST + 1, 0, &e));
}
END_TEST

Suite *workflow_call_suite(void);

Suite *
workflow_call_suite(void)
{
	Suite *suite = suite_create("call acts");
	TCase *t = tcase_create("call acts");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, a_call_is_found_again_until_it_ends);
	tcase_add_test(t, the_end_brings_stage_and_thanks_by_one_undo);
	tcase_add_test(t, a_call_left_running_ends_at_its_last_note);
	tcase_add_test(t, a_call_from_paper_says_that_it_is);
	tcase_add_test(t, a_past_call_is_entered_whole_or_not_at_all);
	tcase_add_test(t, a_past_call_leaves_the_appointment_to_come);
	tcase_add_test(t, who_it_was_is_told_to_those_they_named);
	tcase_add_test(t, a_referral_is_at_the_place_of_who_named_them);
	tcase_add_test(t, a_rehearsal_takes_on_nobody);
	tcase_add_test(t, a_rehearsal_has_the_variant_that_is_asked_for);
	suite_add_tcase(suite, t);
	return suite;
}
