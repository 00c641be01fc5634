/* call.c: a whole conversation: what is asked of it by id, and what comes next. */
#include <stdlib.h>

#include "model.h"

#define DONE_ALL(list, n, done) \
	do { \
		for (size_t i_ = 0; i_ < (n); i_++) \
			done(&(list)[i_]); \
		free(list); \
	} while (0)

static void
reflection_done(struct reflection *r)
{
	free(r->prompt);
	free(r->text);
}

void
call_done(struct call *c)
{
	interview_done(&c->interview);
	contact_done(&c->who);
	clock_done(&c->clock);
	DONE_ALL(c->asked, c->n_asked, asked_done);
	DONE_ALL(c->notes, c->n_notes, note_done);
	DONE_ALL(c->reflections, c->n_reflections, reflection_done);
	DONE_ALL(c->steps, c->n_steps, step_done);
	free(c->askings);
	free(c->checks);
	text_free(&c->draft);
	*c = (struct call){ 0 };
}
