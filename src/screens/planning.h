/*
 * planning.h: what can be done with the plan of an interview from whichever
 * screen does it; app_plan_propose of screens.h is its neighbour. Each is one
 * step of undo in the interview's scope.
 */
#ifndef HALFHOUR_SCREENS_PLANNING_H
#define HALFHOUR_SCREENS_PLANNING_H

#include "screens.h"

struct asked;
struct bank_row;
struct call;

/* Puts questions in: before the closing ones, closings at the end; those that are in it
 * already are passed over. `added` counts the others. */
bool plan_add(struct app *a, int64_t interview_id, const struct bank_row *const *rows, size_t n,
	size_t *added, struct err *e);
/* Puts one that stands in no pack; `q` is taken as it is but for its id. */
bool plan_add_own(struct app *a, const struct call *c, struct asked *q, struct err *e);

/* Plans by name: kept with the blanks of their texts ({role} …) open, filled for whom it is
 * taken up. */
bool plan_keep(struct app *a, const struct call *c, const char *name, struct err *e);
bool plan_take(struct app *a, const struct call *c, const char *name, struct err *e);

/* "18 of 20 min", "23 of 20 min, 3 over". */
void plan_length(const struct call *c, struct text *out);

/* A question of a plan, whole. */
void asked_text(const struct asked *a, struct text *out);

#endif
