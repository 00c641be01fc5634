/* document_plain.c: a page as plain text at a given width, to be read by eye or by ear. */
#include <string.h>

#include "formats_document.h"

enum { NARROWEST = 20 };

static int
columns_of(const char *s)
{
	return utf8_columns(s, strlen(s));
}

/* The words of a block, or of one of its cells (the `cell`th, from 1; 0: all). */
static void
words_get(const struct document_block *b, size_t cell, struct text *out)
{
	size_t at = 0;

	for (size_t i = 0; i < b->n; i++) {
		const struct document_span *s = &b->spans[i];
		if (s->style == DOCUMENT_CELL)
			at++;
		else if (cell && at != cell)
			continue;
		else if (s->style == DOCUMENT_NEWLINE)
			text_addc(out, cell ? ' ' : '\n');
		else
			text_add(out, s->text);
		if (s->style == DOCUMENT_LINK && strcmp(s->text, s->address) != 0)
			text_addf(out, " <%s>", s->address);
	}
}

/* Wrapped: `first` before the first line, as many blanks before the others. */
static void
lines_put(const char *first, const char *rest, const char *s, int columns, struct text *out)
{
	struct strings lines = { 0 };

	utf8_wrap(&lines, s, columns - columns_of(first));
	for (size_t i = 0; i < lines.n; i++)
		text_addf(out, "%s%s\n", i ? rest : first, lines.s[i]);
	if (!lines.n && *first)
		text_addf(out, "%s\n", first);
	strings_free(&lines);
}

static void
repeat(struct text *out, const char *s, int n)
{
	for (int i = 0; i < n; i++)
		text_add(out, s);
}

/* ---- tables ---- */

enum { CELLS_MOST = 12 };

/* The widths of the columns; false: they do not fit. */
static bool
table_widths(const struct document *d, size_t at, size_t n, size_t cells, int columns,
	int width[CELLS_MOST])
{
	int all = 0;

	if (cells > CELLS_MOST)
		return false;
	for (size_t k = 0; k < cells; k++) {
		width[k] = 0;
		for (size_t i = 0; i < n; i++) {
			struct text t = { 0 };
			words_get(&d->blocks[at + i], k + 1, &t);
			int w = columns_of(text_str(&t));
			width[k] = w > width[k] ? w : width[k];
			text_free(&t);
		}
		all += width[k] + (k ? 2 : 0);
	}
	return all <= columns;
}

static void
document_plain_row_put(
	const struct document_block *b, size_t cells, const int *width, struct text *out)
{
	struct text line = { 0 };

	for (size_t k = 0; k < cells; k++) {
		struct text t = { 0 };
		words_get(b, k + 1, &t);
		text_add(&line, text_str(&t));
		if (k + 1 < cells)
			repeat(&line, " ", width[k] - columns_of(text_str(&t)) + 2);
		text_free(&t);
	}
	while (line.n && line.s[line.n - 1] == ' ')
		text_cut(&line, line.n - 1);
	text_addf(out, "%s\n", text_str(&line));
	text_free(&line);
}

/* "Head: cell", a line each, for a table that is too wide. */
static void
row_tell(const struct document_block *head, const struct document_block *b, size_t cells,
	int columns, struct text *out)
{
	for (size_t k = 0; k < cells; k++) {
		struct text t = { 0 }, value = { 0 };
		words_get(head, k + 1, &t);
		words_get(b, k + 1, &value);
		if (value.n) {
			text_addf(&t, "%s%s", t.n ? ": " : "", value.s);
			lines_put("", "  ", text_str(&t), columns, out);
		}
		text_free(&t);
		text_free(&value);
	}
}

static size_t
document_plain_table_put(const struct document *d, size_t at, int columns, struct text *out)
{
	size_t cells, n = document_table(d, at, &cells);
	int width[CELLS_MOST];
	bool fits = table_widths(d, at, n, cells, columns, width);

	for (size_t i = fits ? 0 : 1; i < n; i++) {
		if (!fits) {
			row_tell(&d->blocks[at], &d->blocks[at + i], cells, columns, out);
			text_add(out, i + 1 < n ? "\n" : "");
			continue;
		}
		document_plain_row_put(&d->blocks[at + i], cells, width, out);
		for (size_t k = 0; i == 0 && k < cells; k++) {
			repeat(out, "-", width[k]);
			text_add(out, k + 1 < cells ? "  " : "\n");
		}
	}
	return n;
}

/* ---- blocks ---- */

static void
heading_put(const struct document_block *b, const char *s, int columns, struct text *out)
{
	struct text t = { 0 };

	lines_put("", "", s, columns, &t);
	text_add(out, text_str(&t));
	if (b->level <= 2 && t.n) {
		const char *last = t.s;
		for (const char *p = t.s; (p = strchr(p, '\n')) && p[1]; p++)
			last = p + 1;
		repeat(out, b->level < 2 ? "=" : "-", columns_of(last));
		text_addc(out, '\n');
	}
	text_free(&t);
}

static void
document_plain_item_put(
	const struct document_block *b, const char *s, int columns, struct text *out)
{
	struct text first = { 0 }, rest = { 0 };

	repeat(&first, "  ", b->level);
	if (b->kind == DOCUMENT_NUMBERED)
		text_addf(&first, "%d. ", b->number);
	else
		text_add(&first, b->kind != DOCUMENT_TASK ? "- " : b->ticked ? "[x] " : "[ ] ");
	repeat(&rest, " ", columns_of(text_str(&first)));
	lines_put(text_str(&first), text_str(&rest), s, columns, out);
	text_free(&first);
	text_free(&rest);
}

static void
document_plain_block_put(const struct document_block *b, int columns, struct text *out)
{
	struct text t = { 0 };

	words_get(b, 0, &t);
	if (b->kind == DOCUMENT_HEADING)
		heading_put(b, text_str(&t), columns, out);
	else if (document_is_item(b))
		document_plain_item_put(b, text_str(&t), columns, out);
	else if (b->kind == DOCUMENT_QUOTE)
		lines_put("> ", "> ", text_str(&t), columns, out);
	else if (b->kind == DOCUMENT_PAGE)
		text_add(out, "\f");
	else if (b->kind != DOCUMENT_LINES)
		lines_put("", "", text_str(&t), columns, out);
	for (int i = 0; b->kind == DOCUMENT_LINES && i < b->number; i++) {
		text_add(out, i ? "\n" : "");
		repeat(out, "_", columns);
		text_addc(out, '\n');
	}
	text_free(&t);
}

/* Items of a list stand close, everything else apart. */
static bool
document_plain_needs_blank(const struct document *d, size_t next)
{
	return next < d->n && d->blocks[next - 1].kind != DOCUMENT_PAGE &&
		!(document_is_item(&d->blocks[next - 1]) && document_is_item(&d->blocks[next]));
}

void
document_plain(const struct document *d, int columns, struct text *out)
{
	columns = columns < NARROWEST ? NARROWEST : columns;
	for (size_t i = 0; i < d->n;) {
		if (d->blocks[i].kind == DOCUMENT_ROW)
			i += document_plain_table_put(d, i, columns, out);
		else
			document_plain_block_put(&d->blocks[i++], columns, out);
		if (document_plain_needs_blank(d, i))
			text_addc(out, '\n');
	}
}
