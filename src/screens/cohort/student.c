/* One student: what was handed in, with its figures, the marks over time, what was advised. */
#include <stddef.h>

#include "model/review.h"
#include "model/rubric.h"
#include "screens/common.h"
#include "student.h"

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
