/* What letters ask for: a reply to a yes, a day that was promised, keeping in touch. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "model/due.h"
#include "model/letter.h"

static struct due *due;
static size_t n_due;
static struct contact who;
static struct letter letter;
static struct interview call;
static char text_of[400], tags_of[80], cadence_of[80];

static int64_t
at(const char *s, const char *zone)
{
	int64_t ms = 0;

	ck_assert_msg(time_parse(s, zone, &ms), "%s", s);
	return ms;
}

static void
setup(void)
{
	who = (struct contact){ .id = 2, .uuid = "jo", .stage = STAGE_ASKED, .tags = tags_of,
		.cadence = cadence_of };
	letter = (struct letter){ .uuid = "letter", .text = text_of };
	call = (struct interview){ .id = 3, .uuid = "call", .contact_id = 2 };
	*text_of = *tags_of = *cadence_of = '\0';
}

static void
teardown(void)
{
	free(due);
	due = NULL;
}

/* "from, due, until" of the step of that rule, or "-". */
static const char *
made(enum due_kind kind, const char *zone, int64_t stage_ms, const char *touch)
{
	static struct text out;
	struct due_call held = { .interview = &call };
	struct due_facts f = { .who = &who, .stage_ms = stage_ms, .letters = &letter,
		.n_letters = letter.sent_ms ? 1 : 0, .calls = &held, .n_calls = call.ended_ms ? 1 : 0 };
	struct due_settings s = { .policy = DUE_7D, .zone = zone, .touch = touch, .touch_gap = 30 };

	teardown();
	n_due = due_of(&f, &s, &due);
	text_clear(&out);
	for (size_t i = 0; i < n_due; i++)
		if (due[i].kind == kind) {
			time_format(&out, "%d %b %H:%M", due[i].from_ms, zone);
			time_format(&out, ", %d %b %H:%M", due[i].due_ms, zone);
			if (due[i].until_ms)
				time_format(&out, ", %d %b %H:%M", due[i].until_ms, zone);
		}
	return out.n ? out.s : "-";
}

START_TEST(a_yes_is_replied_to_the_same_day)
{
	static const struct { const char *zone, *answered, *due; } rows[] = {
		{ "UTC", "2026-11-20 08:12", "20 Nov 08:12, 20 Nov 23:59, 20 Nov 23:59" },
		{ "Asia/Seoul", "2026-11-20 23:58", "20 Nov 23:58, 20 Nov 23:59, 20 Nov 23:59" },
		/* the days on which the clocks change are 23 and 25 hours long */
		{ "Europe/Vienna", "2027-03-28 00:30", "28 Mar 00:30, 28 Mar 23:59, 28 Mar 23:59" },
		{ "Europe/Vienna", "2026-10-25 00:30", "25 Oct 00:30, 25 Oct 23:59, 25 Oct 23:59" },
	};

	for (size_t i = 0; i < LEN(rows); i++) {
		letter.sent_ms = at("2026-10-01 09:00", rows[i].zone);
		letter.answered_ms = at(rows[i].answered, rows[i].zone);
		letter.answer = LETTER_YES;
		ck_assert_str_eq(made(DUE_REPLY, rows[i].zone, letter.sent_ms, NULL), rows[i].due);
		ck_assert_str_eq(made(DUE_FOLLOW_UP, rows[i].zone, letter.sent_ms, NULL), "-");
	}
}
END_TEST

START_TEST(no_reply_to_a_no_nor_once_a_time_is_agreed)
{
	letter.sent_ms = at("2026-11-10", "UTC");
	letter.answered_ms = at("2026-11-12", "UTC");
	letter.answer = LETTER_NO;
	ck_assert_str_eq(made(DUE_REPLY, "UTC", letter.sent_ms, NULL), "-");
	ck_assert_str_ne(made(DUE_FOLLOW_UP, "UTC", letter.sent_ms, NULL), "-");
	letter.answer = LETTER_YES;
	who.stage = STAGE_SCHEDULED;
	ck_assert_str_eq(made(DUE_REPLY, "UTC", letter.sent_ms, NULL), "-");
}
END_TEST

START_TEST(a_day_promised_in_a_letter_is_due)
{
	static const struct { const char *zone, *sent, *text, *due; } rows[] = {
		{ "UTC", "2026-11-20 10:00", "Dear Jo,\nI will call you on Thursday.",
			"20 Nov 10:00, 26 Nov 23:59, 26 Nov 23:59" },
		{ "UTC", "2026-11-20 10:00", "I will send it by 15 Dec.",
			"08 Dec 00:00, 15 Dec 23:59, 15 Dec 23:59" },
		{ "Europe/Vienna", "2027-03-20 10:00", "Thank you. I'll write by 28 March.",
			"21 Mar 00:00, 28 Mar 23:59, 28 Mar 23:59" },
		{ "UTC", "2026-11-20 10:00", "I will not call on Thursday.", "-" },
		{ "UTC", "2026-11-20 10:00", "You said that you will call on Thursday.", "-" },
		{ "UTC", "2026-11-20 10:00", "Thank you for Thursday.", "-" },
	};

	for (size_t i = 0; i < LEN(rows); i++) {
		letter.sent_ms = at(rows[i].sent, rows[i].zone);
		strcpy(text_of, rows[i].text);
		ck_assert_msg(strcmp(made(DUE_LETTER_DAY, rows[i].zone, letter.sent_ms, NULL), rows[i].due) == 0,
			"%s: %s", rows[i].text, made(DUE_LETTER_DAY, rows[i].zone, letter.sent_ms, NULL));
	}
}
END_TEST

START_TEST(keeping_in_touch_is_restarted_by_any_contact)
{
	int64_t stage = at("2026-09-01 10:00", "Europe/Vienna");

	who.stage = STAGE_IN_TOUCH;
	ck_assert_str_eq(made(DUE_KEEP_IN_TOUCH, "Europe/Vienna", stage, NULL), "-");
	ck_assert_str_eq(made(DUE_KEEP_IN_TOUCH, "Europe/Vienna", stage, "8 weeks"),
		"27 Oct 10:00, 27 Oct 10:00");
	letter.sent_ms = at("2026-09-20 10:00", "Europe/Vienna"); /* over the clock change, at 10:00 */
	ck_assert_str_eq(made(DUE_KEEP_IN_TOUCH, "Europe/Vienna", stage, "8 weeks"),
		"15 Nov 10:00, 15 Nov 10:00");
	letter.answered_ms = at("2026-09-21 10:00", "Europe/Vienna");
	ck_assert_str_eq(made(DUE_KEEP_IN_TOUCH, "Europe/Vienna", stage, "8 weeks"),
		"16 Nov 10:00, 16 Nov 10:00");
	call.started_ms = call.ended_ms = at("2026-09-22 10:00", "Europe/Vienna");
	ck_assert_str_eq(made(DUE_KEEP_IN_TOUCH, "Europe/Vienna", stage, "8 weeks"),
		"17 Nov 10:00, 17 Nov 10:00");
	call.practice = true; /* is no contact */
	ck_assert_str_eq(made(DUE_KEEP_IN_TOUCH, "Europe/Vienna", stage, "8 weeks"),
		"16 Nov 10:00, 16 Nov 10:00");
}
END_TEST

START_TEST(a_cadence_is_of_a_contact_a_tag_or_all_and_has_a_least)
{
	int64_t stage = at("2026-09-01 10:00", "UTC");

	who.stage = STAGE_IN_TOUCH;
	ck_assert_str_eq(made(DUE_KEEP_IN_TOUCH, "UTC", stage, "1 week"), "01 Oct 10:00, 01 Oct 10:00");
	strcpy(cadence_of, "a year");
	ck_assert_str_eq(made(DUE_KEEP_IN_TOUCH, "UTC", stage, "8 weeks"), "01 Sep 10:00, 01 Sep 10:00");
	who.stage = STAGE_TALKED;
	ck_assert_str_ne(made(DUE_KEEP_IN_TOUCH, "UTC", stage, "8 weeks"), "-");
	*cadence_of = '\0';
	ck_assert_str_eq(made(DUE_KEEP_IN_TOUCH, "UTC", stage, "8 weeks"), "-");
	ck_assert_int_eq(due_touch_days("3 months; energy 6 weeks; friends every year", "energy, law"), 42);
	ck_assert_int_eq(due_touch_days("3 months; energy 6 weeks; friends every year", "friends"), 365);
	ck_assert_int_eq(due_touch_days("3 months; energy 6 weeks", "law"), 90);
	ck_assert_int_eq(due_touch_days("energy 6 weeks", "law"), 0);
	ck_assert_int_eq(due_touch_days(NULL, NULL), 0);
	ck_assert_int_eq(due_days("soon"), 0);
	ck_assert_int_eq(due_days("90"), 90);
	ck_assert_int_eq(due_days("-3 days"), 0);
}
END_TEST

/* A call that is nearer than the window is confirmed now. */
START_TEST(confirm_now)
{
	struct due_row r = { .due = { .kind = DUE_CONFIRM, .event_ms = at("2026-11-22 12:00", "UTC"),
		.due_ms = at("2026-11-21 12:00", "UTC"), .until_ms = at("2026-11-22 12:00", "UTC"),
		.open = true } };
	struct text why = { 0 };

	due_row_why(&r, at("2026-11-21 21:00", "UTC"), "UTC", &why);
	ck_assert_str_eq(text_str(&why), "confirm now: the call is in 15 h 0 min");
	text_clear(&why);
	due_row_why(&r, at("2026-11-21 10:00", "UTC"), "UTC", &why);
	ck_assert_str_eq(text_str(&why), "to be confirmed, due today");
	text_free(&why);
}
END_TEST

Suite *model_due_letter_suite(void);

Suite *
model_due_letter_suite(void)
{
	Suite *suite = suite_create("due_letter");
	TCase *t = tcase_create("due_letter");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, a_yes_is_replied_to_the_same_day);
	tcase_add_test(t, no_reply_to_a_no_nor_once_a_time_is_agreed);
	tcase_add_test(t, a_day_promised_in_a_letter_is_due);
	tcase_add_test(t, keeping_in_touch_is_restarted_by_any_contact);
	tcase_add_test(t, a_cadence_is_of_a_contact_a_tag_or_all_and_has_a_least);
	tcase_add_test(t, confirm_now);
	suite_add_tcase(suite, t);
	return suite;
}
