/*
 * centre.h: halfhour-centre, the program that keeps many coaches' conversations on a PostgreSQL
 * server. It has no screen and no workbook: shares and feedback come in as files, are kept as rows,
 * and go out as files again. Connections are made by libpq's own ways (PGSERVICE, PGHOST, …).
 */
#ifndef HALFHOUR_CENTRE_H
#define HALFHOUR_CENTRE_H

#include <libpq-fe.h>
#include <stdio.h>

#include "formats_document.h"
#include "formats_share.h"

enum { CENTRE_DONE, CENTRE_WRONG, CENTRE_USAGE }; /* exit statuses */

/* ---- what was asked for (main.c) ---- */

struct wish {
	const char *course, *as, *output, *format, *passphrase_file;
	struct strings coaches, instructors;
	struct strings rest;         /* files, folders, a student or a course */
	long each, twice, jobs;      /* twice: one in so many; 0: none */
	bool json, force;
};

/* ---- the connection (connection.c) ---- */

struct centre {
	PGconn *pg;
	const char *as;              /* the role it acts as; NULL: the one it came by */
	struct strings asked;        /* statements with values; what is asked again is prepared */
	size_t prepared;             /* a bit for each of them */
};
/* Opens it by the environment, with the tables in sight. False: e says what the server says. */
bool centre_open(struct centre *c, struct err *e);
void centre_close(struct centre *c);
/* From here on acts as that role. */
bool centre_become(struct centre *c, const char *role, struct err *e);
#define CENTRE_OWNER "halfhour_centre"
/* One statement and its values as text (NULL: NULL). False: e; what the server says stands in it. */
bool centre_do(struct centre *c, const char *sql, int n, const char *const *values, struct err *e);
/* The same with its rows; the caller's (PQclear). NULL: e. */
PGresult *centre_rows(struct centre *c, const char *sql, int n, const char *const *values, struct err *e);
bool centre_sql(struct centre *c, const struct text *sql, struct err *e); /* one without values */
bool centre_begin(struct centre *c, struct err *e);
/* Commits where `good`, else rolls back and keeps e. Returns whether it is stored. */
bool centre_end(struct centre *c, bool good, struct err *e);
void centre_name(struct centre *c, struct text *sql, const char *name); /* quoted, appended */
bool centre_lost(const struct centre *c);  /* there is no server any more */
bool centre_wrong(struct centre *c, const PGresult *r, struct err *e); /* words it; false */

/* ---- rows of a share as columns (columns.c) ---- */

/* A list within a conversation: its table, and where it lies in struct share_interview. */
struct part {
	const char *table;
	const struct layout *rows;
	const char *key;             /* "uuid" or "id" */
	bool revised;                /* its rows have a revision of their own */
};
enum { N_PARTS = 8 };
extern const struct part parts[N_PARTS];
struct row_list *part_list(struct share_interview *i, size_t part);
/* "uuid","kind",… of a table of these rows, as they are named in SQL. */
void columns_names(const struct layout *r, struct text *out);
/* A row as COPY's text format has it: a tab behind each value. */
void columns_copy(const struct layout *r, const void *row, struct text *out);
/* The row `nth` of what a query by columns_names gave, from column `from` on, into a zeroed struct. */
bool columns_read(const struct layout *r, const PGresult *rows, int nth, int from, void *row, struct err *e);

/* ---- conversations (session.c) ---- */

struct session {                   /* what goes into the tables at once */
	struct share_interview *i;
	int course;
	bool known;                  /* it is there: its rows are merged */
};
/* Stores the conversations of one student, within a transaction. */
bool sessions_put(struct centre *c, const char *student, struct session *s, size_t n, struct err *e);
/* Reads one whole, into a zeroed struct. */
bool session_get(struct centre *c, int course, const char *uuid, struct share_interview *out, struct err *e);

/* ---- courses (course.c) ---- */

/* The course of that name, made with its partitions where it is not there; -1: e. */
int course_make(struct centre *c, const char *name, struct err *e);
int course_find(struct centre *c, const char *name, struct err *e);

/* ---- feedback (give_back.c) ---- */

/* Stores a coach's feedback in a transaction of its own: as that role (NULL: the one that asks).
 * `left`: rows about conversations that were not handed out to them. */
bool feedback_put(struct centre *c, const struct feedback *f, const char *role, size_t *changed, size_t *left,
	struct err *e);

/* ---- the figures of a conversation (figures.c) ---- */

/* Appends them as an array of SQL, "{7,NULL}", in the order of the rows in figures.c. */
void figures_of(const struct share_interview *i, struct text *out);

/* ---- commands: each returns an exit status (NAME.c) ---- */

int centre_setup(const struct wish *w);
int centre_load(const struct wish *w);
int centre_hand_out(const struct wish *w);
int centre_take(const struct wish *w);
int centre_give_back(const struct wish *w);
int centre_figures(const struct wish *w);
int centre_forget(const struct wish *w);

/* ---- what the commands share (handed.c) ---- */

/* A sentence on stderr; returns CENTRE_WRONG. */
int centre_fail(const struct err *e);
/* Bytes of a share or feedback; a sealed one is opened by the wish's passphrase. */
bool centre_file(const struct wish *w, const char *file, struct text *bytes, struct err *e);

/* As output_write: over no file of halfhour's own, over another only with OUTPUT_FORCE. */
bool centre_output(const char *file, const struct text *out, unsigned how, struct err *e);

/* Migrations, from data/centre. */
struct migration { const char *name, *sql; };
extern const struct migration migrations[];
extern const size_t n_migrations;

#endif
