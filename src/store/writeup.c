/* writeup.c: one's own answers to the questions of an assignment. */
#include "model/call.h"
#include "private.h"

static const struct column fields[] = {
	COLUMN(writeup, id, COL_INT64),
	COLUMN(writeup, revision, COL_INT64),
	COLUMN(writeup, uuid, COL_UUID),
	COLUMN(writeup, question, COL_TEXT),
	COLUMN(writeup, text, COL_TEXT),
};
static const struct columns columns = COLUMNS(writeup, fields);

static bool
writeup_drop(struct store *s, int64_t interview_id, const char *question, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"DELETE FROM writeup WHERE interview_id = :interview AND question = :question");

	sql_int(st, ":interview", interview_id);
	sql_text(st, ":question", question);
	return sql_run(s, st, e);
}

static bool
writeup_put(struct store *s, int64_t interview_id, const char *question, const char *text,
	struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"INSERT INTO writeup(id, revision, uuid, interview_id, question, text) "
		"VALUES (:id, :revision, :uuid, :interview, :question, :text) "
		"ON CONFLICT(interview_id, question) DO UPDATE SET revision = :revision, "
		"text = :text");
	char uuid[UUID_SIZE];

	uuid_new(uuid);
	sql_int(st, ":id", serial_next(s, "writeup"));
	sql_int(st, ":revision", serial_next(s, "revision"));
	sql_text(st, ":uuid", uuid);
	sql_int(st, ":interview", interview_id);
	sql_text(st, ":question", question);
	sql_text(st, ":text", text);
	return sql_run(s, st, e);
}

bool
store_writeup_set(struct store *s, int64_t interview_id, const char *question, const char *text,
	struct err *e)
{
	bool ok;

	if (!tx_change(s, interview_id, "write up {writeup}", e))
		return false;
	ok = text && *text ? writeup_put(s, interview_id, question, text, e)
			   : writeup_drop(s, interview_id, question, e);
	return tx_end(s, ok, ok ? e : NULL) && ok;
}

bool
writeup_list(struct store *s, struct call *c)
{
	sqlite3_stmt *st = sql_get(s, "SELECT id, revision, uuid, question, text FROM writeup "
		"WHERE interview_id = :interview ORDER BY id");

	sql_int(st, ":interview", c->interview.id);
	return list_read(s, st, &columns, &c->writeups, &c->n_writeups, &c->cap_writeups);
}
