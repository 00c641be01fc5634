/*
 * tui/list.h: a window on rows that are fetched, never all in memory.
 */
#ifndef HALFHOUR_TUI_LIST_H
#define HALFHOUR_TUI_LIST_H

#include "tui/key.h"
#include "tui/line.h"
#include "tui/pane.h"

struct row {
	int64_t id;       /* of the thing; 0: a heading, never selected */
	char *sort;       /* its place in the order; the fetch function's own */
	char *text;       /* shown; tabs separate its columns */
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
	size_t before;            /* rows with a number before the window, as they were read */
	size_t numbered;          /* the highest number read */
	bool cut;                 /* the first of them is a further line of the last item */
	struct line filter;
	bool filtering;           /* `/`: keys go to the filter */
	int64_t *marks;
	size_t n_marks, cap_marks;
	const char *empty;        /* said when there is nothing: what to do */
	struct pane pane;         /* of a list screen that describes one */
	bool shown;               /* only looked at: no pointer, from the first row on */
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

#endif
