/*
 * grade.h: marking a class row by row. What its files share: grade.c is the screen, grade_rows.c
 * makes its rows, grade_mark.c marks.
 */
#ifndef HALFHOUR_SCREENS_COHORT_GRADE_H
#define HALFHOUR_SCREENS_COHORT_GRADE_H

#include "screens.h"
#include "screens/rows.h"

struct grade_view {
	struct list list;
	struct app *app;
	struct grading grading;
	struct grading_paper *paper; /* NULL: none is left */
	struct call call;
	struct review review;
	struct rows rows;
};

/* ---- grade_rows.c ---- */

const struct rubric_row *grade_row(const struct grade_view *v);
/* No marks and no remarks: what was given before would be a hint. */
bool grade_read(struct ui *ui, void *state, struct err *e);

/* ---- grade_mark.c ---- */

bool grade_text_key(struct ui *ui, void *state, const struct event *ev);
/* "mark 3": a number alone chooses a row. */
bool grade_line(struct ui *ui, void *state, const char *line, bool ended);
void grade_key_later(struct ui *ui, void *state);
void grade_key_row(struct ui *ui, void *state);

#endif
