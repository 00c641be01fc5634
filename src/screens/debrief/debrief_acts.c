/* Keys of a debrief that act on the chosen row. */
#include "debrief.h"
#include "screens/common.h"
#include "screens/interest_form.h"
#include "screens/interview/interview_acts.h"
#include "screens/interview/note_acts.h"
#include "screens/undo.h"

static const struct debrief_item *
debrief_chosen(struct ui *ui, const struct debrief *d)
{
	const struct debrief_item *it = debrief_item(d, list_id(&d->list));

	if (!it)
		ui_refuse(ui, "There is nothing here.");
	return it;
}

static void
debrief_show_question(struct ui *ui, const struct debrief *d, const struct asked *a)
{
	struct text t = { 0 };

	if (!a)
		return;
	asked_text(&d->app->desk, a, &d->call.who, &t);
	ui_card(ui, a->brief, text_str(&t));
	text_free(&t);
}

void
debrief_act(struct ui *ui, void *state)
{
	struct debrief *d = state;
	const struct debrief_item *it = debrief_chosen(ui, d);

	if (!it)
		return;
	if (it->part == DEBRIEF_PERSON)
		debrief_name_person(ui, d);
	else if (it->part == DEBRIEF_REFERRAL)
		debrief_add_referral(ui, d, it);
	else if (it->part == DEBRIEF_STEP)
		step_toggle(ui, it->of);
	else if (it->part == DEBRIEF_WORDING)
		debrief_show_question(ui, d, call_asked(&d->call, it->of));
	else
		debrief_write(ui, d, rows_id((int)it->part, it->of));
}

void
debrief_edit(struct ui *ui, void *state)
{
	struct debrief *d = state;
	const struct debrief_item *it = debrief_chosen(ui, d);

	if (it && it->part == DEBRIEF_REFERRAL)
		debrief_edit_referral(ui, d, it);
	else if (it && it->part == DEBRIEF_STEP)
		step_form_edit(ui, &d->step, it->of);
	else if (it)
		debrief_act(ui, d);
}

void
debrief_delete(struct ui *ui, void *state)
{
	struct debrief *d = state;
	const struct debrief_item *it = debrief_chosen(ui, d);

	if (it && it->part == DEBRIEF_MARKER)
		note_delete(ui, &d->call, it->of);
	else if (it && it->part == DEBRIEF_STEP)
		step_delete(ui, it->of);
	else if (it && it->part == DEBRIEF_REFERRAL && !it->done)
		note_set_kind(ui, &d->call, it->of, NOTE_NOTE);
	else if (it)
		ui_say(ui, "You may leave questions unanswered.");
}

/* The note of the chosen row; 0: it is of none. */
static int64_t
debrief_note(struct ui *ui, struct debrief *d)
{
	const struct debrief_item *it = debrief_chosen(ui, d);

	if (it && (it->part == DEBRIEF_MARKER || it->part == DEBRIEF_REFERRAL))
		return it->of;
	if (it)
		ui_refuse(ui, "Choose a marker or a name; i reads back all notes.");
	return 0;
}

void
debrief_theme(struct ui *ui, void *state)
{
	struct debrief *d = state;
	int64_t note = debrief_note(ui, d);

	if (note)
		theme_ask(ui, &d->theme, &note, 1);
}

void
debrief_claim(struct ui *ui, void *state)
{
	struct debrief *d = state;
	int64_t note = debrief_note(ui, d);

	if (note)
		note_claim(ui, &d->call, note);
}

void
debrief_interest(struct ui *ui, void *state)
{
	struct debrief *d = state;

	interest_form(ui, &d->interest, d->id);
}

void
debrief_add_step(struct ui *ui, void *state)
{
	struct debrief *d = state;

	step_form_new(ui, &d->step, d->call.interview.contact_id, d->id);
}

void
debrief_put_off(struct ui *ui, void *state)
{
	struct debrief *d = state;
	const struct debrief_item *it = debrief_chosen(ui, d);

	if (it)
		step_key_put_off(ui, &d->step, it->part == DEBRIEF_STEP ? it->of : 0);
}

void
debrief_done(struct ui *ui, void *state)
{
	struct debrief *d = state;
	const struct debrief_item *it = debrief_chosen(ui, d);

	if (it)
		step_key_done(ui, it->part == DEBRIEF_STEP ? it->of : 0);
}

void
debrief_undo(struct ui *ui, void *state)
{
	struct debrief *d = state;
	int64_t id = d->id;

	if (!undo_last_of(ui, id, false))
		return;
	ui_reload(ui);
	if (d->n_items == 0 || clock_ended(&d->call.clock))
		return;
	ui_back(ui);
	interview_live(ui, id);
}

void
debrief_redo(struct ui *ui, void *state)
{
	struct debrief *d = state;

	if (undo_last_of(ui, d->id, true))
		ui_reload(ui);
}

void
debrief_read_back(struct ui *ui, void *state)
{
	screen_open(ui, "interview", ((struct debrief *)state)->id);
}

void
debrief_report(struct ui *ui, void *state)
{
	struct debrief_screen *s = state;
	interview_ask(ui, &s->report, s->d.id, ASK_REPORT);
}
