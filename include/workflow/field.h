/* workflow/field.h: the notebook of a field of work. */
#ifndef HALFHOUR_WORKFLOW_FIELD_H
#define HALFHOUR_WORKFLOW_FIELD_H

#include "model/learned.h"
#include "workflow/desk.h"

/* ---- the field one explores, and its notebook (field.c) ---- */

/* The fields that have an entry, the one written to last first. */
void field_names(struct desk *d, struct strings *out);
/* By its name or a unique beginning, else (NULL, "") the one written to last, else what one
 * is exploring; the caller's. A new name is that field. */
char *field_find(struct desk *d, const char *name);
/* A notebook whole, by kind; `out` is zeroed or was read before. */
bool field_read(struct desk *d, const char *field, struct notebook *out, struct err *e);
/* An entry, new (id 0) or changed, as one step of undo: the text must say something. */
bool field_keep(struct desk *d, struct learned *f, struct err *e);
bool field_drop(struct desk *d, int64_t id, struct err *e);
/* Somebody was asked to connect on LinkedIn: an entry in the notebook written to last (none: in
 * that of what one is exploring, if that is known); and the entries that say so deleted again. */
bool field_connected(struct desk *d, int64_t contact_id, struct err *e);
bool field_not_connected(struct desk *d, int64_t contact_id, struct err *e);
bool field_kind(const char *word, enum learned_kind *out, struct err *e); /* e names them */
/* "SQL (a gap) · Maya Okafor · from: grid review": an entry as a line. */
void field_line(struct desk *d, const struct notebook *b, const struct learned *f, struct text *out);
bool field_text(struct desk *d, const char *field, struct text *out, struct err *e);
bool field_json(struct desk *d, const char *field, struct text *out, struct err *e);

#endif
