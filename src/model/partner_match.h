/* partner_match.h: which answer of a script a question brings out. For partner_talk.c. */
#ifndef HALFHOUR_MODEL_PARTNER_MATCH_H
#define HALFHOUR_MODEL_PARTNER_MATCH_H

#include "model.h"

/* The first answer not given yet that agrees with the question: by its category, then by
 * the words of its text, then by its tags, then one about "any", and at last by its TIARA
 * heading, which says least. -1: none. Category and tags are the bank's, where it has the
 * question. */
int answer_match(const struct partner *p, const bool *given, const struct asked *a,
	const struct bank *b);

#endif
