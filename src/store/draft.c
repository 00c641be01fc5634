/* draft.c: what is being typed, saved at every burst of keys. */
#include <stdlib.h>
#include <string.h>

#include "inside.h"

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
drop(struct store *s, const struct draft *d, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "DELETE FROM draft WHERE key = :key");

	sql_text(st, ":key", d->key);
	return sql_run(s, st, e);
}

static bool
apply(struct store *s, int64_t interview_id, void *noun, struct err *e)
{
	const struct draft *d = noun;

	(void)interview_id;
	if (d->gone)
		return drop(s, d, e);
	sqlite3_stmt *st = sql_get(s,
		"INSERT INTO draft(key, text, axis_ms) VALUES (:key, :text, :axis_ms) "
		"ON CONFLICT(key) DO UPDATE SET text = :text, axis_ms = :axis_ms");
	sql_text(st, ":key", d->key);
	sql_text(st, ":text", d->text);
	sql_int(st, ":axis_ms", d->axis_ms);
	return sql_run(s, st, e);
}

const struct op draft_op = { "draft", NULL, &columns, NULL, apply, NULL, 0 };

/* One that a file from outside made up may have no key at all. */
static bool
is_of(const struct waiting *w, const char *key)
{
	const struct draft *d = w->noun;

	return w->op == &draft_op && d->key && key && strcmp(d->key, key) == 0;
}

bool
draft_superseded(const struct waits *l, size_t at)
{
	const struct draft *d = l->w[at].noun;

	for (size_t i = at + 1; l->w[at].op == &draft_op && i < l->n; i++)
		if (is_of(&l->w[i], d->key))
			return true;
	return false;
}

/* ---- set ---- */

/* The interview of a key "call/ID", else 0. */
static int64_t
interview_of(const char *key)
{
	return strncmp(key, "call/", 5) == 0 ? strtoll(key + 5, NULL, 10) : 0;
}

bool
store_draft_set(struct store *s, const char *key, const char *text, int64_t axis_ms, struct err *e)
{
	struct draft d = { 0 };
	bool ok;

	d.key = mem_str(key);
	d.text = mem_str(text);
	d.axis_ms = axis_ms;
	d.gone = text == NULL;
	ok = op_do(s, &draft_op, interview_of(key), &d, e) != OP_LOST;
	columns_free(&columns, &d);
	return ok;
}

bool
draft_overlay(struct store *s, const char *key, const char *text, int64_t axis_ms,
	struct err *e)
{
	struct draft d = { .axis_ms = axis_ms, .gone = text == NULL };

	(void)e;
	d.key = mem_str(key);
	d.text = mem_str(text);
	waits_add(&s->waits, &draft_op, interview_of(key), &d);
	columns_free(&columns, &d);
	return true;
}

/* ---- get ---- */

/* The last one of this key that waits for the workbook, or NULL. */
static const struct draft *
waiting(const struct waits *l, const char *key)
{
	for (size_t i = l->n; i-- > 0;) {
		if (is_of(&l->w[i], key))
			return l->w[i].noun;
		if (l->w[i].op == &note_add_op && l->w[i].interview_id == interview_of(key))
			break; /* saving a note drops the draft */
	}
	return NULL;
}

/* A note that waits stands for the draft it was made from. */
static bool
taken(const struct store *s, const char *key)
{
	for (size_t i = 0; i < s->waits.n; i++)
		if (s->waits.w[i].op == &note_add_op &&
		    s->waits.w[i].interview_id == interview_of(key))
			return true;
	return false;
}

static bool
stored(struct store *s, const char *key, struct text *out, int64_t *axis_ms)
{
	sqlite3_stmt *st = sql_get(s, "SELECT text, axis_ms FROM draft WHERE key = :key");

	sql_text(st, ":key", key);
	if (!sql_row(s, st))
		return false;
	text_set(out, col_str(st, 0));
	*axis_ms = col_int(st, 1);
	sql_end(st);
	return true;
}

bool
store_draft_get(struct store *s, const char *key, struct text *out, int64_t *axis_ms)
{
	const struct draft *d;
	int64_t nowhere;
	bool there;

	text_clear(out);
	keep_flush(s);
	there = stored(s, key, out, axis_ms ? axis_ms : &nowhere);
	keep_look(s);
	d = waiting(&s->waits, key);
	if (!d && !taken(s, key))
		return there;
	text_set(out, d && !d->gone && d->text ? d->text : "");
	if (d && axis_ms)
		*axis_ms = d->axis_ms;
	return d && !d->gone;
}

void
store_draft_keys(struct store *s, struct strings *out)
{
	keep_flush(s);
	sqlite3_stmt *st = sql_get(s, "SELECT key FROM draft ORDER BY key");

	while (sql_row(s, st))
		strings_add(out, col_str(st, 0));
	keep_look(s);
	for (size_t i = 0; i < s->waits.n; i++) {
		const struct draft *d = s->waits.w[i].noun;

		if (s->waits.w[i].op == &draft_op && d->key && !d->gone &&
			!strings_has(out, d->key))
			strings_add(out, d->key);
	}
}
