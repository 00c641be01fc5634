/*
 * tui/line.h: one line edited as readline edits one, by graphemes.
 */
#ifndef HALFHOUR_TUI_LINE_H
#define HALFHOUR_TUI_LINE_H

#include "tui/canvas.h"
#include "tui/event.h"

struct line {
	struct text text;
	size_t at;        /* byte of the cursor, on a grapheme boundary */
	struct text kill; /* what Ctrl-Y gives back */
	bool killing;     /* the last key killed: the next kill adds */
	int left;         /* first column shown; jumps, by half the width or more */
};

void line_done(struct line *l);
void line_set(struct line *l, const char *s); /* cursor at the end */
void line_type(struct line *l, const char *s, size_t n);
/* Ctrl-A E B F W U K Y D H, arrows, Home, End, Delete, Backspace, and what types.
 * False: not a key of line editing. */
bool line_key(struct line *l, const struct event *ev);
/* Shown in `cols` columns; sets the cursor. */
void line_draw(const struct line *l, struct canvas *c, int y, int x, int cols);
void line_scroll(struct line *l, int cols); /* brings the cursor into view; before drawing */

/* The same wrapped over rows of `cols` columns; one column more is for the cursor behind them. */
int line_rows(const struct line *l, int cols); /* 1 at least */
/* The cursor a row up (-1) or down (1); false: there is none, and nothing is changed. */
bool line_rows_move(struct line *l, int cols, int by);
/* Within the box; with the cursor, its row is in view, else what does not fit ends in "…". */
void line_rows_draw(const struct line *l, struct canvas *c, struct box b, enum role role,
	bool cursor);

#endif
