/* template.c: plans kept by name. */
#include "model/plan.h"
#include "private.h"

static int64_t
template_find(struct store *s, const char *name)
{
	sqlite3_stmt *st = sql_get(s, "SELECT id FROM template WHERE folded = :folded");
	struct text folded = { 0 };
	int64_t id;

	match_fold(&folded, name);
	sql_text(st, ":folded", text_str(&folded));
	id = sql_number(s, st);
	text_free(&folded);
	return id;
}

static bool
template_clear(struct store *s, int64_t id, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "DELETE FROM template_asked WHERE template_id = :id");

	sql_int(st, ":id", id);
	if (!sql_run(s, st, e))
		return false;
	st = sql_get(s, "DELETE FROM template WHERE id = :id");
	sql_int(st, ":id", id);
	return sql_run(s, st, e);
}

static bool
template_add(struct store *s, int64_t id, const char *name, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"INSERT INTO template(id, uuid, name, folded) "
		"VALUES (:id, :uuid, :name, :folded)");
	char uuid[UUID_SIZE];
	struct text folded = { 0 };

	match_fold(&folded, name);
	uuid_new(uuid);
	sql_int(st, ":id", id);
	sql_text(st, ":uuid", uuid);
	sql_text(st, ":name", name);
	sql_text(st, ":folded", text_str(&folded));
	text_free(&folded);
	return sql_run(s, st, e);
}

static bool
template_add_asked(struct store *s, int64_t id, const struct asked *a, int64_t position, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"INSERT INTO template_asked(id, template_id, position, question_id, text, brief, "
		"category, pack, probes, phase, tiara, minutes, priority, must, why) "
		"VALUES (:row, :template, :place, :question_id, :text, :brief, :category, :pack, "
		":probes, :phase, :tiara, :minutes, :priority, :must, :why)");

	columns_bind(st, &asked_columns, a);
	sql_int(st, ":row", serial_next(s, "template_asked"));
	sql_int(st, ":template", id);
	sql_int(st, ":place", position);
	return sql_run(s, st, e);
}

/* What was asked off the script belongs to one call only. */
bool
store_template_save(struct store *s, const char *name, const struct asked *plan, size_t n,
	struct err *e)
{
	struct text folded = { 0 };
	int64_t id, position = 0;
	bool ok;

	match_fold(&folded, name);
	ok = folded.n || err_set(e, "A plan is saved by name: type a word or two.");
	text_free(&folded);
	if (!ok || !tx_change(s, 0, "keep the plan {plan}", e))
		return false;
	id = template_find(s, name);
	ok = !id || template_clear(s, id, e);
	if (!id)
		id = serial_next(s, "template");
	ok = ok && template_add(s, id, name, e);
	for (size_t i = 0; ok && i < n; i++)
		if (plan[i].state != ASKED_OFF_SCRIPT)
			ok = template_add_asked(s, id, &plan[i], ++position, e);
	return tx_end(s, ok, ok ? e : NULL) && ok;
}

/* Ready for another interview: no row's number, nothing asked. */
bool
store_template_get(struct store *s, const char *name, struct asked **out, size_t *n, struct err *e)
{
	int64_t id = template_find(s, name);
	sqlite3_stmt *st = sql_get(s,
		"SELECT position, question_id, text, brief, category, pack, probes, phase, tiara, "
		"minutes, priority, must, why FROM template_asked WHERE template_id = :id "
		"ORDER BY position");
	size_t cap = 0;

	*out = NULL;
	*n = 0;
	if (!id)
		return sql_ok(s, e) && err_set(e, "No plan is saved by the name \"%s\".", name);
	sql_int(st, ":id", id);
	return list_read(s, st, &asked_columns, out, n, &cap) || sql_ok(s, e);
}

void
store_template_names(struct store *s, struct strings *out)
{
	sqlite3_stmt *st = sql_get(s, "SELECT name FROM template ORDER BY folded");

	while (sql_row(s, st))
		strings_add(out, col_str(st, 0));
}
