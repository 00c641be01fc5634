/*
 * places.c: a sitting as it goes: a call with a line half typed, a workbook held by another
 * program, editors that stay open, backups, a kill. Each file that lies in the home then has its
 * row in the table of places, which is what erasing somebody will walk.
 */
#include <check.h>
#include <ftw.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "sitting.h"
#include "store.h"

/* The folders of the home, and what their files are. */
static const struct {
	const char *folder;
	enum place_kind kind;
} folders[] = {
	{ "/data/halfhour/", PLACE_BESIDE },
	{ "/state/halfhour/rescue/", PLACE_RESCUE },
	{ "/state/halfhour/backups/", PLACE_BACKUPS },
	{ "/state/halfhour/", PLACE_EDIT },
};

/* Settings, the workbook itself, and what this test has put there. */
static const char *const known[] = { "/config/halfhour/config.yaml", "/data/halfhour/workbook.halfhour",
	"/editor", "/saved" };

static struct text unknown;
static bool seen[256]; /* rows of the table that a file was found for */

static void
look_up(enum place_kind kind, const char *name)
{
	const struct store_place *p = store_place_of(kind, name, "workbook.halfhour", "*");

	if (p)
		seen[p - store_places] = true;
	else
		text_addf(&unknown, "%s\n", name);
}

static int
look_at(const char *path, const struct stat *st, int what, struct FTW *ftw)
{
	const char *at = path + strlen(home.dir);

	(void)st;
	if (what != FTW_F)
		return 0;
	for (size_t i = 0; i < LEN(known); i++)
		if (strcmp(at, known[i]) == 0)
			return 0;
	for (size_t i = 0; i < LEN(folders); i++)
		if ((size_t)ftw->base == strlen(home.dir) + strlen(folders[i].folder) &&
			strncmp(at, folders[i].folder, strlen(folders[i].folder)) == 0) {
			look_up(folders[i].kind, path + ftw->base);
			return 0;
		}
	text_addf(&unknown, "%s\n", at);
	return 0;
}

static void
look_home(void)
{
	memset(seen, 0, sizeof(seen));
	text_clear(&unknown);
	nftw(home.dir, look_at, 16, FTW_PHYS);
}

/* And a file of this row is among them, soon: some are made behind the frame. */
static void
check_home(enum place_kind kind, const char *row)
{
	size_t i = 0;

	while (i < n_store_places && (store_places[i].kind != kind || strcmp(store_places[i].name, row) != 0))
		i++;
	ck_assert(i < n_store_places);
	look_home();
	for (int tries = 0; tries < 300 && !seen[i]; tries++) {
		if (t)
			terminal_pump(t, 10);
		look_home();
	}
	ck_assert_msg(!unknown.n, "in no row of places.c:\n%s", text_str(&unknown));
	ck_assert_msg(seen[i], "no file of %s lies there", row);
}

/* An editor that saves a line and stays. */
static void
set_editor(void)
{
	char *script = pty_home_file(&home, "editor");
	struct text lines = { 0 }, setting = { 0 };
	struct err e = { 0 };

	text_addf(&lines, "#!/bin/sh\necho 'her words' >\"$1\"\n: >'%s/saved'\ncat >/dev/null\n", home.dir);
	ck_assert_msg(file_write(script, text_str(&lines), lines.n, &e), "%s", e.text);
	chmod(script, 0700);
	text_addf(&setting, "EDITOR=%s", script);
	pty_home_set(&home, text_str(&setting));
	text_free(&lines);
	text_free(&setting);
	free(script);
}

static void
open_editor(const char *keys)
{
	char *saved = pty_home_file(&home, "saved");

	t = pty_start(&home, "xterm-256color", 24, 80, NULL);
	WAIT("Today");
	terminal_type(t, keys);
	for (int i = 0; i < 1000 && !path_exists(saved); i++) {
		terminal_pump(t, 10);
	}
	ck_assert_msg(path_exists(saved), "the editor was not opened:\n%s", sitting_screen());
	remove(saved);
	free(saved);
}

static void
killed(void)
{
	terminal_kill(t, SIGKILL);
	terminal_free(t);
	t = NULL;
}

START_TEST(a_sitting_leaves_only_files_that_are_known)
{
	char *book = pty_home_file(&home, "data/halfhour/workbook.halfhour");
	sqlite3 *other;

	set_editor();
	ck_assert_int_eq(pty_run(&home, &shown, "add", "contact", "--name", "Ama", NULL), 0);

	/* A call, a line half typed. */
	t = pty_start(&home, "xterm-256color", 24, 80, "live", "Ama", "--now", NULL);
	WAIT("notes 0");
	terminal_type(t, "needs a licence<Enter>half a li");
	WAIT("half a li");
	check_home(PLACE_RESCUE, "*.U.line");
	check_home(PLACE_BESIDE, "W-wal");

	/* Another program holds the workbook. */
	ck_assert_int_eq(sqlite3_open(book, &other), SQLITE_OK);
	ck_assert_int_eq(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	terminal_type(t, "ne<Enter>");
	WAIT("notes 2");
	check_home(PLACE_RESCUE, "*.U.rescue");
	killed();
	sqlite3_close(other);
	check_home(PLACE_RESCUE, "*.U.rescue");

	/* Texts in editors that stay when the program is killed. */
	open_editor("2e<Up><Up><Up><Up><Up><Up><Up><Up><Ctrl-O>");
	check_home(PLACE_EDIT, "*.txt");
	check_home(PLACE_EDIT, "*.edit");
	killed();
	open_editor("3jv");
	check_home(PLACE_EDIT, "*.yaml");
	killed();

	/* A backup brought back sets the workbook aside. */
	ck_assert_int_eq(pty_sh(&home, &shown, "\"$HALFHOUR_BIN\" backup && "
		"\"$HALFHOUR_BIN\" restore \"$(ls -t \"$XDG_STATE_HOME\"/halfhour/backups/*.halfhour | head -n 1)\""), 0);
	check_home(PLACE_BACKUPS, "U.*.halfhour");
	text_clear(&shown);
	pty_run(&home, &shown, "doctor", NULL);
	ck_assert_msg(strstr(text_str(&shown), " are known."), "%s", text_str(&shown));
	text_free(&unknown);
	free(book);
}
END_TEST

TCase *places_case(void);

TCase *
places_case(void)
{
	TCase *c = tcase_create("places");

	tcase_set_timeout(c, 60);
	tcase_add_checked_fixture(c, sitting_begin, sitting_end);
	tcase_add_test(c, a_sitting_leaves_only_files_that_are_known);
	return c;
}
