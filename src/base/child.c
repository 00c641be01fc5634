/* child.c: another program that reads a text of ours and answers: a spell checker, a printer's. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base.h"
#include "base_child.h"

extern char **environ;

static void
child_close(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* Signals as a program expects them; its errors go nowhere. */
static bool
child_spawn(struct child *c, const char *const *argv, int in, int out)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t how;
	sigset_t back, none;
	pid_t pid;

	sigemptyset(&none);
	sigemptyset(&back);
	sigaddset(&back, SIGPIPE);
	posix_spawnattr_init(&how);
	posix_spawnattr_setsigdefault(&how, &back);
	posix_spawnattr_setsigmask(&how, &none);
	posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
	posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	int failed = posix_spawnp(&pid, argv[0], &files, &how, (char *const *)argv, environ);
	posix_spawn_file_actions_destroy(&files);
	posix_spawnattr_destroy(&how);
	c->pid = failed ? 0 : pid;
	errno = failed;
	return !failed;
}

static bool
child_pipe(int fd[2])
{
	fd[0] = fd[1] = -1;
	return pipe(fd) == 0 && fcntl(fd[0], F_SETFD, FD_CLOEXEC) == 0 &&
		fcntl(fd[1], F_SETFD, FD_CLOEXEC) == 0;
}

static void
child_write(struct child *c)
{
	while (c->in >= 0 && c->fed < c->text.n) {
		ssize_t n = write(c->in, c->text.s + c->fed, c->text.n - c->fed);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && errno == EAGAIN)
			return;
		if (n <= 0)
			break;
		c->fed += (size_t)n;
	}
	child_close(&c->in);
}

/* A text that is longer than a pipe holds goes on in child_read. Who stopped reading ends nobody:
 * the signal of a closed pipe is held back here, and taken if it came. */
static void
child_feed(struct child *c)
{
	const struct timespec now = { 0 };
	sigset_t closed, before;

	sigemptyset(&closed);
	sigaddset(&closed, SIGPIPE);
	sigprocmask(SIG_BLOCK, &closed, &before);
	child_write(c);
	if (!sigismember(&before, SIGPIPE))
		sigtimedwait(&closed, NULL, &now);
	sigprocmask(SIG_SETMASK, &before, NULL);
}

bool
child_start(struct child *c, const char *const *argv, const char *s, size_t n)
{
	int in[2], out[2];
	bool good = child_pipe(in);

	*c = (struct child){ .in = -1, .out = -1 };
	good = child_pipe(out) && good && child_spawn(c, argv, in[0], out[1]);
	int why = errno;
	child_close(&in[0]);
	child_close(&out[1]);
	if (!good) {
		child_close(&in[1]);
		child_close(&out[0]);
		errno = why;
		return false;
	}
	c->in = in[1];
	c->out = out[0];
	fcntl(c->in, F_SETFL, O_NONBLOCK);
	fcntl(c->out, F_SETFL, O_NONBLOCK);
	text_addn(&c->text, s, n);
	child_feed(c);
	return true;
}

/* All that is there now; true: that was all. */
static bool
child_take(struct child *c, struct text *out)
{
	char bytes[4096];
	ssize_t n;

	while ((n = read(c->out, bytes, sizeof(bytes))) > 0 || (n < 0 && errno == EINTR))
		if (n > 0)
			text_addn(out, bytes, (size_t)n);
	return n == 0 || errno != EAGAIN;
}

bool
child_read(struct child *c, struct text *out, int wait_ms)
{
	struct pollfd p[2] = { { .fd = c->out, .events = POLLIN }, { .fd = c->in, .events = POLLOUT } };

	if (c->out < 0)
		return true;
	poll(p, c->in >= 0 ? 2 : 1, wait_ms);
	child_feed(c);
	if (child_take(c, out))
		child_close(&c->out);
	return c->out < 0;
}

int
child_end(struct child *c)
{
	int status = 0;
	bool ended = c->pid && c->out < 0;

	child_close(&c->in);
	child_close(&c->out);
	if (c->pid && !ended)
		kill(c->pid, SIGTERM);
	while (c->pid && waitpid(c->pid, &status, 0) < 0 && errno == EINTR)
		continue;
	text_free(&c->text);
	int code = !c->pid || !WIFEXITED(status) ? -1 : WEXITSTATUS(status);
	*c = (struct child){ .in = -1, .out = -1 };
	return code;
}

/* ---- started and not waited for ---- */

#ifdef POSIX_SPAWN_SETSID
#define SPAWN_APART POSIX_SPAWN_SETSID
#else
#define SPAWN_APART POSIX_SPAWN_SETPGROUP
#endif

pid_t
child_leave(const char *const *argv)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t how;
	sigset_t back, none;
	pid_t pid = 0;

	sigemptyset(&none);
	sigemptyset(&back);
	sigaddset(&back, SIGPIPE);
	sigaddset(&back, SIGXFSZ);
	posix_spawnattr_init(&how);
	posix_spawnattr_setsigdefault(&how, &back);
	posix_spawnattr_setsigmask(&how, &none);
	posix_spawnattr_setflags(&how,
		POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | SPAWN_APART);
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	int failed = posix_spawnp(&pid, argv[0], &files, &how, (char *const *)argv, environ);
	posix_spawn_file_actions_destroy(&files);
	posix_spawnattr_destroy(&how);
	errno = failed;
	return failed ? 0 : pid;
}

bool
child_ended(pid_t pid, int *code)
{
	int status = 0;
	pid_t got = waitpid(pid, &status, WNOHANG);

	*code = got != pid || !WIFEXITED(status) ? -1 : WEXITSTATUS(status);
	return got == pid || (got < 0 && errno == ECHILD);
}
