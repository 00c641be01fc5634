/* step_acts.h: what can be done with a step from whichever screen shows one. */
#ifndef HALFHOUR_SCREENS_STEP_ACTS_H
#define HALFHOUR_SCREENS_STEP_ACTS_H

#include "model/call.h"
#include "screens.h"

bool step_get(struct store *s, int64_t id, struct step *out);
void step_toggle(struct ui *ui, int64_t id); /* done, or to do again */
void step_delete(struct ui *ui, int64_t id);

/* A step as a form (what, when); part of a screen's state. */
struct step_form {
	struct step was;
};
void step_form(struct ui *ui, struct step_form *f, const struct step *st);
void step_form_done(struct step_form *f);

#endif
