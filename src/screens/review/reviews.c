/* Review: students' conversations taken in, those to be reviewed first. */
#include <stddef.h>
#include <stdlib.h>

#include "model/call.h"
#include "model/review.h"
#include "model/share.h"
#include "screens/common.h"
#include "screens/rows.h"

struct reviews {
	struct list list;
	struct app *app;
	struct rows rows;
	bool done;                   /* while rows are made: those reviewed, behind the others */
	size_t left;
};

static void
reviews_add(void *user, const struct reviewed *row)
{
	struct reviews *s = user;
	const struct interview *i = &row->call->interview;
	struct text day = { 0 }, length = { 0 };

	if (row->reviewed != s->done)
		return;
	s->left += !row->reviewed;
	time_format(&day, "%-d %b", i->started_ms, s->app->desk.config.zone);
	interview_length(i, &length);
	rows_add(&s->rows, i->id, row->reviewed, "%s\t%s\t%s\t%s\t%s", row->student->name,
		name_or(i->contact), text_str(&day), text_str(&length),
		row->reviewed ? _("reviewed") : _("to review"));
	text_free(&day);
	text_free(&length);
}

static bool
reviews_read(struct ui *ui, void *state, struct err *e)
{
	struct reviews *s = state;

	(void)ui;
	(void)e;
	rows_done(&s->rows);
	s->left = 0;
	s->done = false;
	review_each(&s->app->desk, 0, false, reviews_add, s);
	s->done = true;
	review_each(&s->app->desk, 0, false, reviews_add, s);
	return true;
}

static bool
reviews_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	struct reviews *s = state;

	(void)arg;
	s->app = app_of(ui);
	return reviews_read(ui, s, e);
}

static void
reviews_close(struct ui *ui, void *state)
{
	(void)ui;
	rows_done(&((struct reviews *)state)->rows);
}

/* ---- keys ---- */

static void
reviews_show(struct ui *ui, void *state)
{
	screen_open(ui, "review", list_id(state));
}

static void
reviews_read_file(struct ui *ui, struct reviews *s, const char *file)
{
	const struct review_wish wish = { 0 };
	struct text bytes = { 0 };
	struct taken_in t = { 0 };
	struct err e = { 0 };
	bool good = file_read(file, &bytes, SHARE_BYTES_MOST, &e) &&
		review_take(&s->app->desk, file, &bytes, &wish, &t, &e);

	if (!good)
		ui_err(ui, &e);
	else if (t.said.n)
		ui_say(ui, "%s", t.said.s[0]);
	else
		ui_say(ui, count_form(t.conversations, "%zu conversation of %s was taken in.",
			"%zu conversations of %s were taken in."), t.conversations, t.student);
	ui_reload(ui);
	if (good)
		list_choose(&s->list, t.first);
	taken_in_done(&t);
	text_free(&bytes);
}

static void
reviews_named(struct ui *ui, void *user, const char *file)
{
	if (!blank_only(file))
		reviews_read_file(ui, user, file);
}

static void
reviews_take(struct ui *ui, void *state)
{
	ui_prompt(ui, _("Take in which share (a file)?"), "", reviews_named, state);
}

static void
reviews_finish(struct ui *ui, void *state)
{
	struct reviews *s = state;
	const struct row *row = list_row(&s->list);
	struct err e = { 0 };

	if (review_finish(&s->app->desk, row->id, !row->dim, &e))
		ui_say(ui, row->dim ? _("To be reviewed again.") : _("Reviewed."));
	else
		ui_err(ui, &e);
	ui_reload(ui);
}

/* clang-format off */
static const struct key rows[] = {
	{ "Enter", reviews_show, "review-open", "Open the conversation", KEY_ROW | KEY_FOOT, "review" },
	{ "f", reviews_finish, "review-done", "Reviewed, or to be reviewed again", KEY_ROW | KEY_FOOT, "reviewed" },
	{ "n", reviews_take, "review-take", "Take a student's share in from a file", KEY_FOOT, "take in" },
};
/* clang-format on */
static const struct keyset reviews_keys = { rows, LEN(rows) };

static enum role
reviews_head(const void *state, struct text *left, struct text *right)
{
	const struct reviews *s = state;

	text_add(left, _("Review"));
	if (s->rows.n)
		text_addf(right, "%zu to review", s->left);
	return ROLE_TITLE;
}

static const char *const heads[] = { "Student", "With", "When", "Length", "" };
static const int widths[] = { 20, 22, 7, 9, 0 };

static const struct list_screen reviews_list = {
	.fetch = rows_fetch,
	.user = offsetof(struct reviews, rows),
	.heads = heads,
	.widths = widths,
	.n_columns = LEN(heads),
	.empty = "No share of a student is here. n takes one in, as `halfhour review FILE` does.",
	.none = "There is no conversation here; n takes a share in.",
	.refuses = {
		{ "e", "What a student wrote is not changed here; Enter opens it, and c comments on it." },
		{ "d", "What a student handed in is not deleted here." },
	},
	.read = reviews_read,
};

const struct screen reviews_screen = {
	.name = "reviews",
	.title = "Review",
	.help = "Conversations that students handed in, those to be reviewed first. Opened, one shows "
		"what was asked and noted, and takes your comments.",
	.keys = { &reviews_keys, &list_keys, &global_keys },
	.state_size = sizeof(struct reviews),
	.list = &reviews_list,
	.open = reviews_open,
	.close = reviews_close,
	.head = reviews_head,
};
