/*
 * The loop: poll on the terminal and on a pipe that signal handlers write to,
 * until the next thing due or forever. The only reader of clocks: once a wake.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
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

	restore_watch();
	if (pipe2(signal_pipe, O_CLOEXEC | O_NONBLOCK) != 0)
		die_of_bug("no pipe at the start: %s", strerror(errno));
	for (size_t i = 0; i < LEN(watched); i++)
		sigaction(watched[i], &sa, NULL);
	sa.sa_flags |= SA_NOCLDSTOP;
	sigaction(SIGCHLD, &sa, NULL);
	signal(SIGPIPE, SIG_IGN);
}

/* Somebody else may stop us, too: the shell has its terminal meanwhile. What has the
 * terminal from us is stopped by its own keys, and we with it. */
static void
watch_stop(bool on)
{
	struct sigaction sa = { .sa_handler = on ? on_signal : SIG_DFL, .sa_flags = SA_RESTART };

	sigaction(SIGTSTP, &sa, NULL);
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

/* The line of linear mode; NULL on a full screen. */
static struct typed *typing;

static int64_t
loop_earlier(int64_t a, int64_t b)
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
	int64_t least = loop_earlier(ui_due(&a->ui), a->desk.store ? store_due(a->desk.store, &now) : -1);
	least = loop_earlier(least, hooks_due(&a->desk));
	if (terminal)
		least = loop_earlier(least, term_due(terminal, &now));
	if (typing)
		least = loop_earlier(least, typed_wait(typing, now.mono_ms));
	return least < 0 ? -1 : least > HOUR_MS ? (int)HOUR_MS : (int)least;
}

static void
send(struct app *a, enum event_kind kind, const struct moment *now)
{
	struct event ev = { .kind = kind, .now = *now };
	ui_event(&a->ui, &ev);
}

struct woken {
	bool input;  /* there is some, or it has ended */
	bool signal; /* one may have come */
};

/* Sleeps until something happens. */
static struct woken
wait_input(struct app *a, int fd, struct moment *now)
{
	struct pollfd p[2] = { { .fd = fd, .events = POLLIN },
		{ .fd = signal_pipe[0], .events = POLLIN } };

	int n = poll(p, 2, time_left(a));
	moment_read(now);
	a->ui.now = *now;
	if (a->desk.store)
		store_now(a->desk.store, now);
	return (struct woken){ n > 0 && p[0].revents, n < 0 || p[1].revents };
}

static void
loop_settle(struct app *a, const struct moment *now)
{
	if (ui_due(&a->ui) == 0)
		send(a, EVENT_TICK, now);
	ui_settle(&a->ui);
}

/* The program's own memory, and so no setting. */
#define SLOW_TOLD "slow-line"

static bool
slow_line_told(struct app *a)
{
	struct text told = { 0 };
	bool any = store_draft_get(a->desk.store, SLOW_TOLD, &told, NULL);

	text_free(&told);
	return any;
}

/* The answer to the status request of the start: on a slow line a clock by minutes is
 * proposed, once. It is only ever a message. */
static void
take_status(struct app *a, int64_t round_trip_ms)
{
	if (round_trip_ms <= SLOW_MS || a->desk.config.clock == CLOCK_MINUTES || slow_line_told(a))
		return;
	ui_await(&a->ui, "Slow line (%lld ms): :minutes, in a call /minutes, shows minutes only",
		(long long)round_trip_ms);
	store_mark_set(a->desk.store, SLOW_TOLD, "yes", NULL);
}

/* An Enter too many, typed at the shell or behind a question of the first start before there was a
 * screen, was not meant for what it would open or begin there. */
static bool
loop_is_stray(bool *fresh, const struct event *ev)
{
	if (ev->kind == EVENT_KEY)
		*fresh = *fresh && strcmp(ev->key, "Enter") == 0;
	return *fresh && ev->kind == EVENT_KEY;
}

/* `fresh`: what comes was typed before the first frame. */
static void
take_input(struct app *a, struct term *t, const struct moment *now, bool fresh)
{
	for (struct event ev; !a->ui.quit && term_read(t, &ev, now);)
		if (ev.kind == EVENT_STATUS)
			take_status(a, ev.elapsed_ms);
		else if (!loop_is_stray(&fresh, &ev))
			ui_event(&a->ui, &ev);
}

static bool
loop_typed_before(const struct term *t)
{
	struct pollfd p = { .fd = term_fd(t), .events = POLLIN };

	return poll(&p, 1, 0) > 0;
}

static void
take_signals(struct app *a, struct term *t, const struct moment *now)
{
	for (unsigned char b; read(signal_pipe[0], &b, 1) == 1;) {
		if (b == SIGHUP || b == SIGTERM)
			send(a, EVENT_HANGUP, now);
		if (b == SIGCONT) {
			if (!t)
				lines_take_back();
			send(a, EVENT_CONT, now);
		}
		if (b == SIGTSTP)
			a->ui.suspend = true;
		if (b == SIGWINCH && t) { /* it may have come since the terminal was asked */
			term_woken(t, false, true);
			take_input(a, t, now, false);
		}
	}
}

static void
stop_here(struct app *a, const struct moment *stopped)
{
	a->ui.suspend = false;
	if (a->desk.store) /* no frame comes before */
		store_tick(a->desk.store, stopped);
	loop_lend();
	if (terminal) {
		puts(_("halfhour is stopped; fg goes on with it."));
		fflush(stdout);
	}
	kill(0, SIGTSTP); /* ignored in an orphaned group, where nobody could wake us */
	loop_take_back();
	struct moment now;
	moment_read(&now);
	send(a, EVENT_CONT, &now);
}

void
loop_lend(void)
{
	if (terminal) {
		term_suspend(terminal);
		watch_stop(false);
	} else {
		lines_lend();
	}
}

void
loop_take_back(void)
{
	if (terminal) {
		watch_stop(true);
		term_resume(terminal);
	} else {
		lines_take_back();
	}
}

/* Behind a frame: the workbook's own work. */
static void
tick_store(struct app *a, const struct moment *now)
{
	const char *why;

	if (!a->desk.store)
		return;
	store_tick(a->desk.store, now);
	if (store_backup_failed(a->desk.store, &why))
		ui_await(&a->ui, "No backup was made (%s): halfhour backup says more.", why);
}

/* Behind a frame too: commands of a person's own. */
static void
tick_hooks(struct app *a)
{
	struct strings failed = { 0 };

	hooks_tick(&a->desk, &failed);
	for (size_t i = 0; i < failed.n; i++)
		ui_await(&a->ui, "%s", failed.s[i]);
	strings_free(&failed);
}

/* ---- while another program has the terminal ---- */

enum { GRACE_MS = 2000 }; /* for an editor that saves when the line drops */

/* Signals that came meanwhile: they are the loop's, later. */
struct held {
	bool asked, size, back;
};

static void
hold_signals(struct held *h)
{
	for (unsigned char b; read(signal_pipe[0], &b, 1) == 1;) {
		h->asked |= b == SIGHUP || b == SIGTERM;
		h->size |= b == SIGWINCH;
		h->back |= b == SIGCONT;
	}
}

static void
loop_give_back(const struct held *h)
{
	const unsigned char again[] = { h->asked ? SIGHUP : 0, h->size ? SIGWINCH : 0,
		h->back ? SIGCONT : 0 };

	for (size_t i = 0; i < LEN(again); i++)
		if (again[i] && write(signal_pipe[1], &again[i], 1) < 0) { /* full: it wakes */ }
}

bool
loop_wait(pid_t child, int *status)
{
	struct held h = { 0 };
	int64_t until = 0, left = -1;
	pid_t ended;

	while ((ended = waitpid(child, status, WNOHANG)) == 0 || (ended < 0 && errno == EINTR)) {
		if (h.asked && !until)
			until = read_clock(CLOCK_BOOTTIME) + GRACE_MS;
		left = until ? until - read_clock(CLOCK_BOOTTIME) : -1;
		if (until && left <= 0)
			break;
		poll(&(struct pollfd){ .fd = signal_pipe[0], .events = POLLIN }, 1, (int)left);
		hold_signals(&h);
	}
	loop_give_back(&h);
	return ended == child || ended < 0;
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
	watch_stop(true);
	if (rows != a->ui.rows || cols != a->ui.cols)
		ui_reload(&a->ui); /* opened before the window's size was known */
	moment_read(&now);
	bool fresh = loop_typed_before(t);
	term_ask_status(t, &now);
	while (!a->ui.quit) {
		ui_draw(&a->ui);
		term_draw(t);
		sched_yield(); /* who carries the frame on does so before we work again */
		if (ui_behind(&a->ui))
			continue;
		/* Behind the frame the line goes into the workbook, and a sync point that begins
		 * now is done when the next key comes, and does not meet it at the disk. */
		tick_store(a, &now);
		tick_hooks(a);
		struct woken by = wait_input(a, term_fd(t), &now);
		term_woken(t, by.input, by.signal);
		take_input(a, t, &now, fresh); /* first: what was typed before one was asked to go */
		fresh = false;
		if (by.signal)
			take_signals(a, t, &now);
		loop_settle(a, &now);
		if (a->ui.suspend)
			stop_here(a, &now);
	}
	watch_stop(false);
	terminal = NULL;
	term_close(t);
	return EXIT_DONE;
}

/* ---- lines ---- */

static void
print_lines(struct app *a)
{
	struct text out = { 0 }, safe = { 0 };

	if (!a->desk.config.columns) /* not set: where the terminal would part words */
		a->ui.linear_columns = lines_columns();
	ui_linear(&a->ui, &out);
	text_show_lines(&safe, text_str(&out));
	if (a->ui.ascii) {
		text_clear(&out);
		text_ascii(&out, text_str(&safe));
		text_clear(&safe);
		charset_out(&safe, text_str(&out));
	}
	if (fwrite(text_str(&safe), 1, safe.n, stdout) < safe.n || fflush(stdout) != 0)
		a->ui.quit = true;
	text_free(&out);
	text_free(&safe);
}

static void
send_line(struct app *a, const char *bytes, size_t n, bool ended, const struct moment *now)
{
	struct text line = { 0 };
	struct event ev = { .kind = EVENT_LINE, .ended = ended, .now = *now };

	text_accept(&line, bytes, n, ACCEPT_LINE);
	ev.text = text_str(&line);
	ev.n = line.n;
	ui_event(&a->ui, &ev);
	text_free(&line);
	if (!ended)
		return;
	ui_settle(&a->ui);
	print_lines(a);
}

static void
loop_complete(struct app *a, struct typed *t, const struct moment *now)
{
	ui_typing(&a->ui, text_str(&t->line));
	ui_complete(&a->ui, now);
	typed_set(t, text_str(&a->ui.typing));
}

/* From a terminal, byte by byte. False: the key for the end of input. */
static bool
take_typed(struct app *a, struct typed *t, const char *s, size_t n, const struct moment *now)
{
	enum typed_what what = TYPED_MORE;

	for (size_t i = 0; i < n && !a->ui.quit && what != TYPED_END; i++) {
		what = typed_byte(t, (unsigned char)s[i], now->mono_ms);
		a->ui.suspend = a->ui.suspend || what == TYPED_STOP;
		if (what == TYPED_COMPLETE)
			loop_complete(a, t, now);
		if (what != TYPED_LINE)
			continue;
		lines_echo(t);
		send_line(a, text_str(&t->line), t->line.n, true, now);
		text_clear(&t->line);
	}
	ui_typing(&a->ui, text_str(&t->line));
	return what != TYPED_END;
}

/* A job (an import, a class taken in) goes on to its end before the next line of a script: a person
 * would wait for what it says. */
static void
loop_work(struct app *a)
{
	struct moment now;

	while (!a->ui.quit && ui_due(&a->ui) == 0) {
		moment_read(&now);
		a->ui.now = now;
		store_now(a->desk.store, &now);
		send(a, EVENT_TICK, &now);
	}
	ui_settle(&a->ui);
	print_lines(a);
}

/* From anything else, by whole lines. */
static void
take_whole(struct app *a, struct text *bytes, const char *s, size_t n, const struct moment *now)
{
	char *end;

	text_addn(bytes, s, n);
	while (!a->ui.quit && bytes->n && (end = memchr(bytes->s, '\n', bytes->n))) {
		size_t length = (size_t)(end - bytes->s);
		if (!isatty(STDIN_FILENO)) /* nobody's Enter ended the prompt's line */
			putchar('\n');
		send_line(a, bytes->s, length, true, now);
		if (!isatty(STDIN_FILENO))
			loop_work(a);
		text_remove(bytes, 0, length + 1);
	}
}

/* False: there is no more; `gone`: since the terminal is gone. */
static bool
take_lines(struct app *a, struct typed *t, bool *gone, const struct moment *now)
{
	static struct charset_part part;
	char block[4096];
	ssize_t n = read(STDIN_FILENO, block, sizeof(block));
	struct text in = { 0 };
	bool more = true;

	if (n <= 0) {
		more = n < 0 && (errno == EINTR || errno == EAGAIN);
		*gone = !more && lines_reading();
		return more;
	}
	charset_in(&part, block, (size_t)n, &in);
	if (lines_reading())
		more = take_typed(a, t, text_str(&in), in.n, now);
	else
		take_whole(a, &t->line, text_str(&in), in.n, now);
	text_free(&in);
	return more;
}

static void
stop_lines(struct app *a)
{
	a->ui.suspend = false;
	if (!isatty(STDIN_FILENO))
		return;
	lines_lend();
	kill(0, SIGTSTP);
	lines_take_back();
}

/* What was held as the beginning of a key's bytes, and is text after all. */
static void
release_typed(struct app *a, struct typed *t, const struct moment *now)
{
	typed_tick(t, now->mono_ms);
	if (!t->echo.n)
		return;
	ui_typing(&a->ui, text_str(&t->line));
	lines_echo(t);
}

int
loop_lines(struct app *a)
{
	struct typed t = { 0 };
	struct moment now;

	watch_signals();
	lines_open(&t);
	typing = &t;
	print_lines(a);
	while (!a->ui.quit) {
		struct woken by = wait_input(a, STDIN_FILENO, &now);
		release_typed(a, &t, &now);
		bool gone = false;
		bool more = !by.input || take_lines(a, &t, &gone, &now), left = a->ui.quit;
		/* What was typed before one is asked to go is taken first. */
		take_signals(a, NULL, &now);
		more &= left || !a->ui.quit;
		if (gone && !left) /* half a line is no line */
			send(a, EVENT_HANGUP, &now);
		if (!more && t.line.n && !left) /* nothing that was typed is lost */
			send_line(a, t.line.s, t.line.n, false, &now);
		if (!more)
			send(a, EVENT_HANGUP, &now);
		loop_settle(a, &now);
		if (by.input && lines_reading())
			lines_echo(&t); /* what is seen is saved */
		print_lines(a);
		if (a->ui.suspend)
			stop_lines(a);
		tick_store(a, &now);
		tick_hooks(a);
	}
	lines_close();
	typing = NULL;
	typed_done(&t);
	return EXIT_DONE;
}
