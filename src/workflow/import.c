/*
 * import.c: people from the files of other programs, as a job in slices. What is
 * new is added as one batch; who is there already gets what is missing, and all of it is
 * one step of undo. A record that cannot be read is told with its line.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "import_job.h"

static const char *const import_as_names[N_IMPORT_AS] = { "vcard", "linkedin", "google", "outlook", "csv",
	"ics", "json" };

enum { SLICE_READ = 200, SLICE_ADDED = 25 };

/* ---- telling ---- */

static void
import_tell_count(struct text *out, size_t n, const char *one, const char *many)
{
	if (!n)
		return;
	text_add(out, out->n ? ", " : "");
	count_text(out, n, one, many);
}

void
import_tell(const struct import *m, struct text *out)
{
	struct text t = { 0 };

	import_tell_count(&t, m->n.added, N_FORMS("new", "new"));
	import_tell_count(&t, m->n.changed, N_FORMS("changed", "changed"));
	import_tell_count(&t, m->n.same, N_FORMS("there already", "there already"));
	import_tell_count(&t, m->n.twice, N_FORMS("in it twice", "in it twice"));
	import_tell_count(&t, m->n.bad, N_FORMS("left out", "left out"));
	text_addf(out, m->dry ? N_("Would be: %s: %s.") : "%s: %s.", import_file_name(m),
		t.n ? text_str(&t) : m->invitations ? _("nothing to take in") : _("nobody is in it"));
	if (m->invitations)
		invitations_tell(m->invitations, out);
	text_free(&t);
}

struct import_counts
import_counts(const struct import *m)
{
	return m->n;
}

/* ---- taken in ---- */

/* In the file again, and stored from it already: as with who is there, but counted apart. */
static bool
import_twice_there(struct import *m, struct newcomer *p, struct err *e)
{
	struct import_counts n;

	m->n.twice++;
	n = m->n;
	bool good = import_join_there(m, p, e);
	m->n = n;
	return good;
}

static void
import_new(struct import *m, struct newcomer *p)
{
	m->n.added++;
	if (m->dry) {
		import_known_add(m, p, -1);
		return;
	}
	import_known_slice(m, p);
	newcomers_add(&m->slice, p);
}

static bool
import_take(struct import *m, struct newcomer *p, struct err *e)
{
	int64_t of = import_known_find(m, p);

	m->n.read++;
	p->of = of > 0 ? of : 0;
	if (of > 0)
		return of > m->last ? import_twice_there(m, p, e) : import_join_there(m, p, e);
	if (of < 0 && !m->dry)
		import_join_twice(m, &m->slice.p[-of - 1], p);
	if (of < 0)
		m->n.twice++;
	else
		import_new(m, p);
	return true;
}

/* ---- slices ---- */

static bool
import_save(struct import *m, struct newcomer *p, struct err *e)
{
	struct store *s = m->d->store;

	if (p->c.uuid[0] && !store_contact_uuid_free(s, p->c.uuid))
		p->c.uuid[0] = '\0';
	if (!store_contact_save(s, &p->c, e))
		return false;
	return !p->kept.n || store_kept_set(s, p->c.id, text_str(&p->kept), e);
}

/* Who was named by whom is known when everybody is there. */
static bool
import_later(struct import *m, struct newcomer *p, struct err *e)
{
	struct newcomer later = { .of = p->c.id, .line = p->line, .c = { .path = PATH_REFERRAL } };

	if (!p->c.referrer || !*p->c.referrer || p->c.referrer_id)
		return true;
	later.c.referrer = mem_str(p->c.referrer);
	bool good = newcomer_wait(&m->later, &later, e);
	newcomer_done(&later);
	return good;
}

/* They have numbers now. */
static bool
import_added(struct import *m, struct err *e)
{
	bool good = true;

	for (size_t i = 0; good && i < m->slice.n; i++) {
		import_known_add(m, &m->slice.p[i], m->slice.p[i].c.id);
		good = import_later(m, &m->slice.p[i], e);
	}
	return good && (!m->keys.wrong.text[0] || err_set(e, "%s", m->keys.wrong.text));
}

static bool
import_add(struct import *m, struct err *e)
{
	bool good = true;

	if (!m->slice.n)
		return true;
	if (!import_begin(m, e) || !store_batch_slice(m->d->store, m->batch, e))
		return false;
	for (size_t i = 0; good && i < m->slice.n; i++) {
		struct newcomer *p = &m->slice.p[i];
		char *referrer = p->c.referrer;

		p->c.referrer = NULL;
		good = import_save(m, p, e);
		p->c.referrer = referrer;
	}
	good = store_done(m->d->store, good, good ? e : NULL) && good;
	good = good && import_added(m, e);
	newcomers_clear(&m->slice);
	m->n_slice_keys = 0;
	return good;
}

static bool
import_can_name(const struct import *m, struct err *e)
{
	struct text all = { 0 };

	if (m->as == IMPORT_VCARD || column_map_named(&m->map))
		return true;
	for (size_t i = 0; i < m->header.n && all.n < 200; i++)
		text_addf(&all, "%s%zu %.30s", i ? ", " : "", i + 1, m->header.s[i]);
	err_set(e, "%s: which column has the names? There are: %s. Write: --map name=1.",
		import_file_name(m), text_str(&all));
	text_free(&all);
	return false;
}

static bool
import_read(struct import *m, struct err *e)
{
	bool good = import_can_name(m, e);

	for (size_t i = 0; good && !m->read && i < SLICE_READ && m->slice.n < SLICE_ADDED; i++) {
		struct newcomer p = { 0 };

		m->read = !import_record_read(m, &p);
		if (!m->read && p.c.name)
			good = import_take(m, &p, e);
		newcomer_done(&p);
	}
	good = good && (!m->keys.wrong.text[0] || err_set(e, "%s", m->keys.wrong.text));
	return good && (m->dry || import_add(m, e));
}

/* ---- the end ---- */

static bool
import_is_table(const struct import *m)
{
	return m->as != IMPORT_VCARD && m->as != IMPORT_JSON && m->as != IMPORT_ICS;
}

/* A table that was matched is matched the same way next time. */
static bool
import_remember(struct import *m, struct err *e)
{
	struct text header = { 0 }, map = { 0 }, was = { 0 };
	bool good = true;

	if (!import_is_table(m) || m->dry)
		return true;
	strings_join(&m->header, "\t", &header);
	column_map_write(&m->map, &map);
	store_column_map(m->d->store, text_str(&header), &was);
	if (strcmp(text_str(&was), text_str(&map)) != 0)
		good = store_column_map_set(m->d->store, text_str(&header), text_str(&map), e);
	text_free(&header);
	text_free(&map);
	text_free(&was);
	return good;
}

static void
import_drop(struct import *m)
{
	struct text said = { 0 };

	if (m->batch)
		store_batch_drop(m->d->store, m->batch, &said, NULL);
	m->batch = 0;
	text_free(&said);
}

static bool
import_close(struct import *m, struct err *e)
{
	struct text label = { 0 };
	bool good = import_remember(m, e);

	import_label(m, &label);
	if (good && m->batch)
		good = store_batch_close(m->d->store, m->batch, text_str(&label), e);
	text_free(&label);
	m->ended = good;
	return good;
}

/* ---- a slice ---- */

bool
import_step(struct import *m, bool *ended, struct strings *said, struct err *e)
{
	bool good, more = false;

	m->said = said;
	if (!m->known)
		return import_known_read(m, e);
	if (m->invitations)
		return invitations_step(m->invitations, &m->keys, &m->n, ended, said, e);
	if (m->as == IMPORT_JSON)
		good = import_everything(m, &more, e) && (!more || import_close(m, e));
	else if (!m->read)
		good = import_read(m, e);
	else
		good = import_change(m, &more, e) && (more || import_close(m, e));
	int refused = m->csv.in.refused | m->vcard.in.refused | m->rows.in.refused; /* of the one that is read */
	if (good && m->read && refused)
		good = err_set(e, "%s could not be read to its end: %s.", m->file, strerror(refused));
	if (!good)
		import_drop(m);
	*ended = m->ended;
	return good;
}

/* ---- opening ---- */

/* Without --as: a card begins with BEGIN:VCARD. */
static bool
import_look(struct import *m, const char *as, struct err *e)
{
	struct incoming in;
	struct text first = { 0 };
	int word = as ? word_find(import_as_names, N_IMPORT_AS, as, false) : 0;

	if (word < 0)
		return err_set(e, "--as takes vcard, linkedin, google, outlook, csv, ics or json, not \"%.40s\".", as);
	m->as = as ? (enum import_as)word : IMPORT_CSV;
	if (as)
		return true;
	if (!incoming_open(&in, m->file, e))
		return false;
	incoming_more(&in, &first);
	incoming_done(&in);
	const char *s = text_str(&first) + blank_span(text_str(&first));
	if (strncasecmp(s, "BEGIN:VCARD", 11) == 0)
		m->as = IMPORT_VCARD;
	else if (strncasecmp(s, "BEGIN:VCALENDAR", 15) == 0)
		m->as = IMPORT_ICS;
	else if (*s == '{')
		m->as = IMPORT_JSON;
	text_free(&first);
	return true;
}

/* As it was matched last, then what is said now. */
static bool
import_match_columns(struct import *m, const struct strings *maps, struct err *e)
{
	struct text header = { 0 }, map = { 0 };
	bool good = true;

	strings_join(&m->header, "\t", &header);
	if (m->d->store && store_column_map(m->d->store, text_str(&header), &map))
		column_map_read(&m->map, m->header.n, text_str(&map));
	for (size_t i = 0; good && maps && i < maps->n; i++)
		good = column_map_set(&m->map, &m->header, maps->s[i], e);
	text_free(&header);
	text_free(&map);
	return good;
}

static bool
import_begin_file(struct import *m, const struct import_wish *w, struct err *e)
{
	struct err why = { 0 };

	if (!import_look(m, w->as, e))
		return false;
	if (m->as == IMPORT_VCARD)
		return vcard_open(&m->vcard, m->file, e);
	if (m->as == IMPORT_ICS)
		return (m->invitations = invitations_open(m->d, m->file, m->dry, e)) != NULL;
	if (m->as == IMPORT_JSON)
		return true;
	if (!csv_open(&m->csv, m->file, e))
		return false;
	if (!csv_header(&m->csv, &m->header, &m->map, &why))
		return err_set(e, "%s: %s", m->file, why.text);
	csv_sample(&m->csv, &m->sample);
	return import_match_columns(m, w->maps, e);
}

struct import *
import_open(struct desk *d, const char *file, const struct import_wish *w, struct err *e)
{
	struct import *m = mem_new(1, sizeof(*m));

	m->d = d;
	m->file = mem_str(file);
	m->dry = w->dry;
	m->known = m->as == IMPORT_JSON;
	if (import_turned_read(m, w, e) && import_begin_file(m, w, e))
		return m;
	import_free(m);
	return NULL;
}

void
import_free(struct import *m)
{
	if (!m)
		return;
	if (!m->ended)
		import_drop(m);
	invitations_free(m->invitations);
	import_everything_done(m);
	csv_done(&m->csv);
	vcard_done(&m->vcard);
	vcard_card_done(&m->card);
	strings_free(&m->header);
	strings_free(&m->sample);
	column_map_done(&m->map);
	import_keys_done(&m->keys);
	newcomers_clear(&m->slice);
	free(m->slice_keys);
	store_scratch_free(m->later);
	for (size_t i = 0; i < m->n_differs; i++) {
		free(m->differs[i].who);
		free(m->differs[i].field);
		free(m->differs[i].mine);
		free(m->differs[i].their);
	}
	free(m->differs);
	free(m->slice.p);
	free(m->turned);
	free(m->file);
	free(m);
}

bool
import_wants_workbook(const struct import *m)
{
	return m->as == IMPORT_JSON;
}

/* ---- what it is, for who shows it ---- */

const struct strings *
import_header(const struct import *m)
{
	return import_is_table(m) ? &m->header : NULL;
}

const struct column_map *
import_map(const struct import *m)
{
	return import_is_table(m) ? &m->map : NULL;
}

const struct strings *
import_sample(const struct import *m)
{
	return import_is_table(m) ? &m->sample : NULL;
}

int
import_percent(const struct import *m)
{
	const struct incoming *in = m->as == IMPORT_VCARD ? &m->vcard.in
		: m->as == IMPORT_JSON ? &m->rows.in : &m->csv.in;

	return in->size > 0 ? (int)(in->done * 100 / in->size) : 0;
}

const struct strings *
import_appointments(const struct import *m)
{
	return m->invitations ? invitations_told(m->invitations) : NULL;
}

const struct import_differ *
import_differs(const struct import *m, size_t *n)
{
	*n = m->n_differs;
	return m->differs;
}
