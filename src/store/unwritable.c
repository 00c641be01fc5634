/*
 * unwritable.c: opens a workbook to be read where nothing may be written beside it: in a folder
 * of somebody else's, on a file system that is mounted to be read. SQLite wants a log and shared
 * memory beside it even to read; so a log that is there is read with its index in this program's
 * own memory, and a file without one as a file that never changes.
 * (https://www.sqlite.org/wal.html: "Read-Only Databases", "Use of WAL Without Shared-Memory")
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "backup.h"

/* While another program has it open, all of that is there, and its changes are to be seen. */
bool
unwritable_is(const char *path)
{
	char *dir = mem_strn(path, (size_t)(strrchr(path, '/') - path) + 1);
	bool is = access(dir, W_OK) != 0 && !store_holder(path);

	free(dir);
	return is;
}

/* Locks are for sharing, which needs the shared memory; nobody here can write. */
static int
open_with_log(const char *path, sqlite3 **db)
{
	int rc = sqlite3_open_v2(path, db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, "unix-none");

	if (rc == SQLITE_OK) /* exclusive before anything is read: then no shared memory is */
		rc = sqlite3_exec(*db, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA foreign_keys = ON; "
			"PRAGMA user_version", NULL, NULL, NULL);
	return rc;
}

int
unwritable_open(const char *path, sqlite3 **db, struct text *said, struct err *e)
{
	switch (leftovers_belongs(path, said)) {
	case BESIDE_LOG:
		return open_with_log(path, db);
	case BESIDE_JOURNAL: /* it is played back in a copy of our own */
		return inspect_recovered(path, db, e);
	default:
		return inspect_at_rest(path, db);
	}
}
