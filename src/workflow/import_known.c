/* import_known.c: who of a file is in the workbook, or in the file, already. */
#include "import_job.h"

enum { KNOWN_AT_ONCE = 500 };

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

static void
import_known(void *user, const struct known *k)
{
	import_keys_of(user, k, k->id);
}

bool
import_known_read(struct import *m, struct err *e)
{
	m->known = !m->d->store;
	if (m->known)
		return true;
	if (!store_known_some(m->d->store, &m->known_to, KNOWN_AT_ONCE, import_known, m, e))
		return false;
	m->known = !m->known_to;
	m->last = m->known ? m->last : m->known_to;
	return !m->keys.wrong.text[0] || err_set(e, "%s", m->keys.wrong.text);
}

static void
import_key_slice(void *user, enum known_by by, uint64_t key)
{
	struct import *m = user;

	(void)by;
	*(struct import_key *)list_more(&m->slice_keys, &m->n_slice_keys, &m->cap_slice_keys,
		sizeof(*m->slice_keys)) = (struct import_key){ key, -(int64_t)m->slice.n - 1 };
}

void
import_known_slice(struct import *m, const struct newcomer *p)
{
	struct known k = newcomer_known(p);
	struct strings further = { 0 };

	if (*k.kept)
		kept_values(k.kept, "EMAIL", &further);
	known_keys(&k, &further, false, import_key_slice, m);
	strings_free(&further);
}

void
import_known_add(struct import *m, const struct newcomer *p, int64_t id)
{
	struct known k = newcomer_known(p);

	import_keys_of(m, &k, id);
}

/* The best key that somebody has already. */
struct import_match {
	const struct import *m;
	enum known_by by;
	int64_t id;           /* of a contact; negative: which of the slice; 0: nobody */
};

static int64_t
import_match_slice(const struct import *m, uint64_t key)
{
	for (size_t i = 0; i < m->n_slice_keys; i++)
		if (m->slice_keys[i].key == key)
			return m->slice_keys[i].id;
	return 0;
}

static void
import_match_key(void *user, enum known_by by, uint64_t key)
{
	struct import_match *f = user;
	int64_t id;

	if (f->id && f->by <= by)
		return;
	id = import_keys_get(&f->m->keys, key);
	id = id ? id : import_match_slice(f->m, key);
	if (!id)
		return;
	f->id = id;
	f->by = by;
}

int64_t
import_known_find(struct import *m, const struct newcomer *p)
{
	struct import_match f = { m, N_KNOWN_BY, 0 };
	struct strings further = { 0 };
	struct known k = newcomer_known(p);

	if (*k.kept)
		kept_values(k.kept, "EMAIL", &further);
	known_keys(&k, &further, true, import_match_key, &f);
	strings_free(&further);
	return f.id;
}
