/* The person of a call that was held without a name, and the people named in a call. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "model/call.h"
#include "model/contact.h"
#include "workflow.h"

/* ---- a referral that is a contact already ---- */

int64_t
referral_contact(struct desk *d, const struct note *n)
{
	return store_contact_named(d->store, n->text);
}

bool
referral_reworded(struct desk *d, const struct note *was, const char *text, struct err *e)
{
	int64_t id = was->kind == NOTE_REFERRAL && !was->marker ? referral_contact(d, was) : 0;
	struct contact c = { 0 };

	if (!id)
		return true;
	bool good = store_contact_get(d->store, id, &c, e);
	if (good && c.referral_words && strcmp(c.referral_words, was->text) == 0) {
		mem_set(&c.referral_words, text);
		good = store_contact_save(d->store, &c, e);
	}
	contact_done(&c);
	return good;
}

/* ---- taken on ---- */

/* "same floor", "same team": the place of the one who named them. */
static const char *
referral_where(const struct call *c, const struct referral *r)
{
	bool same = r->where && strncasecmp(r->where, "same ", 5) == 0;
	return same ? c->who.organisation : r->where;
}

/* How a contact was found whom `who` named; "" when nobody is known to have. */
static char *
referral_found(const char *who)
{
	struct text t = { 0 };

	if (who && *who)
		text_addf(&t, "named by %s", who);
	return text_take(&t);
}

bool
referral_propose(const struct call *c, const struct note *n, struct contact *out)
{
	struct referral r = { 0 };

	if (!referral_read(&r, n->text))
		return false;
	*out = (struct contact){ .name = mem_str(r.name), .role = mem_str(r.role),
		.organisation = mem_str(referral_where(c, &r)), .path = PATH_REFERRAL,
		.stage = STAGE_IDEA, .referrer_id = c->interview.contact_id,
		.may_use_name = r.may_use_name, .referral_words = mem_str(n->text),
		.found = referral_found(c->who.name) };
	referral_done(&r);
	return true;
}

bool
referral_take(struct desk *d, const struct call *c, struct contact *proposed, struct err *e)
{
	struct text label = { 0 };
	int64_t same;

	if (c->interview.practice)
		return err_set(e, "A rehearsal names nobody who could be met.");
	text_addf(&label, "add %s", proposed->name);
	bool good = store_begin(d->store, c->interview.id, text_str(&label), e);
	text_free(&label);
	if (!good)
		return false;
	good = contact_keep(d, proposed, false, &same, e);
	return store_done(d->store, good, good ? e : NULL) && good;
}

/* ---- who it was ---- */

/* What a person wrote about how the contact was found stays. */
static void
referral_set_by(struct contact *c, const struct contact *was, const struct contact *by)
{
	char *old = referral_found(was->name);
	bool own = c->found && *c->found && strcmp(c->found, old) != 0;

	c->referrer_id = by->id;
	free(old);
	if (own)
		return;
	free(c->found);
	c->found = referral_found(by->name);
}

/* A contact made of this note before the person was named, or while the call was taken for one
 * with `was`, learns by whom. */
static bool
referral_tell(struct desk *d, const struct note *n, const struct contact *was,
	const struct contact *by, struct err *e)
{
	int64_t id = n->kind == NOTE_REFERRAL && !n->marker ? referral_contact(d, n) : 0;
	struct contact c = { 0 };
	bool good = true;

	if (!id)
		return true;
	good = store_contact_get(d->store, id, &c, e);
	if (good && (!c.referrer_id || c.referrer_id == was->id) && c.referral_words &&
	    strcmp(c.referral_words, n->text) == 0) {
		referral_set_by(&c, was, by);
		good = store_contact_save(d->store, &c, e);
	}
	contact_done(&c);
	return good;
}

static bool
person_store(struct desk *d, struct call *c, struct contact *who, struct err *e)
{
	bool good = who->id || store_contact_save(d->store, who, e);

	c->interview.contact_id = who->id;
	good = good && store_interview_save(d->store, &c->interview, e);
	for (size_t i = 0; good && i < c->n_notes; i++)
		good = referral_tell(d, &c->notes[i], &c->who, who, e);
	return good && stage_talked(d, &c->interview, e);
}

bool
person_set(struct desk *d, int64_t interview_id, struct contact *who, struct err *e)
{
	struct text label = { 0 };
	struct call c = { 0 };

	bool good = desk_call(d, interview_id, &c, e) &&
		(!c.interview.practice || err_set(e, "A rehearsal has its partner already."));
	text_addf(&label, "it was %s", who->name);
	good = good && store_begin(d->store, interview_id, text_str(&label), e);
	if (good) {
		good = person_store(d, &c, who, e);
		good = store_done(d->store, good, good ? e : NULL) && good;
	}
	text_free(&label);
	call_done(&c);
	return good;
}
