/*
 * rehearsal.h: what the screens of a practice call share: the scripts, the
 * practice interview, the nerves. The partner's talk itself is the model's.
 */
#ifndef HALFHOUR_SCREENS_REHEARSAL_H
#define HALFHOUR_SCREENS_REHEARSAL_H

#include "screens.h"

struct call;

/* Rows at the top of the live screen that the partner's words have, in a window of so many. */
int rehearsal_rows(int rows);
/* Opens the panel with the partner's words over the live screen, which must be on top. */
void rehearsal_panel(struct ui *ui);

/* A practice interview with its plan, ready to be opened live; 0 and e on failure. One that
 * was never begun is taken up again. */
int64_t rehearsal_begin(struct app *a, const char *partner, int speed, int nervous,
	struct err *e);

/* Asks how nervous one is, over whatever is open: one key, or a line. `done` gets 1 to 10,
 * or 0 when it is skipped. */
void nerves_ask(struct ui *ui, const char *question,
	void (*done)(struct ui *ui, void *user, int nervous), void *user);

/* What the partner says last, by name. */
void rehearsal_farewell(const struct call *c, struct text *out);
/* After the end of a practice call: what came of it. */
void outcome_open(struct ui *ui, int64_t interview_id);

#endif
