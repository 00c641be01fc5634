/* step.c: something to do, and what a finished call asks for. */
#include "own.h"

#include "model.h"

static const size_t owned[] = {
	offsetof(struct step, text), offsetof(struct step, kind),
};

void
step_done(struct step *s)
{
	own_free(s, owned, LEN(owned));
}
