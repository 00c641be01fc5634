/*
 * live_command.h: what `/` runs. A command looks at the call and decides; what it has
 * decided is an outcome, which live_outcome.c does. Deciding changes nothing, so it can
 * be tested without a screen and without a workbook.
 */
#ifndef HALFHOUR_SCREENS_LIVE_COMMAND_H
#define HALFHOUR_SCREENS_LIVE_COMMAND_H

#include "live.h"

/* What can happen, and what of the outcome it takes. */
#define LIVE_DEEDS(X) \
	X(TELL, tell)             /* refuse: say */ \
	X(ANSWER, answer)         /* the time check: check, proposed */ \
	X(END, end)               /* the call: axis_ms */ \
	X(EVENT, event)           /* of the clock: event, axis_ms, ms; then say */ \
	X(SET_CLOCK, set_clock)   /* to read ms */ \
	X(ASK, ask)               /* asked_id */ \
	X(STATE, state)           /* of asked_id: state; then say */ \
	X(PARK, park)             /* words: a question for later, taken from the line: from_line */ \
	X(COACH, coach)           /* words: a question to the coach, from the line: from_line */ \
	X(NEXT, next) \
	X(BACK, back) \
	X(CARD, card)             /* words: its name, "" for a list of them */ \
	X(STUCK, stuck)           /* say, topic, turn */ \
	X(TIME, time) \
	X(WHERE, where) \
	X(LINE, line)             /* the line becomes kind, starred, off, question */ \
	X(TYPE, type)             /* words are a line of kind, question; "": the line becomes one */ \
	X(NOTE, note)             /* saved as it is now; then say */ \
	X(EDIT, edit) \
	X(UNDO, undo) \
	X(REDO, redo) \
	X(SYNC, sync) \
	X(MINUTES, minutes) \
	X(PLAN, plan) \
	X(SUSPEND, suspend) \
	X(LEAVE, leave) \
	X(HELP, help)

enum live_deed {
#define X(NAME, name) LIVE_##NAME,
	LIVE_DEEDS(X)
#undef X
	N_LIVE_DEEDS
};

/* Zeroed, but for the deed of the command's row, before the command decides. */
struct live_outcome {
	enum live_deed deed;
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

/* `decide` says to what the deed happens, or refuses. `rest` is what stood after the name,
 * without blanks around it, never NULL. */
struct live_command {
	const char *name;       /* without the slash */
	const char *arg;        /* "MIN"; NULL: takes none */
	const char *ask;        /* what is asked for it; NULL: it may be left out */
	const char *help;
	enum live_deed does;    /* what happens, unless it refuses */
	void (*decide)(const struct live *l, const struct ui *ui, const char *rest,
		struct live_outcome *out); /* NULL: nothing to decide */
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
void live_refuse(struct live_outcome *o, const char *fmt, ...) PRINTF(2, 3);
void live_outcome_done(struct live_outcome *o);
/* Does it. Where the deed leaves the call, `l` is freed. */
void live_outcome_apply(struct ui *ui, struct live *l, const struct live_outcome *o);

/* What the rows decide, each in the file of its subject. */
#define LIVE_DECIDE(X) \
	X(wrap) X(more) X(offered) X(end) X(pause) X(resume) X(set_clock) X(sleep_out) \
	X(thanked) X(got) X(skip) X(go) X(later) X(coach) \
	X(pitch) X(card) X(notes) X(stuck) \
	X(kind) X(star) X(move) X(claim) X(private) X(record) \
	X(fact) X(impression) X(quote) X(step) X(referral) X(question)
#define X(name) \
	void live_decide_##name(const struct live *l, const struct ui *ui, const char *rest, \
		struct live_outcome *out);
LIVE_DECIDE(X)
#undef X

/* live_tell.c: what /time and /where say. */
void live_time_text(const struct live *l, const struct ui *ui, struct text *out);
void live_where_text(const struct live *l, struct ui *ui, struct text *out);

#endif
