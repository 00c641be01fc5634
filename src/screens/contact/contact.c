/* One contact: everything known, the conversations, what there is to do. */
#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "consent_form.h"
#include "contact_acts.h"
#include "contact_form.h"
#include "formats_contacts.h"
#include "model/call.h"
#include "screens/common.h"
#include "screens/interview/interview_acts.h"
#include "screens/rows.h"
#include "screens/step_acts.h"

enum part { PART_FIELD, PART_REFERRER, PART_INTERVIEW, PART_LETTER, PART_STEP, PART_DONE, PART_TOP };

enum { LABEL_COLUMNS = 15, EDGE_COLUMNS = 4 };

struct contact_state {
	struct list list;
	struct app *app;
	int64_t id;
	struct contact c;
	struct rows rows;
	struct contact_form form;
	struct consent_form consent;
	struct stage_ask ask;
	struct step_form step;
	struct interview_form interview;
	struct call_off off;
	int64_t now_ms;
	enum part under;
	bool done;   /* steps that are done are read, not those still to do */
	int columns; /* for a value; 0: not wrapped */
};

static void
contact_add(struct contact_state *s, int64_t id, bool dim, const char *label,
	const char *text)
{
	struct text lead = { 0 };

	text_addf(&lead, "%s\t", _(label));
	rows_wrap(&s->rows, id, dim, text_str(&lead), text, s->columns);
	text_free(&lead);
}

/* Addresses and numbers beside the first, which came with an address book. */
static const struct {
	const char *field, *line, *label;
} contact_others[] = {
	{ "email", "EMAIL", N_("Other email") }, { "phone", "TEL", N_("Other phone") },
};

static void
contact_add_others(struct contact_state *s, size_t field, const char *kept)
{
	struct strings values = { 0 };

	for (size_t i = 0; i < LEN(contact_others); i++) {
		if (strcmp(contact_others[i].field, contact_fields[field].name) != 0)
			continue;
		kept_values(kept, contact_others[i].line, &values);
		for (size_t k = 0; k < values.n; k++)
			contact_add(s, rows_id(PART_FIELD, (int64_t)field + 1), false, _(contact_others[i].label),
				values.s[k]);
	}
	strings_free(&values);
}

/* What one wants to know before one writes or calls stands first, in this order; the title has the
 * name, the work and the stage. Everything else is at the end. */
static const char *const contact_first[] = { "path", "why", "common", "research" };
static const char *const contact_titled[] = { "name", "role", "organisation", "stage", "said", "pronouns" };

static bool
contact_among(const char *const *names, size_t n, const char *name)
{
	return word_find(names, (int)n, name, false) >= 0;
}

static bool
contact_is_detail(const struct contact_field *f)
{
	return !contact_among(contact_first, LEN(contact_first), f->name) &&
		!contact_among(contact_titled, LEN(contact_titled), f->name);
}

static void
contact_add_first(struct contact_state *s)
{
	for (size_t k = 0; k < LEN(contact_first); k++)
		for (size_t i = 0; i < n_contact_fields; i++) {
			struct text value = { 0 };

			if (strcmp(contact_fields[i].name, contact_first[k]) == 0)
				contact_get(&s->c, &contact_fields[i], &value);
			if (value.n)
				contact_add(s, rows_id(PART_FIELD, (int64_t)i + 1), false,
					contact_fields[i].label, text_str(&value));
			text_free(&value);
		}
}

static void head_once(struct contact_state *s, enum part part, const char *text);

static void
contact_add_fields(struct contact_state *s)
{
	struct text kept = { 0 };

	store_kept_get(s->app->desk.store, s->id, &kept);
	for (size_t i = 0; i < n_contact_fields; i++) {
		struct text value = { 0 };
		if (contact_is_detail(&contact_fields[i]) && !(contact_fields[i].flags & FIELD_REFERRAL)) /* told with who it was */
			contact_get(&s->c, &contact_fields[i], &value);
		if (value.n && !(contact_fields[i].held == HELD_FLAG && strcmp(value.s, "no") == 0)) {
			head_once(s, PART_FIELD, _("Details"));
			contact_add(s, rows_id(PART_FIELD, (int64_t)i + 1), false,
				contact_fields[i].label, text_str(&value));
		}
		text_free(&value);
		contact_add_others(s, i, text_str(&kept));
	}
	text_free(&kept);
}

static void
add_referrer(struct contact_state *s)
{
	struct text by = { 0 }, name = { 0 };

	if (s->c.referrer_id) {
		contacts_name(&s->app->desk, &s->c.referrer_id, 1, &name);
		text_addf(&by, s->c.may_use_name ? N_("%s (you may use the name)")
			: N_("%s (ask before you use the name)"), text_str(&name));
		text_free(&name);
		contact_add(s, rows_id(PART_REFERRER, s->c.referrer_id), false, "Named by",
			text_str(&by));
	}
	if (s->c.referral_words && *s->c.referral_words)
		contact_add(s, rows_id(PART_FIELD, (int64_t)n_contact_fields + 1), false,
			"In these words", s->c.referral_words);
	text_free(&by);
}

/* Whom they named: Enter leads there. */
static bool
contact_add_named(void *user, const struct contact *c)
{
	struct contact_state *s = user;
	struct text who = { 0 };

	text_addf(&who, "%s%s", c->name, (c->role && *c->role) || (c->organisation && *c->organisation)
		? ", " : "");
	who_text(&who, c->role, c->organisation);
	if (c->may_use_name)
		text_joinf(&who, " ", "(you may use the name)");
	head_once(s, PART_REFERRER, _("Whom they named"));
	contact_add(s, rows_id(PART_REFERRER, c->id), false, stage_names[c->stage], text_str(&who));
	text_free(&who);
	return true;
}

static void
head_once(struct contact_state *s, enum part part, const char *text)
{
	if (s->under != part)
		rows_head(&s->rows, text);
	s->under = part;
}

static bool
contact_add_interview(void *user, const struct interview *i)
{
	struct contact_state *s = user;
	struct text when = { 0 }, what = { 0 };

	head_once(s, PART_INTERVIEW, _("What happened"));
	if (interview_when(i))
		time_format(&when, "%-d %b %Y", interview_when(i),
			s->app->desk.config.zone);
	interview_text(&what, i, s->now_ms, s->app->desk.config.zone);
	contact_add(s, rows_id(PART_INTERVIEW, i->id), false,
		when.n ? text_str(&when) : "-", text_str(&what));
	text_free(&when);
	text_free(&what);
	return true;
}

/* Of a letter by its day: the kind, the variant, the way, how long, and what came back. */
static bool
contact_add_letter(void *user, const struct letter *l)
{
	struct contact_state *s = user;
	struct text day = { 0 }, what = { 0 };

	head_once(s, PART_LETTER, _("What was written"));
	if (l->sent_ms)
		time_format(&day, "%-d %b %Y", l->sent_ms, s->app->desk.config.zone);
	letter_brief(&s->app->desk, l, &what);
	contact_add(s, rows_id(PART_LETTER, l->id), l->sent_ms != 0, l->sent_ms ? text_str(&day) : _("not sent"),
		text_str(&what));
	text_free(&day);
	text_free(&what);
	return true;
}

static bool
contact_add_step(void *user, const struct due_row *r)
{
	struct contact_state *s = user;
	struct text due = { 0 }, text = { 0 };

	if (!due_is_step(r->due.kind) || (r->done_ms ? !s->done : !r->due.open || s->done))
		return true;
	head_once(s, s->done ? PART_DONE : PART_STEP, s->done ? _("Done") : _("Still to do"));
	if (r->done_ms)
		text_add(&due, _("done"));
	else if (r->due.due_ms)
		time_format(&due, "%-d %b %H:%M", r->due.due_ms, s->app->desk.config.zone);
	due_row_text(r, &text);
	contact_add(s, rows_id(PART_STEP, r->number), r->done_ms != 0, text_str(&due), text_str(&text));
	text_free(&due);
	text_free(&text);
	return true;
}

static bool
contact_add_steps(struct contact_state *s, bool done, struct err *e)
{
	s->done = done;
	return store_due_each(s->app->desk.store, &(struct due_wish){ .contact_id = s->id },
		contact_add_step, s, e);
}

static bool
contact_read(struct ui *ui, void *state, struct err *e)
{
	struct contact_state *s = state;

	contact_done(&s->c);
	rows_done(&s->rows);
	s->now_ms = ui->now.wall_ms;
	s->under = PART_TOP;
	s->columns = ui->linear ? 0 : ui->cols - LABEL_COLUMNS - EDGE_COLUMNS;
	if (!store_contact_get(s->app->desk.store, s->id, &s->c, e))
		return false;
	contact_add_first(s);
	add_referrer(s);
	bool good = contact_add_steps(s, false, e) &&
		desk_interviews_of(&s->app->desk, s->id, contact_add_interview, s, e) &&
		letters_each(&s->app->desk, s->id, contact_add_letter, s, e) &&
		store_contact_named_by(s->app->desk.store, s->id, contact_add_named, s, e) &&
		contact_add_steps(s, true, e);
	if (good)
		contact_add_fields(s);
	return good;
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
	contact_done(&s->c);
	rows_done(&s->rows);
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
	const struct contact_state *s = state;

	if (s->c.name && *s->c.name)
		contact_called(&s->c, left);
	else
		text_set(left, name_or(s->c.name));
	if ((s->c.role && *s->c.role) || (s->c.organisation && *s->c.organisation))
		text_add(left, " · ");
	who_text(left, s->c.role, s->c.organisation);
	text_addf(right, s->columns ? "%s" : N_("stage: %s"), stage_names[s->c.stage]); /* by ear */
	return ROLE_TITLE;
}

static const int widths[] = { LABEL_COLUMNS, 0 };

static const struct list_screen contact_list = {
	.fetch = rows_fetch,
	.user = offsetof(struct contact_state, rows),
	.widths = widths,
	.n_columns = LEN(widths),
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
