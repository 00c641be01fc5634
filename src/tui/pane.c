/*
 * pane.c: what is shown of a list's chosen row: beside the list, below it, or not at all.
 * The rows of another row keep their place, under their own title, until the pointer rests:
 * to erase and write them at each move would cost many times the move.
 */
#include <stdlib.h>

#include "private.h"

enum { PANE_GAP = 3,          /* columns between the list and the pane, the line among them */
       PANE_COLUMNS_MOST = 100 };

/* ---- where it is ---- */

static bool
pane_described(const struct ui *ui, const struct list_screen *d)
{
	return d && d->pane.read && !ui->linear && !ui->spoken;
}

static bool
pane_is_beside(const struct ui *ui, const struct list_screen *d)
{
	return pane_described(ui, d) && ui->cols >= PANE_BESIDE;
}

int
list_screen_columns(const struct ui *ui, const struct list_screen *d)
{
	int half = ui->cols / 2;

	if (!pane_is_beside(ui, d))
		return ui->cols;
	return half < PANE_LIST_LEAST ? PANE_LIST_LEAST : half < PANE_LIST_MOST ? half : PANE_LIST_MOST;
}

/* A list without rows says what belongs there, in all of the room. */
static bool
pane_is_empty(const struct view *v)
{
	const struct list *l = v->state;

	return !l->n_rows && !l->filter.text.n;
}

/* Within the frame's room; no rows: there is none. */
static struct box
pane_box(const struct ui *ui, const struct view *v)
{
	const struct list_screen *d = v->screen->list;
	struct box room = ui_room(ui), none = { 0 };
	int x = list_screen_columns(ui, d) + PANE_GAP, cols = room.cols - x;

	if (!pane_described(ui, d) || pane_is_empty(v))
		return none;
	if (pane_is_beside(ui, d))
		return (struct box){ 0, x, room.rows, cols < PANE_COLUMNS_MOST ? cols : PANE_COLUMNS_MOST };
	if (d->pane.below && room.rows >= PANE_BELOW)
		return (struct box){ room.rows - d->pane.below, 0, d->pane.below, room.cols };
	return none;
}

int
pane_below(const struct ui *ui, const struct view *v)
{
	struct box b = pane_box(ui, v);

	return b.y ? b.rows : 0;
}

/* ---- how it looks ---- */

/* As a list that is only looked at; what does not fit is counted in the last row. */
static void
pane_draw_rows(const struct list_screen *d, const struct pane *p, struct canvas *c)
{
	size_t room = c->rows > 0 ? (size_t)c->rows : 0, n = p->n_rows;
	struct list l = { .rows = p->rows, .n_rows = n > room && room ? room - 1 : n, .shown = true,
		.widths = d->pane.widths, .n_columns = d->pane.n_columns };

	if (n)
		list_draw(&l, c);
	if (n > room)
		canvas_textf(c, c->rows - 1, 2, -1, ROLE_MORE, "… %zu more", n - l.n_rows);
}

struct box
pane_draw(const struct ui *ui, const struct view *v, struct canvas *body)
{
	struct box b = pane_box(ui, v), rest = { 0, 0, body->rows, body->cols };
	const struct list_screen *d = v->screen->list;
	const struct list *l = v->state;

	if (!b.rows)
		return rest;
	struct canvas rows = canvas_sub(body, (struct box){ b.y + 1, b.x + !b.x, b.rows - 1, b.cols - !b.x });
	if (b.y) {
		canvas_rule(body, b.y, 0, b.cols, text_str(&l->pane.title));
		rest.rows = b.y;
	} else {
		for (int y = 0; y < body->rows; y++)
			canvas_bar(body, y, b.x - 2, ROLE_RULE);
		canvas_text(body, 0, b.x, b.cols, ROLE_HEADING, text_str(&l->pane.title));
		rest.cols = b.x - PANE_GAP;
	}
	pane_draw_rows(d, &l->pane, &rows);
	return rest;
}

/* ---- when it is read ---- */

static void
pane_clear(struct pane *p)
{
	for (size_t i = 0; i < p->n_rows; i++)
		row_done(&p->rows[i]);
	free(p->rows);
	p->rows = NULL;
	p->n_rows = 0;
	text_clear(&p->title);
}

void
pane_done(struct pane *p)
{
	pane_clear(p);
	text_free(&p->title);
}

void
pane_settle(struct ui *ui, const struct view *v)
{
	struct pane *p = &((struct list *)v->state)->pane;
	int64_t row = list_id(v->state);

	if (!pane_described(ui, v->screen->list) || row == p->pointed)
		return;
	/* The first row of all is nothing that one moves on from. */
	p->since_ms = p->pointed ? ui->now.boot_ms : ui->now.boot_ms - PANE_REST_MS;
	p->pointed = row;
}

int64_t
pane_due(const struct ui *ui, const struct view *v)
{
	const struct list *l = v->state;

	if (!pane_described(ui, v->screen->list) || !pane_box(ui, v).rows)
		return -1;
	if (l->pane.of == l->pane.pointed && !l->pane.old)
		return -1;
	int64_t left = l->pane.since_ms + PANE_REST_MS - ui->now.boot_ms;
	return left > 0 ? left : 0;
}

void
pane_tick(struct ui *ui, const struct view *v)
{
	const struct list_screen *d = v->screen->list;
	struct pane *p = &((struct list *)v->state)->pane;
	struct box b = pane_box(ui, v);

	if (pane_due(ui, v) != 0)
		return;
	pane_clear(p);
	p->of = p->pointed;
	p->old = false;
	if (p->of)
		d->pane.read(ui, v->state, b.y ? b.cols - 4 : b.cols - 2, p);
}

void
pane_reload(struct ui *ui, const struct view *v)
{
	struct pane *p = &((struct list *)v->state)->pane;

	if (!pane_described(ui, v->screen->list))
		return;
	p->old = true;
	p->since_ms = ui->now.boot_ms;
}
