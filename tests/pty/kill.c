/*
 * kill.c: what is seen is saved. The real binary on a pseudo-terminal is typed
 * at and killed at a random moment; everything that stood on its screen must
 * be in the workbook, the half-typed line included. HALFHOUR_KILLS says how
 * often (make nightly: 1,000).
 */
#include <check.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pty.h"
#include "terminal.h"

#define LINE_MOST 48

/* What has been sent, as it must come back: whole notes and the line after them. */
struct typed {
	struct strings notes;
	struct text line;
};

static unsigned seed = 20261122;

static unsigned
dice(unsigned n)
{
	seed = seed * 1103515245u + 12345u;
	return (seed >> 16) % n;
}

static void
type_some(struct terminal *t, struct typed *did)
{
	static const char letters[] = "abcdefghijklmnop qrstuvwxyz0123456789";
	unsigned burst = 1 + dice(12);

	for (unsigned i = 0; i < burst; i++) {
		bool end = did->line.n > 4 && (did->line.n >= LINE_MOST || dice(14) == 0);
		char c = end ? '\r' : letters[dice(sizeof(letters) - 1)];
		if (!did->line.n && c == ' ')
			c = 'x';
		terminal_send(t, &c, 1);
		if (end) {
			strings_add(&did->notes, text_str(&did->line));
			text_clear(&did->line);
		} else {
			text_addc(&did->line, c);
		}
	}
}

/* The text after the bar of the note line, as it was seen when the program died. */
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

static size_t
seen_notes(struct terminal *t)
{
	struct text all = { 0 };
	size_t n = 0;

	terminal_screen(t, &all);
	const char *at = strstr(text_str(&all), " notes ");
	if (at)
		n = strtoul(at + strlen(" notes "), NULL, 10);
	text_free(&all);
	return n;
}

/* Every note whose count was seen, and at least the line that was seen. */
static void
check_saved(const struct pty_home *home, const struct typed *did, size_t notes,
	const char *line)
{
	struct text json = { 0 }, want = { 0 };

	ck_assert_int_eq(pty_run(home, &json, "show", "last", "--json", NULL), 0);
	for (size_t i = 0; i < notes && i < did->notes.n; i++) {
		text_clear(&want);
		text_addf(&want, "\"%s\"", did->notes.s[i]);
		ck_assert_msg(strstr(text_str(&json), text_str(&want)), "lost %zu of %zu: %s in\n%s",
			i, notes, text_str(&want), text_str(&json));
	}
	/* What was seen may have become a note in the burst after it. */
	ck_assert_msg(strstr(text_str(&json), line), "lost the line \"%s\" in\n%s", line,
		text_str(&json));
	text_free(&json);
	text_free(&want);
}

static void
kill_once(const struct pty_home *home)
{
	struct terminal *t = pty_start(home, "xterm-256color", 24, 80, "live", "--now", NULL);
	struct typed did = { 0 };
	struct text line = { 0 };
	unsigned bursts = 1 + dice(10);

	ck_assert(terminal_wait(t, "notes 0", 5000));
	for (unsigned i = 0; i < bursts; i++) {
		type_some(t, &did);
		terminal_pump(t, (int)dice(4));
	}
	terminal_kill(t, SIGKILL);
	while (terminal_pump(t, 20))
		;
	ck_assert_int_eq(terminal_status(t, 2000), 128 + SIGKILL);
	seen_line(t, &line);
	check_saved(home, &did, seen_notes(t), text_str(&line));
	terminal_free(t);
	text_free(&line);
	text_free(&did.line);
	strings_free(&did.notes);
}

START_TEST(nothing_seen_is_lost)
{
	const char *times = getenv("HALFHOUR_KILLS");
	int n = times ? atoi(times) : 25;

	for (int i = 0; i < n; i++) {
		struct pty_home home;
		pty_home_make(&home);
		kill_once(&home);
		pty_home_remove(&home);
	}
}
END_TEST

START_TEST(the_call_goes_on_where_it_was)
{
	struct pty_home home;
	pty_home_make(&home);
	struct terminal *t = pty_start(&home, "xterm-256color", 24, 80, "live", "--now", NULL);
	ck_assert(terminal_wait(t, "notes 0", 5000));
	terminal_type(t, "!needs a licence<Enter>half a tho");
	ck_assert(terminal_wait(t, "half a tho", 2000));
	terminal_kill(t, SIGKILL);
	ck_assert_int_eq(terminal_status(t, 2000), 128 + SIGKILL);
	terminal_free(t);

	t = pty_start(&home, "xterm-256color", 24, 80, "live", NULL);
	ck_assert(terminal_wait(t, "half a tho", 5000));
	ck_assert(terminal_has(t, "fact"));
	terminal_type(t, "ught<Enter>");
	ck_assert(terminal_wait(t, "notes 2", 2000));
	ck_assert(terminal_has(t, "half a thought"));
	terminal_free(t);
	pty_home_remove(&home);
}
END_TEST

/* A dropped line ends the program within a second, and what was typed is there. */
START_TEST(a_dropped_line_saves_and_leaves)
{
	struct pty_home home;
	struct text json = { 0 };
	pty_home_make(&home);
	struct terminal *t = pty_start(&home, "xterm-256color", 24, 80, "live", "--now", NULL);
	ck_assert(terminal_wait(t, "notes 0", 5000));
	terminal_type(t, "unplugged in mid-wo");
	ck_assert(terminal_wait(t, "mid-wo", 2000));
	terminal_hang_up(t);
	ck_assert_int_ge(terminal_status(t, 1000), 0);
	ck_assert_int_eq(pty_run(&home, &json, "show", "last", "--json", NULL), 0);
	ck_assert(strstr(text_str(&json), "\"draft\": \"unplugged in mid-wo\""));
	text_free(&json);
	terminal_free(t);
	pty_home_remove(&home);
}
END_TEST

TCase *
kill_case(void)
{
	TCase *c = tcase_create("kill");
	tcase_set_timeout(c, 3600);
	tcase_add_test(c, nothing_seen_is_lost);
	tcase_add_test(c, the_call_goes_on_where_it_was);
	tcase_add_test(c, a_dropped_line_saves_and_leaves);
	return c;
}
