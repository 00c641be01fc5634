/* What killed programs leave beside a workbook: whose log is read, what is kept, what goes. */
#include <check.h>
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/private.h"
#include "store_temp.h"

static struct err e;

static void
setup(void)
{
	unsetenv("TEST_NEW_WORKBOOK"); /* no two workbooks are alike here */
	temp_new();
	e.text[0] = '\0';
}

static void
teardown(void)
{
	temp_done();
}

#define OK(x) ck_assert_msg((x), "%s", e.text)

static void
copy(const char *from, const char *to)
{
	struct text all = { 0 };

	OK(file_read(temp_path(from), &all, 0, &e));
	/* Over it, as cp does. */
	FILE *f = fopen(temp_path(to), "w");
	ck_assert_ptr_nonnull(f);
	ck_assert_uint_eq(fwrite(text_str(&all), 1, all.n, f), all.n);
	ck_assert_int_eq(fclose(f), 0);
	text_free(&all);
}

static bool
same(const char *a, const char *b)
{
	struct text x = { 0 }, y = { 0 };
	bool is;

	OK(file_read(temp_path(a), &x, 0, &e));
	OK(file_read(temp_path(b), &y, 0, &e));
	is = x.n == y.n && memcmp(text_str(&x), text_str(&y), x.n) == 0;
	text_free(&x);
	text_free(&y);
	return is;
}

static void
add_people(struct store *s, int n)
{
	for (int i = 0; i < n; i++)
		temp_contact(s, "Maya Okafor, Grid planner, Northlight Energy");
}

/* A program that adds some and is killed, its log left. */
static void
killed_after(int n, unsigned flags)
{
	pid_t pid = fork();

	if (pid == 0) {
		struct store *s = temp_store(flags);
		add_people(s, n);
		kill(getpid(), SIGKILL);
	}
	ck_assert_int_eq(waitpid(pid, NULL, 0), pid);
}

static void
sat(int n)
{
	struct store *s = temp_store(STORE_SCREEN);

	add_people(s, n);
	store_close(s);
}

/* Opens it, and what was set aside is told by the file's name; NULL: nothing was. */
static void
holds(int people, const char *aside)
{
	struct store *s = temp_store(STORE_SCREEN);

	ck_assert_int_eq(store_contact_count(s), people);
	OK(store_check(s, &e));
	ck_assert_int_eq(temp_number("SELECT count(*) FROM contact"), people);
	if (aside) {
		ck_assert_msg(strstr(store_kept(s), aside) != NULL, "\"%s\"", store_kept(s));
		ck_assert(path_exists(temp_path(aside)));
	} else {
		ck_assert_str_eq(store_kept(s), "");
	}
	store_close(s);
}

/* ---- whose log ---- */

START_TEST(its_own_log_is_read)
{
	for (int i = 1; i <= 4; i++) {
		killed_after(3, i % 2 ? STORE_SCREEN : 0);
		ck_assert(path_exists(temp_path("w-wal")));
		holds(3 * i, NULL);
	}
	ck_assert(!path_exists(temp_path("w.old-1-wal")));
}
END_TEST

START_TEST(a_new_file_meets_no_old_log)
{
	sat(2);
	killed_after(25, STORE_SCREEN);
	copy("w-wal", "was");
	unlink(temp_path("w"));
	holds(0, "w.old-1-wal");
	ck_assert(same("was", "w.old-1-wal"));
	sat(1);
	holds(1, NULL);
}
END_TEST

START_TEST(an_empty_file_meets_no_old_log)
{
	killed_after(25, STORE_SCREEN);
	ck_assert_int_eq(truncate(temp_path("w"), 0), 0);
	holds(0, "w.old-1-wal");
	killed_after(1, 0);
	ck_assert_int_eq(truncate(temp_path("w"), 0), 0);
	holds(0, "w.old-2-wal");
}
END_TEST

START_TEST(a_new_file_meets_no_old_journal)
{
	setenv("HALFHOUR_ASSUME_NETWORK", "1", 1);
	OK(file_write(temp_path("w-journal"), "an old one", 10, &e));
	struct store *s = temp_store(0);
	ck_assert_ptr_nonnull(strstr(store_kept(s), "w.old-1-journal"));
	store_close(s);
	ck_assert(path_exists(temp_path("w.old-1-journal")));
}
END_TEST

/* In each way a file comes to stand over one whose program was killed. */
START_TEST(an_old_copy_is_what_it_was)
{
	for (int by = 0; by < 3; by++) {
		sat(2);
		if (by < 2) {
			copy("w", "copy");
		} else {
			struct store *s = temp_store(0);
			OK(store_backup(s, temp_path("copy"), false, &e));
			store_close(s);
		}
		for (int i = 0; i < 3; i++)
			sat(by % 2 ? 5 : 1);
		sat(1);
		killed_after(9, STORE_SCREEN);
		copy("copy", "w");
		holds(2, "w.old-1-wal");
		temp_done();
		temp_new();
	}
}
END_TEST

/* The copy was made just before the one that was killed began. */
START_TEST(a_backup_of_the_same_state_is_what_it_was)
{
	struct store *s = temp_store(0);

	add_people(s, 2);
	OK(store_backup(s, temp_path("copy"), false, &e));
	store_close(s);
	killed_after(9, STORE_SCREEN);
	copy("copy", "w");
	holds(2, "w.old-1-wal");
}
END_TEST

START_TEST(another_workbook_is_what_it_was)
{
	sat(2);
	ck_assert_int_eq(rename(temp_path("w"), temp_path("other")), 0);
	sat(1);
	killed_after(9, STORE_SCREEN);
	ck_assert_int_eq(rename(temp_path("other"), temp_path("w")), 0);
	holds(2, "w.old-1-wal");
}
END_TEST

/* On a network file system it is the journal that is left, of a change not finished. */
static void
killed_in_a_change(void)
{
	pid_t pid = fork();

	if (pid == 0) {
		sqlite3 *db;
		sqlite3_open(temp_path("w"), &db);
		sqlite3_exec(db, "PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; BEGIN; "
			"UPDATE contact SET name = 'Half'; UPDATE workbook SET uuid = uuid || ''; "
			"PRAGMA application_id = 0x68616c66; PRAGMA cache_spill = 1; "
			"CREATE TABLE big AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
			"FROM n WHERE i < 3000) SELECT i, randomblob(900) FROM n", 0, 0, 0);
		kill(getpid(), SIGKILL);
	}
	ck_assert_int_eq(waitpid(pid, NULL, 0), pid);
	ck_assert(path_exists(temp_path("w-journal")));
}

/* Killed before its beginning was on the disk: SQLite rolls nothing back, and leaves it. */
START_TEST(a_journal_of_no_change_goes)
{
	static const char none[512];

	sat(2);
	OK(file_write(temp_path("w-journal"), none, sizeof(none), &e));
	holds(2, NULL);
	ck_assert(!path_exists(temp_path("w-journal")));
}
END_TEST

START_TEST(a_journal_is_rolled_back_only_into_its_own)
{
	sat(2);
	killed_in_a_change();
	holds(2, NULL);
	copy("w", "copy");
	sat(3);
	killed_in_a_change();
	copy("copy", "w");
	holds(2, "w.old-1-journal");
}
END_TEST

START_TEST(a_living_programs_log_is_left)
{
	struct store *s = temp_store(STORE_SCREEN);
	pid_t pid;

	add_people(s, 2);
	copy("w", "copy");
	if ((pid = fork()) == 0) { /* its own connection; what it has of ours is not used */
		struct store *other = store_open(temp_path("w"), 0, NULL);
		_exit(!other || *store_kept(other) || store_contact_count(other) != 2);
	}
	int status;
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status, 0);
	holds(2, NULL); /* and in the same process */
	add_people(s, 1);
	store_close(s);
	holds(3, NULL);
}
END_TEST

/* ---- a damaged log ---- */

static void
flip(const char *name, off_t at)
{
	int fd = open(temp_path(name), O_RDWR);
	char c;

	if (at < 0)
		at += lseek(fd, 0, SEEK_END);
	ck_assert_int_eq(pread(fd, &c, 1, at), 1);
	c = (char)(c ^ 0x10);
	ck_assert_int_eq(pwrite(fd, &c, 1, at), 1);
	close(fd);
}

START_TEST(what_of_a_log_cannot_be_read_is_told_and_kept)
{
	/* In its head, in a frame's head, in a page in the middle, in the last one. */
	static const off_t places[] = { 5, 17, 32 + 24 + 4096 + 9, 32 + 24 + 3 * 4120 + 2000, -7 };

	for (size_t i = 0; i < LEN(places); i++) {
		sat(1);
		killed_after(5, STORE_SCREEN);
		flip("w-wal", places[i]);
		copy("w-wal", "was");
		struct store *s = temp_store(STORE_SCREEN);
		ck_assert_msg(strstr(store_kept(s), "log is damaged") != NULL, "%zu: \"%s\"", i,
			store_kept(s));
		ck_assert(same("was", "w.old-1-wal"));
		OK(store_check(s, &e));
		ck_assert_int_ge(store_contact_count(s), 1);
		store_close(s);
		temp_done();
		temp_new();
	}
}
END_TEST

/* ---- half made ---- */

static const char *const halves[] = { "w.new-0123abcd", "w.new-0123abcd-journal",
	"w.version-1.new-89abcdef", "w.version-12.new-89abcdef-wal" };
static const char *const others[] = { "w.new-0123abc", "w.new-0123abcde", "w.new-year2026",
	"v.new-0123abcd", "w.version-1", "w.new", "w2.new-0123abcd", "w.new-0123abcd.txt" };

static int
there_are(const char *const *names, size_t n)
{
	int there = 0;

	for (size_t i = 0; i < n; i++)
		there += path_exists(temp_path(names[i]));
	return there;
}

static void
put(const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		OK(file_write(temp_path(names[i]), "x", 1, &e));
}

START_TEST(half_made_files_of_ended_programs_go)
{
	put(halves, LEN(halves));
	put(others, LEN(others));
	store_close(temp_store(0)); /* makes it */
	ck_assert_int_eq(there_are(halves, LEN(halves)), 0);
	put(halves, LEN(halves));
	store_close(store_open(temp_path("w"), STORE_READ, &e));
	ck_assert_int_eq(there_are(halves, LEN(halves)), (int)LEN(halves)); /* only looks */
	store_close(temp_store(STORE_SCREEN));
	ck_assert_int_eq(there_are(halves, LEN(halves)), 0);
	ck_assert_int_eq(there_are(others, LEN(others)), (int)LEN(others));
}
END_TEST

START_TEST(what_a_living_program_makes_stays)
{
	int lock;

	store_close(temp_store(0));
	lock = folder_lock(temp_path("w"), 0);
	ck_assert_int_ge(lock, 0);
	put(halves, LEN(halves));
	store_close(temp_store(0));
	ck_assert_int_eq(there_are(halves, LEN(halves)), (int)LEN(halves));
	folder_unlock(lock);
	store_close(temp_store(0));
	ck_assert_int_eq(there_are(halves, LEN(halves)), 0);
}
END_TEST

START_TEST(a_link_without_a_file_gets_one)
{
	OK(path_make_dir(temp_path("far"), &e));
	ck_assert_int_eq(symlink("far/away", temp_path("w")), 0);
	sat(2);
	killed_after(1, 0);
	ck_assert(path_exists(temp_path("far/away-wal")));
	holds(3, NULL);
	unlink(temp_path("far/away"));
	holds(0, NULL);
}
END_TEST

Suite *store_left_suite(void);
Suite *
store_left_suite(void)
{
	Suite *s = suite_create("store_left");
	TCase *t = tcase_create("all");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, its_own_log_is_read);
	tcase_add_test(t, a_new_file_meets_no_old_log);
	tcase_add_test(t, an_empty_file_meets_no_old_log);
	tcase_add_test(t, a_journal_of_no_change_goes);
	tcase_add_test(t, a_new_file_meets_no_old_journal);
	tcase_add_test(t, an_old_copy_is_what_it_was);
	tcase_add_test(t, a_backup_of_the_same_state_is_what_it_was);
	tcase_add_test(t, another_workbook_is_what_it_was);
	tcase_add_test(t, a_journal_is_rolled_back_only_into_its_own);
	tcase_add_test(t, a_living_programs_log_is_left);
	tcase_add_test(t, what_of_a_log_cannot_be_read_is_told_and_kept);
	tcase_add_test(t, half_made_files_of_ended_programs_go);
	tcase_add_test(t, what_a_living_program_makes_stays);
	tcase_add_test(t, a_link_without_a_file_gets_one);
	suite_add_tcase(s, t);
	return s;
}
