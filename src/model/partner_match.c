/* partner_match.c: which answer of a script a question brings out. */
#include "partner_match.h"
#include "similar.h"

#include <string.h>

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
static bool (*const ways[])(const struct asked_about *q, const char *entry) = {
	by_category, by_words, by_tags, by_likeness, by_any, by_heading,
};

static bool
agrees(const struct partner_answer *a, const struct asked_about *q, size_t way)
{
	for (size_t i = 0; i < a->about.n; i++)
		if (ways[way](q, a->about.s[i]))
			return true;
	return false;
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
	const struct bank *b)
{
	struct asked_about q = { .tiara = tiara_names[a->tiara] };
	int found = -1;

	look_up(&q, a, b);
	spell(&q.words, a->text ? a->text : "");
	for (size_t way = 0; way < LEN(ways) && found < 0; way++)
		for (size_t i = 0; i < p->n_answers && found < 0; i++)
			if (!given[i] && agrees(&p->answers[i], &q, way))
				found = (int)i;
	text_free(&q.words);
	return found;
}
