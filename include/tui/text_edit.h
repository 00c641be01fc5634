/*
 * tui/text_edit.h: a text of several lines, edited with undo.
 */
#ifndef HALFHOUR_TUI_TEXT_EDIT_H
#define HALFHOUR_TUI_TEXT_EDIT_H

#include "tui/line.h"

struct edit_past {
	struct edit_state {
		char *text;
		size_t at;
		int mark;
	} *states;
	size_t n, cap;
};

/* Zeroed is an empty one. */
struct text_edit {
	struct line line;         /* the text, with its line ends, and the cursor */
	struct edit_past past, future;
	bool typing;              /* the last change was a letter: the next one goes with it */
	int mark;                 /* the caller's; undone and done again with the text it was set with */
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

#endif
