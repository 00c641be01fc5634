/* theme.c: themes, and which notes have them. */
#include <stdlib.h>

#include "private.h"
#include "store_compare.h"

static const struct column fields[] = {
	COLUMN(theme, id, COL_INT64),
	COLUMN(theme, revision, COL_INT64),
	COLUMN(theme, uuid, COL_UUID),
	COLUMN(theme, parent_id, COL_REF),
	COLUMN(theme, merged_id, COL_REF),
	COLUMN(theme, name, COL_TEXT),
	COLUMN(theme, memo, COL_TEXT),
	COLUMN(theme, used_ms, COL_INT64),
};
static const struct columns columns = COLUMNS(theme, fields);

bool
store_themes(struct store *s, struct themes *out, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT t.id, t.revision, t.uuid, t.parent_id, t.merged_id, t.name, t.memo, t.used_ms "
		"FROM theme t LEFT JOIN theme p ON p.id = t.parent_id "
		"ORDER BY coalesce(p.folded, t.folded), t.parent_id IS NOT NULL, t.folded, t.id");

	themes_done(out);
	return list_read(s, st, &columns, &out->t, &out->n, &out->cap) || sql_ok(s, e);
}

/* ---- change ---- */

bool
store_theme_save(struct store *s, struct theme *t, struct err *e)
{
	struct text folded = { 0 };
	bool ok;

	if (!tx_change(s, 0, t->id ? "change the theme {theme}" : "add the theme {theme}", e))
		return false;
	if (!t->id)
		t->id = serial_next(s, "theme");
	t->revision = serial_next(s, "revision");
	uuid_take(t->uuid);
	utf8_fold(&folded, t->name);
	sqlite3_stmt *st = sql_get(s,
		"INSERT INTO theme(id, revision, uuid, parent_id, merged_id, name, folded, memo, used_ms) "
		"VALUES (:id, :revision, :uuid, :parent_id, :merged_id, :name, :folded, :memo, :used_ms) "
		"ON CONFLICT(id) DO UPDATE SET revision = :revision, parent_id = :parent_id, "
		"merged_id = :merged_id, name = :name, folded = :folded, memo = :memo, used_ms = :used_ms");
	columns_bind(st, &columns, t);
	sql_text(st, ":folded", text_str(&folded));
	ok = sql_run(s, st, e);
	text_free(&folded);
	return tx_end(s, ok, ok ? e : NULL) && ok;
}

static bool
theme_run(struct store *s, const char *sql, int64_t id, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, sql);

	sql_int(st, ":id", id);
	return sql_run(s, st, e);
}

bool
store_theme_delete(struct store *s, int64_t id, struct err *e)
{
#define ALIKE "(WITH RECURSIVE m(id) AS (VALUES (:id) UNION " \
	"SELECT t.id FROM theme t JOIN m ON t.merged_id = m.id) SELECT id FROM m)"
	static const char *const parts[] = {
		("DELETE FROM note_theme WHERE theme_id IN " ALIKE),
		("UPDATE theme SET parent_id = NULL WHERE parent_id IN " ALIKE),
		("DELETE FROM theme WHERE id IN " ALIKE),
	};
	bool ok = tx_change(s, 0, "delete the theme {theme}", e);

	if (!ok)
		return false;
	for (size_t i = 0; ok && i < LEN(parts); i++)
		ok = theme_run(s, parts[i], id, e);
	return tx_end(s, ok, ok ? e : NULL) && ok;
}

/* ---- notes ---- */

static bool
theme_give(struct store *s, int64_t note_id, int64_t theme_id, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "INSERT OR IGNORE INTO note_theme(id, uuid, note_id, theme_id) "
		"VALUES (:id, :uuid, :note, :theme)");
	char uuid[UUID_SIZE];

	uuid_new(uuid);
	sql_int(st, ":id", serial_next(s, "note_theme"));
	sql_text(st, ":uuid", uuid);
	sql_int(st, ":note", note_id);
	sql_int(st, ":theme", theme_id);
	if (!sql_run(s, st, e))
		return false;
	st = sql_get(s, "UPDATE theme SET used_ms = :now WHERE id = :id");
	sql_int(st, ":now", s->now.wall_ms);
	sql_int(st, ":id", theme_id);
	return sql_run(s, st, e);
}

static bool
theme_take(struct store *s, int64_t note_id, int64_t theme_id, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"DELETE FROM note_theme WHERE note_id = :note AND theme_id IN " ALIKE);

	sql_int(st, ":note", note_id);
	sql_int(st, ":id", theme_id);
	return sql_run(s, st, e);
}
#undef ALIKE

bool
store_note_theme_set(struct store *s, int64_t note_id, int64_t theme_id, bool on, struct err *e)
{
	bool ok;

	if (!tx_change(s, 0, "give the theme {theme}", e))
		return false;
	ok = on ? theme_give(s, note_id, theme_id, e) : theme_take(s, note_id, theme_id, e);
	return tx_end(s, ok, ok ? e : NULL) && ok;
}

size_t
store_note_tags(struct store *s, int64_t interview_id, struct note_tag **out)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT x.note_id, x.theme_id FROM note n JOIN note_theme x ON x.note_id = n.id "
		"WHERE n.interview_id = :interview ORDER BY x.note_id, x.id");
	size_t n = 0, cap = 0;

	*out = NULL;
	sql_int(st, ":interview", interview_id);
	while (sql_row(s, st)) {
		mem_grow(*out, &cap, n + 1);
		(*out)[n++] = (struct note_tag){ col_int(st, 0), col_int(st, 1) };
	}
	return n;
}

int64_t
store_note_call(struct store *s, int64_t note_id)
{
	sqlite3_stmt *st = sql_get(s, "SELECT interview_id FROM note WHERE id = :id");

	sql_int(st, ":id", note_id);
	return sql_number(s, st);
}
