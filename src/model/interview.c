/* interview.c: one conversation's head. */
#include "own.h"

#include "model.h"

static const size_t owned[] = {
	offsetof(struct interview, contact), offsetof(struct interview, role),
	offsetof(struct interview, organisation), offsetof(struct interview, zone),
	offsetof(struct interview, place), offsetof(struct interview, channel),
	offsetof(struct interview, partner), offsetof(struct interview, assignment),
};

void
interview_done(struct interview *i)
{
	own_free(i, owned, LEN(owned));
}
