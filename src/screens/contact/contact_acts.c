#include "contact_acts.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "contact_form.h"
#include "model/contact.h"
#include "screens/common.h"
#include "screens/interview/interview_acts.h"

void
contact_plan(struct ui *ui, int64_t id)
{
	struct err e = { 0 };
	int64_t interview = plan_for(&app_of(ui)->desk, id, &e);

	if (interview)
		screen_open(ui, "plan", interview);
	else
		ui_err(ui, &e);
}

void
contact_live(struct ui *ui, int64_t id)
{
	char arg[40];

	snprintf(arg, sizeof(arg), "contact:%" PRId64, id);
	ui_open(ui, "live", arg);
}

void
contact_letter(struct ui *ui, int64_t id, const char *kind, int64_t interview_id)
{
	char *fits = kind ? NULL : letter_kind_for(&app_of(ui)->desk, id);
	struct text arg = { 0 };

	text_addf(&arg, "%" PRId64 " %s %" PRId64, id, kind ? kind : fits, interview_id);
	ui_open(ui, "letter", text_str(&arg));
	text_free(&arg);
	free(fits);
}

/* ---- deleting ---- */

bool
contacts_drop(struct ui *ui, void *state, const int64_t *ids, size_t n)
{
	struct text said = { 0 };
	struct err e = { 0 };
	bool good = contacts_delete(&app_of(ui)->desk, ids, n, &said, &e);

	(void)state;
	if (good)
		ui_say(ui, "Done: %s, with what was said; u brings it back", text_str(&said));
	else
		ui_err(ui, &e);
	text_free(&said);
	return good;
}

void
contacts_along(struct ui *ui, void *state, const int64_t *ids, size_t n, struct text *out)
{
	struct desk *d = &app_of(ui)->desk;
	struct holds all = contacts_hold(d, ids, n);
	struct text who = { 0 };

	(void)state;
	contacts_name(d, ids, n, &who);
	if (all.notes || all.calls)
		holds_text(out, all, text_str(&who));
	text_free(&who);
}

/* ---- the stage, by one key ---- */

/* In the order of enum stage. */
static const struct answer stages[N_STAGES] = {
	{ "i", "idea" }, { "a", "asked" }, { "s", "scheduled" }, { "t", "talked" },
	{ "k", "keep up" }, { "d", "declined" }, { "n", "no answer" },
};

static void
set_all(struct ui *ui, void *user, size_t nth)
{
	struct stage_ask *ask = user;
	struct text said = { 0 };
	struct err e = { 0 };

	if (stage_set(&app_of(ui)->desk, ask->ids, ask->n, (enum stage)nth, &said, &e))
		ui_say(ui, "%s", text_str(&said));
	else
		ui_err(ui, &e);
	ui_reload(ui);
	text_free(&said);
}

void
stage_ask_done(struct stage_ask *ask)
{
	free(ask->ids);
	*ask = (struct stage_ask){ 0 };
}

void
stage_ask(struct ui *ui, struct stage_ask *ask, const int64_t *ids, size_t n)
{
	stage_ask_done(ask);
	ask->ids = mem_copy(ids, n * sizeof(*ids));
	ask->n = n;
	ui_choose(ui, _("Stage:"), stages, LEN(stages), set_all, ask);
}
