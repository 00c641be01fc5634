/* table.h: rows of cells as lines for a person: every column as wide as its widest cell. */
#ifndef HALFHOUR_APP_TABLE_H
#define HALFHOUR_APP_TABLE_H

#include "base.h"

struct table {
	struct strings cells;
	size_t columns;
};

void table_cell(struct table *t, const char *s); /* NULL is empty; row by row */
void table_cellf(struct table *t, const char *fmt, ...) PRINTF(2, 3);
void table_text(const struct table *t, struct text *out);
void table_done(struct table *t);

#endif
