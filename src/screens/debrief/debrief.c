/* the debrief: opened by the end of a call, left and resumed at any point. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "debrief.h"
#include "screens/interview/interview_acts.h"
#include "screens/live/live.h"
#include "screens/rehearse/rehearsal.h"

static bool
debrief_begin(struct ui *ui, struct debrief *d, const char *arg, struct err *e)
{
	d->id = store_interview_find(d->app->desk.store, arg ? arg : "last", e);
	if (!d->id)
		return false;
	live_left_ended(ui, d->id);
	live_tail_restore(ui, d->id);
	if (!debrief_read(ui, d, e))
		return false;
	return debrief_open(&d->call, e);
}

static bool
debrief_key_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	struct debrief *d = state;

	d->app = app_of(ui);
	if (!debrief_begin(ui, d, arg, e))
		return false;
	debrief_choose_first(d);
	lesson_watch(ui, &d->call, false);
	return true;
}

static void
debrief_close(struct ui *ui, void *state)
{
	struct debrief_screen *s = state;

	hook_debrief(&app_of(ui)->desk, s->d.call.interview.id);
	note_done(&s->d.edited);
	call_done(&s->d.call);
	rows_done(&s->d.rows);
	theme_ask_done(&s->d.theme);
	contact_form_done(&s->d.form);
	step_form_done(&s->d.step);
	report_ask_done(&s->report);
	free(s->d.candidate_name);
	free(s->d.items);
}

/* Out of the writing one is at the row written last, whichever one went in by. */
static void
debrief_choose_written(struct ui *ui, struct debrief *d)
{
	if (!d->writing || ui_top_state(ui, &debrief_screen) != d)
		return;
	list_choose(&d->list, d->writing);
	d->writing = 0;
}

static void
debrief_reload(struct ui *ui, void *state)
{
	struct debrief *d = state;
	struct err e = { 0 };

	if (!debrief_read(ui, d, &e)) {
		rows_done(&d->rows);
		ui_err(ui, &e);
	}
	list_reload(&d->list);
	debrief_choose_written(ui, d);
	lesson_watch(ui, &d->call, false);
}

static int64_t
debrief_due(const void *state, const struct moment *now)
{
	const struct debrief *d = state;

	if (!d->waits_ms)
		return -1;
	return d->waits_ms > now->boot_ms ? d->waits_ms - now->boot_ms : 0;
}

static void
debrief_tick(struct ui *ui, void *state)
{
	struct debrief *d = state;

	if (!d->waits_ms || debrief_due(d, &ui->now))
		return;
	if (store_waiting(d->app->desk.store))
		d->waits_ms = ui->now.boot_ms + DEBRIEF_WAITS_MS;
	else
		debrief_reload(ui, d);
}

/* clang-format off */
static const struct key rows[] = {
	{ "Enter", debrief_act, "debrief-do", "Write it, or do it: a marker, an answer, a contact, a step that is done", KEY_FOOT, "do it" },
	{ "e", debrief_edit, "debrief-edit", "Look it over first: the contact or the step as a form", KEY_FOOT, "edit" },
	{ "n", debrief_add_step, "step-new", "Add a step of your own", KEY_FOOT, "new step" },
	{ "i", debrief_read_back, "debrief-interview", "Read the conversation back", KEY_FOOT, "read back" },
	{ "r", debrief_report, "interview-report", "Write the report to a file", KEY_FOOT, "report" },
	{ "u", debrief_undo, "debrief-undo", "Undo; after the end of a call it leads back into it", KEY_FOOT, "undo" },
	{ "x", debrief_done, "step-done", "The step is done, or to do again", 0, NULL },
	{ "z", debrief_put_off, "step-put-off", "Put the step off to a day", 0, NULL },
	{ "v", debrief_interest, "interest-set", "Say how interested you were before, and are now, and what moved it", 0, NULL },
	{ "#", debrief_theme, "note-theme", "Give the marker or the name a theme, or take it away", 0, NULL },
	{ "!", debrief_claim, "note-claim", "Make the marker a claim, for others to confirm, or no claim", 0, NULL },
	{ "d", debrief_delete, "debrief-delete", "Drop the marker or step; a referral becomes a plain note", 0, NULL },
	{ "Ctrl-R", debrief_redo, "debrief-redo", "Do again what was undone", 0, NULL },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

static enum role
debrief_head(const void *state, struct text *left, struct text *right)
{
	const struct debrief *d = state;

	text_addf(left, "Debrief · %s", name_or(d->call.who.name));
	text_addf(right, "%zu left", debrief_left_all(d));
	return ROLE_TITLE;
}

static void
debrief_status(const void *state, struct text *out)
{
	debrief_left_text(state, out);
}

/* What a key without a number acts on: there is no pointer to be heard. */
static void
debrief_say_chosen(const struct list *l, struct text *out)
{
	const struct row *r = list_row(l);
	size_t nth = 0;

	if (!r)
		return;
	for (const struct row *k = l->rows; k <= r; k++)
		nth += k->id != 0;
	const char *text = strchr(r->text, '\t'); /* behind the tick */
	text_addf(out, "Chosen: %zu. %s\n", nth, text ? text + 1 : r->text);
}

static void
debrief_say(const void *state, struct text *out)
{
	const struct debrief *d = state;

	list_say(&d->list, out);
	debrief_left_text(d, out);
	text_addc(out, '\n');
	debrief_say_chosen(&d->list, out);
}

static const int widths[] = { 1, 0 };

static const struct list_screen debrief_list = {
	.fetch = rows_fetch,
	.user = offsetof(struct debrief_screen, d.rows),
	.widths = widths,
	.n_columns = LEN(widths),
	.empty = "This interview was deleted. q goes back.",
	.none = "There is nothing here.",
};

const struct screen debrief_screen = {
	.name = "debrief",
	.title = "Debrief",
	.help = "Straight after the call, while details are fresh: write out the markers, keep the "
		"names, look back, take on the next steps. Leave it and come back at any point.",
	.keys = { &keys, &list_keys, &global_keys },
	.state_size = sizeof(struct debrief_screen),
	.list = &debrief_list,
	.open = debrief_key_open,
	.close = debrief_close,
	.reload = debrief_reload,
	.head = debrief_head,
	.status = debrief_status,
	.due = debrief_due,
	.tick = debrief_tick,
	.say = debrief_say,
};
