/*
 * a form: named fields, each a line, a word out of some, a number, or yes and no. What is
 * typed is kept as a draft after every burst, and is back when the form is opened again.
 */
#include <stdlib.h>
#include <string.h>

#include "form.h"

static const struct screen form_screen;

struct form *
form_top(struct ui *ui)
{
	return ui_top_state(ui, &form_screen);
}

void
form_go(struct form *f, size_t to)
{
	struct line *l = &f->lines[f->at];
	int n;

	form_words(&f->fields[f->at], &n);
	if (n > 0)
		l->at = l->text.n;
	f->at = to;
}

/* ---- opening, keeping, leaving ---- */

static void
form_close(struct ui *ui, void *state)
{
	struct form *f = state;

	(void)ui;
	for (size_t i = 0; i < f->n; i++)
		line_done(&f->lines[i]);
	free(f->title);
	free(f->draft);
	form_faults_drop(f);
	free(f->faults);
	free(f->fields);
	free(f->lines);
	for (size_t i = 0; i < f->n; i++)
		text_free(&f->was[i]);
	free(f->was);
	text_free(&f->kept);
}

static void
form_settle(struct ui *ui, void *state)
{
	struct form *f = state;
	struct text now = { 0 };

	for (size_t i = 0; i < f->n; i++)
		if (!form_wraps(&f->fields[i]))
			line_scroll(&f->lines[i], form_columns(f, ui->cols));
	if (!f->draft || !ui->hooks.draft_save)
		return;
	form_encode(f, &now);
	if (strcmp(text_str(&now), text_str(&f->kept)) == 0) {
		text_free(&now);
		return;
	}
	ui->hooks.draft_save(ui, f->draft, now.n ? now.s : NULL);
	text_free(&f->kept);
	f->kept = now;
}

static void
draft_drop(struct ui *ui, const struct form *f)
{
	if (f->draft && ui->hooks.draft_save)
		ui->hooks.draft_save(ui, f->draft, NULL);
}

static void
restore(struct ui *ui, struct form *f)
{
	struct text draft = { 0 };

	if (f->draft && ui->hooks.draft_load && ui->hooks.draft_load(ui, f->draft, &draft)) {
		if (form_decode(ui, f, text_str(&draft)))
			form_tell_faults(ui, f);
		else if (form_changed(f))
			ui_say(ui, "Restored what you had typed here.");
	}
	text_free(&draft);
}

static bool
try_save(struct ui *ui, struct form *f, struct err *e)
{
	const char **values = mem_new(f->n, sizeof(*values));
	bool good;

	for (size_t i = 0; i < f->n; i++)
		values[i] = text_str(&f->lines[i].text);
	f->merged = false;
	good = f->done(ui, f->user, values, e);
	free(values);
	return good;
}

static bool
has_faults(const struct form *f)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->faults[i].said)
			return true;
	return false;
}

/* Where another program changed other fields only, theirs and ours are saved together. */
void
form_save(struct ui *ui, void *state)
{
	struct form *f = state;
	struct err e = { 0 };

	form_faults_drop(f);
	bool good = try_save(ui, f, &e);
	if (!good && f->merged && !has_faults(f))
		good = try_save(ui, f, &e);
	if (good) {
		draft_drop(ui, f);
		view_close(ui, f);
	} else if (!form_tell_faults(ui, f) && ui_top_state(ui, &form_screen) == f) {
		ui_err(ui, &e); /* else `done` asked something, which says why */
	}
}

void
ui_form_again(struct ui *ui)
{
	void *f = ui_top_state(ui, &form_screen);

	if (f)
		form_save(ui, f);
}

void
form_leave(struct ui *ui, void *state)
{
	struct form *f = state;

	draft_drop(ui, f);
	view_close(ui, f);
}

static void
form_answered(struct ui *ui, void *user, size_t nth)
{
	if (nth == 0)
		form_leave(ui, user);
}

static void
form_cancel(struct ui *ui, void *state)
{
	static const struct answer answers[] = { { "y", N_("yes") }, { "n", N_("no") } };

	if (form_changed(state))
		ui_choose(ui, _("Leave without saving?"), answers, LEN(answers), form_answered, state);
	else
		form_leave(ui, state);
}

static void
form_escape(struct ui *ui, void *state)
{
	if (!form_changed(state)) {
		form_leave(ui, state);
		return;
	}
	form_save(ui, state);
	if (ui_top_state(ui, &form_screen) == state && !ui->linear) { /* whoever wants out */
		char *why = mem_str(text_str(&ui->message));
		size_t n = strlen(why);
		ui_say(ui, "%.*s · Ctrl-C leaves without saving",
			(int)(n && why[n - 1] == '.' ? n - 1 : n), why);
		free(why);
	}
}

/* ---- keys ---- */

static void
form_next(struct ui *ui, void *state)
{
	struct form *f = state;
	size_t left = f->at;

	form_go(f, (f->at + 1) % f->n);
	form_tell_field(ui, f);
	form_tell_advice(ui, f, left);
}

static void
form_prev(struct ui *ui, void *state)
{
	struct form *f = state;

	size_t left = f->at;

	form_go(f, (f->at + f->n - 1) % f->n);
	form_tell_field(ui, f);
	form_tell_advice(ui, f, left);
}

/* By rows of the field first, as far as it has more of them. */
static bool
form_row(const struct ui *ui, struct form *f, int by)
{
	return form_wraps(&f->fields[f->at]) &&
		line_rows_move(&f->lines[f->at], form_columns(f, ui->cols), by);
}

static void
form_down(struct ui *ui, void *state)
{
	if (!form_row(ui, state, 1))
		form_next(ui, state);
}

static void
form_up(struct ui *ui, void *state)
{
	if (!form_row(ui, state, -1))
		form_prev(ui, state);
}

void
form_enter(struct ui *ui, void *state)
{
	struct form *f = state;

	if (!ui->linear && form_field_enter(&f->lines[f->at], &f->fields[f->at]))
		return;
	if (f->at + 1 < f->n)
		form_next(ui, state);
	else
		form_save(ui, state);
}

/* All that is typed is kept before, since the editor may be open for long. */
void
form_outside(struct ui *ui, void *state)
{
	struct form *f = state;
	const struct form_field *field = &f->fields[f->at];
	struct text s = { 0 }, where = { 0 };
	struct err e = { 0 };
	struct edit_of of = { f->draft ? f->draft : f->title, field->name, NULL, ".txt" };

	if (!ui->hooks.edit_outside)
		return;
	form_settle(ui, f);
	text_addf(&where, "%s, %s", f->title, _(field->label));
	of.where = text_str(&where);
	text_set(&s, text_str(&f->lines[f->at].text));
	if (ui->hooks.edit_outside(ui, &s, &of, &e))
		line_set(&f->lines[f->at], text_str(&s));
	if (*e.text)
		ui_err(ui, &e);
	text_free(&s);
	text_free(&where);
}

static bool
form_text(struct ui *ui, void *state, const struct event *ev)
{
	struct form *f = state;

	return form_field_key(ui, &f->lines[f->at], &f->fields[f->at], text_str(&f->was[f->at]), ev);
}

static const struct key rows[] = {
	/* clang-format off */
	{ "Enter",        form_enter,   "form-enter",  "Go to the next field, of several lines begin one; on the last field save", KEY_TYPED, "next" },
	{ "Tab",          form_next,    "form-next",   "Go to the next field", KEY_TYPED, NULL },
	{ "Shift-Tab",    form_prev,    "form-prev",   "Go to the field before", KEY_TYPED, NULL },
	{ "Down",         form_down,    "form-down",   "Go down a row, on the last to the next field", KEY_TYPED, NULL },
	{ "Up",           form_up,      "form-up",     "Go up a row, on the first to the field before", KEY_TYPED, NULL },
	{ "Ctrl-S",       form_save,    "form-save",   "Save", KEY_TYPED, "save" },
	{ "Esc",          form_escape,  "form-leave",  "Leave; what was changed is saved", KEY_TYPED, "leave" },
	{ "Ctrl-C Ctrl-G",form_cancel,  "form-cancel", "Leave without saving", KEY_TYPED, "drop" },
	{ "Ctrl-O",       form_outside, "form-editor", "Write this field in your own editor", KEY_TYPED, NULL },
	/* clang-format on */
};

const struct keyset form_keys = { rows, LEN(rows) };

static const struct screen form_screen = {
	.name = "form",
	.title = N_("A form"),
	.help = N_("Fill in what you know; every field may stay empty unless it says so. What is "
		"typed is kept as a draft until it is saved. Correct a field marked ! first."),
	.keys = { &form_keys },
	.state_size = sizeof(struct form),
	.close = form_close,
	.head = form_head,
	.status = form_status,
	.draw = form_draw,
	.text = form_text,
	.settle = form_settle,
	.say = form_say,
	.ask = form_ask,
	.line = form_line,
	.types = true,
};

void
ui_form(struct ui *ui, const char *title, const char *draft,
	const struct form_field *fields, size_t n, const char *const *values,
	bool (*done)(struct ui *ui, void *user, const char *const *values, struct err *e),
	void *user)
{
	struct form *f;

	ui_push(ui, &form_screen, NULL, NULL);
	f = ui_top_state(ui, &form_screen);
	f->title = mem_str(title);
	f->draft = mem_str(draft);
	f->fields = mem_copy(fields, n * sizeof(*fields));
	f->n = n;
	f->lines = mem_new(n, sizeof(*f->lines));
	f->faults = mem_new(n, sizeof(*f->faults));
	f->was = mem_new(n, sizeof(*f->was));
	f->done = done;
	f->user = user;
	for (size_t i = 0; i < n; i++)
		line_set(&f->lines[i], values && values[i] ? values[i] : "");
	for (size_t i = 0; i < n; i++)
		text_set(&f->was[i], text_str(&f->lines[i].text));
	form_tell_field(ui, f);
	restore(ui, f);
}
