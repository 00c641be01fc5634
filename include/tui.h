/*
 * tui.h: screens, and what they are made of. In reading order: the canvas (a
 * grid of cells everything draws on), events, key rows, the screen (a const
 * table and a few functions), the stack of views that is the running program,
 * and the widgets: line, list, form, prompt, menu, card. Nothing here knows
 * what an interview is, and only term_curses.c knows curses. The same stack
 * runs on curses, headless in tests, and as plain lines (linear mode).
 */
#ifndef HALFHOUR_TUI_H
#define HALFHOUR_TUI_H

#include <wchar.h>

#include "base.h"
#include "tui_role.h"

/* ---- canvas ---- */

#define CELL_CHARS 5 /* one base and four that combine: what curses keeps */

/* One column, small: a frame is written, and compared with the last one, at every key. A
 * wide character's second column has width 0 and no ch. */
struct cell {
	uint32_t ch;    /* a character; from CELL_CLUSTER on the number of one in clusters */
	uint16_t role;  /* enum role */
	uint16_t width; /* 1, 2; 0: covered by the cell to the left */
};

#define CELL_CLUSTER UINT32_C(0x110000)

/* A character with what combines with it, ended by 0. */
struct cluster {
	wchar_t ch[CELL_CHARS + 1];
};

struct box {
	int y, x, rows, cols;
};

/* A grid, or a window on another's grid (canvas_sub). Drawing outside is cut. */
struct canvas {
	struct cell *cells; /* the first cell of this window */
	int rows, cols;
	int stride;         /* cells from row to row */
	struct canvas *of;  /* whose window this is; NULL: owns the cells */
	struct box at;      /* where in `of` */
	struct cluster *clusters; /* the owner's: of this frame's cells */
	size_t n_clusters, cap_clusters;
	int cursor_y, cursor_x; /* -1: not set; set in a sub it is set in its owner too */
	bool ascii;         /* what is drawn is made ASCII first; subs inherit it */
	int from, to;       /* the owner's: rows drawn since the terminal has seen it */
};

void canvas_init(struct canvas *c, int rows, int cols);
void canvas_done(struct canvas *c);
void canvas_clear(struct canvas *c);
/* Blanks one row of a frame that else stands; it is drawn again. */
void canvas_again(struct canvas *c, int y);
struct canvas canvas_sub(struct canvas *c, struct box b);
/* Shows `s` through the gate in at most `cols` columns (-1: to the edge); what does
 * not fit ends in an ellipsis. Returns the columns used. */
int canvas_text(struct canvas *c, int y, int x, int cols, enum role role, const char *s);
int canvas_textf(struct canvas *c, int y, int x, int cols, enum role role,
	const char *fmt, ...) PRINTF(6, 7);
/* As canvas_text, its end at column x+cols. */
void canvas_right(struct canvas *c, int y, int x, int cols, enum role role, const char *s);
/* Wrapped at blanks into at most `rows` rows; returns the rows used. */
int canvas_wrap(struct canvas *c, struct box b, enum role role, const char *s);
void canvas_rule(struct canvas *c, int y, int x, int cols, const char *label);
void canvas_bar(struct canvas *c, int y, int x);       /* one cell of an upright line */
void canvas_frame(struct canvas *c, const char *title); /* a box round the whole canvas */
void canvas_fill(struct canvas *c, struct box b, enum role role);
void canvas_cursor(struct canvas *c, int y, int x);
void canvas_row(const struct canvas *c, int y, struct text *out); /* UTF-8, end blanks cut */
/* What the cell at y, x shows; `out` has no ch where a wide character covers it. */
void canvas_cluster(const struct canvas *c, int y, int x, struct cluster *out);
/* The first column from x on behind what terminals do not agree on how wide it is (doubt.c); -1: there is
 * none. And a number that tells a row from others, never 0. */
int canvas_doubt_end(const struct canvas *c, int y, int x);
uint32_t canvas_row_sum(const struct canvas *c, int y);
/* Paints all of `from` with its upper left at y, x; it must lie within. */
void canvas_paint(struct canvas *c, int y, int x, const struct canvas *from);

/* ---- events ---- */

enum event_kind {
	EVENT_KEY,    /* key and, when it types something, text */
	EVENT_PASTE,  /* text: everything between the paste marks, never a key */
	EVENT_LINE,   /* linear mode: one line, without its end; draft: not ended yet */
	EVENT_RESIZE, /* rows, cols */
	EVENT_TICK,
	EVENT_HANGUP, /* the terminal went away, or input ended: save and leave */
	EVENT_CONT,   /* back from a suspension: draw everything */
	EVENT_STATUS, /* the terminal's answer to term_ask_status; elapsed_ms */
};

/* `key` names what row tables name: "a", "é", "Space", "Enter", "Tab", "Shift-Tab",
 * "Esc", "Backspace", "Delete", "Up", "PgDn", "Home", "Ctrl-G", "Ctrl-\\". */
struct event {
	enum event_kind kind;
	char key[32];
	const char *text; /* UTF-8, repaired; borrowed until the next event */
	size_t n;
	int rows, cols;
	int64_t elapsed_ms; /* EVENT_STATUS: one round trip */
	bool ended;         /* EVENT_LINE: its end was seen */
	struct moment now;
};

/* Makes `ev` the key of that name, with the text it types ("Space" types a blank, "a"
 * an a); the text points into `ev`. Names of more than 31 bytes are cut. */
void event_key(struct event *ev, const char *name);
/* The next key of a text in the notation of transcripts: "ab<Tab><lt><Space>": a name in
 * angle brackets or one character. Returns what follows it, NULL at the end. */
const char *event_parse(struct event *ev, const char *keys);
/* Is `name` one of the keys of a row ("Up k")? */
bool key_names(const char *keys, const char *name);

/* ---- keys: key, action, stable name and help on one row ---- */

struct ui;

enum { KEY_FOOT = 1, /* shown in the footer, in the order of the rows */
       KEY_TYPED = 2, /* works only as a key, not as a linear choice or in the palette */
       KEY_ROW = 4,   /* for the chosen row of a list: where there is none, the list says so */
       KEY_ROWS = 8,  /* for the marked rows, else the chosen one */
       KEY_WAY = 16   /* "go-SCREEN": the title line of every list names it, by `brief` */ };

/* The footer, help, `:` palette, man page and completions are printed from these. */
struct key {
	const char *key;  /* as in struct event; several separated by a blank: "Up k"; "": only by name */
	void (*act)(struct ui *ui, void *state);
	const char *name; /* stable, "question-next"; NULL: a second row for the same act */
	const char *help; /* "Ask the next planned question" */
	unsigned flags;
	const char *brief;/* for the footer, "next question"; NULL: not shown */
};

struct keyset {
	const struct key *keys;
	size_t n;
};

/* ---- a screen ---- */

struct list_screen;

/* A const table; `state` is zeroed memory of state_size, one for each time it is open.
 * Only open, name, title and draw must be there. Functions that look take const. */
struct screen {
	const char *name;  /* of `:NAME` and the transcripts */
	const char *title;
	const char *help;  /* a short paragraph: what one does here */
	const struct keyset *keys[4]; /* asked in this order; the screen's own first */
	size_t state_size;
	const struct list_screen *list; /* a list screen, which does much by it; NULL: none */
	/* `arg` is what ui_open was given (an id, a name; may be NULL). False: not opened, and e says why. */
	bool (*open)(struct ui *ui, void *state, const char *arg, struct err *e);
	void (*close)(struct ui *ui, void *state);
	/* What is shown may have changed: read it again (after an undo, or uncovered). */
	void (*reload)(struct ui *ui, void *state);
	/* An overlay says where it lies in rows x cols; NULL: a whole screen, and then the
	 * frame (title, status, keys) is drawn round it and draw gets the rows between. */
	struct box (*place)(const void *state, int rows, int cols);
	/* The title line's left and right text; returns the role of the line. */
	enum role (*head)(const void *state, struct text *left, struct text *right);
	/* The status line when there is no message. */
	void (*status)(const void *state, struct text *out);
	void (*draw)(const void *state, struct canvas *c);
	/* Draws again, over the last frame, the rows that typing changes (canvas_again); NULL:
	 * every frame is drawn whole. */
	void (*typed)(const void *state, struct canvas *c);
	/* A key no row claims, or a paste. True: taken. */
	bool (*text)(struct ui *ui, void *state, const struct event *ev);
	/* Milliseconds until tick is wanted, -1: never. */
	int64_t (*due)(const void *state, const struct moment *now);
	void (*tick)(struct ui *ui, void *state);
	/* After every burst of input, before the frame: what is seen is saved here. */
	void (*settle)(struct ui *ui, void *state);
	/* What the first frame need not wait for: done behind it, before anything typed is taken; a
	 * screen opened later has it done before its frame. True: there is more to be seen. */
	bool (*behind)(struct ui *ui, void *state);
	/* Linear mode: the content as lines; and a line typed (true: taken, else it is a
	 * choice: a number, a key, a name of an action). */
	void (*say)(const void *state, struct text *out);
	bool (*line)(struct ui *ui, void *state, const char *line, bool ended);
	bool line_some;    /* `line` takes a few lines only, and every key is a choice besides */
	bool plain_digits; /* its rows use digits: 1..6 do not go elsewhere */
	bool takes_words;  /* `:NAME WORDS` opens it with the words */
	bool no_suspend;   /* Ctrl-Z is its own here */
	bool types;        /* letters are text here: no list key, no `q`, `:` or `?` of the frame */
	/* An overlay to look at only: the cursor stays with the view below, and so does every
	 * key that it has no row for. */
	bool aside;
	/* False: this row does nothing as things stand, and the footer leaves it out. */
	bool (*offers)(const void *state, const struct key *k);
	/* Linear mode: what is asked, in place of "> ". */
	void (*ask)(const void *state, struct text *out);
};

/* ---- the running program: a stack of views ---- */

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
	void (*draft_save)(struct ui *ui, const char *key, const char *text); /* NULL text: gone */
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
	struct view *views;           /* bottom first; the last has the keyboard */
	size_t n_views, cap_views;
	int rows, cols;
	struct moment now;            /* of the event being handled */
	struct text message;          /* at the status line */
	enum message_class message_class;
	int64_t message_ms;           /* the boot clock when it was said */
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
	bool again;                   /* it was so already before */
	bool stands;                  /* the last frame, but for the rows that typing changes */
	bool typed;                   /* in this event, and nothing else was done */
	bool stale;                   /* a view was uncovered: reload the top before it is used */
	struct view *dead;            /* closed in this event; freed when it has been handled */
	size_t n_dead, cap_dead;
	int depth;                    /* events being handled, one inside the other */
	bool message_new;             /* said in this event, or between two */
	size_t message_of;            /* the serial of the whole screen it was said on */
	size_t n_opened;              /* views so far */
	const void *printed_of;       /* linear: the state of the view last printed */
	const void *prompted;         /* linear: the state of the view whose prompt stands */
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

/* Keys of one's own: gives every row of that name these keys ("P Ctrl-B"), or one `more` besides
 * those it has. False: there is no such row or key. Then whether no other row of a screen has one
 * of them. ui_keys_reset: as shipped. */
bool ui_key_give(struct ui *ui, const char *name, const char *keys, bool more, struct err *e);
bool ui_key_alone(const struct ui *ui, const char *name, struct err *e);
void ui_keys_reset(struct ui *ui);

/* ---- line: readline's editing, by graphemes ---- */

struct line {
	struct text text;
	size_t at;        /* byte of the cursor, on a grapheme boundary */
	struct text kill; /* what Ctrl-Y gives back */
	bool killing;     /* the last key killed: the next kill adds */
	int left;         /* first column shown; jumps, by half the width or more */
};

void line_done(struct line *l);
void line_set(struct line *l, const char *s); /* cursor at the end */
void line_type(struct line *l, const char *s, size_t n);
/* Ctrl-A E B F W U K Y D H, arrows, Home, End, Delete, Backspace, and what types.
 * False: not a key of line editing. */
bool line_key(struct line *l, const struct event *ev);
/* Shown in `cols` columns; sets the cursor. */
void line_draw(const struct line *l, struct canvas *c, int y, int x, int cols);
void line_scroll(struct line *l, int cols); /* brings the cursor into view; before drawing */

/* The same wrapped over rows of `cols` columns; one column more is for the cursor behind them. */
int line_rows(const struct line *l, int cols); /* 1 at least */
/* The cursor a row up (-1) or down (1); false: there is none, and nothing is changed. */
bool line_rows_move(struct line *l, int cols, int by);
/* Within the box; with the cursor, its row is in view, else what does not fit ends in "…". */
void line_rows_draw(const struct line *l, struct canvas *c, struct box b, enum role role,
	bool cursor);

/* ---- text edit: several lines with undo (text_edit.c) ---- */

struct edit_past {
	struct edit_state {
		char *text;
		size_t at;
	} *states;
	size_t n, cap;
};

/* Zeroed is an empty one. */
struct text_edit {
	struct line line;         /* the text, with its line ends, and the cursor */
	struct edit_past past, future;
	bool typing;              /* the last change was a letter: the next one goes with it */
	int rows, cols;           /* it is drawn in so many; set before keys come */
};

void text_edit_done(struct text_edit *t);
void text_edit_set(struct text_edit *t, const char *s);     /* cursor at the start, nothing to undo */
void text_edit_replace(struct text_edit *t, const char *s); /* one change, which undo takes back */
void text_edit_insert(struct text_edit *t, const char *s);  /* at the cursor; one change */
/* As readline: within a line of the text Ctrl-A E K U, by rows Up Down PgUp PgDn Ctrl-P N; Enter
 * begins a line, Ctrl-_ undoes, Ctrl-R redoes; a paste keeps its lines. False: no such key. */
bool text_edit_key(struct text_edit *t, const struct event *ev);
void text_edit_draw(const struct text_edit *t, struct canvas *c, struct box b);

/* ---- typed: a line of linear mode, read from a terminal byte by byte ---- */

struct typed {
	struct text line; /* so far; bytes as they came */
	struct text echo; /* for the terminal; taken and cleared by who writes it */
	struct {
		unsigned char erase, word, kill, end, stop; /* as stty has them; 0: none */
	} keys;
	struct text held; /* of a sequence that a key or the terminal sends, not yet whole */
	struct sequence *seq; /* owned; that sequence; NULL: there was none yet */
	int64_t began_ms, came_ms; /* when it began, and the last byte came */
	int left;         /* bytes of a character still to come */
	bool end_once;    /* the key for the end of input came in the middle of the line */
};

enum typed_what { TYPED_MORE, TYPED_LINE, TYPED_END, TYPED_STOP, TYPED_COMPLETE };

/* TYPED_LINE: `line` is whole, and the caller's to clear. TYPED_END: no more is to come;
 * what is in the line is unended. now_ms: of a clock that never goes back. */
enum typed_what typed_byte(struct typed *t, unsigned char c, int64_t now_ms);
/* Milliseconds until typed_tick may put into the line what was held as a sequence, -1: none. */
int64_t typed_wait(const struct typed *t, int64_t now_ms);
void typed_tick(struct typed *t, int64_t now_ms);
void typed_set(struct typed *t, const char *line); /* another line in its place */
void typed_done(struct typed *t);

/* ---- list: a window on rows that are fetched, never all in memory ---- */

struct row {
	int64_t id;       /* of the thing; 0: a heading, never selected */
	char *sort;       /* where it stands in the order; the fetch function's own */
	char *text;       /* shown; tabs part it into columns */
	bool dim;
	bool more;        /* id 0: no heading, but a further line of the row before it */
};

void row_done(struct row *r);

enum list_from { LIST_FIRST, LIST_LAST, LIST_AFTER, LIST_BEFORE, LIST_AT };

/* Fills `out` (zeroed) with up to n rows in the order of the list (BEFORE and LAST too),
 * narrowed to `filter` ("" = all); `anchor` is the row that AFTER, BEFORE and AT speak of
 * (AT: begins with that very row if it is still there, else the one after). An anchor
 * without `sort` (list_choose) is to be found by its id; none: nothing is returned. */
typedef size_t list_fetch(void *user, const char *filter, enum list_from from,
	const struct row *anchor, struct row *out, size_t n);

struct list {
	list_fetch *fetch;
	void *user;
	const char *const *heads; /* column headings; NULL: none */
	const int *widths;        /* columns of each but the last; 0: as it needs */
	size_t n_columns;
	size_t gives;             /* as in struct list_screen */
	const char *const *labels;
	bool pairs;
	struct row *rows;         /* the window */
	size_t n_rows, cap_rows;
	size_t at;                /* the chosen one in rows */
	size_t want;              /* rows the screen shows; set by list_place */
	bool placed;              /* by the screen itself; else the frame gives it all its room */
	bool more;                /* there are rows after the window */
	struct line filter;
	bool filtering;           /* `/`: keys go to the filter */
	int64_t *marks;
	size_t n_marks, cap_marks;
	const char *empty;        /* said when there is nothing: what to do */
};

/* Rows that serve every list: arrows j k PgUp PgDn g G / Space. */
extern const struct keyset list_keys;
/* The acts of some, for a list screen that types and has no letters for them. */
void list_key_up(struct ui *ui, void *state);
void list_key_down(struct ui *ui, void *state);
void list_key_page_up(struct ui *ui, void *state);
void list_key_page_down(struct ui *ui, void *state);

/* A fetch for rows that are all in memory, in their order; `sort` is its own to fill. */
size_t list_of(const struct row *all, size_t n_all, const char *filter, enum list_from from,
	const struct row *anchor, struct row *out, size_t n);

void list_init(struct list *l, list_fetch *fetch, void *user);
void list_done(struct list *l);
void list_reload(struct list *l);           /* fetches again, keeps the chosen row */
void list_choose(struct list *l, int64_t id);
const struct row *list_row(const struct list *l); /* the chosen one, or NULL */
int64_t list_id(const struct list *l);      /* its id, or 0 */
bool list_marked(const struct list *l, int64_t id);
bool list_text(struct list *l, const struct event *ev); /* keys while filtering */
/* Room for so many rows, the headings' among them; only a screen whose list has not the
 * whole room calls it, from open and reload (which comes after a resize too). */
void list_place(struct list *l, int rows);
void list_narrow(struct list *l, const char *filter);
void list_mark(struct list *l, int64_t id, bool on);
void list_unmark(struct list *l);           /* every row */
/* The marked ones, else the chosen one; the caller frees *ids. */
size_t list_ids(const struct list *l, int64_t **ids);
void list_move(struct list *l, int by);     /* by rows, headings left out */
void list_page(struct list *l, int by);     /* by windows */
void list_draw(const struct list *l, struct canvas *c);
void list_say(const struct list *l, struct text *out); /* numbered lines */
bool list_pick(struct list *l, size_t nth); /* 1 = the first shown */
void list_status(const struct list *l, struct text *out); /* the filter, marks */

/* ---- list screen: a description, and what every list does by it ---- */

/* The state of a list screen begins with its struct list. By the description the frame opens
 * and closes the list, places it in its whole room (unless the screen calls list_place),
 * reads it again, draws and says it, gives it the keys while something is typed into the
 * filter, and shows filter and marks on the status line before what `status` says. So a
 * list screen needs of struct screen only what differs: no close, reload, draw, status, say. */
struct list_screen {
	list_fetch *fetch;
	size_t user;               /* where in the state lies what fetch is given; 0: the state */
	const char *const *heads;  /* as in struct list; the screen may set its own in open */
	const int *widths;
	size_t n_columns;
	/* The column, from 1, that gives way in a narrow window; where too little would be left
	 * for the last column, that one goes. 0: columns go from the end. */
	size_t gives;
	/* By ear: what is said before a column's value ("stage"), NULL: nothing; and whether the
	 * first column is what the second is called ("Stage: idea"). */
	const char *const *labels;
	bool pairs;
	const char *empty;         /* in place of rows */
	const char *none;          /* "There is no contact here; n adds one.": to a key of KEY_ROW */
	/* Keys that other lists have, and why they do nothing here. */
	struct {
		const char *key, *why;
	} refuses[5];
	/* Reads what the rows are made of: at each reload; open calls it itself. False: e says
	 * why, and the rows are gone. NULL: fetch reads. */
	bool (*read)(struct ui *ui, void *state, struct err *e);
	/* What goes along when these rows are deleted, to be confirmed by a D: "23 notes with
	 * Ama"; nothing: they are deleted at once. NULL: nothing ever does. */
	void (*holds)(struct ui *ui, void *state, const int64_t *ids, size_t n, struct text *out);
	/* Deletes them, as one step of undo, and says so; false: it said why not. */
	bool (*drop)(struct ui *ui, void *state, const int64_t *ids, size_t n);
};

/* The act of the key that deletes the marked rows, else the chosen one (KEY_ROWS). */
void list_delete(struct ui *ui, void *state);

/* ---- overlays: each is a view of its own ---- */

/* FIELD_LONG keeps the line ends of a paste; in FIELD_LINES each line is an entry. */
enum { FIELD_LINE, FIELD_LONG, FIELD_LINES, FIELD_WORD, FIELD_NUMBER, FIELD_YES };

struct form_field {
	const char *name;   /* "organisation" */
	const char *label;
	const char *help;   /* one short line, shown while it has the focus */
	int kind;
	const char *const *words; /* FIELD_WORD: the choices */
	int n_words;
};

/* Opens a form on `values` (n strings, may be NULL; copied). Tab/Shift-Tab/Up/Down move,
 * Enter goes on (on the last: saves; in FIELD_LINES it begins a line), Ctrl-S saves, Esc saves too if anything changed.
 * Everything typed is kept as a draft under `draft` (NULL: none) at each burst. `done`
 * gets the values; false keeps the form open with the error on its status line. */
void ui_form(struct ui *ui, const char *title, const char *draft,
	const struct form_field *fields, size_t n, const char *const *values,
	bool (*done)(struct ui *ui, void *user, const char *const *values, struct err *e),
	void *user);

/* A form's draft is a text of named values; the one named "\tNAME" is what was stored when the
 * edit of NAME began. Adds one, in place of an earlier one of that name; and asks for one (`out`
 * is replaced). */
void form_draft_put(struct text *draft, const char *name, const char *value);
bool form_draft_get(const char *draft, const char *name, struct text *out);

/* What is said of what stands in the nth field of the form on top, while it is typed and when it
 * is left; it is in the way of nothing. `out` stays empty: nothing. */
void ui_form_advise(struct ui *ui, size_t nth, void (*advise)(const char *value, struct text *out));

/* From within `done`, which then says false without an error of its own: the nth field is not
 * as it must be, and why. The form goes to the first of them, marks each until it is changed,
 * and says how many there are. */
void ui_form_fault(struct ui *ui, size_t nth, const char *fmt, ...) PRINTF(3, 4);

/* Saves the form on top again, as its own key does: for what `done` asked about. */
void ui_form_again(struct ui *ui);

/* From within `done`, before anything is saved: what is stored now, which another program may
 * have changed since the form was opened (or its draft was begun). False: it has; `done` then
 * says false without an error of its own. The form takes over what it had not changed itself
 * and asks again; a field that both changed shows both texts and is asked about first. */
bool ui_form_now(struct ui *ui, const char *const *values);

/* One that nobody should read over a shoulder: stars are shown, and no draft of it is kept. Lines
 * (linear mode) show what is typed, and say so. */
void ui_prompt_secret(struct ui *ui, const char *label,
	void (*done)(struct ui *ui, void *user, const char *value), void *user);
/* One line asked at the status line. Esc: done is not called. */
void ui_prompt(struct ui *ui, const char *label, const char *value,
	void (*done)(struct ui *ui, void *user, const char *value), void *user);

/* When what was typed into an overlay is asked about: behind a blank, when it is left, at
 * Enter. */
enum prose_when { PROSE_TYPING, PROSE_LEAVING, PROSE_ENTER };

/* Whether that is prose for the line beneath: true, it has been taken, and the overlay
 * closes. */
typedef bool prose_take(struct ui *ui, void *user, const char *typed, enum prose_when when);

/* The prompt just opened lies over a line that takes everything: a paste before anything is
 * typed goes to the line. */
void ui_prompt_prose(struct ui *ui, prose_take *prose);

/* The key of an answer that is one key. A letter counts when nothing is typed behind it for
 * a moment, or at Enter, so that a sentence typed unawares answers nothing. Zeroed: none. */
struct one_key {
	size_t nth;    /* the answer that waits, from 1 */
	int64_t at_ms; /* the boot clock at the last letter */
	bool prose;    /* letters come one after the other */
};
enum { ONE_KEY_MS = 300, ONE_KEY_PROSE_MS = 1000 };
/* A letter came: of the nth answer, from 1; 0: of none. */
void one_key_typed(struct one_key *k, size_t nth, const struct moment *now);
/* Milliseconds until the answer counts, or prose is over; -1: neither. */
int64_t one_key_due(const struct one_key *k, const struct moment *now);
/* Enter: the answer that waits; 0: none, and prose has ended. */
size_t one_key_enter(struct one_key *k);

/* A question with single-key answers, shown as "label  [y]es [n]o …" on the status line. */
struct answer {
	const char *key;
	const char *label;
};
void ui_choose(struct ui *ui, const char *question, const struct answer *answers, size_t n,
	void (*done)(struct ui *ui, void *user, size_t nth), void *user);

/* Asks for a D at the status line, "WHAT: D deletes" ("23 notes with Ama"). `done` gets a
 * copy of the n ids. Any other key cancels, and then does its own thing. */
void ui_confirm_delete(struct ui *ui, const char *what,
	void (*done)(struct ui *ui, const int64_t *ids, size_t n), const int64_t *ids, size_t n);

/* A list of commands: a digit runs one of the first nine at once, letters narrow, Enter
 * runs the chosen one, Esc closes. Items are borrowed while it is open. `done` gets what was
 * typed behind the name; NULL: a digit ran it, and nothing was typed. */
struct menu_item {
	const char *name; /* "/wrap", "question-next" */
	const char *help;
};

/* Which item a word means where prose is typed too: its full name, or a beginning of three
 * letters or more that no other has; of "/fact TEXT" and its like the full name. -1: none. */
int menu_meant(const struct menu_item *items, size_t n, const char *word);
void ui_menu(struct ui *ui, const char *title, const struct menu_item *items, size_t n,
	void (*done)(struct ui *ui, void *user, size_t nth, const char *rest), void *user);

/* The list just opened lies over a line that takes everything, and may have been opened
 * unawares: a paste before anything is typed goes to the line, and a word means an item as
 * menu_meant has it. Without `digits` these are text, and another "/" is one. */
/* What is typed is kept as `draft` while the list is open, for the line to take up after a kill. */
void ui_menu_prose(struct ui *ui, prose_take *prose, bool digits, const char *draft);

/* The list just opened has names of things, narrowed by all that is typed, blanks too. With `anew`
 * a name that none has may be given too: `done` gets n for `nth`, and the name. */
void ui_menu_names(struct ui *ui, bool anew);

/* A card: text beside or above what is underneath, scrolled by arrows, closed by Esc or q. */
void ui_card(struct ui *ui, const char *title, const char *text);

/* The rows of the overlays and the help, for the manual. */
extern const struct keyset form_keys, prompt_keys, choose_keys, confirm_keys, menu_keys, card_keys,
	help_keys;

/* The help of the top screen, and the `:` palette of every action by name. */
void ui_help(struct ui *ui);
/* The same as text, a key a line, for the view with the keyboard. */
void ui_help_text(const struct ui *ui, struct text *out);
void ui_palette(struct ui *ui);
extern const struct screen help_screen; /* for the list of screens: `:help` */

/* ---- back ends ---- */

/* The terminal as it must be left when a signal or a bug ends the program (restore.c): the
 * bytes that are written to `fd`, at most 512, and its modes. Again: in place of the last. */
struct termios;
void restore_arm(int fd, const struct termios *modes, const char *bytes, size_t n);
void restore_disarm(void);
void restore_now(void);              /* once; a signal handler may call it */
/* Handlers for every signal that would end the program and has none yet: they restore,
 * then let it end the program. */
void restore_watch(void);

/* curses; only term_curses.c. `input` events come from term_read until it says false. */
struct term;
/* Of xterm's kind by its name: it knows pastes, titles and clipboards. */
bool term_is_xterm(const char *name);
struct term *term_open(struct ui *ui, const char *term_name, struct err *e);
void term_close(struct term *t);
int term_fd(const struct term *t);
/* All pending bytes are one burst; false: nothing more now. */
/* What the loop's poll has told, which then need not be asked again: bytes are there; a
 * signal came, and the window may have another size. */
void term_woken(struct term *t, bool input, bool signal);
bool term_read(struct term *t, struct event *ev, const struct moment *now);
/* Milliseconds until term_read is wanted though nothing came in (half a key or a paste
 * is held), -1: never. */
int64_t term_due(const struct term *t, const struct moment *now);
/* Sends a status request; its answer is an EVENT_STATUS, never text. False: this terminal
 * is not known to answer. */
bool term_ask_status(struct term *t, const struct moment *now);
void term_draw(struct term *t);      /* blits the views, one write a frame */
void term_suspend(struct term *t);   /* back to the shell's modes */
void term_resume(struct term *t);
/* False when the named terminal cannot move its cursor (dumb). */
bool term_capable(const char *term_name);
/* How many colours terminfo says it has; 0: none, -1: it does not know the name. */
int term_colours(const char *term_name);

#endif
