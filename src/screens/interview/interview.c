/* One conversation read back, whole, and put right where it was noted in haste. */
#include "interview.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "model/call.h"
#include "model/review_figures.h"
#include "note_acts.h"
#include "screens/common.h"
#include "screens/interest_form.h"
#include "screens/live/live.h"
#include "screens/undo.h"

bool
interview_read(struct ui *ui, void *state, struct err *e)
{
	struct interview_state *s = state;

	call_done(&s->call);
	memset(&s->call, 0, sizeof(s->call));
	if (!desk_call(&s->app->desk, s->id, &s->call, e)) {
		rows_done(&s->rows);
		return false;
	}
	review_done(&s->review);
	desk_review(&s->app->desk, &s->call, &s->review);
	review_titles(&s->app->desk, &s->call, &s->review);
	talk_rows(&s->rows, &s->call, &s->review, ui->now.wall_ms, s->app->desk.config.zone,
		talk_columns(ui, &s->list));
	return true;
}

/* "ID", "last", or "ID:NOTE" to begin at a note. */
static int64_t
interview_key_find(struct store *s, const char *arg, int64_t *note, struct err *e)
{
	const char *colon = strchr(arg, ':');
	char *which = colon ? mem_strn(arg, (size_t)(colon - arg)) : mem_str(arg);
	int64_t id = store_interview_find(s, which, e);

	*note = colon ? screen_id(colon + 1) : 0;
	free(which);
	return id;
}

static bool
interview_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	struct interview_state *s = state;
	int64_t note = 0;

	s->app = app_of(ui);
	s->id = arg ? interview_key_find(s->app->desk.store, arg, &note, e) : 0;
	if (!arg)
		return err_set(e, "Which interview? Choose one in Interviews.");
	if (!s->id)
		return false;
	live_left_ended(ui, s->id);
	if (!interview_read(ui, s, e))
		return false;
	if (note)
		list_choose(&s->list, rows_id(TALK_NOTE, note));
	return true;
}

static void
moves_done(struct interview_state *s)
{
	for (size_t i = 0; s->move_names && s->move_names[i]; i++)
		free(s->move_names[i]);
	free(s->move_names);
	free(s->moves);
	s->move_names = NULL;
	s->moves = NULL;
}

static void
interview_close(struct ui *ui, void *state)
{
	struct interview_state *s = state;

	(void)ui;
	note_done(&s->edited);
	moves_done(s);
	call_done(&s->call);
	review_done(&s->review);
	rows_done(&s->rows);
	report_ask_done(&s->report);
	call_off_done(&s->off);
	step_form_done(&s->step);
	theme_ask_done(&s->theme);
}

/* ---- the chosen row ---- */

static const struct note *
chosen_note(struct ui *ui, const struct interview_state *s)
{
	int64_t id = list_id(&s->list);

	if (rows_part(id) == TALK_NOTE && call_note(&s->call, rows_of(id)))
		return call_note(&s->call, rows_of(id));
	ui_refuse(ui, "Choose a note first.");
	return NULL;
}

static void
show_question(struct ui *ui, const struct interview_state *s, const struct asked *a)
{
	struct text t = { 0 };

	asked_text(&s->app->desk, a, &s->call.who, &t);
	ui_card(ui, a->brief, text_str(&t));
	text_free(&t);
}

static void
interview_show(struct ui *ui, void *state)
{
	const struct asked *a = interview_asked(state);

	if (a)
		show_question(ui, state, a);
	else
		interview_edit(ui, state);
}

/* ---- one key ---- */

static void
star(struct ui *ui, void *state)
{
	struct interview_state *s = state;
	const struct note *n = chosen_note(ui, s);
	if (n)
		note_star(ui, &s->call, n->id);
}

static void
set_kind(struct ui *ui, void *user, size_t nth)
{
	struct interview_state *s = user;
	const struct note *n = chosen_note(ui, s);
	if (n)
		note_set_kind(ui, &s->call, n->id, (enum note_kind)nth);
}

static void
interview_kind(struct ui *ui, void *state)
{
	/* In the order of enum note_kind. */
	static const struct answer kinds[N_NOTE_KINDS] = {
		{ "n", "note" }, { "f", "fact" }, { "i", "impression" }, { "q", "quote" },
		{ "s", "step" }, { "r", "referral" },
	};
	if (chosen_note(ui, state))
		ui_choose(ui, _("Kind:"), kinds, LEN(kinds), set_kind, state);
}

static void
set_record(struct ui *ui, void *user, size_t nth)
{
	struct interview_state *s = user;
	const struct note *n = chosen_note(ui, s);
	if (n)
		note_set_record(ui, &s->call, n->id, (enum record)nth);
}

static void
interview_record(struct ui *ui, void *state)
{
	/* In the order of enum record. */
	static const struct answer answers[N_RECORDS] = {
		{ "o", N_("on the record") }, { "w", N_("without the name") }, { "p", N_("private") },
	};
	if (chosen_note(ui, state))
		ui_choose(ui, _("In pages:"), answers, LEN(answers), set_record, state);
}

static void
claim(struct ui *ui, void *state)
{
	struct interview_state *s = state;
	const struct note *n = chosen_note(ui, s);
	if (n)
		note_claim(ui, &s->call, n->id);
}

static void
interview_theme(struct ui *ui, void *state)
{
	struct interview_state *s = state;
	const struct note *n = chosen_note(ui, s);
	if (n)
		theme_ask(ui, &s->theme, &n->id, 1);
}

static void
interview_bears_out(struct ui *ui, void *state)
{
	struct interview_state *s = state;
	const struct note *n = chosen_note(ui, s);
	if (n)
		theme_ask_claim(ui, &s->theme, n->id, SIDE_FOR);
}

static void
interview_contradicts(struct ui *ui, void *state)
{
	struct interview_state *s = state;
	const struct note *n = chosen_note(ui, s);
	if (n)
		theme_ask_claim(ui, &s->theme, n->id, SIDE_AGAINST);
}

static void
interview_interest(struct ui *ui, void *state)
{
	struct interview_state *s = state;

	interest_form(ui, &s->interest, s->id);
}

static void
moved(struct ui *ui, void *user, size_t nth, const char *rest)
{
	struct interview_state *s = user;
	const struct note *n = chosen_note(ui, s);

	(void)rest;
	if (n && nth <= s->call.n_asked)
		note_move(ui, &s->call, n->id, nth < s->call.n_asked ? s->call.asked[nth].id : 0);
}

static void
interview_move(struct ui *ui, void *state)
{
	struct interview_state *s = state;
	size_t n = s->call.n_asked;

	if (!chosen_note(ui, s))
		return;
	moves_done(s);
	s->moves = mem_new(n + 1, sizeof(*s->moves));
	s->move_names = mem_new(n + 2, sizeof(*s->move_names));
	for (size_t i = 0; i <= n; i++) { /* counted as the call counts them, and /move */
		s->move_names[i] = mem_str(i < n ? s->call.asked[i].brief : "before the first");
		s->moves[i] = (struct menu_item){ s->move_names[i], "" };
	}
	ui_menu(ui, _("To which question?"), s->moves, n + 1, moved, s);
}

/* What the chosen row is of, and on its first rows the whole conversation. */
static void
interview_key_delete(struct ui *ui, void *state)
{
	struct interview_state *s = state;
	int64_t id = list_id(&s->list);

	if (rows_part(id) == TALK_NOTE)
		note_delete(ui, &s->call, rows_of(id));
	else if (rows_part(id) == TALK_STEP)
		step_delete(ui, rows_of(id));
	else if (rows_part(id) == TALK_FACT)
		list_delete(ui, s);
	else
		ui_refuse(ui, "Choose a note or a step; the first rows, When and Length, delete it all.");
}

static void
interview_along(struct ui *ui, void *state, const int64_t *ids, size_t n, struct text *out)
{
	struct interview_state *s = state;

	(void)ids;
	(void)n;
	interviews_along(ui, s, &s->id, 1, out);
}

static bool
interview_drop(struct ui *ui, void *state, const int64_t *ids, size_t n)
{
	struct interview_state *s = state;

	(void)ids;
	(void)n;
	if (!interviews_drop(ui, s, &s->id, 1))
		return false;
	ui_back(ui);
	return true;
}

/* The number of the chosen step; 0: the row is none. */
static int64_t
interview_step(const struct interview_state *s)
{
	int64_t id = list_id(&s->list);

	return rows_part(id) == TALK_STEP ? rows_of(id) : 0;
}

static void
interview_key_done(struct ui *ui, void *state)
{
	step_key_done(ui, interview_step(state));
}

static void
interview_put_off(struct ui *ui, void *state)
{
	struct interview_state *s = state;

	step_key_put_off(ui, &s->step, interview_step(s));
}

/* ---- a coach's comment ---- */

static const struct comment *
interview_comment(const struct interview_state *s)
{
	int64_t id = list_id(&s->list);

	for (size_t i = 0; rows_part(id) == TALK_COMMENT && i < s->review.n_comments; i++)
		if (s->review.comments[i].id == rows_of(id))
			return &s->review.comments[i];
	return NULL;
}

static void
interview_comment_used(struct ui *ui, void *user, size_t nth)
{
	struct interview_state *s = user;
	const struct comment *m = interview_comment(s);
	struct text with = { 0 };
	struct err e = { 0 };

	if (!m)
		return;
	if (nth == 0 ? !comment_to_step(&s->app->desk, &s->call, m, &e)
		     : !comment_to_question(&s->app->desk, m, &with, &e))
		ui_err(ui, &e);
	else if (nth == 0)
		ui_say(ui, "The comment is a step now; u takes that back.");
	else
		ui_say(ui, "It is a question in the plan for %s now.", text_str(&with));
	text_free(&with);
	ui_reload(ui);
}

static void
interview_comment_use(struct ui *ui, void *state)
{
	static const struct answer answers[] = { { "s", N_("a step") },
		{ "q", N_("a question of the next plan") } };

	if (interview_comment(state))
		ui_choose(ui, _("Make it:"), answers, LEN(answers), interview_comment_used, state);
	else
		ui_refuse(ui, "Choose a comment first: a step or a question can be made of it.");
}

static void
interview_undo(struct ui *ui, void *state)
{
	struct interview_state *s = state;
	undo_last_of(ui, s->id, false);
	ui_reload(ui);
}

static void
interview_redo(struct ui *ui, void *state)
{
	struct interview_state *s = state;
	undo_last_of(ui, s->id, true);
	ui_reload(ui);
}

static void
interview_debrief(struct ui *ui, void *state)
{
	screen_open(ui, "debrief", ((struct interview_state *)state)->id);
}

static void
interview_key_live(struct ui *ui, void *state)
{
	interview_live(ui, ((struct interview_state *)state)->id);
}

static void
interview_share(struct ui *ui, void *state)
{
	screen_open(ui, "share", ((struct interview_state *)state)->id);
}

static void
interview_key_report(struct ui *ui, void *state)
{
	struct interview_state *s = state;
	interview_ask(ui, &s->report, s->id, ASK_REPORT);
}

static void
interview_key_call_off(struct ui *ui, void *state)
{
	struct interview_state *s = state;
	interview_call_off_of(ui, &s->off, s->id);
}

static void
interview_key_print(struct ui *ui, void *state)
{
	interview_print(ui, ((struct interview_state *)state)->id, false);
}

static void
interview_picture(struct ui *ui, void *state)
{
	const struct interview_state *s = state;
	struct text t = { 0 };
	int cols = ui->cols < TALK_COLUMNS_MOST ? ui->cols : TALK_COLUMNS_MOST;

	if (!clock_ended(&s->call.clock)) {
		ui_refuse(ui, "There is a picture of it once the call has ended.");
		return;
	}
	call_picture_text(&s->call, &s->review, ui->linear ? 0 : cols > 8 ? cols - 4 : 4, &t);
	ui_card(ui, _("How the time went"), text_str(&t));
	text_free(&t);
}

/* clang-format off */
static const struct key rows[] = {
	{ "Enter", interview_show, "talk-open", "Edit the note, answer or step; show the question", KEY_ROW | KEY_FOOT, "open" },
	{ "e", interview_edit, "talk-edit", "Edit the text; on When and Length with whom, when, how and where it was", KEY_ROW, NULL },
	{ "n", interview_add_late, "note-late", "Add a note remembered later, or taken on paper", KEY_FOOT, "add" },
	{ "*", star, "note-star", "Star the note for the thank-you letter, or take the star away", KEY_FOOT, "star" },
	CALL_OFF_KEY("C", interview_key_call_off, 0),
	{ "c", interview_kind, "note-kind", "Change the kind of the note", KEY_FOOT, "kind" },
	{ "%", interview_record, "note-record", "Whether pages may have the note: on the record, without the name, private", 0, NULL },
	{ "!", claim, "note-claim", "Make the note a claim, for others to confirm, or no claim", 0, NULL },
	{ "#", interview_theme, "note-theme", "Give the note a theme, or take it away", KEY_FOOT, "theme" },
	{ "+", interview_bears_out, "note-for", "The note bears out what somebody else claimed", 0, NULL },
	{ "-", interview_contradicts, "note-against", "The note contradicts what somebody else claimed", 0, NULL },
	{ "v", interview_interest, "interest-set", "Say how interested you were before and after it, and what moved it", 0, NULL },
	{ "i", interview_picture, "interview-picture", "How the time went and what was asked, as a picture", 0, NULL },
	{ "t", interview_move, "note-move", "Move the note to another question", 0, NULL },
	{ "x", interview_key_done, "step-done", "The step is done, or to do again", 0, NULL },
	{ "z", interview_put_off, "step-put-off", "Put the step off to a day", 0, NULL },
	{ "d", interview_key_delete, "talk-delete", "Delete the step, or the note once D follows; on When and Length the whole conversation", KEY_ROW, NULL },
	{ "m", interview_comment_use, "comment-use", "Make a step or a question of the next plan of a coach's comment", 0, NULL },
	{ "b", interview_debrief, "interview-debrief", "Open the debrief", KEY_FOOT, "debrief" },
	{ "r", interview_key_report, "interview-report", "Write the report to a file", KEY_FOOT, "report" },
	{ "S", interview_share, "interview-share", "Hand the conversation over to a coach, without names", 0, NULL },
	{ "l", interview_key_live, "interview-live", "Go on with the call", 0, NULL },
	{ "u", interview_undo, "interview-undo", "Undo what was done last", 0, NULL },
	{ "Ctrl-R", interview_redo, "interview-redo", "Do it again", 0, NULL },
	{ "", interview_key_print, "print", "Print the report", 0, NULL },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

static enum role
interview_head(const void *state, struct text *left, struct text *right)
{
	const struct interview_state *s = state;

	talk_title(&s->call, left);
	count_text(right, s->call.n_notes, "note", "notes");
	return ROLE_TITLE;
}

static const struct list_screen interview_list = {
	.fetch = rows_fetch,
	.user = offsetof(struct interview_state, rows),
	.widths = talk_widths,
	.n_columns = TALK_COLUMNS,
	.pairs = true,
	.empty = "This interview was deleted. q goes back.",
	.none = "No row is chosen.",
	.read = interview_read,
	.holds = interview_along,
	.drop = interview_drop,
};

const struct screen interview_screen = {
	.name = "interview",
	.title = "Interview",
	.help = "One conversation in the order of its clock. Every note can be put right: its "
		"text, its kind, its star, the question it belongs to.",
	.keys = { &keys, &list_keys, &global_keys },
	.state_size = sizeof(struct interview_state),
	.list = &interview_list,
	.open = interview_open,
	.close = interview_close,
	.head = interview_head,
};
