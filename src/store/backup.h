/*
 * backup.h: verified copies of a workbook and the folder they lie in; for
 * backup.c, backups.c, snapshot.c, inspect.c and restore.c only.
 */
#ifndef HALFHOUR_STORE_BACKUP_H
#define HALFHOUR_STORE_BACKUP_H

#include "private.h"

/* ---- a copy, in slices (backup.c) ---- */

struct copy {
	sqlite3 *db;       /* the copy while it is made */
	sqlite3_backup *b;
	char *made, *to;   /* its name until it is whole, and then; owned */
	int lock;          /* on `made`, while that is not NULL */
	bool replace;      /* `to` may be there already */
	bool digest;       /* it has one beside it */
	bool unchecked;    /* as damaged as its source */
};

/* All of these: false: e says why, and the copy was dropped. */
bool copy_begin(struct copy *c, sqlite3 *from, const char *to, bool replace, struct err *e);
/* Copies so many pages (-1: all); *more: there are others, or the source is busy. */
bool copy_step(struct copy *c, int pages, bool *more, struct err *e);
bool copy_all(struct copy *c, struct err *e);
/* Syncs it, reads it back, writes its digest: what may take long, fit for another thread. */
bool copy_verify(struct copy *c, struct err *e);
bool copy_finish(struct copy *c, struct err *e); /* gives it its name */
void copy_drop(struct copy *c);            /* and its file; zeroed is fine */

/* As store_backup; over a file that is there; also of a damaged workbook. */
enum { COPY_OVER = 1, COPY_UNCHECKED = 2 };
bool backup_copy(sqlite3 *from, const char *to, unsigned how, struct err *e);
void backup_remove(const char *path);      /* and its digest */

/* ---- a file as it lies there (inspect.c) ---- */

/* Opens it to be read, its log included, without changing a byte of it or beside it; what
 * a killed program left is recovered in a private copy. */
bool inspect_open(const char *path, sqlite3 **db, struct err *e);
/* The two ways of that, for a file that nobody has open; SQLITE_OK: *db is the caller's. */
int inspect_at_rest(const char *path, sqlite3 **db); /* without a log, as if it never changed */
int inspect_recovered(const char *path, sqlite3 **db, struct err *e); /* in a private copy */
enum workbook_kind inspect_head(const char *path); /* WORKBOOK_…, by the first 100 bytes; errno */
/* What the open file says of itself, and whether it is whole. */
void inspect_read(sqlite3 *db, struct inspection *out);
/* Is every page as it must be, whatever the full-text indexes are? Else why says what is not. */
bool pages_whole(sqlite3 *db, struct text *why);
char *beside(const char *path, const char *end); /* "PATHEND"; the caller's */
/* Copies the bytes, synced, 0600; a file that is not there: nothing. `to` is not there yet. */
bool copy_bytes(const char *from, const char *to, struct err *e);

#endif
