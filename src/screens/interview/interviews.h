/*
 * interviews.h: Interviews. What its files share: interviews.c is the screen, interviews_rows.c
 * makes its rows, interviews_acts.c has its keys.
 */
#ifndef HALFHOUR_SCREENS_INTERVIEW_INTERVIEWS_H
#define HALFHOUR_SCREENS_INTERVIEW_INTERVIEWS_H

#include "interview_acts.h"
#include "screens/handed.h"

struct interviews {
	struct list list;
	struct app *app;
	struct report_ask report;
	struct call_off off;
	struct interview_form form;
	struct handed_in handed;        /* a coach's feedback */
};

/* ---- interviews_rows.c ---- */

size_t interviews_fetch(void *user, const char *filter, enum list_from from,
	const struct row *anchor, struct row *out, size_t n);

/* ---- interviews_acts.c ---- */

void interviews_show(struct ui *ui, void *state);
void interviews_live(struct ui *ui, void *state);
void interviews_plan(struct ui *ui, void *state);
void interviews_call_off(struct ui *ui, void *state);
void interviews_edit(struct ui *ui, void *state);
void interviews_debrief(struct ui *ui, void *state);
void interviews_report(struct ui *ui, void *state);
void interviews_share(struct ui *ui, void *state);
void interviews_feedback(struct ui *ui, void *state);

#endif
