/* take.c: what was handed out to a coach, written as share files, one a student. */
#include <stdlib.h>
#include <string.h>

#include "centre.h"

/* All that this coach has of students of whom something is new, a student's behind each other. */
#define HANDED "SELECT course_id, session, student, id, name, names, counts, " \
	"(extract(epoch FROM now()) * 1000)::bigint FROM (SELECT h.course_id, h.session, " \
	"h.student, s.id, s.name, s.names, s.counts, x.started_at, bool_or(h.taken_change IS DISTINCT FROM x.changed_at) " \
	"OVER (PARTITION BY h.student) AS new FROM handed_out h " \
	"JOIN session x ON x.course_id = h.course_id AND x.uuid = h.session JOIN student s ON s.uuid = h.student " \
	"WHERE h.coach = current_user AND NOT x.withdrawn) AS mine WHERE new ORDER BY student, started_at, session"
enum { HANDED_COURSE, HANDED_SESSION, HANDED_STUDENT, HANDED_ID, HANDED_NAME, HANDED_NAMES,
	HANDED_COUNTS, HANDED_NOW };

/* A file that is there is written over when it is a share of the same student. */
static bool
take_write(const struct wish *w, const struct share *s, const struct text *bytes, struct err *e)
{
	struct share before = { 0 };
	struct share_found found = { 0 };
	struct text name = { 0 }, there = { 0 };
	struct err none = { 0 };
	char *path;
	bool good, same;

	utf8_file_name(&name, *s->student.name ? s->student.name : "student");
	text_addf(&name, "-%.8s.share.yaml", s->student.uuid);
	path = path_join(w->output, text_str(&name));
	same = path_exists(path) && file_read(path, &there, 2 * SHARE_BYTES_MOST, &none) &&
		share_read(&before, path, text_str(&there), there.n, &found, &none) &&
		strcmp(before.student.uuid, s->student.uuid) == 0;
	good = centre_output(path, bytes, same ? OUTPUT_FORCE : 0, e);
	share_done(&before);
	share_found_done(&found);
	text_free(&there);
	text_free(&name);
	free(path);
	return good;
}

static bool
take_mark(struct centre *c, const char *student, struct err *e)
{
	return centre_do(c, "UPDATE handed_out h SET taken_at = now(), taken_change = x.changed_at FROM session x "
		"WHERE h.coach = current_user AND h.student = $1 AND x.course_id = h.course_id AND "
		"x.uuid = h.session", 1, &student, e);
}

/* As load stored them: "{3,0,…,2}". */
static void
take_counts(const PGresult *r, int row, struct share_counts *out)
{
	const char *s = PQgetvalue(r, row, HANDED_COUNTS);
	char *end;

	out->agreed = *s == '{';
	for (size_t i = 0; out->agreed && i < LEN(out->stages); i++, s = end)
		out->stages[i] = strtoll(s + 1, &end, 10);
	if (out->agreed)
		out->overdue = strtoll(s + 1, NULL, 10);
}

/* The rows from `at` on that are of one student, as one file. Returns the row behind; -1: e. */
static int
take_student(struct centre *c, const struct wish *w, const PGresult *r, int at, struct err *e)
{
	const char *uuid = PQgetvalue(r, at, HANDED_STUDENT);
	struct share s = { .version = SHARE_VERSION, 
		.made_ms = strtoll(PQgetvalue(r, at, HANDED_NOW), NULL, 10) };
	struct text bytes = { 0 };
	bool good = true;

	uuid_new(s.id);
	memcpy(s.student.uuid, uuid, UUID_SIZE);
	s.student.id = mem_str(PQgetvalue(r, at, HANDED_ID));
	s.student.name = mem_str(PQgetvalue(r, at, HANDED_NAME));
	s.names = strcmp(PQgetvalue(r, at, HANDED_NAMES), "real") == 0 ? SHARE_REAL : SHARE_PSEUDONYMS;
	take_counts(r, at, &s.counts);
	for (; good && at < PQntuples(r) && strcmp(PQgetvalue(r, at, HANDED_STUDENT), uuid) == 0; at++)
		good = session_get(c, atoi(PQgetvalue(r, at, HANDED_COURSE)), PQgetvalue(r, at, HANDED_SESSION),
			layout_more(&s.interviews, &share_interview_layout), e);
	if (good) {
		share_write(&s, &bytes);
		good = take_write(w, &s, &bytes, e) && take_mark(c, uuid, e);
	}
	share_done(&s);
	text_free(&bytes);
	return good ? at : -1;
}

static bool
take_all(struct centre *c, const struct wish *w, size_t *files, int *sessions, struct err *e)
{
	PGresult *r = centre_rows(c, HANDED, 0, NULL, e);
	int at = 0;

	while (r && at >= 0 && at < PQntuples(r)) {
		at = take_student(c, w, r, at, e);
		*files += at >= 0;
	}
	*sessions = r ? PQntuples(r) : 0;
	PQclear(r);
	return r && at >= 0;
}

int
centre_take(const struct wish *w)
{
	struct centre c = { .as = w->as };
	struct text said = { 0 };
	struct err e = { 0 };
	size_t files = 0;
	int sessions = 0;
	bool good = path_make_dir(w->output, &e) && centre_open(&c, &e);

	/* What is marked as taken is what was read. */
	good = good && centre_do(&c, "BEGIN ISOLATION LEVEL REPEATABLE READ", 0, NULL, &e) &&
		centre_end(&c, take_all(&c, w, &files, &sessions, &e), &e);
	centre_close(&c);
	if (!good)
		return centre_fail(&e);
	if (files)
		text_addf(&said, count_form(files, "%zu file with %d conversations is in %s.",
			"%zu files with %d conversations are in %s."), files, sessions, w->output);
	else
		text_add(&said, _("There is nothing new for you."));
	puts(text_str(&said));
	text_free(&said);
	return CENTRE_DONE;
}
