/*
 * debrief.c: what is asked straight after the call, in this order (product.md,
 * "After"): the names are stored, the texts may be reworded.
 */
#include "model/step.h"

/* clang-format off */
const struct debrief_prompt debrief_prompts[] = {
	{ "learned",    "What did I learn that I did not know this morning?" },
	{ "went-well",  "What went well, and what did I do to make it so?" },
	{ "unexpected", "What was unexpected?" },
	{ "better",     "What will I do better next time?" },
	{ "values",     "Does this fit my values and my plans? What speaks for it, what against?" },
	{ "next",       "Whom next, and what do I do about it this week?" },
};
/* clang-format on */
const size_t n_debrief_prompts = LEN(debrief_prompts);
