/*
 * harm.c: what may befall a call: no room on the disk, the workbook taken away,
 * held or made unwritable, the program stopped, a terminal that takes nothing.
 * Typing goes on, and all that was typed is there when it is over.
 */
#include <check.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "sitting.h"

#define WORKBOOK "data/halfhour/workbook.halfhour"

static void
begin(void)
{
	t = pty_start(&home, "xterm-256color", 24, 80, "live", "--now", NULL);
	WAIT("notes 0");
	terminal_type(t, "before<Enter>half");
	WAIT("│ half");
	sitting_stored("\"draft\": \"half\"");
}

/* A command of the test's own, in its home; false: this machine cannot. */
static bool
sh(const char *script)
{
	text_clear(&shown);
	return pty_sh(&home, &shown, script) == 0;
}

static void
killed(void)
{
	terminal_kill(t, SIGKILL);
	ck_assert_int_eq(terminal_status(t, 2000), 128 + SIGKILL);
}

/* ---- no room ---- */

static void
room(bool there)
{
	struct rlimit none = { .rlim_max = RLIM_INFINITY, .rlim_cur = there ? RLIM_INFINITY : 0 };

	ck_assert_int_eq(prlimit(terminal_pid(t), RLIMIT_FSIZE, &none, NULL), 0);
}

/* Neither workbook nor rescue file: it says so, the line stays, and goes in by itself. */
START_TEST(no_room_anywhere)
{
	begin();
	room(false);
	terminal_type(t, " a line");
	WAIT("Nothing can be saved");
	WAIT("│ half a line");
	terminal_type(t, "<Enter>, no note");
	WAIT("│ half a line, no note");
	WAIT("notes 1");
	WAIT("Nothing can be saved");
	room(true);
	WAIT("The line is saved again");
	killed();
	sitting_stored("\"text\": \"before\"");
	sitting_stored("\"draft\": \"half a line, no note\"");
}
END_TEST

/* A file that may not grow is a full disk to a command as well: a sentence, no signal. */
START_TEST(commands_outlive_a_limit_on_files)
{
	static const char *const commands[] = {
		"add contact --name 'Ben Olu'",
		"report last -o \"$HOME/report.md\"",
		"contacts --json >\"$HOME/list\"",
		"bank set week-just-gone must true",
	};
	struct text script = { 0 };
	int status;

	ck_assert_int_eq(pty_run(&home, &shown, "add", "contact", "--name", "Maya Okafor", NULL), 0);
	ck_assert_int_eq(pty_run_input(&home, "a note\n/end\n", &shown, "live", "Maya", "--now",
		NULL), 0);
	text_addf(&script, "ulimit -f 0; \"$HALFHOUR_BIN\" %s 2>&1", commands[_i]);
	text_clear(&shown);
	status = pty_sh(&home, &shown, script.s);
	ck_assert_msg(status >= 1 && status <= 2, "%s: %d %s", commands[_i], status, text_str(&shown));
	text_free(&script);
}
END_TEST

/* The workbook's disk is full, that of the rescue file is not. */
START_TEST(no_room_for_the_workbook)
{
	if (!sh("unshare -rm mount -t tmpfs -o size=8m none \"$HOME\" && which nsenter >/dev/null")) {
		printf("skipped: no name space of its own for a small disk\n");
		return;
	}
	t = pty_start_sh(&home, "xterm-256color", 24, 80,
		"mkdir -p \"$XDG_DATA_HOME\"; exec unshare -rm sh -c 'mount -t tmpfs -o size=8m none "
		"\"$XDG_DATA_HOME\"; exec \"$HALFHOUR_BIN\" live --now'");
	WAIT("notes 0");
	char fill[300];
	snprintf(fill, sizeof(fill), "cat /dev/zero >/proc/%d/root\"$XDG_DATA_HOME\"/full 2>/dev/null; "
		"test -s /proc/%d/root\"$XDG_DATA_HOME\"/full", (int)terminal_pid(t),
		(int)terminal_pid(t));
	ck_assert(sh(fill));
	for (int i = 0; i < 40; i++) {
		char line[64];
		snprintf(line, sizeof(line), "note %d of the full disk<Enter>", i);
		terminal_type(t, line);
		terminal_settle(t, 5);
	}
	terminal_type(t, "half");
	WAIT("│ half");
	WAIT("notes 40");
	WAIT("go to the rescue file");
	snprintf(fill, sizeof(fill), "rm /proc/%d/root\"$XDG_DATA_HOME\"/full", (int)terminal_pid(t));
	ck_assert(sh(fill));
	ck_assert_msg(terminal_wait_gone(t, "(unsaved)", 8000), "%s", sitting_screen());
	/* All of it: looked at where it lies, since it goes with the program. */
	snprintf(fill, sizeof(fill), "nsenter -t %d -U -m \"$HALFHOUR_BIN\" show last --json",
		(int)terminal_pid(t));
	ck_assert(sh(fill));
	for (int i = 0; i < 40; i++) {
		char want[60];
		snprintf(want, sizeof(want), "\"text\": \"note %d of the full disk\"", i);
		ck_assert_msg(strstr(text_str(&shown), want), "no %s", want);
	}
	ck_assert(strstr(text_str(&shown), "\"draft\": \"half\""));
}
END_TEST

/* ---- taken away ---- */

START_TEST(the_folder_goes_and_comes_back)
{
	begin();
	ck_assert(sh("mv \"$XDG_DATA_HOME\" \"$HOME/elsewhere\""));
	terminal_type(t, " a line<Enter>and half");
	WAIT("notes 2");
	WAIT("│ and half");
	WAIT("go to the rescue file");
	ck_assert(sh("grep -q 'half a line' \"$XDG_STATE_HOME\"/halfhour/rescue/*.rescue"));
	if (_i == 0) { /* it comes back while the program runs */
		ck_assert(sh("mv \"$HOME/elsewhere\" \"$XDG_DATA_HOME\""));
		ck_assert_msg(terminal_wait_gone(t, "(unsaved)", 8000), "%s", sitting_screen());
		killed();
	} else { /* or after its end */
		killed();
		ck_assert(sh("mv \"$HOME/elsewhere\" \"$XDG_DATA_HOME\""));
		terminal_free(t);
		t = pty_start(&home, "xterm-256color", 24, 80, "live", NULL);
		WAIT("notes 2");
	}
	sitting_stored("\"text\": \"half a line\"");
	sitting_stored("\"draft\": \"and half\"");
}
END_TEST

START_TEST(the_folder_is_removed)
{
	begin();
	ck_assert(sh("rm -r \"$XDG_DATA_HOME\""));
	terminal_type(t, " a line<Enter>and half");
	WAIT("notes 2");
	WAIT("│ and half");
	WAIT("go to the rescue file");
	terminal_hang_up(t);
	ck_assert_int_ge(terminal_status(t, 2000), 0);
	ck_assert(sh("grep -q 'half a line' \"$XDG_STATE_HOME\"/halfhour/rescue/*.rescue"));
	ck_assert(sh("grep -q 'and half' \"$XDG_STATE_HOME\"/halfhour/rescue/*.rescue"));
}
END_TEST

/* Nothing may write it any more, whoever asks. */
START_TEST(the_workbook_is_made_unwritable)
{
	begin();
	if (!sh("chattr +i \"$XDG_DATA_HOME\"/halfhour/* 2>/dev/null")) {
		sh("chattr -i \"$XDG_DATA_HOME\"/halfhour/* 2>/dev/null");
		printf("skipped: files cannot be made immutable here\n");
		return;
	}
	terminal_type(t, " a line<Enter>and half");
	bool seen = terminal_wait(t, "│ and half", 3000) && terminal_has(t, "notes 2");
	killed();
	ck_assert(sh("chattr -i \"$XDG_DATA_HOME\"/halfhour/*"));
	ck_assert(seen);
	terminal_free(t);
	t = pty_start(&home, "xterm-256color", 24, 80, "live", NULL);
	WAIT("notes 2");
	sitting_stored("\"text\": \"half a line\"");
	sitting_stored("\"draft\": \"and half\"");
}
END_TEST

/* ---- held ---- */

START_TEST(another_program_writes_and_does_not_end)
{
	char *path = pty_home_file(&home, WORKBOOK);
	sqlite3 *other;

	begin();
	ck_assert_int_eq(sqlite3_open(path, &other), SQLITE_OK);
	ck_assert_int_eq(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	terminal_type(t, " a line<Enter>!a fact<Enter><Ctrl-P>s and more<Ctrl-N>");
	WAIT("notes 3");
	for (int i = 0; i < 100; i++) {
		terminal_type(t, "x");
		terminal_pump(t, 2);
	}
	terminal_type(t, "<Tab><Ctrl-W>and half");
	WAIT("│ and half");
	WAIT("asked 1 of");
	WAIT("(unsaved) a facts and more");
	if (_i) /* it ends while the workbook is held */
		killed();
	sqlite3_close(other);
	if (!_i) {
		ck_assert_msg(terminal_wait_gone(t, "(unsaved)", 8000), "%s", sitting_screen());
		killed();
	}
	terminal_free(t);
	t = pty_start(&home, "xterm-256color", 24, 80, "live", NULL);
	WAIT("│ and half");
	WAIT("asked 1 of");
	WAIT("a facts and more");
	sitting_stored("\"text\": \"half a line\"");
	sitting_stored("\"draft\": \"and half\"");
	free(path);
}
END_TEST

/* ---- stopped, and a terminal that takes nothing ---- */

static void
flood(int frames)
{
	for (int i = 0; i < frames; i++) {
		terminal_type(t, "<Ctrl-L>");
		nanosleep(&(struct timespec){ .tv_nsec = 2000000 }, NULL);
	}
}

START_TEST(stopped_in_mid_word)
{
	begin();
	terminal_kill(t, SIGSTOP);
	terminal_type(t, " a line<Enter>and ha");
	terminal_resize(t, 12, 40);
	terminal_kill(t, SIGCONT);
	terminal_type(t, "lf");
	WAIT("│ and half");
	WAIT("half a line");
	sitting_stored("\"text\": \"half a line\"");
	sitting_stored("\"draft\": \"and half\"");
}
END_TEST

/* What had been typed when it was asked to go is taken first. */
START_TEST(asked_to_go_with_keys_on_their_way)
{
	begin();
	terminal_kill(t, SIGSTOP);
	terminal_type(t, " a line<Enter>and half");
	terminal_kill(t, _i ? SIGHUP : SIGTERM);
	terminal_kill(t, SIGCONT);
	ck_assert_int_eq(terminal_status(t, 2000), 0);
	sitting_stored("\"text\": \"half a line\"");
	sitting_stored("\"draft\": \"and half\"");
}
END_TEST

START_TEST(a_terminal_that_takes_nothing_for_a_while)
{
	begin();
	flood(150);
	for (int i = 0; i < 30; i++)
		terminal_type(t, " word");
	terminal_type(t, "<Enter>and half");
	nanosleep(&(struct timespec){ .tv_sec = 1 }, NULL);
	WAIT("│ and half");
	sitting_stored("\"text\": \"half word word word word word word word word word word word word word word word "
		"word word word word word word word word word word word word word word word\"");
	sitting_stored("\"draft\": \"and half\"");
}
END_TEST

START_TEST(a_resize_in_the_middle_of_a_paste)
{
	static const char *const parts[] = { "\033[200~one\rtw", "o\r/end\rthr", "ee\033[201~" };

	begin();
	terminal_type(t, "<Ctrl-U>");
	for (size_t i = 0; i < 3; i++) {
		terminal_send(t, parts[i], strlen(parts[i]));
		terminal_settle(t, 20);
		terminal_resize(t, i ? 24 : 10, i ? 80 : 30);
		terminal_kill(t, SIGWINCH);
		terminal_settle(t, 20);
	}
	WAIT("notes 4");
	WAIT("│ three");
	sitting_stored("\"text\": \"/end\"");
	sitting_stored("\"draft\": \"three\"");
	sitting_stored("\"ended_at\": null");
}
END_TEST

TCase *harm_case(void);

TCase *
harm_case(void)
{
	TCase *c = tcase_create("harm");

	tcase_set_timeout(c, 60);
	tcase_add_checked_fixture(c, sitting_begin, sitting_end);
	tcase_add_test(c, no_room_anywhere);
	tcase_add_loop_test(c, commands_outlive_a_limit_on_files, 0, 4);
	tcase_add_test(c, no_room_for_the_workbook);
	tcase_add_loop_test(c, the_folder_goes_and_comes_back, 0, 2);
	tcase_add_test(c, the_folder_is_removed);
	tcase_add_test(c, the_workbook_is_made_unwritable);
	tcase_add_loop_test(c, another_program_writes_and_does_not_end, 0, 2);
	tcase_add_test(c, stopped_in_mid_word);
	tcase_add_loop_test(c, asked_to_go_with_keys_on_their_way, 0, 2);
	tcase_add_test(c, a_terminal_that_takes_nothing_for_a_while);
	tcase_add_test(c, a_resize_in_the_middle_of_a_paste);
	return c;
}
