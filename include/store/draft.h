/*
 * store/draft.h: what is being typed, saved at every burst, never synced by itself.
 */
#ifndef HALFHOUR_STORE_DRAFT_H
#define HALFHOUR_STORE_DRAFT_H

#include "base.h"

struct store;

/* A draft belongs to the program that typed it: two programs have one each under the same
 * key. It is offered to others when its program has ended, which the kernel must say. */
bool store_draft_set(struct store *s, const char *key, const char *text, int64_t axis_ms,
	struct err *e);                   /* NULL text: deletes it */
/* What is stored in a draft's place but was not typed, and so is nobody's: everybody sees it. */
bool store_mark_set(struct store *s, const char *key, const char *text, struct err *e);
/* A mark that is set once: true for the one program of all that sets it. */
bool store_mark_once(struct store *s, const char *key);
/* The same on a key's path, which has no time for a commit: when it returns no kill loses
 * the line (it is in a file under the state folder, mapped into memory; where there can
 * be none, it is in the workbook). store_tick brings it into the workbook, and so does
 * whatever is asked of the store before. */
bool store_draft_keep(struct store *s, const char *key, const char *text, int64_t axis_ms,
	struct err *e);
/* False: the last one kept could not be brought into the workbook nor the rescue file; keep it
 * again for the reason. */
bool store_draft_kept(const struct store *s);
/* The own one, else the newest (by axis_ms) whose program has ended; with STORE_READ the
 * newest of all. `axis_ms` may be NULL. */
bool store_draft_get(struct store *s, const char *key, struct text *out, int64_t *axis_ms);
/* The same, or the oldest, and from now on it is this program's: nobody else is offered it.
 * `more` (NULL: not asked) gets how many others are left by programs that have ended; they
 * are offered while there is no own one. */
bool store_draft_take(struct store *s, const char *key, bool oldest, struct text *out,
	int64_t *axis_ms, size_t *more);
void store_draft_keys(struct store *s, struct strings *out); /* each once */

#endif
