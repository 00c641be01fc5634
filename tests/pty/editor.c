/*
 * editor.c: what a person's editor saved is theirs, whatever becomes of the
 * editor, the terminal or the program: it is a draft where it was written. The
 * editor is a script that saves a sentence and then does what the case says.
 */
#include <check.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "sitting.h"

#define SAID "read her paper on tariffs"
#define LEAVE_MS 5000

/* Where one writes: how to get into the editor, and where it is seen again. */
static const struct place {
	const char *keys, *there, *field, *file;
	const char *where; /* as the next start tells it */
} places[] = {
	{ "2e", "Name  ", "Research notes", "contact-1-research.", "Ama, Research notes" },
	{ "2pn", "A question of your own", NULL, "plan-", "A question of your own, " },
	{ "2ps", "When and where", NULL, "schedule-1-", "When and where, " },
	{ ":settings<Enter>2nBen", "Ben", "Research notes", "contact-new-research.",
	  "New contact, Research notes" },
};

/* The script: notes what it was given, saves, says so, and goes on with `then`. */
static void
set_editor(const char *name, const char *then)
{
	char *script = pty_home_file(&home, name);
	struct text lines = { 0 }, setting = { 0 };
	struct err e = { 0 };

	text_addf(&lines, "#!/bin/sh\nstat -c '%%a %%n' \"$1\" >'%s/given'\ncp \"$1\" '%s/seen'\n"
		"printf '%s\\n' >\"$1\"\n: >'%s/saved'\n%s\n", home.dir, home.dir, SAID, home.dir,
		then);
	ck_assert_msg(file_write(script, text_str(&lines), lines.n, &e), "%s", e.text);
	chmod(script, 0700);
	text_addf(&setting, "EDITOR=%s", script);
	pty_home_set(&home, text_str(&setting));
	text_free(&lines);
	text_free(&setting);
	free(script);
}

static void
go_there(const struct place *p)
{
	terminal_type(t, p->keys);
	WAIT(p->there);
	if (p->field)
		sitting_field(p->field);
}

static void
wait_file(const char *name)
{
	char *path = pty_home_file(&home, name);

	for (int i = 0; i < 1000 && !path_exists(path); i++)
		nanosleep(&(struct timespec){ .tv_nsec = 10000000 }, NULL);
	ck_assert_msg(path_exists(path), "no %s; %s", name, sitting_screen());
	free(path);
}

static void
begin(void)
{
	text_clear(&shown);
	ck_assert_int_eq(pty_run(&home, &shown, "add", "contact", "--name", "Ama", NULL), 0);
}

static void
open_place(const struct place *p)
{
	t = pty_start(&home, "xterm-256color", 24, 80, NULL);
	WAIT("Today");
	go_there(p);
	terminal_type(t, "<Ctrl-O>");
	wait_file("saved");
}

static void
check_given(const struct place *p)
{
	char *path = pty_home_file(&home, "given");
	struct err e = { 0 };

	ck_assert_msg(file_read(path, &shown, 0, &e), "%s", e.text);
	ck_assert_msg(strncmp(text_str(&shown), "600 ", 4) == 0, "%s", text_str(&shown));
	ck_assert_msg(strstr(text_str(&shown), "/state/halfhour/"), "%s", text_str(&shown));
	ck_assert_msg(strstr(text_str(&shown), p->file), "%s", text_str(&shown));
	free(path);
}

/* Neither the text nor its record is left behind. */
static void
check_removed(void)
{
	text_clear(&shown);
	pty_sh(&home, &shown, "find \"$HOME\" -name '*.txt' -o -name '*.yaml.*' -o -name '*.edit'");
	ck_assert_str_eq(text_str(&shown), "");
}

static void
ended(void)
{
	ck_assert_int_ne(terminal_status(t, LEAVE_MS), -1);
	terminal_free(t);
	t = NULL;
}

static void
check_back(const struct place *p)
{
	check_given(p);
	t = pty_start(&home, "xterm-256color", 24, 80, NULL);
	WAIT("Today");
	go_there(p);
	WAIT(SAID);
}

/* ---- the editor ---- */

START_TEST(one_that_dies_keeps_what_it_saved)
{
	static const char *const deaths[] = { "exit 0", "exit 3", "kill -9 $$", "kill -SEGV $$" };

	begin();
	set_editor("editor", deaths[_i]);
	open_place(&places[_i]);
	WAIT(SAID);
	if (_i)
		WAIT("what it had saved is here");
	check_given(&places[_i]);
	check_removed();
	terminal_kill(t, SIGKILL); /* it is a draft already */
	ended();
	check_back(&places[_i]);
}
END_TEST

START_TEST(one_that_saves_nothing_leaves_the_text_alone)
{
	begin();
	pty_home_set(&home, "EDITOR=false");
	t = pty_start(&home, "xterm-256color", 24, 80, NULL);
	WAIT("Today");
	go_there(&places[0]);
	terminal_type(t, "half a word<Ctrl-O>");
	WAIT("set VISUAL or EDITOR");
	WAIT("half a word");
	check_removed();
}
END_TEST

/* ---- the terminal, and us ---- */

START_TEST(a_dropped_line_keeps_what_was_saved)
{
	static const char *const lives[] = { "cat >/dev/null", "sleep 60",
		"trap '' HUP; sleep 5", "cat >/dev/null; exit 1" };

	begin();
	set_editor("editor", lives[_i]);
	open_place(&places[_i]);
	terminal_hang_up(t);
	ended();
	check_back(&places[_i]);
}
END_TEST

START_TEST(asked_to_go_it_keeps_what_was_saved)
{
	begin();
	set_editor("editor", "sleep 60");
	open_place(&places[_i]);
	terminal_kill(t, SIGTERM);
	ended();
	check_back(&places[_i]);
}
END_TEST

/* What is left behind is told of at the next start, and is taken in once. */
START_TEST(a_kill_keeps_what_was_saved)
{
	begin();
	set_editor("editor", "cat >/dev/null");
	open_place(&places[_i]);
	terminal_kill(t, SIGKILL);
	ended();
	t = pty_start(&home, "xterm-256color", 24, 80, NULL);
	WAIT("Saved in your editor and kept: ");
	WAIT(places[_i].where);
	check_removed();
	go_there(&places[_i]);
	WAIT(SAID);
	terminal_kill(t, SIGKILL);
	ended();
	check_back(&places[_i]);
}
END_TEST

/* An editor in a window of its own outlives us: it is not ours to take while it is open, and
 * what it saves last is what counts. */
START_TEST(an_editor_that_outlives_us_saves_once_more)
{
	begin();
	set_editor("editor", "trap '' HUP; while [ ! -e \"$HOME/go\" ]; do sleep 0.05; done; "
		"printf 'and once more\\n' >\"$1\"; : >\"$HOME/done\"");
	open_place(&places[0]);
	terminal_kill(t, SIGKILL);
	ended();
	t = pty_start(&home, "xterm-256color", 24, 80, NULL);
	WAIT("Today");
	ck_assert(!terminal_has(t, "Saved in your editor"));
	terminal_type(t, "q");
	ended();
	text_clear(&shown);
	pty_sh(&home, &shown, ": >\"$HOME/go\"; while [ ! -e \"$HOME/done\" ]; do sleep 0.05; done; "
		"sleep 0.3");
	t = pty_start(&home, "xterm-256color", 24, 80, NULL);
	WAIT("Saved in your editor and kept: Ama, Research notes");
	terminal_type(t, "2e");
	WAIT("and once more");
}
END_TEST

/* What could not be removed is at the next start; other people's files are not. */
START_TEST(texts_without_a_record_are_swept)
{
	begin();
	pty_sh(&home, &shown, "mkdir -p \"$XDG_STATE_HOME/halfhour\" && "
		"cd \"$XDG_STATE_HOME/halfhour\" && touch contact-1-research.0a1b2c3d.txt notes.txt "
		"contact.0a1b.txt contact.0a1b2c3d");
	pty_run_input(&home, "q\n", &shown, "--linear", NULL);
	text_clear(&shown);
	pty_sh(&home, &shown, "cd \"$XDG_STATE_HOME/halfhour\"; ls | tr '\\n' ' '");
	ck_assert(!strstr(text_str(&shown), "research"));
	ck_assert(strstr(text_str(&shown), "contact.0a1b.txt contact.0a1b2c3d notes.txt") != NULL);
}
END_TEST

/* ---- a question as YAML ---- */

START_TEST(a_question_that_is_no_yaml_yet_is_kept)
{
	static const char *const lives[] = { "exit 0", "cat >/dev/null", "kill -9 $$" };
	struct place yaml = { .file = "question-yaml-" };
	char *seen = pty_home_file(&home, "seen");
	struct err e = { 0 };

	begin();
	set_editor("editor", lives[_i]);
	t = pty_start(&home, "xterm-256color", 24, 80, NULL);
	WAIT("Today");
	terminal_type(t, "3jv");
	wait_file("saved");
	if (_i == 1)
		terminal_kill(t, SIGKILL);
	else
		WAIT("dit again");
	terminal_hang_up(t);
	ended();
	check_given(&yaml);
	t = pty_start(&home, "xterm-256color", 24, 80, NULL);
	WAIT("Today");
	check_removed();
	pty_sh(&home, &shown, "rm \"$HOME/saved\"");
	terminal_type(t, "3jv");
	wait_file("saved");
	ck_assert_msg(file_read(seen, &shown, 0, &e), "%s", e.text);
	ck_assert_msg(strstr(text_str(&shown), SAID), "%s", text_str(&shown));
	free(seen);
}
END_TEST

TCase *editor_case(void);

TCase *
editor_case(void)
{
	TCase *c = tcase_create("editor");

	tcase_set_timeout(c, 60);
	tcase_add_checked_fixture(c, sitting_begin, sitting_end);
	tcase_add_loop_test(c, one_that_dies_keeps_what_it_saved, 0, LEN(places));
	tcase_add_test(c, one_that_saves_nothing_leaves_the_text_alone);
	tcase_add_loop_test(c, a_dropped_line_keeps_what_was_saved, 0, LEN(places));
	tcase_add_loop_test(c, asked_to_go_it_keeps_what_was_saved, 0, LEN(places));
	tcase_add_loop_test(c, a_kill_keeps_what_was_saved, 0, LEN(places));
	tcase_add_test(c, an_editor_that_outlives_us_saves_once_more);
	tcase_add_test(c, texts_without_a_record_are_swept);
	tcase_add_loop_test(c, a_question_that_is_no_yaml_yet_is_kept, 0, 3);
	return c;
}
