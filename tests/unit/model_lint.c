/*
 * Advice on wording: the examples of the table itself, a few hand-written
 * cases a rule, and the measure on 300 labelled questions. The rules were
 * tuned on the dev half, on the shipped packs and on examples made up on the
 * way; of the held half only the sums below were looked at (three times), never
 * a question. What is reached there is asserted, so that a change of the rules
 * cannot make it worse unseen. Of the first look: closed 0.76 and 0.94 (mostly
 * what another rule missed), double 0.94 and 1, leading 0.68 and 0.87, job-ask
 * 0.92 and 0.86, pay-personal 1 and 0.85, searchable 0.93 and 0.93, long 1 and 1.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bank.h"

static void
names(unsigned bits, struct text *out)
{
	text_set(out, "");
	for (int i = 0; i < N_BANK_RULES; i++)
		if (bits & 1u << i)
			text_addf(out, "%s%s", out->n ? "," : "", bank_rules[i].name);
	if (!out->n)
		text_set(out, "-");
}

static const struct {
	const char *text, *rules;
} cases[] = {
	{ "", "-" },
	{ "?", "-" },
	{ "Why?", "-" },
	{ "What part of your work do people never see?", "-" },
	{ "Do you like your job?", "closed" },
	{ "Could you tell me if you travel?", "closed" },
	{ "Could you tell me about a day you remember?", "-" },
	{ "How long have you worked here?", "closed" },
	{ "How long do people usually stay?", "-" },
	{ "May I use your name?", "-" },
	{ "What, if anything, would you change?", "-" },
	{ "How do you decide whether to stay?", "-" },
	{ "Did you study law? What made you choose it?", "double" },
	{ "How did you start, and what would you change?", "double" },
	{ "What do you like most and least?", "double" },
	{ "What made you choose it, and why?", "-" },
	{ "How do you decide what matters and what can wait?", "-" },
	{ "What skills and habits matter?", "-" },
	{ "Isn't it hard?", "closed,leading" },
	{ "It\xe2\x80\x99s hard, isn\xe2\x80\x99t it?", "closed,leading" },
	{ "How do you bear such boring meetings?", "leading" },
	{ "I would love to hear how you began.", "-" },
	{ "Could you pass my r\xc3\xa9sum\xc3\xa9 to your boss?", "job-ask" },
	{ "How do people hear about openings?", "-" },
	{ "What do you earn?", "pay-personal" },
	{ "What range of pay should a beginner expect?", "-" },
	{ "Who founded the company?", "searchable" },
	{ "What does the website not tell about the company?", "-" },
	{ "WHO FOUNDED THE COMPANY", "searchable" },
};

START_TEST(says_what_it_should)
{
	struct text got = { 0 };

	names(text_advice(cases[_i].text), &got);
	ck_assert_msg(strcmp(text_str(&got), cases[_i].rules) == 0, "%s: %s, not %s",
		cases[_i].text, text_str(&got), cases[_i].rules);
	text_free(&got);
}
END_TEST

/* Thirty words are one breath, thirty-one are not; what stands between blanks is a word. */
START_TEST(counts_a_breath)
{
	struct text t = { 0 };

	text_set(&t, "Which way");
	for (int i = 2; i < 30; i++)
		text_add(&t, i % 7 ? " word" : "\n\tword,");
	ck_assert_uint_eq(text_advice(text_str(&t)), 0);
	text_add(&t, " more?");
	ck_assert_uint_eq(text_advice(text_str(&t)), 1u << RULE_LONG);
	text_free(&t);
}
END_TEST

START_TEST(table_is_whole)
{
	const struct bank_rule *r = &bank_rules[_i];
	unsigned bit = 1u << _i;

	ck_assert_ptr_nonnull(r->name);
	ck_assert_int_eq(bank_rule_find(r->name), _i);
	ck_assert_uint_gt(strlen(r->reason), 15);
	ck_assert_uint_gt(strlen(r->remedy), 7);
	ck_assert_int_eq(!(bank_rules_all() & bit), r->error);
	if (!r->finds)
		return;
	ck_assert_msg(text_advice(r->bad) & bit, "%s: %s", r->name, r->bad);
	ck_assert_msg(text_advice(r->good) == 0, "%s: %s", r->name, r->good);
}
END_TEST

START_TEST(can_be_silenced)
{
	struct question q = { .text = (char[]){ "Do you know {field}?" } };

	ck_assert_uint_eq(question_advice(&q), 1u << RULE_CLOSED | 1u << RULE_BLANK);
	q.quiet = 1u << RULE_CLOSED;
	ck_assert_uint_eq(question_advice(&q), 1u << RULE_BLANK);
	q.searchable = true;
	ck_assert_uint_eq(question_advice(&q), 1u << RULE_BLANK | 1u << RULE_SEARCHABLE);
	q.retired = true;
	ck_assert_uint_eq(question_advice(&q), 0);
	ck_assert_int_eq(bank_rule_find("clos"), -1);
}
END_TEST

/* Something enormous is judged by its beginning, at once. */
START_TEST(takes_any_length)
{
	char *s = mem_new(1 << 20, 1);

	memset(s, 'a', (1 << 20) - 1);
	ck_assert_uint_eq(text_advice(s), 0);
	for (size_t i = 1; i < (1 << 20) - 1; i += 2)
		s[i] = ' ';
	ck_assert_uint_eq(text_advice(s), 1u << RULE_LONG);
	for (size_t i = 0; i < (1 << 20) - 1; i++)
		s[i] = ",?.\xff"[i % 4];
	text_advice(s);
	free(s);
}
END_TEST

/* ---- the measure ---- */

struct tally {
	int right, wrong, missed;
};

static double
part(int of, int all)
{
	return all ? (double)of / all : 1;
}

static void
tally_line(char *line, const char *half, struct tally *t)
{
	char *column[5], *save = NULL;
	struct strings labels = { 0 };

	for (int i = 0; i < 5; i++)
		column[i] = strtok_r(i ? NULL : line, "\t", &save);
	if (!column[4] || strcmp(column[1], half) != 0)
		return;
	strings_split(&labels, column[3], ",");
	unsigned got = text_advice(column[4]);
	for (int i = 0; i < N_BANK_RULES; i++) {
		bool said = got & 1u << i, due = strings_has(&labels, bank_rules[i].name);

		t[i].right += said && due;
		t[i].wrong += said && !due;
		t[i].missed += !said && due;
		if (said != due && getenv("LINT_SHOW"))
			printf("%s %s %s: %s\n", column[0], said ? "wrong" : "missed",
				bank_rules[i].name, column[4]);
	}
	strings_free(&labels);
}

static void
measure(const char *half, struct tally *t)
{
	struct text file = { 0 };
	struct err e = { 0 };
	char *save = NULL;

	ck_assert_msg(file_read("tests/data/questions-labelled.tsv", &file, 1 << 20, &e), "%s",
		e.text);
	for (char *line = strtok_r(file.s, "\n", &save); line; line = strtok_r(NULL, "\n", &save))
		if (*line != '#')
			tally_line(line, half, t);
	text_free(&file);
	for (int i = 0; i < N_BANK_RULES; i++)
		if (bank_rules[i].finds)
			printf("%-4s %-12s precision %.2f recall %.2f (%d right, %d wrong, "
				"%d missed)\n", half, bank_rules[i].name,
				part(t[i].right, t[i].right + t[i].wrong),
				part(t[i].right, t[i].right + t[i].missed), t[i].right,
				t[i].wrong, t[i].missed);
}

START_TEST(dev_half)
{
	struct tally t[N_BANK_RULES] = { 0 };

	measure("dev", t);
	for (int i = 0; i < N_BANK_RULES; i++) {
		ck_assert_int_eq(t[i].wrong, 0);
		ck_assert_int_eq(t[i].missed, 0);
	}
}
END_TEST

static const struct {
	enum bank_rule_id rule;
	int right, wrong, missed;
} reached[] = {
	{ RULE_CLOSED, 16, 5, 1 },
	{ RULE_DOUBLE, 15, 1, 0 },
	{ RULE_LEADING, 12, 2, 3 },
	{ RULE_JOB_ASK, 12, 0, 2 },
	{ RULE_PAY_PERSONAL, 11, 1, 2 },
	{ RULE_SEARCHABLE, 12, 1, 2 },
	{ RULE_LONG, 15, 0, 0 },
};

START_TEST(held_half)
{
	struct tally t[N_BANK_RULES] = { 0 };

	measure("held", t);
	for (size_t i = 0; i < LEN(reached); i++) {
		const struct tally *r = &t[reached[i].rule];

		ck_assert_int_ge(r->right, reached[i].right);
		ck_assert_int_le(r->wrong, reached[i].wrong);
		ck_assert_int_le(r->missed, reached[i].missed);
	}
}
END_TEST

Suite *
model_lint_suite(void)
{
	Suite *s = suite_create("model lint");
	TCase *t = tcase_create("lint");

	tcase_add_loop_test(t, says_what_it_should, 0, (int)LEN(cases));
	tcase_add_test(t, counts_a_breath);
	tcase_add_loop_test(t, table_is_whole, 0, N_BANK_RULES);
	tcase_add_test(t, can_be_silenced);
	tcase_add_test(t, takes_any_length);
	tcase_add_test(t, dev_half);
	tcase_add_test(t, held_half);
	suite_add_tcase(s, t);
	return s;
}
