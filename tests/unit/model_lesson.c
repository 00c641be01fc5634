/* A lesson beside a call: what counts as done, when a hint comes, what is passed over; and the shipped one. */
#include <check.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base.h"
#include "call_make.h"
#include "formats.h"
#include "model/lesson.h"

static struct call c;
static struct lesson l;
static struct text good;
static int now_s; /* on the call's clock */

/* What the partner has said: a gift of the script, or any other sentence, from that second on. */
static struct partner_answer answers[4];
static struct partner partner = { .answers = answers, .n_answers = 4 };
static struct speech talk[4];
static size_t spoken;

static void
speak(const char *gift, int s)
{
	strings_free(&answers[spoken].gives);
	strings_add(&answers[spoken].gives, gift);
	talk[spoken] = (struct speech){ .kind = SPEECH_ANSWER, .which = spoken, .text = "",
		.at_ms = s * INT64_C(1000) };
	lesson_hear(&l, &partner, talk, ++spoken);
}

static void
setup(void)
{
	struct err e = { 0 };
	char *dir = path_shipped("tutor"), *path = path_join(dir, "first-call.yaml");

	spoken = 0;
	now_s = 600;
	ck_assert_ptr_nonnull(setlocale(LC_CTYPE, "C.UTF-8"));
	make_call(&c, 6);
	make_asked(&c, "How", 2, 1, PHASE_EXPLORE);
	make_asked(&c, "What", 2, 1, PHASE_EXPLORE);
	make_asked(&c, "Who", 2, 1, PHASE_CLOSE);
	ck_assert_msg(lesson_read_file(&l, path, &e), "%s", e.text);
	free(dir);
	free(path);
}

static void
teardown(void)
{
	for (size_t i = 0; i < LEN(answers); i++)
		strings_free(&answers[i].gives);
	call_done(&c);
	lesson_done(&l);
	text_free(&good);
}

/* The step one is at, after a look at so many seconds. */
static const char *
look(int s)
{
	text_clear(&good);
	lesson_look(&l, &c, &(struct lesson_now){ .boot_ms = s * INT64_C(1000), .at_ms = now_s * INT64_C(1000) }, &good);
	return l.at < l.n ? lesson_act_names[l.steps[l.at].act] : "over";
}

START_TEST(each_step_is_known_by_what_it_leaves)
{
	ck_assert_str_eq(look(0), "ask");
	make_asking(&c, 1, AT(0, 5));
	ck_assert_str_eq(look(5), "note");
	speak("four", 10);
	ck_assert_str_eq(text_str(&good), "It is stamped with the time, and Pell answers.");
	make_note(&c, "begins at four", AT(0, 20));
	ck_assert_str_eq(look(20), "fact");
	speak("twice", 25);
	make_note(&c, "!exam twice a year", AT(0, 30));
	ck_assert_str_eq(look(30), "star");
	make_note(&c, "*an egg", AT(0, 40));
	ck_assert_str_eq(look(40), "undo");
	make_note(&c, "oops", AT(0, 50));
	ck_assert_str_eq(look(50), "undo");
	note_done(&c.notes[--c.n_notes]);
	ck_assert_str_eq(look(51), "check");
	make_check(&c, CHECK_ASKED, 2, AT(6, 0));
	ck_assert_str_eq(look(60), "choose");
	make_asking(&c, 3, AT(6, 10)); /* the second was left */
	ck_assert_str_eq(look(70), "referral");
	speak("ida-brook", 380);
	make_note(&c, "@Ida Brook, timetables +", AT(6, 30));
	ck_assert_str_eq(look(80), "wrap");
	make_check(&c, CHECK_WRAPPED, 0, AT(7, 0));
	ck_assert_str_eq(look(85), "end");
	make_event(&c, CLOCK_END, AT(7, 30), 0);
	ck_assert_str_eq(look(90), "answer");
	c.reflections = mem_new(1, sizeof(*c.reflections));
	c.reflections[c.n_reflections++] = (struct reflection){ .prompt = mem_str("learned"),
		.text = mem_str("brake early") };
	ck_assert_str_eq(look(100), "over");
}
END_TEST

START_TEST(asking_in_order_is_no_choice)
{
	look(0);
	make_asking(&c, 1, AT(0, 5));
	make_asking(&c, 2, AT(0, 9));
	look(1);
	ck_assert(!l.done[LESSON_CHOOSE]);
	make_asking(&c, 3, AT(0, 15));
	look(2);
	ck_assert(!l.done[LESSON_CHOOSE]);
}
END_TEST

/* What was made up before anybody spoke of it is no step done, and what to do is told once it was heard. */
START_TEST(nothing_counts_before_it_was_heard)
{
	struct text t = { 0 };

	look(0);
	make_asking(&c, 1, AT(0, 1));
	make_note(&c, "she gets up early", AT(0, 2));
	make_note(&c, "!exam twice a year", AT(0, 3));
	make_note(&c, "*an egg", AT(0, 4));
	make_note(&c, "@Ida Brook, timetables +", AT(0, 5));
	make_check(&c, CHECK_ASKED, 2, AT(0, 6));
	now_s = 7;
	ck_assert_str_eq(look(7), "note");
	lesson_text(&l, false, &t);
	ck_assert_str_eq(text_str(&t), "Step 3 of 12: Say the question aloud: then Pell answers. Listen.");
	/* It will be said at 0:20; however long that takes, nothing is passed over. */
	speak("four", 20);
	now_s = 19;
	ck_assert_str_eq(look(400), "note");
	now_s = 20;
	ck_assert_str_eq(look(401), "note");
	text_clear(&t);
	lesson_text(&l, false, &t);
	ck_assert_str_eq(text_str(&t), "Step 3 of 12: Type half a sentence of what Pell says, then Enter.");
	ck_assert_int_eq(lesson_due(&l, 401000), 30000); /* its time begins now */
	make_note(&c, "begins at four", AT(0, 21));
	ck_assert_str_eq(look(405), "fact");
	/* A fact of another answer than the one that has it. */
	make_note(&c, "!at 4", AT(0, 22));
	now_s = 23;
	ck_assert_str_eq(look(406), "fact");
	text_clear(&t);
	lesson_text(&l, true, &t);
	ck_assert_str_eq(text_str(&t), "Step 4 of 12: /next asks on: Pell will speak of the licence exam.");
	speak("twice", 30);
	make_note(&c, "!exam twice a year", AT(0, 31));
	now_s = 32;
	ck_assert_str_eq(look(407), "star");
	for (int i = 0; i < N_LESSON_ACTS; i++)
		ck_assert_int_eq(l.done[i], i == LESSON_START || i == LESSON_ASK || i == LESSON_NOTE || i == LESSON_FACT);
	text_free(&t);
}
END_TEST

START_TEST(a_hint_then_on)
{
	struct text t = { 0 };

	speak("four", 1);
	speak("twice", 2);

	look(0);
	ck_assert_int_eq(lesson_due(&l, 10000), 20000);
	look(29);
	ck_assert(!l.hinted);
	look(30);
	ck_assert(l.hinted);
	lesson_text(&l, true, &t);
	ck_assert_str_eq(text_str(&t), "Step 2 of 12: Type /next: what begins with / is a command.");
	ck_assert_int_eq(lesson_due(&l, 30000), 60000);
	ck_assert_str_eq(look(89), "ask");
	ck_assert_str_eq(look(90), "note");
	/* The next one done while one hangs, after its hint: on at once. */
	make_note(&c, "!exam twice a year", AT(2, 0));
	ck_assert_str_eq(look(100), "star");
	look(131);
	make_note(&c, "oops", AT(2, 30));
	look(132);
	note_done(&c.notes[--c.n_notes]);
	ck_assert_str_eq(look(133), "check");
	/* The time check is waited for, however long; its hint comes when it is due. */
	ck_assert_str_eq(look(900), "check");
	ck_assert(!l.hinted);
	ck_assert(lesson_look(&l, &c, &(struct lesson_now){ 900001, 360000, true, false }, &good));
	ck_assert(l.hinted);
	ck_assert_int_eq(lesson_due(&l, 900001), -1);
	text_free(&t);
}
END_TEST

START_TEST(what_was_not_done_is_named)
{
	struct text t = { 0 };

	look(0);
	speak("four", 5);
	make_note(&c, "begins at four", AT(0, 20));
	make_event(&c, CLOCK_END, AT(1, 0), 0);
	ck_assert_str_eq(look(60), "answer");
	lesson_summary(&l, &t);
	ck_assert_str_eq(text_str(&t), "You did this: start the clock, take a note, end the call.\n"
		"You did not do this: ask a question, note a fact, star a note, take something back, answer the "
		"time check, choose a question, note a name, wrap up, answer the debrief. ? in a call shows how.\n");
	text_free(&t);
}
END_TEST

/* Two rows of a window of 40 columns. */
static void
fits(const char *s, bool step)
{
	struct text t = { 0 };
	struct strings rows = { 0 };

	text_addf(&t, step ? "Step 12 of 12: %s" : "%s", s);
	utf8_wrap(&rows, text_str(&t), 38);
	ck_assert_msg(rows.n <= 2, "three rows of 38: %s", text_str(&t));
	text_free(&t);
	strings_free(&rows);
}

START_TEST(the_shipped_one_fits_and_has_each_step)
{
	bool has[N_LESSON_ACTS] = { false };

	for (size_t i = 0; i < l.n; i++) {
		const struct lesson_step *s = &l.steps[i];

		has[s->act] = true;
		fits(s->say, true);
		fits(s->lines, true);
		fits(s->hint, true);
		fits(s->lines_hint, true);
		fits(s->wait, true);
		fits(s->lines_wait, true);
		fits(s->good, false);
		fits(s->lines_good, false);
	}
	for (int i = 0; i < N_LESSON_ACTS; i++)
		ck_assert_msg(has[i], "no step %s", lesson_act_names[i]);
}
END_TEST

START_TEST(a_wrong_step_says_where)
{
	static const char text[] = "lesson:\n  - act: dance\n    say: x\n    lines: x\n";
	char *path = path_join(getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp", "lesson.yaml");
	struct err e = { 0 };

	ck_assert(file_write(path, text, sizeof(text) - 1, &e));
	ck_assert(!lesson_read_file(&l, path, &e));
	ck_assert_msg(strstr(e.text, "lesson.yaml:2:"), "%s", e.text);
	ck_assert_uint_eq(l.n, 0);
	free(path);
}
END_TEST

Suite *model_lesson_suite(void);

Suite *
model_lesson_suite(void)
{
	Suite *s = suite_create("model_lesson");
	TCase *t = tcase_create("all");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, each_step_is_known_by_what_it_leaves);
	tcase_add_test(t, asking_in_order_is_no_choice);
	tcase_add_test(t, nothing_counts_before_it_was_heard);
	tcase_add_test(t, a_hint_then_on);
	tcase_add_test(t, what_was_not_done_is_named);
	tcase_add_test(t, the_shipped_one_fits_and_has_each_step);
	tcase_add_test(t, a_wrong_step_says_where);
	suite_add_tcase(s, t);
	return s;
}
