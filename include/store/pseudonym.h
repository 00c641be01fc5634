/*
 * store/pseudonym.h: what handing conversations over remembers: numbers for names,
 * words kept or replaced, what was handed over.
 */
#ifndef HALFHOUR_STORE_PSEUDONYM_H
#define HALFHOUR_STORE_PSEUDONYM_H

#include "base.h"

struct store;

/* The number that stands for a name in every share: of a contact (0: named, and none), or with
 * `place` of an organisation. Made where there is none. 0: e says why not. */
int64_t store_pseudonym(struct store *s, bool place, const char *name, int64_t contact_id,
	struct err *e);
/* Is that folded word kept or replaced in shares? */
bool store_share_word_set(struct store *s, const char *folded, bool keep, struct err *e);
void store_share_words(struct store *s, struct strings *keep, struct strings *replace);
/* Every name, and every text in which one may stand; nothing may be written meanwhile. */
enum name_place { NAME_CONTACT, NAME_ORGANISATION, NAME_REFERRAL /* "Dana Ruiz, forecasting" */,
	NAME_ROLE, NAME_TEXT };
void store_name_each(struct store *s, void (*each)(void *user, enum name_place kind,
	int64_t contact_id, const char *text), void *user);
/* The conversation of that uuid was handed over; those handed over that are not there now. */
bool store_shared_add(struct store *s, const char *uuid, struct err *e);
void store_shared_gone(struct store *s, struct strings *out);

#endif
