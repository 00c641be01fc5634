/*
 * desk.h: small things that the screens around a conversation share: opening
 * one by id, times and people in words, changes that are one step of undo.
 */
#ifndef HALFHOUR_SCREENS_DESK_H
#define HALFHOUR_SCREENS_DESK_H

#include "screens.h"

struct interview;
struct note;

void desk_open(struct ui *ui, const char *screen, int64_t id);
int64_t desk_id(const char *arg); /* 0: none */

/* "today 14:05", "tomorrow 09:00", "Tue 24 Nov 14:05", "Tue 24 Nov 2025 14:05". */
void when_text(struct text *out, int64_t ms, int64_t now_ms, const char *zone);
/* "informational, 24 min", "networking, planned for tomorrow 14:05", "…, not ended", with
 * "practice" where it was one. */
void interview_text(struct text *out, const struct interview *i, int64_t now_ms);
/* When it was or will be; 0: not known. */
int64_t interview_when(const struct interview *i);
/* "Maya Okafor", or "Somebody, named later". */
const char *name_or(const char *name);
/* The word a person reads beside a stamp: a marker's and a starred note's kind too. */
const char *note_word(const struct note *n);
/* "1 marker", "3 markers". */
void count_text(struct text *out, size_t n, const char *one, const char *many);

/* A change that is one step of undo: desk_begin, what changes, desk_end. A failure is
 * told on the status line; false when anything failed. */
bool desk_begin(struct ui *ui, int64_t scope, const char *label);
bool desk_end(struct ui *ui, bool good, struct err *e);
/* Takes back (or does again) the last step of a scope and says so. */
bool desk_undo(struct ui *ui, int64_t scope, bool redo);

/* Tells texts apart: a draft says by it over which one it was begun. */
unsigned desk_digest(const char *text);

#endif
