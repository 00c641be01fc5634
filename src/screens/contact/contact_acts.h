/*
 * contact_acts.h: what can be done with a contact from whichever screen shows
 * one: plan an interview, hold it now, change the stage, delete it.
 */
#ifndef HALFHOUR_SCREENS_CONTACT_ACTS_H
#define HALFHOUR_SCREENS_CONTACT_ACTS_H

#include "screens.h"

void contact_plan(struct ui *ui, int64_t id);
void contact_live(struct ui *ui, int64_t id);
/* The letter that fits; of a kind (NULL: by where one stands), about a call (0: none in mind). */
void contact_letter(struct ui *ui, int64_t id, const char *kind, int64_t interview_id);

/* What the deletion of a list does (struct list_screen); the state is not looked at. */
bool contacts_drop(struct ui *ui, void *state, const int64_t *ids, size_t n);
void contacts_along(struct ui *ui, void *state, const int64_t *ids, size_t n, struct text *out);

/* The contacts whose stage, or answer, is being asked for; part of a screen's state. */
struct stage_ask {
	int64_t *ids;
	size_t n;
	enum letter_answer answer;
	int64_t next_id;           /* who is offered after silence; 0: nobody */
};

void stage_ask(struct ui *ui, struct stage_ask *ask, const int64_t *ids, size_t n);
/* Asks what came back to the last letter, and on which day; after silence offers the next person. */
void contact_answer(struct ui *ui, struct stage_ask *ask, int64_t id);
void stage_ask_done(struct stage_ask *ask);

#endif
