/*
 * Backups and their way back: what counts as one, which are kept, what is
 * refused with nothing changed, and restore killed before each of its changes.
 */
#include <check.h>
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store.h"
#include "store_temp.h"

#ifndef PTRACE_GET_SYSCALL_INFO
#include <linux/ptrace.h>
#else
#define ptrace_syscall_info __ptrace_syscall_info
#endif

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

/* The workbook "w" with so many contacts. */
static void
fill(int contacts)
{
	struct store *s = temp_store(0);

	for (int i = 0; i < contacts; i++)
		temp_contact(s, "Maya Okafor, Grid planner, Northlight");
	store_close(s);
}

static int
contacts(const char *name)
{
	struct store *s = store_open(temp_path(name), 0, &e);

	OK(s != NULL);
	OK(store_check(s, &e));
	int n = (int)store_contact_count(s);
	store_close(s);
	return n;
}

static void
back_up(const char *name)
{
	struct store *s = store_open(temp_path("w"), 0, &e);

	OK(s != NULL);
	OK(store_backup(s, temp_path(name), false, &e));
	store_close(s);
}

static bool
restore(const char *name, struct text *said)
{
	text_clear(said);
	return store_restore(temp_path("w"), temp_path(name), TEMP_WALL, said, &e);
}

/* The only one set aside; the caller's. NULL: there is none. */
static char *
aside(void)
{
	struct backups l;
	char *path = NULL;

	backups_list(&l, NULL);
	for (size_t i = 0; i < l.n; i++)
		if (l.b[i].kind == BACKUP_ASIDE)
			mem_set(&path, l.b[i].path);
	backups_done(&l);
	return path;
}

static void
spoil(const char *path, off_t at, const char *bytes, size_t n)
{
	int fd = open(path, O_WRONLY);

	ck_assert_int_eq(pwrite(fd, bytes, n, at), (ssize_t)n);
	close(fd);
}

/* ---- what is kept ---- */

static const struct {
	const char *days;  /* ages, newest first */
	const char *kept;
} rotations[] = {
	{ "", "" },
	{ "0", "+" },
	{ "0 0 0 1 1", "+..+." },
	{ "0 1 2 3 4 5 6", "+++++++" },
	{ "0 2 4 6 8 10 12", "+++++++" }, /* days on which there is one */
	/* Day 20000 is a Friday: seven days back to the Saturday before; the Friday before that is
	 * the newest of its week, which ends here with its Monday, 11 days back; then one of each
	 * of three more weeks, which begin 18, 25 and 32 days back. */
	{ "0 1 2 3 4 5 6 7 8 9 10 11 16 17 24 31 38", "++++++++....+.++." },
};

START_TEST(seven_days_and_four_weeks)
{
	int64_t days[32];
	bool keep[32];
	char kept[33] = "";
	size_t n = 0;
	struct strings l = { 0 };

	strings_split(&l, rotations[_i].days, " ");
	for (; n < l.n; n++)
		days[n] = 20000 - atoi(l.s[n]);
	backups_keep(days, n, keep);
	for (size_t i = 0; i < n; i++)
		strcat(kept, keep[i] ? "+" : ".");
	ck_assert_str_eq(kept, rotations[_i].kept);
	strings_free(&l);
}
END_TEST

static void
touch_backup(int days, enum backup_kind kind)
{
	char *path = backups_name("11111111-2222-3333-4444-555555555555",
		TEMP_WALL - days * DAY_MS, kind), beside[256];

	OK(path_make_parent(path, &e) && file_write(path, "x", 1, &e));
	snprintf(beside, sizeof(beside), "%s.sha256", path);
	OK(file_write(beside, "x", 1, &e));
	free(path);
}

static size_t
files(const char *suffix)
{
	struct strings l = { 0 };

	path_list(&l, temp_path("state/halfhour/backups"), suffix);
	size_t n = l.n;
	strings_free(&l);
	return n;
}

START_TEST(only_what_was_made_by_itself_is_removed)
{
	for (int i = 0; i < 60; i++)
		touch_backup(i, BACKUP_AUTO);
	touch_backup(300, BACKUP_ASKED);
	touch_backup(300, BACKUP_ASKED); /* the same second: another name */
	touch_backup(300, BACKUP_ASIDE);
	backups_rotate("99999999-2222-3333-4444-555555555555");
	ck_assert_uint_eq(files(".halfhour"), 63); /* another workbook's */
	backups_rotate("11111111-2222-3333-4444-555555555555");
	ck_assert_uint_eq(files(".auto.halfhour"), 11);
	ck_assert_uint_eq(files(".asked.halfhour"), 2);
	ck_assert_uint_eq(files(".aside.halfhour"), 1);
	ck_assert_uint_eq(files(".sha256"), 14);
}
END_TEST

/* ---- what counts ---- */

START_TEST(a_backup_has_its_digest_beside_it)
{
	fill(3);
	back_up("b");
	ck_assert_int_eq(backup_digest(temp_path("b"), &e), DIGEST_RIGHT);
	char command[256];
	snprintf(command, sizeof(command), "cd %s && sha256sum -c --quiet b.sha256", temp_path(""));
	ck_assert_int_eq(system(command), 0);
	spoil(temp_path("b"), 60, "\x01", 1); /* a byte that SQLite does not look at */
	ck_assert_int_eq(backup_digest(temp_path("b"), &e), DIGEST_WRONG);
	SAYS("is not what was written");
	unlink(temp_path("b.sha256"));
	ck_assert_int_eq(backup_digest(temp_path("b"), &e), DIGEST_NONE);
}
END_TEST

START_TEST(somebody_elses_digest_file_is_left_alone)
{
	struct store *s = temp_store(0);

	OK(file_write(temp_path("b.sha256"), "a letter", 8, &e));
	ck_assert(!store_backup(s, temp_path("b"), false, &e));
	SAYS("there already");
	ck_assert(!path_exists(temp_path("b")));
	store_close(s);
}
END_TEST

/* ---- the way back ---- */

START_TEST(what_was_is_back_and_what_is_is_kept)
{
	struct text said = { 0 };

	fill(2);
	back_up("b");
	fill(3);
	OK(restore("b", &said));
	ck_assert_int_eq(contacts("w"), 2);
	char *kept = aside();
	ck_assert_ptr_nonnull(kept);
	ck_assert_ptr_nonnull(strstr(said.s, kept));
	ck_assert_int_eq(backup_digest(kept, &e), DIGEST_RIGHT);
	text_clear(&said);
	OK(store_restore(temp_path("w"), kept, TEMP_WALL, &said, &e));
	ck_assert_int_eq(contacts("w"), 5);
	free(kept);
	text_free(&said);
}
END_TEST

START_TEST(where_there_is_no_workbook_one_comes)
{
	struct text said = { 0 };

	fill(2);
	back_up("b");
	unlink(temp_path("w"));
	OK(restore("b", &said));
	ck_assert_int_eq(contacts("w"), 2);
	ck_assert_ptr_null(aside());
	text_free(&said);
}
END_TEST

/* Nothing at all changes when it is refused. */
static void
refused(const char *name, const char *why)
{
	struct text before = { 0 }, after = { 0 }, said = { 0 };
	struct strings left = { 0 }, still = { 0 };

	OK(file_read(temp_path("w"), &before, 0, &e));
	path_list(&left, temp_path(""), "");
	ck_assert(!restore(name, &said));
	SAYS(why);
	OK(file_read(temp_path("w"), &after, 0, &e));
	path_list(&still, temp_path(""), "");
	ck_assert_uint_eq(before.n, after.n);
	ck_assert_mem_eq(before.s, after.s, before.n);
	ck_assert_uint_eq(left.n, still.n);
	ck_assert_uint_eq(files(""), 0);
	strings_free(&left);
	strings_free(&still);
	text_free(&before);
	text_free(&after);
	text_free(&said);
}

static void
run_on(const char *name, const char *sql)
{
	sqlite3 *db;

	ck_assert_int_eq(sqlite3_open(temp_path(name), &db), SQLITE_OK);
	ck_assert_msg(sqlite3_exec(db, sql, 0, 0, 0) == SQLITE_OK, "%s", sqlite3_errmsg(db));
	sqlite3_close(db);
}

static off_t
size_of(const char *name)
{
	struct stat st;

	ck_assert_int_eq(stat(temp_path(name), &st), 0);
	return st.st_size;
}

START_TEST(what_is_no_backup_is_refused)
{
	char page[4096];

	memset(page, 0x5a, sizeof(page));
	fill(200);
	back_up("b");
	refused("none", "Cannot read");
	refused("w", "is the workbook itself");
	OK(file_write(temp_path("letter"), "Dear Maya", 9, &e));
	refused("letter", "is not a workbook");
	run_on("history", "CREATE TABLE visits(url)");
	refused("history", "is not a workbook");
	run_on("b", "PRAGMA user_version = 99");
	refused("b", "is not what was written");
	unlink(temp_path("b.sha256"));
	refused("b", "A newer halfhour made");
	run_on("b", "PRAGMA user_version = 0");
	refused("b", "is of an unknown version");
	run_on("b", "PRAGMA user_version = 1");
	spoil(temp_path("b"), size_of("b") - 4096, page, sizeof(page));
	refused("b", "is damaged");
	spoil(temp_path("b"), 100, page, sizeof(page));
	refused("b", "cannot be read");
}
END_TEST

/* Another program has it open: it is named. */
static void
refused_while_open(unsigned flags)
{
	int ready[2];
	char byte, who[64];

	ck_assert_int_eq(pipe(ready), 0);
	pid_t pid = fork();
	if (pid == 0) {
		struct store *s = store_open(temp_path("w"), flags, &e);
		if (!s || write(ready[1], "x", 1) != 1)
			_exit(1);
		pause();
	}
	ck_assert_int_eq(read(ready[0], &byte, 1), 1);
	struct text said = { 0 };
	ck_assert(!restore("b", &said));
	snprintf(who, sizeof(who), "(process %d)", (int)pid);
	SAYS(who);
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
	close(ready[0]);
	close(ready[1]);
	text_free(&said);
}

START_TEST(never_while_another_program_has_it)
{
	fill(1);
	back_up("b");
	refused_while_open(0);
	refused_while_open(STORE_SCREEN);
	refused_while_open(STORE_READ);
	setenv("HALFHOUR_ASSUME_NETWORK", "1", 1);
	refused_while_open(STORE_SCREEN);
	struct text said = { 0 };
	OK(restore("b", &said)); /* they are gone now */
	text_free(&said);
}
END_TEST

/* Kills a program that has begun to write: its log stays. */
static void
leave_log(int more)
{
	pid_t pid = fork();

	if (pid == 0) {
		struct store *s = store_open(temp_path("w"), 0, &e);
		for (int i = 0; s && i < more; i++)
			temp_contact(s, "Late");
		kill(getpid(), SIGKILL);
	}
	waitpid(pid, NULL, 0);
	ck_assert(path_exists(temp_path("w-wal")));
}

START_TEST(a_log_belongs_to_what_is_set_aside)
{
	struct text said = { 0 };

	fill(2);
	back_up("b");
	leave_log(7);
	OK(restore("b", &said));
	ck_assert(!path_exists(temp_path("w-wal")));
	ck_assert_int_eq(contacts("w"), 2);
	char *kept = aside();
	OK(store_restore(temp_path("w"), kept, TEMP_WALL, &said, &e));
	ck_assert_int_eq(contacts("w"), 9);
	free(kept);
	text_free(&said);
}
END_TEST

START_TEST(a_log_without_its_workbook_is_set_aside_too)
{
	struct text said = { 0 };

	fill(2);
	back_up("b");
	leave_log(7);
	unlink(temp_path("w"));
	OK(restore("b", &said));
	ck_assert(!path_exists(temp_path("w-wal")));
	ck_assert_int_eq(contacts("w"), 2);
	ck_assert_uint_eq(files(".aside.halfhour-wal"), 1);
	text_free(&said);
}
END_TEST

START_TEST(one_that_does_not_open_is_kept_byte_by_byte)
{
	struct text said = { 0 }, was = { 0 }, is = { 0 };

	fill(2);
	back_up("b");
	leave_log(7);
	unlink(temp_path("w-wal"));
	spoil(temp_path("w"), 0, "SQLite formal", 13);
	OK(file_write(temp_path("w-wal"), "no log", 6, &e));
	OK(file_read(temp_path("w"), &was, 0, &e));
	OK(restore("b", &said));
	ck_assert_ptr_nonnull(strstr(said.s, "which is damaged"));
	ck_assert_int_eq(contacts("w"), 2);
	char *kept = aside();
	OK(file_read(kept, &is, 0, &e));
	ck_assert_uint_eq(was.n, is.n);
	ck_assert_mem_eq(was.s, is.s, was.n);
	ck_assert_uint_eq(files(".aside.halfhour-wal"), 1);
	free(kept);
	text_free(&was);
	text_free(&is);
	text_free(&said);
}
END_TEST

START_TEST(a_backup_that_was_in_use_comes_with_its_log)
{
	struct text said = { 0 };

	fill(2);
	leave_log(3);
	OK(rename(temp_path("w"), temp_path("b")) == 0 &&
		rename(temp_path("w-wal"), temp_path("b-wal")) == 0);
	unlink(temp_path("w-shm"));
	OK(restore("b", &said));
	ck_assert_int_eq(contacts("w"), 5);
	ck_assert(path_exists(temp_path("b-wal")));
	ck_assert(!path_exists(temp_path("b-shm")));
	text_free(&said);
}
END_TEST

/* ---- looking without touching ---- */

static void
listing(struct text *out)
{
	char command[256], line[512];
	FILE *f;

	snprintf(command, sizeof(command), "cd %s && ls -lR --full-time && cksum w*", temp_path(""));
	text_clear(out);
	ck_assert_ptr_nonnull(f = popen(command, "r"));
	while (fgets(line, sizeof(line), f))
		text_add(out, line);
	pclose(f);
}

static void
look(struct inspection *i)
{
	struct text before = { 0 }, after = { 0 };

	listing(&before);
	store_inspect(temp_path("w"), i);
	listing(&after);
	ck_assert_str_eq(before.s, after.s);
	text_free(&before);
	text_free(&after);
}

START_TEST(looking_changes_nothing)
{
	struct inspection i;

	fill(2);
	look(&i);
	ck_assert(i.what == WORKBOOK_OURS && i.opens && i.whole && i.index_whole && !i.holder);
	ck_assert_int_eq(i.version, i.newest);
	ck_assert_uint_eq(i.mode, 0600);
	ck_assert_uint_eq(strlen(i.uuid), 36);
	leave_log(7); /* a killed program's log is neither brought in nor cut */
	look(&i);
	ck_assert(i.opens && i.whole && i.index_whole);
	ck_assert_int_gt(i.log_bytes, 0);
	ck_assert_int_eq(contacts("w"), 9);
}
END_TEST

START_TEST(a_wrong_index_is_told_from_wrong_notes)
{
	struct inspection i;

	fill(2);
	run_on("w", "DELETE FROM contact_text_data WHERE id > 10");
	look(&i);
	ck_assert(i.opens && i.whole && !i.index_whole && *i.why);
	spoil(temp_path("w"), 0, "SQLite formal", 13);
	look(&i);
	ck_assert(i.what == WORKBOOK_STRANGE && !i.opens);
	spoil(temp_path("w"), 0, "SQLite format", 13);
	spoil(temp_path("w"), 100, "oooooooooooooooooooo", 20);
	look(&i);
	ck_assert(i.what == WORKBOOK_OURS && !i.opens && *i.why);
	OK(truncate(temp_path("w"), 0) == 0);
	look(&i);
	ck_assert(i.what == WORKBOOK_EMPTY);
}
END_TEST

/* ---- killed before each of its changes ---- */

/* Of the many writes of pages one in sixteen; all of them in a long run. */
static bool
changes_something(uint64_t nr, int *writes)
{
	static const long calls[] = { SYS_fsync, SYS_fdatasync, SYS_ftruncate, SYS_unlinkat,
		SYS_renameat, SYS_linkat,
#ifdef SYS_rename
		SYS_rename, SYS_unlink, SYS_link,
#endif
	};

	if (nr == SYS_write || nr == SYS_pwrite64)
		return (*writes)++ % (getenv("HALFHOUR_KILLS") ? 1 : 16) == 0;
	for (size_t i = 0; i < LEN(calls); i++)
		if (nr == (uint64_t)calls[i])
			return true;
	return false;
}

/* Runs it traced and kills it before its nth change; false: it came to its end. */
static bool
restore_killed(int nth)
{
	pid_t pid = fork();
	int status, writes = 0;

	if (pid == 0) {
		struct text said = { 0 };
		ptrace(PTRACE_TRACEME, 0, NULL, NULL);
		raise(SIGSTOP);
		_exit(!restore("b", &said));
	}
	waitpid(pid, &status, 0);
	ptrace(PTRACE_SETOPTIONS, pid, NULL, (void *)PTRACE_O_TRACESYSGOOD);
	for (;;) {
		struct ptrace_syscall_info info = { 0 };

		ptrace(PTRACE_SYSCALL, pid, NULL, NULL);
		waitpid(pid, &status, 0);
		if (WIFEXITED(status)) {
			ck_assert_int_eq(WEXITSTATUS(status), 0);
			return false;
		}
		ck_assert(WIFSTOPPED(status));
		ptrace(PTRACE_GET_SYSCALL_INFO, pid, (void *)sizeof(info), &info);
		if (info.op == PTRACE_SYSCALL_INFO_ENTRY && changes_something(info.entry.nr, &writes) &&
		    nth-- == 0)
			break;
	}
	kill(pid, SIGKILL);
	waitpid(pid, &status, 0);
	return true;
}

/* A backup with one contact; a workbook with four, of which one is in its log. */
static void
begin_anew(bool first)
{
	char command[512];

	if (first) {
		fill(1);
		back_up("b");
		fill(2);
		leave_log(1);
	}
	snprintf(command, sizeof(command), first ? "cd %s && mkdir was && cp w w-wal w-shm was"
		: "cd %s && rm -rf state w w-* w.old-* .halfhour-* && cp was/* .", temp_path(""));
	ck_assert_int_eq(system(command), 0);
}

static bool
half_made(void)
{
	char command[256];

	snprintf(command, sizeof(command), "ls -A %s | grep -q '^\\.halfhour-'", temp_path(""));
	return system(command) == 0;
}

/* A start finds the backup. */
static bool
starts(void)
{
	struct store *s = store_open(temp_path("w"), STORE_MAKE | STORE_SCREEN, &e);
	bool ok = s && store_check(s, &e) && store_contact_count(s) == 1;

	store_close(s);
	return ok;
}

static bool
is_as_it_was(const char *name)
{
	char was[32], command[256];

	snprintf(was, sizeof(was), "was/%s", name);
	snprintf(command, sizeof(command), "cmp -s %s %s", temp_path(name), temp_path(was));
	return system(command) == 0;
}

/* One that does not open, with a log: after a kill it has that log still, or is the backup. */
START_TEST(killed_anywhere_a_damaged_one_keeps_its_log)
{
	int n = 0, old = 0, half = 0;

	begin_anew(true);
	off_t rest = size_of("was/w") - 4096; /* page 1 is in the log */
	char *noise = mem_new((size_t)rest, 1);
	spoil(temp_path("was/w"), 4096, noise, (size_t)rest);
	spoil(temp_path("w"), 4096, noise, (size_t)rest);
	free(noise);
	for (; restore_killed(n); n++) {
		bool is_old = is_as_it_was("w");

		ck_assert_msg(!is_old || is_as_it_was("w-wal"), "killed before change %d: the log "
			"is gone", n);
		half += half_made();
		ck_assert_msg(is_old || starts(), "killed before change %d: %s", n, e.text);
		if (is_old) /* it does not open, but this start sweeps as well */
			starts();
		ck_assert_msg(!half_made(), "killed before change %d: a half made file stays", n);
		old += is_old;
		begin_anew(false);
	}
	ck_assert(starts());
	ck_assert_int_gt(old, 10);
	ck_assert_int_lt(old, n);
	ck_assert_int_gt(half, 10);
}
END_TEST

START_TEST(killed_anywhere_it_is_the_old_or_the_new)
{
	int n = 0, old = 0;

	begin_anew(true);
	for (; restore_killed(n); n++) {
		int found = contacts("w");
		char *kept = aside();

		ck_assert_msg(found == 4 || found == 1, "killed before change %d: %d contacts", n,
			found);
		ck_assert_msg(found == 4 || kept, "killed before change %d: nothing set aside", n);
		old += found == 4;
		free(kept);
		begin_anew(false);
	}
	ck_assert_int_eq(contacts("w"), 1);
	ck_assert_int_gt(old, 10);
	ck_assert_int_lt(old, n);
}
END_TEST

Suite *store_backup_suite(void);

Suite *
store_backup_suite(void)
{
	Suite *s = suite_create("store_backup");
	TCase *t = tcase_create("backup"), *k = tcase_create("kill");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(t, seven_days_and_four_weeks, 0, LEN(rotations));
	tcase_add_test(t, only_what_was_made_by_itself_is_removed);
	tcase_add_test(t, a_backup_has_its_digest_beside_it);
	tcase_add_test(t, somebody_elses_digest_file_is_left_alone);
	tcase_add_test(t, what_was_is_back_and_what_is_is_kept);
	tcase_add_test(t, where_there_is_no_workbook_one_comes);
	tcase_add_test(t, what_is_no_backup_is_refused);
	tcase_add_test(t, never_while_another_program_has_it);
	tcase_add_test(t, a_log_belongs_to_what_is_set_aside);
	tcase_add_test(t, a_log_without_its_workbook_is_set_aside_too);
	tcase_add_test(t, one_that_does_not_open_is_kept_byte_by_byte);
	tcase_add_test(t, a_backup_that_was_in_use_comes_with_its_log);
	tcase_add_test(t, looking_changes_nothing);
	tcase_add_test(t, a_wrong_index_is_told_from_wrong_notes);
	suite_add_tcase(s, t);
	tcase_add_checked_fixture(k, setup, teardown);
	tcase_add_test(k, killed_anywhere_it_is_the_old_or_the_new);
	tcase_add_test(k, killed_anywhere_a_damaged_one_keeps_its_log);
	suite_add_tcase(s, k);
	return s;
}
