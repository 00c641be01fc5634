/* The theme `contrast`: nothing is dim, and every colour reaches 7:1. */
#include "theme.h"

const struct theme theme_contrast = {
	.looks = {
		[ROLE_TITLE] = { LOOK_BOLD, .ink = { BLACK, 16 }, .paper = { BRIGHT_WHITE, 231 } },
		[ROLE_HERE] = { LOOK_BOLD | LOOK_UNDERLINE },
		[ROLE_ALARM] = { LOOK_BOLD | LOOK_REVERSE },
		[ROLE_OVER] = { LOOK_BOLD | LOOK_UNDERLINE },
		[ROLE_HEADING] = { LOOK_BOLD },
		[ROLE_COLUMN] = { LOOK_UNDERLINE },
		[ROLE_CHOSEN] = { LOOK_BOLD },
		[ROLE_CHOSEN_MUTED] = { LOOK_BOLD },
		[ROLE_MARKED] = { LOOK_BOLD },
		[ROLE_STATE] = { LOOK_BOLD },
		[ROLE_MUST] = { LOOK_BOLD },
		[ROLE_RECORD] = { LOOK_BOLD },
		[ROLE_WARNING] = { LOOK_BOLD | LOOK_UNDERLINE },
		[ROLE_FAULT] = { LOOK_BOLD | LOOK_UNDERLINE },
		[ROLE_QUESTION] = { LOOK_BOLD },
		[ROLE_ANSWER] = { LOOK_BOLD },
		[ROLE_MORE] = { LOOK_BOLD },
		[ROLE_REFUSED] = { LOOK_BOLD },
		[ROLE_ALERT] = { LOOK_BOLD | LOOK_UNDERLINE },
		[ROLE_KEY] = { LOOK_BOLD },
	},
};
