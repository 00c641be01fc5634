/* forget.c: a student or a whole course removed for good. */
#include <stdlib.h>
#include <string.h>

#include "centre.h"

static bool
forget_rewrite(struct centre *c, const char *table, struct err *e)
{
	struct text sql = { 0 };
	bool good;

	text_add(&sql, "VACUUM (FULL, ANALYZE) ");
	centre_name(c, &sql, table);
	good = centre_sql(c, &sql, e);
	text_free(&sql);
	return good;
}

/* Rows that are deleted stay in a table's file until it is written anew. */
static bool
forget_rewrite_all(struct centre *c, struct err *e)
{
	PGresult *r = centre_rows(c, "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
		"WHERE n.nspname = 'halfhour' AND c.relkind = 'r'", 0, NULL, e);
	bool good = r != NULL;

	for (int i = 0; good && i < PQntuples(r); i++)
		good = forget_rewrite(c, PQgetvalue(r, i, 0), e);
	PQclear(r);
	return good;
}

static bool
forget_course(struct centre *c, const char *name, int course, struct err *e)
{
	struct text sql = { 0 };
	char id[16];
	bool good = centre_begin(c, e);
	PGresult *r = good ? centre_rows(c, "SELECT * FROM parts()", 0, NULL, e) : NULL;

	snprintf(id, sizeof(id), "%d", course);
	good = r != NULL;
	for (int i = 0; good && i < PQntuples(r); i++) {
		text_clear(&sql);
		text_addf(&sql, "DROP TABLE %s_%d", PQgetvalue(r, i, 0), course);
		good = centre_sql(c, &sql, e);
	}
	PQclear(r);
	text_free(&sql);
	good = good && centre_do(c, "DELETE FROM file WHERE student IN (SELECT student FROM place WHERE course_id = $1)",
			1, (const char *[]){ id }, e) &&
		centre_do(c, "DELETE FROM place WHERE course_id = $1", 1, (const char *[]){ id }, e) &&
		centre_do(c, "DELETE FROM student WHERE uuid NOT IN (SELECT student FROM place)", 0, NULL, e) &&
		centre_do(c, "DELETE FROM course WHERE name = $1", 1, &name, e);
	return centre_end(c, good, e);
}

static bool
forget_student(struct centre *c, const char *uuid, struct err *e)
{
	struct text sql = { 0 };
	bool good = centre_begin(c, e);

	for (size_t part = 0; good && part < N_PARTS; part++) {
		text_clear(&sql);
		text_addf(&sql, "DELETE FROM %s t USING place p WHERE p.student = $1 AND t.course_id = p.course_id "
			"AND t.session = p.session", parts[part].table);
		good = centre_do(c, text_str(&sql), 1, &uuid, e);
	}
	for (size_t i = 0; good && i < 4; i++) {
		static const char *const tables[] = { "session", "handed_out", "comment", "score" };

		text_clear(&sql);
		text_addf(&sql, "DELETE FROM %s WHERE student = $1", tables[i]);
		good = centre_do(c, text_str(&sql), 1, &uuid, e);
	}
	good = good && centre_do(c, "DELETE FROM file WHERE student = $1", 1, &uuid, e) &&
		centre_do(c, "DELETE FROM student WHERE uuid = $1", 1, &uuid, e);
	text_free(&sql);
	return centre_end(c, good, e);
}

/* By uuid, by the id of a coach, or by an unambiguous name. The caller's; NULL: e. */
static char *
forget_find(struct centre *c, const char *who, struct err *e)
{
	PGresult *r = centre_rows(c, "SELECT uuid, name FROM student WHERE uuid = $2::uuid OR (id <> '' AND id = $1) "
		"OR lower(name) = lower($1) LIMIT 2", 2, (const char *[]){ who, uuid_valid(who) ? who : NULL }, e);
	char *uuid = NULL;

	if (r && PQntuples(r) == 1)
		uuid = mem_str(PQgetvalue(r, 0, 0));
	else if (r && PQntuples(r) > 1)
		err_set(e, "There is more than one student \"%s\": name one by the UUID or id.", who);
	else if (r)
		err_set(e, "There is no student and no course \"%s\" here.", who);
	PQclear(r);
	return uuid;
}

int
centre_forget(const struct wish *w)
{
	struct centre c = { .as = CENTRE_OWNER };
	const char *who = w->rest.s[0];
	struct err e = { 0 }, none = { 0 };
	char *student = NULL;
	int course = -1;
	bool good = centre_open(&c, &e);

	if (good) {
		course = course_find(&c, who, &none);
		student = course < 0 ? forget_find(&c, who, &e) : NULL;
		good = course >= 0 ? forget_course(&c, who, course, &e) : student && forget_student(&c, student, &e);
	}
	good = good && forget_rewrite_all(&c, &e);
	centre_close(&c);
	free(student);
	if (!good)
		return centre_fail(&e);
	printf("%s is removed. The server's log of changes and its backups may still have it: see "
		"halfhour-centre(1).\n", who);
	return CENTRE_DONE;
}
