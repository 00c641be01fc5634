/*
 * dying.c: however the program is ended, the terminal is as it was: its modes, the shell's
 * page, the title, no marks round pastes. What was typed is there afterwards.
 */
#include <check.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "sitting.h"

/* Every signal whose default is the end and that nobody can be asked to take otherwise. */
static const struct {
	int number;
	const char *name;
} signals[] = {
	{ SIGSEGV, "SEGV" }, { SIGABRT, "ABRT" }, { SIGBUS, "BUS" }, { SIGFPE, "FPE" },
	{ SIGILL, "ILL" }, { SIGTRAP, "TRAP" }, { SIGSYS, "SYS" }, { SIGUSR1, "USR1" },
	{ SIGUSR2, "USR2" }, { SIGALRM, "ALRM" }, { SIGVTALRM, "VTALRM" }, { SIGPROF, "PROF" },
	{ SIGXCPU, "XCPU" }, { SIGIO, "IO" }, { SIGPWR, "PWR" }, { SIGSTKFLT, "STKFLT" },
	{ 0, "RTMIN" }, { 0, "RTMAX" },
};

static int
number_of(int i)
{
	if (signals[i].number)
		return signals[i].number;
	return strcmp(signals[i].name, "RTMIN") == 0 ? SIGRTMIN : SIGRTMAX;
}

/* A shell that says how the program ended, and whether its terminal is as it was. */
static void
begin(const char *how)
{
	struct text script = { 0 };

	text_addf(&script,
		"ulimit -c 0; stty -g >\"$HOME/before\"; echo the page of the shell; "
		"sh -c 'echo $$ >\"$HOME/pid\"; exec \"$HALFHOUR_BIN\" %s' 2>&1; "
		"echo \"ended $?\"; stty -g | cmp - \"$HOME/before\" && echo \"modes as they were\"; "
		"read end", how);
	t = pty_start_sh(&home, "xterm-256color", 24, 80, script.s);
	text_free(&script);
}

static pid_t
program(void)
{
	char *path = pty_home_file(&home, "pid");
	struct text s = { 0 };

	ck_assert(file_read(path, &s, 0, NULL));
	pid_t pid = (pid_t)atoi(text_str(&s));
	text_free(&s);
	free(path);
	ck_assert_int_gt(pid, 1);
	return pid;
}

static bool
wrote(const char *bytes)
{
	const struct text *w = terminal_written(t);

	return memmem(text_str(w), w->n, bytes, strlen(bytes)) != NULL;
}

static void
given_back(void)
{
	WAIT("modes as they were");
	ck_assert_msg(!terminal_has(t, "notes 0"), "%s", sitting_screen());
	ck_assert(wrote("\033[?1049l"));
	ck_assert(wrote("\033[?2004l"));
	ck_assert(wrote("\033[23;0t"));
}

static void
as_it_was(void)
{
	given_back();
	WAIT("the page of the shell");
}

START_TEST(a_deadly_signal_gives_the_terminal_back)
{
	char want[20];

	begin("live --now");
	WAIT("notes 0");
	terminal_type(t, "half a tho");
	WAIT("half a tho");
	ck_assert_int_eq(kill(program(), number_of(_i)), 0);
	snprintf(want, sizeof(want), "ended %d", 128 + number_of(_i));
	WAIT(want);
	as_it_was();
	sitting_stored("\"draft\": \"half a tho\"");
}
END_TEST

START_TEST(in_lines_as_well)
{
	begin("--linear live --now");
	WAIT("The clock runs.");
	ck_assert_int_eq(kill(program(), number_of(_i)), 0);
	WAIT("ended");
	WAIT("modes as they were");
}
END_TEST

START_TEST(out_of_memory_gives_the_terminal_back)
{
	const struct rlimit none = { 1 << 20, 1 << 20 };
	struct text paste = { 0 };

	begin("live --now");
	WAIT("notes 0");
	terminal_type(t, "half a tho");
	WAIT("half a tho");
	ck_assert_int_eq(prlimit(program(), RLIMIT_AS, &none, NULL), 0);
	text_add(&paste, "\033[200~");
	for (int i = 0; i < 40000; i++)
		text_add(&paste, "words and ");
	for (size_t at = 0; at < paste.n && !wrote("out of memory"); at += 1000) {
		terminal_send(t, paste.s + at, paste.n - at < 1000 ? paste.n - at : 1000);
		terminal_pump(t, 1);
	}
	/* What of the paste came behind its end the shell's terminal shows, a page or more. */
	WAIT("ended 1");
	ck_assert(wrote("out of memory"));
	given_back();
	sitting_stored("\"draft\": \"half a tho\"");
	text_free(&paste);
}
END_TEST

/* Stopped by somebody else, not by its own key: the shell has its terminal meanwhile. */
START_TEST(stopped_from_outside)
{
	t = pty_start_sh(&home, "xterm-256color", 24, 80,
		"set -m; stty -g >\"$HOME/before\"; "
		"sh -c 'echo $$ >\"$HOME/pid\"; exec \"$HALFHOUR_BIN\" live --now'; "
		"echo \"stopped $?\"; stty -g | cmp - \"$HOME/before\" && echo \"modes as they were\"; "
		"read go; fg >/dev/null; echo \"left $?\"");
	WAIT("notes 0");
	terminal_type(t, "half a tho");
	WAIT("half a tho");
	ck_assert_int_eq(kill(program(), SIGTSTP), 0);
	WAIT("halfhour is stopped; fg goes on with it.");
	WAIT("stopped 148");
	WAIT("modes as they were");
	ck_assert_msg(!terminal_has(t, "notes 0"), "%s", sitting_screen());
	terminal_type(t, "go<Enter>");
	WAIT("half a tho");
	terminal_type(t, "ught<Enter>");
	WAIT("notes 1");
}
END_TEST

TCase *dying_case(void);

TCase *
dying_case(void)
{
	TCase *c = tcase_create("dying");

	tcase_set_timeout(c, 60);
	tcase_add_checked_fixture(c, sitting_begin, sitting_end);
	tcase_add_loop_test(c, a_deadly_signal_gives_the_terminal_back, 0, (int)LEN(signals));
	tcase_add_loop_test(c, in_lines_as_well, 0, (int)LEN(signals));
	tcase_add_test(c, out_of_memory_gives_the_terminal_back);
	tcase_add_test(c, stopped_from_outside);
	return c;
}
