/* Search over the workbook and the bank together. */
#include <stdlib.h>
#include <string.h>

#include "model/question.h"
#include "model/review.h"
#include "workflow.h"

struct finding {
	bool (*each)(void *user, const struct hit *h, const struct question *q);
	void *user;
	bool stopped;
};

static bool
pass(void *user, const struct hit *h)
{
	struct finding *f = user;

	f->stopped = !f->each(f->user, h, NULL);
	return !f->stopped;
}

/* ---- questions of the bank ---- */

/* What is looked through: its title, text, probes and tags. */
static void
question_all(const struct question *q, struct text *out)
{
	text_addf(out, "%s %s ", q->brief, q->text);
	strings_join(&q->probes, " ", out);
	text_addc(out, ' ');
	strings_join(&q->tags, " ", out);
}

/* How well: each word in its title or text counts two, elsewhere one; 0: one is missing. */
static int
question_rank(const struct question *q, const struct strings *words)
{
	struct text all = { 0 };
	int rank = 0;

	question_all(q, &all);
	for (size_t i = 0; i < words->n; i++) {
		if (!utf8_has_folded(text_str(&all), words->s[i])) {
			rank = 0;
			break;
		}
		rank += utf8_has_folded(q->text, words->s[i]) ||
				utf8_has_folded(q->brief, words->s[i])
			? 2
			: 1;
	}
	text_free(&all);
	return rank;
}

static bool
begins_with_one(const char *word, size_t n, const struct strings *words)
{
	struct text part = { 0 }, folded = { 0 }, wanted = { 0 };
	bool is = false;

	text_addn(&part, word, n);
	utf8_fold(&folded, text_str(&part));
	for (size_t i = 0; i < words->n && !is; i++) {
		text_clear(&wanted);
		utf8_fold(&wanted, words->s[i]);
		is = strncmp(text_str(&folded), text_str(&wanted), wanted.n) == 0;
	}
	text_free(&part);
	text_free(&folded);
	text_free(&wanted);
	return is;
}

/* The text with the words found between « and ». */
static void
mark_words(struct text *out, const char *s, const struct strings *words)
{
	size_t n = strlen(s);

	for (size_t at = 0; at < n;) {
		size_t end = utf8_word_next(s, n, at), begin = utf8_word_prev(s, n, end);
		if (begin < at)
			begin = at;
		text_addn(out, s + at, begin - at);
		bool found = begins_with_one(s + begin, end - begin, words);
		text_add(out, found ? "«" : "");
		text_addn(out, s + begin, end - begin);
		text_add(out, found ? "»" : "");
		at = end > at ? end : n;
	}
}

/* Begins shortly before the first word found, so that a narrow column shows it. */
static void
draw_near(struct text *excerpt)
{
	enum { FAR = 28, BEFORE = 12 };
	const char *s = text_str(excerpt), *found = strstr(s, "«");

	if (!found || found - s < FAR)
		return;
	const char *from = found - BEFORE;
	while (from > s && *from != ' ')
		from--;
	size_t cut = (size_t)(from - s) + (*from == ' ');
	text_remove(excerpt, 0, cut);
	text_insert(excerpt, 0, "…", strlen("…"));
}

struct ranked {
	const struct question *q;
	int rank;
	size_t order;
};

static int
by_rank(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->rank != y->rank)
		return x->rank > y->rank ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

static size_t
rank_all(const struct bank *b, const struct strings *words, struct ranked **out)
{
	size_t n = 0, cap = 0;

	*out = NULL;
	for (size_t p = 0; p < b->n; p++)
		for (size_t c = 0; c < b->packs[p].n; c++)
			for (size_t i = 0; i < b->packs[p].categories[c].n; i++) {
				const struct question *q = &b->packs[p].categories[c].questions[i];
				int rank = q->retired ? 0 : question_rank(q, words);
				if (rank == 0)
					continue;
				mem_grow(*out, &cap, n + 1);
				(*out)[n] = (struct ranked){ q, rank, n };
				n++;
			}
	if (n)
		qsort(*out, n, sizeof(**out), by_rank);
	return n;
}

static void
find_questions(struct bank *b, const struct strings *words, size_t most, struct finding *f)
{
	struct ranked *found;
	size_t n = rank_all(b, words, &found);

	for (size_t i = 0; i < n && i < most && !f->stopped; i++) {
		struct text excerpt = { 0 };
		mark_words(&excerpt, found[i].q->text, words);
		draw_near(&excerpt);
		struct hit h = { .kind = "question", .title = found[i].q->brief,
			.excerpt = excerpt.s };
		f->stopped = !f->each(f->user, &h, found[i].q);
		text_free(&excerpt);
	}
	free(found);
}

bool
search_class(struct desk *d, const char *student, const char *words, size_t most,
	bool (*each)(void *user, const struct hit *h, const struct question *q), void *user, struct err *e)
{
	struct finding f = { .each = each, .user = user };
	struct student s = { 0 };
	bool good = (!student || student_find(d, student, &s, e)) &&
		store_search_class(d->store, s.id, words, most, pass, &f, e);

	student_done(&s);
	return good;
}

bool
search_all(struct desk *d, const char *words, size_t most,
	bool (*each)(void *user, const struct hit *h, const struct question *q), void *user,
	struct err *e)
{
	struct finding f = { .each = each, .user = user };
	struct strings list = { 0 };

	strings_split(&list, words, " \t");
	bool good = list.n == 0 || store_search(d->store, words, most, pass, &f, e);
	if (good && list.n && !f.stopped && desk_bank(d))
		find_questions(desk_bank(d), &list, most, &f);
	strings_free(&list);
	return good;
}
