/* Keys of a class: sort, another course, open a student, search, grade. */
#include <stdlib.h>

#include "cohort.h"
#include "model/review.h"
#include "model/rubric.h"
#include "screens/common.h"

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

void
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

void
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

void
cohort_key_show(struct ui *ui, void *state)
{
	screen_open(ui, "student", list_id(state));
}

void
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

void
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
