/* listing.c: what commands list and add, without a rule of its own. */
#include <inttypes.h>

#include "model/step.h"
#include "workflow.h"

bool
contacts_each(struct desk *d, const char *words, bool (*each)(void *user, const struct contact *c),
	void *user, struct err *e)
{
	return store_contact_each(d->store, words, each, user, e);
}

bool
usage_each(struct desk *d, bool (*each)(void *user, const struct usage *u), void *user,
	struct err *e)
{
	return store_usage_each(d->store, each, user, e);
}

bool
step_add(struct desk *d, struct step *st, bool anyway, int64_t *same, struct err *e)
{
	*same = anyway ? 0 : store_step_same(d->store, st);
	if (*same)
		return err_set(e, "This step is there already: number %" PRId64 ".", *same);
	return store_step_save(d->store, st, e);
}
