/* Files read, and written whole or not at all, for nobody else to read. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base.h"

/* ---- reading ---- */

static bool
read_all(int fd, struct text *out, size_t max)
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

bool
file_read(const char *path, struct text *out, size_t max, struct err *e)
{
	/* Not to hang on a pipe that nobody writes to. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	bool ok;
	int why;

	text_clear(out);
	if (fd < 0)
		return err_set(e, "Cannot read %s: %s.", path, strerror(errno));
	fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) & ~O_NONBLOCK);
	ok = read_all(fd, out, max);
	why = errno;
	close(fd);
	if (!ok)
		return err_set(e, "Cannot read %s: %s.", path, strerror(why));
	if (max && out->n > max) {
		text_clear(out);
		return err_set(e, "%s is larger than %zu KiB, the most that is read here. Is it the right file?",
			path, max / 1024);
	}
	return true;
}

/* ---- writing ---- */

static bool
write_all(int fd, const char *s, size_t n)
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

static bool
fail(const char *path, struct err *e)
{
	return err_set(e, "Cannot write %s: %s. The file is as it was.", path, strerror(errno));
}

/* The rename itself must reach the disk too; where that cannot be asked, it is not. */
static void
sync_dir(const char *path)
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

/* A link stays a link: what it points to is replaced. */
static bool
replace(const char *path, const char *s, size_t n, struct err *e)
{
	struct stat st;
	mode_t mode = stat(path, &st) == 0 ? st.st_mode & 07777 : 0600;
	struct text tmp = { 0 };
	bool ok;
	int fd, why;

	text_addf(&tmp, "%s.XXXXXX", path);
	fd = mkostemp(tmp.s, O_CLOEXEC);
	ok = fd >= 0 && fchmod(fd, mode) == 0 && write_all(fd, s, n) && fsync(fd) == 0;
	why = errno;
	if (fd >= 0 && close(fd) != 0 && ok) {
		why = errno;
		ok = false;
	}
	if (ok && rename(tmp.s, path) != 0) {
		why = errno;
		ok = false;
	}
	if (!ok && fd >= 0)
		unlink(tmp.s);
	text_free(&tmp);
	errno = why;
	if (!ok)
		return fail(path, e);
	sync_dir(path);
	return true;
}

bool
file_write(const char *path, const char *s, size_t n, struct err *e)
{
	char *real = realpath(path, NULL);
	bool ok = replace(real ? real : path, s, n, e);

	free(real);
	return ok;
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
	ok = write_all(fd, s, n) && fsync(fd) == 0;
	why = errno;
	close(fd);
	if (!ok)
		return err_set(e, "Cannot write %s: %s. Make room, or name another place.",
			path, strerror(why));
	if (made)
		sync_dir(path);
	return true;
}
