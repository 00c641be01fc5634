/* Today: what is due and why; where the program opens. */
#include <stddef.h>

#include "screens/common.h"
#include "today.h"

enum { PANE_ROWS = 6, AGAIN_MS = 500 };

static bool
today_read(struct ui *ui, void *state, struct err *e)
{
	struct today *t = state;

	t->app = app_of(ui);
	text_clear(&t->date);
	time_format(&t->date, "%A %-d %B", ui->now.wall_ms, t->app->desk.config.zone);
	bool good = agenda_read(&t->app->desk, ui->now.wall_ms, &t->agenda, e);
	t->again_ms = store_due_waits(t->app->desk.store) ? ui->now.boot_ms + AGAIN_MS : 0;
	t->list.empty = _(today_empty(t));
	t->room = list_screen_columns(ui, today_screen.list) - 2;
	today_make_rows(t, ui);
	today_add_class(t);
	today_point(t);
	return good;
}

static void
today_close(struct ui *ui, void *state)
{
	struct today *t = state;

	(void)ui;
	agenda_done(&t->agenda);
	rows_done(&t->rows);
	contact_form_done(&t->form);
	stage_ask_done(&t->ask);
	step_form_done(&t->step);
	call_off_done(&t->off);
	take_share_done(&t->take);
	give_back_done(&t->give);
	text_free(&t->date);
}

/* clang-format off */
static const struct key rows[] = {
	{ "Enter", today_show, "today-open", "Open it: the call, the plan, the debrief, the contact, what a student handed in", KEY_FOOT, "open" },
	{ "n", today_new, "today-new", "Add a contact; for a coach: take a student's share in from a file", KEY_FOOT, "new contact" },
	{ "n", today_new, NULL, "The same", KEY_FOOT, "take in" },
	{ "R", today_reviews, "today-reviews", "Review: all that students handed in", KEY_FOOT, "review" },
	{ "N", today_add, "contact-new", "Add a contact", 0, NULL },
	{ "l", today_live, "today-live", "A call now: with this contact, or with somebody named later", KEY_FOOT, "live" },
	{ "t", today_letter, "contact-letter", "Write the letter that this asks for, or that fits", KEY_FOOT, "letter" },
	{ "p", today_plan, "contact-plan", "Plan an interview with this contact", 0, NULL },
	{ "x", today_done, "step-done", "The step is done", KEY_FOOT, "done" },
	{ "f", today_search, "find", "Find words in notes, contacts, questions, debriefs, write-ups and field notebooks", KEY_FOOT, "find" },
	{ "r", today_rehearse, "rehearse-open", "A practice call with somebody invented", KEY_FOOT, "rehearse" },
	{ "i", today_show_context, "today-context", "What is known of it: the last notes, what you promised, the draft", KEY_ROW, NULL },
	{ "o", today_contact, "today-contact", "Open the contact, whatever is due", KEY_ROW, NULL },
	{ "y", today_answer, "contact-answer", "What came back to the last letter: yes, no, silence", KEY_ROW, NULL },
	CALL_OFF_KEY("c C", today_call_off, KEY_ROW),
	{ "z", today_put_off, "step-put-off", "Put the step off to a day", 0, NULL },
	{ "e", today_edit, "step-edit", "Change the words and the day of the step", 0, NULL },
	{ "d", today_drop, "step-drop", "Drop the step: it is not asked for any more", 0, NULL },
	{ "s", today_stage, "contact-stage", "Change the stage of this contact", 0, NULL },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

static enum role
today_head(const void *state, struct text *left, struct text *right)
{
	const struct today *t = state;

	text_set(left, _("Today"));
	text_set(right, text_str(&t->date));
	return ROLE_TITLE;
}

/* What a coach does first is not what others do. */
static bool
today_offers(const void *state, const struct key *k)
{
	const struct today *t = state;
	bool coachs = k->act == today_reviews || (k->act == today_new && !k->name);
	bool others = k->act == today_rehearse || (k->act == today_new && k->name);

	return t->app->desk.config.coach ? !others : !coachs;
}

static const struct list_screen today_list = {
	.fetch = rows_fetch,
	.user = offsetof(struct today, rows),
	.n_columns = 1,
	.pane = { .read = today_pane, .below = PANE_ROWS },
	.read = today_read,
};

const struct screen today_screen = {
	.name = "today",
	.title = "Today",
	.help = "What is due, and why. A call that was cut off comes first; steps, planned calls, "
		"debriefs, ideas to write to.",
	.keys = { &keys, &list_keys, &global_keys },
	.state_size = sizeof(struct today),
	.list = &today_list,
	.close = today_close,
	.due = today_due,
	.tick = today_tick,
	.head = today_head,
	.offers = today_offers,
};
