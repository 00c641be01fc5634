/* learned.c: the notebooks of fields of work, an entry a row. */
#include "model/learned.h"
#include "private.h"

static const struct column fields[] = {
	COLUMN(learned, id, COL_INT64),
	COLUMN(learned, revision, COL_INT64),
	COLUMN(learned, uuid, COL_UUID),
	COLUMN(learned, field, COL_TEXT),
	COLUMN_WORD(learned, kind, learned_kind_names, N_LEARNED_KINDS),
	COLUMN(learned, text, COL_TEXT),
	COLUMN(learned, source, COL_TEXT),
	COLUMN(learned, contact_id, COL_REF),
	COLUMN(learned, made_ms, COL_INT64),
};
static const struct columns learned_columns = COLUMNS(learned, fields);

static bool
store_learned_add(struct store *s, struct learned *f, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"INSERT INTO learned(id, revision, uuid, field, kind, text, source, contact_id, made_ms) "
		"VALUES (:id, :revision, :uuid, :field, :kind, :text, :source, :contact_id, :made_ms)");

	f->id = serial_next(s, "learned");
	f->revision = serial_next(s, "revision");
	f->made_ms = s->now.wall_ms;
	uuid_take(f->uuid);
	columns_bind(st, &learned_columns, f);
	return sql_run(s, st, e);
}

static bool
store_learned_change(struct store *s, struct learned *f, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"UPDATE learned SET revision = :new, field = :field, kind = :kind, text = :text, "
		"source = :source, contact_id = :contact_id WHERE id = :id AND revision = :revision");
	int64_t revision = serial_next(s, "revision");

	columns_bind(st, &learned_columns, f);
	sql_int(st, ":new", revision);
	if (!sql_run(s, st, e))
		return false;
	if (sqlite3_changes(s->db) != 1) {
		st = sql_get(s, "SELECT count(*) FROM learned WHERE id = :id");
		sql_int(st, ":id", f->id);
		return revision_refused(s, sql_number(s, st) != 0, "This entry", e);
	}
	f->revision = revision;
	return true;
}

bool
store_learned_save(struct store *s, struct learned *f, struct err *e)
{
	struct learned before = *f;
	bool ok;

	if (!tx_change(s, 0, f->id ? "change the entry {learned}" : "add the entry {learned}", e))
		return false;
	ok = f->id ? store_learned_change(s, f, e) : store_learned_add(s, f, e);
	ok = tx_end(s, ok, ok ? e : NULL) && ok;
	if (!ok)
		*f = before;
	return ok;
}

bool
store_learned_delete(struct store *s, int64_t id, struct err *e)
{
	sqlite3_stmt *st;
	bool ok;

	if (!tx_change(s, 0, "delete the entry {learned}", e))
		return false;
	st = sql_get(s, "DELETE FROM learned WHERE id = :id");
	sql_int(st, ":id", id);
	ok = sql_run(s, st, e);
	if (ok && sqlite3_changes(s->db) != 1)
		ok = revision_refused(s, false, "This entry", e);
	return tx_end(s, ok, ok ? e : NULL) && ok;
}

bool
store_learned_each(struct store *s, const char *field,
	bool (*each)(void *user, const struct learned *f), void *user, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT * FROM learned WHERE field = :field COLLATE NOCASE OR :field = '' ORDER BY id");
	struct learned one = { 0 };
	bool go_on = true;

	sql_text(st, ":field", field ? field : "");
	while (go_on && sql_row(s, st)) {
		columns_read(st, &learned_columns, &one);
		go_on = each(user, &one);
	}
	if (!go_on)
		sql_end(st);
	learned_done(&one);
	return !go_on || sql_ok(s, e);
}

void
store_learned_fields(struct store *s, struct strings *out)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT field FROM learned GROUP BY field COLLATE NOCASE ORDER BY max(id) DESC");

	while (sql_row(s, st))
		strings_add(out, col_str(st, 0));
}
