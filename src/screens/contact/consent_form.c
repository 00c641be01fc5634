#include "consent_form.h"

#include <inttypes.h>
#include <stdio.h>

void
consent_form_done(struct consent_form *f)
{
	contact_done(&f->was);
}

/* The rows of contact_fields that are consents, in the order of enum purpose. */
static const struct contact_field *
consent_form_row(int purpose)
{
	int nth = 0;

	for (size_t i = 0; i < n_contact_fields; i++)
		if (contact_fields[i].flags & FIELD_CONSENT && nth++ == purpose)
			return &contact_fields[i];
	return NULL;
}

static void
consent_form_values(const struct contact *c, const char *values[N_PURPOSES])
{
	for (int p = 0; p < N_PURPOSES; p++)
		values[p] = c->consent[p] ? c->consent[p] : "";
}

/* The change is made to the contact as it is now. */
static bool
consent_form_read_again(struct ui *ui, struct consent_form *f, struct err *e)
{
	const char *values[N_PURPOSES];
	struct contact now = { 0 };

	if (!store_contact_get(app_of(ui)->desk.store, f->was.id, &now, e))
		return false;
	contact_done(&f->was);
	f->was = now;
	consent_form_values(&f->was, values);
	return ui_form_now(ui, values);
}

static bool
consent_form_put(struct ui *ui, const struct contact *was, struct contact *c,
	const char *const *values)
{
	bool good = true;

	for (int p = 0; p < N_PURPOSES; p++) {
		const char *before = was->consent[p] ? was->consent[p] : "";
		struct err e = { 0 };
		if (contact_put(c, consent_form_row(p), values[p] ? values[p] : "", &e) &&
			consent_follows(before, c->consent[p], c->name, (enum purpose)p, &e))
			continue;
		ui_form_fault(ui, (size_t)p, "%s", e.text);
		good = false;
	}
	return good;
}

static bool
consent_form_save(struct ui *ui, void *user, const char *const *values, struct err *e)
{
	struct consent_form *f = user;
	struct contact c = { 0 };

	if (!consent_form_read_again(ui, f, e))
		return false;
	contact_copy(&c, &f->was);
	bool good = consent_form_put(ui, &f->was, &c, values) && consent_keep(&app_of(ui)->desk, &c, e);
	if (good)
		ui_say(ui, "What %s agrees to is saved; u takes it back.", c.name);
	contact_done(&c);
	return good;
}

void
consent_form_open(struct ui *ui, struct consent_form *f, int64_t contact_id)
{
	const char *values[N_PURPOSES];
	struct err e = { 0 };
	char draft[40];

	contact_done(&f->was);
	if (!store_contact_get(app_of(ui)->desk.store, contact_id, &f->was, &e)) {
		ui_err(ui, &e);
		return;
	}
	for (int p = 0; p < N_PURPOSES; p++) {
		const struct contact_field *row = consent_form_row(p);
		f->fields[p] = (struct form_field){ .name = row->name, .label = row->label,
			.help = row->help, .kind = FIELD_LINE };
	}
	consent_form_values(&f->was, values);
	snprintf(draft, sizeof(draft), "consent:%" PRId64, contact_id);
	ui_form(ui, f->was.name, draft, f->fields, N_PURPOSES, values, consent_form_save, f);
}
