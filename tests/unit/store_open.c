/* Opening: what is made, with which permissions; what is refused, untouched; versions. */
#include <check.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "deadly.h"
#include "model/contact.h"
#include "model/note.h"
#include "store/private.h"
#include "store_temp.h"

static struct err e;

static void
setup(void)
{
	temp_new();
	e.text[0] = '\0';
}

static void
teardown(void)
{
	temp_done();
}

#define OK(x) ck_assert_msg((x), "%s", e.text)
#define SAYS(part) \
	ck_assert_msg(strstr(e.text, part) != NULL, "\"%s\" does not say \"%s\"", e.text, part)

static int
mode(const char *path)
{
	struct stat st;

	ck_assert_msg(stat(path, &st) == 0, "%s is not there", path);
	return st.st_mode & 07777;
}

static void
other_program(const char *path, const char *sql)
{
	sqlite3 *db;

	ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
	ck_assert_msg(sqlite3_exec(db, sql, 0, 0, 0) == SQLITE_OK, "%s", sqlite3_errmsg(db));
	sqlite3_close(db);
}

/* ---- made ---- */

static void
made_under(mode_t mask)
{
	const char *path = temp_path("deep/er/w");
	struct store *s;

	umask(mask);
	OK((s = store_open(path, STORE_MAKE | STORE_SCREEN, &e)));
	temp_contact(s, "Maya");
	ck_assert_int_eq(mode(temp_path("deep")), 0700);
	ck_assert_int_eq(mode(temp_path("deep/er")), 0700);
	ck_assert_int_eq(mode(path), 0600);
	ck_assert_int_eq(mode(temp_path("deep/er/w-wal")), 0600);
	ck_assert_int_eq(mode(temp_path("deep/er/w-shm")), 0600);
	OK(store_backup(s, temp_path("copy/w"), false, &e));
	ck_assert_int_eq(mode(temp_path("copy/w")), 0600);
	ck_assert_int_eq(mode(temp_path("copy")), 0700);
	store_close(s);
	ck_assert(!path_exists(temp_path("deep/er/w-wal")));
	ck_assert_int_eq(umask(022), mask);
}

START_TEST(made_for_its_owner_only)
{
	made_under(0);
}
END_TEST

START_TEST(made_for_its_owner_whatever_the_umask)
{
	made_under(0277);
}
END_TEST

START_TEST(made_as_promised)
{
	struct store *s = temp_store(0);

	ck_assert_int_eq(temp_number("PRAGMA application_id"), 0x68616c66);
	ck_assert_int_eq(temp_number("PRAGMA user_version"), schema_newest(sql_files, n_sql_files));
	ck_assert_int_eq(temp_number("SELECT count(*) FROM pragma_journal_mode "
				     "WHERE journal_mode = 'wal'"), 1);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' "
		"AND type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'"), 0);
	ck_assert_str_eq(store_notice(s), "");
	ck_assert(!store_readonly(s));
	ck_assert_str_eq(store_path(s), temp_path("w"));
	OK(store_check(s, &e));
	store_close(s);
	struct strings left = { 0 };
	path_list(&left, temp_path(""), "");
	ck_assert_uint_eq(left.n, 1); /* the workbook, and nothing half made */
	strings_free(&left);
}
END_TEST

/* On a disk that takes a second a sync, the first screen waits for each of them. */
START_TEST(a_new_one_is_made_with_few_syncs)
{
	long before = deadly_syncs();
	struct store *s = temp_store(STORE_SCREEN);

	ck_assert_int_ge(deadly_syncs() - before, 2); /* the file, and its name */
	ck_assert_int_le(deadly_syncs() - before, 6);
	store_close(s);
}
END_TEST

START_TEST(what_is_not_on_the_disk_gets_no_name)
{
	deadly_refuse_syncs(true);
	ck_assert_ptr_null(store_open(temp_path("w"), STORE_MAKE, &e));
	deadly_refuse_syncs(false);
	SAYS("Cannot make the workbook");
	ck_assert(!path_exists(temp_path("w")));
}
END_TEST

START_TEST(an_empty_file_becomes_a_workbook)
{
	struct store *s;

	OK(file_write(temp_path("w"), "", 0, &e));
	ck_assert_ptr_null(store_open(temp_path("w"), 0, &e));
	SAYS("is empty");
	s = temp_store(0);
	temp_contact(s, "Maya");
	store_close(s);
}
END_TEST

START_TEST(missing_says_so)
{
	ck_assert_ptr_null(store_open(temp_path("none"), 0, &e));
	SAYS("There is no workbook at");
	ck_assert(!path_exists(temp_path("none")));
	ck_assert_ptr_null(store_open(temp_path(""), STORE_MAKE, &e));
	SAYS("is a folder");
	OK(file_write(temp_path("file"), "x", 1, &e));
	ck_assert_ptr_null(store_open(temp_path("file/w"), STORE_MAKE, &e));
	ck_assert_str_ne(e.text, "");
}
END_TEST

/* ---- strangers ---- */

/* Every byte, the time it was changed, and what stands beside it are as they were. */
static void
refused_untouched(const char *path, const char *why)
{
	struct text before = { 0 }, after = { 0 };
	struct strings beside = { 0 }, still = { 0 };
	struct stat a, b;

	OK(file_read(path, &before, 0, &e));
	stat(path, &a);
	path_list(&beside, temp_path(""), "");
	ck_assert_ptr_null(store_open(path, STORE_MAKE | STORE_SCREEN, &e));
	SAYS(why);
	SAYS(path);
	OK(file_read(path, &after, 0, &e));
	stat(path, &b);
	path_list(&still, temp_path(""), "");
	ck_assert_uint_eq(before.n, after.n);
	ck_assert_mem_eq(before.s, after.s, before.n);
	ck_assert_int_eq(a.st_mtim.tv_nsec, b.st_mtim.tv_nsec);
	ck_assert_uint_eq(beside.n, still.n);
	text_free(&before);
	text_free(&after);
	strings_free(&beside);
	strings_free(&still);
}

START_TEST(strangers_are_left_alone)
{
	const char *db = temp_path("history.db"), *text = temp_path("letter.txt");
	const char *odd = temp_path("a?b#c%41 é.db");

	other_program(db, "CREATE TABLE visits(url)");
	refused_untouched(db, "belongs to another program");
	other_program(db, "PRAGMA journal_mode = WAL; INSERT INTO visits VALUES ('x')");
	refused_untouched(db, "belongs to another program");
	other_program(odd, "CREATE TABLE t(x)");
	refused_untouched(odd, "belongs to another program");
	OK(file_write(text, "Dear Maya, this is long enough to be anything at all.\n", 54, &e));
	refused_untouched(text, "is not a workbook");
	OK(file_write(text, "short", 5, &e));
	refused_untouched(text, "is not a workbook");
}
END_TEST

START_TEST(a_strangers_log_is_not_touched)
{
	const char *path = temp_path("busy.db");
	sqlite3 *db;

	ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
	sqlite3_exec(db, "PRAGMA journal_mode = WAL; CREATE TABLE t(x); INSERT INTO t VALUES (1)", 0,
		0, 0);
	refused_untouched(path, "belongs to another program");
	ck_assert(path_exists(temp_path("busy.db-wal")));
	sqlite3_close(db);
}
END_TEST

START_TEST(names_with_marks_of_an_address_work)
{
	struct store *s;

	OK((s = store_open(temp_path("a?b#c%41 é"), STORE_MAKE, &e)));
	temp_contact(s, "Maya");
	store_close(s);
	OK((s = store_open(temp_path("a?b#c%41 é"), 0, &e)));
	ck_assert_int_eq(store_contact_count(s), 1);
	store_close(s);
}
END_TEST

/* ---- a path is a path ---- */

static bool
only_file(const char *dir, const char *name)
{
	struct strings l = { 0 };
	bool only;

	path_list(&l, dir, "");
	only = l.n == 1 && strcmp(l.s[0], name) == 0;
	strings_free(&l);
	return only;
}

START_TEST(what_a_library_would_read_into_a_path_is_its_name)
{
	static const char *const names[] = { "file:x.hh", "file:x?mode=memory", ":memory:", "./:memory:",
		"file:///x", ".//y", "%41" };
	char here[4096];

	ck_assert_ptr_nonnull(getcwd(here, sizeof(here)));
	for (size_t i = 0; i < LEN(names); i++) {
		const char *base = strrchr(names[i], '/') ? strrchr(names[i], '/') + 1 : names[i];
		struct store *s;

		if (strchr(names[i], '/') && names[i][0] == 'f')
			OK(path_make_dir(temp_path("in/file:"), &e));
		OK(path_make_dir(temp_path("in"), &e));
		ck_assert_int_eq(chdir(temp_path("in")), 0);
		OK((s = store_open(names[i], STORE_MAKE, &e)));
		temp_contact(s, "Maya");
		OK(store_backup(s, "../file:copy", false, &e));
		store_close(s);
		ck_assert(path_exists(temp_path("file:copy")));
		OK((s = store_open(names[i], STORE_READ, &e)));
		ck_assert_int_eq(store_contact_count(s), 1);
		store_close(s);
		ck_assert_msg(strchr(names[i], '/') || only_file(".", base), "%s", names[i]);
		ck_assert_int_eq(chdir(here), 0);
		temp_done();
		temp_new();
	}
}
END_TEST

START_TEST(more_slashes_than_one_are_one)
{
	struct store *s;
	struct text path = { 0 };

	text_addf(&path, "/%s", temp_path("./a//w"));
	for (int i = 1; i <= 3; i++) {
		OK((s = store_open(path.s, STORE_MAKE | STORE_SCREEN, &e)));
		ck_assert_str_eq(store_path(s), temp_path("a/w"));
		temp_contact(s, "Maya");
		ck_assert_int_eq(store_contact_count(s), i);
		store_close(s);
	}
	text_free(&path);
}
END_TEST

START_TEST(what_is_no_regular_file_is_refused)
{
	ck_assert_int_eq(mkfifo(temp_path("pipe"), 0600), 0);
	ck_assert_ptr_null(store_open(temp_path("pipe"), STORE_MAKE, &e));
	SAYS("is not a regular file");
	ck_assert_ptr_null(store_open("/dev/null", STORE_MAKE, &e));
	SAYS("is not a regular file");
}
END_TEST

/* ---- versions ---- */

START_TEST(newer_is_read_only_and_says_so)
{
	struct store *s = temp_store(0);
	struct contact c = { 0 };

	temp_contact(s, "Maya");
	store_close(s);
	other_program(temp_path("w"), "PRAGMA user_version = 99; ALTER TABLE contact ADD shoe TEXT");
	OK((s = store_open(temp_path("w"), STORE_SCREEN, &e)));
	ck_assert(store_readonly(s));
	ck_assert(strstr(store_notice(s), "newer halfhour") != NULL);
	OK(store_contact_get(s, 1, &c, &e));
	ck_assert_str_eq(c.name, "Maya");
	ck_assert(!store_contact_save(s, &c, &e));
	SAYS("newer halfhour");
	ck_assert(!store_draft_set(s, "call/1", "x", 0, &e));
	SAYS("newer halfhour");
	ck_assert(!store_undo(s, -1, NULL, &e));
	ck_assert(!store_begin(s, 1, "ask a question", &e)); /* and is done with all the same */
	ck_assert(store_done(s, false, &e));
	store_close(s);
	other_program(temp_path("w"), "ALTER TABLE contact RENAME COLUMN referrer_id TO sponsor_id");
	OK((s = store_open(temp_path("w"), 0, &e)));
	ck_assert(!store_contact_get(s, 1, &c, &e)); /* what it cannot read: a sentence, no crash */
	SAYS("newer halfhour made ");
	store_close(s);
	ck_assert_int_eq(temp_number("PRAGMA user_version"), 99);
	contact_done(&c);
}
END_TEST

/* Each start takes the whole schema apart, so what only writers need is not in it. */
START_TEST(no_trigger_and_no_view_is_in_the_file)
{
	store_close(temp_store(0));
	ck_assert_msg(temp_number("SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')") == 0,
		"triggers go to data/sql/triggers.sql, views to a macro of src/store/private.h");
	ck_assert_int_eq(temp_number("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'contact%'") > 0, 1);
}
END_TEST

static const struct sql_file next[] = {
	{ "001-start.sql", "not run again" },
	{ "002-names.sql", "nor this" },
	{ "003-more.sql", "ALTER TABLE contact ADD COLUMN shoe TEXT NOT NULL DEFAULT 'left';" },
	{ "004-rest.sql", "CREATE TABLE shelf(id INTEGER PRIMARY KEY) STRICT;" },
};

START_TEST(older_is_brought_up_to_date_after_a_snapshot)
{
	struct store *s = temp_store(0);
	sqlite3 *old;
	sqlite3_stmt *st;

	temp_contact(s, "Maya");
	OK(schema_update(s, next, LEN(next), &e));
	ck_assert_int_eq(temp_number("PRAGMA user_version"), 4);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM contact WHERE shoe = 'left'"), 1);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM shelf"), 0);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM undo"), 0); /* of older tables */
	ck_assert(strstr(store_notice(s), "w.version-2") != NULL);
	ck_assert_int_eq(mode(temp_path("w.version-2")), 0600);
	store_close(s);
	ck_assert_int_eq(sqlite3_open(temp_path("w.version-2"), &old), SQLITE_OK);
	ck_assert_int_eq(sqlite3_prepare_v2(old, "SELECT name FROM contact WHERE "
		"(SELECT user_version FROM pragma_user_version) = 2", -1, &st, 0), SQLITE_OK);
	ck_assert_int_eq(sqlite3_step(st), SQLITE_ROW);
	ck_assert_str_eq((const char *)sqlite3_column_text(st, 0), "Maya");
	sqlite3_finalize(st);
	sqlite3_close(old);
}
END_TEST

/* A script that cannot be finished (the data does not fit) changes nothing. */
START_TEST(a_failed_update_leaves_it_as_it_was)
{
	static const struct sql_file bad[] = {
		{ "003-bad.sql", "CREATE TABLE t(x UNIQUE); INSERT INTO t VALUES (1), (1);" },
	};
	struct store *s = temp_store(0);

	temp_contact(s, "Maya");
	ck_assert(!schema_update(s, bad, 1, &e));
	ck_assert_int_eq(temp_number("PRAGMA user_version"), 2);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM sqlite_schema WHERE name = 't'"), 0);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM contact"), 1);
	store_close(s);
}
END_TEST

/* ---- look only ---- */

START_TEST(open_to_look_only)
{
	struct store *s = temp_store(0);
	struct contact c = { 0 };

	temp_contact(s, "Maya");
	store_close(s);
	OK((s = store_open(temp_path("w"), STORE_READ, &e)));
	ck_assert(store_readonly(s));
	OK(store_contact_get(s, 1, &c, &e));
	ck_assert(!store_contact_save(s, &c, &e));
	SAYS("read only");
	ck_assert(!store_note_add(s, 1, &(struct note){ 0 }, &e));
	store_close(s);
	contact_done(&c);
}
END_TEST

/* ---- safety copies ---- */

START_TEST(backup_is_whole_and_overwrites_nothing)
{
	struct store *s = temp_store(0), *copy;

	temp_contact(s, "Maya");
	OK(store_backup(s, temp_path("b"), false, &e));
	ck_assert(!store_backup(s, temp_path("b"), false, &e));
	SAYS("there already");
	temp_contact(s, "Later");
	OK((copy = store_open(temp_path("b"), 0, &e)));
	ck_assert_int_eq(store_contact_count(copy), 1);
	store_close(copy);
	store_close(s);
}
END_TEST

START_TEST(damage_is_told)
{
	struct store *s = temp_store(0);
	struct text bytes = { 0 };

	for (int i = 0; i < 200; i++)
		temp_contact(s, "Maya Okafor, Grid planner, Northlight Energy");
	store_close(s);
	OK(file_read(temp_path("w"), &bytes, 0, &e));
	memset(bytes.s + bytes.n / 2, 0x5a, 8192);
	OK(file_write(temp_path("w"), bytes.s, bytes.n, &e));
	text_free(&bytes);
	s = store_open(temp_path("w"), 0, &e);
	if (s) {
		ck_assert(!store_check(s, &e));
		ck_assert(!store_backup(s, temp_path("b"), false, &e));
		ck_assert(!path_exists(temp_path("b")));
	}
	SAYS("damaged");
	store_close(s);
}
END_TEST

/* ---- on a network file system ---- */

static void
wait_for_file(const char *path)
{
	for (int i = 0; i < 500 && !path_exists(path); i++)
		usleep(10000);
	ck_assert_msg(path_exists(path), "%s did not come", path);
}

static volatile sig_atomic_t told;

static void
hear(int sig)
{
	(void)sig;
	told = 1;
}

/* Another program that holds the workbook until it is told to leave. */
static pid_t
hold_elsewhere(void)
{
	pid_t pid = fork();

	if (pid == 0) {
		struct store *s;

		signal(SIGHUP, hear);
		s = store_open(temp_path("w"), STORE_MAKE | STORE_SCREEN, NULL);
		if (!s)
			_exit(1);
		temp_contact(s, "From elsewhere");
		file_write(temp_path("ready"), "", 0, NULL);
		for (int i = 0; i < 1000 && !told; i++)
			usleep(10000);
		store_close(s);
		_exit(0);
	}
	wait_for_file(temp_path("ready"));
	return pid;
}

START_TEST(network_is_exclusive_with_a_rollback_journal)
{
	struct store *s = temp_store(0);

	temp_contact(s, "Made with a log");
	store_close(s);
	setenv("HALFHOUR_ASSUME_NETWORK", "1", 1);
	OK((s = store_open(temp_path("w"), STORE_SCREEN, &e)));
	ck_assert(strstr(store_notice(s), "network file system") != NULL);
	temp_at(s, 0);
	temp_contact(s, "Maya");
	ck_assert(!path_exists(temp_path("w-wal")));
	ck_assert(!path_exists(temp_path("w-shm")));
	ck_assert(path_exists(temp_path("w-holder")));
	ck_assert_int_eq(mode(temp_path("w-holder")), 0600);
	struct moment now = { TEMP_WALL, HOUR_MS, HOUR_MS, "boot-a" };
	ck_assert_int_eq(store_unsynced_ms(s, &now), 0); /* each commit is synced */
	OK(store_sync(s, &e));
	store_close(s);
	ck_assert(!path_exists(temp_path("w-holder")));
	setenv("HALFHOUR_ASSUME_NETWORK", "0", 1);
	OK((s = store_open(temp_path("w"), 0, &e)));
	ck_assert_str_eq(store_notice(s), "");
	ck_assert_int_eq(store_contact_count(s), 2);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM pragma_journal_mode "
				     "WHERE journal_mode = 'wal'"), 1);
	store_close(s);
}
END_TEST

START_TEST(commands_say_who_holds_it)
{
	pid_t pid;
	struct text want = { 0 };
	int status;

	setenv("HALFHOUR_ASSUME_NETWORK", "1", 1);
	pid = hold_elsewhere();
	text_addf(&want, "open in another halfhour (process %d on ", (int)pid);
	ck_assert_ptr_null(store_open(temp_path("w"), STORE_READ, &e));
	SAYS(want.s);
	/* Also a program that does not take the place for a shared one. */
	setenv("HALFHOUR_ASSUME_NETWORK", "0", 1);
	ck_assert_ptr_null(store_open(temp_path("w"), 0, &e));
	SAYS(want.s);
	kill(pid, SIGHUP);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status, 0);
	text_free(&want);
}
END_TEST

START_TEST(a_new_start_asks_the_old_one_to_leave)
{
	struct store *s;
	pid_t pid;
	int status;

	setenv("HALFHOUR_ASSUME_NETWORK", "1", 1);
	pid = hold_elsewhere();
	OK((s = store_open(temp_path("w"), STORE_SCREEN, &e)));
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status, 0);
	ck_assert_int_eq(store_contact_count(s), 1);
	ck_assert(path_exists(temp_path("w-holder")));
	store_close(s);
}
END_TEST

/* A note that names a process which is not the one that wrote it (its number was given
 * out again) must not get a stranger killed. */
START_TEST(nobody_is_asked_who_is_not_the_holder)
{
	struct store *s;
	struct text note = { 0 };
	pid_t pid, stranger = fork();
	char *space;

	if (stranger == 0) {
		pause();
		_exit(0);
	}
	setenv("HALFHOUR_ASSUME_NETWORK", "1", 1);
	usleep(50000); /* so that they do not begin in the same tick of the clock */
	pid = hold_elsewhere();
	OK(file_read(temp_path("w-holder"), &note, 0, &e));
	space = strchr(note.s, ' ');
	struct text forged = { 0 };
	text_addf(&forged, "%d%s", (int)stranger, space);
	OK(file_write(temp_path("w-holder"), forged.s, forged.n, &e));
	s = store_open(temp_path("w"), STORE_SCREEN, &e);
	ck_assert_ptr_null(s);
	ck_assert_int_eq(waitpid(stranger, NULL, WNOHANG), 0); /* lives */
	kill(stranger, SIGKILL);
	waitpid(stranger, NULL, 0);
	kill(pid, SIGHUP);
	waitpid(pid, NULL, 0);
	text_free(&note);
	text_free(&forged);
}
END_TEST

/* A note left by one that was killed: the lock is free, so it says nothing. */
START_TEST(a_note_left_behind_does_not_matter)
{
	struct store *s;
	pid_t pid;

	setenv("HALFHOUR_ASSUME_NETWORK", "1", 1);
	pid = hold_elsewhere();
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
	ck_assert(path_exists(temp_path("w-holder")));
	OK((s = store_open(temp_path("w"), 0, &e)));
	ck_assert_int_eq(store_contact_count(s), 1);
	store_close(s);
	ck_assert(!path_exists(temp_path("w-holder")));
}
END_TEST

START_TEST(anothers_changes_are_noticed_and_ones_own_are_not)
{
	struct store *s = temp_store(0), *other = temp_store(0);

	ck_assert(!store_changed(s)); /* from here on */
	temp_contact(s, "Maya");
	ck_assert(!store_changed(s));
	temp_contact(other, "Ben");
	ck_assert(store_changed(s));
	ck_assert(!store_changed(s)); /* told once */
	temp_lock(1);
	ck_assert(!store_changed(s)); /* one that only begins to write holds nobody up */
	temp_lock(0);
	store_close(other);
	store_close(s);
}
END_TEST

Suite *
store_open_suite(void)
{
	Suite *suite = suite_create("store_open");
	TCase *t = tcase_create("open");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, made_for_its_owner_only);
	tcase_add_test(t, no_trigger_and_no_view_is_in_the_file);
	tcase_add_test(t, made_for_its_owner_whatever_the_umask);
	tcase_add_test(t, made_as_promised);
	tcase_add_test(t, a_new_one_is_made_with_few_syncs);
	tcase_add_test(t, what_is_not_on_the_disk_gets_no_name);
	tcase_add_test(t, an_empty_file_becomes_a_workbook);
	tcase_add_test(t, missing_says_so);
	tcase_add_test(t, strangers_are_left_alone);
	tcase_add_test(t, a_strangers_log_is_not_touched);
	tcase_add_test(t, names_with_marks_of_an_address_work);
	tcase_add_test(t, what_a_library_would_read_into_a_path_is_its_name);
	tcase_add_test(t, more_slashes_than_one_are_one);
	tcase_add_test(t, what_is_no_regular_file_is_refused);
	tcase_add_test(t, newer_is_read_only_and_says_so);
	tcase_add_test(t, older_is_brought_up_to_date_after_a_snapshot);
	tcase_add_test(t, a_failed_update_leaves_it_as_it_was);
	tcase_add_test(t, open_to_look_only);
	tcase_add_test(t, backup_is_whole_and_overwrites_nothing);
	tcase_add_test(t, damage_is_told);
	tcase_add_test(t, network_is_exclusive_with_a_rollback_journal);
	tcase_add_test(t, commands_say_who_holds_it);
	tcase_add_test(t, a_new_start_asks_the_old_one_to_leave);
	tcase_add_test(t, nobody_is_asked_who_is_not_the_holder);
	tcase_add_test(t, a_note_left_behind_does_not_matter);
	tcase_add_test(t, anothers_changes_are_noticed_and_ones_own_are_not);
	suite_add_tcase(suite, t);
	return suite;
}
