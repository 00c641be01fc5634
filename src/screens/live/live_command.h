/*
 * live_command.h: what `/` runs. A command looks at the call and decides; what it has
 * decided is an outcome, which live_outcome.c does. Deciding changes nothing, so it can
 * be tested without a screen and without a workbook.
 */
#ifndef HALFHOUR_SCREENS_LIVE_COMMAND_H
#define HALFHOUR_SCREENS_LIVE_COMMAND_H

#include "live.h"

/* clang-format off */
/* Every command, a row each: its name without the slash, its argument ("MIN"; NULL: none), what is
 * asked for when it is left out (NULL: it may be left out), its help, what it does, what it
 * decides. The order of the rows is the order of the digits (product.md). The functions of a row
 * may be in any file of this folder; the row declares them. */
#define LIVE_COMMANDS(X) \
	X("wrap", NULL, NULL, "I am wrapping up", live_do_answer, live_decide_wrap) \
	X("more", "MIN", NULL, "I asked, they have MIN more minutes (10)", live_do_answer, live_decide_more) \
	X("offered", "MIN", NULL, "They offered MIN more minutes (10)", live_do_answer, live_decide_offered) \
	X("got", "N", NULL, "Question N, or the one chosen, is answered too", live_do_state, live_decide_got) \
	X("skip", "N", NULL, "Skip question N, or the one chosen", live_do_state, live_decide_skip) \
	X("pitch", NULL, NULL, "My pitch, beside the notes", live_do_card, live_decide_pitch) \
	X("card", "NAME", NULL, "A card: opening, job, resume, late, problem, risk, closing and others", live_do_card, live_decide_card) \
	X("stuck", NULL, NULL, "One sentence to say now", live_do_stuck, live_decide_stuck) \
	X("end", "MM:SS", NULL, "The call is over, now or where the clock read MM:SS", live_do_end, live_decide_end) \
	X("go", "N", NULL, "Ask question N, or the one chosen", live_do_ask, live_decide_go) \
	X("next", NULL, NULL, "Ask the next planned question, as Tab does", live_do_next, live_decide_nothing) \
	X("back", NULL, NULL, "Go back to the question asked before, as Shift-Tab does", live_do_back, live_decide_nothing) \
	X("pause", NULL, NULL, "Stop the clock for a while", live_do_event, live_decide_pause) \
	X("continue", NULL, NULL, "The clock goes on", live_do_event, live_decide_resume) \
	X("clock", "MM:SS", "What should the clock read, like 12:30", "What the clock should read now; every stamp moves with it", live_do_set_clock, live_decide_set_clock) \
	X("kind", "WORD", "Kind: fact, impression, quote, step, referral", "Make the line, or the last note, a note, fact, impression, quote, step or referral", live_do_line, live_decide_kind) \
	X("star", NULL, NULL, "Star the line, or the last note; again: no star", live_do_line, live_decide_star) \
	X("edit", NULL, NULL, "Take the last note back into the line, as Ctrl-P does", live_do_edit, live_decide_nothing) \
	X("move", "N", NULL, "Move the last note to question N, or the one chosen", live_do_note, live_decide_move) \
	X("notes", NULL, NULL, "All the notes so far", live_do_card, live_decide_notes) \
	X("time", NULL, NULL, "The time, the pace, what is left", live_do_time, live_decide_nothing) \
	X("where", NULL, NULL, "The question now and the next one", live_do_where, live_decide_nothing) \
	X("undo", NULL, NULL, "Undo, anything", live_do_undo, live_decide_nothing) \
	X("redo", NULL, NULL, "Redo", live_do_redo, live_decide_nothing) \
	X("sync", NULL, NULL, "Make a sync point now and say so, as Ctrl-S does", live_do_sync, live_decide_nothing) \
	X("plan", NULL, NULL, "The plan: its order, minutes, must-asks; q comes back", live_do_plan, live_decide_nothing) \
	X("suspend", NULL, NULL, "To the shell, the call runs on", live_do_suspend, live_decide_nothing) \
	X("leave", NULL, NULL, "To the other screens, the call runs on", live_do_leave, live_decide_nothing) \
	X("thanked", NULL, NULL, "I have thanked them, aloud, just now", live_do_event, live_decide_thanked) \
	X("later", "TEXT", NULL, "A question that came up, kept to be asked later", live_do_park, live_decide_later) \
	X("help", NULL, NULL, "Help for this screen", live_do_help, live_decide_nothing) \
	X("sleep", NULL, NULL, "Take the time this machine slept out of the clock", live_do_event, live_decide_sleep_out) \
	X("minutes", NULL, NULL, "Show the clock by minutes, for a slow line; again: by seconds", live_do_minutes, live_decide_nothing) \
	X("claim", NULL, NULL, "Make the last note a claim, for others to confirm; again: no claim", live_do_note, live_decide_claim) \
	X("private", NULL, NULL, "The line, or the last note, off the record, as % does; again: on it", live_do_line, live_decide_private) \
	X("record", "HOW", "Record: on, unattributed, off", "The line, or the last note: on, unattributed (in pages without the name) or off the record", live_do_line, live_decide_record) \
	X("fact", "TEXT", NULL, "A fact, as ! does", live_do_type, live_decide_fact) \
	X("impression", "TEXT", NULL, "An impression, as = does", live_do_type, live_decide_impression) \
	X("quote", "TEXT", NULL, "Their words, as \" does", live_do_type, live_decide_quote) \
	X("step", "TEXT", NULL, "Something I promised or must do, as > does", live_do_type, live_decide_step) \
	X("referral", "TEXT", NULL, "A name, as @ does: name, role, where; + at the end: I may use it", live_do_type, live_decide_referral) \
	X("question", "TEXT", NULL, "An off-script question, as ? does", live_do_type, live_decide_question) \
	X("coach", "TEXT", NULL, "A question to your coach, at this moment; it is sent with a share", live_do_coach, live_decide_coach)
/* clang-format on */

struct live_outcome;

/* What is done, and what of the outcome it reads:
 *   live_do_tell       refuse: say
 *   live_do_answer     the time check: check, proposed
 *   live_do_end        the call: axis_ms
 *   live_do_event      of the clock: event, axis_ms, ms; then say
 *   live_do_set_clock  to read ms
 *   live_do_ask        asked_id
 *   live_do_state      of asked_id: state; then say
 *   live_do_park       words: a question for later, taken from the line: from_line
 *   live_do_coach      words: a question to the coach, from the line: from_line
 *   live_do_next
 *   live_do_back
 *   live_do_card       words: its name, "" for a list of them
 *   live_do_stuck      say, topic, turn
 *   live_do_time
 *   live_do_where
 *   live_do_line       the line becomes kind, starred, off, question
 *   live_do_type       words are a line of kind, question; "": the line becomes one
 *   live_do_note       saved as it is now; then say
 *   live_do_edit
 *   live_do_undo
 *   live_do_redo
 *   live_do_sync
 *   live_do_minutes
 *   live_do_plan
 *   live_do_suspend
 *   live_do_leave
 *   live_do_help
 */
typedef void live_does(struct ui *ui, struct live *l, const struct live_outcome *o);
/* Says to what that happens, or refuses (live_refuse). `rest` is what was typed after the name,
 * without blanks around it, never NULL. Changes nothing. */
typedef void live_decide(const struct live *l, const struct ui *ui, const char *rest,
	struct live_outcome *out);
#define LIVE_DECLARED(name, arg, ask, help, does, decide) \
	live_does does; \
	live_decide decide;
LIVE_COMMANDS(LIVE_DECLARED)
#undef LIVE_DECLARED

/* Zeroed but for `does`, which is that of the command's row, before the command decides. */
struct live_outcome {
	live_does *does;
	int64_t asked_id;         /* the question that was meant: no longer pointed at */
	enum asked_state state;
	int64_t axis_ms;
	int64_t ms;               /* an amount, or what the clock should read */
	enum clock_kind event;
	struct check check;       /* id 0: a new answer; else one that is put right */
	bool proposed;            /* its minutes were not said */
	struct note note;
	enum note_kind kind;
	bool starred, off, question;
	bool from_line;           /* the words are those of the line */
	int64_t topic;            /* of /stuck, and how often it was asked there */
	int turn;
	struct text words;
	struct text say;
};

struct live_command {
	const char *name, *arg, *ask, *help;
	live_does *does;        /* what happens, unless it refuses */
	live_decide *decide;
};
extern const struct live_command live_commands[];
extern const size_t n_live_commands;

/* What a command would do with `rest`; nothing happens yet. */
void live_command_decide(const struct live *l, const struct ui *ui, const struct live_command *c,
	const char *rest, struct live_outcome *out);
/* Decides and does it; `l` may be gone behind it. */
void live_command_run(struct ui *ui, struct live *l, const struct live_command *c,
	const char *rest);

/* live_outcome.c */
/* Nothing happens but that this is said. */
live_does live_do_tell;
void live_refuse(struct live_outcome *o, const char *fmt, ...) PRINTF(2, 3);
void live_outcome_done(struct live_outcome *o);
/* Does it. Where that leaves the call, `l` is freed. */
void live_outcome_apply(struct ui *ui, struct live *l, const struct live_outcome *o);

/* live_tell.c: what /time and /where say. */
void live_time_text(const struct live *l, const struct ui *ui, struct text *out);
void live_where_text(const struct live *l, struct ui *ui, struct text *out);

#endif
