/* due_read.c: what is due, as screens and commands read it, and what a person decides of it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/due.h"
#include "private.h"

/* ---- one step, with all that its words are made of ---- */

static void
due_read_take(char **to, sqlite3_stmt *st, int column)
{
	mem_set(to, col_str(st, column));
}

static void
read_due(sqlite3_stmt *st, struct due *d)
{
	int kind = due_rule_find(col_str(st, 2));

	snprintf(d->id, sizeof(d->id), "%s", col_str(st, 1));
	d->kind = kind < 0 ? DUE_STEP : (enum due_kind)kind;
	d->contact_id = col_int(st, 3);
	d->interview_id = col_int(st, 4);
	d->note_id = col_int(st, 5);
	d->step_id = col_int(st, 6);
	d->event_ms = col_int(st, 7);
	d->from_ms = col_int(st, 8);
	d->due_ms = col_int(st, 9);
	d->until_ms = col_int(st, 10);
	d->open = col_int(st, 12) != 0;
}

/* Words decided on for an event that has moved are not used, where the rule asks anew. A step
 * typed by hand has its words in its own row. */
static void
read_own(sqlite3_stmt *st, struct due_row *r)
{
	bool moved = due_rules[r->due.kind].again && col_int(st, 19) != r->due.event_ms;

	mem_set(&r->own, moved || r->due.kind == DUE_STEP ? "" : col_str(st, 18));
}

static void
read_row(struct store *s, sqlite3_stmt *st, struct due_row *r)
{
	r->number = col_int(st, 0);
	read_due(st, &r->due);
	r->done_ms = col_int(st, 11);
	due_read_take(&r->name, st, 13);
	due_read_take(&r->role, st, 14);
	due_read_take(&r->organisation, st, 15);
	due_read_take(&r->referrer, st, 16);
	due_read_take(&r->note, st, 17);
	read_own(st, r);
	due_read_take(&r->reason, st, 20);
	due_read_take(&r->channel, st, 21);
	due_read_take(&r->found, st, 22);
	r->practice = col_int(st, 23) != 0;
	r->markers = (int)col_int(st, 24);
	r->answers = (int)col_int(st, 25);
	due_read_take(&r->theirs, st, 26);
	r->names = (int)col_int(st, 27);
	r->due.n_done = (int)col_int(st, 28);
	r->due.n_of = (int)col_int(st, 29);
	due_read_take(&r->course, st, 30);
	if (r->due.kind == DUE_MILESTONE)
		due_read_take(&r->note, st, 31);
	r->ended = r->due.kind == DUE_RUNNING && waits_ended(s, r->due.interview_id);
}

/* The columns are in the order of read_row. Thanks to a referrer are about them, and name whom
 * they named. Written out rather than kept as a view: a view is parsed at each opening. */
#define WHOLE \
	"SELECT d.number, d.id, d.kind, d.contact_id, d.interview_id, d.note_id, d.step_id, " \
	"d.event_ms, d.from_ms, d.due_ms, d.until_ms, d.done_ms, d.open, " \
	"coalesce(c.name, partner_name(i.partner), ''), c.role, o.name, r.name, coalesce(s.text, n.text), " \
	"k.text, k.event_ms, s.kind, i.channel, c.found, i.practice, " \
	"CASE WHEN d.kind = 'debrief' THEN (SELECT count(*) FROM note m " \
	"WHERE m.interview_id = d.interview_id AND m.marker) ELSE 0 END, " \
	"CASE WHEN d.kind = 'debrief' THEN (SELECT count(*) FROM reflection f " \
	"WHERE f.interview_id = d.interview_id AND f.text <> '') ELSE 0 END, " \
	"coalesce(nullif(c.zone, ''), i.zone), " \
	"CASE WHEN d.kind = 'debrief' THEN (SELECT count(*) FROM due w " \
	"WHERE w.interview_id = d.interview_id AND w.kind = 'referral') ELSE 0 END, " \
	"d.n_done, d.n_of, " \
	"CASE WHEN d.kind = 'hand-in' THEN (SELECT course FROM coursework) END, " \
	"CASE WHEN d.kind = 'milestone' THEN (SELECT m.text FROM milestone m " \
	"WHERE m.uuid = substr(d.id, 11)) END " \
	"FROM due d " \
	"LEFT JOIN interview i ON i.id = d.interview_id " \
	"LEFT JOIN contact c ON c.id = CASE WHEN d.kind = 'referrer-thanks' THEN i.contact_id " \
	"ELSE coalesce(d.contact_id, i.contact_id) END " \
	"LEFT JOIN organisation o ON o.id = c.organisation_id " \
	"LEFT JOIN contact r ON r.id = CASE WHEN d.kind = 'referrer-thanks' THEN d.contact_id " \
	"ELSE c.referrer_id END " \
	"LEFT JOIN note n ON n.id = d.note_id " \
	"LEFT JOIN step s ON s.id = d.step_id " \
	"LEFT JOIN decided k ON k.id = d.id "

bool
store_due_get(struct store *s, int64_t number, struct due_row *out)
{
	sqlite3_stmt *st = sql_get(s, WHOLE "WHERE d.number = :number");
	bool there;

	sql_int(st, ":number", number);
	there = sql_row(s, st);
	if (there) {
		read_row(s, st, out);
		sql_end(st);
	}
	return there;
}

static bool
due_read_by_id(struct store *s, const char *id, struct due_row *out)
{
	sqlite3_stmt *st = sql_get(s, "SELECT number FROM due WHERE id = :id");
	int64_t number;

	sql_text(st, ":id", id);
	number = sql_number(s, st);
	return number && store_due_get(s, number, out);
}

/* ---- by an id, or its beginning ---- */

/* Ids that begin so: at most `most`, appended. */
static void
begin_so(struct store *s, const char *beginning, size_t most, struct strings *out)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT id FROM due WHERE id >= :from AND id < :from || char(1114111) "
		"ORDER BY id LIMIT :most");

	sql_text(st, ":from", beginning);
	sql_int(st, ":most", (int64_t)most);
	while (sql_row(s, st))
		strings_add(out, col_str(st, 0));
}

bool
store_due_find(struct store *s, const char *id, struct due_row *out, struct err *e)
{
	enum { TOLD = 5 };
	struct strings ids = { 0 };
	struct text all = { 0 };
	bool found = due_read_by_id(s, id, out);

	if (!found && strchr(id, ':'))
		begin_so(s, id, TOLD, &ids);
	if (ids.n == 1)
		found = due_read_by_id(s, ids.s[0], out);
	strings_join(&ids, ", ", &all);
	if (!found && ids.n > 1)
		err_set(e, "\"%s\" may be any of %s. Write more of it.", id, text_str(&all));
	else if (!found && sql_ok(s, e))
		err_set(e, "There is no step \"%s\". \"halfhour today --json\" lists the steps with "
			"their ids.", id);
	text_free(&all);
	strings_free(&ids);
	return found;
}

/* ---- lists ---- */

/* Ideas are in the order in which people are written to, by their index; those that are put
 * off or dropped are passed over. */
static sqlite3_stmt *
query_of_kind(struct store *s, const struct due_wish *w)
{
	sqlite3_stmt *st = w->kind == DUE_WRITE
		? sql_get(s,
			  "SELECT d.number FROM contact c CROSS JOIN due d ON d.id = 'write:' || c.uuid "
			  "WHERE c.stage = 'idea' AND d.open = 1 AND d.from_ms <= :shown "
			  "ORDER BY c.path = 'referral' DESC, c.id DESC LIMIT :most")
		: sql_get(s,
			  "SELECT number FROM due WHERE open = 1 AND kind = :kind "
			  "AND from_ms <= :shown ORDER BY from_ms LIMIT :most");

	if (w->kind != DUE_WRITE)
		sql_text(st, ":kind", due_rules[w->kind].kind);
	sql_int(st, ":shown", w->shown_ms);
	sql_int(st, ":most", w->most ? (int64_t)w->most : -1);
	return st;
}

static sqlite3_stmt *
query_of(struct store *s, const struct due_wish *w)
{
	sqlite3_stmt *st;

	if (w->contact_id) {
		st = sql_get(s, "SELECT number FROM due WHERE contact_id = :contact "
				"ORDER BY open DESC, due_ms = 0, due_ms, number");
		sql_int(st, ":contact", w->contact_id);
	} else if (w->interview_id) {
		st = sql_get(s, "SELECT number FROM due WHERE interview_id = :interview "
				"ORDER BY due_ms = 0, due_ms, number");
		sql_int(st, ":interview", w->interview_id);
	} else {
		st = query_of_kind(s, w);
	}
	return st;
}

static bool
due_read_numbers(struct store *s, const struct due_wish *w, int64_t **numbers, size_t *n,
	struct err *e)
{
	sqlite3_stmt *st = query_of(s, w);
	size_t cap = 0;

	while (sql_row(s, st)) {
		mem_grow(*numbers, &cap, *n + 1);
		(*numbers)[(*n)++] = col_int(st, 0);
	}
	return sql_ok(s, e);
}

/* By the numbers of the rows: the join of eight tables is prepared once for all lists, which
 * takes longer than to read them. */
bool
store_due_each(struct store *s, const struct due_wish *w,
	bool (*each)(void *user, const struct due_row *r), void *user, struct err *e)
{
	struct due_row one = { 0 };
	int64_t *numbers = NULL;
	size_t n = 0;
	bool ok = due_read_numbers(s, w, &numbers, &n, e), go_on = true;

	for (size_t i = 0; ok && go_on && i < n; i++)
		if (store_due_get(s, numbers[i], &one))
			go_on = each(user, &one);
		else
			ok = sql_ok(s, e);
	free(numbers);
	due_row_done(&one);
	return ok;
}

static bool
due_read_add_step(void *user, const struct due_row *r)
{
	struct call *c = user;

	if (!due_is_step(r->due.kind) || (!r->due.open && !r->done_ms))
		return true;
	due_row_copy(list_more(&c->steps, &c->n_steps, &c->cap_steps, sizeof(*c->steps)), r);
	return true;
}

bool
step_list(struct store *s, struct call *c)
{
	const struct due_wish of = { .interview_id = c->interview.id };

	return store_due_each(s, &of, due_read_add_step, c, NULL);
}

/* ---- what a person decided ---- */

bool
store_decided(struct store *s, const char *id, struct decided *out, struct text *own)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT event_ms, done_ms, dropped_ms, snoozed_ms, own_ms, text FROM decided "
		"WHERE id = :id");
	bool there;

	*out = (struct decided){ 0 };
	sql_text(st, ":id", id);
	there = sql_row(s, st);
	if (there) {
		*out = (struct decided){ .event_ms = col_int(st, 0), .done_ms = col_int(st, 1),
			.dropped_ms = col_int(st, 2), .snoozed_ms = col_int(st, 3),
			.own_ms = col_int(st, 4) };
		if (own)
			text_set(own, col_str(st, 5));
		sql_end(st);
	}
	return there;
}

static bool
is_nothing(const struct decided *k, const char *own)
{
	return !k->done_ms && !k->dropped_ms && !k->snoozed_ms && !k->own_ms && !(own && *own);
}

static bool
due_read_forget(struct store *s, const char *id, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "DELETE FROM decided WHERE id = :id");

	sql_text(st, ":id", id);
	return sql_run(s, st, e);
}

static bool
due_read_put(struct store *s, const char *id, const struct decided *k, const char *own, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"INSERT INTO decided(id, event_ms, done_ms, dropped_ms, snoozed_ms, own_ms, text) "
		"VALUES (:id, :event, :done, :dropped, :snoozed, :own, :text) "
		"ON CONFLICT(id) DO UPDATE SET event_ms = :event, done_ms = :done, "
		"dropped_ms = :dropped, snoozed_ms = :snoozed, own_ms = :own, text = :text");

	sql_text(st, ":id", id);
	sql_int(st, ":event", k->event_ms);
	sql_int(st, ":done", k->done_ms);
	sql_int(st, ":dropped", k->dropped_ms);
	sql_int(st, ":snoozed", k->snoozed_ms);
	sql_int(st, ":own", k->own_ms);
	sql_text(st, ":text", own);
	return sql_run(s, st, e);
}

bool
store_decide(struct store *s, int64_t scope, const char *id, const struct decided *k,
	const char *own, const char *label, struct err *e)
{
	bool ok;

	if (!tx_change(s, scope, label, e))
		return false;
	ok = is_nothing(k, own) ? due_read_forget(s, id, e)
				: due_read_put(s, id, k, own, e);
	return tx_end(s, ok, ok ? e : NULL) && ok;
}
