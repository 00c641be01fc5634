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
contacts_each_brief(struct desk *d, const char *words,
	bool (*each)(void *user, const struct contact *c), void *user, struct err *e)
{
	return store_contact_each_brief(d->store, words, each, user, e);
}

bool
usage_each(struct desk *d, bool (*each)(void *user, const struct usage *u), void *user,
	struct err *e)
{
	return store_usage_each(d->store, each, user, e);
}
