/*
 * student.h: one student of a class. What its files share: student.c is the screen,
 * student_rows.c makes its rows, student_acts.c has its keys.
 */
#ifndef HALFHOUR_SCREENS_COHORT_STUDENT_H
#define HALFHOUR_SCREENS_COHORT_STUDENT_H

#include "screens.h"
#include "screens/rows.h"

enum { ROW_CALL = 1, ROW_MARK, ROW_ADVICE, ROW_CAUGHT };

struct student_view {
	struct list list;
	struct app *app;
	int64_t id;
	struct rows rows;
	struct standing standing;
	struct rubric rubric;
	bool practice;             /* while rows are made: rehearsals, behind the others */
	size_t made;
};

/* ---- student_rows.c ---- */

bool student_read(struct ui *ui, void *state, struct err *e);

/* student_acts.c */
void student_key_show(struct ui *ui, void *state);
void student_key_finish(struct ui *ui, void *state);
void student_status(const void *state, struct text *out);

#endif
