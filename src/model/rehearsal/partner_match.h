/* partner_match.h: which answer of a script a question brings out. For partner_talk.c. */
#ifndef HALFHOUR_MODEL_PARTNER_MATCH_H
#define HALFHOUR_MODEL_PARTNER_MATCH_H

#include "base.h"

struct asked;
struct bank;
struct partner;

/* The first answer not given yet that agrees with the question: by its category, then by
 * the words of its text, then by its tags; what follows an answer by its words, or, when
 * the question is off the script, as the next that follows `topic` (-1: none); then one
 * about "any", and at last by its TIARA heading, which says least. -1: none. Category and
 * tags are the bank's, where it has the question. */
int answer_match(const struct partner *p, const bool *given, const struct asked *a,
	const struct bank *b, int topic);

/* The answer that this one follows, or itself. */
int answer_topic(const struct partner *p, int answer);
/* The next answer that follows `topic` and was not given, -1: none is left. */
int answer_more(const struct partner *p, const bool *given, int topic);
/* Is what was typed one of the probes of this question, asked in haste? */
bool asked_probes(const struct asked *a, const char *typed);
/* Are the words typed those the answer is about? */
bool answer_about(const struct partner *p, int answer, const char *typed);
/* What a probe brings of what follows `topic`: what is about the words typed, else the next;
 * -1: that was told. */
int answer_probe(const struct partner *p, const bool *given, int topic, const char *typed);

#endif
