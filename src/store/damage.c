/*
 * damage.c: tells a damaged workbook from a bug in our SQL, and rebuilds what can be
 * rebuilt: the full-text indexes, and the version number of an intact schema.
 *
 * A statement that is refused by a workbook fresh from our scripts as well is a bug and
 * dies printing the SQL; one that only this workbook refuses tells that it is damaged.
 */
#include <stdlib.h>
#include <string.h>

#include "private.h"

/* ---- a fresh one, to compare with ---- */

/* In memory, as the scripts make it. One that fails is a bug. */
static void
fresh_open(struct store *fresh, const struct sql_file *files, size_t n)
{
	*fresh = (struct store){ 0 };
	if (sqlite3_open(":memory:", &fresh->db) != SQLITE_OK || words_fold_add(fresh->db) != SQLITE_OK ||
		!functions_add(fresh, NULL))
		die_of_memory();
	for (size_t i = 0; i < n; i++) {
		int rc = sqlite3_exec(fresh->db, files[i].text, NULL, NULL, NULL);
		if (rc == SQLITE_NOMEM)
			die_of_memory();
		if (rc == SQLITE_ERROR)
			die_of_bug("%s: %s", files[i].name, sqlite3_errmsg(fresh->db));
	}
}

static void
fresh_close(struct store *fresh)
{
	sqlite3_close(fresh->db);
}

void
damage_or_bug(struct store *s, const char *sql)
{
	struct store fresh;
	sqlite3_stmt *st = NULL;

	fresh_open(&fresh, sql_files, n_sql_files);
	if (sqlite3_prepare_v2(fresh.db, sql, -1, &st, NULL) == SQLITE_ERROR)
		die_of_bug("%s\n%s", sqlite3_errmsg(fresh.db), sql);
	sqlite3_finalize(st);
	fresh_close(&fresh);
	s->rc = SQLITE_CORRUPT;
}

void
damage_or_bug_in(struct store *s, const struct sql_file *files, size_t n)
{
	struct store fresh;

	fresh_open(&fresh, files, n);
	fresh_close(&fresh);
	s->rc = SQLITE_CORRUPT;
}

/* ---- the version ---- */

static int
damage_add_row(void *user, int n, char **values, char **names)
{
	(void)names;
	for (int i = 0; i < n; i++) {
		text_add(user, values[i] ? values[i] : "");
		text_addc(user, '\n');
	}
	return 0;
}

static void
schema_text(sqlite3 *db, struct text *out)
{
	sqlite3_exec(db,
		"SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' "
		"ORDER BY type, name", damage_add_row, out, NULL);
}

bool
damage_mend_version(struct store *s)
{
	struct text ours = { 0 }, want = { 0 };
	struct store fresh;
	bool ok;

	fresh_open(&fresh, sql_files, n_sql_files);
	schema_text(fresh.db, &want);
	fresh_close(&fresh);
	schema_text(s->db, &ours);
	ok = !s->readonly && strcmp(text_str(&ours), text_str(&want)) == 0;
	if (ok) {
		text_clear(&want);
		text_addf(&want, "PRAGMA user_version = %d",
			schema_newest(sql_files, n_sql_files));
		ok = sqlite3_exec(s->db, want.s, NULL, NULL, NULL) == SQLITE_OK;
	}
	text_free(&ours);
	text_free(&want);
	return ok;
}

/* ---- the full-text indexes ---- */

enum { QUICK_ROWS = 20000 }; /* are indexed anew within some 200 ms */

static const struct index {
	const char *name, *content; /* its table, and the one whose text it is of */
} indexes[] = {
	{ "contact_words", "contact" },
	{ "contact_text", "contact" },
	{ "note_text", "note" },
	{ "asked_text", "asked" },
	{ "reflection_text", "reflection" },
	{ "writeup_text", "writeup" }, { "learned_text", "learned" },
};

static const char *const shadows[] = { "data", "idx", "docsize", "config" };

/* Past our own statements, since it is called in the middle of one. */
static int
damage_run(struct store *s, const char *fmt, const char *name, const char *more)
{
	struct text sql = { 0 };
	int rc;

	for (const char *p = fmt; *p; p++)
		if (*p == '#')
			text_add(&sql, name);
		else if (*p == '@')
			text_add(&sql, more);
		else
			text_addc(&sql, *p);
	rc = sqlite3_exec(s->db, sql.s, NULL, NULL, NULL);
	text_free(&sql);
	return rc;
}

static int64_t
damage_rows(struct store *s, const char *name)
{
	struct text sql = { 0 };
	sqlite3_stmt *st = NULL;
	int64_t n = 0;

	text_addf(&sql, "SELECT count(*) FROM %s", name);
	if (sqlite3_prepare_v2(s->db, sql.s, -1, &st, NULL) == SQLITE_OK &&
	    sqlite3_step(st) == SQLITE_ROW)
		n = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	text_free(&sql);
	return n;
}

/* Against itself and against the text it is of. */
static bool
index_whole(struct store *s, const struct index *x)
{
	return damage_run(s, "INSERT INTO #(#, rank) VALUES ('integrity-check', 1)", x->name, "") ==
		SQLITE_OK;
}

static bool
index_fill(struct store *s, const struct index *x)
{
	return damage_run(s, "INSERT INTO #(#) VALUES ('rebuild')", x->name, "") ==
		       SQLITE_OK &&
	       index_whole(s, x);
}

/* The tables behind it, one by one: the index itself cannot be dropped while they are
 * damaged. One whose own pages are damaged is only forgotten. */
static void
drop_parts(struct store *s, const struct index *x)
{
	damage_run(s, "DELETE FROM sqlite_schema WHERE name = '#'", x->name, "");
	damage_run(
		s, "PRAGMA writable_schema = RESET; PRAGMA writable_schema = ON", "", "");
	for (size_t i = 0; i < LEN(shadows); i++) {
		if (damage_run(s, "DROP TABLE IF EXISTS #_@", x->name, shadows[i]) ==
			SQLITE_OK)
			continue;
		damage_run(s, "DELETE FROM sqlite_schema WHERE tbl_name = '#_@'", x->name, shadows[i]);
		damage_run(s, "PRAGMA writable_schema = RESET; PRAGMA writable_schema = ON", "", "");
	}
}

/* As the scripts make it. */
static bool
index_make(struct store *s, const struct index *x)
{
	struct store fresh;
	struct text sql = { 0 }, ask = { 0 };
	bool ok;

	fresh_open(&fresh, sql_files, n_sql_files);
	text_addf(&ask, "SELECT sql FROM sqlite_schema WHERE name = '%s'", x->name);
	sqlite3_exec(fresh.db, ask.s, damage_add_row, &sql, NULL);
	fresh_close(&fresh);
	ok = sqlite3_exec(s->db, text_str(&sql), NULL, NULL, NULL) == SQLITE_OK;
	text_free(&sql);
	text_free(&ask);
	return ok;
}

static bool
index_replace(struct store *s, const struct index *x)
{
	bool ok;

	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
	damage_run(s, "PRAGMA writable_schema = ON", "", "");
	if (damage_run(s, "DROP TABLE IF EXISTS #", x->name, "") != SQLITE_OK)
		drop_parts(s, x);
	damage_run(s, "PRAGMA writable_schema = OFF", "", "");
	ok = index_make(s, x) && index_fill(s, x);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	return ok;
}

/* Every index that is damaged; *any says whether one was. */
static bool
index_mend_each(struct store *s, bool *any)
{
	bool quick = s->wait_ms == WAIT_KEY_MS; /* a key waits for us */

	for (size_t i = 0; i < LEN(indexes); i++) {
		const struct index *x = &indexes[i];

		if (quick && damage_rows(s, x->content) > QUICK_ROWS)
			return false; /* at the next start */
		if (index_whole(s, x))
			continue;
		*any = true;
		if (!index_fill(s, x) && !index_replace(s, x))
			return false;
	}
	return true;
}

/* An index built anew has the rows of the slice as well, which would then come in twice. */
static void
index_has_slice(struct store *s)
{
	if (s->tx.batch)
		damage_run(s, "UPDATE batch SET contacts_to = coalesce((SELECT max(id) FROM contact "
			"WHERE batch_id = batch.id), 0), notes_to = coalesce((SELECT max(id) FROM note "
			"WHERE batch_id = batch.id), 0) WHERE whole = 0", "", "");
}

/* A savepoint in a transaction of ours. An index that cannot write what it holds back refuses
 * any (as of SQLite 3.46): then the transaction is lost, which whoever asked is told. */
static bool
index_mend_within(struct store *s)
{
	if (sqlite3_get_autocommit(s->db))
		return false;
	if (damage_run(s, "SAVEPOINT mend", "", "") == SQLITE_OK)
		return true;
	damage_run(s, "ROLLBACK", "", "");
	return false;
}

/* In a transaction of ours where there is one and that can be, else in one of its own. */
static bool
index_mend_all(struct store *s, bool *tried)
{
	bool own = !index_mend_within(s), any = false, ok;

	if (own && damage_run(s, "BEGIN IMMEDIATE", "", "") != SQLITE_OK)
		return false;
	*tried = true;
	ok = index_mend_each(s, &any) && any;
	if (ok)
		index_has_slice(s);
	if (own)
		ok = damage_run(s, ok ? "COMMIT" : "ROLLBACK", "", "") == SQLITE_OK && ok;
	else
		damage_run(s, ok ? "RELEASE mend" : "ROLLBACK TO mend; RELEASE mend", "",
			"");
	if (ok)
		sync_committed(s);
	return ok;
}

/* A constraint of the tables behind an index says nothing of what it is; ours do. */
static bool
may_be_index(const struct store *s)
{
	int kind = s->rc & 0xff;

	return kind == SQLITE_CORRUPT || kind == SQLITE_ERROR ||
		(kind == SQLITE_CONSTRAINT &&
			strcmp(sqlite3_errmsg(s->db), "constraint failed") == 0);
}

bool
damage_mend(struct store *s)
{
	int rc = s->rc;
	bool ok, tried = false;

	if (!may_be_index(s) || s->newer || s->mending || !s->ready ||
	    sqlite3_db_readonly(s->db, "main") != 0)
		return false;
	s->mending = true; /* once in vain is enough */
	ok = index_mend_all(s, &tried);
	s->mending = tried && !ok;
	s->rc = rc;
	return ok;
}

/* ---- asked for ---- */

bool
store_indexes_mend(struct store *s, bool *any, struct err *e)
{
	*any = false;
	if (s->newer || s->readonly)
		return err_set(e, "The workbook %s may not be written, so its index stays as it is.",
			s->path);
	if (!sql_exec(s, "BEGIN IMMEDIATE", e))
		return false;
	s->mending = true; /* what is met on the way is mended here */
	bool ok = index_mend_each(s, any) && damage_run(s, "COMMIT", "", "") == SQLITE_OK;
	s->mending = false;
	if (ok) {
		sync_committed(s);
		return true;
	}
	damage_run(s, "ROLLBACK", "", "");
	return err_set(e, "The index of the search in %s cannot be rebuilt: %s.", s->path,
		sqlite3_errmsg(s->db));
}
