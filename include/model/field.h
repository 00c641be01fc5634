/*
 * field.h: the field of work a person is in, told by their role, and why.
 */
#ifndef HALFHOUR_MODEL_FIELD_H
#define HALFHOUR_MODEL_FIELD_H

#include "base.h"

struct bank;
struct contact;
struct pack;

#define FIELD_NONE "none" /* chosen: no field's questions for this person */

struct field {
	const struct pack *pack; /* whose `fields` say so; NULL: none, also when in doubt */
	char *why;               /* "the role says “nurse”"; NULL: nothing says a field */
};

/* What was chosen for the contact goes first; then whole words of the role, those at the end of
 * its first noun first (a social worker at a council is no council); without a role what the
 * student is exploring. Two fields at once are none. field_done it. */
void field_of(const struct bank *b, const struct contact *who, const char *exploring,
	struct field *out);
void field_done(struct field *f);
/* "health" of "field-health": how a field is called where it is chosen. */
const char *field_word(const struct pack *p);

#endif
