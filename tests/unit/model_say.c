/*
 * What to say: the one sentence when stuck, and the cards; with everything
 * known, and with nothing known, when nothing may be missed.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "call_make.h"
#include "model/card.h"
#include "model/question.h"
#include "wording.h"

static struct call c;
static struct text out;

static void
setup(void)
{
	make_call(&c, 20);
	out = (struct text){ 0 };
}

static void
teardown(void)
{
	call_done(&c);
	text_free(&out);
}

static void
plan(void)
{
	struct asked *a = make_asked(&c, "The week just gone", 3, 2, PHASE_OPEN);
	a->text = mem_str("What did you do in the week just gone?");
	strings_add(&a->probes, "was that a usual week?");
	strings_add(&a->probes, "What would you rather have done?");
	a = make_asked(&c, "!What is hard to teach", 3, 1, PHASE_EXPLORE);
	a->text = mem_str("What part of your work took you longest to learn, and why?");
	a = make_asked(&c, "Names", 2, 1, PHASE_CLOSE);
	a->text = mem_str("Who else should I talk to?");
}

/* ---- parts of sentences ---- */

static const struct part {
	const char *in, *clause, *sentence;
} parts[] = {
	{ "plans the grid", "plans the grid", "Plans the grid." },
	{ "  I study law. ", "I study law", "I study law." },
	{ "one\n\ntwo", "one; two", "One; two." },
	{ "a  b\tc", "a b c", "A b c." },
	{ "who knows?", "who knows?", "Who knows?" },
	{ "why?\nwho, then,\nnow", "why? who, then; now", "Why? who, then; now." },
	{ "stop!\nnow", "stop! now", "Stop! now." },
	{ "one;\ntwo", "one; two", "One; two." },
	{ "two:\none, the other", "two: one, the other", "Two: one, the other." },
	{ "~5 people", "~5 people", "~5 people." },
	{ "and so on…", "and so on…", "And so on…" },
	{ "and so on...", "and so on...", "And so on..." },
	{ "\xc3\xa9t\xc3\xa9", "\xc3\xa9t\xc3\xa9", "\xc3\xa9t\xc3\xa9." },
	{ " ", "", "" },
	{ NULL, "", "" },
};

START_TEST(parts_of_sentences)
{
	say_clause(&out, parts[_i].in);
	ck_assert_str_eq(text_str(&out), parts[_i].clause);
	text_clear(&out);
	say_sentence(&out, parts[_i].in);
	ck_assert_str_eq(text_str(&out), parts[_i].sentence);
	ck_assert_int_eq(say_has(parts[_i].in), *parts[_i].clause != 0);
}
END_TEST

/* Who speaks in it is heard as they wrote it; a fragment stands behind a lead that fits anything. */
static const char *const of_me[][2] = {
	{ "I spent a summer at a weather service", "I spent a summer at a weather service." },
	{ "i'm in my third year.", "I'm in my third year." },
	{ "Last year I sold bread", "Last year I sold bread." },
	{ "My team and I built a turbine!", "My team and I built a turbine!" },
	{ "After school we moved to Lyon, and I learnt to weld", "After school we moved to Lyon, and I learnt to weld." },
	{ "A term in the river ecology lab.", "What I did: a term in the river ecology lab." },
	{ "the lab where I was last summer", "What I did: the lab where I was last summer." },
	{ "Third-year student of biology", "What I did: Third-year student of biology." },
	{ "Python, R\nstatistics", "What I did: Python, R; statistics." },
	{ "worked in a bakery", "What I did: worked in a bakery." },
	{ "My thesis on rivers", "What I did: my thesis on rivers." },
	{ "Berlin", "What I did: Berlin." },
	{ "\xc3\x89tudes \xc3\xa0 Lyon", "What I did: \xc3\x89tudes \xc3\xa0 Lyon." },
	{ " ", "" },
	{ NULL, "" },
};

START_TEST(what_is_said_of_oneself)
{
	text_clear(&out);
	say_of_me(&out, "What I did:", of_me[_i][0]);
	ck_assert_str_eq(text_str(&out), of_me[_i][1]);
}
END_TEST

START_TEST(first_names)
{
	static const char *const names[][2] = {
		{ "Maya Okafor", "Maya" }, { "Maya", "Maya" }, { "Dr. Okafor", "Dr. Okafor" },
		{ " Jos\xc3\xa9 Luis ", "Jos\xc3\xa9" }, { "", "" }, { NULL, "" },
	};
	for (size_t i = 0; i < LEN(names); i++) {
		text_clear(&out);
		say_first_name(&out, names[i][0]);
		ck_assert_str_eq(text_str(&out), names[i][1]);
	}
}
END_TEST

/* ---- stuck ---- */

static void
stuck_is(int64_t axis, int turn, const char *want)
{
	text_clear(&out);
	stuck_text(&c, NULL, axis, turn, &out);
	ck_assert_str_eq(text_str(&out), want);
}

START_TEST(stuck_probes_then_bridges_then_ways_on)
{
	plan();
	make_asking(&c, 1, 0);
	stuck_is(AT(2, 0), 0, "Was that a usual week?");
	stuck_is(AT(2, 0), 1, "What would you rather have done?");
	stuck_is(AT(2, 0), 2, "May I turn to something a little different? "
		"What part of your work took you longest to learn, and why?");
	stuck_is(AT(2, 0), 3, "Could you give me an example of that?");
	stuck_is(AT(2, 0), 5, "What surprised you most about it?");
	stuck_is(AT(2, 0), 6, "Was that a usual week?"); /* round again */
}
END_TEST

START_TEST(stuck_before_the_first)
{
	stuck_is(0, 0, "Thank you for making the time; would you tell me how you came to do what "
		"you do?");
	plan();
	c.asked[1].must = false;
	stuck_is(0, 0, "Thank you for making the time; may I start by asking: "
		"What did you do in the week just gone?");
	stuck_is(0, 1, text_str(&out));
}
END_TEST

START_TEST(stuck_when_it_is_time)
{
	plan();
	make_asking(&c, 1, 0);
	mem_set(&c.who.name, "Maya Okafor");
	stuck_is(AT(18, 30), 0, "Before we finish: who are one or two other people you would talk "
		"to if you were me?");
	stuck_is(AT(18, 30), 1, "May I say that it was you who suggested I get in touch?");
	stuck_is(AT(18, 30), 2, "May I write to you again to tell you what came of this, and when "
		"would suit you?");
	stuck_is(AT(18, 30), 3, "Thank you, Maya; you have given me a lot to think about.");
	make_note(&c, "@ Dana Ruiz +", AT(18, 40));
	stuck_is(AT(18, 50), 0, "Is there one more person you think I should talk to?");
	make_note(&c, "@ Sam", AT(19, 0));
	stuck_is(AT(19, 10), 0, "May I write to you again to tell you what came of this, and when "
		"would suit you?");
}
END_TEST

START_TEST(stuck_with_nobody_named)
{
	stuck_is(AT(18, 30), 3, "Thank you; you have given me a lot to think about.");
}
END_TEST

/* The bridge leads to a must-ask, past what else comes first. */
START_TEST(stuck_leads_to_what_must_be_asked)
{
	plan();
	make_asking(&c, 1, 0);
	strings_free(&c.asked[0].probes);
	struct asked *a = make_asked(&c, "!Pay", 1, 1, PHASE_EXPLORE);
	a->text = mem_str("what does such work pay?");
	c.asked[1].must = false;
	stuck_is(AT(2, 0), 0, "There is one thing I would be sorry to leave out: "
		"What does such work pay?");
}
END_TEST

/* In the middle of a longer call, and at its end: first whether there is time. */
START_TEST(stuck_at_the_time_check)
{
	const char *time = "I want to keep to your time: do you have a few more minutes, or shall "
		"we come to a close?";

	plan();
	make_asking(&c, 1, 0);
	stuck_is(AT(20, 0), 0, time);
	stuck_is(AT(20, 0), 1, "Before we finish: who are one or two other people you would talk "
		"to if you were me?");
	c.interview.agreed_minutes = 30;
	stuck_is(AT(20, 0), 0, time);
	stuck_is(AT(20, 0), 1, "Was that a usual week?");
	ck_assert_int_eq(stuck_topic(&c, NULL, AT(19, 0)), 1);
	ck_assert_int_eq(stuck_topic(&c, NULL, AT(20, 0)), -2);
	make_check(&c, CHECK_WRAPPED, 0, AT(20, 5));
	ck_assert_int_eq(stuck_topic(&c, NULL, AT(20, 10)), -1);
	c.n_askings = c.n_checks = 0;
	ck_assert_int_eq(stuck_topic(&c, NULL, AT(3, 0)), 0);
}
END_TEST

/* A must-ask that belongs to the closing is no bridge in the middle. */
START_TEST(stuck_keeps_the_closing_for_the_end)
{
	plan();
	c.asked[1].must = false;
	c.asked[2].must = true;
	make_asking(&c, 1, 0);
	stuck_is(AT(2, 0), 2, "May I turn to something a little different? "
		"What part of your work took you longest to learn, and why?");
}
END_TEST

START_TEST(stuck_when_all_is_asked)
{
	plan();
	make_asking(&c, 1, 0);
	make_asking(&c, 2, AT(3, 0));
	c.asked[2].state = ASKED_ANSWERED;
	stuck_is(AT(6, 0), 0, "Could you give me an example of that?");
}
END_TEST

/* ---- cards ---- */

static const struct person nobody;
static const struct person me = {
	.name = "Ines Duarte", .about = "I am in my second year of electrical engineering",
	.exploring = "how power grids are planned.",
	.pitch = "I want to know where a person who likes both maps and maths is useful",
};

static void
know_everything(void)
{
	plan();
	mem_set(&c.who.name, "Maya Okafor");
	mem_set(&c.who.found, "through the alumni office");
	mem_set(&c.who.why, "she plans for storms.\nwrote the article on line 7");
	mem_set(&c.who.common, "we both rowed in Porto");
	mem_set(&c.interview.channel, "in person");
	mem_set(&c.interview.place, "Rua das Flores 7, third floor");
}

START_TEST(the_opening_card_whole)
{
	know_everything();
	card_find("opening")->write(&out, &c, &me);
	ck_assert_str_eq(text_str(&out),
		"Hello Maya, and thank you for making the time.\n"
		"My name is Ines Duarte.\n"
		"I am in my second year of electrical engineering.\n"
		"I am exploring how power grids are planned.\n"
		"I came across your name through the alumni office.\n"
		"I asked you in particular, and I will tell you why. (Your note: she plans for storms; wrote "
		"the article on line 7)\n"
		"(Say what you have in common: we both rowed in Porto)\n"
		"What I hope to learn is what the work is really like, from somebody who does it.\n"
		"I am asking for what you know, not for a job.\n"
		"I have planned for about 20 minutes, and I will keep an eye on the clock.\n"
		"May I take notes while we talk?\n"
		"(Dress as they do, one step neater. Know the way; be there up to 15 minutes early, "
		"not more.)\n"
		"(Where: Rua das Flores 7, third floor)\n"
		"What would you like to drink? Please let me: it is my treat.");
}
END_TEST

START_TEST(the_opening_card_bare)
{
	c.interview.agreed_minutes = 30;
	card_find("opening")->write(&out, &c, &nobody);
	ck_assert_str_eq(text_str(&out),
		"Hello, and thank you for making the time.\n"
		"What I hope to learn is what the work is really like, from somebody who does it.\n"
		"I am asking for what you know, not for a job.\n"
		"I have planned for about 30 minutes, and I will keep an eye on the clock.\n"
		"May I take notes while we talk?");
}
END_TEST

static void
says(const char *card, const char *words)
{
	text_clear(&out);
	card_find(card)->write(&out, &c, &me);
	ck_assert_msg(strstr(text_str(&out), words) != NULL, "%s does not say: %s\n%s", card, words,
		text_str(&out));
}

static void
says_not(const char *card, const char *words)
{
	text_clear(&out);
	card_find(card)->write(&out, &c, &me);
	ck_assert_msg(!strstr(text_str(&out), words), "%s says: %s\n%s", card, words,
		text_str(&out));
}

/* Who gave the name is said only where the referrer is known and has given leave, whatever
 * stands in "found through". */
START_TEST(who_gave_the_name_with_leave_only)
{
	static const struct {
		const char *referrer, *found, *says, *not;
		bool leave;
	} all[] = {
		{ "Ines Diaz", "named by Ines Diaz", "\nInes Diaz gave me your name.\n", "Somebody", true },
		{ "Ines Diaz", "", "\nInes Diaz gave me your name.\n", "through", true },
		{ "Ines Diaz", "LinkedIn", "\nInes Diaz gave me your name.\n", "through", true },
		{ "Ines Diaz", "named by Ines Diaz", "\nSomebody I talked with about their work gave me "
			"your name.\n(It was Ines Diaz; do not say who without their permission.)\n",
			"Ines Diaz gave", false },
		{ "Ines Diaz", "", "\n(It was Ines Diaz; do not say", "Ines Diaz gave", false },
		{ "", "named by Ines Diaz", "\n(It was Ines Diaz; do not say", "Ines Diaz gave", false },
		{ "", "named by Ines Diaz", "\n(It was Ines Diaz; do not say", "Ines Diaz gave", true },
	};

	for (size_t i = 0; i < LEN(all); i++) {
		mem_set(&c.who.referrer, all[i].referrer);
		mem_set(&c.who.found, all[i].found);
		c.who.may_use_name = all[i].leave;
		says("opening", all[i].says);
		says_not("opening", all[i].not);
	}
}
END_TEST

/* What a person typed is said aloud only where it fits whatever it is. */
START_TEST(what_was_typed_is_said_where_it_fits)
{
	static const char *const through[] = { "the alumni office", "an article about storms",
		"my old boss", "LinkedIn", "our school's list", "through my aunt", "via the open day",
		"the careers fair." };
	static const char *const alone[] = { "saw her talk at the careers fair", "Saw her talk",
		"the alumni office told me", "met at the gym", "the woman who spoke to us", "friend",
		"my boss recommended her", "I looked for planners", "the fair; then a letter",
		"the talk she gave", "read his book", "the office. They know many", "found on LinkedIn",
		"Northlight's site", "my aunt\nand my uncle", "through saw her talk", "named in a book",
		"???", "5 of us" };
	struct text want = { 0 };

	for (size_t i = 0; i < LEN(through); i++) {
		mem_set(&c.who.found, through[i]);
		says("opening", "\nI came across your name through ");
		says_not("opening", "through through");
		says_not("opening", "through via");
	}
	for (size_t i = 0; i < LEN(alone); i++) {
		mem_set(&c.who.found, alone[i]);
		text_clear(&want);
		text_add(&want, "\n(Say how you came across their name: ");
		say_clause(&want, alone[i]);
		text_add(&want, ")\n");
		says("opening", text_str(&want));
		says_not("opening", "I came across");
	}
	text_free(&want);
}
END_TEST

START_TEST(what_one_explores_is_said_where_it_fits)
{
	static const char *const fits[] = { "power grids", "how power grids are planned", "law",
		"working with children", "the energy field", "whether teaching is for me" };
	static const char *const not[] = { "I want to work with maps", "to become a nurse",
		"want to teach", "not sure yet", "looking for an internship", "I'm open to all",
		"law. Or medicine", "nothing yet", "don't know", "what I like: maps" };

	for (size_t i = 0; i < LEN(fits); i++) {
		struct person p = { .exploring = fits[i] };
		text_clear(&out);
		card_find("opening")->write(&out, &c, &p);
		ck_assert_msg(strstr(text_str(&out), "\nI am exploring ") != NULL, "%s", fits[i]);
	}
	for (size_t i = 0; i < LEN(not); i++) {
		struct person p = { .exploring = not[i] };
		text_clear(&out);
		card_find("opening")->write(&out, &c, &p);
		ck_assert_msg(!strstr(text_str(&out), "I am exploring "), "%s", not[i]);
		ck_assert_msg(strstr(text_str(&out), "\nWhat I am thinking about") != NULL, "%s", not[i]);
	}
}
END_TEST

/* Background and related experience, each where it is known; then the organisations one looks at,
 * theirs left out. */
START_TEST(who_one_is_and_where_one_is_aiming)
{
	struct strings targets = { 0 };
	struct person p = { .about = "I study physics", .background = "I built a turbine",
		.targets = &targets };

	mem_set(&c.who.organisation, "Northlight");
	strings_add(&targets, "Northlight");
	card_find("opening")->write(&out, &c, &p);
	ck_assert_ptr_nonnull(strstr(text_str(&out), "\nI study physics.\nI built a turbine.\n"));
	ck_assert_ptr_null(strstr(text_str(&out), "look at"));
	strings_add(&targets, "Gridco");
	text_clear(&out);
	card_find("opening")->write(&out, &c, &p);
	ck_assert_ptr_nonnull(strstr(text_str(&out), "\nOne organisation that I look at is Gridco.\n"));
	strings_add(&targets, "Voltway");
	text_clear(&out);
	card_find("opening")->write(&out, &c, &p);
	ck_assert_ptr_nonnull(strstr(text_str(&out), " are Gridco and Voltway.\n"));
	text_clear(&out);
	card_find("closing")->write(&out, &c, &p);
	ck_assert_ptr_nonnull(strstr(text_str(&out), "\nWho might I talk to at Gridco or Voltway?\n"));
	strings_free(&targets);
}
END_TEST

START_TEST(why_them_is_a_sentence_where_it_fits)
{
	static const struct { const char *why, *says; } all[] = {
		{ "She moved from teaching into planning.", "because you moved from teaching into planning.\n" },
		{ "moved from teaching", "because you moved from teaching.\n" },
		{ "Wrote the article on line 7", "because you wrote the article on line 7.\n" },
		{ "he plans for storms", "because you plan for storms.\n" },
		{ "She teaches law", "because you teach law.\n" },
		{ "She teaches and studies law", "(Your note: She teaches and studies law)\n" },
		{ "she is the only planner who codes", "because you are the only planner who codes.\n" },
		{ "The night desk in the storm", "because of the night desk in the storm.\n" },
		{ "interested in maps", "(Your note: interested in maps)\n" },
		{ "plans for storms", "(Your note: plans for storms)\n" },
		{ "she knows her team", "(Your note: she knows her team)\n" },
		{ "Moved here. Knows all", "(Your note: Moved here. Knows all)\n" },
		{ "she", "(Your note: she)\n" },
	};

	for (size_t i = 0; i < LEN(all); i++) {
		mem_set(&c.who.why, all[i].why);
		says("opening", all[i].says);
	}
	mem_set(&c.who.why, "");
	mem_set(&c.who.name, "Maya");
	says("opening", "(Say why you ask them and nobody else.)\n");
}
END_TEST

/* Of somebody new one hopes to hear what one asks about first. */
START_TEST(the_opening_follows_the_scope)
{
	static const char *const hopes[N_SCOPES] = { "what the work is really like, from somebody who does it",
		"what it is like to work where you work", "how people get into this work, and where it leads",
		"what the work itself is like from day to day" };

	for (int scope = 0; scope < N_SCOPES; scope++) {
		struct person p = { .scope = (enum scope)scope };
		text_clear(&out);
		card_find("opening")->write(&out, &c, &p);
		ck_assert_ptr_nonnull(strstr(text_str(&out), hopes[scope]));
	}
}
END_TEST

/* A friend of ten years hears no "My name is"; nor does whom one has talked with before. */
START_TEST(new_and_known_have_their_own_opening_and_close)
{
	static const struct {
		enum path path;
		bool met;
		enum interview_kind kind;
		const char *hope;
		bool again;
	} all[] = {
		{ PATH_COLD, false, KIND_INFORMATIONAL, "what the work is really like", false },
		{ PATH_COLD, false, KIND_NETWORKING, "get to know your work", false },
		{ PATH_KNOWN, false, KIND_INFORMATIONAL, "what your work is really like", true },
		{ PATH_RECONNECT, false, KIND_NETWORKING, "what has changed for you", true },
		{ PATH_COLD, true, KIND_NETWORKING, "what has changed for you", true },
	};

	for (size_t i = 0; i < LEN(all); i++) {
		c.who.path = all[i].path;
		c.met = all[i].met;
		c.interview.kind = all[i].kind;
		says("opening", all[i].hope);
		(all[i].again ? says_not : says)("opening", "My name is Ines Duarte.");
		(all[i].again ? says : says_not)("opening", "good to talk with you again");
		(all[i].again ? says : says_not)("closing", "When shall we talk again?");
		(all[i].again ? says_not : says)("closing", "May I write to you again");
		(all[i].again ? says_not : says)("opening", "not for a job.");
		says("closing", "do for you in return?");
	}
}
END_TEST

START_TEST(cards_use_what_is_known)
{
	know_everything();
	says("pitch", "I want to know where a person who likes both maps and maths is useful.");
	says("five-minutes", "What part of your work took you longest to learn, and why?");
	says("five-minutes", "find another 20 minutes");
	says("late", "still have 20 minutes");
	says("turned", "I am exploring how power grids are planned.");
	says("turned", "What did you do in the week just gone?");
	says("closing", "Who are one or two other people");
	says("closing", "organisations you are aiming for first");
	says("closing", "Thank you, Maya;");
	make_note(&c, "* the exam is twice a year", AT(3, 0));
	make_note(&c, "@ Dana Ruiz +", AT(4, 0));
	says("closing", "(Say what you will take away with you: the exam is twice a year)");
	says("closing", "one more person");
	ck_assert_ptr_null(strstr(text_str(&out), "May I tell them"));
}
END_TEST

START_TEST(cards_whole)
{
	plan();
	mem_set(&c.who.found, "Via LinkedIn");
	says("opening", "\nI came across your name through LinkedIn.\n");
	mem_set(&c.who.found, "the alumni office");
	says("opening", "\nI came across your name through the alumni office.\n");
	c.interview.agreed_minutes = 0; /* nothing agreed is as 20 */
	says("opening", "about 20 minutes");
	says_not("opening", "Dress as they do");
	says("pitch", me.pitch);
	says_not("pitch", "Ines Duarte");
	says("resume", "hold it back: never offer it first");
	says("resume", "When you look at one from somebody starting out");
	says("problem", "What have you tried so far?");
	says("right-person", "(Then what only they can tell:) What did you do in the week");
	says("risk", "For whom does it not turn out well");
	says("closing", "/thanked keeps that you did");
	make_event(&c, CLOCK_THANKS, AT(19, 0), 0);
	says_not("closing", "/thanked");
	says("late", "another day is just as good for me");
	says("turned", "I am in my second year of electrical engineering.\n");
	says("turned", "And I would love to hear more from you: What did you do in the week");
	text_clear(&out);
	card_find("pitch")->write(&out, &c, &nobody);
	ck_assert_str_eq(text_str(&out), "I am talking with people about their work, because I learn "
		"most from those who do it every day.\n"
		"(Your own pitch can be here: write it in the settings.)");
}
END_TEST

/* Five minutes: two must-asks still to come, not the closing's; else what comes next. */
START_TEST(five_minutes_are_for_must_asks)
{
	static const char head[] = "Of course, and thank you for telling me. Then I will ask only "
		"what I could not find out anywhere else.\n";
	static const char tail[] = "Who is one person you would suggest I talk to next?\n"
		"May I write to you to find another 20 minutes, whenever it suits you?";
	struct text want = { 0 };

	plan();
	c.asked[2].must = true; /* "Who else should I talk to?": the card asks it by itself */
	for (int i = 0; i < 3; i++) {
		struct asked *a = make_asked(&c, "!more", 3, 1, PHASE_EXPLORE);
		char text[] = "what is number 0?";
		text[15] = (char)('0' + i);
		a->text = mem_str(text);
	}
	text_addf(&want, "%sWhat part of your work took you longest to learn, and why?\n"
		"What is number 0?\n%s", head, tail);
	says("five-minutes", text_str(&want));
	c.asked[1].state = ASKED_ANSWERED;
	c.asked[3].state = ASKED_SKIPPED;
	text_set(&want, "");
	text_addf(&want, "%sWhat is number 1?\nWhat is number 2?\n%s", head, tail);
	says("five-minutes", text_str(&want));
	c.asked[4].state = c.asked[5].state = ASKED_ASKED;
	text_set(&want, "");
	text_addf(&want, "%sWhat did you do in the week just gone?\n%s", head, tail);
	says("five-minutes", text_str(&want));
	text_free(&want);
}
END_TEST

START_TEST(closing_asks_for_what_is_missing)
{
	says("closing", "Who are one or two other people you would talk to if you were me?\n(Two names");
	says_not("closing", "one more person");
	make_note(&c, "@ Dana Ruiz", AT(4, 0));
	says("closing", "Is there one more person you think I should talk to?\n(Two names");
	says("closing", "May I tell them that it was you who suggested it?");
	make_note(&c, "@ Sam", AT(5, 0));
	says_not("closing", "one more person");
	says_not("closing", "(Two names");
	says("closing", "May I tell them that it was you who suggested it?");
	make_note(&c, "@ Kim +", AT(6, 0));
	says_not("closing", "May I tell them");
	says("closing", "\nThank you; this has helped me a great deal.");
}
END_TEST

/* Whatever is missing, no hole: nothing doubled, nothing empty, every line a sentence. */
static void
no_holes(const struct card *card, const struct person *who)
{
	static const char *const holes[] = {
		"  ", " ,", " .", "..", ",,", " ;", "(null)", "{", "()", ": .", "\n\n", "?.",
	};
	struct strings lines = { 0 };

	text_clear(&out);
	card->write(&out, &c, who);
	for (size_t i = 0; i < LEN(holes); i++)
		ck_assert_msg(!strstr(text_str(&out), holes[i]), "%s has \"%s\":\n%s", card->name,
			holes[i], text_str(&out));
	strings_split(&lines, text_str(&out), "\n");
	ck_assert_uint_gt(lines.n, 0);
	for (size_t i = 0; i < lines.n; i++) {
		const char *s = lines.s[i];
		ck_assert_msg((*s >= 'A' && *s <= 'Z') || *s == '(', "%s: %s", card->name, s);
		ck_assert_msg(strchr(".?)", s[strlen(s) - 1]) != NULL, "%s: %s", card->name, s);
	}
	strings_free(&lines);
}

START_TEST(no_card_has_holes)
{
	static const struct person half = { .name = " ", .exploring = "law", .pitch = "" };
	const struct card *card = &cards[_i];

	no_holes(card, &nobody);
	no_holes(card, &me);
	plan();
	no_holes(card, &half);
	mem_set(&c.who.name, "Maya");
	mem_set(&c.who.why, "");
	mem_set(&c.interview.channel, "in person");
	no_holes(card, &nobody);
	no_holes(card, &me);
}
END_TEST

START_TEST(cards_by_name)
{
	static const char *const names[] = { "opening", "pitch", "job", "resume", "five-minutes",
		"late", "turned", "closing", "problem", "right-person", "risk" };

	ck_assert_uint_eq(n_cards, LEN(names));
	for (size_t i = 0; i < LEN(names); i++)
		ck_assert_str_eq(card_find(names[i])->name, names[i]);
	ck_assert_str_eq(card_find("five")->name, "five-minutes");
	ck_assert_ptr_null(card_find("x"));
	ck_assert_ptr_null(card_find(""));
}
END_TEST

/* ---- whatever a person typed, each line is still a sentence ---- */

static const char *const awkward[] = {
	"I want to know how it all works. And why.", "How do grids work?", "How do grids work",
	"saw her talk", "Saw her talk at the fair.", "POWER GRIDS", "The alumni office",
	"the alumni office.", "law, maps, tax", "law; maps; tax", "- law\n- maps\n- tax",
	"1. law 2. maps", "* maps", "law,", "maps;", "\360\237\230\200", "law \360\237\230\200",
	"\354\240\204\353\240\245\353\247\235\354\235\204 \353\260\260\354\232\260\352\263\240 \354\213\266\353\213\244.",
	"\354\240\204\353\240\245\353\247\235", "law (energy)", "\"grids\"", "He said \"no.\"", "(not sure)",
	"law!", "law...", "maps \342\200\246", "  law  ", "two\n\nlines", "what I like: maps", "l", "?",
	"we rowed together, and she told me about a night on which the lights went out in all of "
	"the town, from the harbour up to the hospital, and what they did to bring them back before "
	"the morning came, street by street",
};

/* One full stop, a capital, nothing doubled, and nothing that asks or ends in mid-sentence. */
static void
is_sentence(const char *line, const char *typed)
{
	static const char *const holes[] = { "?.", "!.", ":.", ",.", ";.", "  ", " .", "?,", ": .", NULL };
	static const char *const begins[] = { "I am exploring ", "I came across your name through ", NULL };
	size_t n = strlen(line);

	for (size_t i = 0; holes[i]; i++)
		ck_assert_msg(!strstr(line, holes[i]), "%s has %s of %s", line, holes[i], typed);
	ck_assert_msg(!(*line >= 'a' && *line <= 'z'), "%s of %s", line, typed);
	if (*line != '(')
		ck_assert_msg(strchr(".?!\")", line[n - 1]) || strcmp(line + n - 3, "\342\200\246") == 0,
			"%s of %s", line, typed);
	if (*line == '(')
		ck_assert_msg(strchr(".?!)\"", line[n - 1]), "%s of %s", line, typed);
	for (size_t i = 0; begins[i]; i++)
		if (strncmp(line, begins[i], strlen(begins[i])) == 0)
			ck_assert_msg(!line[strcspn(line, "?!;:*0123456789\xed\xf0")] && line[n - 1] == '.',
				"%s of %s", line, typed);
}

static void
all_sentences(const struct person *p, const char *typed)
{
	for (size_t k = 0; k < n_cards; k++) {
		struct strings lines = { 0 };

		text_clear(&out);
		cards[k].write(&out, &c, p);
		strings_split(&lines, text_str(&out), "\n");
		for (size_t i = 0; i < lines.n; i++)
			is_sentence(lines.s[i], typed);
		strings_free(&lines);
	}
}

START_TEST(whatever_was_typed_is_said_in_sentences)
{
	const char *typed = awkward[_i];
	struct person p = { .name = "Ines", .exploring = typed, .about = typed };

	plan();
	mem_set(&c.who.name, "Maya Okafor");
	mem_set(&c.who.found, typed);
	mem_set(&c.who.why, typed);
	mem_set(&c.who.common, typed);
	mem_set(&c.who.role, typed);
	mem_set(&c.who.organisation, typed);
	mem_set(&c.who.research, typed);
	mem_set(&c.interview.place, typed);
	mem_set(&c.interview.channel, "in person");
	all_sentences(&p, typed);
	p.pitch = typed;
	all_sentences(&p, typed);
}
END_TEST

/* A question speaks of the role and the organisation by a name, or of "your" one. */
START_TEST(whatever_was_typed_is_asked_in_questions)
{
	const char *typed = awkward[_i];

	mem_set(&c.who.role, typed);
	mem_set(&c.who.organisation, typed);
	text_clear(&out);
	question_fill(&out, "What does a day as {role} at {organisation} look like?", &c.who);
	ck_assert_msg(strlen(text_str(&out)) < 170, "%s", text_str(&out));
	ck_assert_msg(strcspn(text_str(&out), "?!;:\n") == out.n - 1, "%s", text_str(&out));
	ck_assert_msg(!strstr(text_str(&out), "  ") && !strstr(text_str(&out), ". "), "%s", text_str(&out));
}
END_TEST

START_TEST(roles_and_organisations_by_their_names)
{
	static const char *const names[] = { "Grid planner", "Northlight Inc.", "the City of Porto",
		"3M", "Marks & Spencer", "\354\202\274\354\204\261", "R&D, Northlight" };
	static const char *const not[] = { "I plan grids", "saw her talk", "Who knows?",
		"they are in Porto. Or not", "two\nlines", "maps: the lot" };

	for (size_t i = 0; i < LEN(names); i++)
		ck_assert_msg(say_is_name(names[i]), "%s", names[i]);
	for (size_t i = 0; i < LEN(not); i++)
		ck_assert_msg(!say_is_name(not[i]), "%s", not[i]);
}
END_TEST

/* The pitch that nobody wrote says the same as the opening does of what one explores. */
START_TEST(a_pitch_made_of_the_settings)
{
	struct person p = { .name = "Ines", .about = "I study law", .exploring = "I want maps" };

	text_clear(&out);
	card_find("pitch")->write(&out, &c, &p);
	ck_assert_msg(strstr(text_str(&out), "My name is Ines.\nI study law.\nWhat I am thinking about "
		"at the moment: I want maps.\nI am talking with people") != NULL, "%s", text_str(&out));
}
END_TEST

Suite *model_say_suite(void);

Suite *
model_say_suite(void)
{
	Suite *s = suite_create("model_say");
	TCase *t = tcase_create("say");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(t, parts_of_sentences, 0, LEN(parts));
	tcase_add_loop_test(t, what_is_said_of_oneself, 0, LEN(of_me));
	tcase_add_test(t, first_names);
	tcase_add_test(t, stuck_probes_then_bridges_then_ways_on);
	tcase_add_test(t, stuck_before_the_first);
	tcase_add_test(t, stuck_when_it_is_time);
	tcase_add_test(t, stuck_with_nobody_named);
	tcase_add_test(t, stuck_leads_to_what_must_be_asked);
	tcase_add_test(t, stuck_at_the_time_check);
	tcase_add_test(t, stuck_keeps_the_closing_for_the_end);
	tcase_add_test(t, stuck_when_all_is_asked);
	tcase_add_test(t, the_opening_card_whole);
	tcase_add_test(t, the_opening_card_bare);
	tcase_add_test(t, who_gave_the_name_with_leave_only);
	tcase_add_test(t, what_was_typed_is_said_where_it_fits);
	tcase_add_test(t, what_one_explores_is_said_where_it_fits);
	tcase_add_loop_test(t, whatever_was_typed_is_said_in_sentences, 0, LEN(awkward));
	tcase_add_loop_test(t, whatever_was_typed_is_asked_in_questions, 0, LEN(awkward));
	tcase_add_test(t, roles_and_organisations_by_their_names);
	tcase_add_test(t, a_pitch_made_of_the_settings);
	tcase_add_test(t, new_and_known_have_their_own_opening_and_close);
	tcase_add_test(t, the_opening_follows_the_scope);
	tcase_add_test(t, who_one_is_and_where_one_is_aiming);
	tcase_add_test(t, why_them_is_a_sentence_where_it_fits);
	tcase_add_test(t, cards_use_what_is_known);
	tcase_add_test(t, cards_whole);
	tcase_add_test(t, five_minutes_are_for_must_asks);
	tcase_add_test(t, closing_asks_for_what_is_missing);
	tcase_add_loop_test(t, no_card_has_holes, 0, 8);
	tcase_add_test(t, cards_by_name);
	suite_add_tcase(s, t);
	return s;
}
