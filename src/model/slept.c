/*
 * slept.c: time the machine slept or was off in a call, found in the stored clock events.
 * Between two events of one boot the boot clock ran further than the monotonic
 * one by what was slept; where, only the notes between tell. A gap that acts
 * there has taken it out.
 */
#include "model/call.h"

#define WORTH_MS 5000 /* a shorter nap is not */

static int64_t
sooner(int64_t at, int64_t after, int64_t next)
{
	return at > after && at < next ? at : next;
}

/* The first stamp of anything behind `axis_ms`, `to` at most. A marker is none: it was put
 * back to before it was typed. */
static int64_t
next_stamp(const struct call *c, int64_t axis_ms, int64_t to)
{
	for (size_t i = 0; i < c->n_notes; i++)
		if (!c->notes[i].marker)
			to = sooner(c->notes[i].axis_ms, axis_ms, to);
	for (size_t i = 0; i < c->n_askings; i++)
		to = sooner(c->askings[i].axis_ms, axis_ms, to);
	for (size_t i = 0; i < c->n_checks; i++)
		to = sooner(c->checks[i].axis_ms, axis_ms, to);
	for (size_t i = 0; i < c->clock.n; i++) {
		const struct clock_event *e = &c->clock.events[i];
		to = sooner(e->axis_ms, axis_ms, to);
		if (e->kind == CLOCK_GAP)
			to = sooner(e->axis_ms - e->amount_ms, axis_ms, to);
	}
	return c->draft.n ? sooner(c->draft_axis_ms, axis_ms, to) : to;
}

static int64_t
slept_taken_out(const struct clock *c, const struct clock_between *b)
{
	int64_t sum = 0;

	for (size_t i = 0; i < c->n; i++)
		if (c->events[i].kind == CLOCK_GAP && c->events[i].axis_ms > b->from &&
			c->events[i].axis_ms <= b->to)
			sum += c->events[i].amount_ms;
	return sum;
}

/* The stretch without a stamp in which most of the clock ran: its end, and how much; of a
 * machine that was off, the last. */
static int64_t
widest(const struct call *c, const struct clock_between *b, int64_t *end)
{
	int64_t most = 0;

	*end = b->to;
	for (int64_t from = b->from, to; from < b->to; from = to) {
		to = next_stamp(c, from, b->to);
		int64_t ran = clock_run(&c->clock, to) - clock_run(&c->clock, from);
		if (ran < most && !b->restarted)
			continue;
		most = ran;
		*end = to;
	}
	return most;
}

bool
call_slept(const struct call *c, const struct moment *now, struct slept *out)
{
	struct clock_between b;
	bool found = false;

	for (size_t i = 0; clock_between(&c->clock, now, i, &b); i++) {
		struct slept s = { .restarted = b.restarted };
		if (!b.restarted && b.asleep_ms < WORTH_MS)
			continue;
		int64_t room = widest(c, &b, &s.axis_ms);
		int64_t counted = clock_run(&c->clock, b.to) - clock_run(&c->clock, b.from);
		s.ms = b.restarted ? room : b.asleep_ms - slept_taken_out(&c->clock, &b);
		s.scattered = room < s.ms;
		if (s.ms < WORTH_MS || counted < s.ms)
			continue; /* short, or within a pause */
		*out = s;
		found = true;
	}
	return found;
}
