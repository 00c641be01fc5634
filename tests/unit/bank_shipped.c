/*
 * The question packs that are shipped, as content: a pack for a field is whole, the nine
 * questions are the nine of the course, the headings are balanced, and each question is
 * one that can be said in a breath, and no other says it too.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "bank.h"

enum { FIELD_PACK = 18, BREATH = 20 }; /* questions; words */

static struct bank b;

static void
setup(void)
{
	struct problems said = { 0 };
	char *packs = path_shipped("bank");

	bank_read(&b, packs, "/no/packs/of/a/user", &said);
	ck_assert_uint_eq(said.n, 0);
	problems_done(&said);
	free(packs);
}

static void
teardown(void)
{
	bank_done(&b);
}

typedef void question_check(const struct pack *p, const struct question *q);

static void
each_question(question_check *check)
{
	for (size_t i = 0; i < b.n; i++)
		for (size_t j = 0; j < b.packs[i].n; j++)
			for (size_t k = 0; k < b.packs[i].categories[j].n; k++)
				check(&b.packs[i], &b.packs[i].categories[j].questions[k]);
}

/* ---- packs ---- */

static const struct pack *counted;
static int questions, musts, on_pay;

static void
count(const struct pack *p, const struct question *q)
{
	if (p != counted)
		return;
	questions++;
	musts += q->priority == 1;
	on_pay += strings_has(&q->tags, "pay");
}

START_TEST(field_packs_are_whole)
{
	int n = 0;

	for (size_t i = 0; i < b.n; i++) {
		counted = &b.packs[i];
		questions = musts = on_pay = 0;
		if (!counted->fields.n)
			continue;
		each_question(count);
		ck_assert_msg(questions >= FIELD_PACK, "%s: %d questions", counted->name, questions);
		ck_assert_msg(musts >= 1 && musts <= 5, "%s: %d must-asks", counted->name, musts);
		ck_assert_msg(on_pay, "%s: nothing about pay", counted->name);
		n++;
	}
	ck_assert_int_ge(n, 12);
}
END_TEST

/* Forrester and Isenstein, Career & Life Planning: the nine, in its order. */
START_TEST(the_nine_are_the_nine)
{
	static const char *const nine[] = { "assignment-day-week", "assignment-conditions",
		"assignment-most-least", "assignment-education", "assignment-skills",
		"assignment-entry-pay", "assignment-growth", "assignment-outlook",
		"assignment-advice" };
	const struct pack *p = NULL;

	ck_assert_ptr_nonnull(bank_question(&b, nine[0], &p, NULL));
	ck_assert_uint_eq(p->n, 1);
	ck_assert_uint_eq(p->categories[0].n, LEN(nine));
	for (size_t i = 0; i < LEN(nine); i++)
		ck_assert_str_eq(p->categories[0].questions[i].id, nine[i]);
	ck_assert_ptr_null(p->assignment->course); /* whose course it is, nobody knows here */
	ck_assert_str_eq(p->assignment->licence, "CC BY 4.0");
	ck_assert_ptr_nonnull(strstr(p->assignment->attribution, "Forrester and Isenstein"));
}
END_TEST

/* ---- headings ---- */

static int under[N_TIARAS];

static void
count_heading(const struct pack *p, const struct question *q)
{
	(void)p;
	under[q->tiara]++;
	questions++;
}

START_TEST(headings_are_balanced)
{
	questions = 0;
	each_question(count_heading);
	for (int t = TIARA_TRENDS; t < N_TIARAS; t++) {
		int percent = under[t] * 100 / questions;
		ck_assert_msg(percent >= 12 && percent <= 30, "%s: %d %%", tiara_names[t], percent);
	}
}
END_TEST

/* ---- each question ---- */

static int
words(const char *s)
{
	int n = 0;

	for (; *s; s++)
		n += *s != ' ' && (s[1] == ' ' || !s[1]);
	return n;
}

static void
check_sayable(const struct pack *p, const struct question *q)
{
	ck_assert_msg(words(q->text) <= BREATH, "%s: %d words", q->id, words(q->text));
	ck_assert_msg(utf8_columns(q->brief, strlen(q->brief)) <= 31, "%s: %s", q->id, q->brief);
	ck_assert_msg(q->probes.n, "%s: nothing to ask on with", q->id);
	ck_assert_msg(p->assignment || !question_advice(q), "%s: there is advice on it", q->id);
}

START_TEST(each_can_be_said)
{
	each_question(check_sayable);
}
END_TEST

static const struct question *one;
static const struct pack *of_one;

static void
check_other(const struct pack *p, const struct question *q)
{
	if (q == one)
		return;
	ck_assert_msg(strcmp(q->text, one->text) != 0, "%s and %s ask the same", one->id, q->id);
	ck_assert_msg(p != of_one || strcmp(q->brief, one->brief) != 0,
		"%s and %s have the same title", one->id, q->id);
}

static void
check_others(const struct pack *p, const struct question *q)
{
	one = q;
	of_one = p;
	each_question(check_other);
}

START_TEST(none_is_there_twice)
{
	each_question(check_others);
}
END_TEST

/* What is for somebody new is for no one else, and both are for networking only. */
static void
check_acquaintance(const struct pack *p, const struct question *q)
{
	bool is_new = strings_has(&q->tags, "new"), again = strings_has(&q->tags, "reconnect");

	(void)p;
	ck_assert_msg(!(is_new && again), "%s: for somebody new and known", q->id);
	ck_assert_msg(!(is_new || again) || q->kinds == 1u << KIND_NETWORKING,
		"%s: not for networking only", q->id);
	questions += is_new;
	musts += again;
}

START_TEST(new_and_known_have_their_own)
{
	questions = musts = 0;
	each_question(check_acquaintance);
	ck_assert_int_ge(questions, 5);
	ck_assert_int_ge(musts, 5);
}
END_TEST

Suite *bank_shipped_suite(void);

Suite *
bank_shipped_suite(void)
{
	Suite *s = suite_create("bank shipped");
	TCase *t = tcase_create("bank shipped");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, field_packs_are_whole);
	tcase_add_test(t, the_nine_are_the_nine);
	tcase_add_test(t, headings_are_balanced);
	tcase_add_test(t, each_can_be_said);
	tcase_add_test(t, none_is_there_twice);
	tcase_add_test(t, new_and_known_have_their_own);
	suite_add_tcase(s, t);
	return s;
}
