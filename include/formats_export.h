/*
 * formats_export.h: the forms in which contacts, interviews and steps go out to other programs, a
 * row each. A form writes one thing after the other, so that memory stays flat; it has a function
 * for each noun that it can write.
 */
#ifndef HALFHOUR_FORMATS_EXPORT_H
#define HALFHOUR_FORMATS_EXPORT_H

#include "base.h"

struct contact;
struct desk;
struct due_row;
struct interview;

/* A new form: its file src/formats/export_ID.c with `const struct export_form export_ID`, and its
 * row here: ID, which is its name for --as, and how the names of such files end. */
#define EXPORT_FORMS(X) \
	X(vcard, ".vcf") \
	X(csv, ".csv") \
	X(json, ".json") \
	X(ics, ".ics")

enum export_noun { EXPORT_CONTACTS, EXPORT_INTERVIEWS, EXPORT_STEPS, N_EXPORT_NOUNS };

/* One of them; only the member of its noun is set. Borrowed. */
struct exported {
	size_t nth;                   /* from 0 */
	const struct contact *contact;
	const char *kept;             /* lines of a card that no field holds, each ended by a newline */
	const struct interview *interview;
	const struct due_row *step;
	bool old;                     /* an older version of the form is asked for */
	const struct desk *desk;      /* for forms of workflow */
};

struct export_form {
	bool (*begin)(struct text *out, enum export_noun noun, struct err *e); /* NULL: nothing comes first */
	void (*put[N_EXPORT_NOUNS])(struct text *out, const struct exported *x); /* NULL: not this noun */
	void (*end)(struct text *out, size_t n);                               /* NULL: nothing comes last */
};

#define EXPORT_DECLARED(id, suffix) extern const struct export_form export_##id;
EXPORT_FORMS(EXPORT_DECLARED)
#undef EXPORT_DECLARED

#endif
