/* organisation.c: one row for a company or body, however its name was typed. */
#include "private.h"

#include "organisation.h"

static int64_t
organisation_find(struct store *s, const char *folded)
{
	sqlite3_stmt *st = sql_get(s, "SELECT id FROM organisation WHERE folded = :folded");

	sql_text(st, ":folded", folded);
	return sql_number(s, st);
}

/* Not recorded for undo: taking back the contact it was made for must not need that nobody
 * else belongs to it since. One that nobody belongs to is not seen anywhere. */
static int64_t
organisation_add(
	struct store *s, const char *name, const char *folded, bool target, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"INSERT INTO organisation(id, name, folded, target) "
		"VALUES (:id, :name, :folded, :target)");
	int64_t id = serial_next(s, "organisation");

	sql_int(st, ":id", id);
	sql_text(st, ":name", name);
	sql_text(st, ":folded", folded);
	sql_int(st, ":target", target);
	recording_pause(s, true);
	bool ok = sql_run(s, st, e);
	recording_pause(s, false);
	return ok ? id : 0;
}

/* Another spelling counts, and a target can stop being one, when the contact edited was
 * already there: then somebody looked at it. Else a target stays one. */
static bool
organisation_set(struct store *s, int64_t id, const char *name, bool target, bool edited,
	struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"UPDATE organisation SET name = iif(:edited, :name, name), "
		"target = iif(:edited, :target, max(target, :target)) WHERE id = :id "
		"AND (target <> :target OR name <> :name)");

	sql_int(st, ":id", id);
	sql_text(st, ":name", name);
	sql_int(st, ":target", target);
	sql_int(st, ":edited", edited);
	return sql_run(s, st, e);
}

bool
organisation_for(struct store *s, const char *name, bool target, int64_t before, int64_t *id,
	struct err *e)
{
	struct text folded = { 0 };
	bool ok;

	*id = 0;
	match_fold(&folded, name);
	if (!folded.n) {
		text_free(&folded);
		return true;
	}
	*id = organisation_find(s, folded.s);
	if (!*id)
		ok = (*id = organisation_add(s, name, folded.s, target, e)) != 0;
	else
		ok = organisation_set(s, *id, name, target, *id == before, e);
	text_free(&folded);
	return ok;
}
