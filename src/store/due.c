/*
 * due.c: what is due, kept in the table `due`: made from the rules of
 * model/due.h, in the transaction that changes what they look at.
 *
 * Triggers note in `due_touched` whose rows a change concerns (001 and 002
 * under data/sql). At the end of a transaction a few owners are made anew at
 * once; where many are touched (an import, a changed setting), the rest waits
 * there and is made in slices by store_tick.
 */
#include <stdlib.h>

#include "due_facts.h"

enum { AGAIN_MS = 1000 }; /* after a slice that could not be stored */

/* ---- the owners that were touched ---- */

static size_t
due_read_touched(struct store *s, int64_t *out, size_t most)
{
	sqlite3_stmt *st = sql_get(s, "SELECT owner FROM due_touched LIMIT :most");
	size_t n = 0;

	sql_int(st, ":most", (int64_t)most);
	while (sql_row(s, st))
		out[n++] = col_int(st, 0);
	return n;
}

static bool
due_forget_touched(struct store *s, int64_t owner, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "DELETE FROM due_touched WHERE owner = :owner");

	sql_int(st, ":owner", owner);
	return sql_run(s, st, e);
}

bool
due_refresh(struct store *s, struct err *e)
{
	int64_t owner[DUE_OWNERS_AT_ONCE];
	size_t n = due_read_touched(s, owner, DUE_OWNERS_AT_ONCE);
	bool ok = sql_ok(s, e);

	for (size_t i = 0; ok && i < n; i++)
		ok = due_make_owner(s, owner[i], e) && due_forget_touched(s, owner[i], e);
	if (n == DUE_OWNERS_AT_ONCE)
		s->due.more = true;
	return ok;
}

/* ---- the settings they are made of ---- */

/* As they are kept beside the rows, the version of the rules with them. */
static void
due_settings_text(const struct store *s, struct text *out)
{
	/* Raised when a rule that stands is changed; a new one changes the number of kinds. */
	enum { RULES_VERSION = 3 };

	text_addf(out, "%d.%d %s %s ", RULES_VERSION, N_DUE_KINDS,
		s->due.business ? "3b7" : "7d", s->due.zone);
	strings_join(&s->due.holidays, " ", out);
	if (s->due.touch && *s->due.touch)
		text_addf(out, " %s %d", s->due.touch, s->due.touch_gap);
}

static void
due_look(struct store *s, const char *settings)
{
	sqlite3_stmt *st = sql_get(s, "SELECT settings <> :settings, EXISTS (SELECT 1 FROM due_touched) "
		"OR EXISTS (SELECT 1 FROM batch WHERE due_interview IS NOT NULL) FROM due_made WHERE id = 1");

	sql_text(st, ":settings", settings);
	s->due.stale = true;
	if (sql_row(s, st)) {
		s->due.stale = col_int(st, 0);
		s->due.more = col_int(st, 1);
		sql_end(st);
	}
	s->due.more |= s->due.stale;
}

/* Within a transaction. */
static bool
due_touch_all(struct store *s, struct err *e)
{
	struct text settings = { 0 };
	sqlite3_stmt *st;
	bool ok;

	due_settings_text(s, &settings);
	ok = sql_exec(s, "INSERT OR IGNORE INTO due_touched SELECT id FROM contact;"
			 "INSERT OR IGNORE INTO due_touched "
			 "SELECT -id FROM interview WHERE contact_id IS NULL;"
			 "INSERT OR IGNORE INTO due_touched VALUES (0)", e);
	st = sql_get(s, "UPDATE due_made SET settings = :settings WHERE id = 1");
	sql_text(st, ":settings", text_str(&settings));
	ok = ok && sql_run(s, st, e);
	text_free(&settings);
	return ok;
}

/* ---- in slices ---- */

static bool
due_is_touched(struct store *s)
{
	return sql_number(s, sql_get(s, "SELECT EXISTS (SELECT 1 FROM due_touched) "
		"OR EXISTS (SELECT 1 FROM batch WHERE due_interview IS NOT NULL)")) != 0;
}

static bool
due_is_owner_touched(struct store *s)
{
	return sql_number(s, sql_get(s, "SELECT EXISTS (SELECT 1 FROM due_touched)")) != 0;
}

static bool
due_slice(struct store *s, struct err *e)
{
	bool ok;

	s->tx.plain = false;
	s->tx.unrecorded = true;
	ok = (!s->due.stale || due_touch_all(s, e)) && (due_is_owner_touched(s) || due_batch_slice(s, e));
	ok = tx_end(s, ok, ok ? e : NULL) && ok; /* the commit makes the steps */
	s->due.stale = s->due.stale && !ok;
	return ok;
}

/* One due_slice, a transaction of its own; one that could not be stored is tried again. */
static bool
due_refresh_slice(struct store *s, int wait_ms, struct err *e)
{
	s->due.more = false;
	if (tx_begin(s, 0, NULL, wait_ms, e) && due_slice(s, e))
		return true;
	s->due.more = true;
	s->due.again_ms = s->now.boot_ms + AGAIN_MS;
	return false;
}

int64_t
due_more(const struct store *s, const struct moment *now)
{
	if (!s->due.more || s->readonly)
		return -1;
	return s->due.again_ms > now->boot_ms ? s->due.again_ms - now->boot_ms : 0;
}

void
due_tick(struct store *s, const struct moment *now)
{
	if (due_more(s, now) == 0 && !s->tx.depth)
		due_refresh_slice(s, WAIT_KEY_MS, NULL);
}

bool
store_due_waits(const struct store *s)
{
	return s->due.more;
}

void
due_close(struct store *s)
{
	free(s->due.zone);
	free(s->due.touch);
	strings_free(&s->due.holidays);
}

/* ---- all of them anew ---- */

static void
due_take_settings(struct store *s, bool business, const char *zone, const struct strings *holidays)
{
	s->due.business = business;
	mem_set(&s->due.zone, zone ? zone : "");
	strings_free(&s->due.holidays);
	if (holidays)
		strings_copy(&s->due.holidays, holidays);
}

void
store_due_touch(struct store *s, const char *touch, int gap)
{
	mem_set(&s->due.touch, touch);
	s->due.touch_gap = gap;
}

bool
store_due_make(struct store *s, struct err *e)
{
	bool ok = true;

	while (ok && (s->due.stale || due_is_touched(s)))
		ok = due_refresh_slice(s, tx_wait(s), e);
	return ok;
}

bool
store_due_settings(struct store *s, bool business, const char *zone,
	const struct strings *holidays, struct err *e)
{
	struct text settings = { 0 };

	due_take_settings(s, business, zone, holidays);
	due_settings_text(s, &settings);
	due_look(s, text_str(&settings));
	text_free(&settings);
	if (!s->due.more || s->readonly)
		return sql_ok(s, e);
	return s->flags & STORE_SCREEN ? due_refresh_slice(s, WAIT_SCREEN_MS, e)
				       : store_due_make(s, e);
}
