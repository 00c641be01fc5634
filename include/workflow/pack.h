/* workflow/pack.h: packs of questions changed, and what is asked. */
#ifndef HALFHOUR_WORKFLOW_PACK_H
#define HALFHOUR_WORKFLOW_PACK_H

#include "workflow/desk.h"

/* ---- edits of packs, which are steps of undo (bank.c) ---- */

/* As bank_edit. What belongs to one act of the person has one d->editor.act: count it up. */
enum edit_outcome pack_change(struct desk *d, const char *pack, const struct edit *x,
	enum edit_conflict how, struct text *said, struct err *e);
/* One field of a question by its name, or its category; `said` as bank_edit has it. */
bool question_set(struct desk *d, const char *id, const char *field, const char *value,
	struct text *said, struct err *e);
/* A question written by the person: it goes into their own pack, under a category of the name
 * that `category` has in `pack`; behind `after` where that is one of theirs. */
#define OWN_PACK "own"
enum edit_outcome question_add(struct desk *d, const char *pack, const char *category,
	const char *after, const struct question *q, struct text *said, struct err *e);
/* A category of a pack of one's own. Borrowed. */
struct category_wish {
	const char *category; /* its title, or its id where it is there */
	const char *pack;     /* a name or a title; a new one makes a pack */
	const char *title;    /* of a new pack; NULL or empty: as it was named */
};
/* Makes both where they are not there, as one step of undo. `pack` and `id` get the pack's name and
 * the category's id, `said` a sentence. A pack that is shipped, a copy of one or an assignment is
 * refused. */
bool category_make(struct desk *d, const struct category_wish *w, struct text *pack,
	struct text *id, struct text *said, struct err *e);
/* As bank_add: a pack from a file into the user's folder. */
bool pack_take(struct desk *d, const char *file, struct text *said, struct problems *l,
	struct err *e);

#endif
