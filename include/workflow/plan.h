/* workflow/plan.h: the questions planned for a call. */
#ifndef HALFHOUR_WORKFLOW_PLAN_H
#define HALFHOUR_WORKFLOW_PLAN_H

#include "workflow/desk.h"

/* ---- plans ---- */

/* Puts questions in: before the closing ones, closings at the end; those that are in it
 * already are passed over. `added` counts the others. */
bool plan_add(struct desk *d, int64_t interview_id, const struct bank_row *const *rows, size_t n,
	size_t *added, struct err *e);
/* Parks a question that came up in a call where Tab finds it: before all that is still planned.
 * One step of undo; `at_ms` is what the clock read. */
bool plan_park(struct desk *d, const struct call *c, const char *text, int64_t at_ms,
	struct err *e);
/* Puts in one that is in no pack; `q` is taken as it is but for its id. */
bool plan_add_own(struct desk *d, const struct call *c, struct asked *q, struct err *e);

/* The same in the given words, with a title made of them: about a line of research (as
 * research_open has it), or NULL. */
bool plan_ask(struct desk *d, const struct call *c, const char *text, const char *about,
	struct err *e);

/* Changes to a plan, each one step of undo; refused once the call has been held. `a` is a
 * question of `c` or the caller's copy of one. */
bool plan_may_change(const struct call *c, struct err *e);
bool plan_question_minutes(struct desk *d, const struct call *c, struct asked *a, int by,
	struct err *e); /* 1 to 99: more or less of them changes nothing */
bool plan_question_must(struct desk *d, const struct call *c, struct asked *a, bool is_must,
	struct err *e);
bool plan_question_word(struct desk *d, const struct call *c, struct asked *a, struct err *e);
/* Refused when it was asked. */
bool plan_question_out(struct desk *d, const struct call *c, const struct asked *a,
	struct err *e);
bool plan_question_move(struct desk *d, const struct call *c, int64_t id, int by,
	struct err *e); /* by -1 or 1 */
/* The kind of interview, and the assignment it is held for. */
bool interview_plan_as(struct desk *d, struct interview *i, struct err *e);

/* Plans by name: kept with the blanks of their texts ({role} …) open, filled for the person it
 * is used for. */
bool plan_keep(struct desk *d, const struct call *c, const char *name, struct err *e);
bool plan_take(struct desk *d, const struct call *c, const char *name, struct err *e);

/* "18 of 20 min", "23 of 20 min, 3 over". */
void plan_length(const struct call *c, struct text *out);

/* Advice on the questions of one's own in the plans of calls to come, as pack_advise has it. */
bool plans_advise(struct desk *d, struct problems *l, struct err *e);

/* A question of a plan, whole; one in words of one's own (off the script, or not as the bank has
 * it for them) with the advice on it. */
void asked_text(struct desk *d, const struct asked *a, const struct contact *who, struct text *out);

#endif
