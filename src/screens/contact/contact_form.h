/*
 * contact_form.h: a contact as a form, made from the rows of contact_fields.
 * The screen that asks for it keeps a struct contact_form in its state.
 */
#ifndef HALFHOUR_SCREENS_CONTACT_FORM_H
#define HALFHOUR_SCREENS_CONTACT_FORM_H

#include "model/contact.h"
#include "screens.h"

struct contact_form {
	struct contact was;        /* what the fields began with; id 0: a new contact */
	struct form_field *fields; /* of contact_fields; made once */
	void (*after)(struct ui *ui, void *state, const struct contact *saved);
	void *state;
	bool anyway;               /* the same person is there already, and that was asked about */
};

void contact_form_done(struct contact_form *f);
/* A new one, some fields known already (`like`, may be NULL). `draft` is the key under
 * which what is typed is kept; `after` (may be NULL) is called once it is saved. */
void contact_form_new(struct ui *ui, struct contact_form *f, const struct contact *like,
	const char *draft);
void contact_form_edit(struct ui *ui, struct contact_form *f, int64_t id);
/* After a new one: says which keys go on with it, when the list's pointer is on it. */
void contact_added(struct ui *ui, const struct contact *c, bool pointed);

#endif
