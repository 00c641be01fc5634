/* Keys of one contact, each for the row the pointer is on. */
#include "consent_form.h"
#include "contact.h"
#include "screens/common.h"
#include "screens/rows.h"

void
contact_edit(struct ui *ui, void *state)
{
	struct contact_state *s = state;
	int64_t id = list_id(&s->list);

	if (rows_part(id) == PART_STEP)
		step_form_edit(ui, &s->step, rows_of(id));
	else if (rows_part(id) == PART_INTERVIEW)
		interview_form_edit(ui, &s->interview, rows_of(id));
	else
		contact_form_edit(ui, &s->form, s->id);
}

/* One that was sent is only read; any other is gone on with. */
static bool
contact_read_letter(void *user, const struct letter *l)
{
	struct contact_state *s = user;
	struct text all = { 0 }, head = { 0 };

	if (l->id != rows_of(list_id(&s->list)))
		return true;
	letter_brief(&s->app->desk, l, &head);
	text_addf(&all, "%s%s%s", l->subject, *l->subject ? "\n\n" : "", l->text);
	if (l->sent_ms)
		ui_card(&s->app->ui, text_str(&head), text_str(&all));
	else
		contact_letter(&s->app->ui, s->id, l->kind, l->interview_id);
	text_free(&all);
	text_free(&head);
	return false;
}

void
contact_show(struct ui *ui, void *state)
{
	struct contact_state *s = state;
	int64_t id = list_id(&s->list);

	if (rows_part(id) == PART_INTERVIEW)
		screen_open(ui, "interview", rows_of(id));
	else if (rows_part(id) == PART_REFERRER)
		screen_open(ui, "contact", rows_of(id));
	else if (rows_part(id) == PART_LETTER)
		letters_each(&s->app->desk, s->id, contact_read_letter, s, NULL);
	else
		contact_edit(ui, s);
}

void
contact_key_plan(struct ui *ui, void *state)
{
	contact_plan(ui, ((struct contact_state *)state)->id);
}

void
contact_key_letter(struct ui *ui, void *state)
{
	contact_letter(ui, ((struct contact_state *)state)->id, NULL, 0);
}

void
contact_consent(struct ui *ui, void *state)
{
	struct contact_state *s = state;

	consent_form_open(ui, &s->consent, s->id);
}

void
contact_key_live(struct ui *ui, void *state)
{
	contact_live(ui, ((struct contact_state *)state)->id);
}

void
contact_stage(struct ui *ui, void *state)
{
	struct contact_state *s = state;
	stage_ask(ui, &s->ask, &s->id, 1);
}

void
contact_key_answer(struct ui *ui, void *state)
{
	struct contact_state *s = state;
	contact_answer(ui, &s->ask, s->id);
}

/* The number of the chosen step; 0: the row is none. */
static int64_t
contact_step(const struct contact_state *s)
{
	int64_t id = list_id(&s->list);

	return rows_part(id) == PART_STEP ? rows_of(id) : 0;
}

void
contact_key_done(struct ui *ui, void *state)
{
	step_key_done(ui, contact_step(state));
}

void
contact_put_off(struct ui *ui, void *state)
{
	struct contact_state *s = state;

	step_key_put_off(ui, &s->step, contact_step(s));
}

void
contact_call_off(struct ui *ui, void *state)
{
	struct contact_state *s = state;
	int64_t id = list_id(&s->list);
	bool chosen = rows_part(id) == PART_INTERVIEW;

	interview_call_off_of(ui, &s->off, chosen ? rows_of(id)
		: store_interview_planned(s->app->desk.store, s->id));
}
