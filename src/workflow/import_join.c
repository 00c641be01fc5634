/*
 * import_join.c: what a file says of somebody who is there already, joined with what is here:
 * what is missing comes in, of what differs one value counts, chosen field by field.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "import_job.h"

enum { DIFFERS_MOST = 1000, SLICE_CHANGED = 25 };

/* ---- which value counts ---- */

static bool
import_turned_one(struct import *m, const char *said, struct err *e)
{
	size_t digits = strspn(said, "0123456789");
	bool line = digits > 0 && digits < 10 && said[digits] == ':';
	uint64_t field = contact_field_bit(said + (line ? digits + 1 : 0));

	if (!field)
		return err_set(e, "“%.40s” is not a field of a contact. Say --take role, or --take 12:role for line 12.",
			said);
	struct import_turn *to = list_more(&m->turned, &m->n_turned, &m->cap_turned, sizeof(*to));
	*to = (struct import_turn){ line ? strtoll(said, NULL, 10) : 0, field };
	return true;
}

bool
import_turned_read(struct import *m, const struct import_wish *w, struct err *e)
{
	bool good = true;

	m->theirs = w->theirs;
	for (size_t i = 0; good && w->turned && i < w->turned->n; i++)
		good = import_turned_one(m, w->turned->s[i], e);
	return good;
}

/* The fields of which the file's value counts, of this one. */
static uint64_t
import_takes(const struct import *m, const struct newcomer *p)
{
	uint64_t turned = 0;

	for (size_t i = 0; i < m->n_turned; i++)
		if (!m->turned[i].line || m->turned[i].line == p->line)
			turned |= m->turned[i].field;
	return m->theirs ? ~turned : turned;
}

/* ---- what differs, told ---- */

/* "role<TAB>planner<TAB>head<TAB>theirs": kept for a screen, and told. True: the file's counts. */
static bool
import_say_differ(struct import *m, const struct newcomer *p, const char *line, size_t nth, struct text *said)
{
	struct strings part = { 0 };
	struct import_differ *d;

	strings_split(&part, line, "\t");
	bool theirs = part.n == 4;
	if (part.n < 3) {
		strings_free(&part);
		return false;
	}
	text_addf(said, theirs ? "%s %s: %s | %s (taken)" : "%s %s: %s | %s", nth ? ";" : ":", part.s[0], part.s[1],
		part.s[2]);
	if (m->n_differs < DIFFERS_MOST) {
		d = list_more(&m->differs, &m->n_differs, &m->cap_differs, sizeof(*d));
		*d = (struct import_differ){ mem_str(p->c.name), mem_str(part.s[0]), mem_str(part.s[1]),
			mem_str(part.s[2]), p->line, p->of, theirs };
	}
	strings_free(&part);
	return theirs;
}

/* "… is contact 3, but not the same: role: planner | head (the first stays)." */
static void
import_say_differs(struct import *m, const struct newcomer *p, const struct text *differs)
{
	struct text t = { 0 };
	struct strings lines = { 0 };
	bool taken = false;

	if (!differs->n)
		return;
	m->n.differ++;
	text_addf(&t, "%.80s is contact %" PRId64 ", but not the same", p->c.name, p->of);
	strings_split(&lines, text_str(differs), "\n");
	for (size_t i = 0; i < lines.n; i++)
		taken |= import_say_differ(m, p, lines.s[i], i, &t);
	if (!taken)
		text_joinf(&t, " ", "(the first stays)");
	text_addc(&t, '.');
	import_say(m, p->line, text_str(&t));
	strings_free(&lines);
	text_free(&t);
}

/* ---- joined with who is there ---- */

/* Further addresses and numbers, and what else came with them. */
static bool
import_join_kept(const struct contact *mine, const struct newcomer *p, uint64_t theirs, struct text *kept)
{
	struct text more = { 0 };
	const struct {
		const char *mine, *their, *line, *field;
	} pairs[] = {
		{ mine->email, p->c.email, "EMAIL", "email" }, { mine->phone, p->c.phone, "TEL", "phone" },
	};

	text_add(&more, text_str(&p->kept));
	for (size_t i = 0; i < LEN(pairs); i++)
		if (pairs[i].mine && *pairs[i].mine && pairs[i].their && *pairs[i].their &&
			strcasecmp(pairs[i].mine, pairs[i].their) != 0)
			kept_put(&more, pairs[i].line,
				theirs & contact_field_bit(pairs[i].field) ? pairs[i].mine : pairs[i].their);
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
	*changed = import_join_kept(c, p, import_takes(m, p), kept);
	*changed |= contact_merge(c, &p->c, import_takes(m, p), differs);
	return true;
}

bool
import_join_there(struct import *m, struct newcomer *p, struct err *e)
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
			good = newcomer_wait(&m->later, p, e);
	}
	contact_done(&c);
	text_free(&kept);
	text_free(&differs);
	return good;
}

void
import_join_twice(struct import *m, struct newcomer *with, const struct newcomer *p)
{
	struct text differs = { 0 };

	import_join_kept(&with->c, p, import_takes(m, p), &with->kept);
	contact_merge(&with->c, &p->c, import_takes(m, p), &differs);
	text_free(&differs);
}

/* ---- what changes who was there ---- */

bool
import_begin(struct import *m, struct err *e)
{
	return m->batch || store_batch_begin(m->d->store, "import", &m->batch, e);
}

void
import_label(const struct import *m, struct text *out)
{
	const char *file = import_file_name(m);

	if (m->as == IMPORT_JSON || (!m->n.added && !m->n.changed)) /* rows of many sorts are no count */
		text_addf(out, "import of %.60s", file);
	else if (!m->n.changed)
		text_addf(out, "import of %.60s: %zu new", file, m->n.added);
	else if (!m->n.added)
		text_addf(out, "import of %.60s: %zu changed", file, m->n.changed);
	else
		text_addf(out, "import of %.60s: %zu new, %zu changed", file, m->n.added, m->n.changed);
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

bool
import_change(struct import *m, bool *more, struct err *e)
{
	struct err none = { 0 };
	struct newcomer p = { 0 };
	bool good = true;

	*more = newcomer_next(m->later, &p, &none);
	if (!*more)
		return !none.text[0] || err_set(e, "%s", none.text);
	if (!import_begin(m, e) || !store_batch_change(m->d->store, m->batch, e)) {
		newcomer_done(&p);
		return false;
	}
	for (size_t i = 1; good && *more; i++) {
		good = import_change_one(m, &p, e);
		newcomer_done(&p);
		if (i == SLICE_CHANGED)
			break;
		*more = good && newcomer_next(m->later, &p, &none);
	}
	good = good && (!none.text[0] || err_set(e, "%s", none.text));
	return store_done(m->d->store, good, good ? e : NULL) && good;
}
