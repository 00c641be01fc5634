/*
 * shim.c: a library preloaded into the program: counts its calls on files below
 * one folder and, at one chosen call, kills the process or lets the call fail
 * as a broken disk would. For tests only; children of the program run without.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "shim.h"

/* What happens to a call. */
enum fate { PASS, FAIL, HALF, HALF_AND_DIE, DIE_AFTER };

static struct {
	bool on;
	unsigned kind, at, how;
	int why;            /* errno */
	char under[512], fails[512]; /* where calls count; where they go on failing */
	size_t n_under, n_fails;
	struct fault_tally *tally;
	atomic_bool broken; /* met, and everything after it fails too */
} order = { .kind = FAULT_KIND_COUNT };

/* ---- the order ---- */

static void
order_read(const char *text)
{
	if (sscanf(text, "%u %u %u %d", &order.kind, &order.at, &order.how, &order.why) != 4)
		order.kind = FAULT_KIND_COUNT;
}

__attribute__((constructor)) static void
order_take(void)
{
	const char *what = getenv(FAULT_ENV_ORDER), *under = getenv(FAULT_ENV_UNDER);
	const char *tally = getenv(FAULT_ENV_TALLY);
	long fd = tally ? syscall(SYS_open, tally, O_RDWR | O_CLOEXEC) : -1;
	void *at = MAP_FAILED;

	unsetenv("LD_PRELOAD");
	if (fd < 0 || !under)
		return;
	at = (void *)syscall(SYS_mmap, NULL, sizeof(struct fault_tally), PROT_READ | PROT_WRITE,
		MAP_SHARED, fd, 0L);
	syscall(SYS_close, fd);
	if (at == MAP_FAILED)
		return;
	order.tally = at;
	order.n_under = (size_t)snprintf(order.under, sizeof(order.under), "%s/", under);
	if (what)
		order_read(what);
	under = getenv(FAULT_ENV_BROKEN);
	order.n_fails = (size_t)snprintf(order.fails, sizeof(order.fails), "%s", under ? under : "");
	order.on = true;
}

static _Noreturn void
die(void)
{
	for (;;)
		syscall(SYS_kill, getpid(), SIGKILL);
}

/* Can a disk in that state stop such a call? */
static bool
stops(unsigned kind)
{
	switch (order.why) {
	case EIO:
		return kind == FAULT_write || kind == FAULT_sync;
	case ENOSPC:
		return kind == FAULT_write || kind == FAULT_size || kind == FAULT_mkdir ||
			kind == FAULT_link;
	case EROFS:
		return kind == FAULT_write || kind == FAULT_size || kind == FAULT_mkdir ||
			kind == FAULT_link || kind == FAULT_open || kind == FAULT_rename ||
			kind == FAULT_unlink;
	default:
		return kind == order.kind;
	}
}

static enum fate
meet_here(const char *path)
{
	order.tally->met = 1;
	snprintf(order.tally->path, sizeof(order.tally->path), "%s", path);
	switch (order.how) {
	case FAULT_KILL:
		die();
	case FAULT_KILL_HALF:
		return HALF_AND_DIE;
	case FAULT_KILL_AFTER:
		return DIE_AFTER;
	case FAULT_SHORT:
		return HALF;
	case FAULT_ON:
		order.broken = true;
		break;
	}
	errno = order.why;
	return FAIL;
}

static enum fate
meet(unsigned kind, const char *path)
{
	unsigned n;

	if (!order.on)
		return PASS;
	n = 1 + atomic_fetch_add(&order.tally->counts[kind], 1);
	if (kind == order.kind && n == order.at)
		return meet_here(path);
	if (!order.broken || !stops(kind) ||
		(kind != FAULT_memory && strncmp(path, order.fails, order.n_fails) != 0))
		return PASS;
	errno = order.why;
	return FAIL;
}

static enum fate
meet_path(unsigned kind, const char *path)
{
	char whole[1024];

	if (!order.on)
		return PASS;
	if (*path != '/' && getcwd(whole, 512)) {
		strncat(whole, "/", 2);
		strncat(whole, path, 500);
		path = whole;
	}
	return strncmp(path, order.under, order.n_under) == 0 ? meet(kind, path) : PASS;
}

static enum fate
meet_fd(unsigned kind, int fd)
{
	char link[32], path[512];
	ssize_t n;

	if (!order.on || fd < 0)
		return PASS;
	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	n = readlink(link, path, sizeof(path) - 1);
	path[n > 0 ? n : 0] = '\0';
	return meet_path(kind, path);
}

/* Is the call to be made? */
static bool
passes(enum fate f)
{
	return f != FAIL;
}

static void
done(enum fate f)
{
	if (f == DIE_AFTER || f == HALF_AND_DIE)
		die();
}

#define REAL(name) real_##name
#define FIND(name) \
	do \
		if (!REAL(name)) \
			*(void **)&REAL(name) = dlsym(RTLD_NEXT, #name); \
	while (0)

/* ---- writing ---- */

static size_t
cut(enum fate f, size_t n)
{
	return f == HALF || f == HALF_AND_DIE ? n / 2 : n;
}

ssize_t
write(int fd, const void *s, size_t n)
{
	enum fate f = meet_fd(FAULT_write, fd);
	ssize_t did = passes(f) ? (ssize_t)syscall(SYS_write, fd, s, cut(f, n)) : -1;

	done(f);
	return did;
}

static ssize_t
put_at(int fd, const void *s, size_t n, off_t at)
{
	enum fate f = meet_fd(FAULT_write, fd);
	ssize_t did = passes(f) ? (ssize_t)syscall(SYS_pwrite64, fd, s, cut(f, n), at) : -1;

	done(f);
	return did;
}

ssize_t
pwrite(int fd, const void *s, size_t n, off_t at)
{
	return put_at(fd, s, n, at);
}

ssize_t
pwrite64(int fd, const void *s, size_t n, off64_t at)
{
	return put_at(fd, s, n, at);
}

static int
sync_file(long number, int fd)
{
	enum fate f = meet_fd(FAULT_sync, fd);
	int rc = passes(f) ? (int)syscall(number, fd) : -1;

	done(f);
	return rc;
}

int
fsync(int fd)
{
	return sync_file(SYS_fsync, fd);
}

int
fdatasync(int fd)
{
	return sync_file(SYS_fdatasync, fd);
}

static int
cut_file(int fd, off_t n)
{
	enum fate f = meet_fd(FAULT_size, fd);
	int rc = passes(f) ? (int)syscall(SYS_ftruncate, fd, n) : -1;

	done(f);
	return rc;
}

int
ftruncate(int fd, off_t n)
{
	return cut_file(fd, n);
}

int
ftruncate64(int fd, off64_t n)
{
	return cut_file(fd, n);
}

int
posix_fallocate(int fd, off_t at, off_t n)
{
	static int (*real_posix_fallocate)(int, off_t, off_t);
	enum fate f = meet_fd(FAULT_size, fd);
	int why = order.why;

	FIND(posix_fallocate);
	if (passes(f))
		why = REAL(posix_fallocate)(fd, at, n);
	done(f);
	return why;
}

/* ---- opening ---- */

static unsigned
kind_of(int flags)
{
	return (flags & O_ACCMODE) == O_RDONLY && !(flags & O_CREAT) ? FAULT_look : FAULT_open;
}

static int
open_file(const char *path, int flags, mode_t mode)
{
	enum fate f = meet_path(kind_of(flags), path);
	int fd = passes(f) ? (int)syscall(SYS_open, path, flags, mode) : -1;

	done(f);
	return fd;
}

#define MODE(flags, last) \
	mode_t mode = 0; \
	if ((flags) & (O_CREAT | O_TMPFILE)) { \
		va_list ap; \
		va_start(ap, last); \
		mode = va_arg(ap, mode_t); \
		va_end(ap); \
	}

int
open(const char *path, int flags, ...)
{
	MODE(flags, flags)
	return open_file(path, flags, mode);
}

int
open64(const char *path, int flags, ...)
{
	MODE(flags, flags)
	return open_file(path, flags, mode);
}

int __open_2(const char *path, int flags);
int __open64_2(const char *path, int flags);

int
__open_2(const char *path, int flags)
{
	return open_file(path, flags, 0);
}

int
__open64_2(const char *path, int flags)
{
	return open_file(path, flags, 0);
}

int
mkostemp(char *path, int flags)
{
	static int (*real_mkostemp)(char *, int);
	enum fate f = meet_path(FAULT_open, path);
	int fd = -1;

	FIND(mkostemp);
	if (passes(f))
		fd = REAL(mkostemp)(path, flags);
	done(f);
	return fd;
}

FILE *
fopen(const char *path, const char *mode)
{
	static FILE *(*real_fopen)(const char *, const char *);
	enum fate f = meet_path(strpbrk(mode, "wa+") ? FAULT_open : FAULT_look, path);
	FILE *file = NULL;

	FIND(fopen);
	if (passes(f))
		file = REAL(fopen)(path, mode);
	done(f);
	return file;
}

/* ---- names ---- */

int
rename(const char *from, const char *to)
{
	enum fate f = meet_path(FAULT_rename, to);
	int rc = passes(f) ? (int)syscall(SYS_rename, from, to) : -1;

	done(f);
	return rc;
}

int
link(const char *from, const char *to)
{
	enum fate f = meet_path(FAULT_link, to);
	int rc = passes(f) ? (int)syscall(SYS_link, from, to) : -1;

	done(f);
	return rc;
}

int
unlink(const char *path)
{
	enum fate f = meet_path(FAULT_unlink, path);
	int rc = passes(f) ? (int)syscall(SYS_unlink, path) : -1;

	done(f);
	return rc;
}

int
mkdir(const char *path, mode_t mode)
{
	enum fate f = meet_path(FAULT_mkdir, path);
	int rc = passes(f) ? (int)syscall(SYS_mkdir, path, mode) : -1;

	done(f);
	return rc;
}

/* ---- waiting ---- */

/* Nothing goes wrong here: a program that asks without end, and never waits, is told by it. */
static int
ask_files(struct pollfd *p, nfds_t n, int ms)
{
	int rc = (int)syscall(SYS_poll, p, n, ms);

	if (order.on && rc == 0 && ms == 0)
		order.tally->idle++;
	return rc;
}

int
poll(struct pollfd *p, nfds_t n, int ms)
{
	return ask_files(p, n, ms);
}

int __poll_chk(struct pollfd *p, nfds_t n, int ms, size_t size);

int
__poll_chk(struct pollfd *p, nfds_t n, int ms, size_t size)
{
	(void)size;
	return ask_files(p, n, ms);
}

/* ---- memory ---- */

static void *
map_file(void *at, size_t n, int prot, int flags, int fd, off_t from)
{
	enum fate f = fd >= 0 && flags & MAP_SHARED ? meet_fd(FAULT_map, fd) : PASS;
	void *p = passes(f) ? (void *)syscall(SYS_mmap, at, n, prot, flags, fd, from) : MAP_FAILED;

	done(f);
	return p;
}

void *
mmap(void *at, size_t n, int prot, int flags, int fd, off_t from)
{
	return map_file(at, n, prot, flags, fd, from);
}

void *
mmap64(void *at, size_t n, int prot, int flags, int fd, off64_t from)
{
	return map_file(at, n, prot, flags, fd, from);
}

/* What glibc calls its own: no search for the next one, which would want memory itself. */
void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t n);

/* `from` is an address of who asked; its library is told, since not all are ours to mend. */
static bool
memory(const void *from)
{
	Dl_info library;

	if (meet(FAULT_memory, "memory") != FAIL)
		return true;
	if (strcmp(order.tally->path, "memory") == 0 && dladdr(from, &library) &&
		library.dli_fname)
		snprintf(order.tally->path, sizeof(order.tally->path), "memory, %s",
			library.dli_fname);
	errno = ENOMEM;
	return false;
}

void *
malloc(size_t n)
{
	return memory(__builtin_return_address(0)) ? __libc_malloc(n) : NULL;
}

void *
calloc(size_t n, size_t size)
{
	return memory(__builtin_return_address(0)) ? __libc_calloc(n, size) : NULL;
}

void *
realloc(void *p, size_t n)
{
	return memory(__builtin_return_address(0)) ? __libc_realloc(p, n) : NULL;
}
