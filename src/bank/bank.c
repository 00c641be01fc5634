/* The whole bank: shipped packs and the user's, and what is said of them together. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bank.h"

/* ---- reading both folders ---- */

static struct pack *
bank_find(struct bank *b, const char *name)
{
	for (size_t i = 0; i < b->n; i++)
		if (strcmp(b->packs[i].name, name) == 0)
			return &b->packs[i];
	return NULL;
}

/* The second pack of a name: a user's stands for a shipped one, else it is left out. */
static void
same_name(struct pack *there, struct pack *p, struct problems *l)
{
	struct text reason = { 0 };

	if (there->shipped && !p->shipped) {
		struct pack *shipped = mem_copy(there, sizeof(*there));

		*there = *p;
		there->replaces = shipped;
		return;
	}
	text_addf(&reason, "There is a pack \"%s\" already, in %s; this one is left out.",
		p->name, there->file);
	problem_add(l, p->file, 1, 1, RULE_DUPLICATE, text_str(&reason),
		"Give one of the two another name.");
	text_free(&reason);
	pack_done(p);
}

static void
bank_add_pack(struct bank *b, struct pack *p, struct problems *l)
{
	struct pack *there = bank_find(b, p->name);

	if (there) {
		same_name(there, p, l);
		return;
	}
	mem_grow(b->packs, &b->cap, b->n + 1);
	b->packs[b->n++] = *p;
}

/* What was meant as a pack and is not read is told. */
static void
read_endings(const char *dir, struct problems *l)
{
	struct strings names = { 0 };

	path_list(&names, dir, ".yml");
	path_list(&names, dir, ".YAML");
	for (size_t i = 0; l && i < names.n; i++) {
		char *file = path_join(dir, names.s[i]);
		problem_add(l, file, 0, 0, RULE_ENDING, NULL, NULL);
		free(file);
	}
	strings_free(&names);
}

static void
read_folder(struct bank *b, const char *dir, bool shipped, struct problems *l)
{
	struct strings names = { 0 };

	path_list(&names, dir, ".yaml");
	for (size_t i = 0; i < names.n; i++) {
		char *file = path_join(dir, names.s[i]);
		struct pack p;

		if (pack_read_file(&p, file, l)) {
			p.shipped = shipped;
			bank_add_pack(b, &p, l);
		}
		free(file);
	}
	read_endings(dir, l);
	strings_free(&names);
}

static int
bank_by_name(const void *a, const void *b)
{
	return strcmp(((const struct pack *)a)->name, ((const struct pack *)b)->name);
}

void
bank_read(struct bank *out, const char *shipped, const char *user, struct problems *l)
{
	*out = (struct bank){ 0 };
	if (shipped)
		read_folder(out, shipped, true, l);
	if (user)
		read_folder(out, user, false, l);
	if (out->n)
		qsort(out->packs, out->n, sizeof(*out->packs), bank_by_name);
	if (l)
		bank_duplicates(out, l);
}

/* ---- ids twice ---- */

struct place {
	const struct question *q;
	const struct pack *pack;
	size_t order;
};

static int
bank_by_id(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	int c = strcmp(x->q->id, y->q->id);

	return c ? c : (x->order > y->order) - (x->order < y->order);
}

static size_t
places(const struct bank *b, struct place *out)
{
	size_t n = 0;

	for (size_t i = 0; i < b->n; i++)
		for (size_t j = 0; j < b->packs[i].n; j++) {
			const struct category *c = &b->packs[i].categories[j];

			for (size_t k = 0; k < c->n; k++, n++)
				out[n] = (struct place){ &c->questions[k], &b->packs[i], n };
		}
	return n;
}

static void
twice(const struct place *first, const struct place *p, struct problems *l)
{
	struct text reason = { 0 };

	text_addf(&reason, "The id \"%s\" is there already, in %s:%d.", p->q->id,
		first->pack->file, first->q->line);
	problem_add(l, p->pack->file, p->q->line, p->q->column, RULE_DUPLICATE,
		text_str(&reason), NULL);
	text_free(&reason);
}

void
bank_duplicates(const struct bank *b, struct problems *l)
{
	size_t n = bank_count(b), first = 0;
	struct place *all;

	if (n < 2)
		return;
	all = mem_new(n, sizeof(*all));
	places(b, all);
	qsort(all, n, sizeof(*all), bank_by_id);
	for (size_t i = 1; i < n; i++)
		if (strcmp(all[i].q->id, all[first].q->id) == 0)
			twice(&all[first], &all[i], l);
		else
			first = i;
	free(all);
}

/* ---- wording ---- */

void
pack_advise(const struct pack *p, struct problems *l)
{
	if (p->assignment || (p->language && *p->language && strncmp(p->language, "en", 2) != 0))
		return;
	for (size_t i = 0; i < p->n; i++)
		for (size_t j = 0; j < p->categories[i].n; j++) {
			const struct question *q = &p->categories[i].questions[j];
			unsigned bits = question_advice(q);

			for (int r = 0; bits && r < N_BANK_RULES; r++)
				if (bits & 1u << r)
					problem_add(l, p->file, q->line, q->column,
						(enum bank_rule_id)r, NULL, NULL);
		}
}
