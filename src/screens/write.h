/*
 * write.h: one thing to be written, on a screen of its own, with what it
 * belongs to in view: a marker's words, an answer of the debrief, a note's
 * text. What is typed is kept as a draft at every burst; a walk goes on to
 * the next thing when one is saved.
 */
#ifndef HALFHOUR_SCREENS_WRITE_H
#define HALFHOUR_SCREENS_WRITE_H

#include "tui.h"

/* Owned strings; write_open and the walk take them over. */
struct writing {
	char *title;  /* of the title line: "Maya Okafor · marker 1 of 3" */
	char *around; /* lines that stand above, may be NULL */
	char *label;  /* one line: "08:15 star", "What did I learn?" */
	char *text;   /* what it says now, may be NULL */
	char *draft;  /* key of its draft; NULL: none is kept */
	bool prose;   /* paragraphs rather than a line, counted in words */
};

/* Whoever opens it; `user` must outlive the screen (a state beneath it does). */
struct write_use {
	/* False: not saved, e says why, and it stays open. */
	bool (*save)(struct ui *ui, void *user, const char *text, struct err *e);
	/* Fills `w` with the thing after or before this one; false: there is none. NULL: one
	 * thing only, and saving closes the screen. */
	bool (*go)(struct ui *ui, void *user, int by, struct writing *w);
	/* The text as it is stored now: another program may have changed it since. False: there
	 * is none. NULL: nothing is stored yet. */
	bool (*now)(struct ui *ui, void *user, struct text *out);
};

void write_open(struct ui *ui, struct writing *w, const struct write_use *use, void *user);
/* The words of a stored draft. Borrowed. */
const char *write_draft_words(const char *draft);

#endif
