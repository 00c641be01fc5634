/* where a path to be written leads: links are followed, this program's own files are known. */
#include "target.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LINKS_MOST = 40 };

/* The folder of `path`, absolute and without links; NULL: it is not there. */
static char *
target_folder(const char *path)
{
	char *dir = mem_str(path), *slash = strrchr(dir, '/'), *real;

	if (slash)
		slash[slash == dir] = '\0';
	real = realpath(slash ? dir : ".", NULL);
	free(dir);
	return real;
}

static const char *
target_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* "/proc/OUR-PID/fd/1" is our own standard output: a copy of it writes where it is, while
 * the file behind it opened anew would be written from its beginning. */
static int
target_own_fd(const char *dir, const char *name)
{
	char own[64], *end;
	long fd;

	snprintf(own, sizeof(own), "/proc/%ld/fd", (long)getpid());
	fd = strtol(name, &end, 10);
	return strcmp(dir, own) == 0 && end > name && !*end && fd >= 0 && fd <= INT_MAX ? (int)fd
											 : -1;
}

/* What the link says, seen from its folder; NULL: it is no link. */
static char *
target_link(const char *dir, const char *path)
{
	char to[PATH_MAX];
	ssize_t n = readlink(path, to, sizeof(to) - 1);

	if (n < 0)
		return NULL;
	to[n] = '\0';
	return to[0] == '/' ? mem_str(to) : path_join(dir, to);
}

/* One link further: true while `*path` was one. */
static bool
target_step(struct target *t, char **path)
{
	char *dir = target_folder(*path), *whole, *next;

	if (!dir)
		return false; /* what is wrong is told when it is written */
	t->fd = target_own_fd(dir, target_name(*path));
	whole = path_join(dir, target_name(*path));
	next = t->fd < 0 ? target_link(dir, whole) : NULL;
	free(dir);
	free(*path);
	*path = next ? next : whole;
	if (next)
		free(whole);
	return next != NULL;
}

bool
target_find(struct target *t, const char *path, struct err *e)
{
	int links = 0;

	*t = (struct target){ .path = mem_str(path), .fd = -1 };
	if (!*path)
		return err_set(e, "No file was named.");
	while (target_step(t, &t->path))
		if (++links == LINKS_MOST)
			return err_set(e, "Cannot write %s: %s.", path, strerror(ELOOP));
	t->there = t->fd >= 0 ? fstat(t->fd, &t->st) == 0 : stat(t->path, &t->st) == 0;
	if (!t->there && t->fd < 0 && stat(path, &t->st) == 0) {
		mem_set(&t->path, path); /* /proc/PID/fd/1: its link names no file */
		t->there = true;
	}
	return true;
}

void
target_done(struct target *t)
{
	free(t->path);
	*t = (struct target){ .fd = -1 };
}

bool
target_is_file(const struct target *t)
{
	return t->fd < 0 && (!t->there || S_ISREG(t->st.st_mode));
}

bool
target_may_be_replaced(const struct target *t, const char *path, struct err *e)
{
	if (!t->there || ((t->st.st_mode & 0222) && faccessat(AT_FDCWD, t->path, W_OK, AT_EACCESS) == 0))
		return true;
	return err_set(e, "%s is read-only. Make it writable, or name another file.", path);
}

bool
target_same(const struct target *a, const struct target *b)
{
	if (a->there && b->there)
		return a->st.st_dev == b->st.st_dev && a->st.st_ino == b->st.st_ino;
	return !a->there && !b->there && strcmp(a->path, b->path) == 0;
}
