#ifndef TESTS_UI_LISTS_H
#define TESTS_UI_LISTS_H

#include <stdbool.h>

/* Tries every key of product.md's lists on every list screen, in both faces, and tells the
 * result; false: one did nothing and said nothing. */
bool lists_play(void);

#endif
