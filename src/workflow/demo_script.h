/*
 * demo_script.h: the script of the demo. What its files share: demo.c plays it line by line,
 * demo_words.c takes a line apart and says when it happens, demo_acts.c, demo_compare.c and
 * demo_call.c do what it says, demo_people.c adds many people.
 */
#ifndef HALFHOUR_WORKFLOW_DEMO_SCRIPT_H
#define HALFHOUR_WORKFLOW_DEMO_SCRIPT_H

#include "model/call.h"
#include "workflow.h"

struct demo {
	struct desk *d;
	const struct moment *real; /* the desk's own; what is done happens at `at` */
	struct moment at;
	struct bank_rows bank;     /* read for the first plan */
	int line;
	struct call call;          /* the one that lines under "call" belong to */
	int64_t started_ms, asked_id;
	int64_t point_id;          /* of the decision, added last */
};

/* ---- demo_words.c ---- */

bool demo_wrong(const struct demo *x, struct err *e, const char *why);
void demo_moment(struct demo *x, int64_t wall_ms);
/* "-320 18:00", "0 now+35". */
bool demo_time(const struct demo *x, const char *day, const char *time, int64_t *ms);
/* The word before the first blank, and the rest behind it; cuts `s`. */
char *demo_word(char **s);
/* The same up to " | ". */
char *demo_part(char **s);
/* The last word of `s`, cut off it. */
char *demo_last(char *s);

/* ---- demo_acts.c ---- */

bool demo_add(struct demo *x, char *rest, struct err *e);
bool demo_find(struct demo *x, char *rest, struct err *e);
bool demo_letter(struct demo *x, char *rest, struct err *e);
bool demo_answered(struct demo *x, char *rest, struct err *e);
bool demo_stage(struct demo *x, char *rest, struct err *e);
bool demo_agree(struct demo *x, char *rest, struct err *e);
bool demo_plan(struct demo *x, char *rest, struct err *e);
/* A conversation with somebody, the one planned or the last one held, into x->call. */
bool demo_call_of(struct demo *x, const char *who, bool planned, struct err *e);
bool demo_call(struct demo *x, char *rest, struct err *e);
bool demo_take(struct demo *x, char *rest, struct err *e);
bool demo_debrief(struct demo *x, char *rest, struct err *e);
/* A moment of the call: "MM:SS". */
bool demo_at(const char *clock, int64_t *ms, struct err *e);
bool demo_comment(struct demo *x, char *rest, struct err *e);
bool demo_coach(struct demo *x, char *rest, struct err *e);
bool demo_step(struct demo *x, char *rest, struct err *e);
bool demo_done(struct demo *x, char *rest, struct err *e);

/* ---- demo_compare.c ---- */

bool demo_theme(struct demo *x, char *rest, struct err *e);
bool demo_memo(struct demo *x, char *rest, struct err *e);
bool demo_claim(struct demo *x, char *rest, struct err *e);
bool demo_backs(struct demo *x, char *rest, struct err *e);
bool demo_denies(struct demo *x, char *rest, struct err *e);
bool demo_interest(struct demo *x, char *rest, struct err *e);
bool demo_point(struct demo *x, char *rest, struct err *e);
/* Of the point added last. */
bool demo_weigh(struct demo *x, char *rest, struct err *e);
bool demo_field(struct demo *x, char *rest, struct err *e);
/* A letter begun and not sent. */
bool demo_draft(struct demo *x, char *rest, struct err *e);

/* ---- demo_call.c ---- */

bool demo_in_call(struct demo *x, char *line, struct err *e);

#endif
