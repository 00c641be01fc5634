/*
 * store/dump.h: everything as rows, for another workbook, and such rows loaded.
 */
#ifndef HALFHOUR_STORE_DUMP_H
#define HALFHOUR_STORE_DUMP_H

#include "base.h"

struct store;

/* A row's value under a key: of a reference the name of the row meant (its uuid). Borrowed. */
enum dump_kind { DUMP_NULL, DUMP_NUMBER, DUMP_TEXT };
struct dump_value {
	const char *key;
	enum dump_kind kind;
	int64_t number;
	const char *text;
};
/* A row of a table; without values (v NULL): the rows of that table follow. */
struct dump_line {
	const char *table;
	const struct dump_value *v;
	size_t n;
};
typedef bool dump_each(void *user, const struct dump_line *r);
/* Every table that means something elsewhere, in an order in which it can be loaded; hidden batches
 * are left out. */
bool store_dump(struct store *s, dump_each *each, void *user, struct err *e);
/* Why a table is not in it; NULL: it is. */
const char *store_here_only(const char *table);

/* Rows of a dump, as a batch: what is missing is added by its name, and nothing is changed.
 * store_load_begin, and where anything is missing store_batch_begin and store_load_into; rows,
 * with a pause behind each slice; what waited, likewise; the revisions; store_batch_close. */
struct store_loading;
struct store_loading *store_load_begin(struct store *s, bool dry, struct err *e); /* NULL: e */
void store_load_into(struct store_loading *x, int64_t batch_id);
enum dump_added { DUMP_ADDED, DUMP_THERE,
	DUMP_REFUSED,            /* a value is none of its column, or what it belongs to is not there */
	DUMP_UNKNOWN };          /* there is no such table */
/* What would become of a row. */
enum dump_added store_load_look(struct store *s, const struct store_loading *x, const struct dump_line *r);
/* Adds a row of which that says DUMP_ADDED. False: e, and the batch is to be given up. */
bool store_load_row(struct store *s, struct store_loading *x, const struct dump_line *r,
	enum dump_added *added, struct err *e);
/* Ends the slice. */
bool store_load_pause(struct store *s, struct store_loading *x, bool keep, struct err *e);
/* The next reference to a row that came behind the one that has it. */
bool store_load_settle(struct store *s, struct store_loading *x, bool *more, struct err *e);
bool store_load_revisions(struct store *s, struct store_loading *x, struct err *e);
void store_load_free(struct store_loading *x);

#endif
