/*
 * kept.c: what came in with people from other programs: lines of their cards that
 * no field holds, how the columns of a table were matched, and who is there already.
 */
#include "model/duplicate.h"
#include "private.h"

/* ---- lines of cards ---- */

void
store_kept_get(struct store *s, int64_t contact_id, struct text *out)
{
	sqlite3_stmt *st = sql_get(s, "SELECT lines FROM kept WHERE contact_id = :contact");

	text_clear(out);
	sql_int(st, ":contact", contact_id);
	if (!sql_row(s, st))
		return;
	text_add(out, col_str(st, 0));
	sql_end(st);
}

bool
kept_remove(struct store *s, int64_t contact_id, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "DELETE FROM kept WHERE contact_id = :contact");

	sql_int(st, ":contact", contact_id);
	return sql_run(s, st, e);
}

static bool
kept_put_row(struct store *s, int64_t contact_id, const char *lines, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "INSERT INTO kept(contact_id, lines) VALUES (:contact, :lines) "
		"ON CONFLICT (contact_id) DO UPDATE SET lines = excluded.lines");

	sql_int(st, ":contact", contact_id);
	sql_text(st, ":lines", lines);
	return sql_run(s, st, e);
}

bool
store_kept_set(struct store *s, int64_t contact_id, const char *lines, struct err *e)
{
	if (!tx_change(s, 0, "change {contact}", e))
		return false;
	bool ok = *lines ? kept_put_row(s, contact_id, lines, e) : kept_remove(s, contact_id, e);
	return tx_end(s, ok, ok ? e : NULL) && ok;
}

/* ---- how the columns of a table were matched ---- */

bool
store_column_map(struct store *s, const char *header, struct text *map)
{
	sqlite3_stmt *st = sql_get(s, "SELECT map FROM column_map WHERE header = :header");

	text_clear(map);
	sql_text(st, ":header", header);
	if (!sql_row(s, st))
		return false;
	text_add(map, col_str(st, 0));
	sql_end(st);
	return true;
}

bool
store_column_map_set(struct store *s, const char *header, const char *map, struct err *e)
{
	if (!tx_change(s, 0, NULL, e))
		return false;
	s->tx.unrecorded = true;
	sqlite3_stmt *st = sql_get(s, "INSERT INTO column_map(header, map) VALUES (:header, :map) "
		"ON CONFLICT (header) DO UPDATE SET map = excluded.map");
	sql_text(st, ":header", header);
	sql_text(st, ":map", map);
	bool ok = sql_run(s, st, e);
	return tx_end(s, ok, ok ? e : NULL) && ok;
}

/* ---- who is there already ---- */

bool
store_known_some(struct store *s, int64_t *after, size_t most, void (*each)(void *user, const struct known *k),
	void *user, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT c.id, c.uuid, c.name, coalesce(o.name, ''), c.email, c.links, "
		"coalesce(k.lines, '') FROM contact c LEFT JOIN organisation o ON o.id = c.organisation_id "
		"LEFT JOIN kept k ON k.contact_id = c.id WHERE c.id > :after AND" SHOWN("c.batch_id")
		"ORDER BY c.id LIMIT :most");
	int64_t last = 0;

	sql_int(st, ":after", *after);
	sql_int(st, ":most", (int64_t)most);
	while (sql_row(s, st)) {
		struct known k = { col_int(st, 0), col_str(st, 1), col_str(st, 2), col_str(st, 3),
			col_str(st, 4), col_str(st, 5), col_str(st, 6) };
		each(user, &k);
		last = k.id;
	}
	*after = last;
	return sql_ok(s, e);
}

bool
store_contact_uuid_free(struct store *s, const char *uuid)
{
	sqlite3_stmt *st = sql_get(s, "SELECT count(*) FROM contact WHERE uuid = :uuid");

	sql_text(st, ":uuid", uuid);
	return sql_number(s, st) == 0;
}

int64_t
store_batch_contact(struct store *s, int64_t batch_id, const char *name)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT id FROM contact WHERE sort = :name AND batch_id = :batch ORDER BY id LIMIT 1");
	struct text folded = { 0 };

	match_fold(&folded, name);
	sql_text(st, ":name", text_str(&folded));
	sql_int(st, ":batch", batch_id);
	int64_t id = sql_number(s, st);
	text_free(&folded);
	return id;
}
