/* contact.c: a contact saved, set, brought to a stage, deleted; by a screen or a command. */
#include <inttypes.h>
#include <string.h>

#include "model/contact.h"
#include "workflow.h"

/* ---- saved ---- */

/* "Maya Okafor at Northlight is there already: number 3." */
static bool
contact_say_same(const struct contact *c, int64_t same, struct err *e)
{
	if (c->organisation && *c->organisation)
		return err_set(e, "%.120s at %.120s is there already: number %" PRId64 ".", c->name,
			c->organisation, same);
	return err_set(e, "%.120s is there already: number %" PRId64 ".", c->name, same);
}

static bool
contact_differs(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "") != 0;
}

/* Somebody else who has this name at this organisation; 0: nobody. Who keeps both is not
 * asked about again. */
static int64_t
contact_twin(struct desk *d, const struct contact *c, const struct contact *was)
{
	if (was->id && !contact_differs(was->name, c->name) &&
	    !contact_differs(was->organisation, c->organisation))
		return 0;
	int64_t same = store_contact_same(d->store, c->name, c->organisation);
	return same == c->id ? 0 : same;
}

static bool
contact_store(struct desk *d, struct contact *c, const char *label, struct err *e)
{
	if (!store_begin(d->store, 0, label, e))
		return false;
	bool good = store_contact_save(d->store, c, e);
	return store_done(d->store, good, good ? e : NULL) && good;
}

/* `was` is what is stored; of a new contact zeroed. */
static bool
contact_keep_from(struct desk *d, struct contact *c, const struct contact *was, bool anyway,
	int64_t *same, struct err *e)
{
	struct text label = { 0 };

	*same = anyway ? 0 : contact_twin(d, c, was);
	if (*same)
		return contact_say_same(c, *same, e);
	text_addf(&label, "%s %s", c->id ? _("edit") : _("add"), c->name);
	bool good = contact_store(d, c, text_str(&label), e);
	text_free(&label);
	return good;
}

bool
contact_keep(struct desk *d, struct contact *c, bool anyway, int64_t *same, struct err *e)
{
	struct contact was = { 0 };

	*same = 0;
	if (!c->id && c->path == PATH_OTHER && c->referrer && *c->referrer)
		c->path = PATH_REFERRAL; /* whom a contact has named is reached by that */
	bool good = (c->id ? store_contact_get(d->store, c->id, &was, e) : contact_check(c, e)) &&
		contact_keep_from(d, c, &was, anyway, same, e);
	contact_done(&was);
	return good;
}

bool
consent_keep(struct desk *d, struct contact *c, struct err *e)
{
	struct text label = { 0 };

	text_addf(&label, "consent of %s", c->name);
	bool good = contact_store(d, c, text_str(&label), e);
	text_free(&label);
	return good;
}

/* ---- one field ---- */

static const struct contact_field *
contact_field_find(const char *name, struct err *e)
{
	struct text all = { 0 };

	for (size_t i = 0; i < n_contact_fields; i++)
		if (strcmp(contact_fields[i].name, name) == 0)
			return &contact_fields[i];
	for (size_t i = 0; i < n_contact_fields; i++)
		text_addf(&all, "%s%s", i ? ", " : "", contact_fields[i].name);
	err_set(e, "A contact has no field \"%.60s\"; there are %s.", name, text_str(&all));
	text_free(&all);
	return NULL;
}

bool
contact_set(struct desk *d, int64_t id, const char *field, const char *value, struct err *e)
{
	const struct contact_field *f = contact_field_find(field, e);
	struct contact c = { 0 };
	int64_t same;

	bool good = f && store_contact_get(d->store, id, &c, e) && contact_put(&c, f, value, e) &&
		contact_field_check(&c, f, e) &&
		(f->flags & FIELD_CONSENT ? consent_keep(d, &c, e)
					  : contact_keep(d, &c, false, &same, e));
	contact_done(&c);
	return good;
}

/* ---- stages ---- */

void
contacts_name(struct desk *d, const int64_t *ids, size_t n, struct text *out)
{
	struct contact c = { 0 };

	if (n != 1)
		count_text(out, n, "contact", "contacts");
	else if (store_contact_get(d->store, ids[0], &c, NULL))
		text_add(out, name_or(c.name));
	contact_done(&c);
}

bool
stage_word(const char *word, enum stage *stage, struct err *e)
{
	int i = word_find(stage_names, N_STAGES, word, true);
	struct text all = { 0 };

	for (int k = 0; k < N_STAGES; k++)
		text_addf(&all, "%s%s", k ? ", " : "", stage_names[k]);
	if (i < 0)
		err_set(e, "\"%.60s\" is not a stage: it is one of %s.", word, text_str(&all));
	else
		*stage = (enum stage)i;
	text_free(&all);
	return i >= 0;
}

static bool
stage_set_one(struct desk *d, int64_t id, enum stage to, struct err *e)
{
	struct contact c = { 0 };
	bool good = store_contact_get(d->store, id, &c, e);

	if (good && c.stage != to) {
		c.stage = to;
		good = store_contact_save(d->store, &c, e);
	}
	contact_done(&c);
	return good;
}

static void
stage_say(const struct desk *d, const char *who, enum stage to, struct text *said)
{
	bool business = d->config.policy == POLICY_3B7;
	const char *const then[N_STAGES] = {
		[STAGE_ASKED] = business ? N_("a follow-up is due in 7 business days")
			: N_("a follow-up is due in 7 days"),
		[STAGE_DECLINED] = N_("thank them in a line, then no more nudges"),
		[STAGE_NO_ANSWER] = N_("it is normal: on to the next one"),
	};

	text_addf(said, "%s: %s", who, stage_names[to]);
	if (then[to])
		text_joinf(said, "; ", "%s", _(then[to]));
}

bool
stage_set(struct desk *d, const int64_t *ids, size_t n, enum stage to, struct text *said,
	struct err *e)
{
	struct text label = { 0 }, who = { 0 };

	contacts_name(d, ids, n, &who);
	text_addf(&label, "stage %s of %s", stage_names[to], text_str(&who));
	bool good = store_begin(d->store, 0, text_str(&label), e);
	if (good) {
		for (size_t i = 0; good && i < n; i++)
			good = stage_set_one(d, ids[i], to, e);
		good = store_done(d->store, good, good ? e : NULL) && good;
	}
	if (good)
		stage_say(d, text_str(&who), to, said);
	text_free(&label);
	text_free(&who);
	return good;
}

/* ---- deleted ---- */

struct holds
contacts_hold(struct desk *d, const int64_t *ids, size_t n)
{
	struct holds all = { 0 };

	for (size_t i = 0; i < n; i++) {
		struct holds h = store_contact_holds(d->store, ids[i]);
		all.notes += h.notes;
		all.calls += h.calls;
	}
	return all;
}

bool
contacts_delete(struct desk *d, const int64_t *ids, size_t n, struct text *said, struct err *e)
{
	struct text label = { 0 }, names = { 0 };

	contacts_name(d, ids, n, &names);
	text_addf(&label, "delete %s", text_str(&names));
	text_free(&names);
	bool good = store_begin(d->store, 0, text_str(&label), e);
	if (good) {
		for (size_t i = 0; good && i < n; i++)
			good = store_contact_delete(d->store, ids[i], e);
		good = store_done(d->store, good, good ? e : NULL) && good;
	}
	if (good)
		text_add(said, text_str(&label));
	text_free(&label);
	return good;
}
