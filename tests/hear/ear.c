/* What a screen reader would speak: the program's bytes through an emulator of our own, glyph by glyph. */
#include <stdlib.h>
#include <string.h>
#include <vterm.h>

#include "ear.h"

enum { ROWS_MOST = 100, RUN_LEAST = 4, BETWEEN_MOST = 3 };

struct ear {
	struct terminal *t;
	VTerm *vt;
	size_t heard;              /* bytes of the terminal's */
	int rows, y, x;            /* y and x: where the next glyph would follow on the last */
	bool hidden;               /* the cursor */
	bool written[ROWS_MOST];
	struct text piece;
	struct heard *now;         /* NULL: nobody listens */
	struct strings screen;     /* the rows as they were */
	int cursor_y, cursor_x;
};

/* ---- words ---- */

/* What has a letter or a digit in it and no blank. */
static int
ear_words(const char *s)
{
	size_t n = strlen(s), step;
	bool letter = false;
	int words = 0;

	for (size_t at = 0; at < n; at += step) {
		letter |= utf8_is_wordly(utf8_decode(s, n, at, &step));
		if (s[at] == ' ') {
			words += letter;
			letter = false;
		}
	}
	return words + letter;
}

static bool
ear_is_box(const char *s)
{
	/* U+2500 to U+259F: lines, frames, blocks */
	return (unsigned char)s[0] == 0xe2 && (unsigned char)s[1] >= 0x94 && (unsigned char)s[1] <= 0x96;
}

static bool
ear_is_rule(const char *s)
{
	return ear_is_box(s) || (*s && strchr("-=_#*~+|", *s));
}

/* Frames are spoken sign by sign: the run is told by its length, and counted. */
static void
ear_shorten(const char *s, struct text *out, int *boxes)
{
	while (*s) {
		const char *from = s;
		int n = 0;

		while (ear_is_rule(s)) {
			s += utf8_next(s, strlen(s), 0);
			n++;
		}
		if (n >= RUN_LEAST || (n > 0 && ear_is_box(from))) {
			text_addf(out, "[%d of a line]", n);
			++*boxes;
			continue;
		}
		if (s == from)
			s += utf8_next(s, strlen(s), 0);
		text_addn(out, from, (size_t)(s - from));
	}
}

/* ---- what is written ---- */

static void
ear_end_piece(struct ear *e)
{
	struct text said = { 0 };
	char *at = e->piece.s;
	size_t n = e->piece.n;

	while (n > 0 && at[n - 1] == ' ')
		at[--n] = '\0';
	for (; n > 0 && *at == ' '; n--)
		at++;
	if (n > 0 && e->now) {
		e->now->stream_words += ear_words(at);
		ear_shorten(at, &said, &e->now->boxes);
		strings_add(&e->now->stream, text_str(&said));
	}
	text_clear(&e->piece);
	text_free(&said);
}

static int
ear_glyph(VTermGlyphInfo *info, VTermPos pos, void *user)
{
	struct ear *e = user;
	char bytes[8];

	if (pos.row != e->y || pos.col < e->x || pos.col > e->x + BETWEEN_MOST)
		ear_end_piece(e);
	for (int gap = pos.col - e->x; e->piece.n && gap > 0; gap--)
		text_addc(&e->piece, ' ');
	for (int i = 0; info->chars[i] && i < VTERM_MAX_CHARS_PER_CELL; i++)
		text_addn(&e->piece, bytes, utf8_encode(info->chars[i], bytes));
	e->y = pos.row;
	e->x = pos.col + info->width;
	if (pos.row < ROWS_MOST)
		e->written[pos.row] = true;
	return 1;
}

/* The window's title: a reader that knows no such sequence speaks it. */
static void
ear_title(struct ear *e, const VTermValue *v)
{
#if VTERM_VERSION_MAJOR > 0 || VTERM_VERSION_MINOR >= 2
	if (v->string.initial)
		ear_end_piece(e);
	text_addn(&e->piece, v->string.str, v->string.len);
	if (v->string.final)
		ear_end_piece(e);
#else
	ear_end_piece(e);
	text_add(&e->piece, v->string);
	ear_end_piece(e);
#endif
}

static int
ear_property(VTermProp prop, VTermValue *v, void *user)
{
	struct ear *e = user;

	if (prop == VTERM_PROP_CURSORVISIBLE)
		e->hidden = !v->boolean;
	else if (prop == VTERM_PROP_TITLE)
		ear_title(e, v);
	return 1;
}

/* What is scrolled is not written, and stands in other rows from now on. */
static int
ear_scroll(VTermRect rect, int down, int right, void *user)
{
	struct ear *e = user;
	char **rows = e->screen.s + rect.start_row;
	size_t n = (size_t)(rect.end_row - rect.start_row);

	if (right || !e->now || e->screen.n < (size_t)rect.end_row)
		return 1;
	e->now->changed = true;
	for (int by = down; by > 0; by--) {
		char *first = rows[0];
		memmove(rows, rows + 1, (n - 1) * sizeof(*rows));
		rows[n - 1] = first;
		*first = '\0';
		memmove(&e->written[rect.start_row], &e->written[rect.start_row + 1], n - 1);
		e->cursor_y -= e->cursor_y > 0;
	}
	for (int by = down; by < 0; by++) {
		char *last = rows[n - 1];
		memmove(rows + 1, rows, (n - 1) * sizeof(*rows));
		rows[0] = last;
		*last = '\0';
		memmove(&e->written[rect.start_row + 1], &e->written[rect.start_row], n - 1);
	}
	return 1;
}

static const VTermStateCallbacks ear_callbacks = { .putglyph = ear_glyph, .scrollrect = ear_scroll,
	.settermprop = ear_property };

static void
ear_take(struct ear *e)
{
	const struct text *w = terminal_written(e->t);

	vterm_input_write(e->vt, w->s + e->heard, w->n - e->heard);
	e->heard = w->n;
	ear_end_piece(e);
	e->y = -1;
}

/* ---- what has changed ---- */

static void
ear_screen(struct ear *e, struct strings *out)
{
	struct text row = { 0 };

	for (int y = 0; y < e->rows; y++) {
		text_clear(&row);
		terminal_row(e->t, y, &row);
		strings_add(out, text_str(&row));
	}
	text_free(&row);
}

static void
ear_speak(struct heard *h, const char *s, size_t n)
{
	struct text part = { 0 }, said = { 0 };
	int boxes = 0;

	text_addn(&part, s, n);
	ear_shorten(text_str(&part), &said, &boxes);
	if (ear_words(text_str(&part)) > 0) {
		h->follow_words += ear_words(text_str(&part));
		strings_add(&h->follow, text_str(&said));
	}
	text_free(&part);
	text_free(&said);
}

/* The words in which `now` differs from `was`. */
static void
ear_speak_change(struct heard *h, const char *was, const char *now)
{
	size_t n = strlen(now), m = strlen(was), from = 0, end = 0;

	while (from < n && from < m && now[from] == was[from])
		from++;
	while (end < n - from && end < m - (from < m ? from : m) && now[n - 1 - end] == was[m - 1 - end])
		end++;
	while (from > 0 && now[from - 1] != ' ')
		from--;
	while (end > 0 && now[n - end] != ' ')
		end--;
	ear_speak(h, now + from, n - end > from ? n - end - from : 0);
}

static bool
ear_was_somewhere(const struct strings *screen, const char *row)
{
	for (size_t i = 0; i < screen->n; i++)
		if (strcmp(screen->s[i], row) == 0)
			return true;
	return false;
}

/* Where the cursor has gone in its row: a sign, or the word there. */
static void
ear_speak_place(struct heard *h, const char *row, int from, int to)
{
	size_t at = utf8_fit(row, strlen(row), to), end;

	if (from == to)
		return;
	end = at + (row[at] ? utf8_next(row + at, strlen(row + at), 0) : 0);
	if (to - from != 1 && from - to != 1)
		while (row[end] && row[end] != ' ')
			end++;
	ear_speak(h, row + at, end - at);
}

/* The row that the cursor has come to, or the change in it; then the other rows that are new. */
static void
ear_follow(struct ear *e, const struct strings *now, int y, int x, struct heard *h)
{
	if (y != e->cursor_y)
		ear_speak(h, now->s[y], strlen(now->s[y]));
	else if (strcmp(now->s[y], e->screen.s[y]) != 0 && x == e->cursor_x + 1)
		ear_speak_place(h, now->s[y], x, x - 1); /* a letter was typed */
	else if (strcmp(now->s[y], e->screen.s[y]) != 0)
		ear_speak_change(h, e->screen.s[y], now->s[y]);
	else
		ear_speak_place(h, now->s[y], e->cursor_x, x);
	for (int i = 0; i < e->rows; i++)
		if (i != y && !ear_was_somewhere(&e->screen, now->s[i]))
			ear_speak_change(h, e->screen.s[i], now->s[i]);
}

static void
ear_judge(struct ear *e, const struct strings *now, int y, int x, struct heard *h)
{
	bool here = false;

	for (int i = 0; i < e->rows; i++) {
		bool same = strcmp(now->s[i], e->screen.s[i]) == 0;

		h->repainted += same && e->written[i] && *now->s[i];
		h->changed |= !same;
		here |= !same && i == y;
		e->written[i] = false;
	}
	h->focused = !e->hidden && (here || y != e->cursor_y || x != e->cursor_x);
}

void
ear_next(struct ear *e, struct heard *out)
{
	struct strings now = { 0 };
	int y, x;

	memset(out, 0, sizeof(*out));
	e->now = out;
	ear_take(e);
	ear_screen(e, &now);
	terminal_cursor(e->t, &y, &x);
	ear_follow(e, &now, y, x, out);
	ear_judge(e, &now, y, x, out);
	e->now = NULL;
	strings_free(&e->screen);
	e->screen = now;
	e->cursor_y = y;
	e->cursor_x = x;
}

struct ear *
ear_new(struct terminal *t, int rows, int cols)
{
	struct ear *e = mem_new(1, sizeof(*e));
	VTermState *state;

	e->t = t;
	e->rows = rows;
	e->vt = vterm_new(rows, cols);
	vterm_set_utf8(e->vt, 1);
	state = vterm_obtain_state(e->vt);
	vterm_state_set_callbacks(state, &ear_callbacks, e);
	vterm_state_reset(state, 1);
	ear_take(e);
	memset(e->written, 0, sizeof(e->written));
	ear_screen(e, &e->screen);
	terminal_cursor(t, &e->cursor_y, &e->cursor_x);
	return e;
}

void
ear_free(struct ear *e)
{
	if (!e)
		return;
	vterm_free(e->vt);
	text_free(&e->piece);
	strings_free(&e->screen);
	free(e);
}

void
heard_done(struct heard *h)
{
	strings_free(&h->stream);
	strings_free(&h->follow);
}
