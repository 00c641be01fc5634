/*
 * term.c: what the canvases say is what the terminal shows. A small program of
 * a few screens runs on a pseudo-terminal and, with the same keys, without one;
 * rows and cursor of the two must agree after every burst.
 */
#include <check.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "term.h"
#include "terminal.h"
#include "tui_drive.h"

/* ---- the program ---- */

/* One writes on the last row; what was entered or pasted stands above. */
struct desk {
	struct strings said;
	struct line line;
};

static bool
screen_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	struct desk *d = state;

	(void)ui;
	(void)e;
	line_set(&d->line, arg);
	strings_add(&d->said, "田中 花子 and Zoe\xcc\x88 — “ok” ✓");
	strings_add(&d->said, "wide at the edge 田田田田田田田田田田田田田田田田田田田田田田田田田田田田田田田田");
	return true;
}

static void
desk_close(struct ui *ui, void *state)
{
	struct desk *d = state;

	(void)ui;
	strings_free(&d->said);
	line_done(&d->line);
}

static void
desk_draw(const void *state, struct canvas *c)
{
	const struct desk *d = state;
	size_t room = c->rows > 2 ? (size_t)c->rows - 2 : 0;
	size_t from = d->said.n > room ? d->said.n - room : 0;

	for (size_t i = from; i < d->said.n; i++)
		canvas_text(c, (int)(i - from), 0, -1, i % 3 == 1 ? ROLE_HEADING : ROLE_TEXT, d->said.s[i]);
	canvas_rule(c, c->rows - 2, 0, -1, "said");
	line_draw(&d->line, c, c->rows - 1, 1, c->cols - 2);
}

static void
desk_settle(struct ui *ui, void *state)
{
	struct desk *d = state;

	line_scroll(&d->line, ui->cols - 2);
}

static bool
desk_text(struct ui *ui, void *state, const struct event *ev)
{
	struct desk *d = state;
	struct text s = { 0 };

	(void)ui;
	if (ev->kind == EVENT_PASTE) {
		text_addf(&s, "[%s]", ev->text);
		strings_add(&d->said, text_str(&s));
		text_free(&s);
		return true;
	}
	return line_key(&d->line, ev);
}

static void
desk_enter(struct ui *ui, void *state)
{
	struct desk *d = state;

	(void)ui;
	strings_add(&d->said, text_str(&d->line.text));
	line_set(&d->line, "");
}

static const struct menu_item commands[] = { { "/one", "The first — 田中" },
	{ "/two", "The second" }, { "/three", NULL } };

static void
ran(struct ui *ui, void *user, size_t nth, const char *rest)
{
	struct desk *d = user;

	strings_add(&d->said, commands[nth].name);
	ui_say(ui, "ran %s %s", commands[nth].name, rest);
}

static void
desk_menu(struct ui *ui, void *state)
{
	ui_menu(ui, "Commands", commands, LEN(commands), ran, state);
}

static void
desk_card(struct ui *ui, void *state)
{
	(void)state;
	ui_card(ui, "Card 田", "A card that lies over wide letters and moves nothing beneath.");
}

static void
prompted(struct ui *ui, void *user, const char *value)
{
	struct desk *d = user;

	(void)ui;
	strings_add(&d->said, value);
}

static void
desk_prompt(struct ui *ui, void *state)
{
	ui_prompt(ui, "Größe", "田", prompted, state);
}

static void
desk_title(struct ui *ui, void *state)
{
	struct desk *d = state;

	strings_add(&d->said, ui->window_title.n ? "no title" : "a title");
	if (ui->window_title.n) {
		text_clear(&ui->window_title);
		return;
	}
	text_set(&ui->window_title, "8 min · ask\033]for\007names");
}

static void
desk_theme(struct ui *ui, void *state)
{
	(void)state;
	ui->style.theme = themes[1];
}

static void
desk_quit(struct ui *ui, void *state)
{
	(void)state;
	ui->quit = true;
}

static const struct key desk_rows[] = {
	{ "Enter", desk_enter, "enter", "Say it", KEY_TYPED, "say" },
	{ "Ctrl-G", desk_menu, "menu", "Commands", KEY_TYPED, "commands" },
	{ "Ctrl-T", desk_card, "card", "A card", KEY_TYPED, "card" },
	{ "Ctrl-P", desk_prompt, "prompt", "A prompt", KEY_TYPED, "prompt" },
	{ "Ctrl-O", desk_title, "title", "The window's title", KEY_TYPED, NULL },
	{ "Ctrl-L", desk_theme, "theme", "Another theme", KEY_TYPED, NULL },
	{ "Ctrl-X", desk_quit, "quit", "Leave", KEY_TYPED, "quit" },
};
static const struct keyset desk_keys = { desk_rows, LEN(desk_rows) };

static const struct screen desk_screen = {
	.name = "desk", .title = "Desk", .keys = { &desk_keys },
	.state_size = sizeof(struct desk), .open = screen_open, .close = desk_close,
	.draw = desk_draw, .text = desk_text, .settle = desk_settle, .types = true,
};

static const struct screen *const all_screens[] = { &desk_screen };

static struct moment
clocks(void)
{
	struct timespec t;
	struct moment now = { 0 };

	clock_gettime(CLOCK_MONOTONIC, &t);
	now.mono_ms = (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
	return now;
}

static volatile sig_atomic_t resized;

static void
on_winch(int sig)
{
	resized = sig;
}

static void
turn(struct ui *ui, struct term *t)
{
	struct moment now = clocks();
	struct pollfd p = { .fd = term_fd(t), .events = POLLIN };
	struct event ev;

	ui_settle(ui);
	ui_draw(ui);
	term_draw(t);
	int64_t due = term_due(t, &now);
	poll(&p, 1, due < 0 || due > 100 ? 100 : (int)due); /* a signal may come just before */
	now = clocks();
	term_woken(t, false, resized != 0);
	resized = 0;
	while (term_read(t, &ev, &now)) {
		if (ev.kind == EVENT_STATUS)
			ui_say(ui, "answered");
		else
			ui_event(ui, &ev);
	}
	if (ui->suspend) {
		ui->suspend = false;
		term_suspend(t);
		raise(SIGSTOP);
		term_resume(t);
	}
}

int
term_program(void)
{
	struct ui ui;
	struct term *t;
	struct err e = { 0 };
	struct moment now = clocks();

	sigaction(SIGWINCH, &(struct sigaction){ .sa_handler = on_winch }, NULL);
	signal(SIGHUP, SIG_IGN); /* the end is to be seen by reading */
	ui_init(&ui, all_screens, LEN(all_screens), 0, 0);
	t = term_open(&ui, getenv("TERM"), &e);
	if (!t) {
		puts(e.text);
		return 3;
	}
	ui.ascii = getenv("ASCII") != NULL;
	ui_open(&ui, "desk", NULL);
	if (getenv("ASK"))
		term_ask_status(t, &now);
	while (!ui.quit)
		turn(&ui, t);
	term_close(t);
	ui_done(&ui);
	puts("left");
	return 0;
}

/* ---- beside it, without a terminal ---- */

static struct terminal *t;
static struct ui ui;

static void
begin(const char *term, const char *env, int rows, int cols)
{
	static char self[1024];
	ssize_t n = readlink("/proc/self/exe", self, sizeof(self) - 1);
	const char *argv[] = { self, TERM_PROGRAM, NULL };
	const char *const envs[] = { env, NULL };

	ck_assert_int_gt(n, 0);
	t = terminal_start(argv, envs, term, rows, cols);
	ui_init(&ui, all_screens, LEN(all_screens), rows, cols);
	ui_open(&ui, "desk", NULL);
	ck_assert(terminal_wait(t, "Desk", 5000));
	terminal_settle(t, 50);
}

static void
end(void)
{
	terminal_free(t);
	ui_done(&ui);
	drive_free();
	t = NULL;
}

#define SEND(bytes) terminal_send(t, bytes, sizeof(bytes) - 1)

static void
check_same(void)
{
	struct text got = { 0 };
	int y, x;
	char at[32];

	/* A busy machine draws late: what counts is what stands there in the end. */
	for (int tries = 0; tries < 100; tries++) {
		terminal_settle(t, 30);
		text_clear(&got);
		terminal_screen(t, &got);
		if (strcmp(text_str(&got), drive_screen(&ui)) == 0)
			break;
	}
	ck_assert_str_eq(text_str(&got), drive_screen(&ui));
	terminal_cursor(t, &y, &x);
	snprintf(at, sizeof(at), "%d,%d", y, x);
	ck_assert_str_eq(at, drive_cursor(&ui));
	text_free(&got);
}

static void
keys(const char *names)
{
	drive_keys(&ui, names);
	terminal_type(t, names);
	check_same();
}

START_TEST(screen_and_terminal_agree)
{
	begin("xterm-256color", NULL, 14, 60);
	check_same();
	keys("hello 田e\xcc\x81!");
	keys("<Left><Left><Left>x<Enter>");
	keys("a line that is longer than the window is wide, so that it has to jump");
	keys("<Ctrl-A><Ctrl-K>");
	keys("<Ctrl-U>");
	end();
}
END_TEST

static bool
wrote_since(size_t from, const char *bytes)
{
	const struct text *w = terminal_written(t);

	return memmem(w->s + from, w->n - from, bytes, strlen(bytes)) != NULL;
}

/* The second line said is a heading: bold, and with the theme mono written again plain. */
START_TEST(another_theme_is_seen_at_once)
{
	begin("xterm-256color", NULL, 14, 60);
	size_t from = terminal_bytes(t);

	ck_assert(wrote_since(0, ";1mwide at the edge"));
	keys("<Ctrl-L>");
	ck_assert(wrote_since(from, "wide at the edge"));
	ck_assert(!wrote_since(from, ";1m"));
	end();
}
END_TEST

START_TEST(overlays_agree)
{
	begin("xterm-256color", NULL, 16, 70);
	keys("typed<Ctrl-G>");
	keys("<Down>");
	keys("th");
	keys("<Backspace><Backspace><Esc>");
	keys("<Ctrl-T>");
	keys(" on");
	keys("<Enter>");
	keys("<Esc>");
	keys("<Ctrl-P>");
	keys("x<Enter>");
	keys("<Ctrl-G>2");
	end();
}
END_TEST

/* A card whose edge stands in the middle of wide letters. */
START_TEST(wide_letters_under_an_edge)
{
	begin("xterm-256color", NULL, 10, 101);
	keys("<Ctrl-T>");
	keys("<Esc>");
	end();
	begin("xterm-256color", NULL, 10, 102);
	keys("<Ctrl-T>");
	keys("<Esc>");
	end();
}
END_TEST

/* One letter with a mark takes the place of another, in one frame. */
START_TEST(marks_change_in_place)
{
	begin("xterm-256color", NULL, 10, 60);
	keys("x\u0301");
	keys("<Ctrl-U>q\u0323");
	keys("<Backspace>q\u0301\u0323");
	keys("<Ctrl-T>");
	keys("<Esc>");
	end();
}
END_TEST

START_TEST(resize_storm)
{
	begin("xterm-256color", NULL, 24, 80);
	keys("kept<Ctrl-T>");
	for (int i = 0; i < 40; i++)
		terminal_resize(t, 3 + i * 7 % 30, 5 + i * 13 % 120);
	terminal_resize(t, 4, 30);
	drive_resize(&ui, 4, 30);
	ck_assert(terminal_wait(t, "Too small", 3000));
	check_same();
	terminal_resize(t, 12, 40);
	drive_resize(&ui, 12, 40);
	ck_assert(terminal_wait(t, "kept", 3000));
	check_same();
	keys("!");
	end();
}
END_TEST

START_TEST(a_paste_split_anywhere)
{
	static const char bytes[] = "\033[200~one\rtwo\033[A\003é\033[201~after";

	begin("xterm-256color", NULL, 14, 60);
	for (size_t i = 0; i < sizeof(bytes) - 1; i++) {
		terminal_send(t, bytes + i, 1);
		if (i % 5 == 1) /* not in the middle of the first Esc: that one is a key */
			terminal_settle(t, 40);
	}
	drive_paste(&ui, "one\ntwo\xef\xbf\xbd[A\xef\xbf\xbdé");
	drive_keys(&ui, "after");
	check_same();
	end();
}
END_TEST

/* A paste whose end is lost is given out all the same, and typing goes on. */
START_TEST(a_paste_without_end)
{
	begin("xterm-256color", NULL, 14, 60);
	SEND("\033[200~lost");
	ck_assert(terminal_wait(t, "[lost]", 3000));
	end();
}
END_TEST

START_TEST(bad_utf8_is_seen)
{
	begin("xterm-256color", NULL, 14, 60);
	SEND("a\xff" "b\xc3");
	SEND("c\xe7\x94");
	terminal_settle(t, 50);
	SEND("\xb0");
	drive_keys(&ui, "a\xef\xbf\xbd" "b\xef\xbf\xbd" "c田");
	check_same();
	end();
}
END_TEST

START_TEST(keys_in_all_dialects)
{
	begin("xterm-256color", NULL, 14, 60);
	/* Left in normal, application and with-control form, Home twice, Delete. */
	SEND("one two\033[D\033OD\033[1;5D1\033[H2\033[1~3\033[3~");
	drive_keys(&ui, "one two<Left><Left><Ctrl-Left>1<Home>2<Home>3<Delete>");
	check_same();
	/* Nobody's keys: nothing. */
	SEND("\033[99~\033[I\033[<0;1;2M\033[1;2;3;4x");
	check_same();
	end();
}
END_TEST

START_TEST(an_answer_is_no_text)
{
	begin("xterm-256color", "ASK=1", 14, 60);
	ck_assert(terminal_wait(t, "answered", 3000));
	drive_free();
	SEND("\033[0n"); /* once more, unasked */
	terminal_type(t, "x");
	ck_assert(terminal_wait(t, " x", 3000));
	ck_assert(!terminal_has(t, "0n"));
	end();
}
END_TEST

START_TEST(hang_up_ends_it)
{
	struct rusage before, after;
	double cpu;

	begin("xterm-256color", NULL, 14, 60);
	getrusage(RUSAGE_CHILDREN, &before);
	terminal_type(t, "half a");
	terminal_settle(t, 30);
	terminal_hang_up(t);
	ck_assert_int_eq(terminal_status(t, 1000), 0);
	getrusage(RUSAGE_CHILDREN, &after);
	cpu = (double)(after.ru_utime.tv_sec - before.ru_utime.tv_sec)
		+ (double)(after.ru_utime.tv_usec - before.ru_utime.tv_usec) / 1e6;
	ck_assert_msg(cpu < 0.5, "it took %.2f s of the processor", cpu);
	end();
}
END_TEST

START_TEST(control_keys_are_keys)
{
	begin("xterm-256color", NULL, 14, 60);
	terminal_type(t, "a<Ctrl-C><Ctrl-S><Ctrl-\\>b");
	drive_keys(&ui, "ab");
	check_same();
	keys("<Ctrl-Q>"); /* the help, where ? is a letter */
	end();
}
END_TEST

START_TEST(suspended_and_back)
{
	begin("xterm-256color", NULL, 14, 60);
	terminal_type(t, "ab<Ctrl-Z>");
	drive_keys(&ui, "ab");
	terminal_settle(t, 100);
	terminal_kill(t, SIGCONT);
	terminal_type(t, "c");
	drive_keys(&ui, "c");
	ck_assert(terminal_wait(t, "abc", 3000));
	check_same();
	terminal_type(t, "<Ctrl-X>");
	ck_assert_int_eq(terminal_status(t, 1000), 0);
	ck_assert(terminal_has(t, "left")); /* the screen that was there before is back */
	ck_assert(!terminal_has(t, "abc"));
	end();
}
END_TEST

START_TEST(title_goes_through_the_gate)
{
	begin("xterm-256color", NULL, 14, 60);
	terminal_type(t, "<Ctrl-O>");
	ck_assert(terminal_wait(t, "a title", 3000));
	terminal_settle(t, 50);
	ck_assert_str_eq(terminal_title(t), "8 min · ask\xef\xbf\xbd]for\xef\xbf\xbdnames");
	ck_assert_ptr_null(strstr(text_str(terminal_written(t)), "\033[23;0t"));
	terminal_type(t, "<Ctrl-O>"); /* none is wanted: the terminal's own comes back */
	ck_assert(terminal_wait(t, "no title", 3000));
	terminal_settle(t, 50);
	ck_assert_ptr_nonnull(strstr(text_str(terminal_written(t)), "\033[23;0t"));
	end();
}
END_TEST

START_TEST(unknown_names_get_a_terminal)
{
	static const char *const names[] = { "xterm-kitty-of-tomorrow", "ghostty", "no-such-thing",
		"vt100", "linux" };

	begin(names[_i], NULL, 14, 60);
	keys("hello");
	keys("<Ctrl-T>");
	end();
}
END_TEST

START_TEST(ascii_only)
{
	begin("vt100", "ASCII=1", 14, 60);
	ui.ascii = true;
	check_same();
	keys("<Ctrl-G>");
	end();
}
END_TEST

START_TEST(dumb_is_told)
{
	ck_assert(!term_capable("dumb"));
	ck_assert(term_capable("xterm"));
	ck_assert(term_capable("no-such-thing"));
	ck_assert(term_capable(NULL));
}
END_TEST

/* Typing at the end of a line: a byte or so a key. */
START_TEST(light_on_the_line)
{
	static const char prose[] = "she said the team moved to the new platform last spring and that "
				    "hiring slowed down after the reorganisation of the group";
	size_t before, n = sizeof(prose) - 1;

	begin("xterm-256color", NULL, 24, 80);
	before = terminal_bytes(t);
	for (size_t i = 0; i < n; i++) {
		terminal_send(t, prose + i, 1);
		terminal_settle(t, 5);
		drive_keys(&ui, (char[]){ prose[i], '\0' });
	}
	check_same();
	ck_assert_msg((double)(terminal_bytes(t) - before) / (double)n <= 1.6,
		"%zu keys cost %zu bytes", n, terminal_bytes(t) - before);
	end();
}
END_TEST

/* How often the program has called write so far, to whatever; -1: not told here. */
static long
writes(void)
{
	char path[64], line[64];
	long n = -1;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/io", (int)terminal_pid(t));
	f = fopen(path, "r");
	while (f && n < 0 && fgets(line, sizeof(line), f))
		sscanf(line, "syscw: %ld", &n);
	if (f)
		fclose(f);
	return n;
}

/* A frame is one packet on the line, a card's too. (The window's title, once a minute, is
 * one of its own: curses has no way to take it along.) */
START_TEST(one_write_a_frame)
{
	static const char *const frames[] = { "a", "<Enter>", "<Ctrl-G>", "<Esc>" };
	long before;

	begin("xterm-256color", NULL, 24, 80);
	for (size_t i = 0; i < LEN(frames) && writes() >= 0; i++) {
		size_t bytes = terminal_bytes(t);

		before = writes();
		terminal_type(t, frames[i]);
		for (int tries = 0; tries < 100 && terminal_bytes(t) == bytes; tries++)
			terminal_settle(t, 30);
		ck_assert_msg(writes() - before == 1, "%s: %ld writes", frames[i],
			writes() - before);
	}
	end();
}
END_TEST

TCase *term_case(void);

TCase *
term_case(void)
{
	TCase *c = tcase_create("term");

	tcase_set_timeout(c, 60);
	tcase_add_test(c, screen_and_terminal_agree);
	tcase_add_test(c, overlays_agree);
	tcase_add_test(c, another_theme_is_seen_at_once);
	tcase_add_test(c, wide_letters_under_an_edge);
	tcase_add_test(c, marks_change_in_place);
	tcase_add_test(c, resize_storm);
	tcase_add_test(c, a_paste_split_anywhere);
	tcase_add_test(c, a_paste_without_end);
	tcase_add_test(c, bad_utf8_is_seen);
	tcase_add_test(c, keys_in_all_dialects);
	tcase_add_test(c, an_answer_is_no_text);
	tcase_add_test(c, hang_up_ends_it);
	tcase_add_test(c, control_keys_are_keys);
	tcase_add_test(c, suspended_and_back);
	tcase_add_test(c, title_goes_through_the_gate);
	tcase_add_loop_test(c, unknown_names_get_a_terminal, 0, 5);
	tcase_add_test(c, ascii_only);
	tcase_add_test(c, dumb_is_told);
	tcase_add_test(c, light_on_the_line);
	tcase_add_test(c, one_write_a_frame);
	return c;
}
