/*
 * duplicate.h: the same person twice: by what they are known again, and how what
 * a file says of them joins what is there.
 */
#ifndef HALFHOUR_MODEL_DUPLICATE_H
#define HALFHOUR_MODEL_DUPLICATE_H

#include "model/contact.h"

/* What is asked of somebody to know them again; borrowed. */
struct known {
	int64_t id;
	const char *uuid, *name, *organisation, *email, *links;
	const char *kept; /* lines of a card: further addresses are in it */
};

/* By which one of these somebody is the same, in this order. */
enum known_by { KNOWN_UUID, KNOWN_ADDRESS, KNOWN_LINK, KNOWN_NAME, N_KNOWN_BY };

/* A key is a number made of the text that two people have in common: two of them are the same
 * key, and hardly ever two others are. */
typedef void known_key(void *user, enum known_by by, uint64_t key);
/* Calls for each key of somebody; `addresses` are the further ones. A link counts where it is a
 * profile of one person (LinkedIn, GitHub, ORCID …), not the page of a firm. By name alone two are
 * not the same who have a profile each, or who belong nowhere and have an address each: what one
 * is known by, and what one is `looked` for by, are other keys then. */
void known_keys(const struct known *k, const struct strings *addresses, bool looked, known_key *key,
	void *user);

/* What a file says joins what is there. An empty field is filled; links, tags and texts of more
 * than one line get what they lack; where both say something else, ours stays, but of the fields
 * in `theirs` (a bit each: contact_field_bit) the file's. True: `mine` has changed. `differs` gets
 * a line each, with tabs between: "role", ours, theirs, and "theirs" where that one counts. */
bool contact_merge(struct contact *mine, const struct contact *their, uint64_t theirs, struct text *differs);
/* Of a field by its name; 0: there is none. */
uint64_t contact_field_bit(const char *name);

#endif
