/* One student: what was handed in, with its figures, the marks over time, what was advised. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "model/call.h"
#include "model/grade.h"
#include "model/rehearsal.h"
#include "model/review.h"
#include "model/review_figures.h"
#include "model/rubric.h"
#include "screens/common.h"
#include "screens/rows.h"

struct student_view {
	struct list list;
	struct app *app;
	int64_t id;
	struct rows rows;
	struct standing standing;
	struct rubric rubric;
	bool practice;             /* while rows are made: rehearsals, behind the others */
	size_t made;
};

enum { ROW_CALL = 1, ROW_MARK, ROW_ADVICE, ROW_CAUGHT };

/* ---- rows ---- */

static void
student_figures(const struct student_view *v, int64_t interview_id, struct text *out)
{
	struct review_figures f = { 0 };

	if (!review_stored(&v->app->desk, interview_id, &f))
		return;
	text_addf(out, "asked %d of %d", f.asked, f.planned);
	text_joinf(out, ", ", count_form(f.notes, "%d note", "%d notes"), f.notes);
	text_joinf(out, ", ", count_form(f.names, "%d name", "%d names"), f.names);
	if (f.over_ms >= MINUTE_MS)
		text_joinf(out, ", ", "%d min over", (int)(f.over_ms / MINUTE_MS));
}

/* "facts 5 of 8, names 2 of 3"; nothing where the partner is no standard one. */
static void
student_caught(const struct student_view *v, int64_t interview_id, struct text *out)
{
	struct text list = { 0 }, kinds = { 0 };
	struct rehearsed_call r;

	review_rehearsed(&v->app->desk, interview_id, &list);
	if (rehearsed_nth(text_str(&list), 0, &r)) {
		outcome_kinds_text(r.heard, r.caught, &kinds);
		text_joinf(out, ", ", "caught %s", text_str(&kinds));
	}
	text_free(&list);
	text_free(&kinds);
}

static void
student_add_call(void *user, const struct reviewed *row)
{
	struct student_view *v = user;
	const struct interview *i = &row->call->interview;
	struct text day = { 0 }, length = { 0 }, figures = { 0 };

	if (i->practice != v->practice)
		return;
	if (!v->made++)
		rows_head(&v->rows, v->practice ? _("Rehearsals") : _("Conversations"));
	time_format(&day, "%-d %b", i->started_ms, v->app->desk.config.zone);
	interview_length(i, &length);
	if (v->practice)
		student_caught(v, i->id, &figures);
	if (!figures.n)
		student_figures(v, i->id, &figures);
	rows_add(&v->rows, rows_id(ROW_CALL, i->id), row->reviewed, "%s\t%s\t%s\t%s\t%s", text_str(&day),
		row->call->who.name ? row->call->who.name : "", text_str(&length),
		row->reviewed ? _("reviewed") : _("to do"), text_str(&figures));
	text_free(&day);
	text_free(&length);
	text_free(&figures);
}

/* "Questions  2 3 3  ▁▄▄" */
static void
student_add_mark(struct student_view *v, size_t i)
{
	const struct rubric_row *row = &v->rubric.rows[i];
	struct cohort_marks m;
	struct cohort_row over = { 0 };
	struct text levels = { 0 }, signs = { 0 };

	if (!cohort_marks(v->standing.scores ? v->standing.scores : "", row->id, &m))
		return;
	if (!v->made++)
		rows_head(&v->rows, _("Marks, a conversation each"));
	for (size_t k = 0; k < m.n; k++)
		text_addf(&levels, "%s%d", k ? " " : "", m.level[k]);
	cohort_row_add(&over, &m);
	if (!v->app->ui.linear)
		cohort_row_signs(&over, (double)row->n, &signs);
	rows_add(&v->rows, rows_id(ROW_MARK, (int64_t)i + 1), false, "\t%s\t%s\t%s", row->title, text_str(&levels),
		text_str(&signs));
	text_free(&levels);
	text_free(&signs);
}

/* "Facts  42%  75%": the first rehearsal with a standard partner and the last. */
static void
student_add_kind(struct student_view *v, int kind, const struct rehearsed_call *first, const struct rehearsed_call *last)
{
	static const char *const names[N_GIFT_KINDS] = { [GIFT_FACT] = N_("Facts"), [GIFT_NAME] = N_("Names"),
		[GIFT_PROMISE] = N_("Promises"), [GIFT_CHECK] = N_("To check") };

	if (!first->heard[kind] && !last->heard[kind])
		return;
	rows_add(&v->rows, rows_id(ROW_CAUGHT, kind + 1), false, "\t%s\t%d of %d\t%d of %d", _(names[kind]),
		first->caught[kind], first->heard[kind], last->caught[kind], last->heard[kind]);
}

static void
student_add_caught(struct student_view *v)
{
	struct rehearsed_call first, last;

	if (!rehearsed_nth(v->standing.rehearsed, 0, &first) || !rehearsed_last(v->standing.rehearsed, &last) ||
		!strchr(v->standing.rehearsed, ';'))
		return;
	rows_head(&v->rows, _("Caught with standard partners, first and last"));
	for (int kind = 0; kind < N_GIFT_KINDS; kind++)
		student_add_kind(v, kind, &first, &last);
	rows_add(&v->rows, rows_id(ROW_CAUGHT, N_GIFT_KINDS + 1), false, "\t%s\t%d%%\t%d%%", _("All"),
		rehearsed_percent(&first), rehearsed_percent(&last));
}

static bool
student_read(struct ui *ui, void *state, struct err *e)
{
	struct student_view *v = state;

	(void)e;
	rows_done(&v->rows);
	standing_done(&v->standing);
	cohort_standing(&v->app->desk, v->id, &v->standing);
	for (int practice = 0; practice < 2; practice++) {
		v->practice = practice;
		v->made = 0;
		review_each(&v->app->desk, v->id, false, student_add_call, v);
	}
	student_add_caught(v);
	v->made = 0;
	for (size_t i = 0; i < v->rubric.n; i++)
		student_add_mark(v, i);
	if (v->standing.advice && *v->standing.advice) {
		rows_head(&v->rows, _("Advised last"));
		rows_wrap(&v->rows, rows_id(ROW_ADVICE, 1), false, "\t", v->standing.advice, ui->cols - 12);
	}
	return true;
}

static bool
student_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	struct student_view *v = state;

	v->app = app_of(ui);
	v->id = screen_id(arg);
	if (!v->app->desk.store || !cohort_standing(&v->app->desk, v->id, &v->standing))
		return err_set(e, "There is no such student; Cohort lists them.");
	if (!rubric_open(RUBRIC_DEFAULT, &v->rubric, NULL))
		rubric_done(&v->rubric);
	return student_read(ui, v, e);
}

static void
student_close(struct ui *ui, void *state)
{
	struct student_view *v = state;

	(void)ui;
	rows_done(&v->rows);
	standing_done(&v->standing);
	rubric_done(&v->rubric);
}

/* ---- keys ---- */

static void
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

static void
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

/* clang-format off */
static const struct key rows[] = {
	{ "Enter", student_key_show, "student-open", "Open the conversation, or say what a mark means", KEY_ROW | KEY_FOOT, "open" },
	{ "f", student_key_finish, "student-done", "Reviewed, or to be reviewed again", KEY_ROW | KEY_FOOT, "reviewed" },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

static enum role
student_head(const void *state, struct text *left, struct text *right)
{
	const struct student_view *v = state;
	const struct student *s = &v->standing.student;

	text_addf(left, "%s", s->name ? s->name : "");
	if (s->called && *s->called)
		text_addf(left, " · %s", s->called);
	if (s->course && *s->course)
		text_addf(left, " · %s", s->course);
	if (v->standing.waiting)
		text_addf(right, "%d to review", v->standing.waiting);
	return ROLE_TITLE;
}

static void
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

static const int widths[] = { 7, 22, 9, 9, 0 };

static const struct list_screen student_list = {
	.fetch = rows_fetch,
	.user = offsetof(struct student_view, rows),
	.widths = widths,
	.n_columns = LEN(widths),
	.empty = "Nothing was handed in by this student yet.",
	.none = "Nothing was handed in by this student yet.",
	.read = student_read,
	.refuses = {
		{ "n", "On Cohort (6), n takes in a folder of files." },
		{ "e", "What students handed in is not changed; Enter opens it." },
		{ "d", "A run is taken back by `halfhour cohort --take-back`, a course by --forget." },
	},
};

const struct screen student_screen = {
	.name = "student",
	.title = "Student",
	.help = "What one student handed in, with its figures; the marks by the rows of the rubric, a "
		"conversation each; what was caught in rehearsals with standard partners, first and last; and what you "
		"advised last.",
	.keys = { &keys, &list_keys, &global_keys },
	.state_size = sizeof(struct student_view),
	.list = &student_list,
	.open = student_open,
	.close = student_close,
	.head = student_head,
	.status = student_status,
};
