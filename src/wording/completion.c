/*
 * completion.c: the rest of a name or word known in this workbook. "Nor"
 * becomes "Northlight Energy", and so do "northlight en" (words that stand
 * before the cursor together) and "Ener" (its later words: the rest of the name).
 */
#include <stdlib.h>
#include <string.h>

#include "wording.h"

#define SPAN 4 /* words before the cursor that are looked at together */

/* Where words begin, the nearest first: behind blanks and what may open a word. */
static size_t
word_starts(const char *line, size_t at, size_t starts[SPAN])
{
	size_t n = 0, i = at;
	while (n < SPAN) {
		size_t end = i = blank_end(line, i);
		while (i > 0 && !blank_before(line, i))
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
completion_goes_on(const char *s, const struct text *begun, const char *typed, size_t n)
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
completion_match(const char *known, const struct text *begun, const char *typed, size_t n,
	bool later)
{
	if (!later)
		return completion_goes_on(known, begun, typed, n) ? known : NULL;
	for (const char *s = known + blank_word(known); *s; s += blank_word(s)) {
		s += blank_span(s);
		if (completion_goes_on(s, begun, typed, n))
			return s;
	}
	return NULL;
}

struct search {
	const struct strings *known;
	const char *line;
	size_t at;
	size_t starts[SPAN], n;
	size_t nth;          /* so many are still to be passed over */
	struct strings made; /* the lines those make */
};

/* Does the entry begin with words that stand before it already: "Maya Okafor" behind
 * "Maya "? The longer span has offered it, if it goes on from what was typed. */
static bool
repeats(const struct search *s, size_t from, const char *known)
{
	struct text entry = { 0 }, before = { 0 };
	bool yes = false;

	utf8_fold(&entry, known);
	text_addc(&entry, ' ');
	for (size_t i = 0; i < s->n && !yes; i++) {
		if (s->starts[i] >= from)
			continue;
		char *words = mem_strn(s->line + s->starts[i], from - s->starts[i]);
		text_clear(&before);
		utf8_fold(&before, words);
		yes = strncmp(text_str(&entry), text_str(&before), before.n) == 0;
		free(words);
	}
	text_free(&entry);
	text_free(&before);
	return yes;
}

/* Is it the one that is wanted? What makes the same line twice counts once. */
static bool
completion_take(struct search *s, size_t from, const char *found)
{
	size_t first = s->starts[s->n - 1];
	struct text made = { 0 };

	text_addn(&made, s->line + first, from - first);
	text_add(&made, found);
	bool again = strings_has(&s->made, text_str(&made));
	if (!again)
		strings_add(&s->made, text_str(&made));
	text_free(&made);
	return !again && s->nth-- == 0;
}

/* What goes on from the words behind `from`. */
static const char *
search_span(struct search *s, size_t from, bool later)
{
	struct text begun = { 0 };
	char *typed = mem_strn(s->line + from, s->at - from);
	const char *found = NULL;

	utf8_fold(&begun, typed);
	for (size_t i = 0; begun.n && i < s->known->n && !found; i++) {
		const char *known = s->known->s[i];
		const char *rest = completion_match(known, &begun, s->line + from, s->at - from, later);
		if (rest && !repeats(s, from, known) && completion_take(s, from, rest))
			found = rest;
	}
	text_free(&begun);
	free(typed);
	return found;
}

const char *
completion_find(const struct strings *known, const char *line, size_t at, size_t nth,
	size_t *begin)
{
	struct search s = { .known = known, .line = line, .at = at, .nth = nth };
	const char *found = NULL;

	s.n = word_starts(line, at, s.starts);
	/* the longest span first; the last round: later words of names */
	for (size_t k = s.n + 1; k-- > 0 && s.n && !found;) {
		size_t from = s.starts[k ? k - 1 : 0];
		found = search_span(&s, from, k == 0);
		if (found)
			*begin = from;
	}
	strings_free(&s.made);
	return found;
}
