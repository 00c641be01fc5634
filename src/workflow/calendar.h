/* calendar.h: what goes to calendars, one item each. */
#ifndef HALFHOUR_WORKFLOW_CALENDAR_H
#define HALFHOUR_WORKFLOW_CALENDAR_H

#include "workflow.h"

/* False: it has no time, or is a practice call; nothing was added. */
bool calendar_interview(const struct desk *d, const struct interview *i, struct text *out);
void calendar_step(const struct desk *d, const struct due_row *r, struct text *out);

#endif
