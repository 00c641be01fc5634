/*
 * tui/ui.h: the running program: a stack of views, the last one on top, and what
 * is said to a person.
 */
#ifndef HALFHOUR_TUI_UI_H
#define HALFHOUR_TUI_UI_H

#include "tui/screen.h"

struct view {
	const struct screen *screen;
	void *state;
	struct canvas canvas;
	struct box box;
	struct text printed; /* linear: its content as last printed */
	size_t serial;       /* no other view has it */
};

/* What a text that goes to an editor belongs to. */
struct edit_of {
	const char *draft;  /* the key of the draft it is kept in */
	const char *field;  /* the form's field; NULL: the draft is the text itself */
	const char *where;  /* for a person: "Maya Okafor, Research notes" */
	const char *suffix; /* of its file, ".txt" */
};

/* What tui needs of the house above it. Any may be NULL. */
struct ui_hooks {
	bool (*undo)(struct ui *ui, bool redo, struct text *said); /* the `u` of every list */
	void (*draft_save)(struct ui *ui, const char *key, const char *text); /* NULL text: deletes it */
	bool (*draft_load)(struct ui *ui, const char *key, struct text *out);
	/* What every title ends with while something goes on elsewhere, `columns` wide at most;
	 * asked before each frame. Empty: nothing. */
	void (*elsewhere)(struct ui *ui, int columns, struct text *out);
	void (*acted)(struct ui *ui); /* after each key or line, when it has been answered */
	/* $VISUAL. True: take `text`, which is the draft already where it changed; e may tell
	 * all the same that the editor failed behind it. */
	bool (*edit_outside)(struct ui *ui, struct text *text, const struct edit_of *of,
		struct err *e);
};

/* How long a message has the status line. A key that does nothing is no act; moving in a list
 * ends what was done only where the status line has something to say about the rows. */
enum message_class {
	MESSAGE_DONE,    /* until the next act, or until its screen is left */
	MESSAGE_REFUSED, /* the same */
	MESSAGE_WAITING, /* while it is true: ui_unsay, or until its screen is left */
	MESSAGE_ALARM,   /* until it is answered: ui_unsay */
};

/* What is behind the text, where a person has said so. */
enum shade { SHADE_UNKNOWN, SHADE_DARK, SHADE_LIGHT };

/* How roles look: the theme, and what decides between its colours. */
struct style {
	const struct theme *theme; /* NULL: the first of themes */
	enum shade shade;
	bool plain;                /* no colours, whatever the theme has: NO_COLOR */
	bool whole_row;            /* the chosen row is shown reversed, not by its pointer alone */
	unsigned turn;             /* counts the changes of a theme of one's own */
};

enum bell { BELL_OFF, BELL_VISUAL, BELL_AUDIBLE };

struct ui {
	const struct screen *const *screens; /* all, by `:NAME` */
	size_t n_screens;
	const struct keyset *global;  /* keys of every whole screen that does not type */
	const struct keyset *by_name;  /* what these have by name alone */
	struct view *views;           /* bottom first; the last has the keyboard */
	size_t n_views, cap_views;
	int rows, cols;
	struct moment now;            /* of the event being handled */
	struct text message;          /* at the status line */
	enum message_class message_class;
	int64_t message_ms;           /* the boot clock when it was said */
	size_t refused;               /* counts the refusals */
	struct text said;             /* linear mode: lines to print since the last prompt */
	struct text typing;           /* linear mode: of a line that has not ended yet */
	int64_t typing_ms;            /* the boot clock at its last key */
	struct moment line_began;     /* linear mode: the first key of the line, or its Enter */
	const char *mark;             /* what every title says besides ("DEMO"); NULL: nothing */
	struct text elsewhere;        /* of every whole screen's title, as the hook has it */
	struct text copied;           /* for the clipboard of the terminal, not given to it yet */
	bool copies;                  /* the terminal is of a kind that may have one */
	struct text window_title;     /* wanted; empty: the one that was there before */
	bool linear;
	int linear_columns;           /* width messages keep within; 0: as the terminal */
	bool ascii;                   /* the terminal shows no UTF-8 */
	bool spoken;                  /* a screen reader follows the screen: no frames, no rules */
	struct style style;
	enum bell bell;
	bool bell_rung;               /* taken and cleared by the back end */
	bool quit, suspend;           /* wanted; the loop does it */
	bool redraw;                  /* the terminal's content is not to be trusted: all of it again */
	struct ui_hooks hooks;
	void *app;                    /* the house above: struct app of screens.h */
	struct key_own *own;          /* rows with keys of a person's own (key_own.c) */
	size_t n_own, cap_own;
	/* The layer's own. */
	const struct key *acted;      /* the row whose act was last, or is being done */
	bool again;                   /* it was done just before, too */
	bool frame_current;          /* the last frame is still right, but for the rows that typing changes */
	bool typed;                   /* in this event, and nothing else was done */
	bool stale;                   /* a view was uncovered: reload the top before it is used */
	struct view *dead;            /* closed in this event; freed when it has been handled */
	size_t n_dead, cap_dead;
	int depth;                    /* events being handled, one inside the other */
	bool message_new;             /* said in this event, or between two */
	size_t message_of;            /* the serial of the whole screen it was said on */
	size_t n_opened;              /* views so far */
	const void *printed_of;       /* linear: the state of the view last printed */
	const void *prompted;         /* linear: the state of the view whose prompt is shown */
	struct {                      /* linear: rows that one line named ("d 1 2") */
		int64_t *ids;
		size_t n, cap;
		size_t at;            /* the next one to be acted on */
		char *verb;
		const void *of;       /* the state of the view with their list */
	} named;
};

/* Smaller than this says so instead of the frame. */
enum { UI_MIN_ROWS = 5, UI_MIN_COLS = 20 };

/* The rows of a message at most: one too long for the status line lies over the rows above. */
enum { UI_MESSAGE_ROWS = 2 };

/* The keys of every screen that does not type: ? : u Ctrl-R q Esc, and of all: Ctrl-Z Ctrl-L. */
extern const struct keyset ui_keys;
extern const struct keyset ui_keys_always;

void ui_init(struct ui *ui, const struct screen *const *screens, size_t n, int rows, int cols);
void ui_done(struct ui *ui); /* closes every view, top first */
/* Opens a screen by name on top; false and a message when it cannot be. */
bool ui_open(struct ui *ui, const char *name, const char *arg);
bool ui_push(struct ui *ui, const struct screen *s, const char *arg, struct err *e);
void ui_back(struct ui *ui);                        /* closes the top; the last one quits */
void ui_goto(struct ui *ui, const char *name);      /* closes all above the first, then opens */
void ui_goto_with(struct ui *ui, const char *name, const char *arg);
void *ui_top_state(const struct ui *ui, const struct screen *s); /* NULL: not the top */
void ui_reload(struct ui *ui);                      /* every view's reload, bottom first */
/* Said by a screen's text(): of all that is shown, this event changes only what `typed` draws. */
void ui_typed(struct ui *ui);
/* One event: keys go to the top view's rows, then its text. */
void ui_event(struct ui *ui, const struct event *ev);
void ui_settle(struct ui *ui);                      /* after a burst, before ui_draw */
bool ui_behind(struct ui *ui);                      /* after a frame; true: it has changed */
int64_t ui_due(const struct ui *ui);                /* ms to the next tick, -1: never */
void ui_draw(struct ui *ui);                        /* every view onto its own canvas */
void ui_flatten(struct ui *ui, struct canvas *out); /* painted bottom up: for tests */
/* Gives it to the terminal for its clipboard; whether it takes it, no terminal says. False: this one
 * has none that a program may fill. */
bool ui_copy(struct ui *ui, const char *s);
/* A message at the status line, by its class; in linear mode a line. ui_say: done. */
void ui_say(struct ui *ui, const char *fmt, ...) PRINTF(2, 3);
void ui_refuse(struct ui *ui, const char *fmt, ...) PRINTF(2, 3);
void ui_await(struct ui *ui, const char *fmt, ...) PRINTF(2, 3);
void ui_alarm(struct ui *ui, const char *fmt, ...) PRINTF(2, 3);
void ui_err(struct ui *ui, const struct err *e); /* refused */
void ui_unsay(struct ui *ui);                    /* the message is no longer true, or answered */
void ui_ring(struct ui *ui);
/* Linear mode: what to print now (content of the top when it changed, messages, prompt).
 * Nothing while somebody is in the middle of a line: all of it waits for the Enter, or for a
 * pause in the typing, after which the line so far is printed again behind the prompt. */
void ui_linear(struct ui *ui, struct text *out);
void ui_typing(struct ui *ui, const char *line); /* after each key; "": no line begun */
/* The key Ctrl-T in the middle of a line: the screen may write the rest of a word into
 * ui->typing. */
void ui_complete(struct ui *ui, const struct moment *now);
/* Asked by an act: was it the act before this one too, with no screen opened or left since? */
bool ui_again(const struct ui *ui);
/* The row of `key` that is in force for the top view, or NULL. */
const struct key *ui_key(const struct ui *ui, const char *key);
const struct screen *ui_screen(const struct ui *ui, const char *name);
bool ui_small(const struct ui *ui);                 /* too small for the frame */
struct box ui_room(const struct ui *ui);            /* what a whole screen's draw gets, in the window */
size_t ui_base(const struct ui *ui);                /* the first view that shows: the topmost whole screen */
struct view *ui_focus(const struct ui *ui);         /* whose the keyboard and the cursor are; NULL: none */
/* Every row in force for the view with the keyboard, the first that claims a key first:
 * calls `each` until it says false. */
void ui_rows(const struct ui *ui, bool (*each)(void *user, const struct view *v, const struct key *k),
	void *user);

#endif
