/* The notebook of a field: gaps, what is asked in a plan, what goes with a person. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "desk_temp.h"

static struct desk desk;
static struct err e;

static void
setup(void)
{
	temp_desk(&desk);
}

static void
teardown(void)
{
	temp_desk_done(&desk);
}

static int64_t
add(const char *field, enum learned_kind kind, const char *text, int64_t who)
{
	struct learned f = { .field = mem_str(field), .kind = kind, .text = mem_str(text), .contact_id = who };

	ck_assert_msg(field_keep(&desk, &f, &e), "%s", e.text);
	int64_t id = f.id;
	learned_done(&f);
	return id;
}

START_TEST(a_skill_that_is_not_mine_is_a_gap_and_a_question)
{
	struct notebook b = { 0 };
	struct strings ask = { 0 };

	add("energy", LEARNED_HAVE, "python", 0);
	add("energy", LEARNED_QUALIFICATION, "state licence", 0);
	add("energy", LEARNED_WANTED, "Python", 0);
	add("energy", LEARNED_WANTED, "SCADA", 0);
	add("design", LEARNED_WANTED, "drawing", 0);
	ck_assert(field_read(&desk, "Energy", &b, &e)); /* by its name in any case */
	ck_assert_uint_eq(b.n, 4);
	ck_assert_str_eq(b.all[0].text, "state licence"); /* in the order of the kinds */
	ck_assert(!learned_is_gap(&b, &b.all[1]));
	ck_assert(learned_is_gap(&b, &b.all[2]));
	notebook_questions(&b, &ask);
	ck_assert_uint_eq(ask.n, 2);
	ck_assert_str_eq(ask.s[0], "SCADA");
	ck_assert_str_eq(ask.s[1], "state licence");
	strings_free(&ask);
	notebook_done(&b);
}
END_TEST

START_TEST(the_field_is_the_one_named_else_the_last_else_what_one_explores)
{
	ck_assert(config_set(&desk.config, "exploring", "how grids are planned", &e));
	char *explored = field_find(&desk, NULL);
	ck_assert_str_eq(explored, "how grids are planned");
	add("energy", LEARNED_TERM, "black start", 0);
	add("design", LEARNED_TERM, "affordance", 0);
	char *last = field_find(&desk, ""), *named = field_find(&desk, "en"), *new = field_find(&desk, " law ");
	ck_assert_str_eq(last, "design");
	ck_assert_str_eq(named, "energy");
	ck_assert_str_eq(new, "law");
	free(explored);
	free(last);
	free(named);
	free(new);
}
END_TEST

/* What was learned stays when a person is deleted; who it was does not. One undo each. */
START_TEST(an_entry_outlives_whom_it_came_by)
{
	struct text said = { 0 };
	int64_t maya = temp_contact_at(&desk, "Maya Okafor", STAGE_TALKED);
	int64_t id = add("energy", LEARNED_MENTOR, "she reads my plan twice a year", maya);

	ck_assert(contacts_delete(&desk, &maya, 1, &said, &e));
	ck_assert_int_eq(temp_number("SELECT count(*) FROM learned WHERE contact_id IS NULL"), 1);
	ck_assert(field_drop(&desk, id, &e));
	ck_assert(!field_drop(&desk, id, &e));
	text_clear(&said);
	ck_assert(history_turn(&desk, false, &said, &e));
	ck_assert_str_eq(text_str(&said), "delete the entry “she reads my plan twice a year”");
	ck_assert_int_eq(temp_number("SELECT count(*) FROM learned"), 1);
	text_free(&said);
}
END_TEST

START_TEST(an_entry_says_something_of_a_field)
{
	struct learned f = { .field = mem_str(" "), .text = mem_str("x") };

	ck_assert(!field_keep(&desk, &f, &e));
	ck_assert_str_eq(e.text, "Which field is it of? Name it: energy, or what you are exploring.");
	mem_set(&f.field, "energy");
	mem_set(&f.text, "  ");
	ck_assert(!field_keep(&desk, &f, &e));
	ck_assert_str_eq(e.text, "An entry needs to say something.");
	learned_done(&f);
}
END_TEST

START_TEST(asked_to_connect_is_a_step_and_an_entry)
{
	int64_t maya = temp_contact_at(&desk, "Maya Okafor", STAGE_ASKED);
	struct due_row r = { 0 };
	struct text said = { 0 };

	ck_assert(config_set(&desk.config, "exploring", "energy", &e));
	ck_assert_msg(contact_set(&desk, maya, "links", "https://linkedin.com/in/maya", &e), "%s", e.text);
	temp_held(&desk, maya, 20);
	ck_assert_msg(step_find(&desk, "connect:", &r, &e), "%s", e.text);
	ck_assert(r.due.open);
	ck_assert_msg(step_tick(&desk, &r, true, &e), "%s", e.text);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM learned WHERE kind = 'connect' AND field = 'energy' "
		"AND text = 'Maya Okafor' AND contact_id IS NOT NULL"), 1);
	ck_assert_int_eq(temp_number("SELECT open FROM due WHERE kind = 'connect'"), 0);
	ck_assert(history_turn(&desk, false, &said, &e)); /* both by one undo */
	ck_assert_int_eq(temp_number("SELECT count(*) FROM learned"), 0);
	ck_assert_int_eq(temp_number("SELECT open FROM due WHERE kind = 'connect'"), 1);
	int64_t entry = add("energy", LEARNED_CONNECT, "wrote to her there", maya);
	ck_assert_int_eq(temp_number("SELECT open FROM due WHERE kind = 'connect'"), 0);
	ck_assert(field_drop(&desk, entry, &e));
	ck_assert_int_eq(temp_number("SELECT open FROM due WHERE kind = 'connect'"), 1);
	due_row_done(&r);
	text_free(&said);
}
END_TEST

static bool
find_hit(void *user, const struct hit *h, const struct question *q)
{
	struct text *out = user;

	(void)q;
	text_addf(out, "%s: %s: %s\n", h->kind, h->title, h->excerpt);
	return true;
}

START_TEST(an_entry_is_found_by_its_words_and_its_source)
{
	struct text out = { 0 };
	int64_t id = add("energy", LEARNED_TERM, "black start", 0);

	ck_assert(search_all(&desk, "black", 9, find_hit, &out, &e));
	ck_assert_str_eq(text_str(&out), "field: energy: «black» start\n");
	ck_assert(field_drop(&desk, id, &e));
	text_clear(&out);
	ck_assert(search_all(&desk, "black start", 9, find_hit, &out, &e));
	ck_assert_str_eq(text_str(&out), "");
	text_free(&out);
}
END_TEST

Suite *workflow_field_suite(void);

Suite *
workflow_field_suite(void)
{
	Suite *suite = suite_create("field notebook");
	TCase *t = tcase_create("field notebook");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, a_skill_that_is_not_mine_is_a_gap_and_a_question);
	tcase_add_test(t, the_field_is_the_one_named_else_the_last_else_what_one_explores);
	tcase_add_test(t, an_entry_outlives_whom_it_came_by);
	tcase_add_test(t, an_entry_says_something_of_a_field);
	tcase_add_test(t, asked_to_connect_is_a_step_and_an_entry);
	tcase_add_test(t, an_entry_is_found_by_its_words_and_its_source);
	suite_add_tcase(suite, t);
	return suite;
}
