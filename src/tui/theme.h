/*
 * theme.h: how each role looks. Only themes name an attribute or a colour, and
 * only term_curses.c turns them into those of curses.
 */
#ifndef HALFHOUR_TUI_THEME_H
#define HALFHOUR_TUI_THEME_H

#include "tui_role.h"

enum { LOOK_BOLD = 1, LOOK_DIM = 2, LOOK_REVERSE = 4, LOOK_UNDERLINE = 8 };

/* Zeroed: plain text. */
struct look {
	unsigned attributes; /* LOOK_, or-ed */
};

struct theme {
	struct look looks[N_ROLES];
};

#endif
