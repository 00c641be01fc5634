/* The bank laid out and narrowed; questions put into a plan; plans kept by name. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "bank.h"
#include "formats.h"
#include "model/call.h"
#include "store_temp.h"
#include "workflow.h"

static struct desk desk;
static struct bank_rows rows;
static struct err e;
static int64_t maya, interview;

/* ---- a bank of two packs that share a category ---- */

struct entry {
	const char *pack, *category, *id, *text, *tag;
	enum phase phase;
};

static const struct entry lines[] = {
	{ "a", "Day",     "hours", "How do hours of {role} divide?", "time", PHASE_EXPLORE },
	{ "a", "Day",     "desk",  "What lands on your desk?", NULL, PHASE_EXPLORE },
	{ "a", "Closing", "names", "Which two people?", NULL, PHASE_CLOSE },
	{ "b", "Path",    "first", "Comment êtes-vous arrivé là?", NULL, PHASE_OPEN },
	{ "b", "Day",     "night", "What is a night like?", NULL, PHASE_EXPLORE },
	{ "b", "Closing", "write", "May I write to you?", NULL, PHASE_CLOSE },
};

static struct pack *
pack_for(struct bank *b, const char *name)
{
	if (!b->n || strcmp(b->packs[b->n - 1].name, name) != 0) {
		mem_grow(b->packs, &b->cap, b->n + 1);
		b->packs[b->n].name = mem_str(name);
		b->packs[b->n++].title = mem_str(name);
	}
	return &b->packs[b->n - 1];
}

static void
add(struct bank *b, const struct entry *l)
{
	struct pack *p = pack_for(b, l->pack);

	if (!p->n || strcmp(p->categories[p->n - 1].title, l->category) != 0) {
		mem_grow(p->categories, &p->cap, p->n + 1);
		p->categories[p->n].id = mem_str(l->category);
		p->categories[p->n++].title = mem_str(l->category);
	}
	struct category *c = &p->categories[p->n - 1];
	mem_grow(c->questions, &c->cap, c->n + 1);
	struct question *q = &c->questions[c->n++];
	q->id = mem_str(l->id);
	q->text = mem_str(l->text);
	q->brief = mem_str(l->id);
	q->phase = l->phase;
	q->kinds = q->seniorities = ~0u;
	q->minutes = 2;
	q->priority = 2;
	if (l->tag)
		strings_add(&q->tags, l->tag);
}

static void
setup(void)
{
	temp_new();
	memset(&desk, 0, sizeof(desk));
	desk.store = temp_store(0);
	desk.bank = mem_new(1, sizeof(*desk.bank));
	for (size_t i = 0; i < LEN(lines); i++)
		add(desk.bank, &lines[i]);
	bank_rows_read(&rows, desk.bank);
	maya = temp_contact(desk.store, "Maya Okafor, Grid planner, Northlight");
	interview = temp_interview(desk.store, maya);
}

static void
teardown(void)
{
	bank_rows_done(&rows);
	desk_bank_drop(&desk);
	store_close(desk.store);
	temp_done();
}

/* ---- laid out and narrowed ---- */

static void
expect_rows(const char *words, const char *want)
{
	struct strings list = { 0 };
	struct text have = { 0 };

	bank_words(&list, words);
	for (size_t i = 0; i < rows.n; i++)
		if (bank_row_has(&rows.row[i], &list))
			text_addf(&have, "%s%s", have.n ? " " : "", rows.row[i].question->id);
	ck_assert_str_eq(text_str(&have), want);
	strings_free(&list);
	text_free(&have);
}

START_TEST(categories_of_all_packs_stay_together)
{
	expect_rows("", "hours desk night names write first");
	ck_assert_uint_eq(rows.row[0].group, rows.row[2].group);
	ck_assert_uint_ne(rows.row[2].group, rows.row[3].group);
}
END_TEST

START_TEST(narrows_by_all_words_folded)
{
	expect_rows("NIGHT", "night");
	expect_rows("ETES-vous", "first");
	expect_rows("arrivé comment", "first");
	expect_rows("time", "hours"); /* a tag */
	expect_rows("day desk", "desk"); /* the category and a word */
	expect_rows("desk night", "");
	expect_rows("close", "names write"); /* the phase */
}
END_TEST

/* A call that begins while the workbook cannot be had has its questions all the same. */
START_TEST(a_proposed_plan_waits_where_it_must)
{
	struct call c = { 0 };

	store_close(desk.store);
	desk.store = temp_store(STORE_SCREEN);
	temp_lock(1);
	ck_assert_msg(plan_make(&desk, interview, &e), "%s", e.text);
	ck_assert_uint_gt(store_waiting(desk.store), 0);
	ck_assert(store_call_get(desk.store, interview, &c, &e));
	ck_assert_uint_eq(c.n_asked, LEN(lines));
	ck_assert_str_eq(c.asked[0].question_id, "first");
	call_done(&c);
	temp_lock(0);
	store_close(desk.store);
	desk.store = temp_store(STORE_SCREEN);
	ck_assert_uint_eq(store_waiting(desk.store), 0);
	ck_assert(store_call_get(desk.store, interview, &c, &e));
	ck_assert_uint_eq(c.n_asked, LEN(lines));
	ck_assert_str_eq(c.asked[0].question_id, "first");
	call_done(&c);
}
END_TEST

/* The same question of another reading has the same id, another question another. */
START_TEST(ids_stay)
{
	struct bank_rows again = { 0 };

	bank_rows_read(&again, desk.bank);
	for (size_t i = 0; i < rows.n; i++) {
		ck_assert_int_eq(again.row[i].id, rows.row[i].id);
		ck_assert_int_gt(rows.row[i].id, 0);
		for (size_t k = 0; k < i; k++)
			ck_assert_int_ne(rows.row[i].id, rows.row[k].id);
	}
	bank_rows_done(&again);
}
END_TEST

/* ---- into a plan ---- */

static void
expect_plan(const char *want)
{
	struct call c = { 0 };
	struct text have = { 0 };

	ck_assert_msg(store_call_get(desk.store, interview, &c, &e), "%s", e.text);
	for (size_t i = 0; i < c.n_asked; i++)
		text_addf(&have, "%s%s", i ? " " : "", c.asked[i].question_id);
	ck_assert_str_eq(text_str(&have), want);
	text_free(&have);
	call_done(&c);
}

static size_t
put(const char *ids)
{
	const struct bank_row *chosen[LEN(lines)];
	struct strings list = { 0 };
	size_t added;

	strings_split(&list, ids, " ");
	for (size_t i = 0; i < list.n; i++)
		ck_assert_ptr_nonnull(chosen[i] = bank_row_find(&rows, list.s[i]));
	ck_assert_msg(plan_add(&desk, interview, chosen, list.n, &added, &e), "%s", e.text);
	strings_free(&list);
	return added;
}

START_TEST(goes_before_the_closing_and_once)
{
	ck_assert_uint_eq(put("hours names"), 2);
	expect_plan("hours names");
	ck_assert_uint_eq(put("desk write night"), 3);
	expect_plan("hours desk night names write");
	ck_assert_uint_eq(put("desk first"), 1);
	expect_plan("hours desk night first names write");
}
END_TEST

START_TEST(is_one_step_of_undo)
{
	struct text said = { 0 };

	put("hours names");
	put("desk night");
	ck_assert_msg(store_undo(desk.store, interview, &said, &e), "%s", e.text);
	ck_assert_str_eq(text_str(&said), "put 2 questions into the plan");
	expect_plan("hours names");
	text_free(&said);
}
END_TEST

START_TEST(ones_own_have_ids_of_their_own)
{
	for (int i = 0; i < 2; i++) {
		struct call c = { 0 };
		struct asked q = { .phase = PHASE_EXPLORE, .minutes = 2 };
		q.text = mem_str("What does a blackout teach?");
		q.brief = mem_str("Blackouts");
		ck_assert(store_call_get(desk.store, interview, &c, &e));
		ck_assert_msg(plan_add_own(&desk, &c, &q, &e), "%s", e.text);
		asked_done(&q);
		call_done(&c);
	}
	expect_plan("own-1 own-2");
}
END_TEST

static void
own_put(const char *text)
{
	struct call c = { 0 };
	struct asked q = { .phase = PHASE_EXPLORE, .minutes = 2, .text = mem_str(text),
		.brief = mem_str(text) };

	ck_assert(store_call_get(desk.store, interview, &c, &e));
	ck_assert_msg(plan_add_own(&desk, &c, &q, &e), "%s", e.text);
	asked_done(&q);
	call_done(&c);
}

/* The questions of one's own in plans to come have the advice of the packs' questions. */
START_TEST(ones_own_are_advised)
{
	struct problems l = { 0 };
	struct text said = { 0 };

	own_put("What do you earn?");
	own_put("What does a blackout teach?");
	ck_assert_msg(plans_advise(&desk, &l, &e), "%s", e.text);
	ck_assert_uint_eq(l.n, 1);
	problem_text(&l.p[0], &said);
	ck_assert_str_eq(text_str(&said), "plan for Maya Okafor: “What do you earn?”: advice: It asks "
		"about their own pay. Ask for a range in the field. [pay-personal]");
	text_free(&said);
	problems_done(&l);
}
END_TEST

/* ---- by name ---- */

static char *
text_of(int64_t id, size_t nth)
{
	struct call c = { 0 };

	ck_assert(store_call_get(desk.store, id, &c, &e));
	ck_assert_uint_gt(c.n_asked, nth);
	char *s = mem_str(c.asked[nth].text);
	call_done(&c);
	return s;
}

/* What was filled for one person is filled anew for another; minutes and must stay. */
START_TEST(a_kept_plan_is_filled_for_another)
{
	int64_t dana = temp_interview(desk.store, temp_contact(desk.store, "Dana Ruiz, Forecaster"));
	struct call c = { 0 }, d = { 0 };

	put("hours desk");
	ck_assert(store_call_get(desk.store, interview, &c, &e));
	ck_assert_str_eq(c.asked[0].text, "How do hours of Grid planner divide?");
	c.asked[0].minutes = 7;
	c.asked[0].must = true;
	ck_assert(store_asked_save(desk.store, &c.asked[0], &e));
	ck_assert_msg(plan_keep(&desk, &c, "Grid", &e), "%s", e.text);
	ck_assert(store_call_get(desk.store, dana, &d, &e));
	ck_assert_msg(plan_take(&desk, &d, "grid", &e), "%s", e.text);
	char *text = text_of(dana, 0);
	ck_assert_str_eq(text, "How do hours of Forecaster divide?");
	free(text);
	ck_assert(store_call_get(desk.store, dana, &d, &e));
	ck_assert_uint_eq(d.n_asked, 2);
	ck_assert_int_eq(d.asked[0].minutes, 7);
	ck_assert(d.asked[0].must);
	call_done(&c);
	call_done(&d);
}
END_TEST

/* A question that has left the bank is kept in its own words. */
START_TEST(a_kept_plan_outlives_the_bank)
{
	struct call c = { 0 };

	put("desk");
	ck_assert(store_call_get(desk.store, interview, &c, &e));
	ck_assert(plan_keep(&desk, &c, "Desk", &e));
	bank_rows_done(&rows);
	desk_bank_drop(&desk);
	desk.bank = mem_new(1, sizeof(*desk.bank));
	ck_assert(store_asked_delete(desk.store, c.asked[0].id, &e));
	ck_assert(store_call_get(desk.store, interview, &c, &e));
	ck_assert_msg(plan_take(&desk, &c, "Desk", &e), "%s", e.text);
	char *text = text_of(interview, 0);
	ck_assert_str_eq(text, "What lands on your desk?");
	free(text);
	call_done(&c);
}
END_TEST

START_TEST(what_is_not_there_is_said)
{
	struct call c = { 0 };

	ck_assert(store_call_get(desk.store, interview, &c, &e));
	ck_assert(!plan_take(&desk, &c, "none", &e));
	ck_assert_str_eq(e.text, "No plan is saved by the name \"none\".");
	ck_assert(!plan_keep(&desk, &c, "empty", &e));
	ck_assert_str_eq(e.text, "There is no question in this plan to keep.");
	call_done(&c);
}
END_TEST

static struct asked *
question(struct call *c, size_t nth)
{
	ck_assert_msg(store_call_get(desk.store, interview, c, &e), "%s", e.text);
	ck_assert_uint_lt(nth, c->n_asked);
	return &c->asked[nth];
}

START_TEST(a_planned_question_is_changed_until_the_call_is_held)
{
	struct call c = { 0 };
	struct asked *a;

	ck_assert(plan_make(&desk, interview, &e));
	a = question(&c, 1);
	a->minutes = 1;
	ck_assert(plan_question_minutes(&desk, &c, a, -1, &e) && a->minutes == 1);
	ck_assert(plan_question_minutes(&desk, &c, a, 1, &e) && a->minutes == 2);
	ck_assert(plan_question_must(&desk, &c, a, true, &e));
	ck_assert_int_eq(question(&c, 1)->minutes, 2);
	ck_assert(c.asked[1].must);
	ck_assert(!plan_question_move(&desk, &c, c.asked[0].id, -1, &e));
	ck_assert_str_eq(e.text, "It is the first already.");
	ck_assert(!plan_question_move(&desk, &c, c.asked[c.n_asked - 1].id, 1, &e));
	int64_t first = c.asked[0].id;
	ck_assert(plan_question_move(&desk, &c, first, 1, &e));
	ck_assert_int_eq(question(&c, 1)->id, first);
	c.asked[1].state = ASKED_ASKED;
	ck_assert(!plan_question_out(&desk, &c, &c.asked[1], &e));
	ck_assert_ptr_nonnull(strstr(e.text, "was asked: it stays"));
	ck_assert(plan_question_out(&desk, &c, &c.asked[0], &e));
	ck_assert_uint_eq((question(&c, 0), c.n_asked), LEN(lines) - 1);
	temp_clock(desk.store, interview, CLOCK_START, 0);
	temp_clock(desk.store, interview, CLOCK_END, 60000);
	a = question(&c, 0);
	ck_assert(!plan_question_word(&desk, &c, a, &e));
	ck_assert_str_eq(e.text, "This call has been held; its plan stays as it was.");
	ck_assert(!plan_question_out(&desk, &c, a, &e));
	ck_assert(!plan_question_minutes(&desk, &c, a, 1, &e));
	call_done(&c);
}
END_TEST

/* What was opened with nobody and left without a word goes; one with somebody stays. */
START_TEST(an_unused_call_goes)
{
	struct interview nobody = { .agreed_minutes = 20 };
	struct call c = { 0 };

	ck_assert(store_interview_save(desk.store, &nobody, &e));
	ck_assert(store_call_get(desk.store, nobody.id, &c, &e));
	ck_assert(call_drop_unused(&desk, &c, &e));
	ck_assert(!store_call_get(desk.store, nobody.id, &c, NULL));
	ck_assert(store_call_get(desk.store, interview, &c, &e));
	ck_assert(call_drop_unused(&desk, &c, &e));
	ck_assert(store_call_get(desk.store, interview, &c, &e));
	call_done(&c);
}
END_TEST

Suite *workflow_planning_suite(void);

Suite *
workflow_planning_suite(void)
{
	Suite *suite = suite_create("planning");
	TCase *t = tcase_create("planning");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, categories_of_all_packs_stay_together);
	tcase_add_test(t, narrows_by_all_words_folded);
	tcase_add_test(t, ids_stay);
	tcase_add_test(t, a_proposed_plan_waits_where_it_must);
	tcase_add_test(t, goes_before_the_closing_and_once);
	tcase_add_test(t, is_one_step_of_undo);
	tcase_add_test(t, ones_own_have_ids_of_their_own);
	tcase_add_test(t, ones_own_are_advised);
	tcase_add_test(t, a_kept_plan_is_filled_for_another);
	tcase_add_test(t, a_kept_plan_outlives_the_bank);
	tcase_add_test(t, what_is_not_there_is_said);
	tcase_add_test(t, a_planned_question_is_changed_until_the_call_is_held);
	tcase_add_test(t, an_unused_call_goes);
	suite_add_tcase(suite, t);
	return suite;
}
