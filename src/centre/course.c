/* course.c: the courses conversations lie in, by name. */
#include <stdlib.h>

#include "centre.h"

int
course_find(struct centre *c, const char *name, struct err *e)
{
	PGresult *r = centre_rows(c, "SELECT id FROM course WHERE name = $1", 1, &name, e);
	int id = r && PQntuples(r) ? atoi(PQgetvalue(r, 0, 0)) : -1;

	if (r && id < 0)
		err_set(e, "There is no course \"%s\" for you here.", name);
	PQclear(r);
	return id;
}

int
course_make(struct centre *c, const char *name, struct err *e)
{
	PGresult *r = centre_rows(c, "SELECT course_made($1)", 1, &name, e);
	int id = r && PQntuples(r) ? atoi(PQgetvalue(r, 0, 0)) : -1;

	PQclear(r);
	return id;
}
