/*
 * batch.c: many rows added by one act. They come in slices, each a transaction
 * of its own, and are seen when the batch is whole. Taking it back hides it
 * again, and so costs the same for ten rows and for a hundred thousand; the
 * rows are removed in slices once nothing can bring them back.
 */
#include <inttypes.h>
#include <string.h>

#include "private.h"

enum { BATCH_OPEN, BATCH_WHOLE, BATCH_BACK };
enum { REMOVED_A_TICK = 20, REMOVED_AT_ONCE = 200 };

static bool
batch_run(struct store *s, const char *sql, int64_t id, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, sql);

	sql_int(st, ":id", id);
	return sql_run(s, st, e);
}

static int64_t
batch_number(struct store *s, const char *sql, int64_t id)
{
	sqlite3_stmt *st = sql_get(s, sql);

	sql_int(st, ":id", id);
	return sql_number(s, st);
}

/* A change of a batch is no step of undo by itself. */
static bool
batch_change(struct store *s, struct err *e)
{
	if (!tx_change(s, 0, NULL, e))
		return false;
	s->tx.unrecorded = true;
	sqlite3session_enable(s->tx.session, 0);
	return true;
}

static bool
batch_set(struct store *s, int64_t id, int whole, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "UPDATE batch SET whole = :whole WHERE id = :id");

	sql_int(st, ":id", id);
	sql_int(st, ":whole", whole);
	s->batches_looked = false;
	return sql_run(s, st, e);
}

/* The steps of those who come or go. */
static bool
batch_touch(struct store *s, int64_t id, struct err *e)
{
	return batch_run(s, "INSERT OR IGNORE INTO due_touched "
			    "SELECT id FROM contact WHERE batch_id = :id", id, e) &&
	       batch_run(s, "INSERT OR IGNORE INTO due_touched "
			    "SELECT coalesce(contact_id, -id) FROM interview WHERE batch_id = :id", id, e) &&
	       batch_run(s, "INSERT OR IGNORE INTO due_touched SELECT n.owner FROM contact c "
			    "JOIN due_named n ON n.name IN (c.sort, c.referral_words) "
			    "WHERE c.batch_id = :id", id, e);
}

/* ---- begun, added to, closed ---- */

static bool
batch_add(struct store *s, const char *kind, int64_t *id, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"INSERT INTO batch(id, uuid, kind, label, made_ms, whole, owner, revision) "
		"VALUES (:id, :uuid, :kind, '', :now, 0, :owner, 0)");
	char uuid[UUID_SIZE];

	uuid_new(uuid);
	*id = serial_next(s, "batch");
	sql_int(st, ":id", *id);
	sql_text(st, ":uuid", uuid);
	sql_text(st, ":kind", kind);
	sql_int(st, ":now", s->now.wall_ms);
	sql_text(st, ":owner", s->owner);
	return sql_run(s, st, e);
}

bool
store_batch_begin(struct store *s, const char *kind, int64_t *id, struct err *e)
{
	bool more = true, ok = true;

	while (ok && more)
		ok = store_batch_remove(s, REMOVED_AT_ONCE, &more, e);
	if (!ok || !batch_change(s, e))
		return false;
	ok = batch_add(s, kind, id, e);
	return tx_end(s, ok, ok ? e : NULL) && ok;
}

bool
store_batch_slice(struct store *s, int64_t id, struct err *e)
{
	if (!batch_change(s, e))
		return false;
	if (batch_number(s, "SELECT count(*) FROM batch WHERE id = :id AND whole = 0", id) == 1) {
		s->tx.batch = id;
		return true;
	}
	tx_end(s, false, NULL);
	return err_set(e, "What is added was given up meanwhile. Begin it again.");
}

static bool
batch_whole(struct store *s, int64_t id, const char *label, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"UPDATE batch SET whole = 1, owner = '', label = :label, revision = "
		"coalesce((SELECT last FROM serial WHERE noun = 'revision'), 0) WHERE id = :id");

	sql_int(st, ":id", id);
	sql_text(st, ":label", label);
	return sql_run(s, st, e) && undo_add_batch(s, id, label, e) && batch_touch(s, id, e);
}

bool
store_batch_close(struct store *s, int64_t id, const char *label, struct err *e)
{
	bool ok;

	if (!store_batch_slice(s, id, e))
		return false;
	ok = batch_whole(s, id, label, e);
	return tx_end(s, ok, ok ? e : NULL) && ok;
}

/* ---- taken back, brought back ---- */

/* An interview that was changed, or in which anything was done (its steps of undo say so), stays
 * with all its notes; a person stays with it, or when anything else has come to them. What stays
 * is of no batch any more. */
static const char *const batch_stays[] = {
	"UPDATE interview SET batch_id = NULL WHERE batch_id = :id AND ("
	"revision > (SELECT revision FROM batch WHERE id = :id) "
	"OR EXISTS (SELECT 1 FROM note n WHERE n.interview_id = interview.id "
	"	AND n.revision > (SELECT revision FROM batch WHERE id = :id)) "
	"OR EXISTS (SELECT 1 FROM step t WHERE t.interview_id = interview.id) "
	"OR EXISTS (SELECT 1 FROM undo u WHERE u.scope = interview.id AND u.undone = 0 "
	"	AND u.id > coalesce((SELECT id FROM undo WHERE batch_id = :id), 0)))",
	"UPDATE note SET batch_id = NULL WHERE batch_id = :id "
	"AND interview_id IN (SELECT id FROM interview WHERE batch_id IS NULL)",
	"UPDATE contact SET batch_id = NULL WHERE batch_id = :id AND ("
	"revision > (SELECT revision FROM batch WHERE id = :id) "
	"OR EXISTS (SELECT 1 FROM interview i WHERE i.contact_id = contact.id "
	"	AND i.batch_id IS NOT :id) "
	"OR EXISTS (SELECT 1 FROM step t WHERE t.contact_id = contact.id) "
	"OR EXISTS (SELECT 1 FROM contact r WHERE r.referrer_id = contact.id "
	"	AND r.batch_id IS NOT :id))",
};

/* How many stayed: people, and interviews of others. */
static bool
batch_keep_edited(struct store *s, int64_t id, int64_t *stayed, struct err *e)
{
	int64_t before;

	*stayed = 0;
	for (size_t i = 0; i < LEN(batch_stays); i++) {
		before = i == 0 ? batch_number(s, "SELECT count(*) FROM contact WHERE batch_id = :id", id)
				: 0;
		if (!batch_run(s, batch_stays[i], id, e))
			return false;
		if (i == 2 || (i == 0 && !before))
			*stayed += sqlite3_changes(s->db);
	}
	return true;
}

bool
batch_turn(struct store *s, int64_t id, bool redo, struct text *said, struct err *e)
{
	int64_t stayed = 0;

	if (batch_number(s, "SELECT count(*) FROM batch WHERE id = :id", id) == 0)
		return err_set(e, "It was removed meanwhile: %s.", text_str(said));
	if (!batch_touch(s, id, e) || (!redo && !batch_keep_edited(s, id, &stayed, e)) ||
		!batch_set(s, id, redo ? BATCH_WHOLE : BATCH_BACK, e))
		return false;
	if (stayed)
		text_addf(said, "; %" PRId64 " edited since stayed", stayed);
	return true;
}

/* Its step of undo is done with. */
static bool
batch_take_back(struct store *s, int64_t id, struct text *said, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "SELECT label FROM batch WHERE id = :id AND whole = 1");

	sql_int(st, ":id", id);
	if (!sql_row(s, st))
		return sql_ok(s, e) && batch_run(s, "UPDATE batch SET owner = '' WHERE id = :id", id, e);
	text_set(said, col_str(st, 0));
	sql_end(st);
	return batch_turn(s, id, false, said, e) &&
	       batch_run(s, "UPDATE undo SET undone = (SELECT 1 + max(undone) FROM undo) "
			    "WHERE batch_id = :id", id, e);
}

bool
store_batch_drop(struct store *s, int64_t id, struct text *said, struct err *e)
{
	bool ok;

	s->batches_looked = false;
	if (!batch_change(s, e))
		return false;
	ok = batch_take_back(s, id, said, e);
	return tx_end(s, ok, ok ? e : NULL) && ok;
}

/* ---- removed ---- */

/* One that nobody adds to and nothing can bring back; 0: none. */
static int64_t
batch_dead(struct store *s)
{
	sqlite3_stmt *st = sql_get(s, "SELECT id, owner, whole FROM batch WHERE whole <> 1 "
		"AND NOT EXISTS (SELECT 1 FROM undo WHERE batch_id = batch.id)");
	int64_t id = 0;

	while (!id && sql_row(s, st))
		if (col_int(st, 2) == BATCH_BACK || owner_ended(s, col_str(st, 1)))
			id = col_int(st, 0);
	if (id)
		sql_end(st);
	return id;
}

/* Interviews first: they go with all they hold, and nothing of them keeps a contact. */
static bool
batch_remove_one(struct store *s, int64_t id, bool *done, struct err *e)
{
	int64_t row = batch_number(s, "SELECT id FROM interview WHERE batch_id = :id LIMIT 1", id);

	*done = false;
	if (row)
		return interview_remove(s, row, e);
	row = batch_number(s, "SELECT id FROM contact WHERE batch_id = :id LIMIT 1", id);
	if (row)
		return contact_remove(s, row, e);
	*done = true;
	return batch_run(s, "DELETE FROM note WHERE batch_id = :id", id, e) &&
	       batch_run(s, "DELETE FROM batch WHERE id = :id", id, e);
}

bool
store_batch_remove(struct store *s, size_t most, bool *more, struct err *e)
{
	int64_t id = batch_dead(s);
	bool ok, done = false;

	*more = false;
	if (!id)
		return sql_ok(s, e);
	if (!batch_change(s, e))
		return false;
	ok = true;
	for (size_t i = 0; ok && !done && i < most; i++)
		ok = batch_remove_one(s, id, &done, e);
	*more = ok;
	return tx_end(s, ok, ok ? e : NULL) && ok;
}

void
batch_open(struct store *s)
{
	s->batches_looked = batch_dead(s) == 0;
}

/* Nobody waits for it. */
int64_t
batch_due(const struct store *s)
{
	return s->batches_looked || s->readonly || !(s->flags & STORE_SCREEN) ? -1 : 1000;
}

void
batch_tick(struct store *s)
{
	bool more = false;

	if (batch_due(s) < 0 || s->waits.n || s->tx.depth)
		return;
	s->batches_looked = !store_batch_remove(s, REMOVED_A_TICK, &more, NULL) || !more;
}
