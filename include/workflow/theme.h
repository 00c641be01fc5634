/* workflow/theme.h: themes given to notes, named, placed, merged and split; claims. */
#ifndef HALFHOUR_WORKFLOW_THEME_H
#define HALFHOUR_WORKFLOW_THEME_H

#include "model/compare.h"
#include "store_compare.h"
#include "workflow/desk.h"

/* ---- themes (theme.c); each act is one step of undo, `said` gets a sentence ---- */

/* By its name or a beginning that only one has; 0: e says that there is none, or several. */
int64_t theme_find(struct desk *d, const char *name, struct err *e);
/* Gives notes a theme: "licences", or "licences / costs" for one under it. What is not there is
 * made, and so that it is not a beginning of another one's name that is meant, only a whole name
 * counts. */
bool theme_give(struct desk *d, const int64_t *notes, size_t n, const char *name, struct text *said,
	struct err *e);
bool theme_take(struct desk *d, const int64_t *notes, size_t n, int64_t theme_id, struct text *said,
	struct err *e);
bool theme_rename(struct desk *d, int64_t id, const char *name, struct text *said, struct err *e);
bool theme_memo(struct desk *d, int64_t id, const char *memo, struct err *e);
/* Under another one; 0: an upper one. */
bool theme_place(struct desk *d, int64_t id, int64_t above, struct text *said, struct err *e);
/* Its notes count for `into` from now on. Its name still finds that one. */
bool theme_merge(struct desk *d, int64_t id, int64_t into, struct text *said, struct err *e);
/* Those that were merged into it are themes of their own again, with the notes they had. */
bool theme_split(struct desk *d, int64_t id, struct text *said, struct err *e);
/* Some of its notes leave it for a theme of their own, on the same level: one that is there already, or is
 * made. */
bool theme_split_off(struct desk *d, int64_t id, const int64_t *notes, size_t n, const char *name,
	struct text *said, struct err *e);
bool theme_delete(struct desk *d, int64_t id, struct text *said, struct err *e);

/* What desk_call puts beside a conversation: the themes of its notes. */
bool theme_fill_call(struct desk *d, struct call *c, struct err *e);

/* ---- claims (claim.c) ---- */

/* A note becomes a claim for others to confirm, or is none any more. */
bool claim_set(struct desk *d, int64_t note_id, bool on, struct err *e);
/* A note of somebody confirms a claim or contradicts it; side -1: neither. */
bool claim_weigh(struct desk *d, int64_t claim, int64_t note, int side, struct text *said,
	struct err *e);
/* Open claims of others that the plan does not ask about yet; and one of them put into it. */
bool claims_offered(struct desk *d, const struct call *c, struct strings *out, struct err *e);
bool claim_plan(struct desk *d, const struct call *c, const char *claim, struct err *e);
/* A claim becomes a question of the plan that is held next, with somebody else. `with`: whose. */
bool claim_ask(struct desk *d, const struct comparison *c, size_t note, struct text *with,
	struct err *e);

#endif
