/* What the debrief confirms by one key: who it was, and who was named. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "debrief.h"
#include "model/call.h"
#include "screens/contact/contact_acts.h"
#include "screens/common.h"

/* ---- referrals ---- */

static void
keep_referral(struct ui *ui, struct debrief *d, struct contact *c)
{
	struct err e = { 0 };

	if (referral_take(&d->app->desk, &d->call, c, &e))
		ui_say(ui, c->may_use_name
				? "%s is a contact now, the name may be used. u takes it back."
				: "%s is a contact now. u takes it back.", c->name);
	else
		ui_err(ui, &e);
	ui_reload(ui);
}

void
debrief_add_referral(struct ui *ui, struct debrief *d, const struct debrief_item *it)
{
	const struct note *n = call_note(&d->call, it->of);
	struct contact c = { 0 };

	if (it->contact_id)
		screen_open(ui, "contact", it->contact_id);
	else if (n && referral_proposes(n->text) && referral_propose(&d->call, n, &c))
		keep_referral(ui, d, &c);
	else if (n && !referral_proposes(n->text)) /* who is it? */
		debrief_edit_referral(ui, d, it);
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
	} else if (n && referral_propose(&d->call, n, &c)) {
		snprintf(draft, sizeof(draft), "referral:%" PRId64, n->id);
		contact_form_new(ui, &d->form, &c, draft);
	} else {
		debrief_write(ui, d, rows_id(DEBRIEF_REFERRAL, it->of));
	}
	contact_done(&c);
}

/* ---- who it was ---- */

static void
set_person(struct ui *ui, struct debrief *d, struct contact *c)
{
	struct err e = { 0 };

	if (person_set(&d->app->desk, d->id, c, &e))
		ui_say(ui, "It was %s. u takes it back.", c->name);
	else
		ui_err(ui, &e);
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
debrief_confirm_named(struct ui *ui, void *user, const char *name)
{
	static const struct answer answers[] = { { "y", N_("yes") }, { "n", N_("somebody new") } };
	struct debrief *d = user;
	struct text question = { 0 }, known = { 0 };

	if (blank_only(name))
		return;
	mem_set(&d->candidate_name, name);
	d->candidate = contact_find(&d->app->desk, name, NULL);
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
	ui_prompt(ui, _("Who was it? A name"), "", debrief_confirm_named, d);
}
