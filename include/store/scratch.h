/*
 * store/scratch.h: a queue of texts that are too many for memory, in a file without a name that is
 * gone with it. It needs no workbook.
 */
#ifndef HALFHOUR_STORE_SCRATCH_H
#define HALFHOUR_STORE_SCRATCH_H

#include "base.h"

/* Made by the first that is pushed; NULL: it is empty. About 1 MiB of memory. */
struct store_scratch;
/* At the end of the queue; without NUL. */
bool store_scratch_push(struct store_scratch **x, const struct text *t, struct err *e);
/* The first of the queue, which leaves it; false: there is none, or e says why not. */
bool store_scratch_next(struct store_scratch *x, struct text *out, struct err *e);
void store_scratch_free(struct store_scratch *x);

#endif
