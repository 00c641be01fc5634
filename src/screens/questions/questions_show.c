/* One question whole: on a card, and beside the list. */
#include <string.h>

#include "bank.h"
#include "model/call.h"
#include "questions.h"
#include "screens/rows.h"

struct questions_looking {
	const char *id;
	struct usage found;
};

static bool
questions_is_it(void *user, const struct usage *u)
{
	struct questions_looking *l = user;

	if (strcmp(u->question_id, l->id) != 0)
		return true;
	l->found = *u;
	l->found.question_id = NULL;
	return false;
}

static void
questions_whole(struct ui *ui, const struct questions *s, const struct bank_row *r, struct text *out)
{
	struct questions_looking l = { .id = r->question->id };
	struct err e = { 0 };

	if (!store_usage_each(s->app->desk.store, questions_is_it, &l, &e))
		ui_err(ui, &e);
	question_text(r, s->plan ? &s->call.who : NULL, &l.found, out);
}

void
questions_show(struct ui *ui, void *state)
{
	const struct bank_row *r = questions_chosen(ui, state);
	struct text t = { 0 };

	if (!r)
		return;
	questions_whole(ui, state, r, &t);
	ui_card(ui, r->question->brief, text_str(&t));
	text_free(&t);
}

void
questions_pane(struct ui *ui, void *state, int columns, struct pane *out)
{
	const struct questions *s = state;
	const struct bank_row *r = bank_row_of(&s->bank, list_id(&s->list));
	struct text t = { 0 };

	if (!r)
		return;
	questions_whole(ui, s, r, &t);
	text_set(&out->title, r->question->brief);
	rows_pane_text(text_str(&t), columns, out);
	text_free(&t);
}
