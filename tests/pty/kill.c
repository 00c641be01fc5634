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
#include <time.h>
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

static int
kills(void)
{
	const char *times = getenv("HALFHOUR_KILLS");

	return times ? atoi(times) : 25;
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
	for (int i = 0; i < kills(); i++) {
		struct pty_home home;
		pty_home_make(&home);
		kill_once(&home);
		pty_home_remove(&home);
	}
}
END_TEST

/* ---- a letter ---- */

static void
type_letters(struct terminal *t)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
	unsigned n = 1 + dice(9);

	for (unsigned i = 0; i < n; i++)
		terminal_send(t, &letters[dice(26)], 1);
}

/* The row of the letter that is being typed: the one that begins with "zz". */
static void
letter_row(struct terminal *t, struct text *out)
{
	struct text row = { 0 };

	for (int y = 0; y < 22 && !out->n; y++) {
		text_clear(&row);
		terminal_row(t, y, &row);
		if (strncmp(text_str(&row), " zz", 3) == 0)
			text_add(out, text_str(&row) + 1);
	}
	text_free(&row);
}

static void
letter_kill_once(const struct pty_home *home)
{
	struct terminal *t = pty_start(home, "xterm-256color", 24, 80, NULL);
	struct text seen = { 0 }, is = { 0 };

	ck_assert(terminal_wait(t, "Write to Jo Park", 5000));
	terminal_type(t, "t");
	ck_assert(terminal_wait(t, "Dear Jo Park,", 5000));
	terminal_type(t, "<Down><Down><End><Enter>zz");
	ck_assert(terminal_wait(t, " zz", 3000));
	for (unsigned i = 1 + dice(6); i > 0; i--) {
		type_letters(t);
		terminal_pump(t, (int)dice(4));
	}
	terminal_kill(t, SIGKILL);
	while (terminal_pump(t, 20))
		;
	letter_row(t, &seen);
	terminal_free(t);

	t = pty_start(home, "xterm-256color", 24, 80, NULL);
	ck_assert(terminal_wait(t, "Write to Jo Park", 5000));
	terminal_type(t, "t");
	ck_assert(terminal_wait(t, "Resumed where you left it.", 5000));
	letter_row(t, &is);
	ck_assert_msg(strncmp(text_str(&is), text_str(&seen), seen.n) == 0, "lost of \"%s\": \"%s\"",
		text_str(&seen), text_str(&is));
	terminal_free(t);
	text_free(&seen);
	text_free(&is);
}

START_TEST(no_letter_of_a_letter_is_lost)
{
	for (int i = 0; i < kills() / 5; i++) {
		struct pty_home home;
		struct text out = { 0 };
		pty_home_make(&home);
		ck_assert_int_eq(pty_run(&home, &out, "add", "contact", "--name", "Jo Park", NULL), 0);
		letter_kill_once(&home);
		text_free(&out);
		pty_home_remove(&home);
	}
}
END_TEST

/* ---- corrections, the clock set, a pause ---- */

struct seen {
	struct text line;   /* behind the bar */
	struct strings notes;
	int clock_s;        /* -1: none on the screen */
	bool paused;
};

static void
seen_done(struct seen *s)
{
	text_free(&s->line);
	strings_free(&s->notes);
}

static int
clock_in(const char *row)
{
	const char *bar = strstr(row, " / ");

	return bar && bar - row >= 5 ? atoi(bar - 5) * 60 + atoi(bar - 2) : -1;
}

/* The title, the notes with their stamps, the line; columns as in 80x24. */
static void
look(struct terminal *t, struct seen *s)
{
	struct text row = { 0 };
	bool notes = false;

	*s = (struct seen){ 0 };
	for (int y = 0; y < 22; y++) {
		text_clear(&row);
		terminal_row(t, y, &row);
		const char *r = text_str(&row), *bar = strstr(r, "│ ");
		if (y == 0) {
			s->clock_s = clock_in(r);
			s->paused = strstr(r, "paused") != NULL;
		}
		if (y == 21 && (bar || (bar = strstr(r, "« "))))
			text_add(&s->line, strchr(bar, ' ') + 1);
		/* A stamp; what a list of commands left behind in a torn frame is none. */
		if (notes && row.n > 16 && row.s[3] == ':' && !strstr(r, "│"))
			strings_add(&s->notes, r + 16);
		notes = notes || strstr(r, " notes ");
	}
	text_free(&row);
}

/* Seen before anything else is done, so that it is known what must be there. */
static void
command(struct terminal *t, const char *keys, const char *effect)
{
	terminal_type(t, "<Enter><Ctrl-G>");
	ck_assert(terminal_wait(t, "/wrap", 3000));
	terminal_type(t, keys);
	ck_assert_msg(terminal_wait(t, effect, 3000), "%s did not bring %s", keys, effect);
	terminal_settle(t, 20);
}

static void
act(struct terminal *t)
{
	switch (dice(12)) {
	case 0:
		command(t, "clock 12:30<Enter>", "12:3");
		break;
	case 1:
		if (terminal_has(t, "paused"))
			command(t, "continue<Enter>", "runs again");
		else
			command(t, "pause<Enter>", "paused");
		break;
	case 2:
	case 3:
		terminal_type(t, "<Ctrl-P>");
		type_letters(t);
		break;
	case 4:
		terminal_type(t, "<Ctrl-N>");
		break;
	case 5:
	case 6:
		terminal_type(t, "<Enter>");
		break;
	default:
		type_letters(t);
	}
}

/* It may be further than what was seen: keys were on their way. Nothing is less. */
static void
check_seen(struct terminal *t, const struct seen *was, int passed_s)
{
	struct text all = { 0 };
	struct seen is;

	terminal_screen(t, &all);
	look(t, &is);
	/* A new line waits behind the note that was taken back after it was seen. */
	for (int i = 0; i < 40 && terminal_has(t, "« "); i++) {
		terminal_type(t, "<Ctrl-N>");
		terminal_settle(t, 10);
	}
	terminal_screen(t, &all);
	ck_assert_msg(strstr(text_str(&all), text_str(&was->line)), "lost the line \"%s\" on\n%s",
		text_str(&was->line), text_str(&all));
	for (size_t i = 0; i < was->notes.n; i++)
		ck_assert_msg(strstr(text_str(&all), was->notes.s[i]), "lost \"%s\" on\n%s",
			was->notes.s[i], text_str(&all));
	ck_assert_int_eq(is.paused, was->paused);
	int more = is.clock_s - was->clock_s, want = was->paused ? 0 : passed_s;
	ck_assert_msg(more >= want - 1 && more <= want + 2, "%d s passed, the clock says %d\n%s",
		want, more, text_str(&all));
	seen_done(&is);
	text_free(&all);
}

static void
kill_in_the_midst(const struct pty_home *home)
{
	struct terminal *t = pty_start(home, "xterm-256color", 24, 80, "live", "--now", NULL);
	unsigned acts = 2 + dice(9);
	struct seen was;
	struct timespec at, after;

	ck_assert(terminal_wait(t, "notes 0", 5000));
	for (unsigned i = 0; i < acts; i++) {
		act(t);
		terminal_pump(t, (int)dice(4));
	}
	terminal_kill(t, SIGKILL);
	clock_gettime(CLOCK_MONOTONIC, &at);
	while (terminal_pump(t, 20))
		;
	ck_assert_int_eq(terminal_status(t, 2000), 128 + SIGKILL);
	look(t, &was);
	terminal_free(t);
	t = pty_start(home, "xterm-256color", 24, 80, "live", NULL);
	ck_assert(terminal_wait(t, " notes ", 5000));
	clock_gettime(CLOCK_MONOTONIC, &after);
	check_seen(t, &was, (int)(after.tv_sec - at.tv_sec));
	terminal_free(t);
	seen_done(&was);
}

START_TEST(no_correction_is_lost_and_the_clock_is_right)
{
	for (int i = 0; i < kills(); i++) {
		struct pty_home home;
		pty_home_make(&home);
		kill_in_the_midst(&home);
		pty_home_remove(&home);
	}
}
END_TEST

/* ---- every place where words are written ---- */

static const struct place {
	const char *args[3];
	const char *go;     /* the keys that lead there */
	const char *there;
	const char *words;  /* what is typed before the end */
	const char *again;  /* the keys that lead there the next time; NULL: the same */
	const char *back;   /* what of them stands in the line then; NULL: all, and there */
} places[] = {
	{ { NULL }, "2n", "New contact", "Ben Olu", NULL, NULL },
	{ { NULL }, "2e", "Grid planner", " of grids", NULL, NULL },
	{ { NULL }, ":debrief<Enter><Enter>", "Enter save, next", "in a word: lic", NULL, NULL },
	{ { NULL }, ":debrief<Enter><Down><Down><Enter>", "What did I learn", "that the lic", NULL, NULL },
	{ { NULL }, ":debrief<Enter>n", "New step", "send the pap", NULL, NULL },
	{ { NULL }, "4<Enter><Down><Down>e", "Enter save", " and more", NULL, NULL },
	{ { NULL }, "4e", "The conversation", " Adeyemi", NULL, NULL },
	{ { NULL }, "4<Enter>e<Tab><Tab><Tab><Tab>", "> Where", "her offi", NULL, NULL },
	{ { NULL }, ":settings<Enter><Enter>", "name:", "Ann Alp", NULL, NULL },
	{ { "live", "--now" }, "<Ctrl-G>clock<Enter>", "Enter done", "33", NULL, NULL },
	{ { "live", "--now" }, "/", "Commands", "referral Dana Ru", "",
		"\xe2\x94\x82 Dana Ru" },
	{ { "live", "--now" }, "one<Enter><Ctrl-P>", "«", " and tw", "", NULL },
	{ { "live", "--now" }, "one<Enter>half<Ctrl-P> and", "«", " tw", "<Ctrl-N>", NULL },
};

static void
make_call(const struct pty_home *home)
{
	struct text out = { 0 };

	ck_assert_int_eq(pty_run(home, &out, "add", "contact", "--name", "Maya Okafor", "--role",
		"Grid planner", NULL), 0);
	ck_assert_int_eq(pty_run_input(home, "!on call one week in five\n*\n"
		"@ Dana Ruiz, forecasting, Northlight +\n/end\n", &out, "live", "Maya", "--now",
		NULL), 0);
	text_free(&out);
}

static struct terminal *
go_to(const struct pty_home *home, const struct place *p, const char *keys)
{
	struct terminal *t = pty_start(home, "xterm-256color", 24, 80, p->args[0], p->args[1], NULL);
	struct text all = { 0 };

	ck_assert(terminal_wait(t, p->args[0] ? " notes " : "Today", 5000));
	terminal_type(t, keys);
	const char *there = p->back && keys == p->again ? p->back : p->there;
	if (!terminal_wait(t, there, 3000)) {
		terminal_screen(t, &all);
		ck_abort_msg("no %s on\n%s", there, text_str(&all));
	}
	return t;
}

/* Killed, asked to go, or its line dropped. */
static const int ends[] = { SIGKILL, SIGTERM, SIGHUP };

static void
end(struct terminal *t, int how)
{
	if (how == SIGHUP)
		terminal_hang_up(t);
	else
		terminal_kill(t, how);
	ck_assert_int_eq(terminal_status(t, 2000), how == SIGKILL ? 128 + SIGKILL : 0);
	terminal_free(t);
}

START_TEST(words_come_back_wherever_they_were_typed)
{
	const struct place *p = &places[(size_t)_i % LEN(places)];
	struct pty_home home;
	struct text all = { 0 };

	pty_home_make(&home);
	make_call(&home);
	struct terminal *t = go_to(&home, p, p->go);
	terminal_type(t, p->words);
	ck_assert(terminal_wait(t, p->words, 3000));
	end(t, ends[(size_t)_i / LEN(places)]);
	t = go_to(&home, p, p->again ? p->again : p->go);
	if (!terminal_wait(t, p->back ? p->back : p->words, 3000)) {
		terminal_screen(t, &all);
		ck_abort_msg("lost %s on\n%s", p->words, text_str(&all));
	}
	terminal_free(t);
	pty_home_remove(&home);
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

/* By ear too: the half line is kept at every key, and offered again. */
START_TEST(a_half_line_outlives_the_end_in_plain_lines)
{
	struct pty_home home;
	struct text json = { 0 };
	pty_home_make(&home);
	struct terminal *t = pty_start(&home, "dumb", 24, 80, "live", "--now", NULL);
	ck_assert(terminal_wait(t, "The clock runs", 5000));
	terminal_type(t, "half a tho");
	ck_assert(terminal_wait(t, "half a tho", 2000));
	end(t, ends[_i]);

	ck_assert_int_eq(pty_run(&home, &json, "show", "last", "--json", NULL), 0);
	ck_assert(strstr(text_str(&json), "\"draft\": \"half a tho\""));
	t = pty_start(&home, "dumb", 24, 80, "live", NULL);
	ck_assert(terminal_wait(t, "You were typing: half a tho. Enter saves it", 5000));
	terminal_free(t);
	text_free(&json);
	pty_home_remove(&home);
}
END_TEST

/* Half a correction leaves its note as it was, and is offered again. */
START_TEST(a_half_correction_outlives_the_end_in_plain_lines)
{
	struct pty_home home;
	struct text json = { 0 };
	pty_home_make(&home);
	struct terminal *t = pty_start(&home, "dumb", 24, 80, "live", "--now", NULL);
	ck_assert(terminal_wait(t, "The clock runs", 5000));
	terminal_type(t, "a good note<Enter>/edit<Enter>half a cor");
	ck_assert(terminal_wait(t, "half a cor", 5000));
	end(t, ends[_i]);

	ck_assert_int_eq(pty_run(&home, &json, "show", "last", "--json", NULL), 0);
	ck_assert(strstr(text_str(&json), "\"text\": \"a good note\""));
	t = pty_start(&home, "dumb", 24, 80, "live", NULL);
	ck_assert(terminal_wait(t, "You were correcting: a good note.", 5000));
	ck_assert(terminal_wait(t, "You were typing: half a cor. Enter saves it", 5000));
	terminal_free(t);
	text_free(&json);
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
	tcase_add_test(c, no_letter_of_a_letter_is_lost);
	tcase_add_test(c, no_correction_is_lost_and_the_clock_is_right);
	tcase_add_loop_test(c, words_come_back_wherever_they_were_typed, 0,
		LEN(places) * LEN(ends));
	tcase_add_test(c, the_call_goes_on_where_it_was);
	tcase_add_loop_test(c, a_half_correction_outlives_the_end_in_plain_lines, 0, LEN(ends));
	tcase_add_loop_test(c, a_half_line_outlives_the_end_in_plain_lines, 0, LEN(ends));
	tcase_add_test(c, a_dropped_line_saves_and_leaves);
	return c;
}
