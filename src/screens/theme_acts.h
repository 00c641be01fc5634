/*
 * theme_acts.h: what can be done with notes from whichever screen shows them:
 * a theme given or taken, a claim borne out or contradicted.
 */
#ifndef HALFHOUR_SCREENS_THEME_ACTS_H
#define HALFHOUR_SCREENS_THEME_ACTS_H

#include "screens.h"

/* Held by a screen that asks; zeroed, and theme_ask_done when it closes. */
struct theme_ask {
	int64_t *notes;          /* that the answer is for */
	size_t n_notes;
	enum side side;          /* of a claim */
	struct strings names, helps;
	int64_t *ids;            /* of the themes or claims, as the items */
	struct menu_item *items;
	size_t n;
};
void theme_ask_done(struct theme_ask *a);

/* Which theme? Recent ones first, with digits; one that all of them have already is taken away, one
 * that is not there is made. Asked on the screen on top, which is read again then. */
void theme_ask(struct ui *ui, struct theme_ask *a, const int64_t *notes, size_t n);
/* Which claim of somebody else does the note bear out, or contradict? */
void theme_ask_claim(struct ui *ui, struct theme_ask *a, int64_t note, enum side side);

#endif
