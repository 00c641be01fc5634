/*
 * plan.h: a question in the plan of an interview, and how a plan is proposed.
 */
#ifndef HALFHOUR_MODEL_PLAN_H
#define HALFHOUR_MODEL_PLAN_H

#include "base.h"
#include "model/words.h"

struct bank;
struct contact;
struct question;

/* A question in an interview's plan: a copy, so that history stays what was said. Also an
 * off-script question: then state is ASKED_OFF_SCRIPT and question_id is "off-1", "off-2" … */
struct asked {
	int64_t id;                /* of the row */
	char uuid[UUID_SIZE];
	int64_t position;          /* order in the plan, from 1 */
	char *question_id;         /* the bank's id; unique in its interview */
	char *text, *brief, *category, *pack;
	struct strings probes;
	enum phase phase;
	enum tiara tiara;
	int minutes, priority;
	bool must;
	enum asked_state state;
	char *why;                 /* why the plan has it, in a few words */
};

/* A time the question was made the current one; the call's trail, in order. */
struct asking {
	int64_t id;
	char uuid[UUID_SIZE];
	int64_t asked_id;
	int64_t axis_ms;
	int64_t done_ms;  /* of a typed question, on the axis: when Enter came; 0: chosen by a key */
};

void asked_done(struct asked *a);
void asked_from(struct asked *a, const struct question *q, const char *category,
	const char *pack, const struct contact *who);

/* What the plan is proposed for. */
struct plan_wish {
	const struct contact *who;
	enum interview_kind kind;
	bool met;                        /* they have talked in a call before */
	int agreed_minutes;
	const char *assignment;          /* pack name whose missing questions must be in; may be NULL */
	const struct strings *known;     /* question ids answered by others already */
	enum scope scope;                /* what the student asks about first */
	const char *exploring;           /* what the student is finding out about; may be NULL */
	const struct strings *done;      /* asked of this person before: left out, a closing kept */
};
/* An order with minutes that fits, must-asks first after the opening, closing last, each with
 * its why; the list is the caller's (asked_done each, then free). */
size_t plan_propose(const struct bank *b, const struct plan_wish *w, struct asked **out);
int plan_minutes(const struct asked *plan, size_t n); /* in all, off-script left out */

#endif
