/* step.c: something to do that a person typed themselves; what rules ask for is due.c's. */
#include "strings_at.h"

#include "model/call.h"

static const size_t owned[] = {
	offsetof(struct step, text), offsetof(struct step, kind),
};

void
step_done(struct step *s)
{
	strings_at_free(s, owned, LEN(owned));
}
