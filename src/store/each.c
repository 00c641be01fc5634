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
each_contact(struct store *s, sqlite3_stmt *st, bool whole,
	bool (*each)(void *user, const struct contact *c), void *user, struct err *e)
{
	struct contact c = { 0 };
	bool go_on = true;

	while (go_on && sql_row(s, st)) {
		if (whole)
			contact_whole_read(s, st, &c);
		else
			columns_read(st, contact_columns(), &c);
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
		"SELECT" CONTACT_WHOLE "FROM" CONTACT_JOINED "WHERE" SHOWN("c.batch_id") "ORDER BY c.sort, c.id",
		"SELECT" CONTACT_WHOLE "FROM contact_words f CROSS JOIN" CONTACT_JOINED
		"WHERE c.id = f.rowid AND f.contact_words MATCH :match AND" SHOWN("c.batch_id")
		"ORDER BY c.sort, c.id");

	return each_contact(s, st, true, each, user, e);
}

#define BRIEF " c.id, c.name, c.role, c.stage, c.path, coalesce(o.name, '') AS organisation "

bool
store_contact_each_brief(struct store *s, const char *words,
	bool (*each)(void *user, const struct contact *c), void *user, struct err *e)
{
	sqlite3_stmt *st = narrowed(s, words,
		"SELECT" BRIEF "FROM contact c LEFT JOIN organisation o ON o.id = c.organisation_id "
		"WHERE" SHOWN("c.batch_id") "ORDER BY c.sort, c.id",
		"SELECT" BRIEF "FROM contact_words f CROSS JOIN contact c ON c.id = f.rowid "
		"LEFT JOIN organisation o ON o.id = c.organisation_id "
		"WHERE f.contact_words MATCH :match AND" SHOWN("c.batch_id") "ORDER BY c.sort, c.id");

	return each_contact(s, st, false, each, user, e);
}

bool
store_contact_named_by(struct store *s, int64_t referrer_id,
	bool (*each)(void *user, const struct contact *c), void *user, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "SELECT" CONTACT_WHOLE "FROM" CONTACT_JOINED "WHERE c.referrer_id = :id AND"
		SHOWN("c.batch_id") "ORDER BY c.sort, c.id");

	sql_int(st, ":id", referrer_id);
	return each_contact(s, st, true, each, user, e);
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

#define NEWEST_FIRST "t.student_id = 0 AND" SHOWN("i.batch_id") "ORDER BY t.at_ms DESC, i.id DESC"

bool
store_interview_each(struct store *s, const char *words,
	bool (*each)(void *user, const struct interview *i), void *user, struct err *e)
{
	sqlite3_stmt *st = narrowed(s, words,
		"SELECT" INTERVIEW_WHOLE "FROM" INTERVIEW_JOINED "WHERE " NEWEST_FIRST,
		"SELECT" INTERVIEW_WHOLE "FROM contact_words f CROSS JOIN" INTERVIEW_JOINED
		"WHERE i.contact_id = f.rowid AND f.contact_words MATCH :match AND" SHOWN("i.batch_id")
		"ORDER BY t.at_ms DESC, i.id DESC");

	return each_interview(s, st, each, user, e);
}

bool
store_interview_each_of(struct store *s, int64_t contact_id,
	bool (*each)(void *user, const struct interview *i), void *user, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "SELECT" INTERVIEW_WHOLE "FROM" INTERVIEW_JOINED "WHERE i.contact_id = :id AND "
		NEWEST_FIRST);

	sql_int(st, ":id", contact_id);
	return each_interview(s, st, each, user, e);
}

bool
store_rehearsal_each(struct store *s, bool (*each)(void *user, const struct interview *i),
	void *user, struct err *e)
{
	return each_interview(s,
		sql_get(s, "SELECT" INTERVIEW_WHOLE "FROM" INTERVIEW_JOINED "WHERE i.practice = 1 AND "
			NEWEST_FIRST), each, user, e);
}
