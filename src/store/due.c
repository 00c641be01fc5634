/*
 * due.c: what is due, kept in the table `due`: made from the rules of
 * model/due.h, in the transaction that changes what they look at.
 *
 * Triggers note in `due_touched` whose rows a change concerns (001 and 002
 * under data/sql). At the end of a transaction a few owners are made anew at
 * once; where many are touched (an import, a changed setting), the rest waits
 * there and is made in slices by store_tick.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "model/due.h"
#include "model/letter.h"
#include "private.h"

enum { OWNERS_AT_ONCE = 32, /* made anew within the transaction that touched them */
       AGAIN_MS = 1000 };   /* after a slice that could not be stored */

/* ---- the facts of one owner ---- */

struct facts {
	struct due_facts f;
	struct contact who;
	struct interview *interviews; size_t n_interviews, cap_interviews;
	struct due_call *calls;
	struct step *steps;           size_t n_steps, cap_steps;
	struct coursework work;
	struct coursework_state state;
	struct letter *letters;       size_t n_letters, cap_letters;
};

static void
facts_done(struct facts *k)
{
	for (size_t i = 0; i < k->n_interviews; i++) {
		struct due_call *c = &k->calls[i];
		for (size_t n = 0; n < c->n_notes; n++)
			note_done((struct note *)&c->notes[n]);
		free((void *)c->notes);
		free((void *)c->known);
		free((void *)c->to_write);
		interview_done(&k->interviews[i]);
	}
	for (size_t i = 0; i < k->n_steps; i++)
		step_done(&k->steps[i]);
	for (size_t i = 0; i < k->n_letters; i++)
		letter_done(&k->letters[i]);
	free(k->letters);
	free(k->interviews);
	free(k->calls);
	free(k->steps);
	contact_done(&k->who);
	coursework_done(&k->work);
	waypoints_free((struct waypoint *)k->state.waypoints, k->state.n_waypoints);
}

static bool
read_contact(struct store *s, int64_t owner, struct facts *k)
{
	sqlite3_stmt *st = sql_get(s, "SELECT id, uuid, stage, stage_ms, cadence, found, links, tags, referrer_id, "
		"coalesce((SELECT name FROM organisation WHERE id = organisation_id), '') AS organisation "
		"FROM contact WHERE id = :id AND" SHOWN("batch_id"));
	bool there;

	sql_int(st, ":id", owner);
	there = owner > 0 && sql_row(s, st);
	if (there) {
		columns_read(st, contact_columns(), &k->who);
		sql_end(st);
		k->f.who = &k->who;
		k->f.stage_ms = k->who.stage_ms;
	}
	return there;
}

#define FACTS " i.id, i.uuid, i.practice, i.scheduled_ms, t.started_ms, t.ended_ms " \
	"FROM interview i JOIN timing t ON t.interview_id = i.id "

static bool
read_interviews(struct store *s, int64_t owner, struct facts *k)
{
	sqlite3_stmt *st = owner > 0
		? sql_get(s, "SELECT" FACTS "WHERE i.contact_id = :owner AND" SHOWN("i.batch_id") "ORDER BY i.id")
		: sql_get(s, "SELECT" FACTS "WHERE i.id = -:owner AND i.contact_id IS NULL AND"
			SHOWN("i.batch_id"));

	sql_int(st, ":owner", owner);
	return list_read(s, st, &interview_columns, &k->interviews, &k->n_interviews,
		&k->cap_interviews);
}

int64_t
store_contact_named(struct store *s, const char *words)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT id FROM contact WHERE referral_words = :words AND referral_words <> '' "
		"AND" SHOWN("batch_id")
		"UNION ALL SELECT id FROM contact WHERE sort = :name AND sort <> '' AND" SHOWN("batch_id")
		"ORDER BY id LIMIT 1");
	struct referral r = { 0 };
	struct text name = { 0 };
	int64_t id;

	referral_read(&r, words);
	match_fold(&name, r.name);
	sql_text(st, ":words", words);
	sql_text(st, ":name", text_str(&name));
	id = sql_number(s, st);
	referral_done(&r);
	text_free(&name);
	return id;
}

/* Marks the notes taken under a question of the close that asks whether one may write. */
static bool
mark_to_write(struct store *s, int64_t interview_id, const struct note *notes, size_t n, bool *out)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT id, text FROM asked WHERE interview_id = :interview AND phase = 'close'");

	sql_int(st, ":interview", interview_id);
	while (sql_row(s, st)) {
		bool asks = note_may_write(col_str(st, 1));
		for (size_t at = 0; asks && at < n; at++)
			out[at] |= notes[at].asked_id == col_int(st, 0);
	}
	return s->rc == SQLITE_OK;
}

static bool
read_notes(struct store *s, const struct interview *i, struct due_call *c)
{
	sqlite3_stmt *st = sql_get(s, "SELECT * FROM note WHERE interview_id = :interview "
		"AND NOT marker ORDER BY axis_ms, id");
	struct note *notes = NULL;
	size_t n = 0, cap = 0;
	bool ok, *known, *to_write;

	sql_int(st, ":interview", i->id);
	ok = list_read(s, st, &note_columns, &notes, &n, &cap);
	known = mem_new(n + 1, sizeof(*known));
	to_write = mem_new(n + 1, sizeof(*to_write));
	for (size_t at = 0; at < n; at++)
		known[at] = notes[at].kind == NOTE_REFERRAL && store_contact_named(s, notes[at].text);
	ok = ok && mark_to_write(s, i->id, notes, n, to_write);
	c->notes = notes;
	c->known = known;
	c->to_write = to_write;
	c->n_notes = n;
	return ok;
}

static int
count_of(struct store *s, sqlite3_stmt *st, int64_t interview_id)
{
	sql_int(st, ":interview", interview_id);
	return (int)sql_number(s, st);
}

static bool
read_calls(struct store *s, struct facts *k)
{
	bool ok = true;

	k->calls = mem_new(k->n_interviews + 1, sizeof(*k->calls));
	for (size_t i = 0; ok && i < k->n_interviews; i++) {
		struct due_call *c = &k->calls[i];
		c->interview = &k->interviews[i];
		if (!c->interview->ended_ms || c->interview->practice)
			continue;
		ok = read_notes(s, c->interview, c);
		c->markers = count_of(s, sql_get(s,
			"SELECT count(*) FROM note WHERE interview_id = :interview AND marker"),
			c->interview->id);
		c->answers = count_of(s, sql_get(s,
			"SELECT count(*) FROM reflection WHERE interview_id = :interview "
			"AND text <> ''"), c->interview->id);
	}
	k->f.calls = k->calls;
	k->f.n_calls = k->n_interviews;
	return ok;
}

/* Most people have no call, no step typed by hand and no letter; to ask for that in one takes a fifth
 * of what it takes to ask for each. */
static struct belongings {
	bool calls, steps, letters;
}
store_due_belongings(struct store *s, int64_t owner)
{
	struct belongings b = { true, true, true };
	sqlite3_stmt *st = owner > 0 ? sql_get(s, "SELECT EXISTS (SELECT 1 FROM interview WHERE contact_id = :owner), "
		"EXISTS (SELECT 1 FROM step WHERE contact_id = :owner) OR EXISTS (SELECT 1 FROM interview i "
		"JOIN step s ON s.interview_id = i.id WHERE i.contact_id = :owner), "
		"EXISTS (SELECT 1 FROM letter WHERE contact_id = :owner)") : NULL;

	if (!st)
		return b;
	sql_int(st, ":owner", owner);
	if (sql_row(s, st)) {
		b = (struct belongings){ col_int(st, 0), col_int(st, 1), col_int(st, 2) };
		sql_end(st);
	}
	return b;
}

static bool
store_due_read_steps(struct store *s, int64_t owner, struct facts *k)
{
	sqlite3_stmt *st = owner > 0
		? sql_get(s,
			  "SELECT * FROM step WHERE contact_id = :owner UNION "
			  "SELECT s.* FROM interview i JOIN step s ON s.interview_id = i.id "
			  "WHERE i.contact_id = :owner AND s.contact_id IS NULL ORDER BY id")
		: sql_get(s,
			  "SELECT s.* FROM step s LEFT JOIN interview i ON i.id = s.interview_id "
			  "WHERE s.contact_id IS NULL AND i.contact_id IS NULL "
			  "AND s.interview_id IS nullif(-:owner, 0) ORDER BY s.id");

	sql_int(st, ":owner", owner);
	if (!list_read(s, st, &step_columns, &k->steps, &k->n_steps, &k->cap_steps))
		return false;
	k->f.steps = k->steps;
	k->f.n_steps = k->n_steps;
	return true;
}

static bool
store_due_read_letters(struct store *s, int64_t owner, struct facts *k)
{
	sqlite3_stmt *st = sql_get(s, "SELECT * FROM letter WHERE contact_id = :owner AND sent_ms > 0 "
		"ORDER BY sent_ms DESC, id DESC");

	sql_int(st, ":owner", owner);
	if (!list_read(s, st, &letter_columns, &k->letters, &k->n_letters, &k->cap_letters))
		return false;
	k->f.letters = k->letters;
	k->f.n_letters = k->n_letters;
	return true;
}

static bool
store_due_connected(struct store *s, int64_t owner)
{
	sqlite3_stmt *st = sql_get(s, "SELECT EXISTS (SELECT 1 FROM learned WHERE contact_id = :owner "
		"AND kind = 'connect')");

	sql_int(st, ":owner", owner);
	return sql_number(s, st) != 0;
}

static bool
facts_read(struct store *s, int64_t owner, struct facts *k)
{
	struct belongings b = store_due_belongings(s, owner);

	if (read_contact(s, owner, k) && k->who.links && *k->who.links)
		k->f.connected = store_due_connected(s, owner);
	if (!owner && coursework_state_read(s, &k->work, &k->state))
		k->f.work = &k->state;
	return s->rc == SQLITE_OK && (!b.calls || read_interviews(s, owner, k)) && read_calls(s, k) &&
		(!b.steps || store_due_read_steps(s, owner, k)) &&
		(!b.letters || store_due_read_letters(s, owner, k));
}

/* ---- rows ---- */

static bool
store_due_put_row(struct store *s, int64_t owner, const struct due *d, int64_t done_ms,
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
step_done_ms(const struct facts *k, int64_t step_id)
{
	for (size_t i = 0; i < k->n_steps; i++)
		if (k->steps[i].id == step_id)
			return k->steps[i].done_ms;
	return 0;
}

static bool
put_one(struct store *s, int64_t owner, const struct facts *k, struct due *d, struct err *e)
{
	struct decided made = { 0 };
	bool decided = store_decided(s, d->id, &made, NULL);
	int64_t done = d->step_id ? step_done_ms(k, d->step_id) : 0;

	due_decide(d, decided ? &made : NULL);
	if (!done && decided && !d->open)
		done = made.done_ms;
	return store_due_put_row(s, owner, d, done, e);
}

static bool
is_among(const struct due *l, size_t n, const char *id)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(l[i].id, id) == 0)
			return true;
	return false;
}

/* Rows of the owner whose reason is gone go; the others keep their numbers. */
static bool
store_due_drop_others(
	struct store *s, int64_t owner, const struct due *l, size_t n, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "SELECT id FROM due WHERE owner = :owner");
	struct strings gone = { 0 };
	bool ok = true;

	sql_int(st, ":owner", owner);
	while (sql_row(s, st))
		if (!is_among(l, n, col_str(st, 0)))
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
put_named(struct store *s, int64_t owner, const char *name, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "INSERT OR IGNORE INTO due_named VALUES (:name, :owner)");

	sql_text(st, ":name", name);
	sql_int(st, ":owner", owner);
	return !*name || sql_run(s, st, e);
}

/* By which names a contact that comes or goes concerns this owner. */
static bool
put_note_named(struct store *s, int64_t owner, const struct note *n, struct err *e)
{
	struct referral r = { 0 };
	struct text name = { 0 };
	bool ok;

	referral_read(&r, n->text);
	match_fold(&name, r.name);
	ok = put_named(s, owner, text_str(&name), e) && put_named(s, owner, n->text, e);
	text_free(&name);
	referral_done(&r);
	return ok;
}

static bool
put_all_named(struct store *s, int64_t owner, const struct facts *k, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "DELETE FROM due_named WHERE owner = :owner");
	bool ok;

	sql_int(st, ":owner", owner);
	ok = sql_run(s, st, e);
	for (size_t i = 0; ok && i < k->n_interviews; i++)
		for (size_t n = 0; ok && n < k->calls[i].n_notes; n++)
			if (k->calls[i].notes[n].kind == NOTE_REFERRAL)
				ok = put_note_named(s, owner, &k->calls[i].notes[n], e);
	return ok;
}

static bool
make_owner(struct store *s, int64_t owner, struct err *e)
{
	struct due_settings how = { .policy = s->due.business ? DUE_3B7 : DUE_7D,
		.zone = s->due.zone, .holidays = &s->due.holidays, .touch = s->due.touch,
		.touch_gap = s->due.touch_gap };
	struct facts k = { 0 };
	struct due *l = NULL;
	size_t n = 0;
	bool ok = facts_read(s, owner, &k) || sql_ok(s, e);

	if (ok)
		n = due_of(&k.f, &how, &l);
	ok = ok && store_due_drop_others(s, owner, l, n, e) &&
	     put_all_named(s, owner, &k, e);
	for (size_t i = 0; ok && i < n; i++)
		ok = put_one(s, owner, &k, &l[i], e);
	free(l);
	facts_done(&k);
	return ok;
}

/* ---- the owners that were touched ---- */

static size_t
read_touched(struct store *s, int64_t *out, size_t most)
{
	sqlite3_stmt *st = sql_get(s, "SELECT owner FROM due_touched LIMIT :most");
	size_t n = 0;

	sql_int(st, ":most", (int64_t)most);
	while (sql_row(s, st))
		out[n++] = col_int(st, 0);
	return n;
}

static bool
forget_touched(struct store *s, int64_t owner, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "DELETE FROM due_touched WHERE owner = :owner");

	sql_int(st, ":owner", owner);
	return sql_run(s, st, e);
}

bool
due_refresh(struct store *s, struct err *e)
{
	int64_t owner[OWNERS_AT_ONCE];
	size_t n = read_touched(s, owner, OWNERS_AT_ONCE);
	bool ok = sql_ok(s, e);

	for (size_t i = 0; ok && i < n; i++)
		ok = make_owner(s, owner[i], e) && forget_touched(s, owner[i], e);
	if (n == OWNERS_AT_ONCE)
		s->due.more = true;
	return ok;
}

/* ---- the settings they are made of ---- */

/* As they are kept beside the rows, the version of the rules with them. */
static void
settings_text(const struct store *s, struct text *out)
{
	/* Raised when a rule that stands is changed; a new one changes the number of kinds. */
	enum { RULES_VERSION = 3 };

	text_addf(out, "%d.%d %s %s ", RULES_VERSION, N_DUE_KINDS,
		s->due.business ? "3b7" : "7d", s->due.zone);
	strings_join(&s->due.holidays, " ", out);
	if (s->due.touch && *s->due.touch)
		text_addf(out, " %s %d", s->due.touch, s->due.touch_gap);
}

static void
due_look(struct store *s, const char *settings)
{
	sqlite3_stmt *st = sql_get(s, "SELECT settings <> :settings, EXISTS (SELECT 1 FROM due_touched) "
		"OR EXISTS (SELECT 1 FROM batch WHERE due_interview IS NOT NULL) FROM due_made WHERE id = 1");

	sql_text(st, ":settings", settings);
	s->due.stale = true;
	if (sql_row(s, st)) {
		s->due.stale = col_int(st, 0);
		s->due.more = col_int(st, 1);
		sql_end(st);
	}
	s->due.more |= s->due.stale;
}

/* Within a transaction. */
static bool
touch_all(struct store *s, struct err *e)
{
	struct text settings = { 0 };
	sqlite3_stmt *st;
	bool ok;

	settings_text(s, &settings);
	ok = sql_exec(s, "INSERT OR IGNORE INTO due_touched SELECT id FROM contact;"
			 "INSERT OR IGNORE INTO due_touched "
			 "SELECT -id FROM interview WHERE contact_id IS NULL;"
			 "INSERT OR IGNORE INTO due_touched VALUES (0)", e);
	st = sql_get(s, "UPDATE due_made SET settings = :settings WHERE id = 1");
	sql_text(st, ":settings", text_str(&settings));
	ok = ok && sql_run(s, st, e);
	text_free(&settings);
	return ok;
}

/* ---- of batches ---- */

enum { HIDDEN_AT_ONCE = 250 };

/* Of a batch, the rows past one up to another. */
struct due_rows {
	int64_t batch, past, upto;
};

static bool
due_rows_run(struct store *s, const char *sql, const struct due_rows *x, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, sql);

	sql_int(st, ":id", x->batch);
	sql_int(st, ":past", x->past);
	sql_int(st, ":upto", x->upto);
	return sql_run(s, st, e);
}

static bool
due_rows_done(struct store *s, const char *sql, const struct due_rows *x, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, sql);

	sql_int(st, ":id", x->batch);
	sql_int(st, ":upto", x->upto);
	return sql_run(s, st, e);
}

/* One that was shown or hidden and whose steps are not made to the end; 0: none. */
static int64_t
due_batch(struct store *s, bool *shown)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT id, whole = 1 FROM batch WHERE due_interview IS NOT NULL LIMIT 1");
	int64_t id = 0;

	if (sql_row(s, st)) {
		id = col_int(st, 0);
		*shown = col_int(st, 1);
		sql_end(st);
	}
	return id;
}

/* The next rows; false: there are no more. */
static bool
due_rows_next(struct store *s, const char *sql, size_t most, struct due_rows *x)
{
	sqlite3_stmt *st = sql_get(s, sql);

	x->upto = 0;
	sql_int(st, ":id", x->batch);
	sql_int(st, ":most", (int64_t)most);
	if (sql_row(s, st)) {
		x->past = col_int(st, 0);
		x->upto = col_int(st, 1);
		sql_end(st);
	}
	return x->upto != 0;
}

#define OF_ROWS "batch_id = :id AND id > :past AND id <= :upto"

/* What is hidden has no steps. */
static bool
due_batch_hide(struct store *s, const struct due_rows *x, struct err *e)
{
	return due_rows_run(s, "DELETE FROM due WHERE owner IN (SELECT id FROM contact WHERE " OF_ROWS ")", x, e) &&
	       due_rows_run(s, "DELETE FROM due_named WHERE owner IN "
			"(SELECT id FROM contact WHERE " OF_ROWS ")", x, e);
}

static bool
due_batch_show(struct store *s, const struct due_rows *x, struct err *e)
{
	return due_rows_run(s, "INSERT OR IGNORE INTO due_touched SELECT id FROM contact WHERE " OF_ROWS, x, e);
}

/* Theirs, and those of whom they were named by. */
static bool
due_batch_contacts(struct store *s, struct due_rows *x, bool shown, bool *more, struct err *e)
{
	*more = due_rows_next(s, "SELECT due_contact, (SELECT max(id) FROM (SELECT id FROM contact "
		"WHERE batch_id = :id AND id > due_contact ORDER BY id LIMIT :most)) "
		"FROM batch WHERE id = :id", shown ? OWNERS_AT_ONCE : HIDDEN_AT_ONCE, x);
	if (!*more)
		return sql_ok(s, e);
	return due_rows_run(s, "INSERT OR IGNORE INTO due_touched SELECT n.owner FROM contact c "
			"CROSS JOIN due_named n ON n.name IN (c.sort, c.referral_words) "
			"WHERE c.batch_id = :id AND c.id > :past AND c.id <= :upto", x, e) &&
	       (shown ? due_batch_show : due_batch_hide)(s, x, e) &&
	       due_rows_done(s, "UPDATE batch SET due_contact = :upto WHERE id = :id", x, e);
}

static bool
due_batch_interviews(struct store *s, struct due_rows *x, bool *more, struct err *e)
{
	*more = due_rows_next(s, "SELECT due_interview, (SELECT max(id) FROM (SELECT id FROM interview "
		"WHERE batch_id = :id AND id > due_interview ORDER BY id LIMIT :most)) "
		"FROM batch WHERE id = :id", OWNERS_AT_ONCE, x);
	if (!*more)
		return sql_ok(s, e);
	return due_rows_run(s, "INSERT OR IGNORE INTO due_touched SELECT coalesce(contact_id, -id) "
			"FROM interview WHERE " OF_ROWS, x, e) &&
	       due_rows_done(s, "UPDATE batch SET due_interview = :upto WHERE id = :id", x, e);
}

/* The next owners of a batch are touched, when no others wait. */
static bool
due_batch_slice(struct store *s, struct err *e)
{
	struct due_rows x = { 0 };
	bool shown = false, more = false, ok;

	x.batch = due_batch(s, &shown);
	if (!x.batch)
		return sql_ok(s, e);
	s->due.more = true;
	ok = due_batch_contacts(s, &x, shown, &more, e);
	if (ok && !more)
		ok = due_batch_interviews(s, &x, &more, e);
	if (ok && !more)
		ok = due_rows_done(s, "UPDATE batch SET due_interview = NULL, due_contact = NULL "
			"WHERE id = :id AND :upto = 0", &x, e);
	return ok;
}

/* ---- in slices ---- */

static bool
is_touched(struct store *s)
{
	return sql_number(s, sql_get(s, "SELECT EXISTS (SELECT 1 FROM due_touched) "
		"OR EXISTS (SELECT 1 FROM batch WHERE due_interview IS NOT NULL)")) != 0;
}

static bool
is_owner_touched(struct store *s)
{
	return sql_number(s, sql_get(s, "SELECT EXISTS (SELECT 1 FROM due_touched)")) != 0;
}

static bool
slice(struct store *s, struct err *e)
{
	bool ok;

	s->tx.plain = false;
	s->tx.unrecorded = true;
	ok = (!s->due.stale || touch_all(s, e)) && (is_owner_touched(s) || due_batch_slice(s, e));
	ok = tx_end(s, ok, ok ? e : NULL) && ok; /* the commit makes the steps */
	s->due.stale = s->due.stale && !ok;
	return ok;
}

/* One slice, a transaction of its own; one that could not be stored is tried again. */
static bool
refresh_slice(struct store *s, int wait_ms, struct err *e)
{
	s->due.more = false;
	if (tx_begin(s, 0, NULL, wait_ms, e) && slice(s, e))
		return true;
	s->due.more = true;
	s->due.again_ms = s->now.boot_ms + AGAIN_MS;
	return false;
}

int64_t
due_more(const struct store *s, const struct moment *now)
{
	if (!s->due.more || s->readonly)
		return -1;
	return s->due.again_ms > now->boot_ms ? s->due.again_ms - now->boot_ms : 0;
}

void
due_tick(struct store *s, const struct moment *now)
{
	if (due_more(s, now) == 0 && !s->tx.depth)
		refresh_slice(s, WAIT_KEY_MS, NULL);
}

bool
store_due_waits(const struct store *s)
{
	return s->due.more;
}

void
due_close(struct store *s)
{
	free(s->due.zone);
	free(s->due.touch);
	strings_free(&s->due.holidays);
}

/* ---- all of them anew ---- */

static void
take_settings(struct store *s, bool business, const char *zone, const struct strings *holidays)
{
	s->due.business = business;
	mem_set(&s->due.zone, zone ? zone : "");
	strings_free(&s->due.holidays);
	if (holidays)
		strings_copy(&s->due.holidays, holidays);
}

void
store_due_touch(struct store *s, const char *touch, int gap)
{
	mem_set(&s->due.touch, touch);
	s->due.touch_gap = gap;
}

bool
store_due_settings(struct store *s, bool business, const char *zone,
	const struct strings *holidays, struct err *e)
{
	struct text settings = { 0 };

	take_settings(s, business, zone, holidays);
	settings_text(s, &settings);
	due_look(s, text_str(&settings));
	text_free(&settings);
	if (!s->due.more || s->readonly)
		return sql_ok(s, e);
	return s->flags & STORE_SCREEN ? refresh_slice(s, WAIT_SCREEN_MS, e)
				       : store_due_make(s, e);
}

bool
store_due_make(struct store *s, struct err *e)
{
	bool ok = true;

	while (ok && (s->due.stale || is_touched(s)))
		ok = refresh_slice(s, tx_wait(s), e);
	return ok;
}
