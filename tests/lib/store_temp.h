/*
 * store_temp.h: workbooks for tests, each in a folder of its own that goes
 * afterwards, with its own state folder; and nouns made in one line.
 */
#ifndef STORE_TEMP_H
#define STORE_TEMP_H

#include "model/clock.h"
#include "store.h"

/* A new folder (and $XDG_STATE_HOME in it); temp_done removes it. */
void temp_new(void);
void temp_done(void);
const char *temp_path(const char *name); /* in it; borrowed until the 64th next call */
/* How many files beside the workbook end in `suffix`; and the only one (the caller's). */
size_t temp_files(const char *suffix);
char *temp_file(const char *suffix);
/* The workbook "w" in it, made at first; a failure to open fails the test. */
struct store *temp_store(unsigned flags);
/* Tells the store it is so many ms after 2026-11-22 12:00 UTC, and since the boot. */
void temp_at(struct store *s, int64_t ms);
#define TEMP_WALL INT64_C(1795348800000)

/* Saves one and gives its id; name may be "Maya Okafor, Grid planner, Northlight". */
int64_t temp_contact(struct store *s, const char *line);
int64_t temp_interview(struct store *s, int64_t contact_id);
int64_t temp_note(struct store *s, int64_t interview_id, const char *text, int64_t axis_ms);
int64_t temp_asked(struct store *s, int64_t interview_id, const char *question_id);
void temp_clock(struct store *s, int64_t interview_id, enum clock_kind kind, int64_t axis_ms);

/* A number that SQL gives, through a connection of its own. */
int64_t temp_number(const char *sql);
void temp_run(const char *sql);
/* Every row that SQL gives, a line each, its columns parted by "|"; and how a query is planned,
 * a line a step. The caller's. */
char *temp_rows(const char *sql);
char *temp_plan(const char *sql);
/* Holds the write lock of the workbook, as another program would; 0: lets it go. */
void temp_lock(int on);

#endif
