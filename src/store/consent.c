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

/* A row of consent as it is typed: "written 2026-11-30". */
static void
consent_put(sqlite3_stmt *st, struct contact *c)
{
	int p = word_find(purpose_names, N_PURPOSES, col_str(st, 0), false);
	int answer = word_find(consent_names, N_CONSENTS, col_str(st, 1), false);
	int64_t withdrawn_ms = col_int(st, 3);
	struct text told = { 0 };

	if (p < 0 || answer < 0) /* a newer program wrote it */
		return;
	consent_write(withdrawn_ms ? CONSENT_WITHDRAWN : (enum consent)answer,
		withdrawn_ms ? withdrawn_ms : col_int(st, 2), &told);
	mem_set(&c->consent[p], text_str(&told));
	text_free(&told);
}

void
consent_read_all(struct store *s, struct contact *c)
{
	sqlite3_stmt *st = sql_get(s, "SELECT purpose, answer, given_ms, withdrawn_ms FROM consent "
		"WHERE contact_id = :contact");

	for (int p = 0; p < N_PURPOSES; p++)
		mem_set(&c->consent[p], "");
	sql_int(st, ":contact", c->id);
	while (sql_row(s, st))
		consent_put(st, c);
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
consent_save_one(struct store *s, const struct contact *c, enum purpose p, const char *was, struct err *e)
{
	const char *value = c->consent[p] ? c->consent[p] : "";

	return strcmp(was ? was : "", value) == 0 ||
	       (consent_follows(was ? was : "", value, c->name ? c->name : "This contact", p, e) &&
		       consent_change(s, c->id, p, value, e));
}

bool
consent_save(struct store *s, const struct contact *c, bool is_new, struct err *e)
{
	struct contact was = { .id = c->id };
	bool ok = true;

	if (!is_new)
		consent_read_all(s, &was);
	for (int p = 0; ok && p < N_PURPOSES; p++)
		ok = consent_save_one(s, c, (enum purpose)p, was.consent[p], e);
	contact_done(&was);
	return ok;
}

bool
consent_remove(struct store *s, int64_t contact_id, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "DELETE FROM consent WHERE contact_id = :contact");

	sql_int(st, ":contact", contact_id);
	return sql_run(s, st, e);
}
