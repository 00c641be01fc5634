/* Steps of a batch that comes or goes, made and hidden some at a time. */
#include "due_facts.h"

enum { HIDDEN_AT_ONCE = 250 };

/* Of a batch, the rows past one up to another. */
struct due_rows {
	int64_t batch, past, upto;
};

static bool
due_rows_run(struct store *s, const char *sql, const struct due_rows *x, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, sql);

	sql_int(st, ":id", x->batch);
	sql_int(st, ":past", x->past);
	sql_int(st, ":upto", x->upto);
	return sql_run(s, st, e);
}

static bool
due_rows_done(struct store *s, const char *sql, const struct due_rows *x, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, sql);

	sql_int(st, ":id", x->batch);
	sql_int(st, ":upto", x->upto);
	return sql_run(s, st, e);
}

/* One that was shown or hidden and whose steps are not made to the end; 0: none. */
static int64_t
due_batch(struct store *s, bool *shown)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT id, whole = 1 FROM batch WHERE due_interview IS NOT NULL LIMIT 1");
	int64_t id = 0;

	if (sql_row(s, st)) {
		id = col_int(st, 0);
		*shown = col_int(st, 1);
		sql_end(st);
	}
	return id;
}

/* The next rows; false: there are no more. */
static bool
due_rows_next(struct store *s, const char *sql, size_t most, struct due_rows *x)
{
	sqlite3_stmt *st = sql_get(s, sql);

	x->upto = 0;
	sql_int(st, ":id", x->batch);
	sql_int(st, ":most", (int64_t)most);
	if (sql_row(s, st)) {
		x->past = col_int(st, 0);
		x->upto = col_int(st, 1);
		sql_end(st);
	}
	return x->upto != 0;
}

#define OF_ROWS "batch_id = :id AND id > :past AND id <= :upto"

/* What is hidden has no steps. */
static bool
due_batch_hide(struct store *s, const struct due_rows *x, struct err *e)
{
	return due_rows_run(s, "DELETE FROM due WHERE owner IN (SELECT id FROM contact WHERE " OF_ROWS ")", x, e) &&
	       due_rows_run(s, "DELETE FROM due_named WHERE owner IN "
			"(SELECT id FROM contact WHERE " OF_ROWS ")", x, e);
}

static bool
due_batch_show(struct store *s, const struct due_rows *x, struct err *e)
{
	return due_rows_run(s, "INSERT OR IGNORE INTO due_touched SELECT id FROM contact WHERE " OF_ROWS, x, e);
}

/* Theirs, and those of whom they were named by. */
static bool
due_batch_contacts(struct store *s, struct due_rows *x, bool shown, bool *more, struct err *e)
{
	*more = due_rows_next(s, "SELECT due_contact, (SELECT max(id) FROM (SELECT id FROM contact "
		"WHERE batch_id = :id AND id > due_contact ORDER BY id LIMIT :most)) "
		"FROM batch WHERE id = :id", shown ? DUE_OWNERS_AT_ONCE : HIDDEN_AT_ONCE, x);
	if (!*more)
		return sql_ok(s, e);
	return due_rows_run(s, "INSERT OR IGNORE INTO due_touched SELECT n.owner FROM contact c "
			"CROSS JOIN due_named n ON n.name IN (c.sort, c.referral_words) "
			"WHERE c.batch_id = :id AND c.id > :past AND c.id <= :upto", x, e) &&
	       (shown ? due_batch_show : due_batch_hide)(s, x, e) &&
	       due_rows_done(s, "UPDATE batch SET due_contact = :upto WHERE id = :id", x, e);
}

static bool
due_batch_interviews(struct store *s, struct due_rows *x, bool *more, struct err *e)
{
	*more = due_rows_next(s, "SELECT due_interview, (SELECT max(id) FROM (SELECT id FROM interview "
		"WHERE batch_id = :id AND id > due_interview ORDER BY id LIMIT :most)) "
		"FROM batch WHERE id = :id", DUE_OWNERS_AT_ONCE, x);
	if (!*more)
		return sql_ok(s, e);
	return due_rows_run(s, "INSERT OR IGNORE INTO due_touched SELECT coalesce(contact_id, -id) "
			"FROM interview WHERE " OF_ROWS, x, e) &&
	       due_rows_done(s, "UPDATE batch SET due_interview = :upto WHERE id = :id", x, e);
}

bool
due_batch_slice(struct store *s, struct err *e)
{
	struct due_rows x = { 0 };
	bool shown = false, more = false, ok;

	x.batch = due_batch(s, &shown);
	if (!x.batch)
		return sql_ok(s, e);
	s->due.more = true;
	ok = due_batch_contacts(s, &x, shown, &more, e);
	if (ok && !more)
		ok = due_batch_interviews(s, &x, &more, e);
	if (ok && !more)
		ok = due_rows_done(s, "UPDATE batch SET due_interview = NULL, due_contact = NULL "
			"WHERE id = :id AND :upto = 0", &x, e);
	return ok;
}
