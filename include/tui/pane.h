/*
 * tui/pane.h: what is shown of a list's chosen row, beside the list or below it.
 */
#ifndef HALFHOUR_TUI_PANE_H
#define HALFHOUR_TUI_PANE_H

#include <stddef.h>
#include <stdint.h>

#include "base.h"

struct row;

/* The part of a list (struct list) that its pane needs; the screen fills the title and the
 * rows, which are the pane's from then on. */
struct pane {
	struct text title;   /* of whom it is: the pointer may be on another row already */
	struct row *rows;
	size_t n_rows;
	int64_t of;          /* the row of the list that it shows; 0: none */
	bool old;            /* that row may have changed */
	int64_t pointed;     /* the row chosen last, and since when by the boot clock */
	int64_t since_ms;
};

/* Where a list has a pane, in this order as the window gets smaller: beside it from so many columns
 * on (the list has half of them then, but no fewer and no more than so many); below it in a room of
 * so many rows, where struct list_screen says how many of them it takes; nowhere. */
enum { PANE_BESIDE = 132, PANE_LIST_LEAST = 80, PANE_LIST_MOST = 100, PANE_BELOW = 16, PANE_REST_MS = 100 };

#endif
