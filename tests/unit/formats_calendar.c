/* Calendars in: appointments taken apart, zones by whatever name, limits, and that nothing breaks it. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "formats_calendar.h"

static struct calendar c;
static struct calendar_item it;
static struct err why;

static void
open_bytes(const char *s, size_t n)
{
	calendar_memory(&c, s, n, "Europe/Vienna");
}

static bool
next(void)
{
	calendar_item_done(&it);
	why.text[0] = '\0';
	return calendar_next(&c, &it, &why);
}

static void
teardown(void)
{
	calendar_item_done(&it);
	calendar_done(&c);
}

#define EVENT(lines) "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:u\n" lines "\nEND:VEVENT\nEND:VCALENDAR\n"

static const struct {
	const char *bytes;
	const char *start; /* in UTC */
	const char *zone;
	int minutes;
	bool floating;
} times[] = {
	{ EVENT("DTSTART:20261203T140000Z\nDTEND:20261203T142000Z"), "2026-12-03T14:00:00Z", "", 20, false },
	{ EVENT("DTSTART:20261203T140000"), "2026-12-03T13:00:00Z", "", 0, true },
	{ EVENT("DTSTART;TZID=Europe/Lisbon:20261203T140000\nDURATION:PT1H5M"), "2026-12-03T14:00:00Z", "Europe/Lisbon", 65, false },
	{ EVENT("DTSTART;TZID=\"/mozilla.org/20050126_1/Europe/Berlin\":20260703T140000"), "2026-07-03T12:00:00Z", "Europe/Berlin", 0, false },
	{ EVENT("DTSTART;TZID=Pacific Standard Time:20260703T140000"), "2026-07-03T21:00:00Z", "America/Los_Angeles", 0, false },
	{ EVENT("DTSTART;TZID=Korea Standard Time:20260703T140000"), "2026-07-03T05:00:00Z", "Asia/Seoul", 0, false },
	{ EVENT("DTSTART;TZID=Nowhere:20261203T140000"), "2026-12-03T13:00:00Z", "", 0, true },
	{ EVENT("DTSTART:20261203T140000Z\nDTEND:20261203T130000Z"), "2026-12-03T14:00:00Z", "", 0, false },
	{ EVENT("DTSTART:20261203T140000Z\nDURATION:-PT1H"), "2026-12-03T14:00:00Z", "", 0, false },
	{ EVENT("DTSTART:20261203T140000Z\nDURATION:P99999W"), "2026-12-03T14:00:00Z", "", 0, false },
	{ "BEGIN:VCALENDAR\nX-WR-TIMEZONE:Asia/Tokyo\n" "BEGIN:VEVENT\nDTSTART:20261203T140000\nEND:VEVENT\nEND:VCALENDAR",
		"2026-12-03T05:00:00Z", "Asia/Tokyo", 0, false },
	/* The file's own rules: the summer half of a zone that nobody else knows. */
	{ "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Own\nBEGIN:STANDARD\nDTSTART:20001029T030000\nTZOFFSETFROM:+0200\n"
	  "TZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:20000326T020000\n"
	  "TZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE\n"
	  "BEGIN:VEVENT\nDTSTART;TZID=Own:20260703T140000\nEND:VEVENT\nEND:VCALENDAR\n",
		"2026-07-03T12:00:00Z", "+02:00", 0, false },
};

START_TEST(when_it_is)
{
	char iso[32];

	open_bytes(times[_i].bytes, strlen(times[_i].bytes));
	ck_assert(next());
	ck_assert_str_eq(why.text, "");
	time_iso(iso, it.start_ms);
	ck_assert_str_eq(iso, times[_i].start);
	ck_assert_str_eq(it.zone, times[_i].zone);
	ck_assert_int_eq(it.minutes, times[_i].minutes);
	ck_assert_int_eq(it.floating, times[_i].floating);
	ck_assert(!next());
}
END_TEST

/* Heads and bodies, people and rooms, more than one calendar in a file. */
START_TEST(what_is_said_of_it)
{
	const char *s = "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID: u-1 \r\nSEQUENCE:4\r\nDTSTAMP:20261130T100000Z\r\n"
		"DTSTART:20261203T140000Z\r\nSUMMARY:a\\, b\\nc\r\nRRULE:FREQ=DAILY\r\n"
		"ORGANIZER;CN=\"Okafor, M\":MAILTO:m@x.org\r\nATTENDEE;CUTYPE=ROOM;CN=R:mailto:r@x.org\r\n"
		"ATTENDEE:mailto:a@x.org\r\nLOCATION:Room\r\n  4\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
		"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261203T140000Z\nSTATUS:CANCELLED\nRECURRENCE-ID:20261203T140000Z\n"
		"END:VEVENT\nBEGIN:VTODO\nUID:x\nEND:VTODO\nEND:VCALENDAR\n";

	open_bytes(s, strlen(s));
	ck_assert(next());
	ck_assert_str_eq(it.uid, "u-1");
	ck_assert_int_eq(it.sequence, 4);
	ck_assert_int_eq(it.line, 3);
	ck_assert_str_eq(it.summary, "a, b c");
	ck_assert_str_eq(it.place, "Room 4");
	ck_assert(it.answer && it.repeats && !it.cancelled && !it.changed);
	ck_assert_uint_eq(it.n_people, 2);
	ck_assert_str_eq(it.people[0].name, "Okafor, M");
	ck_assert_str_eq(it.people[0].address, "m@x.org");
	ck_assert_str_eq(it.people[1].address, "a@x.org");
	ck_assert(next());
	ck_assert(it.cancelled && it.changed && !it.answer);
	ck_assert_int_eq(it.line, 18);
	ck_assert(!next());
}
END_TEST

START_TEST(limits)
{
	struct text s = { 0 };
	static const char good[] = EVENT("DTSTART:20261203T140000Z");

	text_add(&s, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261203T140000Z\nATTACH:");
	for (int i = 0; i < 2 * CALENDAR_ITEM_MAX / 8; i++)
		text_add(&s, "AAAAAAA\n ");
	text_add(&s, "\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART:20261203T140000Z\n");
	for (int i = 0; i < 9; i++)
		text_add(&s, "BEGIN:VALARM\n");
	for (int i = 0; i < 9; i++)
		text_add(&s, "END:VALARM\n");
	text_add(&s, "END:VEVENT\nEND:VCALENDAR\n");
	text_add(&s, good);
	open_bytes(s.s, s.n);
	ck_assert(next());
	ck_assert_str_eq(why.text, "this appointment is larger than 1 MiB, so it is left out.");
	ck_assert(next());
	ck_assert_str_eq(why.text, "this appointment has too many parts within each other, so it is left out.");
	ck_assert(next());
	ck_assert_str_eq(why.text, "");
	ck_assert(!next());
	text_free(&s);
}
END_TEST

static const char *const files[] = { "google", "google-moved", "google-cancelled", "outlook", "teams", "zoom", "apple",
	"several" };

static void
read_file(const char *name, struct text *out)
{
	char path[200];
	struct err e = { 0 };

	snprintf(path, sizeof(path), "tests/data/calendars/%s.ics", name);
	ck_assert_msg(file_read(path, out, 1 << 20, &e), "%s", e.text);
}

/* Bytes changed, cut out and put in anywhere: read to its end, and what follows it is read. */
START_TEST(damage_ends_at_the_next_calendar)
{
	struct text s = { 0 };
	uint32_t dice = 12345u + (uint32_t)_i;
	static const char good[] = "\n" EVENT("DTSTART:20261203T140000Z\nSUMMARY:the last one");

	for (int round = 0; round < 60; round++) {
		text_clear(&s);
		read_file(files[_i], &s);
		for (int k = 0; k < 1 + round / 4; k++) {
			dice = dice * 1664525u + 1013904223u;
			size_t at = (dice >> 8) % s.n;
			if (dice % 3 == 0)
				text_remove(&s, at, 1 + (dice >> 4) % 5 < s.n - at ? 1 + (dice >> 4) % 5 : 1);
			else if (dice % 3 == 1)
				s.s[at] = (char)(dice >> 16);
			else
				text_insert(&s, at, "\nBEGIN:VEVENT\n", 14);
		}
		text_add(&s, good);
		open_bytes(s.s, s.n);
		bool last = false;
		while (next())
			last = !why.text[0] && strcmp(it.summary, "the last one") == 0;
		ck_assert(last);
		teardown();
	}
	text_free(&s);
}
END_TEST

/* What is written is read: the same name, times and texts. */
START_TEST(what_went_out_comes_in)
{
	static const char *const words[] = { "a", ";", ",", "\\", "\n", "é", "水", " ", ":", "\"", "BEGIN:VEVENT", "x\ty" };
	struct text out = { 0 }, s = { 0 }, flat = { 0 };
	uint32_t dice = 7u + (uint32_t)_i;

	for (int k = 0; k < 40; k++) {
		dice = dice * 1664525u + 1013904223u;
		text_add(&s, words[(dice >> 8) % LEN(words)]);
	}
	ck_assert(calendar_begin(&out, NULL));
	calendar_put_event(&out, &(struct calendar_event){ .uid = "u", .sequence = _i, .stamp_ms = 1000000000000,
		.start_ms = 1796306400000 + _i * MINUTE_MS, .end_ms = 1796306400000 + (2 * _i + 1) * MINUTE_MS,
		.summary = text_str(&s), .location = text_str(&s) });
	calendar_end(&out);
	open_bytes(out.s, out.n);
	ck_assert(next());
	ck_assert_str_eq(why.text, "");
	text_accept(&flat, s.s, s.n, ACCEPT_LINE);
	char *trimmed = blank_trimmed(text_str(&flat));
	ck_assert_str_eq(it.summary, trimmed);
	ck_assert_str_eq(it.place, trimmed);
	ck_assert_int_eq(it.sequence, _i);
	ck_assert_int_eq(it.minutes, _i + 1);
	ck_assert_int_eq(it.start_ms, 1796306400000 + _i * MINUTE_MS);
	ck_assert(!next());
	free(trimmed);
	text_free(&out);
	text_free(&s);
	text_free(&flat);
}
END_TEST

Suite *formats_calendar_suite(void);

Suite *
formats_calendar_suite(void)
{
	Suite *suite = suite_create("formats_calendar");
	TCase *t = tcase_create("calendar");

	tcase_add_checked_fixture(t, NULL, teardown);
	tcase_add_loop_test(t, when_it_is, 0, (int)LEN(times));
	tcase_add_test(t, what_is_said_of_it);
	tcase_add_test(t, limits);
	tcase_add_loop_test(t, damage_ends_at_the_next_calendar, 0, (int)LEN(files));
	tcase_add_loop_test(t, what_went_out_comes_in, 0, 50);
	suite_add_tcase(suite, t);
	return suite;
}
