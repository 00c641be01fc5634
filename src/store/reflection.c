/* reflection.c: the debrief's answers, by prompt. */
#include "model/call.h"
#include "private.h"

static const struct column fields[] = {
	COLUMN(reflection, id, COL_INT64),
	COLUMN(reflection, revision, COL_INT64),
	COLUMN(reflection, uuid, COL_UUID),
	COLUMN(reflection, prompt, COL_TEXT),
	COLUMN(reflection, text, COL_TEXT),
};
static const struct columns columns = COLUMNS(reflection, fields);

static bool
reflection_drop(struct store *s, int64_t interview_id, const char *prompt, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"DELETE FROM reflection WHERE interview_id = :interview AND prompt = :prompt");

	sql_int(st, ":interview", interview_id);
	sql_text(st, ":prompt", prompt);
	return sql_run(s, st, e);
}

static bool
reflection_set(struct store *s, int64_t interview_id, const char *prompt, const char *text, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"INSERT INTO reflection(id, revision, uuid, interview_id, prompt, text) "
		"VALUES (:id, :revision, :uuid, :interview, :prompt, :text) "
		"ON CONFLICT(interview_id, prompt) DO UPDATE SET revision = :revision, "
		"text = :text");
	char uuid[UUID_SIZE];

	uuid_new(uuid);
	sql_int(st, ":id", serial_next(s, "reflection"));
	sql_int(st, ":revision", serial_next(s, "revision"));
	sql_text(st, ":uuid", uuid);
	sql_int(st, ":interview", interview_id);
	sql_text(st, ":prompt", prompt);
	sql_text(st, ":text", text);
	return sql_run(s, st, e);
}

/* No text: the answer is taken away. */
bool
store_reflection_set(struct store *s, int64_t interview_id, const char *prompt, const char *text,
	struct err *e)
{
	bool ok;

	if (!tx_change(s, interview_id, "debrief answer {answer}", e))
		return false;
	ok = text && *text ? reflection_set(s, interview_id, prompt, text, e)
			   : reflection_drop(s, interview_id, prompt, e);
	return tx_end(s, ok, ok ? e : NULL) && ok;
}

bool
reflection_list(struct store *s, struct call *c)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT id, revision, uuid, prompt, text FROM reflection WHERE interview_id = :interview ORDER BY id");

	sql_int(st, ":interview", c->interview.id);
	return list_read(s, st, &columns, &c->reflections, &c->n_reflections, &c->cap_reflections);
}
