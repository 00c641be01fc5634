/*
 * Where an event goes. A key is looked for in the rows of the view on top,
 * then given to it as text, then to the view below as long as the one above is
 * only looked at; then come the rows that every whole screen has.
 */
#include <stdlib.h>
#include <string.h>

#include "private.h"

/* ---- the rows of the frame ---- */

static void
key_help(struct ui *ui, void *state)
{
	(void)state;
	ui_help(ui);
}

bool
key_is_help(const struct key *k)
{
	return k->act == key_help;
}

static void
key_palette(struct ui *ui, void *state)
{
	(void)state;
	ui_palette(ui);
}

static bool
dispatch_was(const int64_t *ids, size_t n, int64_t id)
{
	while (n > 0 && ids[n - 1] != id)
		n--;
	return n > 0;
}

/* What came back is where one goes on: the pointer goes to the first row that was not there. In a
 * full window rows come up from below when others go: these are the last. */
static void
dispatch_point(struct list *l, const int64_t *ids, size_t n)
{
	size_t end = l && (l->n_rows > n || n >= l->want) ? l->n_rows : 0;

	while (n > 0 && n >= l->want && end > 0 && !dispatch_was(ids, n, l->rows[end - 1].id))
		end--;
	for (size_t i = 0; i < end; i++)
		if (!dispatch_was(ids, n, l->rows[i].id)) {
			list_choose(l, l->rows[i].id);
			return;
		}
}

static void
dispatch_undo(struct ui *ui, bool redo)
{
	struct text said = { 0 };
	struct list *l = view_list(ui_focus(ui));
	size_t n = l ? l->n_rows : 0;
	int64_t *ids = mem_new(n ? n : 1, sizeof(*ids));

	for (size_t i = 0; i < n; i++)
		ids[i] = l->rows[i].id;
	bool done = ui->hooks.undo && ui->hooks.undo(ui, redo, &said);
	if (done) {
		ui_reload(ui);
		dispatch_point(l && view_list(ui_focus(ui)) == l ? l : NULL, ids, n);
	}
	free(ids);
	if (said.n && done)
		ui_say(ui, "%s", text_str(&said));
	else if (said.n)
		ui_refuse(ui, "%s", text_str(&said));
	else if (!done)
		ui_refuse(ui, redo ? "Nothing to do again." : "Nothing to undo.");
	text_free(&said);
}

static void
key_undo(struct ui *ui, void *state)
{
	(void)state;
	dispatch_undo(ui, false);
}

static void
key_redo(struct ui *ui, void *state)
{
	(void)state;
	dispatch_undo(ui, true);
}

static void
key_back(struct ui *ui, void *state)
{
	struct view *v = ui_focus(ui);
	struct list *l = view_list(v);

	(void)state;
	if (l && l->filter.text.n > 0)
		list_narrow(l, "");
	else
		ui_back(ui);
}

/* What is narrowed or marked first; on the last screen nothing, since it is pressed to be sure. */
static void
key_escape(struct ui *ui, void *state)
{
	struct list *l = view_list(ui_focus(ui));

	if (l && !l->filter.text.n && l->n_marks) {
		list_unmark(l);
		ui_say(ui, "Nothing is marked any more.");
	} else if (ui->n_views > 1 || (l && l->filter.text.n)) {
		key_back(ui, state);
	} else {
		ui_refuse(ui, "This is the first screen; q leaves halfhour.");
	}
}

static void
key_suspend(struct ui *ui, void *state)
{
	(void)state;
	/* What lies over a call is in the call. */
	for (size_t i = 0; i < ui->n_views; i++)
		if (ui->views[i].screen->no_suspend)
			return;
	ui->suspend = true;
	if (ui_key(ui, "Ctrl-_"))
		ui_say(ui, "Ctrl-Z went to the shell; Ctrl-_ is undo here.");
}

static void
key_redraw(struct ui *ui, void *state)
{
	(void)state;
	ui->redraw = true;
}

static const struct key frame_rows[] = {
	/* clang-format off */
	{ "u",      key_undo,    "undo",     "Undo what was done last; what is not on this screen is named first", 0, "undo" },
	{ "Ctrl-R", key_redo,    "redo",     "Do again what was undone", 0, NULL },
	{ "q",      key_back,    "back",     "Go back; from the first screen to the shell", 0, "back" },
	{ "Esc",    key_escape,  "escape",   "Take back what is narrowed or marked, else go back", 0, NULL },
	{ ":",      key_palette, "commands", "Any command or screen, by its name", KEY_TYPED, "commands" },
	{ "?",      key_help,    "help",     "Help for this screen", 0, "help" },
	/* clang-format on */
};

const struct keyset ui_keys = { frame_rows, LEN(frame_rows) };

static const struct key always_rows[] = {
	/* clang-format off */
	{ "Ctrl-Z", key_suspend, "suspend",  "Back to the shell until `fg`", KEY_TYPED, NULL },
	{ "Ctrl-L", key_redraw,  "redraw",   "Draw the whole screen again", KEY_TYPED, NULL },
	{ "Ctrl-Q F1", key_help, "help-typing", "Help for this screen, also where ? is a letter", KEY_TYPED, "help" },
	/* clang-format on */
};

const struct keyset ui_keys_always = { always_rows, LEN(always_rows) };

/* ---- which rows are in force ---- */

struct view *
ui_focus(const struct ui *ui)
{
	size_t i = ui->n_views;

	if (i == 0)
		return NULL;
	while (i > 1 && ui->views[i - 1].screen->aside)
		i--;
	return &ui->views[i - 1];
}

struct walk {
	const struct ui *ui;
	bool (*each)(void *user, const struct view *v, const struct key *k);
	void *user;
};

static bool
dispatch_digit(const char *keys)
{
	return keys[0] >= '0' && keys[0] <= '9' && keys[1] == '\0';
}

static bool
own_set(const struct keyset *set, const struct view *v)
{
	for (size_t i = 0; i < LEN(v->screen->keys); i++)
		if (v->screen->keys[i] == set)
			return true;
	return false;
}

/* Keys of all that are not in force: to suspend in a call, and help where a question of one key
 * says all there is, or what lies over a call would be covered. */
static bool
always_lacks(const struct ui *ui, const struct view *v, const struct key *k)
{
	if (k->act == key_suspend)
		return v->screen->no_suspend;
	if (k->act != key_help)
		return false;
	if (v->screen->place && !v->screen->takes_text)
		return true;
	for (size_t i = 0; i < ui->n_views; i++)
		if (ui->views[i].screen->no_suspend)
			return true;
	return false;
}

static bool
walk_set(const struct walk *w, const struct keyset *set, const struct view *v)
{
	for (size_t i = 0; set && i < set->n; i++) {
		const struct key *k = key_own(w->ui, &set->keys[i]);

		if (set == &ui_keys_always && always_lacks(w->ui, v, k))
			continue;
		if (v->screen->plain_digits && dispatch_digit(k->key) && !own_set(set, v))
			continue;
		if (!w->each(w->user, v, k))
			return false;
	}
	return true;
}

static bool
walk_view(const struct walk *w, const struct view *v)
{
	for (size_t i = 0; i < LEN(v->screen->keys); i++)
		if (!walk_set(w, v->screen->keys[i], v))
			return false;
	return true;
}

static bool
walk_frame(const struct ui *ui, const struct walk *w, const struct view *focus)
{
	const struct keyset *global = own_set(ui->global, focus) ? NULL : ui->global;

	if (!focus->screen->place && !focus->screen->types)
		if (!walk_set(w, global, focus) || !walk_set(w, &ui_keys, focus) ||
			!walk_set(w, ui->by_name, focus))
			return false;
	return walk_set(w, &ui_keys_always, focus);
}

void
ui_rows(const struct ui *ui,
	bool (*each)(void *user, const struct view *v, const struct key *k), void *user)
{
	const struct view *focus = ui_focus(ui);
	struct walk w = { ui, each, user };

	for (size_t i = ui->n_views; focus && i-- > 0;) {
		if (!walk_view(&w, &ui->views[i]))
			return;
		if (&ui->views[i] == focus)
			break;
	}
	if (focus)
		walk_frame(ui, &w, focus);
}

struct found {
	const char *key;
	const struct key *row;
	const struct view *of;
};

static bool
dispatch_match(void *user, const struct view *v, const struct key *k)
{
	struct found *f = user;

	if (!k->act || !key_names(k->key, f->key))
		return true;
	f->row = k;
	f->of = v;
	return false;
}

/* The first row in force that claims `key`, and whose state it works on. */
static const struct key *
dispatch_row(const struct ui *ui, const char *key, const struct view **of)
{
	struct found f = { .key = key };

	ui_rows(ui, dispatch_match, &f);
	if (of)
		*of = f.of;
	return f.row;
}

const struct key *
ui_key(const struct ui *ui, const char *key)
{
	return dispatch_row(ui, key, NULL);
}

/* ---- events ---- */

void
row_act(struct ui *ui, const struct key *row, const struct view *of)
{
	ui->again = ui->acted == row;
	ui->acted = row;
	if (row_can_act(ui, row, of))
		row->act(ui, of->state);
}

bool
ui_again(const struct ui *ui)
{
	return ui->again;
}

static bool
is_in(const struct keyset *set, const struct key *row)
{
	for (size_t i = 0; i < set->n; i++) /* a row with keys of one's own is a copy */
		if (set->keys[i].act == row->act)
			return true;
	return false;
}

static bool
dispatch_act(struct ui *ui, const struct found *f)
{
	if (f->row) {
		message_act(ui, is_in(&list_keys, f->row));
		row_act(ui, f->row, f->of);
	}
	return f->row != NULL;
}

/* The view's own rows, those of all, then its text; one that is only looked at has no more
 * than its own. */
static bool
view_key(struct ui *ui, const struct view *v, const struct event *ev)
{
	struct found f = { .key = ev->key };
	struct list *l = view_list(v);

	if (l && l->filtering && list_text(l, ev))
		return true;
	if (ev->kind == EVENT_KEY
		&& walk_view(&(struct walk){ ui, dispatch_match, &f }, v) /* none of its own */
		&& !v->screen->aside)
		walk_set(&(struct walk){ ui, dispatch_match, &f }, &ui_keys_always, v);
	if (dispatch_act(ui, &f))
		return true;
	if (v->screen->types)
		message_act(ui, false);
	return v->screen->text && v->screen->text(ui, v->state, ev);
}

/* A key that does nothing here says so; it is no act, and other messages than a refusal stay. */
static void
dispatch_refuse(struct ui *ui, const struct view *focus, const char *key)
{
	bool stays = ui->message.n && ui->message_class != MESSAGE_REFUSED;

	if (stays || ui_small(ui) || focus->screen->place || focus->screen->types)
		return;
	if (!list_refuse(ui, focus, key))
		ui_refuse(ui, "%s does nothing here; ? shows the keys.", key);
}

static void
input(struct ui *ui, const struct event *ev)
{
	const struct view *focus = ui_focus(ui);
	struct found f = { .key = ev->key };

	if (!focus)
		return;
	for (size_t i = ui->n_views; i-- > 0;) {
		struct view v = ui->views[i];
		bool last = &ui->views[i] == focus;

		if (!ui_small(ui) || v.screen->types)
			if (view_key(ui, &v, ev))
				return;
		if (last)
			break;
	}
	if (ev->kind != EVENT_KEY)
		return;
	if (ui_small(ui))
		walk_set(&(struct walk){ ui, dispatch_match, &f }, &ui_keys_always, focus);
	else
		walk_frame(ui, &(struct walk){ ui, dispatch_match, &f }, focus);
	if (!dispatch_act(ui, &f))
		dispatch_refuse(ui, focus, ev->key);
}

static void
on_resize(struct ui *ui, const struct event *ev)
{
	if (ui->rows == ev->rows && ui->cols == ev->cols)
		return;
	ui->rows = ev->rows;
	ui->cols = ev->cols;
	ui_reload(ui);
}

static void
on_tick(struct ui *ui, const struct event *ev)
{
	(void)ev;
	for (size_t i = 0; i < ui->n_views; i++) {
		struct view v = ui->views[i];

		if (v.screen->tick
			&& (!v.screen->due || v.screen->due(v.state, &ui->now) == 0))
			v.screen->tick(ui, v.state);
	}
	if (ui->n_views)
		pane_tick(ui, &(struct view){ .screen = ui->views[ui_base(ui)].screen,
			.state = ui->views[ui_base(ui)].state });
}

static void
on_hangup(struct ui *ui, const struct event *ev)
{
	(void)ev;
	ui->quit = true;
}

static void
on_cont(struct ui *ui, const struct event *ev)
{
	(void)ev;
	ui->redraw = true;
	linear_again(ui);
	ui_reload(ui);
}

/* What fell due before it is told before its answer. */
static void
on_line(struct ui *ui, const struct event *ev)
{
	on_tick(ui, ev);
	linear_line(ui, ev);
}

void
ui_event(struct ui *ui, const struct event *ev)
{
	static void (*const on[])(struct ui *ui, const struct event *ev) = {
		[EVENT_KEY] = input,      [EVENT_PASTE] = input,     [EVENT_LINE] = on_line,
		[EVENT_RESIZE] = on_resize, [EVENT_TICK] = on_tick,
		[EVENT_HANGUP] = on_hangup, [EVENT_CONT] = on_cont,  [EVENT_STATUS] = NULL,
	};

	ui->now = ev->now;
	ui->typed = false;
	if (ui->depth == 0)
		message_settle(ui);
	ui->depth++;
	view_uncover(ui);
	if ((size_t)ev->kind < LEN(on) && on[ev->kind])
		on[ev->kind](ui, ev);
	if (ui->depth == 1 && ui->hooks.acted && (ev->kind == EVENT_KEY || ev->kind == EVENT_LINE))
		ui->hooks.acted(ui);
	ui->frame_current &= ui->typed;
	ui->depth--;
	if (ui->depth == 0) {
		message_settle(ui);
		views_bury(ui);
	}
}

void
ui_typed(struct ui *ui)
{
	ui->typed = true;
}
