/* Keys of the assignment: choose one, its day, put it away, the report. */
#include <stdio.h>
#include <stdlib.h>

#include "assignment.h"
#include "formats_report.h"
#include "model/question.h"
#include "screens/common.h"
#include "screens/interview/interview_acts.h"
#include "screens/write.h"

static void
assignment_said(struct ui *ui, bool good, const struct text *said, const struct err *e)
{
	if (good)
		ui_say(ui, "%s", text_str(said));
	else
		ui_err(ui, e);
	ui_reload(ui);
}

static void
assignment_choose(struct ui *ui, struct assignment_state *s, const char *pack, int day)
{
	struct text said = { 0 };
	struct err e = { 0 };

	bool good = coursework_choose(&s->app->desk, pack, day, &said, &e);
	assignment_said(ui, good, &said, &e);
	text_free(&said);
}

static void
assignment_day_typed(struct ui *ui, void *user, const char *typed)
{
	struct assignment_state *s = user;
	const char *zone = s->app->desk.config.zone;
	struct err e = { 0 };
	int64_t ms = 0;

	if (!*typed)
		return;
	if (time_said(typed, zone, ui->now.wall_ms, SAID_DAY, &ms, NULL, &e))
		assignment_choose(ui, s, s->work.pack, time_day(ms, zone));
	else
		ui_err(ui, &e);
}

void
assignment_day(struct ui *ui, void *state)
{
	struct assignment_state *s = state;
	struct text day = { 0 };

	if (s->work.id)
		ui_prompt(ui, "Due when (14 Dec, in 2 weeks)", coursework_day(&s->work, &day),
			assignment_day_typed, s);
	else
		ui_refuse(ui, "No assignment is chosen yet; x chooses one.");
	text_free(&day);
}

static void
assignment_chosen(struct ui *ui, void *user, size_t nth, const char *rest)
{
	struct assignment_state *s = user;

	(void)rest;
	assignment_choose(ui, s, s->names.s[nth], 0);
	if (s->work.id)
		assignment_day(ui, s);
}

void
assignment_pick(struct ui *ui, void *state)
{
	struct assignment_state *s = state;
	const struct bank *b = app_bank(s->app);

	strings_free(&s->names);
	free(s->items);
	s->items = mem_new(b->n + 1, sizeof(*s->items));
	for (size_t i = 0; i < b->n; i++)
		if (b->packs[i].assignment) {
			strings_add(&s->names, b->packs[i].name);
			s->items[s->names.n - 1] = (struct menu_item){ b->packs[i].title,
				b->packs[i].assignment->course ? b->packs[i].assignment->course : "" };
		}
	if (s->names.n)
		ui_menu(ui, "Which assignment?", s->items, s->names.n, assignment_chosen, s);
	else
		ui_refuse(ui, "No assignment pack is installed. Add one with `halfhour bank add FILE`.");
}

void
assignment_put_away(struct ui *ui, void *state)
{
	struct assignment_state *s = state;
	struct text said = { 0 };
	struct err e = { 0 };

	bool good = coursework_drop(&s->app->desk, &said, &e);
	assignment_said(ui, good, &said, &e);
	text_free(&said);
}

void
assignment_report(struct ui *ui, void *state)
{
	struct assignment_state *s = state;

	if (s->call.interview.id)
		interview_ask(ui, &s->report, s->call.interview.id, ASK_ASSIGNMENT);
	else
		ui_refuse(ui, "There is no conversation to report yet.");
}
