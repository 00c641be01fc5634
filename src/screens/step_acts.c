#include "step_acts.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common.h"
#include "model/call.h"

static void
step_copy(struct step *to, const struct step *from)
{
	*to = *from;
	to->text = mem_str(from->text);
	to->kind = mem_str(from->kind);
}

struct wanted {
	int64_t id;
	struct step *out;
	bool found;
};

static bool
is_wanted(void *user, const struct step *st, const char *contact)
{
	struct wanted *w = user;

	(void)contact;
	if (st->id != w->id)
		return true;
	step_copy(w->out, st);
	w->found = true;
	return false;
}

bool
step_get(struct store *s, int64_t id, struct step *out)
{
	struct wanted w = { .id = id, .out = out };

	store_step_each(s, INT64_MAX, false, is_wanted, &w, NULL);
	return w.found;
}

/* ---- by one key ---- */

void
step_toggle(struct ui *ui, int64_t id)
{
	struct step st = { 0 };
	struct text label = { 0 };
	struct err e = { 0 };

	if (!step_get(app_of(ui)->desk.store, id, &st))
		return;
	bool done = !st.done_ms;
	text_addf(&label, "%s “%s”", done ? "tick off" : "reopen", st.text);
	st.done_ms = done ? ui->now.wall_ms : 0;
	if (act_begin(ui, st.interview_id, text_str(&label)) &&
		act_end(ui, store_step_save(app_of(ui)->desk.store, &st, &e), &e))
		ui_say(ui, "%s: %s", done ? "Done" : "To do again", st.text);
	ui_reload(ui);
	text_free(&label);
	step_done(&st);
}

void
step_delete(struct ui *ui, int64_t id)
{
	struct step st = { 0 };
	struct text label = { 0 };
	struct err e = { 0 };

	if (step_get(app_of(ui)->desk.store, id, &st)) {
		text_addf(&label, "delete the step “%s”", st.text);
		if (act_begin(ui, st.interview_id, text_str(&label)) &&
			act_end(ui, store_step_delete(app_of(ui)->desk.store, id, &e), &e))
			ui_say(ui, "Done: %s; u brings it back", text_str(&label));
		ui_reload(ui);
	}
	text_free(&label);
	step_done(&st);
}

/* ---- as a form ---- */

static const struct form_field fields[] = {
	{ "text", "What", "What there is to do", FIELD_LINE, NULL, 0 },
	{ "due", "When", "2026-11-25, with a time if it has one, or nothing", FIELD_LINE, NULL, 0 },
};

static void
due_text(struct ui *ui, const struct step *st, struct text *out)
{
	if (st->due_ms)
		time_format(out, "%Y-%m-%d %H:%M", st->due_ms, app_of(ui)->desk.config.zone);
}

/* The change is made to the step as it is now, not as it was when the form was opened. */
static bool
read_again(struct ui *ui, struct step_form *f)
{
	struct step now = { 0 };
	struct text due = { 0 };

	if (!f->was.id || !step_get(app_of(ui)->desk.store, f->was.id, &now))
		return true; /* saving says that it is gone */
	step_done(&f->was);
	f->was = now;
	due_text(ui, &now, &due);
	const char *values[] = { f->was.text, text_str(&due) };
	bool same = ui_form_now(ui, values);
	text_free(&due);
	return same;
}

static bool
take(struct ui *ui, void *user, const char *const *values, struct err *e)
{
	struct step_form *f = user;
	struct step st = { 0 };

	if (!read_again(ui, f))
		return false;
	step_copy(&st, &f->was);
	mem_set(&st.text, values[0] ? values[0] : "");
	st.due_ms = 0;
	bool says = *st.text != '\0';
	bool due = !values[1] || !*values[1] ||
		due_parse(values[1], app_of(ui)->desk.config.zone, &st.due_ms);
	if (!says)
		ui_form_fault(ui, 0, "A step needs to say what there is to do");
	if (!due)
		ui_form_fault(ui, 1, "“%s” is not a time: write 2026-11-25 14:00", values[1]);
	bool good = says && due && store_step_save(app_of(ui)->desk.store, &st, e);
	step_done(&st);
	if (good)
		ui_say(ui, "The step is saved.");
	return good;
}

void
step_form(struct ui *ui, struct step_form *f, const struct step *st)
{
	struct text due = { 0 };
	char draft[64];

	step_form_done(f);
	step_copy(&f->was, st);
	due_text(ui, st, &due);
	snprintf(draft, sizeof(draft), "step:%" PRId64 ":%" PRId64 ":%" PRId64, st->id,
		st->interview_id, st->note_id);
	const char *values[] = { st->text, text_str(&due) };
	ui_form(ui, st->id ? "Step" : "New step", draft, fields, LEN(fields), values, take, f);
	text_free(&due);
}

void
step_form_done(struct step_form *f)
{
	step_done(&f->was);
	*f = (struct step_form){ 0 };
}
