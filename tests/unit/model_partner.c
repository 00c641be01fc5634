/*
 * What a practice partner says and when, played by hand first: a word is 0.4 s,
 * a breath between sentences 0.6 s, a question takes its words and a second of
 * thought. Transcripts read "seconds text".
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "call_make.h"
#include "formats.h"
#include "model/question.h"
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
	"    gives: [six]\n"
	"    say: [I start at six., Then I walk round., That is all.]\n"
	"  - about: [skills, good at, mistakes]\n"
	"    say: [You must listen.]\n"
	"  - about: [trends, iron]\n"
	"    say: [Less coal.]\n"
	"  - about: [culture, any]\n"
	"    say: [We sing.]\n"
	"nothing_left: Nothing more.\n"
	"events:\n"
	"  - kind: interruption\n"
	"    at: \"00:30\"\n"
	"    say: [The door.]\n"
	"    wait: 10\n"
	"    then: [Go on.]\n"
	"  - kind: turned\n"
	"    at: \"01:00\"\n"
	"    say: [And you?]\n"
	"    wait: 20\n"
	"    then: [Good.]\n"
	"  - kind: offer-time\n"
	"    at: \"02:00\"\n"
	"    minutes: 10\n"
	"    say: [Ten more?]\n"
	"farewell: Good bye.\n"
	"facts:\n"
	"  - id: six\n"
	"    kind: fact\n"
	"    text: starts at six\n"
	"    words: [start, six|6]\n";

static struct partner p;
static struct call c;
static struct speech *talk;
static size_t n;
static struct text got;

static void
setup(void)
{
	struct err e = { 0 };

	ck_assert_msg(partner_read(&p, "smith.yaml", script, strlen(script), &e), "%s", e.text);
	make_call(&c, 20);
}

static void
teardown(void)
{
	free(talk);
	talk = NULL;
	text_free(&got);
	call_done(&c);
	partner_done(&p);
}

/* A question of five words, 2 s to say, heard after 3. */
static void
plan(const char *category, const char *text)
{
	struct asked *a = make_asked(&c, text, 2, 1, PHASE_EXPLORE);

	a->text = mem_str(text);
	a->category = mem_str(category);
}

/* What is said from `from` to `to` seconds, one a line. */
static const char *
said(double from, double to)
{
	free(talk);
	text_clear(&got);
	n = partner_talk(&p, &c, NULL, &talk);
	for (size_t i = 0; i < n; i++)
		if (talk[i].at_ms >= S(from) && talk[i].at_ms < S(to))
			text_addf(&got, "%.1f %s\n", (double)talk[i].at_ms / 1000, talk[i].text);
	return text_str(&got);
}

START_TEST(silent_until_the_clock_starts)
{
	struct call none = { 0 };

	ck_assert_uint_eq(partner_talk(&p, &none, NULL, &talk), 0);
	ck_assert_ptr_null(talk);
	ck_assert_str_eq(said(0, 30), "0.0 Hello there.\n");
	ck_assert_int_eq(talk[0].until_ms, 800);
	ck_assert_int_eq(talk[0].kind, SPEECH_GREETING);
}
END_TEST

/* Who comes late says nothing before, hears the question that waited, and leaves in time. */
START_TEST(late_and_with_a_fixed_end)
{
	size_t events = p.n_events;

	p.late = 2;
	p.minutes = 1;
	p.n_events = 0;
	plan("day", "What was your week like?");
	plan("skills", "What are you good at?");
	make_asking(&c, 1, S(5));
	make_asking(&c, 2, S(175));
	ck_assert_str_eq(said(0, 119), "");
	ck_assert_int_eq(partner_doing(&p, talk, n, S(60)), PARTNER_LATE);
	ck_assert_str_eq(said(0, 122), "120.0 Hello there.\n121.4 I start at six.\n");
	ck_assert_str_eq(said(170, 300), "178.0 You must listen.\n180.0 Good bye.\n");
	p.n_events = events;
}
END_TEST

START_TEST(an_answer_at_the_pace_of_speech)
{
	plan("day", "What was your week like?");
	make_asking(&c, 1, S(5));
	ck_assert_str_eq(said(1, 30), "8.0 I start at six.\n"
				      "10.2 Then I walk round.\n"
				      "12.4 That is all.\n");
	ck_assert_int_eq(talk[1].asked_id, 1);
	ck_assert_int_eq(talk[1].until_ms, 9600);
}
END_TEST

START_TEST(a_question_waits_for_the_sentence_and_cuts_the_rest)
{
	plan("day", "What was your week like?");
	plan("skills", "What does it really take?");
	make_asking(&c, 1, S(5));
	make_asking(&c, 2, S(9));
	ck_assert_str_eq(said(1, 30), "8.0 I start at six.\n"
				      "12.0 You must listen.\n");
	make_asking(&c, 1, S(15)); /* back: the rest, after the asking */
	ck_assert_str_eq(said(13, 30), "18.0 Then I walk round.\n"
				       "20.2 That is all.\n");
}
END_TEST

START_TEST(hurried_past_is_not_heard)
{
	plan("day", "What was your week like?");
	plan("skills", "What does it really take?");
	plan("day", "And what about the weekends?");
	make_asking(&c, 1, S(5));
	make_asking(&c, 2, S(5.5));
	make_asking(&c, 3, S(12));
	ck_assert_str_eq(said(1, 30), "8.5 You must listen.\n"
				      "15.0 I start at six.\n" /* still there to be given */
				      "17.2 Then I walk round.\n"
				      "19.4 That is all.\n");
}
END_TEST

START_TEST(going_back_to_a_finished_one_is_not_asking)
{
	plan("skills", "What does it really take?");
	plan("day", "What was your week like?");
	make_asking(&c, 1, S(2));
	make_asking(&c, 2, S(7));
	make_asking(&c, 1, S(10.5)); /* to put a note there, in the middle of the answer */
	ck_assert_str_eq(said(1, 30), "5.0 You must listen.\n"
				      "10.0 I start at six.\n"
				      "12.2 Then I walk round.\n"
				      "14.4 That is all.\n");
}
END_TEST

START_TEST(each_answer_once_then_any_then_nothing)
{
	plan("skills", "What does it really take?");
	plan("skills", "What does it take again?");
	plan("skills", "And what else is there?");
	make_asking(&c, 1, S(2));
	make_asking(&c, 2, S(7));
	make_asking(&c, 3, S(12));
	ck_assert_str_eq(said(1, 30), "5.0 You must listen.\n"
				      "10.0 We sing.\n"
				      "15.0 Nothing more.\n");
	ck_assert_int_eq(talk[3].kind, SPEECH_NOTHING_LEFT);
}
END_TEST

START_TEST(category_words_any_heading)
{
	static const struct {
		const char *category, *text;
		enum tiara tiara;
		const char *want;
	} cases[] = {
		{ "day", "Is iron good at all?", TIARA_TRENDS, "I start at six." },
		{ "pay", "Is iron getting any dearer?", TIARA_NONE, "Less coal." },
		{ "pay", "What is IRON's worth here?", TIARA_NONE, "Less coal." },
		{ "pay", "What is iron’s worth here?", TIARA_NONE, "Less coal." },
		{ "pay", "Who is good at this?", TIARA_TRENDS, "You must listen." },
		{ "pay", "Which mistake taught you most?", TIARA_NONE, "You must listen." },
		{ "pay", "Is there any iron left?", TIARA_NONE, "Less coal." },
		{ "pay", "Is environment a word here?", TIARA_NONE, "We sing." },
		/* asked in haste: what is meant, when nothing says it outright */
		{ "pay", "how is teh skils thing", TIARA_NONE, "You must listen." },
		{ "pay", "what r ur mistaks", TIARA_NONE, "You must listen." },
		{ "pay", "ur best daya or ironing", TIARA_NONE, "Less coal." },
		{ "pay", "What is changing just now?", TIARA_TRENDS, "We sing." },
		{ "pay", "What is the pay here?", TIARA_NONE, "We sing." },
	};

	for (size_t i = 0; i < LEN(cases); i++) {
		teardown();
		setup();
		plan(cases[i].category, cases[i].text);
		c.asked[0].tiara = cases[i].tiara;
		make_asking(&c, 1, S(2));
		said(0, 30);
		ck_assert_msg(n > 1 && strcmp(talk[1].text, cases[i].want) == 0,
			"%s: %s, not %s", cases[i].text, talk[1].text, cases[i].want);
	}
}
END_TEST

START_TEST(heading_when_nothing_else_is_left)
{
	plan("pay", "What is the pay here?");
	plan("pay", "What is changing just now?");
	c.asked[1].tiara = TIARA_TRENDS;
	make_asking(&c, 1, S(2));
	make_asking(&c, 2, S(12));
	ck_assert_str_eq(said(1, 30), "5.0 We sing.\n15.0 Less coal.\n");
}
END_TEST

/* The plan keeps the id of a question and the title of its category. */
START_TEST(category_and_tags_of_the_bank)
{
	struct question q[] = { { .id = (char *)"q-1" }, { .id = (char *)"q-2" } };
	struct category k[] = {
		{ .id = (char *)"pay", .questions = q, .n = 1 },
		{ .id = (char *)"skills", .questions = q + 1, .n = 1 },
	};
	struct pack pack = { .categories = k, .n = 2 };
	struct bank b = { .packs = &pack, .n = 1 };

	strings_add(&q[0].tags, "iron");
	plan("Pay as a range", "What is it worth now?");
	plan("Skills and habits", "What does it really take?");
	c.asked[0].question_id = mem_str("q-1");
	c.asked[1].question_id = mem_str("q-2");
	make_asking(&c, 1, S(2));
	make_asking(&c, 2, S(12));
	n = partner_talk(&p, &c, &b, &talk);
	ck_assert_str_eq(talk[1].text, "Less coal.");
	ck_assert_str_eq(talk[2].text, "You must listen.");
	strings_free(&q[0].tags);
}
END_TEST

/* Off the script it has been said when it is stored. */
START_TEST(off_script)
{
	plan("", "Do you sing with people you have no good day with?");
	c.asked[0].state = ASKED_OFF_SCRIPT;
	make_asking(&c, 1, S(5));
	ck_assert_str_eq(said(1, 30), "6.0 I start at six.\n"
				      "8.2 Then I walk round.\n"
				      "10.4 That is all.\n");
}
END_TEST

START_TEST(events_between_sentences_and_in_silence)
{
	plan("day", "What was your week like?");
	make_asking(&c, 1, S(26));
	/* 29.0 + 1.6 + 0.6: the door at 30 waits; gone 10 s; then the rest */
	ck_assert_str_eq(said(1, 60), "29.0 I start at six.\n"
				      "31.2 The door.\n"
				      "42.6 Go on.\n"
				      "44.0 Then I walk round.\n"
				      "46.2 That is all.\n");
	ck_assert_str_eq(said(60, 119), "60.0 And you?\n81.4 Good.\n");
	ck_assert_str_eq(said(119, 900), "120.0 Ten more?\n");
}
END_TEST

/* Only what breaks in on the partner itself comes in the middle of an answer. */
START_TEST(what_the_partner_wants_waits_for_its_answer)
{
	plan("day", "What was your week like?");
	make_asking(&c, 1, S(56));
	ck_assert_str_eq(said(57, 100), "59.0 I start at six.\n"
					"61.2 Then I walk round.\n"
					"63.4 That is all.\n"
					"65.2 And you?\n"
					"86.6 Good.\n");
}
END_TEST

/* Asked for it, it says so after the sentence. */
START_TEST(an_offer_that_was_asked_for_does_not_wait)
{
	plan("day", "What was your week like?");
	make_asking(&c, 1, S(97));
	make_check(&c, CHECK_ASKED, 10, S(100.5));
	ck_assert_str_eq(said(97, 119), "100.0 I start at six.\n"
					"102.2 Ten more?\n"
					"103.6 Then I walk round.\n"
					"105.8 That is all.\n");
}
END_TEST

START_TEST(asked_while_gone_is_heard_on_return)
{
	plan("skills", "What does it really take?");
	make_asking(&c, 1, S(33));
	ck_assert_str_eq(said(1, 60), "30.0 The door.\n"
				      "41.4 Go on.\n"
				      "42.8 You must listen.\n");
}
END_TEST

/* "And you?" is over when the student asks on. */
START_TEST(asking_ends_the_wait)
{
	plan("skills", "What does it really take?");
	make_asking(&c, 1, S(65));
	ck_assert_str_eq(said(60, 100), "60.0 And you?\n"
					"68.0 Good.\n"
					"69.0 You must listen.\n");
}
END_TEST

START_TEST(no_offer_once_wrapped_up)
{
	make_check(&c, CHECK_WRAPPED, 0, S(110));
	ck_assert_str_eq(said(90, 900), "");
}
END_TEST

/* At 2:00 of 20 minutes is at 12:00 of 30, and at the start of 10. */
START_TEST(an_offer_goes_by_the_agreed_length)
{
	c.interview.agreed_minutes = 30;
	ck_assert_str_eq(said(100, 900), "720.0 Ten more?\n");
	c.interview.agreed_minutes = 10;
	ck_assert_str_eq(said(1, 30), "1.4 Ten more?\n");
	c.interview.agreed_minutes = 0; /* as usual */
	ck_assert_str_eq(said(100, 900), "120.0 Ten more?\n");
}
END_TEST

START_TEST(asked_for_more_it_offers_at_once)
{
	make_check(&c, CHECK_ASKED, 10, S(90));
	ck_assert_str_eq(said(82, 900), "91.0 Ten more?\n");
}
END_TEST

START_TEST(the_farewell_is_at_the_end)
{
	plan("day", "What was your week like?");
	make_asking(&c, 1, S(5));
	make_event(&c, CLOCK_END, S(10), 0);
	ck_assert_str_eq(said(1, 900), "8.0 I start at six.\n10.0 Good bye.\n");
	ck_assert_int_eq(talk[n - 1].kind, SPEECH_FAREWELL);
}
END_TEST

static enum partner_doing
doing(double at)
{
	said(0, 900);
	return partner_doing(&p, talk, n, S(at));
}

START_TEST(silence_has_a_reason)
{
	plan("day", "What was your week like?");
	make_asking(&c, 1, S(5));
	ck_assert_int_eq(doing(0.5), PARTNER_SPEAKS);
	ck_assert_int_eq(doing(6), PARTNER_LISTENS);
	ck_assert_int_eq(doing(9.9), PARTNER_SPEAKS); /* takes breath */
	ck_assert_int_eq(doing(14), PARTNER_WAITS);
	ck_assert_int_eq(doing(35), PARTNER_GONE);
	ck_assert_int_eq(doing(45), PARTNER_WAITS);
	ck_assert_int_eq(doing(70), PARTNER_WANTS);
	ck_assert_int_eq(doing(300), PARTNER_WAITS);
}
END_TEST

/* Nobody speaks while the clock stands; ten times faster, ten times sooner. */
START_TEST(on_the_calls_clock)
{
	plan("day", "What was your week like?");
	c.clock.speed = 10;
	make_asking(&c, 1, S(0.5));
	ck_assert_str_eq(said(1, 30), "8.0 I start at six.\n"
				      "10.2 Then I walk round.\n"
				      "12.4 That is all.\n");
	make_event(&c, CLOCK_PAUSE, S(1), 0);
	make_event(&c, CLOCK_RESUME, S(60), 0);
	ck_assert_str_eq(said(12, 30), "12.4 That is all.\n");
	ck_assert_int_eq(clock_wait(&c.clock, S(60), S(12.4)), 240);
}
END_TEST

/* Set right, the clock moves all that was said; what it leaps over comes at once, and what
 * it goes back over is not said twice. */
START_TEST(the_clock_set_right)
{
	plan("day", "What was your week like?");
	make_asking(&c, 1, S(5));
	make_event(&c, CLOCK_SHIFT, S(20), S(100));
	ck_assert_str_eq(said(0, 900), "100.0 Hello there.\n"
				       "108.0 I start at six.\n"
				       "110.2 Then I walk round.\n"
				       "112.4 That is all.\n"
				       "120.0 The door.\n"
				       "131.4 Go on.\n"
				       "132.8 And you?\n"
				       "154.2 Good.\n"
				       "155.2 Ten more?\n");
}
END_TEST

START_TEST(the_clock_set_back)
{
	make_event(&c, CLOCK_SHIFT, S(50), -S(45));
	ck_assert_str_eq(said(0, 900), "0.0 Hello there.\n"
				       "0.0 The door.\n" /* at 30, before */
				       "0.0 Go on.\n"
				       "60.0 And you?\n"
				       "81.4 Good.\n"
				       "120.0 Ten more?\n");
}
END_TEST

/*
 * Cut off and taken up again: whatever is stored later, what was said before
 * stays said. A thousand calls of random askings, checks and a random moment.
 */
static unsigned seed = 7;

static int
dice(int sides)
{
	seed = seed * 1103515245u + 12345u;
	return (int)(seed >> 16) % sides;
}

static void
past_is_kept(void)
{
	struct text before = { 0 };
	double now = 0;

	for (int i = 0; i < 12; i++) {
		now += dice(200) / 10.0;
		text_set(&before, said(0, now));
		if (dice(8) == 0)
			make_check(&c, (enum check_answer)dice(N_CHECK_ANSWERS), 5, S(now));
		else
			make_asking(&c, 1 + dice(4), S(now));
		ck_assert_str_eq(said(0, now), text_str(&before));
	}
	make_event(&c, CLOCK_END, S(now + 5), 0);
	text_set(&before, said(0, now + 5));
	ck_assert_str_eq(said(0, now + 5), text_str(&before));
	for (size_t i = 1; i < n; i++)
		ck_assert_int_ge(talk[i].at_ms, talk[i - 1].until_ms < talk[n - 1].at_ms
			? talk[i - 1].until_ms : talk[n - 1].at_ms);
	text_free(&before);
}

START_TEST(what_was_said_stays_said)
{
	for (int round = 0; round < 1000; round++) {
		teardown();
		setup();
		plan("day", "What was your week like?");
		plan("skills", "What does it really take?");
		plan("pay", "What is iron worth now?");
		plan("fit", "How do you like it?");
		past_is_kept();
	}
}
END_TEST

Suite *
model_partner_suite(void)
{
	Suite *s = suite_create("talk");
	TCase *t = tcase_create("talk");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, silent_until_the_clock_starts);
	tcase_add_test(t, an_answer_at_the_pace_of_speech);
	tcase_add_test(t, late_and_with_a_fixed_end);
	tcase_add_test(t, a_question_waits_for_the_sentence_and_cuts_the_rest);
	tcase_add_test(t, hurried_past_is_not_heard);
	tcase_add_test(t, going_back_to_a_finished_one_is_not_asking);
	tcase_add_test(t, each_answer_once_then_any_then_nothing);
	tcase_add_test(t, category_words_any_heading);
	tcase_add_test(t, heading_when_nothing_else_is_left);
	tcase_add_test(t, category_and_tags_of_the_bank);
	tcase_add_test(t, off_script);
	tcase_add_test(t, events_between_sentences_and_in_silence);
	tcase_add_test(t, what_the_partner_wants_waits_for_its_answer);
	tcase_add_test(t, an_offer_that_was_asked_for_does_not_wait);
	tcase_add_test(t, asked_while_gone_is_heard_on_return);
	tcase_add_test(t, asking_ends_the_wait);
	tcase_add_test(t, no_offer_once_wrapped_up);
	tcase_add_test(t, an_offer_goes_by_the_agreed_length);
	tcase_add_test(t, asked_for_more_it_offers_at_once);
	tcase_add_test(t, the_farewell_is_at_the_end);
	tcase_add_test(t, silence_has_a_reason);
	tcase_add_test(t, on_the_calls_clock);
	tcase_add_test(t, the_clock_set_right);
	tcase_add_test(t, the_clock_set_back);
	tcase_add_test(t, what_was_said_stays_said);
	suite_add_tcase(s, t);
	return s;
}
