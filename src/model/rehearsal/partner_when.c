/*
 * partner_when.c: when a practice partner does what it does unasked, in the time
 * that has run, and why it is silent. What it says is partner_talk.c.
 */
#include "model/rehearsal.h"
#include "partner_talk.h"

int64_t
check_when(const struct call *c, enum check_answer answer)
{
	for (size_t i = 0; i < c->n_checks; i++)
		if (c->checks[i].answer == answer)
			return clock_run(&c->clock, c->checks[i].axis_ms);
	return NEVER;
}

/* When the clock, as it was set by then, first reads `at_ms` or has been set past it. */
static int64_t
clock_reads(const struct clock *c, int64_t at_ms)
{
	int64_t when = at_ms;

	for (size_t i = 0; i < c->n; i++) {
		const struct clock_event *e = &c->events[i];
		int64_t set = clock_run(c, e->axis_ms);
		if (e->kind != CLOCK_SHIFT || when <= set)
			continue;
		when -= e->amount_ms;
		when = when > set ? when : set;
	}
	return when;
}

/* As long before the agreed end as in a call of 20 minutes; when they are asked for more,
 * at once. */
static int64_t
offer_when(const struct call *c, const struct partner_event *e)
{
	int agreed = c->interview.agreed_minutes;
	int64_t at_ms = e->at_ms + (agreed > 0 ? agreed - 20 : 0) * MINUTE_MS;
	int64_t asked = check_when(c, CHECK_ASKED);
	int64_t when = clock_reads(&c->clock, at_ms > 0 ? at_ms : 0);

	return asked < when ? asked + THINK_MS : when;
}

int64_t
event_when(const struct call *c, const struct partner_event *e)
{
	return e->kind == PARTNER_OFFER_TIME ? offer_when(c, e)
		: clock_reads(&c->clock, e->at_ms);
}

/* ---- silence ---- */

/* Will the partner go on with what it talked about, though nothing was asked? */
static bool
partner_when_goes_on(const struct speech *talk, size_t n, size_t next)
{
	size_t last = next;

	while (last > 0 && talk[last - 1].kind == SPEECH_EVENT)
		last--;
	while (next < n && talk[next].kind == SPEECH_EVENT)
		next++;
	return last > 0 && next < n && talk[next].kind == SPEECH_ANSWER &&
		talk[next].asked_id == talk[last - 1].asked_id;
}

enum partner_doing
partner_doing(const struct partner *p, const struct speech *talk, size_t n, int64_t at_ms)
{
	size_t next = 0;

	while (next < n && talk[next].at_ms <= at_ms)
		next++;
	const struct speech *now = next ? &talk[next - 1] : NULL;
	const struct speech *then = next < n ? &talk[next] : NULL;
	if (!now && p->late)
		return PARTNER_LATE;
	if (now && (at_ms < now->until_ms ||
			   (then && then->at_ms - now->until_ms <= BREATH_MS)))
		return PARTNER_SPEAKS;
	if (now && then && now->kind == SPEECH_EVENT && then->kind == SPEECH_EVENT &&
	    now->which == then->which)
		return p->events[now->which].kind == PARTNER_INTERRUPTION ? PARTNER_GONE
			: PARTNER_WANTS;
	if (partner_when_goes_on(talk, n, next))
		return PARTNER_PAUSES;
	return then && then->kind != SPEECH_EVENT ? PARTNER_LISTENS : PARTNER_WAITS;
}
