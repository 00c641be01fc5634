/* import_keys.c: a table of numbers and whose they are, by open addressing. */
#include <assert.h>
#include <stdlib.h>

#include "base.h"
#include "import_keys.h"

static size_t
import_keys_at(const struct import_keys *k, uint64_t key)
{
	/* Mixed, so that a table that is rather full has short runs; the four of a name side by side. */
	size_t at = (size_t)(((key >> 2) * UINT64_C(0x9e3779b97f4a7c15)) >> 20) & (k->cap - 1);

	while (k->key[at] && k->key[at] != key)
		at = (at + 1) & (k->cap - 1);
	return at;
}

static void
import_keys_grow(struct import_keys *k)
{
	struct import_keys more = { .cap = k->cap ? 2 * k->cap : 1024, .n = k->n, .putting = k->putting };

	more.key = mem_new(more.cap, sizeof(*more.key));
	more.id = mem_new(more.cap, sizeof(*more.id));
	for (size_t i = 0; i < k->cap; i++) {
		if (!k->key[i])
			continue;
		size_t at = import_keys_at(&more, k->key[i]);
		more.key[at] = k->key[i];
		more.id[at] = k->id[i];
	}
	import_keys_done(k);
	*k = more;
}

void
import_keys_put(struct import_keys *k, uint64_t key, int64_t id)
{
	assert(id > -2000000000 && id < 2000000000);
	if (4 * (k->n + 1) > 3 * k->cap)
		import_keys_grow(k);
	key = key ? key : 1;
	size_t at = import_keys_at(k, key);
	if (k->key[at])
		return;
	k->key[at] = key;
	k->id[at] = (int32_t)id;
	k->n++;
}

int64_t
import_keys_get(const struct import_keys *k, uint64_t key)
{
	return k->cap ? k->id[import_keys_at(k, key ? key : 1)] : 0;
}

void
import_keys_done(struct import_keys *k)
{
	free(k->key);
	free(k->id);
	*k = (struct import_keys){ 0 };
}
