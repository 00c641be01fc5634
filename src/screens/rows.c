#include "rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
rows_done(struct rows *r)
{
	for (size_t i = 0; i < r->n; i++) {
		free(r->one[i].text);
		free(r->one[i].whole);
	}
	free(r->one);
	memset(r, 0, sizeof(*r));
}

static struct rows_one *
screens_rows_add(
	struct rows *r, enum rows_what what, int64_t id, bool dim, const char *text)
{
	mem_grow(r->one, &r->cap, r->n + 1);
	struct rows_one *o = &r->one[r->n++];
	*o = (struct rows_one){ .what = what, .id = id, .dim = dim, .text = mem_str(text) };
	return o;
}

void
rows_move(struct rows *to, struct rows *from)
{
	mem_grow(to->one, &to->cap, to->n + from->n + 1);
	for (size_t i = 0; i < from->n; i++)
		to->one[to->n++] = from->one[i];
	free(from->one);
	*from = (struct rows){ 0 };
}

void
rows_head(struct rows *r, const char *text)
{
	screens_rows_add(r, ROWS_HEAD, 0, false, _(text));
}

void
rows_add(struct rows *r, int64_t id, bool dim, const char *fmt, ...)
{
	struct text s = { 0 };
	va_list ap;

	va_start(ap, fmt);
	text_addv(&s, fmt, ap);
	va_end(ap);
	screens_rows_add(r, ROWS_ITEM, id, dim, text_str(&s));
	text_free(&s);
}

void
rows_wrap(struct rows *r, int64_t id, bool dim, const char *lead, const char *text,
	int columns)
{
	struct strings lines = { 0 };
	struct text row = { 0 }, tabs = { 0 };

	for (const char *t = lead; (t = strchr(t, '\t')); t++)
		text_addc(&tabs, '\t');
	if (columns > 0)
		utf8_wrap(&lines, text, columns);
	text_addf(&row, "%s%s", lead, lines.n ? lines.s[0] : text);
	struct rows_one *o = screens_rows_add(r, ROWS_ITEM, id, dim, text_str(&row));
	if (lines.n > 1) {
		text_set(&row, lead);
		text_add(&row, text);
		o->whole = text_take(&row);
	}
	for (size_t i = 1; i < lines.n; i++) {
		text_set(&row, text_str(&tabs));
		text_add(&row, lines.s[i]);
		screens_rows_add(r, ROWS_MORE, 0, dim, text_str(&row));
	}
	text_free(&row);
	text_free(&tabs);
	strings_free(&lines);
}

void
rows_more(struct rows *r, const char *text)
{
	screens_rows_add(r, ROWS_MORE, 0, r->n && r->one[r->n - 1].dim, text);
}

void
rows_whole(struct rows *r, size_t n, const char *text)
{
	mem_set(&r->one[r->n - 1 - n].whole, text);
}

/* ---- narrowing and windows ---- */

static bool
screens_rows_fits(const struct rows_one *o, const char *filter)
{
	return o->what == ROWS_ITEM &&
		utf8_has_folded(o->whole ? o->whole : o->text, filter);
}

/* Sets shown[i] for what is left when narrowed: items that fit, their further lines, and
 * headings that stand over one of them. */
static void
screens_rows_narrow(const struct rows *r, const char *filter, bool *shown)
{
	bool under = false; /* an item below, up to the next heading, is shown */

	for (size_t i = 0; i < r->n; i++)
		shown[i] = !*filter || screens_rows_fits(&r->one[i], filter) ||
			(r->one[i].what == ROWS_MORE && i > 0 && shown[i - 1]);
	for (size_t i = r->n; *filter && i-- > 0;) {
		bool head = r->one[i].what == ROWS_HEAD;
		if (head)
			shown[i] = under;
		under = !head && (under || shown[i]);
	}
}

/* Where the anchor stands; r->n: nowhere. */
static size_t
screens_rows_place(const struct rows *r, const struct row *anchor)
{
	for (size_t i = 0; anchor->id && i < r->n; i++)
		if (r->one[i].id == anchor->id)
			return i;
	return anchor->sort ? (size_t)strtoul(anchor->sort, NULL, 10) : r->n;
}

static void
screens_rows_give(const struct rows_one *o, size_t at, struct row *out)
{
	char sort[24];

	snprintf(sort, sizeof(sort), "%08zu", at);
	*out = (struct row){ .id = o->id, .sort = mem_str(sort), .text = mem_str(o->text),
		.dim = o->dim, .more = o->what == ROWS_MORE };
}

size_t
rows_fetch(void *rows, const char *filter, enum list_from from, const struct row *anchor,
	struct row *out, size_t n)
{
	const struct rows *r = rows;
	bool *shown = mem_new(r->n + 1, sizeof(*shown));
	size_t begin = 0, end = r->n, got = 0;

	screens_rows_narrow(r, filter ? filter : "", shown);
	if (from == LIST_AFTER || from == LIST_AT)
		begin = screens_rows_place(r, anchor) + (from == LIST_AFTER);
	if (from == LIST_BEFORE) {
		end = screens_rows_place(r, anchor);
		end = end > r->n ? r->n : end;
	}
	if (from == LIST_BEFORE || from == LIST_LAST) { /* the last n before the end */
		size_t left = n;
		for (begin = end; begin > 0 && left > 0;)
			left -= shown[--begin];
	}
	for (size_t i = begin; i < end && got < n; i++)
		if (shown[i])
			screens_rows_give(&r->one[i], i, &out[got++]);
	free(shown);
	return got;
}

void
rows_pane(struct rows *r, struct pane *out)
{
	out->rows = mem_new(r->n + 1, sizeof(*out->rows));
	for (size_t i = 0; i < r->n; i++)
		screens_rows_give(&r->one[i], i, &out->rows[i]);
	out->n_rows = r->n;
	rows_done(r);
}

void
rows_pane_text(const char *text, int columns, struct pane *out)
{
	struct strings lines = { 0 };
	struct rows r = { 0 };

	utf8_wrap(&lines, text, columns);
	for (size_t i = 0; i < lines.n; i++)
		rows_add(&r, (int64_t)i + 1, false, "%s", lines.s[i]);
	rows_pane(&r, out);
	strings_free(&lines);
}

/* ---- rows of the workbook ---- */

size_t
rows_store(rows_stored *read, struct store *s, const char *filter, enum list_from from,
	const struct row *anchor, struct row *out, size_t n)
{
	static const enum store_from same[] = { [LIST_FIRST] = STORE_FIRST,
		[LIST_LAST] = STORE_LAST, [LIST_AFTER] = STORE_AFTER,
		[LIST_BEFORE] = STORE_BEFORE, [LIST_AT] = STORE_AT };
	struct store_row *got = mem_new(n + 1, sizeof(*got));
	size_t many = read(s, filter, same[from], anchor ? anchor->sort : NULL,
		anchor ? anchor->id : 0, got, n);

	for (size_t i = 0; i < many; i++)
		out[i] = (struct row){ .id = got[i].id, .sort = got[i].sort,
			.text = got[i].text, .dim = got[i].dim };
	free(got);
	return many;
}
