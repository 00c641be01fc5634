/* note.c: the lines of a conversation. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "model/call.h"
#include "private.h"

static const struct column fields[] = {
	COLUMN(note, id, COL_INT64),
	COLUMN(note, revision, COL_INT64),
	COLUMN(note, uuid, COL_UUID),
	COLUMN_WORD(note, kind, note_kind_names, N_NOTE_KINDS),
	COLUMN(note, starred, COL_BOOL),
	COLUMN(note, marker, COL_BOOL),
	COLUMN(note, text, COL_TEXT),
	COLUMN(note, axis_ms, COL_INT64),
	COLUMN(note, asked_id, COL_REF),
	COLUMN_WORD(note, record, record_names, N_RECORDS),
	COLUMN(note, claim, COL_BOOL),
	COLUMN(note, done_ms, COL_INT64),
	COLUMN(note, edited_ms, COL_INT64),
};
const struct columns note_columns = COLUMNS(note, fields);

/* ---- add ---- */

static const char *
store_note_add_label(const void *noun)
{
	return ((const struct note *)noun)->marker ? N_("marker {note}") : N_("note {note}");
}

static bool
store_note_insert(
	struct store *s, int64_t interview_id, const struct note *n, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"INSERT INTO note(id, revision, uuid, interview_id, asked_id, kind, starred, marker, "
		"text, axis_ms, record, claim, done_ms, edited_ms, batch_id) VALUES (:id, :revision, :uuid, :interview, :asked_id, :kind, "
		":starred, :marker, :text, :axis_ms, :record, :claim, :done_ms, :edited_ms, :batch)");

	columns_bind(st, &note_columns, n);
	sql_ref(st, ":batch", s->tx.batch);
	sql_int(st, ":interview", interview_id);
	return sql_run(s, st, e);
}

static bool
apply_add(struct store *s, int64_t interview_id, void *noun, struct err *e)
{
	struct note *n = noun;
	int64_t before = n->revision, revision;
	bool ok;

	number_take(s, "note", &n->id);
	n->revision = revision = serial_next(s, "revision");
	ok = store_note_insert(s, interview_id, n, e) && draft_noted(s, interview_id, e);
	n->revision = ok ? revision : before;
	return ok;
}

static int
store_note_by_axis(const void *a, const void *b)
{
	const struct note *x = a, *y = b;

	if (x->axis_ms != y->axis_ms)
		return x->axis_ms < y->axis_ms ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

/* By axis, then id. */
static void
note_sort(struct call *c)
{
	qsort(c->notes, c->n_notes, sizeof(*c->notes), store_note_by_axis);
}

static void
store_note_overlay_add(struct call *c, const void *noun)
{
	struct note *n = list_more(&c->notes, &c->n_notes, &c->cap_notes, sizeof(*n));

	note_copy(n, noun);
	n->unsaved = true;
	note_sort(c);
}

const struct op note_add_op = { "note", store_note_add_label, &note_columns, "note", apply_add, store_note_overlay_add,
	offsetof(struct note, id), NULL };

bool
store_note_add(struct store *s, int64_t interview_id, struct note *n, struct err *e)
{
	enum op_done done;

	if (!n->uuid[0])
		uuid_new(n->uuid);
	done = op_do(s, &note_add_op, interview_id, n, e);
	n->unsaved = done != OP_SAVED;
	return done != OP_LOST;
}

/* ---- change ---- */

static const char *
store_note_save_label(const void *noun)
{
	(void)noun;
	return N_("change note {note}");
}

static bool
store_note_there(struct store *s, int64_t id)
{
	sqlite3_stmt *st = sql_get(s, "SELECT count(*) FROM note WHERE id = :id");

	sql_int(st, ":id", id);
	return sql_number(s, st) > 0;
}

/* A note that waits in the rescue file, or a change of one, has no revision yet: then any is
 * meant by what follows. */
static bool
apply_save(struct store *s, int64_t interview_id, void *noun, struct err *e)
{
	struct note *n = noun;
	sqlite3_stmt *st = sql_get(s,
		"UPDATE note SET revision = :new, asked_id = :asked_id, kind = :kind, "
		"starred = :starred, marker = :marker, axis_ms = :axis_ms, record = :record, "
		"claim = :claim, edited_ms = iif(text <> :text AND NOT marker, :now, edited_ms), "
		"text = :text "
		"WHERE id = :id AND :revision IN (0, revision)");
	int64_t revision = serial_next(s, "revision");

	(void)interview_id;
	columns_bind(st, &note_columns, n);
	sql_int(st, ":now", s->now.wall_ms);
	sql_int(st, ":new", revision);
	if (!sql_run(s, st, e))
		return false;
	if (sqlite3_changes(s->db) != 1)
		return revision_refused(s, store_note_there(s, n->id), "This note", e);
	n->revision = revision;
	return true;
}

static void
store_note_overlay_save(struct call *c, const void *noun)
{
	const struct note *from = noun;

	for (size_t i = 0; i < c->n_notes; i++)
		if (c->notes[i].id == from->id) {
			note_copy(&c->notes[i], from);
			c->notes[i].unsaved = true;
			c->notes[i].revision = 0; /* it will be another by then */
		}
	note_sort(c);
}

static bool
store_note_is_stored(struct store *s, const struct note *n)
{
	sqlite3_stmt *st = sql_get(s, "SELECT count(*) FROM note WHERE id = :id AND text = :text");

	sql_int(st, ":id", n->id);
	sql_text(st, ":text", n->text);
	return sql_number(s, st) > 0;
}

/* A commit that the disk refused may be found whole in the log by the next start: then what
 * waits is there already. */
static bool
is_stored_whole(struct store *s, const struct note *n)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT count(*) FROM note WHERE id = :id AND uuid = :uuid AND kind = :kind "
		"AND starred = :starred AND marker = :marker AND text = :text "
		"AND axis_ms = :axis_ms AND asked_id IS nullif(:asked_id, 0) "
		"AND record = :record AND claim = :claim");

	sql_int(st, ":id", n->id);
	sql_text(st, ":uuid", n->uuid);
	sql_text(st, ":kind", note_kind_names[n->kind]);
	sql_int(st, ":starred", n->starred);
	sql_int(st, ":marker", n->marker);
	sql_text(st, ":text", n->text ? n->text : "");
	sql_int(st, ":axis_ms", n->axis_ms);
	sql_int(st, ":asked_id", n->asked_id);
	sql_text(st, ":record", record_names[n->record]);
	sql_int(st, ":claim", n->claim);
	return sql_number(s, st) > 0;
}

/* A correction that waited, of a note that another program corrected or took back meanwhile: a
 * note of its own, at the same place, so that both texts are there. */
static bool
apply_save_late(struct store *s, int64_t interview_id, void *noun, struct err *e)
{
	struct note *n = noun;

	if (apply_save(s, interview_id, noun, e))
		return true;
	if (s->rc != SQLITE_OK)
		return false;
	if (is_stored_whole(s, n))
		return true;
	if (s->rc != SQLITE_OK || store_note_is_stored(s, n) || s->rc != SQLITE_OK)
		return false;
	uuid_new(n->uuid);
	n->id = serial_next(s, "note");
	n->revision = serial_next(s, "revision");
	return store_note_insert(s, interview_id, n, e);
}

const struct op note_save_op = { "note-save", store_note_save_label, &note_columns, NULL, apply_save, store_note_overlay_save,
	0, apply_save_late };

/* The interview it belongs to, in the workbook or still waiting; 0: none. */
static int64_t
store_note_interview_of(struct store *s, int64_t id)
{
	sqlite3_stmt *st = sql_get(s, "SELECT interview_id FROM note WHERE id = :id");
	int64_t interview_id;

	sql_int(st, ":id", id);
	interview_id = sql_number(s, st);
	return interview_id ? interview_id : waits_interview(s, &note_add_op, id);
}

bool
store_note_save(struct store *s, struct note *n, struct err *e)
{
	int64_t interview_id = store_note_interview_of(s, n->id);
	enum op_done done;

	if (!interview_id && s->rc == SQLITE_OK)
		return revision_refused(s, false, "This note", e);
	done = op_do(s, &note_save_op, interview_id, n, e);
	n->unsaved = done == OP_WAITS || (n->unsaved && done == OP_LOST);
	if (done == OP_WAITS)
		n->revision = 0;
	return done != OP_LOST;
}

/* ---- delete ---- */

static bool
store_note_remove(struct store *s, int64_t id, struct err *e)
{
	static const char *const parts[] = {
		"UPDATE step SET note_id = NULL WHERE note_id = :id",
		"DELETE FROM note_theme WHERE note_id = :id",
		"DELETE FROM evidence WHERE note_id = :id OR claim_id = :id",
		"DELETE FROM note WHERE id = :id",
	};

	for (size_t i = 0; i < LEN(parts); i++) {
		sqlite3_stmt *st = sql_get(s, parts[i]);

		sql_int(st, ":id", id);
		if (!sql_run(s, st, e))
			return false;
	}
	return true;
}

bool
store_note_delete(struct store *s, int64_t id, struct err *e)
{
	int64_t interview_id = store_note_interview_of(s, id);
	bool ok;

	if (!store_note_there(s, id)) {
		if (!sql_ok(s, e))
			return false;
		return interview_id ? err_set(e, "This note waits for the workbook. Delete it when it "
						 "is saved.")
				    : revision_refused(s, false, "This note", e);
	}
	if (!tx_change(s, interview_id, "delete note {note}", e))
		return false;
	ok = store_note_remove(s, id, e);
	return tx_end(s, ok, ok ? e : NULL) && ok;
}

/* ---- list ---- */

bool
note_list(struct store *s, struct call *c)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT id, revision, uuid, kind, starred, marker, text, axis_ms, asked_id, record, "
		"claim, done_ms, edited_ms "
		"FROM note WHERE interview_id = :interview ORDER BY axis_ms, id");

	sql_int(st, ":interview", c->interview.id);
	return list_read(s, st, &note_columns, &c->notes, &c->n_notes, &c->cap_notes);
}
