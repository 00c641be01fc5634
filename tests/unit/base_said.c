/* Times and zones as people say them. */
#include <check.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base.h"

/* Monday 30 November 2026, 13:10 UTC: 14:10 in Berlin, 08:10 in New York. */
#define MONDAY INT64_C(1796044200000)

static const char *
shown(const char *said, const char *zone, unsigned want)
{
	static struct text t;
	struct err e = { 0 };
	int64_t ms;

	text_clear(&t);
	if (time_said(said, zone, MONDAY, want, &ms, NULL, &e))
		time_format(&t, "%Y-%m-%d %H:%M", ms, zone);
	else
		text_add(&t, e.text);
	return text_str(&t);
}

static const struct {
	const char *said, *is;
} moments[] = {
	{ "2026-12-04 15:00", "2026-12-04 15:00" },
	{ "2026-12-04T15:00", "2026-12-04 15:00" },
	{ "2026-12-04 15:00Z", "2026-12-04 16:00" },
	{ "tomorrow 3pm", "2026-12-01 15:00" },
	{ "Tomorrow at 3 pm", "2026-12-01 15:00" },
	{ "tomorrow, 15.30", "2026-12-01 15:30" },
	{ "3pm tomorrow", "2026-12-01 15:00" },
	{ "today 15:00", "2026-11-30 15:00" },
	{ "fri 15:00", "2026-12-04 15:00" },
	{ "friday 3:30 p.m.", "2026-12-04 15:30" },
	{ "on Friday at 3pm", "2026-12-04 15:00" },
	{ "this friday 3pm", "2026-12-04 15:00" },
	{ "next friday 3pm", "2026-12-11 15:00" },
	{ "mon 15:00", "2026-11-30 15:00" },   /* still ahead today */
	{ "mon 9am", "2026-12-07 09:00" },     /* 9 is over today */
	{ "next monday 9:00", "2026-12-07 09:00" },
	{ "in 2 weeks 10:00", "2026-12-14 10:00" },
	{ "in two weeks at 10:00", "2026-12-14 10:00" },
	{ "in a week 10:00", "2026-12-07 10:00" },
	{ "next week 10:00", "2026-12-07 10:00" },
	{ "in 3 days, noon", "2026-12-03 12:00" },
	{ "in a month 10:00", "2026-12-30 10:00" },
	{ "in 3 months 10:00", "2027-02-28 10:00" },
	{ "in 2 hours", "2026-11-30 16:10" },
	{ "in 90 minutes", "2026-11-30 15:40" },
	{ "in half an hour", "2026-11-30 14:40" },
	{ "4 Dec 15:00", "2026-12-04 15:00" },
	{ "Dec 4 15:00", "2026-12-04 15:00" },
	{ "4th of December, 15:00", "2026-12-04 15:00" },
	{ "December 4th 2026 15h", "2026-12-04 15:00" },
	{ "4 Jan 15h30", "2027-01-04 15:30" },
	{ "4.12. 15:00", "2026-12-04 15:00" },
	{ "4.12.2026 15:00", "2026-12-04 15:00" },
	{ "12/15 15:00", "2026-12-15 15:00" },
	{ "15/12 15:00", "2026-12-15 15:00" },
	{ "2026/12/04 15:00", "2026-12-04 15:00" },
	{ "the 15th 15:00", "2026-12-15 15:00" },
	{ "15 15:00", "2026-12-15 15:00" },    /* a day's field and a time's field, joined */
	{ "15 9", "2026-12-15 09:00" },
	{ "15", "2026-11-30 15:00" },          /* alone: an hour of today */
	{ "tomorrow 15", "2026-12-01 15:00" },
	{ "3pm", "2026-11-30 15:00" },
	{ "12am tomorrow", "2026-12-01 00:00" },
	{ "12pm tomorrow", "2026-12-01 12:00" },
	{ "tomorrow 15:00 Stockholm", "2026-12-01 15:00" },
	{ "tomorrow 15:00 new york", "2026-12-01 21:00" },
	{ "tomorrow 15:00 +00:00", "2026-12-01 16:00" },
	{ "2027-10-31 02:30 first", "2027-10-31 02:30" },
	{ "2027-10-31 02:30 CET", "2027-10-31 02:30" },
};

START_TEST(moments_are_understood)
{
	ck_assert_str_eq(shown(moments[_i].said, "Europe/Berlin", SAID_MOMENT), moments[_i].is);
}
END_TEST

static const struct {
	const char *said, *has;
} refused[] = {
	{ "", "Say a day and a time" },
	{ "soonish", "“soonish”" },
	{ "tomorrow", "has no hour" },
	{ "fri", "has no hour" },
	{ "tomorrow 3", "3am or 3pm" },
	{ "2026-02-30 10:00", "“2026-02-30 " },
	{ "31 nov 10:00", "“31 nov " },
	{ "4/12 15:00", "4 Dec or 12 Apr" },
	{ "tomorrow 25:00", "“25:00”" },
	{ "tomorrow 15:00 Gotham", "“gotham”" },
	{ "9am", "over" },
	{ "in 0 days 10:00", "“in 0 days " },
	{ "in 99999999999 weeks 10:00", "in 99999999999 weeks" },
	{ "fri mon 10:00", "two days" },
	{ "fri 10:00 11:00", "two times" },
	{ "tomorrow 13pm", "“13pm”" },
	{ "tomorrow 0am", "“0am”" },
	{ "fri or sat or sun or mon or tue or wed or thu or fri or sat 10:00", "too long" },
	{ "tomorrow athreeoclockorsomewhereaboutthathourofthedaybutnotlater", "too long" },
	{ "2027-03-28 02:30", "02:30 is skipped" },
	{ "2027-10-31 02:30", "02:30 comes twice" },
};

START_TEST(moments_are_refused_with_a_reason)
{
	const char *is = shown(refused[_i].said, "Europe/Berlin", SAID_MOMENT);
	ck_assert_msg(strstr(is, refused[_i].has) != NULL, "%s: %s", refused[_i].said, is);
}
END_TEST

/* New York goes back on 1 November 2026, forward on 14 March 2027. */
START_TEST(both_clock_changes_in_both_zones)
{
	struct err e;
	int64_t first, second;

	ck_assert_str_eq(shown("2027-03-14 02:30", "America/New_York", SAID_MOMENT),
		"02:30 is skipped on Sun 14 Mar 2027 (clocks change): write 01:59 or 03:00.");
	ck_assert_str_eq(shown("2026-11-01 01:30", "America/New_York", SAID_MOMENT),
		"01:30 comes twice on Sun 1 Nov 2026: add first (EDT) or second (EST).");
	ck_assert(time_said("2026-11-01 01:30 first", "America/New_York", MONDAY, SAID_MOMENT, &first, NULL, &e));
	ck_assert(time_said("2026-11-01 01:30 second", "America/New_York", MONDAY, SAID_MOMENT, &second, NULL, &e));
	ck_assert_int_eq(second - first, HOUR_MS);
	ck_assert(time_said("2026-11-01 01:30 EST", "America/New_York", MONDAY, SAID_MOMENT, &first, NULL, &e));
	ck_assert_int_eq(first, second);
	ck_assert(time_said("2027-10-31 02:30 first", "Europe/Berlin", MONDAY, SAID_MOMENT, &first, NULL, &e));
	ck_assert(time_said("2027-10-31 02:30 second", "Europe/Berlin", MONDAY, SAID_MOMENT, &second, NULL, &e));
	ck_assert_int_eq(second - first, HOUR_MS);
}
END_TEST

static const struct {
	const char *said, *is;
} days[] = {
	{ "today", "2026-11-30 00:00" },
	{ "tomorrow", "2026-12-01 00:00" },
	{ "fri", "2026-12-04 00:00" },
	{ "mon", "2026-12-07 00:00" },         /* today is no day to put off to */
	{ "in 2 weeks", "2026-12-14 00:00" },
	{ "15", "2026-12-15 00:00" },
	{ "15 Dec", "2026-12-15 00:00" },
	{ "2026-12-15", "2026-12-15 00:00" },
	{ "2026-12-15 10:00", "2026-12-15 10:00" },
	{ "tomorrow 3pm", "2026-12-01 15:00" },
};

START_TEST(days_are_understood)
{
	ck_assert_str_eq(shown(days[_i].said, "Europe/Berlin", SAID_DAY), days[_i].is);
}
END_TEST

static const struct {
	const char *said, *is;
} past[] = {
	{ "yesterday 15:00", "2026-11-29 15:00" },
	{ "fri 15:00", "2026-11-27 15:00" },
	{ "last fri 15:00", "2026-11-27 15:00" },
	{ "28 Nov 10:00", "2026-11-28 10:00" },
	{ "4 Dec 10:00", "2025-12-04 10:00" },
	{ "2 days ago 10:00", "2026-11-28 10:00" },
	{ "a week ago 10:00", "2026-11-23 10:00" },
	{ "9am", "2026-11-30 09:00" },
};

START_TEST(what_was_held_lies_behind)
{
	ck_assert_str_eq(shown(past[_i].said, "Europe/Berlin", SAID_MOMENT | SAID_PAST), past[_i].is);
}
END_TEST

START_TEST(what_was_held_lies_not_ahead)
{
	ck_assert_str_eq(shown("23:00", "Europe/Berlin", SAID_MOMENT | SAID_PAST),
		"23:00 has not come yet today: write yesterday 23:00.");
}
END_TEST

static const struct {
	const char *said, *is;
} zones[] = {
	{ "Europe/Lisbon", "Europe/Lisbon" },
	{ "europe/lisbon", "Europe/Lisbon" },
	{ "Lisbon", "Europe/Lisbon" },
	{ "london", "Europe/London" },
	{ "new york", "America/New_York" },
	{ "New_York", "America/New_York" },
	{ "São Paulo", "America/Sao_Paulo" },
	{ "stockholm ", "Europe/Stockholm" },
	{ "Sweden", "Europe/Stockholm" },
	{ "India", "Asia/Kolkata" },
	{ "Japan", "Asia/Tokyo" },
	{ "singapore", "Asia/Singapore" },
	{ "ET", "America/New_York" },
	{ "UTC", "UTC" },
	{ "+02:00", "+02:00" },
	{ "utc+2", "UTC+2" },
	{ "", "" },
};

START_TEST(zones_are_found_by_city)
{
	char out[ZONE_SIZE];
	struct err e = { 0 };

	ck_assert_msg(zone_find(zones[_i].said, out, &e), "%s: %s", zones[_i].said, e.text);
	ck_assert_str_eq(out, zones[_i].is);
	ck_assert(zone_known(out));
}
END_TEST

/* Some systems have these old names still, others have them no more. */
START_TEST(old_zones_are_found_wherever_they_went)
{
	static const char *const names[][2] = { { "CET", "Europe/Brussels" }, { "eet", "Europe/Athens" },
		{ "Wet", "Europe/Lisbon" }, { "EST", "America/Panama" }, { "hst", "Pacific/Honolulu" } };
	char out[ZONE_SIZE], own[ZONE_SIZE];
	struct err e = { 0 };

	for (size_t i = 0; i < LEN(names); i++) {
		snprintf(own, sizeof(own), "%s", names[i][0]);
		for (char *c = own; *c; c++)
			*c = (char)toupper((unsigned char)*c);
		ck_assert_msg(zone_find(names[i][0], out, &e), "%s: %s", names[i][0], e.text);
		ck_assert_str_eq(out, zone_known(own) ? own : names[i][1]);
	}
}
END_TEST

START_TEST(zones_that_are_none_say_what_to_write)
{
	char out[ZONE_SIZE] = "kept";
	struct err e = { 0 };

	ck_assert(!zone_find("Gotham", out, &e));
	ck_assert_str_eq(e.text, "“Gotham” is no time zone. Write a big city nearby, or +02:00.");
	ck_assert(!zone_find("Brazil East", out, &e));
	ck_assert(!zone_find("australia", out, &e));
	ck_assert_msg(strstr(e.text, "more than one time zone") != NULL, "%s", e.text);
	ck_assert(!zone_find("../etc/passwd", out, &e));
	ck_assert(!zone_find("..", out, &e));
}
END_TEST

Suite *
base_said_suite(void)
{
	Suite *s = suite_create("base: times as people say them");
	TCase *t = tcase_create("all");

	tcase_add_loop_test(t, moments_are_understood, 0, LEN(moments));
	tcase_add_loop_test(t, moments_are_refused_with_a_reason, 0, LEN(refused));
	tcase_add_test(t, both_clock_changes_in_both_zones);
	tcase_add_loop_test(t, days_are_understood, 0, LEN(days));
	tcase_add_loop_test(t, what_was_held_lies_behind, 0, LEN(past));
	tcase_add_test(t, what_was_held_lies_not_ahead);
	tcase_add_loop_test(t, zones_are_found_by_city, 0, LEN(zones));
	tcase_add_test(t, old_zones_are_found_wherever_they_went);
	tcase_add_test(t, zones_that_are_none_say_what_to_write);
	suite_add_tcase(s, t);
	return s;
}
