/* What a rehearsal's notes caught and missed, by hand first. */
#include <check.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "call_make.h"
#include "formats.h"
#include "model/rehearsal.h"

#define S(s) ((int64_t)((s) * 1000))

static const char script[] =
	"partner: smith\n"
	"name: Ada Quill\n"
	"role: Smith\n"
	"organisation: Quill Forge\n"
	"greeting: Hello there.\n"
	"answers:\n"
	"  - about: [day]\n"
	"    gives: [lunch, seven, runa]\n"
	"    say: [We light the fire at seven., Then my neighbour Runa Holt comes by., It is long.]\n"
	"  - about: [advice]\n"
	"    gives: [tongs]\n"
	"    say: [I will send you my old tongs.]\n"
	"  - about: [any]\n"
	"    gives: [coal]\n"
	"    say: [We burn nine sacks of coal.]\n"
	"nothing_left: Nothing more.\n"
	"events:\n"
	"  - kind: offer-time\n"
	"    at: \"19:00\"\n"
	"    minutes: 10\n"
	"    say: [Ten more?]\n"
	"farewell: Good bye.\n"
	"facts:\n"
	"  - id: seven\n"
	"    kind: fact\n"
	"    text: the fire is lit at seven\n"
	"    words: [fire, seven|7]\n"
	"  - id: lunch\n"
	"    kind: fact\n"
	"    text: lunch is at the anvil\n"
	"    words: [lunch, anvil]\n"
	"  - id: runa\n"
	"    kind: name\n"
	"    text: Runa Holt, neighbour\n"
	"    words: [Runa|Holt, Holt|neighbour]\n"
	"  - id: tongs\n"
	"    kind: promise\n"
	"    text: will send the tongs\n"
	"    words: [tongs, send]\n"
	"  - id: coal\n"
	"    kind: fact\n"
	"    text: nine sacks of coal\n"
	"    words: [coal, nine|9]\n";

static struct partner p;
static struct call c;
static struct outcome o;
static struct text out;

static void
plan(const char *category)
{
	struct asked *a = make_asked(&c, category, 2, 1, PHASE_EXPLORE);

	a->text = mem_str("What was your week like?"); /* heard three seconds after */
	a->category = mem_str(category);
}

static void
setup(void)
{
	struct err e = { 0 };

	ck_assert_msg(partner_read(&p, "smith.yaml", script, strlen(script), &e), "%s", e.text);
	make_call(&c, 20);
	c.interview.practice = true;
	plan("day");
	plan("advice");
	plan("pay");
}

static void
teardown(void)
{
	text_free(&out);
	outcome_done(&o);
	call_done(&c);
	partner_done(&p);
}

static struct catch *
look(const char *gift, double at)
{
	outcome_done(&o);
	outcome_of(&p, &c, NULL, S(at), &o);
	for (size_t i = 0; i < o.n; i++)
		if (strcmp(o.catches[i].gift->id, gift) == 0)
			return &o.catches[i];
	ck_abort_msg("no gift %s", gift);
	return NULL;
}

/* Said at 8.0, 11.0, 14.6: six and seven words and a breath. */
START_TEST(heard_with_its_sentence)
{
	make_asking(&c, 1, S(5));
	ck_assert_int_eq(look("seven", 7)->heard_ms, -1);
	ck_assert_int_eq(look("seven", 9)->heard_ms, S(8));
	ck_assert_int_eq(look("runa", 10)->heard_ms, -1);
	ck_assert_int_eq(look("runa", 12)->heard_ms, S(11));
	/* In none of the sentences by its words: when the answer is whole. */
	ck_assert_int_eq(look("lunch", 14)->heard_ms, -1);
	ck_assert_int_eq(look("lunch", 20)->heard_ms, S(14.4));
	ck_assert_int_eq(look("coal", 900)->heard_ms, -1);
}
END_TEST

START_TEST(cut_off_is_not_missed)
{
	make_asking(&c, 1, S(5));
	make_asking(&c, 2, S(9));
	ck_assert_int_eq(look("seven", 60)->heard_ms, S(8));
	ck_assert_int_eq(look("runa", 60)->heard_ms, -1);
	ck_assert_int_eq(o.heard[GIFT_FACT], 1);
	ck_assert_int_eq(o.heard[GIFT_NAME], 0);
	ck_assert_int_eq(o.heard[GIFT_PROMISE], 1);
}
END_TEST

START_TEST(a_note_catches)
{
	make_asking(&c, 1, S(5));
	make_note(&c, "! fire lit at 7", S(9));
	make_note(&c, "@ Runa Holt, neighbour +", S(12));
	ck_assert(look("seven", 60)->caught);
	ck_assert_int_eq(look("seven", 60)->note_id, 1);
	ck_assert_int_eq(look("runa", 60)->note_id, 2);
	ck_assert(!look("lunch", 60)->caught);
	ck_assert_int_eq(o.caught[GIFT_FACT], 1);
	ck_assert_int_eq(o.heard[GIFT_FACT], 2);
	ck_assert_int_eq(o.caught[GIFT_NAME], 1);
}
END_TEST

/* A note about what was not said catches nothing. */
START_TEST(only_what_was_said)
{
	make_asking(&c, 1, S(5));
	make_note(&c, "nine sacks of coal", S(9));
	ck_assert(!look("coal", 60)->caught);
	ck_assert_int_eq(o.heard[GIFT_FACT] + o.heard[GIFT_NAME], 3);
}
END_TEST

START_TEST(two_notes_in_a_row)
{
	make_asking(&c, 1, S(5));
	make_note(&c, "the fire", S(9));
	make_note(&c, "at seven", S(11));
	ck_assert_int_eq(look("seven", 60)->note_id, 2);
	make_asking(&c, 2, S(30));
	make_note(&c, "tongs", S(34));
	make_asking(&c, 3, S(40));
	make_note(&c, "will send", S(45)); /* under another question: not one thought */
	ck_assert(!look("tongs", 60)->caught);
}
END_TEST

START_TEST(markers_wait)
{
	make_asking(&c, 1, S(5));
	make_note(&c, "!", S(9));
	ck_assert(!look("seven", 60)->caught);
	ck_assert_int_eq(o.markers, 1);
	outcome_text(&p, &c, &o, &out);
	ck_assert_ptr_nonnull(strstr(out.s, "1 marker is to be written out first"));
	ck_assert_ptr_null(strstr(out.s, "seven"));
}
END_TEST

/* Asked back by name, once it was said, is caught too; before, it was only asked. */
START_TEST(off_script_questions)
{
	make_asking(&c, 1, S(5));
	struct asked *a = make_asked(&c, "off", 2, 1, PHASE_NONE);
	a->state = ASKED_OFF_SCRIPT;
	a->text = mem_str("How did you meet Runa Holt, your neighbour?");
	make_asking(&c, 4, S(20));
	ck_assert(look("runa", 60)->caught);
	ck_assert_int_eq(look("runa", 60)->note_id, 0);
	c.askings[1].axis_ms = S(10);
	ck_assert(!look("runa", 60)->caught);
}
END_TEST

START_TEST(in_words)
{
	c.asked[0].must = true;
	make_asking(&c, 1, S(5));
	make_note(&c, "fire at 7", S(9));
	make_note(&c, "Runa Holt next door", S(12));
	make_asking(&c, 2, S(30));
	make_note(&c, "> tongs, she will send them", S(36));
	make_check(&c, CHECK_OFFERED, 10, AT(19, 10));
	make_check(&c, CHECK_WRAPPED, 0, AT(29, 30));
	make_event(&c, CLOCK_END, AT(30, 40), 0);
	outcome_of(&p, &c, NULL, AT(30, 40), &o);
	outcome_text(&p, &c, &o, &out);
	ck_assert_str_eq(out.s,
		"30:40 of 30 minutes; Ada Quill spoke for 0:10 of it.\n"
		"2 of 3 planned questions asked, 1 of 1 must-ask.\n"
		"At 19:00 they offered 10 minutes more; you noted it at 19:10.\n"
		"At 29:30 you wrapped up.\n"
		"Over by 0:40.\n"
		"\n"
		"The notes caught 3 of 4: 1 of 2 facts, 1 of 1 name, 1 of 1 promise.\n"
		"Missed:\n"
		"  00:14 fact: lunch is at the anvil\n"
		"Caught:\n"
		"  00:08 fact: the fire is lit at seven\n"
		"  00:11 name: Runa Holt, neighbour (after @ it would be a contact)\n"
		"  00:33 promise: will send the tongs\n"
		"1 more was not said: not asked for, or cut short.\n");
}
END_TEST

/* The script has lunch after the fire; it is told as it was heard. */
START_TEST(in_the_order_heard)
{
	make_asking(&c, 3, S(5)); /* pay: what is said to anything */
	make_asking(&c, 1, S(20));
	outcome_of(&p, &c, NULL, S(60), &o);
	outcome_text(&p, &c, &o, &out);
	ck_assert_ptr_nonnull(strstr(out.s, "Missed:\n"
		"  00:08 fact: nine sacks of coal\n"
		"  00:23 fact: the fire is lit at seven\n"
		"  00:26 name: Runa Holt, neighbour\n"
		"  00:29 fact: lunch is at the anvil\n"));
}
END_TEST

START_TEST(time_checks_in_words)
{
	make_check(&c, CHECK_OFFERED, 10, AT(18, 30)); /* too early for the rule, not for sense */
	outcome_of(&p, &c, NULL, AT(25, 0), &o);
	outcome_text(&p, &c, &o, &out);
	ck_assert_ptr_null(strstr(out.s, "not answered"));
	text_clear(&out);
	outcome_done(&o);
	c.n_checks = 0;
	make_event(&c, CLOCK_END, AT(25, 0), 0);
	outcome_of(&p, &c, NULL, AT(25, 0), &o);
	outcome_text(&p, &c, &o, &out);
	ck_assert_ptr_nonnull(strstr(out.s, "The time check at 20:00 was not answered.\n"));
	text_clear(&out);
	outcome_done(&o);
	outcome_of(&p, &c, NULL, AT(15, 0), &o);
	outcome_text(&p, &c, &o, &out);
	ck_assert_ptr_nonnull(strstr(out.s, "It was over before the time check at 20:00.\n"));
}
END_TEST

/* What was noted is held against what the partner did; it offers 10 minutes at 19:00. */
static const struct offer {
	enum check_answer answer;
	int minutes;
	int64_t at_ms;  /* 0: nothing was noted */
	const char *want;
} offers[] = {
	{ CHECK_OFFERED, 10, AT(19, 10), "At 19:00 they offered 10 minutes more; you noted it at 19:10.\n" },
	{ CHECK_OFFERED, 5, AT(19, 10),
	  "At 19:10 you noted an offer of 5 minutes more; it was 10.\n" },
	{ CHECK_OFFERED, 15, AT(16, 54),
	  "At 16:54 you noted an offer of 15 minutes more; there was none yet.\n" },
	{ CHECK_ASKED, 10, AT(15, 0), "At 15:00 you asked for 10 minutes more.\n" },
	{ CHECK_ASKED, 15, AT(15, 0),
	  "At 15:00 you asked for 15 minutes more; they had 10.\n" },
	{ CHECK_WRAPPED, 0, AT(15, 0), "At 15:00 you wrapped up.\n" },
	{ CHECK_WRAPPED, 0, AT(19, 30), "At 19:30 you wrapped up.\n" },
	{ CHECK_WRAPPED, 0, 0,
	  "At 19:00 they offered 10 minutes more; you noted nothing.\n"
	  "The time check at 20:00 was not answered.\n" },
};

START_TEST(offers_in_words)
{
	const struct offer *k = &offers[_i];
	const char *second;

	if (k->at_ms)
		make_check(&c, k->answer, k->minutes, k->at_ms);
	outcome_of(&p, &c, NULL, AT(22, 0), &o);
	outcome_text(&p, &c, &o, &out);
	second = strstr(out.s, "asked.\n") + strlen("asked.\n");
	ck_assert_msg(strncmp(second, k->want, strlen(k->want)) == 0, "%s", out.s);
	ck_assert_int_eq(k->at_ms && strstr(out.s, "noted nothing"), false);
}
END_TEST

/* Ended before anybody said anything that could be caught. */
START_TEST(nothing_to_catch)
{
	make_event(&c, CLOCK_END, S(3), 0);
	outcome_of(&p, &c, NULL, S(3), &o);
	outcome_text(&p, &c, &o, &out);
	ck_assert_str_eq(strstr(out.s, "\n\n"),
		"\n\nNothing was said that notes could have caught.\n"
		"5 were not said: not asked for, or cut short.\n");
}
END_TEST

/* ---- nerves ---- */

static const char *
nerves(int before, int after, int cols)
{
	struct interview i = { .partner = (char *)"pharmacist", .contact = (char *)"Ines Halloran",
		.nervous_before = before, .nervous_after = after };

	text_clear(&out);
	nerves_line(&i, "22 Nov", cols, &out);
	return text_str(&out);
}

START_TEST(nerves_in_words_and_bars)
{
	ck_assert_str_eq(nerves(0, 0, 76), "");
	ck_assert_str_eq(nerves(8, 4, 0), "22 Nov, Ines Halloran: 8 before, 4 after\n");
	ck_assert_str_eq(nerves(0, 4, 0), "22 Nov, Ines Halloran: 4 after\n");
	ck_assert_str_eq(nerves(8, 4, 76), "22 Nov  Ines Halloran       8 to  4  ####----\n");
	ck_assert_str_eq(nerves(4, 10, 76), "22 Nov  Ines Halloran       4 to 10  ####++++++\n");
	ck_assert_str_eq(nerves(3, 0, 76), "22 Nov  Ines Halloran       3 to  ?  ###\n");
	ck_assert_ptr_nonnull(setlocale(LC_CTYPE, "C.UTF-8"));
	/* In a small window the name gives way to the bar. */
	ck_assert_str_eq(nerves(10, 4, 36), "22 Nov  Ines H\u2026 10 to  4  ####------\n");
	ck_assert_str_eq(nerves(10, 4, 20), "22 Nov  \u2026 10 to  4  ####------\n");
}
END_TEST

Suite *
model_outcome_suite(void)
{
	Suite *s = suite_create("outcome");
	TCase *t = tcase_create("outcome");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, heard_with_its_sentence);
	tcase_add_test(t, cut_off_is_not_missed);
	tcase_add_test(t, a_note_catches);
	tcase_add_test(t, only_what_was_said);
	tcase_add_test(t, two_notes_in_a_row);
	tcase_add_test(t, markers_wait);
	tcase_add_test(t, off_script_questions);
	tcase_add_test(t, in_words);
	tcase_add_test(t, in_the_order_heard);
	tcase_add_test(t, time_checks_in_words);
	tcase_add_loop_test(t, offers_in_words, 0, LEN(offers));
	tcase_add_test(t, nothing_to_catch);
	tcase_add_test(t, nerves_in_words_and_bars);
	suite_add_tcase(s, t);
	return s;
}
