/* The theme `default`: one accent, bold for what is asked, dim for what is muted; kinds of notes by
 * colour besides their words. The chosen row looks as it does when it is not chosen: only the
 * pointer before it moves, in a few bytes. */
#include "theme.h"

/* Palette colours that reach 4.5:1 everywhere are few: bright cyan on dark, red, blue and magenta on light. */
#define ACCENT .dark = { BRIGHT_CYAN, 80 }, .light = { BLUE, 24 }

const struct theme theme_default = {
	.looks = {
		[ROLE_TITLE] = { .attributes = LOOK_BOLD, .ink = { BLACK, 16 }, .paper = { BRIGHT_CYAN, 80 } },
		[ROLE_HERE] = { .attributes = LOOK_BOLD, ACCENT },
		[ROLE_WAY] = { .attributes = LOOK_DIM },
		[ROLE_ALARM] = { .attributes = LOOK_REVERSE },
		[ROLE_OVER] = { .attributes = LOOK_BOLD, .dark = { 0, 215 }, .light = { RED, 124 } },
		[ROLE_HEADING] = { .attributes = LOOK_BOLD, ACCENT },
		[ROLE_COLUMN] = { .attributes = LOOK_DIM },
		[ROLE_RULE] = { .attributes = LOOK_DIM },
		[ROLE_CHOSEN_MUTED] = { .attributes = LOOK_DIM },
		[ROLE_MARKED] = { .attributes = LOOK_BOLD, ACCENT },
		[ROLE_MUTED] = { .attributes = LOOK_DIM },
		[ROLE_STATE] = { 0, ACCENT },
		[ROLE_MUST] = { 0, .dark = { 0, 215 }, .light = { MAGENTA, 94 } },
		[ROLE_FACT] = { 0, .dark = { 0, 117 }, .light = { BLUE, 25 } },
		[ROLE_IMPRESSION] = { 0, .dark = { 0, 183 }, .light = { MAGENTA, 90 } },
		[ROLE_QUOTE] = { 0, .dark = { 0, 150 }, .light = { 0, 22 } },
		[ROLE_STEP] = { 0, .dark = { 0, 215 }, .light = { RED, 94 } },
		[ROLE_REFERRAL] = { 0, .dark = { 0, 211 }, .light = { MAGENTA, 125 } },
		[ROLE_RECORD] = { .attributes = LOOK_BOLD },
		[ROLE_WARNING] = { .attributes = LOOK_BOLD, .dark = { 0, 215 }, .light = { RED, 124 } },
		[ROLE_FAULT] = { .attributes = LOOK_BOLD, .dark = { 0, 210 }, .light = { RED, 124 } },
		[ROLE_QUESTION] = { .attributes = LOOK_BOLD },
		[ROLE_ANSWER] = { .attributes = LOOK_BOLD, ACCENT },
		[ROLE_MORE] = { .attributes = LOOK_BOLD },
		[ROLE_ALERT] = { .attributes = LOOK_BOLD },
		[ROLE_KEY] = { .attributes = LOOK_BOLD, ACCENT },
	},
};
