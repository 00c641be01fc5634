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
	const char *of;           /* the columns whose UPDATE it follows, of_n bytes; NULL: any */
	size_t of_n;
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

/* Among these words is one of those. */
static bool
trigger_shares(const char *s, size_t n, const char *with, size_t with_n)
{
	const char *at = s, *end = s + n, *there, *with_end = with + with_n;
	size_t len, there_n;

	for (; (len = trigger_word(&at, end)) > 0; at += len)
		for (there = with; (there_n = trigger_word(&there, with_end)) > 0; there += there_n)
			if (len == there_n && strncmp(at, there, len) == 0)
				return true;
	return false;
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

/* "AFTER UPDATE OF stage, links ON contact BEGIN" */
static void
trigger_read(struct trigger *t, const char *end)
{
	const char *on = t->view ? t->sql + strlen("CREATE TEMP VIEW") : strstr(t->sql, " ON ") + 3;
	const char *of = t->view ? NULL : memmem(t->sql, (size_t)(on - t->sql), " OF ", 4);

	t->on = t->view ? '\0' : strstr(t->sql, " AFTER ")[7];
	t->of = of ? of + 4 : NULL;
	t->of_n = of ? (size_t)(on - 3 - t->of) : 0;
	t->name = on;
	t->name_n = trigger_word(&t->name, end);
}

static void
triggers_read(struct triggers *l)
{
	const char *s = sql_triggers;

	while ((s = strstr(s, "\nCREATE TEMP ")) != NULL) {
		struct trigger t = { .sql = ++s };
		bool view = strncmp(s, "CREATE TEMP VIEW ", 17) == 0;
		const char *end = view ? strchr(s, ';') + 1 : strstr(s, "\nEND;") + 5;

		t.n = (size_t)(end - s);
		t.view = view;
		trigger_read(&t, end);
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

/* The view that is named at `at`, NULL: none is. */
static const struct trigger *
trigger_view_at(const struct triggers *l, const char *at, size_t n)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->t[i].view && l->t[i].name_n == n && strncmp(l->t[i].name, at, n) == 0)
			return &l->t[i];
	return NULL;
}

/* With what a view selects in place of its name: to make the view would take longer than all of
 * its triggers. */
static void
trigger_text(const struct triggers *l, const struct trigger *t, struct text *out)
{
	const char *at = t->sql, *from = at, *end = t->sql + t->n;
	size_t len;

	for (; (len = trigger_word(&at, end)) > 0; at += len) {
		const struct trigger *view = trigger_view_at(l, at, len);
		if (!view || t->view)
			continue;
		const char *select = strstr(view->sql, "SELECT");
		text_addn(out, from, (size_t)(at - from));
		text_addc(out, '(');
		text_addn(out, select, (size_t)(view->sql + view->n - 1 - select));
		text_addc(out, ')');
		from = at + len;
	}
	text_addn(out, from, (size_t)(end - from));
}

static bool
triggers_run(struct store *s, struct trigger *t)
{
	struct text sql = { 0 };

	trigger_text(s->triggers, t, &sql);
	s->rc = sqlite3_exec(s->db, text_str(&sql), NULL, NULL, NULL);
	t->made = s->rc == SQLITE_OK;
	t->in_tx = !sqlite3_get_autocommit(s->db);
	text_free(&sql);
	return t->made;
}

bool
triggers_view(struct store *s, const char *name)
{
	struct triggers *l = s->triggers;
	bool ok = false;

	for (size_t i = 0; !ok && l && i < l->n; i++) {
		struct trigger *t = &l->t[i];

		if (t->view && t->name_n == strlen(name) && strncmp(t->name, name, t->name_n) == 0)
			ok = t->made || triggers_run(s, t);
	}
	return ok;
}

/* The triggers of the tables that it writes, which may be its own table. Where that fails it is
 * asked for again with the next statement. */
static bool
triggers_need(struct store *s, struct trigger *of)
{
	if (of->needed)
		return true;
	of->needed = true;
	of->needed = triggers_for(s, of->sql, of->n);
	return of->needed;
}

/* A statement that is about to change a table: "I" of INSERT, "U" or "D". */
struct change {
	const char *sql;
	size_t n;
	const char *table;        /* NULL: of all tables */
	size_t table_n;
	char on;
};

static bool
trigger_follows(const struct trigger *t, const struct change *c)
{
	return t->on == c->on && t->name_n == c->table_n && strncmp(t->name, c->table, c->table_n) == 0 &&
		(!t->of || trigger_shares(t->of, t->of_n, c->sql, c->n));
}

/* Those of one kind of change of one table and of what is written with it. The full
 * program makes all at its first change: made one after the other, with memory refused in between,
 * some were taken for made. */
static bool
triggers_make(struct store *s, const struct change *c)
{
	struct triggers *l = s->triggers;
	bool ok = true, every = !c->table || s->flags & STORE_SCREEN;

	for (size_t i = 0; ok && i < l->n; i++) {
		struct trigger *t = &l->t[i];

		if (!t->view && (every || trigger_follows(t, c)))
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
	bool ok = triggers_make(s, &(struct change){ .table = NULL });
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
	const char *at = sql, *end = sql + n;
	struct change into = { sql, n, NULL, 0, 'U' };
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
			into.table = at;
			into.table_n = len;
		}
		ok = upsert ? !into.table || triggers_make(s, &into)
			    : triggers_make(s, &(struct change){ sql, n, at, len, on });
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
