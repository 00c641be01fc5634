/*
 * store/undo.h: every change is kept as a changeset, so that it can be undone
 * and done again.
 */
#ifndef HALFHOUR_STORE_UNDO_H
#define HALFHOUR_STORE_UNDO_H

#include "base.h"

struct store;

/* Changes from here to store_done are one step of undo, worded `label` ("delete Maya
 * Okafor"), in a scope: an interview's id, or 0 for everything else. Nests: the outermost
 * counts. Without it a change is a step of its own (of the interview it belongs to; adding
 * and deleting interviews, contacts and their steps: 0). One change within that fails takes
 * all back: store_done is false then. Where store_begin failed, store_done may be
 * called all the same. The last 500 steps are kept; drafts are in none. */
bool store_begin(struct store *s, int64_t scope, const char *label, struct err *e);
bool store_done(struct store *s, bool keep, struct err *e);
/* Takes back (or redoes) the last step of a scope (-1: any scope); `said` gets its label.
 * False and e when there is nothing, or the rows were changed by another program since. */
bool store_undo(struct store *s, int64_t scope, struct text *said, struct err *e);
bool store_redo(struct store *s, int64_t scope, struct text *said, struct err *e);

/* Is a change of this table a part of undo? */
bool store_undo_records(const char *table);

/* A step of undo, in the workbook, or an edit of one file outside it. */
struct undo_step {
	int64_t id;       /* grows */
	int64_t scope;
	char *label;
	bool steps_only;  /* it changed nothing but things to do */
	bool remarks_only;/* nothing but what a coach said and how it was marked */
	char *path;       /* of the file; NULL: it is a change of the workbook */
	char *place;      /* "bank" or "settings" */
	int64_t act;      /* the first step's id of those that are undone together; 0: its own */
	char before[SHA256_SIZE], after[SHA256_SIZE]; /* the file's digests; "": there is none */
	struct text delta; /* of the file's bytes (delta_make) */
};
/* The step that is undone next, or done again next, of any scope; false: there is none. */
bool store_undo_next(struct store *s, bool redo, struct undo_step *out);
void undo_step_done(struct undo_step *u);
/* Edits of files are made by the caller (workflow/history.c): the step is stored before the
 * file is written, so that one whose file still has `before` was never made. Sets id, act. */
bool store_undo_file(struct store *s, struct undo_step *u, struct err *e);
bool store_undo_mark(struct store *s, int64_t id, bool undone, struct err *e);
bool store_undo_drop(struct store *s, int64_t id, struct err *e);

#endif
