/* setup.c: the roles and tables, made and brought up to date by numbered migrations. */
#include <stdlib.h>
#include <string.h>

#include "centre.h"

static const char *const group_roles[] = { CENTRE_OWNER, "halfhour_coach", "halfhour_instructor" };

/* Roles belong to the whole server: another centre on it may have made them. */
static bool
setup_role(struct centre *c, const char *role, const char *how, struct err *e)
{
	PGresult *r = centre_rows(c, "SELECT FROM pg_roles WHERE rolname = $1", 1, &role, e);
	struct text sql = { 0 };
	bool good = r != NULL;

	if (good && PQntuples(r) == 0) {
		text_add(&sql, "CREATE ROLE ");
		centre_name(c, &sql, role);
		text_addf(&sql, " %s", how);
		good = centre_sql(c, &sql, e);
	}
	PQclear(r);
	text_free(&sql);
	return good;
}

static bool
setup_grant(struct centre *c, const char *what, const char *to, struct err *e)
{
	struct text sql = { 0 };
	bool good;

	text_add(&sql, "GRANT ");
	centre_name(c, &sql, what);
	text_add(&sql, " TO ");
	centre_name(c, &sql, to);
	good = centre_sql(c, &sql, e);
	text_free(&sql);
	return good;
}

static bool
setup_owner(struct centre *c, struct err *e)
{
	struct text sql = { 0 };
	bool good = true;

	for (size_t i = 0; good && i < LEN(group_roles); i++)
		good = setup_role(c, group_roles[i], "NOLOGIN", e);
	good = good && setup_grant(c, CENTRE_OWNER, PQuser(c->pg), e);
	text_add(&sql, "GRANT CREATE, TEMPORARY ON DATABASE ");
	centre_name(c, &sql, PQdb(c->pg));
	text_add(&sql, " TO " CENTRE_OWNER);
	good = good && centre_sql(c, &sql, e);
	text_free(&sql);
	return good && centre_become(c, CENTRE_OWNER, e) &&
		centre_do(c, "CREATE SCHEMA IF NOT EXISTS halfhour", 0, NULL, e) &&
		centre_do(c, "GRANT USAGE ON SCHEMA halfhour TO halfhour_coach, halfhour_instructor", 0, NULL, e) &&
		centre_do(c, "CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, "
			"done_at timestamptz NOT NULL DEFAULT now())", 0, NULL, e);
}

/* Two that set up at once wait for each other. */
static bool
setup_migrate(struct centre *c, const struct migration *m, int *done, struct err *e)
{
	struct text sql = { 0 };
	PGresult *r = NULL;
	bool good = centre_begin(c, e) &&
		centre_do(c, "LOCK TABLE migration IN EXCLUSIVE MODE", 0, NULL, e) &&
		(r = centre_rows(c, "SELECT FROM migration WHERE name = $1", 1, &m->name, e)) != NULL;

	if (good && PQntuples(r) == 0) {
		text_add(&sql, m->sql);
		good = centre_sql(c, &sql, e) &&
			centre_do(c, "INSERT INTO migration (name) VALUES ($1)", 1, &m->name, e);
		*done += good;
	}
	PQclear(r);
	text_free(&sql);
	return centre_end(c, good, e);
}

/* A coach or an instructor: a role that may log in, of its group, for that course. The centre may
 * act for a coach. */
static bool
setup_member(struct centre *c, const char *role, const char *group, int course, struct err *e)
{
	char id[16];

	snprintf(id, sizeof(id), "%d", course);
	return centre_do(c, "RESET ROLE", 0, NULL, e) && setup_role(c, role, "LOGIN", e) &&
		setup_grant(c, group, role, e) && setup_grant(c, role, CENTRE_OWNER, e) &&
		centre_become(c, CENTRE_OWNER, e) &&
		centre_do(c, "INSERT INTO member (role, course_id) VALUES ($1, $2) ON CONFLICT DO NOTHING", 2,
			(const char *[]){ role, id }, e);
}

static bool
setup_members(struct centre *c, const struct wish *w, struct err *e)
{
	int course = w->course ? course_make(c, w->course, e) : 0;
	bool good = course >= 0;

	for (size_t i = 0; good && i < w->coaches.n; i++)
		good = setup_member(c, w->coaches.s[i], "halfhour_coach", course, e);
	for (size_t i = 0; good && i < w->instructors.n; i++)
		good = setup_member(c, w->instructors.s[i], "halfhour_instructor", course, e);
	return good;
}

int
centre_setup(const struct wish *w)
{
	struct centre c = { 0 };
	struct err e = { 0 };
	int done = 0;
	bool good = centre_open(&c, &e) && setup_owner(&c, &e);

	for (size_t i = 0; good && i < n_migrations; i++)
		good = setup_migrate(&c, &migrations[i], &done, &e);
	good = good && setup_members(&c, w, &e);
	centre_close(&c);
	if (!good)
		return centre_fail(&e);
	puts(done ? "The tables are made." : "The tables were there already.");
	return CENTRE_DONE;
}
