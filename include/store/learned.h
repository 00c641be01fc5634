/*
 * store/learned.h: the notebooks of fields.
 */
#ifndef HALFHOUR_STORE_LEARNED_H
#define HALFHOUR_STORE_LEARNED_H

#include "base.h"

struct store;

struct learned;
/* id 0: adds; sets id, revision, uuid and made_ms. */
bool store_learned_save(struct store *s, struct learned *f, struct err *e);
bool store_learned_delete(struct store *s, int64_t id, struct err *e);
/* Of one field, or ("") of all, in the order they were written, until `each` says false. */
bool store_learned_each(struct store *s, const char *field,
	bool (*each)(void *user, const struct learned *f), void *user, struct err *e);
void store_learned_fields(struct store *s, struct strings *out); /* written to last first */

#endif
