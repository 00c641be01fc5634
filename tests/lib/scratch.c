/* Temporary folders for tests, made and removed. */
#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "scratch.h"

void
scratch_make(char dir[SCRATCH_MAX])
{
	const char *tmp = getenv("TMPDIR");
	int n = snprintf(dir, SCRATCH_MAX, "%s/halfhour-XXXXXX", tmp && *tmp ? tmp : "/tmp");

	if (n >= SCRATCH_MAX || !mkdtemp(dir)) {
		perror(dir);
		abort();
	}
}

/* A folder that lost its permissions cannot be read, nor its files be removed. */
static void
scratch_empty(const char *dir)
{
	char path[PATH_MAX];
	struct dirent *entry;

	chmod(dir, 0700);
	DIR *d = opendir(dir);
	while (d && (entry = readdir(d))) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		snprintf(path, sizeof(path), "%s/%s", dir, entry->d_name);
		scratch_remove(path);
	}
	if (d)
		closedir(d);
}

void
scratch_remove(const char *path)
{
	struct stat st;

	if (lstat(path, &st) != 0)
		return;
	if (S_ISDIR(st.st_mode))
		scratch_empty(path);
	remove(path);
}
