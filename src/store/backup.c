/*
 * backup.c: a verified copy of the workbook, made by SQLite page by page, so
 * that other programs may go on writing. It counts, and gets its name, only
 * when it is on the disk, was read back, is whole and has its digest beside it
 * ("FILE.sha256", as sha256sum writes one).
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "backup.h"

/* ---- is a file whole? ---- */

/* Is every page as it must be? */
static bool
backup_check(sqlite3 *db)
{
	struct text why = { 0 };
	bool whole = pages_whole(db, &why);

	text_free(&why);
	return whole;
}

/* On the disk, and out of memory, so that what is read next is what the disk has. */
static bool
reach_disk(const char *path)
{
	int fd = open(path, O_RDWR | O_CLOEXEC);
	bool ok = fd >= 0 && fsync(fd) == 0;

	if (ok)
		posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
	if (fd >= 0)
		close(fd);
	return ok;
}

static bool
store_backup_read_back(const char *path)
{
	sqlite3 *db = NULL;
	char *whole = path_absolute(path); /* never a URI */
	bool ok = sqlite3_open_v2(whole, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
		backup_check(db);

	sqlite3_close(db);
	free(whole);
	return ok;
}

/* ---- the digest beside it ---- */

static char *
digest_path(const char *path)
{
	struct text t = { 0 };

	text_addf(&t, "%s.sha256", path);
	return text_take(&t);
}

/* False: there is none, or it is something else. */
static bool
digest_read(const char *path, char out[SHA256_SIZE])
{
	char *beside = digest_path(path);
	struct text all = { 0 };
	bool ok = file_read(beside, &all, 65536, NULL) && all.n > 66 &&
		strspn(all.s, "0123456789abcdef") == SHA256_SIZE - 1 && all.s[64] == ' ';

	snprintf(out, SHA256_SIZE, "%.64s", ok ? all.s : "");
	text_free(&all);
	free(beside);
	return ok;
}

static bool
digest_write(const char *made, const char *to, struct err *e)
{
	char digest[SHA256_SIZE], *beside = digest_path(to);
	const char *slash = strrchr(to, '/');
	struct text line = { 0 };
	bool ok = file_sha256(made, digest, e);

	text_addf(&line, "%s  %s\n", digest, slash ? slash + 1 : to);
	ok = ok && file_write(beside, line.s, line.n, e);
	text_free(&line);
	free(beside);
	return ok;
}

enum digest
backup_digest(const char *path, struct err *e)
{
	char wanted[SHA256_SIZE], found[SHA256_SIZE];

	if (!digest_read(path, wanted))
		return DIGEST_NONE;
	if (!file_sha256(path, found, e))
		return DIGEST_WRONG;
	if (strcmp(wanted, found) == 0)
		return DIGEST_RIGHT;
	err_set(e, "The backup %s is not what was written: its digest is not the one in %s.sha256. "
		   "Take another one.", path, path);
	return DIGEST_WRONG;
}

static void
digest_remove(const char *path)
{
	char *beside = digest_path(path);

	unlink(beside);
	free(beside);
}

void
backup_remove(const char *path)
{
	unlink(path);
	digest_remove(path);
}

/* ---- a copy ---- */

static bool
copy_refused(struct copy *c, int rc, struct err *e)
{
	err_set(e, "Cannot write %s: %s. Make room there, or write elsewhere.", c->to,
		sqlite3_errstr(rc));
	copy_drop(c);
	return false;
}

bool
copy_begin(struct copy *c, sqlite3 *from, const char *to, bool replace, struct err *e)
{
	struct text made = { 0 };
	int rc, fd = temporary_open(to, &made);

	*c = (struct copy){ .to = mem_str(to), .replace = replace, .digest = !replace };
	if (fd < 0) {
		text_free(&made);
		return copy_refused(c, SQLITE_CANTOPEN, e);
	}
	c->made = text_take(&made);
	c->lock = fd;
	rc = file_open(c->made, SQLITE_OPEN_READWRITE, &c->db);
	if (rc == SQLITE_OK) /* nobody reads it before it is whole, and then it is synced */
		rc = sqlite3_exec(c->db, "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF", NULL,
			NULL, NULL);
	if (rc == SQLITE_OK && !(c->b = sqlite3_backup_init(c->db, "main", from, "main")))
		rc = sqlite3_errcode(c->db);
	return rc == SQLITE_OK || copy_refused(c, rc, e);
}

bool
copy_step(struct copy *c, int pages, bool *more, struct err *e)
{
	int rc = sqlite3_backup_step(c->b, pages);

	*more = rc == SQLITE_OK || rc == SQLITE_BUSY || rc == SQLITE_LOCKED;
	if (*more)
		return true;
	c->b = (sqlite3_backup_finish(c->b), NULL);
	if (rc == SQLITE_DONE) /* one file, without a log beside it */
		rc = sqlite3_exec(c->db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
	return rc == SQLITE_OK || copy_refused(c, rc, e);
}

/* Never over a file that came meanwhile. */
static bool
copy_name(struct copy *c)
{
	if (c->replace)
		return rename(c->made, c->to) == 0;
	if (link(c->made, c->to) == 0)
		return unlink(c->made) == 0;
	if (errno == EEXIST || path_exists(c->to))
		return false;
	return rename(c->made, c->to) == 0; /* where there are no links */
}

bool
copy_verify(struct copy *c, struct err *e)
{
	bool ok;

	sqlite3_close(c->db);
	c->db = NULL;
	ok = reach_disk(c->made) ||
		err_set(e, "Cannot write %s: %s.", c->to, strerror(errno));
	ok = ok && (c->unchecked || store_backup_read_back(c->made) ||
		err_set(e, "The workbook is damaged, so no copy was made of it in %s.", c->to));
	/* Over an old file: that one's goes first, or a kill would leave it a wrong one. */
	ok = ok && (c->replace || !c->digest || digest_write(c->made, c->to, e));
	if (!ok)
		copy_drop(c);
	return ok;
}

bool
copy_finish(struct copy *c, struct err *e)
{
	bool ok;

	if (c->replace && c->digest)
		digest_remove(c->to);
	ok = copy_name(c) || err_set(e, "Cannot write %s: %s.", c->to, strerror(errno));
	if (ok)
		file_sync_folder(c->to);
	if (ok && c->replace && c->digest)
		ok = digest_write(c->to, c->to, e);
	copy_drop(c);
	return ok;
}

void
copy_drop(struct copy *c)
{
	if (c->b)
		sqlite3_backup_finish(c->b);
	sqlite3_close(c->db);
	if (c->made) {
		unlink(c->made);
		close(c->lock);
	}
	free(c->made);
	free(c->to);
	*c = (struct copy){ 0 };
}

bool
copy_all(struct copy *c, struct err *e)
{
	bool more = true;

	for (int tries = 0; more; tries++) {
		if (!copy_step(c, -1, &more, e))
			return false;
		if (more && tries == 100)
			return copy_refused(c, SQLITE_BUSY, e);
		if (more)
			sqlite3_sleep(20);
	}
	return true;
}

bool
backup_write(struct store *s, const char *to, struct err *e)
{
	struct copy c;

	return copy_begin(&c, s->db, to, true, e) && copy_all(&c, e) && copy_verify(&c, e) &&
		copy_finish(&c, e);
}

bool
backup_copy(sqlite3 *from, const char *to, unsigned how, struct err *e)
{
	char digest[SHA256_SIZE], *beside = digest_path(to);
	bool there = path_exists(beside) && !digest_read(to, digest), ok;
	struct copy c;

	if (path_exists(to) && !(how & COPY_OVER))
		ok = err_set(e, "%s is there already. Name a file that is not.", to);
	else if (there)
		ok = err_set(e, "%s is there already. Name another file.", beside);
	else if ((ok = path_make_parent(to, e) && copy_begin(&c, from, to, how & COPY_OVER, e))) {
		c.unchecked = how & COPY_UNCHECKED;
		c.digest = true;
		ok = copy_all(&c, e) && copy_verify(&c, e) && copy_finish(&c, e);
	}
	free(beside);
	return ok;
}

bool
store_backup(struct store *s, const char *to, bool over, struct err *e)
{
	draft_buffer_flush(s);
	return backup_copy(s->db, to, over ? COPY_OVER : 0, e);
}

bool
store_check(struct store *s, struct err *e)
{
	return backup_check(s->db) ||
		err_set(e, "The workbook %s is damaged. Keep a copy of it, then bring back a backup "
			   "with \"halfhour restore\".", s->path);
}
