/* backup.c: a verified copy of the workbook made where a person wants it, and put back. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "workflow.h"

/* The file named; in a folder that is named, as in our own, a name that tells all. */
static char *
backup_place(struct desk *d, const char *named)
{
	char *path = backups_name(store_uuid(d->store), d->now->wall_ms, BACKUP_ASKED);
	struct stat st;

	if (!named)
		return path;
	if (stat(named, &st) != 0 || !S_ISDIR(st.st_mode)) {
		free(path);
		return mem_str(named);
	}
	char *within = path_join(named, strrchr(path, '/') + 1);
	free(path);
	return within;
}

bool
backup_make(struct desk *d, const struct ours *ours, const char *named, bool force,
	struct text *path, struct err *e)
{
	char *place = backup_place(d, named);
	char *to = output_path(ours, place, force ? OUTPUT_FORCE : 0, e);
	bool good = to && store_backup(d->store, to, force, e);

	if (good)
		text_add(path, to);
	free(place);
	free(to);
	return good;
}

bool
backup_restore(struct desk *d, const char *workbook, const char *file, struct text *said,
	struct err *e)
{
	return store_restore(workbook, file, d->now->wall_ms, said, e);
}
