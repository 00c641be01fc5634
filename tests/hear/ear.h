/*
 * ear.h: what two kinds of screen reader would speak of what a program writes on a terminal:
 * one that speaks whatever is written, as speakup and yasr do, and one that follows the cursor
 * and speaks what has changed, as Orca, NVDA and fenrir do.
 */
#ifndef TESTS_EAR_H
#define TESTS_EAR_H

#include "terminal.h"

struct ear;

/* Between two calls of ear_next. */
struct heard {
	struct strings stream;   /* what was written, a piece where the cursor has jumped */
	struct strings follow;   /* what one hears who follows the cursor */
	int stream_words, follow_words;
	int boxes;               /* runs of lines and frames among what was written */
	int repainted;           /* rows written that say afterwards what they said before */
	bool changed;            /* some row says something else */
	bool focused;            /* the cursor can be seen, and has moved or is on what has changed */
};

/* Listens to the terminal; what has been written already is not heard. */
struct ear *ear_new(struct terminal *t, int rows, int cols);
void ear_free(struct ear *e);
/* What was written since; the terminal's screen is taken as it is now. */
void ear_next(struct ear *e, struct heard *out);
void heard_done(struct heard *h);

#endif
