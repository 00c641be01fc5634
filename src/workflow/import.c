/*
 * import.c: people from the files of other programs, as a job in slices. What is
 * new is added as one batch; who is there already gets what is missing, and all of it is
 * one step of undo. A record that cannot be read is told with its line.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "formats_contacts.h"
#include "import_keys.h"
#include "invitation.h"
#include "model/duplicate.h"
#include "model/import_map.h"
#include "workflow.h"

enum import_as { IMPORT_VCARD, IMPORT_LINKEDIN, IMPORT_GOOGLE, IMPORT_OUTLOOK, IMPORT_CSV,
	IMPORT_ICS, IMPORT_JSON, N_IMPORT_AS };
static const char *const import_as_names[N_IMPORT_AS] = { "vcard", "linkedin", "google", "outlook", "csv",
	"ics", "json" };

enum { DIFFERS_MOST = 1000 };
enum { SLICE_READ = 200, SLICE_ADDED = 25, SLICE_CHANGED = 25 };

/* Somebody in the file. */
struct newcomer {
	struct contact c;
	struct text kept;
	int64_t line;
	int64_t of;          /* the contact that gets what is missing; 0: new */
};

struct newcomers {
	struct newcomer *p;
	size_t n, cap;
};

struct import {
	struct desk *d;
	char *file;
	enum import_as as;
	bool dry, theirs, read, ended;
	struct csv csv;
	struct strings header, sample;
	struct column_map map;
	struct vcard vcard;
	struct vcard_card card;
	struct import_keys keys;
	int64_t *ids;        /* by the number of a new one, from 1; 0: still in the slice */
	size_t n_ids, cap_ids;
	struct newcomers slice, changes;
	size_t changes_done;
	struct invitations *invitations; /* of a calendar; NULL: it is none */
	int64_t batch;       /* 0: none yet */
	struct import_counts n;
	struct import_differ *differs;
	size_t n_differs, cap_differs;
	struct strings *said;
};

/* ---- telling ---- */

static const char *
import_file_name(const struct import *m)
{
	const char *slash = strrchr(m->file, '/');

	return slash && slash[1] ? slash + 1 : m->file;
}

static void
import_say(struct import *m, int64_t line, const char *what)
{
	struct text t = { 0 };

	text_addf(&t, "%s: ", import_file_name(m));
	if (line)
		text_addf(&t, "line %" PRId64 ": ", line);
	text_add(&t, what);
	strings_add(m->said, text_str(&t));
	text_free(&t);
}

static void
import_say_bad(struct import *m, int64_t line, const char *why)
{
	m->n.bad++;
	import_say(m, line, why);
}

/* "role<TAB>planner<TAB>head": kept for a screen, and told. */
static void
import_say_differ(struct import *m, const struct newcomer *p, char *line, size_t nth, struct text *said)
{
	char *mine = strchr(line, '\t'), *their = mine ? strchr(mine + 1, '\t') : NULL;
	struct import_differ *d;

	if (!their)
		return;
	*mine++ = *their++ = '\0';
	text_addf(said, "%s %s: %s | %s", nth ? ";" : ":", line, mine, their);
	if (m->n_differs == DIFFERS_MOST)
		return;
	d = list_more(&m->differs, &m->n_differs, &m->cap_differs, sizeof(*d));
	*d = (struct import_differ){ mem_str(p->c.name), mem_str(line), mem_str(mine), mem_str(their),
		p->line, p->of };
}

/* "… is contact 3, but not the same: role: planner | head." */
static void
import_say_differs(struct import *m, const struct newcomer *p, const struct text *differs)
{
	struct text t = { 0 };
	struct strings lines = { 0 };

	if (!differs->n)
		return;
	m->n.differ++;
	text_addf(&t, "%.80s is contact %" PRId64 ", but not the same", p->c.name, p->of);
	strings_split(&lines, text_str(differs), "\n");
	for (size_t i = 0; i < lines.n; i++)
		import_say_differ(m, p, lines.s[i], i, &t);
	text_add(&t, m->theirs ? " (the file's counts)." : " (the first stays).");
	import_say(m, p->line, text_str(&t));
	strings_free(&lines);
	text_free(&t);
}

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

	import_tell_count(&t, m->n.added, "new", "new");
	import_tell_count(&t, m->n.changed, "changed", "changed");
	import_tell_count(&t, m->n.same, "there already", "there already");
	import_tell_count(&t, m->n.twice, "in it twice", "in it twice");
	import_tell_count(&t, m->n.bad, "left out", "left out");
	text_addf(out, "%s%s: %s.", m->dry ? "Would be: " : "", import_file_name(m),
		t.n ? text_str(&t) : m->invitations ? "nothing to take in" : "nobody is in it");
	if (m->invitations)
		invitations_tell(m->invitations, out);
	text_free(&t);
}

struct import_counts
import_counts(const struct import *m)
{
	return m->n;
}

/* ---- newcomers ---- */

static void
newcomer_done(struct newcomer *p)
{
	contact_done(&p->c);
	text_free(&p->kept);
	memset(p, 0, sizeof(*p));
}

static void
newcomers_clear(struct newcomers *l)
{
	for (size_t i = 0; i < l->n; i++)
		newcomer_done(&l->p[i]);
	l->n = 0;
}

static void
newcomers_add(struct newcomers *l, struct newcomer *p)
{
	struct newcomer *to = list_more(&l->p, &l->n, &l->cap, sizeof(*p));

	*to = *p;
	memset(p, 0, sizeof(*p));
}

static struct known
newcomer_known(const struct newcomer *p)
{
	return (struct known){ p->of, p->c.uuid, p->c.name, p->c.organisation, p->c.email, p->c.links,
		text_str(&p->kept) };
}

/* ---- reading a record ---- */

/* False: there is no more. What cannot be read is told, and p->c.name stays NULL. */
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

/* ---- who is there already ---- */

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

static struct import_match
import_match(struct import *m, const struct newcomer *p)
{
	struct import_match f = { &m->keys, N_KNOWN_BY, 0 };
	struct strings further = { 0 };
	struct known k = newcomer_known(p);

	if (*k.kept)
		kept_values(k.kept, "EMAIL", &further);
	known_keys(&k, &further, true, import_match_key, &f);
	strings_free(&further);
	return f;
}

/* ---- joined with who is there ---- */

/* Further addresses and numbers, and what else came with them. */
static bool
import_join_kept(const struct contact *mine, const struct newcomer *p, bool theirs, struct text *kept)
{
	struct text more = { 0 };
	struct contact *their = (struct contact *)(uintptr_t)&p->c;
	const char *const pairs[][3] = {
		{ mine->email, their->email, "EMAIL" }, { mine->phone, their->phone, "TEL" },
	};

	text_add(&more, text_str(&p->kept));
	for (size_t i = 0; i < LEN(pairs); i++)
		if (pairs[i][0] && *pairs[i][0] && pairs[i][1] && *pairs[i][1] &&
			strcasecmp(pairs[i][0], pairs[i][1]) != 0)
			kept_put(&more, pairs[i][2], pairs[i][theirs ? 0 : 1]);
	bool changed = kept_add(kept, text_str(&more));
	text_free(&more);
	return changed;
}

/* What is stored, with what the file adds; *changed: it is not the same any more. */
static bool
import_join(struct import *m, const struct newcomer *p, struct contact *c, struct text *kept,
	struct text *differs, bool *changed, struct err *e)
{
	if (!store_contact_get(m->d->store, p->of, c, e))
		return false;
	store_kept_get(m->d->store, p->of, kept);
	*changed = import_join_kept(c, p, m->theirs, kept);
	*changed |= contact_merge(c, &p->c, m->theirs, differs);
	return true;
}

static bool
import_there(struct import *m, struct newcomer *p, struct err *e)
{
	struct contact c = { 0 };
	struct text kept = { 0 }, differs = { 0 };
	bool changed = false;
	bool good = import_join(m, p, &c, &kept, &differs, &changed, e);

	if (good) {
		import_say_differs(m, p, &differs);
		m->n.changed += changed;
		m->n.same += !changed;
		if (changed && !m->dry)
			newcomers_add(&m->changes, p);
	}
	contact_done(&c);
	text_free(&kept);
	text_free(&differs);
	return good;
}

/* In the file again: joined at once with one of this slice, else as with who is there. */
static bool
import_twice(struct import *m, struct newcomer *p, int64_t number, struct err *e)
{
	int64_t id = m->dry ? 0 : m->ids[number - 1];
	size_t first = m->n_ids - m->slice.n; /* numbers below have been stored */
	struct text differs = { 0 };

	m->n.twice++;
	if (!id && !m->dry) {
		struct newcomer *with = &m->slice.p[(size_t)number - 1 - first];
		import_join_kept(&with->c, p, m->theirs, &with->kept);
		contact_merge(&with->c, &p->c, m->theirs, &differs);
	} else if (id) {
		struct import_counts n = m->n;
		p->of = id;
		bool good = import_there(m, p, e);
		m->n = n;
		return good;
	}
	text_free(&differs);
	return true;
}

static void
import_new(struct import *m, struct newcomer *p)
{
	struct known k = newcomer_known(p);

	m->n.added++;
	if (!m->dry) {
		mem_grow(m->ids, &m->cap_ids, m->n_ids + 1);
		m->ids[m->n_ids] = 0;
	}
	m->n_ids++;
	import_keys_of(m, &k, -(int64_t)m->n_ids);
	if (!m->dry)
		newcomers_add(&m->slice, p);
}

static bool
import_take(struct import *m, struct newcomer *p, struct err *e)
{
	struct import_match f = import_match(m, p);

	m->n.read++;
	if (f.id < 0)
		return import_twice(m, p, -f.id, e);
	p->of = f.id;
	if (f.id)
		return import_there(m, p, e);
	import_new(m, p);
	return true;
}

/* ---- slices ---- */

static bool
import_begin(struct import *m, struct err *e)
{
	return m->batch || store_batch_begin(m->d->store, "import", &m->batch, e);
}

static bool
import_save(struct import *m, struct newcomer *p, int64_t *id, struct err *e)
{
	struct store *s = m->d->store;

	if (p->c.uuid[0] && !store_contact_uuid_free(s, p->c.uuid))
		p->c.uuid[0] = '\0';
	if (!store_contact_save(s, &p->c, e))
		return false;
	*id = p->c.id;
	return !p->kept.n || store_kept_set(s, p->c.id, text_str(&p->kept), e);
}

/* Who was named by whom is known when everybody is there. */
static void
import_later(struct import *m, struct newcomer *p)
{
	struct newcomer later = { .of = p->c.id, .line = p->line, .c = { .path = PATH_REFERRAL } };

	if (!p->c.referrer || !*p->c.referrer || p->c.referrer_id)
		return;
	later.c.referrer = mem_str(p->c.referrer);
	newcomers_add(&m->changes, &later);
}

static bool
import_add(struct import *m, struct err *e)
{
	size_t first = m->n_ids - m->slice.n;
	bool good = true;

	if (!m->slice.n)
		return true;
	if (!import_begin(m, e) || !store_batch_slice(m->d->store, m->batch, e))
		return false;
	for (size_t i = 0; good && i < m->slice.n; i++) {
		struct newcomer *p = &m->slice.p[i];
		char *referrer = p->c.referrer;

		p->c.referrer = NULL;
		good = import_save(m, p, &m->ids[first + i], e);
		p->c.referrer = referrer;
	}
	good = store_done(m->d->store, good, good ? e : NULL) && good;
	for (size_t i = 0; good && i < m->slice.n; i++)
		import_later(m, &m->slice.p[i]);
	newcomers_clear(&m->slice);
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
	err_set(e, "%s: which column has the names? There are: %s. Say it so: --map name=1.",
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

		m->read = !(m->as == IMPORT_VCARD ? import_read_card(m, &p) : import_read_row(m, &p));
		if (!m->read && p.c.name)
			good = import_take(m, &p, e);
		newcomer_done(&p);
	}
	return good && (m->dry || import_add(m, e));
}

/* ---- what changes who was there ---- */

static void
import_label(const struct import *m, struct text *out)
{
	text_addf(out, "import of %.60s: ", import_file_name(m));
	if (m->n.added)
		text_addf(out, "%zu new", m->n.added);
	if (m->n.changed)
		text_addf(out, "%s%zu changed", m->n.added ? ", " : "", m->n.changed);
}

/* By whom, where that is somebody of the workbook or of the file. */
static void
import_referrer(struct import *m, const struct newcomer *p, struct contact *c)
{
	const char *name = p->c.referrer;
	int64_t id = name && *name ? store_batch_contact(m->d->store, m->batch, name) : 0;
	struct err why = { 0 };

	if (!name || !*name || c->referrer_id)
		return;
	if (!id)
		id = store_contact_find(m->d->store, name, &why);
	mem_set(&c->referrer, id ? name : "");
	c->referrer_id = id == c->id ? 0 : id;
	if (!c->referrer_id)
		import_say(m, p->line, why.text[0] ? why.text : "nobody is named by themselves.");
}

static bool
import_change_one(struct import *m, const struct newcomer *p, struct err *e)
{
	struct contact c = { 0 };
	struct text kept = { 0 }, differs = { 0 };
	bool changed = false;
	bool good = import_join(m, p, &c, &kept, &differs, &changed, e);

	if (good)
		import_referrer(m, p, &c);
	good = good && store_contact_save(m->d->store, &c, e) &&
		(!kept.n || store_kept_set(m->d->store, c.id, text_str(&kept), e));
	contact_done(&c);
	text_free(&kept);
	text_free(&differs);
	return good;
}

static bool
import_change(struct import *m, struct err *e)
{
	struct text label = { 0 };
	bool good;

	import_label(m, &label);
	good = import_begin(m, e) && store_batch_change(m->d->store, m->batch, text_str(&label), e);
	text_free(&label);
	if (!good)
		return false;
	for (size_t i = 0; good && i < SLICE_CHANGED && m->changes_done < m->changes.n; i++)
		good = import_change_one(m, &m->changes.p[m->changes_done++], e);
	return store_done(m->d->store, good, good ? e : NULL) && good;
}

/* ---- the end ---- */

/* A table that was matched is matched the same way next time. */
static bool
import_remember(struct import *m, struct err *e)
{
	struct text header = { 0 }, map = { 0 }, was = { 0 };
	bool good = true;

	if (m->as == IMPORT_VCARD || m->dry)
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
	if (good && m->batch && m->n.added)
		good = store_batch_close(m->d->store, m->batch, text_str(&label), e);
	else if (good)
		import_drop(m);
	text_free(&label);
	m->ended = good;
	return good;
}

/* ---- everything of another workbook: what is missing, by its name ---- */

enum { VALUES_MOST = 80 };

/* A row as it is read. */
struct import_row {
	struct dump_value v[VALUES_MOST];
	size_t n;
	struct strings held; /* keys and texts */
};

static const char *
import_hold(struct import_row *r, const char *s, enum accept how)
{
	struct text in = { 0 };

	text_accept(&in, s, strlen(s), how);
	strings_add(&r->held, text_str(&in));
	text_free(&in);
	return r->held.s[r->held.n - 1];
}

static void
import_value(void *user, const char *key, enum json_kind kind, const char *text, int64_t number)
{
	struct import_row *r = user;

	if (r->n == VALUES_MOST)
		return;
	r->v[r->n].key = import_hold(r, key, ACCEPT_LINE);
	r->v[r->n].kind = kind == JSON_TEXT ? DUMP_TEXT : kind == JSON_NUMBER ? DUMP_NUMBER : DUMP_NULL;
	r->v[r->n].number = number;
	r->v[r->n++].text = kind == JSON_TEXT ? import_hold(r, text, ACCEPT_LINES) : NULL;
}

static void
import_count(struct import *m, enum dump_added added, const char *table, int64_t line)
{
	struct text t = { 0 };

	m->n.read++;
	m->n.added += added == DUMP_ADDED;
	m->n.same += added == DUMP_THERE;
	text_addf(&t, "the row of %.40s does not fit, so it is left out.", table);
	if (added == DUMP_REFUSED || added == DUMP_UNKNOWN)
		import_say_bad(m, line, text_str(&t));
	text_free(&t);
}

static bool
import_json_row(struct import *m, struct json_rows *r, struct store_loading *x, struct err *e)
{
	struct import_row row = { .n = 0 };
	struct err why = { 0 };
	enum dump_added added = DUMP_UNKNOWN;
	bool good = true;

	if (json_flat(text_str(&r->row), r->row.n, import_value, &row, &why)) {
		const struct dump_line line = { text_str(&r->table), row.v, row.n };
		good = store_load_row(m->d->store, x, &line, &added, e);
		import_count(m, added, text_str(&r->table), r->line);
	} else {
		import_say_bad(m, r->line, why.text);
	}
	strings_free(&row.held);
	return good;
}

static bool
import_rows(struct import *m, struct json_rows *r, struct store_loading *x, struct err *e)
{
	struct err why = { 0 };
	enum json_rows_what what;

	while ((what = json_rows_next(r, &why)) == JSON_ROWS_ROW)
		if (!import_json_row(m, r, x, e))
			return false;
	return what == JSON_ROWS_END || err_set(e, "%s: %s", import_file_name(m), why.text);
}

/* All or nothing, as one step of undo; a dry run takes it back. */
static bool
import_everything(struct import *m, struct err *e)
{
	struct json_rows r = { 0 };
	struct store_loading *x;
	struct text label = { 0 };
	bool good = json_rows_open(&r, m->file, e);

	text_addf(&label, "import of %.60s", import_file_name(m));
	x = good ? store_load_begin(m->d->store, text_str(&label), e) : NULL;
	if (x) {
		good = import_rows(m, &r, x, e);
		good = store_load_end(m->d->store, x, good && !m->dry, good ? e : NULL) && good;
	}
	json_rows_done(&r);
	text_free(&label);
	m->ended = x && good;
	return m->ended;
}

bool
import_step(struct import *m, bool *ended, struct strings *said, struct err *e)
{
	bool good;

	m->said = said;
	if (m->invitations)
		return invitations_step(m->invitations, &m->keys, &m->n, ended, said, e);
	if (m->as == IMPORT_JSON)
		good = import_everything(m, e);
	else if (!m->read)
		good = import_read(m, e);
	else if (m->changes_done < m->changes.n)
		good = import_change(m, e);
	else
		good = import_close(m, e);
	if (good && m->read && (m->csv.in.refused || m->vcard.in.refused))
		good = err_set(e, "%s could not be read to its end: %s.", m->file,
			strerror(m->csv.in.refused ? m->csv.in.refused : m->vcard.in.refused));
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
	m->theirs = w->theirs;
	if (import_begin_file(m, w, e) &&
		(!d->store || store_known_each(d->store, import_known, m, e)))
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
	csv_done(&m->csv);
	vcard_done(&m->vcard);
	vcard_card_done(&m->card);
	strings_free(&m->header);
	strings_free(&m->sample);
	column_map_done(&m->map);
	import_keys_done(&m->keys);
	newcomers_clear(&m->slice);
	newcomers_clear(&m->changes);
	for (size_t i = 0; i < m->n_differs; i++) {
		free(m->differs[i].who);
		free(m->differs[i].field);
		free(m->differs[i].mine);
		free(m->differs[i].their);
	}
	free(m->differs);
	free(m->slice.p);
	free(m->changes.p);
	free(m->ids);
	free(m->file);
	free(m);
}

bool
import_wants_workbook(const struct import *m)
{
	return m->as == IMPORT_JSON;
}

/* ---- what it is, for who shows it ---- */

static bool
import_is_table(const struct import *m)
{
	return m->as != IMPORT_VCARD && m->as != IMPORT_JSON && m->as != IMPORT_ICS;
}

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
	const struct incoming *in = m->as == IMPORT_VCARD ? &m->vcard.in : &m->csv.in;

	return in->size > 0 ? (int)(in->done * 100 / in->size) : 0;
}

const struct import_differ *
import_differs(const struct import *m, size_t *n)
{
	*n = m->n_differs;
	return m->differs;
}
