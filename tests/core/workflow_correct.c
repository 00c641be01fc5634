/* A conversation put right: whom it was with, when, how long, how and where. */
#include <check.h>

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
	mem_set(&desk.config.zone, "UTC");
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

/* Sets a field and says nothing; a refusal says `why`. */
static void
set(int64_t id, const char *field, const char *value)
{
	ck_assert_msg(interview_set(&desk, id, field, value, &e), "%s: %s", field, e.text);
}

static void
refused(int64_t id, const char *field, const char *value, const char *why)
{
	ck_assert_msg(!interview_set(&desk, id, field, value, &e), "%s = %s", field, value);
	ck_assert_str_eq(e.text, why);
}

/* TEMP_WALL is 2026-11-22 12:00 UTC. */
START_TEST(a_held_call_moves_with_its_whole_clock)
{
	int64_t id = temp_held(&desk, temp_contact(desk.store, "Maya Okafor"), 23);

	temp_note(desk.store, id, "needs a licence", 7 * MINUTE_MS);
	set(id, "at", "2026-11-20 09:30");
	ck_assert_int_eq(number("SELECT started_ms FROM timing"),
		TEMP_WALL - 2 * DAY_MS - 150 * MINUTE_MS);
	ck_assert_int_eq(number("SELECT ended_ms - started_ms FROM timing"), 23 * MINUTE_MS);
	ck_assert_int_eq(number("SELECT axis_ms FROM note"), 7 * MINUTE_MS);
	refused(id, "at", "2026-11-23 09:00", "That is still to come.");
}
END_TEST

START_TEST(a_call_from_paper_may_have_a_day_only)
{
	int64_t id = temp_interview(desk.store, temp_contact(desk.store, "Maya Okafor"));

	ck_assert_msg(call_from_paper(&desk, id, 0, &e), "%s", e.text);
	set(id, "at", "2026-11-20");
	ck_assert_int_eq(number("SELECT started_ms FROM timing"),
		TEMP_WALL - 2 * DAY_MS - 12 * 60 * MINUTE_MS);
	ck_assert_int_eq(number("SELECT ended_ms - started_ms FROM timing"), 20 * MINUTE_MS);
}
END_TEST

START_TEST(a_running_call_keeps_its_time)
{
	int64_t id = temp_interview(desk.store, temp_contact(desk.store, "Maya Okafor"));

	temp_clock(desk.store, id, CLOCK_START, 0);
	refused(id, "at", "2026-11-20 09:30",
		"This call is still running; its day and time can be changed after its end.");
	set(id, "place", "her office");
}
END_TEST

START_TEST(what_was_agreed_may_change_after_the_end)
{
	int64_t id = temp_held(&desk, temp_contact(desk.store, "Maya Okafor"), 23);

	set(id, "minutes", "30");
	set(id, "channel", "in person");
	set(id, "place", "the canteen");
	set(id, "kind", "networking");
	ck_assert_int_eq(number("SELECT agreed_minutes FROM interview"), 30);
	ck_assert_int_eq(number("SELECT channel = 'in person' AND place = 'the canteen' AND "
		"kind = 'networking' FROM interview"), 1);
	ck_assert_int_eq(number("SELECT ended_ms - started_ms FROM timing"), 23 * MINUTE_MS);
	refused(id, "minutes", "500", "A call is agreed for 1 to 240 minutes, not 500.");
	refused(id, "channel", "pigeon",
		"“pigeon” is not a channel: write phone, video or in person.");
	refused(id, "kind", "dinner",
		"“dinner” is not a kind: write informational or networking.");
	refused(id, "shoes", "42",
		"An interview has no field “shoes”; there are contact, at, minutes, channel, place, kind.");
}
END_TEST

/* One refused value keeps them all as they were. */
START_TEST(nothing_is_half_corrected)
{
	int64_t maya = temp_contact(desk.store, "Maya Okafor"), ama = temp_contact(desk.store, "Ama");
	int64_t id = temp_held(&desk, maya, 23);
	const char *values[N_INTERVIEW_FIELDS] = { "Ama", NULL, "0", NULL, "here", NULL };
	size_t wrong;

	ck_assert(!interview_correct(&desk, id, values, &wrong, &e));
	ck_assert_uint_eq(wrong, INTERVIEW_MINUTES);
	ck_assert_int_eq(number("SELECT contact_id FROM interview"), maya);
	values[INTERVIEW_MINUTES] = "25";
	ck_assert_msg(interview_correct(&desk, id, values, &wrong, &e), "%s", e.text);
	ck_assert_int_eq(number("SELECT contact_id FROM interview"), ama);
	ck_assert_int_eq(number("SELECT place = 'here' AND agreed_minutes = 25 FROM interview"), 1);
}
END_TEST

/* Whom they named was named by the other one, unless the person wrote how they were found. */
START_TEST(another_contact_takes_the_referrals_along)
{
	int64_t maya = temp_contact_at(&desk, "Maya Okafor", STAGE_SCHEDULED);
	int64_t ama = temp_contact_at(&desk, "Ama Boateng", STAGE_SCHEDULED);
	int64_t id = temp_held(&desk, maya, 23);
	struct note n = { .kind = NOTE_REFERRAL, .axis_ms = 1000, .text = mem_str("Dana Ruiz, forecasting") };
	struct contact dana = { 0 };
	struct call c = { 0 };
	struct text said = { 0 };

	ck_assert(store_note_add(desk.store, id, &n, &e) && desk_call(&desk, id, &c, &e));
	ck_assert(referral_propose(&c, &c.notes[0], &dana));
	ck_assert_msg(referral_take(&desk, &c, &dana, &e), "%s", e.text);
	ck_assert_int_eq(number("SELECT found = 'named by Maya Okafor' FROM contact "
		"WHERE name = 'Dana Ruiz'"), 1);
	set(id, "contact", "Ama");
	ck_assert_int_eq(number("SELECT referrer_id FROM contact WHERE name = 'Dana Ruiz'"), ama);
	ck_assert_int_eq(number("SELECT found = 'named by Ama Boateng' FROM contact "
		"WHERE name = 'Dana Ruiz'"), 1);
	ck_assert_int_eq(temp_stage(&desk, ama), STAGE_TALKED);
	ck_assert(store_undo(desk.store, id, &said, &e)); /* one step */
	ck_assert_int_eq(number("SELECT contact_id FROM interview"), maya);
	ck_assert_int_eq(temp_stage(&desk, ama), STAGE_SCHEDULED);
	text_free(&said);
	note_done(&n);
	contact_done(&dana);
	call_done(&c);
}
END_TEST

START_TEST(a_planned_one_is_scheduled)
{
	int64_t maya = temp_contact_at(&desk, "Maya Okafor", STAGE_ASKED);
	int64_t id = temp_interview(desk.store, maya);

	set(id, "at", "2026-11-25 14:00");
	ck_assert_int_eq(number("SELECT scheduled_ms FROM interview"),
		TEMP_WALL + 3 * DAY_MS + 120 * MINUTE_MS);
	ck_assert_int_eq(temp_stage(&desk, maya), STAGE_SCHEDULED);
	refused(id, "contact", "", "Write whom it was with: the name of a contact, or the number.");
	ck_assert(!interview_set(&desk, id, "at", "when the cows come home", &e));
	set(id, "at", "");
	ck_assert_int_eq(number("SELECT coalesce(scheduled_ms, 0) FROM interview"), 0);
}
END_TEST

START_TEST(a_practice_call_stays)
{
	struct interview i = { .practice = true, .partner = mem_str("ama"), .agreed_minutes = 20 };

	ck_assert_msg(store_interview_save(desk.store, &i, &e), "%s", e.text);
	refused(i.id, "place", "here", "A practice call stays as it was held.");
	interview_done(&i);
}
END_TEST

Suite *workflow_correct_suite(void);

Suite *
workflow_correct_suite(void)
{
	Suite *suite = suite_create("corrections");
	TCase *t = tcase_create("corrections");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, a_held_call_moves_with_its_whole_clock);
	tcase_add_test(t, a_call_from_paper_may_have_a_day_only);
	tcase_add_test(t, a_running_call_keeps_its_time);
	tcase_add_test(t, what_was_agreed_may_change_after_the_end);
	tcase_add_test(t, nothing_is_half_corrected);
	tcase_add_test(t, another_contact_takes_the_referrals_along);
	tcase_add_test(t, a_planned_one_is_scheduled);
	tcase_add_test(t, a_practice_call_stays);
	suite_add_tcase(suite, t);
	return suite;
}
