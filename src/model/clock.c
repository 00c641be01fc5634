/*
 * clock.c: elapsed time as a pure function of stored clock events; the only
 * file that turns axis into clock.
 *
 * The axis of a moment. Every event carries the clocks of the moment it was
 * stored. Taken in the order they were stored, each moment's place on the axis
 * follows from the one before: by the boot clock within one boot (a changed
 * wall clock or time zone changes nothing, sleep is counted), by the wall clock
 * over a reboot (there is nothing better), never backwards. A reading now is
 * reckoned as if it were stored next. An event may act before the moment it was
 * stored (a gap, an end laid into the past) but never after it: a moment that
 * reckons earlier than where its event acts is put there, which is how a call
 * goes on from its last note when the wall clock was set back over a reboot.
 *
 * The clock at a place on the axis. The stretches taken out (pauses, gaps, all
 * after the end) are united, what remains up to that place is measured, times
 * the speed, plus all shifts.
 */
#include <stdlib.h>
#include <string.h>

#include "model/clock.h"

void
clock_done(struct clock *c)
{
	for (size_t i = 0; i < c->n; i++)
		free(c->events[i].boot_id);
	free(c->events);
	*c = (struct clock){ 0 };
}

static const struct clock_event *
model_clock_first(const struct clock *c, enum clock_kind kind)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->events[i].kind == kind)
			return &c->events[i];
	return NULL;
}

bool
clock_started(const struct clock *c)
{
	return model_clock_first(c, CLOCK_START) != NULL;
}

bool
clock_ended(const struct clock *c)
{
	return model_clock_first(c, CLOCK_END) != NULL;
}

bool
clock_paused(const struct clock *c)
{
	bool paused = false;
	for (size_t i = 0; i < c->n; i++) {
		if (c->events[i].kind == CLOCK_PAUSE)
			paused = true;
		else if (c->events[i].kind == CLOCK_RESUME)
			paused = false;
	}
	return paused && !clock_ended(c);
}

/* ---- the axis of a moment ---- */

/* Of two events, the one stored earlier: ids grow; one not in the workbook yet is last. */
static bool
stored_before(const struct clock_event *a, const struct clock_event *b)
{
	if (a->id && b->id)
		return a->id < b->id;
	return a->id || (!b->id && a < b);
}

/* The event stored next after `e` (the first for NULL), or NULL. */
static const struct clock_event *
stored_next(const struct clock *c, const struct clock_event *e)
{
	const struct clock_event *next = NULL;
	for (size_t i = 0; i < c->n; i++) {
		const struct clock_event *at = &c->events[i];
		if (at != e && (!e || stored_before(e, at)) &&
		    (!next || stored_before(at, next)))
			next = at;
	}
	return next;
}

static bool
same_boot(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "") == 0;
}

static int64_t
model_clock_later(const struct clock_event *from, const struct moment *now)
{
	int64_t ms = now->boot_ms - from->boot_ms;
	if (!same_boot(from->boot_id, now->boot_id) || ms < 0)
		ms = now->wall_ms - from->wall_ms;
	return ms > 0 ? ms : 0;
}

static struct moment
stored_at(const struct clock_event *e)
{
	return (struct moment){ e->wall_ms, e->boot_ms, e->mono_ms, e->boot_id };
}

int64_t
clock_axis(const struct clock *c, const struct moment *now)
{
	int64_t axis = 0;
	const struct clock_event *last = model_clock_first(c, CLOCK_START);
	for (const struct clock_event *e = last; e && (e = stored_next(c, e)); last = e) {
		struct moment m = stored_at(e);
		axis += model_clock_later(last, &m);
		if (axis < e->axis_ms)
			axis = e->axis_ms;
	}
	return last ? axis + model_clock_later(last, now) : 0;
}

bool
clock_between(const struct clock *c, const struct moment *now, size_t nth,
	struct clock_between *out)
{
	int64_t axis = 0;

	for (const struct clock_event *e = model_clock_first(c, CLOCK_START), *next; e; e = next, nth--) {
		next = stored_next(c, e);
		struct moment from = stored_at(e), to = next ? stored_at(next) : *now;
		*out = (struct clock_between){ .from = axis, .asleep_ms = clock_asleep(&from, &to),
			.restarted = next && !same_boot(from.boot_id, to.boot_id) };
		axis += model_clock_later(e, &to);
		if (next && axis < next->axis_ms)
			axis = next->axis_ms;
		out->to = axis;
		if (nth == 0)
			return true;
	}
	return false;
}

bool
clock_wants_anchor(const struct clock *c, const struct moment *now)
{
	const struct clock_event *last = NULL;
	for (const struct clock_event *e = NULL; (e = stored_next(c, e));)
		last = e;
	return last && !clock_ended(c) && !same_boot(last->boot_id, now->boot_id);
}

int64_t
clock_asleep(const struct moment *before, const struct moment *now)
{
	if (!same_boot(before->boot_id, now->boot_id))
		return 0;
	int64_t ms = (now->boot_ms - before->boot_ms) - (now->mono_ms - before->mono_ms);
	return ms > 0 ? ms : 0;
}

/* ---- the clock at a place on the axis ---- */

/* A stretch of the axis that is taken out: from, up to but without `to`. */
struct span {
	int64_t from, to;
};

/* Walks the stretches taken out by pauses and gaps; they may overlap. Pause on pause, and
 * resume without one, change nothing. */
struct spans {
	const struct clock *c;
	size_t i;
	bool paused;
};

static int64_t
resumed(const struct clock *c, size_t i)
{
	while (++i < c->n)
		if (c->events[i].kind == CLOCK_RESUME)
			return c->events[i].axis_ms;
	return INT64_MAX;
}

static bool
span_next(struct spans *s, struct span *out)
{
	while (s->i < s->c->n) {
		size_t i = s->i++;
		const struct clock_event *e = &s->c->events[i];
		if (e->kind == CLOCK_GAP && e->amount_ms > 0) {
			*out = (struct span){ e->axis_ms - e->amount_ms, e->axis_ms };
			return true;
		}
		if (e->kind == CLOCK_PAUSE && !s->paused) {
			s->paused = true;
			*out = (struct span){ e->axis_ms, resumed(s->c, i) };
			return true;
		}
		if (e->kind == CLOCK_RESUME)
			s->paused = false;
	}
	return false;
}

/* From `t` on: if it is taken out, `*to` is where that stretch ends; else where the next
 * one begins. */
static bool
model_clock_taken_out(const struct clock *c, int64_t t, int64_t *to)
{
	struct spans walk = { c, 0, false };
	struct span s;
	*to = INT64_MAX;
	while (span_next(&walk, &s)) {
		if (s.from <= t && t < s.to) {
			*to = s.to;
			return true;
		}
		if (s.from > t && s.from < *to)
			*to = s.from;
	}
	return false;
}

/* How much of the axis before axis_ms counts: the end cuts, pauses and gaps are out. */
static int64_t
running(const struct clock *c, int64_t axis_ms)
{
	const struct clock_event *end = model_clock_first(c, CLOCK_END);
	if (end && axis_ms > end->axis_ms)
		axis_ms = end->axis_ms;
	int64_t sum = 0, to;
	for (int64_t t = 0; t < axis_ms; t = to) {
		bool out = model_clock_taken_out(c, t, &to);
		if (to > axis_ms)
			to = axis_ms;
		if (!out)
			sum += to - t;
	}
	return sum;
}

static int64_t
shifts(const struct clock *c)
{
	int64_t sum = 0;
	for (size_t i = 0; i < c->n; i++)
		if (c->events[i].kind == CLOCK_SHIFT)
			sum += c->events[i].amount_ms;
	return sum;
}

static int64_t
speed(const struct clock *c)
{
	return c->speed > 1 ? c->speed : 1;
}

int64_t
clock_run(const struct clock *c, int64_t axis_ms)
{
	return running(c, axis_ms) * speed(c);
}

/* The reading before it is kept from going below zero. */
static int64_t
reading(const struct clock *c, int64_t axis_ms)
{
	return clock_run(c, axis_ms) + shifts(c);
}

int64_t
clock_at(const struct clock *c, int64_t axis_ms)
{
	int64_t ms = reading(c, axis_ms);
	return ms > 0 ? ms : 0;
}

int64_t
clock_shift_for(const struct clock *c, int64_t axis_ms, int64_t want_ms)
{
	return want_ms - reading(c, axis_ms);
}

int64_t
clock_elapsed(const struct clock *c, const struct moment *now)
{
	if (!clock_started(c))
		return 0;
	const struct clock_event *end = model_clock_first(c, CLOCK_END);
	return clock_at(c, end ? end->axis_ms : clock_axis(c, now));
}

int64_t
clock_back(const struct clock *c, int64_t axis_ms, int64_t back_ms)
{
	int64_t want = reading(c, axis_ms) - back_ms;
	int64_t low = 0, high = axis_ms > 0 ? axis_ms : 0;
	while (low < high) {
		int64_t mid = low + (high - low + 1) / 2;
		if (reading(c, mid) <= want)
			low = mid;
		else
			high = mid - 1;
	}
	return low;
}

int64_t
clock_when(const struct clock *c, int64_t axis_ms, int64_t at_ms)
{
	int64_t low = 0, high = axis_ms > 0 ? axis_ms : 0;

	while (low < high) {
		int64_t mid = low + (high - low) / 2;
		if (reading(c, mid) >= at_ms)
			high = mid;
		else
			low = mid + 1;
	}
	return low;
}

int64_t
clock_wait(const struct clock *c, int64_t axis_ms, int64_t at_ms)
{
	if (!clock_started(c) || clock_ended(c) || clock_paused(c))
		return -1;
	int64_t ms = at_ms - reading(c, axis_ms);
	return ms > 0 ? (ms + speed(c) - 1) / speed(c) : 0;
}
