/* One contact: everything known, the conversations, what there is to do. */
#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "consent_form.h"
#include "contact_acts.h"
#include "contact_form.h"
#include "contact_page.h"
#include "screens/common.h"
#include "screens/interview/interview_acts.h"
#include "screens/rows.h"
#include "screens/step_acts.h"

struct contact_state {
	struct list list;
	struct app *app;
	int64_t id;
	struct contact_page page;
	struct contact_form form;
	struct consent_form consent;
	struct stage_ask ask;
	struct step_form step;
	struct interview_form interview;
	struct call_off off;
};

static bool
contact_read(struct ui *ui, void *state, struct err *e)
{
	struct contact_state *s = state;
	int columns = ui->cols < CONTACT_COLUMNS_MOST ? ui->cols : CONTACT_COLUMNS_MOST;

	return contact_page_read(&s->page, &s->app->desk, s->id,
		ui->linear ? 0 : columns - CONTACT_LABEL - CONTACT_EDGE, e);
}

static bool
contact_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	struct contact_state *s = state;

	s->app = app_of(ui);
	s->id = screen_id(arg);
	s->form.state = s;
	if (!s->id)
		return err_set(e, "Which contact? Choose one in Contacts.");
	return contact_read(ui, s, e);
}

static void
contact_close(struct ui *ui, void *state)
{
	struct contact_state *s = state;

	(void)ui;
	contact_page_done(&s->page);
	contact_form_done(&s->form);
	consent_form_done(&s->consent);
	stage_ask_done(&s->ask);
	step_form_done(&s->step);
	call_off_done(&s->off);
}

/* ---- keys ---- */

static void
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

static void
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

static void
contact_key_plan(struct ui *ui, void *state)
{
	contact_plan(ui, ((struct contact_state *)state)->id);
}

static void
contact_key_letter(struct ui *ui, void *state)
{
	contact_letter(ui, ((struct contact_state *)state)->id, NULL, 0);
}

static void
contact_consent(struct ui *ui, void *state)
{
	struct contact_state *s = state;

	consent_form_open(ui, &s->consent, s->id);
}

static void
contact_key_live(struct ui *ui, void *state)
{
	contact_live(ui, ((struct contact_state *)state)->id);
}

static void
contact_stage(struct ui *ui, void *state)
{
	struct contact_state *s = state;
	stage_ask(ui, &s->ask, &s->id, 1);
}

static void
contact_key_answer(struct ui *ui, void *state)
{
	struct contact_state *s = state;
	contact_answer(ui, &s->ask, s->id);
}

/* The chosen interview or step, else the contact. */
static void
contact_along(struct ui *ui, void *state, const int64_t *ids, size_t n, struct text *out)
{
	struct contact_state *s = state;
	int64_t of = rows_of(ids[0]);

	if (rows_part(ids[0]) == PART_INTERVIEW)
		interviews_along(ui, s, &of, n, out);
	else if (rows_part(ids[0]) != PART_STEP)
		contacts_along(ui, s, &s->id, 1, out);
}

static bool
contact_drop(struct ui *ui, void *state, const int64_t *ids, size_t n)
{
	struct contact_state *s = state;
	int64_t of = rows_of(ids[0]);

	if (rows_part(ids[0]) == PART_INTERVIEW)
		return interviews_drop(ui, s, &of, n);
	if (rows_part(ids[0]) == PART_STEP)
		return step_delete(ui, of);
	if (!contacts_drop(ui, s, &s->id, 1))
		return false;
	ui_back(ui);
	return true;
}

/* The number of the chosen step; 0: the row is none. */
static int64_t
contact_step(const struct contact_state *s)
{
	int64_t id = list_id(&s->list);

	return rows_part(id) == PART_STEP ? rows_of(id) : 0;
}

static void
contact_key_done(struct ui *ui, void *state)
{
	step_key_done(ui, contact_step(state));
}

static void
contact_put_off(struct ui *ui, void *state)
{
	struct contact_state *s = state;

	step_key_put_off(ui, &s->step, contact_step(s));
}

/* The chosen interview, else the one that is planned. */
static void
contact_call_off(struct ui *ui, void *state)
{
	struct contact_state *s = state;
	int64_t id = list_id(&s->list);
	bool chosen = rows_part(id) == PART_INTERVIEW;

	interview_call_off_of(ui, &s->off, chosen ? rows_of(id)
		: store_interview_planned(s->app->desk.store, s->id));
}

/* clang-format off */
static const struct key rows[] = {
	{ "Enter", contact_show, "contact-show", "Open the interview, or edit what is chosen", KEY_FOOT, "open" },
	{ "l", contact_key_live, "contact-live", "A call with this contact, now", KEY_FOOT, "live" },
	{ "p", contact_key_plan, "contact-plan", "Plan an interview with this contact", KEY_FOOT, "plan" },
	{ "t", contact_key_letter, "contact-letter", "Write the letter that is due, or fits", KEY_FOOT, "letter" },
	{ "s", contact_stage, "contact-stage", "Change the stage", KEY_FOOT, "stage" },
	{ "y", contact_key_answer, "contact-answer", "What came back to the last letter: yes, no, silence", 0, NULL },
	CALL_OFF_KEY("C", contact_call_off, 0),
	{ "e", contact_edit, "contact-edit", "Edit the contact, or the chosen interview or step", KEY_FOOT, "edit" },
	{ "a", contact_consent, "contact-consent", "What this person agrees to: notes, paper, coach, class, recording; and since when", 0, NULL },
	{ "x", contact_key_done, "step-done", "The chosen step is done, or to do again", 0, NULL },
	{ "z", contact_put_off, "step-put-off", "Put the chosen step off to a day", 0, NULL },
	{ "d", list_delete, "contact-delete", "Delete the chosen interview or step, else the contact; with notes it asks for a D", KEY_ROW, NULL },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

static enum role
contact_head(const void *state, struct text *left, struct text *right)
{
	const struct contact_page *p = &((const struct contact_state *)state)->page;

	contact_page_title(p, left);
	text_addf(right, p->columns ? "%s" : N_("stage: %s"), stage_names[p->c.stage]); /* by ear */
	return ROLE_TITLE;
}

static const struct list_screen contact_list = {
	.fetch = rows_fetch,
	.user = offsetof(struct contact_state, page.rows),
	.widths = contact_page_widths,
	.n_columns = CONTACT_PAGE_COLUMNS,
	.pairs = true,
	.none = "No row is chosen.",
	.refuses = {
		{ "n", "A contact is added in Contacts (2) or Today (1); p plans an interview." },
	},
	.read = contact_read,
	.holds = contact_along,
	.drop = contact_drop,
};

const struct screen contact_screen = {
	.name = "contact",
	.title = "Contact",
	.help = "Everything known about one contact, the conversations with them, and what "
		"there is to do.",
	.keys = { &keys, &list_keys, &global_keys },
	.state_size = sizeof(struct contact_state),
	.list = &contact_list,
	.open = contact_open,
	.close = contact_close,
	.head = contact_head,
};
