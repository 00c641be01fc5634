/* Review: students' conversations taken in, those to be reviewed first. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "model/call.h"
#include "model/review.h"
#include "screens/common.h"
#include "screens/handed.h"
#include "screens/interview/talk.h"
#include "screens/rows.h"

struct reviews {
	struct list list;
	struct app *app;
	struct handed_in handed;        /* being taken in */
	char *file;                  /* being written */
	char student[UUID_SIZE], *name; /* to whom something is given back */
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

	(void)ui;
	(void)e;
	s->left = s->app->desk.store ? review_left(&s->app->desk, 0, NULL) : 0;
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
	struct reviews *s = state;

	(void)ui;
	free(s->file);
	free(s->name);
	handed_in_done(&s->handed);
}

/* ---- keys ---- */

static void
reviews_show(struct ui *ui, void *state)
{
	screen_open(ui, "review", list_id(state));
}

static void
reviews_taken(struct ui *ui, struct reviews *s, const struct taken_in *t)
{
	if (t->said.n)
		ui_say(ui, "%s", t->said.s[0]);
	else if (t->withdrawn)
		ui_say(ui, count_form(t->withdrawn, "%zu conversation was taken back by %s; it stays here, marked.",
			"%zu conversations were taken back by %s; they stay here, marked."), t->withdrawn, t->student);
	else
		ui_say(ui, count_form(t->conversations, "%zu conversation of %s was taken in.",
			"%zu conversations of %s were taken in."), t->conversations, t->student);
	ui_reload(ui);
	list_choose(&s->list, t->first);
}

static void reviews_take_bytes(struct ui *ui, struct reviews *s, bool anyway);

static void
reviews_renamed(struct ui *ui, void *user, size_t nth)
{
	if (nth == 0)
		reviews_take_bytes(ui, user, true);
	else
		ui_say(ui, "Nothing was taken in.");
}

/* A student known under another name is asked about. */
static void
reviews_take_bytes(struct ui *ui, struct reviews *s, bool anyway)
{
	static const struct answer answers[] = { { "y", N_("the same person") }, { "n", N_("no") } };
	const struct review_wish wish = { .anyway = anyway };
	struct taken_in t = { 0 };
	struct err e = { 0 };

	if (review_take(&s->app->desk, s->handed.file, &s->handed.bytes, &wish, &t, &e))
		reviews_taken(ui, s, &t);
	else if (t.renamed)
		ui_choose(ui, _("The student has another name here. Is it the same person?"), answers, LEN(answers),
			reviews_renamed, s);
	else
		ui_err(ui, &e);
	taken_in_done(&t);
}

static void
reviews_handed(struct ui *ui, void *user, struct handed_in *h)
{
	(void)h;
	reviews_take_bytes(ui, user, false);
}

static void
reviews_take(struct ui *ui, void *state)
{
	struct reviews *s = state;

	s->handed.taken = reviews_handed;
	s->handed.user = s;
	handed_in_ask(ui, &s->handed, _("Take in which share (a file)?"));
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

/* ---- what goes back ---- */

static void
reviews_put(struct ui *ui, struct reviews *s, unsigned how)
{
	struct ours ours = { s->app->workbook, s->app->desk.bank_dir };
	struct student student = { 0 };
	struct err e = { 0 };

	if (student_find(&s->app->desk, s->student, &student, &e) &&
		feedback_put(&s->app->desk, &student, &ours, s->file, how, &e))
		ui_say(ui, "It is in %s, and as pages beside it (.md, .txt).", s->file);
	else
		ui_err(ui, &e);
	student_done(&student);
}

static void
reviews_over(struct ui *ui, void *user, size_t nth)
{
	if (nth == 0)
		reviews_put(ui, user, OUTPUT_FORCE);
}

static void
reviews_back_named(struct ui *ui, void *user, const char *file)
{
	static const struct answer answers[] = { { "y", N_("yes") }, { "n", N_("no") } };
	struct reviews *s = user;
	struct ours ours = { s->app->workbook, s->app->desk.bank_dir };

	if (blank_only(file))
		return;
	mem_set(&s->file, file);
	if (output_look(&ours, file, NULL) == OUTPUT_THERE)
		ui_choose(ui, _("There is such a file. Write over it?"), answers, LEN(answers), reviews_over, s);
	else
		reviews_put(ui, s, 0);
}

static void
reviews_back(struct ui *ui, void *state)
{
	struct reviews *s = state;
	struct text file = { 0 }, label = { 0 };

	if (!review_student(&s->app->desk, list_id(&s->list), s->student, &s->name))
		return;
	utf8_file_name(&file, s->name);
	text_add(&file, ".feedback.yaml");
	text_addf(&label, "Write what goes back to %s into", s->name);
	ui_prompt(ui, text_str(&label), text_str(&file), reviews_back_named, s);
	text_free(&label);
	text_free(&file);
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
	.open = reviews_open,
	.close = reviews_close,
	.head = reviews_head,
};
