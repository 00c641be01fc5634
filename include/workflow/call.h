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
/* Deletes one that was opened with nobody and left without a word, without a trace; keeps
 * any other. */
bool call_drop_unused(struct desk *d, const struct call *c, struct err *e);
/* A call that was held with paper, begun at begun_ms (0: when it was planned for, or would have
 * ended now), as long as agreed; notes then get the times written beside them. The midnight of
 * a day: the hour is not known. */
bool call_from_paper(struct desk *d, int64_t id, int64_t begun_ms, struct err *e);
int64_t call_paper_begun(const struct desk *d, const struct interview *i); /* what 0 means */
/* When a past call began, as people say it; of a day alone the hour is not known. */
bool call_paper_when(const struct desk *d, const char *said, int64_t *ms, struct err *e);
/* The planned interview with a contact, made if there is none, entered so: begun as `said` (NULL:
 * as above), `minutes` long (0: as agreed), with its notes, as one step of undo. Returns its id;
 * 0: e, and with *same a call with them that began then is there already, which `anyway` adds again. */
int64_t call_paper_add(struct desk *d, int64_t contact_id, const char *said, int minutes,
	const struct strings *notes, bool anyway, int64_t *same, struct err *e);

/* ---- a note added after the call (note_late.c) ---- */

/* A line of text: "MM:SS" may stand first, then the marks of a live line. It is stamped axis_ms
 * when no time was given, belongs to asked_id (0: the question then current), and is one step
 * of undo in the interview's scope. */
bool note_add_late(struct desk *d, const struct call *c, int64_t axis_ms, int64_t asked_id,
	const char *line, struct err *e);
/* The same of an interview, stamped at its end. */
bool note_add(struct desk *d, int64_t interview_id, const char *line, struct err *e);

#endif
