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

#include "private.h"

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
	if (rc == SQLITE_OK)
		rc = words_fold_add(*db);

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
migrate_fill(sqlite3 *db, bool network)
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

/* Page 1 counts its changes, and by that a log is known to be of this file: the count begins
 * at random, so that another workbook's log does not fit. */
static bool
count_from_random(const char *made)
{
	unsigned char count[4] = { 0 };
	char uuid[UUID_SIZE];
	int fd = open(made, O_WRONLY | O_CLOEXEC);
	bool ok;

	uuid_new(uuid);
	for (size_t i = 0; i < 7; i++) /* the highest four bits stay 0: room to count */
		count[(i + 1) / 2] = (unsigned char)(count[(i + 1) / 2] << 4 |
			(strchr("0123456789abcdef", uuid[i]) - "0123456789abcdef"));
	ok = fd >= 0 && pwrite(fd, count, 4, 24) == 4 && pwrite(fd, count, 4, 92) == 4 &&
		fsync(fd) == 0;
	if (fd >= 0)
		close(fd);
	return ok;
}

/* Gives a finished file its name; true as well when another program was first. An empty
 * file that is there is replaced. */
static bool
name_it(const char *made, const char *path, struct text *said, struct err *e)
{
	struct stat st;
	bool there = stat(path, &st) == 0, ok;

	if (there && st.st_size > 0)
		return unlink(made) == 0;
	if (!leftovers_empty(path, said, e))
		return false;
	ok = !there && (link(made, path) == 0 || errno == EEXIST);
	if (ok)
		unlink(made);
	else /* in the place of an empty one, or where there are no links */
		ok = rename(made, path) == 0;
	return ok || err_set(e, "Cannot make the workbook %s: %s.", path, strerror(errno));
}

static bool
make_here(const char *path, const char *made, bool network, struct text *said, struct err *e)
{
	sqlite3 *db = NULL;
	int rc = file_open(made, SQLITE_OPEN_READWRITE, &db);
	bool ok = rc == SQLITE_OK && migrate_fill(db, network);

	rc = ok ? rc : sqlite3_errcode(db);
	ok = sqlite3_close(db) == SQLITE_OK && ok;
	if (!ok)
		return err_set(e, "Cannot make the workbook %s: %s. Make room there, or name another "
				  "place with --workbook.", path, sqlite3_errstr(rc));
	if (!count_from_random(made))
		return err_set(e, "Cannot make the workbook %s: %s.", path, strerror(errno));
	return name_it(made, path, said, e);
}

bool
schema_make(const char *path, bool network, struct text *said, struct err *e)
{
	struct text made = { 0 };
	bool ok;
	int lock, fd;

	if (!path_make_parent(path, e))
		return false;
	lock = folder_lock(path, WAIT_COMMAND_MS);
	if (lock == FOLDER_BUSY)
		return err_set(e, "Another halfhour is writing files next to %s. Try again in a "
				  "moment.", path);
	if (lock >= 0)
		leftovers_tidy(path);
	fd = temporary_open(path, &made);
	if (fd < 0) {
		folder_unlock(lock);
		text_free(&made);
		return err_set(e, "Cannot make the workbook %s: %s. Make room there, or name another "
				  "place with --workbook.", path, strerror(errno));
	}
	ok = make_here(path, made.s, network, said, e);
	if (!ok)
		unlink(made.s);
	close(fd);
	file_sync_folder(path);
	folder_unlock(lock);
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
	int at = schema_version(s), lock;
	bool ok = true;

	if (!sql_ok(s, e))
		return false;
	if (at >= schema_newest(files, n))
		return true;
	text_addf(&to, "%s.version-%d", s->path, at);
	lock = folder_lock(s->path, WAIT_COMMAND_MS);
	ok = backup_write(s, to.s, e);
	folder_unlock(lock);
	for (size_t i = 0; ok && i < n; i++)
		if (version(&files[i]) > at)
			ok = update_one(s, files, i, e);
	if (ok)
		text_joinf(&s->notice, ". ", "The workbook was brought up to date; it is kept as it was in %s",
			to.s);
	columns_forget(s);
	text_free(&to);
	return ok;
}
