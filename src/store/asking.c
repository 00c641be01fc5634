/* asking.c: when each question of a call became the current one. */
#include <stdlib.h>

#include "model/call.h"
#include "private.h"

static const struct column fields[] = {
	COLUMN(asking, id, COL_INT64),
	COLUMN(asking, uuid, COL_UUID),
	COLUMN(asking, asked_id, COL_REF),
	COLUMN(asking, axis_ms, COL_INT64),
	COLUMN(asking, done_ms, COL_INT64),
};
static const struct columns columns = COLUMNS(asking, fields);

static const char *
asking_label(const void *noun)
{
	(void)noun;
	return N_("ask {asking}");
}

static bool
asking_apply(struct store *s, int64_t interview_id, void *noun, struct err *e)
{
	struct asking *a = noun;
	sqlite3_stmt *st = sql_get(s,
		"INSERT INTO asking(id, uuid, interview_id, asked_id, axis_ms, done_ms) "
		"VALUES (:id, :uuid, :interview, :asked_id, :axis_ms, :done_ms)");

	number_take(s, "asking", &a->id);
	uuid_take(a->uuid);
	columns_bind(st, &columns, a);
	sql_int(st, ":interview", interview_id);
	return sql_run(s, st, e);
}

static int
asking_by_axis(const void *a, const void *b)
{
	const struct asking *x = a, *y = b;

	if (x->axis_ms != y->axis_ms)
		return x->axis_ms < y->axis_ms ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

static void
asking_overlay(struct call *c, const void *noun)
{
	struct asking *a = list_more(&c->askings, &c->n_askings, &c->cap_askings, sizeof(*a));

	*a = *(const struct asking *)noun;
	qsort(c->askings, c->n_askings, sizeof(*a), asking_by_axis);
}

const struct op asking_op = { "asking", asking_label, &columns, "asking", asking_apply,
	asking_overlay, offsetof(struct asking, id), NULL };

bool
store_asking_add(struct store *s, int64_t interview_id, struct asking *a, struct err *e)
{
	return op_do(s, &asking_op, interview_id, a, e) != OP_LOST;
}

bool
asking_list(struct store *s, struct call *c)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT * FROM asking WHERE interview_id = :interview ORDER BY axis_ms, id");

	sql_int(st, ":interview", c->interview.id);
	return list_read(s, st, &columns, &c->askings, &c->n_askings, &c->cap_askings);
}
