/* Review: students' conversations taken in, those to be reviewed first. */
#include <stddef.h>
#include <stdlib.h>

#include "formats_seal.h"
#include "formats_share.h"
#include "model/call.h"
#include "model/review.h"
#include "model/share.h"
#include "screens/common.h"
#include "screens/rows.h"

struct reviews {
	struct list list;
	struct app *app;
	struct rows rows;
	char *file;                  /* being taken in, and its bytes, opened */
	struct text bytes;
	bool done;                   /* while rows are made: those reviewed, behind the others */
	size_t left;
};

static void
reviews_add(void *user, const struct reviewed *row)
{
	struct reviews *s = user;
	const struct interview *i = &row->call->interview;
	struct text day = { 0 }, length = { 0 };

	bool done = row->reviewed || row->withdrawn;

	if (done != s->done)
		return;
	s->left += !done;
	time_format(&day, "%-d %b", i->started_ms, s->app->desk.config.zone);
	interview_length(i, &length);
	rows_add(&s->rows, i->id, done, "%s\t%s\t%s\t%s\t%s", row->student->name,
		name_or(i->contact), text_str(&day), text_str(&length),
		row->withdrawn ? _("taken back") : row->reviewed ? _("reviewed") : _("to review"));
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
	struct reviews *s = state;

	(void)ui;
	rows_done(&s->rows);
	free(s->file);
	text_free(&s->bytes);
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

	if (review_take(&s->app->desk, s->file, &s->bytes, &wish, &t, &e))
		reviews_taken(ui, s, &t);
	else if (t.renamed)
		ui_choose(ui, _("The student has another name here. Is it the same person?"), answers, LEN(answers),
			reviews_renamed, s);
	else
		ui_err(ui, &e);
	taken_in_done(&t);
}

static void
reviews_passphrase(struct ui *ui, void *user, const char *passphrase)
{
	struct reviews *s = user;
	struct text opened = { 0 };
	struct err e = { 0 };

	if (!seal_open(text_str(&s->bytes), s->bytes.n, passphrase, &opened, &e)) {
		ui_err(ui, &e);
		text_free(&opened);
		return;
	}
	text_free(&s->bytes);
	s->bytes = opened;
	reviews_take_bytes(ui, s, false);
}

static void
reviews_named(struct ui *ui, void *user, const char *file)
{
	struct reviews *s = user;
	struct err e = { 0 };

	if (blank_only(file))
		return;
	mem_set(&s->file, file);
	text_clear(&s->bytes);
	if (!file_read(file, &s->bytes, 2 * SHARE_BYTES_MOST, &e))
		ui_err(ui, &e);
	else if (handed_kind(text_str(&s->bytes), s->bytes.n) == HANDED_SEALED)
		ui_prompt_secret(ui, _("It is sealed. Passphrase"), reviews_passphrase, s);
	else
		reviews_take_bytes(ui, s, false);
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
