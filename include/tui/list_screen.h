/*
 * tui/list_screen.h: a list screen is a description, and does what every list
 * does by it.
 */
#ifndef HALFHOUR_TUI_LIST_SCREEN_H
#define HALFHOUR_TUI_LIST_SCREEN_H

#include "tui/list.h"

/* The state of a list screen begins with its struct list. By the description the frame opens
 * and closes the list, places it in its whole room (unless the screen calls list_place),
 * reads it again, draws and says it, gives it the keys while something is typed into the
 * filter, and shows filter and marks on the status line before what `status` says. Where the
 * screen has no open of its own, it is opened by `read`, and the row whose id it was given is
 * chosen. So a list screen needs of struct screen only what differs: no open, close, reload,
 * draw, status, say. */
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
	/* What the chosen row is, shown beside the list or below it once the pointer rests; no
	 * `read`: nothing. */
	struct {
		/* Fills it (empty before) for the chosen row, its text wrapped at `columns`. */
		void (*read)(struct ui *ui, void *state, int columns, struct pane *out);
		int below;         /* rows it takes below the list, its rule too; 0: only beside */
		const int *widths; /* of its columns, as of the list's; NULL: it has one */
		size_t n_columns;
	} pane;
	/* Reads what the rows are made of: when the screen opens (a screen with an open of its own
	 * calls it there) and at each reload. False: e says why, and the list is empty. NULL: fetch
	 * reads. */
	bool (*read)(struct ui *ui, void *state, struct err *e);
	/* What is deleted together with these rows, to be confirmed by a D: "23 notes with
	 * Ama"; nothing: they are deleted at once. NULL: nothing ever does. */
	void (*holds)(struct ui *ui, void *state, const int64_t *ids, size_t n, struct text *out);
	/* Deletes them, as one step of undo, and says so; false: it said why not. */
	bool (*drop)(struct ui *ui, void *state, const int64_t *ids, size_t n);
};

/* The columns a list of this description has for its rows in this window. */
int list_screen_columns(const struct ui *ui, const struct list_screen *d);
/* The act of the key that deletes the marked rows, else the chosen one (KEY_ROWS). */
void list_delete(struct ui *ui, void *state);

#endif
