/* Scripts of practice partners: what is read, what is refused and where. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "formats_bank.h"
#include "model/partner_match.h"

static struct partner p;
static struct err e;

static void
teardown(void)
{
	partner_done(&p);
}

#define HEAD \
	"partner: smith\nname: Ada Quill\nrole: Smith\norganisation: Quill Forge\n" \
	"greeting: Hello.\nnothing_left: No more.\nfarewell: Bye.\n"
#define ANSWERS "answers:\n  - about: [any]\n    say: [Yes.]\n"
#define FACTS \
	"facts:\n  - id: six\n    kind: name\n    text: Six\n    words: [six|6]\n"

static bool
reads(const char *s)
{
	return partner_read(&p, "smith.yaml", s, strlen(s), &e);
}

START_TEST(the_whole_form)
{
	ck_assert_msg(reads(HEAD "field: metal\nseniority: lead\ncolour: red\n" FACTS
		"answers:\n"
		"  - about: [day, talk to]\n    gives: [six]\n    say: [At six., At the forge.]\n"
		"    then:\n      - say: [Sharp.]\n      - about: evening\n        say: [Home.]\n"
		"  - about: [any]\n    say: [Yes.]\n"
		"events:\n"
		"  - kind: offer-time\n    at: \"18:30\"\n    minutes: 5\n    wait: 3\n"
		"    say: [More?]\n    then: [Good.]\n    gives: six\n"), "%s", e.text);
	ck_assert_str_eq(p.id, "smith");
	ck_assert_str_eq(p.language, "en");
	ck_assert_str_eq(p.organisation, "Quill Forge");
	ck_assert_str_eq(p.field, "metal");
	ck_assert_str_eq(p.seniority, "lead");
	ck_assert_str_eq(p.farewell, "Bye.");
	ck_assert_uint_eq(p.n_answers, 4);
	ck_assert_uint_eq(p.answers[1].follows, 1);
	ck_assert_uint_eq(p.answers[2].follows, 1);
	ck_assert_str_eq(p.answers[2].about.s[0], "evening");
	ck_assert_uint_eq(p.answers[3].follows, 0);
	ck_assert_str_eq(p.answers[0].about.s[1], "talk to");
	ck_assert_str_eq(p.answers[0].gives.s[0], "six");
	ck_assert_str_eq(p.answers[0].say.s[1], "At the forge.");
	ck_assert_uint_eq(p.n_events, 1);
	ck_assert_int_eq(p.events[0].kind, PARTNER_OFFER_TIME);
	ck_assert_int_eq(p.events[0].at_ms, 18 * MINUTE_MS + 30000);
	ck_assert_int_eq(p.events[0].minutes, 5);
	ck_assert_int_eq(p.events[0].wait_s, 3);
	ck_assert_str_eq(p.events[0].then.s[0], "Good.");
	ck_assert_str_eq(p.events[0].gives.s[0], "six");
	ck_assert_uint_eq(p.n_gifts, 1);
	ck_assert_int_eq(p.gifts[0].kind, GIFT_NAME);
	ck_assert_str_eq(p.gifts[0].words.s[0], "six|6");
}
END_TEST

START_TEST(a_contact_of_it)
{
	struct contact c = { 0 };

	ck_assert(reads(HEAD ANSWERS "field: metal\nseniority: lead\n"));
	partner_contact(&p, &c);
	ck_assert_str_eq(c.name, "Ada Quill");
	ck_assert_str_eq(c.role, "Smith");
	ck_assert_str_eq(c.seniority, "lead");
	ck_assert_str_eq(c.tags, "metal");
	ck_assert_int_eq(c.id, 0);
	contact_done(&c);
}
END_TEST

/* Where, and the first words of why; what was read before it is gone. */
static const struct {
	const char *script, *want;
} wrong[] = {
	{ "", "smith.yaml:1:1: This is no practice partner" },
	{ "- a\n", "smith.yaml:1:1: This is no practice partner" },
	{ "partner: [\n", "smith.yaml:" },
	{ "partner: a\npartner: b\n", "smith.yaml:2:1: " },
	{ "partner: smith\n", "smith.yaml:1:1: \"name\" is missing" },
	{ "language: en\npartner: jones\n", "smith.yaml:2:10: This is smith.yaml, and so the partner "
	  "is \"smith\", not \"jones\"" },
	{ "partner:\n  - smith\n", "smith.yaml:2:3: \"partner\" wants one text" },
	{ HEAD, "smith.yaml:1:1: \"answers\" is missing" },
	{ HEAD "answers: []\n", "smith.yaml:1:1: \"answers\" is missing" },
	{ HEAD "answers: yes\n", "smith.yaml:8:10: \"answers\" wants a list" },
	{ HEAD "answers:\n  - Yes.\n", "smith.yaml:9:5: An entry of \"answers\" wants keys" },
	{ HEAD "answers:\n  - say: [Yes.]\n", "smith.yaml:9:5: \"about\" is missing" },
	{ HEAD "answers:\n  - about: [any]\n", "smith.yaml:9:5: \"say\" is missing" },
	{ HEAD "answers:\n  - about: [any]\n    say: [{a: b}]\n", "smith.yaml:10:11: \"say\"" },
	{ HEAD "answers:\n  - about: any\n    gives: [six, ten]\n    say: Yes.\n" FACTS,
	  "smith.yaml:10:18: There is no fact \"ten\"" },
	{ HEAD ANSWERS "    then: Hm.\n", "smith.yaml:11:11: \"then\" wants a list" },
	{ HEAD ANSWERS "    then:\n      - about: six\n", "smith.yaml:12:9: \"say\" is missing" },
	{ HEAD ANSWERS "    then:\n      - say: Hm.\n        gives: ten\n",
	  "smith.yaml:13:16: There is no fact \"ten\"" },
	{ HEAD ANSWERS "seniority: boss\n", "smith.yaml:11:12: \"seniority\" wants" },
	{ HEAD ANSWERS "events:\n  - kind: song\n", "smith.yaml:12:11: \"kind\" wants" },
	{ HEAD ANSWERS "events:\n  - at: \"01:00\"\n", "smith.yaml:12:5: \"kind\" is missing" },
	{ HEAD ANSWERS "events:\n  - kind: turned\n    say: Hm.\n", "smith.yaml:12:5: \"at\"" },
	{ HEAD ANSWERS "events:\n  - kind: turned\n    at: soon\n    say: Hm.\n",
	  "smith.yaml:13:9: \"at\" wants the time" },
	{ HEAD ANSWERS "events:\n  - kind: turned\n    at: \"01:75\"\n    say: Hm.\n",
	  "smith.yaml:13:9: \"at\" wants the time" },
	{ HEAD ANSWERS "events:\n  - kind: turned\n    at: \"01:00\"\n    say: Hm.\n    wait: -1\n",
	  "smith.yaml:15:11: \"wait\" wants a whole number from 0 to 600" },
	{ HEAD ANSWERS "events:\n  - kind: offer-time\n    at: \"01:00\"\n    say: Hm.\n",
	  "smith.yaml:12:5: \"minutes\" is missing" },
	{ HEAD ANSWERS "events:\n  - kind: turned\n    at: \"02:00\"\n    say: Hm.\n"
	  "  - kind: turned\n    at: \"01:00\"\n    say: Hm.\n", "smith.yaml:15:5: This event" },
	{ HEAD ANSWERS FACTS "  - id: six\n    kind: fact\n    text: Six\n    words: [six]\n",
	  "smith.yaml:16:9: There is a fact \"six\" already" },
	{ HEAD ANSWERS "facts:\n  - id: six\n    kind: rumour\n", "smith.yaml:12:5: \"text\"" },
	{ HEAD ANSWERS "facts:\n  - id: six\n    text: Six\n    kind: rumour\n",
	  "smith.yaml:14:11: \"kind\" wants" },
	{ HEAD ANSWERS "facts:\n  - id: six\n    text: Six\n    kind: fact\n",
	  "smith.yaml:12:5: \"words\" is missing" },
};

START_TEST(wrong_ones_are_refused)
{
	for (size_t i = 0; i < LEN(wrong); i++) {
		ck_assert_msg(!reads(wrong[i].script), "read: %s", wrong[i].script);
		ck_assert_msg(strncmp(e.text, wrong[i].want, strlen(wrong[i].want)) == 0,
			"%s, not %s", e.text, wrong[i].want);
		ck_assert_ptr_null(p.id);
		ck_assert_uint_eq(p.n_answers, 0);
	}
}
END_TEST

START_TEST(a_file_that_is_not_there)
{
	ck_assert(!partner_read_file(&p, "/no/such/smith.yaml", &e));
	ck_assert_ptr_nonnull(strstr(e.text, "/no/such/smith.yaml"));
}
END_TEST

/* ---- the shipped ones ---- */

static bool
given(const char *id)
{
	for (size_t i = 0; i < p.n_answers; i++)
		if (strings_has(&p.answers[i].gives, id))
			return true;
	for (size_t i = 0; i < p.n_events; i++)
		if (strings_has(&p.events[i].gives, id))
			return true;
	return false;
}

static void
check_events(void)
{
	static const enum partner_event_kind wanted[] = { PARTNER_INTERRUPTION, PARTNER_OFFER_TIME,
		PARTNER_RESUME };

	for (size_t k = 0; k < LEN(wanted); k++) {
		bool has = false;
		for (size_t i = 0; i < p.n_events; i++)
			has |= p.events[i].kind == wanted[k];
		ck_assert_msg(has, "%s: no event \"%s\"", p.id, partner_event_names[wanted[k]]);
	}
}

static void
check_kinds(void)
{
	for (int kind = 0; kind < N_GIFT_KINDS; kind++) {
		bool has = false;
		for (size_t i = 0; i < p.n_gifts; i++)
			has |= (int)p.gifts[i].kind == kind;
		ck_assert_msg(has, "%s: no %s among the facts", p.id, gift_kind_names[kind]);
	}
}

/* Sentence i of an answer, alone or with the one after it. */
static bool
sentence_has(const struct strings *say, size_t i, const struct gift *g)
{
	struct text both = { 0 };

	text_addf(&both, "%s %s", say->s[i], i + 1 < say->n ? say->s[i + 1] : "");
	bool has = gift_caught(g, say->s[i]) || gift_caught(g, both.s);
	text_free(&both);
	return has;
}

/* Who writes down what the partner says, or how the fact is told at the end, has caught
 * it, and nothing that was said in another answer. */
static void
check_words(const struct gift *g)
{
	bool said = false;

	ck_assert_msg(gift_caught(g, g->text), "%s: the words of %s are not in its text", p.id,
		g->id);
	for (size_t i = 0; i < p.n_answers; i++) {
		const struct partner_answer *a = &p.answers[i];
		bool gives = strings_has(&a->gives, g->id);
		for (size_t k = 0; k < a->say.n; k++) {
			said |= gives && sentence_has(&a->say, k, g);
			ck_assert_msg(gives || !gift_caught(g, a->say.s[k]), "%s: %s is caught by: %s",
				p.id, g->id, a->say.s[k]);
		}
	}
	ck_assert_msg(said, "%s: the words of %s are not in the answer that gives it", p.id, g->id);
}

static int
words(const struct partner_answer *a)
{
	int sum = 0;

	for (size_t i = 0; i < a->say.n; i++)
		for (const char *s = a->say.s[i]; *s; s++)
			sum += *s != ' ' && (s[1] == ' ' || !s[1]);
	return sum;
}

/* Half a minute of speech to a bit over one, and not all alike. */
static void
check_lengths(void)
{
	int sum = 0, longest = 0;

	for (size_t i = 0; i < p.n_answers; i++) {
		int n = words(&p.answers[i]);
		ck_assert_msg(n >= 60 && n <= 180, "%s: answer %zu (%s) has %d words, not 60 to 180",
			p.id, i + 1, p.answers[i].about.s[0], n);
		sum += n;
		longest = n > longest ? n : longest;
	}
	ck_assert_msg(sum / (int)p.n_answers >= 90, "%s: %d words in the mean, not 90", p.id,
		sum / (int)p.n_answers);
	ck_assert_msg(longest >= 140, "%s: no answer has 140 words", p.id);
}

/* Answers of realistic length, an interruption, an offer of more time, a question about the
 * resume, a name dropped in passing, a promise; and every fact can be heard and caught. */
static void
check_shipped(const char *name)
{
	char *dir = path_shipped("rehearsal"), *path = path_join(dir, name);

	ck_assert_msg(partner_read_file(&p, path, &e), "%s", e.text);
	ck_assert_uint_eq(strlen(p.id) + strlen(".yaml"), strlen(name));
	ck_assert_int_eq(strncmp(p.id, name, strlen(p.id)), 0);
	check_events();
	check_kinds();
	check_lengths();
	for (size_t i = 0; i < p.n_gifts; i++) {
		ck_assert_msg(given(p.gifts[i].id), "%s: %s is never given", name, p.gifts[i].id);
		check_words(&p.gifts[i]);
	}
	free(dir);
	free(path);
}

START_TEST(the_shipped_ones)
{
	struct strings names = { 0 }, fields = { 0 };
	char *dir = path_shipped("rehearsal");

	path_list(&names, dir, ".yaml");
	for (size_t i = 0; i < names.n; i++) {
		check_shipped(names.s[i]);
		if (!strings_has(&fields, p.field))
			strings_add(&fields, p.field);
	}
	ck_assert_uint_ge(names.n, 5);
	ck_assert_uint_ge(fields.n, 5); /* different fields */
	strings_free(&names);
	strings_free(&fields);
	free(dir);
}
END_TEST

/* Asks the whole plan that is proposed for the partner; counts what gets no answer. */
static int
unanswered(const struct bank *b, int minutes)
{
	struct contact who = { 0 };
	struct plan_wish w = { .who = &who, .agreed_minutes = minutes };
	struct call c = { 0 };
	struct speech *talk;
	int none = 0;

	partner_contact(&p, &who);
	c.n_asked = plan_propose(b, &w, &c.asked);
	c.askings = mem_new(c.n_asked + 1, sizeof(*c.askings));
	c.clock.events = mem_new(1, sizeof(*c.clock.events));
	c.clock.n = 1; /* started */
	for (size_t i = 0; i < c.n_asked; i++) {
		c.asked[i].id = (int64_t)i + 1;
		c.askings[c.n_askings++] = (struct asking){ .asked_id = (int64_t)i + 1,
			.axis_ms = (int64_t)(i + 1) * 2 * MINUTE_MS };
	}
	ck_assert_uint_gt(c.n_asked, 5);
	size_t n = partner_talk(&p, &c, b, &talk);
	for (size_t i = 0; i < n; i++)
		none += talk[i].kind == SPEECH_NOTHING_LEFT;
	free(talk);
	call_done(&c);
	contact_done(&who);
	return none;
}

START_TEST(a_proposed_plan_is_answered)
{
	struct strings names = { 0 };
	struct problems said = { 0 };
	struct bank b = { 0 };
	char *dir = path_shipped("rehearsal"), *packs = path_shipped("bank");

	bank_read(&b, packs, "/no/packs/of/a/user", &said);
	path_list(&names, dir, ".yaml");
	for (size_t i = 0; i < names.n; i++) {
		char *path = path_join(dir, names.s[i]);

		ck_assert_msg(partner_read_file(&p, path, &e), "%s", e.text);
		for (int minutes = 20; minutes <= 30; minutes += 10) {
			int none = unanswered(&b, minutes);
			ck_assert_msg(!none, "%s: %d questions of a plan of %d minutes are not answered",
				p.id, none, minutes);
		}
		free(path);
	}
	strings_free(&names);
	problems_done(&said);
	bank_done(&b);
	free(dir);
	free(packs);
}
END_TEST

/* In the plan of the usual length nothing gets the answer to whatever is asked. */
START_TEST(a_proposed_plan_is_answered_to_the_point)
{
	struct strings names = { 0 };
	struct problems said = { 0 };
	struct bank b = { 0 };
	char *dir = path_shipped("rehearsal"), *packs = path_shipped("bank");

	bank_read(&b, packs, "/no/packs/of/a/user", &said);
	path_list(&names, dir, ".yaml");
	for (size_t i = 0; i < names.n; i++) {
		struct contact who = { 0 };
		struct plan_wish w = { .who = &who, .agreed_minutes = 20 };
		struct asked *plan;
		char *path = path_join(dir, names.s[i]);

		ck_assert_msg(partner_read_file(&p, path, &e), "%s", e.text);
		partner_contact(&p, &who);
		size_t n = plan_propose(&b, &w, &plan);
		bool *given = mem_new(p.n_answers, sizeof(*given));
		for (size_t k = 0; k < n; k++) {
			int at = answer_match(&p, given, &plan[k], &b, -1);
			ck_assert_msg(at >= 0 && !strings_has(&p.answers[at].about, "any"),
				"%s has no answer about: %s", p.id, plan[k].text);
			given[at] = true;
			asked_done(&plan[k]);
		}
		free(plan);
		free(given);
		free(path);
		contact_done(&who);
	}
	strings_free(&names);
	problems_done(&said);
	bank_done(&b);
	free(dir);
	free(packs);
}
END_TEST

/* What one asks off the script, as it is typed in a call, and what it is about. */
static const char *const hasty[][2] = {
	{ "typicl day?", "day" }, { "whats the hardest part", "challenges" },
	{ "any mistakes u made", "challenges" }, { "what do u like least", "challenges" },
	{ "how much do u earn", "pay" }, { "whats the pay range", "pay" },
	{ "how did u get into this", "path" }, { "what should i study", "education" },
	{ "which skills matter", "skills" }, { "what r the hours like", "conditions" },
	{ "do you work weekends", "conditions" }, { "how do i get a job here", "entry" },
	{ "is there an internship", "entry" }, { "is ai changing it", "growth" },
	{ "what wud u do in my place", "advice" }, { "advice for a beginner", "advice" },
	{ "who else shud i talk to", "closing" }, { "how do i stay in touch", "closing" },
};

START_TEST(hasty_questions_are_understood)
{
	struct strings names = { 0 };
	char *dir = path_shipped("rehearsal");

	path_list(&names, dir, ".yaml");
	for (size_t i = 0; i < names.n; i++) {
		char *path = path_join(dir, names.s[i]);
		ck_assert_msg(partner_read_file(&p, path, &e), "%s", e.text);
		bool *given = mem_new(p.n_answers, sizeof(*given));
		struct asked a = { .text = mem_str(hasty[_i][0]) };
		int k = answer_match(&p, given, &a, NULL, -1);
		ck_assert_msg(k >= 0 && strings_has(&p.answers[k].about, hasty[_i][1]),
			"%s: \"%s\" brings no answer about %s", p.id, hasty[_i][0], hasty[_i][1]);
		asked_done(&a);
		free(given);
		free(path);
	}
	strings_free(&names);
	free(dir);
}
END_TEST

Suite *
formats_partner_suite(void)
{
	Suite *s = suite_create("partner");
	TCase *t = tcase_create("partner");

	tcase_add_checked_fixture(t, NULL, teardown);
	tcase_add_test(t, the_whole_form);
	tcase_add_test(t, a_contact_of_it);
	tcase_add_test(t, wrong_ones_are_refused);
	tcase_add_test(t, a_file_that_is_not_there);
	tcase_add_test(t, the_shipped_ones);
	tcase_add_test(t, a_proposed_plan_is_answered);
	tcase_add_test(t, a_proposed_plan_is_answered_to_the_point);
	tcase_add_loop_test(t, hasty_questions_are_understood, 0, LEN(hasty));
	suite_add_tcase(s, t);
	return s;
}
