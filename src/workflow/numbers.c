/* numbers.c: the figures of the whole workbook, all together, by month and by path: as rows, JSON and a page. */
#include <stdio.h>
#include <stdlib.h>

#include "formats_svg.h"
#include "model/figures.h"
#include "workflow.h"

enum { MONTHS_MOST = 12 };

/* ---- rows ---- */

static void
numbers_add(struct numbers *l, size_t row, struct figure_of of)
{
	struct number *n = list_more(&l->rows, &l->n, &l->cap, sizeof(*n));

	*n = (struct number){ row, of, figure_rows[row].count(&l->circle, of), 0,
		of.variant ? l->circle.variants.s[of.variant - 1] : NULL };
}

/* The longest bar of a figure; a share is measured against the whole, names against the two that
 * one aims at. */
static void
numbers_measure(struct numbers *l, enum numbers_by by)
{
	int64_t counts = 0;

	for (size_t i = 0; i < l->n; i++) {
		struct number *a = &l->rows[i];
		const struct figure_row *r = &figure_rows[a->row];
		a->longest = r->shape == FIGURE_EACH ? 2000 : r->shape == FIGURE_SHARE ? 1000 : 0;
		int64_t own = figure_length(r, a->figure);
		if (r->shape == FIGURE_COUNT && own > counts)
			counts = own;
		for (size_t k = 0; k < l->n && !(by == NUMBERS_ALL && r->shape == FIGURE_DAYS); k++)
			if (l->rows[k].row == a->row) {
				int64_t other = figure_length(r, l->rows[k].figure);
				a->longest = other > a->longest ? other : a->longest;
			}
	}
	for (size_t i = 0; by == NUMBERS_ALL && i < l->n; i++)
		if (figure_rows[l->rows[i].row].shape == FIGURE_COUNT)
			l->rows[i].longest = counts;
}

static void
numbers_make(struct numbers *l, enum numbers_by by)
{
	int months[MONTHS_MOST];
	size_t n_months = figure_months(&l->circle, months, MONTHS_MOST);

	for (size_t r = 0; r < n_figure_rows; r++) {
		if (by == NUMBERS_ALL)
			numbers_add(l, r, (struct figure_of){ FIGURE_ALL, FIGURE_ALL, 0 });
		for (size_t i = 0; by == NUMBERS_MONTH && i < n_months; i++)
			numbers_add(l, r, (struct figure_of){ FIGURE_ALL, months[i], 0 });
		for (int p = 0; by == NUMBERS_PATH && p < N_PATHS; p++)
			if (figure_path_used(&l->circle, (enum path)p))
				numbers_add(l, r, (struct figure_of){ p, FIGURE_ALL, 0 });
		for (size_t v = 0; by == NUMBERS_VARIANT && v < l->circle.variants.n; v++)
			numbers_add(l, r, (struct figure_of){ FIGURE_ALL, FIGURE_ALL, (int)v + 1 });
	}
	numbers_measure(l, by);
}

bool
numbers_read(struct desk *d, enum numbers_by by, struct numbers *out, struct err *e)
{
	numbers_done(out);
	if (!store_circle(d->store, d->config.zone, d->now->wall_ms, &out->circle, e))
		return false;
	numbers_make(out, by);
	return true;
}

void
numbers_done(struct numbers *l)
{
	circle_done(&l->circle);
	free(l->rows);
	*l = (struct numbers){ 0 };
}

/* ---- a row in words ---- */

/* "Asked", "Nov 2026", "referral". */
static void
number_label(const struct number *n, struct text *out)
{
	if (n->variant)
		text_add(out, n->variant);
	else if (n->of.path != FIGURE_ALL)
		text_add(out, path_names[n->of.path]);
	else if (n->of.month != FIGURE_ALL)
		figure_month_text(n->of.month, out);
	else
		text_add(out, _(figure_rows[n->row].label));
}

enum { LABEL_COLUMNS = 17, MONTH_COLUMNS = 13, VARIANT_COLUMNS = 18, VALUE_COLUMNS = 8 };

/* In a narrow window the words have less room, and the bar what is left. */
void
number_line(const struct number *n, int columns, struct text *out)
{
	struct text label = { 0 }, value = { 0 };
	bool all = n->of.path == FIGURE_ALL && n->of.month == FIGURE_ALL;
	int wide = n->variant ? VARIANT_COLUMNS : all ? LABEL_COLUMNS : MONTH_COLUMNS;
	int bar = columns - wide - VALUE_COLUMNS - 3;

	bar = bar > 40 ? 40 : bar;
	number_label(n, &label);
	figure_text(&figure_rows[n->row], n->figure, &value);
	text_addf(out, "%s%*s", text_str(&label),
		wide - utf8_columns(text_str(&label), label.n), "");
	text_addf(out, "%*s%s", VALUE_COLUMNS - utf8_columns(text_str(&value), value.n), "",
		text_str(&value));
	int64_t length = figure_length(&figure_rows[n->row], n->figure);
	if (bar > 0 && length > 0 && n->longest > 0) {
		text_add(out, "  ");
		figure_bar(length, n->longest, bar, out);
	}
	text_free(&label);
	text_free(&value);
}

void
number_say(const struct number *n, struct text *out)
{
	if (n->variant || n->of.path != FIGURE_ALL || n->of.month != FIGURE_ALL) {
		number_label(n, out);
		text_add(out, ", ");
	}
	figure_say(&figure_rows[n->row], n->figure, out);
}

/* ---- JSON ---- */

static void
number_put(struct json *j, const struct figure_row *r, struct figure f)
{
	char of[40];

	if (!f.known) {
		json_put_null(j, r->name);
		return;
	}
	json_put_int(j, r->name, f.n);
	snprintf(of, sizeof(of), "%s_of", r->name);
	if (r->shape != FIGURE_COUNT)
		json_put_int(j, of, f.of);
}

static void
numbers_item(struct json *list, const struct circle *c, const char *id, struct figure_of of)
{
	struct json *j = json_map();
	char month[16];

	json_put_str(j, "id", id);
	if (of.month > 0) {
		snprintf(month, sizeof(month), "%04d-%02d", of.month / 100, of.month % 100);
		json_put_str(j, "month", month);
	} else {
		json_put_null(j, "month");
	}
	json_put_str(j, "path", of.path == FIGURE_ALL ? NULL : path_names[of.path]);
	json_put_str(j, "variant", of.variant ? c->variants.s[of.variant - 1] : NULL);
	for (size_t r = 0; r < n_figure_rows; r++)
		number_put(j, &figure_rows[r], figure_rows[r].count(c, of));
	json_put(list, NULL, j);
}

bool
numbers_json(struct desk *d, struct text *out, struct err *e)
{
	struct circle c = { 0 };
	struct json *list = json_list();
	int months[MONTHS_MOST];
	char id[40];

	bool good = store_circle(d->store, d->config.zone, d->now->wall_ms, &c, e);
	size_t n_months = figure_months(&c, months, MONTHS_MOST);
	numbers_item(list, &c, "all", (struct figure_of){ FIGURE_ALL, FIGURE_ALL, 0 });
	for (size_t i = 0; i < n_months; i++) {
		if (months[i])
			snprintf(id, sizeof(id), "month:%04d-%02d", months[i] / 100, months[i] % 100);
		else
			snprintf(id, sizeof(id), "month:unknown");
		numbers_item(list, &c, id, (struct figure_of){ FIGURE_ALL, months[i], 0 });
	}
	for (int p = 0; p < N_PATHS; p++)
		if (figure_path_used(&c, (enum path)p)) {
			snprintf(id, sizeof(id), "path:%s", path_names[p]);
			numbers_item(list, &c, id, (struct figure_of){ p, FIGURE_ALL, 0 });
		}
	for (size_t v = 0; v < c.variants.n; v++) {
		snprintf(id, sizeof(id), "variant:%s", c.variants.s[v]);
		numbers_item(list, &c, id, (struct figure_of){ FIGURE_ALL, FIGURE_ALL, (int)v + 1 });
	}
	if (good)
		json_print(list, out);
	json_free(list);
	circle_done(&c);
	return good;
}

/* ---- a picture, a page ---- */

static const char *const numbers_heads[N_NUMBERS_BY] = { N_("All together"), N_("By month"),
	N_("By path"), N_("By the first letter and its variant") };

/* The rows as bars; labels and values are the caller's strings. */
static size_t
numbers_bars(const struct numbers *l, enum numbers_by by, struct strings *words,
	struct svg_bar *bars)
{
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++) {
		const struct number *a = &l->rows[i];
		struct text label = { 0 }, value = { 0 };
		if (by != NUMBERS_ALL && (i == 0 || a->row != l->rows[i - 1].row))
			bars[n++] = (struct svg_bar){ .label = _(figure_rows[a->row].label), .head = true };
		number_label(a, &label);
		figure_text(&figure_rows[a->row], a->figure, &value);
		strings_add(words, text_str(&label));
		strings_add(words, text_str(&value));
		int64_t length = figure_length(&figure_rows[a->row], a->figure);
		bars[n++] = (struct svg_bar){ words->s[words->n - 2], words->s[words->n - 1],
			a->longest ? (int)(length * 1000 / a->longest) : -1, false };
		text_free(&label);
		text_free(&value);
	}
	return n;
}

static void
numbers_sentences(const struct numbers *l, struct text *out)
{
	for (size_t i = 0; i < l->n; i++) {
		text_add(out, i ? "; " : "");
		number_say(&l->rows[i], out);
	}
	text_add(out, ".");
}

static void
numbers_picture(const struct numbers *l, enum numbers_by by, struct text *out)
{
	struct svg_bar *bars = mem_new(2 * l->n + 1, sizeof(*bars));
	struct strings words = { 0 };
	struct text desc = { 0 };
	size_t n = numbers_bars(l, by, &words, bars);

	numbers_sentences(l, &desc);
	svg_bars(by == NUMBERS_ALL ? _("Conversations so far") : _(numbers_heads[by]), text_str(&desc),
		bars, n, out);
	strings_free(&words);
	text_free(&desc);
	free(bars);
}

bool
numbers_svg(struct desk *d, enum numbers_by by, struct text *out, struct err *e)
{
	struct numbers l = { 0 };
	bool good = numbers_read(d, by, &l, e);

	if (good)
		numbers_picture(&l, by, out);
	numbers_done(&l);
	return good;
}

/* One table: a row a month or a path, a column a figure. */
static void
numbers_table(struct document *page, const struct numbers *l)
{
	size_t groups = n_figure_rows ? l->n / n_figure_rows : 0;
	struct text s = { 0 };

	document_row(page);
	document_cell(page);
	document_text(page, !l->n ? "" : l->rows[0].variant ? _("First letter")
		: l->rows[0].of.path != FIGURE_ALL ? _("Path") : _("Month"));
	for (size_t r = 0; r < n_figure_rows; r++) {
		document_cell(page);
		document_text(page, _(figure_rows[r].label));
	}
	for (size_t g = 0; g < groups; g++) {
		document_row(page);
		document_cell(page);
		text_clear(&s);
		number_label(&l->rows[g], &s);
		document_text(page, text_str(&s));
		for (size_t r = 0; r < n_figure_rows; r++) {
			text_clear(&s);
			figure_text(&figure_rows[r], l->rows[r * groups + g].figure, &s);
			document_cell(page);
			document_text(page, text_str(&s));
		}
	}
	text_free(&s);
}

static void
numbers_section(struct document *page, const struct numbers *l, enum numbers_by by)
{
	struct text s = { 0 };

	document_heading(page, by == NUMBERS_ALL ? 1 : 2);
	document_text(page, by == NUMBERS_ALL ? _("Conversations so far") : _(numbers_heads[by]));
	if (by == NUMBERS_ALL) {
		numbers_picture(l, by, &s);
		document_picture(page, text_str(&s));
		text_clear(&s);
		numbers_sentences(l, &s);
		document_text(page, text_str(&s));
	} else {
		numbers_table(page, l);
	}
	text_free(&s);
}

bool
numbers_page(struct desk *d, enum page_format as, struct text *out, struct err *e)
{
	struct document page = { 0 };
	struct numbers l = { 0 };
	bool good = true;

	document_title(&page, _("Conversations so far"));
	for (int by = 0; good && by < N_NUMBERS_BY; by++) {
		good = numbers_read(d, (enum numbers_by)by, &l, e);
		if (good && l.n)
			numbers_section(&page, &l, (enum numbers_by)by);
	}
	if (good)
		document_write(&page, as, out);
	document_done(&page);
	numbers_done(&l);
	return good;
}

/* What the command prints: a line a figure, with headings. */
bool
numbers_lines(struct desk *d, enum numbers_by by, int columns, struct text *out, struct err *e)
{
	struct numbers l = { 0 };
	bool good = numbers_read(d, by, &l, e);

	for (size_t i = 0; good && i < l.n; i++) {
		const struct number *n = &l.rows[i];
		if (by != NUMBERS_ALL && (i == 0 || n->row != l.rows[i - 1].row))
			text_addf(out, "%s%s\n", i ? "\n" : "", _(figure_rows[n->row].label));
		struct text line = { 0 };
		if (columns)
			number_line(n, columns, &line);
		else
			number_say(n, &line);
		text_addf(out, "%s\n", text_str(&line));
		text_free(&line);
	}
	numbers_done(&l);
	return good;
}
