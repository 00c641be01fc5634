#include "table.h"

#include <stdlib.h>
#include <string.h>

static int
table_columns(const char *s)
{
	return utf8_columns(s, strlen(s));
}

static void
table_measure(struct table *t, size_t nth, const char *s)
{
	int columns = table_columns(s);

	if (!t->widths)
		t->widths = mem_new(t->columns, sizeof(*t->widths));
	if (columns > t->widths[nth % t->columns])
		t->widths[nth % t->columns] = columns;
}

/* The last cell of a row is not padded. */
static void
table_print(const struct table *t, size_t nth, const char *s, struct text *out)
{
	size_t column = nth % t->columns;
	bool last = column + 1 == t->columns;

	text_add(out, s);
	for (int n = table_columns(s); !last && n < t->widths[column] + 2; n++)
		text_addc(out, ' ');
	while (last && out->n && out->s[out->n - 1] == ' ')
		text_cut(out, out->n - 1);
	if (last)
		text_addc(out, '\n');
}

void
table_cell(struct table *t, const char *s)
{
	struct text shown = { 0 };

	text_show(&shown, s ? s : "");
	if (t->pass == TABLE_PRINTS)
		table_print(t, t->n, text_str(&shown), t->out);
	else
		table_measure(t, t->n, text_str(&shown));
	if (t->pass == TABLE_KEEPS)
		strings_add(&t->cells, text_str(&shown));
	t->n++;
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

void
table_text(struct table *t, struct text *out)
{
	for (size_t i = 0; i < t->cells.n; i++)
		table_print(t, i, t->cells.s[i], out);
}

void
table_print_on(struct table *t, struct text *out)
{
	t->pass = TABLE_PRINTS;
	t->n = 0;
	t->out = out;
	if (!t->widths) /* nothing was measured; a row may come all the same */
		t->widths = mem_new(t->columns, sizeof(*t->widths));
}

void
table_done(struct table *t)
{
	strings_free(&t->cells);
	free(t->widths);
	*t = (struct table){ 0 };
}
