/* check.c: the answers to the time check. */
#include <stdlib.h>

#include "model/call.h"
#include "private.h"

static const struct column fields[] = {
	COLUMN(check, id, COL_INT64),
	COLUMN(check, revision, COL_INT64),
	COLUMN(check, uuid, COL_UUID),
	COLUMN(check, axis_ms, COL_INT64),
	COLUMN_WORD(check, answer, check_answer_names, N_CHECK_ANSWERS),
	COLUMN(check, minutes, COL_INT),
};
static const struct columns columns = COLUMNS(check, fields);

static const char *
store_check_label(const void *noun)
{
	(void)noun;
	return N_("time check with {person}");
}

static bool
store_check_apply(struct store *s, int64_t interview_id, void *noun, struct err *e)
{
	struct check *k = noun;
	sqlite3_stmt *st = sql_get(s,
		"INSERT INTO \"check\"(id, revision, uuid, interview_id, axis_ms, answer, "
		"minutes) "
		"VALUES (:id, :revision, :uuid, :interview, :axis_ms, :answer, :minutes) "
		"ON CONFLICT(id) DO UPDATE SET revision = :revision, answer = :answer, "
		"minutes = :minutes");

	number_take(s, "check", &k->id);
	uuid_take(k->uuid);
	k->revision = serial_next(s, "revision");
	columns_bind(st, &columns, k);
	sql_int(st, ":interview", interview_id);
	return sql_run(s, st, e);
}

static int
store_check_by_axis(const void *a, const void *b)
{
	const struct check *x = a, *y = b;

	if (x->axis_ms != y->axis_ms)
		return x->axis_ms < y->axis_ms ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

static void
store_check_overlay(struct call *c, const void *noun)
{
	const struct check *now = noun;
	struct check *k;

	for (size_t i = 0; i < c->n_checks; i++)
		if (c->checks[i].id == now->id) {
			c->checks[i] = *now;
			return;
		}
	k = list_more(&c->checks, &c->n_checks, &c->cap_checks, sizeof(*k));
	*k = *now;
	qsort(c->checks, c->n_checks, sizeof(*k), store_check_by_axis);
}

const struct op check_op = { "check", store_check_label, &columns, "check",
	store_check_apply, store_check_overlay, offsetof(struct check, id), NULL };

bool
store_check_save(struct store *s, int64_t interview_id, struct check *k, struct err *e)
{
	return op_do(s, &check_op, interview_id, k, e) != OP_LOST;
}

bool
check_list(struct store *s, struct call *c)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT * FROM \"check\" WHERE interview_id = :interview ORDER BY axis_ms, id");

	sql_int(st, ":interview", c->interview.id);
	return list_read(s, st, &columns, &c->checks, &c->n_checks, &c->cap_checks);
}
