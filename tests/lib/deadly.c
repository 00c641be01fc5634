/* deadly.c: calls that change a disk, counted, and one of them the last. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#include "deadly.h"

static enum deadly mode;
static long last;
static atomic_bool no_syncs;
static const char *kept; /* a file that may only be read; NULL: none */
static int kept_from;     /* so many opens of it are refused */
static atomic_long syncs;
static atomic_long calls;
static void (*on_sync)(int fd);

void
deadly_arm(enum deadly how, long at)
{
	mode = how;
	last = at;
	atomic_store(&calls, 0);
}

long
deadly_count(void)
{
	return atomic_load(&calls);
}

long
deadly_syncs(void)
{
	return atomic_load(&syncs);
}

void
deadly_refuse_syncs(bool on)
{
	atomic_store(&no_syncs, on);
}

void
deadly_watch_syncs(void (*what)(int fd))
{
	on_sync = what;
}

void
deadly_keep_file(const char *path, int opens)
{
	kept = path;
	kept_from = opens;
}

/* The C library's own, or what stands before it in turn. */
static void
real(const char *name, void *out)
{
	void *at = dlsym(RTLD_NEXT, name);

	*(void **)out = at;
}

static bool
is_last(void)
{
	return mode != DEADLY_NEVER && atomic_fetch_add(&calls, 1) + 1 == last;
}

/* Counts a call that is whole or not made at all. False: it is refused. */
static bool
may_go(bool needs_room)
{
	bool now = is_last();

	if (now && mode != DEADLY_FULL)
		kill(getpid(), SIGKILL);
	if (mode == DEADLY_FULL && needs_room && atomic_load(&calls) >= last) {
		errno = ENOSPC;
		return false;
	}
	return true;
}

static ssize_t
put(const char *name, int fd, const void *bytes, size_t n, off_t at)
{
	ssize_t (*next)(int, const void *, size_t, off_t);

	real(name, &next);
	if (mode == DEADLY_HALF && is_last()) {
		next(fd, bytes, n / 2, at);
		kill(getpid(), SIGKILL);
	}
	return mode == DEADLY_HALF || may_go(true) ? next(fd, bytes, n, at) : -1;
}

ssize_t
pwrite(int fd, const void *bytes, size_t n, off_t at)
{
	return put("pwrite", fd, bytes, n, at);
}

ssize_t
pwrite64(int fd, const void *bytes, size_t n, off64_t at)
{
	return put("pwrite64", fd, bytes, n, at);
}

int
ftruncate(int fd, off_t size)
{
	int (*next)(int, off_t);

	real("ftruncate", &next);
	return may_go(true) ? next(fd, size) : -1;
}

int
ftruncate64(int fd, off64_t size)
{
	int (*next)(int, off64_t);

	real("ftruncate64", &next);
	return may_go(true) ? next(fd, size) : -1;
}

static int
open_path(const char *name, const char *path, int flags, mode_t mode_bits)
{
	int (*next)(const char *, int, ...);

	real(name, &next);
	if (kept && kept_from && (flags & O_ACCMODE) != O_RDONLY && strcmp(path, kept) == 0) {
		kept_from--;
		errno = EROFS;
		return -1;
	}
	return next(path, flags, mode_bits);
}

#define OPEN(name) \
	int name(const char *path, int flags, ...) \
	{ \
		mode_t bits = 0; \
		va_list ap; \
		va_start(ap, flags); \
		if (flags & (O_CREAT | O_TMPFILE)) \
			bits = va_arg(ap, mode_t); \
		va_end(ap); \
		return open_path(#name, path, flags, bits); \
	}
OPEN(open)
OPEN(open64)

static int
sync_fd(const char *name, int fd)
{
	int (*next)(int);

	real(name, &next);
	may_go(false);
	atomic_fetch_add(&syncs, 1);
	if (atomic_load(&no_syncs)) {
		errno = EIO;
		return -1;
	}
	if (on_sync)
		on_sync(fd);
	return mode == DEADLY_NEVER ? next(fd) : 0;
}

int
fsync(int fd)
{
	return sync_fd("fsync", fd);
}

int
fdatasync(int fd)
{
	return sync_fd("fdatasync", fd);
}

int
unlink(const char *path)
{
	int (*next)(const char *);

	real("unlink", &next);
	return may_go(false) ? next(path) : -1;
}

static int
name_as(const char *name, const char *from, const char *to)
{
	int (*next)(const char *, const char *);

	real(name, &next);
	return may_go(true) ? next(from, to) : -1;
}

int
rename(const char *from, const char *to)
{
	return name_as("rename", from, to);
}

int
link(const char *from, const char *to)
{
	return name_as("link", from, to);
}
