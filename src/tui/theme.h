/*
 * theme.h: how each role looks. Only themes name an attribute or a colour, and
 * only term_curses.c turns them into those of curses.
 */
#ifndef HALFHOUR_TUI_THEME_H
#define HALFHOUR_TUI_THEME_H

#include "tui_role.h"

enum { LOOK_BOLD = 1, LOOK_DIM = 2, LOOK_REVERSE = 4, LOOK_UNDERLINE = 8 };

/* The sixteen colours that a terminal's palette names; 0: the terminal's own. */
enum colour { COLOUR_OWN, BLACK, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN, WHITE, BRIGHT_BLACK, BRIGHT_RED,
	      BRIGHT_GREEN, BRIGHT_YELLOW, BRIGHT_BLUE, BRIGHT_MAGENTA, BRIGHT_CYAN, BRIGHT_WHITE,
	      N_COLOURS };

/* One colour: of the palette, and where the terminal has 256, of the fixed ones from 16 on
 * (0: that of the palette there too). */
struct hue {
	unsigned char palette; /* enum colour */
	unsigned char fixed;
};

/* Zeroed: plain text. Coloured text needs a background that is known: `dark` and `light` count
 * where the setting `screen` says which it is. `ink` on `paper` can be read on both. */
struct look {
	unsigned attributes;    /* LOOK_, or-ed */
	struct hue dark, light; /* of the text */
	struct hue ink, paper;
};

struct theme {
	struct look looks[N_ROLES];
};

/* What a terminal is to show. */
struct shown {
	unsigned attributes;
	int ink, paper; /* the number of a colour, -1: the terminal's own */
};

struct style;
/* On a terminal of so many colours (0: none). */
struct shown theme_shown(const struct style *style, int colours, enum role role);

#endif
