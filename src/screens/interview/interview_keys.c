/* Keys of one conversation: open a row, delete, steps, undo, and what is done with the whole. */
#include <stdlib.h>
#include <string.h>

#include "interview.h"
#include "model/call.h"
#include "model/review_figures.h"
#include "note_acts.h"
#include "screens/common.h"
#include "screens/undo.h"

int64_t
interview_key_find(struct store *s, const char *arg, int64_t *note, struct err *e)
{
	const char *colon = strchr(arg, ':');
	char *which = colon ? mem_strn(arg, (size_t)(colon - arg)) : mem_str(arg);
	int64_t id = store_interview_find(s, which, e);

	*note = colon ? screen_id(colon + 1) : 0;
	free(which);
	return id;
}

static void
interview_show_question(struct ui *ui, const struct interview_state *s, const struct asked *a)
{
	struct text t = { 0 };

	asked_text(&s->app->desk, a, &s->call.who, &t);
	ui_card(ui, a->brief, text_str(&t));
	text_free(&t);
}

void
interview_show(struct ui *ui, void *state)
{
	const struct asked *a = interview_asked(state);

	if (a)
		interview_show_question(ui, state, a);
	else
		interview_edit(ui, state);
}

void
interview_key_delete(struct ui *ui, void *state)
{
	struct interview_state *s = state;
	int64_t id = list_id(&s->list);

	if (rows_part(id) == TALK_NOTE)
		note_delete(ui, &s->call, rows_of(id));
	else if (rows_part(id) == TALK_STEP)
		step_delete(ui, rows_of(id));
	else if (rows_part(id) == TALK_FACT)
		list_delete(ui, s);
	else
		ui_refuse(ui, "Choose a note or a step; the first rows, When and Length, delete it all.");
}

void
interview_along(struct ui *ui, void *state, const int64_t *ids, size_t n, struct text *out)
{
	struct interview_state *s = state;

	(void)ids;
	(void)n;
	interviews_along(ui, s, &s->id, 1, out);
}

bool
interview_drop(struct ui *ui, void *state, const int64_t *ids, size_t n)
{
	struct interview_state *s = state;

	(void)ids;
	(void)n;
	if (!interviews_drop(ui, s, &s->id, 1))
		return false;
	ui_back(ui);
	return true;
}

/* The number of the chosen step; 0: the row is none. */
static int64_t
interview_step(const struct interview_state *s)
{
	int64_t id = list_id(&s->list);

	return rows_part(id) == TALK_STEP ? rows_of(id) : 0;
}

void
interview_key_done(struct ui *ui, void *state)
{
	step_key_done(ui, interview_step(state));
}

void
interview_put_off(struct ui *ui, void *state)
{
	struct interview_state *s = state;

	step_key_put_off(ui, &s->step, interview_step(s));
}

void
interview_undo(struct ui *ui, void *state)
{
	struct interview_state *s = state;
	undo_last_of(ui, s->id, false);
	ui_reload(ui);
}

void
interview_redo(struct ui *ui, void *state)
{
	struct interview_state *s = state;
	undo_last_of(ui, s->id, true);
	ui_reload(ui);
}

void
interview_debrief(struct ui *ui, void *state)
{
	screen_open(ui, "debrief", ((struct interview_state *)state)->id);
}

void
interview_key_live(struct ui *ui, void *state)
{
	interview_live(ui, ((struct interview_state *)state)->id);
}

void
interview_share(struct ui *ui, void *state)
{
	screen_open(ui, "share", ((struct interview_state *)state)->id);
}

void
interview_key_report(struct ui *ui, void *state)
{
	struct interview_state *s = state;
	interview_ask(ui, &s->report, s->id, ASK_REPORT);
}

void
interview_key_call_off(struct ui *ui, void *state)
{
	struct interview_state *s = state;
	interview_call_off_of(ui, &s->off, s->id);
}

void
interview_key_print(struct ui *ui, void *state)
{
	interview_print(ui, ((struct interview_state *)state)->id, false);
}

void
interview_picture(struct ui *ui, void *state)
{
	const struct interview_state *s = state;
	struct text t = { 0 };
	int cols = ui->cols < TALK_COLUMNS_MOST ? ui->cols : TALK_COLUMNS_MOST;

	if (!clock_ended(&s->call.clock)) {
		ui_refuse(ui, "There is a picture of it once the call has ended.");
		return;
	}
	call_picture_text(&s->call, &s->review, ui->linear ? 0 : cols > 8 ? cols - 4 : 4, &t);
	ui_card(ui, _("How the time went"), text_str(&t));
	text_free(&t);
}
