/* Keys of one conversation that change the chosen note: its kind, theme, question, record. */
#include <stdlib.h>

#include "interview.h"
#include "model/call.h"
#include "note_acts.h"
#include "screens/interest_form.h"

void
interview_moves_done(struct interview_state *s)
{
	for (size_t i = 0; s->move_names && s->move_names[i]; i++)
		free(s->move_names[i]);
	free(s->move_names);
	free(s->moves);
	s->move_names = NULL;
	s->moves = NULL;
}

static const struct note *
interview_chosen_note(struct ui *ui, const struct interview_state *s)
{
	int64_t id = list_id(&s->list);

	if (rows_part(id) == TALK_NOTE && call_note(&s->call, rows_of(id)))
		return call_note(&s->call, rows_of(id));
	ui_refuse(ui, "Choose a note first.");
	return NULL;
}

void
interview_star(struct ui *ui, void *state)
{
	struct interview_state *s = state;
	const struct note *n = interview_chosen_note(ui, s);
	if (n)
		note_star(ui, &s->call, n->id);
}

static void
interview_set_kind(struct ui *ui, void *user, size_t nth)
{
	struct interview_state *s = user;
	const struct note *n = interview_chosen_note(ui, s);
	if (n)
		note_set_kind(ui, &s->call, n->id, (enum note_kind)nth);
}

void
interview_kind(struct ui *ui, void *state)
{
	/* In the order of enum note_kind. */
	static const struct answer kinds[N_NOTE_KINDS] = {
		{ "n", "note" }, { "f", "fact" }, { "i", "impression" }, { "q", "quote" },
		{ "s", "step" }, { "r", "referral" },
	};
	if (interview_chosen_note(ui, state))
		ui_choose(ui, _("Kind:"), kinds, LEN(kinds), interview_set_kind, state);
}

static void
interview_set_record(struct ui *ui, void *user, size_t nth)
{
	struct interview_state *s = user;
	const struct note *n = interview_chosen_note(ui, s);
	if (n)
		note_set_record(ui, &s->call, n->id, (enum record)nth);
}

void
interview_record(struct ui *ui, void *state)
{
	/* In the order of enum record. */
	static const struct answer answers[N_RECORDS] = {
		{ "o", N_("on the record") }, { "w", N_("without the name") }, { "p", N_("private") },
	};
	if (interview_chosen_note(ui, state))
		ui_choose(ui, _("In pages:"), answers, LEN(answers), interview_set_record, state);
}

void
interview_weigh(struct ui *ui, void *state)
{
	struct interview_state *s = state;
	const struct note *n = interview_chosen_note(ui, s);
	if (n)
		note_claim(ui, &s->call, n->id);
}

void
interview_theme(struct ui *ui, void *state)
{
	struct interview_state *s = state;
	const struct note *n = interview_chosen_note(ui, s);
	if (n)
		theme_ask(ui, &s->theme, &n->id, 1);
}

void
interview_bears_out(struct ui *ui, void *state)
{
	struct interview_state *s = state;
	const struct note *n = interview_chosen_note(ui, s);
	if (n)
		theme_ask_claim(ui, &s->theme, n->id, SIDE_FOR);
}

void
interview_contradicts(struct ui *ui, void *state)
{
	struct interview_state *s = state;
	const struct note *n = interview_chosen_note(ui, s);
	if (n)
		theme_ask_claim(ui, &s->theme, n->id, SIDE_AGAINST);
}

void
interview_interest(struct ui *ui, void *state)
{
	struct interview_state *s = state;

	interest_form(ui, &s->interest, s->id);
}

static void
interview_moved(struct ui *ui, void *user, size_t nth, const char *rest)
{
	struct interview_state *s = user;
	const struct note *n = interview_chosen_note(ui, s);

	(void)rest;
	if (n && nth <= s->call.n_asked)
		note_move(ui, &s->call, n->id, nth < s->call.n_asked ? s->call.asked[nth].id : 0);
}

void
interview_move(struct ui *ui, void *state)
{
	struct interview_state *s = state;
	size_t n = s->call.n_asked;

	if (!interview_chosen_note(ui, s))
		return;
	interview_moves_done(s);
	s->moves = mem_new(n + 1, sizeof(*s->moves));
	s->move_names = mem_new(n + 2, sizeof(*s->move_names));
	for (size_t i = 0; i <= n; i++) { /* counted as the call counts them, and /move */
		s->move_names[i] = mem_str(i < n ? s->call.asked[i].brief : "before the first");
		s->moves[i] = (struct menu_item){ s->move_names[i], "" };
	}
	ui_menu(ui, _("To which question?"), s->moves, n + 1, interview_moved, s);
}
