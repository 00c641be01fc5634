/* review.c: students, what a coach said of their conversations and how they were marked. */
#include <stdlib.h>
#include <string.h>

#include "model/review.h"
#include "private.h"

/* ---- students ---- */

static const struct column student_table[] = {
	COLUMN(student, id, COL_INT64),
	COLUMN(student, uuid, COL_UUID),
	COLUMN(student, called, COL_TEXT),
	COLUMN(student, name, COL_TEXT),
	COLUMN(student, course, COL_TEXT),
	COLUMN(student, roster, COL_BOOL),
	COLUMN(student, overdue, COL_INT),
};
static const struct columns student_columns = COLUMNS(student, student_table);

/* The only row of a statement, if there is one. */
static bool
review_row(struct store *s, sqlite3_stmt *st, const struct columns *cs, void *out)
{
	bool there = sql_row(s, st);

	if (there)
		columns_read(st, cs, out);
	sql_end(st);
	return there;
}

#define STUDENT_COLUMNS "SELECT id, uuid, called, name, course, roster, overdue FROM student "

bool
store_student_get(struct store *s, int64_t id, struct student *out)
{
	sqlite3_stmt *st = sql_get(s, STUDENT_COLUMNS "WHERE id = :id");

	sql_int(st, ":id", id);
	return review_row(s, st, &student_columns, out);
}

static const char *const student_queries[N_STUDENT_BY] = {
	[STUDENT_UUID] = STUDENT_COLUMNS "WHERE uuid = :value AND uuid <> '' AND id <> :but",
	[STUDENT_CALLED] = STUDENT_COLUMNS "WHERE called = :value AND called <> '' AND id <> :but "
		"ORDER BY id LIMIT 1",
	[STUDENT_ROSTER_CALLED] = STUDENT_COLUMNS "WHERE called = :value AND called <> '' AND uuid = '' "
		"AND roster = 1 AND id <> :but ORDER BY id LIMIT 1",
	/* The name of one only, whoever has it. */
	[STUDENT_ROSTER_NAME] = STUDENT_COLUMNS "WHERE sort = :value AND uuid = '' AND roster = 1 "
		"AND id <> :but AND (SELECT count(*) FROM student WHERE sort = :value) = 1",
	[STUDENT_NAME_ALONE] = STUDENT_COLUMNS "WHERE sort = :value AND id <> :but "
		"AND (SELECT count(*) FROM student WHERE sort = :value) = 1",
};

bool
store_student_by(struct store *s, enum student_by by, const char *value, int64_t but, struct student *out)
{
	sqlite3_stmt *st = sql_get(s, student_queries[by]);
	struct text folded = { 0 };
	bool there;

	if (by == STUDENT_ROSTER_NAME || by == STUDENT_NAME_ALONE)
		utf8_fold(&folded, value);
	else
		text_add(&folded, value);
	sql_text(st, ":value", text_str(&folded));
	sql_int(st, ":but", but);
	there = review_row(s, st, &student_columns, out);
	text_free(&folded);
	return there;
}

void
store_student_each(struct store *s, bool (*each)(void *user, const struct student *student),
	void *user)
{
	sqlite3_stmt *st = sql_get(s, STUDENT_COLUMNS "ORDER BY sort, id");
	struct student one = { 0 };
	bool more = true;

	while (more && sql_row(s, st)) {
		columns_read(st, &student_columns, &one);
		more = each(user, &one);
	}
	if (!more)
		sql_end(st);
	student_done(&one);
}

static int64_t
student_id_of(struct store *s, const char *uuid)
{
	sqlite3_stmt *st = sql_get(s, "SELECT id FROM student WHERE uuid = :uuid AND uuid <> ''");

	sql_text(st, ":uuid", uuid);
	return sql_number(s, st);
}

/* What narrowing looks at. */
static void
student_words(const struct student *w, struct text *out)
{
	struct text t = { 0 };

	text_addf(&t, "%s %s %s", w->name ? w->name : "", w->called ? w->called : "",
		w->course ? w->course : "");
	match_fold(out, text_str(&t));
	text_free(&t);
}

bool
store_student_save(struct store *s, struct student *student, struct err *e)
{
	struct text sort = { 0 }, words = { 0 };
	sqlite3_stmt *st;
	bool good = tx_change(s, 0, NULL, e);

	if (!good)
		return false;
	if (!student->id)
		student->id = student_id_of(s, student->uuid);
	if (!student->id)
		student->id = serial_next(s, "student");
	utf8_fold(&sort, student->name ? student->name : "");
	student_words(student, &words);
	st = sql_get(s, "INSERT INTO student(id, uuid, called, name, sort, course, words, roster, overdue) "
		"VALUES (:id, :uuid, :called, :name, :sort, :course, :words, :roster, :overdue) "
		"ON CONFLICT(id) DO UPDATE SET uuid = :uuid, called = :called, name = :name, sort = :sort, "
		"course = :course, words = :words, roster = :roster, overdue = :overdue");
	columns_bind(st, &student_columns, student);
	sql_text(st, ":words", text_str(&words));
	sql_text(st, ":sort", text_str(&sort));
	good = sql_run(s, st, e);
	text_free(&sort);
	text_free(&words);
	return tx_end(s, good, e) && good;
}

/* ---- comments and scores ---- */

static const struct column comment_table[] = {
	COLUMN(comment, id, COL_INT64),
	COLUMN(comment, revision, COL_INT64),
	COLUMN(comment, uuid, COL_UUID),
	COLUMN(comment, student_id, COL_INT64),
	COLUMN(comment, interview, COL_UUID),
	{ "on_uuid", offsetof(struct comment, on), COL_UUID, NULL, 0 },
	COLUMN(comment, at_s, COL_INT64),
	COLUMN(comment, text, COL_TEXT),
	{ "private", offsetof(struct comment, private_), COL_BOOL, NULL, 0 },
	COLUMN(comment, withdrawn, COL_BOOL),
	COLUMN(comment, coach, COL_TEXT),
	COLUMN(comment, made_ms, COL_INT64),
	COLUMN(comment, promised, COL_BOOL),
};
static const struct columns comment_columns = COLUMNS(comment, comment_table);

static const struct column score_table[] = {
	COLUMN(score, id, COL_INT64),
	COLUMN(score, revision, COL_INT64),
	COLUMN(score, uuid, COL_UUID),
	COLUMN(score, student_id, COL_INT64),
	COLUMN(score, interview, COL_UUID),
	COLUMN(score, row, COL_TEXT),
	COLUMN(score, level, COL_INT64),
	COLUMN(score, because, COL_TEXT),
	COLUMN(score, rater, COL_TEXT),
	COLUMN(score, made_ms, COL_INT64),
};
static const struct columns score_columns = COLUMNS(score, score_table);

bool
store_comment_save(struct store *s, struct comment *c, struct err *e)
{
	sqlite3_stmt *st;

	if (!tx_change(s, store_taken_of(s, c->interview), c->id ? "change a comment: {comment}" : "comment {comment}", e))
		return false;
	if (!c->id)
		c->id = serial_next(s, "comment");
	if (!c->uuid[0])
		uuid_new(c->uuid);
	if (!c->made_ms)
		c->made_ms = s->now.wall_ms;
	st = sql_get(s, "INSERT INTO comment(id, revision, uuid, student_id, interview, on_uuid, at_s, "
		"text, private, withdrawn, coach, made_ms, promised) VALUES (:id, :revision, :uuid, "
		":student_id, :interview, :on_uuid, :at_s, :text, :private, :withdrawn, :coach, :made_ms, "
		":promised) ON CONFLICT(id) DO UPDATE SET revision = :revision, text = :text, "
		"private = :private, withdrawn = :withdrawn, at_s = :at_s, on_uuid = :on_uuid, "
		"promised = :promised");
	columns_bind(st, &comment_columns, c);
	return tx_end(s, sql_run(s, st, e), e);
}

/* The id and revision of the score that is there for that row and rater. */
static void
score_there(struct store *s, struct score *p)
{
	sqlite3_stmt *st = sql_get(s, "SELECT id, revision, uuid FROM score WHERE "
		"student_id = :student_id AND interview = :interview AND row = :row AND rater = :rater");

	columns_bind(st, &score_columns, p);
	if (sql_row(s, st)) {
		p->id = col_int(st, 0);
		if (p->revision <= col_int(st, 1))
			p->revision = col_int(st, 1) + 1;
		memccpy(p->uuid, col_str(st, 2), '\0', UUID_SIZE);
	}
	sql_end(st);
}

bool
store_score_save(struct store *s, struct score *p, struct err *e)
{
	sqlite3_stmt *st;

	if (!tx_change(s, store_taken_of(s, p->interview), "score {score}", e))
		return false;
	if (!p->uuid[0])
		score_there(s, p);
	if (!p->id)
		p->id = serial_next(s, "score");
	if (!p->uuid[0])
		uuid_new(p->uuid);
	if (!p->made_ms)
		p->made_ms = s->now.wall_ms;
	if (!p->revision)
		p->revision = 1;
	st = sql_get(s, "INSERT INTO score(id, revision, uuid, student_id, interview, row, level, because, "
		"rater, made_ms) VALUES (:id, :revision, :uuid, :student_id, :interview, :row, :level, "
		":because, :rater, :made_ms) ON CONFLICT(id) DO UPDATE SET revision = :revision, "
		"level = :level, because = :because, made_ms = :made_ms");
	columns_bind(st, &score_columns, p);
	return tx_end(s, sql_run(s, st, e), e);
}

bool
store_to_coach_add(struct store *s, int64_t interview_id, struct to_coach *q, struct err *e)
{
	sqlite3_stmt *st;

	if (!tx_change(s, interview_id, "ask the coach {ask}", e))
		return false;
	q->id = serial_next(s, "to_coach");
	q->revision = 1;
	uuid_new(q->uuid);
	st = sql_get(s, "INSERT INTO to_coach(id, revision, uuid, interview_id, axis_ms, text) "
		"VALUES (:id, 1, :uuid, :interview, :axis, :text)");
	sql_int(st, ":id", q->id);
	sql_text(st, ":uuid", q->uuid);
	sql_int(st, ":interview", interview_id);
	sql_int(st, ":axis", q->axis_ms);
	sql_text(st, ":text", q->text);
	return tx_end(s, sql_run(s, st, e), e);
}

/* ---- read ---- */

#define COMMENT_COLUMNS "SELECT id, revision, uuid, student_id, interview, on_uuid, at_s, text, " \
	"private, withdrawn, coach, made_ms, promised FROM comment "

static void
comments_add(struct store *s, sqlite3_stmt *st, struct review *out)
{
	while (sql_row(s, st))
		columns_read(st, &comment_columns, list_more(&out->comments, &out->n_comments,
			&out->cap_comments, sizeof(*out->comments)));
}

#define SCORE_COLUMNS "SELECT id, revision, uuid, student_id, interview, row, level, because, rater, " \
	"made_ms FROM score "

static void
scores_add(struct store *s, sqlite3_stmt *st, struct review *out)
{
	while (sql_row(s, st))
		columns_read(st, &score_columns, list_more(&out->scores, &out->n_scores, &out->cap_scores,
			sizeof(*out->scores)));
}

static void
review_to_coach(struct store *s, int64_t interview_id, struct review *out)
{
	sqlite3_stmt *st = sql_get(s, "SELECT id, revision, uuid, axis_ms, text FROM to_coach "
		"WHERE interview_id = :id ORDER BY axis_ms, id");

	sql_int(st, ":id", interview_id);
	while (sql_row(s, st)) {
		struct to_coach *q = list_more(&out->to_coach, &out->n_to_coach, &out->cap_to_coach,
			sizeof(*q));

		q->id = col_int(st, 0);
		q->revision = col_int(st, 1);
		memccpy(q->uuid, col_str(st, 2), '\0', UUID_SIZE);
		q->axis_ms = col_int(st, 3);
		q->text = mem_str(col_str(st, 4));
	}
}

static void
review_steps(struct store *s, int64_t interview_id, struct review *out)
{
	sqlite3_stmt *st = sql_get(s, "SELECT id, text, due_ms, done_ms FROM taken_step "
		"WHERE interview_id = :id ORDER BY id");

	sql_int(st, ":id", interview_id);
	while (sql_row(s, st)) {
		struct taken_step *p = list_more(&out->steps, &out->n_steps, &out->cap_steps, sizeof(*p));

		p->id = mem_str(col_str(st, 0));
		p->text = mem_str(col_str(st, 1));
		p->due_ms = col_int(st, 2);
		p->done_ms = col_int(st, 3);
	}
}

static void
review_head(struct store *s, int64_t interview_id, struct review *out)
{
	sqlite3_stmt *st = sql_get(s, "SELECT coalesce(i.student_id, 0), t.person, t.course, t.taken_ms, "
		"t.reviewed_ms, t.withdrawn_ms FROM interview i LEFT JOIN taken t ON t.interview_id = i.id WHERE i.id = :id");

	sql_int(st, ":id", interview_id);
	if (sql_row(s, st)) {
		out->student_id = col_int(st, 0);
		out->person = mem_str(col_str(st, 1));
		out->course = mem_str(col_str(st, 2));
		out->taken_ms = col_int(st, 3);
		out->reviewed_ms = col_int(st, 4);
		out->withdrawn_ms = col_int(st, 5);
	}
	sql_end(st);
}

void
store_review_get(struct store *s, int64_t interview_id, const char *uuid, struct review *out)
{
	sqlite3_stmt *st;

	review_head(s, interview_id, out);
	review_to_coach(s, interview_id, out);
	review_steps(s, interview_id, out);
	st = sql_get(s, COMMENT_COLUMNS "WHERE interview = :uuid AND interview <> '' AND withdrawn = 0 "
		"ORDER BY at_s, id");
	sql_text(st, ":uuid", uuid);
	comments_add(s, st, out);
	st = sql_get(s, SCORE_COLUMNS "WHERE student_id = :student AND interview = :uuid "
		"AND interview <> '' AND level > 0 ORDER BY row, rater");
	sql_int(st, ":student", out->student_id);
	sql_text(st, ":uuid", uuid);
	scores_add(s, st, out);
}

void
store_review_of(struct store *s, int64_t student_id, struct review *out)
{
	sqlite3_stmt *st = sql_get(s, COMMENT_COLUMNS "WHERE student_id = :student ORDER BY id");

	sql_int(st, ":student", student_id);
	comments_add(s, st, out);
	st = sql_get(s, SCORE_COLUMNS "WHERE student_id = :student ORDER BY id");
	sql_int(st, ":student", student_id);
	scores_add(s, st, out);
}

bool
store_comment_find(struct store *s, const char *uuid, struct comment *out)
{
	sqlite3_stmt *st = sql_get(s, COMMENT_COLUMNS "WHERE uuid = :uuid");

	sql_text(st, ":uuid", uuid);
	return review_row(s, st, &comment_columns, out);
}

bool
store_score_find(struct store *s, const char *uuid, struct score *out)
{
	sqlite3_stmt *st = sql_get(s, SCORE_COLUMNS "WHERE uuid = :uuid");

	sql_text(st, ":uuid", uuid);
	return review_row(s, st, &score_columns, out);
}

/* ---- what is to be reviewed ---- */

bool
store_reviewed_set(struct store *s, int64_t interview_id, bool reviewed, struct err *e)
{
	sqlite3_stmt *st;

	if (!tx_change(s, 0, NULL, e))
		return false;
	st = sql_get(s, "UPDATE taken SET reviewed_ms = :at WHERE interview_id = :id");
	sql_int(st, ":id", interview_id);
	sql_int(st, ":at", reviewed ? s->now.wall_ms : 0);
	return tx_end(s, sql_run(s, st, e), e);
}

#define TAKEN_EACH(from, which) "SELECT i.id, i.student_id, t.reviewed_ms >= t.taken_ms AND t.reviewed_ms > 0, " \
	"t.withdrawn_ms > 0 FROM " from " JOIN batch b ON b.id = i.batch_id AND b.whole = 3 WHERE " which \
	" ORDER BY t.taken_ms, t.interview_id"
#define TAKEN_OF_INTERVIEW "interview i CROSS JOIN taken t ON t.interview_id = i.id"
#define TAKEN_FIRST "taken t CROSS JOIN interview i ON i.id = t.interview_id"

/* Whoever wants a few of those to review, or a student's, is not to wait for all of a class. */
static sqlite3_stmt *
taken_each_query(struct store *s, int64_t student_id, bool unreviewed)
{
	static const char *const queries[2][2] = {
		{ TAKEN_EACH(TAKEN_FIRST, "i.student_id IS NOT NULL"),
			TAKEN_EACH(TAKEN_FIRST, "t.reviewed_ms < t.taken_ms AND i.student_id IS NOT NULL") },
		{ TAKEN_EACH(TAKEN_OF_INTERVIEW, "i.student_id = :student"),
			TAKEN_EACH(TAKEN_OF_INTERVIEW, "t.reviewed_ms < t.taken_ms AND i.student_id = :student") },
	};
	sqlite3_stmt *st = sql_get(s, queries[student_id != 0][unreviewed]);

	if (student_id)
		sql_int(st, ":student", student_id);
	return st;
}

void
store_taken_each(struct store *s, int64_t student_id, bool unreviewed,
	store_taken *each, void *user)
{
	bool more = true;
	sqlite3_stmt *st = taken_each_query(s, student_id, unreviewed);

	while (more && sql_row(s, st))
		more = each(user, col_int(st, 0), col_int(st, 1), (col_int(st, 2) ? TAKEN_REVIEWED : 0) |
			(col_int(st, 3) ? TAKEN_BACK : 0));
	if (!more)
		sql_end(st);
}

bool
store_taken_any(struct store *s)
{
	return sql_number(s, sql_get(s, "SELECT EXISTS (SELECT 1 FROM taken)")) != 0;
}

/* ---- feedback that is to be written ---- */

enum { GIVEN_WAIT_MS = 2000 }; /* for another program that writes; no call runs here */

/* Per student the sum of the revisions of what I said and may leave: another one is other feedback. */
#define GIVING "SELECT student_id, sum(revision) AS revisions FROM (SELECT student_id, revision FROM comment " \
	"WHERE coach = '' AND private = 0 UNION ALL SELECT student_id, revision FROM score WHERE rater = '') " \
	"WHERE student_id > 0 GROUP BY student_id"

bool
store_given_add(struct store *s, int64_t student_id, struct err *e)
{
	sqlite3_stmt *st;

	if (!tx_begin(s, 0, NULL, GIVEN_WAIT_MS, e))
		return false;
	st = sql_get(s, "INSERT INTO given(student_id, revisions, made_ms) SELECT student_id, revisions, :now "
		"FROM (" GIVING ") WHERE student_id = :student ON CONFLICT(student_id) DO UPDATE SET "
		"revisions = excluded.revisions, made_ms = excluded.made_ms");
	sql_int(st, ":student", student_id);
	sql_int(st, ":now", s->now.wall_ms);
	return tx_end(s, sql_run(s, st, e), e);
}

void
store_giving_each(struct store *s, bool (*each)(void *user, int64_t student_id), void *user)
{
	bool more = true;
	sqlite3_stmt *st = sql_get(s, "SELECT x.student_id FROM (" GIVING ") x LEFT JOIN given g "
		"ON g.student_id = x.student_id WHERE x.revisions <> coalesce(g.revisions, 0) AND EXISTS "
		"(SELECT 1 FROM student w WHERE w.id = x.student_id) AND NOT EXISTS (SELECT 1 FROM interview i "
		"JOIN taken t ON t.interview_id = i.id AND t.reviewed_ms < t.taken_ms "
		"WHERE i.student_id = x.student_id) ORDER BY x.student_id");

	while (more && sql_row(s, st))
		more = each(user, col_int(st, 0));
	if (!more)
		sql_end(st);
}

int64_t
store_taken_student(struct store *s, int64_t interview_id)
{
	sqlite3_stmt *st = sql_get(s, "SELECT student_id FROM interview WHERE id = :id");

	sql_int(st, ":id", interview_id);
	return sql_number(s, st);
}

int64_t
store_taken_next(struct store *s, int64_t but)
{
	sqlite3_stmt *st = sql_get(s, "SELECT t.interview_id FROM taken t "
		"JOIN interview i ON i.id = t.interview_id JOIN batch b ON b.id = i.batch_id AND b.whole = 3 "
		"WHERE t.reviewed_ms < t.taken_ms AND t.interview_id <> :but "
		"ORDER BY t.taken_ms, t.interview_id LIMIT 1");

	sql_int(st, ":but", but);
	return sql_number(s, st);
}

bool
store_taken_waits(struct store *s, int64_t interview_id)
{
	sqlite3_stmt *st = sql_get(s, "SELECT 1 FROM taken WHERE interview_id = :id AND reviewed_ms < taken_ms");

	sql_int(st, ":id", interview_id);
	return sql_number(s, st) != 0;
}

bool
store_taken_back(struct store *s, int64_t student_id, const char *uuid, size_t *count, struct err *e)
{
	sqlite3_stmt *st;

	if (!tx_change(s, 0, NULL, e))
		return false;
	st = sql_get(s, "UPDATE taken SET withdrawn_ms = :now, reviewed_ms = max(reviewed_ms, taken_ms) WHERE withdrawn_ms = 0 AND interview_id IN "
		"(SELECT id FROM interview WHERE uuid = :uuid AND student_id = :student)");
	sql_int(st, ":now", s->now.wall_ms);
	sql_text(st, ":uuid", uuid);
	sql_int(st, ":student", student_id);
	bool ok = sql_run(s, st, e);
	*count += ok && sqlite3_changes(s->db) > 0;
	return tx_end(s, ok, ok ? e : NULL) && ok;
}

/* ---- what I say often, and what I have promised ---- */

void
store_comments_mine(struct store *s, bool (*each)(void *user, const struct comment *c), void *user)
{
	sqlite3_stmt *st = sql_get(s, COMMENT_COLUMNS "WHERE coach = '' AND student_id <> 0 "
		"AND withdrawn = 0 ORDER BY id DESC LIMIT 2000");
	struct comment one = { 0 };
	bool more = true;

	while (more && sql_row(s, st)) {
		columns_read(st, &comment_columns, &one);
		more = each(user, &one);
	}
	if (!more)
		sql_end(st);
	comment_done(&one);
}

int64_t
store_taken_of(struct store *s, const char *uuid)
{
	sqlite3_stmt *st = sql_get(s, "SELECT id FROM interview WHERE uuid = :uuid AND student_id IS NOT NULL");

	sql_text(st, ":uuid", uuid);
	return sql_number(s, st);
}

/* ---- a class marked ---- */

void
store_paper_each(struct store *s, const char *course,
	void (*each)(void *user, int64_t student_id, int64_t interview_id, const char *uuid), void *user)
{
	sqlite3_stmt *st = sql_get(s, "SELECT w.id, i.id, i.uuid FROM student w JOIN interview i ON i.id = "
		"(SELECT n.id FROM interview n JOIN batch b ON b.id = n.batch_id AND b.whole = 3 "
		"WHERE n.student_id = w.id AND NOT n.practice ORDER BY n.started_ms DESC, n.id DESC LIMIT 1) "
		"WHERE :course = '' OR w.course = :course");

	sql_text(st, ":course", course);
	while (sql_row(s, st))
		each(user, col_int(st, 0), col_int(st, 1), col_str(st, 2));
}

int64_t
store_mark(struct store *s, int64_t student_id, const char *interview, const char *row, const char *rater)
{
	sqlite3_stmt *st = sql_get(s, "SELECT level FROM score WHERE student_id = :student "
		"AND interview = :interview AND row = :row AND rater = :rater");

	sql_int(st, ":student", student_id);
	sql_text(st, ":interview", interview);
	sql_text(st, ":row", row);
	sql_text(st, ":rater", rater);
	return sql_number(s, st);
}

void
store_agreement(struct store *s, const char *row, size_t *both, size_t *agreed)
{
	sqlite3_stmt *st = sql_get(s, "SELECT count(*), coalesce(sum(a.level = b.level), 0) FROM score b "
		"JOIN score a ON a.student_id = b.student_id AND a.interview = b.interview AND a.row = b.row "
		"AND a.rater = '' WHERE b.rater <> '' AND b.student_id > 0 AND a.level > 0 AND b.level > 0 "
		"AND (:row = '' OR b.row = :row)");

	sql_text(st, ":row", row);
	if (sql_row(s, st)) {
		*both = (size_t)col_int(st, 0);
		*agreed = (size_t)col_int(st, 1);
	}
	sql_end(st);
}
