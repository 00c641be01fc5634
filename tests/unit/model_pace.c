/*
 * Pace and what to ask next: the worked examples of the man page, first; then
 * one rule a test. The lines within 20, 40 and 80 columns.
 */
#include <check.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "call_make.h"
#include "model/pace.h"

static struct call c;

static void
setup(void)
{
	ck_assert_ptr_nonnull(setlocale(LC_CTYPE, "C.UTF-8")); /* for columns */
	make_call(&c, 20);
}

static void
teardown(void)
{
	call_done(&c);
}

/* ---- the examples of the manual ---- */

static void
first_example(void)
{
	make_asked(&c, "A", 2, 2, PHASE_OPEN);
	make_asked(&c, "B", 3, 2, PHASE_EXPLORE);
	make_asked(&c, "C", 3, 2, PHASE_EXPLORE);
	make_asked(&c, "D", 3, 2, PHASE_EXPLORE);
	make_asked(&c, "E", 3, 2, PHASE_DEEPEN);
	make_asked(&c, "F", 3, 2, PHASE_DEEPEN);
	make_asked(&c, "G", 2, 2, PHASE_CLOSE);
	make_asking(&c, 1, 0);
	make_asking(&c, 2, AT(2, 0));
	make_asking(&c, 3, AT(5, 0));
}

static void
second_example(void)
{
	make_asked(&c, "A", 2, 2, PHASE_OPEN);
	make_asked(&c, "B", 3, 2, PHASE_EXPLORE);
	make_asked(&c, "C", 2, 2, PHASE_EXPLORE);
	make_asked(&c, "D", 3, 2, PHASE_EXPLORE);
	make_asked(&c, "!E", 2, 1, PHASE_DEEPEN);
	make_asked(&c, "F", 1, 3, PHASE_DEEPEN);
	make_asked(&c, "G", 2, 2, PHASE_CLOSE);
	make_asking(&c, 1, 0);
	make_asking(&c, 2, AT(4, 0));
	make_asking(&c, 3, AT(10, 0));
}

static void
third_example(void)
{
	make_asked(&c, "A", 2, 2, PHASE_OPEN);
	for (const char *s = "BCDEF"; *s; s++)
		make_asked(&c, (char[]){ *s, 0 }, 3, 2, PHASE_EXPLORE);
	make_asked(&c, "G", 2, 2, PHASE_CLOSE);
}

static const struct example {
	void (*make)(void);
	struct habit habit;
	int64_t at;
	double factor;
	const char *left, *kept;
	int on_pace_for, planned, must_left;
	const char *next;
} examples[] = {
	{ first_example, { 0 }, AT(6, 0), 1.00, "14:00", "2:00", 7, 7, 0, "D" },
	{ second_example, { 0 }, AT(11, 0), 1.50, "9:00", "3:00", 5, 7, 1, "E" },
	{ third_example, { 40, 100 * MINUTE_MS, 130 * MINUTE_MS }, 0, 1.24, "20:00", "2:28", 6, 7,
		0, "A" },
};

static void
in_manual(const char *section, const char *words)
{
	const char *end = strstr(section + 1, "\nExample ");
	const char *at = strstr(section, words);
	ck_assert_msg(at && (!end || at < end), "not in the manual's example: %s", words);
}

START_TEST(examples_of_the_manual)
{
	const struct example *x = &examples[_i];
	char left[16], kept[16], words[80];

	x->make();
	struct pace p = call_pace(&c, &x->habit, x->at);
	ck_assert_double_eq_tol(p.factor, x->factor, 1e-9);
	span_text(left, p.left_ms);
	span_text(kept, p.closing_ms);
	ck_assert_str_eq(left, x->left);
	ck_assert_str_eq(kept, x->kept);
	ck_assert_int_eq(p.on_pace_for, x->on_pace_for);
	ck_assert_int_eq(p.planned, x->planned);
	ck_assert_int_eq(p.must_left, x->must_left);
	ck_assert_str_eq(call_suggest(&c, &x->habit, x->at)->brief, x->next);
	/* and they are what the man page says */
	snprintf(words, sizeof(words), "\nExample %d.", _i + 1);
	const char *section = strstr(pace_manual, words);
	ck_assert_ptr_nonnull(section);
	snprintf(words, sizeof(words), "= %.2f; left %s; rest", p.factor, left);
	in_manual(section, words);
	snprintf(words, sizeof(words), "kept %s; free ", kept);
	in_manual(section, words);
	snprintf(words, sizeof(words), "on pace for %d of %d", p.on_pace_for, p.planned);
	in_manual(section, words);
}
END_TEST

START_TEST(ten_minutes_more_in_the_third_example)
{
	third_example();
	make_check(&c, CHECK_OFFERED, 10, 0);
	ck_assert_int_eq(call_pace(&c, &examples[2].habit, 0).on_pace_for, 7);
}
END_TEST

/* ---- the factor ---- */

START_TEST(earlier_calls_weigh_as_one_at_most)
{
	struct habit little = { 4, 10 * MINUTE_MS, 20 * MINUTE_MS };
	struct habit much = { 400, 1000 * MINUTE_MS, 2000 * MINUTE_MS };

	ck_assert_double_eq_tol(call_pace(&c, &little, 0).factor, 25.0 / 15, 1e-9);
	ck_assert_double_eq_tol(call_pace(&c, &much, 0).factor, 45.0 / 25, 1e-9);
	ck_assert_double_eq_tol(call_pace(&c, NULL, 0).factor, 1, 1e-9);
}
END_TEST

START_TEST(factor_has_bounds)
{
	make_asked(&c, "A", 1, 2, PHASE_OPEN);
	make_asked(&c, "B", 40, 2, PHASE_OPEN);
	make_asking(&c, 1, 0);
	ck_assert_double_eq_tol(call_pace(&c, NULL, AT(59, 0)).factor, 3, 1e-9);
	make_asking(&c, 2, AT(1, 0));
	make_asking(&c, 1, AT(2, 0)); /* the long one took a minute */
	ck_assert_double_eq_tol(call_pace(&c, NULL, AT(2, 0)).factor, 0.5, 1e-9);
}
END_TEST

START_TEST(a_slip_of_the_key_is_no_measure)
{
	make_asked(&c, "A", 3, 2, PHASE_OPEN);
	make_asked(&c, "B", 3, 2, PHASE_OPEN);
	make_asking(&c, 1, 0);
	make_asking(&c, 2, AT(0, 9));
	ck_assert_double_eq_tol(call_pace(&c, NULL, AT(1, 0)).factor, 1, 1e-9);
	/* the one being asked counts once it has taken longer than planned */
	ck_assert_double_eq_tol(call_pace(&c, NULL, AT(3, 9)).factor, 1, 1e-9);
	ck_assert_double_eq_tol(call_pace(&c, NULL, AT(7, 9)).factor, 12.0 / 8, 1e-9);
}
END_TEST

START_TEST(what_was_skipped_is_no_measure)
{
	second_example();
	ck_assert_double_eq_tol(call_pace(&c, NULL, AT(11, 0)).factor, 1.5, 1e-9);
	c.asked[1].state = ASKED_SKIPPED; /* B, after six minutes of three */
	ck_assert_double_eq_tol(call_pace(&c, NULL, AT(11, 0)).factor, 9.0 / 7, 1e-9);
}
END_TEST

static void
habit_is(int questions, const char *planned, const char *spent)
{
	struct habit h = { 0 };
	char text[16];

	habit_add(&h, &c);
	ck_assert_int_eq(h.questions, questions);
	span_text(text, h.planned_ms);
	ck_assert_str_eq(text, planned);
	span_text(text, h.spent_ms);
	ck_assert_str_eq(text, spent);
}

/* What an ended call says of the next: the last question's end was not told by anybody. */
START_TEST(habit_of_a_call)
{
	second_example(); /* A took 4:00 of 2, B 6:00 of 3, C since 10:00 */
	make_event(&c, CLOCK_END, AT(30, 0), 0);
	habit_is(2, "5:00", "10:00");
	c.asked[0].state = ASKED_SKIPPED;
	habit_is(1, "3:00", "6:00");
	c.askings[1].axis_ms = AT(9, 51); /* B was a slip of nine seconds */
	habit_is(0, "0:00", "0:00");
	c.asked[0].state = ASKED_ASKED;
	habit_is(1, "2:00", "9:51");
}
END_TEST

/* /end 08:00: what was asked after it was not asked, and B is the last. */
START_TEST(habit_of_a_call_ended_back_then)
{
	second_example();
	make_event(&c, CLOCK_END, AT(8, 0), 0);
	habit_is(1, "2:00", "4:00");
}
END_TEST

START_TEST(habit_of_a_call_without_a_question)
{
	second_example();
	c.n_askings = 1; /* who never pressed Tab again has not told how long it took */
	make_event(&c, CLOCK_END, AT(30, 0), 0);
	habit_is(0, "0:00", "0:00");
	c.n_askings = 0;
	habit_is(0, "0:00", "0:00");
}
END_TEST

/* ---- what fits ---- */

START_TEST(skipped_and_off_script)
{
	first_example();
	c.asked[3].state = ASKED_SKIPPED;
	make_asked(&c, "off", 0, 0, PHASE_NONE)->state = ASKED_OFF_SCRIPT;
	struct pace p = call_pace(&c, NULL, AT(6, 0));
	ck_assert_int_eq(p.planned, 7);
	ck_assert_int_eq(p.on_pace_for, 6);
	c.asked[4].state = ASKED_ANSWERED; /* /got 5 */
	ck_assert_int_eq(call_pace(&c, NULL, AT(6, 0)).on_pace_for, 6);
	ck_assert_str_eq(call_suggest(&c, NULL, AT(6, 0))->brief, "F");
}
END_TEST

START_TEST(no_time_left)
{
	second_example();
	struct pace p = call_pace(&c, NULL, AT(25, 0));
	ck_assert_int_eq(p.on_pace_for, 3); /* those asked */
	ck_assert_int_eq(p.left_ms, -5 * MINUTE_MS);
	ck_assert(p.closing);
	ck_assert_str_eq(call_suggest(&c, NULL, AT(25, 0))->brief, "G");
}
END_TEST

START_TEST(closing_is_two_minutes_before_or_when_wrapping_up)
{
	first_example();
	ck_assert(!call_pace(&c, NULL, AT(17, 59)).closing);
	ck_assert(call_pace(&c, NULL, AT(18, 0)).closing);
	c.interview.agreed_minutes = 30;
	ck_assert(!call_pace(&c, NULL, AT(20, 10)).closing);
	make_check(&c, CHECK_WRAPPED, 0, AT(20, 5));
	ck_assert(call_pace(&c, NULL, AT(20, 10)).closing);
	ck_assert_str_eq(call_suggest(&c, NULL, AT(20, 10))->brief, "G");
}
END_TEST

START_TEST(a_pause_is_no_time)
{
	first_example();
	make_event(&c, CLOCK_PAUSE, AT(6, 0), 0);
	make_event(&c, CLOCK_RESUME, AT(46, 0), 0);
	ck_assert_int_eq(call_pace(&c, NULL, AT(46, 0)).left_ms, AT(14, 0));
	ck_assert_int_eq(call_pace(&c, NULL, AT(46, 0)).on_pace_for, 7);
}
END_TEST

/* Time, a plan of (minutes, must, priority) and what to ask next. */
static const struct next {
	int64_t at;
	struct { const char *brief; int minutes, priority; } plan[5];
	const char *next;
} nexts[] = {
	/* all fit into 18:00 (20:00 less the closing): in the order of the plan */
	{ 0, { { "a", 3, 3 }, { "!b", 3, 1 }, { "c", 3, 2 } }, "a" },
	/* time is short: the must-ask first */
	{ AT(10, 0), { { "a", 3, 3 }, { "!b", 3, 1 }, { "c", 3, 2 } }, "b" },
	/* no must-ask left: the one of the better priority that fits */
	{ AT(14, 0), { { "a", 3, 3 }, { "b", 3, 1 }, { "c", 3, 2 } }, "b" },
	/* passed over: too long for what is left */
	{ AT(14, 0), { { "!a", 6, 1 }, { "b", 2, 3 } }, "b" },
	/* two that fit, the third not: the plan's order among those that fit */
	{ AT(12, 0), { { "a", 3, 2 }, { "b", 3, 3 }, { "c", 3, 1 } }, "a" },
	/* nothing fits: nothing but the closing */
	{ AT(16, 30), { { "!a", 3, 1 }, { "b", 2, 3 } }, NULL },
};

START_TEST(ask_this_next)
{
	const struct next *n = &nexts[_i];

	for (size_t i = 0; i < LEN(n->plan) && n->plan[i].brief; i++)
		make_asked(&c, n->plan[i].brief, n->plan[i].minutes, n->plan[i].priority,
			PHASE_EXPLORE);
	const struct asked *a = call_suggest(&c, NULL, n->at);
	if (n->next)
		ck_assert_pstr_eq(a ? a->brief : NULL, n->next);
	else
		ck_assert_ptr_null(a);
}
END_TEST

/* ---- the lines ---- */

static void
line_is(struct text *t, int columns, const char *want)
{
	ck_assert_str_eq(text_str(t), want);
	ck_assert_int_le(utf8_columns(t->s, t->n), columns);
	text_clear(t);
}

START_TEST(pace_lines)
{
	struct pace p = { .planned = 9, .on_pace_for = 8, .must_left = 2,
		.closing_ms = AT(2, 28), .left_ms = AT(9, 0) };
	struct text t = { 0 };

	pace_text(&p, 80, &t);
	line_is(&t, 80, "On pace for 8 of 9 · must-asks left 2 · 3 min for closing");
	pace_text(&p, 40, &t);
	line_is(&t, 40, "On pace for 8 of 9 · must-asks left 2");
	pace_text(&p, 30, &t);
	line_is(&t, 30, "Pace 8 of 9 · must-asks 2");
	pace_text(&p, 20, &t);
	line_is(&t, 20, "8/9 · must 2 · 3 min");
	pace_text(&p, 15, &t);
	line_is(&t, 15, "8/9 · must 2");
	pace_text(&p, 6, &t);
	line_is(&t, 6, "8/9 ·…");
	p.left_ms = AT(1, 0);
	pace_text(&p, 80, &t);
	line_is(&t, 80, "On pace for 8 of 9 · must-asks left 2 · 1 min for closing");
	p.left_ms = -1;
	pace_text(&p, 80, &t);
	line_is(&t, 80, "On pace for 8 of 9 · must-asks left 2 · 0 min for closing");
	p = (struct pace){ .left_ms = AT(11, 20) };
	pace_text(&p, 40, &t);
	line_is(&t, 40, "No plan · 12 min left");
	p.left_ms = -AT(3, 0);
	pace_text(&p, 40, &t);
	line_is(&t, 40, "No plan · 0 min left");
	text_free(&t);
}
END_TEST

START_TEST(closing_lines)
{
	struct text t = { 0 };

	closing_text(&c, 120, &t);
	line_is(&t, 120, "Two names, target organisations first? · May I use your name? · "
		"May I write to you, and when? · Thank you");
	closing_text(&c, 80, &t);
	line_is(&t, 80, "Two names, targets first · use your name? · write, and when? · thank you");
	closing_text(&c, 38, &t); /* of 40: the edges are free */
	line_is(&t, 38, "2 names, use yours, write when, thanks");
	ck_assert_ptr_nonnull(strstr(pace_manual, ": in 40 columns \"2 names, use yours, "
		"write when, thanks\"."));
	closing_text(&c, 60, &t); /* what is missed first has the room there is */
	line_is(&t, 60, "Two names, targets first · use yours · write when · thanks");
	closing_text(&c, 20, &t);
	line_is(&t, 20, "names use write thx");
	make_note(&c, "@ Dana Ruiz +", AT(9, 0));
	closing_text(&c, 40, &t);
	line_is(&t, 40, "1 name · write, and when? · thank you");
	make_note(&c, "@ Sam Oyelaran", AT(9, 30));
	closing_text(&c, 80, &t);
	line_is(&t, 80, "May I write to you, and when? · Thank you");
	closing_text(&c, 20, &t);
	line_is(&t, 20, "write when · thanks");
	closing_text(&c, 7, &t);
	line_is(&t, 7, "write …");
	/* What is noted is not asked for again. */
	struct note *said = make_note(&c, "> write to her again in March", AT(9, 40));
	closing_text(&c, 80, &t);
	line_is(&t, 80, "Thank you");
	make_event(&c, CLOCK_THANKS, AT(9, 50), 0);
	closing_text(&c, 80, &t);
	line_is(&t, 80, "All is said; /end");
	closing_text(&c, 7, &t);
	line_is(&t, 7, "All is…");
	mem_set(&said->text, "read the paper");
	closing_text(&c, 80, &t);
	line_is(&t, 80, "May I write to you, and when?");
	text_free(&t);
}
END_TEST

START_TEST(noted_that_they_may_be_written_to)
{
	static const char *const yes[] = { "> write to him again in March", "may write in spring",
		"keep her posted", "happy to hear from me again", "> email them again after the exam",
		"stay in touch by mail", "> follow up in May", "I can call in June" };
	static const char *const no[] = { "writes reports all day", "calls start at 8", "> read the paper",
		"meets clients weekly", "keeps in good shape", "> check the wording", "hears complaints",
		"contact lenses", "the call centre is loud" };
	struct note *n = make_note(&c, "x", AT(1, 0));

	for (size_t i = 0; i < LEN(yes) + LEN(no); i++) {
		const char *s = i < LEN(yes) ? yes[i] : no[i - LEN(yes)];
		mem_set(&n->text, s);
		ck_assert_msg(call_may_write(&c) == (i < LEN(yes)), "%s", s);
	}
	struct asked *a = make_asked(&c, "Keeping in touch", 1, 1, PHASE_CLOSE);
	mem_set(&a->text, "How may I keep you posted on what I do with your advice?");
	ck_assert(!call_may_write(&c));
	a->state = ASKED_ASKED;
	ck_assert(call_may_write(&c));
	ck_assert(!call_thanks_noted(&c));
	mem_set(&n->text, "thanked her");
	ck_assert(call_thanks_noted(&c));
	mem_set(&n->text, "she was thanked by the team");
	ck_assert(!call_thanks_noted(&c));
}
END_TEST

/* A message has two rows: the words are fuller there, those first that are missed first. */
START_TEST(closing_in_two_rows)
{
	static const struct {
		int columns, rows;
		const char *first, *second;
	} said[] = {
		{ 200, 1, "Wrapping up. Two names, target organisations first? · May I use your "
			  "name? · May I write to you, and when? · Thank you", NULL },
		{ 78, 2, "Wrapping up. Two names, target organisations first? · May I use your "
			 "name? ·", "May I write to you, and when? · Thank you" },
		{ 78, 1, "Wrapping up. Two names, targets first · use your name? · write when · "
			 "thanks", NULL },
		{ 38, 2, "Wrapping up. Two names, targets first", "· use your name? · write when · "
			 "thanks" },
		{ 18, 2, "Wrapping up. names", "use write when thx" },
	};

	for (size_t i = 0; i < LEN(said); i++) {
		struct text t = { 0 };
		struct strings lines = { 0 };
		closing_say(&c, "Wrapping up.", said[i].columns, said[i].rows, &t);
		utf8_wrap(&lines, text_str(&t), said[i].columns);
		ck_assert_str_eq(lines.s[0], said[i].first);
		ck_assert_uint_eq(lines.n, said[i].second ? 2 : 1);
		if (said[i].second)
			ck_assert_str_eq(lines.s[1], said[i].second);
		strings_free(&lines);
		text_free(&t);
	}
}
END_TEST

static void
window_is(int64_t axis, const char *want)
{
	struct text t = { 0 };
	struct pace p = call_pace(&c, NULL, axis);

	window_text(&c, &p, &t);
	ck_assert_str_eq(text_str(&t), want);
	text_free(&t);
}

START_TEST(window_titles)
{
	second_example(); /* with one must-ask left */
	window_is(AT(4, 0), "16 min · 1 must-ask left");
	window_is(AT(12, 41), "8 min · ask for names");
	window_is(AT(20, 0), "0 min · wrap up, or ask for more time");
	make_check(&c, CHECK_WRAPPED, 0, AT(20, 5));
	window_is(AT(20, 30), "1 min past 20:00 · ask for names");
	make_note(&c, "@ Dana Ruiz", AT(20, 40));
	window_is(AT(20, 45), "1 min past 20:00 · ask for one more name");
	make_note(&c, "@ Sam Oyelaran", AT(20, 50));
	window_is(AT(21, 1), "2 min past 20:00 · may I use your name?");
	window_is(AT(12, 41), "8 min · may I use your name?"); /* it wraps up already */
	c.n_checks = 0;
	window_is(AT(12, 41), "8 min · 1 must-ask left");
	mem_set(&c.notes[1].text, "Sam Oyelaran +");
	window_is(AT(18, 10), "2 min · may I write to you?");
	make_event(&c, CLOCK_PAUSE, AT(20, 30), 0);
	window_is(AT(20, 30), "1 min past 20:00 · paused");
	c.clock.n--;
	free(c.clock.events[c.clock.n].boot_id);
	make_event(&c, CLOCK_END, AT(22, 0), 0);
	window_is(AT(22, 0), "the call has ended");
	call_done(&c);
	c.interview.agreed_minutes = 30;
	window_is(0, "30 min · not begun");
}
END_TEST

START_TEST(window_wants_two_names)
{
	second_example();
	c.asked[4].must = false;
	window_is(AT(4, 0), "16 min · ask for names");
	make_note(&c, "@ Dana Ruiz +", AT(4, 10));
	window_is(AT(4, 20), "16 min · ask for one more name");
	make_note(&c, "@ Sam Oyelaran", AT(4, 30));
	window_is(AT(4, 40), "16 min · may I write to you?");
}
END_TEST

/* Wrapping up with much time and must-asks left: no name yet is not "one more". */
START_TEST(window_title_when_wrapping_early)
{
	c.interview.agreed_minutes = 30;
	second_example();
	make_check(&c, CHECK_WRAPPED, 0, AT(12, 0));
	window_is(AT(12, 10), "18 min · ask for names");
	make_check(&c, CHECK_OFFERED, 5, AT(14, 0)); /* no longer wrapping up */
	window_is(AT(14, 10), "21 min · 1 must-ask left");
}
END_TEST

/* ---- the status line as time goes by ---- */

static void
status_is(int64_t at, int columns, const char *want)
{
	struct text t = { 0 };

	time_text(&c, NULL, at, columns, &t);
	line_is(&t, columns, want);
	text_free(&t);
}

START_TEST(the_line_of_a_whole_call)
{
	first_example();
	status_is(AT(6, 0), 78, "On pace for 7 of 7 · must-asks left 0 · 2 min for closing");
	/* two minutes to go */
	status_is(AT(18, 0), 78,
		"Two names, targets first · use your name? · write, and when? · thank you");
	status_is(AT(18, 0), 38, "2 names, use yours, write when, thanks");
	/* the minute before the check does not hide it */
	status_is(AT(19, 0), 78,
		"Time check in a minute · 2 names · use your name? · write, and when? · thanks");
	status_is(AT(19, 0), 38, "Check soon · 2 names, use, write, thx");
	status_is(AT(20, 0), 78,
		"Time check: /wrap to close, /more MIN if you asked, /offered MIN if they did");
	status_is(AT(20, 0), 38, "Time check: /wrap, /more, /offered");
	status_is(AT(20, 0), 20, "/wrap /more /offered");
	/* unanswered past 30:00 the overrun is shown all the same */
	status_is(AT(31, 30), 78, "Over by 01:30: /wrap to close, /more MIN, /offered MIN");
	status_is(AT(31, 30), 38, "Over by 01:30: /wrap /more /offered");
	make_check(&c, CHECK_WRAPPED, 0, AT(20, 5));
	status_is(AT(20, 10), 78,
		"Two names, targets first · use your name? · write, and when? · thank you");
	status_is(AT(31, 30), 38, "Over by 01:30; thank them and end");
	make_note(&c, "@ Dana Ruiz +", AT(20, 20));
	status_is(AT(20, 30), 38, "1 name · write, and when? · thank you");
}
END_TEST

/* A check in the middle of a longer call is not its end. */
START_TEST(a_check_with_time_left)
{
	first_example();
	c.interview.agreed_minutes = 30;
	status_is(AT(19, 30), 78, "Time check in a minute: wrap up, or ask for more?");
	status_is(AT(19, 30), 38, "Time check in a minute");
	status_is(AT(20, 0), 38, "Time check: /wrap, /more, /offered");
	make_check(&c, CHECK_WRAPPED, 0, AT(20, 5));
	status_is(AT(21, 0), 38, "2 names, use yours, write when, thanks");
	status_is(AT(29, 10), 38, "Check soon · 2 names, use, write, thx");
	status_is(AT(30, 0), 38, "Time check: /wrap, /more, /offered");
}
END_TEST

/* Where the plan's order is not what suits best, in 40 columns too; reckoned with the habit
 * that the rest of the line is reckoned with. */
START_TEST(ask_this_next_in_the_line)
{
	struct habit slow = { 20, 20 * MINUTE_MS, 40 * MINUTE_MS };
	struct text t = { 0 };

	make_asked(&c, "a", 3, 3, PHASE_EXPLORE);
	make_asked(&c, "b", 3, 2, PHASE_EXPLORE);
	make_asked(&c, "!c", 3, 1, PHASE_EXPLORE);
	status_is(AT(8, 0), 78, "On pace for 3 of 3 · must-asks left 1 · 2 min for closing");
	ck_assert_int_eq(call_pace(&c, NULL, AT(8, 0)).next, 0);
	ck_assert_int_eq(call_pace(&c, &slow, AT(8, 0)).next, 3);
	time_text(&c, &slow, AT(8, 0), 78, &t);
	line_is(&t, 78, "On pace for 1 of 3 · must-asks left 1 · 2 min for closing · better next: 3");
	time_text(&c, &slow, AT(8, 0), 56, &t);
	line_is(&t, 56, "On pace for 1 of 3 · must-asks left 1 · better next: 3");
	time_text(&c, &slow, AT(8, 0), 38, &t);
	line_is(&t, 38, "Pace 1 of 3 · must-asks 1 · next: 3");
	time_text(&c, &slow, AT(8, 0), 20, &t);
	line_is(&t, 20, "1/3 · must 1 · ask 3");
	text_free(&t);
}
END_TEST

Suite *model_pace_suite(void);

Suite *
model_pace_suite(void)
{
	Suite *s = suite_create("model_pace");
	TCase *t = tcase_create("pace");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(t, examples_of_the_manual, 0, LEN(examples));
	tcase_add_test(t, ten_minutes_more_in_the_third_example);
	tcase_add_test(t, earlier_calls_weigh_as_one_at_most);
	tcase_add_test(t, factor_has_bounds);
	tcase_add_test(t, a_slip_of_the_key_is_no_measure);
	tcase_add_test(t, what_was_skipped_is_no_measure);
	tcase_add_test(t, habit_of_a_call);
	tcase_add_test(t, habit_of_a_call_ended_back_then);
	tcase_add_test(t, habit_of_a_call_without_a_question);
	tcase_add_test(t, skipped_and_off_script);
	tcase_add_test(t, no_time_left);
	tcase_add_test(t, closing_is_two_minutes_before_or_when_wrapping_up);
	tcase_add_test(t, a_pause_is_no_time);
	tcase_add_loop_test(t, ask_this_next, 0, LEN(nexts));
	tcase_add_test(t, pace_lines);
	tcase_add_test(t, closing_lines);
	tcase_add_test(t, noted_that_they_may_be_written_to);
	tcase_add_test(t, closing_in_two_rows);
	tcase_add_test(t, window_titles);
	tcase_add_test(t, window_wants_two_names);
	tcase_add_test(t, window_title_when_wrapping_early);
	tcase_add_test(t, the_line_of_a_whole_call);
	tcase_add_test(t, a_check_with_time_left);
	tcase_add_test(t, ask_this_next_in_the_line);
	suite_add_tcase(s, t);
	return s;
}
