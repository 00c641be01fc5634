/*
 * partner_match.c: which answer of a script a question brings out. What follows
 * an answer is said when one asks on: with a probe of the question that brought
 * it out, with its own words, or with anything that no other answer is about.
 */
#include "partner_match.h"

#include <string.h>

#include "model/question.h"
#include "model/rehearsal.h"
#include "wording.h"

#define ANY "any"

/* How one entry of `about` agrees with the question. */
struct asked_about {
	const char *category, *tiara;
	const struct strings *tags; /* may be NULL */
	struct text words;          /* of its text, folded, a blank before and after each */
};

static bool
by_category(const struct asked_about *q, const char *entry)
{
	return q->category && strcmp(q->category, entry) == 0;
}

#define CURLY 0x2019 /* the apostrophe of typographers */

/* The folded letters and digits of `s`, each word with a blank on both sides. */
static void
spell(struct text *out, const char *s)
{
	struct text folded = { 0 };

	utf8_fold(&folded, s);
	text_addc(out, ' ');
	for (size_t i = 0, len; i < folded.n; i += len) {
		uint32_t c = utf8_decode(folded.s, folded.n, i, &len);
		bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
			(c >= 0x80 && c != CURLY);
		if (word)
			text_addn(out, folded.s + i, len);
		else if (c != '\'' && c != CURLY && out->s[out->n - 1] != ' ')
			text_addc(out, ' ');
	}
	if (out->s[out->n - 1] != ' ')
		text_addc(out, ' ');
	text_free(&folded);
}

/* "talk to" is in "whom else should I talk to?", "mistake" and "mistakes" are the same. */
static bool
by_words(const struct asked_about *q, const char *entry)
{
	struct text want = { 0 };

	if (strcmp(entry, ANY) == 0)
		return false; /* "is there any …" is not about anything */
	spell(&want, entry);
	bool found = want.n > 1 && strstr(text_str(&q->words), want.s);
	if (!found && want.n > 4 && want.s[want.n - 2] == 's') {
		want.s[want.n - 2] = ' ';
		text_cut(&want, want.n - 1);
		found = strstr(text_str(&q->words), want.s);
	} else if (!found && want.n > 3) {
		text_cut(&want, want.n - 1);
		text_add(&want, "s ");
		found = strstr(text_str(&q->words), want.s);
	}
	text_free(&want);
	return found;
}

/* "hard" is meant by "whats hardest", "mistakes" by "ur mistaks". */
static bool
by_likeness(const struct asked_about *q, const char *entry)
{
	struct strings words = { 0 };
	bool like = false;

	if (strcmp(entry, ANY) == 0 || strpbrk(entry, " -"))
		return false;
	strings_split(&words, text_str(&q->words), " ");
	for (size_t i = 0; i < words.n && !like; i++)
		like = word_similar(entry, words.s[i]);
	strings_free(&words);
	return like;
}

static bool
by_tags(const struct asked_about *q, const char *entry)
{
	return q->tags && strings_has(q->tags, entry);
}

static bool
by_heading(const struct asked_about *q, const char *entry)
{
	return strcmp(q->tiara, entry) == 0;
}

static bool
by_any(const struct asked_about *q, const char *entry)
{
	(void)q;
	return strcmp(entry, ANY) == 0;
}

/* In the order in which they are tried (data/rehearsal/pharmacist.yaml, "about"). */
static const struct way {
	bool (*agrees)(const struct asked_about *q, const char *entry);
	bool follows; /* held against what follows an answer that was given */
} ways[] = {
	{ by_category, false }, { by_words, false }, { by_tags, false }, { by_likeness, false },
	{ by_words, true }, { by_likeness, true },
};

static const struct way last_ways[] = { { by_any, false }, { by_heading, false } };

static bool
agrees(const struct partner_answer *a, const struct asked_about *q, const struct way *w)
{
	for (size_t i = 0; i < a->about.n; i++)
		if (w->agrees(q, a->about.s[i]))
			return true;
	return false;
}

/* Can the answer still be given? What follows another one, only after it. */
static bool
is_left(const struct partner *p, const bool *given, size_t i, bool follows)
{
	size_t main = p->answers[i].follows;
	return !given[i] && (main > 0) == follows && (!main || given[main - 1]);
}

static int
partner_match_find(const struct partner *p, const bool *given, const struct asked_about *q,
	const struct way *l, size_t n)
{
	for (size_t way = 0; way < n; way++)
		for (size_t i = 0; i < p->n_answers; i++)
			if (is_left(p, given, i, l[way].follows) && agrees(&p->answers[i], q, &l[way]))
				return (int)i;
	return -1;
}

int
answer_topic(const struct partner *p, int answer)
{
	size_t follows = answer < 0 ? 0 : p->answers[answer].follows;
	return follows ? (int)follows - 1 : answer;
}

int
answer_more(const struct partner *p, const bool *given, int topic)
{
	for (size_t i = 0; topic >= 0 && i < p->n_answers; i++)
		if (!given[i] && p->answers[i].follows == (size_t)topic + 1)
			return (int)i;
	return -1;
}

/* A plan keeps the title of a category; scripts go by its id. */
static void
look_up(struct asked_about *q, const struct asked *a, const struct bank *b)
{
	const struct category *k = NULL;
	const struct question *found = b && a->question_id
		? bank_question(b, a->question_id, NULL, &k) : NULL;

	q->category = found ? k->id : a->category;
	q->tags = found ? &found->tags : NULL;
}

int
answer_match(const struct partner *p, const bool *given, const struct asked *a,
	const struct bank *b, int topic)
{
	struct asked_about q = { .tiara = tiara_names[a->tiara] };

	look_up(&q, a, b);
	spell(&q.words, a->text ? a->text : "");
	int found = partner_match_find(p, given, &q, ways, LEN(ways));
	if (found < 0 && a->state == ASKED_OFF_SCRIPT)
		found = answer_more(p, given, topic);
	if (found < 0)
		found = partner_match_find(p, given, &q, last_ways, LEN(last_ways));
	text_free(&q.words);
	return found;
}

/* ---- probes ---- */

#define SHORT 2 /* letters of a word that says nothing: "u", "it" */

static bool
any_similar(const struct strings *words, const char *typed)
{
	for (size_t i = 0; i < words->n; i++)
		if (word_similar(words->s[i], typed))
			return true;
	return false;
}

/* Every word that says something is the probe's, or, where none does, every word. */
static bool
asks_same(const struct strings *probe, const struct strings *typed)
{
	size_t telling = 0, telling_hits = 0, others = 0, other_hits = 0;

	for (size_t i = 0; i < typed->n; i++) {
		const char *s = typed->s[i];
		bool hit = any_similar(probe, s);
		if (strlen(s) <= SHORT)
			continue;
		telling += !word_common(s);
		telling_hits += !word_common(s) && hit;
		others += word_common(s);
		other_hits += word_common(s) && hit;
	}
	return telling ? telling == telling_hits : others && others == other_hits;
}

static void
spell_words(struct strings *out, const char *s)
{
	struct text t = { 0 };

	spell(&t, s);
	strings_split(out, text_str(&t), " ");
	text_free(&t);
}

bool
asked_probes(const struct asked *a, const char *typed)
{
	struct strings words = { 0 };
	bool same = false;

	spell_words(&words, typed);
	for (size_t i = 0; i < a->probes.n && !same; i++) {
		struct strings probe = { 0 };
		spell_words(&probe, a->probes.s[i]);
		same = asks_same(&probe, &words);
		strings_free(&probe);
	}
	strings_free(&words);
	return same;
}

bool
answer_about(const struct partner *p, int answer, const char *typed)
{
	static const struct way by[] = { { by_words, true }, { by_likeness, true } };
	struct asked_about q = { .tiara = "" };
	bool yes = false;

	spell(&q.words, typed);
	for (size_t i = 0; i < LEN(by) && !yes; i++)
		yes = agrees(&p->answers[answer], &q, &by[i]);
	text_free(&q.words);
	return yes;
}

int
answer_probe(const struct partner *p, const bool *given, int topic, const char *typed)
{
	for (size_t i = 0; topic >= 0 && i < p->n_answers; i++)
		if (p->answers[i].follows == (size_t)topic + 1 && answer_about(p, (int)i, typed))
			return given[i] ? -1 : (int)i;
	return answer_more(p, given, topic);
}
