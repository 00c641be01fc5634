/*
 * common.h: small things that the screens share: opening one by id, and changes
 * that are one step of undo.
 */
#ifndef HALFHOUR_SCREENS_COMMON_H
#define HALFHOUR_SCREENS_COMMON_H

#include "screens.h"

struct interview;
struct note;

void screen_open(struct ui *ui, const char *screen, int64_t id);
int64_t screen_id(const char *arg); /* 0: none */

/* A change that is one step of undo: act_begin, what changes, act_end. A failure is
 * told on the status line; false when anything failed. */
bool act_begin(struct ui *ui, int64_t scope, const char *label);
bool act_end(struct ui *ui, bool good, struct err *e);
/* Takes back (or does again) the last step of a scope and says so. */
bool act_undo(struct ui *ui, int64_t scope, bool redo);

/* Tells texts apart: a draft says by it over which one it was begun. */
unsigned desk_digest(const char *text);

#endif
