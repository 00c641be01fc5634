/* The bank in memory: copies, finding, counting, and texts filled for a person. */
#include <check.h>
#include <string.h>

#include "model/contact.h"
#include "model/question.h"

static struct question
question(const char *id, const char *text)
{
	struct question q = { .id = mem_str(id), .text = mem_str(text) };

	strings_add(&q.probes, "Who taught it to you?");
	return q;
}

static void
bank_make(struct bank *b)
{
	static const char *const ids[2][2][2] = {
		{ { "day-week", "day-hours" }, { "pay-range", "pay-raise" } },
		{ { "net-hello", "net-news" }, { "net-offer", "net-close" } },
	};

	b->packs = mem_new(2, sizeof(*b->packs));
	b->n = 2;
	for (size_t i = 0; i < 2; i++) {
		struct pack *p = &b->packs[i];

		p->name = mem_str(i ? "networking" : "core");
		p->categories = mem_new(2, sizeof(*p->categories));
		p->n = 2;
		for (size_t j = 0; j < 2; j++) {
			struct category *c = &p->categories[j];

			c->id = mem_str(j ? "second" : "first");
			c->questions = mem_new(2, sizeof(*c->questions));
			c->n = 2;
			for (size_t k = 0; k < 2; k++)
				c->questions[k] = question(ids[i][j][k], "Why?");
		}
	}
}

START_TEST(finds_and_counts)
{
	struct bank b = { 0 };
	const struct pack *p = NULL;
	const struct category *c = NULL;

	ck_assert_uint_eq(bank_count(&b), 0);
	ck_assert_ptr_null(bank_question(&b, "net-offer", NULL, NULL));
	bank_make(&b);
	ck_assert_uint_eq(bank_count(&b), 8);
	ck_assert_str_eq(bank_question(&b, "net-offer", &p, &c)->id, "net-offer");
	ck_assert_str_eq(p->name, "networking");
	ck_assert_str_eq(c->id, "second");
	ck_assert_str_eq(bank_question(&b, "day-week", NULL, NULL)->id, "day-week");
	ck_assert_ptr_null(bank_question(&b, "net", &p, &c));
	bank_done(&b);
	ck_assert_uint_eq(bank_count(&b), 0);
}
END_TEST

START_TEST(copies_are_whole)
{
	struct question q = question("a", "Why?"), copy = { 0 };

	strings_add(&q.tags, "story");
	q.phase = PHASE_DEEPEN;
	q.minutes = 4;
	question_copy(&copy, &q);
	question_done(&q);
	ck_assert_ptr_null(q.id);
	ck_assert_str_eq(copy.id, "a");
	ck_assert_str_eq(copy.text, "Why?");
	ck_assert_ptr_null(copy.brief);
	ck_assert_uint_eq(copy.probes.n, 1);
	ck_assert_str_eq(copy.probes.s[0], "Who taught it to you?");
	ck_assert_str_eq(copy.tags.s[0], "story");
	ck_assert_int_eq(copy.phase, PHASE_DEEPEN);
	ck_assert_int_eq(copy.minutes, 4);
	question_copy(&copy, &copy);
	ck_assert_str_eq(copy.id, "a");
	question_done(&copy);
}
END_TEST

static const struct {
	const char *text, *known, *unknown;
} fills[] = {
	{ "Why?", "Why?", "Why?" },
	{ "", "", "" },
	{ "What does {role} mean at {organisation}?",
		"What does Grid planner mean at Northlight?",
		"What does your role mean at your organisation?" },
	{ "{name}{name}", "Maya OkaforMaya Okafor", "youyou" },
	{ "{Role} {rol} {", "{Role} {rol} {", "{Role} {rol} {" },
	{ "{{role}}", "{Grid planner}", "{your role}" },
};

START_TEST(fills_in_the_person)
{
	struct contact who = { .name = (char[]){ "Maya Okafor" },
		.role = (char[]){ "Grid planner" }, .organisation = (char[]){ "Northlight" } };
	struct contact nobody = { .role = (char[]){ "" } };
	struct text out = { 0 };

	text_set(&out, "");
	question_fill(&out, fills[_i].text, &who);
	ck_assert_str_eq(text_str(&out), fills[_i].known);
	text_set(&out, "");
	question_fill(&out, fills[_i].text, &nobody);
	ck_assert_str_eq(text_str(&out), fills[_i].unknown);
	text_set(&out, "");
	question_fill(&out, fills[_i].text, NULL);
	ck_assert_str_eq(text_str(&out), fills[_i].unknown);
	text_free(&out);
}
END_TEST

/* A value that looks like a blank is not filled again. */
START_TEST(fills_once)
{
	struct contact who = { .role = (char[]){ "{name}" }, .name = (char[]){ "Maya" } };
	struct text out = { 0 };

	question_fill(&out, "As {role}?", &who);
	ck_assert_str_eq(text_str(&out), "As {name}?");
	text_free(&out);
}
END_TEST

START_TEST(tells_unknown_blanks)
{
	size_t n = 0;

	ck_assert_ptr_null(question_blank_unknown("At {organisation}, {role}, {name}?", &n));
	ck_assert_ptr_null(question_blank_unknown("{} {not one} {", &n));
	const char *s = question_blank_unknown("As {role} in {field}?", &n);
	ck_assert_ptr_nonnull(s);
	ck_assert_uint_eq(n, 7);
	ck_assert_int_eq(strncmp(s, "{field}", n), 0);
}
END_TEST

Suite *
model_bank_suite(void)
{
	Suite *s = suite_create("model bank");
	TCase *t = tcase_create("bank");

	tcase_add_test(t, finds_and_counts);
	tcase_add_test(t, copies_are_whole);
	tcase_add_loop_test(t, fills_in_the_person, 0, (int)LEN(fills));
	tcase_add_test(t, fills_once);
	tcase_add_test(t, tells_unknown_blanks);
	suite_add_tcase(s, t);
	return s;
}
