/* Grade: one row of the rubric over all students, a paper at a time, without names and totals. */
#include <stddef.h>
#include <stdlib.h>

#include "grade.h"
#include "screens/interview/talk.h"

/* "questions", "questions Career Planning" */
static bool
grade_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	struct grade_view *v = state;
	char *word = arg ? mem_strn(arg, blank_word(arg)) : NULL;
	const char *course = arg && arg[blank_word(arg)] ? arg + blank_word(arg) + 1 : NULL;
	bool good;

	v->app = app_of(ui);
	good = v->app->desk.store || err_set(e, "There is no workbook yet.");
	good = good && grading_begin_row(&v->app->desk, course, word ? word : "1", &v->grading, e) && grade_read(ui, v, e);
	free(word);
	return good;
}

static void
grade_close(struct ui *ui, void *state)
{
	struct grade_view *v = state;

	(void)ui;
	rows_done(&v->rows);
	call_done(&v->call);
	review_done(&v->review);
	grading_done(&v->grading);
}

/* clang-format off */
static const struct key rows[] = {
	{ "Enter", grade_key_row, "grade-levels", "Show what each level means, with examples", KEY_FOOT, "levels" },
	{ "b", grade_key_later, "grade-later", "Leave this paper for later", KEY_FOOT, "later" },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

static enum role
grade_head(const void *state, struct text *left, struct text *right)
{
	const struct grade_view *v = state;
	grading_title(&v->grading, v->paper, left);
	text_addf(right, v->app->ui.linear ? "row %zu of %zu (mark 1 to mark %zu)" : "row %zu of %zu",
		v->grading.row + 1, v->grading.rubric.n, grade_row(v)->n);
	return ROLE_TITLE;
}

static void
grade_status(const void *state, struct text *out)
{
	const struct grade_view *v = state;

	if (v->paper)
		text_addf(out, "A digit, %zu at most, gives the mark, and the next paper comes.", grade_row(v)->n);
}

static const int widths[] = { TALK_STAMP, TALK_KIND, 0 };

static const struct list_screen grade_list = {
	.fetch = rows_fetch,
	.user = offsetof(struct grade_view, rows),
	.widths = widths,
	.n_columns = TALK_COLUMNS,
	.empty = "Every paper has its mark for this row; q goes back to the class.",
	.none = "Every paper has its mark for this row; q goes back to the class.",
	.read = grade_read,
	.refuses = {
		{ "n", "On Cohort (6), n takes in a folder of files." },
		{ "e", "What students handed in is not changed; a digit marks it." },
		{ "d", "What students handed in is not deleted here." },
	},
};

const struct screen grade_screen = {
	.name = "grade",
	.title = "Grade",
	.help = "One row of the rubric over all students, a paper at a time: no names, no totals, in an order "
		"that tells nothing. Three examples with model marks come first, and one paper in ten comes a "
		"second time at the end.",
	.keys = { &keys, &list_keys }, /* the global keys' digits are marks here */
	.state_size = sizeof(struct grade_view),
	.list = &grade_list,
	.open = grade_open,
	.close = grade_close,
	.head = grade_head,
	.status = grade_status,
	.text = grade_text_key,
	.line = grade_line,
	.line_some = true,
	.plain_digits = true,
	.takes_words = true,
};
