/* asked.c: the plan of an interview, and what was asked off the script. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "model/call.h"
#include "private.h"

static const struct column fields[] = {
	COLUMN(asked, id, COL_INT64),
	COLUMN(asked, uuid, COL_UUID),
	COLUMN(asked, position, COL_INT64),
	COLUMN(asked, question_id, COL_TEXT),
	COLUMN(asked, text, COL_TEXT),
	COLUMN(asked, brief, COL_TEXT),
	COLUMN(asked, category, COL_TEXT),
	COLUMN(asked, pack, COL_TEXT),
	COLUMN(asked, probes, COL_STRINGS),
	COLUMN_WORD(asked, phase, phase_names, N_PHASES),
	COLUMN_WORD(asked, tiara, tiara_names, N_TIARAS),
	COLUMN(asked, minutes, COL_INT),
	COLUMN(asked, priority, COL_INT),
	COLUMN(asked, must, COL_BOOL),
	COLUMN_WORD(asked, state, asked_state_names, N_ASKED_STATES),
	COLUMN(asked, why, COL_TEXT),
};
const struct columns asked_columns = COLUMNS(asked, fields);

/* ---- add ---- */

static const char *
store_asked_add_label(const void *noun)
{
	return ((const struct asked *)noun)->state == ASKED_OFF_SCRIPT ? "off-script question {question}"
								       : "add question {question}";
}

static void
next_position(struct store *s, int64_t interview_id, struct asked *a)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT coalesce(max(position), 0) + 1 FROM asked WHERE interview_id = :interview");

	sql_int(st, ":interview", interview_id);
	a->position = sql_number(s, st);
}

/* "off-1", "off-2" …: the first that is free. */
static void
name_off_script(struct store *s, int64_t interview_id, struct asked *a)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT coalesce(max(CAST(substr(question_id, 5) AS INTEGER)), 0) + 1 FROM asked "
		"WHERE interview_id = :interview AND question_id LIKE 'off-%'");
	struct text name = { 0 };

	sql_int(st, ":interview", interview_id);
	text_addf(&name, "off-%" PRId64, sql_number(s, st));
	free(a->question_id);
	a->question_id = text_take(&name);
}

bool
asked_insert(struct store *s, int64_t interview_id, void *noun, struct err *e)
{
	struct asked *a = noun;
	sqlite3_stmt *st = sql_get(s,
		"INSERT INTO asked(id, uuid, interview_id, position, question_id, text, brief, category, "
		"pack, probes, phase, tiara, minutes, priority, must, state, why) "
		"VALUES (:id, :uuid, :interview, :position, :question_id, :text, :brief, :category, :pack, "
		":probes, :phase, :tiara, :minutes, :priority, :must, :state, :why)");

	number_take(s, "asked", &a->id);
	uuid_take(a->uuid);
	if (!a->position)
		next_position(s, interview_id, a);
	if (a->state == ASKED_OFF_SCRIPT && (!a->question_id || !*a->question_id))
		name_off_script(s, interview_id, a);
	columns_bind(st, &asked_columns, a);
	sql_int(st, ":interview", interview_id);
	return sql_run(s, st, e);
}

/* By position, what was asked off the script last. */
static int
in_order(const void *a, const void *b)
{
	const struct asked *x = a, *y = b;
	bool x_off = x->state == ASKED_OFF_SCRIPT, y_off = y->state == ASKED_OFF_SCRIPT;

	if (x_off != y_off)
		return x_off ? 1 : -1;
	if (x->position != y->position)
		return x->position < y->position ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

static void
store_asked_overlay_add(struct call *c, const void *noun)
{
	struct asked *a = list_more(&c->asked, &c->n_asked, &c->cap_asked, sizeof(*a));

	columns_copy_into(&asked_columns, a, noun);
	qsort(c->asked, c->n_asked, sizeof(*a), in_order);
}

const struct op asked_add_op = { "asked", store_asked_add_label, &asked_columns, "asked",
	asked_insert, store_asked_overlay_add, offsetof(struct asked, id), NULL };

bool
store_asked_add(struct store *s, int64_t interview_id, struct asked *a, struct err *e)
{
	return op_do(s, &asked_add_op, interview_id, a, e) != OP_LOST;
}

/* ---- change ---- */

static const char *
store_asked_save_label(const void *noun)
{
	switch (((const struct asked *)noun)->state) {
	case ASKED_ANSWERED: return N_("answered {question}");
	case ASKED_SKIPPED: return N_("skip {question}");
	default: return N_("change question {question}");
	}
}

bool
asked_update(struct store *s, int64_t interview_id, void *noun, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"UPDATE asked SET position = iif(:position > 0, :position, position), text = :text, "
		"brief = :brief, category = :category, pack = :pack, probes = :probes, "
		"phase = :phase, tiara = :tiara, minutes = :minutes, priority = :priority, "
		"must = :must, state = :state, why = :why WHERE id = :id");

	(void)interview_id;
	columns_bind(st, &asked_columns, noun);
	if (!sql_run(s, st, e))
		return false;
	return sqlite3_changes(s->db) == 1 || revision_refused(s, false, "This question", e);
}

static void
store_asked_overlay_save(struct call *c, const void *noun)
{
	const struct asked *from = noun;

	for (size_t i = 0; i < c->n_asked; i++)
		if (c->asked[i].id == from->id)
			columns_copy_into(&asked_columns, &c->asked[i], from);
	qsort(c->asked, c->n_asked, sizeof(*c->asked), in_order);
}

const struct op asked_save_op = { "asked-save", store_asked_save_label, &asked_columns, NULL, asked_update,
	store_asked_overlay_save, 0, NULL };

/* The interview it belongs to, in the workbook or still waiting; 0: none. */
int64_t
asked_interview(struct store *s, int64_t id)
{
	sqlite3_stmt *st = sql_get(s, "SELECT interview_id FROM asked WHERE id = :id");
	int64_t interview_id;

	sql_int(st, ":id", id);
	interview_id = sql_number(s, st);
	return interview_id ? interview_id : waits_interview(s, &asked_add_op, id);
}

bool
store_asked_save(struct store *s, const struct asked *a, struct err *e)
{
	int64_t interview_id = asked_interview(s, a->id);
	struct asked copy = *a; /* its number and texts are not changed by saving */

	if (!interview_id && s->rc == SQLITE_OK)
		return revision_refused(s, false, "This question", e);
	return op_do(s, &asked_save_op, interview_id, &copy, e) != OP_LOST;
}

/* ---- delete ---- */

static bool
store_asked_run_for(struct store *s, const char *sql, int64_t id, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, sql);

	sql_int(st, ":id", id);
	return sql_run(s, st, e);
}

/* Notes made at the question stay, before the first one. */
bool
asked_remove(struct store *s, int64_t id, struct err *e)
{
	return store_asked_run_for(s, "DELETE FROM asking WHERE asked_id = :id", id, e) &&
	       store_asked_run_for(s,
		       "UPDATE note SET asked_id = NULL WHERE asked_id = :id", id, e) &&
	       store_asked_run_for(s, "DELETE FROM asked WHERE id = :id", id, e);
}

bool
store_asked_delete(struct store *s, int64_t id, struct err *e)
{
	int64_t interview_id = asked_interview(s, id);
	bool ok;

	if (!interview_id)
		return sql_ok(s, e) && revision_refused(s, false, "This question", e);
	if (!tx_change(s, interview_id, "take out {question}", e))
		return false;
	ok = asked_remove(s, id, e);
	return tx_end(s, ok, ok ? e : NULL) && ok;
}

/* ---- list ---- */

bool
asked_list(struct store *s, struct call *c)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT * FROM asked WHERE interview_id = :interview "
		"ORDER BY state = 'off-script', position, id");

	sql_int(st, ":interview", c->interview.id);
	return list_read(s, st, &asked_columns, &c->asked, &c->n_asked, &c->cap_asked);
}

bool
store_asked_planned_each(struct store *s,
	bool (*each)(void *user, int64_t contact_id, const struct asked *a), void *user, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT coalesce(i.contact_id, 0), a.question_id, a.text, a.pack FROM timing t "
		"JOIN interview i ON i.id = t.interview_id JOIN asked a ON a.interview_id = i.id "
		"WHERE t.student_id = 0 AND t.ended_ms = 0 AND NOT i.practice AND a.state = 'planned' "
		"ORDER BY i.id, a.position");

	while (sql_row(s, st)) {
		struct asked a = { .question_id = col_text(st, 1), .text = col_text(st, 2),
			.pack = col_text(st, 3) };
		bool more = each(user, col_int(st, 0), &a);
		asked_done(&a);
		if (!more) {
			sql_end(st);
			break;
		}
	}
	return sql_ok(s, e);
}
