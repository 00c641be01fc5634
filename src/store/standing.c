/* standing.c: what a list of students shows of each, kept in a table and made anew when what it counts changes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/cohort.h"
#include "private.h"

/* ---- counted ---- */

static void
standing_count(struct store *s, struct standing *x)
{
	sqlite3_stmt *st = sql_get(s, "SELECT sum(1 - i.practice), sum(i.practice), "
		"sum(t.reviewed_ms < t.taken_ms), max(t.handed_ms), max(t.reviewed_ms) "
		"FROM interview i JOIN taken t ON t.interview_id = i.id "
		"JOIN batch b ON b.id = i.batch_id AND b.whole = 3 WHERE i.student_id = :id");

	sql_int(st, ":id", x->student.id);
	if (sql_row(s, st)) {
		x->calls = (int)col_int(st, 0);
		x->practised = (int)col_int(st, 1);
		x->waiting = (int)col_int(st, 2);
		x->handed_ms = col_int(st, 3);
		x->reviewed_ms = col_int(st, 4);
	}
	sql_end(st);
}

/* In the order of the conversations. */
static void
standing_people(struct store *s, struct standing *x)
{
	struct text t = { 0 };
	sqlite3_stmt *st = sql_get(s, "SELECT t.person FROM interview i JOIN taken t ON t.interview_id = i.id "
		"JOIN batch b ON b.id = i.batch_id AND b.whole = 3 "
		"WHERE i.student_id = :id AND NOT i.practice ORDER BY i.started_ms, i.id LIMIT 20");

	sql_int(st, ":id", x->student.id);
	while (sql_row(s, st))
		text_addf(&t, "%s%s", t.n ? ", " : "", col_str(st, 0));
	mem_set(&x->people, text_str(&t));
	text_free(&t);
}

/* What I said last and not to myself. */
static void
standing_advice(struct store *s, struct standing *x)
{
	sqlite3_stmt *st = sql_get(s, "SELECT text, made_ms FROM comment WHERE student_id = :id "
		"AND coach = '' AND private = 0 AND withdrawn = 0 ORDER BY made_ms DESC, id DESC LIMIT 1");

	sql_int(st, ":id", x->student.id);
	if (sql_row(s, st)) {
		mem_set(&x->advice, col_str(st, 0));
		x->advised_ms = col_int(st, 1);
	}
	sql_end(st);
}

static void
standing_scores(struct store *s, struct standing *x)
{
	struct text t = { 0 };
	char *row = NULL;
	sqlite3_stmt *st = sql_get(s, "SELECT p.row, p.level FROM score p "
		"LEFT JOIN interview i ON i.uuid = p.interview AND p.interview <> '' "
		"WHERE p.student_id = :id AND p.rater = '' AND p.level > 0 "
		"ORDER BY p.row, i.started_ms, p.id");

	sql_int(st, ":id", x->student.id);
	while (sql_row(s, st)) {
		bool same = row && strcmp(row, col_str(st, 0)) == 0;

		if (same)
			text_addf(&t, ",%lld", (long long)col_int(st, 1));
		else
			text_addf(&t, "%s%s=%lld", t.n ? ";" : "", col_str(st, 0), (long long)col_int(st, 1));
		mem_set(&row, col_str(st, 0));
	}
	mem_set(&x->scores, text_str(&t));
	free(row);
	text_free(&t);
}

/* In the order of the rehearsals. */
static void
standing_rehearsed(struct store *s, struct standing *x)
{
	struct text t = { 0 };
	struct rehearsed_call last;
	sqlite3_stmt *st = sql_get(s, "SELECT i.partner, i.seed, f.caught FROM interview i "
		"JOIN taken t ON t.interview_id = i.id JOIN batch b ON b.id = i.batch_id AND b.whole = 3 "
		"JOIN session f ON f.interview_id = i.id AND f.caught <> '' "
		"WHERE i.student_id = :id AND t.withdrawn_ms = 0 ORDER BY i.started_ms, i.id");

	sql_int(st, ":id", x->student.id);
	while (sql_row(s, st))
		text_addf(&t, "%s%s:%lld:%s", t.n ? ";" : "", col_str(st, 0), (long long)col_int(st, 1),
			col_str(st, 2));
	mem_set(&x->rehearsed, text_str(&t));
	x->caught = rehearsed_last(x->rehearsed, &last) ? rehearsed_percent(&last) : -1;
	text_free(&t);
}

/* ---- stored ---- */

static bool
standing_store(struct store *s, const struct standing *x, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "INSERT OR REPLACE INTO standing(student_id, stale, calls, practised, "
		"waiting, handed_ms, reviewed_ms, advised_ms, people, advice, scores, rehearsed, caught) "
		"SELECT id, 0, :calls, "
		":practised, :waiting, :handed, :reviewed, :advised, :people, :advice, :scores, :rehearsed, :caught "
		"FROM student WHERE id = :id");

	sql_int(st, ":id", x->student.id);
	sql_int(st, ":calls", x->calls);
	sql_int(st, ":practised", x->practised);
	sql_int(st, ":waiting", x->waiting);
	sql_int(st, ":handed", x->handed_ms);
	sql_int(st, ":reviewed", x->reviewed_ms);
	sql_int(st, ":advised", x->advised_ms);
	sql_text(st, ":people", x->people);
	sql_text(st, ":advice", x->advice);
	sql_text(st, ":scores", x->scores);
	sql_text(st, ":rehearsed", x->rehearsed);
	sql_int(st, ":caught", x->caught);
	return sql_run(s, st, e);
}

static bool
standing_make(struct store *s, int64_t id, struct err *e)
{
	struct standing x = { .student = { .id = id } };
	bool good;

	standing_count(s, &x);
	standing_people(s, &x);
	standing_advice(s, &x);
	standing_scores(s, &x);
	standing_rehearsed(s, &x);
	good = sql_ok(s, e) && standing_store(s, &x, e);
	standing_done(&x);
	return good;
}

/* The next that is to be made anew; 0: none. */
static int64_t
standing_next(struct store *s, const char *sql)
{
	return sql_number(s, sql_get(s, sql));
}

/* Rows of a batch are counted when it is whole: until then students are noted down. */
static bool
standing_note(struct store *s, struct err *e)
{
	return sql_run(s, sql_get(s, "INSERT INTO standing(student_id, stale, calls, practised, waiting, "
		"handed_ms, reviewed_ms, advised_ms, people, advice, scores) "
		"SELECT student_id, 1, 0, 0, 0, 0, 0, 0, '', '', '' FROM standing_touched WHERE true "
		"ON CONFLICT DO UPDATE SET stale = 1"), e);
}

static bool
standing_done_with(struct store *s, int64_t id, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "DELETE FROM standing_touched WHERE student_id = :id");

	sql_int(st, ":id", id);
	return sql_run(s, st, e);
}

bool
standing_refresh(struct store *s, struct err *e)
{
	int64_t id;
	bool good = true;

	if (!standing_next(s, "SELECT EXISTS (SELECT 1 FROM standing_touched)"))
		return sql_ok(s, e);
	if (s->tx.batch)
		good = standing_note(s, e);
	while (good && !s->tx.batch &&
		(id = standing_next(s, "SELECT student_id FROM standing_touched LIMIT 1")) != 0)
		good = standing_make(s, id, e) && standing_done_with(s, id, e);
	return good && sql_run(s, sql_get(s, "DELETE FROM standing_touched"), e);
}

bool
store_standing_make(struct store *s, size_t most, bool *more, struct err *e)
{
	int64_t id = standing_next(s, "SELECT student_id FROM standing WHERE stale = 1 LIMIT 1");
	bool good = true;

	*more = id != 0;
	if (!id || s->readonly)
		return sql_ok(s, e);
	if (!tx_change(s, 0, NULL, e))
		return false;
	s->tx.unrecorded = true;
	for (size_t i = 0; good && id && i < most; i++) {
		good = standing_make(s, id, e);
		id = standing_next(s, "SELECT student_id FROM standing WHERE stale = 1 LIMIT 1");
	}
	*more = id != 0;
	return tx_end(s, good, good ? e : NULL) && good;
}

/* ---- read ---- */

/* Of one that nothing was handed in of and no list names, nothing is told. */
#define STANDING_SHOWN "(w.roster = 1 OR t.calls + t.practised > 0 OR t.scores <> '' OR t.advised_ms > 0) "
#define STANDING_IDS "SELECT w.id FROM student w LEFT JOIN standing t ON t.student_id = w.id " \
	"WHERE (:course = '' OR w.course = :course) AND (:words = '' OR words_begin(w.words, :words)) " \
	"AND " STANDING_SHOWN "ORDER BY "
#define STANDING_THEN ", w.sort, w.id"

/* First whoever one may have to do something about. */
static const char *const standing_orders[N_COHORT_BY] = {
	[COHORT_NAME] = STANDING_IDS "w.sort, w.id",
	[COHORT_CALLS] = STANDING_IDS "coalesce(t.calls, 0)" STANDING_THEN,
	[COHORT_HANDED] = STANDING_IDS "coalesce(t.handed_ms, 0)" STANDING_THEN,
	[COHORT_REVIEWED] = STANDING_IDS "coalesce(t.reviewed_ms, 0)" STANDING_THEN,
	[COHORT_WAITING] = STANDING_IDS "coalesce(t.waiting, 0) DESC" STANDING_THEN,
	[COHORT_OVERDUE] = STANDING_IDS "w.overdue DESC" STANDING_THEN,
	[COHORT_ADVICE] = STANDING_IDS "coalesce(t.advised_ms, 0)" STANDING_THEN,
	[COHORT_CAUGHT] = STANDING_IDS "coalesce(t.caught, -1)" STANDING_THEN,
	[COHORT_SCORE] = STANDING_IDS "mark_last(coalesce(t.scores, ''), :row)" STANDING_THEN,
};

size_t
store_standing_ids(struct store *s, const struct cohort_wish *w, int64_t **ids)
{
	struct text words = { 0 };
	sqlite3_stmt *st = sql_get(s, standing_orders[w->by]);
	size_t n = 0, cap = 0;

	match_fold(&words, w->words ? w->words : "");
	sql_text(st, ":course", w->course);
	sql_text(st, ":words", text_str(&words));
	if (w->by == COHORT_SCORE)
		sql_text(st, ":row", w->row);
	*ids = NULL;
	while (sql_row(s, st))
		*(int64_t *)list_more(ids, &n, &cap, sizeof(**ids)) = col_int(st, 0);
	text_free(&words);
	return n;
}

bool
store_standing_get(struct store *s, int64_t student_id, struct standing *x)
{
	sqlite3_stmt *st = sql_get(s, "SELECT t.calls, t.practised, t.waiting, w.overdue, t.handed_ms, "
		"t.reviewed_ms, t.advised_ms, t.people, t.advice, t.scores, t.rehearsed, "
		"coalesce(t.caught, -1) FROM student w "
		"LEFT JOIN standing t ON t.student_id = w.id WHERE w.id = :id");
	bool there = store_student_get(s, student_id, &x->student);

	sql_int(st, ":id", student_id);
	if (sql_row(s, st)) {
		x->calls = (int)col_int(st, 0);
		x->practised = (int)col_int(st, 1);
		x->waiting = (int)col_int(st, 2);
		x->overdue = (int)col_int(st, 3);
		x->handed_ms = col_int(st, 4);
		x->reviewed_ms = col_int(st, 5);
		x->advised_ms = col_int(st, 6);
		mem_set(&x->people, col_str(st, 7));
		mem_set(&x->advice, col_str(st, 8));
		mem_set(&x->scores, col_str(st, 9));
		mem_set(&x->rehearsed, col_str(st, 10));
		x->caught = (int)col_int(st, 11);
	}
	sql_end(st);
	return there;
}

void
store_standing_scores(struct store *s, const char *course, void (*each)(void *user, const char *scores),
	void *user)
{
	sqlite3_stmt *st = sql_get(s, "SELECT t.scores FROM standing t JOIN student w ON w.id = t.student_id "
		"WHERE t.scores <> '' AND (:course = '' OR w.course = :course)");

	sql_text(st, ":course", course);
	while (sql_row(s, st))
		each(user, col_str(st, 0));
}

size_t
store_standing_waiting(struct store *s)
{
	return (size_t)sql_number(s, sql_get(s, "SELECT sum(waiting) FROM standing"));
}
