/*
 * strings_at.h: structs that own strings, told by a table of their offsets, so that
 * no field is forgotten when one is freed or copied. Only the model needs it.
 */
#ifndef HALFHOUR_MODEL_STRINGS_AT_H
#define HALFHOUR_MODEL_STRINGS_AT_H

#include <stddef.h>

/* Frees the strings of the struct at `p` whose offsets stand in `at`; they are NULL after. */
void strings_at_free(void *p, const size_t *at, size_t n);
/* Gives the struct at `p`, a plain copy of another, strings of its own. */
void strings_at_copy(void *p, const size_t *at, size_t n);

#endif
