/*
 * base_complete.h: the rest of a file's name, where a beginning of it was typed.
 */
#ifndef HALFHOUR_BASE_COMPLETE_H
#define HALFHOUR_BASE_COMPLETE_H

#include "base.h"

/* Appends to `out` the names in its folder that `typed` begins, as a whole path each, in the order of
 * their bytes, a folder's with "/" behind it. Hidden ones only behind a dot. Names that a line cannot
 * hold as they are (no UTF-8, control characters) are left out. `folders`: no files. */
void complete_names(const char *typed, bool folders, struct strings *out);
/* What all of them begin with, at a whole character; at least as long as `typed`. */
void complete_common(const struct strings *names, const char *typed, struct text *out);

#endif
