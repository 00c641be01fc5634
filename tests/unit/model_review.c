/*
 * What a coach sees of a conversation at first sight, worked out by hand: 20 minutes agreed, 36:00
 * long, ten more granted at 20:00; over 30:00 by 6:00.
 */
#include <check.h>
#include <stdlib.h>

#include "call_make.h"
#include "model/review_figures.h"

static struct call c;
static struct review r;
static struct review_figures f;
static struct strings lines;
static struct review_moments moments;
static struct text text;

static void
question(const char *brief, const char *words, enum phase phase, int64_t at)
{
	struct asked *a = make_asked(&c, brief, 3, 1, phase);

	a->text = mem_str(words);
	if (at >= 0)
		make_asking(&c, a->id, at);
}

static void
setup(void)
{
	make_call(&c, 20);
	question("The week", "What did last week look like?", PHASE_OPEN, AT(0, 30));
	make_note(&c, "!one", AT(1, 0));
	make_note(&c, "*\"two", AT(2, 0));
	question("!Hard to teach", "Is it hard to teach?", PHASE_EXPLORE, AT(4, 0));
	make_note(&c, "=three", AT(5, 0));
	make_note(&c, "@ Dana Ruiz, forecasting +", AT(9, 0));
	make_note(&c, "@ Sam Poe, control room", AT(9, 30));
	question("Who taught it to you?", "Who taught it to you?", PHASE_NONE, AT(10, 0));
	c.asked[2].state = ASKED_OFF_SCRIPT;
	question("Names", "Which two people should I meet?", PHASE_CLOSE, AT(18, 0));
	question("!In my place", "What would you do in my place?", PHASE_EXPLORE, -1);
	make_check(&c, CHECK_OFFERED, 10, AT(20, 0));
	make_event(&c, CLOCK_END, AT(36, 0), 0);
}

static void
teardown(void)
{
	call_done(&c);
	review_done(&r);
	strings_free(&lines);
	text_free(&text);
	free(moments.s);
	moments = (struct review_moments){ 0 };
}

/* A step of the student's, done so many hours behind the start; 0: not done. */
static void
step(const char *id, int hours)
{
	struct taken_step *s = list_more(&r.steps, &r.n_steps, &r.cap_steps, sizeof(*s));

	s->id = mem_str(id);
	s->done_ms = hours ? c.interview.started_ms + hours * HOUR_MS : 0;
}

static void
read_it(void)
{
	strings_free(&lines);
	f = review_figures(&c, &r);
	review_figures_text(&f, &lines);
	text_clear(&text);
	review_timeline_text(&f, &text);
}

START_TEST(what_is_counted)
{
	read_it();
	ck_assert_int_eq(f.planned, 4);
	ck_assert_int_eq(f.asked, 3);
	ck_assert_int_eq(f.must, 2);
	ck_assert_int_eq(f.must_asked, 1);
	ck_assert_int_eq(f.off_script, 1);
	ck_assert_int_eq(f.follow_up, 1);
	ck_assert_int_eq(f.open, 3); /* "Is it …?" can be answered by yes */
	ck_assert_int_eq(f.facts, 1);
	ck_assert_int_eq(f.impressions, 1);
	ck_assert_int_eq(f.quotes, 1);
	ck_assert_int_eq(f.names, 2);
	ck_assert_int_eq(f.may_use, 1);
	ck_assert_int_eq(f.length_ms, AT(36, 0));
	ck_assert_int_eq(f.over_ms, AT(6, 0));
	ck_assert_int_eq(f.silence_ms, AT(26, 30));
	ck_assert_int_eq(f.silence_at_ms, AT(9, 30));
}
END_TEST

START_TEST(an_off_script_question_behind_nothing_follows_nothing)
{
	for (size_t i = 0; i < c.n_notes; i++)
		c.notes[i].asked_id = 1;
	read_it();
	ck_assert_int_eq(f.off_script, 1);
	ck_assert_int_eq(f.follow_up, 0);
}
END_TEST

START_TEST(in_sentences)
{
	step("thanks:0000000a", 20);
	read_it();
	ck_assert_uint_eq(lines.n, 4);
	ck_assert_str_eq(lines.s[0],
		"Asked 3 of 4, must-asks 1 of 2 · 1 off-script · open-ended 3 of 4");
	ck_assert_str_eq(lines.s[1], "1 follow-up · 1 fact · 1 impression · 1 quote · 2 names, may be used: 1");
	ck_assert_str_eq(lines.s[2], "Time check: more was offered, +10 min · thanked in 19 h");
	ck_assert_str_eq(lines.s[3], "Longest time without a note: 26:30, from 09:30 · 6:00 over the 30 min agreed");
	ck_assert_str_eq(text_str(&text), "4 questions in 36:00 of 20 min; the longest, Names, took 18:00.");
}
END_TEST

START_TEST(the_thank_you)
{
	read_it();
	ck_assert_int_eq(f.thanks_ms, -1);
	ck_assert_str_eq(lines.s[2], "Time check: more was offered, +10 min");
	step("follow-up:0000000a", 3);
	step("thanks:0000000a", 0);
	read_it();
	ck_assert_int_eq(f.thanks_ms, -1);
	ck_assert_str_eq(lines.s[2], "Time check: more was offered, +10 min · not thanked yet");
}
END_TEST

/* Whether it came in time is told by the day its step was due, and nothing is said without one. */
START_TEST(the_thank_you_in_time)
{
	static const struct {
		int due_hours;
		const char *said;
	} each[] = {
		{ 24, "Time check: more was offered, +10 min · thanked in 19 h, in time" },
		{ 20, "Time check: more was offered, +10 min · thanked in 19 h, in time" },
		{ 13, "Time check: more was offered, +10 min · thanked in 19 h, 7 h late" },
		{ 0, "Time check: more was offered, +10 min · thanked in 19 h" },
	};

	step("thanks:0000000a", 20);
	for (size_t i = 0; i < LEN(each); i++) {
		r.steps[0].due_ms = each[i].due_hours ? c.interview.started_ms + each[i].due_hours * HOUR_MS : 0;
		read_it();
		ck_assert_str_eq(lines.s[2], each[i].said);
	}
}
END_TEST

/* Against what was agreed and granted, said in every case. */
START_TEST(ended_in_time_or_not)
{
	c.clock.events[c.clock.n - 1].axis_ms = AT(30, 0);
	read_it();
	ck_assert_str_eq(lines.s[3], "Longest time without a note: 20:30, from 09:30 · ended in time");
	c.clock.events[c.clock.n - 1].axis_ms = AT(21, 50);
	c.n_checks = 0;
	read_it();
	ck_assert_str_eq(lines.s[3],
		"Longest time without a note: 12:20, from 09:30 · 1:50 over the 20 min agreed");
}
END_TEST

/* How they came together; of another path nothing is said. */
START_TEST(the_path_in_words)
{
	review_path_text(PATH_REFERRAL, &text);
	ck_assert_str_eq(text_str(&text), "Found by a referral");
	review_path_text(PATH_OTHER, &text);
	ck_assert_str_eq(text_str(&text), "Found by a referral");
	text_clear(&text);
	for (int p = 0; p < PATH_OTHER; p++) {
		review_path_text((enum path)p, &text);
		ck_assert_uint_gt(text.n, 0);
		text_clear(&text);
	}
}
END_TEST

/* No figure of a conversation from paper is a time. */
START_TEST(from_paper)
{
	struct review_timeline t = { 0 };

	c.interview.source = SOURCE_PAPER;
	step("thanks:0000000a", 20);
	read_it();
	ck_assert_int_eq(f.length_ms, 0);
	ck_assert_int_eq(f.silence_ms, 0);
	ck_assert_int_eq(f.thanks_ms, -1);
	ck_assert_str_eq(lines.s[2], "Time check: more was offered, +10 min · thank-you: not measured");
	ck_assert_str_eq(lines.s[3], "Length, silences and overrun: not measured");
	ck_assert_str_eq(text_str(&text), "4 questions were asked; times were not measured.");
	review_timeline(&c, &r, 40, &t);
	ck_assert_uint_eq(t.bars.n, 0);
	review_moments(&c, &r, &moments);
	for (size_t i = 0; i < moments.n; i++)
		ck_assert(moments.s[i].what != REVIEW_SILENCE && moments.s[i].what != REVIEW_OVERRUN);
	review_timeline_done(&t);
}
END_TEST

/* 40 columns are 40 minutes, one each. */
START_TEST(as_a_row)
{
	struct review_timeline t = { 0 };
	struct to_coach *q = list_more(&r.to_coach, &r.n_to_coach, &r.cap_to_coach, sizeof(*q));

	q->axis_ms = AT(2, 20);
	q->text = mem_str("was that rude?");
	c.notes[2].claim = true;
	make_event(&c, CLOCK_PAUSE, AT(35, 0), 0);
	make_event(&c, CLOCK_RESUME, AT(35, 0), 0);
	review_timeline(&c, &r, 40, &t);
	ck_assert_str_eq(text_str(&t.scale), "0    5    10   15   20   25   30   35");
	ck_assert_str_eq(text_str(&t.bars), "▐███▐█████░░░░░░░░▌▌▌▌▌▌▌▌▌▌▌▌▌▌▌▌▌▌");
	ck_assert_str_eq(text_str(&t.ticks), " ·?  !   ·                         ‖");
	review_timeline_done(&t);
}
END_TEST

/* A comment of the coach is none: with each one written there would be more to go through. */
START_TEST(moments_in_order)
{
	struct to_coach *q = list_more(&r.to_coach, &r.n_to_coach, &r.cap_to_coach, sizeof(*q));
	struct comment *m = list_more(&r.comments, &r.n_comments, &r.cap_comments, sizeof(*m));

	q->axis_ms = AT(18, 20);
	q->text = mem_str("was it rude to cut in here?");
	m->at_s = 4 * 60;
	m->text = mem_str("closed");
	review_moments(&c, &r, &moments);
	static const struct {
		enum review_at what;
		int64_t at_ms;
	} want[] = {
		{ REVIEW_STAR, AT(2, 0) }, { REVIEW_SILENCE, AT(2, 0) },
		{ REVIEW_SILENCE, AT(5, 0) }, { REVIEW_SILENCE, AT(9, 30) },
		{ REVIEW_OFF_SCRIPT, AT(10, 0) }, { REVIEW_UNANSWERED, AT(18, 0) },
		{ REVIEW_TO_COACH, AT(18, 20) }, { REVIEW_OVERRUN, AT(30, 0) },
	};

	ck_assert_uint_eq(moments.n, LEN(want));
	for (size_t i = 0; i < LEN(want); i++) {
		ck_assert_int_eq(moments.s[i].what, want[i].what);
		ck_assert_int_eq(moments.s[i].at_ms, want[i].at_ms);
	}
	review_moment_text(&c, &moments.s[6], &text);
	ck_assert_str_eq(text_str(&text), "18:20  asks you: was it rude to cut in here?");
	text_clear(&text);
	review_moment_text(&c, &moments.s[7], &text);
	ck_assert_str_eq(text_str(&text), "30:00  overrun: 6:00");
}
END_TEST

/* Of the same call as in what_is_counted. */
START_TEST(evidence_of_a_row)
{
	static const struct {
		const char *row, *want;
	} rows[] = {
		{ "questions", "3 open-ended questions" }, { "opening-closing", "2 names given" },
		{ "listening", "1 follow-up" }, { "reflection", "1 impression" },
		{ "professionalism", "1 must-ask asked" }, { "person", "" }, { "mine", "" },
	};

	f = review_figures(&c, &r);
	for (size_t i = 0; i < LEN(rows); i++) {
		text_clear(&text);
		review_evidence(&f, rows[i].row, &text);
		ck_assert_str_eq(text_str(&text), rows[i].want);
	}
}
END_TEST

/* From one conversation to the next, only what changed, worked out by hand. */
START_TEST(what_changed_since)
{
	struct review_figures was = { .measured = true, .planned = 5, .asked = 3, .off_script = 1, .open = 3,
		.must = 3, .must_asked = 1, .names = 2, .length_ms = AT(24, 20), .limit_ms = AT(20, 0),
		.thanks_ms = 31 * HOUR_MS };
	struct review_figures is = { .measured = true, .planned = 5, .asked = 5, .off_script = 2, .open = 6,
		.must = 3, .must_asked = 3, .names = 2, .follow_up = 2, .thanks_ms = -1, .thanks_asked = true };

	review_changes_text(&was, &is, &text);
	ck_assert_str_eq(text_str(&text), "open-ended 3 of 4, now 6 of 7 · must-asks 1 of 3, now 3 of 3 · "
		"follow-ups 0, now 2 · 4:20 over, now ended in time · thanked in 31 h, now not yet");
	text_clear(&text);
	review_changes_text(&was, &was, &text);
	ck_assert_str_eq(text_str(&text), "");
	is.measured = false; /* from paper: no time is said */
	is.thanks_ms = -1;
	text_clear(&text);
	review_changes_text(&was, &is, &text);
	ck_assert_str_eq(text_str(&text), "open-ended 3 of 4, now 6 of 7 · must-asks 1 of 3, now 3 of 3 · "
		"follow-ups 0, now 2");
}
END_TEST

Suite *
model_review_suite(void)
{
	Suite *s = suite_create("model_review");
	TCase *t = tcase_create("review");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, what_is_counted);
	tcase_add_test(t, an_off_script_question_behind_nothing_follows_nothing);
	tcase_add_test(t, in_sentences);
	tcase_add_test(t, the_thank_you);
	tcase_add_test(t, the_thank_you_in_time);
	tcase_add_test(t, ended_in_time_or_not);
	tcase_add_test(t, the_path_in_words);
	tcase_add_test(t, from_paper);
	tcase_add_test(t, as_a_row);
	tcase_add_test(t, moments_in_order);
	tcase_add_test(t, evidence_of_a_row);
	tcase_add_test(t, what_changed_since);
	suite_add_tcase(s, t);
	return s;
}
