/* workflow/export.h: people and appointments for other programs, and copies of the workbook. */
#ifndef HALFHOUR_WORKFLOW_EXPORT_H
#define HALFHOUR_WORKFLOW_EXPORT_H

#include "formats_export.h"
#include "workflow/desk.h"

/* ---- people, interviews and steps for other programs (export.c) ---- */

/* What is exported, and as what; not every noun has every form (export_find). */
struct export {
	size_t noun;             /* enum export_noun; N_EXPORT_NOUNS: all of them */
	const struct export_form *form;
};
/* False: e names what there is. */
bool export_find(const char *noun, const char *as, struct export *out, struct err *e);
/* The form that a file's name asks for (NULL: there is no file), else the usual one. */
const char *export_named(const char *noun, const char *file);
struct export_wish {
	const char *words;       /* contacts, interviews: those that have them; "" all */
	bool old;                /* vCard 3.0 in place of 4.0 */
};
/* Adds all of it to `out`; `more` (may be NULL) is called now and then, and may take what is there;
 * false ends it. */
bool export_write(struct desk *d, const struct export *x, const struct export_wish *w, struct text *out,
	bool (*more)(void *user), void *user, struct err *e);

/* ---- appointments for a calendar, and what is in their way (calendar.c) ---- */

/* Appends a sentence where another call, or the way to or from it, is in the way of this one. */
void appointment_conflict(struct desk *d, const struct interview *i, struct text *out);
/* Can an appointment be written of it? e: why not. */
bool calendar_may(const struct interview *i, struct err *e);
/* The appointment and its open steps as one file for a calendar. False: e says why there is none. */
bool calendar_write(struct desk *d, int64_t interview_id, struct text *out, struct err *e);

/* ---- safety (backup.c) ---- */

/* A verified copy as the file named, in the folder named, or (NULL) in the backups folder, by
 * the rule of all files that are written; `path` gets where it is. */
bool backup_make(struct desk *d, const struct ours *ours, const char *named, bool force,
	struct text *path, struct err *e);
/* As store_restore; the desk has no workbook open. */
bool backup_restore(struct desk *d, const char *workbook, const char *file, struct text *said,
	struct err *e);

#endif
