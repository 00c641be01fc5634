/*
 * store/rows.h: windows on the lists by keyset (as list_fetch of tui.h, with no tui
 * here).
 */
#ifndef HALFHOUR_STORE_ROWS_H
#define HALFHOUR_STORE_ROWS_H

#include "base.h"

struct store;

struct store_row {
	int64_t id;
	char *sort, *text;        /* text: columns separated by tabs */
	bool dim;
};
enum store_from { STORE_FIRST, STORE_LAST, STORE_AFTER, STORE_BEFORE, STORE_AT };
void store_row_done(struct store_row *r);
size_t store_contact_rows(struct store *s, const char *filter, enum store_from from,
	const char *sort, int64_t id, struct store_row *out, size_t n);
/* Students' conversations, those to be reviewed first (the others are dim), each as they came; narrowed
 * by what a student is called. */
size_t store_taken_rows(struct store *s, const char *filter, enum store_from from,
	const char *sort, int64_t id, struct store_row *out, size_t n);
size_t store_interview_rows(struct store *s, const char *filter, enum store_from from,
	const char *sort, int64_t id, struct store_row *out, size_t n); /* newest first */
int64_t store_contact_count(struct store *s);

#endif
