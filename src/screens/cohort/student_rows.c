/* Rows of one student: conversations, marks, and what rehearsals caught. */
#include <string.h>

#include "model/call.h"
#include "model/rehearsal.h"
#include "model/review_figures.h"
#include "model/rubric.h"
#include "student.h"

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

bool
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
