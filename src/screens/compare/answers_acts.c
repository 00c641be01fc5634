/* Keys of the answers: give a theme, split, weigh a claim, weigh for the decision. */
#include <stdlib.h>

#include "answers.h"

static void
answers_choose(struct answers *s, size_t at)
{
	if (at < s->n)
		list_choose(&s->v.list, s->v.c->notes[s->notes[at]].id);
}

void
answers_right(struct ui *ui, void *state)
{
	struct answers *s = state;
	size_t next = s->n ? answers_end(s, answers_at(s)) : 0;

	if (next < s->n)
		answers_choose(s, next);
	else
		ui_refuse(ui, "This is the last person.");
}

void
answers_left(struct ui *ui, void *state)
{
	struct answers *s = state;
	size_t begin = s->n ? answers_begin(s, answers_at(s)) : 0;

	if (begin > 0)
		answers_choose(s, answers_begin(s, begin - 1));
	else
		ui_refuse(ui, "This is the first person.");
}

void
answers_show(struct ui *ui, void *state)
{
	struct answers *s = state;
	size_t note = compare_note_at(s->v.c, list_id(&s->v.list));
	struct text arg = { 0 };

	if (note == COMPARE_NONE)
		return;
	text_addf(&arg, "%lld:%lld", (long long)s->v.c->calls[s->v.c->notes[note].call].id,
		(long long)s->v.c->notes[note].id);
	ui_open(ui, "interview", text_str(&arg));
	text_free(&arg);
}

void
answers_theme(struct ui *ui, void *state)
{
	struct answers *s = state;
	int64_t *ids;
	size_t n = list_ids(&s->v.list, &ids);

	if (n)
		theme_ask(ui, &s->v.ask, ids, n);
	list_unmark(&s->v.list);
	free(ids);
}

/* The notes that were chosen when the name was asked for are those of the list still. */
static void
answers_split_named(struct ui *ui, void *user, const char *name)
{
	struct answers *s = user;
	struct text said = { 0 };
	struct err e = { 0 };
	int64_t *ids;
	size_t n = list_ids(&s->v.list, &ids);

	if (!blank_only(name))
		compare_view_said(ui, theme_split_off(&s->v.app->desk, s->theme, ids, n, name, &said, &e), &said,
			&e);
	list_unmark(&s->v.list);
	free(ids);
	text_free(&said);
}

void
answers_split(struct ui *ui, void *state)
{
	struct answers *s = state;

	if (!s->theme)
		ui_refuse(ui, "A theme is split where its notes are: Enter on it in Compare.");
	else if (s->n)
		ui_prompt(ui, _("Their own theme"), "", answers_split_named, s);
}

void
answers_for(struct ui *ui, void *state)
{
	struct answers *s = state;

	theme_ask_claim(ui, &s->v.ask, list_id(&s->v.list), SIDE_FOR);
}

void
answers_against(struct ui *ui, void *state)
{
	struct answers *s = state;

	theme_ask_claim(ui, &s->v.ask, list_id(&s->v.list), SIDE_AGAINST);
}

void
answers_claim(struct ui *ui, void *state)
{
	struct answers *s = state;
	size_t note = compare_note_at(s->v.c, list_id(&s->v.list));
	bool on = note != COMPARE_NONE && !s->v.c->notes[note].claim;
	struct text said = { 0 };
	struct err e = { 0 };

	text_add(&said, on ? _("A claim now, to be confirmed by others") : _("No claim any more"));
	compare_view_said(ui, claim_set(&s->v.app->desk, list_id(&s->v.list), on, &e), &said, &e);
	text_free(&said);
}

static void
answers_weighed(struct ui *ui, void *user, size_t nth, const char *rest)
{
	struct answers *s = user;
	struct text said = { 0 };
	struct err e = { 0 };

	(void)rest;
	bool good = nth < s->v.ask.n && point_weigh(&s->v.app->desk, s->v.ask.ids[nth],
		&(struct weighed){ .note_id = s->v.of, .side = (int)s->v.ask.side }, &said, &e);
	compare_view_said(ui, good, &said, &e);
	text_free(&said);
}

static void
answers_weigh(struct ui *ui, struct answers *s, enum side side)
{
	s->v.of = list_id(&s->v.list);
	theme_ask_point(ui, &s->v.ask, s->v.c, answers_weighed, s);
	s->v.ask.side = side;
}

void
answers_option_for(struct ui *ui, void *state)
{
	answers_weigh(ui, state, SIDE_FOR);
}

void
answers_option_against(struct ui *ui, void *state)
{
	answers_weigh(ui, state, SIDE_AGAINST);
}
