/*
 * take_in.h: one share brought into an open batch of the workbook, for a file taken in by hand and
 * for a whole folder.
 */
#ifndef HALFHOUR_WORKFLOW_TAKE_IN_H
#define HALFHOUR_WORKFLOW_TAKE_IN_H

#include "formats_share.h"
#include "workflow.h"

/* Whose the share is, made or brought up to date. False: e says why not; `bad`: it is nobody's. */
bool student_of_share(struct desk *d, const struct share *s, const struct review_wish *wish,
	struct student *out, struct strings *said, bool *bad, struct err *e);
/* One conversation, with its figures, within a slice. False: e says why not; `bad`: it is this
 * conversation's fault, and the slice may go on. */
bool take_in_one(struct desk *d, const struct share *s, const struct share_interview *i,
	struct taken_in *t, bool *bad, struct err *e);
/* Marks those that the student took back. */
bool take_in_withdrawn(struct desk *d, const struct share *s, struct taken_in *t, struct err *e);

#endif
