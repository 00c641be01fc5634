/* The theme `default`: no colours; bold for what is asked, dim for what is muted. The chosen row looks as
 * it does when it is not chosen: only the pointer before it moves, in a few bytes. */
#include "theme.h"

const struct theme theme_default = {
	.looks = {
		[ROLE_ALARM] = { LOOK_REVERSE },
		[ROLE_HEADING] = { LOOK_BOLD },
		[ROLE_COLUMN] = { LOOK_DIM },
		[ROLE_CHOSEN_MUTED] = { LOOK_DIM },
		[ROLE_MUTED] = { LOOK_DIM },
		[ROLE_RECORD] = { LOOK_BOLD },
		[ROLE_WARNING] = { LOOK_BOLD },
		[ROLE_FAULT] = { LOOK_BOLD },
		[ROLE_QUESTION] = { LOOK_BOLD },
		[ROLE_ANSWER] = { LOOK_BOLD },
		[ROLE_MORE] = { LOOK_BOLD },
	},
};
