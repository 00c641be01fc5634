/* workflow/coursework.h: the assignment one works on, and its write-ups. */
#ifndef HALFHOUR_WORKFLOW_COURSEWORK_H
#define HALFHOUR_WORKFLOW_COURSEWORK_H

#include "workflow/desk.h"

/* ---- the assignment one works on (coursework.c) ---- */

struct rubric;

/* An assignment's pack by its name, or by a beginning of that, its title or its course that
 * only one has. */
const struct pack *coursework_pack(struct desk *d, const char *name, struct err *e);
/* The one chosen; false: none. `out` as store_coursework_get has it. */
bool coursework_now(struct desk *d, struct coursework *out);
/* The last conversation held for it, else the one planned; 0: none. */
int64_t coursework_interview(struct desk *d, const struct coursework *c);
/* Chooses it, as one step of undo; `day` as 20261214, 0: that of before, or the pack's. `said`
 * gets what coursework_text says. */
bool coursework_choose(struct desk *d, const char *name, int day, struct text *said, struct err *e);
bool coursework_drop(struct desk *d, struct text *said, struct err *e);
/* A pack came or changed: what the workbook keeps of the assignment's follows. */
bool coursework_renew(struct desk *d, struct err *e);
/* "Career Planning, due Monday, 14 December 2026, in 14 days" */
void coursework_text(struct desk *d, const struct coursework *c, struct text *out);
/* What coursework_points says of it today: by its pack, else by the pack's rubric. */
void coursework_points_now(struct desk *d, const struct coursework *c, struct text *out);
/* A new informational interview is held for it, and as long as its pack says, until one has
 * been held. */
void coursework_of(struct desk *d, struct interview *i);
/* By which a coach marks. */
#define RUBRIC_DEFAULT "default"
/* The rubric of that name, one's own before the shipped one; the caller's (rubric_done). */
bool rubric_open(const char *name, struct rubric *out, struct err *e);
/* For which assignment a conversation is written up: its own, else the one chosen. */
const struct pack *writeup_pack(struct desk *d, const struct call *c, struct err *e);
/* One's own answer to a question of it, named by its id or its number from 1 on, as one step of
 * undo of that interview; "" takes it away. */
bool writeup_set(struct desk *d, const struct call *c, const char *which, const char *text,
	struct err *e);

#endif
