/*
 * tui/screen.h: a screen, a const table with the functions that open, draw and
 * close it.
 */
#ifndef HALFHOUR_TUI_SCREEN_H
#define HALFHOUR_TUI_SCREEN_H

#include "tui/canvas.h"
#include "tui/event.h"
#include "tui/key.h"

struct list_screen;

/* A const table; `state` is zeroed memory of state_size, one for each time it is open.
 * Name and title must be there, open and draw where there is no list. Functions that look take const. */
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
	/* An overlay says where its box is in rows x cols; NULL: a whole screen, and then the
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
	bool takes_text;   /* an overlay with a line of text, for which help has a key as on a whole screen */
	/* An overlay to look at only: the cursor stays with the view below, and so does every
	 * key that it has no row for. */
	bool aside;
	/* False: this row would do nothing now, and the footer leaves it out. */
	bool (*offers)(const void *state, const struct key *k);
	/* Linear mode: what is asked, in place of "> ". */
	void (*ask)(const void *state, struct text *out);
};

#endif
