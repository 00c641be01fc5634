/*
 * undo.c: every transaction on what a person made leaves a changeset (of
 * SQLite's session extension) in the table undo, written in the same
 * transaction. Taking back applies its inverse, doing again the original; both
 * are refused whole when a row is no longer as the change left it, or when
 * something that was made since belongs to one that would go.
 */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "private.h"

enum { STEPS_KEPT = 500, CHANGES_MAX = 64 << 20 };

/* What was taken back in this scope cannot be done again once something new is done. */
static bool
drop_redo(struct store *s, int64_t scope, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "DELETE FROM undo WHERE scope = :scope AND undone > 0");

	sql_int(st, ":scope", scope);
	return sql_run(s, st, e);
}

static bool
prune(struct store *s, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "DELETE FROM undo WHERE id <= :last - :kept");

	sql_int(st, ":last", sqlite3_last_insert_rowid(s->db));
	sql_int(st, ":kept", STEPS_KEPT);
	return sql_run(s, st, e);
}

bool
undo_add_batch(struct store *s, int64_t batch_id, const char *label, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"INSERT INTO undo(scope, label, made_ms, batch_id) VALUES (0, :label, :now, :batch)");

	sql_text(st, ":label", label);
	sql_int(st, ":now", s->now.wall_ms);
	sql_int(st, ":batch", batch_id);
	return drop_redo(s, 0, e) && sql_run(s, st, e) && prune(s, e);
}

static bool
store_undo_add(struct store *s, const void *changes, int n, struct err *e)
{
	struct text label = { 0 };
	sqlite3_stmt *st = sql_get(s,
		"INSERT INTO undo(scope, label, made_ms, changes) VALUES (:scope, :label, :now, :changes)");

	if (!st)
		return sql_fail(s, e);
	sql_int(st, ":scope", s->tx.scope);
	undo_label(s, s->tx.label, changes, n, &label);
	sql_text(st, ":label", text_str(&label));
	sql_int(st, ":now", s->now.wall_ms);
	sqlite3_bind_blob(st, sqlite3_bind_parameter_index(st, ":changes"),
		n <= CHANGES_MAX ? changes : NULL, n, SQLITE_STATIC);
	bool ok = sql_run(s, st, e);
	sqlite3_clear_bindings(st); /* the blob is the caller's */
	text_free(&label);
	return ok;
}

bool
undo_record(struct store *s, struct err *e)
{
	void *changes = NULL;
	int n = 0;
	bool ok;

	if (s->tx.unrecorded || sqlite3session_isempty(s->tx.session))
		return true;
	s->rc = sqlite3session_changeset(s->tx.session, &n, &changes);
	ok = sql_ok(s, e);
	if (ok && n && s->tx.changes_of)
		ok = batch_change_add(s, s->tx.changes_of, changes, n, e);
	else if (ok && n)
		ok = drop_redo(s, s->tx.scope, e) && store_undo_add(s, changes, n, e) && prune(s, e);
	sqlite3_free(changes);
	return ok;
}

/* ---- taking back and doing again ---- */

static int
store_undo_conflict(void *user, int why, sqlite3_changeset_iter *at)
{
	(void)user, (void)why, (void)at;
	return SQLITE_CHANGESET_ABORT;
}

static int
store_undo_apply(struct store *s, const void *changes, int n, bool invert)
{
	return sqlite3changeset_apply_v2(s->db, n, (void *)(uintptr_t)changes, NULL, store_undo_conflict, NULL,
		NULL, NULL, invert ? SQLITE_CHANGESETAPPLY_INVERT : 0);
}

/* The step to take back is the last one done; to do again, the last taken back: in any one
 * scope that is the first in its order. `undone` counts them. */
static sqlite3_stmt *
store_undo_find(struct store *s, int64_t scope, bool redo)
{
	sqlite3_stmt *st = redo
		? sql_get(s,
			  "SELECT id, label, changes, scope, path, place, before, after, patch, "
			  "act, batch_id FROM undo WHERE undone > 0 "
			  "AND (:scope = -1 OR scope = :scope) "
			  "ORDER BY undone DESC, id LIMIT 1")
		: sql_get(s,
			  "SELECT id, label, changes, scope, path, place, before, after, patch, "
			  "act, batch_id FROM undo WHERE undone = 0 "
			  "AND (:scope = -1 OR scope = :scope) ORDER BY id DESC LIMIT 1");

	sql_int(st, ":scope", scope);
	return st;
}

static bool
mark(struct store *s, int64_t id, bool undone, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"UPDATE undo SET undone = :undone * (SELECT 1 + max(undone) FROM undo) "
		"WHERE id = :id");

	sql_int(st, ":undone", undone);
	sql_int(st, ":id", id);
	return sql_run(s, st, e);
}

bool
changeset_turn(struct store *s, const void *changes, int n, bool redo, const char *label, struct err *e)
{
	const char *done = redo ? "redone" : "undone";
	int rc = store_undo_apply(s, changes, n, !redo);

	s->rc = rc == SQLITE_ABORT || rc == SQLITE_CONSTRAINT ? SQLITE_OK : rc;
	if (rc == SQLITE_ABORT)
		return err_set(e, "Changed elsewhere since, so not %s: %s.", done, label);
	if (rc == SQLITE_CONSTRAINT)
		return err_set(e, "Something made since needs it, so not %s: %s.", done, label);
	return sql_ok(s, e);
}

/* `st` stands on the step's row. */
static bool
store_undo_turn(struct store *s, sqlite3_stmt *st, bool redo, struct batch_edits *seen, struct text *said,
	struct err *e)
{
	int64_t id = col_int(st, 0);
	const void *changes = sqlite3_column_blob(st, 2);
	int n = sqlite3_column_bytes(st, 2);
	const char *done = redo ? "redone" : "undone";

	text_set(said, col_str(st, 1));
	if (*col_str(st, 4))
		return err_set(e, "Not %s here, since it is an edit of %s.", done, col_str(st, 4));
	if (col_int(st, 10))
		return batch_turn(s, col_int(st, 10), redo, seen, said, e) && mark(s, id, !redo, e);
	if (!changes)
		return err_set(e, "Too large to be %s: %s.", done, said->s);
	return changeset_turn(s, changes, n, redo, text_str(said), e) && mark(s, id, !redo, e);
}

/* Where the step to take back is a batch. */
static void
store_undo_look(struct store *s, int64_t scope, bool redo, struct batch_edits *out)
{
	sqlite3_stmt *st = store_undo_find(s, scope, redo);
	int64_t batch = sql_row(s, st) ? col_int(st, 10) : 0;

	if (st)
		sql_end(st);
	if (batch && !redo)
		batch_look(s, batch, out);
}

static bool
store_undo_within(struct store *s, int64_t scope, bool redo, struct batch_edits *seen, struct text *said,
	struct err *e)
{
	sqlite3_stmt *st;
	bool ok;

	if (!triggers_all(s, e) || !tx_change(s, scope, NULL, e))
		return false;
	recording_end(s);
	st = store_undo_find(s, scope, redo);
	if (sql_row(s, st)) {
		ok = store_undo_turn(s, st, redo, seen, said, e);
	} else {
		ok = sql_ok(s, e) && err_set(e, redo ? "There is nothing to redo."
						     : "There is nothing to undo.");
	}
	sql_end(st);
	return tx_end(s, ok, ok ? e : NULL) && ok;
}

static bool
store_undo_step(struct store *s, int64_t scope, bool redo, struct text *said, struct err *e)
{
	struct batch_edits seen = { 0 };
	struct text label = { 0 };
	bool ok;

	assert(s->tx.depth == 0);
	if (s->waits.n && !rescue_try(s))
		return err_set(e, "The last changes wait for the workbook %s; undo when it has them.",
			s->path);
	store_undo_look(s, scope, redo, &seen);
	ok = store_undo_within(s, scope, redo, &seen, &label, e);
	if (ok && said)
		text_set(said, text_str(&label));
	text_free(&label);
	batch_edits_done(&seen);
	return ok;
}

bool
store_undo(struct store *s, int64_t scope, struct text *said, struct err *e)
{
	return store_undo_step(s, scope, false, said, e);
}

bool
store_redo(struct store *s, int64_t scope, struct text *said, struct err *e)
{
	return store_undo_step(s, scope, true, said, e);
}

/* ---- looking ---- */

/* Nothing but rows of these two. */
static bool
store_undo_only(const void *changes, int n, const char *one, const char *other)
{
	sqlite3_changeset_iter *at = NULL;
	const char *table = NULL;
	int columns, what;
	bool only = changes && sqlite3changeset_start(&at, n, (void *)(uintptr_t)changes) == SQLITE_OK;

	while (only && sqlite3changeset_next(at) == SQLITE_ROW)
		only = sqlite3changeset_op(at, &table, &columns, &what, NULL) == SQLITE_OK &&
			(strcmp(table, one) == 0 || strcmp(table, other) == 0);
	if (at)
		sqlite3changeset_finalize(at);
	return only;
}

static void
read_file_step(sqlite3_stmt *st, struct undo_step *out)
{
	if (!*col_str(st, 4))
		return;
	out->path = col_text(st, 4);
	out->place = col_text(st, 5);
	snprintf(out->before, sizeof(out->before), "%s", col_str(st, 6));
	snprintf(out->after, sizeof(out->after), "%s", col_str(st, 7));
	text_addn(&out->delta, sqlite3_column_blob(st, 8), (size_t)sqlite3_column_bytes(st, 8));
	out->act = col_int(st, 9);
}

bool
store_undo_next(struct store *s, bool redo, struct undo_step *out)
{
	sqlite3_stmt *st;

	undo_step_done(out);
	draft_buffer_flush(s);
	st = store_undo_find(s, -1, redo);
	if (!sql_row(s, st))
		return false;
	out->id = col_int(st, 0);
	out->label = col_text(st, 1);
	const void *changes = sqlite3_column_blob(st, 2);
	int n = sqlite3_column_bytes(st, 2);
	out->steps_only = store_undo_only(changes, n, "step", "decided");
	out->remarks_only = store_undo_only(changes, n, "comment", "score");
	out->scope = col_int(st, 3);
	read_file_step(st, out);
	sql_end(st);
	return true;
}

void
undo_step_done(struct undo_step *u)
{
	free(u->label);
	free(u->path);
	free(u->place);
	text_free(&u->delta);
	*u = (struct undo_step){ 0 };
}

/* ---- edits of files ---- */

static bool
insert_file(struct store *s, struct undo_step *u, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"INSERT INTO undo(scope, label, made_ms, place, path, before, after, patch, act) "
		"VALUES (0, :label, :now, :place, :path, :before, :after, :patch, :act)");

	sql_text(st, ":label", u->label);
	sql_int(st, ":now", s->now.wall_ms);
	sql_text(st, ":place", u->place);
	sql_text(st, ":path", u->path);
	sql_text(st, ":before", u->before);
	sql_text(st, ":after", u->after);
	sqlite3_bind_blob(st, sqlite3_bind_parameter_index(st, ":patch"), text_str(&u->delta),
		(int)u->delta.n, SQLITE_STATIC);
	sql_int(st, ":act", u->act);
	bool ok = sql_run(s, st, e);
	sqlite3_clear_bindings(st); /* the blob is the caller's */
	u->id = sqlite3_last_insert_rowid(s->db);
	return ok && prune(s, e);
}

/* One change of the history itself, which is no step of its own. */
static bool
history_begin(struct store *s, struct err *e)
{
	assert(s->tx.depth == 0);
	if (!tx_change(s, 0, NULL, e))
		return false;
	s->tx.unrecorded = true;
	return true;
}

bool
store_undo_file(struct store *s, struct undo_step *u, struct err *e)
{
	bool ok;

	if (!history_begin(s, e))
		return false;
	ok = drop_redo(s, 0, e) && insert_file(s, u, e);
	ok = tx_end(s, ok, ok ? e : NULL) && ok;
	if (ok && !u->act)
		u->act = u->id;
	return ok;
}

bool
store_undo_mark(struct store *s, int64_t id, bool undone, struct err *e)
{
	bool ok;

	if (!history_begin(s, e))
		return false;
	ok = mark(s, id, undone, e);
	return tx_end(s, ok, ok ? e : NULL) && ok;
}

bool
store_undo_drop(struct store *s, int64_t id, struct err *e)
{
	bool ok;

	if (!history_begin(s, e))
		return false;
	sqlite3_stmt *st = sql_get(s, "DELETE FROM undo WHERE id = :id");
	sql_int(st, ":id", id);
	ok = sql_run(s, st, e);
	return tx_end(s, ok, ok ? e : NULL) && ok;
}
