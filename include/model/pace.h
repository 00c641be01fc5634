/*
 * pace.h: the time check and the pace of a call: what is asked in time, and what is said
 * of it.
 */
#ifndef HALFHOUR_MODEL_PACE_H
#define HALFHOUR_MODEL_PACE_H

#include "model/call.h"

/* ---- the time check (product.md, "The call") ---- */

/* Due at min(20:00, agreed), and again when the agreed and granted minutes are over, if that
 * is later than the check answered last. Any answer from a minute before it was due answers
 * a check; one given earlier only grants. A grant made more than two minutes past the end
 * counts from when it was made. Overrun is past 30:00, or past agreed and granted if more.
 * Agreed 20: due 20:00; /more 10 then: due 30:00; /wrap then: no more.
 * Agreed 30: due 20:00; /wrap then: due 30:00. Agreed 15: due 15:00. */
struct time_check {
	int64_t due_ms;      /* on the call's clock; -1: nothing more is due */
	bool soon;           /* within the minute before */
	bool now;            /* due and not answered */
	bool wrapping;       /* the last answer was "wrapping up", and none is due */
	int64_t limit_ms;    /* what the title shows as the length: agreed and granted */
	int64_t overrun_ms;  /* past the overrun line; 0: not */
};
struct time_check call_check(const struct call *c, int64_t at_ms);

/* ---- pace ---- */

/* How this person asks, from earlier real calls: planned and taken time of the planned
 * questions asked in them; one that was skipped, or current for less than ten seconds in all,
 * is left out, and the last, since nobody told when it was over. */
struct habit {
	int questions;       /* asked and timed in earlier (real) calls */
	int64_t planned_ms, spent_ms;
};
/* What a call that has ended adds to it. */
void habit_add(struct habit *h, const struct call *c);

struct pace {
	int planned;         /* questions in the plan */
	int on_pace_for;     /* of them, by the end of agreed and granted time */
	int must_left;
	int next;            /* row of the question that is better next than the plan's; 0: none is */
	int64_t closing_ms;  /* kept for the closing: two minutes at least */
	int64_t left_ms;     /* until the limit, the closing's minutes included */
	double factor;       /* taken to planned time, as reckoned now */
	bool closing;        /* two minutes to go or less, or wrapping up: say closing_text */
};
/* The formula, with three worked examples: plain lines for the man page. */
extern const char pace_manual[];
struct pace call_pace(const struct call *c, const struct habit *h, int64_t axis_ms);
/* "On pace for 8 of 9 · must-asks left 2 · 3 min for closing · better next: 5", in fewer
 * words where there are fewer columns (20, 40, 80). */
void pace_text(const struct pace *p, int columns, struct text *out);
/* What must not be missed with two minutes to go, one line: two names (target organisations
 * first), may I use yours, may I write to you and when, thank you; less what was got. */
void closing_text(const struct call *c, int columns, struct text *out);
/* The same behind `lead`, a sentence or "", in the fullest words that `rows` rows of so many columns hold: the
 * fuller, the more it matters. */
void closing_say(const struct call *c, const char *lead, int columns, int rows, struct text *out);
/* The line under the notes: the time check and the minute before it, the overrun, what must
 * not be missed, else the pace. */
void time_text(const struct call *c, const struct habit *h, int64_t at_ms, int columns,
	struct text *out);
/* "8 min · ask for names": the terminal's title; the minutes left, begun ones whole. */
void window_text(const struct call *c, const struct pace *p, struct text *out);

#endif
