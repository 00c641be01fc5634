/* Times, zones and the call's clock. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base.h"

/* 2026-11-22T14:05:09Z */
#define NOVEMBER INT64_C(1795356309000)

START_TEST(iso_both_ways)
{
	char s[32];
	int64_t ms;

	time_iso(s, NOVEMBER);
	ck_assert_str_eq(s, "2026-11-22T14:05:09Z");
	ck_assert(time_parse("2026-11-22T14:05:09Z", "Europe/Vienna", &ms));
	ck_assert_int_eq(ms, NOVEMBER);
	ck_assert(time_parse("2026-11-22T14:05:09.250Z", NULL, &ms));
	ck_assert_int_eq(ms, NOVEMBER + 250);
	ck_assert(time_parse("2026-11-22T15:05:09+01:00", NULL, &ms));
	ck_assert_int_eq(ms, NOVEMBER);
	ck_assert(time_parse("2026-11-22T09:35:09-0430", NULL, &ms));
	ck_assert_int_eq(ms, NOVEMBER);
	time_iso(s, -1);
	ck_assert_str_eq(s, "1969-12-31T23:59:59Z");
}
END_TEST

START_TEST(local_in_a_zone)
{
	int64_t ms;

	ck_assert(time_parse("2026-11-22 14:05:09", "UTC", &ms));
	ck_assert_int_eq(ms, NOVEMBER);
	ck_assert(time_parse("2026-11-22 15:05", "Europe/Vienna", &ms));
	ck_assert_int_eq(ms, NOVEMBER - 9000);
	ck_assert(time_parse("2026-11-22 09:05", "America/New_York", &ms));
	ck_assert_int_eq(ms, NOVEMBER - 9000);
	ck_assert(time_parse("2026-11-22 16:05", "UTC+2", &ms));
	ck_assert_int_eq(ms, NOVEMBER - 9000);
	ck_assert(time_parse("2026-11-22", "UTC", &ms));
	ck_assert_int_eq(ms, NOVEMBER - 9000 - 5 * MINUTE_MS - 14 * HOUR_MS);
}
END_TEST

START_TEST(what_is_no_time_is_refused)
{
	static const char *const bad[] = { "", "today", "2026-11-22 10:00:5", "2026-11-22 10:00:60",
		"2026-02-29", "2026-13-01", "2026-00-10",
		"2026-11-22 24:00", "2026-11-22 14:60", "2026-11-22 14", "2026-11-22x",
		"2026-11-22T14:05+25:00", "26-11-22", "2026-1-2", "2026-11-22 14:05 ",
		"2026-11-22T14:05:09.1.2Z" };
	int64_t ms;

	for (size_t i = 0; i < LEN(bad); i++)
		ck_assert_msg(!time_parse(bad[i], "UTC", &ms), "%s", bad[i]);
	ck_assert(time_parse("2028-02-29", "UTC", &ms));
}
END_TEST

static void
check_format(const char *zone, int64_t ms, const char *want)
{
	struct text t = { 0 };

	time_format(&t, "%Y-%m-%d %H:%M %Z %z", ms, zone);
	ck_assert_str_eq(text_str(&t), want);
	text_free(&t);
}

START_TEST(format_in_zones)
{
	setenv("TZ", "Asia/Tokyo", 1);
	for (int i = 0; i < 3; i++) { /* the second time from the cache */
		check_format("Europe/Vienna", NOVEMBER, "2026-11-22 15:05 CET +0100");
		check_format("America/New_York", NOVEMBER, "2026-11-22 09:05 EST -0500");
		check_format(NULL, NOVEMBER, "2026-11-22 23:05 JST +0900");
		check_format("Asia/Kathmandu", NOVEMBER, "2026-11-22 19:50 +0545 +0545");
		check_format("-03:30", NOVEMBER, "2026-11-22 10:35 -0330 -0330");
	}
	/* Summer ends on 2026-10-25 at 01:00 UTC. */
	check_format("Europe/Vienna", INT64_C(1792889999000), "2026-10-25 02:59 CEST +0200");
	check_format("Europe/Vienna", INT64_C(1792890000000), "2026-10-25 02:00 CET +0100");
	ck_assert_str_eq(getenv("TZ"), "Asia/Tokyo");
	unsetenv("TZ");
	check_format("Europe/Vienna", NOVEMBER + DAY_MS, "2026-11-23 15:05 CET +0100");
	ck_assert_ptr_null(getenv("TZ"));
}
END_TEST

START_TEST(zones_that_are)
{
	ck_assert(zone_known(NULL) && zone_known("") && zone_known("UTC"));
	ck_assert(zone_known("Europe/Vienna") && zone_known("America/Argentina/Buenos_Aires"));
	ck_assert(zone_known("UTC+5:30") && zone_known("-08:00") && zone_known("+0530"));
	ck_assert(!zone_known("Mars/Base") && !zone_known("Europe") && !zone_known("Vienna"));
	ck_assert(!zone_known("../../../etc/passwd") && !zone_known("/etc/localtime"));
	ck_assert(!zone_known("UTC+99") && !zone_known("+1:2:3") && !zone_known("+"));
}
END_TEST

START_TEST(days_and_their_beginnings)
{
	char s[32];

	ck_assert_int_eq(time_day(NOVEMBER, "UTC"), 20261122);
	ck_assert_int_eq(time_day(NOVEMBER, "Asia/Tokyo"), 20261122);
	ck_assert_int_eq(time_day(NOVEMBER + HOUR_MS, "Asia/Tokyo"), 20261123);
	time_iso(s, time_day_start(20261122, "Europe/Vienna"));
	ck_assert_str_eq(s, "2026-11-21T23:00:00Z");
	/* In Santiago the 6th of September 2026 began at one o'clock: midnight was skipped. */
	time_iso(s, time_day_start(20260906, "America/Santiago"));
	ck_assert_str_eq(s, "2026-09-06T04:00:00Z");
	ck_assert_int_eq(time_day(time_day_start(20260906, "America/Santiago"), "America/Santiago"),
		20260906);
	ck_assert_int_eq(time_day_add(20261231, 1), 20270101);
	ck_assert_int_eq(time_day_add(20280301, -1), 20280229);
	ck_assert_int_eq(time_day_add(20260329, 7), 20260405);
}
END_TEST

static void
check_clock(int64_t ms, const char *clock, const char *span)
{
	char s[16];

	clock_text(s, ms);
	ck_assert_str_eq(s, clock);
	span_text(s, ms);
	ck_assert_str_eq(s, span);
}

START_TEST(clock_as_shown)
{
	check_clock(0, "00:00", "0:00");
	check_clock(252000, "04:12", "4:12");
	check_clock(761999, "12:41", "12:41");
	check_clock(HOUR_MS + 127000, "1:02:07", "1:02:07");
	check_clock(-75000, "-01:15", "-1:15");
	check_clock(-400, "00:00", "0:00");
	check_clock(599999, "09:59", "9:59");
	check_clock(HOUR_MS - 1, "59:59", "59:59");
	check_clock(-HOUR_MS, "-1:00:00", "-1:00:00");
	check_clock(100 * HOUR_MS + 60000, "100:01:00", "100:01:00");
	check_clock(INT64_MAX, "9999:12:55", "9999:12:55");
}
END_TEST

START_TEST(numbers_as_shown)
{
	static const struct {
		int n;
		const char *want;
	} rows[] = { { 0, "0" }, { 9, "9" }, { 10, "10" }, { 307, "307" }, { 9999, "9999" },
		{ 10000, "9999" }, { -1, "0" } };
	char s[16];

	for (size_t i = 0; i < LEN(rows); i++) {
		number_text(s, rows[i].n);
		ck_assert_str_eq(s, rows[i].want);
	}
}
END_TEST

START_TEST(clock_as_typed)
{
	static const char *const bad[] = { "", ":", "1:", "1:5", "1:60", "1:60:00", "1:00:60",
		"1:2:03", "abc", "12:41x", "1:02:03:04", "1234", "-5", " 5" };
	int64_t ms;

	ck_assert(clock_parse("12:41", &ms));
	ck_assert_int_eq(ms, 761000);
	ck_assert(clock_parse("75:00", &ms));
	ck_assert_int_eq(ms, 75 * MINUTE_MS);
	ck_assert(clock_parse("1:02:07", &ms));
	ck_assert_int_eq(ms, HOUR_MS + 127000);
	ck_assert(clock_parse("7", &ms));
	ck_assert_int_eq(ms, 7 * MINUTE_MS);
	for (size_t i = 0; i < LEN(bad); i++)
		ck_assert_msg(!clock_parse(bad[i], &ms), "%s", bad[i]);
}
END_TEST

Suite *
base_time_suite(void)
{
	Suite *s = suite_create("base time");
	TCase *t = tcase_create("all");

	tcase_add_test(t, iso_both_ways);
	tcase_add_test(t, local_in_a_zone);
	tcase_add_test(t, what_is_no_time_is_refused);
	tcase_add_test(t, format_in_zones);
	tcase_add_test(t, zones_that_are);
	tcase_add_test(t, days_and_their_beginnings);
	tcase_add_test(t, clock_as_shown);
	tcase_add_test(t, numbers_as_shown);
	tcase_add_test(t, clock_as_typed);
	suite_add_tcase(s, t);
	return s;
}
