/*
 * temporary.c: files under a name of their own until they are whole, locked by the program
 * that makes them; what a killed program left is told by its lock, which nobody holds.
 */
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base.h"

#define STEM ".halfhour-"
#define END "XXXXXX"
#define NAME_BYTES (sizeof(STEM END) - 1)

static void
temporary_name(const char *target, struct text *path)
{
	const char *slash = strrchr(target, '/');

	text_clear(path);
	if (slash)
		text_addn(path, target, (size_t)(slash - target) + 1);
	text_add(path, STEM END);
}

/* Whoever looked in before the lock was taken has removed it: then another one. */
int
temporary_open(const char *target, struct text *path)
{
	struct stat st;
	int fd;

	for (int tries = 0; tries < 10; tries++) {
		temporary_name(target, path);
		fd = mkostemp(path->s, O_CLOEXEC);
		if (fd < 0)
			return -1;
		fchmod(fd, 0600); /* whatever the umask took away */
		/* A file system without such locks has nobody who would take one. */
		if (flock(fd, LOCK_EX | LOCK_NB) != 0 || (fstat(fd, &st) == 0 && st.st_nlink > 0))
			return fd;
		close(fd);
	}
	errno = EEXIST;
	return -1;
}

/* ---- what is left ---- */

/* STEM and six letters or digits, then nothing, or what SQLite lays beside a file. */
static bool
temporary_is(const char *name)
{
	static const char *const after[] = { "", "-journal", "-wal", "-shm" };

	if (strncmp(name, STEM, strlen(STEM)) != 0 || strlen(name) < NAME_BYTES)
		return false;
	for (size_t i = strlen(STEM); i < NAME_BYTES; i++)
		if (!isalnum((unsigned char)name[i]))
			return false;
	for (size_t i = 0; i < LEN(after); i++)
		if (strcmp(name + NAME_BYTES, after[i]) == 0)
			return true;
	return false;
}

/* Held as long as its maker lives. One that has its last name already is opened by nobody:
 * closing it would drop the locks on that other name. */
static bool
temporary_is_held(const char *path)
{
	struct stat st;
	int fd;
	bool held;

	if (lstat(path, &st) != 0)
		return false;
	if (!S_ISREG(st.st_mode) || st.st_uid != geteuid())
		return true;
	if (st.st_nlink > 1)
		return false;
	fd = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
	if (fd < 0)
		return true;
	held = flock(fd, LOCK_EX | LOCK_NB) != 0;
	close(fd);
	return held;
}

static void
temporary_clear(const char *dir, const char *name)
{
	char *file = mem_strn(name, NAME_BYTES);
	char *path = path_join(dir, name), *main = path_join(dir, file);

	if (!temporary_is_held(main))
		unlink(path);
	free(main);
	free(path);
	free(file);
}

static void
temporary_list(const char *dir, struct strings *out)
{
	DIR *d = opendir(dir);
	struct dirent *entry;

	while (d && (entry = readdir(d)))
		if (temporary_is(entry->d_name))
			strings_add(out, entry->d_name);
	if (d)
		closedir(d);
}

/* First what lies beside a file: without it nobody knows any more whose that was. */
void
temporary_sweep(const char *dir)
{
	struct strings names = { 0 };

	temporary_list(dir, &names);
	for (size_t i = 0; i < names.n; i++)
		if (names.s[i][NAME_BYTES])
			temporary_clear(dir, names.s[i]);
	for (size_t i = 0; i < names.n; i++)
		if (!names.s[i][NAME_BYTES])
			temporary_clear(dir, names.s[i]);
	strings_free(&names);
}

void
temporary_sweep_beside(const char *file)
{
	const char *slash = strrchr(file, '/');
	char *dir = slash ? mem_strn(file, (size_t)(slash - file) + 1) : mem_str(".");

	temporary_sweep(dir);
	free(dir);
}
