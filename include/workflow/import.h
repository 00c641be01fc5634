/* workflow/import.h: people taken in from other programs. */
#ifndef HALFHOUR_WORKFLOW_IMPORT_H
#define HALFHOUR_WORKFLOW_IMPORT_H

#include "workflow/desk.h"

/* ---- people from other programs (import.c) ---- */

struct import_wish {
	const char *as;              /* "vcard", "linkedin", "json" …; NULL: as the file tells */
	const struct strings *maps;  /* "email=3"; NULL: none */
	bool theirs;                 /* where both have a value, the file's counts */
	const struct strings *turned; /* but of these the other: "role", "12:role" (of line 12); NULL: none */
	bool dry;                    /* only says what would happen */
};

struct import_counts {
	size_t read, added, changed, same; /* of the people in it */
	size_t twice;                      /* in the file more than once */
	size_t differ;                     /* where both have a value */
	size_t bad;                        /* records left out, each told */
};

/* A job in slices: each a short transaction, and nothing is seen before the last. */
struct import;
/* Opens the file and knows what it is. NULL: e says why not. */
struct import *import_open(struct desk *d, const char *file, const struct import_wish *w, struct err *e);
/* Of a table: its header, what each column is (model/import_map.h), and the first row's cells;
 * NULL: it is none. */
struct column_map;
const struct strings *import_header(const struct import *m);
const struct column_map *import_map(const struct import *m);
const struct strings *import_sample(const struct import *m);
int import_percent(const struct import *m); /* of the file that is read */
/* What somebody has here and in the file, where the two differ; the first thousand. Borrowed. */
struct import_differ {
	char *who, *field, *mine, *their;
	int64_t line, contact_id;
	bool theirs;                 /* the file's counts */
};
const struct import_differ *import_differs(const struct import *m, size_t *n);
/* Of a calendar: a sentence for each appointment that is taken in, moved or taken off; NULL: it is none. */
const struct strings *import_appointments(const struct import *m);
/* Does it need a workbook even to say what would happen? */
bool import_wants_workbook(const struct import *m);
/* One slice; *ended: it was the last. What there is to tell (a record left out, two values that
 * differ) is added to `said`, a sentence each. False: e; nothing of it is left. */
bool import_step(struct import *m, bool *ended, struct strings *said, struct err *e);
struct import_counts import_counts(const struct import *m);
/* "people.csv: 120 new, 3 changed, 5 there already, 2 left out.", and the appointments, a line each. */
void import_tell(const struct import *m, struct text *out);
/* Cancels it where it has not ended. */
void import_free(struct import *m);

#endif
