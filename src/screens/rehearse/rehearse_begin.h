/*
 * rehearse_begin.h: how a practice call begins: an old one that is not ended is gone on with or
 * ended, then one is asked how nervous one is.
 */
#ifndef HALFHOUR_SCREENS_REHEARSE_BEGIN_H
#define HALFHOUR_SCREENS_REHEARSE_BEGIN_H

#include "screens.h"

struct rehearse_begin {
	int speed;       /* so many times faster the clock runs; 1: as it does */
	int seed;        /* which variant of a standard partner; 0: the next */
	char *partner;   /* while something is asked */
	int64_t running; /* a call with them that is not ended; 0: none */
};

/* With this partner (copied), as fast as `b` says. `b` must live as long as the screen. */
void rehearse_begin(struct ui *ui, struct rehearse_begin *b, const char *partner, int64_t running);
void rehearse_begin_done(struct rehearse_begin *b);

#endif
