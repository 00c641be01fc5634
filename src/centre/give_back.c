/* give_back.c: a coach's feedback taken in: by UUID, the higher revision wins, own rows only. */
#include <stdlib.h>
#include <string.h>

#include "centre.h"

struct giving {
	struct centre *c;
	const struct feedback *f;
	char student[UUID_SIZE];
	struct text sessions;        /* that something is said about, as an array without its braces */
	bool whole;                  /* something is said about the student as a whole */
	size_t changed, left;        /* rows stored; rows of conversations that are not this coach's */
};

/* By UUID, else by the id a coach gave. What was not handed to this coach is not seen. */
static bool
give_back_student(struct giving *g, struct err *e)
{
	const char *const who[] = { *g->f->student.uuid ? g->f->student.uuid : NULL, g->f->student.id };
	PGresult *r = centre_rows(g->c, "SELECT uuid FROM student s WHERE (uuid = $1::uuid OR ($1 IS NULL AND "
		"id <> '' AND id = $2)) AND EXISTS (SELECT FROM handed_out h WHERE h.student = s.uuid AND "
		"h.coach = current_user)", 2, who, e);
	bool good = r && (PQntuples(r) == 1 || err_set(e, "This feedback is for a student who was not handed out to you."));

	if (good)
		memcpy(g->student, PQgetvalue(r, 0, 0), UUID_SIZE);
	PQclear(r);
	return good;
}

/* The course in which this coach has that conversation (NULL: any of the student's). */
static bool
give_back_course(struct giving *g, const char *session, char course[16], struct err *e)
{
	const char *const where[] = { g->student, session };
	PGresult *r = centre_rows(g->c, "SELECT course_id FROM handed_out WHERE coach = current_user AND "
		"student = $1 AND ($2::uuid IS NULL OR session = $2::uuid) ORDER BY course_id LIMIT 1", 2, where, e);
	bool there = r && PQntuples(r) == 1;

	if (there)
		snprintf(course, 16, "%s", PQgetvalue(r, 0, 0));
	if (there && session)
		text_addf(&g->sessions, "%s%s", g->sessions.n ? "," : "", session);
	g->whole = g->whole || (there && !session);
	g->left += r && !there;
	PQclear(r);
	return there;
}

static bool
give_back_row(struct giving *g, const char *sql, int n, const char *const *values, struct err *e)
{
	PGresult *r = centre_rows(g->c, sql, n, values, e);

	g->changed += r && atoi(PQcmdTuples(r)) > 0;
	PQclear(r);
	return r != NULL;
}

#define COMMENT "INSERT INTO comment AS t (course_id, uuid, revision, student, session, coach, coach_uuid, " \
	"coach_name, at_uuid, at_s, text, withdrawn) VALUES ($1, $2, $3, $4, $5, current_user, $6, $7, $8, $9, " \
	"$10, $11) ON CONFLICT (course_id, uuid) DO UPDATE SET revision = EXCLUDED.revision, " \
	"text = EXCLUDED.text, at_uuid = EXCLUDED.at_uuid, at_s = EXCLUDED.at_s, " \
	"withdrawn = EXCLUDED.withdrawn WHERE t.revision < EXCLUDED.revision"
#define SCORE "INSERT INTO score AS t (course_id, uuid, revision, student, session, coach, coach_uuid, " \
	"coach_name, rubric, row, level, because) VALUES ($1, $2, $3, $4, $5, current_user, $6, $7, $8, $9, $10, " \
	"$11) ON CONFLICT (course_id, uuid) DO UPDATE SET revision = EXCLUDED.revision, " \
	"level = EXCLUDED.level, because = EXCLUDED.because WHERE t.revision < EXCLUDED.revision"

static const char *
give_back_uuid(const char *uuid)
{
	return *uuid ? uuid : NULL;
}

static bool
give_back_comment(struct giving *g, const struct feedback_comment *m, struct err *e)
{
	char course[16], revision[24], at[24];

	snprintf(revision, sizeof(revision), "%lld", (long long)m->revision);
	snprintf(at, sizeof(at), "%lld", (long long)m->at_s);
	if (!give_back_course(g, give_back_uuid(m->interview), course, e))
		return !*e->text;
	return give_back_row(g, COMMENT, 11, (const char *[]){ course, m->uuid, revision, g->student,
		give_back_uuid(m->interview), give_back_uuid(g->f->coach.uuid), g->f->coach.name ? g->f->coach.name : "",
		give_back_uuid(m->on), at, m->text, m->withdrawn ? "t" : "f" }, e);
}

static bool
give_back_score(struct giving *g, const struct feedback_score *m, struct err *e)
{
	char course[16], revision[24], level[24];

	snprintf(revision, sizeof(revision), "%lld", (long long)m->revision);
	snprintf(level, sizeof(level), "%lld", (long long)m->level);
	if (!give_back_course(g, give_back_uuid(m->interview), course, e))
		return !*e->text;
	return give_back_row(g, SCORE, 11, (const char *[]){ course, m->uuid, revision, g->student,
		give_back_uuid(m->interview), give_back_uuid(g->f->coach.uuid), g->f->coach.name ? g->f->coach.name : "",
		g->f->rubric.name ? g->f->rubric.name : "", m->row, level, m->because ? m->because : "" }, e);
}

/* What is said of a student as a whole is said of all their conversations. */
static bool
give_back_mark(struct giving *g, struct err *e)
{
	struct text array = { 0 };
	bool good;

	text_addf(&array, "{%s}", text_str(&g->sessions));
	good = centre_do(g->c, "UPDATE handed_out SET given_at = now() WHERE coach = current_user AND student = $1 "
		"AND ($2 OR session = ANY ($3::uuid[]))", 3,
		(const char *[]){ g->student, g->whole ? "t" : "f", text_str(&array) }, e);
	text_free(&array);
	return good;
}

static bool
give_back_rows(struct giving *g, struct err *e)
{
	bool good = give_back_student(g, e);

	for (size_t i = 0; good && i < g->f->comments.n; i++)
		good = give_back_comment(g, row_at(struct feedback_comment, &g->f->comments, i), e);
	for (size_t i = 0; good && i < g->f->scores.n; i++)
		good = give_back_score(g, row_at(struct feedback_score, &g->f->scores, i), e);
	return good && give_back_mark(g, e);
}

/* Until the transaction ends. */
static bool
give_back_as(struct centre *c, const char *role, struct err *e)
{
	struct text sql = { 0 };
	bool good;

	if (!role)
		return true;
	text_add(&sql, "SET LOCAL ROLE ");
	centre_name(c, &sql, role);
	good = centre_sql(c, &sql, e);
	text_free(&sql);
	return good;
}

bool
feedback_put(struct centre *c, const struct feedback *f, const char *role, size_t *changed, size_t *left,
	struct err *e)
{
	struct giving g = { .c = c, .f = f };
	bool good = centre_begin(c, e);

	good = good && centre_end(c, give_back_as(c, role, e) && give_back_rows(&g, e), e);
	text_free(&g.sessions);
	*changed = g.changed;
	*left = g.left;
	return good;
}

static bool
give_back_file(struct centre *c, const struct wish *w, const char *file, struct err *e)
{
	struct feedback f = { 0 };
	struct share_found found = { 0 };
	struct text bytes = { 0 }, said = { 0 };
	size_t changed = 0, left = 0;
	bool good = centre_file(w, file, &bytes, e) &&
		feedback_read(&f, file, text_str(&bytes), bytes.n, &found, e) && feedback_put(c, &f, NULL, &changed, &left, e);

	if (good) {
		text_addf(&said, count_form(changed, "%s: %zu row is new or changed.", "%s: %zu rows are new or changed."),
			file, changed);
		if (left)
			text_joinf(&said, " ", count_form(left, "%zu row is about a conversation that was not handed "
				"out to you: it was left out.", "%zu rows are about conversations that were not handed "
				"out to you: they were left out."), left);
		if (found.damaged)
			text_joinf(&said, " ", "The file was changed after it was written.");
		puts(text_str(&said));
	}
	feedback_done(&f);
	share_found_done(&found);
	text_free(&bytes);
	text_free(&said);
	return good;
}

int
centre_give_back(const struct wish *w)
{
	struct centre c = { .as = w->as };
	struct err e = { 0 };
	int status = CENTRE_DONE;

	if (!centre_open(&c, &e))
		return centre_fail(&e);
	for (size_t i = 0; i < w->rest.n && !centre_lost(&c); i++) {
		e = (struct err){ 0 };
		if (!give_back_file(&c, w, w->rest.s[i], &e))
			status = centre_fail(&e);
	}
	centre_close(&c);
	return status;
}
