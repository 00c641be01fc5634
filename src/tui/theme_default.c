/* The theme `default`: no colours; bold for what is chosen or asked, dim for what is not. */
#include "theme.h"

const struct theme theme_default = {
	.looks = {
		[ROLE_ALARM] = { LOOK_REVERSE },
		[ROLE_HEADING] = { LOOK_BOLD },
		[ROLE_COLUMN] = { LOOK_DIM },
		[ROLE_CHOSEN] = { LOOK_BOLD },
		[ROLE_CHOSEN_MUTED] = { LOOK_BOLD | LOOK_DIM },
		[ROLE_MUTED] = { LOOK_DIM },
		[ROLE_RECORD] = { LOOK_BOLD },
		[ROLE_WARNING] = { LOOK_BOLD },
		[ROLE_FAULT] = { LOOK_BOLD },
		[ROLE_QUESTION] = { LOOK_BOLD },
		[ROLE_ANSWER] = { LOOK_BOLD },
		[ROLE_MORE] = { LOOK_BOLD },
	},
};
