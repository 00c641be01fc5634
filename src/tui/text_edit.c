/*
 * text_edit.c: a text of several lines, edited as readline edits one, with undo. The line that
 * holds it (line.c, line_rows.c) knows graphemes and rows; here are the keys that know of lines.
 */
#include <stdlib.h>
#include <string.h>

#include "tui.h"

enum { UNDO_MOST = 200 };

/* ---- undo: the text as it was, before each change ---- */

static void
edit_past_done(struct edit_past *p)
{
	for (size_t i = 0; i < p->n; i++)
		free(p->states[i].text);
	free(p->states);
	*p = (struct edit_past){ 0 };
}

static void
edit_past_push(struct edit_past *p, const char *text, size_t at, int mark)
{
	if (p->n == UNDO_MOST) {
		free(p->states[0].text);
		memmove(p->states, p->states + 1, --p->n * sizeof(*p->states));
	}
	mem_grow(p->states, &p->cap, p->n + 1);
	p->states[p->n++] = (struct edit_state){ mem_str(text), at, mark };
}

/* The last state of `from` takes the place of the text, which goes to `to`. */
static bool
edit_turn(struct text_edit *t, struct edit_past *from, struct edit_past *to)
{
	if (!from->n)
		return false;
	struct edit_state *s = &from->states[--from->n];
	edit_past_push(to, text_str(&t->line.text), t->line.at, t->mark);
	line_set(&t->line, s->text);
	t->line.at = s->at;
	t->mark = s->mark;
	free(s->text);
	s->text = NULL;
	t->typing = false;
	return true;
}

static bool
text_edit_undo(struct text_edit *t)
{
	return edit_turn(t, &t->past, &t->future);
}

static bool
text_edit_redo(struct text_edit *t)
{
	return edit_turn(t, &t->future, &t->past);
}

/* A change was made to what was there before; letters of one word are one change. */
static void
edit_changed(struct text_edit *t, const char *before, size_t at, bool typing)
{
	if (!typing || !t->typing)
		edit_past_push(&t->past, before, at, t->mark);
	edit_past_done(&t->future);
	t->typing = typing;
}

void
text_edit_done(struct text_edit *t)
{
	line_done(&t->line);
	edit_past_done(&t->past);
	edit_past_done(&t->future);
	*t = (struct text_edit){ 0 };
}

void
text_edit_set(struct text_edit *t, const char *s)
{
	text_edit_done(t);
	line_set(&t->line, s);
	t->line.at = 0;
}

void
text_edit_replace(struct text_edit *t, const char *s)
{
	if (strcmp(s, text_str(&t->line.text)) == 0)
		return;
	edit_changed(t, text_str(&t->line.text), t->line.at, false);
	line_set(&t->line, s);
	t->line.at = 0;
}

void
text_edit_insert(struct text_edit *t, const char *s)
{
	edit_changed(t, text_str(&t->line.text), t->line.at, false);
	line_type(&t->line, s, strlen(s));
}

/* ---- within a line of the text ---- */

static size_t
edit_line_start(const struct line *l)
{
	size_t at = l->at;

	while (at > 0 && l->text.s[at - 1] != '\n')
		at--;
	return at;
}

static size_t
edit_line_end(const struct line *l)
{
	return l->at + strcspn(text_str(&l->text) + l->at, "\n");
}

/* What is killed one key after the other is one piece, for Ctrl-Y. */
static void
edit_kill(struct line *l, size_t from, size_t to)
{
	if (!l->killing)
		text_clear(&l->kill);
	text_insert(&l->kill, from < l->at ? 0 : l->kill.n, text_str(&l->text) + from, to - from);
	text_remove(&l->text, from, to - from);
	l->at = from;
	line_type(l, "", 0); /* what now stands together may combine */
	l->killing = true;
}

static void
edit_to_start(struct text_edit *t)
{
	t->line.at = edit_line_start(&t->line);
}

static void
edit_to_end(struct text_edit *t)
{
	t->line.at = edit_line_end(&t->line);
}

/* At the end of a line it joins the next one. */
static void
edit_kill_end(struct text_edit *t)
{
	size_t end = edit_line_end(&t->line);

	if (end == t->line.at && end < t->line.text.n)
		end++;
	edit_kill(&t->line, t->line.at, end);
}

static void
edit_kill_start(struct text_edit *t)
{
	edit_kill(&t->line, edit_line_start(&t->line), t->line.at);
}

static void
edit_enter(struct text_edit *t)
{
	line_type(&t->line, "\n", 1);
}

static void
edit_rows(struct text_edit *t, int by)
{
	for (int i = 0, n = by < 0 ? -by : by; i < n; i++)
		line_rows_move(&t->line, t->cols > 0 ? t->cols : 1, by < 0 ? -1 : 1);
}

static void
edit_up(struct text_edit *t)
{
	edit_rows(t, -1);
}

static void
edit_down(struct text_edit *t)
{
	edit_rows(t, 1);
}

static void
edit_page_up(struct text_edit *t)
{
	edit_rows(t, t->rows > 1 ? 1 - t->rows : -1);
}

static void
edit_page_down(struct text_edit *t)
{
	edit_rows(t, t->rows > 1 ? t->rows - 1 : 1);
}

/* What differs from the keys of a single line. */
static const struct {
	const char *keys;
	void (*act)(struct text_edit *t);
	bool kills;
} edit_keys[] = {
	/* clang-format off */
	{ "Up Ctrl-P",     edit_up, false },
	{ "Down Ctrl-N",   edit_down, false },
	{ "PgUp",          edit_page_up, false },
	{ "PgDn",          edit_page_down, false },
	{ "Ctrl-A Home",   edit_to_start, false },
	{ "Ctrl-E End",    edit_to_end, false },
	{ "Ctrl-K",        edit_kill_end, true },
	{ "Ctrl-U",        edit_kill_start, true },
	{ "Enter",         edit_enter, false },
	/* clang-format on */
};

static bool
edit_one(struct text_edit *t, const struct event *ev)
{
	for (size_t i = 0; ev->kind == EVENT_KEY && i < LEN(edit_keys); i++)
		if (key_names(edit_keys[i].keys, ev->key)) {
			edit_keys[i].act(t);
			t->line.killing = t->line.killing && edit_keys[i].kills;
			return true;
		}
	if (ev->kind == EVENT_KEY && key_names("Ctrl-_", ev->key))
		return text_edit_undo(t), true;
	if (ev->kind == EVENT_KEY && key_names("Ctrl-R", ev->key))
		return text_edit_redo(t), true;
	return line_key(&t->line, ev);
}

/* A paste keeps its lines. */
static bool
edit_paste(struct text_edit *t, const struct event *ev)
{
	struct text in = { 0 };

	text_accept(&in, ev->text, ev->n, ACCEPT_LINES);
	line_type(&t->line, text_str(&in), in.n);
	t->line.killing = false;
	text_free(&in);
	return true;
}

bool
text_edit_key(struct text_edit *t, const struct event *ev)
{
	char *before = mem_str(text_str(&t->line.text));
	size_t at = t->line.at, depth = t->past.n, ahead = t->future.n;
	bool taken = ev->kind == EVENT_PASTE ? edit_paste(t, ev) : edit_one(t, ev);
	bool turned = depth != t->past.n || ahead != t->future.n;
	bool typing = ev->kind == EVENT_KEY && ev->n > 0 && strcmp(ev->key, "Space") != 0 &&
		strcmp(ev->key, "Enter") != 0;

	if (taken && !turned && strcmp(before, text_str(&t->line.text)) != 0)
		edit_changed(t, before, at, typing);
	else if (taken && !turned)
		t->typing = false;
	free(before);
	return taken;
}

void
text_edit_draw(const struct text_edit *t, struct canvas *c, struct box b)
{
	line_rows_draw(&t->line, c, b, ROLE_INPUT, true);
}
