/* drop_folder.c: the files of a folder into which a class hands in, subfolders too. */
#include "drop_folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

enum { DEPTH_MOST = 5, FILES_MOST = 1000000 };

/* What sync programs and browsers call a file that is not whole yet. */
static const char *const unfinished[] = { ".part", ".partial", ".crdownload", ".download", ".tmp", ".filepart",
	".!sync", "~" };

static bool
drop_folder_passed(const char *name)
{
	size_t n = strlen(name);

	if (name[0] == '.' || name[0] == '~')
		return true;
	for (size_t i = 0; i < LEN(unfinished); i++) {
		size_t end = strlen(unfinished[i]);

		if (n > end && strcasecmp(name + n - end, unfinished[i]) == 0)
			return true;
	}
	return false;
}

static void drop_folder_walk(const char *dir, const char *below, int depth, struct strings *out);

static void
drop_folder_one(const char *dir, const char *below, const char *name, int depth, struct strings *out)
{
	char *path = path_join(dir, name), *within = *below ? path_join(below, name) : mem_str(name);
	struct stat st;

	if (lstat(path, &st) == 0 && S_ISDIR(st.st_mode) && depth < DEPTH_MOST)
		drop_folder_walk(path, within, depth + 1, out);
	else if (lstat(path, &st) == 0 && S_ISREG(st.st_mode) && out->n < FILES_MOST)
		strings_add(out, within);
	free(path);
	free(within);
}

static void
drop_folder_walk(const char *dir, const char *below, int depth, struct strings *out)
{
	DIR *d = opendir(dir);

	for (struct dirent *x; d && (x = readdir(d)) != NULL;)
		if (!drop_folder_passed(x->d_name))
			drop_folder_one(dir, below, x->d_name, depth, out);
	if (d)
		closedir(d);
}

static int
drop_folder_order(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

bool
drop_folder_list(const char *dir, struct strings *out, struct err *e)
{
	DIR *d = opendir(dir);

	if (!d)
		return err_set(e, "The folder %s cannot be read: %s.", dir, strerror(errno));
	closedir(d);
	drop_folder_walk(dir, "", 0, out);
	if (out->n)
		qsort(out->s, out->n, sizeof(*out->s), drop_folder_order);
	return true;
}
