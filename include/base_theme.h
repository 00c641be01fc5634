/*
 * base_theme.h: the names of the themes, for the setting as well as for the
 * terminal. The table of NAME is theme_NAME in src/tui/theme_NAME.c.
 */
#ifndef HALFHOUR_BASE_THEME_H
#define HALFHOUR_BASE_THEME_H

#define THEMES(X) \
	X(default) \
	X(mono)

#endif
