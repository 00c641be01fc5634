/* contact.c: a person one talks to, and the rows that name the fields of one. */
#include "own.h"

#include "model.h"

static const size_t owned[] = {
	offsetof(struct contact, name), offsetof(struct contact, role),
	offsetof(struct contact, organisation), offsetof(struct contact, email),
	offsetof(struct contact, phone), offsetof(struct contact, links),
	offsetof(struct contact, zone), offsetof(struct contact, found),
	offsetof(struct contact, why), offsetof(struct contact, common),
	offsetof(struct contact, research), offsetof(struct contact, tags),
	offsetof(struct contact, seniority), offsetof(struct contact, referral_words),
};

void
contact_done(struct contact *c)
{
	own_free(c, owned, LEN(owned));
}

void
contact_copy(struct contact *to, const struct contact *from)
{
	contact_done(to);
	*to = *from;
	own_copy(to, owned, LEN(owned));
}
