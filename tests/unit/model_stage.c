#include <check.h>
#include <stdlib.h>

#include "model/step.h"

static struct step steps[STAGE_STEPS];

static int64_t
at(const char *s)
{
	int64_t ms;
	ck_assert(time_parse(s, "UTC", &ms));
	return ms;
}

static size_t
ask(enum stage stage, const char *organisation, bool business, const char *when)
{
	struct contact c = { .id = 7, .stage = stage };
	c.name = mem_str("Maya Okafor");
	c.organisation = mem_str(organisation);
	setenv("TZ", "UTC", 1);
	size_t n = stage_steps(&c, business, at(when), steps);
	contact_done(&c);
	return n;
}

static void
drop(size_t n)
{
	for (size_t i = 0; i < n; i++)
		step_done(&steps[i]);
}

/* product.md: "No answer after 7 days: one follow-up step." */
START_TEST(seven_days)
{
	size_t n = ask(STAGE_ASKED, "Northlight", false, "2026-11-20 10:00");
	ck_assert_uint_eq(n, 1);
	ck_assert_str_eq(steps[0].text, "Write to Maya Okafor once more");
	ck_assert_str_eq(steps[0].kind, "follow-up");
	ck_assert_int_eq(steps[0].contact_id, 7);
	ck_assert(steps[0].due_ms == at("2026-11-27 10:00"));
	drop(n);
}
END_TEST

/* product.md: "3b7 counts 3 and 7 business days". A Friday: Monday, Tuesday, Wednesday. */
START_TEST(business_days)
{
	size_t n = ask(STAGE_ASKED, "Northlight", true, "2026-11-20 10:00");
	ck_assert_uint_eq(n, 2);
	ck_assert_str_eq(steps[0].text, "Try a second person at Northlight");
	ck_assert(steps[0].due_ms == at("2026-11-25 10:00"));
	ck_assert_str_eq(steps[1].text, "Write to Maya Okafor once more");
	ck_assert(steps[1].due_ms == at("2026-12-01 10:00"));
	drop(n);
	n = ask(STAGE_ASKED, "", true, "2026-11-20 10:00");
	ck_assert_uint_eq(n, 1);
	ck_assert_str_eq(steps[0].kind, "follow-up");
	drop(n);
}
END_TEST

/* product.md: "Declined: a short thank-you, no more nudges." */
START_TEST(declined)
{
	for (int business = 0; business < 2; business++) {
		size_t n = ask(STAGE_DECLINED, "Northlight", business, "2026-11-20 10:00");
		ck_assert_uint_eq(n, 1);
		ck_assert_str_eq(steps[0].kind, "decline-thanks");
		drop(n);
	}
	ck_assert_uint_eq(ask(STAGE_SCHEDULED, "", false, "2026-11-20 10:00"), 0);
	ck_assert(stage_answered(STAGE_DECLINED) && !stage_answered(STAGE_ASKED));
}
END_TEST

Suite *model_stage_suite(void);

Suite *
model_stage_suite(void)
{
	Suite *s = suite_create("model_stage");
	TCase *t = tcase_create("stage");

	tcase_add_test(t, seven_days);
	tcase_add_test(t, business_days);
	tcase_add_test(t, declined);
	suite_add_tcase(s, t);
	return s;
}
