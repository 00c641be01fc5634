/* Is every page of a workbook, or of a backup, as it must be? */
#include <string.h>

#include "backup.h"

/* The first line of the answer that is not about a full-text index. */
static int
pages_row(void *user, int n, char **values, char **names)
{
	struct text *why = user;

	(void)n, (void)names;
	if (!why->n && values[0] && !strstr(values[0], " for FTS5 table "))
		text_add(why, values[0]);
	return 0;
}

/* Newer versions of SQLite look at the full-text indexes too. These can be rebuilt, and are
 * looked at apart: as many lines as there are indexes, and more, are asked for. */
bool
pages_whole(sqlite3 *db, struct text *why)
{
	text_clear(why);
	if (sqlite3_exec(db, "PRAGMA integrity_check(40)", pages_row, why, NULL) == SQLITE_OK)
		return !why->n || strcmp(text_str(why), "ok") == 0;
	text_set(why, sqlite3_errmsg(db));
	return false;
}
