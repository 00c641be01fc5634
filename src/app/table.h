/* table.h: rows of cells as lines for a person: every column as wide as its widest cell. */
#ifndef HALFHOUR_APP_TABLE_H
#define HALFHOUR_APP_TABLE_H

#include "base.h"

/* Cells are kept until table_text; a long table is filled twice instead and keeps none: once
 * for the widths, then, after table_print_on, for the lines. */
enum table_pass { TABLE_KEEPS, TABLE_MEASURES, TABLE_PRINTS };

struct table {
	struct strings cells;
	size_t columns;
	enum table_pass pass;
	int *widths;
	size_t n;         /* cells so far */
	struct text *out; /* TABLE_PRINTS: where lines go; borrowed */
};

void table_cell(struct table *t, const char *s); /* NULL is empty; row by row */
void table_cellf(struct table *t, const char *fmt, ...) PRINTF(2, 3);
void table_text(struct table *t, struct text *out);
void table_print_on(struct table *t, struct text *out); /* after TABLE_MEASURES */
void table_done(struct table *t);

#endif
