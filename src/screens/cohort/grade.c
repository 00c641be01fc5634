/* Grade: one row of the rubric over all students, a paper at a time, without names and totals. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "model/review_figures.h"
#include "screens/common.h"
#include "screens/interview/talk.h"
#include "screens/rows.h"

struct grade_view {
	struct list list;
	struct app *app;
	struct grading grading;
	struct grading_paper *paper; /* NULL: none is left */
	struct call call;
	struct review review;
	struct rows rows;
};

enum { ROW_LEVEL = 60, ROW_FIGURES };

/* ---- rows ---- */

static const struct rubric_row *
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

/* No marks and no remarks: what was given before would be a hint. */
static bool
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

/* ---- marking ---- */

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

static bool
grade_text_key(struct ui *ui, void *state, const struct event *ev)
{
	if (ev->kind != EVENT_KEY || ev->key[0] < '1' || ev->key[0] > '9' || ev->key[1])
		return false;
	grade_give(ui, state, ev->key[0] - '0');
	return true;
}

/* "mark 3": a number alone chooses a row. */
static bool
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

static void
grade_key_later(struct ui *ui, void *state)
{
	struct grade_view *v = state;

	if (!v->paper) {
		ui_refuse(ui, _("No paper is left for this row."));
		return;
	}
	v->paper->passed = true;
	ui_say(ui, _("Left for later; it comes again when this row is opened anew."));
	grade_next(ui, v);
}

static void
grade_key_row(struct ui *ui, void *state)
{
	const struct grade_view *v = state;
	struct text t = { 0 };

	rubric_row_text(grade_row(v), &t);
	ui_card(ui, grade_row(v)->title, text_str(&t));
	text_free(&t);
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
