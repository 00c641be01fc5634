#include "contact_form.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/contact.h"
#include "screens/common.h"

void
contact_form_done(struct contact_form *f)
{
	contact_done(&f->was);
	free(f->fields);
	memset(f, 0, sizeof(*f));
}

/* Consents are the last rows, and have a form of their own. */
static size_t
contact_form_rows(void)
{
	size_t n = n_contact_fields;

	while (n && contact_fields[n - 1].flags & FIELD_CONSENT)
		n--;
	return n;
}

static void
make_fields(struct contact_form *f)
{
	if (f->fields)
		return;
	f->fields = mem_new(contact_form_rows(), sizeof(*f->fields));
	for (size_t i = 0; i < contact_form_rows(); i++) {
		const struct contact_field *from = &contact_fields[i];
		f->fields[i] = (struct form_field){
			.name = from->name,
			.label = from->label,
			.help = from->help,
			.kind = from->words ? FIELD_WORD
				: from->flags & FIELD_LISTED ? FIELD_LINES
				: from->tall ? FIELD_LONG : FIELD_LINE,
			.words = from->words,
			.n_words = from->n_words,
		};
	}
}

static bool
is_referrer(const struct contact_field *f)
{
	return f->at == offsetof(struct contact, referrer);
}

static bool
contact_form_read_values(struct ui *ui, struct contact *c, const char *const *values)
{
	bool good = true;

	for (size_t i = 0; i < contact_form_rows(); i++) {
		const struct contact_field *f = &contact_fields[i];
		struct err e = { 0 };
		if (contact_put(c, f, values[i] ? values[i] : "", &e) && contact_field_check(c, f, &e) &&
			(!is_referrer(f) || store_contact_referrer(app_of(ui)->desk.store, c, &e)))
			continue;
		ui_form_fault(ui, i, "%s", e.text);
		good = false;
	}
	return good;
}

/* The contact as a form has it, for `use`: its values are gone afterwards. */
static bool
with_values(struct ui *ui, const struct contact *c,
	bool (*use)(struct ui *ui, const char *const *values))
{
	struct text *values = mem_new(contact_form_rows(), sizeof(*values));
	const char **borrowed = mem_new(contact_form_rows(), sizeof(*borrowed));

	for (size_t i = 0; i < contact_form_rows(); i++) {
		contact_get(c, &contact_fields[i], &values[i]);
		borrowed[i] = text_str(&values[i]);
	}
	bool good = use(ui, borrowed);
	for (size_t i = 0; i < contact_form_rows(); i++)
		text_free(&values[i]);
	free(values);
	free(borrowed);
	return good;
}

/* The change is made to the contact as it is now, not as it was when the form was opened. */
static bool
contact_form_read_again(struct ui *ui, struct contact_form *f, struct err *e)
{
	struct contact now = { 0 };

	if (!f->was.id)
		return true;
	if (!store_contact_get(app_of(ui)->desk.store, f->was.id, &now, e))
		return false;
	contact_done(&f->was);
	f->was = now;
	return with_values(ui, &f->was, ui_form_now);
}

static void
contact_form_anyway(struct ui *ui, void *user, size_t nth)
{
	struct contact_form *f = user;

	if (nth != 0)
		return;
	f->anyway = true;
	ui_form_again(ui);
	f->anyway = false;
}

/* One key adds a namesake, no key that leaves the form does. */
static void
contact_form_ask(struct ui *ui, struct contact_form *f, struct err *e)
{
	static const struct answer answers[] = { { "y", N_("yes") }, { "n", N_("no") } };
	struct text question = { 0 };

	text_addf(&question, "%s %s", e->text, f->was.id ? _("Save anyway?") : _("Add anyway?"));
	ui_choose(ui, text_str(&question), answers, LEN(answers), contact_form_anyway, f);
	text_free(&question);
}

static void
contact_form_saved(struct ui *ui, struct contact_form *f, const struct contact *c)
{
	bool added = !f->was.id;

	if (!added || !f->after) /* else what it is added for says so */
		ui_say(ui, added ? "%s is added." : "%s is saved.", c->name);
	contact_done(&f->was);
	f->was = *c;
	if (f->after)
		f->after(ui, f->state, &f->was);
}

static bool
contact_form_save(struct ui *ui, void *user, const char *const *values, struct err *e)
{
	struct contact_form *f = user;
	struct contact c = { 0 };
	int64_t same = 0;

	if (!contact_form_read_again(ui, f, e))
		return false;
	contact_copy(&c, &f->was);
	bool good = contact_form_read_values(ui, &c, values) &&
		contact_keep(&app_of(ui)->desk, &c, f->anyway, &same, e);
	if (good)
		contact_form_saved(ui, f, &c);
	else
		contact_done(&c);
	if (same)
		contact_form_ask(ui, f, e);
	return good;
}

static void
contact_form_show(
	struct ui *ui, struct contact_form *f, const char *title, const char *draft)
{
	struct text *values = mem_new(contact_form_rows(), sizeof(*values));
	const char **borrowed = mem_new(contact_form_rows(), sizeof(*borrowed));

	make_fields(f);
	for (size_t i = 0; i < contact_form_rows(); i++) {
		contact_get(&f->was, &contact_fields[i], &values[i]);
		borrowed[i] = text_str(&values[i]);
	}
	ui_form(ui, title, draft, f->fields, contact_form_rows(), borrowed,
		contact_form_save, f);
	for (size_t i = 0; i < contact_form_rows(); i++)
		text_free(&values[i]);
	free(values);
	free(borrowed);
}

void
contact_form_new(struct ui *ui, struct contact_form *f, const struct contact *like,
	const char *draft)
{
	contact_done(&f->was);
	f->was = (struct contact){ .path = PATH_OTHER };
	if (like)
		contact_copy(&f->was, like);
	contact_form_show(ui, f, _("New contact"), draft);
}

void
contact_form_edit(struct ui *ui, struct contact_form *f, int64_t id)
{
	struct err e = { 0 };
	char draft[40];

	contact_done(&f->was);
	if (!store_contact_get(app_of(ui)->desk.store, id, &f->was, &e)) {
		ui_err(ui, &e);
		return;
	}
	snprintf(draft, sizeof(draft), "contact:%" PRId64, id);
	contact_form_show(ui, f, f->was.name, draft);
}

void
contact_added(struct ui *ui, const struct contact *c, bool pointed)
{
	if (pointed)
		ui_say(ui, "%s is added. p plans an interview, l starts one now.", c->name);
	else
		ui_say(ui, "%s is added; it is among the contacts (2).", c->name);
}
