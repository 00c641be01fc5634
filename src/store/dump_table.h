/*
 * dump_table.h: what the tables of a dump are made of, read off the schema: dump.c writes their
 * rows, load.c takes such rows in.
 */
#ifndef HALFHOUR_STORE_DUMP_TABLE_H
#define HALFHOUR_STORE_DUMP_TABLE_H

#include "private.h"

enum { COLUMNS_MOST = 64, KEYS_MOST = 4 };

struct dump_column {
	char *name;       /* of the column */
	char *key;        /* in the dump: without its "_id" where it is a reference */
	char *of;         /* the table it refers to; NULL: none */
	bool number;      /* INTEGER, else TEXT */
	bool needed;      /* NOT NULL */
};

struct dump_table {
	char *name;
	struct dump_column c[COLUMNS_MOST];
	size_t n;
	size_t key[KEYS_MOST], n_key; /* columns that name a row; none: it belongs to a parent */
	bool numbered;    /* has an id of its own */
	bool batched;     /* has a batch_id: hidden rows are left out */
	sqlite3_stmt *find, *there, *most, *insert; /* prepared when first needed (load.c) */
};

struct dump_tables {
	struct dump_table *t;
	size_t n, cap;
};

/* Columns that are made from others; ended by a row of NULLs. */
struct dump_derived {
	const char *table, *column, *made; /* what it is until it is made again */
};
extern const struct dump_derived dump_derived[];

/* Referred to before referring. */
void dump_tables_read(struct store *s, struct dump_tables *l);
void dump_tables_done(struct dump_tables *l);
struct dump_table *dump_table_of(const struct dump_tables *l, const char *name); /* NULL: none */
/* A statement that is made for one table, and not kept. */
sqlite3_stmt *dump_prepare(struct store *s, const struct text *sql);

#endif
