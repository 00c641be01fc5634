/*
 * dump.c: everything a person made, as rows that mean the same in another workbook:
 * a row is named by its uuid or by its own words, never by its number. Read off the
 * schema, so that a new table is in it without a line here.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/contact.h"
#include "private.h"

/* Tables that say nothing in another workbook, and why. */
static const struct {
	const char *table, *why;
} here_only[] = {
	{ "workbook", "which workbook it is" },
	{ "serial", "numbers given out in it" },
	{ "batch", "what came in at once; the rows of it are exported" },
	{ "undo", "its history" },
	{ "draft", "lines that somebody is typing in it" },
	{ "rescued", "rescue files that came into it" },
	{ "due", "made from rules" },
	{ "due_named", "made from rules" },
	{ "due_touched", "made from rules" },
	{ "due_made", "made from rules" },
	{ "timing", "made from the clock" },
	{ "session", "figures of a student's conversation" },
	{ "standing", "made from a student's conversations" },
	{ "standing_touched", "numbers of students whose rows are made anew" },
	{ "handed_file", "which files were taken in here" },
};

/* Columns that are made from others. */
static const struct {
	const char *table, *column, *made; /* what it is until it is made again */
} derived[] = {
	{ "contact", "sort", "''" }, { "contact", "words", "''" }, { "contact", "searched", "''" },
	{ "note", "who", "'me'" }, { "asked", "who", "'me'" }, { "reflection", "who", "'me'" },
	{ "writeup", "who", "'me'" },
};

/* ---- what a table is made of ---- */

enum { COLUMNS_MOST = 64, KEYS_MOST = 4 };

struct dump_column {
	char *name;       /* of the column */
	char *key;        /* in the dump: without its "_id" where it is a reference */
	char *of;         /* the table it refers to; NULL: none */
	bool number;      /* INTEGER, else TEXT */
	bool needed;      /* NOT NULL */
};

struct dump_table {
	char *name;
	struct dump_column c[COLUMNS_MOST];
	size_t n;
	size_t key[KEYS_MOST], n_key; /* columns that name a row; none: it belongs to a parent */
	bool numbered;    /* has an id of its own */
	bool batched;     /* has a batch_id: hidden rows are left out */
};

static void
dump_table_done(struct dump_table *t)
{
	for (size_t i = 0; i < t->n; i++) {
		free(t->c[i].name);
		free(t->c[i].key);
		free(t->c[i].of);
	}
	free(t->name);
	memset(t, 0, sizeof(*t));
}

static bool
dump_is_derived(const char *table, const char *column)
{
	for (size_t i = 0; i < LEN(derived); i++)
		if (strcmp(derived[i].table, table) == 0 && strcmp(derived[i].column, column) == 0)
			return true;
	return false;
}

const char *
store_here_only(const char *table)
{
	for (size_t i = 0; i < LEN(here_only); i++)
		if (strcmp(here_only[i].table, table) == 0)
			return here_only[i].why;
	return NULL;
}

/* A statement that is made for one table, and not kept. */
static sqlite3_stmt *
dump_prepare(struct store *s, const struct text *sql)
{
	sqlite3_stmt *st = NULL;

	if (sqlite3_prepare_v2(s->db, text_str(sql), (int)sql->n, &st, NULL) != SQLITE_OK)
		return NULL;
	return st;
}

static bool
dump_is_table(const char *name)
{
	for (size_t i = 0; i < n_store_places; i++)
		if (store_places[i].kind == PLACE_TABLE && strcmp(store_places[i].name, name) == 0)
			return true;
	return false;
}

/* "contact_id" is a row of contact, "referrer_id" too: the schema says so, or the name does. */
static void
dump_references(struct store *s, struct dump_table *t)
{
	sqlite3_stmt *st = sql_get(s, "SELECT \"from\", \"table\" FROM pragma_foreign_key_list(:table)");

	sql_text(st, ":table", t->name);
	while (sql_row(s, st))
		for (size_t i = 0; i < t->n; i++)
			if (strcmp(t->c[i].name, col_str(st, 0)) == 0)
				mem_set(&t->c[i].of, col_str(st, 1));
	for (size_t i = 0; i < t->n; i++) {
		struct dump_column *c = &t->c[i];
		size_t n = strlen(c->name);
		bool id = n > 3 && strcmp(c->name + n - 3, "_id") == 0 && c->number;
		char *noun = id ? mem_strn(c->name, n - 3) : NULL;

		if (noun && !c->of && dump_is_table(noun))
			mem_set(&c->of, noun);
		mem_set(&c->key, c->of && noun ? noun : c->name);
		free(noun);
	}
}

static void
dump_columns(struct store *s, struct dump_table *t)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT name, type, \"notnull\", pk FROM pragma_table_info(:table)");

	sql_text(st, ":table", t->name);
	while (sql_row(s, st) && t->n < COLUMNS_MOST) {
		const char *name = col_str(st, 0);
		bool number = strcmp(col_str(st, 1), "INTEGER") == 0;

		if (strcmp(name, "id") == 0 && number) {
			t->numbered = true;
		} else if (strcmp(name, "batch_id") == 0) {
			t->batched = true;
		} else if (!dump_is_derived(t->name, name)) {
			t->c[t->n].name = mem_str(name);
			t->c[t->n].number = number;
			t->c[t->n++].needed = col_int(st, 2) || col_int(st, 3);
		}
	}
	sql_end(st);
}

/* Of a table with one row for each of another: that one. */
static void
dump_key_parent(struct store *s, struct dump_table *t)
{
	sqlite3_stmt *st = sql_get(s, "SELECT name FROM pragma_table_info(:table) WHERE pk > 0");

	t->n_key = 0;
	sql_text(st, ":table", t->name);
	while (sql_row(s, st))
		for (size_t i = 0; i < t->n; i++)
			if (t->c[i].of && strcmp(t->c[i].name, col_str(st, 0)) == 0 && t->n_key < KEYS_MOST)
				t->key[t->n_key++] = i;
}

/* The uuid; else the columns of a primary key or of a unique index over words. */
static void
dump_keys(struct store *s, struct dump_table *t)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT l.name, x.name FROM pragma_index_list(:table) l, pragma_index_info(l.name) x "
		"WHERE l.\"unique\" AND l.partial = 0 ORDER BY l.name, x.seqno");
	char *index = NULL;
	bool words = false;

	for (size_t i = 0; i < t->n; i++)
		if (strcmp(t->c[i].name, "uuid") == 0) {
			t->key[0] = i;
			t->n_key = 1;
			return;
		}
	sql_text(st, ":table", t->name);
	while (sql_row(s, st)) {
		if (index && strcmp(index, col_str(st, 0)) != 0 && words && t->n_key)
			continue; /* one is enough */
		if (!index || strcmp(index, col_str(st, 0)) != 0) {
			t->n_key = 0;
			words = false;
			mem_set(&index, col_str(st, 0));
		}
		for (size_t i = 0; i < t->n && t->n_key < KEYS_MOST; i++)
			if (strcmp(t->c[i].name, col_str(st, 1)) == 0) {
				words |= !t->c[i].number;
				t->key[t->n_key++] = i;
			}
	}
	free(index);
	if (!words)
		dump_key_parent(s, t);
}

static void
dump_table_read(struct store *s, const char *name, struct dump_table *t)
{
	t->name = mem_str(name);
	dump_columns(s, t);
	dump_references(s, t);
	dump_keys(s, t);
}

/* ---- the tables, referred to before referring ---- */

struct dump_tables {
	struct dump_table *t;
	size_t n, cap;
};

static void
dump_tables_done(struct dump_tables *l)
{
	for (size_t i = 0; i < l->n; i++)
		dump_table_done(&l->t[i]);
	free(l->t);
	*l = (struct dump_tables){ 0 };
}

static struct dump_table *
dump_table_of(const struct dump_tables *l, const char *name)
{
	for (size_t i = 0; i < l->n; i++)
		if (strcmp(l->t[i].name, name) == 0)
			return &l->t[i];
	return NULL;
}

static bool
dump_is_ready(const struct dump_tables *done, const struct dump_table *t)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->c[i].of && strcmp(t->c[i].of, t->name) != 0 && !dump_table_of(done, t->c[i].of))
			return false;
	return true;
}

static void
dump_tables_read(struct store *s, struct dump_tables *l)
{
	struct dump_tables all = { 0 };

	for (size_t i = 0; i < n_store_places; i++)
		if (store_places[i].kind == PLACE_TABLE && !store_here_only(store_places[i].name))
			dump_table_read(s, store_places[i].name, list_more(&all.t, &all.n, &all.cap, sizeof(*all.t)));
	for (bool any = true; any;) {
		any = false;
		for (size_t i = 0; i < all.n; i++)
			if (all.t[i].name && dump_is_ready(l, &all.t[i])) {
				struct dump_table *to = list_more(&l->t, &l->n, &l->cap, sizeof(*to));
				*to = all.t[i];
				memset(&all.t[i], 0, sizeof(all.t[i]));
				any = true;
			}
	}
	dump_tables_done(&all);
}

/* ---- out ---- */

/* The name of the row that `value` is the number of, as SQL. */
static void
dump_sql_name(const struct dump_tables *l, const struct dump_column *c, struct text *sql)
{
	const struct dump_table *of = dump_table_of(l, c->of);

	text_addf(sql, "(SELECT r.\"%s\" FROM \"%s\" r WHERE r.id = t.\"%s\"",
		of && of->n_key ? of->c[of->key[0]].name : "id", c->of, c->name);
	if (of && of->batched)
		text_addf(sql, " AND%s", SHOWN("r.batch_id"));
	text_add(sql, ")");
}

static void
dump_sql(const struct dump_tables *l, const struct dump_table *t, struct text *sql)
{
	text_add(sql, "SELECT ");
	for (size_t i = 0; i < t->n; i++) {
		text_add(sql, i ? ", " : "");
		if (t->c[i].of)
			dump_sql_name(l, &t->c[i], sql);
		else
			text_addf(sql, "t.\"%s\"", t->c[i].name);
	}
	text_addf(sql, " FROM \"%s\" t", t->name);
	if (t->batched)
		text_addf(sql, " WHERE%s", SHOWN("t.batch_id"));
	text_add(sql, " ORDER BY ");
	for (size_t i = 0; !t->numbered && i < t->n_key; i++)
		text_addf(sql, "%st.\"%s\"", i ? ", " : "", t->c[t->key[i]].name);
	text_add(sql, t->numbered ? "t.id" : t->n_key ? "" : "t.rowid");
}

/* False: a row that it cannot be without is hidden. */
static bool
dump_row(sqlite3_stmt *st, const struct dump_table *t, struct dump_value *v, size_t *n)
{
	*n = 0;
	for (size_t i = 0; i < t->n; i++) {
		int type = sqlite3_column_type(st, (int)i);
		bool number = type == SQLITE_INTEGER;

		if (type == SQLITE_NULL && t->c[i].of && t->c[i].needed)
			return false;
		v[(*n)++] = (struct dump_value){ t->c[i].key, type == SQLITE_NULL ? DUMP_NULL
			: number ? DUMP_NUMBER : DUMP_TEXT, number ? col_int(st, (int)i) : 0,
			number || type == SQLITE_NULL ? NULL : col_str(st, (int)i) };
	}
	return true;
}

static bool
dump_rows(struct store *s, const struct dump_tables *l, const struct dump_table *t, dump_each *each, void *user,
	struct err *e)
{
	struct text sql = { 0 };
	struct dump_value v[COLUMNS_MOST];
	bool more = each(user, &(struct dump_line){ t->name, NULL, 0 });
	size_t n;

	dump_sql(l, t, &sql);
	sqlite3_stmt *st = dump_prepare(s, &sql);
	text_free(&sql);
	if (!st)
		return err_set(e, "The table %s cannot be read: %s.", t->name, sqlite3_errmsg(s->db));
	while (more && sqlite3_step(st) == SQLITE_ROW)
		if (dump_row(st, t, v, &n))
			more = each(user, &(struct dump_line){ t->name, v, n });
	sqlite3_finalize(st);
	return true;
}

bool
store_dump(struct store *s, dump_each *each, void *user, struct err *e)
{
	struct dump_tables l = { 0 };
	bool good = true;

	draft_buffer_flush(s);
	if (!tx_read(s))
		return sql_fail(s, e);
	dump_tables_read(s, &l);
	for (size_t i = 0; good && i < l.n; i++)
		good = dump_rows(s, &l, &l.t[i], each, user, e);
	tx_read_end(s);
	dump_tables_done(&l);
	return good;
}

/* ---- in ---- */

/* Rows that refer to one that has not come yet. */
struct dump_later {
	char *table, *column, *of; /* the column is set in the row `id` */
	char *name;
	int64_t id;
};

struct store_loading {
	struct dump_tables l;
	struct dump_later *later;
	size_t n_later, cap_later;
	struct strings added;     /* "template 12": rows added, for those that belong to them */
};

static const struct dump_value *
dump_value_of(const struct dump_line *r, const char *key)
{
	for (size_t i = 0; i < r->n; i++)
		if (strcmp(r->v[i].key, key) == 0)
			return &r->v[i];
	return NULL;
}

static void
dump_bind(sqlite3_stmt *st, int at, const struct dump_value *v)
{
	if (!v || v->kind == DUMP_NULL)
		sqlite3_bind_null(st, at);
	else if (v->kind == DUMP_NUMBER)
		sqlite3_bind_int64(st, at, v->number);
	else
		sqlite3_bind_text(st, at, v->text, -1, SQLITE_TRANSIENT);
}

/* The number of the row of that name; 0: there is none. */
static int64_t
dump_find(struct store *s, const struct dump_tables *l, const char *table, const struct dump_value *name)
{
	const struct dump_table *t = dump_table_of(l, table);
	struct text sql = { 0 };
	int64_t id = 0;

	if (!t || !t->n_key || !t->numbered || !name || name->kind == DUMP_NULL)
		return 0;
	text_addf(&sql, "SELECT id FROM \"%s\" WHERE \"%s\" = ?1", table, t->c[t->key[0]].name);
	sqlite3_stmt *st = dump_prepare(s, &sql);
	text_free(&sql);
	if (!st)
		return 0;
	dump_bind(st, 1, name);
	if (sqlite3_step(st) == SQLITE_ROW)
		id = col_int(st, 0);
	sqlite3_finalize(st);
	return id;
}

/* Is the row there already, by its name? */
static bool
dump_is_there(struct store *s, const struct dump_tables *l, const struct dump_table *t, const struct dump_line *r)
{
	struct text sql = { 0 };
	bool there = false;

	text_addf(&sql, "SELECT 1 FROM \"%s\" WHERE ", t->name);
	for (size_t i = 0; i < t->n_key; i++)
		text_addf(&sql, "%s\"%s\" IS ?%zu", i ? " AND " : "", t->c[t->key[i]].name, i + 1);
	sqlite3_stmt *st = t->n_key ? dump_prepare(s, &sql) : NULL;
	text_free(&sql);
	for (size_t i = 0; st && i < t->n_key; i++) {
		const struct dump_column *c = &t->c[t->key[i]];
		const struct dump_value *v = dump_value_of(r, c->key);
		if (c->of)
			sqlite3_bind_int64(st, (int)i + 1, dump_find(s, l, c->of, v));
		else
			dump_bind(st, (int)i + 1, v);
	}
	if (st)
		there = sqlite3_step(st) == SQLITE_ROW;
	sqlite3_finalize(st);
	return there;
}

static bool
dump_was_added(const struct store_loading *x, const char *table, int64_t id)
{
	char name[96];

	snprintf(name, sizeof(name), "%s %" PRId64, table, id);
	return strings_has(&x->added, name);
}

/* What has no name of its own comes with the row it belongs to, when that one is new. */
static bool
dump_is_wanted(struct store *s, const struct store_loading *x, const struct dump_table *t, const struct dump_line *r)
{
	if (t->n_key)
		return !dump_is_there(s, &x->l, t, r);
	for (size_t i = 0; i < t->n; i++)
		if (t->c[i].of)
			return dump_was_added(x, t->c[i].of,
				dump_find(s, &x->l, t->c[i].of, dump_value_of(r, t->c[i].key)));
	return false;
}

static bool
dump_fits(const struct dump_column *c, const struct dump_value *v)
{
	if (!v || v->kind == DUMP_NULL)
		return !c->needed;
	return c->of || (v->kind == DUMP_NUMBER) == c->number;
}

static int64_t
dump_number(struct store *s, const struct dump_table *t)
{
	struct text sql = { 0 };
	int64_t id = serial_next(s, t->name), most = 0;

	text_addf(&sql, "SELECT max(id) FROM \"%s\"", t->name);
	sqlite3_stmt *st = dump_prepare(s, &sql);
	if (st && sqlite3_step(st) == SQLITE_ROW)
		most = col_int(st, 0);
	sqlite3_finalize(st);
	text_free(&sql);
	while (id <= most)
		id = serial_next(s, t->name);
	return id;
}

static void
dump_sql_insert(const struct dump_table *t, struct text *sql)
{
	text_addf(sql, "INSERT OR IGNORE INTO \"%s\"(", t->name);
	for (size_t i = 0; i < t->n; i++)
		text_addf(sql, "%s\"%s\"", i ? ", " : "", t->c[i].name);
	for (size_t i = 0; i < LEN(derived); i++)
		if (strcmp(derived[i].table, t->name) == 0)
			text_addf(sql, ", \"%s\"", derived[i].column);
	text_addf(sql, "%s) VALUES (", t->numbered ? ", id" : "");
	for (size_t i = 0; i < t->n; i++)
		text_addf(sql, "%s?%zu", i ? ", " : "", i + 1);
	for (size_t i = 0; i < LEN(derived); i++)
		if (strcmp(derived[i].table, t->name) == 0)
			text_addf(sql, ", %s", derived[i].made);
	if (t->numbered)
		text_addf(sql, ", ?%zu", t->n + 1);
	text_add(sql, ")");
}

static void
dump_later_add(struct store_loading *x, const struct dump_table *t, const struct dump_column *c,
	const struct dump_value *v, int64_t id)
{
	struct dump_later *to = list_more(&x->later, &x->n_later, &x->cap_later, sizeof(*to));

	*to = (struct dump_later){ mem_str(t->name), mem_str(c->name), mem_str(c->of), mem_str(v->text), id };
}

/* The numbers of what it refers to; false: one that it cannot be without is not there. */
static bool
dump_bind_row(struct store *s, struct store_loading *x, const struct dump_table *t, const struct dump_line *r,
	int64_t id, sqlite3_stmt *st)
{
	for (size_t i = 0; i < t->n; i++) {
		const struct dump_column *c = &t->c[i];
		const struct dump_value *v = dump_value_of(r, c->key);
		int64_t of = c->of ? dump_find(s, &x->l, c->of, v) : 0;

		if (!dump_fits(c, v) || (c->of && c->needed && !of))
			return false;
		if (!c->of)
			dump_bind(st, (int)i + 1, v);
		else if (of)
			sqlite3_bind_int64(st, (int)i + 1, of);
		else if (v && v->kind == DUMP_TEXT)
			dump_later_add(x, t, c, v, id);
	}
	if (t->numbered)
		sqlite3_bind_int64(st, (int)t->n + 1, id);
	return true;
}

static bool
dump_insert(struct store *s, struct store_loading *x, const struct dump_table *t, const struct dump_line *r,
	bool *added)
{
	struct text sql = { 0 };
	int64_t id = t->numbered ? dump_number(s, t) : 0;
	char name[96];

	dump_sql_insert(t, &sql);
	sqlite3_stmt *st = dump_prepare(s, &sql);
	text_free(&sql);
	*added = st && dump_bind_row(s, x, t, r, id, st) && sqlite3_step(st) == SQLITE_DONE &&
		sqlite3_changes(s->db) == 1;
	sqlite3_finalize(st);
	if (*added && id) {
		snprintf(name, sizeof(name), "%s %" PRId64, t->name, id);
		if (strcmp(t->name, "template") == 0)
			strings_add(&x->added, name);
		if (strcmp(t->name, "contact") == 0)
			return contact_derive(s, id);
	}
	return true;
}

struct store_loading *
store_load_begin(struct store *s, const char *label, struct err *e)
{
	struct store_loading *x;

	if (!triggers_all(s, e) || !tx_change(s, 0, label, e))
		return NULL;
	x = mem_new(1, sizeof(*x));
	dump_tables_read(s, &x->l);
	return x;
}

bool
store_load_row(struct store *s, struct store_loading *x, const struct dump_line *r, enum dump_added *added,
	struct err *e)
{
	const struct dump_table *t = dump_table_of(&x->l, r->table);
	bool new = false;

	*added = DUMP_UNKNOWN;
	if (!t)
		return true;
	*added = DUMP_THERE;
	if (!dump_is_wanted(s, x, t, r))
		return true;
	if (!dump_insert(s, x, t, r, &new))
		return sql_fail(s, e);
	*added = new ? DUMP_ADDED : DUMP_REFUSED;
	return true;
}

static void
dump_settle(struct store *s, const struct store_loading *x, const struct dump_later *y)
{
	const struct dump_value name = { "", DUMP_TEXT, 0, y->name };
	struct text sql = { 0 };
	int64_t of = dump_find(s, &x->l, y->of, &name);

	if (!of)
		return;
	text_addf(&sql, "UPDATE \"%s\" SET \"%s\" = ?1 WHERE id = ?2", y->table, y->column);
	sqlite3_stmt *st = dump_prepare(s, &sql);
	if (st) {
		sqlite3_bind_int64(st, 1, of);
		sqlite3_bind_int64(st, 2, y->id);
		sqlite3_step(st);
	}
	sqlite3_finalize(st);
	text_free(&sql);
}

/* Revisions are given out after the greatest that came. */
static bool
dump_revisions(struct store *s, const struct store_loading *x, struct err *e)
{
	struct text sql = { 0 };
	bool ok = true;

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
	return ok;
}

bool
store_load_end(struct store *s, struct store_loading *x, bool keep, struct err *e)
{
	for (size_t i = 0; keep && i < x->n_later; i++)
		dump_settle(s, x, &x->later[i]);
	bool ok = !keep || dump_revisions(s, x, e);
	ok = tx_end(s, keep && ok, ok ? e : NULL) && ok;
	for (size_t i = 0; i < x->n_later; i++) {
		free(x->later[i].table);
		free(x->later[i].column);
		free(x->later[i].of);
		free(x->later[i].name);
	}
	free(x->later);
	dump_tables_done(&x->l);
	strings_free(&x->added);
	free(x);
	return ok;
}
