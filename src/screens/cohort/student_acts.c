/* Keys of one student, and what the status line says of the chosen row. */
#include "model/call.h"
#include "model/grade.h"
#include "model/rehearsal.h"
#include "model/review.h"
#include "model/rubric.h"
#include "screens/common.h"
#include "student.h"

void
student_key_show(struct ui *ui, void *state)
{
	struct student_view *v = state;
	int64_t id = list_id(&v->list), of = rows_of(id);
	struct text t = { 0 };

	if (rows_part(id) == ROW_CALL) {
		screen_open(ui, "review", of);
	} else if (rows_part(id) == ROW_MARK) {
		rubric_row_text(&v->rubric.rows[of - 1], &t);
		ui_card(ui, v->rubric.rows[of - 1].title, text_str(&t));
	} else if (rows_part(id) == ROW_CAUGHT) {
		ui_card(ui, _("Caught in rehearsals"), _("Of what a standard partner says and what could be heard, "
			"so much was in the notes. All variants of a partner have the same facts."));
	} else {
		ui_card(ui, _("Advised last"), v->standing.advice);
	}
	text_free(&t);
}

void
student_key_finish(struct ui *ui, void *state)
{
	struct student_view *v = state;
	const struct row *row = list_row(&v->list);
	struct err e = { 0 };

	if (rows_part(row->id) != ROW_CALL)
		ui_refuse(ui, _("Only a conversation is reviewed; choose one."));
	else if (review_finish(&v->app->desk, rows_of(row->id), !row->dim, &e))
		ui_say(ui, row->dim ? _("To be reviewed again.") : _("Reviewed."));
	else
		ui_err(ui, &e);
	ui_reload(ui);
}

void
student_status(const void *state, struct text *out)
{
	const struct student_view *v = state;
	struct text points = { 0 };
	struct grade g;

	cohort_grade(&v->app->desk, &v->rubric, &v->standing, &g);
	grade_text(g.points, &points);
	if (!g.missing && v->rubric.n && g.late)
		text_joinf(out, " ", count_form((size_t)g.late, "%s of %g points, %d day late.",
			"%s of %g points, %d days late."), text_str(&points), rubric_most(&v->rubric), g.late);
	else if (!g.missing && v->rubric.n)
		text_joinf(out, " ", "%s of %g points.", text_str(&points), rubric_most(&v->rubric));
	text_free(&points);
	if (v->standing.overdue)
		text_joinf(out, " ", count_form((size_t)v->standing.overdue, "%d step of theirs is overdue.",
			"%d steps of theirs are overdue."), v->standing.overdue);
}
