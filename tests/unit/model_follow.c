/*
 * What a practice partner says when it is asked on, or when nothing is asked at
 * all, played by hand first: a word is 0.4 s, a breath 0.6 s, a silence 10 s, a
 * question takes its words and a second of thought, one off the script only that
 * second. Transcripts read "seconds text".
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "call_make.h"
#include "formats.h"
#include "model/rehearsal.h"

#define S(s) ((int64_t)((s) * 1000))

#define HEAD \
	"partner: smith\n" \
	"name: Ada Quill\n" \
	"role: Smith\n" \
	"organisation: Quill Forge\n" \
	"greeting: Hello there.\n" \
	"nothing_left: Nothing more.\n" \
	"farewell: Good bye.\n" \
	"answers:\n" \
	"  - about: [day]\n" \
	"    say: [I start at six.]\n" \
	"    then:\n" \
	"      - about: [home, evening]\n" \
	"        gives: [walk]\n" \
	"        say: [I walk home., Quite slowly.]\n" \
	"      - say: [Then soup.]\n" \
	"  - about: [skills]\n" \
	"    say: [You must listen.]\n" \
	"    then:\n" \
	"      - say: [And look.]\n" \
	"  - about: [culture, any]\n" \
	"    say: [We sing.]\n" \
	"facts:\n" \
	"  - id: walk\n" \
	"    kind: fact\n" \
	"    text: walks home\n" \
	"    words: [walk|walks]\n"
#define DOOR \
	"events:\n" \
	"  - kind: interruption\n" \
	"    at: \"00:15\"\n" \
	"    say: [The door.]\n" \
	"    wait: 5\n" \
	"    then: [Go on.]\n"

static struct partner p;
static struct call c;
static struct text got;

static void
script(const char *s)
{
	struct err e = { 0 };

	ck_assert_msg(partner_read(&p, "smith.yaml", s, strlen(s), &e), "%s", e.text);
}

static void
setup(void)
{
	script(HEAD);
	make_call(&c, 20);
}

static void
teardown(void)
{
	text_free(&got);
	call_done(&c);
	partner_done(&p);
}

/* Five words, 2 s to say, heard after 3. */
static struct asked *
plan(const char *category, const char *text)
{
	struct asked *a = make_asked(&c, text, 2, 1, PHASE_EXPLORE);

	a->text = mem_str(text);
	a->category = mem_str(category);
	return a;
}

static void
day(double at)
{
	struct asked *a = plan("day", "What was your week like?");

	strings_add(&a->probes, "What did you put off?");
	strings_add(&a->probes, "Who is it for?");
	make_asking(&c, a->id, S(at));
}

static void
skills(double at)
{
	make_asking(&c, plan("skills", "What does it really take?")->id, S(at));
}

static void
off_script(const char *text, double at)
{
	struct asked *a = plan("", text);

	make_asking(&c, a->id, S(at));
	a->state = ASKED_OFF_SCRIPT;
}

/* What is said from `from` to `to` seconds, one a line. */
static const char *
said(double from, double to)
{
	struct speech *talk;
	size_t n = partner_talk(&p, &c, NULL, &talk);

	text_clear(&got);
	for (size_t i = 0; i < n; i++)
		if (talk[i].at_ms >= S(from) && talk[i].at_ms < S(to))
			text_addf(&got, "%.1f %s\n", (double)talk[i].at_ms / 1000, talk[i].text);
	free(talk);
	return text_str(&got);
}

START_TEST(a_silence_brings_more)
{
	day(5);
	ck_assert_str_eq(said(1, 900), "8.0 I start at six.\n"
				       "20.2 I walk home.\n"
				       "22.0 Quite slowly.\n"
				       "33.4 Then soup.\n");
}
END_TEST

START_TEST(asked_on_in_time_it_says_no_more)
{
	day(5);
	skills(20.1);
	ck_assert_str_eq(said(1, 30), "8.0 I start at six.\n23.1 You must listen.\n");
	ck_assert_str_eq(said(30, 900), "34.9 And look.\n"); /* only of what is talked about */
}
END_TEST

START_TEST(a_new_question_cuts_it_and_going_back_gets_the_rest)
{
	day(5);
	skills(21);
	make_asking(&c, 1, S(30));
	ck_assert_str_eq(said(1, 35), "8.0 I start at six.\n"
				      "20.2 I walk home.\n"
				      "24.0 You must listen.\n"
				      "33.0 Quite slowly.\n");
}
END_TEST

/* The words of the follow-up, of a probe, or none that anything is about. */
START_TEST(asked_on_it_answers)
{
	static const char *const asked[][2] = {
		{ "how do you get home", "I walk home." },
		{ "and ur evning", "I walk home." },
		{ "what did u put off", "I walk home." }, /* a probe: the next one left */
		{ "who is it for", "I walk home." },
		{ "for example?", "I walk home." },
		{ "what skills", "You must listen." },  /* another matter */
		{ "what did u put on skills", "You must listen." },
		{ "any evening songs", "I walk home." },
	};

	for (size_t i = 0; i < LEN(asked); i++) {
		teardown();
		setup();
		day(5);
		off_script(asked[i][0], 12);
		said(13, 14);
		ck_assert_msg(strstr(text_str(&got), asked[i][1]), "%s: %s", asked[i][0],
			text_str(&got));
	}
}
END_TEST

START_TEST(each_once_and_then_as_ever)
{
	day(5);
	off_script("and then?", 12);
	off_script("and then?", 17);
	off_script("and then?", 20);
	off_script("and then?", 30);
	ck_assert_str_eq(said(9, 60), "13.0 I walk home.\n"
				      "14.8 Quite slowly.\n"
				      "18.0 Then soup.\n"
				      "21.0 We sing.\n"
				      "31.0 Nothing more.\n");
}
END_TEST

/* A probe of an earlier question is still understood; so are a follow-up's words, once
 * what it follows was said. */
START_TEST(asked_on_later)
{
	day(5);
	skills(12);
	off_script("what did you put off?", 18);
	off_script("what about soup in the evening", 60);
	ck_assert_str_eq(said(11, 40), "15.0 You must listen.\n"
				       "19.0 I walk home.\n"
				       "20.8 Quite slowly.\n"
				       "32.2 Then soup.\n");
	teardown();
	setup();
	skills(12);
	off_script("how do you get home", 18);
	ck_assert_str_eq(said(11, 22), "15.0 You must listen.\n19.0 And look.\n");
}
END_TEST

/* Asked for what it is just telling, it goes on telling it. */
START_TEST(asked_for_what_it_tells)
{
	day(5);
	off_script("how do you get home", 21);
	ck_assert_str_eq(said(9, 60), "20.2 I walk home.\n"
				      "22.0 Quite slowly.\n"
				      "33.4 Then soup.\n");
}
END_TEST

/* A probe when all is told, or the very thing, gets no answer about something else. */
START_TEST(asked_for_what_was_told)
{
	day(5);
	strings_add(&c.asked[0].probes, "How do you get home?");
	off_script("how do u get home", 12);
	off_script("and how do you get home?", 17);
	off_script("who is it for", 20);
	off_script("what did you put off?", 24);
	ck_assert_str_eq(said(9, 60), "13.0 I walk home.\n"
				      "14.8 Quite slowly.\n"
				      "18.0 Nothing more.\n"
				      "21.0 Then soup.\n"
				      "25.0 Nothing more.\n");
}
END_TEST

/* A question of the plan is never taken for asking on. */
START_TEST(a_planned_one_gets_its_own)
{
	day(5);
	make_asking(&c, plan("pay", "What is it worth now?")->id, S(12));
	ck_assert_str_eq(said(11, 20), "15.0 We sing.\n");
}
END_TEST

/* The door at 15 s: the silence begins anew when it has gone on. */
START_TEST(events_come_first)
{
	partner_done(&p);
	script(HEAD DOOR);
	day(5);
	ck_assert_str_eq(said(9, 33), "15.0 The door.\n"
				      "21.4 Go on.\n"
				      "32.8 I walk home.\n");
}
END_TEST

START_TEST(wrapped_up_it_is_quiet)
{
	day(5);
	make_check(&c, CHECK_WRAPPED, 0, S(15));
	ck_assert_str_eq(said(9, 900), "");
}
END_TEST

static enum partner_doing
doing(double at)
{
	struct speech *talk;
	size_t n = partner_talk(&p, &c, NULL, &talk);
	enum partner_doing d = partner_doing(&p, talk, n, S(at));

	free(talk);
	return d;
}

/* Until it goes on by itself it pauses; when all is told it waits for a question. */
START_TEST(silence_has_a_reason)
{
	partner_done(&p);
	script(HEAD DOOR);
	day(5);
	ck_assert_int_eq(doing(7), PARTNER_LISTENS);
	ck_assert_int_eq(doing(12), PARTNER_PAUSES);
	ck_assert_int_eq(doing(18), PARTNER_GONE);
	ck_assert_int_eq(doing(25), PARTNER_PAUSES); /* after the door */
	ck_assert_int_eq(doing(100), PARTNER_WAITS);
	skills(30);
	ck_assert_int_eq(doing(31), PARTNER_LISTENS);
}
END_TEST

/* What was said in a silence can be missed, and what is not said cannot. */
START_TEST(heard_when_it_was_said)
{
	struct outcome o;

	day(5);
	outcome_of(&p, &c, NULL, S(20), &o);
	ck_assert_int_eq(o.heard[GIFT_FACT], 0);
	outcome_done(&o);
	outcome_of(&p, &c, NULL, S(25), &o);
	ck_assert_int_eq(o.heard[GIFT_FACT], 1);
	ck_assert_int_eq(o.catches[0].heard_ms, S(20.2));
	outcome_done(&o);
}
END_TEST

/* Cut off and taken up again, what was said stays said: random calls and moments. */
static unsigned seed = 11;

static int
dice(int sides)
{
	seed = seed * 1103515245u + 12345u;
	return (int)(seed >> 16) % sides;
}

static void
past_is_kept(void)
{
	static const char *const words[] = { "and then?", "what did u put off", "ur home?" };
	struct text before = { 0 };
	double now = 0;

	for (int i = 0; i < 12; i++) {
		now += dice(300) / 10.0;
		text_set(&before, said(0, now));
		if (dice(3) == 0)
			off_script(words[dice(LEN(words))], now);
		else
			make_asking(&c, 1 + dice((int)c.n_asked), S(now));
		ck_assert_str_eq(said(0, now), text_str(&before));
	}
	text_free(&before);
}

START_TEST(what_was_said_stays_said)
{
	for (int round = 0; round < 500; round++) {
		teardown();
		script(HEAD DOOR);
		make_call(&c, 20);
		day(1);
		skills(2);
		past_is_kept();
	}
}
END_TEST

Suite *model_follow_suite(void);

Suite *
model_follow_suite(void)
{
	Suite *s = suite_create("follow");
	TCase *t = tcase_create("follow");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, a_silence_brings_more);
	tcase_add_test(t, asked_on_in_time_it_says_no_more);
	tcase_add_test(t, a_new_question_cuts_it_and_going_back_gets_the_rest);
	tcase_add_test(t, asked_on_it_answers);
	tcase_add_test(t, each_once_and_then_as_ever);
	tcase_add_test(t, asked_on_later);
	tcase_add_test(t, asked_for_what_it_tells);
	tcase_add_test(t, asked_for_what_was_told);
	tcase_add_test(t, a_planned_one_gets_its_own);
	tcase_add_test(t, events_come_first);
	tcase_add_test(t, wrapped_up_it_is_quiet);
	tcase_add_test(t, silence_has_a_reason);
	tcase_add_test(t, heard_when_it_was_said);
	tcase_add_test(t, what_was_said_stays_said);
	suite_add_tcase(s, t);
	return s;
}
