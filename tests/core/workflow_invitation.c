/* Invitations from calendars: planned, moved, taken off, one step of undo; calls in each other's way. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk_temp.h"
#include "model/contact.h"
#include "model/interview.h"

static struct desk desk;
static struct err e;
static struct strings said;
static struct import_counts n;
static struct text told;

#define OK(x) ck_assert_msg((x), "%s", e.text)

static void
add_person(const char *name, const char *email, const char *zone)
{
	struct contact c = { .path = PATH_OTHER, .name = mem_str(name), .email = mem_str(email), .zone = mem_str(zone),
		.organisation = mem_str("Northlight") };
	int64_t same;

	OK(contact_keep(&desk, &c, false, &same, &e));
	contact_done(&c);
}

static void
setup(void)
{
	temp_desk(&desk);
	OK(config_set(&desk.config, "zone", "UTC", &e));
	add_person("Maya Okafor", "maya@northlight.example", "");
	add_person("Björn Åkesson", "bjorn@icloud.example", "Europe/Stockholm");
}

static void
teardown(void)
{
	strings_free(&said);
	text_free(&told);
	temp_desk_done(&desk);
}

static bool
take_file(const char *path, bool dry)
{
	const struct import_wish w = { .dry = dry };
	struct import *m = import_open(&desk, path, &w, &e);
	bool ended = false, good = m != NULL;

	strings_free(&said);
	text_clear(&told);
	while (good && !ended)
		good = import_step(m, &ended, &said, &e);
	if (good) {
		n = import_counts(m);
		import_tell(m, &told);
	}
	import_free(m);
	return good;
}

/* One of tests/data/calendars. */
static void
take(const char *name)
{
	char path[200];

	snprintf(path, sizeof(path), "tests/data/calendars/%s.ics", name);
	OK(take_file(path, false));
}

static bool
take_bytes(const char *s)
{
	const char *path = temp_path("x.ics");

	OK(file_write(path, s, strlen(s), &e));
	return take_file(path, false);
}

static void
check_rows(const char *sql, const char *rows)
{
	char *are = temp_rows(sql);

	ck_assert_str_eq(are, rows);
	free(are);
}

#define ROWS "SELECT c.name, strftime('%Y-%m-%d %H:%M', scheduled_ms / 1000, 'unixepoch'), i.zone, agreed_minutes, " \
	"channel, place FROM interview i JOIN contact c ON c.id = contact_id ORDER BY i.id"

static const struct {
	const char *file, *row;
} shapes[] = {
	{ "google", "Maya Okafor|2026-12-03 14:00||30|video|https://meet.google.com/abc-defg-hij\n" },
	{ "outlook", "Maya Okafor|2026-12-03 14:00|Europe/Berlin|45|in person|Hafenstraße 7, Zimmer 4.12\n" },
	{ "teams", "Maya Okafor|2026-12-03 17:00|America/Los_Angeles|20|video|https://teams.microsoft.com/l/"
		   "meetup-join/19%3ameeting_NmE%40thread.v2/0?context=%7b%22Tid%22%3a%22x%22%7d\n" },
	{ "zoom", "Maya Okafor|2026-12-03 14:00|America/New_York|30|video|"
		  "https://us02web.zoom.us/j/12345678901?pwd=QUJD\n" },
	{ "apple", "Björn Åkesson|2026-12-03 14:00|Europe/Stockholm|30|in person|"
		   "Café Ritorno Odengatan 80–82, 113 22 Stockholm, Sweden\n" },
};

START_TEST(shapes_of_the_world)
{
	take(shapes[_i].file);
	ck_assert_uint_eq(n.added, 1);
	ck_assert_uint_eq(said.n, 0);
	check_rows(ROWS, shapes[_i].row);
	check_rows("SELECT count(*) FROM contact WHERE stage = 'scheduled'", "1\n");
	check_rows("SELECT count(*) FROM due WHERE kind = 'confirm' AND open", "1\n");
	take(shapes[_i].file);
	ck_assert_uint_eq(n.same, 1);
	ck_assert_uint_eq(n.added + n.changed, 0);
	check_rows(ROWS, shapes[_i].row);
}
END_TEST

START_TEST(moved_and_cancelled)
{
	take("google");
	take("google-moved");
	ck_assert_str_eq(text_str(&told), "google-moved.ics: 1 changed.\n"
		"Maya Okafor: moved from Thu 3 Dec 14:00 to Fri 4 Dec 09:00.");
	check_rows("SELECT strftime('%d %H:%M', scheduled_ms / 1000, 'unixepoch'), sequence FROM interview", "04 09:00|1\n");
	check_rows("SELECT strftime('%d %H:%M', event_ms / 1000, 'unixepoch') FROM due WHERE kind = 'confirm'", "04 09:00\n");
	take("google");
	ck_assert_uint_eq(n.bad, 1);
	ck_assert_str_eq(said.s[0], "google.ics: line 6: a later version of this appointment is here already.");
	take("google-cancelled");
	ck_assert_str_eq(text_str(&told), "google-cancelled.ics: 1 changed.\n"
		"Maya Okafor: cancelled, so Fri 4 Dec 09:00 is taken off; the plan stays.");
	check_rows("SELECT scheduled_ms, uid <> '' FROM interview", "0|1\n");
	check_rows("SELECT count(*) FROM due WHERE kind = 'confirm'", "0\n");
	take("google-cancelled");
	ck_assert_uint_eq(n.same, 1);
}
END_TEST

START_TEST(undone_as_one_step)
{
	struct text t = { 0 };

	take("several");
	ck_assert_uint_eq(n.added, 4);
	OK(store_undo(desk.store, -1, &t, &e));
	ck_assert_str_eq(text_str(&t), "import of several.ics: 4 new");
	check_rows("SELECT count(*) FROM interview", "0\n");
	check_rows("SELECT count(*) FROM contact WHERE stage = 'idea'", "2\n");
	OK(store_redo(desk.store, -1, &t, &e));
	check_rows("SELECT count(*) FROM interview", "4\n");
	text_free(&t);
}
END_TEST

START_TEST(one_bad_stops_no_other)
{
	static const char *const why[] = {
		"line 12: this is for a whole day and has no hour, so it is left out.",
		"line 26: the appointment that begins here has no end, so it is left out.",
		"line 36: this appointment has no day (DTSTART), so it is left out.",
		"line 48: this is one time of an appointment that repeats, so it is left out.",
		"line 54: nobody of your contacts takes part in “Dentist”, which Dr. Drill invites to: add them first.",
		"line 75: the day or hour of this appointment cannot be read: left out.",
	};

	take("several");
	ck_assert_uint_eq(said.n, LEN(why));
	for (size_t i = 0; i < LEN(why); i++)
		ck_assert_str_eq(said.s[i] + strlen("several.ics: "), why[i]);
	ck_assert_str_eq(text_str(&told), "several.ics: 4 new, 6 left out. 1 is over already.\n"
		"Maya Okafor: Thu 3 Dec 08:00, 25 minutes, phone. It says no time zone, so the hour is taken as yours.\n"
		"Maya Okafor: Thu 3 Dec 09:30 (15:00 +05:30), 20 minutes.\n"
		"Maya Okafor: Thu 3 Dec 18:00, 20 minutes. It repeats: only the first time is taken.\n"
		"Maya Okafor: Fri 4 Dec 10:00, 20 minutes. Its time zone “Middle Earth” is not known, so the hour is "
		"taken as yours.");
}
END_TEST

START_TEST(a_dry_run_only_tells)
{
	OK(take_file("tests/data/calendars/google.ics", true));
	ck_assert_str_eq(text_str(&told), "Would be: google.ics: 1 new.\nMaya Okafor: Thu 3 Dec 14:00, 30 minutes, video.");
	check_rows("SELECT count(*) FROM interview", "0\n");
	ck_assert(!take_bytes("BEGIN:VCARD2\r\n") || n.added == 0);
}
END_TEST

/* A plan that has no time yet gets it; two programs that invite to one conversation make one. */
START_TEST(one_conversation_stays_one)
{
	int64_t planned = temp_interview(desk.store, 1);

	take("outlook");
	check_rows("SELECT id, channel FROM interview", "1|in person\n");
	ck_assert_int_eq(planned, 1);
	take("zoom");
	check_rows("SELECT id, channel FROM interview", "1|in person\n");
	ck_assert_uint_eq(n.same, 1);
}
END_TEST

/* What went out comes back: nothing changes; moved in the calendar, it moves. */
START_TEST(our_own_come_back)
{
	struct text out = { 0 };
	char *at;

	take("apple");
	temp_run("UPDATE interview SET uid = '', sequence = 0, stamp_ms = 0");
	OK(calendar_write(&desk, 1, &out, &e));
	OK(take_bytes(text_str(&out)));
	ck_assert_uint_eq(n.same, 1);
	at = strstr(out.s, "DTSTART:20261203T14");
	memcpy(at, "DTSTART:20261203T13", 19);
	at = strstr(out.s, "SEQUENCE:");
	at[9]++;
	OK(take_bytes(text_str(&out)));
	ck_assert_uint_eq(n.changed, 1);
	check_rows("SELECT strftime('%d %H:%M', scheduled_ms / 1000, 'unixepoch') FROM interview", "03 13:00\n");
	OK(take_bytes(text_str(&out)));
	ck_assert_uint_eq(n.same, 1);
	text_free(&out);
}
END_TEST

/* An invitation that was taken in and goes out again has a later stamp and says the same. */
START_TEST(what_was_taken_in_comes_back)
{
	struct text out = { 0 };

	take("google");
	OK(calendar_write(&desk, 1, &out, &e));
	OK(take_bytes(text_str(&out)));
	ck_assert_uint_eq(n.same, 1);
	ck_assert_uint_eq(n.changed, 0);
	text_free(&out);
}
END_TEST

/* Into a workbook that knows the person and not the conversation: by name, from CONTACT. */
START_TEST(out_of_one_workbook_into_another)
{
	struct text out = { 0 };

	take("apple");
	OK(calendar_write(&desk, 1, &out, &e));
	OK(store_interview_delete(desk.store, 1, &e));
	OK(take_bytes(text_str(&out)));
	check_rows(ROWS, "Björn Åkesson|2026-12-03 14:00||30|in person|"
		"Café Ritorno Odengatan 80–82, 113 22 Stockholm, Sweden\n");
	text_free(&out);
}
END_TEST

/* ---- in each other's way ---- */

static const struct {
	int after, minutes; /* the second, in minutes after the first, which is 30 long */
	const char *first, *second, *says;
} ways[] = {
	{ 0, 20, "video", "video", "It overlaps the call with Maya Okafor, Thu 3 Dec 14:00." },
	{ 29, 20, "video", "video", "It overlaps the call with Maya Okafor, Thu 3 Dec 14:00." },
	{ 30, 20, "video", "video", "" },
	{ -20, 20, "video", "video", "" },
	{ -20, 21, "video", "video", "It overlaps the call with Maya Okafor, Thu 3 Dec 14:00." },
	{ 59, 20, "in person", "phone", "Too close to Maya Okafor, Thu 3 Dec 14:00: 29 of 30 min for the way." },
	{ 60, 20, "in person", "phone", "" },
	{ 69, 20, "phone", "in person", "Too close to Maya Okafor, Thu 3 Dec 14:00: 39 of 40 min for the way." },
	{ 70, 20, "phone", "in person", "" },
	{ 69, 20, "in person", "in person", "Too close to Maya Okafor, Thu 3 Dec 14:00: 39 of 40 min for the way." },
	{ -59, 20, "in person", "phone", "Too close to Maya Okafor, Thu 3 Dec 14:00: 39 of 40 min for the way." },
	{ -60, 20, "in person", "phone", "" },
};

START_TEST(in_each_others_way)
{
	const int64_t at = TEMP_WALL + 11 * DAY_MS + 2 * HOUR_MS; /* 3 Dec 14:00 */
	struct interview a = { .contact_id = 1, .agreed_minutes = 30, .scheduled_ms = at, .channel = mem_str(ways[_i].first) };
	struct interview b = { .contact_id = 2, .agreed_minutes = ways[_i].minutes, .channel = mem_str(ways[_i].second),
		.scheduled_ms = at + ways[_i].after * MINUTE_MS };

	OK(interview_schedule(&desk, &a, &e));
	OK(interview_schedule(&desk, &b, &e));
	text_clear(&told);
	appointment_conflict(&desk, &b, &told);
	ck_assert_str_eq(text_str(&told), ways[_i].says);
	interview_done(&a);
	interview_done(&b);
}
END_TEST

Suite *workflow_invitation_suite(void);

Suite *
workflow_invitation_suite(void)
{
	Suite *suite = suite_create("invitation");
	TCase *t = tcase_create("invitation");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(t, shapes_of_the_world, 0, (int)LEN(shapes));
	tcase_add_test(t, moved_and_cancelled);
	tcase_add_test(t, undone_as_one_step);
	tcase_add_test(t, one_bad_stops_no_other);
	tcase_add_test(t, a_dry_run_only_tells);
	tcase_add_test(t, one_conversation_stays_one);
	tcase_add_test(t, our_own_come_back);
	tcase_add_test(t, what_was_taken_in_comes_back);
	tcase_add_test(t, out_of_one_workbook_into_another);
	tcase_add_loop_test(t, in_each_others_way, 0, (int)LEN(ways));
	suite_add_tcase(suite, t);
	return suite;
}
