/*
 * store/letter.h: letters written and sent.
 */
#ifndef HALFHOUR_STORE_LETTER_H
#define HALFHOUR_STORE_LETTER_H

#include "base.h"

struct letter;
struct store;

/* id 0: adds; sets id, revision, uuid and (0) made_ms. */
bool store_letter_save(struct store *s, struct letter *l, struct err *e);
/* The last one of a kind (NULL: of any) that was sent, or the last that was not. `out` is zeroed
 * or was read before; the caller's (letter_done). False: there is none. */
bool store_letter_last(struct store *s, int64_t contact_id, const char *kind, bool sent,
	struct letter *out);
/* To one contact, or (0) to all; the latest first. Until `each` says false. */
bool store_letter_each(struct store *s, int64_t contact_id,
	bool (*each)(void *user, const struct letter *l), void *user, struct err *e);

#endif
