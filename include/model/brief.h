/*
 * brief.h: short texts about nouns, as screens, pages and the command line say them.
 */
#ifndef HALFHOUR_MODEL_BRIEF_H
#define HALFHOUR_MODEL_BRIEF_H

#include "base.h"

struct interview;
struct note;

/* "today 14:05", "tomorrow 09:00", "Tue 24 Nov 14:05", "Tue 24 Nov 2025 14:05". */
void when_text(struct text *out, int64_t ms, int64_t now_ms, const char *zone);
/* The same in my zone, and where the clock says something else there in theirs: "tomorrow 14:00
 * (15:00 Stockholm)", "… (Wed 01:00 Tokyo)" where it is another day. Either may be "". */
void appointment_text(struct text *out, int64_t ms, int64_t now_ms, const char *mine,
	const char *theirs);
/* Only " (15:00 Stockholm)"; nothing where both clocks agree. */
void theirs_text(struct text *out, int64_t ms, const char *mine, const char *theirs);
/* "Grid planner, Northlight Energy", either alone, or nothing. */
void who_text(struct text *out, const char *role, const char *organisation);
/* As time_said of a day or a moment to come; a day alone is the end of that day, since that is
 * when it is over. */
bool due_said(const char *s, const char *zone, int64_t now_ms, int64_t *ms, struct err *e);
/* When it was or will be; 0: not known. */
int64_t interview_when(const struct interview *i);
/* "informational, 24 min", "networking, planned for tomorrow 14:05", "…, not ended", with
 * "practice" where it was one. */
void interview_text(struct text *out, const struct interview *i, int64_t now_ms, const char *mine);
/* "Maya Okafor", or "Somebody, named later". */
const char *name_or(const char *name);
/* The word a person reads beside a stamp: a marker's and a starred note's kind too. */
const char *note_word(const struct note *n);
/* "(private) ", "(no name) ", "(claim) " before a note's text; nothing for most. */
void note_apart(struct text *out, const struct note *n);

#endif
