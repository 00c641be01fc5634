/* sittings.c: what is played, key by key, and what each key promises. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fault.h"

#define TEN(s) s s s s s s s s s s
#define KB(tail) TEN(TEN("wordsword ")) tail

/* ---- homes that stand ready ---- */

static void
must(int status, const char *what)
{
	if (status != 0) {
		fprintf(stderr, "%s ended with status %d\n", what, status);
		abort();
	}
}

/* Without the program, as its own programs do it elsewhere. */
static void
change(struct pty_home *h, const char *sql)
{
	char *path = pty_home_file(h, "data/halfhour/workbook.halfhour");
	sqlite3 *db = NULL;

	must(sqlite3_open(path, &db) || sqlite3_exec(db, sql, NULL, NULL, NULL), sql);
	sqlite3_close(db);
	free(path);
}

static void
with_contact(struct pty_home *h)
{
	struct text out = { 0 };

	must(pty_run(h, &out, "add", "contact", "--name", "Maya Okafor", "--role", "Grid planner",
		"--organisation", "Northlight", NULL), "add contact");
	text_free(&out);
}

static void
with_call(struct pty_home *h)
{
	struct text out = { 0 };

	with_contact(h);
	must(pty_run_input(h, "!on call one week in five\n*\n"
		"@ Dana Ruiz, forecasting, Northlight +\n/end\n", &out, "live", "Maya", "--now",
		NULL), "live");
	text_free(&out);
}

/* A backup with Cara in it; then Ben takes her place. */
static void
with_backup(struct pty_home *h)
{
	struct text out = { 0 };

	with_contact(h);
	must(pty_run(h, &out, "add", "contact", "--name", "Cara Diaz", NULL), "add contact");
	must(pty_sh(h, &out, "cd && \"$HALFHOUR_BIN\" backup copy.halfhour"), "backup");
	change(h, "UPDATE contact SET name = 'Ben Olu' WHERE name = 'Cara Diaz'");
	text_free(&out);
}

static void
with_version_1(struct pty_home *h)
{
	char *path = pty_home_file(h, "data/halfhour/workbook.halfhour");
	struct text all = { 0 };
	struct err e;

	must(!path_make_parent(path, &e), "the folder");
	must(!file_read("tests/data/workbooks/version-1.halfhour", &all, 0, &e), "version 1");
	must(!file_write(path, text_str(&all), all.n, &e), "version 1");
	text_free(&all);
	free(path);
}

/* A call that was killed, its log beside the workbook and half a line in memory. */
static void
with_killed_call(struct pty_home *h)
{
	with_contact(h);
	struct terminal *t = pty_start(h, "xterm-256color", 24, 80, "live", "Maya", "--now", NULL);
	must(!terminal_wait(t, "notes 0", 5000), "live");
	terminal_type(t, "one week in five<Enter>" KB("and a long one") "<Enter>half of it");
	must(!terminal_wait(t, "notes 2", 5000), "live");
	must(!terminal_wait(t, "half of it", 5000), "live");
	terminal_free(t);
}

static void
with_editor(struct pty_home *h)
{
	char *path = pty_home_file(h, "editor.sh");
	static const char script[] = "#!/bin/sh\necho saved by the editor >\"$1\"\n";
	struct err e;

	with_contact(h);
	must(!file_write(path, script, strlen(script), &e), "editor.sh");
	free(path);
}

/* ---- keys ---- */

static const struct act first_acts[] = {
	{ "", "What is your name?", NULL, NULL, ACT_MAY },
	{ "Ann Alp<Enter>", "What are you exploring", NULL, NULL, ACT_MAY },
	{ "grids<Enter>", "One sentence about yourself", NULL, NULL, ACT_MAY },
	{ "I study.<Enter>", "What have you done", NULL, NULL, ACT_MAY },
	{ "A course.<Enter>", "Where are you now", NULL, NULL, ACT_MAY },
	{ "stud<Enter>", "What do you want to know first", NULL, NULL, ACT_MAY },
	{ "path<Enter>", "For a course?", NULL, NULL, ACT_MAY },
	{ "yes<Enter>", "Due when?", NULL, NULL, ACT_MAY },
	{ "in 2 weeks<Enter>", "Full screen, plain lines", NULL, NULL, ACT_MAY },
	{ "full<Enter>", "Hand in: Nine", "name: \"Ann Alp\"", NULL, ACT_MAY },
	{ "2", "Contacts", NULL, NULL, ACT_MAY },
	{ "nMaya Okafor<Ctrl-S>", "> Maya Okafor", "\"name\": \"Maya Okafor\"", NULL, ACT_MAY },
	{ "qqqq", NULL, NULL, NULL, ACT_MAY },
	{ 0 }
};

/* Nothing here may fail: a call goes on whatever the disk does. */
static const struct act live_acts[] = {
	{ "", "notes 0", NULL, NULL, ACT_MAY },
	{ "one week in five<Enter>", "notes 1", "\"text\": \"one week in five\"", NULL, 0 },
	{ "!needs a licence<Enter>", "notes 2", "\"text\": \"needs a licence\"", NULL, 0 },
	{ KB("the first") "<Enter>", "notes 3", "wordsword the first\"", NULL, 0 },
	{ "half of it", "│ half of it", "\"draft\": \"half of it\"", NULL, 0 },
	{ "<Enter>", "notes 4", "\"text\": \"half of it\"", "\"draft\": \"half of it\"", 0 },
	{ "<Ctrl-P>", "« half of it", NULL, NULL, 0 },
	{ " and more", "« half of it and more", NULL, NULL, 0 },
	{ "<Enter>", "!«", "\"text\": \"half of it and more\"", "\"text\": \"half of it\"", 0 },
	{ "/pause<Enter>", "paused", NULL, NULL, 0 },
	{ "/continue<Enter>", "runs again", NULL, NULL, 0 },
	{ "/clock 12:30<Enter>", "12:3", NULL, NULL, 0 },
	{ "<Tab>", "asked 1 of", "\"state\": \"asked\"", NULL, 0 },
	{ "wrong one<Enter>", "notes 5", "\"text\": \"wrong one\"", NULL, 0 },
	{ "<Ctrl-Z>", "notes 4", NULL, "\"text\": \"wrong one\"", ACT_MAY },
	{ KB("the second") "<Enter>", "notes 5", "wordsword the second\"", NULL, 0 },
	{ KB("the third") "<Enter>", "notes 6", "wordsword the third\"", NULL, 0 },
	{ "<Ctrl-S>", "safe on the disk", NULL, NULL, ACT_MAY },
	{ "the last<Enter>", "notes 7", "\"text\": \"the last\"", NULL, 0 },
	{ "unended", "│ unended", "\"draft\": \"unended\"", NULL, 0 },
	{ "<Ctrl-U>", "!unended", NULL, "\"draft\": \"unended\"", 0 },
	{ "/end<Enter>", "Debrief", NULL, "\"ended_at\": null", ACT_MAY },
	{ "q", "Today", NULL, NULL, ACT_MAY },
	{ "q", NULL, NULL, NULL, ACT_MAY },
	{ 0 }
};

static const struct act leave_acts[] = {
	{ "", "notes 0", NULL, NULL, ACT_MAY },
	{ KB("the first") "<Enter>", "notes 1", "wordsword the first\"", NULL, 0 },
	{ KB("the second") "<Enter>", "notes 2", "wordsword the second\"", NULL, 0 },
	{ KB("the third") "<Enter>", "notes 3", "wordsword the third\"", NULL, 0 },
	{ "half of it", "│ half of it", "\"draft\": \"half of it\"", NULL, 0 },
	{ "<Ctrl-G>leave<Enter>", "Not ended", NULL, NULL, ACT_MAY },
	{ "q", NULL, NULL, NULL, ACT_MAY },
	{ 0 }
};

static const struct act again_acts[] = {
	{ "", "│ half of it", NULL, NULL, ACT_MAY },
	{ "<Enter>", "notes 3", "\"text\": \"half of it\"", "\"draft\": \"half of it\"", 0 },
	{ "<Ctrl-G>leave<Enter>", "Not ended", NULL, NULL, ACT_MAY },
	{ "q", NULL, NULL, NULL, ACT_MAY },
	{ 0 }
};

static const struct act debrief_acts[] = {
	{ "", "Today", NULL, NULL, ACT_MAY },
	{ ":debrief<Enter>", "To write out", NULL, NULL, ACT_MAY },
	{ "<Enter>", "what was it?", NULL, NULL, ACT_MAY },
	{ "the first solo shift<Enter>", "!what was it?", "\"text\": \"the first solo shift\"", NULL,
		ACT_MAY },
	{ "qqqq", NULL, NULL, NULL, ACT_MAY },
	{ 0 }
};

static const struct act undo_acts[] = {
	{ "", "Today", NULL, NULL, ACT_MAY },
	{ ":debrief<Enter>", "To write out", NULL, NULL, ACT_MAY },
	{ "<Enter>", "what was it?", NULL, NULL, ACT_MAY },
	{ "the first solo shift<Enter>", "!what was it?", "\"text\": \"the first solo shift\"", NULL,
		ACT_MAY },
	{ "u", "Undone: ", NULL, "\"text\": \"the first solo shift\"", ACT_MAY },
	{ "<Enter>", "is a contact now", "\"name\": \"Dana Ruiz\"", NULL, ACT_MAY },
	{ "u", "Undone: add Dana", NULL, "\"name\": \"Dana Ruiz\"", ACT_MAY },
	{ "j<Enter>", "!Looking back", NULL, NULL, ACT_MAY },
	{ "grids are old", "grids are old", NULL, NULL, ACT_MAY },
	{ "<Enter>", "!grids are old", "\"text\": \"grids are old\"", NULL, ACT_MAY },
	{ "nobody wrote it down", "nobody wrote it down", NULL, NULL, ACT_MAY },
	{ "<Enter>", "!nobody", "\"text\": \"nobody wrote it down\"", NULL, ACT_MAY },
	{ "<Esc>", "Looking back", NULL, NULL, ACT_MAY },
	{ "u", "Undone", NULL, "\"text\": \"nobody wrote it down\"", ACT_MAY },
	{ "qqqq", NULL, NULL, NULL, ACT_MAY },
	{ 0 }
};

static const struct act edits_acts[] = {
	{ "", "Today", NULL, NULL, ACT_MAY },
	{ "2", "Contacts", NULL, NULL, ACT_MAY },
	{ "nBen Olu<Ctrl-S>", "> Ben Olu", "\"name\": \"Ben Olu\"", NULL, ACT_MAY },
	{ "u", "Undone", NULL, "\"name\": \"Ben Olu\"", ACT_MAY },
	{ "nCara Diaz<Ctrl-S>", "> Cara Diaz", "\"name\": \"Cara Diaz\"", NULL, ACT_MAY },
	{ ":settings<Enter>", "setting", NULL, NULL, ACT_MAY },
	{ "<Enter>", "name:", NULL, NULL, ACT_MAY },
	{ "Ann Alp<Enter>", "Saved: Your name", "name: \"Ann Alp\"", NULL, ACT_MAY },
	{ "qqqq", NULL, NULL, NULL, ACT_MAY },
	{ 0 }
};

static const struct act bank_acts[] = {
	{ "", "Today", NULL, NULL, ACT_MAY },
	{ "3", "Questions", NULL, NULL, ACT_MAY },
	{ "/divide between<Enter>", "> How the hours", NULL, NULL, ACT_MAY },
	{ "e", "1 of 1", NULL, NULL, ACT_MAY },
	{ "<Ctrl-U>How is your week cut up?<Ctrl-S>", "It is in your own copy",
		"text: \"How is your week cut up?\"", NULL, ACT_MAY },
	{ "r", "(retired)", NULL, NULL, ACT_MAY },
	{ "u", "Undone", NULL, NULL, ACT_MAY },
	{ "qqqq", NULL, NULL, NULL, ACT_MAY },
	{ 0 }
};

static const struct act editor_acts[] = {
	{ "", "Today", NULL, NULL, ACT_MAY },
	{ "2", "> Maya", NULL, NULL, ACT_MAY },
	{ "e<Down><Down><Down><Down><Down><Down><Down><Down><Down><Down><Down><Down>",
		"Research", NULL, NULL, ACT_MAY },
	{ "<Ctrl-O>", "saved by the editor", NULL, NULL, ACT_MAY },
	{ "<Ctrl-S>", "> Maya", "\"research\": \"saved by the editor\"", NULL, ACT_MAY },
	{ "qqqq", NULL, NULL, NULL, ACT_MAY },
	{ 0 }
};

static const char *const none[] = { NULL };
static const char *const live_args[] = { "live", "Maya", "--now", NULL };
static const char *const again_args[] = { "live", "Maya", NULL };
static const char *const add_args[] = { "add", "contact", "--name", "Ben Olu", NULL };
static const char *const report_args[] = { "report", "last", "-o", "~/report.md", NULL };
static const char *const report_again[] = { "report", "last", "-o", "~/report.md", "--force",
	NULL };
static const char *const backup_args[] = { "backup", "~/copy.halfhour", NULL };
static const char *const restore_args[] = { "restore", "~/copy.halfhour", NULL };
static const char *const show_args[] = { "show", "last", NULL };

const struct sitting sittings[] = {
	{ .name = "first", .args = none, .acts = first_acts },
	{ .name = "add-first", .args = add_args, .fact = "\"name\": \"Ben Olu\"" },
	{ .name = "add", .ready = with_contact, .args = add_args, .fact = "\"name\": \"Ben Olu\"" },
	{ .name = "live", .ready = with_contact, .args = live_args, .acts = live_acts },
	{ .name = "leave", .ready = with_contact, .args = live_args, .acts = leave_acts },
	{ .name = "again", .ready = with_killed_call, .args = again_args, .acts = again_acts },
	{ .name = "show", .ready = with_killed_call, .args = show_args },
	{ .name = "debrief", .ready = with_call, .args = none, .acts = debrief_acts },
	{ .name = "debrief-undo", .ready = with_call, .args = none, .acts = undo_acts },
	{ .name = "edits", .ready = with_contact, .args = none, .acts = edits_acts },
	{ .name = "bank", .ready = with_contact, .args = none, .acts = bank_acts },
	{ .name = "editor", .ready = with_editor, .args = none, .acts = editor_acts,
		.setting = "EDITOR=sh $HOME/editor.sh" },
	{ .name = "report", .ready = with_call, .args = report_args, .make = "report.md",
		.again = report_again },
	{ .name = "backup", .ready = with_killed_call, .args = backup_args,
		.make = "report.md", .again = report_again },
	{ .name = "restore", .ready = with_backup, .args = restore_args,
		.fact = "\"name\": \"Cara Diaz\"", .instead = "\"name\": \"Ben Olu\"",
		.always = "\"name\": \"Maya Okafor\"" },
	{ .name = "migrate", .ready = with_version_1, .args = add_args,
		.fact = "\"name\": \"Ben Olu\"",
		.always = "\"name\": \"Sam Poe\"" },
};
const size_t n_sittings = LEN(sittings);
