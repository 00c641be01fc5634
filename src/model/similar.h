/*
 * similar.h: whether a hastily typed word is meant to be another one. Only the
 * model needs it.
 */
#ifndef HALFHOUR_MODEL_SIMILAR_H
#define HALFHOUR_MODEL_SIMILAR_H

#include <stdbool.h>
#include <stddef.h>

/* Words so common that they stand for nothing but themselves. Folded. */
bool word_common(const char *s);
/* Edits (a letter more, less or another, two swapped) from a to b; more than `most` is
 * most + 1. Words longer than 40 bytes are never near. */
int word_distance(const char *a, const char *b, int most);
/* `typed` is `word` misspelt or abbreviated ("libary", "lic", "wrd", "evng"). Both folded. */
bool word_similar(const char *word, const char *typed);

#endif
