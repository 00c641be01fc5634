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

/* Asks how nervous one is, over whatever is open: a number and Enter. `done` gets 1 to 10,
 * or 0 when it is skipped. */
void nerves_ask(struct ui *ui, const char *question,
	void (*done)(struct ui *ui, void *user, int nervous), void *user);

/* After the end of a practice call: what came of it. */
void outcome_open(struct ui *ui, int64_t interview_id);

/* An act of a key row: the chart on a card. */
void rehearsal_show_chart(struct ui *ui, void *state);

#endif
