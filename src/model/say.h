/*
 * say.h: putting what a person has written (a why, a name, a question) into a
 * sentence to say aloud, so that a missing value leaves no hole. Only the model
 * needs it.
 */
#ifndef HALFHOUR_MODEL_SAY_H
#define HALFHOUR_MODEL_SAY_H

#include "model.h"

bool say_has(const char *s); /* not NULL, not only blanks */
/* A part of a sentence: blanks at the ends and the last full stop cut, lines parted by "; ". */
void say_clause(struct text *out, const char *s);
/* A sentence of its own: a capital first, a full stop last where no mark stands. */
void say_sentence(struct text *out, const char *s);
/* "Maya" of "Maya Okafor"; the whole of "Dr. Okafor". */
void say_first_name(struct text *out, const char *name);

#endif
