/*
 * leftovers.c: what killed programs left beside a workbook. A log or journal that is not this
 * file's own is set aside, one that cannot be read whole is copied before SQLite cuts it, and
 * files half made are removed.
 */
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "log.h"

static char *
leftovers_beside(const char *path, const char *suffix)
{
	struct text t = { 0 };

	text_addf(&t, "%s%s", path, suffix);
	return text_take(&t);
}

static off_t
size_of(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 ? st.st_size : 0;
}

static const char *
name_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* ---- one program at a time makes files beside it ---- */

int
folder_lock(const char *path, int wait_ms)
{
	const struct timespec ms = { 0, 1000000 };
	char *dir = mem_strn(path, (size_t)(name_of(path) - path));
	int fd = open(*dir ? dir : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int rc = -1;

	free(dir);
	for (int i = 0; fd >= 0 && (rc = flock(fd, LOCK_EX | LOCK_NB)) != 0 && i < wait_ms; i++) {
		if (errno != EWOULDBLOCK && errno != EINTR)
			break;
		nanosleep(&ms, NULL);
	}
	if (fd < 0 || rc == 0)
		return rc == 0 ? fd : FOLDER_WITHOUT;
	rc = errno == EWOULDBLOCK ? FOLDER_BUSY : FOLDER_WITHOUT;
	close(fd);
	return rc;
}

void
folder_unlock(int lock)
{
	if (lock >= 0)
		close(lock);
}

/* ---- set aside ---- */

/* "w.halfhour.old-1-wal": a name that is free; SQLite would read it with "w.halfhour.old-1". */
static char *
free_name(const char *path, const char *suffix)
{
	struct text t = { 0 };

	for (int i = 1; !t.n || path_exists(t.s); i++) {
		text_clear(&t);
		text_addf(&t, "%s.old-%d%s", path, i, suffix);
	}
	return text_take(&t);
}

static bool
leftovers_set_aside(const char *path, const char *suffix, struct text *said)
{
	char *from = leftovers_beside(path, suffix), *to = NULL;
	bool ok = true;

	if (size_of(from) > 0) {
		to = free_name(path, suffix);
		ok = rename(from, to) == 0;
		if (ok)
			text_joinf(said, ". ", "An old log here is not of this workbook; it is kept as %s",
				name_of(to));
	}
	free(from);
	free(to);
	return ok;
}

static void
remove_beside(const char *path, const char *suffix)
{
	char *at = leftovers_beside(path, suffix);

	unlink(at);
	free(at);
}

bool
leftovers_empty(const char *path, struct text *said, struct err *e)
{
	if (!leftovers_set_aside(path, "-wal", said) || !leftovers_set_aside(path, "-journal", said))
		return err_set(e, "Cannot make the workbook %s: an old log is beside it and cannot be "
				  "moved (%s). Move %s-wal and %s-journal away.", path, strerror(errno), path,
			path);
	remove_beside(path, "-wal");
	remove_beside(path, "-shm"); /* only ever a table of what is in the log */
	return true;
}

void
leftovers_drop_journal(const char *path)
{
	remove_beside(path, "-journal");
}

static bool
copy_file(const char *from, const char *to)
{
	struct text all = { 0 };
	bool ok = file_read(from, &all, 0, NULL) && file_write(to, text_str(&all), all.n, NULL);

	text_free(&all);
	return ok;
}

static void
keep_copy(const char *path, const char *log, struct text *said)
{
	char *to = free_name(path, "-wal");

	if (copy_file(log, to))
		text_joinf(said, ". ", "The log is damaged: what was saved last may be missing; a copy is in %s",
			name_of(to));
	else
		text_joinf(said, ". ", "The log is damaged: what was saved last may be missing");
	free(to);
}

/* ---- a log that was left ---- */

/* Made by way of SQLite in one piece, without a log: then it never had this one. */
static bool
never_had_log(const unsigned char *header)
{
	return header[18] == 1;
}

static bool
log_is_of(const struct log_found *f, const unsigned char *header)
{
	return !never_had_log(header) && log_fits(f, header);
}

static void
judge_log(const char *path, const unsigned char *header, struct text *said)
{
	char *log = leftovers_beside(path, "-wal"), *shm = leftovers_beside(path, "-shm");
	struct log_found f;

	if (size_of(log) > 0 && log_read(log, shm, &f)) {
		if (!log_is_of(&f, header)) {
			if (leftovers_set_aside(path, "-wal", said))
				unlink(shm);
		} else if (f.lost) {
			keep_copy(path, log, said);
		}
	}
	free(log);
	free(shm);
}

static void
judge_journal(const char *path, const unsigned char *header, struct text *said)
{
	char *journal = leftovers_beside(path, "-journal");
	struct log_found f;

	if (size_of(journal) > 0 && journal_read(journal, &f) && !log_fits(&f, header))
		leftovers_set_aside(path, "-journal", said);
	free(journal);
}

static bool
left_behind(const char *path)
{
	char *log = leftovers_beside(path, "-wal"), *journal = leftovers_beside(path, "-journal");
	bool any = size_of(log) > 0 || size_of(journal) > 0;

	free(log);
	free(journal);
	return any;
}

/* While somebody has it open the log is in use, and theirs. No program can come in between:
 * the lock is SQLite's own. */
void
leftovers_judge(const char *path, struct text *said)
{
	unsigned char header[HEADER_BYTES];
	sqlite3 *db = NULL;
	sqlite3_file *file;

	if (!left_behind(path))
		return;
	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
	    sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK &&
	    file->pMethods->xLock(file, SQLITE_LOCK_SHARED) == SQLITE_OK) {
		if (file->pMethods->xLock(file, SQLITE_LOCK_EXCLUSIVE) == SQLITE_OK &&
		    file->pMethods->xRead(file, header, HEADER_BYTES, 0) == SQLITE_OK) {
			judge_log(path, header, said);
			judge_journal(path, header, said);
		}
		file->pMethods->xUnlock(file, SQLITE_LOCK_NONE);
	}
	sqlite3_close(db);
}

/* One that may not be read is not passed over: SQLite says so. */
static bool
log_belongs(const char *path, const unsigned char *header, struct text *said)
{
	char *log = leftovers_beside(path, "-wal"), *shm = leftovers_beside(path, "-shm");
	struct log_found f = { 0 };
	bool there = size_of(log) > 0, is = there;

	if (there && log_read(log, shm, &f))
		is = log_is_of(&f, header);
	if (is && f.lost)
		text_add(said, _("The log is damaged: what was saved last may be missing"));
	else if (there && !is)
		text_add(said, _("An old log here is not of this workbook, so it was not read"));
	free(log);
	free(shm);
	return is;
}

static bool
journal_belongs(const char *path, const unsigned char *header)
{
	char *journal = leftovers_beside(path, "-journal");
	struct log_found f;
	bool is = size_of(journal) > 0 && (!journal_read(journal, &f) || log_fits(&f, header));

	free(journal);
	return is;
}

enum beside
leftovers_belongs(const char *path, struct text *said)
{
	unsigned char header[HEADER_BYTES];

	if (!left_behind(path) || !header_get(path, header, NULL))
		return BESIDE_NOTHING;
	if (log_belongs(path, header, said))
		return BESIDE_LOG;
	return journal_belongs(path, header) ? BESIDE_JOURNAL : BESIDE_NOTHING;
}

/* ---- half made ---- */

/* Eight digits as uuid_new gives them, then nothing or what SQLite has beside a file. */
static bool
random_name(const char *s)
{
	static const char *const ends[] = { "", "-journal", "-wal", "-shm" };

	for (int i = 0; i < 8; i++)
		if (!isxdigit((unsigned char)*s++))
			return false;
	for (size_t i = 0; i < LEN(ends); i++)
		if (strcmp(s, ends[i]) == 0)
			return true;
	return false;
}

/* "BASE.new-1234abcd", "BASE.version-1.new-1234abcd" */
static bool
half_made(const char *name, const char *base)
{
	size_t n = strlen(base);

	if (strncmp(name, base, n) != 0)
		return false;
	name += n;
	if (strncmp(name, ".version-", 9) == 0)
		name += 9 + strspn(name + 9, "0123456789");
	return strncmp(name, ".new-", 5) == 0 && random_name(name + 5);
}

void
leftovers_tidy(const char *path)
{
	char *dir = mem_strn(path, (size_t)(name_of(path) - path));
	DIR *d = opendir(dir);
	struct dirent *entry;

	while (d && (entry = readdir(d)))
		if (half_made(entry->d_name, name_of(path)))
			unlinkat(dirfd(d), entry->d_name, 0);
	if (d)
		closedir(d);
	free(dir);
}
