/*
 * lesson.h: a lesson that goes with a practice call: its steps, and which of them were done.
 */
#ifndef HALFHOUR_MODEL_LESSON_H
#define HALFHOUR_MODEL_LESSON_H

#include "model/call.h"
#include "model/rehearsal.h"

enum lesson_act { LESSON_START, LESSON_ASK, LESSON_NOTE, LESSON_FACT, LESSON_STAR, LESSON_UNDO,
	LESSON_CHECK, LESSON_CHOOSE, LESSON_REFERRAL, LESSON_WRAP, LESSON_END, LESSON_ANSWER,
	N_LESSON_ACTS };
extern const char *const lesson_act_names[N_LESSON_ACTS];

struct lesson_step {
	enum lesson_act act;
	char *say, *lines;       /* what to do, on a full screen and in plain lines */
	char *good, *lines_good; /* said when it was done; or "" */
	char *hint, *lines_hint; /* when it is not, after a while; or "" */
	char *after;             /* a gift of the script, or "answer": what it is about; "": nothing */
	char *wait, *lines_wait; /* said until that was heard; or "" */
	int64_t heard_ms;        /* on the call's clock, when it is or will be heard; -1: not yet to be said */
};

/* As read from a script, and how far one is. Zeroed it is no lesson. */
struct lesson {
	struct lesson_step *steps; size_t n, cap;
	int64_t call_id;         /* the interview it goes with */
	bool done[N_LESSON_ACTS];
	bool passed[N_LESSON_ACTS]; /* not done, and not waited for any more */
	size_t at;               /* the step one is at; n: at the end */
	int64_t since_ms;        /* of the boot clock: at this step */
	bool waiting;            /* what the step is about was not heard yet */
	bool hinted;             /* what is told is the hint */
	bool ahead;              /* the step behind it had been done before the hint was told */
	bool fresh;              /* nothing of it was told */
	bool looked;             /* once: from then on what is taken back is seen */
	size_t most;             /* notes, questions asked and checks there were at most */
};

void lesson_done(struct lesson *l);
/* What the partner says in the call, whenever that is another: when each step's matter is heard. */
void lesson_hear(struct lesson *l, const struct partner *p, const struct speech *talk, size_t n);
struct lesson_now {
	int64_t boot_ms, at_ms;  /* at_ms: on the call's clock */
	bool check_due;          /* the time check waits */
	bool lines;              /* told in plain lines */
};
/* Looks at the call as it is now. True: something else is to be told. `good` gets what is to be said
 * of steps done since, or stays empty. */
bool lesson_look(struct lesson *l, const struct call *c, const struct lesson_now *now,
	struct text *good);
/* Milliseconds until lesson_look may have something to tell by itself; -1: never. */
int64_t lesson_due(const struct lesson *l, int64_t boot_ms);
/* "Step 3 of 12: …"; nothing at the end. */
void lesson_text(const struct lesson *l, bool lines, struct text *out);
/* What was done and what was not, for a card. */
void lesson_summary(const struct lesson *l, struct text *out);

#endif
