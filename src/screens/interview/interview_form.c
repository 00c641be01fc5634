/* A conversation as a form: with whom, when, how long, how and where, put right also afterwards. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "interview_acts.h"
#include "model/call.h"
#include "screens/common.h"

static const struct form_field fields[N_INTERVIEW_FIELDS] = {
	[INTERVIEW_CONTACT] = { "contact", N_("With"), N_("A contact, by name or number"), FIELD_LINE, NULL, 0 },
	[INTERVIEW_AT] = { "at", N_("When"), N_("In your zone: fri 15:00, 4 Dec 3pm"), FIELD_LINE, NULL, 0 },
	[INTERVIEW_MINUTES] = { "minutes", N_("Minutes"), N_("The agreed length"), FIELD_NUMBER, NULL, 0 },
	[INTERVIEW_CHANNEL] = { "channel", N_("How"), "", FIELD_WORD, channel_names, N_CHANNELS },
	[INTERVIEW_PLACE] = { "place", N_("Where"), N_("An address, a number, a link"), FIELD_LINE, NULL, 0 },
	[INTERVIEW_KIND] = { "kind", N_("Kind"), N_("About their work, or to stay in touch"), FIELD_WORD,
		interview_kind_names, N_INTERVIEW_KINDS },
};

/* The interview as it is stored, for `use`: the values are freed afterwards. */
static bool
interview_form_values(struct ui *ui, const struct interview *i,
	bool (*use)(struct ui *ui, void *user, const char *const *values), void *user)
{
	struct text values[N_INTERVIEW_FIELDS] = { 0 };
	const char *borrowed[N_INTERVIEW_FIELDS];

	for (size_t n = 0; n < N_INTERVIEW_FIELDS; n++) {
		interview_field_text(&app_of(ui)->desk, i, n, &values[n]);
		borrowed[n] = text_str(&values[n]);
	}
	bool good = use(ui, user, borrowed);
	for (size_t n = 0; n < N_INTERVIEW_FIELDS; n++)
		text_free(&values[n]);
	return good;
}

static bool
interview_form_now(struct ui *ui, void *user, const char *const *values)
{
	(void)user;
	return ui_form_now(ui, values);
}

/* Has another program changed it since the form was opened? Then the form asks again. */
static bool
interview_form_same(struct ui *ui, int64_t id, struct err *e)
{
	struct call c = { 0 };
	bool same = desk_call(&app_of(ui)->desk, id, &c, e) &&
		interview_form_values(ui, &c.interview, interview_form_now, NULL);

	call_done(&c);
	return same;
}

static bool
interview_form_save(struct ui *ui, void *user, const char *const *values, struct err *e)
{
	const struct interview_form *f = user;
	struct err why = { 0 };
	size_t wrong;

	if (!interview_form_same(ui, f->id, e))
		return false;
	if (interview_correct(&app_of(ui)->desk, f->id, values, &wrong, &why)) {
		ui_say(ui, "The conversation is saved; u takes it back.");
		return true;
	}
	if (wrong < N_INTERVIEW_FIELDS)
		ui_form_fault(ui, wrong, "%s", why.text);
	else
		*e = why;
	return false;
}

static bool
interview_form_show(struct ui *ui, void *user, const char *const *values)
{
	struct interview_form *f = user;
	char draft[40];

	snprintf(draft, sizeof(draft), "correct:%" PRId64, f->id);
	ui_form(ui, _("The conversation"), draft, fields, N_INTERVIEW_FIELDS, values,
		interview_form_save, f);
	return true;
}

void
interview_form_edit(struct ui *ui, struct interview_form *f, int64_t id)
{
	struct call c = { 0 };
	struct err e = { 0 };

	f->id = id;
	if (!desk_call(&app_of(ui)->desk, id, &c, &e))
		ui_err(ui, &e);
	else if (c.interview.practice)
		ui_refuse(ui, "A practice call stays as it was held.");
	else
		interview_form_values(ui, &c.interview, interview_form_show, f);
	call_done(&c);
}
