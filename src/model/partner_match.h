/* partner_match.h: which answer of a script a question brings out. For partner_talk.c. */
#ifndef HALFHOUR_MODEL_PARTNER_MATCH_H
#define HALFHOUR_MODEL_PARTNER_MATCH_H

#include "model.h"

/* The first answer not given yet that agrees with the question: by its category, then by
 * the words of its text, then by its tags and TIARA heading, then one about "any". -1: none. */
int answer_match(const struct partner *p, const bool *given, const struct asked *a,
	const struct strings *tags);

#endif
