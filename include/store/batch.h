/*
 * store/batch.h: many rows added by one act, seen all at once and undone as one.
 */
#ifndef HALFHOUR_STORE_BATCH_H
#define HALFHOUR_STORE_BATCH_H

#include "base.h"

struct store;

/* A batch is begun, gets its contacts, interviews and notes in slices, each a transaction of its
 * own, and is closed: until then no list, search, count or export has a row of it. One whose
 * program ended before is removed in slices (store_tick, and before the next is begun). `kind`
 * "import", "cohort". Sets id. */
bool store_batch_begin(struct store *s, const char *kind, int64_t *id, struct err *e);
/* What is added up to store_done belongs to the batch; no step of undo. */
bool store_batch_slice(struct store *s, int64_t id, struct err *e);
/* A change of what was there before, made for the batch and ended by store_done: it is recorded,
 * undone and done again together with the batch, and taken back when the batch is given up. */
bool store_batch_change(struct store *s, int64_t id, struct err *e);
/* Everything of it is seen from now on, and is one step of undo: "import of 120 contacts". */
bool store_batch_close(struct store *s, int64_t id, const char *label, struct err *e);
/* An open one is removed; a whole one is undone, whatever was done since, but for those of its
 * people and interviews that were edited since: `said` gets its label and how many stayed. */
bool store_batch_drop(struct store *s, int64_t id, struct text *said, struct err *e);
/* Removes up to `most` interviews and contacts of batches that nobody can bring back; `more`: there
 * may be others. */
bool store_batch_remove(struct store *s, size_t most, bool *more, struct err *e);

#endif
