/*
 * list_screen.c: what every list screen does by its description: opens and reads its list,
 * refuses keys that need a row where there is none, and deletes once a D has confirmed it.
 */
#include <stdlib.h>
#include <string.h>

#include "private.h"

void
view_list_open(const struct view *v)
{
	const struct list_screen *d = v->screen->list;
	struct list *l = v->state;

	if (!d)
		return;
	list_init(l, d->fetch, (char *)v->state + d->user);
	l->heads = d->heads;
	l->widths = d->widths;
	l->n_columns = d->n_columns;
	l->gives = d->gives;
	l->labels = d->labels;
	l->pairs = d->pairs;
	l->empty = d->empty;
}

bool
view_open_state(struct ui *ui, const struct view *v, const char *arg, struct err *e)
{
	const struct list_screen *d = v->screen->list;

	if (v->screen->open)
		return v->screen->open(ui, v->state, arg, e);
	if (d && d->read && !d->read(ui, v->state, e))
		return false;
	if (d && arg)
		list_choose(v->state, strtoll(arg, NULL, 10));
	return true;
}

void
view_reload(struct ui *ui, const struct view *v)
{
	const struct list_screen *d = v->screen->list;
	struct err e = { 0 };

	if (v->screen->reload) {
		v->screen->reload(ui, v->state);
	} else if (d) {
		if (d->read && !d->read(ui, v->state, &e))
			ui_err(ui, &e);
		list_reload(v->state);
	}
	if (d)
		pane_reload(ui, v);
}

/* ---- keys ---- */

bool
row_can_act(struct ui *ui, const struct key *row, const struct view *of)
{
	const struct list_screen *d = of->screen->list;
	const struct list *l = of->state;
	bool marked = (row->flags & KEY_ROWS) && d && l->n_marks;

	if (!d || !(row->flags & (KEY_ROW | KEY_ROWS)) || marked || list_row(l))
		return true;
	ui_refuse(ui, "%s", d->none ? _(d->none) : _(l->empty));
	return false;
}

bool
list_refuse(struct ui *ui, const struct view *v, const char *key)
{
	const struct list_screen *d = v->screen->list;

	for (size_t i = 0; d && i < LEN(d->refuses) && d->refuses[i].key; i++)
		if (key_names(d->refuses[i].key, key)) {
			ui_refuse(ui, "%s", _(d->refuses[i].why));
			return true;
		}
	return false;
}

/* ---- deleting ---- */

static void
list_delete_now(struct ui *ui, const int64_t *ids, size_t n)
{
	struct view v = *ui_focus(ui);

	if (v.screen->list->drop(ui, v.state, ids, n))
		list_unmark(v.state);
	ui_reload(ui);
}

void
list_delete(struct ui *ui, void *state)
{
	const struct list_screen *d = ui_focus(ui)->screen->list;
	struct text along = { 0 };
	int64_t *ids;
	size_t n = list_ids(state, &ids);

	if (d->holds)
		d->holds(ui, state, ids, n, &along);
	if (along.n)
		ui_confirm_delete(ui, text_str(&along), list_delete_now, ids, n);
	else
		list_delete_now(ui, ids, n);
	text_free(&along);
	free(ids);
}
