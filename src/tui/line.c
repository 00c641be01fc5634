/*
 * One line edited as readline does it, by graphemes. Drawing changes as few
 * cells as it can: a line too long for its place jumps by half its width or
 * more, so that typing at the end draws one cell.
 */
#include <string.h>

#include "tui.h"

void
line_done(struct line *l)
{
	text_free(&l->text);
	text_free(&l->kill);
	*l = (struct line){ 0 };
}

void
line_set(struct line *l, const char *s)
{
	text_set(&l->text, s ? s : "");
	l->at = l->text.n;
	l->killing = false;
	l->left = 0;
}

static bool
line_is_ascii(const struct line *l, size_t at)
{
	return (unsigned char)text_str(&l->text)[at] < 0x80;
}

/* Text that combines may have moved the boundary under the cursor. At the end there is one,
 * and between two of ASCII, as a line has no line ends: a long line is not walked at each key. */
static void
snap(struct line *l)
{
	size_t at = 0;

	if (l->at == l->text.n || (l->at && line_is_ascii(l, l->at - 1) && line_is_ascii(l, l->at)))
		return;
	while (at < l->at)
		at = utf8_next(text_str(&l->text), l->text.n, at);
	l->at = at;
}

void
line_type(struct line *l, const char *s, size_t n)
{
	text_insert(&l->text, l->at, s, n);
	l->at += n;
	snap(l);
}

/* Takes from..to out; what was killed one key after the other is one piece. */
static void
line_cut(struct line *l, size_t from, size_t to, bool kill)
{
	if (kill && !l->killing)
		text_clear(&l->kill);
	if (kill)
		text_insert(&l->kill, from < l->at ? 0 : l->kill.n, text_str(&l->text) + from,
			to - from);
	text_remove(&l->text, from, to - from);
	l->at = from;
	snap(l);
}

static size_t
prev(const struct line *l)
{
	return utf8_prev(text_str(&l->text), l->text.n, l->at);
}

static size_t
line_at_next(const struct line *l)
{
	return utf8_next(text_str(&l->text), l->text.n, l->at);
}

static size_t
word_prev(const struct line *l)
{
	return utf8_word_prev(text_str(&l->text), l->text.n, l->at);
}

static size_t
line_word_next(const struct line *l)
{
	return utf8_word_next(text_str(&l->text), l->text.n, l->at);
}

/* As the terminal's own word erase: back over blanks, then to the blank before. */
static size_t
blank_prev(const struct line *l)
{
	const char *s = text_str(&l->text);
	size_t at = blank_end(s, l->at);

	while (at > 0 && !blank_before(s, at))
		at--;
	return at;
}

/* Of the line with the cursor: a text may have line ends in it. */
static size_t
line_at_start(const struct line *l)
{
	size_t at = l->at;

	while (at > 0 && l->text.s[at - 1] != '\n')
		at--;
	return at;
}

static size_t
line_at_end(const struct line *l)
{
	return l->at + strcspn(text_str(&l->text) + l->at, "\n");
}

/* At the start or end of its line the line end itself goes. */
static size_t
line_kill_start(const struct line *l)
{
	size_t at = line_at_start(l);

	return at - (at == l->at && at > 0);
}

static size_t
line_kill_end(const struct line *l)
{
	size_t at = line_at_end(l);

	return at + (at == l->at && at < l->text.n);
}

enum what { MOVE, DELETE, KILL };

/* What a key does: moves to where `to` says, or takes out all between. */
static const struct {
	const char *keys;
	size_t (*to)(const struct line *l);
	enum what what;
} edits[] = {
	/* clang-format off */
	{ "Ctrl-A Home",          line_at_start,      MOVE },
	{ "Ctrl-E End",           line_at_end,        MOVE },
	{ "Ctrl-B Left",          prev,       MOVE },
	{ "Ctrl-F Right",         line_at_next,       MOVE },
	{ "Ctrl-Left",            word_prev,  MOVE },
	{ "Ctrl-Right",           line_word_next,  MOVE },
	{ "Ctrl-H Backspace",     prev,       DELETE },
	{ "Ctrl-D Delete",        line_at_next,       DELETE },
	{ "Ctrl-W",               blank_prev, KILL },
	{ "Ctrl-U",               line_kill_start,    KILL },
	{ "Ctrl-K",               line_kill_end,      KILL },
	/* clang-format on */
};

static bool
edit_key(struct line *l, const char *key)
{
	for (size_t i = 0; i < LEN(edits); i++) {
		size_t to;

		if (!key_names(edits[i].keys, key))
			continue;
		to = edits[i].to(l);
		if (edits[i].what == MOVE)
			l->at = to;
		else
			line_cut(l, to < l->at ? to : l->at, to < l->at ? l->at : to,
				edits[i].what == KILL);
		l->killing = edits[i].what == KILL;
		return true;
	}
	return false;
}

/* One line stays one: an end of a line in a paste is a blank here. */
static void
type_paste(struct line *l, const char *s, size_t n)
{
	struct text flat = { 0 };

	text_accept(&flat, s, n, ACCEPT_LINE);
	line_type(l, text_str(&flat), flat.n);
	text_free(&flat);
}

bool
line_key(struct line *l, const struct event *ev)
{
	if (ev->kind != EVENT_KEY && ev->kind != EVENT_PASTE)
		return false;
	if (ev->kind == EVENT_KEY && edit_key(l, ev->key))
		return true;
	if (ev->kind == EVENT_KEY && strcmp(ev->key, "Ctrl-Y") == 0)
		line_type(l, text_str(&l->kill), l->kill.n);
	else if (ev->kind == EVENT_PASTE)
		type_paste(l, ev->text, ev->n);
	else if (ev->n > 0)
		line_type(l, ev->text, ev->n);
	else
		return false;
	l->killing = false;
	return true;
}

/* The first n bytes as they are shown. */
static void
line_show(const struct line *l, size_t n, bool ascii, struct text *out)
{
	struct text part = { 0 }, shown = { 0 };

	text_addn(&part, text_str(&l->text), n);
	text_show(ascii ? &shown : out, text_str(&part));
	if (ascii)
		text_ascii(out, text_str(&shown));
	text_free(&part);
	text_free(&shown);
}

static int
line_columns(const struct line *l, size_t n, bool ascii)
{
	struct text shown = { 0 };
	size_t plain;
	int cols;

	if (text_is_plain(text_str(&l->text), &plain) || plain > n)
		return (int)n;
	line_show(l, n, ascii, &shown);
	cols = utf8_columns(text_str(&shown), shown.n);
	text_free(&shown);
	return cols;
}

/* Columns that stay to the left of the cursor when the line jumps. Each is sent again:
 * with a fifth of the window, the last word or two, a key costs 1.4 bytes in the mean
 * however long the line is, with half of it 2.2. */
static int
line_keep(int cols)
{
	int half = cols > 1 ? cols / 2 : 1, few = cols / 5 > 12 ? cols / 5 : 12;

	return few < half ? few : half;
}

/* In whole jumps from the line's start, so that what is shown follows from the cursor
 * alone and not from how many keys came in one burst. */
void
line_scroll(struct line *l, int cols)
{
	int at = line_columns(l, l->at, false), jump = cols - line_keep(cols);

	if (jump < 1)
		jump = 1;
	l->left = at < cols ? 0 : (at - cols + jump) / jump * jump;
}

/* Text of which a byte is a column, as most is. */
static void
draw_plain(const struct line *l, struct canvas *c, int y, int x, int cols)
{
	struct text part = { 0 };
	size_t left = (size_t)l->left < l->text.n ? (size_t)l->left : l->text.n;
	size_t most = cols > 0 ? (size_t)cols : 0;

	text_addn(&part, text_str(&l->text) + left,
		l->text.n - left < most ? l->text.n - left : most);
	canvas_text(c, y, x, -1, ROLE_INPUT, text_str(&part));
	canvas_cursor(c, y, x + (int)l->at - l->left);
	text_free(&part);
}

void
line_draw(const struct line *l, struct canvas *c, int y, int x, int cols)
{
	struct text shown = { 0 }, part = { 0 };
	size_t from;
	int skipped;

	if (cols < 0 || cols > c->cols - x)
		cols = c->cols - x;
	if (text_is_plain(text_str(&l->text), &from)) {
		draw_plain(l, c, y, x, cols);
		return;
	}
	line_show(l, l->text.n, c->ascii, &shown);
	from = utf8_fit(text_str(&shown), shown.n, l->left);
	skipped = utf8_columns(text_str(&shown), from);
	if (skipped < l->left) { /* a wide character stands across the edge */
		from = utf8_next(text_str(&shown), shown.n, from);
		skipped = utf8_columns(text_str(&shown), from);
	}
	text_addn(&part, text_str(&shown) + from,
		utf8_fit(text_str(&shown) + from, shown.n - from, cols - (skipped - l->left)));
	canvas_text(c, y, x + skipped - l->left, -1, ROLE_INPUT, text_str(&part));
	canvas_cursor(c, y, x + line_columns(l, l->at, c->ascii) - l->left);
	text_free(&shown);
	text_free(&part);
}
