/* consent.c: what a person agreed to, a row a purpose; what was given stays known once it is withdrawn. */
#include <string.h>

#include "model/contact.h"
#include "private.h"

/* A consent that is given today was given where the person is. */
static int64_t
consent_today(struct store *s)
{
	struct text day = { 0 };
	int64_t ms = 0;

	time_format(&day, "%Y-%m-%d", s->now.wall_ms, s->due.zone);
	time_parse(text_str(&day), "UTC", &ms);
	text_free(&day);
	return ms;
}

static void
consent_get(struct store *s, int64_t contact_id, const char *purpose, struct text *out)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT told FROM consent_told WHERE contact_id = :contact AND purpose = :purpose");

	sql_int(st, ":contact", contact_id);
	sql_text(st, ":purpose", purpose);
	if (sql_row(s, st))
		text_set(out, col_str(st, 0));
	sql_end(st);
}

static bool
consent_forget(struct store *s, int64_t contact_id, const char *purpose, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"DELETE FROM consent WHERE contact_id = :contact AND purpose = :purpose");

	sql_int(st, ":contact", contact_id);
	sql_text(st, ":purpose", purpose);
	return sql_run(s, st, e);
}

static bool
consent_withdraw(struct store *s, int64_t contact_id, const char *purpose, int64_t day_ms,
	struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"UPDATE consent SET withdrawn_ms = :day, revision = :revision "
		"WHERE contact_id = :contact AND purpose = :purpose");

	sql_int(st, ":contact", contact_id);
	sql_text(st, ":purpose", purpose);
	sql_int(st, ":day", day_ms);
	sql_int(st, ":revision", serial_next(s, "revision"));
	return sql_run(s, st, e);
}

static bool
consent_give(struct store *s, int64_t contact_id, const char *purpose, enum consent answer,
	int64_t day_ms, struct err *e)
{
	char uuid[UUID_SIZE];
	sqlite3_stmt *st = sql_get(s,
		"INSERT INTO consent(id, revision, uuid, contact_id, purpose, answer, given_ms, "
		"withdrawn_ms) VALUES (:id, :revision, :uuid, :contact, :purpose, :answer, :day, 0) "
		"ON CONFLICT (contact_id, purpose) DO UPDATE SET revision = excluded.revision, "
		"answer = excluded.answer, given_ms = excluded.given_ms, withdrawn_ms = 0");

	uuid_new(uuid);
	sql_int(st, ":id", serial_next(s, "consent"));
	sql_int(st, ":revision", serial_next(s, "revision"));
	sql_text(st, ":uuid", uuid);
	sql_int(st, ":contact", contact_id);
	sql_text(st, ":purpose", purpose);
	sql_text(st, ":answer", consent_names[answer]);
	sql_int(st, ":day", day_ms);
	return sql_run(s, st, e);
}

static bool
consent_change(struct store *s, int64_t contact_id, enum purpose p, const char *value, struct err *e)
{
	enum consent answer;
	int64_t day_ms;

	if (!*value)
		return consent_forget(s, contact_id, purpose_names[p], e);
	if (!consent_read(value, &answer, &day_ms, e))
		return false;
	if (!day_ms)
		day_ms = consent_today(s);
	if (answer == CONSENT_WITHDRAWN)
		return consent_withdraw(s, contact_id, purpose_names[p], day_ms, e);
	return consent_give(s, contact_id, purpose_names[p], answer, day_ms, e);
}

static bool
consent_save_one(struct store *s, const struct contact *c, enum purpose p, struct err *e)
{
	const char *value = c->consent[p] ? c->consent[p] : "";
	struct text was = { 0 };
	bool good = true;

	consent_get(s, c->id, purpose_names[p], &was);
	if (strcmp(text_str(&was), value) != 0)
		good = consent_follows(text_str(&was), value, c->name ? c->name : "This contact", p, e) &&
			consent_change(s, c->id, p, value, e);
	text_free(&was);
	return good;
}

bool
consent_save(struct store *s, const struct contact *c, struct err *e)
{
	for (int p = 0; p < N_PURPOSES; p++)
		if (!consent_save_one(s, c, (enum purpose)p, e))
			return false;
	return true;
}

bool
consent_remove(struct store *s, int64_t contact_id, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "DELETE FROM consent WHERE contact_id = :contact");

	sql_int(st, ":contact", contact_id);
	return sql_run(s, st, e);
}
