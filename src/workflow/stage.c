/*
 * stage.c: moves a contact to the stage that follows from what happened; what that asks for is
 * due by itself.
 */
#include "model/stage.h"
#include "workflow.h"

bool
stage_talked(struct desk *d, const struct interview *i, struct err *e)
{
	struct contact c = { 0 };

	if (!i->contact_id || i->practice)
		return true;
	bool good = store_contact_get(d->store, i->contact_id, &c, e);
	if (good && stage_talks(c.stage)) {
		c.stage = STAGE_TALKED;
		good = store_contact_save(d->store, &c, e);
	}
	contact_done(&c);
	return good;
}
