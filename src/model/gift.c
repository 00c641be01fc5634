/*
 * gift.c: whether a hasty note caught something in a practice partner's script.
 *
 * A gift is a list of concepts, each a list of ways to say it. The note has
 * caught it when every concept is recognised in one place: within a few words
 * of each other. A word is recognised misspelt and abbreviated (similar.c), a
 * number only when it is that number, and no other thing is counted by it: the
 * plural or percentage after it must be one of the script's. A concept straight
 * after a "not" is the opposite and does not count, unless the gift itself denies
 * something. What is told of somebody else ("her husband") or of another place
 * does not count, unless the gift tells of such. After a given name another family
 * name does not count.
 */
#include <string.h>

#include "gift_find.h"
#include "similar.h"

#define SPREAD 9     /* words from the first concept to the last */
#define STOP_COST 2  /* a full stop between them counts as so many words */
#define CONCEPTS 8

/* ---- all concepts in one place ---- */

/* Words from token a to token b, with what the full stops between them cost. */
static size_t
spread(const struct tokens *note, size_t a, size_t b)
{
	size_t n = b - a;
	for (size_t i = a + 1; i <= b; i++)
		n += note->t[i].before == BREAK_STRONG ? STOP_COST : 0;
	return n;
}

/* A note, and where in it each concept of the gift was found. */
struct search {
	const struct gift *g;
	struct tokens note;
	struct places found[CONCEPTS];
	size_t n;
};

/* Whether the concepts from `k` on can be had without stretching from..to too far, and
 * without another person in it. */
static bool
together(const struct search *s, size_t k, size_t from, size_t to)
{
	const struct places *p = s->found;

	if (k == s->n)
		return !gift_of_other(s->g, &s->note, from, to);
	for (size_t i = 0; i < p[k].n; i++) {
		size_t a = p[k].at[i].from, b = p[k].at[i].to;
		a = k && from < a ? from : a;
		b = k && to > b ? to : b;
		if (spread(&s->note, a, b) <= SPREAD && together(s, k + 1, a, b))
			return true;
	}
	return false;
}

/* ---- names ---- */

/* After a given name: a word that is none of the second concept's (the family name, the
 * place), and stands like a name: with a capital, or alone before a mark or the end. */
static bool
other_family(const struct tokens *note, size_t given, const struct places *second)
{
	size_t next = given + 1;

	if (next >= note->n || note->t[next].number || note->t[next].before != BREAK_NONE ||
	    word_common(note->t[next].s) || strlen(note->t[next].s) < 3)
		return false;
	for (size_t i = 0; i < second->n; i++)
		if (second->at[i].from <= next && next <= second->at[i].to)
			return false;
	return note->t[next].capital || next + 1 == note->n ||
		note->t[next + 1].before != BREAK_NONE;
}

/* Given names followed by another family name are taken out of the first concept. */
static void
drop_others(const struct gift *g, const struct tokens *note, struct places *p)
{
	struct strings ways = { 0 };
	struct places given = { .n = 0 };
	size_t kept = 0;

	strings_split(&ways, g->words.s[0], "|");
	if (ways.n)
		gift_find_way(g, ways.s[0], note, true, &given);
	strings_free(&ways);
	for (size_t i = 0; i < p[0].n; i++) {
		bool drop = false;
		for (size_t k = 0; k < given.n; k++)
			drop |= given.at[k].from == p[0].at[i].from &&
				other_family(note, p[0].at[i].to, &p[1]);
		if (!drop)
			p[0].at[kept++] = p[0].at[i];
	}
	p[0].n = kept;
}

bool
gift_caught(const struct gift *g, const char *note)
{
	struct search s = { .g = g, .n = g->words.n < CONCEPTS ? g->words.n : CONCEPTS };
	bool may_deny = gift_denies(g);

	tokens_read(&s.note, note);
	for (size_t i = 0; i < s.n; i++)
		gift_find(g, g->words.s[i], &s.note, may_deny, &s.found[i]);
	if (g->kind == GIFT_NAME && s.n > 1)
		drop_others(g, &s.note, s.found);
	bool caught = s.n > 0 && together(&s, 0, 0, 0);
	tokens_done(&s.note);
	return caught;
}
