/* Questions: the whole bank by category, narrowed as one types, marked into a plan. */
#include <stdlib.h>
#include <string.h>

#include "bank.h"
#include "model/call.h"
#include "questions.h"
#include "screens/common.h"
#include "screens/rows.h"

/* "plan:ID": to mark into that plan; a question's id: begins there. */
static bool
questions_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	struct questions *s = state;
	const struct bank_row *r;

	s->app = app_of(ui);
	s->plan = arg && strncmp(arg, "plan:", 5) == 0 ? screen_id(arg + 5) : 0;
	questions_read_bank(s);
	r = arg && !s->plan ? bank_row_find(&s->bank, arg) : NULL;
	if (r)
		list_choose(&s->list, r->id);
	return questions_read_plan(s, e);
}

static void
questions_close(struct ui *ui, void *state)
{
	struct questions *s = state;

	(void)ui;
	bank_rows_done(&s->bank);
	call_done(&s->call);
	free(s->shown);
	free(s->narrowed);
	free(s->whose);
	free(s->places);
	question_wish_done(&s->wish);
}

/* clang-format off */
static const struct key rows[] = {
	{ "Enter", questions_show, "question-show", "Show the question whole: its probes, headings and what it brought", KEY_ROW | KEY_FOOT, "whole" },
	{ "p", questions_plan, "question-plan", "Put the marked questions, or the chosen one, into a plan", KEY_ROWS | KEY_FOOT, "into plan" },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

static enum role
questions_head(const void *state, struct text *left, struct text *right)
{
	const struct questions *s = state;
	const struct bank *b = s->app->desk.bank;
	text_addf(left, s->plan ? N_("Questions for the plan with %s") : N_("Questions"),
		name_or(s->call.who.name));
	if (s->n_fit < s->bank.n) {
		text_addf(right, "%zu of %zu", s->n_fit, s->bank.n);
		return ROLE_TITLE;
	}
	text_addf(right, count_form(b ? b->n : 0, "%zu in %zu pack", "%zu in %zu packs"), s->bank.n,
		b ? b->n : 0);
	return ROLE_TITLE;
}

static void
questions_status(const void *state, struct text *out)
{
	const struct questions *s = state;

	text_add(out, s->plan ? _("Space marks, p puts them into the plan")
			      : _("Space marks; / and words narrow."));
}

static const int widths[] = { 28, 4, 6, 0 };

static const char *const labels[] = { NULL, NULL, N_("time"), N_("question") };

static const struct list_screen questions_list = {
	.fetch = questions_fetch,
	.widths = widths,
	.n_columns = LEN(widths),
	.labels = labels,
	.gives = 1, /* in a narrow window the words go, and Enter tells them */
	.empty = "There are no questions: no pack could be read.",
	.none = "There is no question here.",
	.pane = { .read = questions_pane },
	.read = questions_read,
};

const struct screen questions_screen = {
	.name = "questions",
	.title = "Questions",
	.help = "The question bank by category. Narrow it with / and words, mark with Space, and "
		"p puts what is marked into a plan. Enter shows a question whole. What you edit is "
		"written into your own copy of its pack; only the lines of that question change.",
	.keys = { &keys, &question_acts, &list_keys, &global_keys },
	.state_size = sizeof(struct questions),
	.list = &questions_list,
	.open = questions_open,
	.close = questions_close,
	.head = questions_head,
	.status = questions_status,
};
