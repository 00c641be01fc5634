/* each.c: whole lists, a row at a time, in the screens' order: for --json and exports. */
#include <inttypes.h>

#include "model/contact.h"
#include "model/interview.h"
#include "private.h"

/* The statement that fits: of all, or of those whose words match. */
static sqlite3_stmt *
narrowed(struct store *s, const char *words, const char *all, const char *some)
{
	struct text folded = { 0 }, match = { 0 };
	sqlite3_stmt *st;

	match_fold(&folded, words);
	if (match_query(text_str(&folded), true, &match)) {
		st = sql_get(s, some);
		sql_text(st, ":match", match.s);
	} else {
		st = sql_get(s, all);
	}
	text_free(&folded);
	text_free(&match);
	return st;
}

static bool
each_contact(struct store *s, sqlite3_stmt *st,
	bool (*each)(void *user, const struct contact *c), void *user, struct err *e)
{
	struct contact c = { 0 };
	bool go_on = true;

	while (go_on && sql_row(s, st)) {
		contact_whole_read(s, st, &c);
		go_on = each(user, &c);
	}
	if (!go_on)
		sql_end(st);
	contact_done(&c);
	return !go_on || sql_ok(s, e);
}

bool
store_contact_each(struct store *s, const char *words,
	bool (*each)(void *user, const struct contact *c), void *user, struct err *e)
{
	sqlite3_stmt *st = narrowed(s, words,
		"SELECT * FROM" CONTACT_WHOLE "WHERE" SHOWN("batch_id") "ORDER BY sort, id",
		"SELECT w.* FROM contact_words f CROSS JOIN" CONTACT_WHOLE "w ON w.id = f.rowid "
		"WHERE f.contact_words MATCH :match AND" SHOWN("w.batch_id") "ORDER BY w.sort, w.id");

	return each_contact(s, st, each, user, e);
}

bool
store_contact_named_by(struct store *s, int64_t referrer_id,
	bool (*each)(void *user, const struct contact *c), void *user, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "SELECT * FROM" CONTACT_WHOLE "WHERE referrer_id = :id AND"
		SHOWN("batch_id") "ORDER BY sort, id");

	sql_int(st, ":id", referrer_id);
	return each_contact(s, st, each, user, e);
}

static bool
each_interview(struct store *s, sqlite3_stmt *st,
	bool (*each)(void *user, const struct interview *i), void *user, struct err *e)
{
	struct interview i = { 0 };
	bool go_on = true;

	while (go_on && sql_row(s, st)) {
		interview_whole_read(s, st, &i);
		go_on = each(user, &i);
	}
	if (!go_on)
		sql_end(st);
	interview_done(&i);
	return !go_on || sql_ok(s, e);
}

#define NEWEST_FIRST "AND student = 0 AND" SHOWN("batch_id") "ORDER BY at_ms DESC, id DESC"

bool
store_interview_each(struct store *s, const char *words,
	bool (*each)(void *user, const struct interview *i), void *user, struct err *e)
{
	sqlite3_stmt *st = narrowed(s, words,
		"SELECT * FROM" INTERVIEW_WHOLE "WHERE true " NEWEST_FIRST,
		"SELECT w.* FROM contact_words f CROSS JOIN" INTERVIEW_WHOLE "w "
		"ON w.contact_id = f.rowid "
		"WHERE f.contact_words MATCH :match AND" SHOWN("w.batch_id")
		"ORDER BY w.at_ms DESC, w.id DESC");

	return each_interview(s, st, each, user, e);
}

bool
store_interview_each_of(struct store *s, int64_t contact_id,
	bool (*each)(void *user, const struct interview *i), void *user, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "SELECT * FROM" INTERVIEW_WHOLE "WHERE contact_id = :id " NEWEST_FIRST);

	sql_int(st, ":id", contact_id);
	return each_interview(s, st, each, user, e);
}

bool
store_rehearsal_each(struct store *s, bool (*each)(void *user, const struct interview *i),
	void *user, struct err *e)
{
	return each_interview(s,
		sql_get(s, "SELECT * FROM" INTERVIEW_WHOLE "WHERE practice = 1 " NEWEST_FIRST), each, user, e);
}
