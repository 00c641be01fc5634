/*
 * tui/key.h: a row of a key: its act, stable name and help.
 */
#ifndef HALFHOUR_TUI_KEY_H
#define HALFHOUR_TUI_KEY_H

#include "base.h"

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

/* Keys of one's own: gives every row of that name these keys ("P Ctrl-B"), or one `more` besides
 * those it has. False: there is no such row or key. Then whether no other row of a screen has one
 * of them. ui_keys_reset: as shipped. */
bool ui_key_give(struct ui *ui, const char *name, const char *keys, bool more, struct err *e);
bool ui_key_alone(const struct ui *ui, const char *name, struct err *e);
void ui_keys_reset(struct ui *ui);

#endif
