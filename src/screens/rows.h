/*
 * rows.h: a list whose rows are few and made in memory (Today, one
 * conversation, the debrief, hits), beside those that are fetched from the
 * workbook. Rows are added in order; rows_fetch serves a struct list.
 */
#ifndef HALFHOUR_SCREENS_ROWS_H
#define HALFHOUR_SCREENS_ROWS_H

#include "store.h"
#include "tui.h"

/* An item can be chosen; a heading stands for the items after it; more is a further
 * line of the item before it. */
enum rows_what { ROWS_ITEM, ROWS_HEAD, ROWS_MORE };

struct rows_one {
	enum rows_what what;
	int64_t id;  /* 0 unless an item */
	char *text;  /* tabs part it into columns */
	char *whole; /* what narrowing looks at; NULL: text */
	bool dim;
};

struct rows {
	struct rows_one *one;
	size_t n, cap;
};

void rows_done(struct rows *r); /* empty again */
void rows_head(struct rows *r, const char *text);
void rows_add(struct rows *r, int64_t id, bool dim, const char *fmt, ...) PRINTF(4, 5);
/* `lead` (columns, each ended by a tab) and then `text`, wrapped into `columns`, or on one
 * row when that is 0; further rows begin with as many tabs. */
void rows_wrap(struct rows *r, int64_t id, bool dim, const char *lead, const char *text,
	int columns);
void rows_move(struct rows *to, struct rows *from); /* behind those that are there; `from` is empty then */
void rows_more(struct rows *r, const char *text); /* a further line of the item before */
/* What narrowing looks at in the item that has the last n further lines. */
void rows_whole(struct rows *r, size_t n, const char *text);
/* Gives all of them to a pane; `r` is empty then. And the lines of a text, wrapped. */
void rows_pane(struct rows *r, struct pane *out);
void rows_pane_text(const char *text, int columns, struct pane *out);
/* A list_fetch of these rows, when the list's user is the struct rows. */
size_t rows_fetch(void *rows, const char *filter, enum list_from from,
	const struct row *anchor, struct row *out, size_t n);

/* A list_fetch's work with one of the workbook's windows, store_contact_rows and its like. */
typedef size_t rows_stored(struct store *s, const char *filter, enum store_from from,
	const char *sort, int64_t id, struct store_row *out, size_t n);
size_t rows_store(rows_stored *read, struct store *s, const char *filter, enum list_from from,
	const struct row *anchor, struct row *out, size_t n);

/* Ids that say what they are of: a small number and an id of the workbook. */
static inline int64_t
rows_id(int part, int64_t id)
{
	return ((int64_t)part << 40) | id;
}
static inline int
rows_part(int64_t id)
{
	return (int)(id >> 40);
}
static inline int64_t
rows_of(int64_t id)
{
	return id & ((INT64_C(1) << 40) - 1);
}

#endif
