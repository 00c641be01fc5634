/*
 * base_theme.h: the names of the themes, for the setting as well as for the
 * terminal. The table of ID is theme_ID in src/tui/theme_ID.c.
 */
#ifndef HALFHOUR_BASE_THEME_H
#define HALFHOUR_BASE_THEME_H

#define THEMES(X) \
	X(default, "default") \
	X(mono, "mono") \
	X(contrast, "contrast") \
	X(blue_orange, "blue-orange")

#endif
