/* Review: students' conversations taken in, those to be reviewed first. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "model/call.h"
#include "model/review.h"
#include "give_back.h"
#include "screens/common.h"
#include "screens/interview/talk.h"
#include "screens/rows.h"
#include "take_share.h"

struct reviews {
	struct list list;
	struct app *app;
	struct take_share take;
	struct give_back give;
	size_t left;                 /* to review, in all */
};

/* What is to be done is said behind what the workbook's row has. */
static size_t
reviews_fetch(void *user, const char *filter, enum list_from from, const struct row *anchor, struct row *out,
	size_t n)
{
	struct reviews *s = user;
	size_t got = rows_store(store_taken_rows, s->app->desk.store, filter, from, anchor, out, n);

	for (size_t i = 0; i < got; i++) {
		size_t length = strlen(out[i].text);
		struct text t = { 0 };

		text_addn(&t, out[i].text, length);
		if (length && out[i].text[length - 1] == '\t')
			text_add(&t, out[i].dim ? _("reviewed") : _("to review"));
		free(out[i].text);
		out[i].text = text_take(&t);
	}
	return got;
}

static bool
reviews_read(struct ui *ui, void *state, struct err *e)
{
	struct reviews *s = state;

	(void)e;
	s->app = app_of(ui);
	s->left = s->app->desk.store ? review_left(&s->app->desk, 0, NULL) : 0;
	return true;
}

static void
reviews_close(struct ui *ui, void *state)
{
	struct reviews *s = state;

	(void)ui;
	take_share_done(&s->take);
	give_back_done(&s->give);
}

/* ---- keys ---- */

static void
reviews_show(struct ui *ui, void *state)
{
	screen_open(ui, "review", list_id(state));
}

static void
reviews_taken(struct ui *ui, void *user, const struct taken_in *t)
{
	struct reviews *s = user;

	(void)ui;
	list_choose(&s->list, t->first);
}

static void
reviews_take(struct ui *ui, void *state)
{
	struct reviews *s = state;

	s->take.taken = reviews_taken;
	s->take.user = s;
	take_share_ask(ui, &s->take);
}

static void
reviews_finished(struct ui *ui, struct reviews *s, int64_t interview_id)
{
	struct call c = { 0 };
	struct review r = { 0 };
	struct text said = { 0 };

	if (review_call(&s->app->desk, interview_id, &c, &r, NULL))
		review_finish_text(&r, &said);
	ui_say(ui, "%s", said.n ? text_str(&said) : _("Reviewed."));
	text_free(&said);
	review_done(&r);
	call_done(&c);
}

static void
reviews_finish(struct ui *ui, void *state)
{
	struct reviews *s = state;
	const struct row *row = list_row(&s->list);
	struct err e = { 0 };

	if (!review_finish(&s->app->desk, row->id, !row->dim, &e))
		ui_err(ui, &e);
	else if (row->dim)
		ui_say(ui, "To be reviewed again.");
	else
		reviews_finished(ui, s, row->id);
	ui_reload(ui);
}

static void
reviews_back(struct ui *ui, void *state)
{
	struct reviews *s = state;
	struct student of = { 0 };

	if (review_student(&s->app->desk, list_id(&s->list), &of))
		give_back_ask(ui, &s->give, &of);
	student_done(&of);
}

/* clang-format off */
static const struct key rows[] = {
	{ "Enter", reviews_show, "review-open", "Open the conversation", KEY_ROW | KEY_FOOT, "review" },
	{ "f", reviews_finish, "review-done", "Reviewed, or to be reviewed again", KEY_ROW | KEY_FOOT, "reviewed" },
	{ "b", reviews_back, "review-back", "Write a file of your comments and scores, to give back to the student", KEY_ROW | KEY_FOOT, "give back" },
	{ "n", reviews_take, "review-take", "Take a student's share in from a file", KEY_FOOT, "take in" },
};
/* clang-format on */
static const struct keyset reviews_keys = { rows, LEN(rows) };

static enum role
reviews_head(const void *state, struct text *left, struct text *right)
{
	const struct reviews *s = state;

	text_add(left, _("Review"));
	if (s->app->desk.store && student_any(&s->app->desk))
		text_addf(right, "%zu to review", s->left);
	return ROLE_TITLE;
}

static const char *const heads[] = { "Student", "With", "When", "Length", "" };
static const int widths[] = { 20, 22, 7, 9, 0 };

static const struct list_screen reviews_list = {
	.fetch = reviews_fetch,
	.heads = heads,
	.widths = widths,
	.n_columns = LEN(heads),
	.empty = "No share of a student is here. n takes one in, as `halfhour review FILE` does.",
	.none = "There is no conversation here; n takes a share in.",
	.pane = { .read = talk_pane, .widths = talk_widths, .n_columns = TALK_COLUMNS },
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
	.close = reviews_close,
	.head = reviews_head,
};
