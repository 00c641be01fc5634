/* clock.c: the events that a call's clock is computed from (model/clock.c does). */
#include <stdlib.h>
#include <string.h>

#include "model/call.h"
#include "private.h"

static const struct column fields[] = {
	COLUMN(clock_event, id, COL_INT64),
	COLUMN(clock_event, uuid, COL_UUID),
	COLUMN_WORD(clock_event, kind, clock_kind_names, N_CLOCK_KINDS),
	COLUMN(clock_event, axis_ms, COL_INT64),
	COLUMN(clock_event, amount_ms, COL_INT64),
	COLUMN(clock_event, wall_ms, COL_INT64),
	COLUMN(clock_event, boot_ms, COL_INT64),
	COLUMN(clock_event, mono_ms, COL_INT64),
	COLUMN(clock_event, boot_id, COL_TEXT),
};
static const struct columns columns = COLUMNS(clock_event, fields);

static const char *
store_clock_label(const void *noun)
{
	const struct clock_event *ev = noun;

	switch (ev->kind) {
	case CLOCK_START: return N_("start the call with {person}");
	case CLOCK_PAUSE: return N_("pause the call with {person}");
	case CLOCK_RESUME: return N_("continue the call with {person}");
	case CLOCK_SHIFT: return N_("set the clock of the call with {person}");
	case CLOCK_GAP: return N_("take out a gap in the call with {person}");
	case CLOCK_END: return N_("end the call with {person}");
	case CLOCK_THANKS: return N_("keep that {person} was thanked");
	default: return N_("clock of the call with {person}");
	}
}

static bool
store_clock_apply(struct store *s, int64_t interview_id, void *noun, struct err *e)
{
	struct clock_event *ev = noun;
	sqlite3_stmt *st = sql_get(s,
		"INSERT INTO clock(id, uuid, interview_id, kind, axis_ms, amount_ms, wall_ms, boot_ms, "
		"mono_ms, boot_id) VALUES (:id, :uuid, :interview, :kind, :axis_ms, :amount_ms, :wall_ms, "
		":boot_ms, :mono_ms, :boot_id)");

	number_take(s, "clock", &ev->id);
	uuid_take(ev->uuid);
	columns_bind(st, &columns, ev);
	sql_int(st, ":interview", interview_id);
	return sql_run(s, st, e);
}

/* Of a call whose end waited for the workbook, the contact is talked to now. */
static bool
apply_late(struct store *s, int64_t interview_id, void *noun, struct err *e)
{
	const struct clock_event *ev = noun;

	return store_clock_apply(s, interview_id, noun, e) &&
		(ev->kind != CLOCK_END || contact_talked(s, interview_id, e));
}

static void
store_clock_put(struct clock_event *to, const struct clock_event *from)
{
	*to = *from;
	to->boot_id = mem_str(from->boot_id);
}

static int
store_clock_by_axis(const void *a, const void *b)
{
	const struct clock_event *x = a, *y = b;

	if (x->axis_ms != y->axis_ms)
		return x->axis_ms < y->axis_ms ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

int64_t
waits_ended(const struct store *s, int64_t interview_id)
{
	for (size_t i = 0; i < s->waits.n; i++) {
		const struct waiting *w = &s->waits.w[i];
		const struct clock_event *ev = w->noun;

		if (w->op == &clock_op && w->interview_id == interview_id && ev->kind == CLOCK_END)
			return ev->wall_ms;
	}
	return 0;
}

static void
store_clock_overlay(struct call *c, const void *noun)
{
	struct clock *k = &c->clock;

	store_clock_put(list_more(&k->events, &k->n, &k->cap, sizeof(*k->events)), noun);
	qsort(k->events, k->n, sizeof(*k->events), store_clock_by_axis);
}

const struct op clock_op = { "clock", store_clock_label, &columns, "clock",
	store_clock_apply, store_clock_overlay, offsetof(struct clock_event, id),
	apply_late };

bool
store_clock_add(struct store *s, int64_t interview_id, struct clock_event *ev, struct err *e)
{
	bool ok = op_do(s, &clock_op, interview_id, ev, e) != OP_LOST;

	if (ok && ev->kind == CLOCK_END)
		snapshot_want(s);
	return ok;
}

bool
store_clock_moved(struct store *s, int64_t interview_id, int64_t by_ms, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"UPDATE clock SET wall_ms = wall_ms + :by WHERE interview_id = :interview");

	sql_int(st, ":by", by_ms);
	sql_int(st, ":interview", interview_id);
	return sql_run(s, st, e);
}

bool
store_clock_anchor(struct store *s, int64_t interview_id, struct clock_event *ev, struct err *e)
{
	if (!store_begin(s, interview_id, "anchor the clock of {person}", e))
		return false;
	s->tx.unrecorded = true;
	bool ok = store_clock_add(s, interview_id, ev, e);
	return store_done(s, ok, ok ? e : NULL) && ok;
}

static bool
store_clock_read_events(struct store *s, const struct interview *i, struct clock *k)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT * FROM clock WHERE interview_id = :interview ORDER BY axis_ms, id");

	sql_int(st, ":interview", i->id);
	k->speed = i->speed;
	return list_read(s, st, &columns, &k->events, &k->n, &k->cap);
}

bool
clock_list(struct store *s, struct call *c)
{
	return store_clock_read_events(s, &c->interview, &c->clock);
}

/* What came from a file has no events: there the wall is all there is. */
int64_t
clock_length(struct store *s, const struct interview *i)
{
	const struct moment none = { 0 };
	struct clock k = { 0 };

	if (!i->ended_ms || !store_clock_read_events(s, i, &k))
		return 0;
	int64_t ms = clock_started(&k) ? clock_elapsed(&k, &none) : i->ended_ms - i->started_ms;
	clock_done(&k);
	return ms;
}
