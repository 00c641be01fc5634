/* A conversation asked what is current, what comes next, and what took how long. */
#include <check.h>
#include <stdlib.h>

#include "call_make.h"
#include "model/call.h"
#include "model/question.h"

static struct call c;

static void
setup(void)
{
	make_call(&c, 20);
	make_asked(&c, "The week just gone", 2, 1, PHASE_OPEN);
	make_asked(&c, "!What is hard to teach", 3, 1, PHASE_EXPLORE);
	make_asked(&c, "How you came into this", 2, 2, PHASE_EXPLORE);
}

static void
teardown(void)
{
	call_done(&c);
}

START_TEST(before_the_first)
{
	ck_assert_ptr_null(call_current(&c));
	ck_assert_int_eq(call_next(&c)->id, 1);
	ck_assert_int_eq(asked_at(&c, 1), -1);
	ck_assert_int_eq(asked_spent(&c, 1, AT(5, 0)), 0);
	ck_assert_int_eq(call_count_asked(&c), 0);
	ck_assert_ptr_null(call_asked(&c, 9));
	ck_assert_ptr_null(call_note(&c, 1));
}
END_TEST

START_TEST(asked_and_gone_back_to)
{
	make_asking(&c, 1, AT(0, 30));
	make_asking(&c, 2, AT(2, 40));
	make_asking(&c, 1, AT(4, 0));
	ck_assert_int_eq(call_current(&c)->id, 1);
	ck_assert_int_eq(call_next(&c)->id, 3);
	ck_assert_int_eq(asked_at(&c, 1), AT(0, 30));
	ck_assert_int_eq(asked_spent(&c, 1, AT(4, 50)), AT(3, 0));
	ck_assert_int_eq(asked_spent(&c, 2, AT(4, 50)), AT(1, 20));
	ck_assert_int_eq(asked_spent(&c, 2, AT(3, 0)), AT(0, 20)); /* as it was at 3:00 */
	ck_assert_int_eq(call_count_asked(&c), 2);
}
END_TEST

/* A pause, a gap, a shift and the end are in what a question took. */
START_TEST(spent_is_of_the_calls_clock)
{
	make_asking(&c, 1, AT(1, 0));
	make_event(&c, CLOCK_PAUSE, AT(2, 0), 0);
	make_event(&c, CLOCK_RESUME, AT(5, 0), 0);
	make_event(&c, CLOCK_SHIFT, AT(6, 0), AT(3, 0));
	make_event(&c, CLOCK_GAP, AT(8, 0), AT(0, 30));
	ck_assert_int_eq(asked_spent(&c, 1, AT(8, 0)), AT(3, 30));
	ck_assert_int_eq(asked_at(&c, 1), AT(4, 0));
	make_event(&c, CLOCK_END, AT(9, 0), 0);
	ck_assert_int_eq(asked_spent(&c, 1, AT(60, 0)), AT(4, 30));
}
END_TEST

START_TEST(next_passes_what_is_done)
{
	c.asked[0].state = ASKED_SKIPPED;
	c.asked[1].state = ASKED_ANSWERED; /* /got 2 */
	ck_assert_int_eq(call_next(&c)->id, 3);
	ck_assert_int_eq(call_count_asked(&c), 1);
	struct asked *off = make_asked(&c, "Who trains the trainers?", 0, 0, PHASE_NONE);
	off->state = ASKED_OFF_SCRIPT;
	make_asking(&c, 4, AT(1, 0));
	ck_assert_int_eq(call_current(&c)->id, 4);
	ck_assert_int_eq(call_count_asked(&c), 2); /* off-script questions count as asked */
	c.asked[2].state = ASKED_ASKED;
	ck_assert_ptr_null(call_next(&c));
}
END_TEST

START_TEST(granted_and_named)
{
	bool may = true;

	ck_assert_int_eq(call_names(&c, &may), 0);
	ck_assert(!may);
	make_check(&c, CHECK_ASKED, 10, AT(20, 0));
	make_check(&c, CHECK_WRAPPED, 0, AT(30, 0));
	make_check(&c, CHECK_OFFERED, 5, AT(31, 0));
	ck_assert_int_eq(call_granted(&c), 15);
	make_note(&c, "@ Dana Ruiz, forecasting", AT(7, 0));
	make_note(&c, "Dana is on the same floor", AT(7, 10));
	ck_assert_int_eq(call_names(&c, &may), 1);
	ck_assert(!may);
	make_note(&c, "@", AT(8, 0)); /* a marker: a name to be written out */
	make_note(&c, "@ Sam Oyelaran +", AT(9, 0));
	ck_assert_int_eq(call_names(&c, &may), 3);
	ck_assert(may);
	ck_assert_str_eq(call_note(&c, 4)->text, "Sam Oyelaran +");
}
END_TEST

START_TEST(from_the_bank)
{
	struct question q = {
		.id = mem_str("day-last-week"), .text = mem_str("What did last week at {organisation} look like?"),
		.brief = mem_str("The week just gone"), .phase = PHASE_EXPLORE, .tiara = TIARA_ADVICE,
		.minutes = 4, .priority = 1,
	};
	strings_add(&q.probes, "Is that usual for a {role}?");
	struct contact who = { .role = mem_str("grid planner"), .organisation = mem_str("Northlight Energy") };
	struct asked a = { 0 };

	asked_from(&a, &q, "day", "core", &who);
	ck_assert_str_eq(a.text, "What did last week at Northlight Energy look like?");
	ck_assert_str_eq(a.probes.s[0], "Is that usual for a grid planner?");
	ck_assert_str_eq(a.question_id, "day-last-week");
	ck_assert_str_eq(a.category, "day");
	ck_assert_str_eq(a.pack, "core");
	ck_assert(a.must);
	ck_assert_int_eq(a.minutes, 4);
	ck_assert_int_eq(a.state, ASKED_PLANNED);
	asked_done(&a);
	question_done(&q);
	contact_done(&who);
}
END_TEST

Suite *model_call_suite(void);

Suite *
model_call_suite(void)
{
	Suite *s = suite_create("model_call");
	TCase *t = tcase_create("call");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, before_the_first);
	tcase_add_test(t, asked_and_gone_back_to);
	tcase_add_test(t, spent_is_of_the_calls_clock);
	tcase_add_test(t, next_passes_what_is_done);
	tcase_add_test(t, granted_and_named);
	tcase_add_test(t, from_the_bank);
	suite_add_tcase(s, t);
	return s;
}
