/*
 * Plans proposed from small banks. A bank is written as rows; a plan is read
 * back as one line, "id:minutes", a must-ask marked with "!".
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "model/contact.h"
#include "model/plan.h"
#include "model/question.h"
#include "model/research.h"

#define ALL_KINDS ((1u << N_INTERVIEW_KINDS) - 1)
#define ALL_SENIORITIES ((1u << N_SENIORITIES) - 1)

/* Rows of one pack stand together, and in it those of one category; 0 bits: all. */
struct row {
	const char *pack, *category, *id;
	enum phase phase;
	enum tiara tiara;
	int minutes, priority;
	unsigned kinds, seniorities;
	bool retired;
	const char *tag;
	const char *asks;     /* words with blanks between */
};

#define ANYBODY 0, 0, false, NULL, NULL
#define ASKS(words) 0, 0, false, NULL, words

static struct category *
category_for(struct bank *b, const struct row *r)
{
	struct pack *p = b->n ? &b->packs[b->n - 1] : NULL;

	if (!p || strcmp(p->name, r->pack) != 0) {
		mem_grow(b->packs, &b->cap, b->n + 1);
		p = &b->packs[b->n++];
		p->name = mem_str(r->pack);
		p->title = mem_str(r->pack);
	}
	if (!p->n || strcmp(p->categories[p->n - 1].id, r->category) != 0) {
		mem_grow(p->categories, &p->cap, p->n + 1);
		p->categories[p->n].id = mem_str(r->category);
		p->categories[p->n++].title = mem_str(r->category);
	}
	return &p->categories[p->n - 1];
}

static void
bank_make(struct bank *b, const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct category *c = category_for(b, &rows[i]);

		mem_grow(c->questions, &c->cap, c->n + 1);
		struct question *q = &c->questions[c->n++];
		q->id = mem_str(rows[i].id);
		q->text = mem_str("What is it like to be {role}?");
		q->brief = mem_str(rows[i].id);
		q->phase = rows[i].phase;
		q->tiara = rows[i].tiara;
		q->minutes = rows[i].minutes;
		q->priority = rows[i].priority;
		q->kinds = rows[i].kinds ? rows[i].kinds : ALL_KINDS;
		q->seniorities = rows[i].seniorities ? rows[i].seniorities : ALL_SENIORITIES;
		q->retired = rows[i].retired;
		if (rows[i].tag)
			strings_add(&q->tags, rows[i].tag);
		if (rows[i].asks)
			strings_split(&q->asks, rows[i].asks, " ");
	}
}

static void
plan_line(const struct bank *b, const struct plan_wish *w, struct text *out)
{
	struct asked *plan;
	size_t n = plan_propose(b, w, &plan);

	text_set(out, "");
	for (size_t i = 0; i < n; i++) {
		text_addf(out, "%s%s:%d%s", i ? " " : "", plan[i].question_id,
			plan[i].minutes, plan[i].must ? "!" : "");
		ck_assert_int_eq(plan[i].position, (int64_t)i + 1);
		ck_assert_int_eq(plan[i].state, ASKED_PLANNED);
		ck_assert_ptr_nonnull(plan[i].why);
		asked_done(&plan[i]);
	}
	free(plan);
}

static void
expect(const struct bank *b, const struct plan_wish *w, const char *line)
{
	struct text out = { 0 };

	plan_line(b, w, &out);
	ck_assert_str_eq(text_str(&out), line);
	text_free(&out);
}

static void
expect_why(const struct bank *b, const struct plan_wish *w, const char *id, const char *why)
{
	struct asked *plan;
	size_t n = plan_propose(b, w, &plan);
	bool found = false;

	for (size_t i = 0; i < n; i++) {
		if (strcmp(plan[i].question_id, id) == 0) {
			ck_assert_str_eq(plan[i].why, why);
			found = true;
		}
		asked_done(&plan[i]);
	}
	free(plan);
	ck_assert_msg(found, "%s is not in the plan", id);
}

static void
words(struct strings *l, const char *s)
{
	strings_split(l, s, " ");
}

/* ---- an ordinary bank ---- */

static const struct row core[] = {
	{ "core", "rapport", "hello",  PHASE_OPEN,    0, 2, 2, ANYBODY },
	{ "core", "rapport", "room",   PHASE_OPEN,    0, 1, 3, ANYBODY },
	{ "core", "path",    "first",  PHASE_OPEN,    0, 3, 1, ANYBODY },
	{ "core", "path",    "turn",   PHASE_EXPLORE, 0, 2, 2, ANYBODY },
	{ "core", "day",     "week",   PHASE_EXPLORE, 0, 3, 1, ANYBODY },
	{ "core", "day",     "hours",  PHASE_EXPLORE, 0, 2, 2, ANYBODY },
	{ "core", "day",     "desk",   PHASE_EXPLORE, 0, 1, 3, ANYBODY },
	{ "core", "pay",     "range",  PHASE_DEEPEN,  0, 2, 2, ANYBODY },
	{ "core", "skills",  "learn",  PHASE_DEEPEN,  0, 2, 1, ANYBODY },
	{ "core", "closing", "names",  PHASE_CLOSE,   0, 2, 1, ANYBODY },
	{ "core", "closing", "write",  PHASE_CLOSE,   0, 1, 1, ANYBODY },
	{ "core", "closing", "thanks", PHASE_CLOSE,   0, 2, 2, ANYBODY },
};

/* 20 less 2 to open and 3 to close leave 15: an easy beginning, the must-asks, then what
 * the plan has no ground on yet, and what fits into the last minute. */
START_TEST(fits_twenty_minutes)
{
	struct bank b = { 0 };
	struct plan_wish w = { .agreed_minutes = 20 };

	bank_make(&b, core, LEN(core));
	expect(&b, &w, "hello:2 first:3! week:3! learn:2! turn:2 desk:1 range:2 names:2! write:1!");
	expect(&b, &w, "hello:2 first:3! week:3! learn:2! turn:2 desk:1 range:2 names:2! write:1!");
	expect_why(&b, &w, "hello", "an easy beginning");
	expect_why(&b, &w, "week", "must-ask");
	expect_why(&b, &w, "range", "new ground: pay");
	expect_why(&b, &w, "names", "must-ask before you thank them");
	bank_done(&b);
}
END_TEST

/* 10 less 2 and 3: no small talk, two to close, the first of the others; three are must-asks. */
START_TEST(fits_ten_minutes)
{
	struct bank b = { 0 };
	struct plan_wish w = { .agreed_minutes = 10 };

	bank_make(&b, core, LEN(core));
	expect(&b, &w, "first:3! learn:2! names:2! write:1");
	w.agreed_minutes = 4;
	expect(&b, &w, "write:1!");
	w.agreed_minutes = 0;
	expect(&b, &w, "");
	bank_done(&b);
}
END_TEST

START_TEST(thirty_minutes_take_all_that_fits)
{
	struct bank b = { 0 };
	struct plan_wish w = { .agreed_minutes = 60 };

	bank_make(&b, core, LEN(core));
	expect(&b, &w, "hello:2 first:3! week:3! learn:2! turn:2 hours:2 desk:1 range:2 "
		"names:2! write:1!");
	bank_done(&b);
}
END_TEST

/* What others answered is passed over, a must-ask is only put after those nobody did. */
START_TEST(passes_over_what_is_known)
{
	struct bank b = { 0 };
	struct strings known = { 0 };
	struct plan_wish w = { .agreed_minutes = 20, .known = &known };

	bank_make(&b, core, LEN(core));
	words(&known, "week range hours elsewhere");
	expect(&b, &w, "hello:2 first:3! week:3! learn:2! turn:2 desk:1 names:2! write:1!");
	expect_why(&b, &w, "week", "must-ask; compare with earlier answers");
	expect_why(&b, &w, "turn", "nobody has answered it yet: path");
	w.agreed_minutes = 11; /* 6 to fill: first 3, learn 2, and no room for the week */
	expect(&b, &w, "first:3! learn:2! desk:1 names:2! write:1");
	strings_free(&known);
	bank_done(&b);
}
END_TEST

/* At a second meeting what this person was asked is left out, must-asks too; a closing is
 * put again. */
START_TEST(leaves_out_what_they_were_asked)
{
	struct bank b = { 0 };
	struct strings done = { 0 };
	struct plan_wish w = { .agreed_minutes = 20, .done = &done };
	struct asked *plan;

	bank_make(&b, core, LEN(core));
	words(&done, "week names");
	size_t n = plan_propose(&b, &w, &plan);
	bool week = false, names = false;
	for (size_t i = 0; i < n; i++) {
		week |= strcmp(plan[i].question_id, "week") == 0;
		names |= strcmp(plan[i].question_id, "names") == 0;
		asked_done(&plan[i]);
	}
	free(plan);
	ck_assert(!week);
	ck_assert(names);
	strings_free(&done);
	bank_done(&b);
}
END_TEST

/* ---- whom and what for ---- */

static const struct row people[] = {
	{ "field-health", "ward", "shift", PHASE_EXPLORE, 0, 2, 2, 0, 0, false, "nights", NULL },
	{ "people", "day",  "plain",  PHASE_EXPLORE, 0, 2, 2, ANYBODY },
	{ "people", "way",  "young",  PHASE_EXPLORE, 0, 2, 2, 0, 1u << SENIORITY_STUDENT, false, NULL, NULL },
	{ "people", "lead", "boss",   PHASE_EXPLORE, 0, 2, 2, 0, 1u << SENIORITY_LEAD, false, NULL, NULL },
	{ "people", "meet", "both",   PHASE_EXPLORE, 0, 2, 2, 1u << KIND_NETWORKING, 0, false, NULL, NULL },
	{ "people", "old",  "gone",   PHASE_EXPLORE, 0, 2, 1, 0, 0, true, NULL, NULL },
	{ "people", "grid", "outage", PHASE_DEEPEN,  0, 2, 3, 0, 0, false, "energy", NULL },
};

static struct plan_wish
wish_for(struct contact *who, enum interview_kind kind, int minutes)
{
	return (struct plan_wish){ .who = who, .kind = kind, .agreed_minutes = minutes };
}

START_TEST(suits_the_person)
{
	struct bank b = { 0 };
	struct contact nobody = { 0 };
	struct contact lead = { .seniority = (char[]){ "lead" } };
	struct contact nurse = { .role = (char[]){ "Head nurse, nights" } };
	struct contact grid = { .tags = (char[]){ "Energy, first-gen" } };
	struct plan_wish w = wish_for(&nobody, KIND_INFORMATIONAL, 20);

	bank_make(&b, people, LEN(people));
	words(&b.packs[0].fields, "health nurse hospital");
	expect(&b, &w, "plain:2 young:2 boss:2 outage:2");
	w = wish_for(&lead, KIND_INFORMATIONAL, 20);
	expect(&b, &w, "plain:2 boss:2 outage:2");
	expect_why(&b, &w, "boss", "suits their seniority: lead");
	w = wish_for(&nurse, KIND_INFORMATIONAL, 6);
	expect(&b, &w, "shift:2");
	expect_why(&b, &w, "shift", "near what you know of them: nights");
	nurse.role[10] = '\0';
	expect_why(&b, &w, "shift", "field-health, because the role says “nurse”");
	w = wish_for(&grid, KIND_INFORMATIONAL, 20);
	expect_why(&b, &w, "outage", "near what you know of them: energy");
	w = wish_for(&nobody, KIND_NETWORKING, 6);
	expect(&b, &w, "both:2");
	expect_why(&b, &w, "both", "made for a networking conversation");
	bank_done(&b);
}
END_TEST

/* Somebody new is not asked about old times, nor somebody known who they are; a word of the
 * role is no reason to ask what is for somebody new. */
START_TEST(suits_how_one_knows_them)
{
	static const struct row rows[] = {
		{ "net", "old",  "since", PHASE_EXPLORE, 0, 2, 1, 0, 0, false, "reconnect", NULL },
		{ "net", "meet", "brief", PHASE_EXPLORE, 0, 2, 1, 0, 0, false, "new", NULL },
		{ "net", "both", "going", PHASE_EXPLORE, 0, 2, 1, ANYBODY },
	};
	struct bank b = { 0 };
	struct strings done = { 0 };
	struct contact who = { .role = (char[]){ "News editor" } };
	struct plan_wish w = wish_for(&who, KIND_NETWORKING, 20);

	bank_make(&b, rows, LEN(rows));
	b.packs[0].categories[1].questions[0].priority = 2;
	expect(&b, &w, "going:2! brief:2");
	expect_why(&b, &w, "brief", "new ground: meet");
	who.path = PATH_RECONNECT;
	expect(&b, &w, "since:2! going:2");
	who.path = PATH_KNOWN;
	expect(&b, &w, "since:2! going:2");
	who.path = PATH_COLD;
	words(&done, "elsewhere"); /* a second conversation */
	w.done = &done;
	expect(&b, &w, "since:2! going:2");
	w.done = NULL;
	expect(&b, &w, "going:2! brief:2");
	w.met = true; /* talked with, nothing of it asked from the plan */
	expect(&b, &w, "since:2! going:2");
	strings_free(&done);
	bank_done(&b);
}
END_TEST

/* The same ground twice comes after new ground of the same priority. */
START_TEST(spreads_over_the_ground)
{
	static const struct row rows[] = {
		{ "p", "a", "a1", PHASE_EXPLORE, TIARA_TRENDS,   2, 2, ANYBODY },
		{ "p", "a", "a2", PHASE_EXPLORE, TIARA_TRENDS,   2, 2, ANYBODY },
		{ "p", "b", "b1", PHASE_EXPLORE, TIARA_TRENDS,   2, 2, ANYBODY },
		{ "p", "c", "c1", PHASE_EXPLORE, TIARA_INSIGHTS, 2, 2, ANYBODY },
	};
	struct bank b = { 0 };
	struct plan_wish w = { .agreed_minutes = 8 };

	bank_make(&b, rows, LEN(rows));
	expect(&b, &w, "a1:2 c1:2");
	w.agreed_minutes = 10;
	expect(&b, &w, "a1:2 b1:2 c1:2");
	bank_done(&b);
}
END_TEST

/* ---- must-asks, and one question about a thing ---- */

static const struct row firsts[] = {
	{ "core", "close", "write", PHASE_CLOSE,   0, 1, 1, ANYBODY },
	{ "core", "close", "names", PHASE_CLOSE,   0, 2, 1, 0, 0, false, "referral", NULL },
	{ "core", "a",     "a1",    PHASE_EXPLORE, 0, 2, 1, ANYBODY },
	{ "core", "b",     "b1",    PHASE_EXPLORE, 0, 2, 1, ANYBODY },
	{ "core", "c",     "c1",    PHASE_EXPLORE, 0, 2, 1, ANYBODY },
	{ "core", "d",     "d1",    PHASE_EXPLORE, 0, 2, 1, ANYBODY },
	{ "core", "e",     "e1",    PHASE_EXPLORE, 0, 2, 1, ANYBODY },
	{ "core", "f",     "f1",    PHASE_EXPLORE, 0, 2, 1, ANYBODY },
	{ "core", "g",     "g1",    PHASE_DEEPEN, TIARA_ADVICE, 2, 1, ANYBODY },
};

/* One for five minutes and one more, 3 to 6: the names and an advice are among them, what a bank
 * marks besides is only planned. */
START_TEST(few_are_must_asks)
{
	struct bank b = { 0 };
	struct plan_wish w = { .agreed_minutes = 10 };

	bank_make(&b, firsts, LEN(firsts));
	expect(&b, &w, "a1:2! b1:2! write:1 names:2!");
	w.agreed_minutes = 20;
	expect(&b, &w, "a1:2! b1:2! c1:2! g1:2! d1:2 e1:2 f1:2 write:1 names:2!");
	w.agreed_minutes = 30;
	expect(&b, &w, "a1:2! b1:2! c1:2! d1:2! g1:2! e1:2 f1:2 write:1 names:2!");
	w.agreed_minutes = 60;
	expect(&b, &w, "a1:2! b1:2! c1:2! d1:2! g1:2! e1:2 f1:2 write:1 names:2!");
	b.packs[0].categories[1].questions[0].because = mem_str("no page says it");
	expect_why(&b, &w, "a1", "no page says it");
	expect_why(&b, &w, "f1", "new ground: f");
	bank_done(&b);
}
END_TEST

static const struct row again[] = {
	{ "core", "rapport", "branch",    PHASE_OPEN,    0, 1, 2, ASKS("way-in") },
	{ "core", "rapport", "hello",     PHASE_OPEN,    0, 1, 3, ANYBODY },
	{ "core", "path",    "way",       PHASE_OPEN,    0, 3, 1, ASKS("way-in") },
	{ "core", "day",     "yesterday", PHASE_EXPLORE, 0, 2, 2, ASKS("tasks week") },
	{ "core", "day",     "week",      PHASE_EXPLORE, 0, 3, 1, ASKS("week") },
	{ "core", "day",     "hours",     PHASE_EXPLORE, 0, 2, 2, ASKS("hours") },
};

/* The same thing in other words is not asked twice, the one worth more stays; not after it was
 * asked at an earlier meeting either. */
START_TEST(asks_about_a_thing_once)
{
	struct bank b = { 0 };
	struct strings done = { 0 };
	struct plan_wish w = { .agreed_minutes = 30 };

	bank_make(&b, again, LEN(again));
	expect(&b, &w, "hello:1 way:3! week:3! hours:2");
	w.done = &done;
	words(&done, "week");
	expect(&b, &w, "hello:1 way:3! hours:2");
	strings_free(&done);
	bank_done(&b);
}
END_TEST

/* What an instructor asks for is in whatever it says; the bank's own gives way. */
START_TEST(an_assignment_may_ask_twice)
{
	static const struct row rows[] = {
		{ "course", "nine", "day",  PHASE_EXPLORE, 0, 3, 1, ASKS("week") },
		{ "course", "nine", "days", PHASE_EXPLORE, 0, 3, 2, ASKS("week") },
		{ "own",    "day",  "week", PHASE_EXPLORE, 0, 3, 1, ASKS("week") },
		{ "own",    "day",  "else", PHASE_EXPLORE, 0, 3, 2, ASKS("people") },
	};
	struct bank b = { 0 };
	struct plan_wish w = { .agreed_minutes = 30, .assignment = "course" };

	bank_make(&b, rows, LEN(rows));
	b.packs[0].assignment = mem_new(1, sizeof(struct assignment));
	expect(&b, &w, "day:3! days:3! else:3");
	bank_done(&b);
}
END_TEST

/* ---- assignments ---- */

static const struct row course[] = {
	{ "course", "nine", "c1", PHASE_OPEN,    0, 3, 2, 1u << KIND_NETWORKING, 0, false, NULL, NULL },
	{ "course", "nine", "c2", PHASE_EXPLORE, 0, 3, 1, ANYBODY },
	{ "course", "nine", "c3", PHASE_DEEPEN,  0, 3, 3, 0, 1u << SENIORITY_LEAD, false, NULL, NULL },
	{ "course", "nine", "c4", PHASE_CLOSE,   0, 3, 1, ANYBODY },
	{ "own",    "day",  "o1", PHASE_EXPLORE, 0, 2, 1, ANYBODY },
	{ "own",    "day",  "o2", PHASE_EXPLORE, 0, 2, 2, ANYBODY },
};

static void
course_make(struct bank *b)
{
	bank_make(b, course, LEN(course));
	b->packs[0].assignment = mem_new(1, sizeof(struct assignment));
}

START_TEST(assignment_is_in)
{
	struct bank b = { 0 };
	struct strings done = { 0 };
	struct contact junior = { .seniority = (char[]){ "junior" } };
	struct plan_wish w = wish_for(&junior, KIND_INFORMATIONAL, 20);

	course_make(&b);
	expect(&b, &w, "o1:2! o2:2"); /* nobody asked for the course */
	w.assignment = "course";
	w.done = &done;
	expect(&b, &w, "c1:3! c2:3! o1:2! c3:3! o2:2 c4:3!");
	expect_why(&b, &w, "c3", "asked for by the assignment");
	words(&done, "c2 c4");
	expect(&b, &w, "c1:3! o1:2! c3:3! o2:2");
	strings_free(&done);
	bank_done(&b);
}
END_TEST

/* An assignment longer than the call is in with the minutes it takes, without small talk: what is
 * over is told, not cut away. */
START_TEST(assignment_keeps_its_minutes)
{
	static const struct row rows[] = {
		{ "core", "rapport", "hello",  PHASE_OPEN,  0, 2, 2, ANYBODY },
		{ "core", "closing", "names",  PHASE_CLOSE, 0, 2, 1, ANYBODY },
	};
	struct bank b = { 0 };
	struct plan_wish w = { .agreed_minutes = 12, .assignment = "course" };

	course_make(&b);
	expect(&b, &w, "c1:3! c2:3! c3:3! c4:3");
	w.agreed_minutes = 3;
	expect(&b, &w, "c1:3! c2:3! c3:3! c4:3");
	bank_make(&b, rows, LEN(rows));
	w.agreed_minutes = 15;
	expect(&b, &w, "c1:3! c2:3! c3:3! c4:3! names:2");
	bank_done(&b);
}
END_TEST

/* Two questions as good as each other: what one asks about first goes before. */
START_TEST(follows_what_one_asks_about_first)
{
	static const struct row rows[] = {
		{ "core", "day",     "d1",    PHASE_EXPLORE, 0, 3, 2, ANYBODY },
		{ "core", "entry",   "e1",    PHASE_EXPLORE, 0, 3, 2, ANYBODY },
		{ "core", "culture", "c1",    PHASE_EXPLORE, 0, 3, 2, ANYBODY },
		{ "core", "closing", "names", PHASE_CLOSE,   0, 2, 1, ANYBODY },
	};
	static const char *const first[N_SCOPES] = { "d1:3 names:2!", "c1:3 names:2!", "e1:3 names:2!",
		"d1:3 names:2!" };
	struct plan_wish w = { .agreed_minutes = 8 };
	struct bank b = { 0 };

	bank_make(&b, rows, LEN(rows));
	for (int scope = 0; scope < N_SCOPES; scope++) {
		w.scope = (enum scope)scope;
		expect(&b, &w, first[scope]);
	}
	bank_done(&b);
}
END_TEST

START_TEST(fills_and_counts)
{
	struct bank b = { 0 };
	struct contact who = { .role = (char[]){ "a grid planner" } };
	struct plan_wish w = wish_for(&who, KIND_INFORMATIONAL, 20);
	struct asked *plan;

	bank_make(&b, core, LEN(core));
	size_t n = plan_propose(&b, &w, &plan);
	ck_assert_uint_eq(n, 9);
	ck_assert_str_eq(plan[0].text, "What is it like to be a grid planner?");
	ck_assert_str_eq(plan[0].category, "rapport");
	ck_assert_str_eq(plan[0].pack, "core");
	ck_assert_int_eq(plan_minutes(plan, n), 18);
	plan[0].state = ASKED_OFF_SCRIPT;
	ck_assert_int_eq(plan_minutes(plan, n), 16);
	for (size_t i = 0; i < n; i++)
		asked_done(&plan[i]);
	free(plan);
	bank_done(&b);
}
END_TEST

/* A line is open until a question of one's own is about it. */
START_TEST(research_without_a_question)
{
	static const struct { const char *text, *why, *pack, *left; } asked[] = {
		{ "What does Gridco change for you?", "your own", "", "Moved from teaching|Northlight bought Gridco|Choir" },
		{ "Why did Northlight buy Gridco?", "your own", "", "Moved from teaching|Choir" },
		{ "Why did Northlight buy Gridco?", "must-ask", "core", "Moved from teaching|Northlight bought Gridco|Choir" },
		{ "Who sings?", "your question about “Choir”", "", "Moved from teaching|Northlight bought Gridco" },
		{ "Which choir is it?", "your own", "", "Moved from teaching|Northlight bought Gridco" },
		{ "Where did you go from there?", "your own", "", "Moved from teaching|Northlight bought Gridco|Choir" },
	};
	struct contact who = { .research = (char[]){ " - Moved from teaching\n\n• Northlight bought Gridco \n" },
		.common = (char[]){ "Choir" } };

	for (size_t i = 0; i < LEN(asked); i++) {
		const struct asked a = { .text = (char *)asked[i].text, .why = (char *)asked[i].why,
			.pack = (char *)asked[i].pack };
		struct strings open = { 0 };
		struct text left = { 0 };
		research_open(&who, &a, 1, &open);
		strings_join(&open, "|", &left);
		ck_assert_str_eq(text_str(&left), asked[i].left);
		strings_free(&open);
		text_free(&left);
	}
	ck_assert(research_asks("Why? "));
	ck_assert(!research_asks("Why."));
}
END_TEST

Suite *
model_plan_suite(void)
{
	Suite *s = suite_create("model plan");
	TCase *t = tcase_create("plan");

	tcase_add_test(t, fits_twenty_minutes);
	tcase_add_test(t, fits_ten_minutes);
	tcase_add_test(t, thirty_minutes_take_all_that_fits);
	tcase_add_test(t, passes_over_what_is_known);
	tcase_add_test(t, leaves_out_what_they_were_asked);
	tcase_add_test(t, suits_the_person);
	tcase_add_test(t, suits_how_one_knows_them);
	tcase_add_test(t, spreads_over_the_ground);
	tcase_add_test(t, few_are_must_asks);
	tcase_add_test(t, asks_about_a_thing_once);
	tcase_add_test(t, an_assignment_may_ask_twice);
	tcase_add_test(t, assignment_is_in);
	tcase_add_test(t, assignment_keeps_its_minutes);
	tcase_add_test(t, follows_what_one_asks_about_first);
	tcase_add_test(t, fills_and_counts);
	tcase_add_test(t, research_without_a_question);
	suite_add_tcase(s, t);
	return s;
}
