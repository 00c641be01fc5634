/* compare_view.c: the comparison read for its screens, narrowed by a form, written to a file. */
#include <stdlib.h>
#include <string.h>

#include "compare.h"

static struct compare_wish
compare_view_wish(const struct app *a)
{
	char *const *w = a->compare;

	return (struct compare_wish){ .kind = w[COMPARE_KIND], .theme = w[COMPARE_THEME],
		.person = w[COMPARE_PERSON], .since = w[COMPARE_SINCE], .until = w[COMPARE_UNTIL],
		.starred = w[COMPARE_STARRED] && strcmp(w[COMPARE_STARRED], "yes") == 0 };
}

bool
compare_view_read(struct ui *ui, struct compare_view *v, struct err *e)
{
	struct compare_wish w;

	v->app = app_of(ui);
	rows_done(&v->rows);
	const struct comparison *now = comparison_hold(&v->app->desk, e);
	if (!now)
		return false;
	comparison_release(v->c);
	v->c = now;
	w = compare_view_wish(v->app);
	return compare_choose(&v->app->desk, v->c, &w, &v->choice, e);
}

void
compare_view_close(struct ui *ui, void *state)
{
	struct compare_view *v = state;

	(void)ui;
	rows_done(&v->rows);
	comparison_release(v->c);
	compare_choice_done(&v->choice);
	theme_ask_done(&v->ask);
	report_ask_done(&v->file);
}

void
compare_view_status(const void *state, struct text *out)
{
	const struct compare_view *v = state;

	if (v->choice.said.n)
		text_addf(out, "only: %s (f changes it)", text_str(&v->choice.said));
	else if (v->c->off_record)
		text_addf(out, count_form(v->c->off_record, "%zu line off the record is left out",
			"%zu lines off the record are left out"), v->c->off_record);
}

/* ---- which notes ---- */

static const struct form_field compare_fields[N_COMPARE_WISHES] = {
	[COMPARE_KIND] = { "kind", N_("Kinds"), N_("Of note: fact, quote, impression …; empty: all"), FIELD_LINE, NULL, 0 },
	[COMPARE_STARRED] = { "starred", N_("Starred"), N_("Only those with a star"), FIELD_YES, NULL, 0 },
	[COMPARE_THEME] = { "theme", N_("Theme"), N_("Only notes of this theme"), FIELD_LINE, NULL, 0 },
	[COMPARE_PERSON] = { "person", N_("Person"), N_("Only calls with somebody of this name"), FIELD_LINE, NULL, 0 },
	[COMPARE_SINCE] = { "since", N_("Since"), N_("Only calls from this day on"), FIELD_LINE, NULL, 0 },
	[COMPARE_UNTIL] = { "until", N_("Until"), N_("Only calls up to this day"), FIELD_LINE, NULL, 0 },
};

/* What cannot be understood is said, and what was chosen before stays. */
static bool
compare_view_chosen(struct ui *ui, void *user, const char *const *values, struct err *e)
{
	struct compare_view *v = user;
	struct compare_wish w = { values[COMPARE_KIND], values[COMPARE_THEME], values[COMPARE_PERSON],
		values[COMPARE_SINCE], values[COMPARE_UNTIL],
		strcmp(values[COMPARE_STARRED], "yes") == 0 };
	struct compare_choice choice = { 0 };
	bool good = compare_choose(&v->app->desk, v->c, &w, &choice, e);

	compare_choice_done(&choice);
	for (size_t i = 0; good && i < N_COMPARE_WISHES; i++)
		mem_set(&v->app->compare[i], values[i]);
	if (good)
		ui_reload(ui);
	return good;
}

void
compare_view_filter(struct ui *ui, void *state)
{
	struct compare_view *v = state;
	const char *values[N_COMPARE_WISHES];

	for (size_t i = 0; i < N_COMPARE_WISHES; i++)
		values[i] = v->app->compare[i] ? v->app->compare[i] : "";
	ui_form(ui, _("Which notes"), NULL, compare_fields, N_COMPARE_WISHES, values,
		compare_view_chosen, v);
}

/* ---- what was done ---- */

void
compare_view_file(struct ui *ui, void *state)
{
	struct compare_view *v = state;

	page_ask(ui, &v->file, ASK_COMPARE);
}

bool
compare_view_told(struct ui *ui, bool good, struct text *said, const struct err *e)
{
	if (good)
		ui_say(ui, "%s", text_str(said));
	else
		ui_err(ui, e);
	text_free(said);
	return good;
}

void
compare_view_said(struct ui *ui, bool good, const struct text *said, const struct err *e)
{
	if (good)
		ui_say(ui, "%s", text_str(said));
	else
		ui_err(ui, e);
	ui_reload(ui);
}
