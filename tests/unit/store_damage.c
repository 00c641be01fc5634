/*
 * A damaged workbook: the full-text indexes are rebuilt where they are met, everything
 * else is a sentence, notes are safe either way. A bug in our SQL still dies.
 */
#include <check.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/call.h"
#include "store/private.h"
#include "store_temp.h"

static struct store *s;
static struct err e;
static int64_t interview;

static void
setup(void)
{
	temp_new();
	s = temp_store(STORE_SCREEN);
	e.text[0] = '\0';
	interview = temp_interview(s, temp_contact(s, "Maya Okafor, Grid planner, Northlight"));
	temp_note(s, interview, "licence after year two", 10);
	temp_asked(s, interview, "one");
	ck_assert(store_reflection_set(s, interview, "learned", "that the licence counts", &e));
}

static void
teardown(void)
{
	store_close(s);
	temp_done();
}

#define OK(x) ck_assert_msg((x), "%s", e.text)

/* ---- whatever is damaged ---- */

/* With nothing of SQLite's in the way. */
static void
damage(const char *sql)
{
	sqlite3 *db = NULL;
	char *why = NULL;

	ck_assert_int_eq(sqlite3_open(temp_path("w"), &db), SQLITE_OK);
	sqlite3_busy_timeout(db, 5000);
	sqlite3_exec(db, "PRAGMA writable_schema = ON", NULL, NULL, NULL);
	ck_assert_msg(sqlite3_exec(db, sql, NULL, NULL, &why) == SQLITE_OK, "%s: %s", sql, why);
	sqlite3_close(db);
}

static bool
see_hit(void *user, const struct hit *h)
{
	(void)h;
	++*(int *)user;
	return true;
}

static int
hits(const char *words)
{
	int n = 0;

	OK(store_search(s, words, 100, see_hit, &n, &e));
	return n;
}

static struct note
note(const char *text)
{
	struct note n = { .axis_ms = 20 };

	n.text = mem_str(text);
	return n;
}

/* ---- the indexes ---- */

static const char *const indexes[] = { "contact_words", "contact_text", "note_text", "asked_text",
	"reflection_text", "writeup_text", "learned_text" };
static const char *const ways[] = {
	"UPDATE %s_data SET block = zeroblob(length(block))",
	"UPDATE %s_data SET block = zeroblob(length(block)) WHERE id = 10",
	"DELETE FROM %s_data",
	"DELETE FROM %s_data WHERE id > 10",
	"DELETE FROM %s_idx",
	"UPDATE %s_config SET v = 0 WHERE k = 'version'",
	"DROP TABLE %s_data",
	"DROP TABLE %s_idx",
	"DROP TABLE %s_config",
	"DROP TABLE %s",
	"DELETE FROM sqlite_schema WHERE name = '%s'",
	"UPDATE sqlite_schema SET sql = replace(sql, 'fts5', 'fts6') WHERE name = '%s'",
};

/* What met the damage may be undone with its transaction: it says so, and is done again. */
#define DO(x) \
	OK((x) || (strstr(e.text, "is rebuilt. Do this again") != NULL && (x)))

static bool
asked_two(void)
{
	struct asked a = { .minutes = 3, .priority = 1 };
	bool good;

	a.question_id = mem_str("two");
	a.text = mem_str("What was the week just gone like?");
	good = store_asked_add(s, interview, &a, &e);
	asked_done(&a);
	return good;
}

static void
wait_for_none(void)
{
	struct moment now = { TEMP_WALL, 2 * HOUR_MS, 2 * HOUR_MS, "boot-a" };

	for (int i = 0; i < 20 && store_waiting(s); i++) {
		now.boot_ms += 300;
		store_tick(s, &now);
	}
	ck_assert_uint_eq(store_waiting(s), 0);
}

/* All that the indexes are kept for, each way of using them. */
static void
use_indexes(void)
{
	struct contact c = { 0 };
	struct note n = note("licence again");
	struct store_row row = { 0 };

	OK(store_note_add(s, interview, &n, &e));
	wait_for_none();
	OK(store_contact_get(s, 1, &c, &e));
	mem_set(&c.research, "knows the licence office");
	DO(store_contact_save(s, &c, &e));
	DO(asked_two());
	wait_for_none();
	DO(store_reflection_set(s, interview, "learned", "that the licence counts twice", &e));
	ck_assert_int_eq(hits("licence"), 4); /* two notes, the contact, the debrief */
	ck_assert_int_eq(hits("week"), 2);
	ck_assert_uint_eq(store_contact_rows(s, "okaf", STORE_FIRST, NULL, 0, &row, 1), 1);
	store_row_done(&row);
	ck_assert_uint_eq(store_waiting(s), 0);
	OK(store_check(s, &e));
	contact_done(&c);
	note_done(&n);
}

START_TEST(a_damaged_index_is_rebuilt)
{
	const char *index = indexes[(size_t)_i % LEN(indexes)];
	struct text sql = { 0 };

	text_addf(&sql, ways[(size_t)_i / LEN(indexes)], index);
	if (strcmp(index, "contact_words") == 0 && strstr(sql.s, "DELETE FROM contact_words_data W"))
		goto done; /* it has too little to lose that */
	damage(sql.s);
	use_indexes();
done:
	text_free(&sql);
}
END_TEST

/* By a search, in a program that only reads; no note comes first. */
START_TEST(a_search_rebuilds_what_it_needs)
{
	store_close(s);
	damage("DELETE FROM note_text_data WHERE id > 10");
	s = temp_store(STORE_READ);
	ck_assert_int_eq(hits("licence"), 2);
	store_close(s);
	s = temp_store(STORE_SCREEN);
	use_indexes();
}
END_TEST

/* No statement meets the damage: nothing is found, and nothing says why. */
START_TEST(an_index_that_says_too_little_is_rebuilt_when_asked)
{
	static const char *const takes[] = { "INSERT INTO note_text(note_text) VALUES ('delete-all')",
		"INSERT INTO note_text(note_text, rowid, text) SELECT 'delete', id, text FROM note" };
	bool any = false;

	store_close(s);
	damage(takes[_i]);
	s = temp_store(0);
	ck_assert_int_eq(hits("licence"), 1); /* the debrief's */
	OK(store_indexes_mend(s, &any, &e));
	ck_assert(any);
	ck_assert_int_eq(hits("licence"), 2);
	OK(store_indexes_mend(s, &any, &e));
	ck_assert(!any);
	store_close(s);
	s = temp_store(STORE_READ);
	ck_assert(!store_indexes_mend(s, &any, &e));
	ck_assert_int_eq(hits("licence"), 2);
}
END_TEST

/* ---- everything else ---- */

/* What a call does. A note is in the workbook or waits; nothing ends the program. */
static void
use_all(void)
{
	struct note n = note("typed on a damaged workbook");
	struct asking asking = { .asked_id = 1, .axis_ms = 21 };
	struct check check = { .axis_ms = 30, .answer = CHECK_WRAPPED };
	struct call c = { 0 };
	struct contact who = { 0 };
	struct interview i = { 0 };
	struct text said = { 0 };
	struct strings l = { 0 };
	struct store_row row = { 0 };
	int found = 0;

	OK(store_draft_set(s, "call/1", "half", 20, &e));
	OK(store_note_add(s, interview, &n, &e));
	ck_assert_int_gt(n.id, 0);
	store_asking_add(s, interview, &asking, &e);
	store_check_save(s, interview, &check, &e);
	store_reflection_set(s, interview, "learned", "more", &e);
	store_call_get(s, interview, &c, &e);
	if (store_contact_get(s, 1, &who, &e))
		store_contact_save(s, &who, &e);
	store_interview_save(s, &i, &e);
	store_undo(s, 0, &said, &e);
	store_search(s, "licence", 10, see_hit, &found, &e);
	store_contact_rows(s, "ma", STORE_FIRST, NULL, 0, &row, 1);
	store_row_done(&row);
	store_interview_running(s, 0);
	store_words(s, &l, 10);
	store_template_names(s, &l);
	store_habit(s);
	store_sync(s, &e);
	call_done(&c);
	contact_done(&who);
	strings_free(&l);
	text_free(&said);
	note_done(&n);
}

/* In the workbook, or in a rescue file. */
static void
nothing_lost(void)
{
	struct text all = { 0 };
	int64_t there = 0;
	sqlite3_stmt *st = NULL;

	if (sqlite3_prepare_v2(s->db, "SELECT count(*) FROM note WHERE id > 0 AND revision > 0 AND "
		"text = 'typed on a damaged workbook'", -1, &st, NULL) == SQLITE_OK &&
	    sqlite3_step(st) == SQLITE_ROW)
		there = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	if (!there) {
		char *path = temp_file(".rescue");

		ck_assert(file_read(path, &all, 0, NULL));
		ck_assert(strstr(text_str(&all), "typed on a damaged workbook"));
		free(path);
	}
	text_free(&all);
}

/* Every table, view, index and trigger of ours, each gone or with a damaged word in it. */
static bool
object(int i, struct text *sql)
{
	static const char find[] =
		"SELECT type, name FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE '%\\_text\\_%' "
		"ESCAPE '\\' AND name NOT LIKE '%\\_words\\_%' ESCAPE '\\' AND name <> 'sqlite_sequence' "
		"ORDER BY name LIMIT 1 OFFSET ?";
	sqlite3_stmt *st = NULL;
	bool there;

	ck_assert_int_eq(sqlite3_prepare_v2(s->db, find, -1, &st, NULL), SQLITE_OK);
	sqlite3_bind_int(st, 1, i / 2);
	there = sqlite3_step(st) == SQLITE_ROW;
	if (there && i % 2)
		text_addf(sql, "UPDATE sqlite_schema SET sql = replace(replace(sql, '_id', '_xd'), "
			       "'text', 'texx') WHERE name = '%s'", sqlite3_column_text(st, 1));
	else if (there)
		text_addf(sql, "DROP %s \"%s\"", sqlite3_column_text(st, 0), sqlite3_column_text(st, 1));
	sqlite3_finalize(st);
	return there;
}

enum { OBJECTS = 120 }; /* more than there are */

/* While it is open, and before. */
START_TEST(no_damage_ends_the_program)
{
	struct text sql = { 0 };
	bool open = _i % 2 == 0;

	if (!object(_i / 2, &sql))
		goto done;
	if (open) {
		damage(sql.s);
	} else {
		store_close(s);
		damage(sql.s);
		s = store_open(temp_path("w"), STORE_SCREEN, &e);
	}
	if (s) {
		temp_at(s, 0);
		use_all();
		nothing_lost();
	} else {
		ck_assert_msg(strstr(e.text, "damaged") != NULL, "%s: %s", sql.s, e.text);
	}
done:
	text_free(&sql);
}
END_TEST

START_TEST(a_note_is_no_row_without_a_number)
{
	struct note n = note("typed");

	damage("DROP TABLE serial");
	OK(store_note_add(s, interview, &n, &e));
	ck_assert(n.unsaved);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM note"), 1);
	note_done(&n);
}
END_TEST

/* ---- the version ---- */

START_TEST(a_lost_version_is_found_again)
{
	static const char *const lost[] = { "PRAGMA user_version = 0", "PRAGMA user_version = -1",
		"PRAGMA user_version = -2147483648" };

	store_close(s);
	damage(lost[_i]);
	s = temp_store(STORE_SCREEN);
	ck_assert_int_eq(temp_number("PRAGMA user_version"), schema_newest(sql_files, n_sql_files));
	use_indexes();
}
END_TEST

START_TEST(a_lost_version_of_other_tables_is_a_sentence)
{
	store_close(s);
	damage("PRAGMA user_version = 0; DROP TABLE template_asked");
	s = store_open(temp_path("w"), STORE_SCREEN, &e);
	ck_assert_ptr_null(s);
	ck_assert_msg(strstr(e.text, "is damaged: its version"), "%s", e.text);
	ck_assert_int_eq(temp_number("PRAGMA user_version"), 0);
}
END_TEST

/* ---- a bug ---- */

START_TEST(a_bug_in_our_sql_still_dies)
{
	static const char *const bugs[] = { "SELECT nothing FROM note", "SELECT * FROM nowhere",
		"SELEC 1" };
	int status;
	pid_t pid;

	if (_i % 2)
		damage("DROP TABLE reflection");
	pid = fork();
	if (pid == 0) {
		close(STDERR_FILENO);
		sql_get(s, bugs[_i / 2]);
		_exit(0);
	}
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert(WIFSIGNALED(status));
	ck_assert_int_eq(WTERMSIG(status), SIGABRT);
}
END_TEST

/* ---- no memory ---- */

static void
refuse(sqlite3_context *call, int n, sqlite3_value **values)
{
	(void)n;
	(void)values;
	sqlite3_result_error_nomem(call);
}

/* What is read in vain would be shown as not there; a change is only not made. */
START_TEST(without_memory_nothing_is_read_as_empty)
{
	int status;
	pid_t pid;

	sqlite3_create_function(s->db, "refuse", 0, SQLITE_UTF8, NULL, refuse, NULL, NULL);
	ck_assert(!sql_run(s, sql_get(s, "UPDATE contact SET name = refuse()"), &e));
	ck_assert_ptr_nonnull(strstr(e.text, "out of memory"));
	pid = fork();
	if (pid == 0) {
		close(STDERR_FILENO);
		sql_number(s, sql_get(s, "SELECT count(*) FROM contact WHERE name <> refuse()"));
		_exit(2);
	}
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert(WIFEXITED(status));
	ck_assert_int_eq(WEXITSTATUS(status), 1);
}
END_TEST

static sqlite3_mem_methods given;
static long allocations, refused_at;

static void *
malloc_or_not(int n)
{
	return ++allocations == refused_at ? NULL : given.xMalloc(n);
}

static void *
realloc_or_not(void *p, int n)
{
	return ++allocations == refused_at ? NULL : given.xRealloc(p, n);
}

/* SQLite's allocations from now on, one of them refused. */
static void
refuse_allocation(long at)
{
	sqlite3_mem_methods ours;

	sqlite3_shutdown();
	if (!given.xMalloc)
		sqlite3_config(SQLITE_CONFIG_GETMALLOC, &given);
	ours = given;
	ours.xMalloc = malloc_or_not;
	ours.xRealloc = realloc_or_not;
	sqlite3_config(SQLITE_CONFIG_MALLOC, &ours);
	allocations = 0;
	refused_at = at;
}

/* Opens it with one allocation refused: 0 it opened, 1 a sentence or the orderly end, 3 there
 * were not so many. */
static int
open_with_refused(long at)
{
	pid_t pid = fork();
	int status;

	if (pid == 0) {
		close(STDERR_FILENO);
		refuse_allocation(at);
		struct store *other = store_open(temp_path("w"), STORE_SCREEN, &e);
		if (!other && !*e.text)
			_exit(2);
		if (other)
			store_close(other);
		_exit(allocations < at ? 3 : !other);
	}
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_msg(WIFEXITED(status), "at allocation %ld: signal %d", at, WTERMSIG(status));
	return WEXITSTATUS(status);
}

/* All of them only where many kills are asked for. */
START_TEST(an_opening_without_memory_ends_in_order)
{
	long step = getenv("HALFHOUR_KILLS") ? 1 : 11, at;
	int how = 0;

	store_close(s); /* nobody else has it */
	s = NULL;
	for (at = 1; how != 3; at += step) {
		how = open_with_refused(at);
		ck_assert_msg(how != 2, "at allocation %ld: no sentence", at);
	}
	ck_assert_int_gt(at, 1000); /* or nothing was refused */
}
END_TEST

Suite *store_damage_suite(void);

Suite *
store_damage_suite(void)
{
	Suite *suite = suite_create("store_damage");
	TCase *t = tcase_create("damage");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(t, a_damaged_index_is_rebuilt, 0, (int)(LEN(indexes) * LEN(ways)));
	tcase_add_test(t, a_search_rebuilds_what_it_needs);
	tcase_add_loop_test(t, an_index_that_says_too_little_is_rebuilt_when_asked, 0, 2);
	tcase_add_loop_test(t, no_damage_ends_the_program, 0, OBJECTS * 2);
	tcase_add_test(t, a_note_is_no_row_without_a_number);
	tcase_add_loop_test(t, a_lost_version_is_found_again, 0, 3);
	tcase_add_test(t, a_lost_version_of_other_tables_is_a_sentence);
	tcase_add_loop_test(t, a_bug_in_our_sql_still_dies, 0, 6);
	tcase_add_test(t, without_memory_nothing_is_read_as_empty);
	tcase_add_test(t, an_opening_without_memory_ends_in_order);
	suite_add_tcase(suite, t);
	return suite;
}
