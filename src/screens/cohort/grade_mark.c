/* Marking one row of a rubric: a level, a line, and on to the next student. */
#include <string.h>

#include "grade.h"

static void
grade_next(struct ui *ui, struct grade_view *v)
{
	size_t marked, all;

	ui_reload(ui);
	list_choose(&v->list, v->rows.n ? v->rows.one[0].id : 0);
	grading_count(&v->grading, &marked, &all);
	if (!v->paper)
		ui_say(ui, "%s: every paper has its mark. q goes back, to the next row.", grade_row(v)->title);
}

static void
grade_give(struct ui *ui, struct grade_view *v, int level)
{
	struct text said = { 0 };
	struct err e = { 0 };

	if (!v->paper) {
		ui_refuse(ui, _("No paper is left for this row."));
	} else if (!grading_mark(&v->app->desk, &v->grading, v->paper, level, &said, &e)) {
		ui_err(ui, &e);
	} else {
		ui_say(ui, "Level %d of %zu.", level, grade_row(v)->n);
		grade_next(ui, v);
		if (said.n)
			ui_card(ui, _("Your marks and the model's"), text_str(&said));
	}
	text_free(&said);
}

bool
grade_text_key(struct ui *ui, void *state, const struct event *ev)
{
	if (ev->kind != EVENT_KEY || ev->key[0] < '1' || ev->key[0] > '9' || ev->key[1])
		return false;
	grade_give(ui, state, ev->key[0] - '0');
	return true;
}

bool
grade_line(struct ui *ui, void *state, const char *line, bool ended)
{
	struct strings words = { 0 };
	int n = 0;
	bool mark;

	strings_split(&words, line, " \t");
	mark = ended && words.n == 2 && strcmp(words.s[0], "mark") == 0 && word_int(words.s[1], 1, 9, &n);
	if (mark)
		grade_give(ui, state, n);
	strings_free(&words);
	return mark;
}

void
grade_key_later(struct ui *ui, void *state)
{
	struct grade_view *v = state;

	if (!v->paper) {
		ui_refuse(ui, _("No paper is left for this row."));
		return;
	}
	v->paper->passed = true;
	ui_say(ui, _("Left for later; it comes again when this row is opened again."));
	grade_next(ui, v);
}

void
grade_key_row(struct ui *ui, void *state)
{
	const struct grade_view *v = state;
	struct text t = { 0 };

	rubric_row_text(grade_row(v), &t);
	ui_card(ui, grade_row(v)->title, text_str(&t));
	text_free(&t);
}
