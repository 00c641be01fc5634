/*
 * batch.c: many rows added by one act. They come in slices, each a transaction
 * of its own, and are seen when the batch is whole. Taking it back hides it
 * again, and so costs the same for ten rows and for a hundred thousand; the
 * rows are removed in slices once nothing can bring them back.
 */
#include <inttypes.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "private.h"

enum { BATCH_OPEN, BATCH_WHOLE, BATCH_BACK, BATCH_TAKEN };
enum { REMOVED_AT_ONCE = 50, INTERVIEWS_AT_ONCE = 4 }; /* in some 2 ms */

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
	recording_end(s);
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

/* The steps of those who come or go: made, or removed, in slices (due.c). */
static bool
batch_touch(struct store *s, int64_t id, struct err *e)
{
	s->due.more = true;
	return batch_run(s, "UPDATE batch SET due_contact = 0, due_interview = 0 WHERE id = :id", id, e) &&
	       batch_run(s, "INSERT OR IGNORE INTO due_touched VALUES (0 * :id)", id, e);
}

/* ---- the full text ---- */

/* Of what a slice added, set-wise: by triggers each row would write out the index by itself. */
static const char *const batch_texts[] = {
	"INSERT INTO contact_words(rowid, words) SELECT id, words FROM contact "
	"WHERE batch_id = :id AND id > (SELECT contacts_to FROM batch WHERE id = :id) ORDER BY id",
	"INSERT INTO contact_text(rowid, searched) SELECT id, searched FROM contact "
	"WHERE batch_id = :id AND id > (SELECT contacts_to FROM batch WHERE id = :id) ORDER BY id",
	"INSERT INTO note_text(rowid, text, who) SELECT id, text, who FROM note "
	"WHERE batch_id = :id AND id > (SELECT notes_to FROM batch WHERE id = :id) ORDER BY id",
	"UPDATE batch SET contacts_to = coalesce((SELECT max(id) FROM contact WHERE batch_id = :id), 0), "
	"notes_to = coalesce((SELECT max(id) FROM note WHERE batch_id = :id), 0) WHERE id = :id",
};

/* Only students' rows are left to this (triggers.sql). */
static const struct {
	const char *sql;
	size_t from;
} batch_theirs[] = {
	{ "INSERT INTO asked_text(rowid, text, who) SELECT id, text, who FROM asked "
	  "WHERE id > :id AND who <> 'ʘme'", offsetof(struct tx, asked_from) },
	{ "INSERT INTO reflection_text(rowid, text, who) SELECT id, text, who FROM reflection "
	  "WHERE id > :id AND who <> 'ʘme'", offsetof(struct tx, reflections_from) },
	{ "INSERT INTO writeup_text(rowid, text, who) SELECT id, text, who FROM writeup "
	  "WHERE id > :id AND who <> 'ʘme'", offsetof(struct tx, writeups_from) },
};

bool
batch_written(struct store *s, struct err *e)
{
	bool ok = serials_write(s, e);

	for (size_t i = 0; ok && s->tx.batch && i < LEN(batch_texts); i++)
		ok = batch_run(s, batch_texts[i], s->tx.batch, e);
	for (size_t i = 0; ok && s->tx.batch && i < LEN(batch_theirs); i++)
		ok = batch_run(s, batch_theirs[i].sql,
			*(int64_t *)((char *)&s->tx + batch_theirs[i].from), e);
	return ok;
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
		s->tx.asked_from = serial_last(s, "asked");
		s->tx.reflections_from = serial_last(s, "reflection");
		s->tx.writeups_from = serial_last(s, "writeup");
		return true;
	}
	tx_end(s, false, NULL);
	return err_set(e, "What is added was cancelled. Begin it again.");
}

bool
store_batch_change(struct store *s, int64_t id, struct err *e)
{
	if (!tx_change(s, 0, NULL, e))
		return false;
	s->tx.changes_of = id;
	return true;
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

/* Its rows are another's: lists of one's own leave them out, and no step of undo has them. */
static bool
batch_taken(struct store *s, int64_t id, const char *label, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"UPDATE batch SET whole = :taken, owner = '', label = :label WHERE id = :id");

	sql_int(st, ":id", id);
	sql_int(st, ":taken", BATCH_TAKEN);
	sql_text(st, ":label", label);
	return sql_run(s, st, e);
}

bool
store_batch_take(struct store *s, int64_t id, const char *label, struct err *e)
{
	bool ok;

	if (!store_batch_slice(s, id, e))
		return false;
	ok = batch_taken(s, id, label, e);
	return tx_end(s, ok, ok ? e : NULL) && ok;
}

bool
store_batch_untake(struct store *s, int64_t id, struct text *label, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "SELECT label FROM batch WHERE id = :id AND kind = 'cohort' AND whole = 3");
	bool ok;

	sql_int(st, ":id", id);
	if (!sql_row(s, st))
		return sql_ok(s, e) && err_set(e, "No run of that number took files in; "
			"`halfhour cohort --batches` lists the runs.");
	text_set(label, col_str(st, 0));
	sql_end(st);
	if (!batch_change(s, e))
		return false;
	ok = batch_set(s, id, BATCH_BACK, e) &&
	     batch_run(s, "DELETE FROM handed_file WHERE batch_id = :id", id, e) &&
	     batch_run(s, "UPDATE standing SET stale = 1 WHERE student_id IN "
		"(SELECT DISTINCT student_id FROM interview WHERE batch_id = :id)", id, e);
	return tx_end(s, ok, ok ? e : NULL) && ok;
}

void
store_batch_each(struct store *s, void (*each)(void *user, const struct batch_row *row), void *user)
{
	sqlite3_stmt *st = sql_get(s, "SELECT id, label, made_ms, (SELECT count(*) FROM interview i "
		"WHERE i.batch_id = batch.id) FROM batch WHERE kind = 'cohort' AND whole = 3 ORDER BY id DESC");

	while (sql_row(s, st))
		each(user, &(struct batch_row){ col_int(st, 0), col_str(st, 1), col_int(st, 2), col_int(st, 3) });
}

/* ---- taken back, brought back ---- */

/* An interview that was changed, or in which anything was done (its steps of undo say so), stays
 * with all its notes, as do notes that were added to an interview of before; a person stays with
 * it, or when anything else has come to them. What stays is of no batch any more. */
static const char batch_interviews[] =
	"SELECT id FROM interview WHERE batch_id = :id AND ("
	"revision > (SELECT revision FROM batch WHERE id = :id) "
	"OR EXISTS (SELECT 1 FROM note n WHERE n.interview_id = interview.id "
	"	AND n.revision > (SELECT revision FROM batch WHERE id = :id)) "
	"OR EXISTS (SELECT 1 FROM step t WHERE t.interview_id = interview.id AND t.revision > "
	"	(SELECT revision FROM batch WHERE id = :id)) "
	"OR EXISTS (SELECT 1 FROM undo u WHERE u.scope = interview.id AND u.undone = 0 "
	"	AND u.id > coalesce((SELECT id FROM undo WHERE batch_id = :id), 0))) "
	"UNION SELECT n.interview_id FROM note n JOIN interview i ON i.id = n.interview_id "
	"WHERE n.batch_id = :id AND i.batch_id IS NULL";
static const char batch_contacts[] =
	"SELECT id FROM contact WHERE batch_id = :id AND ("
	"revision > (SELECT revision FROM batch WHERE id = :id) "
	"OR EXISTS (SELECT 1 FROM interview i WHERE i.contact_id = contact.id "
	"	AND i.batch_id IS NOT :id) "
	"OR EXISTS (SELECT 1 FROM step t WHERE t.contact_id = contact.id AND t.revision > "
	"	(SELECT revision FROM batch WHERE id = :id)) "
	"OR EXISTS (SELECT 1 FROM letter t WHERE t.contact_id = contact.id AND t.revision > "
	"	(SELECT revision FROM batch WHERE id = :id)) "
	"OR EXISTS (SELECT 1 FROM point t WHERE t.contact_id = contact.id AND t.revision > "
	"	(SELECT revision FROM batch WHERE id = :id)) "
	"OR EXISTS (SELECT 1 FROM learned t WHERE t.contact_id = contact.id AND t.revision > "
	"	(SELECT revision FROM batch WHERE id = :id)) "
	"OR EXISTS (SELECT 1 FROM contact r WHERE r.referrer_id = contact.id "
	"	AND r.batch_id IS NOT :id))";

void
batch_edits_done(struct batch_edits *x)
{
	free(x->contacts);
	free(x->interviews);
	*x = (struct batch_edits){ 0 };
}

static int64_t
batch_version(struct store *s)
{
	return sql_number(s, sql_get(s, "PRAGMA data_version"));
}

static void
batch_list(struct store *s, const char *sql, int64_t id, int64_t **out, size_t *n)
{
	sqlite3_stmt *st = sql_get(s, sql);
	size_t cap = 0;
	int64_t *row;

	sql_int(st, ":id", id);
	while (sql_row(s, st)) {
		row = list_more(out, n, &cap, sizeof(**out));
		*row = col_int(st, 0);
	}
}

/* This reads each row of the batch, so it is done before the write lock is taken. */
void
batch_look(struct store *s, int64_t id, struct batch_edits *out)
{
	batch_edits_done(out);
	out->version = batch_version(s);
	out->id = id;
	batch_list(s, batch_interviews, id, &out->interviews, &out->n_interviews);
	batch_list(s, batch_contacts, id, &out->contacts, &out->n_contacts);
}

/* With who named them. */
static bool
batch_keep_contact(struct store *s, int64_t id, int64_t contact, int64_t *stayed, struct err *e)
{
	while (contact) {
		sqlite3_stmt *st = sql_get(s,
			"UPDATE contact SET batch_id = NULL WHERE id = :contact AND batch_id = :id");
		sql_int(st, ":contact", contact);
		sql_int(st, ":id", id);
		if (!sql_run(s, st, e))
			return false;
		if (sqlite3_changes(s->db) == 0)
			break;
		++*stayed;
		contact = batch_number(s, "SELECT referrer_id FROM contact WHERE id = :id", contact);
	}
	return sql_ok(s, e);
}

static bool
batch_keep_interview(struct store *s, int64_t id, int64_t interview, bool *kept, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"UPDATE note SET batch_id = NULL WHERE interview_id = :interview AND batch_id = :id");

	sql_int(st, ":interview", interview);
	sql_int(st, ":id", id);
	if (!sql_run(s, st, e))
		return false;
	st = sql_get(s, "UPDATE interview SET batch_id = NULL WHERE id = :interview AND batch_id = :id");
	sql_int(st, ":interview", interview);
	sql_int(st, ":id", id);
	if (!sql_run(s, st, e))
		return false;
	*kept = sqlite3_changes(s->db) > 0;
	return true;
}

/* How many stayed: people, and interviews of others. */
static bool
batch_keep_edited(struct store *s, const struct batch_edits *x, int64_t *stayed, struct err *e)
{
	bool people = batch_number(s, "SELECT EXISTS (SELECT 1 FROM contact WHERE batch_id = :id)",
		x->id) != 0;
	int64_t interviews = 0, contacts = 0;
	bool ok = true, kept = false;

	for (size_t i = 0; ok && i < x->n_interviews; i++) {
		ok = batch_keep_interview(s, x->id, x->interviews[i], &kept, e) &&
		     (!kept || batch_keep_contact(s, x->id, batch_number(s,
			"SELECT contact_id FROM interview WHERE id = :id", x->interviews[i]), &contacts, e));
		interviews += kept;
	}
	for (size_t i = 0; ok && i < x->n_contacts; i++)
		ok = batch_keep_contact(s, x->id, x->contacts[i], &contacts, e);
	*stayed = people ? contacts : interviews;
	return ok;
}

/* What was looked at before the lock was taken holds unless another program wrote meanwhile. */
static bool
batch_keep(struct store *s, int64_t id, struct batch_edits *seen, int64_t *stayed, struct err *e)
{
	if (seen->id != id || seen->version != batch_version(s))
		batch_look(s, id, seen);
	return sql_ok(s, e) && batch_keep_edited(s, seen, stayed, e);
}

bool
batch_turn(struct store *s, int64_t id, bool redo, struct batch_edits *seen, struct text *said,
	struct err *e)
{
	int64_t stayed = 0;

	if (batch_number(s, "SELECT count(*) FROM batch WHERE id = :id", id) == 0)
		return err_set(e, "It was removed meanwhile: %s.", text_str(said));
	if (!batch_touch(s, id, e) || !batch_changes_turn(s, id, redo, text_str(said), e) ||
		(!redo && !batch_keep(s, id, seen, &stayed, e)) ||
		!batch_set(s, id, redo ? BATCH_WHOLE : BATCH_BACK, e))
		return false;
	if (stayed)
		text_joinf(said, "; ", "%" PRId64 " edited since stayed", stayed);
	return true;
}

/* Its step of undo is done with. */
static bool
batch_take_back(struct store *s, int64_t id, struct batch_edits *seen, struct text *said, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "SELECT label FROM batch WHERE id = :id AND whole = 1");

	sql_int(st, ":id", id);
	if (!sql_row(s, st))
		return sql_ok(s, e) && batch_run(s, "UPDATE batch SET owner = '' WHERE id = :id", id, e);
	text_set(said, col_str(st, 0));
	sql_end(st);
	return batch_turn(s, id, false, seen, said, e) &&
	       batch_run(s, "UPDATE undo SET undone = (SELECT 1 + max(undone) FROM undo) "
			    "WHERE batch_id = :id", id, e);
}

/* Of one that never was whole, one slice after the other. */
static bool
batch_changes_back(struct store *s, int64_t id, struct err *e)
{
	bool any = batch_number(s, "SELECT whole FROM batch WHERE id = :id", id) == BATCH_OPEN, ok = true;

	while (ok && any) {
		ok = triggers_all(s, e) && batch_change(s, e);
		if (ok) {
			ok = batch_change_take_back(s, id, true, &any, e);
			ok = tx_end(s, ok, ok ? e : NULL) && ok;
		}
	}
	return ok;
}

bool
store_batch_drop(struct store *s, int64_t id, struct text *said, struct err *e)
{
	struct batch_edits seen = { 0 };
	bool ok;

	s->batches_looked = false;
	batch_look(s, id, &seen);
	ok = batch_changes_back(s, id, e) && batch_change(s, e);
	if (ok) {
		ok = batch_take_back(s, id, &seen, said, e);
		ok = tx_end(s, ok, ok ? e : NULL) && ok;
	}
	batch_edits_done(&seen);
	return ok;
}

/* ---- removed ---- */

/* One that nobody adds to and nothing can bring back; 0: none. `open`: it never was whole. */
static int64_t
batch_dead(struct store *s, bool *open)
{
	sqlite3_stmt *st = sql_get(s, "SELECT id, owner, whole FROM batch WHERE whole NOT IN (1, 3) "
		"AND NOT EXISTS (SELECT 1 FROM undo WHERE batch_id = batch.id)");
	int64_t id = 0;

	while (!id && sql_row(s, st))
		if (col_int(st, 2) == BATCH_BACK || owner_ended(s, col_str(st, 1))) {
			id = col_int(st, 0);
			*open = col_int(st, 2) == BATCH_OPEN;
		}
	if (id)
		sql_end(st);
	return id;
}

/* The last `most` contacts, none of which has an interview any more, with their words: what is
 * beyond contacts_to is not in the full text, so that no trigger removes it from there. */
static const char *const batch_last[] = {
#define LAST "(SELECT id FROM contact WHERE batch_id = :id ORDER BY id DESC LIMIT :most)"
	"INSERT INTO contact_words(contact_words, rowid, words) "
	"SELECT 'delete', id, words FROM contact WHERE id IN " LAST
	" AND id <= (SELECT contacts_to FROM batch WHERE id = :id)",
	"INSERT INTO contact_text(contact_text, rowid, searched) "
	"SELECT 'delete', id, searched FROM contact WHERE id IN " LAST
	" AND id <= (SELECT contacts_to FROM batch WHERE id = :id)",
	"UPDATE batch SET contacts_to = min(contacts_to, (SELECT min(id) - 1 FROM contact "
	"WHERE id IN " LAST ")) WHERE id = :id",
	"DELETE FROM consent WHERE contact_id IN " LAST,
	"DELETE FROM kept WHERE contact_id IN " LAST,
	"DELETE FROM step WHERE contact_id IN " LAST,
	"UPDATE contact SET referrer_id = NULL WHERE referrer_id IN " LAST,
	"UPDATE point SET contact_id = NULL WHERE contact_id IN " LAST,
	"DELETE FROM contact WHERE id IN " LAST,
#undef LAST
};

static bool
batch_remove_contacts(struct store *s, int64_t id, size_t most, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; ok && i < LEN(batch_last); i++) {
		sqlite3_stmt *st = sql_get(s, batch_last[i]);
		sql_int(st, ":id", id);
		sql_int(st, ":most", (int64_t)most);
		ok = sql_run(s, st, e);
	}
	return ok;
}

/* Notes that were added to somebody else's conversations; the count of the last tells the end. */
static const char *const batch_notes[] = {
#define SOME "(SELECT id FROM note WHERE batch_id = :id ORDER BY id LIMIT 50)"
	("DELETE FROM note_theme WHERE note_id IN " SOME),
	("DELETE FROM evidence WHERE note_id IN " SOME " OR claim_id IN " SOME),
	("DELETE FROM note WHERE id IN " SOME),
#undef SOME
};

/* Those of whom nothing is left, and nothing was said. */
static bool
batch_students(struct store *s, struct err *e)
{
	static const char none[] = "DELETE FROM student WHERE roster = 0 AND id * 0 = :id * 0 "
		"AND NOT EXISTS (SELECT 1 FROM interview i WHERE i.student_id = student.id) "
		"AND NOT EXISTS (SELECT 1 FROM comment c WHERE c.student_id = student.id) "
		"AND NOT EXISTS (SELECT 1 FROM score p WHERE p.student_id = student.id)";

	return batch_run(s, none, 0, e) && batch_run(s, "DELETE FROM standing WHERE :id = 0 "
		"AND NOT EXISTS (SELECT 1 FROM student w WHERE w.id = standing.student_id)", 0, e);
}

/* Interviews first: they go with all they hold, and nothing of them keeps a contact. */
static bool
batch_remove_some(struct store *s, int64_t id, size_t most, bool *done, struct err *e)
{
	int64_t row = batch_number(s, "SELECT id FROM interview WHERE batch_id = :id LIMIT 1", id);

	*done = false;
	for (size_t n = 1; row; n++) {
		if (!interview_remove(s, row, e))
			return false;
		if (n == most || n == INTERVIEWS_AT_ONCE)
			return true;
		row = batch_number(s, "SELECT id FROM interview WHERE batch_id = :id LIMIT 1", id);
	}
	if (batch_number(s, "SELECT EXISTS (SELECT 1 FROM contact WHERE batch_id = :id)", id))
		return batch_remove_contacts(s, id, most, e);
	for (size_t i = 0; i < LEN(batch_notes); i++)
		if (!batch_run(s, batch_notes[i], id, e))
			return false;
	*done = sqlite3_changes(s->db) == 0;
	return !*done || (batch_run(s, "DELETE FROM batch WHERE id = :id", id, e) &&
		batch_run(s, "DELETE FROM handed_file WHERE batch_id = :id", id, e) && batch_students(s, e));
}

/* What it changed first: that of one taken back by undo is taken back already. */
static bool
batch_remove_next(struct store *s, int64_t id, bool open, size_t most, bool *done, struct err *e)
{
	bool any = false;

	*done = false;
	return batch_change_take_back(s, id, open, &any, e) && (any || batch_remove_some(s, id, most, done, e));
}

bool
store_batch_remove(struct store *s, size_t most, bool *more, struct err *e)
{
	bool ok, done = false, open = false;
	int64_t id = batch_dead(s, &open);

	*more = false;
	if (!id && !batch_changes_lost(s))
		return sql_ok(s, e);
	if (!triggers_all(s, e) || !batch_change(s, e))
		return false;
	ok = id ? batch_remove_next(s, id, open, most, &done, e) : batch_changes_forget(s, more, e);
	*more = ok && (id || *more);
	return tx_end(s, ok, ok ? e : NULL) && ok;
}

/* Nobody waits for it. */
int64_t
batch_due(const struct store *s)
{
	return s->batches_looked || s->readonly || !(s->flags & STORE_SCREEN) ? -1 : 100;
}

void
batch_tick(struct store *s)
{
	bool more = false;

	if (batch_due(s) < 0 || s->waits.n || s->tx.depth)
		return;
	s->batches_looked = !store_batch_remove(s, REMOVED_AT_ONCE, &more, NULL) || !more;
}
