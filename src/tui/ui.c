/*
 * The running program: a stack of views, the last one on top. Views are closed
 * at once but freed only when the event being handled is over, since a key's
 * action may close the very view whose state it was given.
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "private.h"

void
ui_init(struct ui *ui, const struct screen *const *screens, size_t n, int rows, int cols)
{
	*ui = (struct ui){ .screens = screens, .n_screens = n, .rows = rows, .cols = cols };
}

static void
view_free(struct view *v)
{
	canvas_done(&v->canvas);
	text_free(&v->printed);
	free(v->state);
}

void
views_bury(struct ui *ui)
{
	for (size_t i = 0; i < ui->n_dead; i++)
		view_free(&ui->dead[i]);
	ui->n_dead = 0;
}

static void view_pop(struct ui *ui);

void
ui_done(struct ui *ui)
{
	ui->quit = true; /* whoever asks: what is typed is not done with */
	while (ui->n_views > 0)
		view_pop(ui);
	views_bury(ui);
	free(ui->views);
	free(ui->dead);
	text_free(&ui->message);
	text_free(&ui->said);
	text_free(&ui->typing);
	text_free(&ui->copied);
	text_free(&ui->window_title);
	text_free(&ui->elsewhere);
	named_done(ui);
	ui_keys_reset(ui);
	*ui = (struct ui){ 0 };
}

struct list *
view_list(const struct view *v)
{
	for (size_t i = 0; v && i < LEN(v->screen->keys); i++)
		if (v->screen->keys[i] == &list_keys)
			return v->state;
	return v && v->screen->list ? v->state : NULL;
}

bool
ui_small(const struct ui *ui)
{
	return ui->rows < UI_MIN_ROWS || ui->cols < UI_MIN_COLS;
}

struct box
ui_room(const struct ui *ui)
{
	return (struct box){ 1, 0, ui_small(ui) ? 0 : ui->rows - 3, ui->cols };
}

/* The rows of a list that is printed: short enough to be heard in one go. */
enum { LINEAR_ROWS = 20 };

static void
view_fit(const struct ui *ui, struct view *v)
{
	struct list *l = view_list(v);
	int rows = ui_room(ui).rows - pane_below(ui, v);

	if (!l)
		return;
	if (ui->linear)
		rows = LINEAR_ROWS + (l->heads ? 1 : 0);
	if (v->screen->place)
		rows = v->screen->place(v->state, ui->rows, ui->cols).rows;
	list_fit(l, rows);
}

const struct screen *
ui_screen(const struct ui *ui, const char *name)
{
	for (size_t i = 0; i < ui->n_screens; i++)
		if (strcmp(ui->screens[i]->name, name) == 0)
			return ui->screens[i];
	return NULL;
}

static void
view_close_state(struct ui *ui, const struct view *v)
{
	if (v->screen->close)
		v->screen->close(ui, v->state);
	if (v->screen->list)
		list_done(v->state);
}

bool
ui_push(struct ui *ui, const struct screen *s, const char *arg, struct err *e)
{
	struct view v = { .screen = s, .state = mem_new(1, s->state_size ? s->state_size : 1) };

	v.serial = ++ui->n_opened;
	ui->frame_current = false;
	ui->acted = NULL;
	mem_grow(ui->views, &ui->cap_views, ui->n_views + 1);
	ui->views[ui->n_views++] = v;
	view_list_open(&v);
	if (!view_open_state(ui, &v, arg, e)) {
		ui->n_views--;
		if (s->list) /* it may have read much before it failed */
			view_close_state(ui, &v);
		view_free(&v);
		return false;
	}
	view_fit(ui, &v);
	return true;
}

bool
ui_open(struct ui *ui, const char *name, const char *arg)
{
	const struct screen *s = ui_screen(ui, name);
	struct err e = { 0 };

	if (!s)
		err_set(&e, "There is no screen “%s”.", name);
	if (s && ui_push(ui, s, arg, &e))
		return true;
	ui_err(ui, &e);
	return false;
}

/* Takes view i out of the stack; it is freed when nothing can still hold its state. */
static void
view_remove(struct ui *ui, size_t i)
{
	struct view v = ui->views[i];

	ui->frame_current = false;
	ui->acted = NULL;
	view_close_state(ui, &v);
	memmove(ui->views + i, ui->views + i + 1, (ui->n_views - i - 1) * sizeof(v));
	ui->n_views--;
	mem_grow(ui->dead, &ui->cap_dead, ui->n_dead + 1);
	ui->dead[ui->n_dead++] = v;
	ui->stale = true;
	if (ui->depth == 0)
		views_bury(ui);
}

/* Closes the view on top without the promise of ui_back to quit on the last. */
static void
view_pop(struct ui *ui)
{
	view_remove(ui, ui->n_views - 1);
}

void
view_close(struct ui *ui, const void *state)
{
	for (size_t i = ui->n_views; i-- > 0;)
		if (ui->views[i].state == state) {
			view_remove(ui, i);
			return;
		}
}

void
ui_back(struct ui *ui)
{
	if (ui->n_views > 1)
		view_pop(ui);
	else
		ui->quit = true;
}

void
ui_goto(struct ui *ui, const char *name)
{
	ui_goto_with(ui, name, NULL);
}

void
ui_goto_with(struct ui *ui, const char *name, const char *arg)
{
	const struct screen *s = ui_screen(ui, name);

	if (s == &help_screen) { /* of what one looks at, not of the first screen */
		ui_help(ui);
		return;
	}
	bool there = s && ui_focus(ui) && ui_focus(ui)->screen == s;
	while (s && ui->n_views > 1)
		view_pop(ui);
	if (!s || ui->n_views == 0 || ui->views[0].screen != s)
		ui_open(ui, name, arg);
	if (there && !arg)
		ui_say(ui, "This is %s.", _(s->title));
}

void *
ui_top_state(const struct ui *ui, const struct screen *s)
{
	const struct view *top = ui->n_views ? &ui->views[ui->n_views - 1] : NULL;

	return top && top->screen == s ? top->state : NULL;
}

static void
reload_from(struct ui *ui, size_t i)
{
	ui->frame_current = false;
	for (; i < ui->n_views; i++) {
		struct view v = ui->views[i];

		view_reload(ui, &v);
		view_fit(ui, &v);
	}
}

void
ui_reload(struct ui *ui)
{
	reload_from(ui, 0);
}

void
view_uncover(struct ui *ui)
{
	if (!ui->stale)
		return;
	ui->stale = false;
	reload_from(ui, ui_base(ui));
}

bool
ui_behind(struct ui *ui)
{
	bool changed = false;

	for (size_t i = 0; i < ui->n_views; i++) {
		struct view v = ui->views[i];

		if (v.screen->behind)
			changed |= v.screen->behind(ui, v.state);
	}
	if (changed)
		ui->frame_current = false;
	return changed;
}

void
ui_settle(struct ui *ui)
{
	ui_behind(ui);
	ui->depth++;
	view_uncover(ui);
	for (size_t i = 0; i < ui->n_views; i++) {
		struct view v = ui->views[i];
		struct list *l = view_list(&v);

		if (l)
			line_scroll(&l->filter, ui->cols - 3);
		if (v.screen->list)
			pane_settle(ui, &v);
		if (!v.screen->settle)
			continue;
		v.screen->settle(ui, v.state);
		ui->frame_current &= v.screen->typed != NULL; /* the others do not say what they change */
	}
	text_clear(&ui->elsewhere);
	if (ui->hooks.elsewhere && ui->n_views)
		ui->hooks.elsewhere(ui, ui->linear ? INT_MAX : ui->cols, &ui->elsewhere);
	ui->depth--;
	if (ui->depth == 0)
		views_bury(ui);
}

int64_t
ui_due(const struct ui *ui)
{
	int64_t due = ui->said.n && ui->typing.n ? linear_wait(ui) : -1;

	for (size_t i = 0; i < ui->n_views; i++) {
		const struct view *v = &ui->views[i];
		int64_t ms = v->screen->due ? v->screen->due(v->state, &ui->now) : -1;

		if (ms >= 0 && (due < 0 || ms < due))
			due = ms;
	}
	int64_t pane = ui->n_views ? pane_due(ui, &ui->views[ui_base(ui)]) : -1;
	if (pane >= 0 && (due < 0 || pane < due))
		due = pane;
	return due;
}

static void
message_set(struct ui *ui, enum message_class class, const char *fmt, va_list ap)
{
	struct text s = { 0 };

	ui->frame_current = false;
	text_addv(&s, fmt, ap);
	if (ui->linear)
		text_addf(&ui->said, "%s\n", s.s);
	else
		text_set(&ui->message, s.s);
	ui->message_ms = ui->now.boot_ms;
	ui->message_class = class;
	ui->refused += class == MESSAGE_REFUSED;
	ui->message_new = true;
	text_free(&s);
}

#define MESSAGE_BY_CLASS(name, class) \
	void name(struct ui *ui, const char *fmt, ...) \
	{ \
		va_list ap; \
		va_start(ap, fmt); \
		message_set(ui, class, fmt, ap); \
		va_end(ap); \
	}
MESSAGE_BY_CLASS(ui_say, MESSAGE_DONE)
MESSAGE_BY_CLASS(ui_refuse, MESSAGE_REFUSED)
MESSAGE_BY_CLASS(ui_await, MESSAGE_WAITING)
MESSAGE_BY_CLASS(ui_alarm, MESSAGE_ALARM)

void
ui_unsay(struct ui *ui)
{
	ui->frame_current = false;
	text_clear(&ui->message);
	ui->message_class = MESSAGE_DONE;
}

/* Has the screen beneath something to say about what is chosen? */
static bool
has_status(const struct ui *ui)
{
	const struct view *v = ui->n_views ? &ui->views[ui_base(ui)] : NULL;
	struct text s = { 0 };

	if (v && v->screen->status)
		v->screen->status(v->state, &s);
	bool has = s.n > 0;
	text_free(&s);
	return has;
}

void
message_act(struct ui *ui, bool moves)
{
	if (ui->message.n && (ui->message_class == MESSAGE_REFUSED ||
		(ui->message_class == MESSAGE_DONE && (!moves || has_status(ui)))))
		ui_unsay(ui);
}

/* Before an event and after it: a new message is that of the screen one now sees, an older
 * one goes with the screen it was said on. */
void
message_settle(struct ui *ui)
{
	size_t on = ui->n_views ? ui->views[ui_base(ui)].serial : 0;

	if (ui->message_new)
		ui->message_of = on;
	else if (ui->message.n && ui->message_of != on && ui->message_class != MESSAGE_ALARM)
		ui_unsay(ui);
	ui->message_new = false;
}

void
ui_err(struct ui *ui, const struct err *e)
{
	ui_refuse(ui, "%s", e->text[0] ? e->text : _("That did not work."));
	ui_ring(ui);
}

void
ui_ring(struct ui *ui)
{
	ui->bell_rung = ui->bell != BELL_OFF;
}

bool
ui_copy(struct ui *ui, const char *s)
{
	if (ui->copies)
		text_set(&ui->copied, s);
	return ui->copies;
}
