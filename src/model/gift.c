/*
 * gift.c: whether a hasty note caught something in a practice partner's script.
 *
 * A gift is a list of concepts, each a list of ways to say it. The note has
 * caught it when every concept is recognised in one place: within a few words
 * of each other. A word is recognised misspelt and abbreviated (similar.c), a
 * number only when it is that number, and no other thing is counted by it: the
 * plural after it must be one of the script's. A concept straight after a "not" is the
 * opposite and does not count, unless the gift itself denies something. After a
 * given name another family name does not count.
 */
#include "similar.h"
#include "token.h"

#include <stdlib.h>
#include <string.h>

#define SPREAD 9     /* words from the first concept to the last */
#define STOP_COST 2  /* a full stop between them counts as so many words */
#define CONCEPTS 8
#define FOUND_MOST 32

/* Where in the note a way to say a concept was found: its tokens from..to. */
struct found {
	size_t from, to;
};

struct places {
	struct found at[FOUND_MOST];
	size_t n;
};

static bool
one_of(const char *s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(words[i], s) == 0)
			return true;
	return false;
}

static bool
denies(const char *s)
{
	static const char *const words[] = { "not", "no", "never", "none", "nobody", "without",
		"doesnt", "dont", "didnt", "isnt", "arent", "wasnt", "wont", "cant", "cannot", "hasnt",
		"havent", "couldnt", "wouldnt", "nt" };
	return one_of(s, words, LEN(words));
}

/* ---- what a number counts ---- */

#define COUNTS_MOST 100 /* more is money, and followed by anything */

/* Units are too short, or too common, to be known by their likeness. */
static const char *
unit(const char *s)
{
	static const char *const units[][2] = { { "h", "hour" }, { "hr", "hour" }, { "hrs", "hour" },
		{ "d", "day" }, { "days", "day" }, { "wk", "week" }, { "wks", "week" },
		{ "weeks", "week" }, { "mo", "month" }, { "mth", "month" }, { "mths", "month" },
		{ "y", "year" }, { "yr", "year" }, { "yrs", "year" }, { "years", "year" },
		{ "min", "minute" }, { "mins", "minute" }, { "ppl", "people" } };

	for (size_t i = 0; i < LEN(units); i++)
		if (strcmp(units[i][0], s) == 0)
			return units[i][1];
	return NULL;
}

static bool
plural(const char *s)
{
	size_t n = strlen(s);
	return strcmp(s, "people") == 0 || (n > 2 && s[n - 1] == 's' && !word_common(s));
}

/* The plural or unit after the number, one word between them allowed; NULL: none. */
static const char *
counted(const struct tokens *note, size_t number)
{
	for (size_t i = number + 1; i < note->n && i <= number + 2; i++) {
		const struct token *t = &note->t[i];
		if (t->before != BREAK_NONE || t->number || *t->s == '%')
			return NULL;
		if (unit(t->s) || plural(t->s))
			return unit(t->s) ? unit(t->s) : t->s;
		if (word_common(t->s))
			return NULL;
	}
	return NULL;
}

static bool
has_word(const char *text, const char *thing)
{
	struct tokens l = { 0 };
	bool yes = false;

	tokens_read(&l, text);
	for (size_t i = 0; i < l.n && !yes; i++)
		yes = !l.t[i].number && (word_similar(l.t[i].s, thing) ||
			strncmp(l.t[i].s, thing, strlen(thing)) == 0);
	tokens_done(&l);
	return yes;
}

/* "6 hrs with the depts" are not six departments. */
static bool
counts_other(const struct gift *g, const struct tokens *note, size_t at)
{
	const struct token *n = &note->t[at];
	const char *thing = n->number && !n->ordinal && n->value < COUNTS_MOST
		? counted(note, at) : NULL;
	bool of_gift = !thing || has_word(g->text ? g->text : "", thing);

	for (size_t i = 0; i < g->words.n && !of_gift; i++)
		of_gift = has_word(g->words.s[i], thing);
	return !of_gift;
}

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
phrase_at(const struct tokens *way, const struct tokens *note, size_t at)
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

static bool
denied(const struct tokens *note, size_t at)
{
	for (size_t back = 1; back <= 2 && back <= at; back++) {
		if (note->t[at - back + 1].before != BREAK_NONE)
			return false;
		if (denies(note->t[at - back].s))
			return true;
	}
	return false;
}

static void
find_way(const struct gift *g, const char *s, const struct tokens *note, bool may_deny,
	struct places *out)
{
	struct tokens way = { 0 };

	tokens_read(&way, s);
	for (size_t at = 0; way.n && at < note->n && out->n < FOUND_MOST; at++) {
		size_t n = phrase_at(&way, note, at);
		if (!n)
			n = joined_at(&way, note, at);
		if (!n)
			n = initials_at(&way, note, at);
		if (n && (may_deny || !denied(note, at)) && (n > 1 || !counts_other(g, note, at)))
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

static void
find_concept(const struct gift *g, const char *concept, const struct tokens *note, bool may_deny,
	struct places *out)
{
	struct strings ways = { 0 };

	strings_split(&ways, concept, "|");
	for (size_t i = 0; i < ways.n; i++)
		if (!written_apart(&ways, ways.s[i]))
			find_way(g, ways.s[i], note, may_deny, out);
	strings_free(&ways);
}

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

/* Whether the concepts from `k` on can be had without stretching from..to too far. */
static bool
together(const struct tokens *note, const struct places *p, size_t n, size_t k, size_t from,
	size_t to)
{
	if (k == n)
		return true;
	for (size_t i = 0; i < p[k].n; i++) {
		size_t a = p[k].at[i].from, b = p[k].at[i].to;
		a = k && from < a ? from : a;
		b = k && to > b ? to : b;
		if (spread(note, a, b) <= SPREAD && together(note, p, n, k + 1, a, b))
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
		find_way(g, ways.s[0], note, true, &given);
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

static bool
gift_denies(const struct gift *g)
{
	struct tokens text = { 0 };
	bool yes = false;

	tokens_read(&text, g->text ? g->text : "");
	for (size_t i = 0; i < text.n; i++)
		yes |= denies(text.t[i].s);
	tokens_done(&text);
	return yes;
}

bool
gift_caught(const struct gift *g, const char *note)
{
	struct places found[CONCEPTS] = { { .n = 0 } };
	size_t n = g->words.n < CONCEPTS ? g->words.n : CONCEPTS;
	struct tokens tokens = { 0 };
	bool may_deny = gift_denies(g);

	tokens_read(&tokens, note);
	for (size_t i = 0; i < n; i++)
		find_concept(g, g->words.s[i], &tokens, may_deny, &found[i]);
	if (g->kind == GIFT_NAME && n > 1)
		drop_others(g, &tokens, found);
	bool caught = n > 0 && together(&tokens, found, n, 0, 0, 0);
	tokens_done(&tokens);
	return caught;
}
