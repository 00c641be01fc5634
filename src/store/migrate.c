/*
 * migrate.c: a workbook comes into being whole or not at all, and is brought
 * up to date one script, one transaction at a time, after a snapshot that was
 * read back.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "inside.h"

/* The version a script brings a workbook to: the number its name begins with. */
static int
version(const struct sql_file *f)
{
	return atoi(f->name);
}

int
schema_newest(const struct sql_file *files, size_t n)
{
	return n ? version(&files[n - 1]) : 0;
}

int
schema_version(struct store *s)
{
	return (int)sql_number(s, sql_get(s, "PRAGMA user_version"));
}

/* SQLite gives the log and the journal the mode of the file itself. */
int
file_open(const char *path, int flags, sqlite3 **db)
{
	mode_t before = umask(077);
	char *whole = path_absolute(path);
	int rc = sqlite3_open_v2(whole, db, flags, NULL);

	if (rc == SQLITE_OK) /* it opens the file at the first need */
		rc = sqlite3_exec(*db, "PRAGMA foreign_keys = ON; PRAGMA user_version", NULL, NULL,
			NULL);
	umask(before);
	free(whole);
	return rc;
}

/* ---- a new one ---- */

static int
run_script(sqlite3 *db, const struct sql_file *f)
{
	struct text t = { 0 };
	int rc = sqlite3_exec(db, f->text, NULL, NULL, NULL);

	text_addf(&t, "PRAGMA user_version = %d", version(f));
	if (rc == SQLITE_OK)
		rc = sqlite3_exec(db, t.s, NULL, NULL, NULL);
	text_free(&t);
	return rc;
}

static bool
run_first(sqlite3 *db, const struct sql_file *f)
{
	int rc = run_script(db, f);

	if (rc == SQLITE_ERROR)
		die_of_bug("%s: %s", f->name, sqlite3_errmsg(db));
	return rc == SQLITE_OK;
}

static bool
fill(sqlite3 *db, bool network)
{
	struct text t = { 0 };
	char uuid[UUID_SIZE];
	bool ok;

	uuid_new(uuid);
	/* Nobody knows the file before it has its name: it is synced once, before that. */
	text_addf(&t, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; BEGIN IMMEDIATE; "
		"PRAGMA application_id = %d", WORKBOOK_ID);
	ok = sqlite3_exec(db, t.s, NULL, NULL, NULL) == SQLITE_OK;
	for (size_t i = 0; ok && i < n_sql_files; i++)
		ok = run_first(db, &sql_files[i]);
	text_clear(&t);
	text_addf(&t, "INSERT INTO workbook VALUES (1, '%s'); COMMIT; PRAGMA journal_mode = %s", uuid,
		network ? "DELETE" : "WAL");
	ok = ok && sqlite3_exec(db, t.s, NULL, NULL, NULL) == SQLITE_OK;
	text_free(&t);
	return ok;
}

/* Gives a finished file its name; true as well when another program was first. An empty
 * file that stands there is replaced. */
static bool
name_it(const char *made, const char *path)
{
	struct stat st;
	bool empty = stat(path, &st) == 0 && S_ISREG(st.st_mode) && st.st_size == 0;
	bool ok;

	if (empty)
		return rename(made, path) == 0;
	ok = link(made, path) == 0 || errno == EEXIST;
	if (!ok && !path_exists(path)) /* where there are no links */
		return rename(made, path) == 0;
	unlink(made);
	return ok;
}

static bool
sync_file(const char *path)
{
	int fd = open(path, O_RDWR | O_CLOEXEC);
	bool ok = fd >= 0 && fsync(fd) == 0;
	int why = errno;

	if (fd >= 0)
		close(fd);
	errno = why;
	return ok;
}

bool
schema_make(const char *path, bool network, struct err *e)
{
	struct text made = { 0 };
	sqlite3 *db = NULL;
	bool ok;
	int rc, fd;

	if (!path_make_parent(path, e))
		return false;
	fd = temporary_open(path, &made);
	if (fd < 0) {
		text_free(&made);
		return err_set(e, "Cannot make the workbook %s: %s. Make room there, or name another "
				  "place with --workbook.", path, strerror(errno));
	}
	rc = file_open(made.s, SQLITE_OPEN_READWRITE, &db);
	ok = rc == SQLITE_OK && fill(db, network);
	rc = ok ? rc : sqlite3_errcode(db);
	ok = sqlite3_close(db) == SQLITE_OK && ok;
	if (!ok)
		err_set(e, "Cannot make the workbook %s: %s. Make room there, or name another place "
			   "with --workbook.", path, sqlite3_errstr(rc));
	else if (!(ok = sync_file(made.s) && name_it(made.s, path)))
		err_set(e, "Cannot make the workbook %s: %s.", path, strerror(errno));
	if (!ok)
		unlink(made.s);
	close(fd);
	file_sync_folder(path);
	text_free(&made);
	return ok;
}

/* ---- up to date ---- */

static bool
update_one(struct store *s, const struct sql_file *files, size_t at, struct err *e)
{
	const struct sql_file *f = &files[at];
	bool ok;

	if (!tx_change(s, 0, NULL, e))
		return false;
	s->tx.unrecorded = true;
	if (schema_version(s) >= version(f)) /* another program was first */
		return tx_end(s, true, e);
	s->rc = run_script(s->db, f);
	if (s->rc == SQLITE_ERROR)
		damage_or_bug_in(s, files, at + 1);
	ok = sql_ok(s, e);
	/* Steps recorded against older tables are not to be taken back in newer ones. */
	ok = ok && sql_exec(s, "DELETE FROM undo", e);
	return tx_end(s, ok, ok ? e : NULL) && ok;
}

bool
schema_update(struct store *s, const struct sql_file *files, size_t n, struct err *e)
{
	struct text to = { 0 };
	int at = schema_version(s);
	bool ok = true;

	if (!sql_ok(s, e))
		return false;
	if (at >= schema_newest(files, n))
		return true;
	text_addf(&to, "%s.version-%d", s->path, at);
	ok = backup_write(s, to.s, e);
	for (size_t i = 0; ok && i < n; i++)
		if (version(&files[i]) > at)
			ok = update_one(s, files, i, e);
	if (ok)
		text_addf(&s->notice, "%sThe workbook was brought up to date; it is kept as it was in %s",
			s->notice.n ? ". " : "", to.s);
	sql_forget(s);
	text_free(&to);
	return ok;
}
