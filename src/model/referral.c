/* referral.c: a person named in a call, `@ name, role, where +` taken apart. */
#include "own.h"

#include "model.h"

static const size_t owned[] = {
	offsetof(struct referral, name), offsetof(struct referral, role),
	offsetof(struct referral, where),
};

void
referral_done(struct referral *r)
{
	own_free(r, owned, LEN(owned));
}
