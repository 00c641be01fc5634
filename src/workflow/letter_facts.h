/* letter_facts.h: what the files about letters share: the facts that a letter is filled from. */
#ifndef HALFHOUR_WORKFLOW_LETTER_FACTS_H
#define HALFHOUR_WORKFLOW_LETTER_FACTS_H

#include "model/letter.h"

struct desk;
struct letter_wish;
struct note;

/* All that is known for a letter of that kind; l->interview_id is found where it is 0, and set. */
bool letter_collect(struct desk *d, const struct letter_kind *k, struct letter *l,
	const struct letter_wish *w, struct letter_facts *f, struct err *e);

/* May the note be told in a letter as what they said: starred, on the record, no impression? */
bool letter_note_says(const struct note *n);

#endif
