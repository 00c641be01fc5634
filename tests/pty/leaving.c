/*
 * leaving.c: lines that drop, input that ends, pipes that close. On every
 * screen the program goes within a second, without spinning, and what was
 * typed is there afterwards.
 */
#include <check.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "sitting.h"

#define LEAVE_MS 1000
#define CPU_MS 600 /* start and end together take a tenth; a loop that spins takes a second */

/* A person, a call with her that has ended, with a marker and a referral. */
static void
fill(void)
{
	text_clear(&shown);
	ck_assert_int_eq(pty_run(&home, &shown, "add", "contact", "--name", "Maya Okafor",
		"--role", "Grid planner", "--organisation", "Northlight", NULL), 0);
	ck_assert_int_eq(pty_run_input(&home, "!on call one week in five\n*\n"
		"@ Dana Ruiz, forecasting, Northlight +\n/end\n", &shown, "live", "Maya", "--now",
		NULL), 0);
}

/* ---- every screen ---- */

static const struct place {
	const char *args[4];
	const char *keys;
	const char *seen;
	const char *focus; /* stands in the cursor's row, right before it with "_" at the end;
	                      NULL: the row has the pointer */
} places[] = {
	{ { NULL }, "", "Today", NULL },
	{ { NULL }, "?", "Help", NULL },
	{ { NULL }, ":", "today-open", ":_" },
	{ { NULL }, "2", "Maya Okafor", NULL },
	{ { NULL }, "2/ma", "Maya Okafor", "ma_" },
	{ { NULL }, "2nBen Ol", "Ben Ol", "> Name             Ben Ol_" },
	{ { NULL }, "2<Enter>", "Grid planner", NULL },
	{ { NULL }, "2<Enter>e<Tab>", "> Role", "> Role             Grid planner_" },
	{ { NULL }, "2s", "Stage", "Stage" },
	{ { NULL }, "2p", "Plan", NULL },
	{ { NULL }, "3", "Questions", NULL },
	{ { NULL }, "4", "Maya Okafor", NULL },
	{ { NULL }, "4<Enter>", "on call one week", NULL },
	{ { NULL }, ":debrief<Enter>", "Looking back", NULL },
	{ { NULL }, ":debrief<Enter><Enter>half an answer", "half an answer", "half an answer_" },
	{ { NULL }, "flicence", "licence", "licence_" },
	{ { NULL }, ":settings<Enter>", "Settings", NULL },
	{ { NULL }, ":settings<Enter><Enter>Ann", "name:", "name: Ann_" },
	{ { NULL }, ":rehearse<Enter>", "Rehears", NULL },
	{ { "live" }, "", "Enter starts", "\xe2\x94\x82" },
	{ { "live", "--now" }, "half a thought", "half a thought", "half a thought_" },
	{ { "live", "--now" }, "half a thought<Ctrl-G>", "/wrap", ":_" },
	{ { "live", "--now" }, "half a thought<Ctrl-G>clock<Enter>", "Enter done", ": _" },
	{ { "live", "--now" }, "half a thought<Ctrl-G>6", "Who I am", "half a thought_" },
};

static void
go_there(const struct place *p, const char *script)
{
	if (script)
		t = pty_start_sh(&home, "xterm-256color", 24, 80, script);
	else
		t = pty_start(&home, "xterm-256color", 24, 80, p->args[0], p->args[1], NULL);
	WAIT(p->args[0] ? p->args[1] ? "notes 0" : "Enter starts" : "Today");
	terminal_type(t, p->keys);
	WAIT(p->seen);
	terminal_settle(t, 20);
}

static void
must_be_gone(void)
{
	ck_assert_int_eq(terminal_status(t, LEAVE_MS), 0);
	ck_assert_msg(terminal_cpu_ms(t) < CPU_MS, "it took %d ms of the processor",
		terminal_cpu_ms(t));
}

/* Where the cursor is, the keys go: a screen reader and a magnifier follow it. */
START_TEST(the_cursor_is_on_the_focus)
{
	const char *focus = places[_i].focus;
	struct text row = { 0 };
	int y, x;

	fill();
	go_there(&places[_i], NULL);
	terminal_settle(t, 50);
	terminal_cursor(t, &y, &x);
	terminal_row(t, y, &row);
	if (!focus) {
		ck_assert_msg(row.n && row.s[0] == '>' && x == 0, "at %d,%d of\n%s", y, x, sitting_screen());
	} else {
		char *want = mem_str(focus);
		size_t n = strlen(want);
		bool behind = n && want[n - 1] == '_';
		if (behind)
			want[n - 1] = '\0';
		while (row.n < (size_t)x) /* the end of a row is cut */
			text_addc(&row, ' ');
		const char *at = strstr(text_str(&row), want);
		ck_assert_msg(at, "no %s at %d,%d of\n%s", want, y, x, sitting_screen());
		if (behind)
			ck_assert_int_eq(utf8_columns(row.s, (size_t)(at - row.s) + n - 1), x);
		free(want);
	}
	ck_assert_ptr_null(strstr(text_str(terminal_written(t)), "\033[?25l"));
	text_free(&row);
}
END_TEST

START_TEST(a_dropped_line_ends_it)
{
	fill();
	go_there(&places[_i], NULL);
	terminal_hang_up(t);
	must_be_gone();
}
END_TEST

START_TEST(asked_to_go_it_goes)
{
	fill();
	go_there(&places[_i], NULL);
	terminal_kill(t, SIGTERM);
	must_be_gone();
}
END_TEST

/* Nobody tells it that the terminal went: only reading does. */
START_TEST(the_end_of_input_ends_it)
{
	const struct place *p = &places[_i];
	char script[200];

	fill();
	snprintf(script, sizeof(script), "trap '' HUP; setsid \"$HALFHOUR_BIN\" %s %s; exit $?",
		p->args[0] ? p->args[0] : "", p->args[0] && p->args[1] ? p->args[1] : "");
	go_there(p, script);
	terminal_hang_up(t);
	must_be_gone();
}
END_TEST

START_TEST(a_dropped_line_during_the_first_questions)
{
	t = pty_start(&home, "xterm-256color", 24, 80, NULL);
	WAIT("changes them later"); /* no word is cut in two */
	WAIT("What is your name?");
	terminal_type(t, "Ann<Enter>");
	WAIT("exploring");
	terminal_hang_up(t);
	ck_assert_int_ne(terminal_status(t, LEAVE_MS), -1);
	ck_assert_int_lt(terminal_cpu_ms(t), CPU_MS);
}
END_TEST

/* Answers each question at its row, and kills it at the next one. */
static const struct { const char *asked, *answer; } first_rows[] = { { "What is your name?", "Ann Alp" },
	{ "exploring", "energy" }, { "One sentence", "" }, { "What have you done", "I built a turbine." },
	{ "Where are you now", "stud" }, { "What do you want to know first", "comp" },
	{ "For a course?", "yes" }, { "Due when?", "in 2 weeks" }, { "Full screen, plain", "full" } };

static void
first_killed(void)
{
	terminal_kill(t, SIGKILL);
	terminal_status(t, LEAVE_MS);
	terminal_free(t);
	t = pty_start(&home, "xterm-256color", 24, 80, NULL);
}

/* Whatever was answered is there, and the next question is the one that was not. */
START_TEST(a_kill_at_any_first_question_goes_on_there)
{
	t = pty_start(&home, "xterm-256color", 24, 80, NULL);
	for (size_t i = 0; i < LEN(first_rows); i++) {
		WAIT(first_rows[i].asked);
		if (i > 0)
			ck_assert(!terminal_has(t, first_rows[i - 1].asked));
		terminal_type(t, first_rows[i].answer);
		first_killed(); /* in mid-answer: that one is asked again */
		WAIT(first_rows[i].asked);
		terminal_type(t, first_rows[i].answer);
		terminal_type(t, "<Enter>");
		WAIT(i + 1 < LEN(first_rows) ? first_rows[i + 1].asked : "Hand in: Nine");
		if (i + 1 < LEN(first_rows))
			first_killed();
	}
	WAIT("due in 14 days");
	terminal_type(t, ":settings<Enter>");
	WAIT("Ann Alp");
	WAIT("I built a turbi");
	WAIT("student");
	WAIT("company");
}
END_TEST

/* Killed when the workbook is there and the course is not yet in it. */
START_TEST(a_kill_behind_the_first_questions_keeps_the_course)
{
	static const char left[] = "name=-\ncourse=assignment-nine\ndue=20991214\n";
	char *path = pty_home_file(&home, "data/halfhour/workbook.halfhour-first");
	struct text out = { 0 };

	ck_assert_int_eq(pty_run_input(&home, "\nAnn Alp\n.\nquit\n", &out, "--linear", NULL), 0);
	ck_assert(file_write(path, left, strlen(left), NULL));
	t = pty_start(&home, "xterm-256color", 24, 80, NULL);
	WAIT("Hand in: Nine");
	ck_assert(!path_exists(path));
	free(path);
	text_free(&out);
}
END_TEST

/* Asked to go while the terminal takes nothing any more. */
START_TEST(a_frozen_terminal_holds_nobody)
{
	t = pty_start(&home, "xterm-256color", 24, 80, "live", "--now", NULL);
	WAIT("notes 0");
	for (int i = 0; i < 150; i++) { /* frames for which nobody makes room */
		terminal_type(t, "<Ctrl-L>");
		nanosleep(&(struct timespec){ .tv_nsec = 2000000 }, NULL);
	}
	terminal_kill(t, SIGTERM);
	ck_assert_int_ne(terminal_status_blind(t, LEAVE_MS), -1);
}
END_TEST

/* ---- pipes ---- */

START_TEST(a_closed_pipe_is_quiet)
{
	static const char *const listings[] = { "contacts", "contacts --json", "interviews",
		"questions", "questions --json", "today", "show last", "show last --json",
		"report last --as md", "report last --as html", "search call", "bank list",
		"--help", "live --help" };
	char script[300];
	char *wrong = pty_home_file(&home, "wrong");

	fill();
	snprintf(script, sizeof(script), "{ sleep 0.1; \"$HALFHOUR_BIN\" %s 2>'%s'; "
		"echo $? >>'%s'; } | true; cat '%s'", listings[_i], wrong, wrong, wrong);
	text_clear(&shown);
	ck_assert_int_eq(pty_sh(&home, &shown, script), 0);
	/* The end that the pipe gives (128 + SIGPIPE), or none; and not a word. */
	if (strcmp(text_str(&shown), "141\n") != 0)
		ck_assert_str_eq(text_str(&shown), "0\n");
	free(wrong);
}
END_TEST

START_TEST(input_that_is_no_terminal_gets_lines)
{
	text_clear(&shown);
	ck_assert_int_eq(pty_run_input(&home, "she plans outages\nhalf a li", &shown, "live",
		"--now", NULL), 0);
	ck_assert_ptr_null(strchr(text_str(&shown), '\033'));
	pty_show(&home, &shown);
	ck_assert(strstr(text_str(&shown), "she plans outages"));
	ck_assert(strstr(text_str(&shown), "\"half a li\""));
	ck_assert(strstr(text_str(&shown), "\"ended_at\": null"));
}
END_TEST

/* ---- files ---- */

static int
check_mode(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
	if (ftw->level > 0)
		ck_assert_msg((st->st_mode & 07777) == (kind == FTW_DP ? 0700 : 0600),
			"%s has mode %o", path, st->st_mode & 07777);
	return 0;
}

START_TEST(files_are_the_persons_own)
{
	static const char *const made[] = { "out.md", "config/halfhour/config.yaml",
		"data/halfhour/workbook.halfhour", "data/halfhour/workbook.halfhour-wal" };

	t = pty_start_sh(&home, "xterm-256color", 24, 80,
		"umask 000; \"$HALFHOUR_BIN\"; cd \"$HOME\" && \"$HALFHOUR_BIN\" report last --as md "
		"-o out.md; exec \"$HALFHOUR_BIN\" live --now");
	WAIT("What is your name?");
	terminal_type(t, "Ann<Enter>.<Enter>");
	WAIT("Today");
	terminal_type(t, "l<Enter>typed<Enter>/leave<Enter>q");
	WAIT("notes 1");
	terminal_type(t, "more");
	WAIT("more");
	ck_assert_int_eq(nftw(home.dir, check_mode, 16, FTW_DEPTH | FTW_PHYS), 0);
	for (size_t i = 0; i < LEN(made); i++) {
		char *path = pty_home_file(&home, made[i]);
		ck_assert_msg(path_exists(path), "%s was not made", made[i]);
		free(path);
	}
}
END_TEST

/* ---- straight into a call ---- */

static int64_t
now_ms(void)
{
	struct timespec at;

	clock_gettime(CLOCK_MONOTONIC, &at);
	return (int64_t)at.tv_sec * 1000 + at.tv_nsec / 1000000;
}

START_TEST(a_call_runs_within_a_second)
{
	int64_t from;

	fill();
	from = now_ms();
	t = pty_start(&home, "xterm-256color", 24, 80, "live", "Maya", "--now", NULL);
	WAIT("notes 0");
	WAIT("00:00 / 20:00");
	terminal_type(t, "x");
	WAIT("│ x");
	ck_assert_int_lt(now_ms() - from, 1000);
}
END_TEST

static size_t
calls(void)
{
	size_t n = 0;

	text_clear(&shown);
	ck_assert_int_eq(pty_run(&home, &shown, "interviews", "--json", NULL), 0);
	for (const char *s = text_str(&shown); (s = strstr(s, "\"started_at\"")); s++)
		n++;
	return n;
}

/* The plan is made behind the first frame, and before what was typed meanwhile is taken. */
START_TEST(keys_typed_ahead_find_the_plan)
{
	t = pty_start(&home, "xterm-256color", 24, 80, "live", "--now", NULL);
	terminal_type(t, "<Tab>");
	WAIT("asked 1 of ");
	terminal_type(t, "noted<Enter>");
	WAIT("notes 1");
}
END_TEST

START_TEST(an_unfinished_call_is_resumed)
{
	fill();
	for (int i = 0; i < 3; i++) {
		t = pty_start(&home, "xterm-256color", 24, 80, "live", "Maya", "--now", NULL);
		WAIT("Maya Okafor");
		WAIT(i == 0 ? "notes 0" : i == 1 ? "notes 1" : "notes 2");
		terminal_type(t, "one more<Enter>half");
		WAIT("half");
		terminal_type(t, "<Ctrl-U>");
		terminal_settle(t, 20);
		terminal_hang_up(t);
		must_be_gone();
		terminal_free(t);
		t = NULL;
		ck_assert_uint_eq(calls(), 2);
	}
	text_clear(&shown);
	ck_assert_int_eq(pty_run_input(&home, "and one\n/end\n", &shown, "live", "Maya", NULL), 0);
	ck_assert_uint_eq(calls(), 2);
	ck_assert_int_eq(pty_run_input(&home, "a new one\n", &shown, "live", "Maya", "--now", NULL), 0);
	ck_assert_uint_eq(calls(), 3);
}
END_TEST

TCase *leaving_case(void);

TCase *
leaving_case(void)
{
	TCase *c = tcase_create("leaving");

	tcase_set_timeout(c, 60);
	tcase_add_checked_fixture(c, sitting_begin, sitting_end);
	tcase_add_loop_test(c, the_cursor_is_on_the_focus, 0, LEN(places));
	tcase_add_loop_test(c, a_dropped_line_ends_it, 0, LEN(places));
	tcase_add_loop_test(c, asked_to_go_it_goes, 0, LEN(places));
	tcase_add_loop_test(c, the_end_of_input_ends_it, 0, LEN(places));
	tcase_add_test(c, a_dropped_line_during_the_first_questions);
	tcase_add_test(c, a_kill_at_any_first_question_goes_on_there);
	tcase_add_test(c, a_kill_behind_the_first_questions_keeps_the_course);
	tcase_add_test(c, a_frozen_terminal_holds_nobody);
	tcase_add_loop_test(c, a_closed_pipe_is_quiet, 0, 14);
	tcase_add_test(c, input_that_is_no_terminal_gets_lines);
	tcase_add_test(c, files_are_the_persons_own);
	tcase_add_test(c, a_call_runs_within_a_second);
	tcase_add_test(c, keys_typed_ahead_find_the_plan);
	tcase_add_test(c, an_unfinished_call_is_resumed);
	return c;
}
