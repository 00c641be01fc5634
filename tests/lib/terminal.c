#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

#include "terminal.h"

struct terminal {
	pid_t pid;
	int fd;
	int status; /* of waitpid; -1: runs */
	VTerm *vt;
	VTermScreen *screen;
	int rows, cols;
	bool mute;
	struct text written;
	struct text title;
	struct rusage used;
};

static int64_t
now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* What the emulator answers (to a status request) goes to the program, as a terminal's. */
static void
answer(const char *s, size_t n, void *user)
{
	struct terminal *t = user;
	if (!t->mute && t->fd >= 0 && write(t->fd, s, n) < 0) { /* it has gone: seen by the next read */ }
}

static int
on_property(VTermProp prop, VTermValue *v, void *user)
{
	struct terminal *t = user;
	if (prop != VTERM_PROP_TITLE)
		return 1;
#if VTERM_VERSION_MAJOR > 0 || VTERM_VERSION_MINOR >= 2
	if (v->string.initial)
		text_clear(&t->title);
	text_addn(&t->title, v->string.str, v->string.len);
#else
	text_set(&t->title, v->string);
#endif
	return 1;
}

static const VTermScreenCallbacks callbacks = { .settermprop = on_property };

static void
make_emulator(struct terminal *t)
{
	t->vt = vterm_new(t->rows, t->cols);
	vterm_set_utf8(t->vt, 1);
	vterm_output_set_callback(t->vt, answer, t);
	t->screen = vterm_obtain_screen(t->vt);
	vterm_screen_set_callbacks(t->screen, &callbacks, t);
	vterm_screen_enable_altscreen(t->screen, 1);
	vterm_screen_reset(t->screen, 1);
}

/* Only what a test says is in the environment, so that it is the same on every machine. */
static void
set_environment(const char *const *env, const char *term)
{
	static const char *const kept[] = { "PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS",
		"HALFHOUR_BIN", "TMPDIR" };
	char *values[LEN(kept)];

	for (size_t i = 0; i < LEN(kept); i++)
		values[i] = mem_str(getenv(kept[i]));
	clearenv();
	for (size_t i = 0; i < LEN(kept); i++)
		if (values[i])
			setenv(kept[i], values[i], 1);
	setenv("LANG", "C.UTF-8", 1);
	setenv("TZ", "UTC", 1);
	if (term)
		setenv("TERM", term, 1);
	for (; env && *env; env++)
		putenv(mem_str(*env));
}

struct terminal *
terminal_start(const char *const *argv, const char *const *env, const char *term, int rows,
	int cols)
{
	struct terminal *t = mem_new(1, sizeof(*t));
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };

	t->rows = rows;
	t->cols = cols;
	t->status = -1;
	t->pid = forkpty(&t->fd, NULL, NULL, &size);
	if (t->pid < 0)
		abort();
	if (t->pid == 0) {
		set_environment(env, term);
		execv(argv[0], (char *const *)argv);
		_exit(127);
	}
	fcntl(t->fd, F_SETFD, FD_CLOEXEC);
	make_emulator(t);
	return t;
}

void
terminal_free(struct terminal *t)
{
	if (!t)
		return;
	if (t->status < 0) {
		kill(t->pid, SIGKILL);
		waitpid(t->pid, &t->status, 0);
	}
	terminal_hang_up(t);
	vterm_free(t->vt);
	text_free(&t->title);
	text_free(&t->written);
	free(t);
}

pid_t
terminal_pid(const struct terminal *t)
{
	return t->pid;
}

void
terminal_send(struct terminal *t, const char *bytes, size_t n)
{
	while (n > 0) {
		ssize_t done = write(t->fd, bytes, n);
		if (done < 0 && errno != EINTR)
			return;
		if (done > 0) {
			bytes += done;
			n -= (size_t)done;
		}
	}
}

/* Names as in the transcripts, in the bytes that xterm sends. */
static const char *
key_bytes(const char *name, char ctrl[2])
{
	static const char *const keys[][2] = {
		{ "Enter", "\r" }, { "Tab", "\t" }, { "Shift-Tab", "\033[Z" }, { "Esc", "\033" },
		{ "Space", " " }, { "Backspace", "\177" }, { "Delete", "\033[3~" },
		{ "Up", "\033OA" }, { "Down", "\033OB" }, { "Right", "\033OC" },
		{ "Left", "\033OD" }, { "Home", "\033OH" }, { "End", "\033OF" },
		{ "PgUp", "\033[5~" }, { "PgDn", "\033[6~" }, { "lt", "<" },
	};

	for (size_t i = 0; i < LEN(keys); i++)
		if (strcmp(name, keys[i][0]) == 0)
			return keys[i][1];
	if (strncmp(name, "Ctrl-", 5) != 0 || !name[5] || name[6]) {
		fprintf(stderr, "no key <%s>\n", name);
		abort();
	}
	ctrl[0] = (char)(name[5] & 31);
	ctrl[1] = '\0';
	return ctrl;
}

void
terminal_type(struct terminal *t, const char *keys)
{
	char name[32], ctrl[2];
	struct text burst = { 0 };

	while (*keys) {
		size_t n = 0;
		if (*keys != '<') {
			n = utf8_next(keys, strlen(keys), 0);
			text_addn(&burst, keys, n);
			keys += n;
			continue;
		}
		for (keys++; *keys && *keys != '>' && n < sizeof(name) - 1; keys++)
			name[n++] = *keys;
		name[n] = '\0';
		keys += *keys == '>';
		text_add(&burst, key_bytes(name, ctrl));
	}
	terminal_send(t, text_str(&burst), burst.n);
	text_free(&burst);
}

bool
terminal_pump(struct terminal *t, int ms)
{
	char block[8192];
	struct pollfd p = { .fd = t->fd, .events = POLLIN };

	if (t->fd < 0 || poll(&p, 1, ms) <= 0)
		return t->fd >= 0;
	ssize_t n = read(t->fd, block, sizeof(block));
	if (n <= 0)
		return n < 0 && (errno == EINTR || errno == EAGAIN);
	text_addn(&t->written, block, (size_t)n);
	vterm_input_write(t->vt, block, (size_t)n);
	return true;
}

void
terminal_row(struct terminal *t, int row, struct text *out)
{
	char chars[4096];
	VTermRect r = { .start_row = row, .end_row = row + 1, .start_col = 0, .end_col = t->cols };

	vterm_screen_flush_damage(t->screen);
	size_t n = vterm_screen_get_text(t->screen, chars, sizeof(chars), r);
	while (n > 0 && chars[n - 1] == ' ')
		n--;
	text_addn(out, chars, n);
}

void
terminal_screen(struct terminal *t, struct text *out)
{
	for (int y = 0; y < t->rows; y++) {
		terminal_row(t, y, out);
		text_addc(out, '\n');
	}
}

bool
terminal_has(struct terminal *t, const char *text)
{
	struct text all = { 0 };

	terminal_screen(t, &all);
	bool has = strstr(text_str(&all), text) != NULL;
	text_free(&all);
	return has;
}

static bool
wait_for(struct terminal *t, const char *text, int ms, bool there)
{
	int64_t end = now_ms() + ms;
	bool runs = true;

	while (terminal_has(t, text) != there) {
		int64_t left = end - now_ms();
		if (left <= 0 || !runs)
			return false;
		runs = terminal_pump(t, left > 50 ? 50 : (int)left);
	}
	return true;
}

bool
terminal_wait(struct terminal *t, const char *text, int ms)
{
	return wait_for(t, text, ms, true);
}

bool
terminal_wait_gone(struct terminal *t, const char *text, int ms)
{
	return wait_for(t, text, ms, false);
}

void
terminal_settle(struct terminal *t, int quiet)
{
	size_t before;

	do
		before = t->written.n;
	while (terminal_pump(t, quiet) && t->written.n != before);
}

void
terminal_cursor(struct terminal *t, int *row, int *col)
{
	VTermPos at;
	vterm_state_get_cursorpos(vterm_obtain_state(t->vt), &at);
	*row = at.row;
	*col = at.col;
}

const char *
terminal_title(const struct terminal *t)
{
	return text_str(&t->title);
}

void
terminal_resize(struct terminal *t, int rows, int cols)
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };

	t->rows = rows;
	t->cols = cols;
	vterm_set_size(t->vt, rows, cols);
	ioctl(t->fd, TIOCSWINSZ, &size);
}

size_t
terminal_bytes(const struct terminal *t)
{
	return t->written.n;
}

const struct text *
terminal_written(const struct terminal *t)
{
	return &t->written;
}

void
terminal_mute(struct terminal *t)
{
	t->mute = true;
}

void
terminal_hang_up(struct terminal *t)
{
	if (t->fd >= 0)
		close(t->fd);
	t->fd = -1;
}

void
terminal_kill(struct terminal *t, int sig)
{
	kill(t->pid, sig);
}

static int
status(struct terminal *t, int ms, bool reading)
{
	int64_t end = now_ms() + ms;

	while (t->status < 0) {
		int how;
		if (wait4(t->pid, &how, WNOHANG, &t->used) == t->pid)
			t->status = WIFEXITED(how) ? WEXITSTATUS(how) : 128 + WTERMSIG(how);
		else if (now_ms() >= end)
			return -1;
		else if (t->fd >= 0 && reading)
			terminal_pump(t, 5);
		else
			nanosleep(&(struct timespec){ .tv_nsec = 5000000 }, NULL);
	}
	if (reading && t->fd >= 0) /* its last words may still be on their way */
		terminal_settle(t, 10);
	return t->status;
}

int
terminal_status(struct terminal *t, int ms)
{
	return status(t, ms, true);
}

int
terminal_status_blind(struct terminal *t, int ms)
{
	return status(t, ms, false);
}

bool
terminal_cooked(const struct terminal *t)
{
	const tcflag_t all = ICANON | ECHO | ISIG;
	struct termios is;

	return tcgetattr(t->fd, &is) != 0 || (is.c_lflag & all) == all;
}

int
terminal_cpu_ms(const struct terminal *t)
{
	const struct timeval *u = &t->used.ru_utime, *s = &t->used.ru_stime;

	return (int)((u->tv_sec + s->tv_sec) * 1000 + (u->tv_usec + s->tv_usec) / 1000);
}

/* ---- without a terminal ---- */

static void
run_child(const char *const *argv, const char *const *env, int in, int out)
{
	dup2(in, STDIN_FILENO);
	dup2(out, STDOUT_FILENO);
	set_environment(env, "dumb");
	execv(argv[0], (char *const *)argv);
	_exit(127);
}

int
run_command(const char *const *argv, const char *const *env, const char *input, struct text *out)
{
	int to[2], from[2], status;
	char block[8192];

	if (pipe2(to, O_CLOEXEC) != 0 || pipe2(from, O_CLOEXEC) != 0)
		abort();
	pid_t child = fork();
	if (child == 0)
		run_child(argv, env, to[0], from[1]);
	close(to[0]);
	close(from[1]);
	if (input && write(to[1], input, strlen(input)) < 0) { /* it did not want it */ }
	close(to[1]);
	for (ssize_t n; (n = read(from[0], block, sizeof(block))) > 0;)
		text_addn(out, block, (size_t)n);
	close(from[0]);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
