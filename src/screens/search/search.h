/*
 * search.h: Search. What its files share: search.c is the screen, search_acts.c takes what is typed,
 * search_look.c draws it, search_hits.c finds.
 */
#ifndef HALFHOUR_SCREENS_SEARCH_SEARCH_H
#define HALFHOUR_SCREENS_SEARCH_SEARCH_H

#include "search_hits.h"

#define SEARCH_CLASS "/class" /* typed in lines, and what Cohort opens it with */

struct search {
	struct list list;
	struct line line; /* letters are words here, and no keys of the list */
	bool stale;       /* the words changed: search before the next frame */
	bool has_class;   /* there are students */
	bool of_class;    /* in what students handed in, and not in what is mine */
	int widths[3];
	struct hits hits;
};

/* ---- search_acts.c ---- */

void screens_search_run(struct ui *ui, struct search *s);
void screens_search_settle(struct ui *ui, void *state);
/* The same words in what the class handed in, and back. */
void screens_search_turn(struct ui *ui, void *state);
void screens_search_show(struct ui *ui, void *state);
void screens_search_back(struct ui *ui, void *state);
bool screens_search_text(struct ui *ui, void *state, const struct event *ev);
/* Linear mode: words, the number of a hit, or a screen's :name. */
bool screens_search_line(struct ui *ui, void *state, const char *typed, bool ended);

/* ---- search_look.c ---- */

void screens_search_place(struct ui *ui, struct search *s);
void screens_search_draw(const void *state, struct canvas *c);
void screens_search_say(const void *state, struct text *out);

#endif
