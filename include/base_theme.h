/*
 * base_theme.h: the themes, a row each: its ID, its name as the setting has it, and how a person
 * would say it. The table of ID is theme_ID in src/tui/theme_ID.c.
 */
#ifndef HALFHOUR_BASE_THEME_H
#define HALFHOUR_BASE_THEME_H

#define THEMES(X) \
	X(default, "default", "as your terminal") \
	X(mono, "mono", "neither bold nor dim") \
	X(contrast, "contrast", "strong contrast") \
	X(blue_orange, "blue-orange", "where red and green look alike")

#endif
