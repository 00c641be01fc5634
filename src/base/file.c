/* Files read, and written whole or not at all, for nobody else to read. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "stream.h"
#include "target.h"

/* ---- reading ---- */

static bool
file_read_all(int fd, struct text *out, size_t max)
{
	char block[16384];
	ssize_t n;

	while ((n = read(fd, block, sizeof(block))) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		text_addn(out, block, (size_t)n);
		if (max && out->n > max)
			return true;
	}
	return true;
}

/* /dev/null is an empty file to everybody. */
static bool
file_can_be_read(const char *path, const struct stat *st, struct err *e)
{
	if (S_ISREG(st->st_mode) || (S_ISCHR(st->st_mode) && st->st_rdev == makedev(1, 3)))
		return true;
	return err_set(e, "Cannot read %s: it is %s, not a file.", path, file_kind(st->st_mode));
}

static int
file_file_open(const char *path, struct err *e)
{
	/* Without waiting: a pipe may have no writer, or one that never writes. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct stat st;

	if (fd < 0 && stat(path, &st) == 0 && !file_can_be_read(path, &st, e))
		return -1;
	if (fd < 0 || fstat(fd, &st) != 0)
		err_set(e, "Cannot read %s: %s.", path, strerror(errno));
	else if (file_can_be_read(path, &st, e))
		return fd;
	if (fd >= 0)
		close(fd);
	return -1;
}

bool
file_read(const char *path, struct text *out, size_t max, struct err *e)
{
	int fd = file_file_open(path, e), why;
	bool ok;

	text_clear(out);
	if (fd < 0)
		return false;
	ok = file_read_all(fd, out, max);
	why = errno;
	close(fd);
	if (!ok)
		return err_set(e, "Cannot read %s: %s.", path, strerror(why));
	if (max && out->n > max) {
		text_clear(out);
		return err_set(e, "%s is larger than %zu KiB, the limit. Is it the right file?",
			path, max / 1024);
	}
	return true;
}

const char *
file_kind(unsigned mode)
{
	return S_ISDIR(mode) ? "a folder" : S_ISFIFO(mode) ? "a pipe" : S_ISSOCK(mode) ? "a socket"
		: S_ISCHR(mode) || S_ISBLK(mode) ? "a device" : "a file";
}

/* ---- writing ---- */

static bool
file_put_all(int fd, const char *s, size_t n)
{
	while (n) {
		ssize_t put = write(fd, s, n);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return false;
		s += put;
		n -= (size_t)put;
	}
	return true;
}

/* The rename itself must reach the disk too; where that cannot be asked, it is not. */
void
file_sync_folder(const char *path)
{
	char *dir = mem_str(path);
	char *slash = strrchr(dir, '/');
	int fd;

	if (slash)
		slash[slash == dir] = '\0';
	fd = open(slash ? dir : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
	free(dir);
}

/* ---- a file, replaced whole ---- */

/* Whose it is and who may read it stay as they were, as far as we may say so. */
static bool
file_copy_owner(int fd, const struct target *t)
{
	struct stat made;

	if (!t->there)
		return fchmod(fd, 0600) == 0;
	if (fstat(fd, &made) == 0 &&
	    (made.st_uid != t->st.st_uid || made.st_gid != t->st.st_gid) &&
	    fchown(fd, t->st.st_uid, t->st.st_gid) != 0)
		errno = 0; /* it is ours from now on: only root gives files away */
	return fchmod(fd, t->st.st_mode & 07777) == 0;
}

/* Where FILE_NEW is asked for a file that came up meanwhile is not replaced (EEXIST). */
static bool
file_name_it(const char *made, const struct target *t, unsigned how)
{
	if (!(how & FILE_NEW))
		return rename(made, t->path) == 0;
	if (link(made, t->path) == 0) {
		unlink(made);
		return true;
	}
	if (errno == EEXIST || path_exists(t->path)) {
		errno = EEXIST;
		return false;
	}
	return rename(made, t->path) == 0; /* where there are no links */
}

/* Leaves errno, and no temporary file, where it fails. */
static bool
file_make(const struct target *t, const char *s, size_t n, unsigned how)
{
	struct text tmp = { 0 };
	bool ok;
	int fd, why;

	temporary_sweep_beside(t->path);
	fd = temporary_open(t->path, &tmp);
	ok = fd >= 0 && file_copy_owner(fd, t) && file_put_all(fd, s, n) && fsync(fd) == 0 &&
		file_name_it(tmp.s, t, how);
	why = errno;
	if (!ok && fd >= 0)
		unlink(tmp.s);
	if (fd >= 0)
		close(fd); /* synced: nothing is left for it to say */
	text_free(&tmp);
	errno = why;
	return ok;
}

/* Ctrl-C in between would leave the temporary file in the person's folder. */
static bool
file_make_undisturbed(const struct target *t, const char *s, size_t n, unsigned how)
{
	sigset_t ends, before;
	bool ok;
	int why;

	sigemptyset(&ends);
	sigaddset(&ends, SIGHUP);
	sigaddset(&ends, SIGINT);
	sigaddset(&ends, SIGTERM);
	sigprocmask(SIG_BLOCK, &ends, &before);
	ok = file_make(t, s, n, how);
	why = errno;
	sigprocmask(SIG_SETMASK, &before, NULL);
	errno = why;
	return ok;
}

static bool
file_replace(const struct target *t, const char *path, const char *s, size_t n, unsigned how,
	struct err *e)
{
	if (how & FILE_NEW && t->there)
		return err_set(e, "%s is there already.", path);
	if (!target_may_be_replaced(t, path, e))
		return false;
	if (t->path[0] != '/') { /* its folder is not there */
		errno = ENOENT;
	} else if (file_make_undisturbed(t, s, n, how)) {
		file_sync_folder(t->path);
		return true;
	}
	return err_set(e, "Cannot write %s: %s. %s", path, strerror(errno),
		t->there ? "The file is as it was." : "No file was made.");
}

bool
file_put(const char *path, const char *s, size_t n, unsigned how, struct err *e)
{
	struct target t;
	bool ok = target_find(&t, path, e) && (target_is_file(&t) ?
		file_replace(&t, path, s, n, how, e) : stream_write(&t, path, s, n, how, e));

	target_done(&t);
	return ok;
}

bool
file_write(const char *path, const char *s, size_t n, struct err *e)
{
	return file_put(path, s, n, 0, e);
}

bool
file_append(const char *path, const char *s, size_t n, struct err *e)
{
	int flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC;
	int fd = open(path, flags | O_EXCL, 0600);
	bool made = fd >= 0, ok;
	int why;

	if (fd < 0 && errno == EEXIST)
		fd = open(path, flags, 0600);
	if (fd < 0)
		return err_set(e, "Cannot write %s: %s.", path, strerror(errno));
	if (made)
		fchmod(fd, 0600); /* whatever the umask took away */
	ok = file_put_all(fd, s, n) && fsync(fd) == 0;
	why = errno;
	close(fd);
	if (!ok)
		return err_set(e, "Cannot write %s: %s. Make room, or name another place.",
			path, strerror(why));
	if (made)
		file_sync_folder(path);
	return true;
}
