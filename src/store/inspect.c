/*
 * inspect.c: looks at a workbook as it lies on the disk, without changing a
 * byte of it or beside it: whose it is, who has it open, whether it opens and
 * is whole. For doctor and restore; works on damaged files too.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "backup.h"

char *
beside(const char *path, const char *end)
{
	struct text t = { 0 };

	text_addf(&t, "%s%s", path, end);
	return text_take(&t);
}

static int64_t
size_beside(const char *path, const char *end)
{
	char *other = beside(path, end);
	struct stat st;
	int64_t n = stat(other, &st) == 0 ? (int64_t)st.st_size : 0;

	free(other);
	return n;
}

/* ---- the first bytes, and the locks ---- */

enum workbook_kind
inspect_head(const char *path)
{
	unsigned char head[100];
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	ssize_t n = fd < 0 ? -1 : read(fd, head, 100);

	if (fd >= 0)
		close(fd);
	if (n < 0)
		return WORKBOOK_UNREADABLE;
	if (n < 100 || memcmp(head, "SQLite format 3", 16) != 0)
		return n ? WORKBOOK_STRANGE : WORKBOOK_EMPTY;
	uint32_t id = (uint32_t)head[68] << 24 | (uint32_t)head[69] << 16 |
		(uint32_t)head[70] << 8 | head[71];
	return id == WORKBOOK_ID ? WORKBOOK_OURS : WORKBOOK_ANOTHERS;
}

long
store_holder(const char *path)
{
	/* SQLite's lock bytes; every connection in use holds a shared lock on one of them. */
	struct flock l = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0x40000000,
		.l_len = 512 };
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	bool held = fd >= 0 && fcntl(fd, F_GETLK, &l) == 0 && l.l_type != F_UNLCK;

	if (fd >= 0)
		close(fd);
	return !held ? 0 : l.l_pid > 0 ? (long)l.l_pid : -1;
}

/* ---- to be read, and nothing changed ---- */

static bool
pour(int from, int to)
{
	char block[65536];
	ssize_t n;

	while ((n = read(from, block, sizeof(block))) > 0)
		for (ssize_t done = 0, put; done < n; done += put)
			if ((put = write(to, block + done, (size_t)(n - done))) <= 0)
				return false;
	return n == 0;
}

bool
copy_bytes(const char *from, const char *to, struct err *e)
{
	int in = open(from, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY), out;
	bool ok;

	if (in < 0)
		return errno == ENOENT ||
			err_set(e, "Cannot read %s: %s.", from, strerror(errno));
	out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	ok = out >= 0 && pour(in, out) && fsync(out) == 0;
	if (!ok)
		err_set(e, "Cannot write %s: %s. Make room there.", to, strerror(errno));
	if (out >= 0 && !ok)
		unlink(to);
	close(in);
	if (out >= 0)
		close(out);
	return ok;
}

static const char *const logs[] = { "", "-wal", "-journal" };

static void
remove_folder(const char *dir)
{
	char *file = path_join(dir, "w");

	for (size_t i = 0; i < LEN(logs); i++) {
		char *part = beside(file, logs[i]);
		unlink(part);
		free(part);
	}
	free(file);
	rmdir(dir);
}

/* A copy with its log, recovered there. Its names are gone before this returns. */
int
inspect_recovered(const char *path, sqlite3 **db, struct err *e)
{
	const char *tmp = getenv("TMPDIR");
	char *dir = path_join(tmp && *tmp ? tmp : "/tmp", "halfhour-XXXXXX"), *file;
	int rc = SQLITE_CANTOPEN;
	bool ok = mkdtemp(dir) != NULL;

	if (!ok)
		err_set(e, "%s cannot be looked at: %s (%s). Make room there, or name another folder "
			   "with TMPDIR.", path, strerror(errno), dir);
	file = path_join(dir, "w");
	for (size_t i = 0; ok && i < LEN(logs); i++) {
		char *from = beside(path, logs[i]), *to = beside(file, logs[i]);
		ok = copy_bytes(from, to, e);
		free(from);
		free(to);
	}
	if (ok)
		rc = file_open(file, SQLITE_OPEN_READWRITE, db);
	if (rc == SQLITE_OK)
		rc = sqlite3_exec(*db, "PRAGMA locking_mode = EXCLUSIVE; "
			"SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
	remove_folder(dir);
	free(file);
	free(dir);
	return rc;
}

/* Of a file that nobody has open and that has no log: as from one that never changes. */
int
inspect_at_rest(const char *path, sqlite3 **db)
{
	char *real = realpath(path, NULL);
	struct text uri = { 0 };
	int rc;

	text_add(&uri, "file:");
	for (const char *s = real ? real : path; *s; s++)
		if (strchr("%?#", *s))
			text_addf(&uri, "%%%02X", (unsigned)*s);
		else
			text_addc(&uri, *s);
	text_add(&uri, "?immutable=1");
	rc = sqlite3_open_v2(uri.s, db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
	text_free(&uri);
	free(real);
	return rc;
}

static int
inspect_connect(const char *path, sqlite3 **db, struct err *e)
{
	char *whole = path_absolute(path);
	struct text said = { 0 };
	int rc;

	if (unwritable_is(whole))
		rc = unwritable_open(whole, db, &said, e);
	else if (store_holder(path))
		rc = sqlite3_open_v2(whole, db, SQLITE_OPEN_READONLY, NULL);
	else if (leftovers_belongs(whole, &said) != BESIDE_NOTHING)
		rc = inspect_recovered(path, db, e);
	else
		rc = inspect_at_rest(path, db);
	text_free(&said);
	free(whole);
	return rc;
}

bool
inspect_open(const char *path, sqlite3 **db, struct err *e)
{
	struct err why = { "" };
	int rc;

	*db = NULL;
	rc = inspect_connect(path, db, &why);
	if (rc == SQLITE_OK)
		rc = sqlite3_exec(*db, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
	if (rc == SQLITE_OK)
		return true;
	if (*why.text)
		err_set(e, "%s", why.text);
	else
		err_set(e, "%s cannot be read: %s.", path,
			*db ? sqlite3_errmsg(*db) : sqlite3_errstr(rc));
	sqlite3_close(*db);
	*db = NULL;
	return false;
}

/* ---- what it says of itself ---- */

static int
first_text(void *user, int n, char **values, char **names)
{
	struct text *t = user;

	(void)n, (void)names;
	if (!t->n)
		text_add(t, values[0] ? values[0] : "");
	return 0;
}

static bool
inspect_ask(sqlite3 *db, const char *sql, struct text *answer)
{
	text_clear(answer);
	return sqlite3_exec(db, sql, first_text, answer, NULL) == SQLITE_OK;
}

static void
blame(struct inspection *out, const char *why)
{
	if (!*out->why)
		snprintf(out->why, sizeof(out->why), "%.*s", (int)strcspn(why, "\n"), why);
}

static int
check_index(void *user, int n, char **values, char **names)
{
	struct { sqlite3 *db; struct inspection *out; } *c = user;
	struct text sql = { 0 };

	(void)n, (void)names;
	text_addf(&sql, "INSERT INTO \"%s\"(\"%s\", rank) VALUES ('integrity-check', 1)", values[0],
		values[0]);
	if (sqlite3_exec(c->db, sql.s, NULL, NULL, NULL) != SQLITE_OK) {
		c->out->index_whole = false;
		blame(c->out, sqlite3_errmsg(c->db));
	}
	text_free(&sql);
	return 0;
}

/* Checking an index is a statement that writes: on a copy that is gone with its connection. */
static void
check_indexes(sqlite3 *db, struct inspection *out)
{
	sqlite3 *copy = NULL;
	sqlite3_backup *b;
	bool ok = sqlite3_open("", &copy) == SQLITE_OK &&
		(b = sqlite3_backup_init(copy, "main", db, "main")) != NULL;
	struct { sqlite3 *db; struct inspection *out; } c = { copy, out };

	if (ok) {
		sqlite3_backup_step(b, -1);
		ok = sqlite3_backup_finish(b) == SQLITE_OK;
	}
	out->index_whole = ok;
	if (ok)
		sqlite3_exec(copy, "SELECT name FROM sqlite_schema WHERE sql LIKE "
			"'CREATE VIRTUAL TABLE % USING fts5%'", check_index, &c, NULL);
	else
		blame(out, copy ? sqlite3_errmsg(copy) : "no memory");
	sqlite3_close(copy);
}

void
inspect_read(sqlite3 *db, struct inspection *out)
{
	struct text t = { 0 };

	out->opens = true;
	out->newest = schema_newest(sql_files, n_sql_files);
	if (inspect_ask(db, "PRAGMA user_version", &t))
		out->version = atoi(text_str(&t));
	if (inspect_ask(db, "SELECT uuid FROM workbook WHERE id = 1", &t))
		snprintf(out->uuid, sizeof(out->uuid), "%s", text_str(&t));
	else
		blame(out, sqlite3_errmsg(db));
	out->whole = pages_whole(db, &t);
	if (!out->whole)
		blame(out, text_str(&t));
	out->whole = out->whole && *out->uuid;
	text_free(&t);
}

static void
look_inside(const char *path, struct inspection *out)
{
	sqlite3 *db;
	struct err e = { "" };

	if (!inspect_open(path, &db, &e)) {
		blame(out, e.text);
		return;
	}
	inspect_read(db, out);
	if (out->whole)
		check_indexes(db, out);
	sqlite3_close(db);
}

void
store_inspect(const char *path, struct inspection *out)
{
	struct stat st;

	*out = (struct inspection){ .network = place_is_network(path),
		.newest = schema_newest(sql_files, n_sql_files) };
	out->log_bytes = size_beside(path, "-wal");
	if (stat(path, &st) != 0) {
		out->what = errno == ENOENT ? WORKBOOK_MISSING : WORKBOOK_UNREADABLE;
		snprintf(out->why, sizeof(out->why), "%s", strerror(errno));
		return;
	}
	out->bytes = st.st_size;
	out->mode = st.st_mode & 07777;
	out->what = WORKBOOK_FOLDER;
	if (S_ISDIR(st.st_mode))
		return;
	errno = 0;
	out->what = inspect_head(path);
	if (out->what == WORKBOOK_UNREADABLE)
		snprintf(out->why, sizeof(out->why), "%s", strerror(errno));
	if (out->what != WORKBOOK_OURS)
		return;
	out->holder = store_holder(path);
	char *whole = path_absolute(path);
	struct text said = { 0 };
	out->log_strange = !out->holder && out->log_bytes && leftovers_belongs(whole, &said) == BESIDE_NOTHING;
	text_free(&said);
	free(whole);
	look_inside(path, out);
}
