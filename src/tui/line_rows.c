/*
 * a line shown over several rows, so that all of it is seen while it is typed: wrapped at
 * blanks and at each line end in it.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "tui.h"

/* The bytes of one row: from..end, with the blank or the line end that it is parted by. */
struct line_row {
	size_t from, end;
};

#define LINE_ROW_FIRST ((struct line_row){ SIZE_MAX, 0 })

static size_t
line_rows_end(const char *s, size_t n, size_t at, int cols)
{
	const char *nl = memchr(s + at, '\n', n - at);
	size_t most = nl ? (size_t)(nl - s) : n;
	size_t fit = at + utf8_fit(s + at, most - at, cols), blank = fit;

	if (fit >= most)
		return most + (most < n);
	if (s[fit] == ' ')
		return fit + 1;
	while (blank > at && s[blank - 1] != ' ')
		blank--;
	if (blank > at)
		return blank;
	return fit > at ? fit : utf8_next(s, n, at);
}

/* Behind a line end there is a row, be it an empty one. */
static bool
line_rows_next(const struct line *l, int cols, struct line_row *r)
{
	const char *s = text_str(&l->text);
	size_t n = l->text.n;

	if (r->from != SIZE_MAX && r->end >= n && !(r->from < n && s[n - 1] == '\n'))
		return false;
	r->from = r->from == SIZE_MAX ? 0 : r->end;
	r->end = line_rows_end(s, n, r->from, cols > 0 ? cols : 1);
	return true;
}

/* The bytes of it that are shown, without its line end. */
static size_t
line_rows_shown(const struct line *l, const struct line_row *r)
{
	bool broken = r->end > r->from && l->text.s[r->end - 1] == '\n';

	return r->end - r->from - broken;
}

static bool
line_rows_has(const struct line *l, const struct line_row *r, size_t at)
{
	bool last = r->end == l->text.n && line_rows_shown(l, r) == r->end - r->from;

	return at >= r->from && (at < r->end || last);
}

static int
line_rows_columns(const char *s, size_t n, bool ascii)
{
	char *part = mem_strn(s, n);
	struct text shown = { 0 }, plain = { 0 };

	text_show(&shown, part);
	if (ascii)
		text_ascii(&plain, text_str(&shown));
	const struct text *t = ascii ? &plain : &shown;
	int cols = utf8_columns(text_str(t), t->n);
	text_free(&shown);
	text_free(&plain);
	free(part);
	return cols;
}

int
line_rows(const struct line *l, int cols)
{
	struct line_row r = LINE_ROW_FIRST;
	int n = 0;

	while (line_rows_next(l, cols, &r))
		n++;
	return n;
}

/* The number of the row with the cursor, and the row. */
static int
line_rows_cursor(const struct line *l, int cols, struct line_row *out)
{
	int n = 0;

	*out = LINE_ROW_FIRST;
	while (line_rows_next(l, cols, out) && !line_rows_has(l, out, l->at))
		n++;
	return n;
}

bool
line_rows_move(struct line *l, int cols, int by)
{
	struct line_row r, to = LINE_ROW_FIRST;
	int want = line_rows_cursor(l, cols, &r) + by;

	if (want < 0)
		return false;
	int x = utf8_columns(text_str(&l->text) + r.from, l->at - r.from);
	for (int i = 0; i <= want; i++)
		if (!line_rows_next(l, cols, &to))
			return false;
	size_t most = line_rows_shown(l, &to), fit = utf8_fit(text_str(&l->text) + to.from, most, x);
	if (fit == to.end - to.from && to.end < l->text.n) /* its last place is the next row's first */
		fit = utf8_prev(text_str(&l->text) + to.from, most, fit);
	l->at = to.from + fit;
	l->killing = false;
	return true;
}

/* A last row that more rows follow ends in an ellipsis. */
static void
line_rows_put(const struct line *l, const struct line_row *r, struct canvas *c, struct box at,
	enum role role, bool more)
{
	struct text part = { 0 };

	text_addn(&part, text_str(&l->text) + r->from, line_rows_shown(l, r));
	if (more) {
		text_cut(&part, blank_end(text_str(&part), part.n));
		text_add(&part, " …");
	}
	canvas_text(c, at.y, at.x, more ? at.cols : -1, role, text_str(&part));
	text_free(&part);
}

void
line_rows_draw(const struct line *l, struct canvas *c, struct box b, enum role role, bool cursor)
{
	struct line_row r = LINE_ROW_FIRST, next;
	int row = cursor ? line_rows_cursor(l, b.cols, &next) : 0, y = row < b.rows ? 0 : b.rows - 1 - row;

	for (; y < b.rows && line_rows_next(l, b.cols, &r); y++) {
		next = r;
		bool more = !cursor && y == b.rows - 1 && line_rows_next(l, b.cols, &next);
		if (y < 0)
			continue;
		line_rows_put(l, &r, c, (struct box){ b.y + y, b.x, 1, b.cols }, role, more);
		if (cursor && line_rows_has(l, &r, l->at))
			canvas_cursor(c, b.y + y, b.x + line_rows_columns(
				text_str(&l->text) + r.from, l->at - r.from, c->ascii));
	}
}
