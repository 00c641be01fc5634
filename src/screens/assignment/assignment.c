/* The assignment: its day, each question to be written up, and by what it is marked. */
#include <stddef.h>
#include <stdlib.h>

#include "assignment.h"
#include "formats_report.h"
#include "model/question.h"
#include "model/rubric.h"
#include "screens/common.h"
#include "screens/interview/interview_acts.h"
#include "screens/write.h"

static bool
assignment_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	struct assignment_state *s = state;

	s->app = app_of(ui);
	s->wanted = arg ? interview_find(&s->app->desk, arg, e) : 0;
	return (!arg || s->wanted) && assignment_read(ui, s, e);
}

static void
assignment_close(struct ui *ui, void *state)
{
	struct assignment_state *s = state;

	(void)ui;
	rows_done(&s->rows);
	rubric_done(&s->rubric);
	call_done(&s->call);
	coursework_done(&s->work);
	report_ask_done(&s->report);
	strings_free(&s->names);
	free(s->items);
}

/* clang-format off */
static const struct key rows[] = {
	{ "Enter e", assignment_show, "assignment-open", "Write the question up, or read what a row is marked by", KEY_ROW | KEY_FOOT, "write" },
	{ "x n", assignment_pick, "assignment-choose", "Choose the assignment you work on", KEY_FOOT, "choose" },
	{ "s", assignment_day, "assignment-day", "The day it is due", KEY_FOOT, "day" },
	{ "r", assignment_report, "assignment-report", "Write the report to a file", KEY_FOOT, "report" },
	{ "d", assignment_put_away, "assignment-away", "Work on it no more; what was written stays", 0, NULL },
};
/* clang-format on */
static const struct keyset assignment_keys = { rows, LEN(rows) };

static enum role
assignment_head(const void *state, struct text *left, struct text *right)
{
	const struct assignment_state *s = state;

	const struct coursework *w = &s->work;

	text_add(left, "Assignment");
	if (w->id)
		text_addf(left, " · %s", w->course);
	if (w->day)
		time_format(right, "due %-d %b", coursework_ends(w, s->app->desk.config.zone),
			s->app->desk.config.zone);
	return ROLE_TITLE;
}

static const int widths[] = { 2, 24, 0 };

static const struct list_screen assignment_list = {
	.fetch = rows_fetch,
	.user = offsetof(struct assignment_state, rows),
	.widths = widths,
	.n_columns = LEN(widths),
	.empty = assignment_none,
	.none = "There is nothing here yet; x chooses an assignment.",
	.read = assignment_read,
};

const struct screen assignment_screen = {
	.name = "assignment",
	.title = "Assignment",
	.help = "The assignment you work on and its day, each of its questions to be written up with "
		"the notes in view, and the rubric it is marked by. Today counts back from the day.",
	.keys = { &assignment_keys, &list_keys, &global_keys },
	.state_size = sizeof(struct assignment_state),
	.list = &assignment_list,
	.open = assignment_open,
	.close = assignment_close,
	.head = assignment_head,
};
