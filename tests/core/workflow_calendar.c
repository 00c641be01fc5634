/* What goes to calendars: which conversations and steps, and that what was written before is
 * updated. */
#include <check.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk_temp.h"
#include "model/interview.h"

static struct desk desk;
static struct err e;
static struct text out;

static void
setup(void)
{
	temp_desk(&desk);
	config_set(&desk.config, "zone", "UTC", &e);
}

static void
teardown(void)
{
	text_free(&out);
	temp_desk_done(&desk);
}

#define OK(x) ck_assert_msg((x), "%s", e.text)

static int64_t
plan_at(const char *name, int64_t at_ms, const char *channel, const char *place)
{
	int64_t same;
	struct interview i = { .agreed_minutes = 30, .speed = 1, .scheduled_ms = at_ms,
		.contact_id = temp_contact_at(&desk, name, STAGE_ASKED), .channel = mem_str(channel),
		.place = mem_str(place), .zone = mem_str("Europe/Stockholm") };

	OK(interview_add(&desk, &i, false, &same, &e));
	int64_t id = i.id;
	interview_done(&i);
	return id;
}

/* Folded lines in one. */
static void
unfold(void)
{
	for (const char *at; (at = strstr(text_str(&out), "\r\n "));)
		text_remove(&out, (size_t)(at - out.s), 3);
}

static const char *
written(int64_t id)
{
	text_clear(&out);
	OK(calendar_write(&desk, id, &out, &e));
	unfold();
	return text_str(&out);
}

static void
check_has(const char *part)
{
	if (!strstr(text_str(&out), part))
		fprintf(stderr, "%s", text_str(&out));
	ck_assert_msg(strstr(text_str(&out), part) != NULL, "no \"%s\"", part);
}

START_TEST(a_call_and_its_steps)
{
	written(plan_at("Maya Okafor", TEMP_WALL + 2 * DAY_MS, "video", "Zoom, https://zoom.us/j/1"));
	check_has("DTSTART:20261124T120000Z\r\nDTEND:20261124T123000Z\r\n");
	check_has("SUMMARY:Conversation with Maya Okafor\r\n");
	check_has("DESCRIPTION:Tue 24 Nov 2026 12:00 (13:00 Stockholm)\\n30 minutes\\nvideo\\n");
	check_has("LOCATION:Zoom\\, https://zoom.us/j/1\r\nURL:https://zoom.us/j/1\r\nCONTACT:Maya Okafor\r\n");
	check_has("TRIGGER:-PT15M\r\n");
	check_has("BEGIN:VTODO\r\nUID:confirm:");
	check_has("SUMMARY:Confirm the call with Maya Okafor\r\n");
}
END_TEST

/* "UID:…\r\n" and the number behind "SEQUENCE:" of the first item. */
static int64_t
uid_of(const char *s, char uid[80])
{
	int64_t sequence = 0;

	ck_assert_int_eq(sscanf(strstr(s, "UID:"), "UID:%79s", uid), 1);
	ck_assert_int_eq(sscanf(strstr(s, "SEQUENCE:"), "SEQUENCE:%" SCNd64, &sequence), 1);
	return sequence;
}

START_TEST(what_moved_is_the_same_appointment)
{
	char before[80], after[80];
	int64_t id = plan_at("Maya Okafor", TEMP_WALL + 2 * DAY_MS, "phone", "+46 8 1"), first;
	struct call c = { 0 };

	first = uid_of(written(id), before);
	OK(desk_call(&desk, id, &c, &e));
	c.interview.scheduled_ms += HOUR_MS;
	OK(interview_schedule(&desk, &c.interview, &e));
	call_done(&c);
	ck_assert_int_gt(uid_of(written(id), after), first);
	ck_assert_str_eq(before, after);
	check_has("DTSTART:20261124T130000Z\r\n");
}
END_TEST

START_TEST(what_has_no_time_is_not_written)
{
	int64_t id = temp_interview(desk.store, temp_contact(desk.store, "Jo Park"));

	ck_assert(!calendar_write(&desk, id, &out, &e));
	ck_assert_str_eq(e.text, "No day is agreed on yet: say when first.");
	temp_run("UPDATE interview SET practice = 1, partner = 'x', scheduled_ms = 1");
	ck_assert(!calendar_write(&desk, id, &out, &e));
	ck_assert_str_eq(e.text, "A practice call is not written for calendars.");
	ck_assert_uint_eq(out.n, 0);
}
END_TEST

/* Of all of them: those with a time, also held ones, and no practice call. */
START_TEST(all_conversations)
{
	struct export x;
	const struct export_wish w = { .words = "" };
	size_t n = 0;

	OK(export_find("interviews", "ics", &x, &e));
	plan_at("Maya Okafor", TEMP_WALL + DAY_MS, "", "");
	temp_held(&desk, temp_contact(desk.store, "Held One"), 25);
	temp_interview(desk.store, temp_contact(desk.store, "Jo Park"));
	OK(export_write(&desk, &x, &w, &out, NULL, NULL, &e));
	for (const char *s = text_str(&out); (s = strstr(s, "BEGIN:VEVENT")); s++)
		n++;
	ck_assert_uint_eq(n, 2);
	check_has("Conversation with Held One");
	ck_assert_ptr_null(strstr(text_str(&out), "Jo Park"));
	ck_assert_str_eq(text_str(&out) + out.n - 15, "END:VCALENDAR\r\n");
}
END_TEST

Suite *workflow_calendar_suite(void);

Suite *
workflow_calendar_suite(void)
{
	Suite *suite = suite_create("calendar");
	TCase *t = tcase_create("calendar");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, a_call_and_its_steps);
	tcase_add_test(t, what_moved_is_the_same_appointment);
	tcase_add_test(t, what_has_no_time_is_not_written);
	tcase_add_test(t, all_conversations);
	suite_add_tcase(suite, t);
	return suite;
}
