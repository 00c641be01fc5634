/*
 * sql.h: the numbered scripts of data/sql, built into the program, so that a
 * workbook can be made and brought up to date wherever the program stands.
 */
#ifndef HALFHOUR_STORE_SQL_H
#define HALFHOUR_STORE_SQL_H

#include <stddef.h>

struct sql_file {
	const char *name; /* the file's name without its folder: "001-start.sql" */
	const char *text; /* the whole of it */
};

/* In the order of their names, which is the order to run them in. */
extern const struct sql_file sql_files[];
extern const size_t n_sql_files;

/* triggers.sql: run by each connection that writes. */
extern const char sql_triggers[];

#endif
