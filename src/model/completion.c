/*
 * completion.c: the rest of a name or word known in this workbook. "Nor"
 * becomes "Northlight Energy", and so do "northlight en" (words that stand
 * before the cursor together) and "Ener" (its later words: the rest of the name).
 */
#include <stdlib.h>
#include <string.h>

#include "model.h"

#define SPAN 4 /* words before the cursor that are looked at together */

static bool
blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Where words begin, the nearest first: behind blanks and what may open a word. */
static size_t
word_starts(const char *line, size_t at, size_t starts[SPAN])
{
	size_t n = 0, i = at;
	while (n < SPAN) {
		while (i > 0 && blank(line[i - 1]))
			i--;
		size_t end = i;
		while (i > 0 && !blank(line[i - 1]))
			i--;
		size_t from = i;
		while (from < end && strchr("(\"'[@!=>*?,/", line[from]))
			from++;
		if (from == end)
			break;
		starts[n++] = from;
	}
	return n;
}

/* Whether `s` goes on from the folded `begun`, and is not what stands there already. */
static bool
goes_on(const char *s, const struct text *begun, const char *typed, size_t n)
{
	struct text folded = { 0 };
	utf8_fold(&folded, s);
	bool yes = folded.n >= begun->n &&
		memcmp(text_str(&folded), text_str(begun), begun->n) == 0 &&
		!(strlen(s) == n && memcmp(s, typed, n) == 0);
	text_free(&folded);
	return yes;
}

/* The part of a known entry that goes on from what was typed: the whole, or from one of its
 * later words when only one word was typed; NULL: none. */
static const char *
match(const char *known, const struct text *begun, const char *typed, size_t n, bool later)
{
	if (!later)
		return goes_on(known, begun, typed, n) ? known : NULL;
	for (const char *s = strchr(known, ' '); s; s = strchr(s + 1, ' '))
		if (goes_on(s + 1, begun, typed, n))
			return s + 1;
	return NULL;
}

const char *
completion_find(const struct strings *known, const char *line, size_t at, size_t nth,
	size_t *begin)
{
	size_t starts[SPAN];
	size_t n = word_starts(line, at, starts);
	const char *found = NULL;

	/* the longest span first; the last round: later words of names */
	for (size_t k = n + 1; k-- > 0 && n && !found;) {
		bool later = k == 0;
		size_t from = starts[later ? 0 : k - 1];
		struct text begun = { 0 };
		char *typed = mem_strn(line + from, at - from);
		utf8_fold(&begun, typed);
		for (size_t i = 0; begun.n && i < known->n && !found; i++) {
			const char *s = match(known->s[i], &begun, line + from, at - from, later);
			if (s && nth-- == 0)
				found = s;
		}
		if (found)
			*begin = from;
		text_free(&begun);
		free(typed);
	}
	return found;
}
