/* step_acts.h: what can be done with a step from whichever screen shows one; the rows are of `due`. */
#ifndef HALFHOUR_SCREENS_STEP_ACTS_H
#define HALFHOUR_SCREENS_STEP_ACTS_H

#include "screens.h"

/* The step that a form or a prompt is about; it stays with the screen that opened it. */
struct step_form {
	struct due_row was;
	struct step made; /* of a new one: whose it is */
};

void step_toggle(struct ui *ui, int64_t number); /* done, or to do again */
/* As the keys x and z of a list: `number` is 0 where the chosen row is no step, which is said. */
void step_key_done(struct ui *ui, int64_t number);
void step_key_put_off(struct ui *ui, struct step_form *f, int64_t number);
bool step_delete(struct ui *ui, int64_t number); /* drops it; false: it said why not */

void step_form_edit(struct ui *ui, struct step_form *f, int64_t number);
void step_form_new(struct ui *ui, struct step_form *f, int64_t contact_id, int64_t interview_id);
void step_ask_day(struct ui *ui, struct step_form *f, int64_t number); /* puts it off */
void step_form_done(struct step_form *f);

#endif
