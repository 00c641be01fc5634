/* Rows of a class: a student each, with what was read, marked and rehearsed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cohort.h"
#include "model/review.h"
#include "model/rubric.h"

/* "3 – – 2": the last mark by each row. */
static void
cohort_marks_text(const struct cohort_view *v, const struct standing *s, struct text *out)
{
	for (size_t i = 0; i < v->rubric.n; i++) {
		int mark = cohort_mark(s->scores ? s->scores : "", v->rubric.rows[i].id);

		text_add(out, i ? " " : "");
		if (mark)
			text_addf(out, "%d", mark);
		else
			text_add(out, s->calls ? "–" : "·");
	}
}

static void
cohort_day(const struct cohort_view *v, int64_t ms, struct text *out)
{
	text_clear(out);
	if (ms)
		time_format(out, "%-d %b", ms, v->app->desk.config.zone);
	else
		text_add(out, v->app->ui.linear ? _("nothing yet") : "–");
}

/* By ear: "3 questions, 2 listening". */
static void
cohort_marks_say(const struct cohort_view *v, const struct standing *s, struct text *out)
{
	for (size_t i = 0; i < v->rubric.n; i++) {
		int mark = cohort_mark(s->scores ? s->scores : "", v->rubric.rows[i].id);

		if (mark)
			text_addf(out, "%s%s %d", out->n ? ", " : "", v->rubric.rows[i].title, mark);
	}
	if (!out->n)
		text_add(out, _("none"));
}

/* Where there is no room for it, the advice is in its place. */
static bool
cohort_shows_rehearsed(const struct ui *ui)
{
	return ui->linear || ui->cols >= COHORT_WIDE;
}

static void
cohort_row_text(const struct cohort_view *v, const struct standing *s, struct text *out)
{
	struct text day = { 0 }, marks = { 0 }, caught = { 0 };

	rehearsed_text(s->rehearsed, v->app->ui.linear, &caught);
	cohort_day(v, s->handed_ms, &day);
	text_addf(out, "%s\t%d\t%s\t", s->student.name, s->calls, text_str(&day));
	cohort_day(v, s->reviewed_ms, &day);
	text_add(out, s->waiting ? _("to do") : text_str(&day));
	if (v->app->ui.linear)
		cohort_marks_say(v, s, &marks);
	else
		cohort_marks_text(v, s, &marks);
	text_addf(out, "\t%s\t", text_str(&marks));
	if (cohort_shows_rehearsed(&v->app->ui))
		text_addf(out, "%s\t", text_str(&caught));
	text_add(out, s->advice ? s->advice : "");
	text_free(&caught);
	text_free(&day);
	text_free(&marks);
}

static void
cohort_give(const struct cohort_view *v, size_t at, struct row *out)
{
	struct standing s = { 0 };
	struct text t = { 0 };
	char sort[24];

	cohort_standing(&v->app->desk, v->ids[at], &s);
	cohort_row_text(v, &s, &t);
	snprintf(sort, sizeof(sort), "%08zu", at);
	*out = (struct row){ .id = v->ids[at], .sort = mem_str(sort), .text = text_take(&t),
		.dim = !s.handed_ms };
	standing_done(&s);
}

static void
cohort_read_ids(struct cohort_view *v, const char *filter)
{
	mem_set(&v->filter, filter);
	free(v->ids);
	v->wish.course = v->course;
	v->wish.words = v->filter;
	v->wish.row = v->row ? v->row : "";
	v->n = cohort_ids(&v->app->desk, &v->wish, &v->ids);
}

static size_t
cohort_place(const struct cohort_view *v, const struct row *anchor)
{
	for (size_t i = 0; anchor && i < v->n; i++)
		if (v->ids[i] == anchor->id)
			return i;
	return anchor && anchor->sort ? (size_t)strtoul(anchor->sort, NULL, 10) : 0;
}

size_t
cohort_fetch(void *user, const char *filter, enum list_from from, const struct row *anchor, struct row *out,
	size_t n)
{
	struct cohort_view *v = user;
	size_t begin = 0, end;

	if (!v->filter || strcmp(v->filter, filter ? filter : "") != 0)
		cohort_read_ids(v, filter ? filter : "");
	end = v->n;
	if (from == LIST_AT || from == LIST_AFTER)
		begin = cohort_place(v, anchor) + (from == LIST_AFTER);
	if (from == LIST_BEFORE)
		end = cohort_place(v, anchor) < end ? cohort_place(v, anchor) : end;
	if (from == LIST_BEFORE || from == LIST_LAST)
		begin = end > n ? end - n : 0;
	for (size_t i = begin; i < end && i - begin < n; i++)
		cohort_give(v, i, &out[i - begin]);
	return begin < end ? (end - begin < n ? end - begin : n) : 0;
}

/* "Q O L R" over the marks. */
static void
cohort_head_marks(struct cohort_view *v)
{
	struct text t = { 0 };

	for (size_t i = 0; i < v->rubric.n; i++)
		text_addf(&t, "%s%.*s", i ? " " : "", (int)utf8_next(v->rubric.rows[i].title,
			strlen(v->rubric.rows[i].title), 0), v->rubric.rows[i].title);
	mem_set(&v->heads[4], text_str(&t));
	v->widths[4] = (int)v->rubric.n * 2 + 1;
	text_free(&t);
}

static void
cohort_columns(struct cohort_view *v, const struct ui *ui)
{
	static const int wide[COHORT_COLUMNS] = { 18, 5, 9, 8, 9, 10, 0 },
		narrow[COHORT_COLUMNS] = { 16, 5, 7, 0, 0, 0, 0 };
	static const char *const names[COHORT_COLUMNS] = { N_("Student"), N_("Calls"), N_("Handed in"),
		N_("Reviewed"), "", N_("Rehearsed"), N_("Last advice") };

	memcpy(v->widths, ui->cols < COHORT_NARROW ? narrow : wide, sizeof(v->widths));
	if (ui->cols >= COHORT_WIDE)
		v->widths[0] = 32;
	for (int i = 0; i < COHORT_COLUMNS; i++)
		mem_set(&v->heads[i], ui->cols < COHORT_NARROW && i == 2 ? _("In") : _(names[i]));
	if (ui->cols >= COHORT_NARROW)
		cohort_head_marks(v);
	if (!cohort_shows_rehearsed(ui)) {
		mem_set(&v->heads[5], v->heads[6]);
		mem_set(&v->heads[6], "");
		v->widths[5] = 0;
	}
}

bool
cohort_read(struct ui *ui, void *state, struct err *e)
{
	struct cohort_view *v = state;

	if (!v->app->desk.store)
		return true;
	if (!cohort_ready(&v->app->desk, e))
		return false;
	rubric_done(&v->rubric);
	if (!rubric_open(RUBRIC_DEFAULT, &v->rubric, NULL))
		rubric_done(&v->rubric);
	free(v->rows);
	v->rows = cohort_rows(&v->app->desk, v->course, &v->rubric);
	v->day = v->course ? cohort_course_day(&v->app->desk, v->course) : 0;
	grading_agreement(&v->app->desk, "", &v->both, &v->agreed);
	cohort_columns(v, ui);
	cohort_read_ids(v, v->filter ? v->filter : "");
	return true;
}
