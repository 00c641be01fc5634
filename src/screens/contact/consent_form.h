/* consent_form.h: what a person agreed to, as a form of a row a purpose. */
#ifndef HALFHOUR_SCREENS_CONSENT_FORM_H
#define HALFHOUR_SCREENS_CONSENT_FORM_H

#include "model/contact.h"
#include "screens.h"

struct consent_form {
	struct contact was; /* what the rows began with */
	struct form_field fields[N_PURPOSES];
};

void consent_form_open(struct ui *ui, struct consent_form *f, int64_t contact_id);
void consent_form_done(struct consent_form *f);

#endif
