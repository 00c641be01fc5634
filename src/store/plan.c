/* plan.c: the order of an interview's questions, and a plan taken over whole. */
#include <stdlib.h>
#include <string.h>

#include "model/plan.h"
#include "private.h"

/* ---- order ---- */

struct ids {
	int64_t *id;
	size_t n, cap;
};

static void
planned_ids(struct store *s, int64_t interview_id, struct ids *l)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT id FROM asked WHERE interview_id = :interview AND state <> 'off-script' "
		"ORDER BY position, id");

	sql_int(st, ":interview", interview_id);
	while (sql_row(s, st))
		*(int64_t *)list_more(&l->id, &l->n, &l->cap, sizeof(*l->id)) = col_int(st, 0);
}

static bool
set_position(struct store *s, int64_t id, int64_t position, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"UPDATE asked SET position = :position WHERE id = :id AND position <> :position");

	sql_int(st, ":id", id);
	sql_int(st, ":position", position);
	return sql_run(s, st, e);
}

static bool
renumber(struct store *s, const struct ids *l, struct err *e)
{
	for (size_t i = 0; i < l->n; i++)
		if (!set_position(s, l->id[i], (int64_t)i + 1, e))
			return false;
	return true;
}

/* As far as it goes: at an end it stays there. */
static void
shift(struct ids *l, int64_t id, int by)
{
	for (size_t i = 0; i < l->n; i++) {
		if (l->id[i] != id)
			continue;
		for (; by < 0 && i > 0; by++, i--)
			l->id[i] = l->id[i - 1];
		for (; by > 0 && i + 1 < l->n; by--, i++)
			l->id[i] = l->id[i + 1];
		l->id[i] = id;
		return;
	}
}

bool
store_asked_move(struct store *s, int64_t id, int by, struct err *e)
{
	int64_t interview_id = asked_interview(s, id);
	struct ids l = { 0 };
	bool ok;

	if (!interview_id)
		return sql_ok(s, e) && revision_refused(s, false, "This question", e);
	if (!tx_change(s, interview_id, "move {question}", e))
		return false;
	planned_ids(s, interview_id, &l);
	shift(&l, id, by);
	ok = sql_ok(s, e) && renumber(s, &l, e);
	free(l.id);
	return tx_end(s, ok, ok ? e : NULL) && ok;
}

/* ---- the whole plan ---- */

static const struct asked *
with_question(const struct asked *plan, size_t n, const char *question_id)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(plan[i].question_id ? plan[i].question_id : "", question_id) == 0)
			return &plan[i];
	return NULL;
}

/* What the new plan leaves out goes, unless it was asked, answered or skipped already. */
static bool
store_plan_drop_others(struct store *s, int64_t interview_id, const struct asked *plan,
	size_t n, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT id, question_id FROM asked WHERE interview_id = :interview "
		"AND state = 'planned' "
		"AND NOT EXISTS (SELECT 1 FROM asking WHERE asked_id = asked.id)");
	struct ids gone = { 0 };
	bool ok;

	sql_int(st, ":interview", interview_id);
	while (sql_row(s, st))
		if (!with_question(plan, n, col_str(st, 1)))
			*(int64_t *)list_more(&gone.id, &gone.n, &gone.cap, sizeof(*gone.id)) =
				col_int(st, 0);
	ok = sql_ok(s, e);
	for (size_t i = 0; ok && i < gone.n; i++)
		ok = asked_remove(s, gone.id[i], e);
	free(gone.id);
	return ok;
}

/* A question that is in the interview already keeps its row, its state and its trail. */
static bool
store_plan_put(struct store *s, int64_t interview_id, struct asked *a, int64_t position,
	struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT id, state FROM asked WHERE interview_id = :interview "
		"AND question_id = :question");

	sql_int(st, ":interview", interview_id);
	sql_text(st, ":question", a->question_id);
	a->id = 0;
	a->position = position;
	if (sql_row(s, st)) {
		columns_read(st, &asked_columns, a);
		sql_end(st);
		return asked_update(s, interview_id, a, e);
	}
	return sql_ok(s, e) && asked_insert(s, interview_id, a, e);
}

/* What stays though it is not in the new plan comes after it. */
static bool
put_last(struct store *s, int64_t interview_id, const struct asked *plan, size_t n, struct err *e)
{
	struct ids all = { 0 }, rest = { 0 };
	bool ok = true;

	planned_ids(s, interview_id, &all);
	for (size_t i = 0; i < all.n; i++) {
		size_t at = 0;

		while (at < n && plan[at].id != all.id[i])
			at++;
		if (at == n)
			*(int64_t *)list_more(&rest.id, &rest.n, &rest.cap, sizeof(*rest.id)) =
				all.id[i];
	}
	for (size_t i = 0; ok && i < rest.n; i++)
		ok = set_position(s, rest.id[i], (int64_t)(n + i) + 1, e);
	free(all.id);
	free(rest.id);
	return ok && sql_ok(s, e);
}

bool
store_plan_replace(struct store *s, int64_t interview_id, struct asked *plan, size_t n,
	struct err *e)
{
	bool ok;

	if (!tx_change(s, interview_id, "change the plan for {person}", e))
		return false;
	ok = store_plan_drop_others(s, interview_id, plan, n, e);
	for (size_t i = 0; ok && i < n; i++)
		ok = store_plan_put(s, interview_id, &plan[i], (int64_t)i + 1, e);
	ok = ok && put_last(s, interview_id, plan, n, e);
	return tx_end(s, ok, ok ? e : NULL) && ok;
}
