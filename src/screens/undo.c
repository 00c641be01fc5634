/* undo.c: u on every screen: the last thing done is undone first, named before when it is elsewhere. */
#include "undo.h"

#include <string.h>

/* Two rows of a narrow window, less the words around the label. */
enum { AROUND = 46, LEAST = 20 };

static bool
undo_is_shown(const struct undo_shown *shown, const struct undo_step *step)
{
	if (step->path)
		return strcmp(step->place, "settings") == 0 ? shown->settings : shown->bank;
	if (shown->scope && step->scope == shown->scope)
		return true;
	if (step->remarks_only)
		return shown->remarks;
	return shown->people && (step->scope == 0 || step->steps_only);
}

static void
undo_name(const struct ui *ui, const char *label, bool redo, struct text *said)
{
	struct text short_label = { 0 };
	int cols = 2 * ui->cols - AROUND;

	utf8_cut(&short_label, label, cols > LEAST ? cols : LEAST);
	if (redo)
		text_addf(said, "Undone last: %s; again to redo it.", text_str(&short_label));
	else
		text_addf(said, "The last change was %s; u again undoes it.",
			text_str(&short_label));
	text_free(&short_label);
}

static bool
undo_turn(struct app *a, bool redo, struct text *said)
{
	struct text label = { 0 };
	struct err e = { 0 };
	bool good = history_turn(&a->desk, redo, &label, &e);

	app_settings_taken(a);
	if (good)
		text_addf(said, redo ? "Done again: %s" : "Undone: %s", text_str(&label));
	else
		text_set(said, e.text);
	text_free(&label);
	return good;
}

bool
undo_last(struct ui *ui, const struct undo_shown *shown, bool redo, struct text *said)
{
	struct app *a = app_of(ui);
	struct undo_step step = { 0 };
	bool any = history_next(&a->desk, redo, &step), good = false;
	int64_t what = redo ? -step.id : step.id;
	bool named = ui_again(ui) && a->undo_named == what;

	a->undo_named = 0;
	if (any && !undo_is_shown(shown, &step) && !named) {
		a->undo_named = what;
		undo_name(ui, step.label, redo, said);
	} else {
		good = undo_turn(a, redo, said);
	}
	undo_step_done(&step);
	return good;
}

bool
undo_last_of(struct ui *ui, int64_t interview_id, bool redo)
{
	struct text said = { 0 };
	bool good = undo_last(ui, &(struct undo_shown){ .scope = interview_id }, redo, &said);

	if (good)
		ui_say(ui, "%s", text_str(&said));
	else
		ui_refuse(ui, "%s", text_str(&said));
	text_free(&said);
	return good;
}
