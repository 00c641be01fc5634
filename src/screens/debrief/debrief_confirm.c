/* What the debrief takes on by one key: who it was, referrals, next steps. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "debrief.h"
#include "model/call.h"
#include "screens/contact/contact_acts.h"
#include "screens/common.h"

/* ---- referrals ---- */

/* "same floor", "same team": the place of the one who named them. */
static const char *
where(const struct debrief *d, const struct referral *r)
{
	bool same = r->where && strncasecmp(r->where, "same ", 5) == 0;
	return same ? d->call.who.organisation : r->where;
}

/* How a contact was found whom `who` named; "" when nobody is known to have. */
static char *
named_by(const char *who)
{
	struct text t = { 0 };

	if (who && *who)
		text_addf(&t, "named by %s", who);
	return text_take(&t);
}

/* The contact a referral note proposes: who named them, and in which words. */
static bool
propose(const struct debrief *d, const struct note *n, struct contact *out)
{
	struct referral r = { 0 };

	if (!referral_read(&r, n->text))
		return false;
	*out = (struct contact){ .name = mem_str(r.name), .role = mem_str(r.role),
		.organisation = mem_str(where(d, &r)), .path = PATH_REFERRAL, .stage = STAGE_IDEA,
		.referrer_id = d->call.interview.contact_id, .may_use_name = r.may_use_name,
		.referral_words = mem_str(n->text), .found = named_by(d->call.who.name) };
	referral_done(&r);
	return true;
}

static void
keep_referral(struct ui *ui, struct debrief *d, struct contact *c)
{
	struct store *s = d->app->desk.store;
	struct text label = { 0 };
	struct err e = { 0 };

	text_addf(&label, "add %s", c->name);
	if (act_begin(ui, d->id, text_str(&label)) &&
		act_end(ui, store_contact_save(s, c, &e), &e))
		ui_say(ui, "%s is a contact now%s. u takes it back.", c->name,
			c->may_use_name ? ", the name may be used" : "");
	text_free(&label);
	ui_reload(ui);
}

void
debrief_add_referral(struct ui *ui, struct debrief *d, const struct debrief_item *it)
{
	const struct note *n = call_note(&d->call, it->of);
	struct contact c = { 0 };

	if (it->contact_id)
		screen_open(ui, "contact", it->contact_id);
	else if (n && propose(d, n, &c))
		keep_referral(ui, d, &c);
	else
		debrief_write(ui, d, rows_id(DEBRIEF_REFERRAL, it->of));
	contact_done(&c);
}

void
debrief_edit_referral(struct ui *ui, struct debrief *d, const struct debrief_item *it)
{
	const struct note *n = call_note(&d->call, it->of);
	struct contact c = { 0 };
	char draft[48];

	if (it->contact_id) {
		contact_form_edit(ui, &d->form, it->contact_id);
	} else if (n && propose(d, n, &c)) {
		snprintf(draft, sizeof(draft), "referral:%" PRId64, n->id);
		contact_form_new(ui, &d->form, &c, draft);
	} else {
		debrief_write(ui, d, rows_id(DEBRIEF_REFERRAL, it->of));
	}
	contact_done(&c);
}

/* ---- who it was ---- */

static void
set_by_whom(struct contact *c, const struct contact *by)
{
	c->referrer_id = by->id;
	if (c->found && *c->found)
		return;
	free(c->found);
	c->found = named_by(by->name);
}

/* Contacts made of this call's referrals before the person was named learn by whom. */
static bool
tell_referrals(struct debrief *d, const struct contact *by, struct err *e)
{
	struct store *s = d->app->desk.store;
	bool good = true;

	for (size_t i = 0; good && i < d->n_items; i++) {
		const struct debrief_item *it = &d->items[i];
		const struct note *n = call_note(&d->call, it->of);
		struct contact c = { 0 };
		if (it->part != DEBRIEF_REFERRAL || !it->contact_id || !n)
			continue;
		good = store_contact_get(s, it->contact_id, &c, e);
		if (good && !c.referrer_id && c.referral_words &&
			strcmp(c.referral_words, n->text) == 0) {
			set_by_whom(&c, by);
			good = store_contact_save(s, &c, e);
		}
		contact_done(&c);
	}
	return good;
}

/* The call's contact is `c`, which is saved first when it is new. */
static void
set_person(struct ui *ui, struct debrief *d, struct contact *c)
{
	struct store *s = d->app->desk.store;
	struct interview *i = &d->call.interview;
	struct text label = { 0 };
	struct err e = { 0 };

	text_addf(&label, "it was %s", c->name);
	if (act_begin(ui, d->id, text_str(&label))) {
		bool good = c->id || store_contact_save(s, c, &e);
		i->contact_id = c->id;
		good = good && store_interview_save(s, i, &e) &&
			tell_referrals(d, c, &e) && stage_talked(&d->app->desk, i, &e) &&
			thanks_add(&d->app->desk, i->id, &e);
		if (act_end(ui, good, &e))
			ui_say(ui, "It was %s. u takes it back.", c->name);
	}
	text_free(&label);
	ui_reload(ui);
}

static void
set_new(struct ui *ui, struct debrief *d)
{
	struct contact c = { .name = mem_str(d->candidate_name), .path = PATH_OTHER };

	set_person(ui, d, &c);
	contact_done(&c);
}

static void
set_known(struct ui *ui, struct debrief *d)
{
	struct contact c = { 0 };
	struct err e = { 0 };

	if (store_contact_get(d->app->desk.store, d->candidate, &c, &e))
		set_person(ui, d, &c);
	else
		ui_err(ui, &e);
	contact_done(&c);
}

static void
same_or_new(struct ui *ui, void *user, size_t nth)
{
	if (nth == 0)
		set_known(ui, user);
	else
		set_new(ui, user);
}

static void
named(struct ui *ui, void *user, const char *name)
{
	static const struct answer answers[] = { { "y", "yes" }, { "n", "somebody new" } };
	struct debrief *d = user;
	struct text question = { 0 }, known = { 0 };

	if (name[strspn(name, " ")] == '\0')
		return;
	mem_set(&d->candidate_name, name);
	d->candidate = store_contact_find(d->app->desk.store, name, NULL);
	if (d->candidate)
		contacts_name(&d->app->desk, &d->candidate, 1, &known);
	if (!d->candidate) {
		set_new(ui, d);
	} else if (strcmp(text_str(&known), name) == 0) {
		set_known(ui, d);
	} else {
		text_addf(&question, "Was it %s?", text_str(&known));
		ui_choose(ui, text_str(&question), answers, LEN(answers), same_or_new, d);
	}
	text_free(&question);
	text_free(&known);
}

void
debrief_name_person(struct ui *ui, struct debrief *d)
{
	ui_prompt(ui, "Who was it? A name", "", named, d);
}

/* ---- steps ---- */

/* By eye the pointer stays, for the next one; by ear the next key is about the one named. */
void
debrief_add_step(struct ui *ui, struct debrief *d, size_t nth)
{
	int64_t taken = 0;
	struct step *st = &d->proposed[nth];
	struct text label = { 0 };
	struct err e = { 0 };

	text_addf(&label, "take on “%s”", st->text);
	if (act_begin(ui, d->id, text_str(&label)) &&
		act_end(ui, store_step_save(d->app->desk.store, st, &e), &e)) {
		taken = rows_id(DEBRIEF_STEP, st->id);
		ui_say(ui, "Taken on: %s. Today reminds you.", st->text);
	}
	text_free(&label);
	ui_reload(ui);
	if (ui->linear && taken)
		list_choose(&d->list, taken);
}
