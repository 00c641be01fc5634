/*
 * rehearsal.h: what the screens of a practice call share: the scripts, the
 * practice interview, the nerves. The partner's talk itself is the model's.
 */
#ifndef HALFHOUR_SCREENS_REHEARSAL_H
#define HALFHOUR_SCREENS_REHEARSAL_H

#include "screens.h"

struct call;

/* Rows at the top of the live screen that the partner's words have, and a lesson's, in a window of so many. */
int rehearsal_rows(int rows, bool lesson);
/* Opens the panel with the partner's words over the live screen, which must be on top. */
void rehearsal_panel(struct ui *ui);

/* The lesson of this call (lesson.c): looked at after each change of the call, and as time goes. What is
 * new is told in plain lines; on a full screen on the status line, where it is not `drawn`. */
struct partner;
struct speech;
void lesson_listen(struct ui *ui, const struct call *c, const struct partner *p, const struct speech *talk,
	size_t n); /* what the partner says in it is another */
void lesson_watch(struct ui *ui, const struct call *c, bool drawn);
bool lesson_has(struct ui *ui, const struct call *c); /* once it was looked at */
int64_t lesson_wait(struct ui *ui); /* ms until it may tell something by itself; -1: never */
struct lesson;
void lesson_draw(const struct lesson *l, struct canvas *c, int rows);

/* Asks how nervous one is, over whatever is open: a number and Enter. `done` gets 1 to 10,
 * or 0 when it is skipped. */
void nerves_ask(struct ui *ui, const char *question,
	void (*done)(struct ui *ui, void *user, int nervous), void *user);

/* After the end of a practice call: what came of it. */
void outcome_open(struct ui *ui, int64_t interview_id);

/* An act of a key row: the chart on a card. */
void rehearsal_show_chart(struct ui *ui, void *state);

#endif
