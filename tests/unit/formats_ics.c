/* Calendars out: as RFC 5545 wants it, byte for byte. */
#include <check.h>
#include <string.h>

#include "formats_calendar.h"

static struct text out;

static void
setup(void)
{
	struct err e = { 0 };

	text_clear(&out);
	ck_assert_msg(calendar_usable(&e), "%s", e.text);
}

static void
teardown(void)
{
	text_free(&out);
}

#define AT_1400 INT64_C(1796306400000) /* 2026-12-03 14:00 UTC */

START_TEST(an_appointment)
{
	calendar_put_event(&out, &(struct calendar_event){ .uid = "u-1", .sequence = 7, .stamp_ms = AT_1400 - DAY_MS,
		.start_ms = AT_1400, .end_ms = AT_1400 + 30 * MINUTE_MS, .alarm_minutes = 15,
		.summary = "Talk; one, two\\three", .description = "a\nb", .location = "Hof \"links\"",
		.url = "https://x.org/a,b", .contact = "Maya Okafor" });
	ck_assert_str_eq(text_str(&out),
		"BEGIN:VEVENT\r\nUID:u-1\r\nDTSTAMP:20261202T140000Z\r\nSEQUENCE:7\r\n"
		"DTSTART:20261203T140000Z\r\nDTEND:20261203T143000Z\r\nSTATUS:CONFIRMED\r\n"
		"SUMMARY:Talk\\; one\\, two\\\\three\r\nDESCRIPTION:a\\nb\r\nLOCATION:Hof \"links\"\r\n"
		"URL:https://x.org/a,b\r\nCONTACT:Maya Okafor\r\n"
		"BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15M\r\nDESCRIPTION:Talk\\; one\\, two\\\\three\r\n"
		"END:VALARM\r\nEND:VEVENT\r\n");
}
END_TEST

START_TEST(a_day_alone_and_a_step)
{
	ck_assert(calendar_begin(&out, NULL));
	calendar_put_event(&out, &(struct calendar_event){ .uid = "u", .day = 20261203, .stamp_ms = AT_1400 });
	calendar_put_task(&out, &(struct calendar_task){ .uid = "t", .due_ms = AT_1400, .stamp_ms = AT_1400, .summary = "Do" });
	calendar_put_task(&out, &(struct calendar_task){ .uid = "n", .stamp_ms = AT_1400, .summary = "Some day" });
	calendar_end(&out);
	ck_assert_ptr_nonnull(strstr(text_str(&out), "\r\nDTSTART;VALUE=DATE:20261203\r\n"));
	ck_assert_ptr_nonnull(strstr(text_str(&out), "BEGIN:VTODO\r\nUID:t\r\nDTSTAMP:20261203T140000Z\r\nSEQUENCE:0\r\n"
		"DUE:20261203T140000Z\r\nSTATUS:NEEDS-ACTION\r\nSUMMARY:Do\r\nEND:VTODO\r\n"));
	ck_assert_ptr_null(strstr(strstr(text_str(&out), "UID:n"), "DUE"));
}
END_TEST

/* No line is longer than 75 bytes, none ends inside a character, and nothing of a person
 * begins a line of its own. */
START_TEST(lines_are_folded_whole)
{
	struct text s = { 0 };

	for (int n = 1; n < 200; n++) {
		text_clear(&s);
		text_clear(&out);
		for (int i = 0; i < n; i++)
			text_add(&s, i % 3 == 0 ? "ß" : i % 3 == 1 ? "水" : "😀");
		text_add(&s, "\r\nEND:VEVENT\x1b[2J");
		calendar_put_event(&out, &(struct calendar_event){ .uid = "u", .summary = text_str(&s) });
		for (const char *at = text_str(&out); *at;) {
			const char *end = strstr(at, "\r\n");
			ck_assert_ptr_nonnull(end);
			ck_assert_int_le(end - at, 75);
			ck_assert(utf8_valid(at, (size_t)(end - at)));
			ck_assert_ptr_null(memchr(at, '\x1b', (size_t)(end - at)));
			at = end + 2;
		}
		ck_assert_str_eq(strstr(text_str(&out), "\r\nEND:VEVENT"), "\r\nEND:VEVENT\r\n");
	}
	text_free(&s);
}
END_TEST

Suite *formats_ics_suite(void);

Suite *
formats_ics_suite(void)
{
	Suite *s = suite_create("ics");
	TCase *t = tcase_create("ics");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, an_appointment);
	tcase_add_test(t, a_day_alone_and_a_step);
	tcase_add_test(t, lines_are_folded_whole);
	suite_add_tcase(s, t);
	return s;
}
