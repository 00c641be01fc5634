/*
 * A list is a window on rows that somebody else can fetch in order: it holds
 * what the screen shows and asks for the rest when one moves there, half a
 * window at a time (a jump costs the line less than scrolling row by row).
 */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "private.h"

void
row_done(struct row *r)
{
	free(r->sort);
	free(r->text);
	*r = (struct row){ 0 };
}

static void
list_drop(struct list *l, size_t from, size_t n)
{
	if (n == 0)
		return;
	for (size_t i = from; i < from + n; i++)
		row_done(&l->rows[i]);
	memmove(l->rows + from, l->rows + from + n, (l->n_rows - from - n) * sizeof(*l->rows));
	l->n_rows -= n;
	memset(l->rows + l->n_rows, 0, n * sizeof(*l->rows));
}

void
list_init(struct list *l, list_fetch *fetch, void *user)
{
	*l = (struct list){ .fetch = fetch, .user = user };
}

void
list_done(struct list *l)
{
	list_drop(l, 0, l->n_rows);
	free(l->rows);
	free(l->marks);
	line_done(&l->filter);
	pane_done(&l->pane);
	*l = (struct list){ 0 };
}

/* Up to n rows more, put in before row `at` of the window. */
static size_t
list_fetch_rows(struct list *l, enum list_from from, const struct row *anchor, size_t n,
	size_t at)
{
	struct row *out = mem_new(n ? n : 1, sizeof(*out));
	size_t got = n ? l->fetch(l->user, text_str(&l->filter.text), from, anchor, out, n) : 0;

	assert(got <= n);
	if (got == 0) {
		free(out);
		return 0;
	}
	mem_grow(l->rows, &l->cap_rows, l->n_rows + got);
	memmove(l->rows + at + got, l->rows + at, (l->n_rows - at) * sizeof(*l->rows));
	memcpy(l->rows + at, out, got * sizeof(*out));
	l->n_rows += got;
	free(out);
	return got;
}

static size_t
append(struct list *l, size_t n)
{
	if (l->n_rows == 0)
		return list_fetch_rows(l, LIST_FIRST, NULL, n, 0);
	return list_fetch_rows(l, LIST_AFTER, &l->rows[l->n_rows - 1], n, l->n_rows);
}

static size_t
prepend(struct list *l, size_t n)
{
	return l->n_rows ? list_fetch_rows(l, LIST_BEFORE, &l->rows[0], n, 0) : 0;
}

/* Is there a row after the window? One row is asked for and let go. */
static void
peek(struct list *l)
{
	size_t n = l->n_rows;

	l->more = n > 0 && append(l, 1) > 0;
	l->cut = l->more && l->rows[n].more;
	if (l->n_rows > n)
		list_drop(l, n, l->n_rows - n);
}

/* ---- numbers of rows, as plain lines say them: they run on over the windows ---- */

/* How many of these rows have a number: headings and further lines have none. */
static size_t
list_numbers(const struct list *l, size_t from, size_t n)
{
	size_t numbers = 0;

	for (size_t i = from; i < from + n; i++)
		numbers += l->rows[i].id != 0;
	return numbers;
}

/* Rows have been put in, or are about to be dropped, before the window. */
static void
list_before(struct list *l, size_t dropped, size_t added)
{
	size_t less = list_numbers(l, 0, added);

	l->before += list_numbers(l, 0, dropped);
	l->before -= less < l->before ? less : l->before;
}

static void
list_number(struct list *l)
{
	size_t last = l->before + list_numbers(l, 0, l->n_rows);

	l->numbered = last > l->numbered ? last : l->numbered;
}

/* The window from anchor on, filled up from before it when it is short. */
static void
load(struct list *l, enum list_from from, const struct row *anchor)
{
	if (from != LIST_AT)
		l->before = l->numbered = 0;
	list_drop(l, 0, l->n_rows);
	list_fetch_rows(l, from, anchor, l->want, 0);
	if (l->n_rows > 0 && l->n_rows < l->want && from != LIST_FIRST)
		list_before(l, 0, prepend(l, l->want - l->n_rows));
	peek(l);
	list_number(l);
}

/* The row of `id` in the window, or n_rows. */
static size_t
list_find(const struct list *l, int64_t id)
{
	size_t i = 0;

	while (i < l->n_rows && l->rows[i].id != id)
		i++;
	return i;
}

/* Puts the pointer on row i, or on the nearest one that is not a heading. */
static void
point(struct list *l, size_t i)
{
	size_t best = 0, far = (size_t)-1;

	for (size_t k = 0; k < l->n_rows; k++) {
		size_t d = k > i ? k - i : i - k;

		if (l->rows[k].id && d < far) {
			best = k;
			far = d;
		}
	}
	l->at = best;
}

/* A heading just above the window belongs to the chosen row below it. */
static void
show_heading(struct list *l)
{
	if (l->at != 0 || l->want < 2 || !prepend(l, 1))
		return;
	if (l->rows[0].id) {
		list_drop(l, 0, 1);
		return;
	}
	l->at = 1;
	if (l->n_rows > l->want) {
		list_drop(l, l->want, l->n_rows - l->want);
		l->more = true;
	}
}

static struct row
row_copy(const struct row *r)
{
	return (struct row){ .id = r->id, .sort = mem_str(r->sort) };
}

void
list_reload(struct list *l)
{
	size_t at = l->at;
	struct row top = { 0 };
	int64_t id = list_id(l);

	if (l->want == 0)
		return;
	if (l->n_rows > 0)
		top = row_copy(&l->rows[0]);
	load(l, top.sort || top.id ? LIST_AT : LIST_FIRST, &top);
	if (l->n_rows == 0 && (top.sort || top.id))
		load(l, LIST_LAST, NULL);
	row_done(&top);
	if (id && list_find(l, id) == l->n_rows)
		list_choose(l, id);
	if (id && list_find(l, id) < l->n_rows)
		l->at = list_find(l, id);
	else
		point(l, at);
	show_heading(l);
}

void
list_choose(struct list *l, int64_t id)
{
	struct row anchor = { .id = id };
	struct list kept = *l;
	size_t i = list_find(l, id);

	if (i == l->n_rows && id) {
		l->rows = NULL;
		l->n_rows = l->cap_rows = 0;
		l->before = l->numbered = 0;
		if (l->want == 0)
			l->want = 1;
		list_fetch_rows(l, LIST_AT, &anchor, l->want, 0);
		i = list_find(l, id);
		if (i == l->n_rows) { /* not in the list: as it was */
			list_drop(l, 0, l->n_rows);
			free(l->rows);
			*l = kept;
			return;
		}
		i += prepend(l, l->want / 2);
		if (l->n_rows > l->want)
			list_drop(l, l->want, l->n_rows - l->want);
		if (l->n_rows < l->want)
			i += prepend(l, l->want - l->n_rows);
		peek(l);
		l->want = kept.want;
		for (size_t k = 0; k < kept.n_rows; k++)
			row_done(&kept.rows[k]);
		free(kept.rows);
	}
	if (i < l->n_rows)
		l->at = i;
	show_heading(l);
}

const struct row *
list_row(const struct list *l)
{
	return l->at < l->n_rows && l->rows[l->at].id ? &l->rows[l->at] : NULL;
}

int64_t
list_id(const struct list *l)
{
	const struct row *r = list_row(l);

	return r ? r->id : 0;
}

static void
list_place_top(struct list *l, int rows)
{
	size_t want = rows - (l->heads ? 1 : 0) > 1 ? (size_t)(rows - (l->heads ? 1 : 0)) : 1;

	if (want == l->want)
		return;
	l->want = want;
	list_reload(l);
	if (l->at >= want) { /* a smaller window: the chosen row stays in it */
		int64_t id = list_id(l);

		list_before(l, l->at - want + 1, 0);
		list_drop(l, 0, l->at - want + 1);
		point(l, list_find(l, id));
	}
	if (l->n_rows > want)
		list_drop(l, want, l->n_rows - want);
}

void
list_place(struct list *l, int rows)
{
	l->placed = true;
	list_place_top(l, rows);
}

void
list_fit(struct list *l, int rows)
{
	if (!l->placed)
		list_place_top(l, rows);
}

/* ---- moving ---- */

/* Gets up to n rows after the window and lets as many go before it; returns how many. */
static size_t
slide_down(struct list *l, size_t n)
{
	size_t got = append(l, n), over;

	over = l->n_rows > l->want ? l->n_rows - l->want : 0;
	list_before(l, over, 0);
	list_drop(l, 0, over);
	l->at -= over < l->at ? over : l->at;
	if (got)
		peek(l);
	list_number(l);
	return got;
}

static size_t
slide_up(struct list *l, size_t n)
{
	size_t got = prepend(l, n);

	list_before(l, 0, got);
	l->at += got;
	if (l->n_rows > l->want)
		list_drop(l, l->want, l->n_rows - l->want);
	if (l->at >= l->n_rows && l->n_rows)
		l->at = l->n_rows - 1;
	if (got)
		peek(l);
	return got;
}

static bool
step_down(struct list *l)
{
	size_t i = l->at + 1, got, half = l->want > 1 ? l->want / 2 : 1;

	for (;;) {
		for (; i < l->n_rows; i++)
			if (l->rows[i].id) {
				l->at = i;
				return true;
			}
		got = slide_down(l, half);
		if (!got)
			return false;
		i = l->n_rows - got;
	}
}

static bool
step_up(struct list *l)
{
	size_t i = l->at, half = l->want > 1 ? l->want / 2 : 1;

	for (;;) {
		while (i-- > 0)
			if (l->rows[i].id) {
				l->at = i;
				return true;
			}
		i = slide_up(l, half);
		if (!i)
			return false;
	}
}

/* The chosen item's further lines come into sight with it. */
static void
show_lines(struct list *l)
{
	size_t last = l->n_rows;

	while (last > l->at + 1 && l->rows[last - 1].more)
		last--;
	if (l->cut && last == l->at + 1 && l->at > 0)
		slide_down(l, l->at < l->want / 2 ? l->at : l->want / 2);
}

void
list_move(struct list *l, int by)
{
	bool down = by > 0;

	for (; by > 0 && step_down(l); by--)
		;
	if (down)
		show_lines(l);
	for (; by < 0 && step_up(l); by++)
		;
	show_heading(l);
}

void
list_page(struct list *l, int by)
{
	size_t at = l->at;

	for (; by > 0; by--)
		if (!slide_down(l, l->want))
			at = l->n_rows;
	for (; by < 0; by++)
		if (!slide_up(l, l->want))
			at = 0;
	point(l, at);
}

void
list_end(struct list *l, enum list_from from)
{
	load(l, from, NULL);
	point(l, from == LIST_FIRST ? 0 : l->n_rows);
}

bool
list_pick(struct list *l, size_t nth)
{
	while (nth <= l->before && slide_up(l, l->want))
		;
	while (nth > l->before + list_numbers(l, 0, l->n_rows) && nth <= l->numbered &&
		slide_down(l, l->want))
		;
	nth -= nth > l->before ? l->before : nth;
	for (size_t i = 0; nth && i < l->n_rows; i++)
		if (l->rows[i].id && --nth == 0) {
			l->at = i;
			return true;
		}
	return false;
}

/* ---- the filter ---- */

void
list_refilter(struct list *l, int64_t id)
{
	if (l->want == 0)
		return;
	load(l, LIST_FIRST, NULL);
	point(l, 0);
	if (id && list_find(l, id) < l->n_rows)
		l->at = list_find(l, id);
	else if (id && l->filter.text.n == 0)
		list_choose(l, id);
}

void
list_narrow(struct list *l, const char *filter)
{
	int64_t id = list_id(l);

	line_set(&l->filter, filter);
	l->filtering = false;
	list_refilter(l, id);
}
