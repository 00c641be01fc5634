/*
 * gift.c: whether a hasty note caught something in a practice partner's script.
 *
 * A gift is a list of concepts, each a list of ways to say it. The note has
 * caught it when every concept is recognised in one place: within a few words
 * of each other. A word is recognised misspelt and abbreviated (similar.c), a
 * number only when it is that number, and no other thing is counted by it: the
 * plural or percentage after it must be one of the script's. A concept after a
 * "not" is the opposite and does not count, unless the gift itself denies
 * something. What is told of somebody else ("her husband") or of another place
 * does not count, unless the gift tells of such. A given name
 * with another family name does not count, nor a family name with another given one.
 */
#include <string.h>

#include "gift_find.h"
#include "model/rehearsal.h"
#include "wording.h"

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
	bool may_deny;
};

/* Whether the concepts from `k` on can be had without stretching from..to too far, and
 * without a "not" or another person in it. */
static bool
together(const struct search *s, size_t k, size_t from, size_t to)
{
	const struct places *p = s->found;

	if (k == s->n)
		return !gift_of_other(s->g, &s->note, from, to) &&
			(s->may_deny || !gift_denied_in(&s->note, from, to));
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

static bool
within(const struct places *p, size_t at)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->at[i].from <= at && at <= p->at[i].to)
			return true;
	return false;
}

/* A word that may be somebody's name: no number, none of everybody's. */
static bool
name_like(const struct token *t)
{
	return !t->number && strlen(t->s) >= 3 && !word_common(t->s);
}

/* After a given name: a word that is none of the second concept's (the family name, the
 * place), and stands like a name: with a capital, or alone before a mark or the end. */
static bool
other_family(const struct tokens *note, size_t given, const struct places *second)
{
	size_t next = given + 1;

	if (next >= note->n || note->t[next].before != BREAK_NONE ||
	    !name_like(&note->t[next]) || within(second, next))
		return false;
	return note->t[next].capital || next + 1 == note->n ||
		note->t[next + 1].before != BREAK_NONE;
}

/* Before a family name: a capital, and it is neither the given name nor what one writes
 * before a name alone. In small letters it might be anything. */
static bool
other_given(const struct tokens *note, size_t family, const struct places *given,
	const struct places *second)
{
	static const char *const before[] = { "prof", "professor", "doctor", "mrs", "miss", "mister",
		"contact", "write", "email", "mail", "call", "ring", "phone", "meet", "via", "thank" };

	if (!family || note->t[family].before != BREAK_NONE || !note->t[family - 1].capital ||
	    !name_like(&note->t[family - 1]) || within(given, family - 1) ||
	    within(second, family - 1))
		return false;
	for (size_t i = 0; i < LEN(before); i++)
		if (strcmp(before[i], note->t[family - 1].s) == 0)
			return false;
	return true;
}

static void
drop_at(struct places *p, size_t from)
{
	size_t kept = 0;

	for (size_t i = 0; i < p->n; i++)
		if (p->at[i].from != from)
			p->at[kept++] = p->at[i];
	p->n = kept;
}

/* "Given|Family": a given name with another family name is out of the first concept, a family
 * name with another given name out of both. */
static void
gift_drop_others(struct search *s)
{
	struct strings ways = { 0 };
	struct places given = { .n = 0 }, family = { .n = 0 };

	strings_split(&ways, s->g->words.s[0], "|");
	if (ways.n)
		gift_find_wording(s->g, ways.s[0], &s->note, true, &given);
	if (ways.n > 1)
		gift_find_wording(s->g, ways.s[1], &s->note, true, &family);
	strings_free(&ways);
	for (size_t i = 0; i < given.n; i++)
		if (other_family(&s->note, given.at[i].to, &s->found[1]))
			drop_at(&s->found[0], given.at[i].from);
	for (size_t i = 0; i < family.n; i++)
		if (other_given(&s->note, family.at[i].from, &given, &s->found[1])) {
			drop_at(&s->found[0], family.at[i].from);
			drop_at(&s->found[1], family.at[i].from);
		}
}

bool
gift_caught(const struct gift *g, const char *note)
{
	struct search s = { .g = g, .n = g->words.n < CONCEPTS ? g->words.n : CONCEPTS };

	s.may_deny = gift_denies(g);
	tokens_read(&s.note, note);
	for (size_t i = 0; i < s.n; i++)
		gift_find(g, g->words.s[i], &s.note, s.may_deny, &s.found[i]);
	if (g->kind == GIFT_NAME && s.n > 1)
		gift_drop_others(&s);
	bool caught = s.n > 0 && together(&s, 0, 0, 0);
	tokens_done(&s.note);
	return caught;
}
