/* pseudonym.c: numbers that stand for names in shares, words decided on, and what was handed over. */
#include <string.h>

#include "private.h"

enum { PSEUDONYM_WAIT_MS = 2000 }; /* for another program that writes; no call runs here */

static int64_t
pseudonym_of_contact(struct store *s, int64_t contact_id)
{
	sqlite3_stmt *st = sql_get(s, "SELECT number FROM pseudonym WHERE contact_id = :contact");
	int64_t number = 0;

	sql_int(st, ":contact", contact_id);
	if (sql_row(s, st))
		number = col_int(st, 0);
	sql_end(st);
	return number;
}

static int64_t
pseudonym_of_name(struct store *s, const char *kind, const char *folded)
{
	sqlite3_stmt *st = sql_get(s, "SELECT number FROM pseudonym "
		"WHERE kind = :kind AND folded = :folded AND contact_id IS NULL");
	int64_t number = 0;

	sql_text(st, ":kind", kind);
	sql_text(st, ":folded", folded);
	if (sql_row(s, st))
		number = col_int(st, 0);
	sql_end(st);
	return number;
}

/* Somebody who was only named becomes a contact, and keeps the number. */
static bool
pseudonym_claim(struct store *s, int64_t number, int64_t contact_id, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "UPDATE pseudonym SET contact_id = :contact "
		"WHERE kind = 'contact' AND number = :number");

	sql_int(st, ":number", number);
	sql_int(st, ":contact", contact_id);
	return sql_run(s, st, e);
}

static int64_t
pseudonym_new(struct store *s, const char *kind, const char *folded, int64_t contact_id,
	struct err *e)
{
	bool person = strcmp(kind, "contact") == 0;
	int64_t number = serial_next(s, person ? "pseudonym" : "pseudonym-organisation");
	sqlite3_stmt *st = sql_get(s, "INSERT INTO pseudonym(number, kind, folded, contact_id) "
		"VALUES (:number, :kind, :folded, :contact)");

	sql_int(st, ":number", number);
	sql_text(st, ":kind", kind);
	sql_text(st, ":folded", folded);
	sql_ref(st, ":contact", contact_id);
	return sql_run(s, st, e) ? number : 0;
}

static int64_t
pseudonym_find(struct store *s, const char *kind, const char *folded, int64_t contact_id,
	struct err *e)
{
	int64_t number = contact_id ? pseudonym_of_contact(s, contact_id) : 0;

	if (number)
		return number;
	number = pseudonym_of_name(s, kind, folded);
	if (number && contact_id && !pseudonym_claim(s, number, contact_id, e))
		return 0;
	return number ? number : pseudonym_new(s, kind, folded, contact_id, e);
}

int64_t
store_pseudonym(struct store *s, bool place, const char *name, int64_t contact_id, struct err *e)
{
	const char *kind = place ? "organisation" : "contact";
	struct text folded = { 0 };
	int64_t number = 0;

	utf8_fold(&folded, name);
	if (tx_begin(s, 0, NULL, PSEUDONYM_WAIT_MS, e)) {
		number = pseudonym_find(s, kind, text_str(&folded), contact_id, e);
		if (!tx_end(s, number > 0, e))
			number = 0;
	}
	text_free(&folded);
	return number;
}

/* ---- words that may be names ---- */

bool
store_share_word_set(struct store *s, const char *folded, bool keep, struct err *e)
{
	sqlite3_stmt *st;

	if (!tx_begin(s, 0, NULL, PSEUDONYM_WAIT_MS, e))
		return false;
	st = sql_get(s, "INSERT INTO share_word(folded, keep) VALUES (:folded, :keep) "
		"ON CONFLICT(folded) DO UPDATE SET keep = excluded.keep");
	sql_text(st, ":folded", folded);
	sql_int(st, ":keep", keep);
	return tx_end(s, sql_run(s, st, e), e);
}

void
store_share_words(struct store *s, struct strings *keep, struct strings *replace)
{
	sqlite3_stmt *st = sql_get(s, "SELECT folded, keep FROM share_word ORDER BY folded");

	while (sql_row(s, st))
		strings_add(col_int(st, 1) ? keep : replace, col_str(st, 0));
}

/* ---- every name and every text in which there may be one ---- */

void
store_name_each(struct store *s, void (*each)(void *user, enum name_place kind, int64_t contact_id,
	const char *text), void *user)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT 0, id, name FROM contact "
		"UNION ALL SELECT 1, 0, name FROM organisation "
		"UNION ALL SELECT 2, 0, referral_words FROM contact WHERE referral_words <> '' "
		"UNION ALL SELECT 2, 0, text FROM note WHERE kind = 'referral' "
		"UNION ALL SELECT 3, 0, role FROM contact WHERE instr(role, ' ') "
		"UNION ALL SELECT 4, 0, found || char(10) || why || char(10) || common || char(10) || "
		"research FROM contact "
		"UNION ALL SELECT 4, 0, text FROM note UNION ALL SELECT 4, 0, text FROM reflection "
		"UNION ALL SELECT 4, 0, text FROM step UNION ALL SELECT 4, 0, text FROM writeup "
		"UNION ALL SELECT 4, 0, name FROM theme");

	while (sql_row(s, st))
		each(user, (enum name_place)col_int(st, 0), col_int(st, 1), col_str(st, 2));
}

/* ---- what was handed over ---- */

bool
store_shared_add(struct store *s, const char *uuid, struct err *e)
{
	sqlite3_stmt *st;

	if (!tx_begin(s, 0, NULL, PSEUDONYM_WAIT_MS, e))
		return false;
	st = sql_get(s, "INSERT INTO shared(interview, made_ms) VALUES (:uuid, :now) "
		"ON CONFLICT(interview) DO UPDATE SET made_ms = excluded.made_ms");
	sql_text(st, ":uuid", uuid);
	sql_int(st, ":now", s->now.wall_ms);
	return tx_end(s, sql_run(s, st, e), e);
}

void
store_shared_gone(struct store *s, struct strings *out)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT interview FROM shared WHERE NOT EXISTS (SELECT 1 FROM interview i "
		"WHERE i.uuid = shared.interview AND" SHOWN("i.batch_id") ") ORDER BY interview");

	while (sql_row(s, st))
		strings_add(out, col_str(st, 0));
}
