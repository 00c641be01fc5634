/*
 * tui/canvas.h: a grid of cells that everything is drawn on.
 */
#ifndef HALFHOUR_TUI_CANVAS_H
#define HALFHOUR_TUI_CANVAS_H

#include <wchar.h>

#include "base.h"
#include "tui_role.h"

#define CELL_CHARS 5 /* one base and four that combine: what curses keeps */

/* One column, small: a frame is written, and compared with the last one, at every key. A
 * wide character's second column has width 0 and no ch. */
struct cell {
	uint32_t ch;    /* a character; from CELL_CLUSTER on the number of one in clusters */
	uint16_t role;  /* enum role */
	uint16_t width; /* 1, 2; 0: covered by the cell to the left */
};

#define CELL_CLUSTER UINT32_C(0x110000)

/* A character with what combines with it, ended by 0. */
struct cluster {
	wchar_t ch[CELL_CHARS + 1];
};

struct box {
	int y, x, rows, cols;
};

/* A grid, or a window on another's grid (canvas_sub). Drawing outside is cut. */
struct canvas {
	struct cell *cells; /* the first cell of this window */
	int rows, cols;
	int stride;         /* cells from row to row */
	struct canvas *of;  /* whose window this is; NULL: owns the cells */
	struct box at;      /* where in `of` */
	struct cluster *clusters; /* the owner's: of this frame's cells */
	size_t n_clusters, cap_clusters;
	int cursor_y, cursor_x; /* -1: not set; set in a sub it is set in its owner too */
	bool ascii;         /* what is drawn is made ASCII first; subs inherit it */
	bool spoken;        /* lines and blocks are blanks, subs too */
	int from, to;       /* the owner's: rows drawn since the terminal has seen it */
};

void canvas_init(struct canvas *c, int rows, int cols);
void canvas_done(struct canvas *c);
void canvas_clear(struct canvas *c);
/* Blanks one row of the last frame, so that it alone is drawn again. */
void canvas_again(struct canvas *c, int y);
struct canvas canvas_sub(struct canvas *c, struct box b);
/* Shows `s` through the gate in at most `cols` columns (-1: to the edge); what does
 * not fit ends in an ellipsis. Returns the columns used. */
int canvas_text(struct canvas *c, int y, int x, int cols, enum role role, const char *s);
int canvas_textf(struct canvas *c, int y, int x, int cols, enum role role,
	const char *fmt, ...) PRINTF(6, 7);
/* As canvas_text, its end at column x+cols. */
void canvas_right(struct canvas *c, int y, int x, int cols, enum role role, const char *s);
/* Wrapped at blanks into at most `rows` rows; returns the rows used. */
int canvas_wrap(struct canvas *c, struct box b, enum role role, const char *s);
void canvas_rule(struct canvas *c, int y, int x, int cols, const char *label);
void canvas_bar(struct canvas *c, int y, int x, enum role role); /* one cell of an upright line */
void canvas_frame(struct canvas *c, const char *title); /* a box round the whole canvas */
void canvas_fill(struct canvas *c, struct box b, enum role role);
void canvas_cursor(struct canvas *c, int y, int x);
void canvas_row(const struct canvas *c, int y, struct text *out); /* UTF-8, end blanks cut */
/* What the cell at y, x shows; `out` has no ch where a wide character covers it. */
void canvas_cluster(const struct canvas *c, int y, int x, struct cluster *out);
/* The first column from x on that follows characters whose width terminals do not agree on (doubt.c);
 * -1: there is none. And a checksum of a row, never 0. */
int canvas_doubt_end(const struct canvas *c, int y, int x);
uint32_t canvas_row_sum(const struct canvas *c, int y);
/* Paints all of `from` with its upper left at y, x; it must fit. */
void canvas_paint(struct canvas *c, int y, int x, const struct canvas *from);

#endif
