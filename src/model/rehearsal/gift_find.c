/* gift_find.c: where in a note the words of a gift are, however they were written. */
#include <string.h>

#include "gift_find.h"
#include "model/rehearsal.h"
#include "wording.h"

/* ---- one way to say a concept ---- */

static bool
same_number(const struct token *a, const struct token *b)
{
	double d = a->value - b->value;
	return a->ordinal == b->ordinal && d < 1e-9 && d > -1e-9;
}

/* `after` says that a number stands before: then "2n" are two nights. */
static bool
token_is(const struct token *want, const struct token *t, bool after)
{
	if (want->number || t->number)
		return want->number && t->number && same_number(want, t);
	if (after && strlen(t->s) <= 2 && strncmp(want->s, t->s, strlen(t->s)) == 0)
		return true;
	return word_similar(want->s, t->s);
}

/* The words from `at` on, one word between two of them allowed; 0: not there, else how
 * many tokens it takes. */
static size_t
gift_phrase_at(const struct tokens *way, const struct tokens *note, size_t at)
{
	size_t i = at;

	for (size_t k = 0; k < way->n; k++, i++) {
		bool after = k > 0 && way->t[k - 1].number;
		if (i < note->n && token_is(&way->t[k], &note->t[i], after))
			continue;
		if (k == 0 || i + 1 >= note->n || !token_is(&way->t[k], &note->t[i + 1], false))
			return 0;
		i++;
	}
	return i - at;
}

/* Two words written as one, one as two: "printshop", "hand over". */
static size_t
joined_at(const struct tokens *way, const struct tokens *note, size_t at)
{
	const struct tokens *two = way->n == 2 ? way : note, *one = way->n == 2 ? note : way;
	size_t i = way->n == 2 ? 0 : at, k = way->n == 2 ? at : 0;
	char both[64];

	if (way->n > 2 || i + 1 >= two->n || two->t[i].number || two->t[i + 1].number ||
	    one->t[k].number)
		return 0;
	size_t n = strlen(two->t[i].s), m = strlen(two->t[i + 1].s);
	if (n + m < 6 || n + m >= sizeof(both))
		return 0;
	memcpy(both, two->t[i].s, n);
	memcpy(both + n, two->t[i + 1].s, m + 1);
	return word_distance(both, one->t[k].s, 1) <= 1 ? (way->n == 2 ? 1 : 2) : 0;
}

/* "hn" for a head nurse, "laf" for Lantern and Fox. */
static size_t
initials_at(const struct tokens *way, const struct tokens *note, size_t at)
{
	const char *s = note->t[at].s;

	if (way->n < 2 || note->t[at].number || strlen(s) != way->n || word_common(s))
		return 0;
	for (size_t i = 0; i < way->n; i++)
		if (way->t[i].number || way->t[i].s[0] != s[i])
			return 0;
	return 1;
}

/* ---- all its ways ---- */

void
gift_find_wording(const struct gift *g, const char *s, const struct tokens *note, bool may_deny,
	struct places *out)
{
	struct tokens way = { 0 };

	tokens_read(&way, s);
	for (size_t at = 0; way.n && at < note->n && out->n < FOUND_MOST; at++) {
		size_t n = gift_phrase_at(&way, note, at);
		if (!n)
			n = joined_at(&way, note, at);
		if (!n)
			n = initials_at(&way, note, at);
		if (n && (may_deny || !gift_denied(note, at)) && (n > 1 || !gift_counts_other(g, note, at)))
			out->at[out->n++] = (struct found){ at, at + n - 1 };
	}
	tokens_done(&way);
}

/* "powerflow" where "power flow" is a way too: found by that one, and "power" is not short
 * for it. */
static bool
written_apart(const struct strings *ways, const char *one)
{
	for (size_t i = 0; i < ways->n; i++) {
		const char *s = ways->s[i], *gap = strpbrk(s, " -");
		size_t n = gap ? (size_t)(gap - s) : 0;
		if (gap && strncmp(s, one, n) == 0 && strcmp(gap + 1, one + n) == 0)
			return true;
	}
	return false;
}

void
gift_find(const struct gift *g, const char *concept, const struct tokens *note, bool may_deny,
	struct places *out)
{
	struct strings ways = { 0 };

	strings_split(&ways, concept, "|");
	for (size_t i = 0; i < ways.n; i++)
		if (!written_apart(&ways, ways.s[i]))
			gift_find_wording(g, ways.s[i], note, may_deny, out);
	strings_free(&ways);
}
