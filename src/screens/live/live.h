/*
 * live.h: the state of the live screen, shared by its files.
 *
 *   live.c          opening, closing, the keys
 *   live_draw.c     how it looks; live_status.c its title and status line; live_say.c how it
 *                   reads as lines; live_opening.c what is shown before the clock starts
 *   live_line.c     typing, Enter, keeping the line; live_draft.c its marks and text;
 *                   live_recall.c earlier notes; live_complete.c Ctrl-T
 *   live_ask.c      the questions
 *   live_time.c     what time does by itself; live_gap.c what it did unseen
 *   live_command.c  what `/` runs; live_clock.c, live_tell.c, live_rekind.c what commands
 *                   decide; live_outcome.c does it; live_prose.c what is no command
 *   live_left.c     half lines of programs that have ended; live_tail.c what is typed on
 *                   when the call ends; live_card.c a card beside the notes
 *
 * The stored conversation (`call`) is read again after each change but a new note, which is
 * put in place.
 */
#ifndef HALFHOUR_SCREENS_LIVE_H
#define HALFHOUR_SCREENS_LIVE_H

#include "model/card.h"
#include "model/pace.h"
#include "screens.h"

struct asked;
struct live_command; /* live_command.h */
struct live_outcome;

/* A line being typed, as it stands on the disk: `marks` then the text. */
struct draft {
	struct text marks;      /* the kind characters typed, and one dropped blank */
	struct note_mark mark;  /* what they chose */
	struct line line;       /* the text */
	int64_t axis_ms;        /* of its first character; -1: nothing typed */
	struct text complete;   /* the text before Ctrl-T, to take the next word; empty: none */
	size_t complete_at, complete_nth;
};

/* What is typed: a new line, or an earlier note with the new line set aside. */
struct live_line {
	struct draft draft;     /* in the line */
	int64_t editing;        /* the earlier note in the line; 0: a new one */
	unsigned begun;         /* digest of that note when its correction began */
	struct draft aside;     /* the new line, while an earlier note is corrected */
	bool dirty;             /* the line differs from what is stored */
	bool lost;              /* it could be stored nowhere, and the person knows */
	bool held;              /* a half line waits to be taken over: the workbook was locked */
	int64_t listed_axis;    /* when the list of commands was opened */
	struct strings words;   /* for Ctrl-T; read at its first use */
	struct text typing;     /* linear mode: the half line, as it is stored */
	int64_t typed_ms;       /* of the boot clock: the last key that changed the line */
	struct text completed;  /* linear mode: what Ctrl-T made of the line being typed */
};

/* The clock as it is shown, and how far time has been told. Moved by ticks, not by keys. */
struct live_clock {
	int64_t axis_ms, at_ms; /* since the call began; as its clock reads */
	int64_t told_ms;        /* the call's clock up to which announcements were made */
	bool checking;          /* the time check was due at the last wake */
	bool asked_long;        /* linear mode: the question about a call left running was put */
	struct moment seen;     /* the last wake: tells time asleep */
	int64_t slept_ms, slept_axis; /* the last gap told and where it ended; 0: none */
};

/* What of the call the window shows. */
struct live_view {
	int cols;               /* of the window */
	int64_t chosen;         /* asked row chosen with Up and Down; 0: none */
	size_t back;            /* notes scrolled back from the newest */
	struct text opening;    /* what is shown before the clock starts */
	size_t opening_top;     /* lines of it scrolled past */
	bool by_minutes;        /* the clock shows minutes only */
	bool dots;              /* the setting quiet, in plain lines: a dot for a prompt */
	bool lesson;            /* a lesson goes with the practice call */
	bool quiet;             /* announce: what is shown changes by keys and told times only */
};

/* How safe the notes are. */
struct live_disk {
	size_t waiting;         /* changes in the rescue file, not in the workbook yet */
	unsigned spooled;         /* store_spooled_count when the notes were read */
	int64_t unsynced_ms;    /* age of the last sync point, when it is old */
	bool refused;           /* the disk says no; else it is slow */
};

/* What the latest commands did, for those that follow. */
struct live_recent {
	int64_t proposed;       /* the time check's answer whose minutes were proposed; 0: none */
	bool by_digit;          /* the command being run was chosen by its digit */
	int64_t digit_ms;       /* when what such a one did was said */
	int64_t left;           /* the question one has gone back from; 0: none */
	int stuck;              /* times /stuck was asked of its topic: the next sentence */
	int64_t stuck_topic;
};

struct live {
	int64_t id;             /* of the interview */
	bool unplanned;         /* a plan is to be made behind the first frame: it reads the whole bank */
	struct call call;       /* as stored, and notes that wait in the rescue file */
	struct habit habit;
	struct live_line line;
	struct live_clock clock;
	struct live_view view;
	struct live_disk disk;
	struct live_recent recent;
};

/* live.c */
void live_reload(struct ui *ui, struct live *l);
void live_clock_read(struct live *l, const struct moment *now); /* the clock as it is now */
int64_t live_axis(const struct live *l, const struct moment *now);
bool live_started(const struct live *l);
void live_clock_shown(struct live_view *v, const struct app *a); /* as the settings want it */
void live_start(struct ui *ui, struct live *l);
void live_title(struct ui *ui, const struct live *l); /* of the terminal */
void live_sync(struct ui *ui, void *state);
void live_undo(struct ui *ui, void *state);
void live_redo(struct ui *ui, void *state);
/* The live screen among the open views, or NULL; and leaving it, cards first. */
struct live *live_of(struct ui *ui);
void live_shut(struct ui *ui);

/* live_time.c */
/* Clock event, told and read again. */
bool live_event(struct ui *ui, struct live *l, enum clock_kind kind, int64_t axis_ms,
	int64_t amount_ms);
void live_anchor(struct ui *ui, struct live *l); /* taken up again after a reboot */
void live_announce(struct ui *ui, struct live *l);
int64_t live_due(const void *state, const struct moment *now);
void live_tick(struct ui *ui, void *state);
/* Running for three hours, and nothing noted for ten minutes. */
bool live_left_running(const struct live *l);
#define LIVE_STILL_IN N_("Still in the call? /end MM:SS ends it where it ended")

/* live_gap.c */
void live_asleep(struct ui *ui, struct live *l); /* since the last wake, if it was */
void live_off(struct ui *ui, struct live *l, int64_t ms); /* until the machine was started anew */
void live_slept(struct ui *ui, struct live *l);  /* what nobody has answered for, asked again */

/* live_draft.c */
void draft_done(struct draft *d);
void draft_clear(struct draft *d);
bool draft_empty(const struct draft *d);
void draft_raw(const struct draft *d, struct text *out); /* draft_set reads it back */
void draft_set(struct draft *d, const char *raw, int64_t axis_ms);
void draft_replace(struct draft *d, size_t begin, const char *words); /* up to the cursor */
void draft_mark(struct draft *d, struct note_mark m); /* the line is one of these marks now */
void draft_note(const struct draft *d, struct note *n); /* the marks, into the note */
void draft_kind(struct draft *d, enum note_kind kind, bool starred, bool question);
void draft_read_again(struct draft *d); /* something was typed at the very start */
void draft_part(struct draft *d);       /* the text may begin with another character now */
void draft_take_mark(struct draft *d);  /* Backspace at the start: the kind, then the star */

/* live_line.c */
bool live_text(struct ui *ui, void *state, const struct event *ev);
void live_expand(struct ui *ui, const char *line, struct text *out);
void live_scroll(struct ui *ui, struct live *l); /* the cursor into view */
void live_draft_key(int64_t id, bool editing, struct text *out);
void live_enter(struct ui *ui, void *state);
/* Before the clock starts a number alone is the agreed length; 0: none that can be agreed. */
bool live_length_typed(const struct live *l, int *minutes);
void live_last_line(struct ui *ui, struct live *l); /* the call ends: what is typed is its */
void live_settle(struct ui *ui, void *state);
void live_draft_save(struct ui *ui, struct live *l); /* the new line, though nothing changed */
/* As it would be typed on a full screen; NULL: none. */
void live_store_line(struct ui *ui, struct live *l, const char *raw, int64_t axis_ms);
/* The line as it was left; `left`: older half lines that became notes. */
void live_restore(struct ui *ui, struct live *l, size_t left);
void live_restore_held(struct ui *ui, struct live *l); /* once the workbook can be had */
int64_t live_asked_then(const struct call *c, int64_t axis_ms); /* 0: no question yet */

/* live_recall.c */
void live_earlier(struct ui *ui, void *state);
void live_later(struct ui *ui, void *state);
const struct note *live_last_note(const struct live *l); /* in the line, or the newest; NULL */
bool live_note_save(struct ui *ui, struct live *l, const struct note *n);
void live_edit_save(struct ui *ui, struct live *l); /* the correction in the line */
void live_edit_restore(struct ui *ui, struct live *l);
/* Does the correction say what its note says? */
bool live_edit_same(const struct live *l);
/* Another program took the note back: a correction that said the same is left. */
void live_edit_gone(struct ui *ui, struct live *l, bool same);
void live_edit_drop(struct ui *ui, struct live *l); /* the note stays as it was */

/* live_complete.c */
void live_complete(struct ui *ui, void *state);

/* live_ask.c */
void live_ask(struct ui *ui, struct live *l, int64_t asked_id, int64_t axis_ms);
void live_next(struct ui *ui, void *state);
void live_previous(struct ui *ui, void *state);
void live_up(struct ui *ui, void *state);
void live_down(struct ui *ui, void *state);
void live_off_script(struct ui *ui, struct live *l, const char *text, int64_t axis_ms);
void live_length(struct ui *ui, struct live *l, int minutes); /* agreed, before the start */
/* The question numbered `text` ("3"; "": the one chosen with Up and Down, else the one being
 * asked), which becomes the outcome's; or NULL, and it says what `command` wants. */
const struct asked *live_numbered(const struct live *l, const struct ui *ui,
	const char *command, const char *text, struct live_outcome *out);
size_t live_number(const struct call *c, const struct asked *a); /* as it is shown, from 1 */
bool live_state(struct ui *ui, struct live *l, int64_t asked_id, enum asked_state state);

/* Columns of a row of a message, and for the rest of one that begins with so many; by ear it
 * is as long as it is. */
int live_columns(const struct ui *ui);
int live_room(const struct ui *ui, int taken);

/* live_command.c */
void live_menu(struct ui *ui, void *state);
/* Opened by a "/" that was typed: a digit is text, and so may be all that follows. */
void live_menu_slash(struct ui *ui, struct live *l);
void live_help_lines(struct ui *ui); /* linear mode: what a line can be */
/* Runs "/wrap", "more 10" …; what is no command is a note. */
void live_run(struct ui *ui, struct live *l, const char *command);
bool live_makes_note(const char *command); /* "/fact …" and its like */

/* The row that the first word typed means, without its "/"; NULL: none. */
const struct live_command *live_command_meant(const char *typed);

/* live_prose.c: was that a command, or a note that began with a slash by accident? True:
 * a note, and it is in the line now, or after Enter saved. */
bool live_prose(struct ui *ui, struct live *l, const char *typed, enum prose_when when);
/* The list just opened lies over the line; what is typed into it is kept as a draft of the call,
 * and live_list_restore puts what a killed program left of it into the line. */
void live_list_prose(struct ui *ui, const struct live *l, prose_take *prose, bool digits);
void live_list_restore(struct ui *ui, struct live *l);
/* The same of what was typed where `c` asked for its value, and where a card is chosen. */
bool live_prose_value(struct ui *ui, struct live *l, const struct live_command *c,
	const char *typed, enum prose_when when);
bool live_prose_card(struct ui *ui, struct live *l, const struct menu_item *items, size_t n,
	const char *typed, enum prose_when when);
bool live_is_command(const char *typed); /* without its "/" */
bool live_takes_text(const struct live_command *c);
bool live_fits(const struct live_command *c, const char *rest); /* is that a value of it? */

/* live_tail.c: the debrief was opened by a digit, and somebody may be typing still. What a
 * program that is gone left of it becomes a note when the debrief is opened. */
void live_tail(struct ui *ui, int64_t id);
void live_tail_restore(struct ui *ui, int64_t id);

/* live_left.c: half lines of programs that have ended. All but the newest become notes: how
 * many. Of a call that has ended all do. */
size_t live_left(struct ui *ui, const struct call *c);
void live_left_ended(struct ui *ui, int64_t id);

/* live_draw.c, live_status.c, live_say.c */
enum { LIVE_BESIDE = PANE_BESIDE,    /* columns from which the notes are beside the questions */
       LIVE_COLUMNS_MOST = 100, /* of either: what belongs together is not further apart */
       LIVE_BETWEEN = 3 };   /* columns between the two, the line among them */
/* The columns of the questions, where the notes are beside them; else 0. */
int live_beside(int cols);
enum { LIVE_ROOMY = 30 }; /* columns from which there is more than clock, titles and times */
void live_draw(const void *state, struct canvas *c);
void live_typed(const void *state, struct canvas *c);
enum role live_head(const void *state, struct text *left, struct text *right);
void live_status(const void *state, struct text *out);
void live_status_within(const struct live *l, int columns, bool lines, struct text *out);
void live_say(const void *state, struct text *out);
void live_prompt(const void *state, struct text *out);
bool live_read_line(struct ui *ui, void *state, const char *line, bool ended);
void live_store_correction(struct ui *ui, struct live *l, const char *typed);
void live_keep_typing(struct ui *ui, struct live *l); /* linear mode: the half line */
/* Rows the notes have, where the screen has so many between its title and status line. */
int live_note_rows(const struct live *l, int rows);
/* Columns before the text of the note line. */
int live_prefix(const struct live *l, int cols);
int live_private(const struct draft *d, int cols); /* columns of "private" before the line; 0: it is not */

/* live_opening.c: who, where, both local times, how found, what to say first. */
void live_opening(const struct live *l, struct ui *ui, struct text *out);

#endif
