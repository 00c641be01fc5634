/*
 * step.h: the questions of the debrief, and the steps that a call and a stage ask for.
 */
#ifndef HALFHOUR_MODEL_STEP_H
#define HALFHOUR_MODEL_STEP_H

#include "model/call.h"

struct debrief_prompt {
	const char *name;    /* stored: "learned" */
	const char *text;    /* "What did I learn?" */
};
extern const struct debrief_prompt debrief_prompts[];
extern const size_t n_debrief_prompts;

/* The steps a finished real call asks for, not those it has already (by kind, or by the note
 * they came from): "thanks" and "referrer-thanks" 24 h after the end, "promised" for each step
 * note and "referral" for each name, to begin with in a week. None before the end or for
 * practice. The list is the caller's (step_done each, then free). */
void call_steps(const struct call *c, struct step **out, size_t *n);
/* The steps that a contact's new stage asks for; returns how many. Asked: one follow-up after
 * 7 days without an answer, or (`business`: the policy 3b7) after 3 business days a second
 * person at that organisation and after 7 the follow-up. Declined: a short thank-you. Each is
 * the caller's (step_done). */
enum { STAGE_STEPS = 2 };
size_t stage_steps(const struct contact *c, bool business, int64_t now_ms,
	struct step out[STAGE_STEPS]);
/* Does the stage put an end to nudging: an answer came, or none will? */
bool stage_answered(enum stage s);
/* Why it is due and how late: "thank-you, overdue since yesterday"; thanks are overdue 24 h
 * after they were due. Days are this machine's. */
void step_text(const struct step *s, int64_t now_ms, struct text *out);
bool step_overdue(const struct step *s, int64_t now_ms); /* false once it is done */

#endif
