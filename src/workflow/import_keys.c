/* import_keys.c: a table of numbers and whose they are, by open addressing. */
#include <stdlib.h>

#include "base.h"
#include "import_keys.h"

static struct import_slot *
import_keys_at(const struct import_keys *k, uint64_t key)
{
	size_t at = (size_t)(key >> 2 ^ key >> 34) & (k->cap - 1); /* the four of a name side by side */

	while (k->slot[at].key && k->slot[at].key != key)
		at = (at + 1) & (k->cap - 1);
	return &k->slot[at];
}

static void
import_keys_grow(struct import_keys *k)
{
	struct import_keys more = { .cap = k->cap ? 2 * k->cap : 1024, .n = k->n };

	more.slot = mem_new(more.cap, sizeof(*more.slot));
	for (size_t i = 0; i < k->cap; i++)
		if (k->slot[i].key)
			*import_keys_at(&more, k->slot[i].key) = k->slot[i];
	free(k->slot);
	k->slot = more.slot;
	k->cap = more.cap;
}

void
import_keys_put(struct import_keys *k, uint64_t key, int64_t id)
{
	if (2 * (k->n + 1) > k->cap)
		import_keys_grow(k);
	key = key ? key : 1;
	struct import_slot *s = import_keys_at(k, key);
	if (s->key)
		return;
	*s = (struct import_slot){ key, id };
	k->n++;
}

int64_t
import_keys_get(const struct import_keys *k, uint64_t key)
{
	return k->cap ? import_keys_at(k, key ? key : 1)->id : 0;
}

void
import_keys_done(struct import_keys *k)
{
	free(k->slot);
	*k = (struct import_keys){ 0 };
}
