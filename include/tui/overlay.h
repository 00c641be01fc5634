/*
 * tui/overlay.h: what lies over a screen, each a view of its own: forms, prompts,
 * questions, lists of commands, cards, the help.
 */
#ifndef HALFHOUR_TUI_OVERLAY_H
#define HALFHOUR_TUI_OVERLAY_H

#include "tui/screen.h"

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

/* What is said about the text of the nth field of the form on top, while it is typed and when it
 * is left; it hinders nothing. `out` stays empty: nothing. */
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
/* The same for a file's name, or a folder's: Tab completes it, in lines a star behind its beginning. */
void ui_prompt_file(struct ui *ui, const char *label, const char *value,
	void (*done)(struct ui *ui, void *user, const char *value), void *user);
void ui_prompt_folder(struct ui *ui, const char *label, const char *value,
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
 * a moment, or at Enter, so that a sentence typed by accident answers nothing. Zeroed: none. */
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
 * by accident: a paste before anything is typed goes to the line, and a word means an item as
 * menu_meant has it. Without `digits` these are text, and another "/" is one. */
/* What is typed is kept as `draft` while the list is open, for the line to take up after a kill. */
void ui_menu_prose(struct ui *ui, prose_take *prose, bool digits, const char *draft);

/* The list just opened shows the line alone, for whoever hears the screen: an arrow shows the
 * items, and what the letters mean is said once they mean one. */
void ui_menu_quiet(struct ui *ui);

/* The list just opened has names of things, narrowed by all that is typed, blanks too. With `fresh`
 * a name that none has may be given too: `done` gets n for `nth`, and the name. */
void ui_menu_names(struct ui *ui, bool fresh);

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

#endif
