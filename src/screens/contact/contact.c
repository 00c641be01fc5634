/* One contact: everything known, the conversations, what there is to do. */
#include <stddef.h>

#include "consent_form.h"
#include "contact.h"
#include "screens/common.h"
#include "screens/rows.h"

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
