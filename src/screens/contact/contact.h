/*
 * contact.h: one contact. What its files share: contact.c is the screen, contact_keys.c has its
 * keys, contact_drop.c what is deleted; contact_page.c makes the rows.
 */
#ifndef HALFHOUR_SCREENS_CONTACT_CONTACT_H
#define HALFHOUR_SCREENS_CONTACT_CONTACT_H

#include "contact_acts.h"
#include "contact_form.h"
#include "contact_page.h"
#include "consent_form.h"
#include "screens/interview/interview_acts.h"
#include "screens/step_acts.h"

struct contact_state {
	struct list list;
	struct app *app;
	int64_t id;
	struct contact_page page;
	struct contact_form form;
	struct consent_form consent;
	struct stage_ask ask;
	struct step_form step;
	struct interview_form interview;
	struct call_off off;
};

/* ---- contact_keys.c ---- */

void contact_edit(struct ui *ui, void *state);
void contact_show(struct ui *ui, void *state);
void contact_key_plan(struct ui *ui, void *state);
void contact_key_letter(struct ui *ui, void *state);
void contact_consent(struct ui *ui, void *state);
void contact_key_live(struct ui *ui, void *state);
void contact_stage(struct ui *ui, void *state);
void contact_key_answer(struct ui *ui, void *state);
void contact_key_done(struct ui *ui, void *state);
void contact_put_off(struct ui *ui, void *state);
/* The chosen interview, else the one that is planned. */
void contact_call_off(struct ui *ui, void *state);

/* ---- contact_drop.c ---- */

/* The chosen interview or step, else the contact. */
void contact_along(struct ui *ui, void *state, const int64_t *ids, size_t n, struct text *out);
bool contact_drop(struct ui *ui, void *state, const int64_t *ids, size_t n);

#endif
