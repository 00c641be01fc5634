/*
 * import.h: an import. What its files share: import.c is the screen, import_rows.c makes its rows,
 * import_run.c carries it out, import_acts.c has the keys.
 */
#ifndef HALFHOUR_SCREENS_IMPORT_IMPORT_H
#define HALFHOUR_SCREENS_IMPORT_IMPORT_H

#include "screens.h"
#include "screens/rows.h"

enum import_phase { IMPORT_NONE, IMPORT_LOOKS, IMPORT_LOOKED, IMPORT_RUNS, IMPORT_MADE };

struct import_screen {
	struct list list;
	struct rows rows;
	enum import_phase phase;
	char *file;
	bool theirs;
	struct strings maps;   /* "email=3", as chosen here */
	struct strings turned; /* "12:role", where the other value counts than `theirs` says */
	struct import *job;    /* of the look, or of the import */
	struct import *shown;  /* the look before it, whose rows stay until that one has ended; or NULL */
	struct strings said;
	struct menu_item *items; /* fields to choose from */
	int64_t column;        /* whose field is being chosen, from 1 */
};

enum { ROW_COLUMN = 1, ROW_APPOINTMENT, ROW_DIFFER, ROW_SAID };

/* ---- import_rows.c ---- */

/* Whose rows are shown; NULL: none's. */
const struct import *import_shown(const struct import_screen *s);
void import_take_name(const struct import_differ *d, struct text *out);
bool import_takes_row(const struct import_screen *s, const struct import_differ *d);
bool import_screen_read(struct ui *ui, void *state, struct err *e);

/* ---- import_run.c ---- */

void import_screen_drop(struct import_screen *s);
void import_screen_begin(struct ui *ui, struct import_screen *s, bool dry);
/* A look again with other choices: the rows stay where they are until it has ended. */
void import_screen_again(struct ui *ui, struct import_screen *s);
void import_file_typed(struct ui *ui, void *user, const char *value);
bool import_screen_works(const struct import_screen *s);
int64_t import_screen_due(const void *state, const struct moment *now);
void import_screen_tick(struct ui *ui, void *state);
/* How many; the appointments have rows. */
void import_screen_count(const struct import *job, struct text *out);

/* ---- import_acts.c ---- */

void import_key_file(struct ui *ui, void *state);
void import_key_run(struct ui *ui, void *state);
void import_key_all(struct ui *ui, void *state);
void import_key_take(struct ui *ui, void *state);
void import_key_stop(struct ui *ui, void *state);
/* Leaving by accident would give up what is half in. */
void import_key_back(struct ui *ui, void *state);
bool import_screen_offers(const void *state, const struct key *k);
void import_key_row(struct ui *ui, void *state);

#endif
