/* Cohort: students at a glance: who handed in what, what waits, what was advised, how they were marked. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/review.h"
#include "model/rubric.h"
#include "screens/common.h"
#include "tui.h"

enum { COHORT_COLUMNS = 7, COHORT_COURSES_MOST = 200 };
enum { COHORT_NARROW = 60, COHORT_WIDE = 100 };

struct cohort_view {
	struct list list;
	struct app *app;
	struct cohort_wish wish;
	char *course, *filter, *row; /* what the wish borrows; course NULL: all */
	int64_t *ids;                /* students in their order */
	size_t n;
	struct rubric rubric;
	struct cohort_row *rows;     /* marks of the course, by the rubric's rows */
	size_t both, agreed;         /* marked by two; of those the same */
	int day;                     /* the course is due, 20261214 */
	int widths[COHORT_COLUMNS];
	char *heads[COHORT_COLUMNS];
	struct strings courses;      /* while one is chosen */
	struct menu_item *items;
	struct cohort_take *job;     /* a folder being taken in */
	struct strings said;         /* what was wrong with its files */
};

/* ---- rows ---- */

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

static size_t
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

/* ---- reading ---- */

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

static bool
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

static bool
cohort_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	struct cohort_view *v = state;

	v->app = app_of(ui);
	if (arg && *arg)
		v->course = mem_str(arg);
	if (!cohort_read(ui, v, e))
		return false;
	v->list.heads = (const char *const *)v->heads;
	v->list.widths = v->widths;
	return true;
}

static void
cohort_close(struct ui *ui, void *state)
{
	struct cohort_view *v = state;

	(void)ui;
	cohort_take_free(v->job);
	rubric_done(&v->rubric);
	strings_free(&v->courses);
	strings_free(&v->said);
	for (int i = 0; i < COHORT_COLUMNS; i++)
		free(v->heads[i]);
	free(v->items);
	free(v->rows);
	free(v->ids);
	free(v->course);
	free(v->filter);
	free(v->row);
}

/* ---- sorted ---- */

static const struct menu_item cohort_sorts[] = {
	{ "name", N_("by name") },
	{ "calls", N_("fewest conversations first") },
	{ "handed", N_("nothing handed in first, then the earliest") },
	{ "reviewed", N_("not reviewed for the longest first") },
	{ "waiting", N_("most to be reviewed first") },
	{ "overdue", N_("most steps overdue first") },
	{ "advice", N_("longest without advice first") },
	{ "caught", N_("least caught in the last rehearsal first") },
};

static void
cohort_sorted(struct ui *ui, void *user, size_t nth, const char *rest)
{
	struct cohort_view *v = user;
	const char *row = nth < LEN(cohort_sorts) ? NULL : v->rubric.rows[nth - LEN(cohort_sorts)].id;

	(void)rest;
	v->wish.by = row ? COHORT_SCORE : (enum cohort_by)nth;
	mem_set(&v->row, row);
	if (row)
		ui_say(ui, "Sorted by the mark for %s, the lowest first.",
			v->rubric.rows[nth - LEN(cohort_sorts)].title);
	else
		ui_say(ui, "Sorted %s.", _(cohort_sorts[nth].help));
	ui_reload(ui);
	list_choose(&v->list, v->n ? v->ids[0] : 0);
}

static void
cohort_key_sort(struct ui *ui, void *state)
{
	struct cohort_view *v = state;
	size_t n = 0;

	free(v->items);
	v->items = mem_new(LEN(cohort_sorts) + v->rubric.n, sizeof(*v->items));
	for (; n < LEN(cohort_sorts); n++)
		v->items[n] = cohort_sorts[n];
	for (size_t i = 0; i < v->rubric.n; i++)
		v->items[n++] = (struct menu_item){ v->rubric.rows[i].id, v->rubric.rows[i].title };
	ui_menu(ui, _("Sort by"), v->items, n, cohort_sorted, v);
}

/* ---- of a course ---- */

static void
cohort_course_add(void *user, const char *course, int day, int students)
{
	struct cohort_view *v = user;

	(void)day, (void)students;
	if (*course && v->courses.n < COHORT_COURSES_MOST)
		strings_add(&v->courses, course);
}

static void
cohort_course_chosen(struct ui *ui, void *user, size_t nth, const char *rest)
{
	struct cohort_view *v = user;

	(void)rest;
	mem_set(&v->course, nth ? v->courses.s[nth - 1] : NULL);
	ui_reload(ui);
	list_choose(&v->list, v->n ? v->ids[0] : 0);
}

static void
cohort_key_course(struct ui *ui, void *state)
{
	struct cohort_view *v = state;

	strings_free(&v->courses);
	cohort_courses(&v->app->desk, cohort_course_add, v);
	if (!v->courses.n) {
		ui_refuse(ui, _("No student is of a course; --course NAME says one when files are taken in."));
		return;
	}
	free(v->items);
	v->items = mem_new(v->courses.n + 1, sizeof(*v->items));
	v->items[0] = (struct menu_item){ "all", _("all students") };
	for (size_t i = 0; i < v->courses.n; i++)
		v->items[i + 1] = (struct menu_item){ v->courses.s[i], "" };
	ui_menu(ui, _("Which course?"), v->items, v->courses.n + 1, cohort_course_chosen, v);
}

/* ---- a folder taken in ---- */

static int64_t
cohort_due(const void *state, const struct moment *now)
{
	(void)now;
	return ((const struct cohort_view *)state)->job ? 0 : -1;
}

static void
cohort_taken(struct ui *ui, struct cohort_view *v)
{
	struct text t = { 0 };

	cohort_take_tell(v->job, &t);
	if (v->said.n)
		text_addf(&t, " %s", _("f shows what was not taken in."));
	ui_say(ui, "%s", text_str(&t));
	cohort_take_free(v->job);
	v->job = NULL;
	text_free(&t);
	ui_reload(ui);
}

/* One slice; keys are taken between two. */
static void
cohort_tick(struct ui *ui, void *state)
{
	struct cohort_view *v = state;
	struct err e = { 0 };
	bool ended = false;

	if (!cohort_take_step(v->job, &ended, &v->said, &e)) {
		cohort_take_free(v->job);
		v->job = NULL;
		ui_err(ui, &e);
	} else if (ended) {
		cohort_taken(ui, v);
	}
}

static void
cohort_folder(struct ui *ui, void *user, const char *dir)
{
	struct cohort_view *v = user;
	const struct cohort_take_wish w = { .course = v->course };
	struct err e = { 0 };

	if (blank_only(dir))
		return;
	strings_free(&v->said);
	v->job = cohort_take_open(&v->app->desk, dir, &w, &e);
	if (!v->job)
		ui_err(ui, &e);
}

static void
cohort_key_take(struct ui *ui, void *state)
{
	struct cohort_view *v = state;

	if (v->job)
		ui_refuse(ui, _("A folder is being taken in; x gives it up."));
	else
		ui_prompt(ui, _("Take in which folder?"), "", cohort_folder, v);
}

static void
cohort_key_stop(struct ui *ui, void *state)
{
	struct cohort_view *v = state;

	if (!v->job) {
		ui_refuse(ui, _("Nothing is being taken in."));
		return;
	}
	cohort_take_free(v->job);
	v->job = NULL;
	ui_say(ui, _("It was given up; nothing of it stays."));
}

static void
cohort_key_said(struct ui *ui, void *state)
{
	struct cohort_view *v = state;
	struct text t = { 0 };

	if (!v->said.n) {
		ui_refuse(ui, _("No file was left out."));
		return;
	}
	strings_join(&v->said, "\n", &t);
	ui_card(ui, _("Not taken in"), text_str(&t));
	text_free(&t);
}

/* ---- keys ---- */

static void
cohort_key_show(struct ui *ui, void *state)
{
	screen_open(ui, "student", list_id(state));
}

static void
cohort_key_words(struct ui *ui, void *state)
{
	(void)state;
	ui_open(ui, "search", "/class");
}

static void
cohort_grade_row(struct ui *ui, void *user, size_t nth, const char *rest)
{
	struct cohort_view *v = user;
	struct text arg = { 0 };

	(void)rest;
	text_addf(&arg, "%s %s", v->rubric.rows[nth].id, v->course ? v->course : "");
	text_cut(&arg, blank_end(text_str(&arg), arg.n));
	ui_open(ui, "grade", text_str(&arg));
	text_free(&arg);
}

static void
cohort_key_grade(struct ui *ui, void *state)
{
	struct cohort_view *v = state;

	if (!v->n) {
		ui_refuse(ui, _("There is no student here; n takes a folder in."));
		return;
	}
	free(v->items);
	v->items = mem_new(v->rubric.n + 1, sizeof(*v->items));
	for (size_t i = 0; i < v->rubric.n; i++)
		v->items[i] = (struct menu_item){ v->rubric.rows[i].id, v->rubric.rows[i].title };
	ui_menu(ui, _("Mark which row, over all students?"), v->items, v->rubric.n, cohort_grade_row, v);
}

/* clang-format off */
static const struct key rows[] = {
	{ "Enter", cohort_key_show, "cohort-open", "Open the student", KEY_ROW | KEY_FOOT, "student" },
	{ "m", cohort_key_grade, "cohort-grade", "Mark one row of the rubric over all students", KEY_FOOT, "mark" },
	{ "s", cohort_key_sort, "cohort-sort", "Sort by a column, or by a row of the rubric", KEY_FOOT, "sort" },
	{ "c", cohort_key_course, "cohort-course", "Show one course, or all students", KEY_FOOT, "course" },
	{ "w", cohort_key_words, "cohort-words", "Find words in what students handed in", 0, NULL },
	{ "n", cohort_key_take, "cohort-take", "Take in the new files of a folder", KEY_FOOT, "take in" },
	{ "f", cohort_key_said, "cohort-left", "Show which files were not taken in, and why", 0, NULL },
	{ "x", cohort_key_stop, "cohort-stop", "Give up the folder that is being taken in", KEY_FOOT, "stop" },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

static bool
cohort_offers(const void *state, const struct key *k)
{
	const struct cohort_view *v = state;

	if (k->act == cohort_key_stop)
		return v->job != NULL;
	return k->act != cohort_key_said || v->said.n > 0;
}

/* ---- head and status ---- */

static enum role
cohort_head(const void *state, struct text *left, struct text *right)
{
	const struct cohort_view *v = state;
	size_t waiting = v->app->desk.store ? review_left(&v->app->desk, 0, NULL) : 0;

	text_addf(left, "%s · ", v->course ? v->course : _("Cohort"));
	text_addf(left, count_form(v->n, "%zu student", "%zu students"), v->n);
	if (v->day) {
		struct text day = { 0 };

		time_format(&day, "%-d %B", time_day_start(v->day, v->app->desk.config.zone), v->app->desk.config.zone);
		text_joinf(left, " · ", "due %s", text_str(&day));
		text_free(&day);
	}
	if (v->job)
		text_addf(right, "%d%%", cohort_take_percent(v->job));
	else if (waiting)
		text_addf(right, "%zu to review", waiting);
	return ROLE_TITLE;
}

/* "By row: Questions 2.6, Listening 2.2 ▁▃▅▇" */
static void
cohort_status(const void *state, struct text *out)
{
	const struct cohort_view *v = state;
	struct text t = { 0 };

	for (size_t i = 0; v->rows && i < v->rubric.n; i++) {
		double mean = cohort_row_mean(&v->rows[i]);

		if (mean <= 0)
			continue;
		text_addf(&t, "%s%s %.1f", t.n ? ", " : "", v->rubric.rows[i].title, mean);
		if (!v->app->ui.linear)
			cohort_row_signs(&v->rows[i], (double)v->rubric.rows[i].n, &t);
	}
	if (v->both && t.n)
		text_addf(out, "By row: %s. Two marks agree on %zu of %zu.", text_str(&t), v->agreed, v->both);
	else if (t.n)
		text_addf(out, "By row: %s.", text_str(&t));
	text_free(&t);
}

static const int widths[COHORT_COLUMNS] = { 22, 5, 9, 9, 17, 0 };
static const char *const labels[COHORT_COLUMNS] = { NULL, N_("conversations"), N_("handed in"), N_("reviewed"),
	N_("marks"), N_("last advice") };

static const struct list_screen cohort_list = {
	.fetch = cohort_fetch,
	.widths = widths,
	.n_columns = COHORT_COLUMNS,
	.labels = labels,
	.empty = "No student is here yet. n takes in the folder in which a class hands in.",
	.none = "There is no student here; n takes a folder in.",
	.read = cohort_read,
	.refuses = {
		{ "e", "What students handed in is not changed; Enter opens it." },
		{ "d", "A run is taken back by `halfhour cohort --take-back`, a course by --forget." },
	},
};

const struct screen cohort_screen = {
	.name = "cohort",
	.title = "Cohort",
	.help = "All students at a glance: how many conversations each handed in and when, what waits to "
		"be reviewed, the marks by the rows of the rubric, what share was caught in the "
		"first and last rehearsal with a standard partner, and what you advised last.",
	.keys = { &keys, &list_keys, &global_keys },
	.state_size = sizeof(struct cohort_view),
	.list = &cohort_list,
	.open = cohort_open,
	.close = cohort_close,
	.head = cohort_head,
	.status = cohort_status,
	.due = cohort_due,
	.tick = cohort_tick,
	.offers = cohort_offers,
	.takes_words = true,
};
