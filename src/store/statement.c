/* statement.c: SQL in plain sight where it is used; here only what is the same each time. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "private.h"

static bool
statement_starved(int rc)
{
	return (rc & 0xff) == SQLITE_NOMEM || rc == SQLITE_IOERR_NOMEM;
}

/* What is read in vain for want of memory would be shown as not there. A change that is refused
 * is only not made, and says so. */
static bool
statement_reads(sqlite3_stmt *st)
{
	return sqlite3_stmt_readonly(st) && sqlite3_column_count(st) > 0; /* no COMMIT */
}

/* Within a transaction a failure is the whole transaction's: what follows would be made on
 * something that is not there, or, when SQLite has rolled back by itself, outside of it. */
static void
fail_whole(struct store *s)
{
	if (s->tx.depth && s->rc != SQLITE_OK && (s->rc & 0xff) != SQLITE_CONSTRAINT)
		s->tx.broken = s->rc;
}

static sqlite3_stmt *
statement_prepare(struct store *s, const char *sql)
{
	sqlite3_stmt *st = NULL;

	if (strncmp(sql, "SELECT", 6) != 0 && !s->hooks->writing(s, sql, strlen(sql)))
		return NULL;
	for (int tries = 0; tries < 2; tries++) {
		s->rc = sqlite3_prepare_v3(s->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &st, NULL);
		if (s->rc == SQLITE_OK || !s->hooks->mend(s))
			break;
	}
	if (statement_starved(s->rc))
		die_of_memory();
	if (s->rc == SQLITE_ERROR && !s->newer)
		s->hooks->bug(s, sql);
	fail_whole(s);
	return st;
}

sqlite3_stmt *
sql_get(struct store *s, const char *sql)
{
	sqlite3_stmt *st;

	for (size_t i = 0; i < s->n_statements; i++)
		if (s->statements[i].sql == sql && !sqlite3_stmt_busy(s->statements[i].st))
			return s->statements[i].st;
	st = statement_prepare(s, sql);
	if (!st)
		return NULL;
	struct statement *kept =
		list_more(&s->statements, &s->n_statements, &s->cap_statements, sizeof(*kept));
	*kept = (struct statement){ sql, st };
	return st;
}

void
sql_forget(struct store *s)
{
	for (size_t i = 0; i < s->n_statements; i++)
		sqlite3_finalize(s->statements[i].st);
	free(s->statements);
	s->statements = NULL;
	s->n_statements = s->cap_statements = 0;
}

/* ---- parameters ---- */

static int
parameter(sqlite3_stmt *st, const char *name)
{
	int at = sqlite3_bind_parameter_index(st, name);

	if (!at)
		die_of_bug("no %s in\n%s", name, sqlite3_sql(st));
	return at;
}

/* One that is not bound would be NULL. */
static void
parameter_bound(int rc)
{
	if (rc == SQLITE_NOMEM)
		die_of_memory();
}

void
sql_int(sqlite3_stmt *st, const char *name, int64_t v)
{
	if (st)
		sql_int_at(st, parameter(st, name), v);
}

void
sql_text(sqlite3_stmt *st, const char *name, const char *v)
{
	if (st)
		sql_text_at(st, parameter(st, name), v);
}

void
sql_text_at(sqlite3_stmt *st, int at, const char *v)
{
	bool empty = !v || !*v; /* as most of a contact's fields are: nothing is copied */

	parameter_bound(sqlite3_bind_text(st, at, empty ? "" : v, empty ? 0 : -1,
		empty ? SQLITE_STATIC : SQLITE_TRANSIENT));
}

void
sql_int_at(sqlite3_stmt *st, int at, int64_t v)
{
	parameter_bound(sqlite3_bind_int64(st, at, v));
}

void
sql_ref_at(sqlite3_stmt *st, int at, int64_t id)
{
	parameter_bound(id ? sqlite3_bind_int64(st, at, id) : sqlite3_bind_null(st, at));
}

void
sql_ref(sqlite3_stmt *st, const char *name, int64_t id)
{
	if (st)
		sql_ref_at(st, parameter(st, name), id);
}

/* ---- rows ---- */

static int
statement_step(struct store *s, sqlite3_stmt *st)
{
	int rc;

	s->waited_ms = 0;
	rc = sqlite3_step(st);
	s->rc = rc == SQLITE_ROW || rc == SQLITE_DONE ? SQLITE_OK : rc;
	if (statement_starved(rc) && statement_reads(st))
		die_of_memory();
	if (rc != SQLITE_ROW)
		sqlite3_reset(st);
	return rc;
}

bool
sql_row(struct store *s, sqlite3_stmt *st)
{
	if (!st)
		return false; /* s->rc is what preparing said */
	if (s->tx.broken) {
		s->rc = s->tx.broken;
		sqlite3_reset(st);
		return false;
	}
	bool first = !sqlite3_stmt_busy(st);
	int rc = statement_step(s, st);
	if (first && s->rc != SQLITE_OK && s->hooks->mend(s)) {
		s->rc = SQLITE_CORRUPT;
		if (!s->tx.depth || !sqlite3_get_autocommit(s->db))
			rc = statement_step(s, st);
		else /* the transaction is gone, and with it what came before */
			s->mended = true;
	}
	fail_whole(s);
	return rc == SQLITE_ROW;
}

void
sql_end(sqlite3_stmt *st)
{
	sqlite3_reset(st);
}

bool
sql_run(struct store *s, sqlite3_stmt *st, struct err *e)
{
	while (sql_row(s, st))
		;
	return sql_ok(s, e);
}

bool
sql_exec(struct store *s, const char *sql, struct err *e)
{
	s->waited_ms = 0;
	if (!s->hooks->writing(s, sql, strlen(sql)))
		return sql_fail(s, e);
	s->rc = sqlite3_exec(s->db, sql, NULL, NULL, NULL);
	if (s->rc == SQLITE_ERROR && !s->newer)
		s->hooks->bug(s, sql);
	fail_whole(s);
	return sql_ok(s, e);
}

int64_t
sql_number(struct store *s, sqlite3_stmt *st)
{
	int64_t v = 0;

	if (sql_row(s, st)) {
		v = col_int(st, 0);
		sql_end(st);
	}
	return v;
}

int64_t
col_int(sqlite3_stmt *st, int i)
{
	return sqlite3_column_int64(st, i);
}

const char *
col_str(sqlite3_stmt *st, int i)
{
	int type = sqlite3_column_type(st, i);
	const char *t = (const char *)sqlite3_column_text(st, i);

	if (!t && type != SQLITE_NULL) /* never "": that might be saved in its place */
		die_of_memory();
	return t ? t : "";
}

char *
col_text(sqlite3_stmt *st, int i)
{
	return mem_str(col_str(st, i));
}

/* ---- what went wrong in the world ---- */

static const struct {
	int rc;
	const char *text; /* %s: the workbook's path; behind what to do, where a call meets it */
} reasons[] = {
	{ SQLITE_BUSY, N_("Another program is writing the workbook %s. Try again in a moment.") },
	{ SQLITE_LOCKED, N_("Another program is writing the workbook %s. Try again in a moment.") },
	{ SQLITE_FULL, N_("There is no room left. Make room, then try again (%s).") },
	{ SQLITE_IOERR, N_("The disk refused. Is there room, is it still there? Then try again (%s).") },
	{ SQLITE_READONLY_DBMOVED, N_("The workbook %s was moved or removed. Put it back where it was.") },
	{ SQLITE_READONLY, N_("The workbook %s may not be written. Change its permissions, or those "
			   "of its folder.") },
	{ SQLITE_PERM, N_("The workbook %s may not be written. Change its permissions.") },
	{ SQLITE_CANTOPEN, N_("The workbook %s cannot be opened. See whether it is there and may be "
			   "read.") },
	{ SQLITE_CORRUPT, N_("The workbook %s is damaged. Keep a copy of it, then bring back a backup "
			  "with \"halfhour restore\".") },
	{ SQLITE_ERROR, N_("The workbook %s is damaged. Keep a copy of it, then bring back a backup "
			"with \"halfhour restore\".") },
	{ SQLITE_NOTADB, N_("%s is not a workbook, or it is damaged.") },
	{ SQLITE_CONSTRAINT, N_("This does not fit the workbook %s any more, so nothing was changed: "
			     "something it belongs to is gone. Open the screen again.") },
	{ SQLITE_TOOBIG, N_("This is too long for the workbook %s. Make it shorter.") },
};

bool
sql_fail(struct store *s, struct err *e)
{
	if (s->newer && s->rc == SQLITE_ERROR)
		return err_set(e, "A newer halfhour made %s. Update this one to read that.", s->path);
	if (s->mended) {
		s->mended = false;
		return err_set(e, "The search index of %s was damaged and is rebuilt. Do this again.", s->path);
	}
	for (size_t i = 0; i < LEN(reasons); i++)
		if (reasons[i].rc == s->rc || reasons[i].rc == (s->rc & 0xff))
			return err_set(e, reasons[i].text, s->path);
	return err_set(e, "The workbook %s could not be used: %s.", s->path, sqlite3_errstr(s->rc));
}

bool
sql_ok(struct store *s, struct err *e)
{
	return s->rc == SQLITE_OK || sql_fail(s, e);
}
