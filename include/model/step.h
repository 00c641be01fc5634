/*
 * step.h: the questions of the debrief.
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

#endif
