/* handed.c: files of drop folders that were looked at, the figures of what came in, and courses. */
#include <stdlib.h>
#include <string.h>

#include "model/review_figures.h"
#include "private.h"

/* ---- files ---- */

bool
store_handed_known(struct store *s, const char *path, int64_t size, int64_t time_ns)
{
	sqlite3_stmt *st = sql_get(s, "SELECT 1 FROM handed_file f WHERE path = :path AND size = :size "
		"AND time_ns = :time AND outcome <> 'waits' AND (batch_id = 0 OR "
		"EXISTS (SELECT 1 FROM batch b WHERE b.id = f.batch_id AND b.whole = 3))");

	sql_text(st, ":path", path);
	sql_int(st, ":size", size);
	sql_int(st, ":time", time_ns);
	return sql_number(s, st) != 0;
}

bool
store_handed_same(struct store *s, const char *digest)
{
	sqlite3_stmt *st = sql_get(s, "SELECT 1 FROM handed_file f WHERE digest = :digest "
		"AND outcome = 'taken' AND EXISTS (SELECT 1 FROM batch b WHERE b.id = f.batch_id "
		"AND b.whole IN (0, 3)) LIMIT 1");

	sql_text(st, ":digest", digest);
	return sql_number(s, st) != 0;
}

bool
store_handed_save(struct store *s, const struct handed_file *f, struct err *e)
{
	sqlite3_stmt *st;

	if (!tx_change(s, 0, NULL, e))
		return false;
	st = sql_get(s, "INSERT OR REPLACE INTO handed_file(path, size, time_ns, digest, outcome, why, "
		"student_id, batch_id, looked_ms) VALUES (:path, :size, :time, :digest, :outcome, :why, "
		":student, :batch, :now)");
	sql_text(st, ":path", f->path);
	sql_int(st, ":size", f->size);
	sql_int(st, ":time", f->time_ns);
	sql_text(st, ":digest", f->digest);
	sql_text(st, ":outcome", f->outcome);
	sql_text(st, ":why", f->why);
	sql_int(st, ":student", f->student_id);
	sql_int(st, ":batch", f->batch_id);
	sql_int(st, ":now", s->now.wall_ms);
	return tx_end(s, sql_run(s, st, e), e);
}

/* ---- figures ---- */

#define HANDED_COLUMN(member, label, kind) ", " #member
#define HANDED_VALUE(member, label, kind) ", :" #member

bool
store_session_save(struct store *s, int64_t interview_id, const struct review_figures *f,
	const char *caught, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "INSERT OR REPLACE INTO session(interview_id, measured"
		REVIEW_FIGURES(HANDED_COLUMN) ", caught) VALUES (:interview, :measured" REVIEW_FIGURES(HANDED_VALUE)
		", :caught)");

	sql_int(st, ":interview", interview_id);
	sql_int(st, ":measured", f->measured);
	for (int i = 0; i < N_REVIEW_FIGURES; i++)
		sql_int_at(st, i + 3, review_figure_get(f, &review_figure_rows[i]));
	sql_text(st, ":caught", caught);
	return sql_run(s, st, e);
}

bool
store_session_get(struct store *s, int64_t interview_id, struct review_figures *f)
{
	sqlite3_stmt *st = sql_get(s, "SELECT measured" REVIEW_FIGURES(HANDED_COLUMN)
		" FROM session WHERE interview_id = :id");
	bool there;

	sql_int(st, ":id", interview_id);
	there = sql_row(s, st);
	if (there) {
		f->measured = col_int(st, 0) != 0;
		for (int i = 0; i < N_REVIEW_FIGURES; i++)
			review_figure_set(f, &review_figure_rows[i], col_int(st, i + 1));
	}
	sql_end(st);
	return there;
}

void
store_session_rehearsed(struct store *s, int64_t interview_id, struct text *out)
{
	sqlite3_stmt *st = sql_get(s, "SELECT i.partner || ':' || i.seed || ':' || f.caught FROM interview i "
		"JOIN session f ON f.interview_id = i.id AND f.caught <> '' WHERE i.id = :id");

	sql_int(st, ":id", interview_id);
	if (sql_row(s, st))
		text_add(out, col_str(st, 0));
	sql_end(st);
}

/* ---- courses ---- */

int
store_course_day(struct store *s, const char *course)
{
	sqlite3_stmt *st = sql_get(s, "SELECT day FROM course WHERE name = :name");

	sql_text(st, ":name", course);
	return (int)sql_number(s, st);
}

bool
store_course_set(struct store *s, const char *course, int day, struct err *e)
{
	sqlite3_stmt *st;

	if (!tx_change(s, 0, NULL, e))
		return false;
	st = sql_get(s, "INSERT OR REPLACE INTO course(name, day) VALUES (:name, :day)");
	sql_text(st, ":name", course);
	sql_int(st, ":day", day);
	return tx_end(s, sql_run(s, st, e), e);
}

void
store_course_each(struct store *s, void (*each)(void *user, const char *course, int day, int students),
	void *user)
{
	sqlite3_stmt *st = sql_get(s, "SELECT w.course, coalesce(max(c.day), 0), count(*) FROM student w "
		"LEFT JOIN course c ON c.name = w.course GROUP BY w.course ORDER BY w.course");

	while (sql_row(s, st))
		each(user, col_str(st, 0), (int)col_int(st, 1), (int)col_int(st, 2));
}

/* ---- moments ---- */

void
store_moment_each(struct store *s, const char *course, void (*each)(void *user, const struct moment_row *row),
	void *user)
{
	sqlite3_stmt *st = sql_get(s, "SELECT w.name, coalesce(a.text, ''), n.kind, n.text, t.named "
		"FROM student w JOIN interview i ON i.student_id = w.id "
		"JOIN batch b ON b.id = i.batch_id AND b.whole = 3 JOIN taken t ON t.interview_id = i.id "
		"JOIN note n ON n.interview_id = i.id LEFT JOIN asked a ON a.id = n.asked_id "
		"WHERE (:course = '' OR w.course = :course) AND n.starred = 1 AND n.record <> 'off' "
		"AND n.text <> '' AND n.kind <> 'referral' AND NOT i.practice AND t.withdrawn_ms = 0 "
		"AND (t.class LIKE 'written%' OR t.class LIKE 'spoken%') ORDER BY n.uuid");

	sql_text(st, ":course", course);
	while (sql_row(s, st))
		each(user, &(struct moment_row){ col_str(st, 0), col_str(st, 1), col_str(st, 2), col_str(st, 3),
			col_int(st, 4) != 0 });
}

/* ---- which questions work ---- */

void
store_worked_each(struct store *s, const char *course, bool (*each)(void *user, const struct worked_row *row),
	void *user)
{
	sqlite3_stmt *st = sql_get(s, "SELECT question_id, max(text), count(*), sum(notes) FROM ("
		"SELECT a.question_id, a.text, (SELECT count(*) FROM note n WHERE n.asked_id = a.id) AS notes "
		"FROM student w JOIN interview i ON i.student_id = w.id AND NOT i.practice "
		"JOIN batch b ON b.id = i.batch_id AND b.whole = 3 JOIN asked a ON a.interview_id = i.id "
		"WHERE a.state IN ('asked', 'answered') AND (:course = '' OR w.course = :course)) "
		"GROUP BY question_id ORDER BY sum(notes) * 1.0 / count(*) DESC, count(*) DESC, question_id");
	bool more = true;

	sql_text(st, ":course", course);
	while (more && sql_row(s, st))
		more = each(user, &(struct worked_row){ col_str(st, 0), col_str(st, 1), col_int(st, 2), col_int(st, 3) });
	if (!more)
		sql_end(st);
}
