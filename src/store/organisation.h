/* organisation.h: for contact.c only. */
#ifndef HALFHOUR_STORE_ORGANISATION_H
#define HALFHOUR_STORE_ORGANISATION_H

#include "private.h"

/* The row for a name (0 for none), made when it is not there; `before` is where the contact
 * belonged until now. Within a transaction. */
bool organisation_for(struct store *s, const char *name, bool target, int64_t before, int64_t *id,
	struct err *e);

#endif
