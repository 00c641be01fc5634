/*
 * gift_other.c: what in a note means that it did not catch a gift: a "not", a number of
 * another thing, another person.
 */
#include <string.h>

#include "gift_find.h"
#include "model/rehearsal.h"
#include "wording.h"

static bool
one_of(const char *s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(words[i], s) == 0)
			return true;
	return false;
}

/* ---- denials ---- */

/* The first four deny only what stands next to them. */
static const char *const denials[] = { "no", "none", "without", "nobody", "not", "never",
	"doesnt", "dont", "didnt", "isnt", "arent", "wasnt", "wont", "cant", "cannot", "hasnt",
	"havent", "couldnt", "wouldnt", "nt" };
#define NEAR_ONLY 4

static bool
denies(const char *s)
{
	return one_of(s, denials, LEN(denials));
}

static bool
denies_far(const char *s)
{
	return one_of(s, denials + NEAR_ONLY, LEN(denials) - NEAR_ONLY);
}

bool
gift_denied(const struct tokens *note, size_t at)
{
	for (size_t back = 1; back <= 2 && back <= at; back++) {
		if (note->t[at - back + 1].before != BREAK_NONE)
			return false;
		if (denies(note->t[at - back].s))
			return true;
	}
	return false;
}

/* "not needed", "not yet"; but "what changed, not why" says what it does say. */
static bool
undone_after(const struct tokens *note, size_t to)
{
	static const char *const words[] = { "needed", "necessary", "required", "true", "yet",
		"anymore", "important", "useful", "worth", "possible", "allowed" };

	return to + 2 < note->n && note->t[to + 1].before == BREAK_NONE &&
		denies_far(note->t[to + 1].s) && one_of(note->t[to + 2].s, words, LEN(words));
}

bool
gift_denied_in(const struct tokens *note, size_t from, size_t to)
{
	for (size_t i = to; i > from && note->t[i].before == BREAK_NONE; i--)
		if (denies_far(note->t[i - 1].s))
			return true;
	return undone_after(note, to);
}

bool
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

/* The plural or unit after the number, one word between them allowed, or a percentage, which
 * is another thing than so many; NULL: none. */
static const char *
counted(const struct tokens *note, size_t number)
{
	for (size_t i = number + 1; i < note->n && i <= number + 2; i++) {
		const struct token *t = &note->t[i];
		if (t->before != BREAK_NONE || t->number)
			return NULL;
		if (*t->s == '%')
			return i == number + 1 ? t->s : NULL;
		if (unit(t->s) || plural(t->s))
			return unit(t->s) ? unit(t->s) : t->s;
		if (word_common(t->s))
			return NULL;
	}
	return NULL;
}

/* "8 depts, 6 of them small": six is a part. */
static bool
counts_part(const struct tokens *note, size_t number)
{
	static const char *const words[] = { "them", "those", "these", "which", "whom", "us" };

	return number + 2 < note->n && strcmp(note->t[number + 1].s, "of") == 0 &&
		one_of(note->t[number + 2].s, words, LEN(words));
}

static bool
gift_other_has_word(const char *text, const char *thing)
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

bool
gift_counts_other(const struct gift *g, const struct tokens *note, size_t at)
{
	const struct token *n = &note->t[at];
	const char *thing = n->number && !n->ordinal && n->value < COUNTS_MOST
		? counted(note, at) : NULL;
	bool of_gift = !thing || gift_other_has_word(g->text ? g->text : "", thing);

	for (size_t i = 0; i < g->words.n && !of_gift; i++)
		of_gift = gift_other_has_word(g->words.s[i], thing);
	return !of_gift || (n->number && counts_part(note, at));
}

/* ---- somebody else ---- */

#define BEFORE 3 /* words between a person and what is told of them */

static const char *const family[] = { "husband", "wife", "son", "daughter", "sister", "brother",
	"mother", "father", "mum", "mom", "dad", "uncle", "aunt", "cousin", "gran", "grandma",
	"grandpa", "grandmother", "grandfather" };
static const char *const others[] = { "friend", "boss", "colleague", "mate", "flatmate",
	"roommate", "neighbour", "neighbor", "agent", "predecessor" };
static const char *const elsewhere[] = { "other", "others", "another", "elsewhere" };

static bool
tells_of(const char *text, const char *const *words, size_t n)
{
	struct tokens l = { 0 };
	bool yes = false;

	tokens_read(&l, text);
	for (size_t i = 0; i < l.n && !yes; i++)
		yes = one_of(l.t[i].s, words, n);
	tokens_done(&l);
	return yes;
}

static bool
gift_tells_of(const struct gift *g, const char *const *words, size_t n)
{
	bool yes = tells_of(g->text ? g->text : "", words, n);

	for (size_t i = 0; i < g->words.n && !yes; i++)
		yes = tells_of(g->words.s[i], words, n);
	return yes;
}

/* One of them stands inside, or a few words before in the same clause. */
static bool
note_tells_of(const struct tokens *note, size_t from, size_t to, size_t before,
	const char *const *words, size_t n)
{
	for (size_t i = to + 1; i-- > 0 && i + before >= from;) {
		if (one_of(note->t[i].s, words, n))
			return true;
		if (i <= from && note->t[i].before == BREAK_STRONG)
			return false;
	}
	return false;
}

bool
gift_of_other(const struct gift *g, const struct tokens *note, size_t from, size_t to)
{
	bool is_fact = g->kind == GIFT_FACT || g->kind == GIFT_CHECK;
	const struct {
		const char *const *words;
		size_t n, before;
		bool ruled; /* such words speak against a gift of this kind */
	} tables[] = {
		{ family, LEN(family), BEFORE, g->kind != GIFT_NAME },
		{ others, LEN(others), BEFORE, is_fact },
		{ elsewhere, LEN(elsewhere), 0, is_fact },
	};

	for (size_t i = 0; i < LEN(tables); i++)
		if (tables[i].ruled &&
		    note_tells_of(note, from, to, tables[i].before, tables[i].words, tables[i].n) &&
		    !gift_tells_of(g, tables[i].words, tables[i].n))
			return true;
	return false;
}
