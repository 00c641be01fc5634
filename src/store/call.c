/* call.c: one conversation whole, as every screen, report and export reads it. */
#include <inttypes.h>
#include <stdio.h>

#include "model/call.h"
#include "private.h"

/* Has a real call with this person ended before this one? */
static bool
call_met_before(struct store *s, const struct interview *i)
{
	sqlite3_stmt *st;

	if (!i->contact_id || i->practice)
		return false;
	st = sql_get(s, "SELECT EXISTS (SELECT 1 FROM interview i JOIN timing t ON t.interview_id = i.id "
		"WHERE i.contact_id = :contact AND i.id <> :id AND NOT i.practice AND t.ended_ms > 0 "
		"AND (:began = 0 OR t.started_ms < :began) AND" SHOWN("i.batch_id") ")");
	sql_int(st, ":contact", i->contact_id);
	sql_int(st, ":id", i->id);
	sql_int(st, ":began", i->started_ms);
	return sql_number(s, st) != 0;
}

static bool
read_parts(struct store *s, struct call *c, struct err *e)
{
	int64_t contact_id = c->interview.contact_id;
	char key[32];

	if (contact_id && !store_contact_get(s, contact_id, &c->who, e))
		return false;
	if (!contact_id && c->interview.practice) /* nobody real: the name of the script */
		mem_set(&c->who.name, c->interview.partner);
	else if (!contact_id)
		intake_who(s, c->interview.id, &c->who);
	if (!clock_list(s, c) || !asked_list(s, c) || !asking_list(s, c) || !note_list(s, c) ||
	    !check_list(s, c) || !reflection_list(s, c) || !writeup_list(s, c) || !step_list(s, c))
		return sql_ok(s, e);
	c->met = call_met_before(s, &c->interview);
	snprintf(key, sizeof(key), "call/%" PRId64, c->interview.id);
	store_draft_get(s, key, &c->draft, &c->draft_axis_ms);
	return sql_ok(s, e);
}

/* What waits for the workbook is shown as if it were there. */
static void
lay_over(struct call *c, const struct waits *l)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->w[i].interview_id == c->interview.id && l->w[i].op->overlay)
			l->w[i].op->overlay(c, l->w[i].noun);
}

bool
store_call_get(struct store *s, int64_t interview_id, struct call *out, struct err *e)
{
	bool began = tx_read(s);
	bool ok;

	call_done(out);
	ok = interview_get(s, interview_id, &out->interview, e) && read_parts(s, out, e);
	if (began)
		tx_read_end(s);
	if (!ok) {
		call_done(out);
		return false;
	}
	lay_over(out, &s->waits);
	if (s->tx.away)
		lay_over(out, &s->tx.done);
	return true;
}
