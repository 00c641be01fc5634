/*
 * formats_gradebook.h: one column of a school's gradebook (CSV, as Canvas and Moodle export it)
 * filled in place: every other byte of the file stays as it is.
 */
#ifndef HALFHOUR_FORMATS_GRADEBOOK_H
#define HALFHOUR_FORMATS_GRADEBOOK_H

#include "base.h"

/* What goes into a row, by one of its ids ("s-17"); appended to `value`. False: nobody has that id. An
 * empty value: somebody has, and the cell stays as it is. */
typedef bool gradebook_value(void *user, const char *id, struct text *value);

struct gradebook_done {
	size_t rows, filled;
	struct strings missed;     /* rows whose ids nobody has: their names */
};
void gradebook_done_free(struct gradebook_done *d);

/* `column` is a header, or the only one that begins so. `out` gets the whole file. False: e says what
 * is wrong with it, and which columns there are. */
bool gradebook_fill(const struct text *in, const char *column, gradebook_value *value, void *user,
	struct text *out, struct gradebook_done *done, struct err *e);

#endif
