/* Pipes, devices and this program's own output, written through and never replaced. */
#include "stream.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

enum { PATIENCE_MS = 2000 }; /* of somebody who looks at a screen meanwhile */

/* A pipe has no writer's end before somebody reads: where we may wait, we wait. */
static int
stream_open_path(const struct target *t, unsigned how)
{
	int flags = O_WRONLY | O_NOCTTY | O_CLOEXEC;
	int fd = open(t->path, flags | O_NONBLOCK);

	if (fd < 0 && errno == ENXIO && S_ISFIFO(t->st.st_mode) && how & FILE_WAIT)
		fd = open(t->path, flags);
	return fd;
}

static int
stream_open(const struct target *t, const char *path, unsigned how, struct err *e)
{
	unsigned mode = t->there ? t->st.st_mode : S_IFREG;
	int fd;

	if (S_ISDIR(mode) || S_ISSOCK(mode)) {
		err_set(e, "Cannot write %s: it is %s. Name a file.", path, file_kind(mode));
		return -1;
	}
	fd = t->fd >= 0 ? fcntl(t->fd, F_DUPFD_CLOEXEC, 3) : stream_open_path(t, how);
	if (fd < 0 && errno == ENXIO && S_ISFIFO(mode))
		err_set(e, "Cannot write %s: nobody reads from this pipe.", path);
	else if (fd < 0)
		err_set(e, "Cannot write %s: %s.", path, strerror(errno));
	if (fd < 0 || how & FILE_WAIT || !isatty(fd))
		return fd;
	close(fd);
	err_set(e, "Cannot write %s: it is a terminal. Name a file.", path);
	return -1;
}

/* In pieces that a pipe takes whole once it says that it is ready. */
static bool
stream_put(int fd, const char *s, size_t n, int patience_ms)
{
	while (n) {
		struct pollfd p = { .fd = fd, .events = POLLOUT };
		int ready = poll(&p, 1, patience_ms);
		ssize_t put = -1;

		if (ready == 0)
			errno = ETIMEDOUT;
		else if (ready > 0)
			put = write(fd, s, n < PIPE_BUF ? n : PIPE_BUF);
		if (put < 0 && errno != EINTR && errno != EAGAIN)
			return false;
		s += put > 0 ? put : 0;
		n -= put > 0 ? (size_t)put : 0;
	}
	return true;
}

bool
stream_write(const struct target *t, const char *path, const char *s, size_t n, unsigned how,
	struct err *e)
{
	int fd = stream_open(t, path, how, e);
	bool ok;

	if (fd < 0)
		return false;
	ok = stream_put(fd, s, n, how & FILE_WAIT ? -1 : PATIENCE_MS);
	if (!ok)
		err_set(e, "Cannot write %s: %s. Part of it may be there.", path, strerror(errno));
	if (close(fd) != 0 && ok)
		ok = err_set(e, "Cannot write %s: %s.", path, strerror(errno));
	return ok;
}
