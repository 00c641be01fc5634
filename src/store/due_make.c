/* The steps of one owner made from the rules, and kept as rows. */
#include <stdlib.h>
#include <string.h>

#include "due_facts.h"

static bool
due_put_row(struct store *s, int64_t owner, const struct due *d, int64_t done_ms,
	struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"INSERT INTO due(id, owner, kind, contact_id, interview_id, note_id, step_id, "
		"event_ms, from_ms, due_ms, until_ms, done_ms, open, n_done, n_of) "
		"VALUES (:id, :owner, :kind, :contact, :interview, :note, :step, :event, :from, :due, "
		":until, :done, :open, :n_done, :n_of) "
		"ON CONFLICT(id) DO UPDATE SET owner = :owner, contact_id = :contact, "
		"interview_id = :interview, note_id = :note, step_id = :step, event_ms = :event, "
		"from_ms = :from, due_ms = :due, until_ms = :until, done_ms = :done, open = :open, "
		"n_done = :n_done, n_of = :n_of");

	sql_text(st, ":id", d->id);
	sql_int(st, ":owner", owner);
	sql_text(st, ":kind", due_rules[d->kind].kind);
	sql_ref(st, ":contact", d->contact_id);
	sql_ref(st, ":interview", d->interview_id);
	sql_ref(st, ":note", d->note_id);
	sql_ref(st, ":step", d->step_id);
	sql_int(st, ":event", d->event_ms);
	sql_int(st, ":from", d->from_ms);
	sql_int(st, ":due", d->due_ms);
	sql_int(st, ":until", d->until_ms);
	sql_int(st, ":done", done_ms);
	sql_int(st, ":open", d->open);
	sql_int(st, ":n_done", d->n_done);
	sql_int(st, ":n_of", d->n_of);
	return sql_run(s, st, e);
}

static int64_t
due_step_done_ms(const struct due_reading *k, int64_t step_id)
{
	for (size_t i = 0; i < k->n_steps; i++)
		if (k->steps[i].id == step_id)
			return k->steps[i].done_ms;
	return 0;
}

static bool
due_put_one(struct store *s, int64_t owner, const struct due_reading *k, struct due *d, struct err *e)
{
	struct decided made = { 0 };
	bool decided = store_decided(s, d->id, &made, NULL);
	int64_t done = d->step_id ? due_step_done_ms(k, d->step_id) : 0;

	due_decide(d, decided ? &made : NULL);
	if (!done && decided && !d->open)
		done = made.done_ms;
	return due_put_row(s, owner, d, done, e);
}

static bool
due_is_among(const struct due *l, size_t n, const char *id)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(l[i].id, id) == 0)
			return true;
	return false;
}

/* Rows of the owner whose reason is gone go; the others keep their numbers. */
static bool
due_drop_others(
	struct store *s, int64_t owner, const struct due *l, size_t n, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "SELECT id FROM due WHERE owner = :owner");
	struct strings gone = { 0 };
	bool ok = true;

	sql_int(st, ":owner", owner);
	while (sql_row(s, st))
		if (!due_is_among(l, n, col_str(st, 0)))
			strings_add(&gone, col_str(st, 0));
	for (size_t i = 0; ok && i < gone.n; i++) {
		st = sql_get(s, "DELETE FROM due WHERE id = :id");
		sql_text(st, ":id", gone.s[i]);
		ok = sql_run(s, st, e);
	}
	strings_free(&gone);
	return ok;
}

static bool
due_put_named(struct store *s, int64_t owner, const char *name, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "INSERT OR IGNORE INTO due_named VALUES (:name, :owner)");

	sql_text(st, ":name", name);
	sql_int(st, ":owner", owner);
	return !*name || sql_run(s, st, e);
}

/* By which names a contact that comes or goes concerns this owner. */
static bool
due_put_note_named(struct store *s, int64_t owner, const struct note *n, struct err *e)
{
	struct referral r = { 0 };
	struct text name = { 0 };
	bool ok;

	referral_read(&r, n->text);
	match_fold(&name, r.name);
	ok = due_put_named(s, owner, text_str(&name), e) && due_put_named(s, owner, n->text, e);
	text_free(&name);
	referral_done(&r);
	return ok;
}

static bool
due_put_all_named(struct store *s, int64_t owner, const struct due_reading *k, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "DELETE FROM due_named WHERE owner = :owner");
	bool ok;

	sql_int(st, ":owner", owner);
	ok = sql_run(s, st, e);
	for (size_t i = 0; ok && i < k->n_interviews; i++)
		for (size_t n = 0; ok && n < k->calls[i].n_notes; n++)
			if (k->calls[i].notes[n].kind == NOTE_REFERRAL)
				ok = due_put_note_named(s, owner, &k->calls[i].notes[n], e);
	return ok;
}

bool
due_make_owner(struct store *s, int64_t owner, struct err *e)
{
	struct due_settings how = { .policy = s->due.business ? DUE_3B7 : DUE_7D,
		.zone = s->due.zone, .holidays = &s->due.holidays, .touch = s->due.touch,
		.touch_gap = s->due.touch_gap };
	struct due_reading k = { 0 };
	struct due *l = NULL;
	size_t n = 0;
	bool ok = due_facts_read(s, owner, &k) || sql_ok(s, e);

	if (ok)
		n = due_of(&k.f, &how, &l);
	ok = ok && due_drop_others(s, owner, l, n, e) &&
	     due_put_all_named(s, owner, &k, e);
	for (size_t i = 0; ok && i < n; i++)
		ok = due_put_one(s, owner, &k, &l[i], e);
	free(l);
	due_facts_done(&k);
	return ok;
}
