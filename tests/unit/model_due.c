/* What is due, one row a rule: when, until when, for how long; decisions; words. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/due.h"
#include "model/step.h"

static struct due *due;
static size_t n_due;
static struct contact maya;
static struct interview call;
static const char stockholm[] = "Europe/Stockholm";
static const struct due_settings plain = { .policy = DUE_7D, .zone = "UTC" };

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
	maya = (struct contact){ .id = 2, .name = mem_str("Maya Okafor"),
		.organisation = mem_str("Northlight"), .uuid = "maya", .stage = STAGE_TALKED };
	call = (struct interview){ .id = 7, .contact_id = 2, .uuid = "call" };
}

static void
teardown(void)
{
	free(due);
	due = NULL;
	contact_done(&maya);
	interview_done(&call);
}

static void
make_with(const struct due_settings *s, const struct note *notes, const bool *known, size_t n)
{
	const struct due_call c = { .interview = &call, .notes = notes, .known = known,
		.n_notes = n, .answers = (int)n_debrief_prompts };
	const struct due_facts f = { .who = &maya, .calls = &c,
		.n_calls = call.scheduled_ms || call.started_ms,
		.stage_ms = at("2026-11-20 10:00", s->zone) };

	free(due);
	n_due = due_of(&f, s, &due);
}

static const struct due *
one(const char *id)
{
	for (size_t i = 0; i < n_due; i++)
		if (strcmp(due[i].id, id) == 0)
			return &due[i];
	return NULL;
}

/* "from due until" of a step, or "-" where it is not there. */
static const char *
days(const char *id, const char *zone)
{
	static struct text out;
	const struct due *d = one(id);

	text_clear(&out);
	if (!d)
		return "-";
	time_format(&out, "%d %b %H:%M", d->from_ms, zone);
	time_format(&out, ", %d %b %H:%M", d->due_ms, zone);
	time_format(&out, ", %d %b %H:%M", d->until_ms, zone);
	return text_str(&out);
}

static void
call_ended(const char *start, const char *end, const char *zone)
{
	call.started_ms = at(start, zone);
	call.ended_ms = at(end, zone);
}

/* ---- each rule, its day by hand ---- */

START_TEST(thanks_are_due_in_a_day_and_overdue_in_two)
{
	call_ended("2026-11-24 14:00", "2026-11-24 14:22", "UTC");
	make_with(&plain, NULL, NULL, 0);
	ck_assert_str_eq(days("thanks:call", "UTC"), "24 Nov 14:22, 25 Nov 14:22, 26 Nov 14:22");
	ck_assert_str_eq(days("referrer-thanks:call", "UTC"), "-");
	ck_assert_str_eq(days("debrief:call", "UTC"), "-");
	maya.referrer_id = 1;
	make_with(&plain, NULL, NULL, 0);
	ck_assert_str_eq(days("referrer-thanks:call", "UTC"),
		"24 Nov 14:22, 25 Nov 14:22, 26 Nov 14:22");
	ck_assert_int_eq(one("referrer-thanks:call")->contact_id, 1);
}
END_TEST

START_TEST(whoever_has_a_page_there_is_asked_to_connect_once)
{
	call_ended("2026-11-24 14:00", "2026-11-24 14:22", "UTC");
	make_with(&plain, NULL, NULL, 0);
	ck_assert_str_eq(days("connect:maya", "UTC"), "-"); /* no page is known */
	mem_set(&maya.links, "https://www.linkedin.com/in/maya-okafor");
	make_with(&plain, NULL, NULL, 0);
	ck_assert_str_eq(days("connect:maya", "UTC"), "24 Nov 14:22, 26 Nov 14:22, 08 Dec 14:22");
	ck_assert(due_lapsed(one("connect:maya"), at("2026-12-08 14:22", "UTC")));
	ck_assert(one("connect:maya")->open);
	mem_set(&maya.found, "LinkedIn, connected 12 Mar 2024");
	make_with(&plain, NULL, NULL, 0);
	ck_assert_str_eq(days("connect:maya", "UTC"), "-"); /* is connected already */
	mem_set(&maya.found, "");
	call.practice = true;
	make_with(&plain, NULL, NULL, 0);
	ck_assert_str_eq(days("connect:maya", "UTC"), "-");
}
END_TEST

/* 24 hours are 24 hours, whatever the clock on the wall does in that night. */
START_TEST(hours_do_not_mind_a_clock_change)
{
	const struct due_settings s = { .policy = DUE_7D, .zone = stockholm };

	call_ended("2026-10-24 14:00", "2026-10-24 14:30", stockholm);
	make_with(&s, NULL, NULL, 0);
	ck_assert_str_eq(days("thanks:call", stockholm),
		"24 Oct 14:30, 25 Oct 13:30, 26 Oct 13:30");
	call_ended("2026-03-28 14:00", "2026-03-28 14:30", stockholm);
	make_with(&s, NULL, NULL, 0);
	ck_assert_str_eq(days("thanks:call", stockholm),
		"28 Mar 14:30, 29 Mar 15:30, 30 Mar 15:30");
}
END_TEST

/* Days are days: the same time on the clock, over either change. */
START_TEST(days_keep_the_time_of_day)
{
	const struct due_settings s = { .policy = DUE_7D, .zone = stockholm };
	const int64_t spring = at("2026-03-26 10:00", stockholm);
	const int64_t autumn = at("2026-10-22 10:00", stockholm);
	const int64_t skipped = at("2026-03-22 02:30", stockholm);
	const struct due_span week = { 7, DUE_DAYS };

	ck_assert_int_eq(due_add(spring, week, &s), at("2026-04-02 10:00", stockholm));
	ck_assert_int_eq(due_add(spring, week, &s) - spring, 7 * DAY_MS - HOUR_MS);
	ck_assert_int_eq(due_add(autumn, week, &s), at("2026-10-29 10:00", stockholm));
	ck_assert_int_eq(due_add(autumn, week, &s) - autumn, 7 * DAY_MS + HOUR_MS);
	ck_assert_int_eq(due_add(skipped, week, &s), at("2026-03-29 03:30", stockholm));
}
END_TEST

START_TEST(a_call_is_confirmed_two_days_before)
{
	call.scheduled_ms = at("2026-12-04 15:00", "UTC");
	make_with(&plain, NULL, NULL, 0);
	ck_assert_str_eq(days("confirm:call", "UTC"), "02 Dec 15:00, 03 Dec 15:00, 04 Dec 15:00");
	ck_assert_str_eq(days("call:call", "UTC"), "02 Dec 15:00, 04 Dec 15:00, 04 Dec 17:00");
	ck_assert(due_lapsed(one("confirm:call"), at("2026-12-04 15:00", "UTC")));
	ck_assert(!due_lapsed(one("confirm:call"), at("2026-12-04 14:59", "UTC")));
	call.practice = true;
	make_with(&plain, NULL, NULL, 0);
	ck_assert_uint_eq(n_due, 0);
}
END_TEST

START_TEST(silence_is_followed_up_in_a_week_or_in_seven_business_days)
{
	static const char *const days_off[] = { "2026-11-26" };
	struct strings holidays = { 0 };
	struct due_settings s = { .policy = DUE_3B7, .zone = "UTC", .holidays = &holidays };

	maya.stage = STAGE_ASKED; /* on Friday 20 November */
	make_with(&plain, NULL, NULL, 0);
	ck_assert_str_eq(days("follow-up:maya", "UTC"), "20 Nov 10:00, 27 Nov 10:00, 27 Nov 10:00");
	ck_assert_str_eq(days("second-person:maya", "UTC"), "-");
	make_with(&s, NULL, NULL, 0);
	ck_assert_str_eq(days("second-person:maya", "UTC"),
		"20 Nov 10:00, 25 Nov 10:00, 25 Nov 10:00");
	ck_assert_str_eq(days("follow-up:maya", "UTC"), "20 Nov 10:00, 01 Dec 10:00, 01 Dec 10:00");
	strings_add(&holidays, days_off[0]);
	make_with(&s, NULL, NULL, 0);
	ck_assert_str_eq(days("second-person:maya", "UTC"),
		"20 Nov 10:00, 25 Nov 10:00, 25 Nov 10:00");
	ck_assert_str_eq(days("follow-up:maya", "UTC"), "20 Nov 10:00, 02 Dec 10:00, 02 Dec 10:00");
	mem_set(&maya.organisation, "");
	make_with(&s, NULL, NULL, 0);
	ck_assert_str_eq(days("second-person:maya", "UTC"), "-");
	strings_free(&holidays);
}
END_TEST

START_TEST(declined_is_thanked_and_nudged_no_more)
{
	maya.stage = STAGE_DECLINED;
	make_with(&plain, NULL, NULL, 0);
	ck_assert_uint_eq(n_due, 1);
	ck_assert_str_eq(days("decline-thanks:maya", "UTC"),
		"20 Nov 10:00, 21 Nov 10:00, 22 Nov 10:00");
	maya.stage = STAGE_NO_ANSWER;
	make_with(&plain, NULL, NULL, 0);
	ck_assert_uint_eq(n_due, 0);
}
END_TEST

START_TEST(promises_and_names_are_due_from_the_end_on)
{
	const struct note notes[] = {
		{ .id = 1, .uuid = "n1", .kind = NOTE_STEP, .text = (char *)"the article" },
		{ .id = 2, .uuid = "n2", .kind = NOTE_REFERRAL, .text = (char *)"Dana Ruiz" },
		{ .id = 3, .uuid = "n3", .kind = NOTE_REFERRAL, .text = (char *)"Sam Poe" },
		{ .id = 4, .uuid = "n4", .kind = NOTE_STEP, .text = (char *)"", .marker = true },
	};
	const bool known[] = { false, false, true, false };

	call.started_ms = at("2026-11-24 14:00", "UTC");
	make_with(&plain, notes, known, 4);
	ck_assert_str_eq(days("promised:n1", "UTC"), "-"); /* the call still runs */
	ck_assert_ptr_nonnull(one("call-running:call"));
	call.ended_ms = at("2026-11-24 14:22", "UTC");
	make_with(&plain, notes, known, 4);
	ck_assert_str_eq(days("promised:n1", "UTC"), "24 Nov 14:22, 01 Dec 14:22, 01 Dec 14:22");
	ck_assert_str_eq(days("referral:n2", "UTC"), "24 Nov 14:22, 01 Dec 14:22, 01 Dec 14:22");
	ck_assert_str_eq(days("referral:n3", "UTC"), "-");
	ck_assert_str_eq(days("promised:n4", "UTC"), "-");
	ck_assert_ptr_null(one("call-running:call"));
}
END_TEST

/* Where the words name a day that is the day; shown from a week before, overdue after it. */
START_TEST(a_promise_is_due_on_the_day_it_names)
{
	const struct due_settings s = { .policy = DUE_7D, .zone = stockholm };
	const struct note notes[] = {
		{ .id = 1, .uuid = "n1", .kind = NOTE_STEP, .text = (char *)"the map by Wednesday" },
		{ .id = 2, .uuid = "n2", .kind = NOTE_STEP, .text = (char *)"visit them in March" },
		{ .id = 3, .uuid = "n3", .kind = NOTE_STEP, .text = (char *)"the form before 15 Dec" },
		{ .id = 4, .uuid = "n4", .kind = NOTE_REFERRAL, .text = (char *)"Dana, by Friday" },
		{ .id = 5, .uuid = "n5", .kind = NOTE_STEP, .text = (char *)"ask why march is busy" },
	};
	const bool known[LEN(notes)] = { false };

	call_ended("2026-11-24 14:00", "2026-11-24 14:22", stockholm);
	make_with(&s, notes, known, LEN(notes));
	ck_assert_str_eq(days("promised:n1", stockholm), "24 Nov 14:22, 25 Nov 23:59, 25 Nov 23:59");
	ck_assert_str_eq(days("promised:n2", stockholm), "22 Feb 00:00, 01 Mar 23:59, 31 Mar 23:59");
	ck_assert_str_eq(days("promised:n3", stockholm), "07 Dec 00:00, 14 Dec 23:59, 14 Dec 23:59");
	ck_assert_str_eq(days("referral:n4", stockholm), "24 Nov 14:22, 01 Dec 14:22, 01 Dec 14:22");
	ck_assert_str_eq(days("promised:n5", stockholm), "24 Nov 14:22, 01 Dec 14:22, 01 Dec 14:22");
}
END_TEST

static void
write_again(const char *text, bool under_question, const char *want)
{
	const struct due_settings s = { .policy = DUE_7D, .zone = stockholm };
	const struct note notes[] = { { .id = 1, .uuid = "n1", .text = (char *)"on call one week in five" },
		{ .id = 2, .uuid = "n2", .text = (char *)text } };
	const bool known[LEN(notes)] = { false }, under[LEN(notes)] = { false, under_question };
	const struct due_call c = { .interview = &call, .notes = notes, .known = known,
		.to_write = under, .n_notes = LEN(notes) };
	const struct due_facts f = { .who = &maya, .calls = &c, .n_calls = 1 };

	free(due);
	n_due = due_of(&f, &s, &due);
	ck_assert_msg(strcmp(days("write-again:call", stockholm), want) == 0, "%s: %s", text,
		days("write-again:call", stockholm));
	ck_assert(strcmp(want, "-") == 0 || one("write-again:call")->note_id == 2);
}

/* Permission to write is a step: on its day, else 30 days after the call. */
START_TEST(who_may_be_written_to_is_written_to_on_the_day_they_said)
{
	static const char march[] = "22 Feb 00:00, 01 Mar 23:59, 31 Mar 23:59";

	call_ended("2026-11-24 14:00", "2026-11-24 14:22", stockholm);
	write_again("may write in March", false, march);
	write_again("I can call her again in two weeks", false, "01 Dec 00:00, 08 Dec 23:59, 08 Dec 23:59");
	write_again("may write when I have news", false, "17 Dec 14:22, 24 Dec 14:22, 24 Dec 14:22");
	write_again("in March, gladly", true, march);
	write_again("in March, gladly", false, "-");
	write_again("gladly", true, "-");
	write_again("? may I write to you in March", false, "-");
	write_again("May I write to you in March?", false, "-");
	write_again("writes reports in March", false, "-");
}
END_TEST

/* The note that says when counts, not the first; a step that was promised has its own rule. */
START_TEST(one_step_to_write_again_a_call)
{
	const struct note notes[] = {
		{ .id = 1, .uuid = "n1", .text = (char *)"happy to hear from me again" },
		{ .id = 2, .uuid = "n2", .kind = NOTE_STEP, .text = (char *)"write to her again on 2 Dec" },
		{ .id = 3, .uuid = "n3", .kind = NOTE_FACT, .text = (char *)"may write in March" },
		{ .id = 4, .uuid = "n4", .text = (char *)"may mail in May" },
	};
	const bool known[LEN(notes)] = { false };

	call_ended("2026-11-24 14:00", "2026-11-24 14:22", "UTC");
	make_with(&plain, notes, known, LEN(notes));
	ck_assert_int_eq(one("write-again:call")->note_id, 3);
	ck_assert_str_eq(days("promised:n2", "UTC"), "25 Nov 00:00, 02 Dec 23:59, 02 Dec 23:59");
	call.practice = true;
	make_with(&plain, notes, known, LEN(notes));
	ck_assert_ptr_null(one("write-again:call"));
}
END_TEST

/* Only what reads as a name is somebody to write to. */
START_TEST(a_named_person_is_written_to_and_prose_is_not)
{
	static const char *const all[][2] = {
		{ "Dana Ruiz", "Write to Dana Ruiz" },
		{ "Dana Ruiz, forecasting +", "Write to Dana Ruiz, forecasting" },
		{ "someone in forecasting", "Write to someone in forecasting" },
		{ "the hospital they have float pool", "Find out who this is: the hospital they have float pool" },
		{ "the one who plans", "Find out who this is: the one who plans" },
		{ "A nurse, nights", "Find out who this is: A nurse, nights" },
		{ "ask at the desk for her", "Find out who this is: ask at the desk for her" },
	};
	struct text out = { 0 };

	for (size_t i = 0; i < LEN(all); i++) {
		struct due_row r = { .due.kind = DUE_REFERRAL, .note = (char *)all[i][0] };
		text_clear(&out);
		due_row_text(&r, &out);
		ck_assert_str_eq(text_str(&out), all[i][1]);
	}
	struct due_row own = { .due.kind = DUE_REFERRAL, .note = (char *)"the one who plans",
		.own = (char *)"ring the planner" };
	text_clear(&out);
	due_row_text(&own, &out);
	ck_assert_str_eq(text_str(&out), "ring the planner");
	text_free(&out);
}
END_TEST

/* ---- decisions ---- */

START_TEST(a_decision_is_kept_while_its_event_is_the_same)
{
	const int64_t before = at("2026-12-04 15:00", "UTC");
	struct decided k = { .event_ms = before, .done_ms = 1 };
	struct due d;

	call.scheduled_ms = before;
	make_with(&plain, NULL, NULL, 0);
	d = *one("confirm:call");
	due_decide(&d, &k);
	ck_assert(!d.open);
	call.scheduled_ms = before + DAY_MS; /* moved: to be confirmed again */
	make_with(&plain, NULL, NULL, 0);
	d = *one("confirm:call");
	due_decide(&d, &k);
	ck_assert(d.open);
	call_ended("2026-11-24 14:00", "2026-11-24 14:22", "UTC");
	make_with(&plain, NULL, NULL, 0);
	d = *one("thanks:call");
	due_decide(&d, &k); /* thanked is thanked, whatever the clock of the call was set to */
	ck_assert(!d.open);
	due_decide(&d, NULL);
	ck_assert(!d.open);
}
END_TEST

START_TEST(put_off_and_an_own_day)
{
	struct decided later = { .snoozed_ms = at("2026-11-25 00:00", "UTC") };
	struct decided own = { .own_ms = at("2026-11-28 12:00", "UTC") };
	struct due d;

	call_ended("2026-11-24 14:00", "2026-11-24 14:22", "UTC");
	make_with(&plain, NULL, NULL, 0);
	d = *one("thanks:call");
	due_decide(&d, &later);
	ck_assert(d.open);
	ck_assert_int_eq(d.from_ms, later.snoozed_ms);
	ck_assert_int_eq(d.due_ms, at("2026-11-25 14:22", "UTC"));
	d = *one("thanks:call");
	due_decide(&d, &own);
	ck_assert_int_eq(d.due_ms, own.own_ms);
	ck_assert_int_eq(d.until_ms, own.own_ms + DAY_MS);
	ck_assert_int_eq(d.from_ms, call.ended_ms);
}
END_TEST

/* ---- words ---- */

static const char *
words(const char *id, const struct due_words *w, const char *now)
{
	static struct text out;

	text_clear(&out);
	ck_assert_ptr_nonnull(one(id));
	due_text(one(id), w, &out);
	text_add(&out, " | ");
	due_why(one(id), NULL, at(now, "UTC"), "UTC", &out);
	return text_str(&out);
}

START_TEST(in_words)
{
	const struct due_words w = { .name = "Maya Okafor", .referrer = "Ines Calloway",
		.role = "Planner", .organisation = "Northlight" };
	const struct due_words bare = { .name = "Maya Okafor" };

	maya.referrer_id = 1;
	call_ended("2026-11-24 14:00", "2026-11-24 14:22", "UTC");
	make_with(&plain, NULL, NULL, 0);
	ck_assert_str_eq(words("thanks:call", &w, "2026-11-24 15:00"),
		"Thank Maya Okafor | "
		"after the call, due tomorrow");
	ck_assert_str_eq(words("thanks:call", &w, "2026-11-25 15:00"),
		"Thank Maya Okafor | "
		"after the call, due now, overdue tomorrow");
	ck_assert_str_eq(words("referrer-thanks:call", &w, "2026-11-27 15:00"),
		"Thank Ines Calloway for naming Maya Okafor | "
		"after the call, overdue since yesterday");
	maya.stage = STAGE_IDEA;
	make_with(&plain, NULL, NULL, 0);
	ck_assert_str_eq(words("write:maya", &w, "2026-11-27 15:00"),
		"Write to Maya Okafor, Planner, Northlight | not written to yet");
	ck_assert_str_eq(words("write:maya", &bare, "2026-11-27 15:00"),
		"Write to Maya Okafor | not written to yet");
}
END_TEST

/* As many days as there are; what lapses is never overdue. */
START_TEST(how_long_it_is_still_in_time)
{
	struct due d = { .kind = DUE_THANKS, .open = true, .due_ms = at("2026-11-25 09:00", "UTC"),
		.until_ms = at("2026-12-05 09:00", "UTC") };
	struct text out = { 0 };

	due_why(&d, "why", at("2026-11-26 09:00", "UTC"), "UTC", &out);
	text_add(&out, " | ");
	d.kind = DUE_CONNECT;
	due_why(&d, "why", at("2026-11-26 09:00", "UTC"), "UTC", &out);
	ck_assert_str_eq(text_str(&out), "why, due now, overdue in 9 days | why, due now");
	text_free(&out);
}
END_TEST

START_TEST(every_rule_is_told_and_found)
{
	for (int i = 0; i < N_DUE_KINDS; i++) {
		const struct due_rule *r = &due_rules[i];
		ck_assert_ptr_nonnull(r->kind);
		ck_assert_uint_le(strlen(r->kind) + 1 + UUID_SIZE, DUE_ID_SIZE);
		ck_assert_int_eq(due_rule_find(r->kind), i);
		ck_assert(r->text && r->why && r->means && r->source && r->key);
	}
	ck_assert_int_eq(due_rule_find("thanks:2b"), DUE_THANKS);
	ck_assert_int_eq(due_rule_find("thank"), -1);
	ck_assert_int_eq(due_rule_find(""), -1);
}
END_TEST

/* ---- an assignment: counted back from its day ---- */

static struct coursework work;
static struct coursework_state state;

/* Due on 14 December, chosen on 30 November at nine; nothing done yet. */
static void
set_work(int day)
{
	work = (struct coursework){ .id = 1, .uuid = "work", .day = day, .list = 5, .wanted = 9,
		.chosen_ms = at("2026-11-30 09:00", "UTC") };
	state = (struct coursework_state){ .what = &work };
}

static void
make_work(void)
{
	const struct due_facts f = { .work = &state };

	free(due);
	n_due = due_of(&f, &plain, &due);
}

static const char *
kinds(void)
{
	static struct text out;

	text_clear(&out);
	for (size_t i = 0; i < n_due; i++)
		text_addf(&out, "%s%s", i ? " " : "", due_rules[due[i].kind].kind);
	return text_str(&out);
}

START_TEST(an_assignment_counts_back_from_its_day)
{
	set_work(20261214);
	make_work();
	ck_assert_str_eq(kinds(), "hand-in list-people ask-people hold-call write-up");
	ck_assert_str_eq(days("list-people:work", "UTC"), "30 Nov 09:00, 02 Dec 23:59, 02 Dec 23:59");
	ck_assert_str_eq(days("ask-people:work", "UTC"), "30 Nov 09:00, 04 Dec 23:59, 04 Dec 23:59");
	ck_assert_str_eq(days("hold-call:work", "UTC"), "30 Nov 09:00, 11 Dec 23:59, 11 Dec 23:59");
	ck_assert_str_eq(days("write-up:work", "UTC"), "30 Nov 09:00, 13 Dec 23:59, 13 Dec 23:59");
	ck_assert_str_eq(days("hand-in:work", "UTC"), "30 Nov 09:00, 14 Dec 23:59, 14 Dec 23:59");
}
END_TEST

/* Chosen four days before: what is past already is for today. */
START_TEST(a_late_assignment_begins_today)
{
	set_work(20261204);
	make_work();
	ck_assert_str_eq(days("list-people:work", "UTC"), "30 Nov 09:00, 30 Nov 23:59, 30 Nov 23:59");
	ck_assert_str_eq(days("hold-call:work", "UTC"), "30 Nov 09:00, 01 Dec 23:59, 01 Dec 23:59");
	set_work(20261128);
	make_work();
	ck_assert_str_eq(days("hold-call:work", "UTC"), "30 Nov 09:00, 28 Nov 23:59, 28 Nov 23:59");
	set_work(0);
	make_work();
	ck_assert_int_eq(one("hand-in:work")->due_ms, 0);
	ck_assert_int_eq(one("write-up:work")->due_ms, 0);
}
END_TEST

START_TEST(what_is_done_of_an_assignment_is_not_asked_for)
{
	set_work(20261214);
	state.listed = 5;
	state.asked = 1;
	state.asked_id = 2;
	state.asked_ms = at("2026-12-01 10:00", "UTC");
	snprintf(state.asked_uuid, sizeof(state.asked_uuid), "ben");
	make_work();
	ck_assert_str_eq(kinds(), "hand-in ask-people ask-next hold-call write-up");
	ck_assert_int_eq(one("ask-people:work")->n_done, 1);
	ck_assert_int_eq(one("ask-people:work")->n_of, 3);
	ck_assert_str_eq(days("ask-next:ben", "UTC"), "05 Dec 10:00, 05 Dec 10:00, 06 Dec 10:00");
	state.agreed_id = 2;
	make_work();
	ck_assert_str_eq(kinds(), "hand-in hold-call write-up");
	state.held = true;
	state.written = 9;
	make_work();
	ck_assert_str_eq(kinds(), "hand-in");
	state.handed_in = true;
	state.written = 0;
	make_work();
	ck_assert_str_eq(kinds(), "hand-in");
}
END_TEST

START_TEST(milestones_are_steps)
{
	const struct waypoint w[] = { { "a", 7, (char *)"Hand in three names" },
		{ "b", 30, (char *)"Choose a field" }, { "c", 0, (char *)"Bring a print" } };

	set_work(20261214);
	state.waypoints = w;
	state.n_waypoints = LEN(w);
	make_work();
	ck_assert_str_eq(days("milestone:a", "UTC"), "30 Nov 09:00, 07 Dec 23:59, 07 Dec 23:59");
	ck_assert_str_eq(days("milestone:b", "UTC"), "30 Nov 09:00, 30 Nov 23:59, 30 Nov 23:59");
	ck_assert_str_eq(days("milestone:c", "UTC"), "30 Nov 09:00, 14 Dec 23:59, 14 Dec 23:59");
}
END_TEST

START_TEST(steps_of_an_assignment_in_words)
{
	struct due_row r = { .course = (char *)"Career Planning", .name = (char *)"Ben" };
	struct text t = { 0 };
	int64_t now = at("2026-11-30 12:00", "UTC");

	set_work(20261214);
	state.listed = 3;
	make_work();
	r.due = *one("list-people:work");
	due_row_text(&r, &t);
	text_add(&t, ": ");
	due_row_why(&r, now, "UTC", &t);
	ck_assert_str_eq(text_str(&t), "List 5 people you could talk to: 3 of 5 listed, due in 2 days");
	text_clear(&t);
	r.due = *one("hand-in:work");
	due_row_text(&r, &t);
	text_add(&t, ": ");
	due_row_why(&r, now, "UTC", &t);
	ck_assert_str_eq(text_str(&t), "Hand in: Career Planning: the assignment, due in 14 days");
	text_clear(&t);
	r.due = *one("hold-call:work");
	r.due.contact_id = 2;
	due_row_why(&r, now, "UTC", &t);
	ck_assert_str_eq(text_str(&t), "agreed with Ben, due in 11 days");
	text_free(&t);
}
END_TEST

Suite *model_due_suite(void);

Suite *
model_due_suite(void)
{
	Suite *suite = suite_create("due");
	TCase *t = tcase_create("due");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, thanks_are_due_in_a_day_and_overdue_in_two);
	tcase_add_test(t, whoever_has_a_page_there_is_asked_to_connect_once);
	tcase_add_test(t, hours_do_not_mind_a_clock_change);
	tcase_add_test(t, days_keep_the_time_of_day);
	tcase_add_test(t, a_call_is_confirmed_two_days_before);
	tcase_add_test(t, silence_is_followed_up_in_a_week_or_in_seven_business_days);
	tcase_add_test(t, declined_is_thanked_and_nudged_no_more);
	tcase_add_test(t, promises_and_names_are_due_from_the_end_on);
	tcase_add_test(t, a_promise_is_due_on_the_day_it_names);
	tcase_add_test(t, who_may_be_written_to_is_written_to_on_the_day_they_said);
	tcase_add_test(t, one_step_to_write_again_a_call);
	tcase_add_test(t, a_named_person_is_written_to_and_prose_is_not);
	tcase_add_test(t, a_decision_is_kept_while_its_event_is_the_same);
	tcase_add_test(t, put_off_and_an_own_day);
	tcase_add_test(t, in_words);
	tcase_add_test(t, how_long_it_is_still_in_time);
	tcase_add_test(t, every_rule_is_told_and_found);
	suite_add_tcase(suite, t);
	tcase_add_test(t, an_assignment_counts_back_from_its_day);
	tcase_add_test(t, a_late_assignment_begins_today);
	tcase_add_test(t, what_is_done_of_an_assignment_is_not_asked_for);
	tcase_add_test(t, milestones_are_steps);
	tcase_add_test(t, steps_of_an_assignment_in_words);
	return suite;
}
