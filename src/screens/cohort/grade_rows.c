/* Rows of one row of a rubric for one student: its levels, and the figures beside it. */
#include "grade.h"
#include "model/review_figures.h"
#include "screens/interview/talk.h"

enum { ROW_LEVEL = 60, ROW_FIGURES };

const struct rubric_row *
grade_row(const struct grade_view *v)
{
	return &v->grading.rubric.rows[v->grading.row];
}

static void
grade_add_levels(struct grade_view *v, int columns)
{
	const struct rubric_row *row = grade_row(v);
	struct text lead = { 0 };

	for (size_t i = row->n; i > 0; i--) {
		text_clear(&lead);
		text_addf(&lead, "%zu\tlevel\t", i);
		rows_wrap(&v->rows, rows_id(ROW_LEVEL, (int64_t)i), false, text_str(&lead), row->levels[i - 1].text, columns);
	}
	text_free(&lead);
}

static void
grade_add_figures(struct grade_view *v)
{
	struct review_figures f = review_figures(&v->call, &v->review);
	struct text t = { 0 };

	review_evidence(&f, grade_row(v)->id, &t);
	if (t.n)
		rows_add(&v->rows, rows_id(ROW_FIGURES, 1), false, "\tcounted\t%s", text_str(&t));
	text_free(&t);
}

bool
grade_read(struct ui *ui, void *state, struct err *e)
{
	struct grade_view *v = state;
	struct review beside = { 0 };
	struct rows talk = { 0 };
	int columns = ui->linear ? 0 : ui->cols - 2 - TALK_STAMP - TALK_KIND - 4;

	rows_done(&v->rows);
	call_done(&v->call);
	review_done(&v->review);
	grading_read(&v->app->desk, &v->grading);
	v->paper = grading_now(&v->grading);
	if (!v->paper)
		return true;
	if (!grading_call(&v->app->desk, v->paper, &v->call, &v->review, e))
		return false;
	columns = ui->linear ? 0 : columns > 10 ? columns : 10;
	grade_add_levels(v, columns);
	grade_add_figures(v);
	talk_rows(&talk, &v->call, &beside, ui->now.wall_ms, v->app->desk.config.zone, columns);
	rows_move(&v->rows, &talk);
	return true;
}
