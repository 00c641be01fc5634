/*
 * contact_acts.h: what can be done with a contact from whichever screen shows
 * one: plan an interview, hold it now, change the stage, delete it.
 */
#ifndef HALFHOUR_SCREENS_CONTACT_ACTS_H
#define HALFHOUR_SCREENS_CONTACT_ACTS_H

#include "screens.h"

void contact_plan(struct ui *ui, int64_t id);
void contact_live(struct ui *ui, int64_t id);

/* Deletes them with their interviews, as one step of undo, and says so; false: e is told. */
bool contacts_delete_now(struct ui *ui, const int64_t *ids, size_t n);
/* Calls `now` with them, but asks for a D first where notes or conversations go along. */
void contacts_ask_delete(struct ui *ui, const int64_t *ids, size_t n,
	void (*now)(struct ui *ui, const int64_t *ids, size_t n));

/* The contacts whose stage is being asked for; part of a screen's state. */
struct stage_ask {
	int64_t *ids;
	size_t n;
};

void stage_ask(struct ui *ui, struct stage_ask *ask, const int64_t *ids, size_t n);
void stage_ask_done(struct stage_ask *ask);

#endif
