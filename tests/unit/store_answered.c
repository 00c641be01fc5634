/* What people have answered already: others, this person, and what counts. */
#include <check.h>

#include "model/clock.h"
#include "model/interview.h"
#include "model/plan.h"
#include "store.h"
#include "store_temp.h"

static struct store *s;
static struct err e;
static int64_t maya, dana;

static void
setup(void)
{
	temp_new();
	s = temp_store(0);
	maya = temp_contact(s, "Maya Okafor");
	dana = temp_contact(s, "Dana Ruiz");
}

static void
teardown(void)
{
	store_close(s);
	temp_done();
}

/* A call in which a question came to be in that state. */
static int64_t
hold(int64_t contact, const char *question_id, enum asked_state state, bool practice)
{
	struct interview i = { .contact_id = contact, .practice = practice, .speed = 1 };
	struct asked a = { .state = state, .minutes = 3, .priority = 1 };

	ck_assert_msg(store_interview_save(s, &i, &e), "%s", e.text);
	a.question_id = mem_str(question_id);
	a.text = mem_str("What was it like?");
	ck_assert_msg(store_asked_add(s, i.id, &a, &e), "%s", e.text);
	temp_clock(s, i.id, CLOCK_START, 0);
	asked_done(&a);
	interview_done(&i);
	return i.id;
}

static void
expect(int64_t interview_id, const char *want_others, const char *want_same)
{
	struct strings others = { 0 }, same = { 0 };
	struct text a = { 0 }, b = { 0 };

	ck_assert_msg(store_answered(s, interview_id, &others, &same, &e), "%s", e.text);
	strings_join(&others, " ", &a);
	strings_join(&same, " ", &b);
	ck_assert_str_eq(text_str(&a), want_others);
	ck_assert_str_eq(text_str(&b), want_same);
	strings_free(&others);
	strings_free(&same);
	text_free(&a);
	text_free(&b);
}

START_TEST(tells_others_from_the_same_person)
{
	int64_t next = temp_interview(s, maya);

	expect(next, "", "");
	hold(dana, "day", ASKED_ASKED, false);
	hold(dana, "way", ASKED_ANSWERED, false);
	hold(maya, "week", ASKED_ASKED, false);
	hold(0, "pay", ASKED_ASKED, false); /* with somebody named later */
	expect(next, "day pay way", "week");
}
END_TEST

/* Asked of both: this person knows it. */
START_TEST(of_both_is_the_same_person)
{
	int64_t next = temp_interview(s, maya);

	hold(dana, "day", ASKED_ASKED, false);
	hold(maya, "day", ASKED_ASKED, false);
	expect(next, "", "day");
}
END_TEST

START_TEST(only_what_was_asked_in_real_calls_counts)
{
	int64_t next = temp_interview(s, maya);

	hold(dana, "planned", ASKED_PLANNED, false);
	hold(dana, "skipped", ASKED_SKIPPED, false);
	hold(0, "practised", ASKED_ASKED, true);
	expect(next, "", "");
}
END_TEST

/* In the call itself, and with nobody named: nobody is "the same". */
START_TEST(not_of_the_call_itself)
{
	int64_t here = hold(maya, "day", ASKED_ASKED, false);

	expect(here, "", "");
	hold(0, "way", ASKED_ASKED, false);
	expect(temp_interview(s, 0), "day way", "");
}
END_TEST

Suite *store_answered_suite(void);

Suite *
store_answered_suite(void)
{
	Suite *suite = suite_create("store answered");
	TCase *t = tcase_create("answered");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, tells_others_from_the_same_person);
	tcase_add_test(t, of_both_is_the_same_person);
	tcase_add_test(t, only_what_was_asked_in_real_calls_counts);
	tcase_add_test(t, not_of_the_call_itself);
	suite_add_tcase(suite, t);
	return suite;
}
