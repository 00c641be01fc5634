/* The theme `mono`: plain text for terminals on which bold or dim cannot be read. */
#include "theme.h"

const struct theme theme_mono = {
	.looks = {
		[ROLE_ALARM] = { .attributes = LOOK_REVERSE },
	},
};
