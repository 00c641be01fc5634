/*
 * assignment.h: the assignment. What its files share: assignment.c is the screen, assignment_rows.c
 * makes its rows, assignment_write.c the write-ups, assignment_acts.c has the other keys.
 */
#ifndef HALFHOUR_SCREENS_ASSIGNMENT_ASSIGNMENT_H
#define HALFHOUR_SCREENS_ASSIGNMENT_ASSIGNMENT_H

#include "screens.h"
#include "screens/interview/interview_acts.h"
#include "screens/rows.h"

enum { PART_QUESTION = 1, PART_RUBRIC };

struct assignment_state {
	struct list list;
	struct app *app;
	struct rows rows;
	struct coursework work;    /* id 0: none is chosen */
	const struct pack *pack;   /* NULL: none, or not in the bank */
	int64_t wanted;            /* the interview it was opened for; 0: the one for it */
	struct call call;          /* whose write-up it is; id 0: none yet */
	struct rubric rubric;      /* name NULL: none */
	size_t writing;            /* the question being written up */
	struct report_ask report;
	struct strings names;      /* of packs, while one is chosen */
	struct menu_item *items;
};

/* ---- assignment_rows.c ---- */

extern const char assignment_none[];
bool assignment_read(struct ui *ui, void *state, struct err *e);

/* ---- assignment_write.c ---- */

void assignment_show(struct ui *ui, void *state);

/* ---- assignment_acts.c ---- */

void assignment_day(struct ui *ui, void *state);
void assignment_pick(struct ui *ui, void *state);
void assignment_put_away(struct ui *ui, void *state);
void assignment_report(struct ui *ui, void *state);

#endif
