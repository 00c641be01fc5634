/*
 * grade.h: the points a student gets: the marks of every row of the rubric, weighted, less the days
 * that it came late.
 */
#ifndef HALFHOUR_MODEL_GRADE_H
#define HALFHOUR_MODEL_GRADE_H

#include "model/cohort.h"
#include "model/rubric.h"

struct grade {
	double points;       /* never below 0 */
	int missing;         /* rows without a mark: then the points are not final */
	int late;            /* days */
};
/* Of the last mark of each row in `scores` (as cohort_mark has it). `day`: when it was due, `handed`:
 * when it came, as 20261214; 0: not known, and nothing is late. */
void grade_of(const struct rubric *r, const char *scores, int day, int handed, struct grade *out);
/* "27.5", as a gradebook takes it. */
void grade_text(double points, struct text *out);

#endif
