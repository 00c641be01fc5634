/* workflow/hook.h: a person's own commands, run after a call, after its debrief, when thanks are due. */
#ifndef HALFHOUR_WORKFLOW_HOOK_H
#define HALFHOUR_WORKFLOW_HOOK_H

#include "workflow/desk.h"

/* ---- hooks (hook.c) ---- */

/* A hook is to run for an interview; it waits for hooks_tick. No rehearsal runs one. */
void hook_wants(struct desk *d, enum hook h, const struct interview *i);
/* The same of a debrief, if nothing of it is left to do. */
void hook_debrief(struct desk *d, int64_t interview_id);
/* The same of each thank-you that is due by the end of the day. */
void hooks_look(struct desk *d);
/* Unless a call is running, and at most once a second: looks every minute, starts what waits, each
 * hook once an interview, and takes the ends of those that were started; a sentence about each that
 * failed. Never waits. */
void hooks_tick(struct desk *d, struct strings *failed);
/* The same at once, without a look: at the end of a program. */
void hooks_now(struct desk *d, struct strings *failed);
/* Milliseconds until hooks_look and hooks_tick are wanted again; -1: never, since none is set. */
int64_t hooks_due(const struct desk *d);
void hooks_done(struct desk *d); /* at the end; what was started goes on */

#endif
