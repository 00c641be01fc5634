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

/* ---- silence is normal: the next one is offered ---- */

static void
contact_next_taken(struct ui *ui, void *user, size_t nth)
{
	struct stage_ask *ask = user;

	if (nth == 0)
		contact_letter(ui, ask->next_id, NULL, 0);
}

static void
contact_offer_next(struct ui *ui, struct stage_ask *ask, int64_t id)
{
	static const struct answer answers[] = { { "t", "write to them" }, { "l", "later" } };
	struct text who = { 0 }, question = { 0 };

	ask->next_id = pipeline_after(&app_of(ui)->desk, id, &who);
	text_addf(&question, "No answer is normal. Next: %s", text_str(&who));
	if (ask->next_id)
		ui_choose(ui, text_str(&question), answers, LEN(answers), contact_next_taken, ask);
	text_free(&who);
	text_free(&question);
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
	if (nth == STAGE_NO_ANSWER && ask->n == 1 && !*e.text)
		contact_offer_next(ui, ask, ask->ids[0]);
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

/* ---- what came back to a letter ---- */

static void
contact_answered_on(struct ui *ui, void *user, const char *day)
{
	struct stage_ask *ask = user;
	struct desk *d = &app_of(ui)->desk;
	struct text said = { 0 };
	struct err e = { 0 };
	int64_t ms, id = ask->ids[0];
	bool good = letter_day(d, day, &ms, &e) &&
		letter_answered(d, id, NULL, ask->answer, ms, &said, &e);

	if (good)
		ui_say(ui, "%s", text_str(&said));
	else
		ui_err(ui, &e);
	ui_reload(ui);
	text_free(&said);
	if (good && ask->answer == LETTER_SILENT)
		contact_offer_next(ui, ask, id);
}

static void
contact_answer_chosen(struct ui *ui, void *user, size_t nth)
{
	struct stage_ask *ask = user;

	ask->answer = (enum letter_answer)(LETTER_YES + nth);
	if (ask->answer == LETTER_SILENT)
		contact_answered_on(ui, ask, "today");
	else
		ui_prompt(ui, _("Answered on which day?"), "today", contact_answered_on, ask);
}

void
contact_answer(struct ui *ui, struct stage_ask *ask, int64_t id)
{
	static const struct answer answers[] = { { "y", "yes" }, { "n", "no" }, { "s", "silence" } };
	struct err e = { 0 };

	stage_ask_done(ask);
	ask->ids = mem_copy(&id, sizeof(id));
	ask->n = 1;
	if (letter_can_be_answered(&app_of(ui)->desk, id, &e))
		ui_choose(ui, _("What came back?"), answers, LEN(answers), contact_answer_chosen, ask);
	else
		ui_err(ui, &e);
}
