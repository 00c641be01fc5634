/*
 * Rehearsals are kept apart: the same call held twice, once with a person and
 * once with a practice partner, is marked, and counted, found and resumed once.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "model/pace.h"
#include "store.h"
#include "store_temp.h"

static struct store *s;
static struct err e;
static int64_t real, practice;

static int64_t
hold(int64_t contact, bool practise)
{
	struct interview i = { .contact_id = contact, .practice = practise, .speed = 1,
		.agreed_minutes = 20 };

	i.partner = mem_str(practise ? "pharmacist" : "");
	ck_assert_msg(store_interview_save(s, &i, &e), "%s", e.text);
	int64_t id = i.id;
	interview_done(&i);
	struct asked a = { .question_id = mem_str("day-last-week"), .state = ASKED_ASKED,
		.text = mem_str("What was your last week like?"), .minutes = 3, .priority = 1 };
	ck_assert_msg(store_asked_add(s, id, &a, &e), "%s", e.text);
	struct asked off = { .state = ASKED_OFF_SCRIPT, .text = mem_str("And at night?") };
	ck_assert(store_asked_add(s, id, &off, &e));
	struct asking k = { .asked_id = a.id, .axis_ms = 1000 };
	struct asking next = { .asked_id = off.id, .axis_ms = 31000 };
	temp_clock(s, id, CLOCK_START, 0);
	ck_assert(store_asking_add(s, id, &k, &e));
	ck_assert(store_asking_add(s, id, &next, &e));
	temp_note(s, id, "zygomorphic orchids", 2000);
	ck_assert(store_reflection_set(s, id, "learned", "zygomorphic is a word", &e));
	asked_done(&a);
	asked_done(&off);
	return id;
}

static void
end(int64_t id)
{
	temp_clock(s, id, CLOCK_END, 60000);
}

static void
setup(void)
{
	temp_new();
	s = temp_store(0);
	practice = 0;
	real = hold(temp_contact(s, "Maya Okafor"), false);
}

static void
teardown(void)
{
	store_close(s);
	temp_done();
}

static bool
see_hit(void *user, const struct hit *h)
{
	(*(int *)user)++;
	ck_assert_int_eq(h->interview_id, real);
	return true;
}

START_TEST(not_found_by_search)
{
	int n = 0;

	practice = hold(0, true);
	ck_assert(store_search(s, "zygomorphic", 50, see_hit, &n, &e));
	ck_assert_int_eq(n, 2); /* the note and the debrief of the real one */
	n = 0;
	ck_assert(store_search(s, "last week", 50, see_hit, &n, &e));
	ck_assert_int_eq(n, 1);
}
END_TEST

START_TEST(not_in_habit_and_usage)
{
	end(real);
	struct habit before = store_habit(s);
	practice = hold(0, true);
	end(practice);
	struct habit after = store_habit(s);
	ck_assert_int_eq(before.questions, 1);
	ck_assert_int_eq(after.questions, before.questions);
	ck_assert_int_eq(after.spent_ms, before.spent_ms);
}
END_TEST

static bool
see_usage(void *user, const struct usage *u)
{
	*(int *)user += u->asked;
	return true;
}

START_TEST(not_in_usage)
{
	int n = 0;

	end(real);
	practice = hold(0, true);
	end(practice);
	ck_assert(store_usage_each(s, see_usage, &n, &e));
	ck_assert_int_eq(n, 1);
}
END_TEST

/* A real call is never taken for a rehearsal that was left running. */
START_TEST(not_resumed_as_a_call)
{
	ck_assert_int_eq(store_interview_running(s, 0), real);
	end(real);
	practice = hold(0, true);
	ck_assert_int_eq(store_interview_running(s, 0), 0);
	ck_assert_int_eq(store_interview_planned(s, 0), 0);
	ck_assert_int_eq(store_interview_find(s, "last", &e), practice); /* product.md */
}
END_TEST

START_TEST(words_of_it_are_not_typed)
{
	struct strings words = { 0 };

	practice = hold(0, true);
	temp_note(s, practice, "quincunx", 3000);
	store_words(s, &words, 1000);
	ck_assert(strings_has(&words, "zygomorphic"));
	ck_assert(!strings_has(&words, "quincunx"));
	strings_free(&words);
}
END_TEST

static bool
see_debrief(void *user, const struct due_row *r)
{
	(*(int *)user)++;
	ck_assert_int_eq(r->due.interview_id, real);
	return true;
}

START_TEST(not_due_for_a_debrief)
{
	int n = 0;

	end(real);
	practice = hold(0, true);
	end(practice);
	ck_assert(store_reflection_set(s, real, "learned", "", &e));
	ck_assert(store_reflection_set(s, practice, "learned", "", &e));
	const struct due_wish w = { .kind = DUE_DEBRIEF, .shown_ms = INT64_MAX };
	ck_assert(store_due_each(s, &w, see_debrief, &n, &e));
	ck_assert_int_eq(n, 1);
}
END_TEST

START_TEST(marked_in_lists)
{
	struct store_row rows[4] = { 0 };
	struct call c = { 0 };

	temp_at(s, HOUR_MS);
	practice = hold(0, true);
	ck_assert_uint_eq(store_interview_rows(s, "", STORE_FIRST, NULL, 0, rows, 4), 2);
	for (size_t i = 0; i < 2; i++) {
		bool is = rows[i].id == practice;
		ck_assert_int_eq(strstr(rows[i].text, "\tpractice, ") != NULL, is);
		ck_assert_int_eq(strstr(rows[i].text, "pharmacist") != NULL, is);
		store_row_done(&rows[i]);
	}
	ck_assert(store_call_get(s, practice, &c, &e));
	ck_assert_str_eq(c.who.name, "pharmacist");
	ck_assert_str_eq(c.interview.contact, "pharmacist");
	ck_assert(c.interview.practice);
	call_done(&c);
}
END_TEST

Suite *
store_practice_suite(void)
{
	Suite *suite = suite_create("practice");
	TCase *t = tcase_create("practice");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, not_found_by_search);
	tcase_add_test(t, not_in_habit_and_usage);
	tcase_add_test(t, not_in_usage);
	tcase_add_test(t, not_resumed_as_a_call);
	tcase_add_test(t, words_of_it_are_not_typed);
	tcase_add_test(t, not_due_for_a_debrief);
	tcase_add_test(t, marked_in_lists);
	suite_add_tcase(suite, t);
	return suite;
}
