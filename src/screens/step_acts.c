/* step_acts.c: what can be done with a step from whichever screen shows one. */
#include "step_acts.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common.h"

/* ---- by one key ---- */

/* Says what was done with it: `said` has a %s for its words as they were. */
static void
step_acts_say(struct ui *ui, bool good, const char *said, const struct due_row *r, struct err *e)
{
	struct text what = { 0 };

	due_row_text(r, &what);
	if (good)
		ui_say(ui, said, text_str(&what));
	else
		ui_err(ui, e);
	text_free(&what);
	ui_reload(ui);
}

void
step_toggle(struct ui *ui, int64_t number)
{
	struct desk *d = &app_of(ui)->desk;
	struct due_row r = { 0 };
	struct err e = { 0 };

	if (store_due_get(d->store, number, &r)) {
		bool done = r.due.open, good = step_tick(d, &r, done, &e);
		step_acts_say(ui, good, done ? N_("Done: %s") : N_("To do again: %s"), &r, &e);
	}
	due_row_done(&r);
}

void
step_key_done(struct ui *ui, int64_t number)
{
	if (number)
		step_toggle(ui, number);
	else
		ui_refuse(ui, "Only a step can be done.");
}

void
step_key_put_off(struct ui *ui, struct step_form *f, int64_t number)
{
	if (number)
		step_ask_day(ui, f, number);
	else
		ui_refuse(ui, "Only a step can be put off.");
}

bool
step_delete(struct ui *ui, int64_t number)
{
	struct desk *d = &app_of(ui)->desk;
	struct due_row r = { 0 };
	struct err e = { 0 };
	bool there = store_due_get(d->store, number, &r), good = there && step_drop(d, &r, &e);

	if (there)
		step_acts_say(ui, good, N_("Dropped: %s; u brings it back"), &r, &e);
	due_row_done(&r);
	return good;
}

/* ---- put off to a day ---- */

static void
step_acts_put_off(struct ui *ui, void *user, const char *day)
{
	struct desk *d = &app_of(ui)->desk;
	struct step_form *f = user;
	struct text how = { 0 };
	struct err e = { 0 };
	int64_t ms;

	if (!time_said(day, d->config.zone, ui->now.wall_ms, SAID_DAY, &ms, NULL, &e)) {
		ui_err(ui, &e);
		return;
	}
	bool good = step_put_off(d, &f->was, ms, &e);
	time_format(&how, _("Put off to %a %-d %b: %%s"), ms, d->config.zone);
	step_acts_say(ui, good, text_str(&how), &f->was, &e);
	text_free(&how);
}

void
step_ask_day(struct ui *ui, struct step_form *f, int64_t number)
{
	struct text tomorrow = { 0 };
	const char *zone = app_of(ui)->desk.config.zone;

	step_form_done(f);
	if (!store_due_get(app_of(ui)->desk.store, number, &f->was))
		return;
	time_format(&tomorrow, "%Y-%m-%d",
		time_day_start(time_day_add(time_day(ui->now.wall_ms, zone), 1), zone), zone);
	ui_prompt(ui, _("Put off to which day?"), text_str(&tomorrow), step_acts_put_off, f);
	text_free(&tomorrow);
}

/* ---- as a form ---- */

static const struct form_field fields[] = {
	{ "text", N_("What"), N_("What there is to do"), FIELD_LINE, NULL, 0 },
	{ "due", N_("When"), N_("tomorrow, fri 3pm, 15 Dec, in 2 weeks; or nothing"), FIELD_LINE, NULL, 0 },
};

static void
day_text(struct ui *ui, const struct due_row *r, struct text *out)
{
	if (r->due.due_ms)
		time_format(out, "%Y-%m-%d %H:%M", r->due.due_ms, app_of(ui)->desk.config.zone);
}

/* The change is made to the step as it is now, not as it was when the form was opened. */
static bool
step_acts_read_again(struct ui *ui, struct step_form *f)
{
	struct due_row now = { 0 };
	struct text what = { 0 }, day = { 0 };
	struct err e = { 0 };

	if (!f->was.number || !store_due_find(app_of(ui)->desk.store, f->was.due.id, &now, &e))
		return true; /* saving says that it is gone */
	due_row_done(&f->was);
	f->was = now;
	due_row_text(&now, &what);
	day_text(ui, &now, &day);
	const char *values[] = { text_str(&what), text_str(&day) };
	bool same = ui_form_now(ui, values);
	text_free(&what);
	text_free(&day);
	return same;
}

static bool
step_acts_save(struct ui *ui, struct step_form *f, const char *text, int64_t due_ms,
	struct err *e)
{
	struct desk *d = &app_of(ui)->desk;
	struct step st = { .contact_id = f->made.contact_id, .interview_id = f->made.interview_id };

	if (f->was.number)
		return step_edit(d, &f->was, text, due_ms, e);
	st.text = mem_str(text);
	st.kind = mem_str("to do");
	st.due_ms = due_ms;
	int64_t same;
	bool good = step_add(d, &st, true, &same, e);
	step_done(&st);
	return good;
}

static bool
step_acts_take(struct ui *ui, void *user, const char *const *values, struct err *e)
{
	struct step_form *f = user;
	const char *text = values[0] ? values[0] : "", *day = values[1] ? values[1] : "";
	int64_t due_ms = 0;

	if (!step_acts_read_again(ui, f))
		return false;
	bool says = *text != '\0';
	struct err not_a_day = { 0 };
	bool due = !*day || due_said(day, app_of(ui)->desk.config.zone, ui->now.wall_ms, &due_ms,
		&not_a_day);
	if (!says)
		ui_form_fault(ui, 0, "A step needs to say what there is to do");
	if (!due)
		ui_form_fault(ui, 1, "%s", not_a_day.text);
	bool good = says && due && step_acts_save(ui, f, text, due_ms, e);
	if (good)
		ui_say(ui, "The step is saved.");
	return good;
}

static void
step_acts_open(struct ui *ui, struct step_form *f, const char *title, const char *draft)
{
	struct text what = { 0 }, day = { 0 };

	if (f->was.number)
		due_row_text(&f->was, &what);
	day_text(ui, &f->was, &day);
	const char *values[] = { text_str(&what), text_str(&day) };
	ui_form(ui, title, draft, fields, LEN(fields), values, step_acts_take, f);
	text_free(&what);
	text_free(&day);
}

void
step_form_edit(struct ui *ui, struct step_form *f, int64_t number)
{
	char draft[16 + DUE_ID_SIZE];

	step_form_done(f);
	if (!store_due_get(app_of(ui)->desk.store, number, &f->was))
		return;
	if (!due_is_step(f->was.due.kind)) {
		ui_refuse(ui, "Only the words and the day of a step can be changed.");
		return;
	}
	snprintf(draft, sizeof(draft), "step:%s", f->was.due.id);
	step_acts_open(ui, f, "Step", draft);
}

void
step_form_new(struct ui *ui, struct step_form *f, int64_t contact_id, int64_t interview_id)
{
	char draft[48];

	step_form_done(f);
	f->made = (struct step){ .contact_id = contact_id, .interview_id = interview_id };
	snprintf(draft, sizeof(draft), "step:new:%" PRId64, interview_id);
	step_acts_open(ui, f, "New step", draft);
}

void
step_form_done(struct step_form *f)
{
	due_row_done(&f->was);
	*f = (struct step_form){ 0 };
}
