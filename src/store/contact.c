/* contact.c: people in the workbook. */
#include <assert.h>
#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "model/contact.h"
#include "model/stage.h"
#include "organisation.h"
#include "private.h"

/* What a contact has besides the fields of contact_fields. */
static const struct column others[] = {
	COLUMN(contact, id, COL_INT64),
	COLUMN(contact, revision, COL_INT64),
	COLUMN(contact, uuid, COL_UUID),
	COLUMN(contact, referrer_id, COL_REF),
	COLUMN(contact, referral_words, COL_TEXT),
	COLUMN(contact, stage_ms, COL_INT64),
	COLUMN(contact, asked_ms, COL_INT64),
	COLUMN(contact, created_ms, COL_INT64),
	COLUMN(contact, changed_ms, COL_INT64),
};

enum { FIELDS_MOST = 64 };

static struct column
column_of(const struct contact_field *f)
{
	static const enum column_kind kinds[] = { [HELD_TEXT] = COL_TEXT, [HELD_WORD] = COL_TEXT,
		[HELD_ENUM] = COL_WORD, [HELD_FLAG] = COL_BOOL };

	return (struct column){ f->key, f->at, kinds[f->held], f->words, f->n_words };
}

/* Made once, of the table of the fields. */
const struct columns *
contact_columns(void)
{
	static struct column all[LEN(others) + FIELDS_MOST];
	static struct columns made = { all, 0, sizeof(struct contact) };

	assert(n_contact_fields <= FIELDS_MOST);
	if (made.n)
		return &made;
	memcpy(all, others, sizeof(others));
	for (size_t i = 0; i < n_contact_fields; i++)
		all[LEN(others) + i] = column_of(&contact_fields[i]);
	made.n = LEN(others) + n_contact_fields;
	return &made;
}

/* A statement with each "$" in it replaced by the contact's own columns, each written as
 * `as` has it ("%s"). Made once, never freed: its address is its name for sql_get. */
static const char *
statement_make(const char *sql, const char *const *as)
{
	struct text out = { 0 };

	for (; *sql; sql++) {
		if (*sql != '$') {
			text_addc(&out, *sql);
			continue;
		}
		bool first = true;
		for (size_t i = 0; i < n_contact_fields; i++) {
			if (contact_fields[i].flags & FIELD_ELSEWHERE)
				continue;
			text_add(&out, first ? "" : ", ");
			for (const char *s = *as; *s; s++)
				if (*s == '%')
					text_add(&out, contact_fields[i].key);
				else
					text_addc(&out, *s);
			first = false;
		}
		as++;
	}
	return text_take(&out);
}

/* ---- save ---- */

static void
bind_folded(sqlite3_stmt *st, const char *name, const char *text)
{
	struct text folded = { 0 };

	match_fold(&folded, text);
	sql_text(st, name, text_str(&folded));
	text_free(&folded);
}

static void
bind_derived(sqlite3_stmt *st, const struct contact *c, int64_t organisation_id)
{
	struct text searched = { 0 };

	contact_join(c, FIELD_SEARCHED, SEARCHED_BETWEEN, &searched);
	if (c->path != PATH_OTHER) /* which most have, and says nothing */
		text_addf(&searched, SEARCHED_BETWEEN "%s", path_names[c->path]);
	if (c->referral_words && *c->referral_words)
		text_addf(&searched, SEARCHED_BETWEEN "%s", c->referral_words);
	bind_folded(st, ":sort", c->name);
	bind_folded(st, ":words", text_str(&searched)); /* lists narrow by what search finds */
	sql_text(st, ":searched", text_str(&searched));
	sql_ref(st, ":organisation_id", organisation_id);
	text_free(&searched);
}

static bool
store_contact_insert(
	struct store *s, const struct contact *c, int64_t organisation_id, struct err *e)
{
	static const char *sql;

	if (!sql)
		sql = statement_make(
			"INSERT INTO contact(id, revision, uuid, sort, words, searched, "
			"organisation_id, referrer_id, referral_words, stage_ms, asked_ms, created_ms, "
			"changed_ms, batch_id, $) "
			"VALUES (:id, :revision, :uuid, :sort, :words, :searched, "
			":organisation_id, :referrer_id, :referral_words, :stage_ms, :asked_ms, :created_ms, "
			":changed_ms, :batch, $)", (const char *const[]){ "%", ":%" });
	sqlite3_stmt *st = sql_get(s, sql);

	columns_bind(st, contact_columns(), c);
	sql_ref(st, ":batch", s->tx.batch);
	bind_derived(st, c, organisation_id);
	return sql_run(s, st, e);
}

/* Only of the revision that was read. */
static bool
update(struct store *s, const struct contact *c, int64_t organisation_id, int64_t revision,
	struct err *e)
{
	static const char *sql;

	if (!sql)
		sql = statement_make(
			"UPDATE contact SET revision = :new, sort = :sort, words = :words, "
			"searched = :searched, organisation_id = :organisation_id, "
			"referrer_id = :referrer_id, referral_words = :referral_words, "
			"stage_ms = iif(stage = :stage, stage_ms, iif(stage_ms = :stage_ms, :changed_ms, "
			":stage_ms)), "
			"asked_ms = CASE WHEN :stage = 'idea' THEN 0 "
			"WHEN asked_ms = 0 AND stage = 'idea' AND :stage IN ('asked', 'scheduled') "
			"THEN iif(stage_ms = :stage_ms, :changed_ms, :stage_ms) ELSE asked_ms END, "
			"changed_ms = :changed_ms, $ "
			"WHERE id = :id AND revision = :revision", (const char *const[]){ "% = :%" });
	sqlite3_stmt *st = sql_get(s, sql);

	columns_bind(st, contact_columns(), c);
	sql_int(st, ":new", revision);
	bind_derived(st, c, organisation_id);
	return sql_run(s, st, e) && sqlite3_changes(s->db) == 1;
}

/* ---- who named them ---- */

bool
store_contact_referrer(struct store *s, struct contact *c, struct err *e)
{
	struct contact by = { 0 };

	if (!c->referrer_id && c->referrer && *c->referrer)
		c->referrer_id = store_contact_find(s, c->referrer, e);
	else if (!c->referrer_id)
		return true;
	if (!c->referrer_id)
		return false;
	if (c->referrer_id == c->id)
		return err_set(e, "%s cannot be their own referrer. Who else gave you the name?",
			c->name);
	if (!store_contact_get(s, c->referrer_id, &by, e))
		return false;
	mem_set(&c->referrer, by.name);
	contact_done(&by);
	return true;
}

/* Where it belongs now; false: it is not there. */
static bool
belongs(struct store *s, int64_t id, int64_t *organisation_id, int64_t *revision)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT organisation_id, revision FROM contact WHERE id = :id");
	bool there;

	sql_int(st, ":id", id);
	there = sql_row(s, st);
	if (there) {
		*organisation_id = col_int(st, 0);
		*revision = col_int(st, 1);
		sql_end(st);
	}
	return there;
}

static bool
store_contact_add(struct store *s, struct contact *c, struct err *e)
{
	struct contact made = *c;
	int64_t organisation_id;

	made.id = serial_next(s, "contact");
	made.revision = serial_next(s, "revision");
	if (!made.uuid[0])
		uuid_new(made.uuid);
	if (!made.created_ms)
		made.created_ms = s->now.wall_ms;
	made.changed_ms = s->now.wall_ms;
	if (!made.stage_ms)
		made.stage_ms = s->now.wall_ms;
	if (!made.asked_ms && (made.stage == STAGE_ASKED || made.stage == STAGE_SCHEDULED))
		made.asked_ms = made.stage_ms;
	if (!organisation_for(s, c->organisation, c->target, 0, &organisation_id, e) ||
	    !store_contact_insert(s, &made, organisation_id, e) || !consent_save(s, &made, true, e))
		return false;
	*c = made;
	return true;
}

static bool
store_contact_change(struct store *s, struct contact *c, struct err *e)
{
	struct contact made = *c;
	int64_t before = 0, revision = 0, organisation_id;
	bool there = belongs(s, c->id, &before, &revision);

	if (!there || revision != c->revision)
		return revision_refused(s, there, c->name ? c->name : "This contact", e);
	made.changed_ms = s->now.wall_ms;
	revision = serial_next(s, "revision");
	if (!organisation_for(s, c->organisation, c->target, before, &organisation_id, e) ||
	    !update(s, &made, organisation_id, revision, e) || !consent_save(s, &made, false, e))
		return false;
	made.revision = revision;
	*c = made;
	return true;
}

/* Of their row nothing else is written, so that nothing else follows from it. */
static bool
stage_update(struct store *s, int64_t id, enum stage to, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"UPDATE contact SET revision = :new, stage = :stage, stage_ms = :now, changed_ms = :now, "
		"asked_ms = CASE WHEN :stage = 'idea' THEN 0 "
		"WHEN asked_ms = 0 AND stage = 'idea' AND :stage IN ('asked', 'scheduled') THEN :now "
		"ELSE asked_ms END WHERE id = :id");

	sql_int(st, ":new", serial_next(s, "revision"));
	sql_text(st, ":stage", stage_names[to]);
	sql_int(st, ":now", s->now.wall_ms);
	sql_int(st, ":id", id);
	return sql_run(s, st, e);
}

static bool
contact_comes_to(struct store *s, int64_t id, enum stage to, struct err *e)
{
	struct contact c = { 0 };
	sqlite3_stmt *st = sql_get(s, "SELECT stage FROM contact WHERE id = :id");

	sql_int(st, ":id", id);
	if (!sql_row(s, st))
		return sql_ok(s, e) && err_set(e, "There is no contact %" PRId64 " in the workbook.", id);
	columns_read(st, contact_columns(), &c);
	sql_end(st);
	return c.stage == to || !stage_talks(c.stage) || stage_update(s, id, to, e);
}

bool
contact_talked(struct store *s, int64_t interview_id, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT contact_id FROM interview WHERE id = :id AND NOT practice");
	int64_t id;

	sql_int(st, ":id", interview_id);
	id = sql_number(s, st);
	return id ? contact_comes_to(s, id, STAGE_TALKED, e) : sql_ok(s, e);
}

static char *
store_contact_label(const char *what, const char *name)
{
	struct text t = { 0 };

	text_addf(&t, "%s ", what);
	utf8_cut(&t, name && *name ? name : "a contact", 40);
	return text_take(&t);
}

/* tx_end after a change that did (or did not) go well, and its label freed. */
static bool
store_contact_end(struct store *s, char *said, bool ok, struct err *e)
{
	free(said);
	return tx_end(s, ok, ok ? e : NULL) && ok;
}

bool
store_contact_comes_to(struct store *s, int64_t id, enum stage to, struct err *e)
{
	return tx_change(s, 0, "change {contact}", e) &&
		store_contact_end(s, NULL, contact_comes_to(s, id, to, e), e);
}

bool
store_contact_save(struct store *s, struct contact *c, struct err *e)
{
	if (!store_contact_referrer(s, c, e))
		return false;
	struct contact before = *c;
	char *said = store_contact_label(c->id ? "change" : "add", c->name);

	if (!tx_change(s, 0, said, e)) {
		free(said);
		return false;
	}
	if (store_contact_end(s, said,
		    c->id ? store_contact_change(s, c, e) : store_contact_add(s, c, e),
		    e))
		return true;
	*c = before;
	return false;
}

int64_t
store_contact_called(struct store *s, const char *name)
{
	sqlite3_stmt *st = sql_get(s, "SELECT iif(count(*) = 1, min(id), 0) FROM contact "
		"WHERE sort = :name AND sort <> '' AND" SHOWN("batch_id"));
	struct text folded = { 0 };

	match_fold(&folded, name);
	sql_text(st, ":name", text_str(&folded));
	int64_t id = sql_number(s, st);
	text_free(&folded);
	return id;
}

int64_t
store_contact_same(struct store *s, const char *name, const char *organisation)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT c.id FROM contact c LEFT JOIN organisation o ON o.id = c.organisation_id "
		"WHERE c.sort = :name AND ifnull(o.folded, '') = :organisation AND" SHOWN("c.batch_id")
		"ORDER BY c.id LIMIT 1");
	struct text sort = { 0 }, folded = { 0 };
	int64_t id;

	match_fold(&sort, name);
	match_fold(&folded, organisation);
	sql_text(st, ":name", text_str(&sort));
	sql_text(st, ":organisation", text_str(&folded));
	id = sql_number(s, st);
	text_free(&sort);
	text_free(&folded);
	return id;
}

/* ---- get ---- */

void
contact_whole_read(struct store *s, sqlite3_stmt *st, struct contact *out)
{
	columns_read(st, contact_columns(), out);
	consent_read_all(s, out);
}

bool
store_contact_get(struct store *s, int64_t id, struct contact *out, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, "SELECT" CONTACT_WHOLE "FROM" CONTACT_JOINED "WHERE c.id = :id");

	contact_done(out);
	sql_int(st, ":id", id);
	if (sql_row(s, st)) {
		contact_whole_read(s, st, out);
		sql_end(st);
		return true;
	}
	return sql_ok(s, e) && err_set(e, "There is no contact %" PRId64 " in the workbook.", id);
}

enum path
store_contact_path(struct store *s, int64_t id)
{
	struct contact c = { .path = PATH_OTHER };
	sqlite3_stmt *st = sql_get(s, "SELECT path FROM contact WHERE id = :id");

	sql_int(st, ":id", id);
	if (sql_row(s, st)) {
		columns_read(st, contact_columns(), &c);
		sql_end(st);
	}
	return c.path;
}

bool
contact_derive(struct store *s, int64_t id)
{
	struct contact c = { 0 };
	int64_t organisation_id = 0, revision;

	if (!store_contact_get(s, id, &c, NULL) || !belongs(s, id, &organisation_id, &revision))
		return false;
	sqlite3_stmt *st = sql_get(s, "UPDATE contact SET sort = :sort, words = :words, "
		"searched = :searched, organisation_id = :organisation_id WHERE id = :id");
	sql_int(st, ":id", id);
	bind_derived(st, &c, organisation_id);
	contact_done(&c);
	return sql_run(s, st, NULL);
}

/* ---- delete ---- */

static bool
store_contact_run_for(struct store *s, const char *sql, int64_t id, struct err *e)
{
	sqlite3_stmt *st = sql_get(s, sql);

	sql_int(st, ":id", id);
	return sql_run(s, st, e);
}

static bool
remove_interviews(struct store *s, int64_t contact_id, struct err *e)
{
	sqlite3_stmt *st = sql_get(s,
		"SELECT id FROM interview WHERE contact_id = :contact LIMIT 1");
	int64_t id;

	do {
		sql_int(st, ":contact", contact_id);
		id = sql_number(s, st);
		if (id && !interview_remove(s, id, e))
			return false;
	} while (id);
	return sql_ok(s, e);
}

bool
contact_remove(struct store *s, int64_t id, struct err *e)
{
	return letters_remove(s, id, e) && remove_interviews(s, id, e) && consent_remove(s, id, e) &&
	       kept_remove(s, id, e) &&
	       store_contact_run_for(s, "DELETE FROM step WHERE contact_id = :id", id, e) &&
	       store_contact_run_for(s, "UPDATE contact SET referrer_id = NULL WHERE referrer_id = :id", id, e) &&
	       store_contact_run_for(s, "UPDATE point SET contact_id = NULL WHERE contact_id = :id", id, e) &&
	       store_contact_run_for(s, "UPDATE learned SET contact_id = NULL WHERE contact_id = :id", id, e) &&
	       store_contact_run_for(s, "DELETE FROM contact WHERE id = :id", id, e);
}

bool
store_contact_delete(struct store *s, int64_t id, struct err *e)
{
	struct contact c = { 0 };
	char *said;
	bool ok;

	if (!store_contact_get(s, id, &c, e))
		return false;
	said = store_contact_label("delete", c.name);
	ok = tx_change(s, 0, said, e);
	if (ok)
		ok = store_contact_end(s, said, contact_remove(s, id, e), e);
	else
		free(said);
	contact_done(&c);
	return ok;
}

/* ---- find by a part of the name ---- */

static bool
all_digits(const char *s)
{
	size_t n = strspn(s, "0123456789");

	return n > 0 && n < 19 && s[n] == '\0';
}

static int64_t
by_number(struct store *s, const char *who)
{
	sqlite3_stmt *st = sql_get(s, "SELECT id FROM contact WHERE id = :id AND" SHOWN("batch_id"));

	sql_int(st, ":id", strtoll(who, NULL, 10));
	return sql_number(s, st);
}

/* The only one; 0: none or several, and `names` has up to five of them. */
static int64_t
only(struct store *s, sqlite3_stmt *st, struct text *names)
{
	int64_t id = 0;
	int n = 0;

	text_clear(names);
	for (; sql_row(s, st); n++) {
		id = col_int(st, 0);
		if (n < 5)
			text_addf(names, "%s%s (%" PRId64 ")", n ? ", " : "", col_str(st, 1), id);
		else if (n == 5)
			text_add(names, " …");
	}
	return n == 1 ? id : 0;
}

int64_t
store_contact_find(struct store *s, const char *who, struct err *e)
{
	struct text folded = { 0 }, names = { 0 };
	int64_t id = all_digits(who) ? by_number(s, who) : 0;

	match_fold(&folded, who);
	if (!id && folded.n) {
		sqlite3_stmt *st = sql_get(s,
			"SELECT id, name FROM contact WHERE sort = :folded AND" SHOWN("batch_id")
			"ORDER BY id LIMIT 6");
		sql_text(st, ":folded", folded.s);
		id = only(s, st, &names);
	}
	if (!id && folded.n && !names.n) {
		sqlite3_stmt *st = sql_get(s,
			"SELECT id, name FROM contact WHERE instr(sort, :folded) AND" SHOWN("batch_id")
			"ORDER BY sort, id LIMIT 6");
		sql_text(st, ":folded", folded.s);
		id = only(s, st, &names);
	}
	if (!id && names.n)
		err_set(e, "\"%s\" may be %s. Say more of the name, or the number.", who,
			names.s);
	else if (!id && sql_ok(s, e))
		err_set(e, "Nobody in the workbook is called \"%s\": look at the contacts.",
			who);
	text_free(&folded);
	text_free(&names);
	return id;
}

int64_t
store_contact_count(struct store *s)
{
	/* All less the hidden ones: each half reads an index and no row. */
	return sql_number(s, sql_get(s, "SELECT (SELECT count(*) FROM contact) - (SELECT count(*) "
		"FROM contact WHERE batch_id IN (SELECT id FROM batch WHERE whole <> 1))"));
}
