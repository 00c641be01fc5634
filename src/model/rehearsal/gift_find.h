/*
 * gift_find.h: where in a note the words of a gift are, and what there speaks
 * against it. For gift.c.
 */
#ifndef HALFHOUR_MODEL_GIFT_FIND_H
#define HALFHOUR_MODEL_GIFT_FIND_H

#include "base.h"

struct gift;
struct tokens;

#define FOUND_MOST 32

/* Where in the note a way to say a concept was found: its tokens from..to. */
struct found {
	size_t from, to;
};

struct places {
	struct found at[FOUND_MOST];
	size_t n;
};

/* Adds the places of one way to say a concept, or of all its ways, parted by '|'. With
 * `may_deny` they count after a "not", too. */
void gift_find_wording(const struct gift *g, const char *way, const struct tokens *note, bool may_deny,
	struct places *out);
void gift_find(const struct gift *g, const char *concept, const struct tokens *note, bool may_deny,
	struct places *out);

/* Does the gift itself say that something is not so? */
bool gift_denies(const struct gift *g);
/* Does the word at `at` stand straight after a "not"? */
bool gift_denied(const struct tokens *note, size_t at);
/* Is it denied between the tokens from..to, in the clause of the last, or straight after? */
bool gift_denied_in(const struct tokens *note, size_t from, size_t to);
/* "6 hrs with the depts" are not six departments. */
bool gift_counts_other(const struct gift *g, const struct tokens *note, size_t at);
/* Do the tokens from..to tell of another person, or another place, than the gift does? */
bool gift_of_other(const struct gift *g, const struct tokens *note, size_t from, size_t to);

#endif
