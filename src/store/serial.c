/* serial.c: numbers of rows and revisions, each given out once, taken back or not. */
#include <stdlib.h>
#include <string.h>

#include "private.h"

/* ---- in a slice of a batch: counted here, written at its end ---- */

/* Nobody else gives numbers out meanwhile: the slice has the write lock. */
static int64_t *
serial_in_slice(struct store *s, const char *noun)
{
	struct serial *l = s->tx.serials;
	size_t i = 0;

	while (i < SERIALS_MOST && l[i].noun && strcmp(l[i].noun, noun) != 0)
		i++;
	if (i == SERIALS_MOST)
		die_of_bug("too many sorts of numbers in a slice: %s", noun);
	if (!l[i].noun) {
		sqlite3_stmt *st = sql_get(s, "SELECT last FROM serial WHERE noun = :noun");
		sql_text(st, ":noun", noun);
		l[i] = (struct serial){ noun, sql_number(s, st) };
	}
	return &l[i].last;
}

bool
serials_write(struct store *s, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; ok && i < SERIALS_MOST && s->tx.serials[i].noun; i++) {
		sqlite3_stmt *st = sql_get(s, "INSERT INTO serial(noun, last) VALUES (:noun, :last) "
			"ON CONFLICT(noun) DO UPDATE SET last = max(last, :last)");
		sql_text(st, ":noun", s->tx.serials[i].noun);
		sql_int(st, ":last", s->tx.serials[i].last);
		ok = sql_run(s, st, e);
	}
	return ok;
}

/* ---- one by one ---- */

static int64_t
serial_next_stored(struct store *s, const char *noun)
{
	sqlite3_stmt *st = sql_get(s,
		"INSERT INTO serial(noun, last) VALUES (:noun, 1) "
		"ON CONFLICT(noun) DO UPDATE SET last = last + 1 RETURNING last");
	int64_t last = 0;

	sql_text(st, ":noun", noun);
	while (sql_row(s, st)) /* to its end, or nothing is written */
		last = col_int(st, 0);
	return last;
}

int64_t
serial_next(struct store *s, const char *noun)
{
	return s->tx.batch ? ++*serial_in_slice(s, noun) : serial_next_stored(s, noun);
}

int64_t
serial_last(struct store *s, const char *noun)
{
	sqlite3_stmt *st = sql_get(s, "SELECT last FROM serial WHERE noun = :noun");

	sql_text(st, ":noun", noun);
	return sql_number(s, st);
}

int64_t
serial_some(struct store *s, const char *noun, size_t n)
{
	int64_t first = serial_next(s, noun);

	for (size_t i = 1; i < n; i++)
		serial_next(s, noun);
	return first;
}

static void
reach(struct store *s, const char *noun, int64_t id)
{
	int64_t *here = s->tx.batch ? serial_in_slice(s, noun) : NULL;

	if (here) {
		*here = *here > id ? *here : id;
		return;
	}
	sqlite3_stmt *st = sql_get(s,
		"INSERT INTO serial(noun, last) VALUES (:noun, :id) "
		"ON CONFLICT(noun) DO UPDATE SET last = max(last, :id)");

	sql_text(st, ":noun", noun);
	sql_int(st, ":id", id);
	sql_run(s, st, NULL);
}

void
number_take(struct store *s, const char *noun, int64_t *id)
{
	if (*id)
		reach(s, noun, *id); /* never below this again */
	else
		*id = serial_next(s, noun);
}

static int64_t
serial_number(const struct waiting *w)
{
	int64_t id = 0;

	if (w->op->serial)
		memcpy(&id, (const char *)w->noun + w->op->id_at, sizeof(id));
	return id;
}

/* The largest number of a noun among changes that wait, or 0. */
static int64_t
waiting_last(const struct waits *l, const char *noun)
{
	int64_t last = 0;

	for (size_t i = 0; i < l->n; i++) {
		const struct waiting *w = &l->w[i];

		if (w->op->serial && strcmp(w->op->serial, noun) == 0 &&
			serial_number(w) > last)
			last = serial_number(w);
	}
	return last;
}

static int64_t
serial_find(const struct waits *l, const struct op *op, int64_t id)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->w[i].op == op && serial_number(&l->w[i]) == id)
			return l->w[i].interview_id;
	return 0;
}

int64_t
waits_interview(const struct store *s, const struct op *op, int64_t id)
{
	int64_t interview_id = serial_find(&s->waits, op, id);

	return interview_id ? interview_id : serial_find(&s->tx.done, op, id);
}

/* Rows that wait keep their order by number, so each is one more than the one before; the
 * first is well ahead of what another program may give out until the workbook takes it. */
int64_t
serial_spooled(struct store *s, const char *noun)
{
	sqlite3_stmt *st = sql_get(s, "SELECT last FROM serial WHERE noun = :noun");
	int64_t here = waiting_last(&s->tx.done, noun);
	int64_t before = waiting_last(&s->waits, noun);
	int64_t stored;
	char uuid[UUID_SIZE];

	sql_text(st, ":noun", noun);
	stored = sql_number(s, st);
	before = here > before ? here : before;
	if (before > stored)
		return before + 1;
	uuid_new(uuid);
	return stored + 1000 + strtoll(uuid + 24, NULL, 16) % 100000;
}

void
uuid_take(char uuid[UUID_SIZE])
{
	if (!uuid[0])
		uuid_new(uuid);
}

bool
revision_refused(struct store *s, bool there, const char *what, struct err *e)
{
	s->rc = SQLITE_OK; /* nothing is wrong with the workbook */
	return err_set(e, there ? "%s was changed elsewhere. Open it again, then make your change."
				: "%s is not in the workbook any more.", what);
}
