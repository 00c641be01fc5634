/* workflow/desk.h: the desk every act needs, its history, and what is read by it. */
#ifndef HALFHOUR_WORKFLOW_DESK_H
#define HALFHOUR_WORKFLOW_DESK_H

#include "bank.h"
#include "formats.h"
#include "model/call.h"
#include "store.h"

struct person;

/* ---- the desk: what every act needs at hand ---- */

struct comparison_kept;

struct desk {
	struct store *store;       /* NULL: no workbook is open */
	struct config config;      /* the settings */
	struct bank *bank;         /* NULL until desk_bank; use that */
	size_t bank_errors;        /* files that could not be read when it was read last */
	unsigned bank_drops;       /* counts desk_bank_drop: what was borrowed of it is gone */
	uint64_t bank_stamp;       /* of the user's packs when it was read, as path_stamp */
	char *bank_dir;            /* the user's packs, as the options and the environment say */
	struct bank_editor editor; /* edits of packs; use desk_editor */
	struct {                   /* history.c: the act whose files are being written */
		unsigned act;      /* as the editor counts them; 0: none */
		int64_t first;     /* its first step */
	} history;
	struct text settings_was;  /* desk_settings_begin: the file's bytes */
	bool settings_there;       /* and whether there was one */
	struct strings targets;    /* desk_person's */
	struct hooks *hooks;       /* hook.c: what waits and what runs; NULL: nothing has */
	struct comparison_kept *compared; /* what screens look at (compare.c); NULL: none of them does */
	const struct moment *now;  /* the loop's reading of the clock; borrowed */
};

void desk_done(struct desk *d);        /* closes the workbook, frees the rest */
/* The whole bank, read on first use; files that cannot be read are left out and counted. */
struct bank *desk_bank(struct desk *d);
void desk_bank_drop(struct desk *d);   /* files changed: read again next time */
/* Whether another program changed the user's packs since they were read; then they are dropped. */
bool desk_bank_look(struct desk *d);
uint64_t desk_bank_stamp(const struct desk *d); /* of the files as they are now */
void desk_person(struct desk *d, struct person *me); /* borrowed until the next call */
/* The workbook's steps are made of the settings; at its opening, and when they change. */
bool desk_due(struct desk *d, struct err *e);
/* Sets one setting and saves the file; false: e says why, and nothing changed on the disk. */
bool desk_setting(struct desk *d, const char *name, const char *value, struct err *e);
/* The first start sets before there is a workbook: between these two, which is then open, all
 * that was set is one step of undo. */
void desk_settings_begin(struct desk *d);
void desk_settings_end(struct desk *d);
/* For edits of the bank that can be undone. */
struct bank_editor *desk_editor(struct desk *d);

/* ---- one history over the workbook, the packs and the settings (history.c) ---- */

/* Writes a file, the step of undo stored first: a crash between leaves a step whose file has
 * not changed, which is dropped when it is met. */
bool history_write(struct desk *d, const struct file_edit *x, struct err *e);
/* The step alone, of a file that is written already. False: it could not be stored. */
bool history_note(struct desk *d, const struct file_edit *x);
/* What is undone next, or with `redo` done again next; false: nothing. */
bool history_next(struct desk *d, bool redo, struct undo_step *out);
/* Does it; `said` gets its label. Settings are read again, the bank when it is used next. */
bool history_turn(struct desk *d, bool redo, struct text *said, struct err *e);

/* The whole conversation, as store_call_get; a rehearsal has the person of its script. */
bool desk_call(struct desk *d, int64_t interview_id, struct call *out, struct err *e);
/* All interviews that have the words, newest first, as store_interview_each; rehearsals have
 * the person of their script (name, role, organisation). */
bool desk_interviews(struct desk *d, const char *words,
	bool (*each)(void *user, const struct interview *i), void *user, struct err *e);
/* Those with one contact; the rehearsals. */
bool desk_interviews_of(struct desk *d, int64_t contact_id,
	bool (*each)(void *user, const struct interview *i), void *user, struct err *e);
bool desk_rehearsals(struct desk *d, bool (*each)(void *user, const struct interview *i), void *user,
	struct err *e);

/* "last" or an id; an id or an unambiguous part of a name. 0: e says that there is none, or
 * whom it could be. */
int64_t interview_find(struct desk *d, const char *which, struct err *e);
int64_t contact_find(struct desk *d, const char *who, struct err *e);

/* ---- search: the workbook and the bank together ---- */

/* Calls `each` with at most `most` hits of the workbook, best first, then with at most as
 * many questions of the bank (`q`, NULL before; hit.title is its short title), until it says
 * false. Every word must be found; the last may be a beginning. */
/* The same in what students handed in: of all (NULL), or of one. */
bool search_class(struct desk *d, const char *student, const char *words, size_t most,
	bool (*each)(void *user, const struct hit *h, const struct question *q), void *user, struct err *e);
bool search_all(struct desk *d, const char *words, size_t most,
	bool (*each)(void *user, const struct hit *h, const struct question *q), void *user,
	struct err *e);

#endif
