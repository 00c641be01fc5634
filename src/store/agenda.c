/* agenda.c: what waits for its day, as Today and `halfhour today` read it. */
#include "inside.h"
#include "model/contact.h"
#include "model/interview.h"

bool
store_agenda_calls(struct store *s, int64_t until_ms,
	bool (*each)(void *user, const struct interview *i), void *user, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT * FROM interview_whole WHERE ended_ms = 0 AND "
		"(started_ms > 0 OR (scheduled_ms > 0 AND scheduled_ms < :until AND NOT practice)) "
		"ORDER BY started_ms DESC, scheduled_ms, id");
	struct interview one = { 0 };
	bool go_on = true;

	sql_int(st, ":until", until_ms);
	while (go_on && sql_row(s, st)) {
		interview_whole_read(s, st, &one);
		go_on = one.ended_ms || each(user, &one); /* its end may wait for the workbook */
	}
	if (!go_on)
		sql_end(st);
	interview_done(&one);
	return !go_on || sql_ok(s, e);
}

bool
store_agenda_debriefs(struct store *s, int64_t since_ms,
	bool (*each)(void *user, const struct interview *i, int markers, int answers),
	void *user, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT i.*, "
		"(SELECT count(*) FROM note n WHERE n.interview_id = i.id AND n.marker) AS markers, "
		"(SELECT count(*) FROM reflection r WHERE r.interview_id = i.id AND r.text <> '') "
		"AS answers "
		"FROM timing t JOIN interview_whole i ON i.id = t.interview_id "
		"WHERE t.started_ms >= :since AND i.ended_ms > 0 AND NOT i.practice "
		"AND (markers > 0 OR answers = 0) "
		"ORDER BY t.started_ms DESC, i.id DESC");
	struct interview one = { 0 };
	bool go_on = true;

	sql_int(st, ":since", since_ms);
	while (go_on && sql_row(s, st)) {
		int n = sqlite3_column_count(st);
		interview_whole_read(s, st, &one);
		go_on = each(user, &one, (int)col_int(st, n - 2), (int)col_int(st, n - 1));
	}
	if (!go_on)
		sql_end(st);
	interview_done(&one);
	return !go_on || sql_ok(s, e);
}

bool
store_agenda_contacts(struct store *s, enum stage stage, int64_t before_ms, size_t most,
	bool (*each)(void *user, const struct contact *c), void *user, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT * FROM contact_whole c WHERE stage = :stage AND changed_ms <= :before "
		"AND NOT EXISTS "
		"(SELECT 1 FROM step WHERE contact_id = c.id AND done_ms = 0) "
		"ORDER BY path = 'referral' DESC, id DESC LIMIT :most");
	struct contact one = { 0 };
	bool go_on = true;

	sql_text(st, ":stage", stage_names[stage]);
	sql_int(st, ":before", before_ms);
	sql_int(st, ":most", (int64_t)most);
	while (go_on && sql_row(s, st)) {
		columns_read(st, contact_columns(), &one);
		go_on = each(user, &one);
	}
	if (!go_on)
		sql_end(st);
	contact_done(&one);
	return !go_on || sql_ok(s, e);
}
