/*
 * draft.c: what is being typed, saved at every burst of keys. A draft belongs
 * to the program that typed it: the key of its row is the name the screens
 * give it ("call/7"), a tab, and the owner (owner.c), so that two programs at
 * the same place have a row each. One whose owner has ended is offered to who
 * asks next, and becomes theirs by that. A key without an owner is nobody's.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "private.h"

struct draft {
	char *key, *text;
	int64_t axis_ms;
	bool gone;
};

static const struct column fields[] = {
	COLUMN(draft, key, COL_TEXT),
	COLUMN(draft, text, COL_TEXT),
	COLUMN(draft, axis_ms, COL_INT64),
	COLUMN(draft, gone, COL_BOOL),
};
static const struct columns columns = COLUMNS(draft, fields);

static bool
draft_delete_row(struct store *s, const struct draft *d, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "DELETE FROM draft WHERE key = :key");

	sql_text(st, ":key", d->key);
	return sql_run(s, st, e);
}

static bool
draft_apply(struct store *s, int64_t interview_id, void *noun, struct err *e)
{
	const struct draft *d = noun;

	(void)interview_id;
	if (d->gone)
		return draft_delete_row(s, d, e);
	sqlite3_stmt *st = sql_get(s,
		"INSERT INTO draft(key, text, axis_ms) VALUES (:key, :text, :axis_ms) "
		"ON CONFLICT(key) DO UPDATE SET text = :text, axis_ms = :axis_ms");
	sql_text(st, ":key", d->key);
	sql_text(st, ":text", d->text);
	sql_int(st, ":axis_ms", d->axis_ms);
	return sql_run(s, st, e);
}

const struct op draft_op = { "draft", NULL, &columns, NULL, draft_apply, NULL, 0, NULL };

/* One that a file from outside made up may have no key at all. */
static bool
draft_is_of(const struct waiting *w, const char *key)
{
	const struct draft *d = w->noun;

	return w->op == &draft_op && d->key && key && strcmp(d->key, key) == 0;
}

bool
draft_superseded(const struct waits *l, size_t at)
{
	const struct draft *d = l->w[at].noun;

	for (size_t i = at + 1; l->w[at].op == &draft_op && i < l->n; i++)
		if (draft_is_of(&l->w[i], d->key))
			return true;
	return false;
}

/* ---- whose it is ---- */

void
draft_key(const struct store *s, const char *key, struct text *out)
{
	text_clear(out);
	text_add(out, key);
	text_addc(out, '\t');
	text_add(out, s->owner);
}

static const char *
owner_of(const char *row)
{
	const char *tab = strrchr(row, '\t');

	return tab ? tab + 1 : "";
}

static bool
draft_is_named(const char *row, const char *key)
{
	size_t n = strlen(key);

	return strncmp(row, key, n) == 0 && (row[n] == '\t' || !row[n]);
}

/* May it be offered here? One that only looks sees everybody's. */
static bool
is_offered(const struct store *s, const char *row)
{
	return s->flags & STORE_READ || strcmp(owner_of(row), s->owner) == 0 ||
	       owner_ended(s, owner_of(row));
}

/* ---- set ---- */

/* The interview of a key "call/ID", else 0. */
static int64_t
draft_interview_of(const char *key)
{
	return strncmp(key, "call/", 5) == 0 ? strtoll(key + 5, NULL, 10) : 0;
}

static void
draft_fill(struct draft *d, const char *row, const char *text, int64_t axis_ms)
{
	d->key = mem_str(row);
	d->text = mem_str(text);
	d->axis_ms = axis_ms;
	d->gone = text == NULL;
}

bool
draft_put(struct store *s, const char *row, const char *text, int64_t axis_ms, struct err *e)
{
	struct draft d = { 0 };
	bool ok;

	draft_fill(&d, row, text, axis_ms);
	ok = op_do(s, &draft_op, draft_interview_of(row), &d, e) != OP_LOST;
	columns_free(&columns, &d);
	return ok;
}

bool
draft_overlay(struct store *s, const char *row, const char *text, int64_t axis_ms, struct err *e)
{
	struct draft d = { 0 };

	(void)e;
	draft_fill(&d, row, text, axis_ms);
	waits_add(&s->waits, &draft_op, draft_interview_of(row), &d);
	columns_free(&columns, &d);
	return true;
}

bool
store_draft_set(struct store *s, const char *key, const char *text, int64_t axis_ms, struct err *e)
{
	struct text row = { 0 };
	bool ok;

	draft_key(s, key, &row);
	ok = draft_put(s, row.s, text, axis_ms, e);
	text_free(&row);
	return ok;
}

bool
store_mark_set(struct store *s, const char *key, const char *text, struct err *e)
{
	return draft_put(s, key, text, 0, e);
}

bool
store_mark_once(struct store *s, const char *key)
{
	bool first;

	if (s->readonly || !tx_begin(s, 0, NULL, tx_wait(s), NULL))
		return false;
	sqlite3_stmt *st = sql_get(s,
		"INSERT INTO draft(key, text, axis_ms) VALUES (:key, 'yes', 0) ON CONFLICT(key) DO NOTHING");
	sql_text(st, ":key", key);
	first = sql_run(s, st, NULL) && sqlite3_changes(s->db) == 1;
	return tx_end(s, first, NULL) && first;
}

/* ---- the rows, with what waits for the workbook laid over them ---- */

struct drafts {
	struct draft *d;
	size_t n, cap;
};

static void
drafts_free(struct drafts *l)
{
	for (size_t i = 0; i < l->n; i++)
		columns_free(&columns, &l->d[i]);
	free(l->d);
	*l = (struct drafts){ 0 };
}

static void
draft_lay(struct drafts *l, const struct draft *from)
{
	struct draft *d = NULL;

	for (size_t i = 0; i < l->n && !d; i++)
		if (strcmp(l->d[i].key, from->key) == 0)
			d = &l->d[i];
	if (!d)
		d = list_more(&l->d, &l->n, &l->cap, sizeof(*d));
	columns_free(&columns, d);
	draft_fill(d, from->key,
		from->gone   ? NULL
		: from->text ? from->text
			     : "",
		from->axis_ms);
}

static void
lay_waiting(struct drafts *l, const struct waits *waits, const char *key)
{
	for (size_t i = 0; i < waits->n; i++) {
		const struct draft *d = waits->w[i].noun;

		if (waits->w[i].op == &draft_op && d->key && (!key || draft_is_named(d->key, key)))
			draft_lay(l, d);
	}
}

/* The own line that neither the workbook nor the rescue file took. */
static void
lay_kept(struct store *s, struct drafts *out, const char *key)
{
	struct draft_line l;
	struct draft d = { 0 };

	if (!draft_buffer_waits(s, &l) || (key && !draft_is_named(l.row, key)))
		return;
	draft_fill(&d, l.row, l.text, l.axis_ms);
	draft_lay(out, &d);
	columns_free(&columns, &d);
}

/* Rows of one key, or of all (NULL). The tab's next is the newline. */
static void
drafts_read(struct store *s, const char *key, struct drafts *out)
{
	sqlite3_stmt *st = sql_get(s, key
		? "SELECT key, text, axis_ms FROM draft WHERE key = :key "
		  "OR key > :key || char(9) AND key < :key || char(10)"
		: "SELECT key, text, axis_ms FROM draft ORDER BY key");

	if (key)
		sql_text(st, ":key", key);
	list_read(s, st, &columns, &out->d, &out->n, &out->cap);
	draft_buffer_look(s);
	lay_waiting(out, &s->waits, key);
	lay_waiting(out, &s->tx.done, key);
	lay_kept(s, out, key);
}

static const struct draft *
own(const struct store *s, const struct drafts *l)
{
	for (size_t i = 0; i < l->n; i++)
		if (!l->d[i].gone && strcmp(owner_of(l->d[i].key), s->owner) == 0)
			return &l->d[i];
	return NULL;
}

/* The own one; else the newest that may be offered, or the oldest. One without text comes
 * after all others. `more`: how many others may be offered then. NULL: none. */
static const struct draft *
draft_choose(const struct store *s, const struct drafts *l, bool oldest, size_t *more)
{
	const struct draft *best = own(s, l), *mine = best && *best->text ? best : NULL;
	size_t n = 0;

	for (size_t i = 0; i < l->n && !mine; i++) {
		const struct draft *d = &l->d[i];

		if (d->gone || !*d->text || !is_offered(s, d->key))
			continue;
		if (!n++ || (oldest ? d->axis_ms < best->axis_ms : d->axis_ms > best->axis_ms))
			best = d;
	}
	if (more)
		*more = n ? n - 1 : 0;
	return best;
}

/* ---- a note has come of it ---- */

bool
draft_noted(struct store *s, int64_t interview_id, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"DELETE FROM draft WHERE key = 'call/' || :interview || char(9) || :owner");

	sql_int(st, ":interview", interview_id);
	sql_text(st, ":owner", s->owner);
	return sql_run(s, st, e);
}

static bool
is_waiting(const struct waits *l, const char *row)
{
	for (size_t i = l->n; i-- > 0;)
		if (draft_is_of(&l->w[i], row))
			return !((const struct draft *)l->w[i].noun)->gone;
	return false;
}

static bool
draft_is_stored(struct store *s, const char *row)
{
	sqlite3_stmt *st = sql_get(s, "SELECT count(*) FROM draft WHERE key = :key");
	int rc = s->rc;
	bool there;

	sql_text(st, ":key", row);
	there = sql_number(s, st) > 0 || s->rc != SQLITE_OK; /* better once too often */
	s->rc = rc;
	return there;
}

void
draft_noted_spooled(struct store *s, struct waits *to, int64_t interview_id)
{
	struct text key = { 0 }, row = { 0 };
	struct draft d = { 0 };

	text_addf(&key, "call/%" PRId64, interview_id);
	draft_key(s, key.s, &row);
	if (is_waiting(&s->waits, row.s) || is_waiting(to, row.s) ||
		draft_is_stored(s, row.s)) {
		draft_fill(&d, row.s, NULL, 0);
		waits_add(to, &draft_op, interview_id, &d);
		columns_free(&columns, &d);
	}
	text_free(&key);
	text_free(&row);
}

/* ---- get ---- */

bool
store_draft_get(struct store *s, const char *key, struct text *out, int64_t *axis_ms)
{
	struct drafts l = { 0 };
	const struct draft *d;

	draft_buffer_flush(s);
	drafts_read(s, key, &l);
	d = draft_choose(s, &l, false, NULL);
	text_set(out, d ? d->text : "");
	if (d && axis_ms)
		*axis_ms = d->axis_ms;
	drafts_free(&l);
	return d;
}

/* By the rescue file, where the disk may only be read; else it is only looked at. */
static bool
take_later(struct store *s, const char *key, const struct draft *d)
{
	struct text mine = { 0 };

	draft_key(s, key, &mine);
	if (draft_put(s, mine.s, d->text, d->axis_ms, NULL))
		draft_put(s, d->key, NULL, 0, NULL);
	text_free(&mine);
	return true;
}

/* Does an own line of that key wait to be stored? It would go over what is taken now. */
static bool
draft_own_waits(struct store *s, const char *key)
{
	struct drafts l = { 0 };

	lay_waiting(&l, &s->waits, key);
	lay_waiting(&l, &s->tx.done, key);
	lay_kept(s, &l, key);
	bool waits = false;
	for (size_t i = 0; i < l.n; i++)
		waits = waits || strcmp(owner_of(l.d[i].key), s->owner) == 0;
	drafts_free(&l);
	return waits;
}

/* The row becomes ours, unless another program was first. */
static bool
draft_take(struct store *s, const char *key, const char *row)
{
	sqlite3_stmt *st = sql_get(s, "UPDATE OR REPLACE draft SET key = :mine WHERE key = :row");
	struct text mine = { 0 };
	bool ok;

	draft_key(s, key, &mine);
	sql_text(st, ":mine", mine.s);
	sql_text(st, ":row", row);
	s->wait_ms = s->take_held ? WAIT_KEY_MS : WAIT_COMMAND_MS; /* nobody types at first */
	ok = sql_run(s, st, NULL) && sqlite3_changes(s->db) == 1;
	s->take_held = !ok && (s->rc & 0xff) == SQLITE_BUSY;
	s->wait_ms = tx_wait(s);
	if (ok)
		sync_committed(s);
	text_free(&mine);
	return ok;
}

bool
store_draft_take(struct store *s, const char *key, bool oldest, struct text *out,
	int64_t *axis_ms, size_t *more)
{
	struct drafts l = { 0 };
	const struct draft *d;
	bool ok;

	text_clear(out);
	draft_buffer_flush(s);
	if (!(s->flags & STORE_READ))
		draft_buffer_adopt(s); /* who ended since this program began */
	drafts_read(s, key, &l);
	d = draft_choose(s, &l, oldest, more);
	ok = d && (strcmp(owner_of(d->key), s->owner) == 0 ||
		(s->readonly ? take_later(s, key, d)
		: !draft_own_waits(s, key) && draft_take(s, key, d->key)));
	if (ok)
		text_set(out, d->text);
	if (ok && axis_ms)
		*axis_ms = d->axis_ms;
	drafts_free(&l);
	return ok;
}

void
store_draft_keys(struct store *s, struct strings *out)
{
	struct drafts l = { 0 };

	draft_buffer_flush(s);
	drafts_read(s, NULL, &l);
	for (size_t i = 0; i < l.n; i++) {
		const char *row = l.d[i].key, *tab = strrchr(row, '\t');
		char *key = tab ? mem_strn(row, (size_t)(tab - row)) : mem_str(row);

		if (!l.d[i].gone && is_offered(s, row) && !strings_has(out, key))
			strings_add(out, key);
		free(key);
	}
	drafts_free(&l);
}
