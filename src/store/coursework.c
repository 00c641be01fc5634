/* coursework.c: the assignment chosen, its milestones, and how far it is. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/coursework.h"
#include "private.h"

static const struct column fields[] = {
	COLUMN(coursework, id, COL_INT64),
	COLUMN(coursework, revision, COL_INT64),
	COLUMN(coursework, uuid, COL_UUID),
	COLUMN(coursework, pack, COL_TEXT),
	COLUMN(coursework, course, COL_TEXT),
	COLUMN(coursework, day, COL_INT),
	COLUMN(coursework, chosen_ms, COL_INT64),
	COLUMN(coursework, list, COL_INT),
	COLUMN(coursework, wanted, COL_INT),
};
static const struct columns columns = COLUMNS(coursework, fields);

bool
store_coursework_get(struct store *s, struct coursework *out)
{
	sqlite3_stmt *st = sql_get(s, "SELECT * FROM coursework WHERE id = 1");
	bool there;

	coursework_done(out);
	there = sql_row(s, st);
	if (there) {
		columns_read(st, &columns, out);
		sql_end(st);
	}
	return there;
}

/* ---- chosen ---- */

static bool
coursework_put_waypoint(struct store *s, const struct waypoint *w, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "INSERT INTO milestone(id, uuid, days_before, text) "
		"VALUES (:id, :uuid, :days, :text)");
	char uuid[UUID_SIZE];

	uuid_new(uuid);
	sql_int(st, ":id", serial_next(s, "milestone"));
	sql_text(st, ":uuid", uuid);
	sql_int(st, ":days", w->days_before);
	sql_text(st, ":text", w->text);
	return sql_run(s, st, e);
}

static bool
coursework_has_waypoint(struct store *s, const struct waypoint *w)
{
	sqlite3_stmt *st = sql_get(s, "SELECT EXISTS (SELECT 1 FROM milestone "
		"WHERE days_before = :days AND text = :text)");

	sql_int(st, ":days", w->days_before);
	sql_text(st, ":text", w->text);
	return sql_number(s, st) != 0;
}

static bool
coursework_waypoint_wanted(const struct waypoint *w, size_t n, int days_before, const char *text)
{
	for (size_t i = 0; i < n; i++)
		if (w[i].days_before == days_before && strcmp(w[i].text, text) == 0)
			return true;
	return false;
}

static bool
coursework_drop_waypoint(struct store *s, int64_t id, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "DELETE FROM milestone WHERE id = :id");

	sql_int(st, ":id", id);
	return sql_run(s, st, e);
}

/* One that stays keeps its uuid, and what was decided about its step. */
static bool
coursework_put_waypoints(struct store *s, const struct waypoint *w, size_t n, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "SELECT id, days_before, text FROM milestone");
	int64_t *gone = NULL;
	size_t n_gone = 0, cap = 0;
	bool ok = true;

	while (sql_row(s, st)) {
		if (coursework_waypoint_wanted(w, n, (int)col_int(st, 1), col_str(st, 2)))
			continue;
		mem_grow(gone, &cap, n_gone + 1);
		gone[n_gone++] = col_int(st, 0);
	}
	for (size_t i = 0; ok && i < n_gone; i++)
		ok = coursework_drop_waypoint(s, gone[i], e);
	for (size_t i = 0; ok && i < n; i++)
		ok = coursework_has_waypoint(s, &w[i]) || coursework_put_waypoint(s, &w[i], e);
	free(gone);
	return ok;
}

static bool
coursework_put(struct store *s, struct coursework *c, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"INSERT INTO coursework(id, revision, uuid, pack, course, day, chosen_ms, list, wanted) "
		"VALUES (1, :revision, :uuid, :pack, :course, :day, :chosen_ms, :list, :wanted) "
		"ON CONFLICT(id) DO UPDATE SET revision = :revision, uuid = :uuid, pack = :pack, "
		"course = :course, day = :day, chosen_ms = :chosen_ms, list = :list, wanted = :wanted");

	c->revision = serial_next(s, "revision");
	uuid_take(c->uuid);
	columns_bind(st, &columns, c);
	c->id = 1;
	return sql_run(s, st, e);
}

bool
store_coursework_save(struct store *s, struct coursework *c, const struct waypoint *w, size_t n,
	const char *label, struct err *e)
{
	bool ok;

	if (!tx_change(s, 0, label, e))
		return false;
	ok = coursework_put(s, c, e) && coursework_put_waypoints(s, w, n, e);
	return tx_end(s, ok, ok ? e : NULL) && ok;
}

bool
store_coursework_drop(struct store *s, const char *label, struct err *e)
{
	bool ok;

	if (!tx_change(s, 0, label, e))
		return false;
	ok = sql_exec(s, "DELETE FROM coursework; DELETE FROM milestone", e);
	return tx_end(s, ok, ok ? e : NULL) && ok;
}

/* ---- how far it is ---- */

static bool
coursework_waypoints(struct store *s, struct coursework_state *out)
{
	sqlite3_stmt *st = sql_get(s, "SELECT uuid, days_before, text FROM milestone ORDER BY id");
	struct waypoint *l = NULL;
	size_t n = 0, cap = 0;

	while (sql_row(s, st)) {
		mem_grow(l, &cap, n + 1);
		l[n] = (struct waypoint){ .days_before = (int)col_int(st, 1),
			.text = mem_str(col_str(st, 2)) };
		snprintf(l[n++].uuid, UUID_SIZE, "%s", col_str(st, 0));
	}
	out->waypoints = l;
	out->n_waypoints = n;
	return sql_ok(s, NULL);
}

/* Those who are in it still, and those who came to where they are since it was chosen. */
static int
coursework_people(struct store *s, const struct coursework *c, bool asked)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT count(*) FROM (SELECT 1 FROM contact WHERE (stage IN ('asked', 'scheduled') "
		"OR (NOT :asked AND stage = 'idea') OR (stage <> 'idea' AND stage_ms >= :chosen)) "
		"AND" SHOWN("batch_id") "LIMIT :most)");

	sql_int(st, ":asked", asked);
	sql_int(st, ":chosen", c->chosen_ms);
	sql_int(st, ":most", c->list);
	return (int)sql_number(s, st);
}

static void
coursework_asked(struct store *s, struct coursework_state *out)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT id, uuid, stage_ms FROM contact WHERE stage = 'asked' AND" SHOWN("batch_id")
		"ORDER BY stage_ms DESC, id DESC LIMIT 1");

	if (!sql_row(s, st))
		return;
	out->asked_id = col_int(st, 0);
	snprintf(out->asked_uuid, UUID_SIZE, "%s", col_str(st, 1));
	out->asked_ms = col_int(st, 2);
	sql_end(st);
}

int64_t
store_coursework_interview(struct store *s, const char *pack)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT i.id FROM interview i JOIN timing t ON t.interview_id = i.id "
		"WHERE i.student_id IS NULL AND i.assignment = :pack AND i.assignment <> '' AND NOT i.practice "
		"AND" SHOWN("i.batch_id")
		"ORDER BY t.ended_ms > 0 DESC, t.started_ms > 0 DESC, t.at_ms DESC, i.id DESC LIMIT 1");

	sql_text(st, ":pack", pack);
	return sql_number(s, st);
}

static bool
coursework_is_held(struct store *s, int64_t interview_id)
{
	sqlite3_stmt *st = sql_get(s, "SELECT ended_ms > 0 FROM timing WHERE interview_id = :id");

	sql_int(st, ":id", interview_id);
	return sql_number(s, st) != 0;
}

static int
coursework_written(struct store *s, int64_t interview_id)
{
	sqlite3_stmt *st = sql_get(s, "SELECT count(*) FROM writeup WHERE interview_id = :id");

	sql_int(st, ":id", interview_id);
	return (int)sql_number(s, st);
}

static bool
coursework_handed_in(struct store *s, const struct coursework *c)
{
	struct decided k = { 0 };
	char id[DUE_ID_SIZE];

	snprintf(id, sizeof(id), "%s:%s", due_rules[DUE_HAND_IN].kind, c->uuid);
	return store_decided(s, id, &k, NULL) && (k.done_ms || k.dropped_ms);
}

bool
coursework_state_read(struct store *s, struct coursework *what, struct coursework_state *out)
{
	int64_t interview_id;

	if (!store_coursework_get(s, what))
		return false;
	out->what = what;
	out->handed_in = coursework_handed_in(s, what);
	out->listed = coursework_people(s, what, false);
	out->asked = coursework_people(s, what, true);
	coursework_asked(s, out);
	out->agreed_id = sql_number(s, sql_get(s, "SELECT id FROM contact WHERE stage = 'scheduled' "
		"AND" SHOWN("batch_id") "ORDER BY id DESC LIMIT 1"));
	interview_id = store_coursework_interview(s, what->pack);
	out->held = interview_id && coursework_is_held(s, interview_id);
	out->written = coursework_written(s, interview_id);
	return coursework_waypoints(s, out);
}
