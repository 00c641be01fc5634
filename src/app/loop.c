/*
 * The loop: poll on the terminal and on a pipe that signal handlers write to,
 * until the next thing due or forever. The only reader of clocks: once a wake.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "command.h"

#define SLOW_MS 150 /* a round trip longer than this is felt */

static int signal_pipe[2] = { -1, -1 };

static void
on_signal(int number)
{
	int saved = errno;
	unsigned char b = (unsigned char)number;

	/* A terminal left behind by a dropped connection may take nothing any more, and a
	 * frame be stuck in it: what it was to show goes, so that we can. */
	if (number == SIGTERM || number == SIGHUP)
		tcflush(STDOUT_FILENO, TCOFLUSH);
	if (write(signal_pipe[1], &b, 1) < 0) { /* full: a wake is pending already */ }
	errno = saved;
}

static void
watch_signals(void)
{
	static const int watched[] = { SIGWINCH, SIGHUP, SIGTERM, SIGCONT, SIGINT, SIGQUIT };
	struct sigaction sa = { .sa_handler = on_signal, .sa_flags = SA_RESTART };

	if (pipe2(signal_pipe, O_CLOEXEC | O_NONBLOCK) != 0)
		abort(); /* no descriptors at the very start: nothing can be run */
	for (size_t i = 0; i < LEN(watched); i++)
		sigaction(watched[i], &sa, NULL);
	signal(SIGPIPE, SIG_IGN);
}

static int64_t
read_clock(clockid_t id)
{
	struct timespec t;
	clock_gettime(id, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static const char *
boot_id(void)
{
	static char id[UUID_SIZE];
	FILE *f = id[0] ? NULL : fopen("/proc/sys/kernel/random/boot_id", "re");

	if (f && fscanf(f, "%36s", id) != 1)
		id[0] = '\0';
	if (f)
		fclose(f);
	return id[0] ? id : "unknown";
}

void
moment_read(struct moment *now)
{
	now->wall_ms = read_clock(CLOCK_REALTIME);
	now->boot_ms = read_clock(CLOCK_BOOTTIME);
	now->mono_ms = read_clock(CLOCK_MONOTONIC);
	now->boot_id = boot_id();
}

/* The terminal of the full-screen program; NULL in linear mode. */
static struct term *terminal;

static int64_t
earlier(int64_t a, int64_t b)
{
	return a < 0 ? b : b < 0 || a < b ? a : b;
}

/* Milliseconds for poll: the earliest of what screens, workbook and terminal want. */
static int
time_left(struct app *a)
{
	struct moment now;
	moment_read(&now);
	a->ui.now = now;
	int64_t least = earlier(ui_due(&a->ui), a->store ? store_due(a->store, &now) : -1);
	if (terminal)
		least = earlier(least, term_due(terminal, &now));
	return least < 0 ? -1 : least > HOUR_MS ? (int)HOUR_MS : (int)least;
}

static void
send(struct app *a, enum event_kind kind, const struct moment *now)
{
	struct event ev = { .kind = kind, .now = *now };
	ui_event(&a->ui, &ev);
}

static void
take_signals(struct app *a, struct term *t, const struct moment *now)
{
	for (unsigned char b; read(signal_pipe[0], &b, 1) == 1;) {
		if (b == SIGHUP || b == SIGTERM)
			send(a, EVENT_HANGUP, now);
		if (b == SIGCONT && t)
			send(a, EVENT_CONT, now);
		if (b == SIGWINCH && t) {
			struct event ev = { .kind = EVENT_RESIZE, .now = *now };
			term_size(t, &ev.rows, &ev.cols);
			ui_event(&a->ui, &ev);
		}
	}
}

/* Sleeps until something happens; true when `fd` has input or has ended. */
static bool
wait_input(struct app *a, int fd, struct moment *now)
{
	struct pollfd p[2] = { { .fd = fd, .events = POLLIN },
		{ .fd = signal_pipe[0], .events = POLLIN } };

	int n = poll(p, 2, time_left(a));
	moment_read(now);
	a->ui.now = *now;
	if (a->store)
		store_now(a->store, now);
	return n > 0 && p[0].revents;
}

static void
settle(struct app *a, const struct moment *now)
{
	if (ui_due(&a->ui) == 0)
		send(a, EVENT_TICK, now);
	ui_settle(&a->ui);
}

/* The answer to the status request of the start: on a slow line a clock by minutes is
 * proposed, once. It is only ever a message. */
static void
take_status(struct app *a, int64_t round_trip_ms)
{
	if (round_trip_ms <= SLOW_MS || a->config.slow_asked || a->config.clock == CLOCK_MINUTES)
		return;
	ui_say(&a->ui, "Slow line (%lld ms): :minutes, in a call /minutes, shows minutes only",
		(long long)round_trip_ms);
	a->ui.message_kept = true;
	app_setting(a, "slow_asked", "true", NULL);
}

static void
take_input(struct app *a, struct term *t, const struct moment *now)
{
	for (struct event ev; !a->ui.quit && term_read(t, &ev, now);)
		if (ev.kind == EVENT_STATUS)
			take_status(a, ev.elapsed_ms);
		else
			ui_event(&a->ui, &ev);
}

static void
stop_here(struct app *a, struct term *t)
{
	a->ui.suspend = false;
	term_suspend(t);
	kill(0, SIGTSTP); /* ignored in an orphaned group, where nobody could wake us */
	term_resume(t);
	struct moment now;
	moment_read(&now);
	send(a, EVENT_CONT, &now);
}

void
loop_lend(void)
{
	if (terminal)
		term_suspend(terminal);
}

void
loop_take_back(void)
{
	if (terminal)
		term_resume(terminal);
}

int
loop_screen(struct app *a, struct err *e)
{
	struct moment now;
	int rows = a->ui.rows, cols = a->ui.cols;

	watch_signals();
	struct term *t = term_open(&a->ui, getenv("TERM"), e);
	if (!t)
		return EXIT_WRONG;
	terminal = t;
	if (rows != a->ui.rows || cols != a->ui.cols)
		ui_reload(&a->ui); /* opened before the window's size was known */
	moment_read(&now);
	term_ask_status(t, &now);
	while (!a->ui.quit) {
		ui_draw(&a->ui);
		term_draw(t);
		/* Behind the frame: a sync point that begins now is done when the next key
		 * comes, and does not meet it at the disk. */
		if (a->store)
			store_tick(a->store, &now);
		wait_input(a, term_fd(t), &now);
		take_signals(a, t, &now);
		take_input(a, t, &now);
		settle(a, &now);
		if (a->ui.suspend)
			stop_here(a, t);
	}
	terminal = NULL;
	term_close(t);
	return EXIT_DONE;
}

/* ---- lines ---- */

static void
print_lines(struct app *a)
{
	struct text out = { 0 }, safe = { 0 };

	ui_linear(&a->ui, &out);
	text_show_lines(&safe, text_str(&out));
	if (a->ui.ascii) {
		text_clear(&out);
		text_ascii(&out, text_str(&safe));
	}
	const struct text *t = a->ui.ascii ? &out : &safe;
	if (fwrite(text_str(t), 1, t->n, stdout) < t->n || fflush(stdout) != 0)
		a->ui.quit = true;
	text_free(&out);
	text_free(&safe);
}

static void
send_line(struct app *a, struct text *bytes, size_t n, bool ended, const struct moment *now)
{
	struct text line = { 0 };
	struct event ev = { .kind = EVENT_LINE, .ended = ended, .now = *now };

	if (n && bytes->s[n - 1] == '\r')
		utf8_repair(&line, bytes->s, n - 1);
	else
		utf8_repair(&line, text_str(bytes), n);
	ev.text = text_str(&line);
	ev.n = line.n;
	ui_event(&a->ui, &ev);
	text_free(&line);
}

/* Every whole line in `bytes`; at the end of input also what has no end. */
static void
send_lines(struct app *a, struct text *bytes, bool ended, const struct moment *now)
{
	char *end;

	while (!a->ui.quit && bytes->n && (end = memchr(bytes->s, '\n', bytes->n))) {
		size_t n = (size_t)(end - bytes->s);
		send_line(a, bytes, n, true, now);
		text_remove(bytes, 0, n + 1);
		if (!isatty(STDIN_FILENO)) /* nobody's Enter ended the prompt's line */
			putchar('\n');
		ui_settle(&a->ui);
		print_lines(a);
	}
	if (ended && bytes->n && !a->ui.quit)
		send_line(a, bytes, bytes->n, false, now);
}

/* Ctrl-C and Ctrl-\ drop no line: the terminal keeps what has been typed of it. */
static bool
keep_lines(struct termios *was)
{
	struct termios t;

	if (tcgetattr(STDIN_FILENO, was) != 0)
		return false;
	t = *was;
	t.c_lflag |= NOFLSH;
	return tcsetattr(STDIN_FILENO, TCSANOW, &t) == 0;
}

int
loop_lines(struct app *a)
{
	struct text bytes = { 0 };
	struct moment now;
	struct termios was;
	char block[4096];

	watch_signals();
	bool changed = keep_lines(&was);
	print_lines(a);
	while (!a->ui.quit) {
		bool input = wait_input(a, STDIN_FILENO, &now);
		take_signals(a, NULL, &now);
		ssize_t n = input ? read(STDIN_FILENO, block, sizeof(block)) : 1;
		if (input && n > 0)
			text_addn(&bytes, block, (size_t)n);
		bool ended = n == 0 || (n < 0 && errno != EINTR && errno != EAGAIN);
		send_lines(a, &bytes, ended, &now);
		if (ended)
			send(a, EVENT_HANGUP, &now);
		settle(a, &now);
		print_lines(a);
		if (a->ui.suspend && isatty(STDIN_FILENO))
			kill(0, SIGTSTP);
		a->ui.suspend = false;
		if (a->store)
			store_tick(a->store, &now);
	}
	if (changed)
		tcsetattr(STDIN_FILENO, TCSANOW, &was);
	text_free(&bytes);
	return EXIT_DONE;
}
