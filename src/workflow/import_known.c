/* import_known.c: who of a file is in the workbook, or in the file, already. */
#include "import_job.h"

static struct known
newcomer_known(const struct newcomer *p)
{
	return (struct known){ p->of, p->c.uuid, p->c.name, p->c.organisation, p->c.email, p->c.links,
		text_str(&p->kept) };
}

static void
import_key_known(void *user, enum known_by by, uint64_t key)
{
	struct import_keys *k = user;

	(void)by;
	import_keys_put(k, key, k->putting);
}

static void
import_keys_of(struct import *m, const struct known *k, int64_t id)
{
	struct strings further = { 0 };

	if (*k->kept)
		kept_values(k->kept, "EMAIL", &further);
	m->keys.putting = id;
	known_keys(k, &further, false, import_key_known, &m->keys);
	strings_free(&further);
}

static bool
import_known(void *user, const struct known *k)
{
	import_keys_of(user, k, k->id);
	return true;
}

bool
import_known_read(struct import *m, struct err *e)
{
	return !m->d->store || store_known_each(m->d->store, import_known, m, e);
}

void
import_known_add(struct import *m, const struct newcomer *p, int64_t id)
{
	struct known k = newcomer_known(p);

	import_keys_of(m, &k, id);
}

/* The best key that somebody has already. */
struct import_match {
	struct import_keys *keys;
	enum known_by by;
	int64_t id;           /* of a contact; negative: the number of a new one; 0: nobody */
};

static void
import_match_key(void *user, enum known_by by, uint64_t key)
{
	struct import_match *f = user;
	int64_t id = f->id && f->by <= by ? 0 : import_keys_get(f->keys, key);

	if (!id)
		return;
	f->id = id;
	f->by = by;
}

int64_t
import_known_find(struct import *m, const struct newcomer *p)
{
	struct import_match f = { &m->keys, N_KNOWN_BY, 0 };
	struct strings further = { 0 };
	struct known k = newcomer_known(p);

	if (*k.kept)
		kept_values(k.kept, "EMAIL", &further);
	known_keys(&k, &further, true, import_match_key, &f);
	strings_free(&further);
	return f.id;
}
