/* One conversation read back, whole, and put right where it was noted in haste. */
#include <stddef.h>

#include "interview.h"
#include "model/call.h"
#include "screens/live/live.h"

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
interview_close(struct ui *ui, void *state)
{
	struct interview_state *s = state;

	(void)ui;
	note_done(&s->edited);
	interview_moves_done(s);
	call_done(&s->call);
	review_done(&s->review);
	rows_done(&s->rows);
	report_ask_done(&s->report);
	call_off_done(&s->off);
	step_form_done(&s->step);
	theme_ask_done(&s->theme);
}

/* clang-format off */
static const struct key rows[] = {
	{ "Enter", interview_show, "talk-open", "Edit the note, answer or step; show the question", KEY_ROW | KEY_FOOT, "open" },
	{ "e", interview_edit, "talk-edit", "Edit the text; on When and Length with whom, when, how and where it was", KEY_ROW, NULL },
	{ "n", interview_add_late, "note-late", "Add a note remembered later, or taken on paper", KEY_FOOT, "add" },
	{ "*", interview_star, "note-star", "Star the note for the thank-you letter, or take the star away", KEY_FOOT, "star" },
	CALL_OFF_KEY("C", interview_key_call_off, 0),
	{ "c", interview_kind, "note-kind", "Change the kind of the note", KEY_FOOT, "kind" },
	{ "%", interview_record, "note-record", "Whether pages may have the note: on the record, without the name, private", 0, NULL },
	{ "!", interview_weigh, "note-claim", "Make the note a claim, for others to confirm, or no claim", 0, NULL },
	{ "#", interview_theme, "note-theme", "Give the note a theme, or take it away", KEY_FOOT, "theme" },
	{ "+", interview_bears_out, "note-for", "The note confirms what somebody else claimed", 0, NULL },
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
