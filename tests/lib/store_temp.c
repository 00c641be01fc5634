#include <check.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/clock.h"
#include "model/contact.h"
#include "model/interview.h"
#include "model/note.h"
#include "store/sql.h"
#include "model/plan.h"
#include "new_workbook.h"
#include "scratch.h"
#include "store_temp.h"

static char folder[SCRATCH_MAX];
static sqlite3 *other;

void
temp_new(void)
{
	scratch_make(folder);
	setenv("XDG_STATE_HOME", temp_path("state"), 1);
	unsetenv("HALFHOUR_ASSUME_NETWORK");
}

void
temp_done(void)
{
	temp_lock(0);
	scratch_remove(folder);
}

const char *
temp_path(const char *name)
{
	static char paths[64][SCRATCH_MAX + 64];
	static int at;
	char *path = paths[at = (at + 1) % 64];

	snprintf(path, sizeof(paths[0]), "%s/%s", folder, name);
	return path;
}

size_t
temp_files(const char *suffix)
{
	struct strings l = { 0 };
	size_t n;

	path_list(&l, temp_path("state/halfhour/rescue"), suffix);
	n = l.n;
	strings_free(&l);
	return n;
}

char *
temp_file(const char *suffix)
{
	struct strings l = { 0 };
	char *path;

	path_list(&l, temp_path("state/halfhour/rescue"), suffix);
	ck_assert_uint_eq(l.n, 1);
	path = path_join(temp_path("state/halfhour/rescue"), l.s[0]);
	strings_free(&l);
	return path;
}

struct store *
temp_store(unsigned flags)
{
	struct err e = { "" };
	const char *path = temp_path("w");

	new_workbook(path);
	struct store *s = store_open(path, flags | STORE_MAKE, &e);
	ck_assert_msg(s != NULL, "%s", e.text);
	temp_at(s, 0);
	return s;
}

void
temp_at(struct store *s, int64_t ms)
{
	struct moment now = { TEMP_WALL + ms, HOUR_MS + ms, HOUR_MS + ms, "boot-a" };

	store_now(s, &now);
}

int64_t
temp_contact(struct store *s, const char *line)
{
	struct contact c = { 0 };
	struct strings parts = { 0 };
	struct err e = { "" };
	int64_t id;

	strings_split(&parts, line, ",");
	c.name = mem_str(parts.s[0]);
	c.role = parts.n > 1 ? mem_str(parts.s[1]) : NULL;
	c.organisation = parts.n > 2 ? mem_str(parts.s[2]) : NULL;
	ck_assert_msg(store_contact_save(s, &c, &e), "%s", e.text);
	id = c.id;
	contact_done(&c);
	strings_free(&parts);
	return id;
}

int64_t
temp_interview(struct store *s, int64_t contact_id)
{
	struct interview i = { .contact_id = contact_id };
	struct err e = { "" };

	ck_assert_msg(store_interview_save(s, &i, &e), "%s", e.text);
	return i.id;
}

int64_t
temp_note(struct store *s, int64_t interview_id, const char *text, int64_t axis_ms)
{
	struct note n = { .axis_ms = axis_ms };
	struct err e = { "" };

	n.text = mem_str(text);
	ck_assert_msg(store_note_add(s, interview_id, &n, &e), "%s", e.text);
	note_done(&n);
	return n.id;
}

int64_t
temp_asked(struct store *s, int64_t interview_id, const char *question_id)
{
	struct asked a = { .minutes = 3, .priority = 1 };
	struct err e = { "" };

	a.question_id = mem_str(question_id);
	a.text = mem_str("What was the week just gone like?");
	ck_assert_msg(store_asked_add(s, interview_id, &a, &e), "%s", e.text);
	asked_done(&a);
	return a.id;
}

void
temp_clock(struct store *s, int64_t interview_id, enum clock_kind kind, int64_t axis_ms)
{
	struct clock_event ev = { .kind = kind, .axis_ms = axis_ms, .wall_ms = TEMP_WALL + axis_ms,
		.boot_ms = HOUR_MS + axis_ms, .mono_ms = HOUR_MS + axis_ms };
	struct err e = { "" };

	ev.boot_id = (char[]){ "boot-a" };
	ck_assert_msg(store_clock_add(s, interview_id, &ev, &e), "%s", e.text);
}

static sqlite3 *
connect(void)
{
	sqlite3 *db = NULL;

	ck_assert_int_eq(sqlite3_open_v2(temp_path("w"), &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
	sqlite3_busy_timeout(db, 5000);
	return db;
}

int64_t
temp_number(const char *sql)
{
	sqlite3 *db = connect();
	sqlite3_stmt *st = NULL;
	int64_t n;

	ck_assert_msg(sqlite3_prepare_v2(db, sql, -1, &st, NULL) == SQLITE_OK, "%s: %s", sql,
		sqlite3_errmsg(db));
	ck_assert_int_eq(sqlite3_step(st), SQLITE_ROW);
	n = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	sqlite3_close(db);
	return n;
}

/* From one column on. */
static char *
rows(const char *sql, int first)
{
	sqlite3 *db = connect();
	sqlite3_stmt *st = NULL;
	struct text out = { 0 };

	ck_assert_msg(sqlite3_prepare_v2(db, sql, -1, &st, NULL) == SQLITE_OK, "%s",
		sqlite3_errmsg(db));
	for (; sqlite3_step(st) == SQLITE_ROW; text_addc(&out, '\n'))
		for (int i = first; i < sqlite3_column_count(st); i++)
			text_addf(&out, "%s%s", i > first ? "|" : "",
				sqlite3_column_text(st, i) ? (const char *)sqlite3_column_text(st, i) : "");
	sqlite3_finalize(st);
	sqlite3_close(db);
	return text_take(&out);
}

char *
temp_rows(const char *sql)
{
	return rows(sql, 0);
}

char *
temp_plan(const char *sql)
{
	struct text explain = { 0 };

	text_addf(&explain, "EXPLAIN QUERY PLAN %s", sql);
	char *plan = rows(text_str(&explain), 3);
	text_free(&explain);
	return plan;
}

void
temp_run(const char *sql)
{
	sqlite3 *db = connect();

	sqlite3_exec(db, sql_triggers, 0, 0, 0); /* as any that writes has them */
	ck_assert_msg(sqlite3_exec(db, sql, 0, 0, 0) == SQLITE_OK, "%s: %s", sql, sqlite3_errmsg(db));
	sqlite3_close(db);
}

void
temp_lock(int on)
{
	if (on) {
		other = connect();
		ck_assert_int_eq(sqlite3_exec(other, "BEGIN IMMEDIATE", 0, 0, 0), SQLITE_OK);
	} else {
		sqlite3_close(other);
		other = NULL;
	}
}
