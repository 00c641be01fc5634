/*
 * triggers.c: the triggers of data/sql/triggers.sql, made for the tables that this connection
 * writes, before its first change of each. To make all of them takes longer than a command
 * needs for the rest, and longer than a call's first frame.
 */
#include <stdlib.h>
#include <string.h>

#include "private.h"

/* A statement of triggers.sql. Those made within a transaction are gone when it is taken back. */
struct trigger {
	const char *sql;
	size_t n;
	const char *name;         /* name_n bytes: its table, or the view itself */
	size_t name_n;
	bool view;
	char on;                  /* the change it follows: I, U or D, as INSERT begins */
	bool made, in_tx;
	bool needed;              /* what it writes and reads is made too */
};

struct triggers {
	struct trigger *t;
	size_t n, cap;
	bool all;
};

/* ---- reading SQL, as far as that takes ---- */

static bool
trigger_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* The next word from *at on; its length, 0 at the end. */
static size_t
trigger_word(const char **at, const char *end)
{
	const char *s = *at;
	size_t n = 0;

	while (s < end && !trigger_letter(*s))
		s++;
	while (s + n < end && trigger_letter(s[n]))
		n++;
	*at = s;
	return n;
}

static bool
trigger_among(const char *s, size_t n, const char *const *words, size_t n_words)
{
	for (size_t i = 0; i < n_words; i++)
		if (strlen(words[i]) == n && strncmp(s, words[i], n) == 0)
			return true;
	return false;
}

/* ---- the list ---- */

static void
triggers_read(struct triggers *l)
{
	const char *s = sql_triggers;

	while ((s = strstr(s, "\nCREATE TEMP ")) != NULL) {
		struct trigger t = { .sql = ++s };
		bool view = strncmp(s, "CREATE TEMP VIEW ", 17) == 0;
		const char *end = view ? strchr(s, ';') + 1 : strstr(s, "\nEND;") + 5;
		const char *name = view ? s + 17 : strstr(s, " ON ") + 4;

		t.n = (size_t)(end - s);
		t.view = view;
		t.on = view ? '\0' : strstr(s, " AFTER ")[7];
		t.name_n = trigger_word(&name, end);
		t.name = name;
		mem_grow(l->t, &l->cap, l->n + 1);
		l->t[l->n++] = t;
		s = end;
	}
}

void
triggers_forget(struct store *s)
{
	if (s->triggers)
		free(s->triggers->t);
	free(s->triggers);
	s->triggers = NULL;
}

/* ---- making them ---- */

static bool
triggers_run(struct store *s, struct trigger *t)
{
	char *sql = mem_strn(t->sql, t->n);

	s->rc = sqlite3_exec(s->db, sql, NULL, NULL, NULL);
	t->made = s->rc == SQLITE_OK;
	t->in_tx = !sqlite3_get_autocommit(s->db);
	free(sql);
	return t->made;
}

/* A view that a trigger reads, and the triggers of the tables that it writes, which may be its own
 * table. Where that fails it is asked for again with the next statement. */
static bool
triggers_need(struct store *s, struct trigger *of)
{
	struct triggers *l = s->triggers;
	bool ok = true;

	if (of->needed)
		return true;
	of->needed = true;

	for (size_t i = 0; ok && i < l->n; i++) {
		struct trigger *t = &l->t[i];

		if (t->view && !t->made && memmem(of->sql, of->n, t->name, t->name_n))
			ok = triggers_run(s, t);
	}
	of->needed = ok && triggers_for(s, of->sql, of->n);
	return of->needed;
}

/* Those of one kind of change of one table and of what is written with it; of all: NULL. The full
 * program makes all at its first change: made one after the other, with memory refused in between,
 * some were taken for made. */
static bool
triggers_make(struct store *s, const char *table, size_t n, char on)
{
	struct triggers *l = s->triggers;
	bool ok = true, every = !table || s->flags & STORE_SCREEN;

	for (size_t i = 0; ok && i < l->n; i++) {
		struct trigger *t = &l->t[i];
		bool wanted = every || (table && t->on == on && t->name_n == n && strncmp(t->name, table, n) == 0);

		if (wanted && !t->view)
			ok = (t->made || triggers_run(s, t)) && triggers_need(s, t);
	}
	return ok;
}

/* False: there is nothing to make. The temporary schema is in memory, before anything is in it. */
static bool
triggers_begin(struct store *s)
{
	if (!s->ready || (s->triggers && s->triggers->all))
		return false;
	if (!s->triggers) {
		s->triggers = mem_new(1, sizeof(*s->triggers));
		triggers_read(s->triggers);
		sqlite3_exec(s->db, "PRAGMA temp_store = MEMORY", NULL, NULL, NULL);
	}
	return true;
}

bool
triggers_all(struct store *s, struct err *e)
{
	if (!triggers_begin(s))
		return true;
	bool alone = sqlite3_get_autocommit(s->db) && sqlite3_exec(s->db, "BEGIN", NULL, NULL, NULL) == SQLITE_OK;
	bool ok = triggers_make(s, NULL, 0, 0);
	int rc = s->rc;

	if (alone) {
		/* A lack of memory may have taken the transaction back, by itself. */
		bool kept = !sqlite3_get_autocommit(s->db) && sqlite3_exec(s->db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK;

		if (!kept && !sqlite3_get_autocommit(s->db))
			sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
		triggers_ended(s, kept);
		s->triggers->all = ok && kept;
	}
	s->rc = ok ? SQLITE_OK : rc;
	return ok || sql_fail(s, e);
}

/* Where an INSERT may change a row that is there (DO UPDATE SET), the table is that of the INTO. */
bool
triggers_for(struct store *s, const char *sql, size_t n)
{
	static const char *const writes[] = { "INTO", "UPDATE", "DELETE" },
		*const between[] = { "FROM", "OR", "IGNORE", "REPLACE" }, *const set[] = { "SET" };
	const char *at = sql, *end = sql + n, *into = NULL;
	size_t into_n = 0;
	char on = '\0';
	bool ok = true;

	if (!triggers_begin(s))
		return true;
	for (size_t len; ok && (len = trigger_word(&at, end)) > 0; at += len) {
		if (trigger_among(at, len, writes, LEN(writes))) {
			on = *at;
			continue;
		}
		if (!on || trigger_among(at, len, between, LEN(between)))
			continue;
		bool upsert = on == 'U' && trigger_among(at, len, set, LEN(set));
		if (on == 'I') {
			into = at;
			into_n = len;
		}
		ok = upsert ? !into || triggers_make(s, into, into_n, on) : triggers_make(s, at, len, on);
		on = '\0';
	}
	return ok;
}

/* Statements that are kept count on them, so those that went with a transaction are made again. */
void
triggers_ended(struct store *s, bool kept)
{
	struct triggers *l = s->triggers;
	int rc = s->rc;

	for (size_t i = 0; l && i < l->n; i++) {
		bool lost = l->t[i].in_tx && !kept;

		l->t[i].in_tx = false;
		if (!lost || triggers_run(s, &l->t[i]))
			continue;
		if ((s->rc & 0xff) == SQLITE_NOMEM || s->rc == SQLITE_IOERR_NOMEM)
			die_of_memory();
		l->all = false; /* the next change makes it */
	}
	s->rc = rc;
}
