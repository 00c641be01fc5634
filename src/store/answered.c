/* answered.c: what people have answered already, for a plan that asks what is still unknown. */
#include <string.h>

#include "private.h"

/* So many of the last real calls are looked at: what was asked before is worth asking anew. */
enum { ANSWERED_CALLS = 500 };

bool
store_answered(struct store *s, int64_t interview_id, struct strings *others,
	struct strings *same, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT a.question_id, max(t.contact_id IS NOT NULL AND t.contact_id IS "
		"(SELECT contact_id FROM interview WHERE id = :interview)) "
		"FROM (SELECT i.id, i.contact_id FROM timing t JOIN interview i "
		"ON i.id = t.interview_id WHERE t.student_id = 0 AND t.started_ms > 0 AND NOT i.practice AND" SHOWN("i.batch_id")
		"AND i.id <> :interview ORDER BY t.started_ms DESC LIMIT :most) t "
		"JOIN asked a ON a.interview_id = t.id "
		"WHERE a.state IN ('asked', 'answered') GROUP BY a.question_id "
		"ORDER BY a.question_id");

	sql_int(st, ":interview", interview_id);
	sql_int(st, ":most", ANSWERED_CALLS);
	while (sql_row(s, st))
		strings_add(col_int(st, 1) ? same : others, col_str(st, 0));
	return sql_ok(s, e);
}
