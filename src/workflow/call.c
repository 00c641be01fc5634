/* call.c: a call begun and ended: its clock, and the stage of whom it was with. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "model/call.h"
#include "workflow.h"

bool
call_event(struct desk *d, int64_t id, enum clock_kind kind, int64_t axis_ms, int64_t amount_ms,
	struct err *e)
{
	struct clock_event ev = { .kind = kind, .axis_ms = axis_ms, .amount_ms = amount_ms,
		.wall_ms = d->now->wall_ms, .boot_ms = d->now->boot_ms,
		.mono_ms = d->now->mono_ms, .boot_id = mem_str(d->now->boot_id) };
	bool good = store_clock_add(d->store, id, &ev, e);

	free(ev.boot_id);
	return good;
}

/* With `whole` the stage too; else the end brings it when it comes out of the rescue file. */
static bool
call_store_end(struct desk *d, const struct interview *i, int64_t axis_ms, bool whole,
	struct err *e)
{
	if (!store_begin(d->store, i->id, "end the call with {person}", e))
		return false;
	bool good = call_event(d, i->id, CLOCK_END, axis_ms, 0, e);
	if (good && whole)
		good = stage_talked(d, i, e);
	return store_done(d->store, good, NULL) && good;
}

/* A workbook that cannot take the stage now still has the end, by the rescue file. */
bool
call_end(struct desk *d, const struct interview *i, int64_t axis_ms, struct err *e)
{
	bool good = call_store_end(d, i, axis_ms, true, e) || call_store_end(d, i, axis_ms, false, e);

	if (good)
		hook_wants(d, HOOK_AFTER_CALL, i);
	return good;
}

bool
call_end_left(struct desk *d, int64_t id, struct err *e)
{
	struct call c = { 0 };

	bool good = desk_call(d, id, &c, e) &&
		(clock_ended(&c.clock) ||
			call_end(d, &c.interview, call_last_axis(&c), e));
	call_done(&c);
	return good;
}

bool
call_drop_unused(struct desk *d, const struct call *c, struct err *e)
{
	const struct interview *i = &c->interview;

	if (!i->id || i->contact_id || c->n_notes || clock_started(&c->clock))
		return true;
	return store_interview_delete(d->store, i->id, e);
}

/* ---- held with paper ---- */

static bool
call_put_paper(struct desk *d, struct interview *i, int64_t begun_ms, int64_t length_ms,
	struct err *e)
{
	const struct moment *now = d->now;
	struct moment begin = { .wall_ms = begun_ms, .boot_ms = now->boot_ms,
		.mono_ms = now->mono_ms, .boot_id = now->boot_id };
	struct moment end = { .wall_ms = begun_ms + length_ms, .boot_ms = now->boot_ms + length_ms,
		.mono_ms = now->mono_ms + length_ms, .boot_id = now->boot_id };

	i->source = SOURCE_PAPER;
	bool good = store_interview_save(d->store, i, e);
	d->now = &begin;
	good = good && call_event(d, i->id, CLOCK_START, 0, 0, e);
	d->now = &end;
	good = good && call_event(d, i->id, CLOCK_END, length_ms, 0, e);
	d->now = now;
	return good && stage_talked(d, i, e);
}

int64_t
call_paper_begun(const struct desk *d, const struct interview *i)
{
	int64_t begun = d->now->wall_ms - i->agreed_minutes * MINUTE_MS;
	return i->scheduled_ms && i->scheduled_ms < begun ? i->scheduled_ms : begun;
}

bool
call_from_paper(struct desk *d, int64_t id, int64_t begun_ms, struct err *e)
{
	struct call c = { 0 };
	struct interview *i = &c.interview;

	if (!desk_call(d, id, &c, e))
		return false;
	int64_t length = i->agreed_minutes * MINUTE_MS;
	int64_t begun = begun_ms ? begun_ms : call_paper_begun(d, i);
	bool good = (!clock_started(&c.clock) || err_set(e, "This call was held here already.")) &&
		store_begin(d->store, id, "enter a call from paper, with {person}", e);
	if (good) {
		good = call_put_paper(d, i, begun, length, e);
		good = store_done(d->store, good, good ? e : NULL) && good;
	}
	call_done(&c);
	return good;
}

bool
call_paper_when(const struct desk *d, const char *said, int64_t *ms, struct err *e)
{
	int64_t now_ms = d->now->wall_ms;

	return time_said(said, d->config.zone, now_ms, SAID_DAY | SAID_PAST, ms, NULL, e) &&
		(*ms <= now_ms || err_set(e, "That is still to come."));
}

/* The planned interview, but for one that is agreed for a day to come: that is another call. */
static bool
call_paper_interview(struct desk *d, int64_t contact_id, int minutes, struct interview *i, struct err *e)
{
	int64_t id = interview_for(d, contact_id, e);

	if (!id || !store_interview_get(d->store, id, i, e))
		return false;
	if (i->scheduled_ms > d->now->wall_ms) {
		interview_done(i);
		*i = (struct interview){ .contact_id = contact_id, .speed = 1,
			.kind = interview_kind_for(d, contact_id),
			.agreed_minutes = d->config.agreed_minutes };
		interview_situation(d, i);
	}
	i->agreed_minutes = minutes ? minutes : i->agreed_minutes;
	return store_interview_save(d->store, i, e);
}

static int64_t
call_paper_store(struct desk *d, int64_t contact_id, int64_t begun_ms, int minutes,
	const struct strings *notes, struct err *e)
{
	struct interview i = { 0 };

	if (!store_begin(d->store, 0, "enter a call from paper, with {person}", e))
		return 0;
	bool good = call_paper_interview(d, contact_id, minutes, &i, e) &&
		call_from_paper(d, i.id, begun_ms, e);
	for (size_t n = 0; good && n < notes->n; n++)
		good = note_add(d, i.id, notes->s[n], e);
	int64_t id = i.id;
	good = store_done(d->store, good, good ? e : NULL) && good;
	interview_done(&i);
	return good ? id : 0;
}

int64_t
call_paper_add(struct desk *d, int64_t contact_id, const char *said, int minutes,
	const struct strings *notes, bool anyway, int64_t *same, struct err *e)
{
	int64_t begun_ms = 0;

	*same = 0;
	if ((minutes && !minutes_check(minutes, e)) || (said && !call_paper_when(d, said, &begun_ms, e)))
		return 0;
	*same = begun_ms && !anyway ? store_interview_begun(d->store, contact_id, begun_ms) : 0;
	if (*same) {
		err_set(e, "A call with them that began then is there already: number %" PRId64 ".", *same);
		return 0;
	}
	return call_paper_store(d, contact_id, begun_ms, minutes, notes, e);
}
