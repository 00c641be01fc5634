/*
 * store/places.h: every place that can hold bytes of a person, and a person
 * removed from all of them.
 */
#ifndef HALFHOUR_STORE_PLACES_H
#define HALFHOUR_STORE_PLACES_H

#include "base.h"

struct store;

enum place_kind {
	PLACE_TABLE, PLACE_INDEX, /* of the workbook */
	PLACE_BESIDE,             /* files in its folder */
	PLACE_RESCUE, PLACE_BACKUPS, PLACE_EDIT /* files under the state folder */
};
enum place_erased {
	PLACE_DELETE,     /* the person's rows are deleted */
	PLACE_LOOK,       /* rows that name the person are shown, and somebody decides */
	PLACE_DERIVED,    /* made anew from other rows; an index is optimised after that */
	PLACE_CHECKPOINT, /* a truncating checkpoint empties it */
	PLACE_REMOVE,     /* the file is removed */
	PLACE_NONE        /* nothing of a person is in it */
};
struct store_place {
	enum place_kind kind;
	const char *name;       /* a pattern; W: the workbook's name, U: its uuid */
	const char *what;
	enum place_erased erased;
	const char *unrecorded; /* why a table is no part of undo; NULL: it is one, or is no table */
};
extern const struct store_place store_places[];
extern const size_t n_store_places;
/* The row of a table or file by its name without the folder; NULL: none. */
const struct store_place *store_place_of(enum place_kind kind, const char *name, const char *workbook,
	const char *uuid);

/* A person removed for good (forget.c): rows, history, indexes, the files of store_places but
 * backups. Cannot be undone. Zeroed before; `left` the caller's. */
struct store_forgotten {
	size_t removed;            /* files */
	size_t named;              /* notes, answers, contacts, themes and points that still have the name */
	struct strings left;       /* files that still hold the person: backups, what could not be removed */
};
bool store_forget(struct store *s, int64_t contact_id, struct store_forgotten *out, struct err *e);

#endif
