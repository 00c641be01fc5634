/*
 * pack_want.h: what an edit is to bring about, made in memory before a byte is
 * touched, and the comparison with what the new bytes hold.
 */
#ifndef HALFHOUR_FORMATS_PACK_WANT_H
#define HALFHOUR_FORMATS_PACK_WANT_H

#include "bank.h"
#include "model/question.h"

struct edit;
struct pack_key;

struct want {
	struct pack pack;           /* as it shall be */
	const struct pack_key *key; /* EDIT_SET */
	struct question own;        /* EDIT_SET: the question, quiet its own bits only */
	struct yaml_doc doc;        /* EDIT_WHOLE: the person's YAML … */
	const struct node *node;    /* … its map … */
	size_t skip;                /* … and the byte it begins with */
	bool nothing;               /* it is so already */
};

/* False: it cannot be done, and e says why. */
bool want_make(struct want *w, const struct edit *x, const struct yaml_doc *d, const char *file,
	struct err *e);
void want_done(struct want *w);
/* Whether the new bytes hold it, and every other key of the file as it was. */
bool want_met(const struct want *w, const struct edit *x, const struct yaml_doc *was,
	const char *file, const struct text *now, struct err *e);

#endif
