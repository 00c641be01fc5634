/*
 * dump.c: everything a person made, as rows that mean the same in another workbook:
 * a row is named by its uuid or by its own words, never by its number. Read off the
 * schema, so that a new table is in it without a line here.
 */
#include <stdlib.h>
#include <string.h>

#include "dump_table.h"

const struct dump_derived dump_derived[] = {
	{ "contact", "sort", "''" }, { "contact", "words", "''" }, { "contact", "searched", "''" },
	{ "note", "who", "'ʘme'" }, { "asked", "who", "'ʘme'" }, { "reflection", "who", "'ʘme'" },
	{ "writeup", "who", "'ʘme'" }, { NULL, NULL, NULL },
};

/* ---- what a table is made of ---- */

static void
dump_table_done(struct dump_table *t)
{
	for (size_t i = 0; i < t->n; i++) {
		free(t->c[i].name);
		free(t->c[i].key);
		free(t->c[i].of);
	}
	free(t->name);
	sqlite3_finalize(t->find);
	sqlite3_finalize(t->there);
	sqlite3_finalize(t->most);
	sqlite3_finalize(t->insert);
	memset(t, 0, sizeof(*t));
}

static bool
dump_is_derived(const char *table, const char *column)
{
	for (const struct dump_derived *d = dump_derived; d->table; d++)
		if (strcmp(d->table, table) == 0 && strcmp(d->column, column) == 0)
			return true;
	return false;
}

sqlite3_stmt *
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

void
dump_tables_done(struct dump_tables *l)
{
	for (size_t i = 0; i < l->n; i++)
		dump_table_done(&l->t[i]);
	free(l->t);
	*l = (struct dump_tables){ 0 };
}

struct dump_table *
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

void
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
