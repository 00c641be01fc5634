/*
 * What one does with a list: mark rows, type into its filter, move by keys.
 */
#include <stdlib.h>
#include <string.h>

#include "private.h"

/* ---- marks ---- */

/* Where `id` stands, or would, in the sorted marks. */
static size_t
mark_at(const struct list *l, int64_t id)
{
	size_t low = 0, high = l->n_marks;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (l->marks[mid] < id)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

bool
list_marked(const struct list *l, int64_t id)
{
	size_t i = mark_at(l, id);

	return i < l->n_marks && l->marks[i] == id;
}

void
list_mark(struct list *l, int64_t id, bool on)
{
	size_t i = mark_at(l, id);

	if (!id || on == list_marked(l, id))
		return;
	mem_grow(l->marks, &l->cap_marks, l->n_marks + 1);
	if (on)
		memmove(l->marks + i + 1, l->marks + i, (l->n_marks - i) * sizeof(*l->marks));
	else
		memmove(l->marks + i, l->marks + i + 1,
			(l->n_marks - i - 1) * sizeof(*l->marks));
	if (on)
		l->marks[i] = id;
	l->n_marks = on ? l->n_marks + 1 : l->n_marks - 1;
}

void
list_unmark(struct list *l)
{
	l->n_marks = 0;
}

size_t
list_ids(const struct list *l, int64_t **ids)
{
	int64_t id = list_id(l);

	if (l->n_marks) {
		*ids = mem_copy(l->marks, l->n_marks * sizeof(**ids));
		return l->n_marks;
	}
	*ids = mem_copy(&id, sizeof(id));
	return id ? 1 : 0;
}

/* ---- typing into the filter ---- */

static void
filter_key(struct list *l, const struct event *ev)
{
	size_t n = l->filter.text.n;
	char *was = mem_str(text_str(&l->filter.text));
	int64_t id = list_id(l);

	line_key(&l->filter, ev);
	if (n != l->filter.text.n || strcmp(was, text_str(&l->filter.text)) != 0)
		list_refilter(l, id);
	free(was);
}

bool
list_text(struct list *l, const struct event *ev)
{
	static const struct {
		const char *keys;
		void (*move)(struct list *l, int by);
		int by;
	} moves[] = {
		{ "Up Ctrl-P", list_move, -1 },
		{ "Down Ctrl-N", list_move, 1 },
		{ "PgUp", list_page, -1 },
		{ "PgDn", list_page, 1 },
	};

	if (!l->filtering)
		return false;
	if (ev->kind == EVENT_KEY && key_names("Enter", ev->key)) {
		l->filtering = false;
		return true;
	}
	if (ev->kind == EVENT_KEY && key_names("Esc Ctrl-C Ctrl-G", ev->key)) {
		list_narrow(l, "");
		return true;
	}
	for (size_t i = 0; i < LEN(moves); i++)
		if (ev->kind == EVENT_KEY && key_names(moves[i].keys, ev->key)) {
			moves[i].move(l, moves[i].by);
			return true;
		}
	if (ev->kind == EVENT_KEY && ev->n == 0 && !key_names("Backspace Delete Home End Left "
			"Right Ctrl-A Ctrl-B Ctrl-D Ctrl-E Ctrl-F Ctrl-H Ctrl-K Ctrl-U Ctrl-W Ctrl-Y",
			ev->key))
		return false;
	filter_key(l, ev);
	return true;
}

/* ---- keys ---- */

/* Where the screen is spoken, a move that moves nothing would be silence. */
static void
list_keys_step(struct ui *ui, struct list *l, int by)
{
	int64_t was = list_id(l);

	list_move(l, by);
	if (ui->spoken && list_id(l) == was)
		ui_refuse(ui, !was ? N_("The list is empty.") : by < 0 ? N_("This is the first row.")
			: N_("This is the last row."));
}

void
list_key_up(struct ui *ui, void *state)
{
	list_keys_step(ui, state, -1);
}

void
list_key_down(struct ui *ui, void *state)
{
	list_keys_step(ui, state, 1);
}

void
list_key_page_up(struct ui *ui, void *state)
{
	(void)ui;
	list_page(state, -1);
}

void
list_key_page_down(struct ui *ui, void *state)
{
	(void)ui;
	list_page(state, 1);
}

static void
key_first(struct ui *ui, void *state)
{
	(void)ui;
	list_end(state, LIST_FIRST);
}

static void
key_last(struct ui *ui, void *state)
{
	(void)ui;
	list_end(state, LIST_LAST);
}

static void
key_narrow(struct ui *ui, void *state)
{
	struct list *l = state;

	if (ui->linear) {
		ui_refuse(ui, "Type / and a word to narrow the list, / alone to see all of it.");
		return;
	}
	l->filtering = true;
	l->filter.at = l->filter.text.n;
}

/* Is there a key that would act on what is marked? */
static bool
marks_serve(const struct screen *s)
{
	for (size_t i = 0; s->list && i < LEN(s->keys) && s->keys[i]; i++)
		for (size_t k = 0; k < s->keys[i]->n; k++)
			if (s->keys[i]->keys[k].flags & KEY_ROWS)
				return true;
	return !s->list;
}

static void
key_mark(struct ui *ui, void *state)
{
	struct list *l = state;
	int64_t id = list_id(l);

	if (!marks_serve(ui_focus(ui)->screen)) {
		ui_refuse(ui, "Nothing here is done to several rows at once.");
		return;
	}
	list_mark(l, id, !list_marked(l, id));
	if (!ui->linear)
		list_move(l, 1);
}

static const struct key rows[] = {
	/* clang-format off */
	{ "Up k",   list_key_up,        "list-up",        "Go to the row above", KEY_TYPED, NULL },
	{ "Down j", list_key_down,      "list-down",      "Go to the row below", KEY_TYPED, NULL },
	{ "PgUp",   list_key_page_up,   "list-page-up",   "Go a window up", 0, NULL },
	{ "PgDn",   list_key_page_down, "list-page-down", "Go a window down", 0, NULL },
	{ "g Home", key_first,          "list-first",     "Go to the first row", 0, NULL },
	{ "G End",  key_last,           "list-last",      "Go to the last row", 0, NULL },
	{ "/",      key_narrow,         "list-narrow",    "Narrow the list to what has the words typed", 0, "narrow" },
	{ "Space",  key_mark,           "list-mark",      "Mark the row, or take the mark away", 0, NULL },
	/* clang-format on */
};

const struct keyset list_keys = { rows, LEN(rows) };
