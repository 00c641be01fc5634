/* rehearsal_person.h: the person of a practice partner's script, put into what the store gives. */
#ifndef HALFHOUR_WORKFLOW_REHEARSAL_PERSON_H
#define HALFHOUR_WORKFLOW_REHEARSAL_PERSON_H

#include <stdbool.h>

struct contact;
struct interview;

/* The person of the script; false: it is no practice call, or its script cannot be read. */
bool rehearsal_who(const struct interview *i, struct contact *out);
/* Gives a rehearsal the person of its script: name, role, organisation. Leaves every other
 * interview alone. Only desk_call uses it, so that nobody forgets to. */
void rehearsal_fill_call(struct interview *i, struct contact *who);

#endif
