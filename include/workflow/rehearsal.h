/* workflow/rehearsal.h: practice calls, kept apart from real ones. */
#ifndef HALFHOUR_WORKFLOW_REHEARSAL_H
#define HALFHOUR_WORKFLOW_REHEARSAL_H

#include "workflow/desk.h"

struct partner;

/* ---- rehearsals (rehearsal.c): practice calls, kept apart from real ones ---- */
/* "Ines Halloran", as the script of that name has it; the caller's. NULL: it cannot be read. */
char *rehearsal_partner_name(const char *id);

/* The names of all scripts, and one read by its name, or by a unique beginning of it. */
void rehearsal_names(struct strings *out);
bool rehearsal_partner(const char *name, struct partner *out, struct err *e);
/* The partner of a rehearsal, in its variant. */
bool rehearsal_partner_of(const struct interview *i, struct partner *out, struct err *e);
/* The lesson that goes with this practice call, at its beginning; false: none, or e says why it cannot
 * be read. LESSON_FIRST is the partner of `halfhour tutor`. */
#define LESSON_FIRST "first-call"
struct lesson;
bool rehearsal_lesson(const struct interview *i, struct lesson *out, struct err *e);
/* What came of it, for `show` and the screen; the nerves before and after among it. */
void rehearsal_text(struct desk *d, const struct call *c, const struct moment *now,
	struct text *out);
/* Nervousness over all rehearsals: the mean, then a line each, the latest first; with bars in
 * `cols` columns, in words when that is 0. */
bool rehearsal_chart(struct desk *d, int cols, struct text *out, struct err *e);
/* A practice interview with its plan, ready to be opened live; 0 and e on failure. One that
 * was never begun is used again. `seed`: which variant of a standard partner; 0: the next. */
int64_t rehearsal_begin(struct desk *d, const char *partner, int speed, int seed, int nervous,
	struct err *e);
/* May a call with this partner have a seed? */
bool rehearsal_seed_fits(const struct partner *p, int seed, struct err *e);
enum { SEED_MOST = 9999 };

/* What a rehearsal that has ended let one hear and what the notes caught of it, by kind of gift. */
struct rehearsal_share {
	int heard[4], caught[4];
};
bool rehearsal_share_of(struct desk *d, int64_t interview_id, struct rehearsal_share *out,
	struct err *e);
struct call;
/* Of a call that is at hand; false: its partner's script is not here. */
bool rehearsal_share_call(struct desk *d, const struct call *c, struct rehearsal_share *out);

/* How nervous one was after it, 1 to 5. */
bool rehearsal_nervous_after(struct desk *d, struct call *c, int nervous, struct err *e);
/* What the partner says last, by name. */
void rehearsal_farewell(const struct call *c, struct text *out);

#endif
