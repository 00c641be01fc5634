/*
 * scratch.c: a queue of texts that are too many for memory: a database of its own in a file that
 * SQLite unlinks when it opens it, with a small cache. Nothing is synced.
 */
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "store.h"

enum scratch_sql { SCRATCH_PUSH, SCRATCH_FIRST, SCRATCH_DROP, N_SCRATCH_SQL };

static const char *const scratch_sql[N_SCRATCH_SQL] = {
	[SCRATCH_PUSH] = "INSERT INTO queue(text) VALUES (?1)",
	[SCRATCH_FIRST] = "SELECT id, text FROM queue ORDER BY id LIMIT 1",
	[SCRATCH_DROP] = "DELETE FROM queue WHERE id = ?1",
};

struct store_scratch {
	sqlite3 *db;
	sqlite3_stmt *st[N_SCRATCH_SQL];
};

static bool
scratch_fail(const struct store_scratch *x, struct err *e)
{
	const char *why = x->db ? sqlite3_errmsg(x->db) : "out of memory";

	return err_set(e, "A scratch file failed: %s. Make room in $TMPDIR or /var/tmp.", why);
}

static bool
scratch_begin(struct store_scratch *x)
{
	static const char made[] = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1024; "
		"CREATE TABLE queue (id INTEGER PRIMARY KEY, text TEXT NOT NULL); BEGIN";
	bool ok = sqlite3_open_v2("", &x->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
		NULL) == SQLITE_OK && sqlite3_exec(x->db, made, NULL, NULL, NULL) == SQLITE_OK;

	for (size_t i = 0; ok && i < N_SCRATCH_SQL; i++)
		ok = sqlite3_prepare_v2(x->db, scratch_sql[i], -1, &x->st[i], NULL) == SQLITE_OK;
	return ok;
}

void
store_scratch_free(struct store_scratch *x)
{
	if (!x)
		return;
	for (size_t i = 0; i < N_SCRATCH_SQL; i++)
		sqlite3_finalize(x->st[i]);
	sqlite3_close(x->db);
	free(x);
}

static bool
scratch_have(struct store_scratch **x, struct err *e)
{
	if (*x)
		return true;
	*x = mem_new(1, sizeof(**x));
	if (scratch_begin(*x))
		return true;
	scratch_fail(*x, e);
	store_scratch_free(*x);
	*x = NULL;
	return false;
}

/* A statement that gives no row. */
static bool
scratch_run(struct store_scratch *x, sqlite3_stmt *st, struct err *e)
{
	bool ok = sqlite3_step(st) == SQLITE_DONE;

	ok = sqlite3_reset(st) == SQLITE_OK && ok;
	return ok || scratch_fail(x, e);
}

bool
store_scratch_push(struct store_scratch **x, const struct text *t, struct err *e)
{
	if (!scratch_have(x, e))
		return false;
	sqlite3_bind_text(x[0]->st[SCRATCH_PUSH], 1, text_str(t), (int)t->n, SQLITE_STATIC);
	return scratch_run(*x, x[0]->st[SCRATCH_PUSH], e);
}

bool
store_scratch_next(struct store_scratch *x, struct text *out, struct err *e)
{
	sqlite3_stmt *st = x ? x->st[SCRATCH_FIRST] : NULL;
	int64_t id = 0;

	text_clear(out);
	if (!st)
		return false;
	int rc = sqlite3_step(st);
	if (rc == SQLITE_ROW) {
		id = sqlite3_column_int64(st, 0);
		text_addn(out, (const char *)sqlite3_column_text(st, 1), (size_t)sqlite3_column_bytes(st, 1));
	}
	sqlite3_reset(st);
	if (rc != SQLITE_ROW)
		return rc == SQLITE_DONE ? false : scratch_fail(x, e);
	sqlite3_bind_int64(x->st[SCRATCH_DROP], 1, id);
	return scratch_run(x, x->st[SCRATCH_DROP], e);
}
