/*
 * The figures, each by a table worked out by hand: six people and four calls of a term,
 * thought of at noon of 1 December 2026.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "model/figures.h"

#define OCT(day) (INT64_C(1790812800000) + ((day) - 1) * DAY_MS) /* 1 October 2026, 00:00 UTC */
#define NOV(day) OCT(31 + (day))
#define ALL ((struct figure_of){ FIGURE_ALL, FIGURE_ALL, 0 })
#define MONTH(m) ((struct figure_of){ FIGURE_ALL, m, 0 })
#define PATH(p) ((struct figure_of){ p, FIGURE_ALL, 0 })

static struct circle c;

static void
person(enum path path, enum stage stage, int64_t asked_ms, int64_t talked_ms)
{
	struct circle_person *p = list_more(&c.people, &c.n, &c.cap, sizeof(*p));

	*p = (struct circle_person){ .id = (int64_t)c.n, .path = path, .stage = stage,
		.asked_ms = asked_ms, .talked_ms = talked_ms,
		.asked_month = circle_month(asked_ms, "UTC"),
		.talked_month = circle_month(talked_ms, "UTC") };
}

static void
call(int64_t contact_id, int64_t ended_ms, int64_t thanked_ms, int names)
{
	struct circle_call *k = list_more(&c.calls, &c.n_calls, &c.cap_calls, sizeof(*k));
	const struct circle_person *p = circle_person(&c, contact_id);

	*k = (struct circle_call){ .contact_id = contact_id, .path = p ? p->path : PATH_OTHER,
		.ended_ms = ended_ms, .thanked_ms = thanked_ms, .names = names,
		.month = circle_month(ended_ms, "UTC") };
}

static void
setup(void)
{
	c = (struct circle){ .now_ms = NOV(31) + 12 * HOUR_MS, .zone = "UTC" };
	person(PATH_ALUMNI, STAGE_TALKED, OCT(20), OCT(24) + HOUR_MS); /* 1: 4 days */
	person(PATH_ALUMNI, STAGE_IN_TOUCH, OCT(20), NOV(9));          /* 2: 20 days */
	person(PATH_REFERRAL, STAGE_TALKED, NOV(2), NOV(8));           /* 3: 6 days */
	person(PATH_COLD, STAGE_NO_ANSWER, NOV(3), 0);                 /* 4 */
	person(PATH_COLD, STAGE_DECLINED, 0, 0);                       /* 5: when is not known */
	person(PATH_COLD, STAGE_IDEA, 0, 0);                           /* 6 */
	call(1, OCT(24), OCT(24) + 3 * HOUR_MS, 2);
	call(3, NOV(8), NOV(9) + 1, 1);            /* one millisecond too late */
	call(2, NOV(9), 0, 0);                     /* never */
	call(2, NOV(31), 0, 0);                    /* half a day ago: time is left */
	call(0, NOV(30), 0, 1);                    /* nobody to thank yet */
}

static void
teardown(void)
{
	circle_done(&c);
}

static void
expect(struct figure f, int64_t n, int64_t of)
{
	ck_assert(f.known);
	ck_assert_int_eq(f.n, n);
	ck_assert_int_eq(f.of, of);
}

START_TEST(asked_are_all_but_ideas)
{
	expect(figure_asked(&c, ALL), 5, 0);
	expect(figure_asked(&c, MONTH(202610)), 2, 0);
	expect(figure_asked(&c, MONTH(202611)), 2, 0);
	expect(figure_asked(&c, MONTH(0)), 1, 0);
	expect(figure_asked(&c, PATH(PATH_COLD)), 2, 0);
}
END_TEST

START_TEST(an_answer_is_a_yes_or_a_no)
{
	expect(figure_answered(&c, ALL), 4, 5);
	expect(figure_answered(&c, MONTH(202611)), 1, 2);
	expect(figure_answered(&c, PATH(PATH_COLD)), 1, 2);
	ck_assert(!figure_answered(&c, PATH(PATH_EVENT)).known);
}
END_TEST

START_TEST(talked_counts_people_by_their_first_call)
{
	expect(figure_talked(&c, ALL), 3, 0);
	expect(figure_talked(&c, MONTH(202610)), 1, 0);
	expect(figure_talked(&c, MONTH(202611)), 2, 0);
	expect(figure_talked(&c, PATH(PATH_COLD)), 0, 0);
}
END_TEST

START_TEST(thanks_are_in_time_up_to_24_hours)
{
	expect(figure_thanked(&c, ALL), 1, 3);
	c.calls[1].thanked_ms--;
	expect(figure_thanked(&c, ALL), 2, 3);
	c.calls[3].thanked_ms = c.now_ms; /* before its day is over */
	expect(figure_thanked(&c, ALL), 3, 4);
	expect(figure_thanked(&c, MONTH(202610)), 1, 1);
}
END_TEST

START_TEST(days_are_the_median)
{
	expect(figure_days(&c, ALL), 6, 3); /* 4, 6, 20 */
	expect(figure_days(&c, PATH(PATH_ALUMNI)), 4, 2); /* 4, 20: the lower middle */
	ck_assert(!figure_days(&c, PATH(PATH_COLD)).known);
	c.people[2].asked_ms = c.people[2].talked_ms + 1; /* asked again after they had talked */
	expect(figure_days(&c, ALL), 4, 2);
}
END_TEST

START_TEST(names_are_told_by_call)
{
	struct text s = { 0 };

	expect(figure_names(&c, ALL), 4, 5);
	expect(figure_names(&c, PATH(PATH_ALUMNI)), 2, 3);
	figure_text(&figure_rows[5], figure_names(&c, ALL), &s);
	ck_assert_str_eq(text_str(&s), "0.8");
	text_clear(&s);
	figure_text(&figure_rows[5], (struct figure){ 2, 3, true }, &s); /* 0.666… */
	ck_assert_str_eq(text_str(&s), "0.7");
	text_free(&s);
}
END_TEST

START_TEST(months_are_the_newest_first_and_the_unknown_last)
{
	int months[4];

	ck_assert_uint_eq(figure_months(&c, months, 4), 4);
	ck_assert_int_eq(months[0], 202612);
	ck_assert_int_eq(months[1], 202611);
	ck_assert_int_eq(months[2], 202610);
	ck_assert_int_eq(months[3], 0);
	ck_assert_uint_eq(figure_months(&c, months, 2), 2);
	ck_assert_int_eq(months[0], 202612);
	ck_assert_int_eq(months[1], 202611);
	c.people[4].asked_month = 202609; /* nobody's day is unknown now */
	ck_assert_uint_eq(figure_months(&c, months, 4), 4);
	ck_assert_int_eq(months[3], 202609);
}
END_TEST

START_TEST(a_bar_is_drawn_by_eighths)
{
	static const struct {
		int64_t length, longest;
		const char *bar;
	} bars[] = { { 0, 8, "" }, { 8, 8, "████" }, { 1, 1000, "▏" }, { 5, 16, "█▎" }, { 3, 0, "" } };

	for (size_t i = 0; i < LEN(bars); i++) {
		struct text s = { 0 };
		figure_bar(bars[i].length, bars[i].longest, 4, &s);
		ck_assert_str_eq(text_str(&s), bars[i].bar);
		text_free(&s);
	}
}
END_TEST

START_TEST(a_figure_in_words)
{
	static const struct {
		size_t row;
		struct figure f;
		const char *text, *said;
	} all[] = {
		{ 0, { 5, 0, true }, "5", "Asked: 5" },
		{ 3, { 1, 3, true }, "1 of 3", "Thanked in time: 1 of 3" },
		{ 4, { 1, 1, true }, "1 day", "From ask to talk: 1 day, of 1 person" },
		{ 4, { 6, 3, true }, "6 days", "From ask to talk: 6 days, the median of 3 people" },
		{ 5, { 4, 5, true }, "0.8", "Names a call: 0.8, 4 names" },
		{ 4, { 0, 0, false }, "–", "From ask to talk: nothing to count yet" },
	};

	for (size_t i = 0; i < LEN(all); i++) {
		struct text s = { 0 };
		figure_text(&figure_rows[all[i].row], all[i].f, &s);
		ck_assert_str_eq(text_str(&s), all[i].text);
		text_clear(&s);
		figure_say(&figure_rows[all[i].row], all[i].f, &s);
		ck_assert_str_eq(text_str(&s), all[i].said);
		text_free(&s);
	}
}
END_TEST

Suite *model_figures_suite(void);

Suite *
model_figures_suite(void)
{
	Suite *s = suite_create("model_figures");
	TCase *t = tcase_create("figures");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, asked_are_all_but_ideas);
	tcase_add_test(t, an_answer_is_a_yes_or_a_no);
	tcase_add_test(t, talked_counts_people_by_their_first_call);
	tcase_add_test(t, thanks_are_in_time_up_to_24_hours);
	tcase_add_test(t, days_are_the_median);
	tcase_add_test(t, names_are_told_by_call);
	tcase_add_test(t, months_are_the_newest_first_and_the_unknown_last);
	tcase_add_test(t, a_bar_is_drawn_by_eighths);
	tcase_add_test(t, a_figure_in_words);
	suite_add_tcase(s, t);
	return s;
}
