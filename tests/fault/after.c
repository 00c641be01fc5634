/* after.c: starts the program again with nothing going wrong, and looks at what is left. */
#include <fnmatch.h>
#include <ftw.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "fault.h"

#define WORKBOOK "data/halfhour/workbook.halfhour"

/* Everything that opens the workbook. */
static const char *const openers[][6] = {
	{ "show", "last", "--json", NULL },
	{ "contacts", "--json", NULL },
	{ "interviews", "--json", NULL },
	{ "today", "--json", NULL },
	{ "search", "week", "--json", NULL },
	{ "questions", "hours", "--json", NULL },
	{ "bank", "list", NULL },
};

/* ---- files ---- */

/* What may lie in a home. */
static const char *const known[] = { "", "data", "data/halfhour", WORKBOOK, "data/halfhour/bank",
	"data/halfhour/bank/*.yaml", "config", "config/halfhour", "config/halfhour/config.yaml",
	"state", "state/halfhour", "state/halfhour/rescue", "data/halfhour/backups",
	"data/halfhour/backups/*", "state/halfhour/backups", "state/halfhour/backups/*", "editor.sh",
	"copy.halfhour", "copy.halfhour.sha256", "data/halfhour/workbook.halfhour.version-*[0-9]" };

static const struct place *looked_at; /* for nftw */
static const char *made;
static struct text *strays;

static int
look_at(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
	const char *name = path + strlen(looked_at->home.dir);

	(void)st;
	(void)kind;
	(void)ftw;
	name += *name == '/';
	for (size_t i = 0; i < LEN(known); i++)
		if (fnmatch(known[i], name, FNM_PATHNAME) == 0)
			return 0;
	if (!made || strcmp(name, made) != 0)
		text_addf(strays, "left behind: %s\n", name);
	return 0;
}

static void
check_strays(const struct place *p, const struct sitting *s, struct text *wrong)
{
	looked_at = p;
	made = s->make;
	strays = wrong;
	nftw(p->home.dir, look_at, 16, FTW_PHYS);
}

/* ---- the workbook ---- */

static void
say_row(sqlite3 *db, const char *sql, const char *good, struct text *wrong)
{
	sqlite3_stmt *st = NULL;
	int rc = sqlite3_prepare_v2(db, sql, -1, &st, NULL);

	if (rc == SQLITE_OK)
		rc = sqlite3_step(st);
	const char *is = rc == SQLITE_ROW ? (const char *)sqlite3_column_text(st, 0) : NULL;
	if ((rc != SQLITE_ROW && rc != SQLITE_DONE) || (good && (!is || strcmp(is, good) != 0)))
		text_addf(wrong, "%s: %s\n", sql, is ? is : sqlite3_errmsg(db));
	sqlite3_finalize(st);
}

/* The index against the texts: rank 1 compares an external-content table with its content. */
static void
check_index(sqlite3 *db, struct text *wrong)
{
	static const char *const tables[] = { "contact_words", "contact_text", "note_text",
		"asked_text", "reflection_text", "writeup_text", "learned_text" };
	struct text sql = { 0 };

	for (size_t i = 0; i < LEN(tables); i++) {
		text_clear(&sql);
		text_addf(&sql, "INSERT INTO %s(%s, rank) VALUES ('integrity-check', 1)", tables[i],
			tables[i]);
		say_row(db, text_str(&sql), NULL, wrong);
	}
	text_free(&sql);
}

static void
check_workbook(const struct place *p, struct text *wrong)
{
	char *path = pty_home_file(&p->home, WORKBOOK);
	sqlite3 *db = NULL;

	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK) {
		say_row(db, "PRAGMA integrity_check", "ok", wrong);
		say_row(db, "PRAGMA foreign_key_check", NULL, wrong);
		check_index(db, wrong);
	}
	sqlite3_close(db);
	free(path);
}

static bool
has_workbook(const struct place *p)
{
	char *path = pty_home_file(&p->home, WORKBOOK);
	bool is = path_exists(path);

	free(path);
	return is;
}

/* ---- what is stored ---- */

static void
add_file(const struct place *p, const char *name, struct text *out)
{
	char *path = pty_home_file(&p->home, name);
	struct text t = { 0 };
	struct err e;

	if (file_read(path, &t, 0, &e))
		text_addn(out, text_str(&t), t.n);
	text_free(&t);
	free(path);
}

static void
open_with(const struct place *p, const char *const *args, struct text *out, struct text *wrong)
{
	struct text err = { 0 }, said = { 0 };
	int status = run_plain(p, NULL, args, NULL, &said, &err);

	if (status != 0 && !(status == 1 && strcmp(args[0], "show") == 0 &&
			strstr(text_str(&err), "No interview")))
		text_addf(wrong, "halfhour %s: status %d: %s", args[0], status, text_str(&err));
	if (strcmp(args[0], "search") != 0 && strcmp(args[0], "questions") != 0 &&
		strcmp(args[0], "interviews") != 0 && strcmp(args[0], "today") != 0)
		text_addn(out, text_str(&said), said.n);
	text_free(&err);
	text_free(&said);
}

static size_t
times(const char *in, const char *s)
{
	size_t n = 0;

	for (; (in = strstr(in, s)); in += strlen(s))
		n++;
	return n;
}

static void
check_either(const struct strings *either, const char *stored, struct text *wrong)
{
	size_t n = 0;

	for (size_t i = 0; i < either->n; i++)
		n += times(stored, either->s[i]);
	if (either->n && n != 1)
		text_addf(wrong, "not one of two, but %zu: %s, %s\n", n, either->s[0], either->s[1]);
}

static void
check_facts(const struct seen *was, const struct text *stored, struct text *wrong)
{
	for (size_t i = 0; i < was->facts.n; i++)
		if (times(text_str(stored), was->facts.s[i]) != 1)
			text_addf(wrong, "stored %zu times: %s\n", times(text_str(stored),
				was->facts.s[i]), was->facts.s[i]);
	for (size_t i = 0; i < was->gone.n; i++)
		if (times(text_str(stored), was->gone.s[i]) != 0)
			text_addf(wrong, "stored all the same: %s\n", was->gone.s[i]);
	check_either(&was->either, text_str(stored), wrong);
}

/* One program without faults that must end well. */
static void
again(struct place *p, const char *const *args, const char *input, struct text *wrong)
{
	struct text out = { 0 }, err = { 0 };
	int status = run_plain(p, NULL, args, input, &out, &err);

	if (p->show)
		printf("again: %s%s\n", text_str(&out), text_str(&err));
	if (status != 0)
		text_addf(wrong, "the next start: status %d: %s%s\n", status, text_str(&out),
			text_str(&err));
	text_free(&out);
	text_free(&err);
}

/* A whole start, which takes in what was left, and a whole end. What a command was to write
 * into a person's own folder is written again: there nothing looks at a start. */
static void
start_again(struct place *p, const struct sitting *s, struct text *wrong)
{
	static const char *const args[] = { "--linear", NULL };

	again(p, args, has_workbook(p) ? "q\n" : "\n\n\n\nq\n", wrong);
	if (s->make)
		again(p, s->again, NULL, wrong);
}

void
look_after(struct place *p, const struct sitting *s, const struct seen *was, struct text *wrong)
{
	struct text stored = { 0 };
	bool any = has_workbook(p);

	if (any)
		open_with(p, openers[0], &stored, wrong); /* before anything has tidied up */
	text_clear(&stored);
	start_again(p, s, wrong);
	for (size_t i = 0; i < LEN(openers); i++)
		open_with(p, openers[i], &stored, wrong);
	check_workbook(p, wrong);
	add_file(p, "config/halfhour/config.yaml", &stored);
	add_file(p, "data/halfhour/bank/core.yaml", &stored);
	if (s->make)
		add_file(p, s->make, &stored);
	check_facts(was, &stored, wrong);
	check_strays(p, s, wrong);
	if (p->show)
		printf("stored:\n%s\n", text_str(&stored));
	text_free(&stored);
}
