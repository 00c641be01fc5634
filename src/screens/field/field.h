/*
 * field.h: the notebook of a field. What its files share: field.c is the screen, field_form.c an
 * entry as a form, field_acts.c has its keys.
 */
#ifndef HALFHOUR_SCREENS_FIELD_FIELD_H
#define HALFHOUR_SCREENS_FIELD_FIELD_H

#include "screens.h"
#include "screens/rows.h"

struct field_state {
	struct list list;
	struct app *app;
	char *field;
	struct notebook book;
	struct rows rows;
	int64_t edited;            /* the entry in the form; 0: a new one */
};

/* ---- field_form.c ---- */

const struct learned *field_entry(const struct field_state *s, int64_t id);
void field_form(struct ui *ui, struct field_state *s, const struct learned *f);

/* ---- field_acts.c ---- */

void field_key_new(struct ui *ui, void *state);
void field_key_edit(struct ui *ui, void *state);
bool field_delete(struct ui *ui, void *state, const int64_t *ids, size_t n);
void field_key_other(struct ui *ui, void *state);

#endif
