/*
 * The last thing done is undone first, whatever it was. The workbook keeps its
 * own steps; an edit of a pack or a setting remembers behind which of them it
 * came, in this sitting only.
 */
#include "undo.h"

#include <stdlib.h>
#include <string.h>

#include "bank.h"

/* ---- what is done outside the workbook ---- */

static struct undo_other *
add(struct app *a)
{
	struct undo_step last = { 0 };

	mem_grow(a->others, &a->cap_others, a->n_others + 1);
	struct undo_other *o = &a->others[a->n_others++];
	*o = (struct undo_other){ .behind = 0 };
	if (store_undo_next(a->desk.store, &last))
		o->behind = last.id;
	undo_step_done(&last);
	return o;
}

static void
drop(struct app *a)
{
	struct undo_other *o = &a->others[--a->n_others];

	free(o->name);
	free(o->was);
}

void
undo_add_bank(struct app *a)
{
	const struct undo_other *top = a->n_others ? &a->others[a->n_others - 1] : NULL;

	if (!top || top->name || top->act != a->desk.editor.act)
		add(a)->act = a->desk.editor.act;
}

void
undo_add_setting(struct app *a, const char *name, const char *was)
{
	struct undo_other *o = add(a);

	o->name = mem_str(name);
	o->was = mem_str(was);
}

void
undo_done(struct app *a)
{
	while (a->n_others)
		drop(a);
	free(a->others);
	a->others = NULL;
	a->cap_others = 0;
}

/* ---- taking back ---- */

static bool
take_back_bank(struct app *a, struct text *label, struct err *e)
{
	a->desk.editor.bank = app_bank(a);
	bool good = bank_edit_undo(&a->desk.editor, label, e);
	a->desk.bank_drops++; /* also where a part of it was taken back */
	return good;
}

static bool
take_back_setting(struct app *a, const struct undo_other *o, struct text *label, struct err *e)
{
	text_addf(label, "set %s", o->name);
	return app_setting_put(a, o->name, o->was, e);
}

static bool
take_back(struct app *a, const struct undo_other *o, struct text *label, struct err *e)
{
	if (!o)
		return store_undo(a->desk.store, -1, label, e);
	bool good = o->name ? take_back_setting(a, o, label, e) : take_back_bank(a, label, e);
	if (good || !o->name) /* a pack that was changed since would be in the way for ever */
		drop(a);
	return good;
}

static bool
is_shown(const struct undo_shown *shown, const struct undo_other *o, const struct undo_step *step)
{
	if (o)
		return o->name ? shown->settings : shown->bank;
	if (shown->scope && step->scope == shown->scope)
		return true;
	return shown->people && (step->scope == 0 || step->steps_only);
}

static void
name_it(const struct app *a, const struct undo_other *o, const struct undo_step *step,
	struct text *out)
{
	if (!o)
		text_add(out, step->label);
	else if (o->name)
		text_addf(out, "set %s", o->name);
	else if (a->desk.editor.n_undo)
		text_add(out, a->desk.editor.undo[a->desk.editor.n_undo - 1].label);
}

/* The last act outside the workbook, where it came behind every step in it. */
static const struct undo_other *
last_other(const struct app *a, bool any, const struct undo_step *step)
{
	const struct undo_other *o = a->n_others ? &a->others[a->n_others - 1] : NULL;

	return o && (!any || step->id <= o->behind) ? o : NULL;
}

bool
undo_last(struct ui *ui, const struct undo_shown *shown, struct text *said)
{
	struct app *a = app_of(ui);
	struct undo_step step = { 0 };
	struct text label = { 0 };
	struct err e = { 0 };
	bool any = store_undo_next(a->desk.store, &step), good = false;
	const struct undo_other *o = last_other(a, any, &step);

	int64_t what = o ? -(int64_t)a->n_others : step.id;
	bool named = ui_again(ui) && a->undo_named == what;

	a->undo_named = 0;
	if ((o || any) && !is_shown(shown, o, &step) && !named) {
		a->undo_named = what;
		name_it(a, o, &step, &label);
		text_addf(said, "Elsewhere, last: %s. u once more undoes it.", text_str(&label));
	} else {
		good = take_back(a, o, &label, &e);
		if (good)
			text_addf(said, "Undone: %s", text_str(&label));
		else
			text_set(said, e.text);
	}
	undo_step_done(&step);
	text_free(&label);
	return good;
}

bool
undo_last_of(struct ui *ui, int64_t interview_id)
{
	struct text said = { 0 };
	bool good = undo_last(ui, &(struct undo_shown){ .scope = interview_id }, &said);

	ui_say(ui, "%s", text_str(&said));
	text_free(&said);
	return good;
}
