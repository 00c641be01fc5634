/*
 * twins.c: two programs at the same place, each with a half line, ended in any
 * way and order. Whoever comes next finds both, each once. HALFHOUR_KILLS says
 * how often (make nightly: 1,000).
 */
#include <check.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "pty.h"
#include "terminal.h"

static unsigned seed = 20261130;

static unsigned
dice(unsigned n)
{
	seed = seed * 1103515245u + 12345u;
	return (seed >> 16) % n;
}

static int
rounds(void)
{
	const char *times = getenv("HALFHOUR_KILLS");

	return times ? atoi(times) : 12;
}

/* One of the two, and the tags its lines begin with: "q3 ", each once in a call. */
struct twin {
	struct terminal *t;
	char letter;
	unsigned line;   /* the number of the one being typed; 0: none yet */
	size_t typed;    /* letters of it */
};

static struct terminal *
open_call(const struct pty_home *home, const char *now)
{
	struct terminal *t = pty_start(home, "xterm-256color", 24, 80, "live", "Maya", now, NULL);

	ck_assert(terminal_wait(t, " notes ", 10000));
	return t;
}

static void
type_some(struct twin *w)
{
	char tag[16];

	for (unsigned n = 1 + dice(6); n; n--) {
		if (!w->typed) {
			snprintf(tag, sizeof(tag), "%c%u ", w->letter, ++w->line);
			terminal_send(w->t, tag, strlen(tag));
		}
		char c = (char)('a' + dice(8));
		bool end = w->typed > 5 && dice(10) == 0;
		terminal_send(w->t, end ? "\r" : &c, 1);
		w->typed = end ? 0 : w->typed + 1;
	}
	terminal_pump(w->t, (int)dice(4));
}

/* What stands behind the bar of the note line. */
static void
seen_line(struct terminal *t, struct text *out)
{
	struct text all = { 0 };

	terminal_screen(t, &all);
	const char *bar = strstr(text_str(&all), "│ ");
	if (bar)
		text_addn(out, bar + strlen("│ "), strcspn(bar + strlen("│ "), "\n"));
	text_free(&all);
}

static void
end(struct terminal *t)
{
	static const int signals[] = { SIGKILL, SIGTERM, SIGHUP };
	int how = signals[dice(3)];

	if (how == SIGHUP && dice(2))
		terminal_hang_up(t);
	else
		terminal_kill(t, how);
	while (terminal_pump(t, 20))
		;
	ck_assert_int_eq(terminal_status(t, 5000), how == SIGKILL ? 128 + SIGKILL : 0);
}

static size_t
times(const char *in, const char *what)
{
	size_t n = 0;

	for (const char *at = in; (at = strstr(at, what)); at += strlen(what))
		n++;
	return n;
}

/* The end of what is stored, short enough for a message. */
static const char *
notes_of(const char *json)
{
	enum { MOST = 1500 };
	size_t n = strlen(json);

	return n > MOST ? json + n - MOST : json;
}

/* Every line that was begun, but perhaps the last when nothing of it had been seen. */
static void
check_lines(const char *json, const struct twin *w, const char *line)
{
	char tag[16];

	ck_assert_msg(strstr(json, line), "lost “%s” in\n%s", line, notes_of(json));
	for (unsigned i = 1; i <= w->line; i++) {
		snprintf(tag, sizeof(tag), "\"%c%u ", w->letter, i);
		size_t n = times(json, tag);
		ck_assert_msg(n <= 1, "%zu times %s in\n%s", n, tag, notes_of(json));
		ck_assert_msg(n || strncmp(line, tag + 1, strlen(tag + 1)) != 0, "no %s in\n%s",
			tag, notes_of(json));
	}
}

static void
type_by_turns(struct twin *a, struct twin *b)
{
	for (unsigned n = 2 + dice(12); n; n--)
		type_some(dice(2) ? a : b);
	/* Each has a line that is not ended. */
	struct twin *both[] = { a, b };
	for (size_t i = 0; i < 2; i++)
		while (!both[i]->typed)
			type_some(both[i]);
	terminal_pump(a->t, (int)dice(3));
	terminal_pump(b->t, (int)dice(3));
}

static void
one_round(void)
{
	struct pty_home home;
	struct text json = { 0 }, line[2] = { { 0 }, { 0 } };

	pty_home_make(&home);
	ck_assert_int_eq(pty_run(&home, &json, "add", "contact", "--name", "Maya Okafor", NULL), 0);
	struct twin w[2] = { { .letter = 'q' }, { .letter = 'z' } };
	w[0].t = open_call(&home, "--now");
	w[1].t = open_call(&home, NULL);
	type_by_turns(&w[0], &w[1]);
	unsigned first = dice(2);
	end(w[first].t);
	if (dice(2)) /* the other goes on, and reads the workbook again */
		for (int i = 0; i < 30; i++) {
			type_some(&w[!first]);
			terminal_pump(w[!first].t, 50);
		}
	while (!w[!first].typed)
		type_some(&w[!first]);
	end(w[!first].t);
	for (int i = 0; i < 2; i++) {
		seen_line(w[i].t, &line[i]);
		terminal_free(w[i].t);
	}
	struct terminal *t = open_call(&home, NULL);
	terminal_settle(t, 50);
	terminal_free(t);
	text_clear(&json);
	ck_assert_int_eq(pty_run(&home, &json, "show", "last", "--json", NULL), 0);
	for (int i = 0; i < 2; i++) {
		check_lines(text_str(&json), &w[i], text_str(&line[i]));
		text_free(&line[i]);
	}
	text_free(&json);
	pty_home_remove(&home);
}

START_TEST(both_half_lines_are_there_once)
{
	for (int i = 0; i < rounds(); i++)
		one_round();
}
END_TEST

/* ---- the other one lives ---- */

START_TEST(a_running_programs_line_stays_its_own)
{
	struct pty_home home;
	struct text json = { 0 };

	pty_home_make(&home);
	ck_assert_int_eq(pty_run(&home, &json, "add", "contact", "--name", "Maya Okafor", NULL), 0);
	struct terminal *a = open_call(&home, "--now");
	terminal_type(a, "half of the first");
	ck_assert(terminal_wait(a, "half of the first", 5000));
	struct terminal *b = open_call(&home, NULL);
	terminal_settle(b, 50);
	ck_assert(!terminal_has(b, "half of the first"));
	terminal_type(b, "all of the second<Enter>");
	ck_assert(terminal_wait(b, "notes 1", 5000));
	ck_assert(terminal_wait(a, "notes 1", 5000)); /* a second later, its line still there */
	ck_assert(terminal_has(a, "│ half of the first"));
	terminal_kill(b, SIGHUP);
	ck_assert_int_eq(terminal_status(b, 5000), 0);
	terminal_kill(a, SIGKILL);
	ck_assert_int_eq(terminal_status(a, 5000), 128 + SIGKILL);
	b = (terminal_free(b), open_call(&home, NULL));
	ck_assert(terminal_wait(b, "│ half of the first", 5000));
	terminal_free(a);
	terminal_free(b);
	text_free(&json);
	pty_home_remove(&home);
}
END_TEST

/* Ended elsewhere, and never opened again: the debrief has what was typed. */
START_TEST(half_lines_of_an_ended_call_become_its_notes)
{
	struct pty_home home;
	struct text json = { 0 };

	pty_home_make(&home);
	ck_assert_int_eq(pty_run(&home, &json, "add", "contact", "--name", "Maya Okafor", NULL), 0);
	struct terminal *a = open_call(&home, "--now");
	terminal_type(a, "! half of the first");
	ck_assert(terminal_wait(a, "half of the first", 5000));
	struct terminal *b = open_call(&home, NULL);
	terminal_type(b, "<Ctrl-G>end<Enter>");
	ck_assert(terminal_wait(b, "Debrief", 5000));
	terminal_kill(b, SIGTERM);
	ck_assert_int_eq(terminal_status(b, 5000), 0);
	terminal_kill(a, SIGKILL);
	ck_assert_int_eq(terminal_status(a, 5000), 128 + SIGKILL);
	terminal_free(a);
	terminal_free(b);
	a = pty_start(&home, "xterm-256color", 24, 80, NULL);
	ck_assert(terminal_wait(a, "Today", 5000));
	terminal_type(a, ":debrief<Enter>");
	ck_assert(terminal_wait(a, "is kept as a note", 5000));
	terminal_free(a);
	text_clear(&json);
	ck_assert_int_eq(pty_run(&home, &json, "show", "last", "--json", NULL), 0);
	ck_assert_msg(times(text_str(&json), "\"half of the first\"") == 1, "%s", text_str(&json));
	ck_assert(strstr(text_str(&json), "\"fact\""));
	text_free(&json);
	pty_home_remove(&home);
}
END_TEST

/* A note is being written in one program, and the other deletes it; then the first is killed. */
static void
kill_over_deleted_note(struct pty_home *home)
{
	struct text out = { 0 };

	pty_home_make(home);
	ck_assert_int_eq(pty_run(home, &out, "add", "contact", "--name", "Maya Okafor", NULL), 0);
	ck_assert_int_eq(pty_run_input(home, "first of all\n/end\n", &out, "live", "Maya", "--now",
		"--linear", NULL), 0);
	struct terminal *a = pty_start(home, "xterm-256color", 24, 80, NULL);
	ck_assert(terminal_wait(a, "Today", 5000));
	terminal_type(a, "4<Enter>");
	ck_assert(terminal_wait(a, "first of all", 5000));
	terminal_type(a, "/first of all<Enter>e");
	ck_assert(terminal_wait(a, "Enter save", 5000));
	terminal_type(a, " and licences");
	ck_assert(terminal_wait(a, "first of all and licences", 5000));
	struct terminal *b = pty_start(home, "xterm-256color", 24, 80, NULL);
	ck_assert(terminal_wait(b, "Today", 5000));
	terminal_type(b, "4<Enter>");
	ck_assert(terminal_wait(b, "first of all", 5000));
	terminal_type(b, "/first of all<Enter>d");
	ck_assert(terminal_wait(b, "D deletes", 5000));
	terminal_type(b, "D");
	ck_assert(terminal_wait(b, "The note is deleted", 5000));
	terminal_kill(a, SIGKILL);
	ck_assert_int_eq(terminal_status(a, 5000), 128 + SIGKILL);
	terminal_kill(b, SIGTERM);
	ck_assert_int_eq(terminal_status(b, 5000), 0);
	terminal_free(a);
	terminal_free(b);
	text_free(&out);
}

START_TEST(what_was_typed_into_a_deleted_note_is_a_note)
{
	static const char *const ways[] = { ":debrief<Enter>", "4<Enter>" };
	struct pty_home home;
	struct text json = { 0 };

	kill_over_deleted_note(&home);
	struct terminal *t = pty_start(&home, "xterm-256color", 24, 80, NULL);
	ck_assert(terminal_wait(t, "Today", 5000));
	terminal_type(t, ways[_i]);
	ck_assert(terminal_wait(t, "What you typed into a deleted note", 5000));
	terminal_free(t);
	ck_assert_int_eq(pty_run(&home, &json, "show", "last", "--json", NULL), 0);
	ck_assert_msg(times(text_str(&json), "first of all and licences") == 1, "%s",
		text_str(&json));
	text_free(&json);
	pty_home_remove(&home);
}
END_TEST

/* ---- every other place where words are written ---- */

static const struct {
	const char *go, *there; /* the keys that lead there, from Today */
	const char *leave;      /* gives up what stands there */
} places[] = {
	{ "2n", "New contact", "<Ctrl-C>y" },
	{ "2e", "Grid planner", "<Ctrl-C>y" },
	{ ":debrief<Enter>n", "New step", "<Ctrl-C>y" },
	{ ":debrief<Enter><Enter>", "What did I learn", "<Ctrl-U><Esc>" },
	{ "4<Enter><Down><Down>e", "Enter save", "<Ctrl-A><Ctrl-K><Esc>" },
	{ ":settings<Enter><Enter>", "name:", "<Esc>" },
};

static struct terminal *
go_to(const struct pty_home *home, int at)
{
	struct terminal *t = pty_start(home, "xterm-256color", 24, 80, NULL);
	struct text all = { 0 };

	ck_assert(terminal_wait(t, "Today", 5000));
	terminal_type(t, places[at].go);
	if (!terminal_wait(t, places[at].there, 5000)) {
		terminal_screen(t, &all);
		ck_abort_msg("no %s on\n%s", places[at].there, text_str(&all));
	}
	return t;
}

static void
find(struct terminal *t, const char *words)
{
	struct text all = { 0 };

	if (!terminal_wait(t, words, 5000)) {
		terminal_screen(t, &all);
		ck_abort_msg("lost “%s” on\n%s", words, text_str(&all));
	}
}

/* The loop's number: the place, then the order in which they end. */
START_TEST(words_of_both_come_back)
{
	int at = _i % (int)LEN(places), first = _i / (int)LEN(places);
	static const char *const words[] = { "first wo", "second wo" };
	struct pty_home home;
	struct text out = { 0 };
	struct terminal *t[2];

	pty_home_make(&home);
	ck_assert_int_eq(pty_run(&home, &out, "add", "contact", "--name", "Maya Okafor", "--role",
		"Grid planner", NULL), 0);
	ck_assert_int_eq(pty_run_input(&home, "!on call one week in five\n/end\n", &out, "live",
		"Maya", "--now", NULL), 0);
	t[0] = go_to(&home, at);
	t[1] = go_to(&home, at);
	for (int i = 0; i < 2; i++) {
		terminal_type(t[i], words[i]);
		find(t[i], words[i]);
		struct timespec later = { 0, 20000000 };
		nanosleep(&later, NULL); /* the stamps tell which is newer */
	}
	end(t[first]);
	end(t[!first]);
	terminal_free(t[0]);
	terminal_free(t[1]);
	t[0] = go_to(&home, at);
	find(t[0], words[1]); /* the newer, whichever ended last */
	ck_assert(!terminal_has(t[0], words[0]));
	terminal_type(t[0], places[at].leave);
	ck_assert(terminal_wait_gone(t[0], words[1], 5000));
	end(t[0]);
	terminal_free(t[0]);
	t[0] = go_to(&home, at);
	find(t[0], words[0]);
	terminal_free(t[0]);
	text_free(&out);
	pty_home_remove(&home);
}
END_TEST

TCase *
twins_case(void)
{
	TCase *c = tcase_create("twins");
	tcase_set_timeout(c, 3600);
	tcase_add_test(c, both_half_lines_are_there_once);
	tcase_add_test(c, a_running_programs_line_stays_its_own);
	tcase_add_test(c, half_lines_of_an_ended_call_become_its_notes);
	tcase_add_loop_test(c, what_was_typed_into_a_deleted_note_is_a_note, 0, 2);
	tcase_add_loop_test(c, words_of_both_come_back, 0, 2 * LEN(places));
	return c;
}
