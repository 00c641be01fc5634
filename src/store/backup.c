/* backup.c: a copy of the workbook as it stands, by way of SQLite, read back before it counts. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "inside.h"

static int
copy(sqlite3 *from, sqlite3 *to)
{
	sqlite3_backup *b = sqlite3_backup_init(to, "main", from, "main");

	if (!b)
		return sqlite3_errcode(to);
	sqlite3_backup_step(b, -1);
	return sqlite3_backup_finish(b);
}

/* "ok" is all that comes from a sound file. */
static int
sound(void *user, int n, char **values, char **names)
{
	(void)n, (void)names;
	*(bool *)user = values[0] && strcmp(values[0], "ok") == 0;
	return 0;
}

static bool
check(sqlite3 *db)
{
	bool ok = false;

	return sqlite3_exec(db, "PRAGMA integrity_check(1)", sound, &ok, NULL) == SQLITE_OK && ok;
}

/* Replaces what stands at `to` only when the copy is whole. */
bool
backup_write(struct store *s, const char *to, struct err *e)
{
	struct text made = { 0 };
	sqlite3 *db = NULL;
	char uuid[UUID_SIZE];
	int rc;
	bool ok;

	uuid_new(uuid);
	text_addf(&made, "%s.new-%.8s", to, uuid);
	rc = file_open(made.s, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE,
		&db);
	if (rc == SQLITE_OK)
		rc = sqlite3_exec(db, "PRAGMA synchronous = EXTRA", NULL, NULL, NULL);
	if (rc == SQLITE_OK)
		rc = copy(s->db, db);
	if (rc == SQLITE_OK) /* one file, without a log beside it */
		rc = sqlite3_exec(db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
	ok = rc == SQLITE_OK && check(db);
	sqlite3_close(db);
	if (rc != SQLITE_OK)
		err_set(e, "Cannot write %s: %s.", to, sqlite3_errstr(rc));
	else if (!ok)
		err_set(e, "The workbook %s is damaged, so no copy was made of it.", s->path);
	else if (!(ok = rename(made.s, to) == 0))
		err_set(e, "Cannot write %s: %s.", to, strerror(errno));
	if (!ok)
		unlink(made.s);
	text_free(&made);
	return ok;
}

bool
store_backup(struct store *s, const char *to, struct err *e)
{
	if (path_exists(to))
		return err_set(e, "%s is there already. Name a file that is not.", to);
	return path_make_parent(to, e) && backup_write(s, to, e);
}

bool
store_check(struct store *s, struct err *e)
{
	return check(s->db) || err_set(e, "The workbook %s is damaged. Keep a copy of it, then bring "
					  "back a backup with \"halfhour restore\".", s->path);
}
