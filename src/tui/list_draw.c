/*
 * How a list looks: in cells, with a pointer, marks and columns that shrink to
 * the window; and as numbered lines.
 */
#include <stdio.h>
#include <string.h>

#include "private.h"

enum { COLUMNS = 16,  /* the most a list has */
       GAP = 2,       /* blanks between two */
       LAST = 6,      /* room the last one shown must have */
       EDGE = 2 };    /* the pointer and the mark */

/* Column i of a row's text; the length in *n. */
static const char *
column(const char *text, size_t i, size_t *n)
{
	const char *s = text ? text : "";

	for (; i > 0; i--) {
		s = strchr(s, '\t');
		if (!s) {
			*n = 0;
			return "";
		}
		s++;
	}
	*n = strcspn(s, "\t");
	return s;
}

/* Columns that the window's rows need for column i. */
static int
needed(const struct list *l, size_t i)
{
	size_t n;
	const char *head = l->heads && l->heads[i] ? _(l->heads[i]) : "";
	int most = utf8_columns(head, strlen(head));

	for (size_t k = 0; k < l->n_rows; k++) {
		const char *s = column(l->rows[k].text, i, &n);
		int w = utf8_columns(s, n);

		if (w > most && l->rows[k].id)
			most = w;
	}
	return most;
}

/* Columns that column i wants: what is said, or what the window's rows need. */
static int
natural(const struct list *l, size_t i)
{
	bool said = l->widths && i + 1 < l->n_columns && l->widths[i] > 0;

	return said ? l->widths[i] : needed(l, i);
}

/* What the window has to spare goes to the columns that would be cut, from the left. */
static void
widen(const struct list *l, int spare, size_t n, int width[COLUMNS])
{
	for (size_t i = 0; i + 1 < n && spare > 0; i++) {
		int more = needed(l, i) - width[i];

		more = more > spare ? spare : more;
		width[i] += more > 0 ? more : 0;
		spare -= more > 0 ? more : 0;
	}
}

/* The column that gives way has what the others leave it; returns how many columns there
 * are then, the last one only where it has room enough beside that one's full width. */
static size_t
layout_giving(const struct list *l, size_t n, int cols, int width[COLUMNS])
{
	int *gives = &width[l->gives - 1], full = *gives;

	for (size_t i = 0; i + 1 < n; i++)
		cols -= i + 1 == l->gives ? 0 : width[i] + GAP;
	*gives = cols < 1 ? 1 : cols < full ? cols : full;
	if (n < 2 || cols >= full + GAP + LAST)
		return n;
	width[n - 2] = needed(l, n - 2); /* the last one now */
	return n - 1;
}

/* Lays out as many columns as there is room for; the last one shown takes what is
 * left. Columns at the end go before the first is cut to nothing. */
static size_t
layout(const struct list *l, int cols, int width[COLUMNS])
{
	size_t n = l->n_columns < COLUMNS ? l->n_columns : COLUMNS, shown = 1;
	int used = 0;

	if (n == 0)
		n = 1;
	for (size_t i = 0; i < n; i++)
		width[i] = natural(l, i);
	if (l->gives)
		n = layout_giving(l, n, cols, width);
	for (size_t i = 0; i + 1 < n; i++) {
		used += width[i] + GAP;
		if (used + (width[i + 1] < LAST ? width[i + 1] : LAST) > cols)
			break;
		shown = i + 2;
	}
	if (shown == n && l->n_columns > 1)
		widen(l, cols - used - width[n - 1], n, width);
	for (size_t i = 0; i + 1 < shown; i++)
		cols -= width[i] + GAP;
	width[shown - 1] = cols > 0 ? cols : 0;
	return shown;
}

static void
draw_columns(struct canvas *c, int y, const char *text, const int *width, size_t n,
	enum role role)
{
	int x = EDGE;

	for (size_t i = 0; i < n; i++) {
		struct text cell = { 0 };
		size_t len;
		const char *s = column(text, i, &len);

		text_addn(&cell, s, len);
		canvas_text(c, y, x, width[i], role, text_str(&cell));
		x += width[i] + GAP;
		text_free(&cell);
	}
}

static void
draw_row(const struct list *l, struct canvas *c, int y, size_t i, const int *width, size_t n)
{
	const struct row *r = &l->rows[i];
	bool chosen = i == l->at && !l->shown;
	enum role role = chosen && r->dim ? ROLE_CHOSEN_MUTED : chosen ? ROLE_CHOSEN
		: r->dim ? ROLE_MUTED : ROLE_TEXT;

	if (!r->id && !r->more) {
		canvas_text(c, y, 0, -1, ROLE_HEADING, r->text);
		return;
	}
	if (r->id && chosen) {
		canvas_fill(c, (struct box){ y, 0, 1, c->cols }, ROLE_CHOSEN); /* a blank is not muted */
		canvas_text(c, y, 0, 1, ROLE_CHOSEN, ">");
		canvas_cursor(c, y, 0);
	}
	if (r->id && list_marked(l, r->id))
		canvas_text(c, y, 1, 1, ROLE_MARKED, "*");
	draw_columns(c, y, r->text, width, n, role);
}

void
list_draw(const struct list *l, struct canvas *c)
{
	int width[COLUMNS], y = 0, rows;
	size_t n, from;

	if (l->n_rows == 0) {
		const char *none = l->filter.text.n ? _("Nothing has these words.") : _(l->empty);

		canvas_wrap(c, (struct box){ 0, 1, c->rows, c->cols - 2 }, ROLE_TEXT, none);
		canvas_cursor(c, 0, 0);
		return;
	}
	n = layout(l, c->cols - EDGE, width);
	if (l->heads) {
		struct text heads = { 0 };

		for (size_t i = 0; i < n; i++)
			text_addf(&heads, "%s%s", i ? "\t" : "", l->heads[i] ? _(l->heads[i]) : "");
		draw_columns(c, y++, text_str(&heads), width, n, ROLE_COLUMN);
		text_free(&heads);
	}
	rows = c->rows - y;
	if (rows <= 0)
		return;
	/* A canvas smaller than the window shows the page the chosen row is on. */
	from = l->shown ? 0 : l->at / (size_t)rows * (size_t)rows;
	for (size_t i = from; i < l->n_rows && y < c->rows; i++)
		draw_row(l, c, y++, i, width, n);
}

/* What is a sign to the eye is a word to the ear. */
static void
say_column(const char *s, size_t n, struct text *out)
{
	static const struct {
		const char *sign, *word;
	} words[] = { { "✓", "done" }, { "–", "left out" }, { "+", "added" } };

	for (size_t i = 0; i < LEN(words); i++)
		if (strlen(words[i].sign) == n && strncmp(words[i].sign, s, n) == 0) {
			text_add(out, words[i].word);
			return;
		}
	text_addn(out, s, n);
}

/* The columns of a row as one line: those that are not blank, with commas and what they are. */
static void
say_row(const struct list *l, const char *text, struct text *out)
{
	const char *parts[] = { "", ", ", ": " };
	size_t len, column = 0, part = 0;

	for (const char *s = text ? text : ""; *s; s += len + (s[len] == '\t'), column++) {
		len = strcspn(s, "\t");
		if (len == 0)
			continue;
		text_add(out, parts[part]);
		if (l->labels && column < l->n_columns && l->labels[column])
			text_addf(out, "%s: ", _(l->labels[column]));
		say_column(s, len, out);
		part = l->pairs && column == 0 ? 2 : 1;
	}
}

void
list_say(const struct list *l, struct text *out)
{
	size_t nth = l->before;

	if (l->filter.text.n)
		text_addf(out, "Narrowed to: %s\n", text_str(&l->filter.text));
	if (l->n_rows == 0)
		text_addf(out, "%s\n", l->filter.text.n ? _("Nothing has these words.")
				: l->empty ? _(l->empty) : _("Nothing here."));
	for (size_t i = 0; i < l->n_rows; i++) {
		if (l->rows[i].id)
			text_addf(out, "%zu. ", ++nth);
		if (l->rows[i].id && list_marked(l, l->rows[i].id))
			text_addf(out, "%s ", _("(marked)"));
		say_row(l, l->rows[i].text, out);
		text_addc(out, '\n');
	}
	if (l->more)
		text_add(out, _("more: the next rows\n"));
}

void
list_status(const struct list *l, struct text *out)
{
	if (l->filter.text.n)
		text_addf(out, "narrowed to “%s”", text_str(&l->filter.text));
	if (l->filter.text.n && l->n_marks)
		text_add(out, " · ");
	if (l->n_marks)
		text_addf(out, "%zu marked", l->n_marks);
}
