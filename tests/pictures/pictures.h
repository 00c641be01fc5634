/* pictures.h: what draws a screen. */
#ifndef HALFHOUR_TESTS_PICTURES_H
#define HALFHOUR_TESTS_PICTURES_H

#include "tui.h"

enum { N_GROUNDS = 2 };
extern const char *const ground_names[];
/* All cells of `c` on one of the grounds, an <svg> element with `alt` as its title. */
void picture_draw(const char *alt, size_t ground, const struct canvas *c, struct text *out);

#endif
