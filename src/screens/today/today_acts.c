/* Keys of Today that act on the chosen row: done, put off, letter, plan, stage, call off. */
#include <stdlib.h>

#include "model/call.h"
#include "model/contact.h"
#include "screens/common.h"
#include "today.h"

/* The pointer goes to who was added, so that the next key is about them. */
static void
today_added(struct ui *ui, void *state, const struct contact *c)
{
	struct today *t = state;
	bool pointed = false;

	ui_reload(ui);
	for (size_t i = 0; i < t->agenda.n && !pointed; i++) {
		const struct agenda_item *it = &t->agenda.items[i];
		if (it->part != AGENDA_IDEA || it->row.due.contact_id != c->id)
			continue;
		list_choose(&t->list, today_row_id(it));
		pointed = today_chosen(t) == it;
	}
	contact_added(ui, c, pointed);
}

void
today_add(struct ui *ui, void *state)
{
	struct today *t = state;
	t->form.after = today_added;
	t->form.state = t;
	contact_form_new(ui, &t->form, NULL, "contact:new");
}

void
today_show_draft(struct ui *ui, struct today *t, int64_t contact_id)
{
	t->form.after = NULL;
	if (contact_id)
		contact_form_edit(ui, &t->form, contact_id);
	else
		today_add(ui, t);
}

void
today_write(struct ui *ui, const struct due *d)
{
	char *kind = letter_kind_of_due(&app_of(ui)->desk, d->contact_id, d->kind);

	contact_letter(ui, d->contact_id, kind, kind ? d->interview_id : 0);
	free(kind);
}

void
today_new(struct ui *ui, void *state)
{
	struct today *t = state;

	if (t->app->desk.config.coach)
		today_take(ui, t);
	else
		today_add(ui, t);
}

static void
today_no_contact(struct ui *ui, const struct today *t)
{
	ui_refuse(ui, t->app->desk.config.coach ? _("There is no contact here; N adds one.")
		: _("There is no contact here; n adds one."));
}

void
today_contact(struct ui *ui, void *state)
{
	const struct agenda_item *it = today_chosen(state);

	if (it && it->row.due.contact_id)
		screen_open(ui, "contact", it->row.due.contact_id);
	else
		today_no_contact(ui, state);
}

void
today_live(struct ui *ui, void *state)
{
	const struct agenda_item *it = today_chosen(state);

	if (it && (it->part == AGENDA_RUNNING || it->part == AGENDA_CALL))
		interview_live(ui, it->row.due.interview_id);
	else if (it && it->row.due.contact_id)
		contact_live(ui, it->row.due.contact_id);
	else
		ui_open(ui, "live", NULL);
}

void
today_letter(struct ui *ui, void *state)
{
	const struct agenda_item *it = today_chosen(state);
	const struct due *d = it ? &it->row.due : NULL;

	if (!d || !d->contact_id) {
		today_no_contact(ui, state);
		return;
	}
	if (d->kind == DUE_CALL)
		contact_letter(ui, d->contact_id, "confirm", d->interview_id);
	else
		today_write(ui, d);
}

void
today_plan(struct ui *ui, void *state)
{
	const struct agenda_item *it = today_chosen(state);

	if (it && it->part == AGENDA_CALL)
		screen_open(ui, "plan", it->row.due.interview_id);
	else if (it && it->row.due.contact_id)
		contact_plan(ui, it->row.due.contact_id);
	else
		today_no_contact(ui, state);
}

/* The number of the chosen step; 0: none, which is said. */
static int64_t
today_chosen_step(struct ui *ui, const struct today *t)
{
	const struct agenda_item *it = today_chosen(t);

	if (it && it->row.number)
		return it->row.number;
	ui_refuse(ui, "There is no step here.");
	return 0;
}

void
today_done(struct ui *ui, void *state)
{
	int64_t number = today_chosen_step(ui, state);

	if (number)
		step_toggle(ui, number);
}

void
today_put_off(struct ui *ui, void *state)
{
	struct today *t = state;
	int64_t number = today_chosen_step(ui, t);

	if (number)
		step_ask_day(ui, &t->step, number);
}

void
today_edit(struct ui *ui, void *state)
{
	struct today *t = state;
	const struct agenda_item *it = today_chosen(t);

	if (it && it->part == AGENDA_DRAFT)
		today_show_draft(ui, t, it->row.due.contact_id);
	else if (today_chosen_step(ui, t))
		step_form_edit(ui, &t->step, it->row.number);
}

void
today_drop(struct ui *ui, void *state)
{
	int64_t number = today_chosen_step(ui, state);

	if (number)
		step_delete(ui, number);
}

void
today_stage(struct ui *ui, void *state)
{
	struct today *t = state;
	const struct agenda_item *it = today_chosen(t);

	if (it && it->row.due.contact_id)
		stage_ask(ui, &t->ask, &it->row.due.contact_id, 1);
	else
		ui_refuse(ui, "There is no contact here.");
}

void
today_answer(struct ui *ui, void *state)
{
	struct today *t = state;
	const struct agenda_item *it = today_chosen(t);

	if (it && it->row.due.contact_id)
		contact_answer(ui, &t->ask, it->row.due.contact_id);
	else
		ui_refuse(ui, "There is no contact here.");
}

void
today_call_off(struct ui *ui, void *state)
{
	struct today *t = state;
	const struct agenda_item *it = today_chosen(t);
	bool call = it && (it->part == AGENDA_CALL || it->row.due.kind == DUE_CONFIRM);

	if (call && it->row.due.contact_id)
		interview_call_off(ui, &t->off, it->row.due.contact_id, it->row.due.interview_id);
	else
		ui_refuse(ui, "Only a call that is agreed on is moved or cancelled.");
}

void
today_rehearse(struct ui *ui, void *state)
{
	(void)state;
	ui_open(ui, "rehearse", NULL);
}

void
today_search(struct ui *ui, void *state)
{
	(void)state;
	ui_open(ui, "search", NULL);
}
