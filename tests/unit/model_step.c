/* What a finished call asks for, and how late it is. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "call_make.h"
#include "model/step.h"

static struct call c;
static struct step *steps;
static size_t n;

static void
setup(void)
{
	make_call(&c, 20);
	c.interview.contact_id = 7;
	mem_set(&c.who.name, "Maya Okafor");
	steps = NULL;
	n = 0;
}

static void
drop(void)
{
	for (size_t i = 0; i < n; i++)
		step_done(&steps[i]);
	free(steps);
	steps = NULL;
}

static void
teardown(void)
{
	drop();
	call_done(&c);
}

static void
ask(void)
{
	drop();
	call_steps(&c, &steps, &n);
}

static void
step_is(size_t i, const char *kind, const char *text, int64_t contact, int64_t note, int64_t after)
{
	ck_assert_uint_lt(i, n);
	ck_assert_str_eq(steps[i].kind, kind);
	ck_assert_str_eq(steps[i].text, text);
	ck_assert_int_eq(steps[i].contact_id, contact);
	ck_assert_int_eq(steps[i].note_id, note);
	ck_assert_int_eq(steps[i].interview_id, 1);
	ck_assert_int_eq(steps[i].due_ms - c.interview.ended_ms, after);
}

START_TEST(thanks_within_a_day)
{
	ask();
	ck_assert_uint_eq(n, 0); /* not ended yet */
	make_event(&c, CLOCK_END, AT(21, 0), 0);
	ask();
	ck_assert_uint_eq(n, 1);
	step_is(0, "thanks", "Thank Maya Okafor, with something they said and what you will do with "
		"it", 7, 0, 24 * HOUR_MS);
	c.interview.practice = true;
	ask();
	ck_assert_uint_eq(n, 0);
}
END_TEST

START_TEST(everything_a_call_asks_for)
{
	c.who.referrer_id = 3;
	make_note(&c, "> send her the flood map", AT(4, 0));
	make_note(&c, ">", AT(5, 0)); /* a marker: nothing yet */
	make_note(&c, "licence after year two", AT(6, 0));
	make_note(&c, "@ Dana Ruiz, forecasting, Northlight +", AT(7, 0));
	make_note(&c, "@ Sam", AT(8, 0));
	make_event(&c, CLOCK_END, AT(21, 0), 0);
	ask();
	ck_assert_uint_eq(n, 5);
	step_is(1, "referrer-thanks", "Thank the person who named Maya Okafor, and tell them what "
		"came of it", 3, 0, DAY_MS);
	step_is(2, "promised", "send her the flood map", 7, 1, 7 * DAY_MS);
	step_is(3, "referral", "Write to Dana Ruiz, forecasting, Northlight", 0, 4, 7 * DAY_MS);
	step_is(4, "referral", "Write to Sam", 0, 5, 7 * DAY_MS);
}
END_TEST

START_TEST(not_what_it_has_already)
{
	c.who.referrer_id = 3;
	make_note(&c, "> send her the flood map", AT(4, 0));
	make_note(&c, "> read the report", AT(4, 30));
	make_event(&c, CLOCK_END, AT(21, 0), 0);
	make_step(&c, "thanks", "Thank her", 0);
	make_step(&c, "meet", "hand over the flood map", 1); /* reworded, but of that note */
	ask();
	ck_assert_uint_eq(n, 2);
	step_is(0, "referrer-thanks", "Thank the person who named Maya Okafor, and tell them what "
		"came of it", 3, 0, DAY_MS);
	step_is(1, "promised", "read the report", 7, 2, 7 * DAY_MS);
}
END_TEST

START_TEST(nobody_named_yet)
{
	mem_set(&c.who.name, NULL);
	make_event(&c, CLOCK_END, AT(21, 0), 0);
	ask();
	step_is(0, "thanks", "Thank them, with something they said and what you will do with it", 7, 0,
		DAY_MS);
}
END_TEST

/* Times of a Sunday, 2026-11-22, in UTC. */
static const struct late {
	const char *kind, *due, *now, *want;
} lates[] = {
	{ "thanks", "2026-11-23T14:20:00Z", "2026-11-22T15:00:00Z", "thank-you, due tomorrow" },
	{ "thanks", "2026-11-23T14:20:00Z", "2026-11-23T09:00:00Z", "thank-you, due today" },
	{ "thanks", "2026-11-23T14:20:00Z", "2026-11-23T15:00:00Z",
		"thank-you, due now, overdue tomorrow" },
	{ "thanks", "2026-11-23T14:20:00Z", "2026-11-24T14:19:00Z",
		"thank-you, due now, overdue today" },
	/* overdue at 48 hours, which is a day past due */
	{ "thanks", "2026-11-23T14:20:00Z", "2026-11-24T14:20:00Z", "thank-you, overdue since today" },
	{ "thanks", "2026-11-23T14:20:00Z", "2026-11-25T00:10:00Z",
		"thank-you, overdue since yesterday" },
	{ "thanks", "2026-11-23T14:20:00Z", "2026-11-27T09:00:00Z", "thank-you, overdue for 3 days" },
	{ "follow-up", "2026-11-30T10:00:00Z", "2026-11-22T23:00:00Z", "no answer yet, due in 8 days" },
	{ "follow-up", "2026-11-22T10:00:00Z", "2026-11-22T10:00:00Z",
		"no answer yet, overdue since today" },
	{ "promised", NULL, "2026-11-22T10:00:00Z", "promised in the call, no day set" },
	{ "buy a tie", "2026-11-23T00:00:00Z", "2026-11-22T23:59:00Z", "buy a tie, due tomorrow" },
	{ NULL, "2026-11-24T10:00:00Z", "2026-11-22T10:00:00Z", "to do, due in 2 days" },
	/* what has no day of grace is overdue the moment it was due */
	{ NULL, "2026-11-22T10:00:00Z", "2026-11-22T10:00:00Z", "to do, overdue since today" },
	{ "promised", "2026-11-22T10:00:00Z", "2026-11-22T09:59:59Z",
		"promised in the call, due today" },
	{ "promised", "2026-11-22T10:00:00Z", "2026-11-22T10:00:00Z",
		"promised in the call, overdue since today" },
	{ "referral", "2026-11-22T10:00:00Z", "2026-11-22T10:00:00Z",
		"named in the call, overdue since today" },
	{ "confirm", "2026-11-22T10:00:00Z", "2026-11-22T10:00:00Z",
		"to be confirmed, overdue since today" },
	{ "in-touch", "2026-11-22T10:00:00Z", "2026-11-22T10:00:00Z",
		"to keep in touch, overdue since today" },
	{ "referrer-thanks", "2026-11-22T10:00:00Z", "2026-11-22T10:00:00Z",
		"thanks to the one who named them, due now, overdue tomorrow" },
	{ "decline-thanks", "2026-11-22T10:00:00Z", "2026-11-23T09:59:00Z",
		"thanks for the answer, due now, overdue today" },
};

static int64_t
when(const char *s)
{
	int64_t ms = 0;

	if (s)
		ck_assert(time_parse(s, "UTC", &ms));
	return ms;
}

START_TEST(how_late)
{
	const struct late *l = &lates[_i];
	struct step s = { .kind = mem_str(l->kind), .due_ms = when(l->due), .interview_id = 7 };
	struct text t = { 0 };

	setenv("TZ", "UTC", 1);
	step_text(&s, when(l->now), &t);
	ck_assert_str_eq(text_str(&t), l->want);
	ck_assert_int_eq(step_overdue(&s, when(l->now)), strstr(l->want, "overdue since") ||
		strstr(l->want, "overdue for"));
	text_clear(&t);
	s.done_ms = 1;
	step_text(&s, when(l->now), &t);
	ck_assert_ptr_nonnull(strstr(text_str(&t), ", done"));
	ck_assert(!step_overdue(&s, when(l->now)));
	text_free(&t);
	step_done(&s);
}
END_TEST

START_TEST(promised_outside_a_call)
{
	struct step s = { .kind = mem_str("promised") };
	struct text t = { 0 };

	step_text(&s, when("2026-11-22T10:00:00Z"), &t);
	ck_assert_str_eq(text_str(&t), "promised, no day set");
	text_free(&t);
	step_done(&s);
}
END_TEST

START_TEST(prompts_in_the_order_of_the_product)
{
	static const char *const names[] = {
		"learned", "went-well", "unexpected", "better", "values", "next",
	};

	ck_assert_uint_eq(n_debrief_prompts, LEN(names));
	for (size_t i = 0; i < LEN(names); i++)
		ck_assert_str_eq(debrief_prompts[i].name, names[i]);
}
END_TEST

Suite *model_step_suite(void);

Suite *
model_step_suite(void)
{
	Suite *s = suite_create("model_step");
	TCase *t = tcase_create("step");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, thanks_within_a_day);
	tcase_add_test(t, everything_a_call_asks_for);
	tcase_add_test(t, not_what_it_has_already);
	tcase_add_test(t, nobody_named_yet);
	tcase_add_loop_test(t, how_late, 0, LEN(lates));
	tcase_add_test(t, promised_outside_a_call);
	tcase_add_test(t, prompts_in_the_order_of_the_product);
	suite_add_tcase(s, t);
	return s;
}
