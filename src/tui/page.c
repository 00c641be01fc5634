/*
 * text that is only looked at, wrapped to its box and scrolled by rows: what cards and the
 * help are made of. In a line with a tab what follows it hangs: its further rows begin below
 * its first.
 */
#include <stdlib.h>
#include <string.h>

#include "private.h"

enum { HANG = 15, HANG_NARROW = 10, NARROW = 50 };

/* Adds the rows of `s`, each behind `indent` blanks; the first behind `label` instead. */
static void
hang(struct strings *out, const char *label, const char *s, int indent, int cols)
{
	struct strings rows = { 0 };

	utf8_wrap(&rows, s, cols - indent > 8 ? cols - indent : 8);
	for (size_t i = 0; i < rows.n; i++) {
		struct text row = { 0 };
		int w;

		text_add(&row, i == 0 ? label : "");
		w = utf8_columns(text_str(&row), row.n);
		if (i == 0 && w >= indent) { /* a label too long for its place */
			strings_add(out, label);
			text_clear(&row);
			w = 0;
		}
		for (; w < indent; w++)
			text_addc(&row, ' ');
		text_add(&row, rows.s[i]);
		strings_add(out, text_str(&row));
		text_free(&row);
	}
	strings_free(&rows);
}

static void
wrap_line(struct strings *out, const char *s, size_t n, int cols)
{
	const char *tab = memchr(s, '\t', n);
	struct text label = { 0 }, rest = { 0 };
	char *part = mem_strn(s, tab ? (size_t)(tab - s) : 0);
	char *after = mem_strn(tab ? tab + 1 : s, tab ? n - (size_t)(tab - s) - 1 : n);

	text_show(&label, part);
	text_show(&rest, after);
	if (tab)
		hang(out, text_str(&label), text_str(&rest), cols < NARROW ? HANG_NARROW : HANG, cols);
	else if (n > 0)
		utf8_wrap(out, text_str(&rest), cols);
	else
		strings_add(out, "");
	free(part);
	free(after);
	text_free(&label);
	text_free(&rest);
}

static void
page_wrap(const struct page *p, int cols, struct strings *out)
{
	const char *s = p->text ? p->text : "";

	for (size_t n; *s; s += n + (s[n] == '\n')) {
		n = strcspn(s, "\n");
		wrap_line(out, s, n, cols > 0 ? cols : 1);
	}
}

int
page_rows(const struct page *p, int cols)
{
	struct strings lines = { 0 };
	int n;

	page_wrap(p, cols, &lines);
	n = (int)lines.n;
	strings_free(&lines);
	return n;
}

void
page_move(struct page *p, int by, int rows, int cols)
{
	int last = page_rows(p, cols) - rows;

	p->top += by;
	if (p->top > last)
		p->top = last;
	if (p->top < 0)
		p->top = 0;
}

void
page_draw(const struct page *p, struct canvas *c)
{
	struct strings lines = { 0 };
	size_t top;

	page_wrap(p, c->cols, &lines);
	top = (size_t)p->top;
	if (lines.n < top + (size_t)c->rows)
		top = lines.n > (size_t)c->rows ? lines.n - (size_t)c->rows : 0;
	for (int y = 0; y < c->rows && top + (size_t)y < lines.n; y++)
		canvas_text(c, y, 0, -1, ROLE_TEXT, lines.s[top + (size_t)y]);
	canvas_cursor(c, 0, 0);
	strings_free(&lines);
}
