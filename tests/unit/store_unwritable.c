/* A workbook in a folder where nothing may be written: it is read whole, its log too, and the
 * folder stays as it was. As root the reading is done as nobody. */
#include <check.h>
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
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
add_people(struct store *s, int n)
{
	for (int i = 0; i < n; i++)
		temp_contact(s, "Maya Okafor, Grid planner, Northlight Energy");
}

static void
sat(int n)
{
	struct store *s = temp_store(STORE_SCREEN);

	add_people(s, n);
	store_close(s);
}

static void
killed_after(int n)
{
	pid_t pid = fork();

	if (pid == 0) {
		add_people(temp_store(STORE_SCREEN), n);
		kill(getpid(), SIGKILL);
	}
	ck_assert_int_eq(waitpid(pid, NULL, 0), pid);
	ck_assert(path_exists(temp_path("w-wal")));
}

static void
shell(const char *command)
{
	char whole[512];

	snprintf(whole, sizeof(whole), "cd %s && %s", temp_path(""), command);
	ck_assert_int_eq(system(whole), 0);
}

/* ---- somebody who may only read there ---- */

static void
become_nobody(void)
{
	if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
		_exit(100);
}

/* What the reader found: its exit status tells which of these was not so. */
static int
look(unsigned flags, int people, const char *kept)
{
	struct store *s = store_open(temp_path("w"), flags, &e);
	const char *refused = flags & STORE_READ ? "to be read only" : "may only be read";
	struct contact c = { .name = mem_str("New") };

	if (!s)
		return 1;
	if (store_contact_count(s) != people)
		return 2;
	if (!store_readonly(s) || !strstr(store_notice(s), "folder may not be written"))
		return 3;
	if (store_contact_save(s, &c, &e) || !strstr(e.text, refused))
		return 4;
	if (kept ? !strstr(store_kept(s), kept) : *store_kept(s))
		return 5;
	store_close(s);
	return 0;
}

static int
inspected(void)
{
	struct inspection i;

	store_inspect(temp_path("w"), &i);
	return !i.opens ? 11 : !i.whole ? 12 : !i.index_whole ? 13 : 0;
}

static int
read_by_nobody(int people, const char *kept)
{
	pid_t pid = fork();
	int status;

	if (pid == 0) {
		become_nobody();
		setenv("TMPDIR", "/nowhere", 1); /* nor is there room for a copy */
		int wrong = look(STORE_READ, people, kept);
		if (!wrong)
			wrong = look(STORE_MAKE | STORE_SCREEN, people, kept);
		_exit(wrong ? wrong : inspected());
	}
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 99;
}

/* Names, sizes and times of what is there. */
static void
list(struct text *out)
{
	char command[256];

	snprintf(command, sizeof(command), "ls -l --time-style=full-iso %s", temp_path(""));
	FILE *f = popen(command, "r");
	ck_assert_ptr_nonnull(f);
	for (int c; (c = getc(f)) != EOF;)
		text_addc(out, (char)c);
	ck_assert_int_eq(pclose(f), 0);
}

static struct text before;

static void
only_to_read(void)
{
	shell("chmod a+r * && chmod a-w * && chmod 555 .");
	list(&before);
}

static void
nothing_changed(void)
{
	struct text after = { 0 };

	list(&after);
	ck_assert_str_eq(text_str(&after), text_str(&before));
	text_free(&after);
	text_free(&before);
}

static void
read_only_it_has(int people, const char *kept)
{
	only_to_read();
	ck_assert_int_eq(read_by_nobody(people, kept), 0);
	nothing_changed();
}

START_TEST(one_without_a_log_is_read)
{
	sat(3);
	ck_assert(!path_exists(temp_path("w-wal")));
	read_only_it_has(3, NULL);
}
END_TEST

START_TEST(one_with_a_log_is_read_to_its_end)
{
	sat(3);
	killed_after(4);
	read_only_it_has(7, NULL);
}
END_TEST

START_TEST(a_log_without_shared_memory_is_read)
{
	sat(3);
	killed_after(4);
	unlink(temp_path("w-shm"));
	read_only_it_has(7, NULL);
}
END_TEST

START_TEST(a_log_of_another_is_not_read)
{
	sat(2);
	ck_assert_int_eq(rename(temp_path("w"), temp_path("other")), 0);
	sat(1);
	killed_after(9);
	ck_assert_int_eq(rename(temp_path("other"), temp_path("w")), 0);
	read_only_it_has(2, "not of this workbook");
}
END_TEST

START_TEST(names_with_marks_of_an_address_are_read)
{
	sat(2);
	shell("mkdir 'a%20?b#c' && mv w 'a%20?b#c/w' && chmod a+r 'a%20?b#c/w' && chmod 555 'a%20?b#c'");
	pid_t pid = fork();
	int status;
	if (pid == 0) {
		shell("chmod 755 . 2>/dev/null; true");
		become_nobody();
		struct store *s = store_open(temp_path("a%20?b#c/w"), STORE_READ, &e);
		_exit(!s || store_contact_count(s) != 2);
	}
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status, 0);
}
END_TEST

/* A change that was not finished is taken back in a copy, for which there must be room. */
START_TEST(a_change_half_made_is_not_read)
{
	sat(2);
	pid_t pid = fork();
	if (pid == 0) {
		sqlite3 *db;
		sqlite3_open(temp_path("w"), &db);
		sqlite3_exec(db, "PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; BEGIN; "
			"DELETE FROM contact; PRAGMA application_id = 0x68616c66; "
			"PRAGMA cache_spill = 1; CREATE TABLE big AS WITH RECURSIVE n(i) AS (SELECT 1 "
			"UNION ALL SELECT i + 1 FROM n WHERE i < 3000) SELECT i, randomblob(900) FROM n",
			0, 0, 0);
		kill(getpid(), SIGKILL);
	}
	ck_assert_int_eq(waitpid(pid, NULL, 0), pid);
	ck_assert(path_exists(temp_path("w-journal")));
	only_to_read();
	int status;
	if ((pid = fork()) == 0) {
		become_nobody();
		setenv("TMPDIR", "/nowhere", 1);
		if (store_open(temp_path("w"), STORE_READ, &e) || !strstr(e.text, "TMPDIR"))
			_exit(20);
		setenv("TMPDIR", "/tmp", 1);
		_exit(look(STORE_READ, 2, NULL));
	}
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(status >> 8, 0);
	nothing_changed();
}
END_TEST

Suite *store_unwritable_suite(void);

Suite *
store_unwritable_suite(void)
{
	Suite *s = suite_create("store_unwritable");
	TCase *t = tcase_create("read");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, one_without_a_log_is_read);
	tcase_add_test(t, one_with_a_log_is_read_to_its_end);
	tcase_add_test(t, a_log_without_shared_memory_is_read);
	tcase_add_test(t, a_log_of_another_is_not_read);
	tcase_add_test(t, names_with_marks_of_an_address_are_read);
	tcase_add_test(t, a_change_half_made_is_not_read);
	suite_add_tcase(s, t);
	return s;
}
