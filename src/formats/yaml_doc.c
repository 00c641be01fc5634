/* yaml_doc.c: what both readers of YAML build: nodes and their texts in a few blocks of memory. */
#include <stdlib.h>
#include <string.h>

#include "yaml_part.h"

/* ---- memory ---- */

enum { BLOCK_SIZE = 64 * 1024 };

struct yaml_block {
	struct yaml_block *next;
	size_t used, size;
	max_align_t data[];
};

void *
yaml_carve(struct yaml_doc *d, size_t n)
{
	struct yaml_block *b = d->blocks;
	void *p;

	n = (n + sizeof(max_align_t) - 1) / sizeof(max_align_t) * sizeof(max_align_t);
	if (!b || b->size - b->used < n) {
		size_t size = n > BLOCK_SIZE ? n : BLOCK_SIZE;

		b = mem_new(1, sizeof(*b) + size);
		b->size = size;
		b->next = d->blocks;
		d->blocks = b;
	}
	p = (char *)b->data + b->used;
	b->used += n;
	return p;
}

void
yaml_doc_free(struct yaml_doc *d)
{
	struct yaml_block *next;

	for (struct yaml_block *b = d->blocks; b; b = next) {
		next = b->next;
		free(b);
	}
	*d = (struct yaml_doc){ 0 };
}

/* ---- keys ---- */

static int
yaml_by_key(const void *a, const void *b)
{
	const struct node *x = *(const struct node *const *)a;
	const struct node *y = *(const struct node *const *)b;
	int c = strcmp(x->key->text, y->key->text);

	return c ? c : (x->start > y->start) - (x->start < y->start);
}

/* Of a small map, pair by pair. */
static bool
yaml_keys_differ(const struct node *map)
{
	if (map->n > 16)
		return false;
	for (const struct node *a = map->child; a; a = a->next)
		for (const struct node *b = a->next; b; b = b->next)
			if (a->key->text[0] == b->key->text[0] && strcmp(a->key->text, b->key->text) == 0)
				return false;
	return true;
}

/* Sorted, not compared pair by pair: a map may have 100,000 keys. */
const struct node *
yaml_key_twice(const struct node *map)
{
	const struct node **all, *c, *found = NULL;
	size_t n = 0;

	if (map->n < 2 || yaml_keys_differ(map))
		return NULL;
	all = mem_new(map->n, sizeof(*all));
	for (c = map->child; c; c = c->next)
		all[n++] = c;
	qsort(all, n, sizeof(*all), yaml_by_key);
	for (size_t i = 1; i < n; i++)
		if (strcmp(all[i - 1]->key->text, all[i]->key->text) == 0 &&
			(!found || all[i]->start < found->start))
			found = all[i];
	free(all);
	return found;
}
