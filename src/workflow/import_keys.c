/*
 * import_keys.c: a table of numbers and whose they are, by open addressing. When it is full it is
 * merged into a sorted file, and begins again: memory stays the same however many there are.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "import_keys.h"

enum { KEYS_FIRST = 1024, KEYS_MOST = 1 << 17, FILED_BITS = 1 << 23, KEYS_LOOKED = 64 };

static size_t
import_keys_at(const struct import_keys *k, uint64_t key)
{
	/* Mixed, so that a table that is rather full has short runs; the four of a name side by side. */
	size_t at = (size_t)(((key >> 2) * UINT64_C(0x9e3779b97f4a7c15)) >> 20) & (k->cap - 1);

	while (k->k[at].key && k->k[at].key != key)
		at = (at + 1) & (k->cap - 1);
	return at;
}

static void
import_keys_grow(struct import_keys *k)
{
	struct import_key *was = k->k;
	size_t cap = k->cap;

	k->cap = cap ? 2 * cap : KEYS_FIRST;
	k->k = mem_new(k->cap, sizeof(*k->k));
	for (size_t i = 0; i < cap; i++)
		if (was[i].key)
			k->k[import_keys_at(k, was[i].key)] = was[i];
	free(was);
}

/* ---- which are in the file, by two bits each ---- */

static void
import_keys_bits(uint64_t key, size_t at[2])
{
	uint64_t mixed = key * UINT64_C(0xff51afd7ed558ccd);

	at[0] = (size_t)(mixed >> 41) & (FILED_BITS - 1);
	at[1] = (size_t)(mixed >> 18) & (FILED_BITS - 1);
}

static bool
import_keys_filed(const struct import_keys *k, uint64_t key)
{
	size_t at[2];

	if (!k->filed)
		return false;
	import_keys_bits(key, at);
	return k->filed[at[0] / 64] >> (at[0] % 64) & k->filed[at[1] / 64] >> (at[1] % 64) & 1;
}

static void
import_keys_mark(struct import_keys *k, uint64_t key)
{
	size_t at[2];

	if (!k->filed)
		k->filed = mem_new(FILED_BITS / 64, sizeof(*k->filed));
	import_keys_bits(key, at);
	for (int i = 0; i < 2; i++)
		k->filed[at[i] / 64] |= UINT64_C(1) << (at[i] % 64);
}

/* ---- the file ---- */

/* One that nobody else can open and that is gone with this program. */
static FILE *
import_keys_unnamed(void)
{
	const char *where = getenv("TMPDIR");
	char *path = path_join(where && *where ? where : "/var/tmp", "halfhour-XXXXXX");
	int fd = mkstemp(path);

	if (fd >= 0)
		unlink(path);
	free(path);
	return fd >= 0 ? fdopen(fd, "w+") : NULL;
}

static bool
import_keys_read(FILE *f, struct import_key *to)
{
	return f && fread(to, sizeof(*to), 1, f) == 1;
}

/* What is in `old` and the sorted n, in order. */
static bool
import_keys_merge(FILE *old, FILE *to, const struct import_key *k, size_t n)
{
	struct import_key have;
	bool more = import_keys_read(old, &have);

	for (size_t i = 0; more || i < n;) {
		bool mine = !more || (i < n && k[i].key < have.key);

		if (fwrite(mine ? &k[i] : &have, sizeof(have), 1, to) != 1)
			return false;
		if (mine)
			i++;
		else
			more = import_keys_read(old, &have);
	}
	return (!old || !ferror(old)) && fflush(to) == 0;
}

static int
import_keys_compare(const void *a, const void *b)
{
	uint64_t x = ((const struct import_key *)a)->key, y = ((const struct import_key *)b)->key;

	return (x > y) - (x < y);
}

static void
import_keys_file(struct import_keys *k, size_t n)
{
	FILE *to = import_keys_unnamed();

	if (k->file)
		rewind(k->file);
	if (!to || !import_keys_merge(k->file, to, k->k, n))
		err_set(&k->wrong, "A scratch file failed: %s. Make room in $TMPDIR or /var/tmp.", strerror(errno));
	if (k->file)
		fclose(k->file);
	k->file = to;
	k->n_filed += n;
}

/* The table into the file, so that it is empty. */
static void
import_keys_flush(struct import_keys *k)
{
	size_t n = 0;

	for (size_t i = 0; i < k->cap; i++)
		if (k->k[i].key)
			k->k[n++] = k->k[i];
	for (size_t i = 0; i < n; i++)
		import_keys_mark(k, k->k[i].key);
	qsort(k->k, n, sizeof(*k->k), import_keys_compare);
	if (!k->wrong.text[0])
		import_keys_file(k, n);
	memset(k->k, 0, k->cap * sizeof(*k->k));
	k->n = 0;
}

/* Numbers lie evenly, so where one is can be reckoned: [at, at + n) is looked through. */
struct import_keys_span {
	size_t from, to;        /* it is in these, if anywhere */
	uint64_t low, high;     /* the numbers before and behind them */
};

static size_t
import_keys_guess(const struct import_keys_span *s, uint64_t key)
{
	double part = (double)(key - s->low) / ((double)(s->high - s->low) + 1);
	size_t at = s->from + (size_t)(part * (double)(s->to - s->from));

	return at < s->from + KEYS_LOOKED / 2 ? s->from : at - KEYS_LOOKED / 2;
}

static int64_t
import_keys_search(const struct import_keys *k, uint64_t key)
{
	struct import_keys_span s = { 0, k->wrong.text[0] ? 0 : k->n_filed, 0, UINT64_MAX };
	struct import_key look[KEYS_LOOKED];

	while (s.from < s.to) {
		size_t at = import_keys_guess(&s, key), n = s.to - at < KEYS_LOOKED ? s.to - at : KEYS_LOOKED;

		if (pread(fileno(k->file), look, n * sizeof(*look), (off_t)(at * sizeof(*look))) !=
			(ssize_t)(n * sizeof(*look)))
			return 0;
		if (key < look[0].key) {
			s.to = at;
			s.high = look[0].key;
		} else if (key > look[n - 1].key) {
			s.from = at + n;
			s.low = look[n - 1].key;
		} else {
			for (size_t i = 0; i < n; i++)
				if (look[i].key == key)
					return look[i].id;
			return 0;
		}
	}
	return 0;
}

/* ---- put and got ---- */

void
import_keys_put(struct import_keys *k, uint64_t key, int64_t id)
{
	key = key ? key : 1;
	if (4 * (k->n + 1) > 3 * k->cap) {
		if (k->cap == KEYS_MOST)
			import_keys_flush(k);
		else
			import_keys_grow(k);
	}
	size_t at = import_keys_at(k, key);
	if (k->k[at].key || (import_keys_filed(k, key) && import_keys_search(k, key)))
		return;
	k->k[at] = (struct import_key){ key, id };
	k->n++;
}

int64_t
import_keys_get(const struct import_keys *k, uint64_t key)
{
	int64_t id;

	key = key ? key : 1;
	id = k->cap ? k->k[import_keys_at(k, key)].id : 0;
	return id || !import_keys_filed(k, key) ? id : import_keys_search(k, key);
}

void
import_keys_done(struct import_keys *k)
{
	free(k->k);
	free(k->filed);
	if (k->file)
		fclose(k->file);
	*k = (struct import_keys){ 0 };
}
