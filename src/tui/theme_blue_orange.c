/* The theme `blue-orange`: two hues that people tell apart who see red and green alike; what these
 * two do not tell is told by underlining. */
#include "theme.h"

#define BLUES .dark = { BRIGHT_CYAN, 117 }, .light = { BLUE, 25 }
#define ORANGES .dark = { 0, 215 }, .light = { 0, 94 }

const struct theme theme_blue_orange = {
	.looks = {
		[ROLE_TITLE] = { LOOK_BOLD, .ink = { BLACK, 16 }, .paper = { BRIGHT_CYAN, 117 } },
		[ROLE_HERE] = { LOOK_BOLD, BLUES },
		[ROLE_WAY] = { LOOK_DIM },
		[ROLE_ALARM] = { LOOK_REVERSE },
		[ROLE_OVER] = { LOOK_BOLD, ORANGES },
		[ROLE_HEADING] = { LOOK_BOLD, BLUES },
		[ROLE_COLUMN] = { LOOK_DIM },
		[ROLE_RULE] = { LOOK_DIM },
		[ROLE_CHOSEN_MUTED] = { LOOK_DIM },
		[ROLE_MARKED] = { LOOK_BOLD, ORANGES },
		[ROLE_MUTED] = { LOOK_DIM },
		[ROLE_STATE] = { 0, BLUES },
		[ROLE_MUST] = { LOOK_BOLD, ORANGES },
		[ROLE_FACT] = { 0, BLUES },
		[ROLE_IMPRESSION] = { LOOK_UNDERLINE, BLUES },
		[ROLE_QUOTE] = { LOOK_UNDERLINE },
		[ROLE_STEP] = { 0, ORANGES },
		[ROLE_REFERRAL] = { LOOK_UNDERLINE, ORANGES },
		[ROLE_RECORD] = { LOOK_BOLD },
		[ROLE_WARNING] = { LOOK_BOLD, ORANGES },
		[ROLE_FAULT] = { LOOK_BOLD, ORANGES },
		[ROLE_QUESTION] = { LOOK_BOLD },
		[ROLE_ANSWER] = { LOOK_BOLD, BLUES },
		[ROLE_MORE] = { LOOK_BOLD },
		[ROLE_ALERT] = { LOOK_BOLD, ORANGES },
		[ROLE_KEY] = { LOOK_BOLD, BLUES },
	},
};
