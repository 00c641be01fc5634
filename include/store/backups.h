/*
 * store/backups.h: copies of the workbook, the folder that keeps them, and a look
 * at a file before anything opens it.
 */
#ifndef HALFHOUR_STORE_BACKUPS_H
#define HALFHOUR_STORE_BACKUPS_H

#include "base.h"

struct store;

/* A copy as it is now, read back before it counts, its digest in "TO.sha256"; `to` must not
 * be there yet, unless the copy may go `over` it. */
bool store_backup(struct store *s, const char *to, bool over, struct err *e);
bool store_check(struct store *s, struct err *e); /* reads all of it; false: damaged */

/* ---- the backups folder: $XDG_STATE_HOME/halfhour/backups ---- */

/* Made by itself and rotated; asked for; set aside by a restore. Only the first are ever
 * removed by us. */
enum backup_kind { BACKUP_AUTO, BACKUP_ASKED, BACKUP_ASIDE, N_BACKUP_KINDS };

struct backup {
	char *path;
	char uuid[UUID_SIZE];     /* of its workbook */
	int64_t made_ms;          /* whole seconds */
	enum backup_kind kind;
	int64_t bytes;
};

struct backups {
	struct backup *b;         /* by workbook, oldest first */
	size_t n, cap;
};

/* Those of one workbook, or (NULL) all; by their names alone. */
void backups_list(struct backups *out, const char *uuid);
void backups_done(struct backups *l);
/* A name in the folder that nothing has yet; the caller's. */
char *backups_name(const char *uuid, int64_t made_ms, enum backup_kind kind);
/* Which of n (days since 1970, newest first) to keep: the newest of each of the seven latest
 * days, and of what is older the newest of each of the four latest weeks (from Mondays on). */
void backups_keep(const int64_t *days, size_t n, bool *keep);
/* Removes those made by themselves that backups_keep does not keep, and copies that a killed
 * program left unfinished more than a day before now_ms. */
void backups_rotate(const char *uuid);

/* Is a file what was written? By "PATH.sha256" beside it. */
enum digest { DIGEST_NONE, DIGEST_RIGHT, DIGEST_WRONG /* e says so */ };
enum digest backup_digest(const char *path, struct err *e);

/* Puts a backup in the place of the workbook, which is set aside first. `said` tells what was
 * done and where things are, a sentence a line. False: nothing was changed. */
bool store_restore(const char *workbook, const char *file, int64_t now_ms, struct text *said,
	struct err *e);
/* Files with what programs could not save yet, of one workbook, by their ends: "rescue",
 * "line", "lost"; paths. */
void store_leftovers(const char *uuid, const char *suffix, struct strings *out);

/* From now on store_tick makes a backup once a day and when a call has ended, and rotates
 * them: behind frames, when nobody types and no call runs. */
void store_backups_on(struct store *s);
/* True once after the first that failed: why, to stand in brackets. */
bool store_backup_failed(struct store *s, const char **why);

/* A workbook as it is on the disk, for `doctor` and `restore`; nothing is changed, and this program
 * must not have it open: the look drops its locks. */
struct inspection {
	enum workbook_kind { WORKBOOK_MISSING, WORKBOOK_FOLDER, WORKBOOK_UNREADABLE, WORKBOOK_EMPTY,
	       WORKBOOK_STRANGE, /* no SQLite file */
	       WORKBOOK_ANOTHERS, WORKBOOK_OURS } what;
	int64_t bytes, log_bytes; /* of the file, and of the log beside it */
	bool log_strange;         /* which was not written for this file */
	unsigned mode;            /* of the file: 0600 */
	bool network;
	long holder;              /* process that has it open; 0: none, -1: one unknown */
	bool opens;               /* else `why` says why not */
	int version, newest;      /* of the workbook, and the newest that is known here */
	char uuid[UUID_SIZE];     /* "" unknown */
	bool whole;               /* integrity check */
	bool index_whole;         /* the full-text indexes say what the rows say */
	char why[256];            /* the first thing that is wrong; "" */
};
void store_inspect(const char *path, struct inspection *out);
/* Rebuilds each full-text index that does not say what the rows say; *any: one did not. */
bool store_indexes_mend(struct store *s, bool *any, struct err *e);
/* A process other than ours that has a workbook open by SQLite's locks; as `holder`. */
long store_holder(const char *path);

#endif
