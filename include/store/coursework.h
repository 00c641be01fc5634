/*
 * store/coursework.h: the assignment one works on.
 */
#ifndef HALFHOUR_STORE_COURSEWORK_H
#define HALFHOUR_STORE_COURSEWORK_H

#include "base.h"

struct coursework;
struct store;
struct waypoint;

/* `out` is zeroed or was read before; the caller's (coursework_done). False: none is chosen. */
bool store_coursework_get(struct store *s, struct coursework *out);
/* Names of the organisations that somebody in the workbook belongs to and that are targets. */
void store_targets(struct store *s, struct strings *out);
/* Chooses it with its milestones (their uuids are given), as one step of undo: with another
 * pack than before its steps begin anew, else they keep what was decided. */
bool store_coursework_save(struct store *s, struct coursework *c, const struct waypoint *w,
	size_t n, const char *label, struct err *e);
bool store_coursework_drop(struct store *s, const char *label, struct err *e);
/* The last conversation held for this pack, else the one planned for it; 0: none. */
int64_t store_coursework_interview(struct store *s, const char *pack);

#endif
