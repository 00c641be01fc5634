/*
 * Text that is only looked at, wrapped to where it stands and scrolled by
 * rows: what cards and the help are made of.
 */
#include "own.h"

static void
wrap(const struct page *p, int cols, struct strings *out)
{
	struct text shown = { 0 };

	text_show_lines(&shown, p->text ? p->text : "");
	utf8_wrap(out, text_str(&shown), cols > 0 ? cols : 1);
	text_free(&shown);
}

int
page_rows(const struct page *p, int cols)
{
	struct strings lines = { 0 };
	int n;

	wrap(p, cols, &lines);
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

	wrap(p, c->cols, &lines);
	top = (size_t)p->top;
	if (lines.n < top + (size_t)c->rows)
		top = lines.n > (size_t)c->rows ? lines.n - (size_t)c->rows : 0;
	for (int y = 0; y < c->rows && top + (size_t)y < lines.n; y++)
		canvas_text(c, y, 0, -1, 0, lines.s[top + (size_t)y]);
	canvas_cursor(c, 0, 0);
	strings_free(&lines);
}
