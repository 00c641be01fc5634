/*
 * linear_rows.c: the rows that one line of linear mode names, "d 1 2". What the numbers mean is
 * settled before the first of them is acted on, since a deletion moves the rows behind it; and
 * where an act asks a question, the others wait for its answer.
 */
#include <stdlib.h>
#include <string.h>

#include "private.h"

void
named_done(struct ui *ui)
{
	free(ui->named.ids);
	free(ui->named.verb);
	memset(&ui->named, 0, sizeof(ui->named));
}

void
named_begin(struct ui *ui, const struct list *l, const char *verb)
{
	named_done(ui);
	ui->named.verb = mem_str(verb);
	ui->named.of = l; /* a list screen's state begins with it */
}

void
named_add(struct ui *ui, struct list *l, size_t nth)
{
	if (!list_pick(l, nth)) {
		ui_refuse(ui, "There is no row %zu.", nth);
		return;
	}
	mem_grow(ui->named.ids, &ui->named.cap, ui->named.n + 1);
	ui->named.ids[ui->named.n++] = list_id(l);
}

/* Of the screen that the questions lie over; NULL: one has gone to another screen. */
static struct list *
named_list(const struct ui *ui)
{
	size_t i = ui->n_views;

	while (i > 1 && ui->views[i - 1].screen->place)
		i--;
	return i && ui->views[i - 1].state == ui->named.of ? view_list(&ui->views[i - 1]) : NULL;
}

/* What is marked is not what was named: the marks are put aside for the act. */
static void
named_act(struct ui *ui, struct list *l)
{
	char *verb = mem_str(ui->named.verb);
	int64_t *marks = l->marks;
	size_t n = l->n_marks, cap = l->cap_marks;
	const struct key *row = linear_row(ui, verb, NULL);
	bool marking = row && key_names(row->key, "Space");

	if (!marking) {
		l->marks = NULL;
		l->n_marks = l->cap_marks = 0;
	}
	linear_run(ui, verb);
	if (!marking && named_list(ui) == l) {
		free(l->marks);
		l->marks = marks;
		l->n_marks = n;
		l->cap_marks = cap;
	} else if (!marking) {
		free(marks);
	}
	free(verb);
}

void
named_go(struct ui *ui)
{
	while (ui->named.at < ui->named.n) {
		struct list *l = named_list(ui);
		int64_t id = ui->named.ids[ui->named.at];

		if (!l)
			break; /* the act led elsewhere */
		if (view_list(ui_focus(ui)) != l)
			return; /* a question waits for its answer */
		ui->named.at++;
		list_choose(l, id);
		if (list_id(l) == id) /* else it went with one before it */
			named_act(ui, l);
	}
	named_done(ui);
}
