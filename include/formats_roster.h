/*
 * formats_roster.h: lists of a class out of a school's programs: who is in it, with the id that
 * the school gave.
 */
#ifndef HALFHOUR_FORMATS_ROSTER_H
#define HALFHOUR_FORMATS_ROSTER_H

#include "base.h"

struct roster_row {
	const char *name, *called, *course; /* course: "" where the list has none */
	int64_t line;
};
/* Reads a table with a header, by the names of its columns ("Student", "First name" and "Surname",
 * "SIS User ID", "ID number", "Section" …). False: e says which columns are missing. */
bool roster_read(const char *path, bool (*each)(void *user, const struct roster_row *row), void *user,
	struct err *e);

#endif
