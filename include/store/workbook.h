/*
 * store/workbook.h: a workbook opened and closed, what is safe on the disk, and
 * the clock that the store is told.
 */
#ifndef HALFHOUR_STORE_WORKBOOK_H
#define HALFHOUR_STORE_WORKBOOK_H

#include "base.h"

struct store;

enum { STORE_MAKE = 1,      /* create what does not exist (0600 in 0700) */
       STORE_READ = 2,      /* look only */
       STORE_SCREEN = 4 };  /* the full-screen program: sync thread, long-lived */

/* NULL: e says what, where and what to do (not a workbook, held by whom, …). A newer workbook
 * opens to be read only. On a network file system (or with HALFHOUR_ASSUME_NETWORK=1) one
 * program has it at a time; with STORE_SCREEN an older one on this machine is asked (SIGHUP)
 * to save and leave, and five seconds are waited for it. */
struct store *store_open(const char *path, unsigned flags, struct err *e);
/* What a practice partner is called ("Ines Halloran"; the caller's, NULL: not known) by the name
 * of its script, which lists tell until they know. */
void store_partner_names(struct store *s, char *(*name)(const char *partner));
void store_close(struct store *s);        /* a last sync point; NULL is fine */
const char *store_path(const struct store *s);
/* "on a network file system: …"; "" when none */
const char *store_notice(const struct store *s);
/* What was found beside the file and set aside (a log of another workbook, a damaged one): a
 * sentence without its dot; "" usually. Not part of store_notice. */
const char *store_kept(const struct store *s);
bool store_readonly(const struct store *s);

const char *store_uuid(const struct store *s); /* names the workbook; borrowed */

/* ---- safety ---- */

/* A sync point now, waited for (Ctrl-S). */
bool store_sync(struct store *s, struct err *e);
/* Changes that wait in the rescue file for the workbook (busy, or the disk refuses): 0 is
 * usual. When it falls to 0, read again what is shown. */
size_t store_waiting(const struct store *s);
/* How often changes went there since it was opened: one that waited and was brought in between
 * two looks is seen by it. */
unsigned store_spooled_count(const struct store *s);
/* Was anything committed by another program since this was asked last? Cheap enough for a
 * tick. A sync point may pass for one. */
bool store_changed(struct store *s);
/* Age in ms of the last safe point when something newer is not synced yet; 0: all safe. */
int64_t store_unsynced_ms(const struct store *s, const struct moment *now);
bool store_sync_refused(const struct store *s); /* the disk said no to the last sync point */
/* Milliseconds until tick wants to be called, -1 never; tick asks the thread for a sync point and
 * brings what the rescue file holds into the workbook. */
int64_t store_due(const struct store *s, const struct moment *now);
void store_tick(struct store *s, const struct moment *now);
/* Told once a wake by the loop, so that rows get their times without asking a clock. */
void store_now(struct store *s, const struct moment *now);

#endif
