/* letter.c: letters to contacts, written here and sent by the person. */
#include <inttypes.h>

#include "model/letter.h"
#include "private.h"

static const struct column fields[] = {
	COLUMN(letter, id, COL_INT64),
	COLUMN(letter, revision, COL_INT64),
	COLUMN(letter, uuid, COL_UUID),
	COLUMN(letter, contact_id, COL_REF),
	COLUMN(letter, interview_id, COL_REF),
	COLUMN(letter, kind, COL_TEXT),
	COLUMN_WORD(letter, medium, letter_medium_names, N_LETTER_MEDIA),
	COLUMN(letter, variant, COL_TEXT),
	COLUMN(letter, subject, COL_TEXT),
	COLUMN(letter, text, COL_TEXT),
	COLUMN(letter, made_ms, COL_INT64),
	COLUMN(letter, sent_ms, COL_INT64),
	COLUMN_WORD(letter, answer, letter_answer_names, N_LETTER_ANSWERS),
	COLUMN(letter, answered_ms, COL_INT64),
};
const struct columns letter_columns = COLUMNS(letter, fields);

/* ---- save ---- */

static bool
store_letter_add(struct store *s, struct letter *l, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"INSERT INTO letter(id, revision, uuid, contact_id, interview_id, kind, medium, variant, "
		"subject, text, made_ms, sent_ms, answer, answered_ms) VALUES (:id, :revision, :uuid, "
		":contact_id, :interview_id, :kind, :medium, :variant, :subject, :text, :made_ms, "
		":sent_ms, :answer, :answered_ms)");

	l->id = serial_next(s, "letter");
	l->revision = serial_next(s, "revision");
	if (!l->made_ms)
		l->made_ms = s->now.wall_ms;
	uuid_take(l->uuid);
	columns_bind(st, &letter_columns, l);
	return sql_run(s, st, e);
}

static bool
store_letter_change(struct store *s, struct letter *l, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"UPDATE letter SET revision = :new, interview_id = :interview_id, kind = :kind, "
		"medium = :medium, variant = :variant, subject = :subject, text = :text, "
		"sent_ms = :sent_ms, answer = :answer, answered_ms = :answered_ms "
		"WHERE id = :id AND revision = :revision");
	int64_t revision = serial_next(s, "revision");

	columns_bind(st, &letter_columns, l);
	sql_int(st, ":new", revision);
	if (!sql_run(s, st, e))
		return false;
	if (sqlite3_changes(s->db) != 1) {
		st = sql_get(s, "SELECT count(*) FROM letter WHERE id = :id");
		sql_int(st, ":id", l->id);
		return revision_refused(s, sql_number(s, st) != 0, "This letter", e);
	}
	l->revision = revision;
	return true;
}

bool
store_letter_save(struct store *s, struct letter *l, struct err *e)
{
	struct letter before = *l;
	bool ok;

	if (!tx_change(s, 0, l->id ? "change the letter {letter}" : "write the letter {letter}", e))
		return false;
	ok = l->id ? store_letter_change(s, l, e) : store_letter_add(s, l, e);
	ok = tx_end(s, ok, ok ? e : NULL) && ok;
	if (!ok)
		*l = before;
	return ok;
}

/* ---- get ---- */

static bool
store_letter_one(struct store *s, sqlite3_stmt *st, struct letter *out)
{
	bool there = sql_row(s, st);

	if (there) {
		columns_read(st, &letter_columns, out);
		sql_end(st);
	}
	return there;
}

bool
store_letter_last(struct store *s, int64_t contact_id, const char *kind, bool sent,
	struct letter *out)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT * FROM letter WHERE contact_id = :contact AND (kind = :kind OR :kind = '') "
		"AND (sent_ms > 0) = :sent ORDER BY sent_ms DESC, id DESC LIMIT 1");

	sql_int(st, ":contact", contact_id);
	sql_text(st, ":kind", kind ? kind : "");
	sql_int(st, ":sent", sent);
	return store_letter_one(s, st, out);
}

bool
store_letter_each(struct store *s, int64_t contact_id,
	bool (*each)(void *user, const struct letter *l), void *user, struct err *e)
{
	sqlite3_stmt *st = contact_id
		? sql_get(s, "SELECT * FROM letter WHERE contact_id = :contact "
			"ORDER BY max(sent_ms, made_ms * (sent_ms = 0)) DESC, id DESC")
		: sql_get(s, "SELECT l.* FROM letter l JOIN contact c ON c.id = l.contact_id "
			"WHERE" SHOWN("c.batch_id") "ORDER BY max(l.sent_ms, l.made_ms * (l.sent_ms = 0)) "
			"DESC, l.id DESC");
	struct letter one = { 0 };
	bool go_on = true;

	if (contact_id)
		sql_int(st, ":contact", contact_id);
	while (go_on && sql_row(s, st)) {
		columns_read(st, &letter_columns, &one);
		go_on = each(user, &one);
	}
	if (!go_on)
		sql_end(st);
	letter_done(&one);
	return !go_on || sql_ok(s, e);
}

/* ---- what goes with a contact or an interview ---- */

bool
letters_remove(struct store *s, int64_t contact_id, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "DELETE FROM letter WHERE contact_id = :contact");

	sql_int(st, ":contact", contact_id);
	return sql_run(s, st, e);
}
