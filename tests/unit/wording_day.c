/* The day that a sentence names, reckoned by hand from Tuesday, 24 November 2026; and none. */
#include <check.h>

#include "wording.h"

/* from 0: no day is named. */
static const struct {
	const char *text;
	int from, to;
} sentences[] = {
	{ "send the paper by Wednesday", 20261125, 20261125 },
	{ "by Wed: the flood map", 20261125, 20261125 },
	{ "send my CV before 15 Dec", 20261214, 20261214 },
	{ "before December 15th, the form", 20261214, 20261214 },
	{ "visit the plant in March", 20270301, 20270331 },
	{ "in march, ask again", 20270301, 20270331 },
	{ "write again by March", 20270301, 20270301 },
	{ "call in May", 20270501, 20270531 },
	{ "write to Dana next week", 20261130, 20261206 },
	{ "read the report tomorrow", 20261125, 20261125 },
	{ "Tomorrow call the registrar", 20261125, 20261125 },
	{ "hold the place until Friday", 20261127, 20261127 },
	{ "licence form, end of the month", 20261130, 20261130 },
	{ "send it by the end of next month", 20261231, 20261231 },
	{ "by the end of March", 20270331, 20270331 },
	{ "before the end of March", 20270331, 20270331 },
	{ "end of this week", 20261127, 20261127 },
	{ "by end of day", 20261124, 20261124 },
	{ "send CV today", 20261124, 20261124 },
	{ "tonight: thank her", 20261124, 20261124 },
	{ "on Friday, the two articles", 20261127, 20261127 },
	{ "email Ben on Friday about the lab", 20261127, 20261127 },
	{ "call Ben Friday", 20261127, 20261127 },
	{ "call Ben Friday at 3", 20261127, 20261127 },
	{ "Friday: send the slides", 20261127, 20261127 },
	{ "slides for Monday", 20261130, 20261130 },
	{ "by Tuesday", 20261201, 20261201 }, /* said on one: the next */
	{ "next Friday the visit", 20261204, 20261204 },
	{ "this Friday", 20261127, 20261127 },
	{ "in two weeks ask how it went", 20261208, 20261208 },
	{ "write in 3 days", 20261127, 20261127 },
	{ "within a week", 20261201, 20261201 },
	{ "answer within the next two weeks", 20261208, 20261208 },
	{ "a week from now", 20261201, 20261201 },
	{ "in a month, tell her what came of it", 20261224, 20261224 },
	{ "in a couple of weeks", 20261208, 20261208 },
	{ "send the form by 2026-12-04", 20261204, 20261204 },
	{ "by 15.12.2026 the form", 20261215, 20261215 },
	{ "the form by 15.12.", 20261215, 20261215 },
	{ "reply by 12/15", 20261215, 20261215 },
	{ "come to the open day on 3 December", 20261203, 20261203 },
	{ "Dec 3: open day", 20261203, 20261203 },
	{ "by the 15th of January", 20270115, 20270115 },
	{ "by the 15th", 20261215, 20261215 },
	{ "on the 30th", 20261130, 20261130 },
	{ "not before March", 20270301, 20270301 },
	{ "no later than Friday", 20261127, 20261127 },
	{ "due Monday", 20261130, 20261130 },
	{ "after Friday ask again", 20261128, 20261128 },
	{ "the day after tomorrow", 20261126, 20261126 },
	{ "send Monday's notes by Wednesday", 20261125, 20261125 },
	{ "send what she told me about by Thursday", 20261126, 20261126 },
	{ "early January: apply", 20270101, 20270110 },
	{ "apply mid January", 20270115, 20270115 },
	{ "over the weekend, read it", 20261128, 20261129 },
	{ "by Feb", 20270201, 20270201 },
	{ "this week: thank the team", 20261127, 20261129 },
	{ "pay before 1 March 2027", 20270228, 20270228 },
	{ "by 5 May", 20270505, 20270505 },
	{ "end of the year", 20261231, 20261231 },
	{ "by 29 Feb", 0, 0 }, /* 2027 has none */
	/* none is named */
	{ "march is busy", 0, 0 },
	{ "March is busy there", 0, 0 },
	{ "she may help", 0, 0 },
	{ "ask if I may visit", 0, 0 },
	{ "ask May Chen for the form", 0, 0 },
	{ "write to April Jones", 0, 0 },
	{ "get introduced by April Jones", 0, 0 },
	{ "ask June", 0, 0 },
	{ "the second question first", 0, 0 },
	{ "a second copy", 0, 0 },
	{ "a photo for the 5 of us", 0, 0 },
	{ "look up the 5 may options", 0, 0 },
	{ "2 may want to join", 0, 0 },
	{ "march 5 miles with them", 0, 0 },
	{ "ask about Monday", 0, 0 },
	{ "what happened on Monday", 0, 0 },
	{ "they meet every Friday", 0, 0 },
	{ "ask about Friday meetings", 0, 0 },
	{ "look up casual Friday", 0, 0 },
	{ "Fridays are quiet", 0, 0 },
	{ "read Friday's paper", 0, 0 },
	{ "find out about tomorrow's grid", 0, 0 },
	{ "the energy of tomorrow", 0, 0 },
	{ "open Monday to Friday", 0, 0 },
	{ "open from Monday to Friday", 0, 0 },
	{ "busy from March to May", 0, 0 },
	{ "how they built it in two weeks", 0, 0 },
	{ "which licence she finished in two weeks", 0, 0 },
	{ "find out what a nurse does in a day", 0, 0 },
	{ "how much one earns in a month", 0, 0 },
	{ "the form from last week", 0, 0 },
	{ "since March", 0, 0 },
	{ "read the paper of 3 March", 0, 0 },
	{ "a book on sun protection", 0, 0 },
	{ "I sat with the team", 0, 0 },
	{ "wed the two plans", 0, 0 },
	{ "by the way, send it", 0, 0 },
	{ "raise it by 3.5 percent", 0, 0 },
	{ "raise it by 3.5.", 0, 0 },
	{ "be on 24/7 duty", 0, 0 },
	{ "visit the 3rd floor", 0, 0 },
	{ "before the 2nd round ask her", 0, 0 },
	{ "by 5pm", 0, 0 },
	{ "until she answers", 0, 0 },
	{ "the next step", 0, 0 },
	{ "next time bring two", 0, 0 },
	{ "once a week", 0, 0 },
	{ "read about the 1990s", 0, 0 },
	{ "the standard of 2026", 0, 0 },
	{ "by 2026-11-01", 0, 0 }, /* over already */
	{ "not today", 0, 0 },
	{ "first week at work, ask", 0, 0 },
	{ "the Friday club", 0, 0 },
	{ "the Dec issue", 0, 0 },
	{ "augment the plan", 0, 0 },
	{ "send the licence exam dates", 0, 0 },
	{ "", 0, 0 },
};

START_TEST(the_day_a_sentence_names)
{
	int64_t now;
	int from = 0, to = 0;

	ck_assert(time_parse("2026-11-24 14:22", "UTC", &now));
	bool named = wording_day(sentences[_i].text, "UTC", now, &from, &to);
	ck_assert_msg(named == (sentences[_i].from != 0) &&
			(!named || (from == sentences[_i].from && to == sentences[_i].to)),
		"%s: %d to %d", sentences[_i].text, named ? from : 0, named ? to : 0);
}
END_TEST

/* The day is that of the zone: 23:30 in Lisbon is the 25th in Tokyo. */
START_TEST(a_day_is_of_the_zone)
{
	int64_t now;
	int from, to;

	ck_assert(time_parse("2026-11-24 23:30", "Europe/Lisbon", &now));
	ck_assert(wording_day("tomorrow", "Europe/Lisbon", now, &from, &to));
	ck_assert_int_eq(from, 20261125);
	ck_assert(wording_day("tomorrow", "Asia/Tokyo", now, &from, &to));
	ck_assert_int_eq(from, 20261126);
}
END_TEST

Suite *wording_day_suite(void);

Suite *
wording_day_suite(void)
{
	Suite *s = suite_create("wording day");
	TCase *t = tcase_create("days");

	tcase_add_loop_test(t, the_day_a_sentence_names, 0, LEN(sentences));
	tcase_add_test(t, a_day_is_of_the_zone);
	suite_add_tcase(s, t);
	return s;
}
