/*
 * header.c: whose file a path names, read from its first 100 bytes. A killed program or a
 * power cut can leave the rest half written with all that is missing in the log; so nothing
 * else is looked at before SQLite has recovered it.
 *
 * They are read through a connection that asks nothing: no lock, no log, no journal, not
 * even of another program's file. To open and close the file outside SQLite would drop the
 * locks that this process holds on it.
 */
#include <string.h>

#include "log.h"

enum { ID_AT = 68 }; /* application_id, the highest byte first */

static int
header_read(sqlite3 *db, unsigned char out[HEADER_BYTES])
{
	sqlite3_file *file = NULL;
	int rc = sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file);

	return rc == SQLITE_OK ? file->pMethods->xRead(file, out, HEADER_BYTES, 0) : rc;
}

static bool
header_judge(const char *path, const unsigned char *header, struct err *e)
{
	if (memcmp(header, "SQLite format 3", 16) != 0)
		return err_set(e, "%s is not a workbook, so it was left alone. Name another file with "
				  "--workbook.", path);
	if (log_number(header + ID_AT) != WORKBOOK_ID)
		return err_set(e, "%s belongs to another program, so it was left alone. Name a workbook "
				  "with --workbook.", path);
	return true;
}

bool
header_get(const char *path, unsigned char out[HEADER_BYTES], struct err *e)
{
	sqlite3 *db = NULL;
	int rc = sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL);
	bool ok;

	memset(out, 0, HEADER_BYTES);
	if (rc == SQLITE_OK)
		rc = header_read(db, out);
	ok = rc == SQLITE_OK || rc == SQLITE_IOERR_SHORT_READ ||
		err_set(e, "The workbook %s cannot be read: %s.", path,
			sqlite3_system_errno(db) ? strerror(sqlite3_system_errno(db))
						 : sqlite3_errstr(rc));
	sqlite3_close(db);
	return ok;
}

bool
header_is_ours(const char *path, struct err *e)
{
	unsigned char header[HEADER_BYTES];

	return header_get(path, header, e) && header_judge(path, header, e);
}
