/* workflow/call.h: a call begun and ended. */
#ifndef HALFHOUR_WORKFLOW_CALL_H
#define HALFHOUR_WORKFLOW_CALL_H

#include "workflow/desk.h"

/* ---- a call begun and ended (call.c) ---- */

/* An event of the call's clock, at the desk's moment. */
bool call_event(struct desk *d, int64_t id, enum clock_kind kind, int64_t axis_ms,
	int64_t amount_ms, struct err *e);
/* The end and the contact's stage, as one step of undo. Where the workbook cannot take both
 * now, the end waits in the rescue file and brings the stage with it. */
bool call_end(struct desk *d, const struct interview *i, int64_t axis_ms, struct err *e);
/* One that was left running ends where its last note or question was; an ended one is left. */
bool call_end_left(struct desk *d, int64_t id, struct err *e);
/* One that was opened with nobody and left without a word goes, as if it had not been; any
 * other stays. */
bool call_drop_unused(struct desk *d, const struct call *c, struct err *e);
/* A call that was held with paper, begun at begun_ms (0: when it was planned for, or would have
 * ended now), as long as agreed; notes then get the times written beside them. The midnight of
 * a day: the hour is not known. */
bool call_from_paper(struct desk *d, int64_t id, int64_t begun_ms, struct err *e);
int64_t call_paper_begun(const struct desk *d, const struct interview *i); /* what 0 means */

#endif
