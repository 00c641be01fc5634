/* Cohort: students at a glance: who handed in what, what waits, what was advised, how they were marked. */
#include <stdlib.h>

#include "cohort.h"
#include "model/review.h"
#include "model/rubric.h"

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
