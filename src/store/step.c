/* step.c: things to do. */
#include <inttypes.h>

#include "model/call.h"
#include "private.h"

static const struct column fields[] = {
	COLUMN(step, id, COL_INT64),
	COLUMN(step, revision, COL_INT64),
	COLUMN(step, uuid, COL_UUID),
	COLUMN(step, contact_id, COL_REF),
	COLUMN(step, interview_id, COL_REF),
	COLUMN(step, note_id, COL_REF),
	COLUMN(step, text, COL_TEXT),
	COLUMN(step, kind, COL_TEXT),
	COLUMN(step, due_ms, COL_INT64),
	COLUMN(step, done_ms, COL_INT64),
};
const struct columns step_columns = COLUMNS(step, fields);

static bool
store_step_there(struct store *s, int64_t id, int64_t *interview_id)
{
	sqlite3_stmt *st = sql_get(s, "SELECT interview_id FROM step WHERE id = :id");
	bool is;

	sql_int(st, ":id", id);
	is = sql_row(s, st);
	if (is) {
		*interview_id = col_int(st, 0);
		sql_end(st);
	}
	return is;
}

static bool
store_step_add(struct store *s, struct step *st, struct err *e)
{
	sqlite3_stmt *q = sql_get(s,
		"INSERT INTO step(id, revision, uuid, contact_id, interview_id, note_id, text, kind, "
		"due_ms, done_ms) VALUES (:id, :revision, :uuid, :contact_id, :interview_id, :note_id, "
		":text, :kind, :due_ms, :done_ms)");

	st->id = serial_next(s, "step");
	st->revision = serial_next(s, "revision");
	uuid_take(st->uuid);
	columns_bind(q, &step_columns, st);
	return sql_run(s, q, e);
}

static bool
store_step_change(struct store *s, struct step *st, struct err *e)
{
	sqlite3_stmt *q = sql_get(s,
		"UPDATE step SET revision = :new, contact_id = :contact_id, "
		"interview_id = :interview_id, note_id = :note_id, text = :text, kind = :kind, "
		"due_ms = :due_ms, done_ms = :done_ms WHERE id = :id AND revision = :revision");
	int64_t revision = serial_next(s, "revision"), interview_id;

	columns_bind(q, &step_columns, st);
	sql_int(q, ":new", revision);
	if (!sql_run(s, q, e))
		return false;
	if (sqlite3_changes(s->db) != 1)
		return revision_refused(
			s, store_step_there(s, st->id, &interview_id), "This step", e);
	st->revision = revision;
	return true;
}

int64_t
store_step_same(struct store *s, const struct step *st)
{
	sqlite3_stmt *q = sql_get(s,
		"SELECT id FROM step WHERE text = :text AND contact_id IS :contact AND "
		"interview_id IS :interview AND due_ms = :due AND NOT done_ms ORDER BY id LIMIT 1");

	sql_text(q, ":text", st->text);
	sql_ref(q, ":contact", st->contact_id);
	sql_ref(q, ":interview", st->interview_id);
	sql_int(q, ":due", st->due_ms);
	return sql_number(s, q);
}

bool
store_step_save(struct store *s, struct step *st, struct err *e)
{
	struct step before = *st;
	bool ok;

	if (!tx_change(s, st->interview_id, st->id ? "change step {step}" : "add step {step}", e))
		return false;
	ok = st->id ? store_step_change(s, st, e) : store_step_add(s, st, e);
	ok = tx_end(s, ok, ok ? e : NULL) && ok;
	if (!ok)
		*st = before;
	return ok;
}

static bool
store_step_remove(struct store *s, int64_t id, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "DELETE FROM step WHERE id = :id");

	sql_int(st, ":id", id);
	return sql_run(s, st, e);
}

bool
store_step_delete(struct store *s, int64_t id, struct err *e)
{
	int64_t interview_id = 0;
	bool ok;

	if (!store_step_there(s, id, &interview_id))
		return sql_ok(s, e) && revision_refused(s, false, "This step", e);
	if (!tx_change(s, interview_id, "delete step {step}", e))
		return false;
	ok = store_step_remove(s, id, e);
	return tx_end(s, ok, ok ? e : NULL) && ok;
}

bool
store_step_get(struct store *s, int64_t id, struct step *out)
{
	sqlite3_stmt *q = sql_get(s, "SELECT * FROM step WHERE id = :id");
	bool is;

	sql_int(q, ":id", id);
	is = sql_row(s, q);
	if (is) {
		columns_read(q, &step_columns, out);
		sql_end(q);
	}
	return is;
}
