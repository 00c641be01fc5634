/* import_record.c: somebody out of a table or a file of cards, as they are read. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "import_job.h"

/* ---- newcomers ---- */

void
newcomer_done(struct newcomer *p)
{
	contact_done(&p->c);
	text_free(&p->kept);
	memset(p, 0, sizeof(*p));
}

void
newcomers_clear(struct newcomers *l)
{
	for (size_t i = 0; i < l->n; i++)
		newcomer_done(&l->p[i]);
	l->n = 0;
}

void
newcomers_add(struct newcomers *l, struct newcomer *p)
{
	struct newcomer *to = list_more(&l->p, &l->n, &l->cap, sizeof(*p));

	*to = *p;
	memset(p, 0, sizeof(*p));
}

/* ---- waiting ---- */

/* No text of a file has that byte. */
#define BETWEEN "\037"

bool
newcomer_wait(struct store_scratch **x, const struct newcomer *p, struct err *e)
{
	struct text t = { 0 };

	text_addf(&t, "%" PRId64 BETWEEN "%" PRId64, p->of, p->line);
	for (size_t i = 0; i < n_contact_fields; i++) {
		text_add(&t, BETWEEN);
		contact_get(&p->c, &contact_fields[i], &t);
	}
	text_addf(&t, BETWEEN "%s", text_str(&p->kept));
	bool good = store_scratch_push(x, &t, e);
	text_free(&t);
	return good;
}

/* The next part, which is cut off there. */
static const char *
newcomer_part(char **at)
{
	char *s = *at, *end = s + strcspn(s, BETWEEN);

	*at = end + (*end != '\0');
	*end = '\0';
	return s;
}

bool
newcomer_next(struct store_scratch *x, struct newcomer *p, struct err *e)
{
	struct text t = { 0 };
	bool there = store_scratch_next(x, &t, e);
	char *at = t.s;

	if (there) {
		p->of = strtoll(newcomer_part(&at), NULL, 10);
		p->line = strtoll(newcomer_part(&at), NULL, 10);
		for (size_t i = 0; i < n_contact_fields; i++)
			contact_put(&p->c, &contact_fields[i], newcomer_part(&at), NULL);
		text_add(&p->kept, newcomer_part(&at));
	}
	text_free(&t);
	return there;
}

/* ---- reading a record ---- */

static bool
import_read_row(struct import *m, struct newcomer *p)
{
	struct strings left = { 0 };
	struct err why = { 0 };

	if (!csv_next(&m->csv))
		return false;
	p->line = m->csv.line;
	if (!csv_contact(&m->csv, &m->map, &p->c, &p->kept, &left, &why)) {
		contact_done(&p->c);
		memset(&p->c, 0, sizeof(p->c));
		import_say_bad(m, p->line, why.text);
	}
	for (size_t i = 0; i < left.n; i++)
		import_say(m, p->line, left.s[i]);
	strings_free(&left);
	return true;
}

static bool
import_read_card(struct import *m, struct newcomer *p)
{
	struct err why = { 0 };

	if (!vcard_next(&m->vcard, &m->card, &why))
		return false;
	p->line = m->card.line;
	if (why.text[0]) {
		import_say_bad(m, 0, why.text);
	} else if (!vcard_contact(&m->card, &p->c, &p->kept, &why)) {
		contact_done(&p->c);
		memset(&p->c, 0, sizeof(p->c));
		import_say_bad(m, p->line, why.text);
	}
	return true;
}

bool
import_record_read(struct import *m, struct newcomer *p)
{
	return m->as == IMPORT_VCARD ? import_read_card(m, p) : import_read_row(m, p);
}
