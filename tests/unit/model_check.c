/*
 * The time check, one row a case, written from product.md: "At 20:00 (or at a
 * shorter agreed length) a time check … and again when the agreed and granted
 * minutes are over … Past 30:00, or past what was agreed and granted if that is
 * more, the overrun is shown."
 */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "call_make.h"
#include "model/pace.h"

#define SOON 1
#define NOW 2
#define WRAPPING 4

static const struct row {
	int agreed;
	const char *answers; /* "20:05 more 10, 30:00 wrap" */
	const char *at, *due; /* due "-": nothing more */
	unsigned flags;
	const char *limit, *overrun;
} rows[] = {
	/* 20 agreed: nothing until 19:00, soon in the minute before, then due until answered */
	{ 20, "", "00:00", "20:00", 0, "20:00", "00:00" },
	{ 20, "", "18:59", "20:00", 0, "20:00", "00:00" },
	{ 20, "", "19:00", "20:00", SOON, "20:00", "00:00" },
	{ 20, "", "19:59", "20:00", SOON, "20:00", "00:00" },
	{ 20, "", "20:00", "20:00", NOW, "20:00", "00:00" },
	{ 20, "", "27:13", "20:00", NOW, "20:00", "00:00" },
	{ 20, "", "30:00", "20:00", NOW, "20:00", "00:00" },
	{ 20, "", "30:01", "20:00", NOW, "20:00", "00:01" },
	/* 20, wrapping up: answered, nothing more; the overrun still is past 30:00 */
	{ 20, "20:04 wrap", "20:05", "-", WRAPPING, "20:00", "00:00" },
	{ 20, "20:04 wrap", "29:00", "-", WRAPPING, "20:00", "00:00" },
	{ 20, "20:04 wrap", "31:30", "-", WRAPPING, "20:00", "01:30" },
	/* 20, answered in the minute before */
	{ 20, "19:20 wrap", "20:00", "-", WRAPPING, "20:00", "00:00" },
	{ 20, "19:00 more 10", "20:00", "30:00", 0, "30:00", "00:00" },
	/* 20, ten more: again at 30:00, which is also where the overrun begins */
	{ 20, "20:10 more 10", "20:11", "30:00", 0, "30:00", "00:00" },
	{ 20, "20:10 offered 10", "29:30", "30:00", SOON, "30:00", "00:00" },
	{ 20, "20:10 more 10", "30:00", "30:00", NOW, "30:00", "00:00" },
	{ 20, "20:10 more 10", "32:00", "30:00", NOW, "30:00", "02:00" },
	{ 20, "20:10 more 10, 30:05 wrap", "30:06", "-", WRAPPING, "30:00", "00:06" },
	{ 20, "20:10 more 10, 30:05 more 5", "30:06", "35:00", 0, "35:00", "00:00" },
	{ 20, "20:10 more 10, 30:05 more 5", "36:00", "35:00", NOW, "35:00", "01:00" },
	/* 20, five more: over at 25:00, the overrun only past 30:00 */
	{ 20, "20:10 more 5", "25:00", "25:00", NOW, "25:00", "00:00" },
	{ 20, "20:10 more 5, 25:00 wrap", "30:10", "-", WRAPPING, "25:00", "00:10" },
	{ 20, "20:10 more 5, 25:00 more 5", "29:00", "30:00", SOON, "30:00", "00:00" },
	/* 20, wrapping up, then they offer more after all */
	{ 20, "20:10 wrap, 21:00 offered 10", "21:01", "30:00", 0, "30:00", "00:00" },
	/* 20, ten more, then wrapping up all the same: what was granted stays */
	{ 20, "19:30 more 10, 19:50 wrap", "19:51", "30:00", WRAPPING, "30:00", "00:00" },
	{ 20, "19:30 more 10, 19:50 wrap", "30:00", "30:00", NOW, "30:00", "00:00" },
	/* 20, more granted long before: the check at 20:00 stays, then 30:00 */
	{ 20, "10:00 offered 10", "10:01", "20:00", 0, "30:00", "00:00" },
	{ 20, "10:00 offered 10", "20:00", "20:00", NOW, "30:00", "00:00" },
	{ 20, "10:00 offered 10, 20:03 wrap", "20:04", "30:00", WRAPPING, "30:00", "00:00" },
	{ 20, "10:00 offered 10, 20:03 wrap", "30:00", "30:00", NOW, "30:00", "00:00" },
	{ 20, "12:00 wrap", "20:00", "20:00", NOW, "20:00", "00:00" },
	/* 20, granted when the time is long over: counted from when it was said */
	{ 20, "24:00 more 5", "24:01", "29:00", 0, "29:00", "00:00" },
	{ 20, "22:00 more 5", "22:01", "25:00", 0, "25:00", "00:00" },
	/* a short one too late to leave half of it: so does that */
	{ 6, "07:00 more 2", "07:01", "08:00", SOON, "08:00", "00:00" },
	{ 6, "07:30 more 2", "07:31", "09:30", 0, "09:30", "00:00" },
	{ 20, "21:30 more 3", "21:31", "23:00", 0, "23:00", "00:00" },
	{ 20, "21:45 more 3", "21:46", "24:45", 0, "24:45", "00:00" },
	{ 20, "31:00 offered 4", "31:01", "35:00", 0, "35:00", "00:00" },
	/* 30 agreed: a check at 20:00 and again at 30:00 */
	{ 30, "", "19:30", "20:00", SOON, "30:00", "00:00" },
	{ 30, "", "20:00", "20:00", NOW, "30:00", "00:00" },
	{ 30, "20:02 wrap", "20:03", "30:00", WRAPPING, "30:00", "00:00" },
	{ 30, "20:02 wrap", "29:00", "30:00", SOON | WRAPPING, "30:00", "00:00" },
	{ 30, "20:02 wrap", "30:00", "30:00", NOW, "30:00", "00:00" },
	{ 30, "20:02 wrap, 30:00 wrap", "30:01", "-", WRAPPING, "30:00", "00:01" },
	{ 30, "20:02 more 15", "20:03", "45:00", 0, "45:00", "00:00" },
	{ 30, "20:02 more 15", "44:59", "45:00", SOON, "45:00", "00:00" },
	{ 30, "20:02 more 15", "46:00", "45:00", NOW, "45:00", "01:00" },
	{ 30, "25:00 offered 10", "25:01", "40:00", 0, "40:00", "00:00" },
	/* 30, both checks passed unanswered: one answer does for both */
	{ 30, "31:00 wrap", "31:01", "-", WRAPPING, "30:00", "01:01" },
	{ 30, "31:00 more 5", "31:01", "35:00", 0, "35:00", "00:00" },
	/* 45 agreed */
	{ 45, "", "20:00", "20:00", NOW, "45:00", "00:00" },
	{ 45, "20:00 asked 0", "20:01", "45:00", 0, "45:00", "00:00" },
	{ 45, "20:00 wrap", "44:00", "45:00", SOON | WRAPPING, "45:00", "00:00" },
	{ 45, "20:00 wrap, 45:00 more 15", "60:00", "60:00", NOW, "60:00", "00:00" },
	{ 45, "", "45:30", "20:00", NOW, "45:00", "00:30" },
	/* 15 agreed: shorter than 20:00 */
	{ 15, "", "14:00", "15:00", SOON, "15:00", "00:00" },
	{ 15, "", "15:00", "15:00", NOW, "15:00", "00:00" },
	{ 15, "15:00 wrap", "20:00", "-", WRAPPING, "15:00", "00:00" },
	{ 15, "15:00 wrap", "30:01", "-", WRAPPING, "15:00", "00:01" },
	{ 15, "15:00 more 5", "20:00", "20:00", NOW, "20:00", "00:00" },
	{ 15, "15:00 more 15", "20:00", "30:00", 0, "30:00", "00:00" },
	{ 15, "05:00 offered 15", "15:00", "15:00", NOW, "30:00", "00:00" },
	/* 21 agreed: the two checks stand close, and one answer is for one of them */
	{ 21, "20:00 wrap", "20:01", "21:00", SOON | WRAPPING, "21:00", "00:00" },
	/* nothing agreed: as 20 */
	{ 0, "", "20:00", "20:00", NOW, "20:00", "00:00" },
};

static int64_t
ms(const char *s)
{
	int64_t at;

	ck_assert_msg(clock_parse(s, &at), "%s", s);
	return at;
}

static void
make_answers(struct call *c, const char *s)
{
	char at[16], word[16];
	int minutes, used;

	for (; *s; s += used, s += strspn(s, ", ")) {
		minutes = 0;
		ck_assert_int_ge(sscanf(s, "%15s %15[a-z]%n %d%n", at, word, &used, &minutes, &used), 2);
		make_check(c, word[0] == 'w' ? CHECK_WRAPPED : word[0] == 'o' ? CHECK_OFFERED
			: CHECK_ASKED, minutes, ms(at));
	}
}

START_TEST(time_checks)
{
	const struct row *r = &rows[_i];
	struct call c;

	make_call(&c, r->agreed);
	make_answers(&c, r->answers);
	struct time_check k = call_check(&c, ms(r->at));
	ck_assert_int_eq(k.due_ms, r->due[0] == '-' ? -1 : ms(r->due));
	ck_assert_int_eq(k.soon, (r->flags & SOON) != 0);
	ck_assert_int_eq(k.now, (r->flags & NOW) != 0);
	ck_assert_int_eq(k.wrapping, (r->flags & WRAPPING) != 0);
	ck_assert_int_eq(k.limit_ms, ms(r->limit));
	ck_assert_int_eq(k.overrun_ms, ms(r->overrun));
	call_done(&c);
}
END_TEST

/* Answers are stamped on the axis; what counts is what the clock read. */
START_TEST(by_the_calls_clock)
{
	struct call c;

	make_call(&c, 20);
	make_event(&c, CLOCK_PAUSE, AT(5, 0), 0);
	make_event(&c, CLOCK_RESUME, AT(9, 0), 0);
	make_check(&c, CHECK_ASKED, 10, AT(24, 0)); /* the clock read 20:00 */
	ck_assert_int_eq(call_check(&c, AT(20, 1)).due_ms, AT(30, 0));
	make_event(&c, CLOCK_SHIFT, AT(25, 0), AT(-3, 0)); /* no, it was 17:00 */
	ck_assert_int_eq(call_check(&c, AT(18, 1)).due_ms, AT(20, 0));
	ck_assert_int_eq(call_check(&c, AT(18, 1)).limit_ms, AT(30, 0));
	call_done(&c);
}
END_TEST

/* Whatever is said when: answered is quiet for a moment, and a grant never shortens. */
START_TEST(random_answers)
{
	unsigned seed = (unsigned)_i * 2654435761u + 7;
	struct call c;
	int64_t at = 0, limit;

	make_call(&c, 10 + 5 * (_i % 8));
	for (int n = 0; n < 12; n++) {
		seed = seed * 1103515245u + 12345u;
		at += (seed >> 8) % (8 * MINUTE_MS);
		limit = call_check(&c, at).limit_ms;
		int minutes = (int)((seed >> 4) % 3) * 5;
		make_check(&c, minutes ? CHECK_ASKED : CHECK_WRAPPED, minutes, at);
		struct time_check k = call_check(&c, at);
		ck_assert(!k.now);
		ck_assert_int_ge(k.limit_ms, limit + minutes * MINUTE_MS);
		ck_assert(k.due_ms == -1 || k.due_ms > at);
		ck_assert(k.due_ms == -1 || k.due_ms == k.limit_ms || k.due_ms <= 20 * MINUTE_MS);
	}
	call_done(&c);
}
END_TEST

Suite *model_check_suite(void);

Suite *
model_check_suite(void)
{
	Suite *s = suite_create("model_check");
	TCase *t = tcase_create("check");

	tcase_add_loop_test(t, time_checks, 0, LEN(rows));
	tcase_add_test(t, by_the_calls_clock);
	tcase_add_loop_test(t, random_answers, 0, 40);
	suite_add_tcase(s, t);
	return s;
}
