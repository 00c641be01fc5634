/*
 * tx.c: every change is one transaction that takes the write lock at its
 * beginning, and one step of undo. Transactions nest; the outermost counts.
 *
 * One that holds only changes of a call may also be "away": the workbook
 * could not be had in time, or refused, so its changes go by the rescue file.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "private.h"

int
tx_wait(const struct store *s)
{
	return s->flags & STORE_SCREEN ? WAIT_SCREEN_MS : WAIT_COMMAND_MS;
}

static void
tx_forget(struct store *s)
{
	if (s->tx.session)
		sqlite3session_delete(s->tx.session);
	free(s->tx.label);
	waits_free(&s->tx.done);
	s->tx = (struct tx){ 0 };
	s->wait_ms = tx_wait(s);
}

static void
tx_take_back(struct store *s)
{
	int rc = s->rc;

	if (!sqlite3_get_autocommit(s->db)) /* a full disk may have done it already */
		sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
	triggers_ended(s, false);
	s->rc = rc;
	s->tx.broken = 0;
}

static bool
may_write(struct store *s, struct err *e)
{
	if (s->newer)
		return err_set(e, "A newer halfhour made %s. Update this one to change it.", s->path);
	if (s->readonly && s->flags & STORE_READ)
		return err_set(e, "The workbook %s is open to be read only.", s->path);
	if (s->readonly)
		return err_set(e, "%s may only be read. Check its permissions and its folder's.", s->path);
	return true;
}

/* A full program on a disk that may only be read: what is done in a call waits in the rescue
 * file, for a start that may write. */
static bool
may_wait(const struct store *s)
{
	return s->readonly && !s->newer && s->flags & STORE_SCREEN && !(s->flags & STORE_READ);
}

/* What is written to a file that has been moved or removed, nobody finds again. */
static bool
in_place(struct store *s, struct err *e)
{
	int moved = 0;

	sqlite3_file_control(s->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
	if (!moved)
		return true;
	s->rc = SQLITE_READONLY_DBMOVED;
	return sql_fail(s, e);
}

bool
tx_begin(struct store *s, int64_t scope, const char *label, int wait_ms, struct err *e)
{
	if (s->tx.depth) {
		s->tx.depth++;
		return true;
	}
	draft_buffer_flush(s);
	if (!may_write(s, e))
		return false;
	s->wait_ms = wait_ms;
	if (!in_place(s, e) || !sql_run(s, sql_get(s, "BEGIN IMMEDIATE"), e))
		return false;
	s->tx.depth = 1;
	s->tx.scope = scope;
	s->tx.label = mem_str(label);
	s->tx.plain = true;
	if (!recording_begin(s)) {
		tx_take_back(s);
		tx_forget(s);
		return err_set(e, "Not enough memory to change the workbook %s.", s->path);
	}
	return true;
}

bool
tx_change(struct store *s, int64_t scope, const char *label, struct err *e)
{
	if (s->tx.away) {
		s->rc = s->tx.refused;
		return sql_fail(s, e);
	}
	if (!tx_begin(s, scope, label, tx_wait(s), e))
		return false;
	s->tx.plain = false;
	return true;
}

/* What went wrong in the world, not in what was asked. */
static bool
world_refused(const struct store *s)
{
	return s->rc != SQLITE_OK && (s->rc & 0xff) != SQLITE_CONSTRAINT;
}

static bool
commit(struct store *s, struct err *e)
{
	/* The savepoint writes what the full-text indexes hold back: one that is damaged is met,
	 * and rebuilt, while there is still something to commit. */
	if (!s->hooks->written(s, e) || !sql_run(s, sql_get(s, "SAVEPOINT written"), e) || !undo_record(s, e) ||
	    !s->hooks->committing(s, e) || !sql_run(s, sql_get(s, "COMMIT"), e)) {
		tx_take_back(s);
		return false;
	}
	triggers_ended(s, true);
	sync_committed(s);
	return true;
}

/* The changes of a transaction that could not be had in the workbook. */
static bool
tx_spool(struct store *s, struct err *e)
{
	struct waits done = s->tx.done;

	s->tx.done = (struct waits){ 0 };
	tx_forget(s);
	return rescue_put(s, &done, e);
}

bool
tx_end(struct store *s, bool keep, struct err *e)
{
	bool ok;

	assert(s->tx.depth > 0);
	if (s->tx.depth > 1) {
		s->tx.depth--;
		s->tx.failed |= !keep;
		return true;
	}
	if (!keep || s->tx.failed) {
		ok = !keep; /* taking back was asked for */
		tx_take_back(s);
		tx_forget(s);
		return ok || err_set(e, "A part of this change could not be made, so none of it was.");
	}
	if (s->tx.away)
		return tx_spool(s, e);
	ok = commit(s, e);
	if (!ok && s->tx.plain && s->tx.done.n && world_refused(s))
		return tx_spool(s, e);
	tx_forget(s);
	return ok;
}

/* ---- many queries, one snapshot ---- */

bool
tx_read(struct store *s)
{
	if (s->tx.depth || !sqlite3_get_autocommit(s->db))
		return false;
	draft_buffer_flush(s);
	return sql_run(s, sql_get(s, "BEGIN"), NULL);
}

void
tx_read_end(struct store *s)
{
	int rc = s->rc;

	sql_run(s, sql_get(s, "COMMIT"), NULL);
	tx_take_back(s); /* one that the disk refused to end */
	s->rc = rc;
}

/* ---- changes in a call ---- */

/* What a change gives to the struct it is made from, as it was before. */
struct given {
	int64_t id, revision;
};

static void *
tx_field(const struct op *op, const void *noun, const char *name)
{
	for (size_t i = 0; i < op->columns->n; i++)
		if (strcmp(op->columns->c[i].name, name) == 0)
			return (char *)noun + op->columns->c[i].at;
	return NULL;
}

static int64_t
tx_number(const struct op *op, const void *noun, const char *name)
{
	const void *at = tx_field(op, noun, name);
	int64_t n = 0;

	if (at)
		memcpy(&n, at, sizeof(n));
	return n;
}

static void
set_number(const struct op *op, void *noun, const char *name, int64_t n)
{
	void *at = tx_field(op, noun, name);

	if (at)
		memcpy(at, &n, sizeof(n));
}

static struct given
tx_given(const struct op *op, const void *noun)
{
	return (struct given){ tx_number(op, noun, "id"), tx_number(op, noun, "revision") };
}

/* A change that was not made leaves no number or revision behind: nobody else has them. */
static void
tx_give_back(const struct op *op, void *noun, struct given before)
{
	if (op->serial)
		set_number(op, noun, "id", before.id);
	set_number(op, noun, "revision", before.revision);
}

static bool
tx_apply(struct store *s, const struct op *op, int64_t interview_id, void *noun,
	struct err *e)
{
	struct given before = tx_given(op, noun);

	if (op->apply(s, interview_id, noun, e))
		return true;
	tx_give_back(op, noun, before);
	return false;
}

/* Is there a change of the same row in the list? */
static bool
tx_changed(const struct waits *l, const struct op *op, const void *noun)
{
	int64_t id = tx_number(op, noun, "id");

	for (size_t i = 0; id && i < l->n; i++)
		if (l->w[i].op->columns == op->columns && tx_number(op, l->w[i].noun, "id") == id)
			return true;
	return false;
}

/* In case it must go by the rescue file, or because it does. It is a change of the revision
 * that was there before it, or of any (0) when another change of the row waits before it: the
 * revision which that one gives is not known yet. */
static void
note_down(struct store *s, struct waits *to, const struct op *op, int64_t interview_id,
	const void *noun, int64_t revision)
{
	if (tx_changed(&s->waits, op, noun) || tx_changed(to, op, noun))
		revision = 0;
	waits_add(to, op, interview_id, noun);
	set_number(op, to->w[to->n - 1].noun, "revision", revision);
	if (op == &note_add_op)
		draft_noted_spooled(s, to, interview_id);
}

/* Its number is given now, so that what follows can speak of the row before it is stored. */
static void
tx_spool_add(struct store *s, struct waits *to, const struct op *op, int64_t interview_id, void *noun)
{
	if (op->serial && !tx_number(op, noun, "id"))
		set_number(op, noun, "id", serial_spooled(s, op->serial));
	note_down(s, to, op, interview_id, noun, tx_number(op, noun, "revision"));
}

static enum op_done
tx_spool_one(struct store *s, const struct op *op, int64_t interview_id, void *noun, struct err *e)
{
	struct waits one = { 0 };

	tx_spool_add(s, &one, op, interview_id, noun);
	return rescue_put(s, &one, e) ? OP_WAITS : OP_LOST;
}

/* Within a transaction; one that fails now is taken back and goes away as a whole. */
static enum op_done
do_within(struct store *s, const struct op *op, int64_t interview_id, void *noun, struct err *e)
{
	struct given before = tx_given(op, noun);

	if (!s->tx.away && tx_apply(s, op, interview_id, noun, e)) {
		note_down(s, &s->tx.done, op, interview_id, noun, before.revision);
		return OP_SAVED;
	}
	if (!s->tx.away && !(s->tx.plain && world_refused(s))) {
		s->tx.failed = true;
		return OP_LOST;
	}
	if (!s->tx.away) {
		s->tx.refused = s->rc;
		tx_take_back(s);
	}
	s->tx.away = true;
	tx_spool_add(s, &s->tx.done, op, interview_id, noun);
	return OP_WAITS;
}

/* What is no step of undo is one statement, and so a transaction already. */
static bool
do_statement(struct store *s, const struct op *op, int64_t interview_id, void *noun,
	struct err *e)
{
	bool ok;

	s->wait_ms = WAIT_KEY_MS;
	ok = in_place(s, e) && op->apply(s, interview_id, noun, e);
	s->wait_ms = tx_wait(s);
	if (ok)
		sync_committed(s);
	return ok;
}

static bool
do_alone(struct store *s, const struct op *op, int64_t interview_id, void *noun, struct err *e)
{
	struct given before = tx_given(op, noun);
	bool ok;

	if (!op->label)
		return do_statement(s, op, interview_id, noun, e);
	if (!tx_begin(s, interview_id, op->label(noun), WAIT_KEY_MS, e))
		return false;
	ok = tx_apply(s, op, interview_id, noun, e);
	if (!ok) {
		tx_take_back(s);
	} else if (!commit(s, e)) {
		tx_give_back(op, noun, before);
		ok = false;
	}
	tx_forget(s);
	return ok;
}

enum op_done
op_do(struct store *s, const struct op *op, int64_t interview_id, void *noun, struct err *e)
{
	if (s->tx.depth)
		return do_within(s, op, interview_id, noun, e);
	draft_buffer_flush(s);
	if (!may_wait(s) && !may_write(s, e))
		return OP_LOST;
	if (s->waits.n || s->readonly) /* in their order, or not at all */
		return tx_spool_one(s, op, interview_id, noun, e);
	s->rc = SQLITE_OK;
	if (do_alone(s, op, interview_id, noun, e))
		return OP_SAVED;
	return world_refused(s) ? tx_spool_one(s, op, interview_id, noun, e) : OP_LOST;
}

/* ---- steps of undo, as the screens name them ---- */

bool
store_begin(struct store *s, int64_t scope, const char *label, struct err *e)
{
	bool call = scope && s->flags & STORE_SCREEN;

	draft_buffer_flush(s);
	if (s->tx.depth || !call)
		return tx_begin(s, scope, label, tx_wait(s), e);
	if (!s->waits.n && tx_begin(s, scope, label, WAIT_KEY_MS, e))
		return true;
	int refused = s->readonly ? SQLITE_READONLY : s->waits.n ? SQLITE_BUSY
		: s->rc != SQLITE_OK ? s->rc : SQLITE_NOMEM; /* begun, and then not recorded */
	if (!may_wait(s) && !may_write(s, e))
		return false;
	s->tx.depth = 1;
	s->tx.away = true;
	s->tx.refused = refused;
	return true;
}

bool
store_done(struct store *s, bool keep, struct err *e)
{
	if (!s->tx.depth && !keep) /* it could not be begun */
		return true;
	return tx_end(s, keep, e);
}
