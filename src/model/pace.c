/*
 * pace.c: how many of the planned questions will have been asked in time, and
 * which to ask next. The formula and its worked examples are pace_manual, from
 * which the man page is printed; the examples are tests (model_pace.c).
 */
#include "call_state.h"

#include <stdlib.h>

#include "model/pace.h"

const char pace_manual[] =
"The line under the notes reckons from the time this person has actually taken.\n"
"\n"
"  factor   how long a planned minute really takes:\n"
"           (5 + E + S) / (5 + e + P), but at least 0.5 and at most 3. P is the\n"
"           planned and S the spent time of this call's questions that are done\n"
"           with, and of the one being asked once it has taken longer than planned;\n"
"           one that was skipped, or current for less than ten seconds, is left out.\n"
"           e and E are the same of earlier calls, there without the last question,\n"
"           whose end nobody told, scaled down together to 20 planned minutes if they\n"
"           are more. The 5 keeps one odd answer from upsetting everything.\n"
"  left     agreed and granted minutes less the clock.\n"
"  rest     what the question being asked still needs: factor times its minutes,\n"
"           less what it has taken; never less than nothing.\n"
"  kept     for the closing: two minutes, or factor times the minutes of the closing\n"
"           questions not asked yet if that is more.\n"
"  free     left - rest - kept.\n"
"\n"
"Questions not asked yet are fitted into the free time, each with factor times its\n"
"minutes: must-asks first, then by priority, then in the order of the plan; one that\n"
"does not fit is passed over. Closing questions are fitted into the kept time.\n"
"\"On pace for\" counts the planned questions asked and answered, and those that fit.\n"
"\"Ask this next\" is the first of those that fit in the order of the plan; when not all\n"
"fit, the first must-ask among them; when none fits, the first closing question.\n"
"The line names it (better next) where it is not the one that Tab asks. With two\n"
"minutes to go, and while one wraps up, the line says instead what must not be missed,\n"
"less what was got: two names, at target organisations first; may I use yours; may I\n"
"write to you, and when; thank you. Where there is little room the words are fewer, the\n"
"fullest for what matters most: in 40 columns \"2 names, use yours, write when, thanks\".\n"
"\n"
"Example 1. A first call of 20 minutes, at 6:00. A (2 min) took 2:00 and B (3 min) 3:00;\n"
"C (3 min) was asked at 5:00. D, E and F (3 min each) and the closing question G (2 min)\n"
"are to come.\n"
"  factor (5 + 0 + 5) / (5 + 0 + 5) = 1.00; left 14:00; rest 3:00 - 1:00 = 2:00;\n"
"  kept 2:00; free 10:00. D, E and F need 9:00: on pace for 7 of 7. Next: D.\n"
"\n"
"Example 2. The same length, at 11:00, and slower. A (2 min) took 4:00 and B (3 min)\n"
"6:00; C (2 min) was asked at 10:00. To come: D (3 min, priority 2), E (2 min, a\n"
"must-ask), F (1 min, priority 3), G (2 min, closing).\n"
"  factor (5 + 0 + 10) / (5 + 0 + 5) = 1.50; left 9:00; rest 3:00 - 1:00 = 2:00;\n"
"  kept 3:00; free 4:00. E needs 3:00 and fits; then D (4:30) and F (1:30) do not:\n"
"  on pace for 5 of 7, one must-ask left. Next: E.\n"
"\n"
"Example 3. Nothing is asked yet, but in earlier calls questions planned for 100 minutes\n"
"took 130. Scaled to 20 planned minutes they took 26. Six questions, A of 2 and B to F of\n"
"3 minutes, and G (2 min, closing).\n"
"  factor (5 + 26) / (5 + 20) = 1.24; left 20:00; rest 0; kept 2:28; free 17:31.\n"
"  A needs 2:28 and B to E 3:43 each, 17:21 together; F does not fit: on pace for 6 of 7.\n"
"  Had they granted 10 minutes more, for 7 of 7.\n";

#define PRIOR_MS (5 * MINUTE_MS)
#define HABIT_MS (20 * MINUTE_MS)
#define SLIP_MS 10000
#define CLOSING_MS (2 * MINUTE_MS)
#define LEAST 0.5
#define MOST 3.0

/* What every question of the call comes to, at one reading of the clock. */
struct pace_work {
	double factor;
	int64_t left_ms, rest_ms, kept_ms, free_ms;
	struct time_check check;
	bool *fits;          /* by index into the call's asked; owned */
	size_t n_fits, n_fit_not; /* of the questions that are neither asked nor closing */
};

static bool
to_come(const struct asked *a)
{
	return a->state == ASKED_PLANNED;
}

static bool
closes(const struct asked *a)
{
	return a->phase == PHASE_CLOSE;
}

static int64_t
planned_ms(const struct asked *a)
{
	return a->minutes * MINUTE_MS;
}

/* ---- the factor ---- */

/* Whether a question that took so long says anything of how long questions take. */
static bool
measures(const struct asked *a, int64_t ms)
{
	return planned_ms(a) && a->state != ASKED_OFF_SCRIPT && a->state != ASKED_SKIPPED &&
		ms >= SLIP_MS;
}

/* The question that was current when the clock read at_ms; 0: none was. */
static int64_t
current_at(const struct call *c, int64_t at_ms)
{
	int64_t id = 0;

	for (size_t i = 0; i < c->n_askings; i++)
		if (clock_at(&c->clock, c->askings[i].axis_ms) < at_ms)
			id = c->askings[i].asked_id;
	return id;
}

void
habit_add(struct habit *h, const struct call *c)
{
	int64_t end = clock_elapsed(&c->clock, &(struct moment){ 0 }), last = current_at(c, end);

	for (size_t i = 0; i < c->n_asked; i++) {
		const struct asked *a = &c->asked[i];
		int64_t ms = asked_spent_at(c, a->id, end);

		if (!measures(a, ms) || a->id == last)
			continue;
		h->questions++;
		h->planned_ms += planned_ms(a);
		h->spent_ms += ms;
	}
}

static double
factor(const struct call *c, const struct habit *h, int64_t at_ms)
{
	const struct asked *current = call_current(c);
	double planned = (double)PRIOR_MS, spent = (double)PRIOR_MS;

	if (h && h->planned_ms > 0) {
		double scale = h->planned_ms > HABIT_MS
			? (double)HABIT_MS / (double)h->planned_ms : 1;
		planned += scale * (double)h->planned_ms;
		spent += scale * (double)h->spent_ms;
	}
	for (size_t i = 0; i < c->n_asked; i++) {
		const struct asked *a = &c->asked[i];
		int64_t ms = asked_spent_at(c, a->id, at_ms);
		if (!measures(a, ms) || (a == current && ms <= planned_ms(a)))
			continue;
		planned += (double)planned_ms(a);
		spent += (double)ms;
	}
	double f = spent / planned;
	return f < LEAST ? LEAST : f > MOST ? MOST : f;
}

static int64_t
need_ms(const struct pace_work *r, const struct asked *a)
{
	return (int64_t)(r->factor * (double)planned_ms(a));
}

static int64_t
rest_ms(const struct pace_work *r, const struct call *c, int64_t at_ms)
{
	const struct asked *a = call_current(c);
	if (!a || a->state != ASKED_ASKED)
		return 0;
	int64_t ms = need_ms(r, a) - asked_spent_at(c, a->id, at_ms);
	return ms > 0 ? ms : 0;
}

static int64_t
kept_ms(const struct pace_work *r, const struct call *c)
{
	int64_t sum = 0;
	for (size_t i = 0; i < c->n_asked; i++)
		if (to_come(&c->asked[i]) && closes(&c->asked[i]))
			sum += need_ms(r, &c->asked[i]);
	return sum > CLOSING_MS ? sum : CLOSING_MS;
}

/* ---- what fits ---- */

/* The order of fitting: must-asks, then priority 1, 2, 3 and whatever is more. */
#define N_RANKS 4

static int
pace_rank(const struct asked *a)
{
	if (a->must)
		return 0;
	return a->priority >= 1 && a->priority < N_RANKS ? a->priority : N_RANKS - 1;
}

static void
pace_fit(struct pace_work *r, const struct call *c, size_t i, int64_t *room)
{
	int64_t ms = need_ms(r, &c->asked[i]);
	r->fits[i] = ms <= *room;
	if (r->fits[i])
		*room -= ms;
}

static void
fit_all(struct pace_work *r, const struct call *c)
{
	int64_t room = r->free_ms;
	for (int k = 0; k < N_RANKS; k++) {
		for (size_t i = 0; i < c->n_asked; i++) {
			const struct asked *a = &c->asked[i];
			if (!to_come(a) || closes(a) || pace_rank(a) != k)
				continue;
			pace_fit(r, c, i, &room);
			r->n_fits += r->fits[i];
			r->n_fit_not += !r->fits[i];
		}
	}
	room = r->left_ms - r->rest_ms;
	if (room > r->kept_ms)
		room = r->kept_ms;
	for (size_t i = 0; i < c->n_asked; i++)
		if (to_come(&c->asked[i]) && closes(&c->asked[i]))
			pace_fit(r, c, i, &room);
}

static struct pace_work
pace_compute(const struct call *c, const struct habit *h, int64_t at_ms)
{
	struct pace_work r = { .factor = factor(c, h, at_ms), .check = call_check(c, at_ms) };

	r.left_ms = r.check.limit_ms - at_ms;
	r.rest_ms = rest_ms(&r, c, at_ms);
	r.kept_ms = kept_ms(&r, c);
	r.free_ms = r.left_ms - r.rest_ms - r.kept_ms;
	r.fits = mem_new(c->n_asked + 1, sizeof(*r.fits));
	fit_all(&r, c);
	return r;
}

/* ---- ask this next ---- */

static const struct asked *
pace_first(const struct call *c, const bool *fits, bool must, bool closing)
{
	for (size_t i = 0; i < c->n_asked; i++) {
		const struct asked *a = &c->asked[i];
		if (to_come(a) && closes(a) == closing && (a->must || !must) &&
		    (!fits || fits[i]))
			return a;
	}
	return NULL;
}

static const struct asked *
suggest(const struct pace_work *r, const struct call *c)
{
	const struct asked *a = NULL;

	if (r->n_fit_not && !r->check.wrapping)
		a = pace_first(c, r->fits, true, false);
	if (!a && !r->check.wrapping)
		a = pace_first(c, r->fits, false, false);
	return a ? a : pace_first(c, NULL, false, true);
}

const struct asked *
call_suggest(const struct call *c, const struct habit *h, int64_t at_ms)
{
	struct pace_work r = pace_compute(c, h, at_ms);
	const struct asked *a = suggest(&r, c);

	free(r.fits);
	return a;
}

/* ---- pace ---- */

struct pace
pace_at(const struct call *c, const struct habit *h, int64_t at_ms)
{
	struct pace_work r = pace_compute(c, h, at_ms);
	const struct asked *best = suggest(&r, c);
	struct pace p = {
		.closing_ms = r.kept_ms, .left_ms = r.left_ms, .factor = r.factor,
		.closing = r.left_ms <= CLOSING_MS || r.check.wrapping,
		.next = best && best != call_next(c) ? (int)(best - c->asked) + 1 : 0,
	};

	for (size_t i = 0; i < c->n_asked; i++) {
		const struct asked *a = &c->asked[i];
		if (a->state == ASKED_OFF_SCRIPT)
			continue;
		p.planned++;
		p.must_left += a->must && to_come(a);
		p.on_pace_for += r.fits[i] || a->state == ASKED_ASKED ||
			a->state == ASKED_ANSWERED;
	}
	free(r.fits);
	return p;
}

struct pace
call_pace(const struct call *c, const struct habit *h, int64_t axis_ms)
{
	return pace_at(c, h, clock_at(&c->clock, axis_ms));
}
