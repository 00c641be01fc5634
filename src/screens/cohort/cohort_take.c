/* A folder of shares taken into a class, in slices, with its progress. */
#include "cohort.h"

int64_t
cohort_due(const void *state, const struct moment *now)
{
	(void)now;
	return ((const struct cohort_view *)state)->job ? 0 : -1;
}

static void
cohort_taken(struct ui *ui, struct cohort_view *v)
{
	struct text t = { 0 };

	cohort_take_tell(v->job, &t);
	if (v->said.n)
		text_addf(&t, " %s", _("f shows what was not taken in."));
	ui_say(ui, "%s", text_str(&t));
	cohort_take_free(v->job);
	v->job = NULL;
	text_free(&t);
	ui_reload(ui);
}

void
cohort_tick(struct ui *ui, void *state)
{
	struct cohort_view *v = state;
	struct err e = { 0 };
	bool ended = false;

	if (!cohort_take_step(v->job, &ended, &v->said, &e)) {
		cohort_take_free(v->job);
		v->job = NULL;
		ui_err(ui, &e);
	} else if (ended) {
		cohort_taken(ui, v);
	}
}

static void
cohort_folder(struct ui *ui, void *user, const char *dir)
{
	struct cohort_view *v = user;
	const struct cohort_take_wish w = { .course = v->course };
	struct err e = { 0 };

	if (blank_only(dir))
		return;
	strings_free(&v->said);
	v->job = cohort_take_open(&v->app->desk, dir, &w, &e);
	if (!v->job)
		ui_err(ui, &e);
}

void
cohort_key_take(struct ui *ui, void *state)
{
	struct cohort_view *v = state;

	if (v->job)
		ui_refuse(ui, _("A folder is being taken in; x gives it up."));
	else
		ui_prompt_folder(ui, _("Take in which folder?"), "", cohort_folder, v);
}

void
cohort_key_stop(struct ui *ui, void *state)
{
	struct cohort_view *v = state;

	if (!v->job) {
		ui_refuse(ui, _("Nothing is being taken in."));
		return;
	}
	cohort_take_free(v->job);
	v->job = NULL;
	ui_say(ui, _("It was given up; nothing of it was kept."));
}

void
cohort_key_said(struct ui *ui, void *state)
{
	struct cohort_view *v = state;
	struct text t = { 0 };

	if (!v->said.n) {
		ui_refuse(ui, _("No file was left out."));
		return;
	}
	strings_join(&v->said, "\n", &t);
	ui_card(ui, _("Not taken in"), text_str(&t));
	text_free(&t);
}
