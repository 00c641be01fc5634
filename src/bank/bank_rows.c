/* bank_rows.c: the questions of the whole bank in one row, by category, folded once for narrowing. */
#include <stdlib.h>
#include <string.h>

#include "bank.h"

/* ---- one question ---- */

/* FNV-1a over both names, so that a mark stays on its question while the bank is edited. */
static int64_t
bank_rows_row_id(const char *pack, const char *question)
{
	uint64_t h = UINT64_C(14695981039346656037);

	for (const char *s = pack; *s; s++)
		h = (h ^ (unsigned char)*s) * UINT64_C(1099511628211);
	h = (h ^ '/') * UINT64_C(1099511628211);
	for (const char *s = question; *s; s++)
		h = (h ^ (unsigned char)*s) * UINT64_C(1099511628211);
	return (int64_t)(h >> 1) | 1;
}

static void
bank_rows_add_word(struct text *out, const char *s)
{
	if (!s || !*s)
		return;
	utf8_fold(out, s);
	text_addc(out, '\n');
}

static void
bank_rows_add_words(struct text *out, const struct strings *l)
{
	for (size_t i = 0; i < l->n; i++)
		bank_rows_add_word(out, l->s[i]);
}

static char *
words_of(const struct bank_row *r)
{
	const struct question *q = r->question;
	struct text out = { 0 };

	bank_rows_add_word(&out, q->brief);
	bank_rows_add_word(&out, q->text);
	bank_rows_add_words(&out, &q->probes);
	bank_rows_add_words(&out, &q->tags);
	bank_rows_add_word(&out, r->category->title);
	bank_rows_add_word(&out, r->pack->title);
	bank_rows_add_word(&out, r->pack->name);
	bank_rows_add_word(&out, phase_names[q->phase]);
	bank_rows_add_word(&out, tiara_names[q->tiara]);
	bank_rows_add_word(&out, q->id);
	bank_rows_add_word(&out, q->retired ? "retired" : "");
	return text_take(&out);
}

/* ---- the whole bank ---- */

struct group {
	const char *title;
	size_t hash;
};

/* The number of the group with that title, a new one at the end if there is none. */
static size_t
group_of(struct group **all, size_t *n, size_t *cap, const char *title)
{
	size_t hash = (size_t)bank_rows_row_id("", title);

	for (size_t i = 0; i < *n; i++)
		if ((*all)[i].hash == hash && strcmp((*all)[i].title, title) == 0)
			return i;
	mem_grow(*all, cap, *n + 1);
	(*all)[*n] = (struct group){ title, hash };
	return (*n)++;
}

static void
add_category(struct bank_rows *r, const struct pack *p, const struct category *c, size_t group)
{
	for (size_t i = 0; i < c->n; i++) {
		struct bank_row *row = &r->row[r->n++];

		*row = (struct bank_row){ .question = &c->questions[i], .category = c,
			.pack = p, .group = group };
		row->id = bank_rows_row_id(p->name, c->questions[i].id);
		row->words = words_of(row);
	}
}

/* Together by group; the order they came in decides among equals (a merge keeps it). */
static void
bank_rows_sort(struct bank_row *row, struct bank_row *spare, size_t n)
{
	size_t half = n / 2, a = 0, b = half, at = 0;

	if (n < 2)
		return;
	bank_rows_sort(row, spare, half);
	bank_rows_sort(row + half, spare, n - half);
	while (a < half && b < n)
		spare[at++] = row[b].group < row[a].group ? row[b++] : row[a++];
	while (a < half)
		spare[at++] = row[a++];
	memcpy(row, spare, at * sizeof(*row));
}

void
bank_rows_read(struct bank_rows *r, const struct bank *b)
{
	struct group *groups = NULL;
	size_t n_groups = 0, cap = 0;

	bank_rows_done(r);
	r->row = mem_new(bank_count(b) + 1, sizeof(*r->row));
	for (size_t i = 0; i < b->n; i++)
		for (size_t k = 0; k < b->packs[i].n; k++) {
			const struct category *c = &b->packs[i].categories[k];
			add_category(r, &b->packs[i], c,
				group_of(&groups, &n_groups, &cap, c->title));
		}
	struct bank_row *spare = mem_new(r->n + 1, sizeof(*spare));
	bank_rows_sort(r->row, spare, r->n);
	free(spare);
	free(groups);
}

void
bank_rows_done(struct bank_rows *r)
{
	for (size_t i = 0; i < r->n; i++)
		free(r->row[i].words);
	free(r->row);
	*r = (struct bank_rows){ 0 };
}

/* ---- narrowing ---- */

void
bank_words(struct strings *out, const char *words)
{
	struct text folded = { 0 };

	utf8_fold(&folded, words);
	strings_split(out, text_str(&folded), " \t\n");
	text_free(&folded);
}

bool
bank_row_has(const struct bank_row *r, const struct strings *words)
{
	for (size_t i = 0; i < words->n; i++)
		if (!strstr(r->words, words->s[i]))
			return false;
	return true;
}

const struct bank_row *
bank_row_find(const struct bank_rows *r, const char *question_id)
{
	for (size_t i = 0; i < r->n; i++)
		if (strcmp(r->row[i].question->id, question_id) == 0)
			return &r->row[i];
	return NULL;
}

const struct bank_row *
bank_row_of(const struct bank_rows *r, int64_t id)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->row[i].id == id)
			return &r->row[i];
	return NULL;
}
