/* The theme `contrast`: nothing is dim, and every colour reaches 7:1. */
#include "theme.h"

const struct theme theme_contrast = {
	.looks = {
		[ROLE_TITLE] = { .attributes = LOOK_BOLD, .ink = { BLACK, 16 }, .paper = { BRIGHT_WHITE, 231 } },
		[ROLE_HERE] = { .attributes = LOOK_BOLD | LOOK_UNDERLINE },
		[ROLE_ALARM] = { .attributes = LOOK_BOLD | LOOK_REVERSE },
		[ROLE_OVER] = { .attributes = LOOK_BOLD | LOOK_UNDERLINE },
		[ROLE_HEADING] = { .attributes = LOOK_BOLD },
		[ROLE_COLUMN] = { .attributes = LOOK_UNDERLINE },
		[ROLE_CHOSEN] = { .attributes = LOOK_BOLD },
		[ROLE_CHOSEN_MUTED] = { .attributes = LOOK_BOLD },
		[ROLE_MARKED] = { .attributes = LOOK_BOLD },
		[ROLE_STATE] = { .attributes = LOOK_BOLD },
		[ROLE_MUST] = { .attributes = LOOK_BOLD },
		[ROLE_RECORD] = { .attributes = LOOK_BOLD },
		[ROLE_WARNING] = { .attributes = LOOK_BOLD | LOOK_UNDERLINE },
		[ROLE_FAULT] = { .attributes = LOOK_BOLD | LOOK_UNDERLINE },
		[ROLE_QUESTION] = { .attributes = LOOK_BOLD },
		[ROLE_ANSWER] = { .attributes = LOOK_BOLD },
		[ROLE_MORE] = { .attributes = LOOK_BOLD },
		[ROLE_REFUSED] = { .attributes = LOOK_BOLD },
		[ROLE_ALERT] = { .attributes = LOOK_BOLD | LOOK_UNDERLINE },
		[ROLE_KEY] = { .attributes = LOOK_BOLD },
	},
};
