/*
 * The practice partners that are shipped: what a script must have so that a
 * rehearsal of twenty minutes lasts twenty minutes, and every fact in it can be
 * heard and caught.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "bank.h"
#include "model/rehearsal.h"
#include "model/rehearsal/partner_match.h"
#include "model/rehearsal/partner_talk.h"

static struct partner p;
static struct err e;

static void
teardown(void)
{
	partner_done(&p);
}

/* ---- each by itself ---- */

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
		bool has = wanted[k] == PARTNER_OFFER_TIME && p.minutes; /* has no more to offer */

		for (size_t i = 0; i < p.n_events; i++)
			has |= p.events[i].kind == wanted[k];
		ck_assert_msg(has, "%s: no event \"%s\"", p.id, partner_event_names[wanted[k]]);
	}
}

static void
check_kinds(void)
{
	for (int kind = 0; kind < N_GIFT_KINDS; kind++) {
		bool has = kind == GIFT_CHECK; /* most are right in what they say */
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

static int64_t
speech_ms(const struct partner_answer *a)
{
	return (int64_t)words(a) * WORD_MS + (int64_t)a->say.n * BREATH_MS;
}

/* How a partner talks, in words and minutes. */
struct manner {
	const char *partner;
	int least, most;        /* words of an answer */
	int mean, longest;      /* of all of them, and one has so many at least */
	int then_least, then_most; /* words of what follows an answer */
	int speech;             /* minutes of all there is to tell, at least */
	int from, to;           /* minutes that the proposed plan of 20 lasts */
};

/* Most talk gladly: half a minute to a bit over one, not all alike, a whole call of it. With the
 * others the student has to ask on, or to be quick. */
static const struct manner talker = { "", 60, 180, 90, 140, 15, 110, 20, 18, 24 };
static const struct manner others[] = {
	{ "sales-lead", 15, 110, 48, 80, 4, 60, 11, 9, 18 }, /* quick, generous */
	{ "accountant", 30, 110, 55, 80, 15, 75, 14, 12, 20 }, /* careful */
	{ "chief-executive", 15, 80, 35, 60, 6, 60, 10, 7, 14 }, /* hurried */
	{ "old-friend", 20, 70, 30, 50, 5, 40, 7, 7, 14 }, /* glad, and quick */
	{ "translator", 20, 70, 28, 45, 5, 40, 6, 10, 21 }, /* late, and has to go */
	{ "dispatcher", 5, 35, 10, 25, 4, 45, 8, 6, 12 }, /* terse */
};

static const struct manner *
manner(void)
{
	for (size_t i = 0; i < LEN(others); i++)
		if (strcmp(others[i].partner, p.id) == 0)
			return &others[i];
	return &talker;
}

static void
check_lengths(void)
{
	const struct manner *m = manner();
	int sum = 0, longest = 0, n_own = 0;

	for (size_t i = 0; i < p.n_answers; i++) {
		int n = words(&p.answers[i]);
		if (p.answers[i].follows)
			continue;
		ck_assert_msg(n >= m->least && n <= m->most,
			"%s: answer %zu (%s) has %d words, not %d to %d", p.id, i + 1,
			p.answers[i].about.s[0], n, m->least, m->most);
		sum += n;
		n_own++;
		longest = n > longest ? n : longest;
	}
	ck_assert_msg(sum / n_own >= m->mean, "%s: %d words in the mean, not %d", p.id,
		sum / n_own, m->mean);
	ck_assert_msg(longest >= m->longest, "%s: no answer has %d words", p.id, m->longest);
}

/* What follows an answer, and how long all of it takes to say. */
static void
check_speech(void)
{
	const struct manner *m = manner();
	int64_t sum = 0;

	for (size_t i = 0; i < p.n_answers; i++) {
		const struct partner_answer *a = &p.answers[i];
		int n = words(a);
		sum += speech_ms(a);
		ck_assert_msg(!a->follows || (n >= m->then_least && n <= m->then_most),
			"%s: what follows \"%s\" has %d words, not %d to %d: %s", p.id,
			a->follows ? p.answers[a->follows - 1].say.s[0] : "", n, m->then_least,
			m->then_most, a->say.s[0]);
	}
	ck_assert_msg(sum >= m->speech * MINUTE_MS, "%s: %d seconds of speech, not %d minutes",
		p.id, (int)(sum / 1000), m->speech);
}

/* The list and the screen have one line for it. */
static void
check_good_for(void)
{
	size_t n = strlen(p.good_for);

	ck_assert_msg(n > 0 && n <= 60, "%s: good_for has %zu letters, not 1 to 60", p.id, n);
	ck_assert_msg(!strchr(".;", p.good_for[n - 1]), "%s: good_for ends with a mark", p.id);
}

/* Answers of realistic length, an interruption, an offer of more time, a question about the
 * resume, a name dropped in passing, a promise; and every fact can be heard and caught. */
static void
check_shipped(const struct bank *b)
{
	(void)b;
	check_events();
	check_kinds();
	check_lengths();
	check_speech();
	check_good_for();
	for (size_t i = 0; i < p.n_gifts; i++) {
		ck_assert_msg(given(p.gifts[i].id), "%s: %s is never given", p.id, p.gifts[i].id);
		check_words(&p.gifts[i]);
	}
}

/* Calls `check` with each of them, as the seed has it, in `p`; how many there are. */
static size_t
each_shipped_as(int seed, void (*check)(const struct bank *b))
{
	struct strings names = { 0 };
	struct problems said = { 0 };
	struct bank b = { 0 };
	char *dir = path_shipped("rehearsal"), *packs = path_shipped("bank");
	size_t n;

	bank_read(&b, packs, "/no/packs/of/a/user", &said);
	path_list(&names, dir, ".yaml");
	for (n = 0; n < names.n; n++) {
		char *path = path_join(dir, names.s[n]);
		ck_assert_msg(partner_read_file(&p, path, &e), "%s", e.text);
		partner_vary(&p, seed);
		ck_assert_uint_eq(strlen(p.id) + strlen(".yaml"), strlen(names.s[n]));
		ck_assert_int_eq(strncmp(p.id, names.s[n], strlen(p.id)), 0);
		check(&b);
		free(path);
	}
	strings_free(&names);
	problems_done(&said);
	bank_done(&b);
	free(dir);
	free(packs);
	return n;
}

static size_t
each_shipped(void (*check)(const struct bank *b))
{
	return each_shipped_as(0, check);
}

/* ---- standard ones ---- */

static struct text variants[2]; /* of the seed before, of this one */
static int standard;

/* All that a variant has to catch, in one text; no slot is left open in it. */
static void
check_variant(const struct bank *b)
{
	struct text all = { 0 };

	if (!p.n_slots)
		return;
	standard++;
	check_shipped(b);
	for (size_t i = 0; i < p.n_gifts; i++)
		text_addf(&all, "%s\n", p.gifts[i].text);
	for (size_t i = 0; i < p.n_answers; i++)
		for (size_t k = 0; k < p.answers[i].say.n; k++)
			text_addf(&all, "%s\n", p.answers[i].say.s[k]);
	ck_assert_msg(!strchr(text_str(&all), '{'), "%s: %s", p.id, strchr(text_str(&all), '{'));
	text_add(&variants[1], text_str(&all));
	text_free(&all);
}

/* Ids of the gifts in the order in which one who only listens hears them, an answer a line. */
static void
order_of(struct text *out)
{
	for (size_t i = 0; i < p.n_answers; i++) {
		ck_assert_uint_le(p.answers[i].follows, i); /* behind the answer it follows */
		text_addf(out, "%zu", p.answers[i].follows);
		for (size_t k = 0; k < p.answers[i].gives.n; k++)
			text_addf(out, " %s", p.answers[i].gives.s[k]);
		text_addc(out, '\n');
	}
}

static struct text orders[2]; /* as written, in this variant */
static int seed_now, reordered;

static void
check_order(const struct bank *b)
{
	(void)b;
	if (!p.n_slots)
		return;
	text_clear(&orders[1]);
	order_of(&orders[1]);
	if (seed_now)
		reordered += strstr(text_str(&orders[0]), text_str(&orders[1])) == NULL;
	else
		text_add(&orders[0], text_str(&orders[1]));
}

/* What follows an answer is told in another order, under the same answer. */
START_TEST(standard_ones_vary_in_order)
{
	for (seed_now = 0; seed_now <= 4; seed_now++) {
		reordered = 0;
		each_shipped_as(seed_now, check_order);
		ck_assert_int_eq(reordered, seed_now ? 3 : 0);
	}
	text_free(&orders[0]);
	text_free(&orders[1]);
}
END_TEST

/* Three of them have variants: in each every fact can be heard and caught as in the first, and
 * two seeds differ. */
START_TEST(standard_ones_vary)
{
	for (int seed = 1; seed <= 8; seed++) {
		standard = 0;
		text_clear(&variants[1]);
		each_shipped_as(seed, check_variant);
		ck_assert_int_eq(standard, 3);
		ck_assert_str_ne(text_str(&variants[0]), text_str(&variants[1]));
		text_set(&variants[0], text_str(&variants[1]));
	}
	text_free(&variants[0]);
	text_free(&variants[1]);
}
END_TEST

static struct strings fields;

static void
add_field(const struct bank *b)
{
	(void)b;
	if (!strings_has(&fields, p.field))
		strings_add(&fields, p.field);
}

START_TEST(the_shipped_ones)
{
	ck_assert_uint_ge(each_shipped(check_shipped), 5);
	each_shipped(add_field);
	ck_assert_uint_ge(fields.n, 5); /* different fields */
	strings_free(&fields);
}
END_TEST

/* ---- with the plan that is proposed for it ---- */

/* A call with that plan, its clock started. */
static void
plan_call(const struct bank *b, int minutes, struct call *c)
{
	struct contact who = { 0 };
	struct plan_wish w = { .who = &who, .kind = p.kind, .agreed_minutes = minutes };

	partner_contact(&p, &who);
	*c = (struct call){ .interview = { .agreed_minutes = minutes } };
	c->n_asked = c->cap_asked = plan_propose(b, &w, &c->asked);
	ck_assert_uint_gt(c->n_asked, 5);
	for (size_t i = 0; i < c->n_asked; i++)
		c->asked[i].id = (int64_t)i + 1;
	c->clock.events = mem_new(1, sizeof(*c->clock.events));
	c->clock.n = 1; /* started */
	contact_done(&who);
}

static void
ask(struct call *c, int64_t id, int64_t at_ms)
{
	mem_grow(c->askings, &c->cap_askings, c->n_askings + 1);
	c->askings[c->n_askings++] = (struct asking){ .asked_id = id, .axis_ms = at_ms };
}

static int nothing_left;

static void
count_nothing_left(const struct bank *b, int minutes)
{
	struct call c;
	struct speech *talk;

	plan_call(b, minutes, &c);
	for (size_t i = 0; i < c.n_asked; i++)
		ask(&c, c.asked[i].id, (int64_t)(i + 1) * 2 * MINUTE_MS);
	size_t n = partner_talk(&p, &c, b, &talk);
	for (size_t i = 0; i < n; i++)
		nothing_left += talk[i].kind == SPEECH_NOTHING_LEFT;
	free(talk);
	call_done(&c);
}

static void
check_answered(const struct bank *b)
{
	nothing_left = 0;
	count_nothing_left(b, 20);
	count_nothing_left(b, 30);
	ck_assert_msg(!nothing_left, "%s: %d questions of a plan are not answered", p.id,
		nothing_left);
}

START_TEST(a_proposed_plan_is_answered)
{
	each_shipped(check_answered);
}
END_TEST

/* In the plan of the usual length nothing gets the answer to whatever is asked. */
static void
check_to_the_point(const struct bank *b)
{
	struct call c;
	bool *had = mem_new(p.n_answers, sizeof(*had));

	plan_call(b, 20, &c);
	for (size_t i = 0; i < c.n_asked; i++) {
		int at = answer_match(&p, had, &c.asked[i], b, -1);
		ck_assert_msg(at >= 0 && !strings_has(&p.answers[at].about, "any"),
			"%s has no answer about: %s", p.id, c.asked[i].text);
		had[at] = true;
	}
	free(had);
	call_done(&c);
}

START_TEST(a_proposed_plan_is_answered_to_the_point)
{
	each_shipped(check_to_the_point);
}
END_TEST

/* When it has told all on the question asked last. */
static int64_t
told(const struct call *c, const struct bank *b, int64_t asked_id)
{
	struct speech *talk;
	size_t n = partner_talk(&p, c, b, &talk);
	int64_t until = 0;

	for (size_t i = 0; i < n; i++)
		if (talk[i].asked_id == asked_id)
			until = talk[i].until_ms;
	free(talk);
	return until;
}

/* Who asks the plan and lets a talker talk, two seconds between, is not through with it
 * long before the time check, nor at it only half way; with the others as their manner says. */
static void
check_lasts(const struct bank *b)
{
	struct call c;
	int64_t at_ms = 20 * 1000;

	plan_call(b, 20, &c);
	for (size_t i = 0; i < c.n_asked; i++) {
		ask(&c, c.asked[i].id, at_ms);
		at_ms = told(&c, b, c.asked[i].id) + 2000;
	}
	ck_assert_msg(at_ms >= manner()->from * MINUTE_MS && at_ms <= manner()->to * MINUTE_MS,
		"%s: the plan of 20 minutes lasts %d seconds", p.id, (int)(at_ms / 1000));
	call_done(&c);
}

START_TEST(a_proposed_plan_lasts)
{
	each_shipped(check_lasts);
}
END_TEST

/* What the question brought out, once. */
static size_t
brought(const struct call *c, const struct bank *b, int64_t asked_id)
{
	struct speech *talk;
	size_t n = partner_talk(&p, c, b, &talk), which = p.n_answers;

	for (size_t i = 0; i < n && which == p.n_answers; i++)
		if (talk[i].asked_id == asked_id && talk[i].kind == SPEECH_ANSWER)
			which = talk[i].which;
	free(talk);
	return which;
}

/* Each "then:" of the question, typed as it stands, brings what follows its answer, in
 * their order. `off` is a question of the call that is not in its plan. */
static void
check_probes(struct call *c, const struct bank *b, const struct asked *a, struct asked *off)
{
	c->n_askings = 0;
	int64_t here_ms = p.late * MINUTE_MS;

	ask(c, a->id, here_ms + 20 * 1000);
	size_t main = brought(c, b, a->id);
	for (size_t i = 0; i < a->probes.n; i++) {
		mem_set(&off->text, a->probes.s[i]);
		c->n_askings = 1;
		ask(c, off->id, here_ms + 25 * 1000 + speech_ms(&p.answers[main]));
		size_t which = brought(c, b, off->id);
		ck_assert_msg(which == main + 1 + i, "%s: \"%s\" brings: %s", p.id, a->probes.s[i],
			which < p.n_answers ? p.answers[which].say.s[0] : "nothing");
	}
}

static void
check_all_probes(const struct bank *b)
{
	struct call c;

	plan_call(b, 20, &c);
	size_t planned = c.n_asked++;
	mem_grow(c.asked, &c.cap_asked, c.n_asked);
	c.asked[planned] = (struct asked){ .id = 100, .state = ASKED_OFF_SCRIPT };
	for (size_t i = 0; i < planned; i++)
		check_probes(&c, b, &c.asked[i], &c.asked[planned]);
	call_done(&c);
}

START_TEST(every_probe_is_answered)
{
	each_shipped(check_all_probes);
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

static int nth_hasty;

static void
check_hasty(const struct bank *b)
{
	const char *const *q = hasty[nth_hasty];
	bool *had = mem_new(p.n_answers, sizeof(*had));
	struct asked a = { .text = mem_str(q[0]), .state = ASKED_OFF_SCRIPT };

	(void)b;
	int k = answer_match(&p, had, &a, NULL, -1);
	ck_assert_msg(k >= 0 && strings_has(&p.answers[k].about, q[1]),
		"%s: \"%s\" brings no answer about %s", p.id, q[0], q[1]);
	asked_done(&a);
	free(had);
}

START_TEST(hasty_questions_are_understood)
{
	nth_hasty = _i;
	each_shipped(check_hasty);
}
END_TEST

Suite *formats_shipped_suite(void);

Suite *
formats_shipped_suite(void)
{
	Suite *s = suite_create("shipped");
	TCase *t = tcase_create("shipped");

	tcase_add_checked_fixture(t, NULL, teardown);
	tcase_add_test(t, the_shipped_ones);
	tcase_add_test(t, standard_ones_vary);
	tcase_add_test(t, standard_ones_vary_in_order);
	tcase_add_test(t, a_proposed_plan_is_answered);
	tcase_add_test(t, a_proposed_plan_is_answered_to_the_point);
	tcase_add_test(t, a_proposed_plan_lasts);
	tcase_add_test(t, every_probe_is_answered);
	tcase_add_loop_test(t, hasty_questions_are_understood, 0, LEN(hasty));
	suite_add_tcase(s, t);
	return s;
}
