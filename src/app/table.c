#include "table.h"

#include <stdlib.h>
#include <string.h>

void
table_cell(struct table *t, const char *s)
{
	struct text shown = { 0 };

	text_show(&shown, s ? s : "");
	strings_add(&t->cells, text_str(&shown));
	text_free(&shown);
}

void
table_cellf(struct table *t, const char *fmt, ...)
{
	struct text s = { 0 };
	va_list ap;

	va_start(ap, fmt);
	text_addv(&s, fmt, ap);
	va_end(ap);
	table_cell(t, text_str(&s));
	text_free(&s);
}

static int
table_columns(const char *s)
{
	return utf8_columns(s, strlen(s));
}

/* The last cell of a row is not padded. */
void
table_text(const struct table *t, struct text *out)
{
	int *widths = mem_new(t->columns, sizeof(*widths));

	for (size_t i = 0; i < t->cells.n; i++)
		if (table_columns(t->cells.s[i]) > widths[i % t->columns])
			widths[i % t->columns] = table_columns(t->cells.s[i]);
	for (size_t i = 0; i < t->cells.n; i++) {
		size_t column = i % t->columns;
		bool last = column + 1 == t->columns;
		text_add(out, t->cells.s[i]);
		for (int n = table_columns(t->cells.s[i]);
			!last && n < widths[column] + 2; n++)
			text_addc(out, ' ');
		while (last && out->n && out->s[out->n - 1] == ' ')
			text_cut(out, out->n - 1);
		if (last)
			text_addc(out, '\n');
	}
	free(widths);
}

void
table_done(struct table *t)
{
	strings_free(&t->cells);
	*t = (struct table){ 0 };
}
