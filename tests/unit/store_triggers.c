/* Triggers that are made for the tables that are written. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "store/private.h"
#include "store_temp.h"

static struct store *s;
static struct err e;

static void
setup(void)
{
	temp_new();
	s = temp_store(0);
}

static void
teardown(void)
{
	store_close(s);
	temp_done();
}

/* How many this connection has on such tables, "%": on any. */
static int
has(const char *table)
{
	struct text sql = { 0 };
	sqlite3_stmt *st = NULL;

	text_addf(&sql, "SELECT count(*) FROM sqlite_temp_schema WHERE type = 'trigger' AND tbl_name LIKE '%s'", table);
	ck_assert_int_eq(sqlite3_prepare_v2(s->db, text_str(&sql), -1, &st, NULL), SQLITE_OK);
	ck_assert_int_eq(sqlite3_step(st), SQLITE_ROW);
	int n = sqlite3_column_int(st, 0);
	sqlite3_finalize(st);
	text_free(&sql);
	return n;
}

static size_t
found(const char *word)
{
	struct text sql = { 0 };

	text_addf(&sql, "SELECT count(*) FROM contact_text WHERE contact_text MATCH '%s'", word);
	int64_t n = temp_number(text_str(&sql));
	text_free(&sql);
	return (size_t)n;
}

START_TEST(only_of_tables_that_are_written)
{
	ck_assert_int_eq(has("%"), 0);
	temp_contact(s, "Maya Okafor");
	ck_assert_int_gt(has("contact"), 0);
	ck_assert_int_eq(has("note"), 0);
	ck_assert_int_eq(has("interview"), 0);
	int64_t i = temp_interview(s, 1);
	ck_assert_int_gt(has("interview"), 0);
	ck_assert_int_gt(has("timing"), 0); /* which an interview's trigger writes */
	ck_assert_int_eq(has("letter"), 0);
	temp_note(s, i, "grid", 0);
	ck_assert_int_gt(has("note"), 0);
}
END_TEST

/* Is there a trigger of that name? */
static bool
made(const char *name)
{
	struct text sql = { 0 };
	sqlite3_stmt *st = NULL;

	text_addf(&sql, "SELECT 1 FROM sqlite_temp_schema WHERE type = 'trigger' AND name = '%s'", name);
	ck_assert_int_eq(sqlite3_prepare_v2(s->db, text_str(&sql), -1, &st, NULL), SQLITE_OK);
	bool is = sqlite3_step(st) == SQLITE_ROW;
	sqlite3_finalize(st);
	text_free(&sql);
	return is;
}

START_TEST(only_of_what_is_done)
{
	struct contact c = { 0 };
	int64_t id = temp_contact(s, "Maya Okafor");

	ck_assert(made("contact_text_new"));
	ck_assert(!made("contact_text_set"));
	ck_assert(!made("contact_text_gone"));
	ck_assert(store_contact_get(s, id, &c, &e));
	mem_set(&c.why, "plans grids");
	ck_assert_msg(store_contact_save(s, &c, &e), "%s", e.text);
	ck_assert(made("contact_text_set"));
	ck_assert(!made("contact_text_gone"));
	ck_assert_uint_eq(found("grids"), 1);
	contact_done(&c);
}
END_TEST

/* An INSERT that may change what is there has the triggers of both. */
START_TEST(an_insert_may_update)
{
	static const char upsert[] = "INSERT INTO contact(id) VALUES (1) ON CONFLICT(id) DO UPDATE SET words = ''";

	ck_assert_msg(triggers_for(s, upsert, strlen(upsert)), "%s", e.text);
	ck_assert(made("contact_text_new"));
	ck_assert(made("contact_text_set"));
	ck_assert(!made("contact_text_gone"));
}
END_TEST

/* One that follows some columns only is there for statements that write one of them. */
START_TEST(only_of_the_columns_written)
{
	static const char stage[] = "UPDATE contact SET stage = 'asked' WHERE id = 1",
		words[] = "UPDATE contact SET name = :name, words = :words WHERE id = 1";

	ck_assert_msg(triggers_for(s, stage, strlen(stage)), "%s", e.text);
	ck_assert(made("due_contact_set"));
	ck_assert(!made("contact_text_set"));
	ck_assert_msg(triggers_for(s, words, strlen(words)), "%s", e.text);
	ck_assert(made("contact_text_set"));
}
END_TEST

static int
views(void)
{
	return (int)sql_number(s, sql_get(s, "SELECT count(*) FROM sqlite_temp_schema WHERE type = 'view'"));
}

/* What a view selects stands in the triggers themselves. */
START_TEST(a_view_is_not_made)
{
	temp_interview(s, temp_contact(s, "Maya Okafor"));
	ck_assert(made("timing_interview_new"));
	ck_assert_int_eq(temp_number("SELECT count(*) FROM timing"), 1);
	ck_assert_int_eq(views(), 0);
	ck_assert(triggers_view(s, "timing_now"));
	ck_assert_int_eq(views(), 1);
	ck_assert(!triggers_view(s, "no_such_view"));
}
END_TEST

/* Every one that the script has, and none twice. */
START_TEST(all_of_them)
{
	int n = 0;

	for (const char *at = sql_triggers; (at = strstr(at, "CREATE TEMP TRIGGER")) != NULL; at++)
		n++;
	ck_assert_int_gt(n, 40);
	temp_contact(s, "Maya Okafor");
	ck_assert_msg(triggers_all(s, &e), "%s", e.text);
	ck_assert_int_eq(has("%"), n);
	ck_assert(triggers_all(s, &e));
	ck_assert_int_eq(has("%"), n);
}
END_TEST

/* Made within a transaction that is taken back, they are there for the next one, whose statements
 * are the same ones. */
START_TEST(a_transaction_taken_back)
{
	ck_assert(store_begin(s, 0, "test", &e));
	temp_contact(s, "Maya Okafor");
	ck_assert(store_done(s, false, &e));
	ck_assert_uint_eq(found("okafor"), 0);
	int n = has("contact");
	ck_assert_int_gt(n, 0);
	temp_contact(s, "Maya Okafor");
	ck_assert_uint_eq(found("okafor"), 1);
	ck_assert_int_eq(has("contact"), n);
}
END_TEST

/* Undo does not go by our statements: it has all. */
START_TEST(undo_has_them)
{
	temp_contact(s, "Maya Okafor");
	store_close(s);
	s = temp_store(0);
	ck_assert_int_eq(has("%"), 0);
	ck_assert_msg(store_undo(s, -1, NULL, &e), "%s", e.text);
	ck_assert_uint_eq(found("okafor"), 0);
	ck_assert_msg(store_redo(s, -1, NULL, &e), "%s", e.text);
	ck_assert_uint_eq(found("okafor"), 1);
}
END_TEST

/* A statement says which tables it changes: none changes because of another's foreign key. */
START_TEST(no_key_acts)
{
	ck_assert_int_eq(temp_number("SELECT count(*) FROM sqlite_schema m, pragma_foreign_key_list(m.name) k "
		"WHERE m.type = 'table' AND (k.on_delete <> 'NO ACTION' OR k.on_update <> 'NO ACTION')"), 0);
	ck_assert_int_gt(temp_number("SELECT count(*) FROM sqlite_schema m, pragma_foreign_key_list(m.name) k "
		"WHERE m.type = 'table'"), 10);
}
END_TEST

Suite *store_triggers_suite(void);

Suite *
store_triggers_suite(void)
{
	Suite *t = suite_create("store triggers");
	TCase *c = tcase_create("all");

	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_test(c, only_of_tables_that_are_written);
	tcase_add_test(c, only_of_what_is_done);
	tcase_add_test(c, an_insert_may_update);
	tcase_add_test(c, only_of_the_columns_written);
	tcase_add_test(c, a_view_is_not_made);
	tcase_add_test(c, all_of_them);
	tcase_add_test(c, a_transaction_taken_back);
	tcase_add_test(c, undo_has_them);
	tcase_add_test(c, no_key_acts);
	suite_add_tcase(t, c);
	return t;
}
