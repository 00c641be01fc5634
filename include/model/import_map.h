/*
 * import_map.h: which field the columns of a table go to, told by the words of its
 * header: of LinkedIn, Google, Outlook and others, in several languages.
 */
#ifndef HALFHOUR_MODEL_IMPORT_MAP_H
#define HALFHOUR_MODEL_IMPORT_MAP_H

#include "model/contact.h"

/* What a column is: the index of a contact's field, a part of the name, or none. */
enum { COLUMN_NONE = -1,
	COLUMN_PREFIX = 1000, COLUMN_GIVEN, COLUMN_MIDDLE, COLUMN_FAMILY, COLUMN_SUFFIX,
	COLUMN_CONNECTED /* since when, on LinkedIn: where the name was found */, COLUMN_PARTS_END };

struct column_map {
	int *to; /* by column */
	size_t n;
};

void column_map_done(struct column_map *m);
/* By the words of the header; gives how many columns it knows. */
size_t column_map_guess(struct column_map *m, const struct strings *header);
/* "email=3", "email=Mail address", "-=3" (none): says what a column is. False: e names the
 * fields, or the columns. */
bool column_map_set(struct column_map *m, const struct strings *header, const char *said, struct err *e);
/* "name=1,email=3", as it is remembered, and back; columns that are not named are none. */
void column_map_write(const struct column_map *m, struct text *out);
void column_map_read(struct column_map *m, size_t columns, const char *said);
/* Is there a column that gives a name, or something to take for one? */
bool column_map_named(const struct column_map *m);
/* "email", "given"; "-" of none. */
const char *column_name(int to);

#endif
