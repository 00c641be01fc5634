/* interest_form.c: interest before a conversation and after it, and the sentence that moved it. */
#include "interest_form.h"

#include <stdio.h>
#include <stdlib.h>

enum { INTEREST_BEFORE, INTEREST_AFTER, INTEREST_MOVED, N_INTEREST_FIELDS };
static const struct form_field interest_fields[N_INTEREST_FIELDS] = {
	{ "before", N_("Before"), N_("How interested before: 1 not at all, 5 very much, 0 not said"), FIELD_NUMBER, NULL, 0 },
	{ "after", N_("After"), N_("How interested after it: 1 not at all, 5 very much, 0 not said"), FIELD_NUMBER, NULL, 0 },
	{ "moved", N_("Moved by"), N_("The sentence that moved it"), FIELD_LINE, NULL, 0 },
};

static bool
interest_saved(struct ui *ui, void *user, const char *const *values, struct err *e)
{
	bool good = interest_set(&app_of(ui)->desk, *(const int64_t *)user, atoi(values[INTEREST_BEFORE]),
		atoi(values[INTEREST_AFTER]), values[INTEREST_MOVED], e);

	if (good)
		ui_reload(ui);
	return good;
}

void
interest_form(struct ui *ui, int64_t *of, int64_t interview_id)
{
	struct text moved = { 0 }, draft = { 0 };
	char before[16], after[16];
	int b, a;

	*of = interview_id;
	store_interest_get(app_of(ui)->desk.store, interview_id, &b, &a, &moved);
	snprintf(before, sizeof(before), "%d", b);
	snprintf(after, sizeof(after), "%d", a);
	text_addf(&draft, "interest/%lld", (long long)interview_id);
	const char *values[N_INTEREST_FIELDS] = { before, after, text_str(&moved) };
	ui_form(ui, _("Interest"), text_str(&draft), interest_fields, N_INTEREST_FIELDS, values,
		interest_saved, of);
	text_free(&moved);
	text_free(&draft);
}
