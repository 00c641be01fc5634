/*
 * load.c: rows of a dump (dump.c) taken in as a batch: people, conversations, notes and what belongs
 * to them are rows of the batch, everything else is a change of it. What is there already stays.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dump_table.h"

/* Rows of a batch: hidden themselves, or since the row that they belong to is. They go with it. */
static const struct {
	const char *table, *of; /* of: what it belongs to; NULL: it is hidden itself, or nobody sees it alone */
} load_rows[] = {
	{ "organisation", NULL }, { "contact", NULL }, { "interview", NULL }, { "note", NULL },
	{ "consent", "contact" }, { "kept", "contact" },
	{ "asked", "interview" }, { "asking", "interview" }, { "clock", "interview" }, { "check", "interview" },
	{ "reflection", "interview" }, { "writeup", "interview" }, { "to_coach", "interview" },
	{ "interest", "interview" },
};

enum load_open { LOAD_NONE, LOAD_ROWS, LOAD_CHANGES };

struct store_loading {
	struct dump_tables l;
	int64_t batch;
	bool dry;
	enum load_open open;      /* the transaction it is in */
	struct store_scratch *later; /* what refers to a row that has not come yet */
	struct strings added;     /* "template 12": rows added, for those that belong to them */
};

static const struct dump_value *
load_value_of(const struct dump_line *r, const char *key)
{
	for (size_t i = 0; i < r->n; i++)
		if (strcmp(r->v[i].key, key) == 0)
			return &r->v[i];
	return NULL;
}

static void
load_bind(sqlite3_stmt *st, int at, const struct dump_value *v)
{
	if (!v || v->kind == DUMP_NULL)
		sqlite3_bind_null(st, at);
	else if (v->kind == DUMP_NUMBER)
		sqlite3_bind_int64(st, at, v->number);
	else
		sqlite3_bind_text(st, at, v->text, -1, SQLITE_TRANSIENT);
}

/* The number in the first row, which ends it; 0: there is none. */
static int64_t
load_number(sqlite3_stmt *st)
{
	int64_t n = st && sqlite3_step(st) == SQLITE_ROW ? col_int(st, 0) : 0;

	if (st)
		sqlite3_reset(st);
	return n;
}

/* ---- is it there? ---- */

static sqlite3_stmt *
load_sql_find(struct store *s, struct dump_table *t)
{
	struct text sql = { 0 };

	text_addf(&sql, "SELECT id FROM \"%s\" WHERE \"%s\" = ?1", t->name, t->c[t->key[0]].name);
	t->find = t->find ? t->find : dump_prepare(s, &sql);
	text_free(&sql);
	return t->find;
}

/* The number of the row of that name; 0: there is none. */
static int64_t
load_find(struct store *s, const struct dump_tables *l, const char *table, const struct dump_value *name)
{
	struct dump_table *t = dump_table_of(l, table);
	sqlite3_stmt *st;

	if (!t || !t->n_key || !t->numbered || !name || name->kind == DUMP_NULL || !(st = load_sql_find(s, t)))
		return 0;
	load_bind(st, 1, name);
	return load_number(st);
}

static sqlite3_stmt *
load_sql_there(struct store *s, struct dump_table *t)
{
	struct text sql = { 0 };

	text_addf(&sql, "SELECT 1 FROM \"%s\" WHERE ", t->name);
	for (size_t i = 0; i < t->n_key; i++)
		text_addf(&sql, "%s\"%s\" IS ?%zu", i ? " AND " : "", t->c[t->key[i]].name, i + 1);
	t->there = t->there ? t->there : dump_prepare(s, &sql);
	text_free(&sql);
	return t->there;
}

/* By its name. */
static bool
load_is_there(struct store *s, const struct dump_tables *l, struct dump_table *t, const struct dump_line *r)
{
	sqlite3_stmt *st = load_sql_there(s, t);

	for (size_t i = 0; st && i < t->n_key; i++) {
		const struct dump_column *c = &t->c[t->key[i]];
		const struct dump_value *v = load_value_of(r, c->key);

		if (c->of)
			sqlite3_bind_int64(st, (int)i + 1, load_find(s, l, c->of, v));
		else
			load_bind(st, (int)i + 1, v);
	}
	return load_number(st) != 0;
}

static bool
load_was_added(const struct store_loading *x, const char *table, int64_t id)
{
	char name[96];

	snprintf(name, sizeof(name), "%s %" PRId64, table, id);
	return strings_has(&x->added, name);
}

/* What has no name of its own comes with the row it belongs to, when that one is new. */
static bool
load_is_wanted(struct store *s, const struct store_loading *x, struct dump_table *t, const struct dump_line *r)
{
	if (t->n_key)
		return !load_is_there(s, &x->l, t, r);
	for (size_t i = 0; i < t->n; i++)
		if (t->c[i].of)
			return load_was_added(x, t->c[i].of,
				load_find(s, &x->l, t->c[i].of, load_value_of(r, t->c[i].key)));
	return false;
}

static bool
load_fits(const struct dump_column *c, const struct dump_value *v)
{
	if (!v || v->kind == DUMP_NULL)
		return !c->needed;
	return c->of || (v->kind == DUMP_NUMBER) == c->number;
}

enum dump_added
store_load_look(struct store *s, const struct store_loading *x, const struct dump_line *r)
{
	struct dump_table *t = dump_table_of(&x->l, r->table);

	if (!t)
		return DUMP_UNKNOWN;
	for (size_t i = 0; i < t->n; i++)
		if (!load_fits(&t->c[i], load_value_of(r, t->c[i].key)))
			return DUMP_REFUSED;
	return load_is_wanted(s, x, t, r) || (x->dry && !t->n_key) ? DUMP_ADDED : DUMP_THERE;
}

/* ---- the slice that a row belongs into ---- */

static int64_t
load_batch_of(struct store *s, const char *table, int64_t id)
{
	sqlite3_stmt *st = strcmp(table, "contact") == 0
		? sql_get(s, "SELECT batch_id FROM contact WHERE id = :id")
		: sql_get(s, "SELECT batch_id FROM interview WHERE id = :id");

	sql_int(st, ":id", id);
	return sql_number(s, st);
}

static enum load_open
load_where(struct store *s, const struct store_loading *x, const struct dump_line *r)
{
	for (size_t i = 0; i < LEN(load_rows); i++) {
		const char *of = load_rows[i].of;

		if (strcmp(load_rows[i].table, r->table) != 0)
			continue;
		return !of || load_batch_of(s, of, load_find(s, &x->l, of, load_value_of(r, of))) == x->batch
			? LOAD_ROWS : LOAD_CHANGES;
	}
	return LOAD_CHANGES;
}

bool
store_load_pause(struct store *s, struct store_loading *x, bool keep, struct err *e)
{
	enum load_open was = x->open;

	x->open = LOAD_NONE;
	return was == LOAD_NONE || tx_end(s, keep, keep ? e : NULL);
}

static bool
load_open(struct store *s, struct store_loading *x, enum load_open wanted, struct err *e)
{
	if (x->open == wanted)
		return true;
	if (!store_load_pause(s, x, true, e) ||
		!(wanted == LOAD_ROWS ? store_batch_slice : store_batch_change)(s, x->batch, e))
		return false;
	x->open = wanted;
	if (wanted == LOAD_CHANGES)
		recording_all(s);
	return true;
}

/* ---- added ---- */

/* Hidden by its own batch_id. A firm has none: what came with it may stay. */
static bool
load_hidden(const struct dump_table *t)
{
	return t->batched && strcmp(t->name, "organisation") != 0;
}

static int64_t
load_new_number(struct store *s, struct dump_table *t)
{
	struct text sql = { 0 };
	int64_t id = serial_next(s, t->name), most;

	text_addf(&sql, "SELECT max(id) FROM \"%s\"", t->name);
	t->most = t->most ? t->most : dump_prepare(s, &sql);
	text_free(&sql);
	most = load_number(t->most);
	while (id <= most)
		id = serial_next(s, t->name);
	return id;
}

static void
load_sql_columns(const struct dump_table *t, struct text *sql)
{
	for (size_t i = 0; i < t->n; i++)
		text_addf(sql, "%s\"%s\"", i ? ", " : "", t->c[i].name);
	for (const struct dump_derived *d = dump_derived; d->table; d++)
		if (strcmp(d->table, t->name) == 0)
			text_addf(sql, ", \"%s\"", d->column);
	text_addf(sql, "%s%s", t->numbered ? ", id" : "", load_hidden(t) ? ", batch_id" : "");
}

static sqlite3_stmt *
load_sql_insert(struct store *s, struct dump_table *t)
{
	struct text sql = { 0 };

	if (t->insert)
		return t->insert;
	text_addf(&sql, "INSERT OR IGNORE INTO \"%s\"(", t->name);
	load_sql_columns(t, &sql);
	text_add(&sql, ") VALUES (");
	for (size_t i = 0; i < t->n; i++)
		text_addf(&sql, "%s?%zu", i ? ", " : "", i + 1);
	for (const struct dump_derived *d = dump_derived; d->table; d++)
		if (strcmp(d->table, t->name) == 0)
			text_addf(&sql, ", %s", d->made);
	if (t->numbered)
		text_addf(&sql, ", ?%zu", t->n + 1);
	if (load_hidden(t))
		text_addf(&sql, ", ?%zu", t->n + 2);
	text_addc(&sql, ')');
	t->insert = dump_prepare(s, &sql);
	text_free(&sql);
	return t->insert;
}

/* "contact<TAB>12<TAB>referrer_id<TAB>contact<TAB>UUID": set when all rows are there. Where it refers
 * to none ("-") the value is a number. */
static bool
load_wait(struct store_loading *x, const struct dump_table *t, const struct dump_column *c, int64_t id,
	const char *of, const char *value, struct err *e)
{
	struct text line = { 0 };

	text_addf(&line, "%s\t%" PRId64 "\t%s\t%s\t%s", t->name, id, c->name, of, value);
	bool good = store_scratch_push(&x->later, &line, e);
	text_free(&line);
	return good;
}

static bool
load_wait_number(struct store_loading *x, const struct dump_table *t, const struct dump_column *c, int64_t id,
	int64_t value, struct err *e)
{
	char number[24];

	snprintf(number, sizeof(number), "%" PRId64, value);
	return load_wait(x, t, c, id, "-", number, e);
}

/* A firm that nobody belongs to is seen only as a target: which it becomes by a change. */
static bool
load_is_target(const struct dump_table *t, const struct dump_column *c, const struct dump_value *v)
{
	return strcmp(t->name, "organisation") == 0 && strcmp(c->name, "target") == 0 && v && v->kind == DUMP_NUMBER &&
		v->number;
}

/* Of a row of the batch, a reference to one that comes and goes by a change: it is set by one too. */
static bool
load_is_apart(const struct dump_table *t, const struct dump_column *c)
{
	return load_hidden(t) && strcmp(c->of, "student") == 0;
}

static bool
load_bind_column(struct store *s, struct store_loading *x, const struct dump_table *t, size_t i,
	const struct dump_value *v, int64_t id, sqlite3_stmt *st, struct err *e)
{
	const struct dump_column *c = &t->c[i];
	int64_t of = c->of ? load_find(s, &x->l, c->of, v) : 0;

	if (load_is_target(t, c, v)) {
		sqlite3_bind_int64(st, (int)i + 1, 0);
		return load_wait_number(x, t, c, id, v->number, e);
	}
	if (!c->of) {
		load_bind(st, (int)i + 1, v);
		return true;
	}
	bool apart = load_is_apart(t, c);
	if (of && !apart)
		sqlite3_bind_int64(st, (int)i + 1, of);
	else
		sqlite3_bind_null(st, (int)i + 1);
	return (of && !apart) || !v || v->kind != DUMP_TEXT || c->needed || load_wait(x, t, c, id, c->of, v->text, e);
}

/* What it cannot be without is there. */
static bool
load_has_all(struct store *s, const struct store_loading *x, const struct dump_table *t, const struct dump_line *r)
{
	for (size_t i = 0; i < t->n; i++) {
		const struct dump_column *c = &t->c[i];
		const struct dump_value *v = load_value_of(r, c->key);

		if (!load_fits(c, v) || (c->of && c->needed && !load_find(s, &x->l, c->of, v)))
			return false;
	}
	return true;
}

static bool
load_insert(struct store *s, struct store_loading *x, struct dump_table *t, const struct dump_line *r, bool *added,
	struct err *e)
{
	sqlite3_stmt *st = load_sql_insert(s, t);
	int64_t id = t->numbered ? load_new_number(s, t) : 0;
	bool good = st || sql_fail(s, e);

	for (size_t i = 0; good && i < t->n; i++)
		good = load_bind_column(s, x, t, i, load_value_of(r, t->c[i].key), id, st, e);
	if (!good)
		return false;
	if (t->numbered)
		sqlite3_bind_int64(st, (int)t->n + 1, id);
	if (load_hidden(t))
		sqlite3_bind_int64(st, (int)t->n + 2, x->batch);
	*added = sqlite3_step(st) == SQLITE_DONE && sqlite3_changes(s->db) == 1;
	int rc = sqlite3_reset(st) & 0xff;
	if (rc != SQLITE_OK && rc != SQLITE_CONSTRAINT) {
		s->rc = rc;
		return sql_fail(s, e);
	}
	return true;
}

static bool
load_added(struct store *s, struct store_loading *x, const struct dump_table *t, struct err *e)
{
	int64_t id = t->numbered ? sqlite3_last_insert_rowid(s->db) : 0;
	char name[96];

	snprintf(name, sizeof(name), "%s %" PRId64, t->name, id);
	if (strcmp(t->name, "template") == 0)
		strings_add(&x->added, name);
	return strcmp(t->name, "contact") != 0 || contact_derive(s, id) || sql_fail(s, e);
}

bool
store_load_row(struct store *s, struct store_loading *x, const struct dump_line *r, enum dump_added *added,
	struct err *e)
{
	struct dump_table *t = dump_table_of(&x->l, r->table);
	bool new = false;

	*added = DUMP_REFUSED;
	if (!load_has_all(s, x, t, r))
		return true;
	if (!load_open(s, x, load_where(s, x, r), e) || !load_insert(s, x, t, r, &new, e) ||
		(new && !load_added(s, x, t, e)))
		return false;
	*added = new ? DUMP_ADDED : DUMP_REFUSED;
	return true;
}

/* ---- what waited ---- */

static bool
load_set(struct store *s, const char *table, const char *column, int64_t id, int64_t value, struct err *e)
{
	struct text sql = { 0 };

	text_addf(&sql, "UPDATE \"%s\" SET \"%s\" = ?1 WHERE id = ?2", table, column);
	sqlite3_stmt *st = dump_prepare(s, &sql);
	text_free(&sql);
	sqlite3_bind_int64(st, 1, value);
	sqlite3_bind_int64(st, 2, id);
	bool good = st && sqlite3_step(st) == SQLITE_DONE;
	sqlite3_finalize(st);
	return good || sql_fail(s, e);
}

static bool
load_settle_one(struct store *s, struct store_loading *x, const struct strings *part, struct err *e)
{
	const struct dump_value name = { "", DUMP_TEXT, 0, part->s[4] };
	bool refers = strcmp(part->s[3], "-") != 0;
	int64_t value = refers ? load_find(s, &x->l, part->s[3], &name) : strtoll(part->s[4], NULL, 10);
	int64_t id = strtoll(part->s[1], NULL, 10);
	bool rows = strcmp(part->s[0], "contact") == 0 || strcmp(part->s[0], "interview") == 0;

	rows = rows && strcmp(part->s[3], "student") != 0 && load_batch_of(s, part->s[0], id) == x->batch;
	return !value || (load_open(s, x, rows ? LOAD_ROWS : LOAD_CHANGES, e) &&
		load_set(s, part->s[0], part->s[2], id, value, e));
}

bool
store_load_settle(struct store *s, struct store_loading *x, bool *more, struct err *e)
{
	struct text line = { 0 };
	struct strings part = { 0 };
	struct err none = { 0 };
	bool good = true;

	*more = store_scratch_next(x->later, &line, &none);
	if (*more) {
		strings_split(&part, text_str(&line), "\t");
		good = part.n < 5 || load_settle_one(s, x, &part, e);
	}
	strings_free(&part);
	text_free(&line);
	return good && (!none.text[0] || err_set(e, "%s", none.text));
}

/* Revisions are given out after the greatest that came. */
bool
store_load_revisions(struct store *s, struct store_loading *x, struct err *e)
{
	struct text sql = { 0 };
	bool ok = load_open(s, x, LOAD_CHANGES, e);

	if (ok)
		serial_next(s, "revision");
	for (size_t i = 0; ok && i < x->l.n; i++) {
		bool has = false;

		for (size_t j = 0; j < x->l.t[i].n; j++)
			has |= strcmp(x->l.t[i].c[j].name, "revision") == 0;
		text_clear(&sql);
		text_addf(&sql, "UPDATE serial SET last = max(last, coalesce((SELECT max(revision) FROM \"%s\"), 0)) "
			"WHERE noun = 'revision'", x->l.t[i].name);
		ok = !has || sql_exec(s, text_str(&sql), e);
	}
	text_free(&sql);
	return ok && store_load_pause(s, x, true, e);
}

/* ---- begun and ended ---- */

/* What was taken back and could be done again would be found here as there already. */
static bool
load_drop_redo(struct store *s, struct err *e)
{
	if (!tx_change(s, 0, NULL, e))
		return false;
	s->tx.unrecorded = true;
	s->batches_looked = false;
	bool ok = sql_run(s, sql_get(s, "DELETE FROM undo WHERE scope = 0 AND undone > 0"), e);
	return tx_end(s, ok, ok ? e : NULL) && ok;
}

struct store_loading *
store_load_begin(struct store *s, bool dry, struct err *e)
{
	struct store_loading *x;

	if (!dry && (!triggers_all(s, e) || !load_drop_redo(s, e)))
		return NULL;
	x = mem_new(1, sizeof(*x));
	x->dry = dry;
	dump_tables_read(s, &x->l);
	return x;
}

void
store_load_into(struct store_loading *x, int64_t batch_id)
{
	x->batch = batch_id;
}

void
store_load_free(struct store_loading *x)
{
	if (!x)
		return;
	dump_tables_done(&x->l);
	store_scratch_free(x->later);
	strings_free(&x->added);
	free(x);
}
