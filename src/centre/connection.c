/* connection.c: the connection to the server, its transactions, and its errors in a sentence. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "centre.h"

/* ---- errors ---- */

bool
centre_lost(const struct centre *c)
{
	return !c->pg || PQstatus(c->pg) != CONNECTION_OK;
}

/* The server's first line, without its end. */
static void
connection_said(const char *s, struct text *out)
{
	struct text line = { 0 };

	text_addn(&line, s, strcspn(s, "\n"));
	text_show(out, text_str(&line));
	text_free(&line);
}

bool
centre_wrong(struct centre *c, const PGresult *r, struct err *e)
{
	const char *state = r ? PQresultErrorField(r, PG_DIAG_SQLSTATE) : NULL;
	const char *primary = r ? PQresultErrorField(r, PG_DIAG_MESSAGE_PRIMARY) : NULL;
	struct text said = { 0 };

	connection_said(primary ? primary : PQerrorMessage(c->pg), &said);
	if (centre_lost(c) || (state && strncmp(state, "57P", 3) == 0))
		err_set(e, "The connection to the server is lost: %s. What was told as done is stored; run "
			"the command again, it goes on from there.", text_str(&said));
	else if (state && strncmp(state, "53", 2) == 0)
		err_set(e, "The server has no room left: %s. What was told as done is stored; make room "
			"there and run the command again.", text_str(&said));
	else if (state && strcmp(state, "42501") == 0)
		err_set(e, "Your role may not do that: %s. See who may in halfhour-centre(1), or ask whoever "
			"set the centre up.", text_str(&said));
	else if (state && (strcmp(state, "3F000") == 0 || strcmp(state, "42P01") == 0 ||
			strcmp(state, "42704") == 0))
		err_set(e, "The tables of the centre are not here: %s. Make them with: halfhour-centre setup",
			text_str(&said));
	else
		err_set(e, "The server refused: %s.", text_str(&said));
	text_free(&said);
	return false;
}

/* ---- opened and closed ---- */

static void
connection_quiet(void *user, const PGresult *r)
{
	(void)user;
	(void)r;
}

/* Is it there, with no connection free, or only starting? Its message says so by a code. */
static bool
connection_busy(PGconn *pg)
{
	const char *said = PQerrorMessage(pg);

	return strstr(said, "53300") || strstr(said, "57P03");
}

/* That passes: it is tried again for some three seconds. Not where a password may be wrong, which a
 * server counts. Returns whether the server was busy to the last. */
static bool
connection_again(PGconn *pg)
{
	if (PQconnectionUsedPassword(pg))
		return false;
	PQsetErrorVerbosity(pg, PQERRORS_SQLSTATE);
	PQreset(pg);
	for (long wait_ms = 100; wait_ms < 2000 && PQstatus(pg) != CONNECTION_OK && connection_busy(pg); wait_ms *= 2) {
		nanosleep(&(struct timespec){ wait_ms / 1000, wait_ms % 1000 * 1000000 }, NULL);
		PQreset(pg);
	}
	PQsetErrorVerbosity(pg, PQERRORS_DEFAULT);
	return PQstatus(pg) != CONNECTION_OK && connection_busy(pg);
}

static bool
connection_made(struct centre *c, struct err *e)
{
	struct text said = { 0 };
	bool busy;

	c->pg = PQconnectdb("fallback_application_name=halfhour-centre client_encoding=UTF8");
	if (PQstatus(c->pg) == CONNECTION_OK)
		return true;
	connection_said(PQerrorMessage(c->pg), &said);
	busy = connection_again(c->pg);
	if (PQstatus(c->pg) != CONNECTION_OK && busy)
		err_set(e, "The server has no connection free: %s. Try again in a minute.", text_str(&said));
	else if (PQstatus(c->pg) != CONNECTION_OK)
		err_set(e, "Cannot reach the server: %s. Name it by PGSERVICE, or by PGHOST and PGDATABASE.",
			text_str(&said));
	text_free(&said);
	return PQstatus(c->pg) == CONNECTION_OK;
}

bool
centre_open(struct centre *c, struct err *e)
{
	if (!connection_made(c, e)) {
		centre_close(c);
		return false;
	}
	PQsetNoticeReceiver(c->pg, connection_quiet, NULL);
	if (!centre_do(c, "SET search_path = halfhour", 0, NULL, e) || (c->as && !centre_become(c, c->as, e))) {
		centre_close(c);
		return false;
	}
	return true;
}

void
centre_close(struct centre *c)
{
	PQfinish(c->pg);
	c->pg = NULL;
	strings_free(&c->asked);
	c->prepared = 0;
}

void
centre_name(struct centre *c, struct text *sql, const char *name)
{
	char *quoted = PQescapeIdentifier(c->pg, name, strlen(name));

	text_add(sql, quoted ? quoted : "\"\"");
	PQfreemem(quoted);
}

bool
centre_become(struct centre *c, const char *role, struct err *e)
{
	struct text sql = { 0 };
	bool good;

	text_add(&sql, "SET ROLE ");
	centre_name(c, &sql, role);
	good = centre_sql(c, &sql, e);
	text_free(&sql);
	return good;
}

/* ---- asked ---- */

static bool
connection_good(const PGresult *r)
{
	ExecStatusType status = PQresultStatus(r);

	return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

enum { ASKED_MOST = 8 * sizeof(size_t) };

/* Its place among those asked before, where it is put; -1: there is no place left. */
static int
connection_asked(struct centre *c, const char *sql, bool *again)
{
	for (size_t i = 0; i < c->asked.n; i++)
		if (strcmp(c->asked.s[i], sql) == 0) {
			*again = true;
			return (int)i;
		}
	if (c->asked.n == ASKED_MOST)
		return -1;
	strings_add(&c->asked, sql);
	return (int)c->asked.n - 1;
}

/* A statement that is asked a second time is prepared: the server reads and plans it no more. */
static PGresult *
connection_ask(struct centre *c, const char *sql, int n, const char *const *values)
{
	bool again = false;
	int nth = connection_asked(c, sql, &again);
	char name[24];
	PGresult *r;

	if (nth < 0 || !again)
		return PQexecParams(c->pg, sql, n, NULL, values, NULL, NULL, 0);
	snprintf(name, sizeof(name), "asked_%d", nth);
	if (!(c->prepared & (size_t)1 << nth)) {
		r = PQprepare(c->pg, name, sql, n, NULL);
		if (!connection_good(r))
			return r;
		PQclear(r);
		c->prepared |= (size_t)1 << nth;
	}
	return PQexecPrepared(c->pg, name, n, values, NULL, NULL, 0);
}

PGresult *
centre_rows(struct centre *c, const char *sql, int n, const char *const *values, struct err *e)
{
	PGresult *r = n ? connection_ask(c, sql, n, values) : PQexec(c->pg, sql);

	if (connection_good(r))
		return r;
	centre_wrong(c, r, e);
	PQclear(r);
	return NULL;
}

bool
centre_do(struct centre *c, const char *sql, int n, const char *const *values, struct err *e)
{
	PGresult *r = centre_rows(c, sql, n, values, e);

	PQclear(r);
	return r != NULL;
}

bool
centre_sql(struct centre *c, const struct text *sql, struct err *e)
{
	PGresult *r = PQexec(c->pg, text_str(sql));
	bool good = connection_good(r) || centre_wrong(c, r, e);

	PQclear(r);
	return good;
}

bool
centre_begin(struct centre *c, struct err *e)
{
	return centre_do(c, "BEGIN", 0, NULL, e);
}

bool
centre_end(struct centre *c, bool good, struct err *e)
{
	struct err also = { 0 };

	if (good)
		return centre_do(c, "COMMIT", 0, NULL, e);
	if (!centre_lost(c))
		centre_do(c, "ROLLBACK", 0, NULL, &also);
	return false;
}
