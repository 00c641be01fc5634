/* Interviews, planned, running and held. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "model/interview.h"
#include "private.h"

static const struct column fields[] = {
	COLUMN(interview, id, COL_INT64),
	COLUMN(interview, revision, COL_INT64),
	COLUMN(interview, uuid, COL_UUID),
	COLUMN(interview, contact_id, COL_REF),
	COLUMN_WORD(interview, kind, interview_kind_names, N_INTERVIEW_KINDS),
	COLUMN(interview, agreed_minutes, COL_INT),
	COLUMN(interview, scheduled_ms, COL_INT64),
	COLUMN(interview, zone, COL_TEXT),
	COLUMN(interview, place, COL_TEXT),
	COLUMN(interview, channel, COL_TEXT),
	COLUMN(interview, started_ms, COL_INT64),
	COLUMN(interview, ended_ms, COL_INT64),
	COLUMN(interview, practice, COL_BOOL),
	COLUMN(interview, partner, COL_TEXT),
	COLUMN(interview, seed, COL_INT),
	COLUMN(interview, speed, COL_INT),
	COLUMN(interview, nervous_before, COL_INT),
	COLUMN(interview, nervous_after, COL_INT),
	COLUMN(interview, assignment, COL_TEXT),
	COLUMN_WORD(interview, source, source_names, N_SOURCES),
	COLUMN(interview, situation, COL_TEXT),
	COLUMN(interview, uid, COL_TEXT),
	COLUMN(interview, sequence, COL_INT),
	COLUMN(interview, stamp_ms, COL_INT64),
	COLUMN(interview, created_ms, COL_INT64),
	COLUMN(interview, contact, COL_TEXT),
	COLUMN(interview, role, COL_TEXT),
	COLUMN(interview, organisation, COL_TEXT),
	COLUMN(interview, theirs, COL_TEXT),
};
const struct columns interview_columns = COLUMNS(interview, fields);

/* ---- save ---- */

static bool
store_interview_add(struct store *s, struct interview *i, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"INSERT INTO interview(id, revision, uuid, contact_id, kind, agreed_minutes, "
		"scheduled_ms, zone, place, channel, started_ms, ended_ms, practice, partner, seed, speed, "
		"nervous_before, nervous_after, assignment, source, situation, uid, sequence, stamp_ms, "
		"created_ms, batch_id) "
		"VALUES (:id, :revision, :uuid, :contact_id, :kind, :agreed_minutes, :scheduled_ms, "
		":zone, :place, :channel, :started_ms, :ended_ms, :practice, :partner, :seed, :speed, "
		":nervous_before, :nervous_after, :assignment, :source, :situation, :uid, :sequence, "
		":stamp_ms, :created_ms, :batch)");

	i->id = serial_next(s, "interview");
	i->revision = serial_next(s, "revision");
	if (!i->uuid[0])
		uuid_new(i->uuid);
	if (!i->agreed_minutes)
		i->agreed_minutes = 20;
	if (!i->created_ms)
		i->created_ms = s->now.wall_ms;
	sql_ref(st, ":batch", s->tx.batch);
	columns_bind(st, &interview_columns, i);
	return sql_run(s, st, e);
}

static bool
store_interview_there(struct store *s, int64_t id)
{
	sqlite3_stmt *st = sql_get(s, "SELECT count(*) FROM interview WHERE id = :id AND (student_id > 0 OR"
		SHOWN("batch_id") ")");

	sql_int(st, ":id", id);
	return sql_number(s, st) > 0;
}

static bool
store_interview_change(struct store *s, struct interview *i, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"UPDATE interview SET revision = :new, contact_id = :contact_id, kind = :kind, "
		"agreed_minutes = :agreed_minutes, scheduled_ms = :scheduled_ms, zone = :zone, "
		"place = :place, channel = :channel, started_ms = :started_ms, ended_ms = :ended_ms, "
		"practice = :practice, partner = :partner, seed = :seed, speed = :speed, "
		"nervous_before = :nervous_before, nervous_after = :nervous_after, "
		"assignment = :assignment, source = :source, situation = :situation, uid = :uid, "
		"sequence = :sequence, stamp_ms = :stamp_ms WHERE id = :id AND revision = :revision");
	int64_t revision = serial_next(s, "revision");

	columns_bind(st, &interview_columns, i);
	sql_int(st, ":new", revision);
	if (!sql_run(s, st, e))
		return false;
	if (sqlite3_changes(s->db) != 1)
		return revision_refused(
			s, store_interview_there(s, i->id), "This interview", e);
	i->revision = revision;
	return true;
}

bool
store_interview_save(struct store *s, struct interview *i, struct err *e)
{
	struct interview before = *i;
	bool ok;

	if (!tx_change(s, i->id, i->id ? "change the interview with {person}" : "add an interview with {person}", e))
		return false;
	ok = i->id ? store_interview_change(s, i, e) : store_interview_add(s, i, e);
	ok = tx_end(s, ok, ok ? e : NULL) && ok;
	if (!ok)
		*i = before;
	return ok;
}

int64_t
store_interview_same(struct store *s, int64_t contact_id, int64_t scheduled_ms)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT id FROM interview WHERE contact_id = :contact AND scheduled_ms = :at "
		"AND NOT started_ms AND NOT practice AND" SHOWN("batch_id") "ORDER BY id LIMIT 1");

	sql_int(st, ":contact", contact_id);
	sql_int(st, ":at", scheduled_ms);
	return sql_number(s, st);
}

int64_t
store_interview_begun(struct store *s, int64_t contact_id, int64_t started_ms)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT i.id FROM timing t JOIN interview i ON i.id = t.interview_id "
		"WHERE t.student_id = 0 AND t.started_ms = :at AND i.contact_id = :contact "
		"AND NOT i.practice AND" SHOWN("i.batch_id") "ORDER BY i.id LIMIT 1");

	sql_int(st, ":contact", contact_id);
	sql_int(st, ":at", started_ms);
	return sql_number(s, st);
}

int64_t
store_interview_last_held(struct store *s, int64_t contact_id)
{
	sqlite3_stmt *st = sql_get(s, "SELECT i.id FROM interview i CROSS JOIN timing t ON t.interview_id = i.id "
		"WHERE i.contact_id = :contact AND NOT i.practice AND t.started_ms > 0 AND t.student_id = 0 "
		"AND" SHOWN("i.batch_id") "ORDER BY t.at_ms DESC, i.id DESC LIMIT 1");

	sql_int(st, ":contact", contact_id);
	return sql_number(s, st);
}

int64_t
store_interview_uid(struct store *s, const char *uid)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT id FROM interview WHERE uid = :uid AND uid <> '' AND" SHOWN("batch_id")
		"UNION ALL SELECT id FROM interview WHERE uuid = :uid AND" SHOWN("batch_id") "LIMIT 1");

	sql_text(st, ":uid", uid);
	return sql_number(s, st);
}

bool
store_appointment_each(struct store *s, int64_t from_ms, int64_t to_ms,
	bool (*each)(void *user, const struct interview *i), void *user, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "SELECT i.id, i.contact_id, i.scheduled_ms, i.agreed_minutes, i.channel, i.place, "
		"coalesce((SELECT name FROM contact WHERE id = i.contact_id), i.partner) AS contact "
		"FROM interview i CROSS JOIN timing t ON t.interview_id = i.id "
		"WHERE i.scheduled_ms > 0 AND i.scheduled_ms BETWEEN :from AND :to AND NOT i.practice "
		"AND t.started_ms = 0 AND" SHOWN("i.batch_id") "ORDER BY i.scheduled_ms, i.id");
	bool more = true;

	sql_int(st, ":from", from_ms);
	sql_int(st, ":to", to_ms);
	while (more && sql_row(s, st)) {
		struct interview i = { 0 };

		columns_read(st, &interview_columns, &i);
		if (!i.contact_id)
			intake_person(s, i.id, &i.contact, &i.role, &i.organisation);
		more = each(user, &i);
		interview_done(&i);
	}
	if (!more)
		sql_end(st);
	return more ? sql_ok(s, e) : true;
}

/* ---- get ---- */

void
interview_whole_read(struct store *s, sqlite3_stmt *st, struct interview *out)
{
	columns_read(st, &interview_columns, out);
	if (!out->contact_id && !out->practice)
		intake_person(s, out->id, &out->contact, &out->role, &out->organisation);
	if (!out->ended_ms)
		out->ended_ms = waits_ended(s, out->id);
	out->length_ms = clock_length(s, out);
}

bool
interview_get(struct store *s, int64_t id, struct interview *out, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "SELECT" INTERVIEW_WHOLE "FROM" INTERVIEW_JOINED "WHERE i.id = :id");

	sql_int(st, ":id", id);
	if (sql_row(s, st)) {
		interview_whole_read(s, st, out);
		sql_end(st);
		return true;
	}
	return sql_ok(s, e) && err_set(e, "There is no interview %" PRId64 " in the workbook.", id);
}

bool
store_interview_get(struct store *s, int64_t id, struct interview *out, struct err *e)
{
	return interview_get(s, id, out, e);
}

/* ---- delete ---- */

static int64_t
count_for(struct store *s, const char *sql, int64_t id)
{
	sqlite3_stmt *st = sql_get(s, sql);

	sql_int(st, ":id", id);
	return sql_number(s, st);
}

struct holds
store_interview_holds(struct store *s, int64_t interview_id)
{
	return (struct holds){
		.notes = count_for(s, "SELECT count(*) FROM note WHERE interview_id = :id",
			interview_id),
		.calls = count_for(s, "SELECT count(*) FROM timing WHERE interview_id = :id "
			"AND started_ms > 0", interview_id),
	};
}

int64_t
store_interview_stars(struct store *s, int64_t interview_id)
{
	return count_for(s, "SELECT count(*) FROM note WHERE interview_id = :id AND starred", interview_id);
}

bool
store_interview_debriefed(struct store *s, int64_t interview_id)
{
	return count_for(s, "SELECT count(*) FROM reflection WHERE interview_id = :id AND text != ''",
		interview_id) > 0;
}

struct holds
store_contact_holds(struct store *s, int64_t contact_id)
{
	return (struct holds){
		.notes = count_for(s, "SELECT count(*) FROM note JOIN interview "
			"ON interview.id = note.interview_id WHERE contact_id = :id", contact_id),
		.calls = count_for(s, "SELECT count(*) FROM timing JOIN interview "
			"ON interview.id = timing.interview_id "
			"WHERE contact_id = :id AND timing.started_ms > 0", contact_id),
	};
}

/* Children first. What other interviews know of these notes and questions is nothing. The line
 * that was being typed stays in its draft: no changeset has it, and an undo needs it. */
bool
interview_remove(struct store *s, int64_t id, struct err *e)
{
#define NOTES "(SELECT id FROM note WHERE interview_id = :id)"
	static const char *const parts[] = {
		"DELETE FROM asking WHERE interview_id = :id",
		"DELETE FROM step WHERE interview_id = :id",
		"UPDATE letter SET interview_id = NULL WHERE interview_id = :id",
		("UPDATE step SET note_id = NULL WHERE note_id IN " NOTES),
		("DELETE FROM note_theme WHERE note_id IN " NOTES),
		("DELETE FROM evidence WHERE interview_id = :id OR note_id IN " NOTES
		 " OR claim_id IN " NOTES),
		"DELETE FROM interest WHERE interview_id = :id",
		"DELETE FROM note WHERE interview_id = :id",
		"DELETE FROM \"check\" WHERE interview_id = :id",
		"DELETE FROM reflection WHERE interview_id = :id",
		"DELETE FROM to_coach WHERE interview_id = :id",
		"DELETE FROM taken_step WHERE interview_id = :id",
		"DELETE FROM taken WHERE interview_id = :id",
		"DELETE FROM session WHERE interview_id = :id",
		"DELETE FROM writeup WHERE interview_id = :id",
		"DELETE FROM clock WHERE interview_id = :id",
		"DELETE FROM asked WHERE interview_id = :id",
		"DELETE FROM interview WHERE id = :id",
		"DELETE FROM timing WHERE interview_id = :id",
	};
#undef NOTES

	for (size_t i = 0; i < LEN(parts); i++) {
		sqlite3_stmt *st = sql_get(s, parts[i]);

		sql_int(st, ":id", id);
		if (!sql_run(s, st, e))
			return false;
	}
	return true;
}

bool
store_interview_delete(struct store *s, int64_t id, struct err *e)
{
	struct interview i = { 0 };
	struct text said = { 0 };
	bool ok = interview_get(s, id, &i, e);

	if (ok) {
		text_add(&said, "delete the interview with ");
		utf8_cut(&said, i.contact && *i.contact ? i.contact : "nobody named", 40);
		ok = tx_change(s, 0, said.s, e);
	}
	if (ok) {
		ok = interview_remove(s, id, e);
		ok = tx_end(s, ok, ok ? e : NULL) && ok;
	}
	text_free(&said);
	interview_done(&i);
	return ok;
}

/* ---- find ---- */

static int64_t
store_interview_last(struct store *s)
{
	return sql_number(s, sql_get(s,
		"SELECT interview_id FROM timing WHERE student_id = 0 AND started_ms > 0 "
		"AND interview_id NOT IN (SELECT id FROM interview WHERE batch_id IN "
		"(SELECT id FROM batch WHERE whole <> 1)) ORDER BY started_ms DESC, interview_id DESC LIMIT 1"));
}

int64_t
store_interview_find(struct store *s, const char *which, struct err *e)
{
	size_t digits = strspn(which, "0123456789");
	bool is_number = digits > 0 && digits < 19 && !which[digits];
	bool is_last = strcmp(which, "last") == 0;
	int64_t id = 0;

	s->rc = SQLITE_OK;
	if (is_last)
		id = store_interview_last(s);
	else if (is_number && store_interview_there(s, strtoll(which, NULL, 10)))
		id = strtoll(which, NULL, 10);
	if (id || !sql_ok(s, e))
		return id;
	if (is_last)
		err_set(e, "No interview has begun yet.");
	else if (is_number)
		err_set(e, "There is no interview %s. \"halfhour interviews\" lists them.", which);
	else
		err_set(e, "\"%s\" is not an interview: say its number, or \"last\".", which);
	return 0;
}

int64_t
store_interview_running(struct store *s, int64_t contact_id)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT i.id FROM timing t JOIN interview i ON i.id = t.interview_id "
		"WHERE t.student_id = 0 AND t.started_ms > 0 AND t.ended_ms = 0 "
		"AND iif(:contact > 0, i.contact_id = :contact, :contact < 0 OR NOT i.practice) "
		"AND EXISTS (SELECT 1 FROM clock WHERE interview_id = i.id AND kind = 'start') "
		"AND" SHOWN("i.batch_id") "ORDER BY t.started_ms DESC, i.id DESC");
	int64_t id = 0;

	sql_int(st, ":contact", contact_id);
	while (!id && sql_row(s, st))
		if (!waits_ended(s, col_int(st, 0)))
			id = col_int(st, 0);
	if (id)
		sql_end(st);
	return id;
}

int64_t
store_interview_planned(struct store *s, int64_t contact_id)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT i.id FROM interview i JOIN timing t ON t.interview_id = i.id "
		"WHERE i.contact_id = :contact AND NOT i.practice "
		"AND (t.started_ms = 0 OR (t.ended_ms = 0 AND "
		"EXISTS (SELECT 1 FROM clock WHERE interview_id = i.id AND kind = 'start'))) "
		"AND" SHOWN("i.batch_id") "ORDER BY t.started_ms > 0 DESC, i.id DESC LIMIT 1");

	sql_int(st, ":contact", contact_id);
	return sql_number(s, st);
}
