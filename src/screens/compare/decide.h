/*
 * decide.h: Decide. What its files share: decide.c is the screen, decide_rows.c makes its rows,
 * decide_acts.c has its keys; all three look at a struct compare_view.
 */
#ifndef HALFHOUR_SCREENS_COMPARE_DECIDE_H
#define HALFHOUR_SCREENS_COMPARE_DECIDE_H

#include "compare.h"

/* What a row is of: a point, a call's interest. */
enum decide_part { DECIDE_POINT = 1, DECIDE_INTEREST };
enum { DECIDE_COUNT = 12 };

/* ---- decide_rows.c ---- */

extern const char *const decide_heads[N_POINT_KINDS];
bool decide_read(struct ui *ui, void *state, struct err *e);

/* ---- decide_acts.c ---- */

void decide_edit(struct ui *ui, void *state);
void decide_new(struct ui *ui, void *state);
void decide_show(struct ui *ui, void *state);
void decide_file(struct ui *ui, void *state);
void decide_along(struct ui *ui, void *state, const int64_t *ids, size_t n, struct text *out);
bool decide_drop(struct ui *ui, void *state, const int64_t *ids, size_t n);

#endif
