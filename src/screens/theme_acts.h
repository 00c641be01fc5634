/*
 * theme_acts.h: what can be done with notes from whichever screen shows them:
 * a theme given or taken, a claim confirmed or contradicted.
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
/* Which claim of somebody else does the note confirm, or contradict? */
void theme_ask_claim(struct ui *ui, struct theme_ask *a, int64_t note, enum side side);
/* One of the other themes, or of the other questions that were asked (a->ids: their places): `done`
 * is called with the number of the item. */
void theme_ask_which(struct ui *ui, struct theme_ask *a, const struct comparison *c, int64_t but,
	const char *title, void (*done)(struct ui *ui, void *user, size_t nth, const char *rest),
	void *user);
void theme_ask_question(struct ui *ui, struct theme_ask *a, const struct comparison *c, size_t but,
	void (*done)(struct ui *ui, void *user, size_t nth, const char *rest), void *user);
/* One point of the decision: an option, a value, a skill. */
void theme_ask_point(struct ui *ui, struct theme_ask *a, const struct comparison *c,
	void (*done)(struct ui *ui, void *user, size_t nth, const char *rest), void *user);

#endif
