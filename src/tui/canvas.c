/*
 * The grid of cells. A cell holds what one column shows: a character with
 * what combines with it; a wide one covers the cell to its right. Text comes
 * through the gate here, so that nothing drawn can be anything but text.
 */
#include <stdlib.h>
#include <string.h>

#include "tui.h"

enum { ACROSS = 0x2500, DOWN = 0x2502, TOP_LEFT = 0x250c, TOP_RIGHT = 0x2510,
       BOTTOM_LEFT = 0x2514, BOTTOM_RIGHT = 0x2518, BOX_FIRST = ACROSS, BLOCK_LAST = 0x259f };

static const struct cell blank = { .ch = ' ', .width = 1 };

static struct cell *
cell_at(const struct canvas *c, int y, int x)
{
	return c->cells + (size_t)y * (size_t)c->stride + x;
}

void
canvas_init(struct canvas *c, int rows, int cols)
{
	*c = (struct canvas){ .rows = rows > 0 ? rows : 0, .cols = cols > 0 ? cols : 0 };
	c->stride = c->cols;
	c->at = (struct box){ 0, 0, c->rows, c->cols };
	c->cells = mem_new((size_t)c->rows * (size_t)c->cols + 1, sizeof(*c->cells));
	canvas_clear(c);
}

void
canvas_done(struct canvas *c)
{
	if (!c->of) {
		free(c->cells);
		free(c->clusters);
	}
	*c = (struct canvas){ 0 };
}

void
canvas_clear(struct canvas *c)
{
	if (!c->of) {
		c->from = 0;
		c->to = c->rows;
	}
	for (int x = 0; !c->of && c->rows && x < c->cols; x++)
		c->cells[x] = blank;
	for (int y = 1; !c->of && y < c->rows; y++)
		memcpy(cell_at(c, y, 0), c->cells, (size_t)c->cols * sizeof(*c->cells));
	if (c->of)
		canvas_fill(c, (struct box){ 0, 0, c->rows, c->cols }, ROLE_TEXT);
	else
		c->n_clusters = 0;
	c->cursor_y = c->cursor_x = -1;
}

void
canvas_again(struct canvas *c, int y)
{
	canvas_fill(c, (struct box){ y, 0, 1, c->cols }, ROLE_TEXT);
	for (; c->of; c = c->of)
		y += c->at.y;
	if (c->from >= c->to)
		c->from = c->to = y;
	c->from = y < c->from ? y : c->from;
	c->to = y >= c->to ? y + 1 : c->to;
}

/* `b` cut to rows x cols at 0, 0. */
static struct box
box_cut(struct box b, int rows, int cols)
{
	if (b.y < 0) {
		b.rows += b.y;
		b.y = 0;
	}
	if (b.x < 0) {
		b.cols += b.x;
		b.x = 0;
	}
	if (b.rows > rows - b.y)
		b.rows = rows - b.y;
	if (b.cols > cols - b.x)
		b.cols = cols - b.x;
	if (b.rows <= 0 || b.cols <= 0)
		b = (struct box){ 0, 0, 0, 0 };
	return b;
}

struct canvas
canvas_sub(struct canvas *c, struct box b)
{
	struct canvas sub = { .of = c, .stride = c->stride, .cursor_y = -1, .cursor_x = -1 };

	sub.ascii = c->ascii;
	sub.spoken = c->spoken;
	sub.at = box_cut(b, c->rows, c->cols);
	sub.rows = sub.at.rows;
	sub.cols = sub.at.cols;
	sub.cells = cell_at(c, sub.at.y, sub.at.x);
	return sub;
}

void
canvas_cursor(struct canvas *c, int y, int x)
{
	if (y < 0 || y >= c->rows || c->cols == 0)
		return;
	if (x < 0)
		x = 0;
	if (x >= c->cols)
		x = c->cols - 1;
	c->cursor_y = y;
	c->cursor_x = x;
	if (c->of)
		canvas_cursor(c->of, y + c->at.y, x + c->at.x);
}

/* Blanks the whole of a wide character that the cell is a part of. */
static void
cell_free(struct cell *cell)
{
	uint16_t role = cell->role;

	if (cell->width == 0) {
		cell[-1] = blank;
		cell[-1].role = role;
	} else if (cell->width == 2) {
		cell[1] = blank;
		cell[1].role = role;
	}
	*cell = blank;
	cell->role = role;
}

static void
cell_put(struct canvas *c, int y, int x, int width, enum role role, uint32_t ch)
{
	struct cell *cell = cell_at(c, y, x);

	if (ch >= BOX_FIRST && ch <= BLOCK_LAST && c->spoken)
		ch = ' ';
	if (ch >= 0x80 && c->ascii && !charset_has(ch))
		ch = ch == ACROSS ? '-' : ch == DOWN ? '|' : '+';
	if (cell->width != 1)
		cell_free(cell);
	*cell = (struct cell){ ch, (uint16_t)role, (uint16_t)width };
	if (width == 2) {
		cell_free(cell + 1);
		cell[1] = (struct cell){ .role = (uint16_t)role };
	}
}

static struct canvas *
owner(struct canvas *c)
{
	while (c->of)
		c = c->of;
	return c;
}

/* Kept for a cell of this frame; returns the cell's ch. */
static uint32_t
cluster_add(struct canvas *c, const struct cluster *cluster)
{
	c = owner(c);
	mem_grow(c->clusters, &c->cap_clusters, c->n_clusters + 1);
	c->clusters[c->n_clusters] = *cluster;
	return CELL_CLUSTER + (uint32_t)c->n_clusters++;
}

/* Adds what combines to the character left of column x. */
static void
cell_combine(struct canvas *c, int y, int x, uint32_t ch)
{
	struct cell *cell = cell_at(c, y, x - 1);
	struct cluster *all;
	size_t n;

	if (cell->width == 0)
		cell--;
	if (cell->ch < CELL_CLUSTER)
		cell->ch = cluster_add(c, &(struct cluster){ { (wchar_t)cell->ch } });
	all = &owner(c)->clusters[cell->ch - CELL_CLUSTER];
	n = wcslen(all->ch);
	if (n < CELL_CHARS)
		all->ch[n] = (wchar_t)ch;
}

/* Plain text that fits: most of what is drawn, so there is a short way for it. NULL: blanks. */
static int
put_plain(struct cell *cell, enum role role, const char *s, int n)
{
	struct cell one = { .role = (uint16_t)role, .width = 1 };

	for (int i = 0; i < n; i++, cell++) {
		if (cell->width != 1)
			cell_free(cell);
		one.ch = s ? (unsigned char)s[i] : ' ';
		*cell = one;
	}
	return n;
}

/* Puts text that is fit to show and known to fit; returns the columns. */
static int
canvas_put(struct canvas *c, int y, int x, enum role role, const char *s, size_t n)
{
	int from = x;

	for (size_t i = 0, len; i < n; i += len) {
		uint32_t ch = utf8_decode(s, n, i, &len);
		int w = ch < 0x80 ? 1 : utf8_columns(s + i, len);

		if (w > 0 && x + w <= c->cols) {
			cell_put(c, y, x, w, role, ch);
			x += w;
		} else if (w == 0 && x > from) {
			cell_combine(c, y, x, ch);
		}
	}
	return x - from;
}

/* What of `s` may be shown here. */
static void
canvas_show(const struct canvas *c, struct text *out, const char *s)
{
	struct text shown = { 0 };

	text_show(&shown, s);
	if (!c->ascii) {
		*out = shown;
		return;
	}
	text_ascii(out, text_str(&shown));
	text_free(&shown);
}

/* As much of a shown text as fits, an ellipsis at its end when something is lost. */
static int
put_cut(struct canvas *c, int y, int x, int cols, enum role role, const struct text *shown)
{
	struct text cut = { 0 };
	int used;

	if (utf8_columns(text_str(shown), shown->n) <= cols)
		return canvas_put(c, y, x, role, text_str(shown), shown->n);
	if (c->ascii) {
		text_addn(&cut, shown->s, utf8_fit(shown->s, shown->n, cols - (cols > 3 ? 3 : 0)));
		text_add(&cut, cols > 3 ? "..." : "");
	} else {
		utf8_cut(&cut, shown->s, cols);
	}
	used = canvas_put(c, y, x, role, text_str(&cut), cut.n);
	text_free(&cut);
	return used;
}

/* What of `cols` columns from x on (-1: to the edge) there is; 0: nothing to draw on. */
static int
canvas_room(const struct canvas *c, int y, int x, int cols)
{
	if (cols < 0 || cols > c->cols - x)
		cols = c->cols - x;
	return y < 0 || y >= c->rows || cols < 0 ? 0 : cols;
}

int
canvas_text(struct canvas *c, int y, int x, int cols, enum role role, const char *s)
{
	struct text shown = { 0 };
	size_t n;
	int used;

	x = x < 0 ? 0 : x;
	cols = canvas_room(c, y, x, cols);
	if (!cols || !s || !*s)
		return 0;
	if (text_is_plain(s, &n) && n <= (size_t)cols)
		return put_plain(cell_at(c, y, x), role, s, (int)n);
	canvas_show(c, &shown, s);
	used = put_cut(c, y, x, cols, role, &shown);
	text_free(&shown);
	return used;
}

int
canvas_textf(struct canvas *c, int y, int x, int cols, enum role role, const char *fmt, ...)
{
	struct text s = { 0 };
	va_list ap;
	int used;

	va_start(ap, fmt);
	text_addv(&s, fmt, ap);
	va_end(ap);
	used = canvas_text(c, y, x, cols, role, s.s);
	text_free(&s);
	return used;
}

void
canvas_right(struct canvas *c, int y, int x, int cols, enum role role, const char *s)
{
	struct text shown = { 0 };
	int n;

	x = x < 0 ? 0 : x;
	cols = canvas_room(c, y, x, cols);
	if (!cols || !s || !*s)
		return;
	canvas_show(c, &shown, s);
	n = utf8_columns(text_str(&shown), shown.n);
	if (n < cols)
		x += cols - n;
	put_cut(c, y, x, n < cols ? n : cols, role, &shown);
	text_free(&shown);
}

int
canvas_wrap(struct canvas *c, struct box b, enum role role, const char *s)
{
	struct strings lines = { 0 };
	struct text shown = { 0 };
	int rows = 0;

	if (b.cols < 0 || b.cols > c->cols - b.x)
		b.cols = c->cols - b.x;
	if (b.cols <= 0)
		return 0;
	text_show_lines(&shown, s ? s : "");
	utf8_wrap(&lines, text_str(&shown), b.cols);
	for (; rows < b.rows && (size_t)rows < lines.n; rows++)
		canvas_text(c, b.y + rows, b.x, b.cols, role, lines.s[rows]);
	strings_free(&lines);
	text_free(&shown);
	return rows;
}

void
canvas_rule(struct canvas *c, int y, int x, int cols, const char *label)
{
	int n = 0;

	x = x < 0 ? 0 : x;
	cols = canvas_room(c, y, x, cols);
	if (!cols)
		return;
	if (label && *label) {
		n = utf8_columns(label, strlen(label)) + 1;
		if (n > cols)
			n = cols;
	}
	for (int i = 0; i < cols - n; i++)
		cell_put(c, y, x + i, 1, ROLE_RULE, ACROSS);
	if (n > 1)
		canvas_right(c, y, x + cols - n + 1, n - 1, ROLE_RULE_WORD, label);
}

void
canvas_bar(struct canvas *c, int y, int x, enum role role)
{
	if (y >= 0 && y < c->rows && x >= 0 && x < c->cols)
		cell_put(c, y, x, 1, role, DOWN);
}

void
canvas_frame(struct canvas *c, const char *title)
{
	int bottom = c->rows - 1, right = c->cols - 1;

	if (c->rows < 2 || c->cols < 2)
		return;
	for (int x = 1; x < right; x++) {
		cell_put(c, 0, x, 1, ROLE_RULE, ACROSS);
		cell_put(c, bottom, x, 1, ROLE_RULE, ACROSS);
	}
	for (int y = 1; y < bottom; y++) {
		cell_put(c, y, 0, 1, ROLE_RULE, DOWN);
		cell_put(c, y, right, 1, ROLE_RULE, DOWN);
	}
	cell_put(c, 0, 0, 1, ROLE_RULE, TOP_LEFT);
	cell_put(c, 0, right, 1, ROLE_RULE, TOP_RIGHT);
	cell_put(c, bottom, 0, 1, ROLE_RULE, BOTTOM_LEFT);
	cell_put(c, bottom, right, 1, ROLE_RULE, BOTTOM_RIGHT);
	if (title && *title && right > 4) {
		int n = canvas_text(c, 0, 2, right - 3, ROLE_HEADING, title);

		cell_put(c, 0, 1, 1, ROLE_RULE, ' ');
		cell_put(c, 0, 2 + n, 1, ROLE_RULE, ' ');
	}
}

void
canvas_fill(struct canvas *c, struct box b, enum role role)
{
	b = box_cut(b, c->rows, c->cols);
	for (int y = b.y; y < b.y + b.rows; y++)
		put_plain(cell_at(c, y, b.x), role, NULL, b.cols);
}

void
canvas_row(const struct canvas *c, int y, struct text *out)
{
	size_t keep = out->n;

	if (y < 0 || y >= c->rows)
		return;
	for (int x = 0; x < c->cols; x++) {
		struct cluster shown;
		char s[5];

		canvas_cluster(c, y, x, &shown);
		for (const wchar_t *ch = shown.ch; *ch; ch++)
			text_addn(out, s, utf8_encode((uint32_t)*ch, s));
		if (cell_at(c, y, x)->ch != ' ')
			keep = out->n;
	}
	text_cut(out, keep);
}

void
canvas_cluster(const struct canvas *c, int y, int x, struct cluster *out)
{
	uint32_t ch = cell_at(c, y, x)->ch;

	while (c->of)
		c = c->of;
	if (ch < CELL_CLUSTER)
		*out = (struct cluster){ { (wchar_t)ch } };
	else
		*out = c->clusters[ch - CELL_CLUSTER];
}

/* A wide character that is only half covered goes. */
static void
paint_row(struct canvas *c, int y, int x, const struct canvas *from, int row)
{
	struct cell *to = cell_at(c, y, x), *end = to + from->cols;
	struct cluster shown;

	if (x > 0 && to->width == 0)
		to[-1] = blank;
	if (x + from->cols < c->cols && end->width == 0)
		*end = blank;
	memcpy(to, cell_at(from, row, 0), (size_t)from->cols * sizeof(*to));
	for (int i = 0; i < from->cols; i++)
		if (to[i].ch >= CELL_CLUSTER) {
			canvas_cluster(from, row, i, &shown);
			to[i].ch = cluster_add(c, &shown);
		}
}

void
canvas_paint(struct canvas *c, int y, int x, const struct canvas *from)
{
	for (int row = 0; row < from->rows; row++)
		paint_row(c, y + row, x, from, row);
}
