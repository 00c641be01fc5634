/* The chosen questions put into a plan. */
#include <stdlib.h>

#include "bank.h"
#include "model/call.h"
#include "questions.h"
#include "screens/common.h"
#include "screens/rows.h"

/* False: told. */
static bool
questions_put(struct ui *ui, struct questions *s, int64_t interview, const char *who)
{
	const struct bank_row **rows;
	size_t n = questions_marked(ui, s, &rows), added = 0;
	struct err e = { 0 };

	bool good = n && plan_add(&s->app->desk, interview, rows, n, &added, &e);
	free(rows);
	if (!good) {
		if (n)
			ui_err(ui, &e);
		return false;
	}
	list_unmark(&s->list);
	s->put_in = interview;
	if (added)
		ui_say(ui, count_form(added, "%zu question is in the plan for %s now; u takes it out",
			"%zu questions are in the plan for %s now; u takes them out"), added,
			name_or(who));
	else
		ui_refuse(ui, "Already in the plan for %s.", name_or(who));
	return true;
}

static void
questions_named(struct ui *ui, void *user, const char *value)
{
	struct questions *s = user;
	struct err e = { 0 };
	struct text name = { 0 };

	mem_set(&s->whose, value);
	int64_t contact = store_contact_find(s->app->desk.store, value, &e);
	int64_t interview = contact ? interview_for(&s->app->desk, contact, &e) : 0;
	struct contact c = { 0 };
	if (interview && store_contact_get(s->app->desk.store, contact, &c, &e))
		text_add(&name, c.name);
	contact_done(&c);
	if (!interview)
		ui_err(ui, &e);
	else if (questions_put(ui, s, interview, text_str(&name)))
		screen_open(ui, "plan", interview);
	text_free(&name);
}

void
questions_plan(struct ui *ui, void *state)
{
	struct questions *s = state;

	if (!s->plan) {
		ui_prompt(ui, _("Into the plan of (a part of the name)"),
			s->whose ? s->whose : "", questions_named, s);
		return;
	}
	if (questions_put(ui, s, s->plan, s->call.who.name))
		ui_back(ui);
}
