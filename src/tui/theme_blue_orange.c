/* The theme `blue-orange`: two hues that people tell apart who see red and green alike; what these
 * two do not tell is told by underlining. */
#include "theme.h"

#define BLUES .dark = { BRIGHT_CYAN, 117 }, .light = { BLUE, 25 }
#define ORANGES .dark = { 0, 215 }, .light = { 0, 94 }

const struct theme theme_blue_orange = {
	.looks = {
		[ROLE_TITLE] = { .attributes = LOOK_BOLD, .ink = { BLACK, 16 }, .paper = { BRIGHT_CYAN, 117 } },
		[ROLE_HERE] = { .attributes = LOOK_BOLD, BLUES },
		[ROLE_WAY] = { .attributes = LOOK_DIM },
		[ROLE_ALARM] = { .attributes = LOOK_REVERSE },
		[ROLE_OVER] = { .attributes = LOOK_BOLD, ORANGES },
		[ROLE_HEADING] = { .attributes = LOOK_BOLD, BLUES },
		[ROLE_COLUMN] = { .attributes = LOOK_DIM },
		[ROLE_RULE] = { .attributes = LOOK_DIM },
		[ROLE_CHOSEN_MUTED] = { .attributes = LOOK_DIM },
		[ROLE_MARKED] = { .attributes = LOOK_BOLD, ORANGES },
		[ROLE_MUTED] = { .attributes = LOOK_DIM },
		[ROLE_STATE] = { 0, BLUES },
		[ROLE_MUST] = { .attributes = LOOK_BOLD, ORANGES },
		[ROLE_FACT] = { 0, BLUES },
		[ROLE_IMPRESSION] = { .attributes = LOOK_UNDERLINE, BLUES },
		[ROLE_QUOTE] = { .attributes = LOOK_UNDERLINE },
		[ROLE_STEP] = { 0, ORANGES },
		[ROLE_REFERRAL] = { .attributes = LOOK_UNDERLINE, ORANGES },
		[ROLE_RECORD] = { .attributes = LOOK_BOLD },
		[ROLE_WARNING] = { .attributes = LOOK_BOLD, ORANGES },
		[ROLE_FAULT] = { .attributes = LOOK_BOLD, ORANGES },
		[ROLE_QUESTION] = { .attributes = LOOK_BOLD },
		[ROLE_ANSWER] = { .attributes = LOOK_BOLD, BLUES },
		[ROLE_MORE] = { .attributes = LOOK_BOLD },
		[ROLE_ALERT] = { .attributes = LOOK_BOLD, ORANGES },
		[ROLE_KEY] = { .attributes = LOOK_BOLD, BLUES },
	},
};
