/*
 * batch_change.c: what a batch changes of rows that were there before, each slice's changeset in
 * the table batch_change: undone and done again together with the batch, and taken back when the
 * batch is given up or its program ends before it is whole. The history has one row for all.
 */
#include <stdlib.h>

#include "private.h"

enum { FORGOTTEN_AT_ONCE = 50 };

bool
batch_change_add(struct store *s, int64_t batch_id, const void *changes, int n, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "INSERT INTO batch_change (batch_id, changes) VALUES (:batch, :changes)");

	if (!st)
		return sql_fail(s, e);
	sql_int(st, ":batch", batch_id);
	sqlite3_bind_blob(st, sqlite3_bind_parameter_index(st, ":changes"), changes, n, SQLITE_STATIC);
	bool ok = sql_run(s, st, e);
	sqlite3_clear_bindings(st); /* the blob is the caller's */
	return ok;
}

/* ---- undone and done again with the batch ---- */

bool
batch_changes_turn(struct store *s, int64_t batch_id, bool redo, const char *label, struct err *e)
{
	sqlite3_stmt *st = redo
		? sql_get(s, "SELECT changes FROM batch_change WHERE batch_id = :batch ORDER BY id")
		: sql_get(s, "SELECT changes FROM batch_change WHERE batch_id = :batch ORDER BY id DESC");
	bool ok = true;

	sql_int(st, ":batch", batch_id);
	while (ok && sql_row(s, st))
		ok = changeset_turn(s, sqlite3_column_blob(st, 0), sqlite3_column_bytes(st, 0), redo, label, e);
	if (!ok)
		sql_end(st);
	return ok && sql_ok(s, e);
}

/* ---- taken back when it never was whole ---- */

/* A row that somebody changed since stays as it is now. */
static int
batch_change_conflict(void *user, int why, sqlite3_changeset_iter *at)
{
	(void)user, (void)at;
	return why == SQLITE_CHANGESET_FOREIGN_KEY ? SQLITE_CHANGESET_ABORT : SQLITE_CHANGESET_OMIT;
}

static bool
batch_change_back(struct store *s, sqlite3_stmt *st, struct err *e)
{
	int rc = sqlite3changeset_apply_v2(s->db, sqlite3_column_bytes(st, 1),
		(void *)(uintptr_t)sqlite3_column_blob(st, 1), NULL, batch_change_conflict, NULL, NULL, NULL,
		SQLITE_CHANGESETAPPLY_INVERT);

	/* Something made since needs a row of it: that slice stays. */
	s->rc = rc == SQLITE_ABORT || (rc & 0xff) == SQLITE_CONSTRAINT ? SQLITE_OK : rc;
	return sql_ok(s, e);
}

static bool
batch_change_drop(struct store *s, int64_t id, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "DELETE FROM batch_change WHERE id = :id");

	sql_int(st, ":id", id);
	return sql_run(s, st, e);
}

bool
batch_change_take_back(struct store *s, int64_t batch_id, bool applied, bool *any, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "SELECT id, changes FROM batch_change WHERE batch_id = :batch "
		"ORDER BY id DESC LIMIT 1");
	int64_t id;
	bool ok;

	sql_int(st, ":batch", batch_id);
	*any = sql_row(s, st);
	if (!*any)
		return sql_ok(s, e);
	id = col_int(st, 0);
	ok = !applied || batch_change_back(s, st, e);
	sql_end(st);
	return ok && batch_change_drop(s, id, e);
}

/* ---- forgotten with the history ---- */

/* Nothing can undo a whole batch any more whose step the history has lost. */
bool
batch_changes_forget(struct store *s, bool *more, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "DELETE FROM batch_change WHERE id IN (SELECT id FROM batch_change c "
		"WHERE NOT EXISTS (SELECT 1 FROM undo u WHERE u.batch_id = c.batch_id) "
		"AND NOT EXISTS (SELECT 1 FROM batch b WHERE b.id = c.batch_id AND b.whole <> 1) LIMIT :most)");

	sql_int(st, ":most", FORGOTTEN_AT_ONCE);
	if (!sql_run(s, st, e))
		return false;
	*more = sqlite3_changes(s->db) == FORGOTTEN_AT_ONCE;
	return true;
}

bool
batch_changes_lost(struct store *s)
{
	return sql_number(s, sql_get(s, "SELECT EXISTS (SELECT 1 FROM batch_change c "
		"WHERE NOT EXISTS (SELECT 1 FROM undo u WHERE u.batch_id = c.batch_id) "
		"AND NOT EXISTS (SELECT 1 FROM batch b WHERE b.id = c.batch_id AND b.whole <> 1))")) != 0;
}
