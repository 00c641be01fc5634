/* evidence.c: what speaks for or against claims and the points of a decision; interest; ties. */
#include <stdlib.h>

#include "private.h"
#include "store_compare.h"

/* ---- evidence ---- */

static void
evidence_bind(sqlite3_stmt *st, const struct evidence *v)
{
	sql_int(st, ":claim", v->claim_id);
	sql_int(st, ":point", v->point_id);
	sql_int(st, ":note", v->note_id);
	sql_int(st, ":interview", v->interview_id);
}

static bool
evidence_drop(struct store *s, const struct evidence *v, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "DELETE FROM evidence WHERE coalesce(claim_id, 0) = :claim "
		"AND coalesce(point_id, 0) = :point AND coalesce(note_id, 0) = :note "
		"AND coalesce(interview_id, 0) = :interview");

	evidence_bind(st, v);
	return sql_run(s, st, e);
}

static bool
evidence_add(struct store *s, const struct evidence *v, int side, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"INSERT INTO evidence(id, revision, uuid, claim_id, point_id, note_id, interview_id, side, "
		"text) VALUES (:id, :revision, :uuid, nullif(:claim, 0), nullif(:point, 0), "
		"nullif(:note, 0), nullif(:interview, 0), :side, :text) "
		"ON CONFLICT(coalesce(claim_id, 0), coalesce(point_id, 0), coalesce(note_id, 0), "
		"coalesce(interview_id, 0)) DO UPDATE SET revision = :revision, side = :side, "
		"text = :text");
	char uuid[UUID_SIZE];

	uuid_new(uuid);
	evidence_bind(st, v);
	sql_int(st, ":id", serial_next(s, "evidence"));
	sql_int(st, ":revision", serial_next(s, "revision"));
	sql_text(st, ":uuid", uuid);
	sql_text(st, ":side", side_names[side]);
	sql_text(st, ":text", v->text);
	return sql_run(s, st, e);
}

bool
store_evidence_set(struct store *s, const struct evidence *v, int side, struct err *e)
{
	bool ok;

	if (!tx_change(s, 0, "weigh {point}", e))
		return false;
	ok = side < 0 ? evidence_drop(s, v, e) : evidence_add(s, v, side, e);
	return tx_end(s, ok, ok ? e : NULL) && ok;
}

enum { CLAIMS_MOST = 20 }; /* offered in a plan */

/* As claim_is_open has it, by the index of claims: a plan does not read all notes. */
bool
store_open_claims(struct store *s, int64_t contact_id, struct strings *out, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT n.text FROM note n JOIN interview i ON i.id = n.interview_id "
		"JOIN timing t ON t.interview_id = i.id WHERE n.claim = 1 AND n.record <> 'off' "
		"AND n.text <> '' AND i.practice = 0 AND t.ended_ms > 0 AND" SHOWN("i.batch_id")
		"AND (i.contact_id IS NULL OR i.contact_id <> :contact) AND NOT EXISTS (SELECT 1 "
		"FROM evidence e JOIN note o ON o.id = e.note_id WHERE e.claim_id = n.id "
		"AND o.record <> 'off') ORDER BY n.id LIMIT :most");

	sql_int(st, ":contact", contact_id);
	sql_int(st, ":most", CLAIMS_MOST);
	while (sql_row(s, st))
		strings_add(out, col_str(st, 0));
	return sql_ok(s, e);
}

/* ---- points ---- */

bool
store_point_save(struct store *s, struct point *p, struct err *e)
{
	sqlite3_stmt *st;
	bool ok;

	if (!tx_change(s, 0, p->id ? "change {point}" : "add {point}", e))
		return false;
	if (!p->id)
		p->id = serial_next(s, "point");
	p->revision = serial_next(s, "revision");
	uuid_take(p->uuid);
	st = sql_get(s, "INSERT INTO point(id, revision, uuid, kind, text, mine, contact_id) "
		"VALUES (:id, :revision, :uuid, :kind, :text, :mine, :contact) "
		"ON CONFLICT(id) DO UPDATE SET revision = :revision, kind = :kind, text = :text, "
		"mine = :mine, contact_id = :contact");
	sql_int(st, ":id", p->id);
	sql_int(st, ":revision", p->revision);
	sql_text(st, ":uuid", p->uuid);
	sql_text(st, ":kind", point_kind_names[p->kind]);
	sql_text(st, ":text", p->text);
	sql_int(st, ":mine", p->mine);
	sql_ref(st, ":contact", p->contact_id);
	ok = sql_run(s, st, e);
	return tx_end(s, ok, ok ? e : NULL) && ok;
}

bool
store_point_delete(struct store *s, int64_t id, struct err *e)
{
	sqlite3_stmt *st;
	bool ok;

	if (!tx_change(s, 0, "delete {point}", e))
		return false;
	st = sql_get(s, "DELETE FROM evidence WHERE point_id = :id");
	sql_int(st, ":id", id);
	ok = sql_run(s, st, e);
	if (ok) {
		st = sql_get(s, "DELETE FROM point WHERE id = :id");
		sql_int(st, ":id", id);
		ok = sql_run(s, st, e);
	}
	return tx_end(s, ok, ok ? e : NULL) && ok;
}

/* ---- interest ---- */

static bool
interest_put(struct store *s, int64_t interview_id, int before, int after, const char *text,
	struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"INSERT INTO interest(id, revision, uuid, interview_id, before, after, text) "
		"VALUES (:id, :revision, :uuid, :interview, max(:before, 0), max(:after, 0), :text) "
		"ON CONFLICT(interview_id) DO UPDATE SET revision = :revision, "
		"before = iif(:before < 0, before, :before), after = iif(:after < 0, after, :after), "
		"text = iif(:keep, text, :text)");
	char uuid[UUID_SIZE];

	uuid_new(uuid);
	sql_int(st, ":id", serial_next(s, "interest"));
	sql_int(st, ":revision", serial_next(s, "revision"));
	sql_text(st, ":uuid", uuid);
	sql_int(st, ":interview", interview_id);
	sql_int(st, ":before", before);
	sql_int(st, ":after", after);
	sql_int(st, ":keep", text == NULL);
	sql_text(st, ":text", text);
	return sql_run(s, st, e);
}

bool
store_interest_set(struct store *s, int64_t interview_id, int before, int after,
	const char *text, struct err *e)
{
	bool ok;

	if (!tx_change(s, interview_id, "say how interested one is, {person}", e))
		return false;
	ok = interest_put(s, interview_id, before, after, text, e);
	return tx_end(s, ok, ok ? e : NULL) && ok;
}

bool
store_interest_get(struct store *s, int64_t interview_id, int *before, int *after,
	struct text *because)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT before, after, text FROM interest WHERE interview_id = :interview");
	bool there;

	sql_int(st, ":interview", interview_id);
	there = sql_row(s, st);
	*before = there ? (int)col_int(st, 0) : 0;
	*after = there ? (int)col_int(st, 1) : 0;
	text_set(because, there ? col_str(st, 2) : "");
	if (there)
		sql_end(st);
	return there;
}

/* ---- ties ---- */

static bool
tie_put(struct store *s, const char *question, const char *same, struct err *e)
{
	sqlite3_stmt *st = same
		? sql_get(s, "INSERT INTO tie(id, uuid, question, same) "
			"VALUES (:id, :uuid, :question, :same) "
			"ON CONFLICT(question) DO UPDATE SET same = :same")
		: sql_get(s, "DELETE FROM tie WHERE question = :question");
	char uuid[UUID_SIZE];

	sql_text(st, ":question", question);
	if (same) {
		uuid_new(uuid);
		sql_int(st, ":id", serial_next(s, "tie"));
		sql_text(st, ":uuid", uuid);
		sql_text(st, ":same", same);
	}
	return sql_run(s, st, e);
}

bool
store_tie_set(struct store *s, const char *question, const char *same, struct err *e)
{
	bool ok;

	if (!tx_change(s, 0, same ? "tie {question}" : "untie {question}", e))
		return false;
	ok = tie_put(s, question, same, e);
	return tx_end(s, ok, ok ? e : NULL) && ok;
}
