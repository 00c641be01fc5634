/*
 * store/due.h: things to do: those typed, and those that due rules ask for.
 */
#ifndef HALFHOUR_STORE_DUE_H
#define HALFHOUR_STORE_DUE_H

#include "model/due.h"

struct step;
struct store;

/* ---- things to do ---- */

/* The same thing to do, for the same person by the same day, not done yet; 0: none. */
int64_t store_step_same(struct store *s, const struct step *st);
bool store_step_save(struct store *s, struct step *st, struct err *e);
bool store_step_delete(struct store *s, int64_t id, struct err *e);
/* `out` is zeroed or was read before; the caller's (step_done). False: it is not there. */
bool store_step_get(struct store *s, int64_t id, struct step *out);

/* ---- what is due (model/due.h) ---- */

/* Of which settings steps are made; where the rows were made of others, all are made anew: at
 * once, or with STORE_SCREEN in slices by store_tick. A workbook that is only read keeps the
 * rows it has. */
bool store_due_settings(struct store *s, bool business, const char *zone,
	const struct strings *holidays, struct err *e);
/* How often to keep in touch (due_touch_days); told before the settings. */
void store_due_touch(struct store *s, const char *touch, int gap);
/* Makes at once what else waits to be made anew (an import leaves much to be done). */
bool store_due_make(struct store *s, struct err *e);
/* Are there steps that are still to be made anew? */
bool store_due_waits(const struct store *s);

/* Which steps: those about a contact, or else of an interview, done and dropped ones too; or
 * else the open ones of one kind, of which at most so many. */
struct due_wish {
	int64_t contact_id, interview_id; /* 0: of any */
	enum due_kind kind;
	int64_t shown_ms;         /* those that are shown by then */
	size_t most;              /* 0: all */
};
/* What is due first comes first, of one kind what is shown first; ideas (DUE_WRITE) those
 * whom somebody named first, then the newest. The row is borrowed. */
bool store_due_each(struct store *s, const struct due_wish *w,
	bool (*each)(void *user, const struct due_row *r), void *user, struct err *e);
/* By the row's number, and by the step's id or a beginning of it that only one has. `out` is
 * zeroed or was read before; the caller's (due_row_done). */
bool store_due_get(struct store *s, int64_t number, struct due_row *out);
bool store_due_find(struct store *s, const char *id, struct due_row *out, struct err *e);
/* Who is meant by the words of a referral note and is a contact already; 0: nobody. */
int64_t store_contact_named(struct store *s, const char *words);

/* What was decided about a step; false: nothing. `own` (may be NULL) gets its own words. */
bool store_decided(struct store *s, const char *id, struct decided *out, struct text *own);
/* Decides: the row of the step, one step of undo of that scope and label. All zero and without
 * words: what was decided is forgotten. */
bool store_decide(struct store *s, int64_t scope, const char *id, const struct decided *k,
	const char *own, const char *label, struct err *e);

#endif
