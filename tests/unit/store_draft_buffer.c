/*
 * The line being typed is kept beside the workbook before it is seen, and in the workbook
 * behind the frame: killed in between, nothing of it is lost.
 */
#include <check.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "deadly.h"
#include "model/call.h"
#include "store/private.h"
#include "store_temp.h"

static struct store *s;
static struct err e;
static int64_t interview;
static struct moment now = { TEMP_WALL, HOUR_MS, HOUR_MS, "boot-a" };

#define OK(x) ck_assert_msg((x), "%s", e.text)

static void
setup(void)
{
	temp_new();
	s = temp_store(STORE_SCREEN);
	e.text[0] = '\0';
	interview = temp_interview(s, temp_contact(s, "Maya"));
}

static void
teardown(void)
{
	temp_lock(0);
	store_close(s);
	temp_done();
}

static void
frame(struct store *of)
{
	store_tick(of, &now);
}

static void
keep(struct store *of, const char *text)
{
	OK(store_draft_keep(of, "call/1", text, 700, &e));
}

/* One frame with a line on it, and the file is there for the next. */
static void
begin(struct store *of)
{
	keep(of, "a");
	frame(of);
}

static void
check_draft(struct store *of, const char *key, const char *want)
{
	struct text got = { 0 };
	int64_t axis = 0;
	bool there = store_draft_get(of, key, &got, &axis);

	if (want) {
		ck_assert_msg(there, "no draft “%s”", want);
		ck_assert_str_eq(text_str(&got), want);
		ck_assert_int_eq((int)axis, 700);
	} else {
		ck_assert_msg(!there, "a draft “%s”", text_str(&got));
	}
	text_free(&got);
}

/* What another program reads; NULL: no draft. */
static void
check_read(const char *want)
{
	struct store *other = temp_store(STORE_READ);

	check_draft(other, "call/1", want);
	store_close(other);
}

/* What stands in the workbook itself. */
static int
in_workbook(const char *text)
{
	struct text sql = { 0 };
	int n;

	text_addf(&sql, "SELECT count(*) FROM draft WHERE key GLOB 'call/1*' AND text = '%s'", text);
	n = (int)temp_number(sql.s);
	text_free(&sql);
	return n;
}

/* Runs `work` in a program of its own, which is killed where it ends. */
static void
killed_after(void (*work)(struct store *mine))
{
	store_close(s);
	s = NULL;
	pid_t pid = fork();
	if (pid == 0) {
		struct store *mine = temp_store(STORE_SCREEN);
		work(mine);
		raise(SIGKILL);
	}
	int status;
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_msg(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL, "it ended before");
}

static void
open_again(void)
{
	s = temp_store(STORE_SCREEN);
}

/* ---- alive ---- */

START_TEST(it_is_in_the_workbook_behind_the_frame)
{
	begin(s);
	ck_assert_int_eq(in_workbook("a"), 1);
	keep(s, "ab");
	ck_assert_int_eq(in_workbook("ab"), 0);
	check_read("ab");
	frame(s);
	ck_assert_int_eq(in_workbook("ab"), 1);
	check_read("ab");
	keep(s, NULL);
	check_read(NULL);
}
END_TEST

START_TEST(the_first_line_is_in_the_workbook_at_once)
{
	keep(s, "a");
	ck_assert_int_eq(in_workbook("a"), 1);
	ck_assert_uint_eq(temp_files(".line"), 0);
	frame(s);
	ck_assert_uint_eq(temp_files(".line"), 1);
}
END_TEST

START_TEST(who_asks_the_store_sees_it)
{
	struct call c = { 0 };
	struct strings keys = { 0 };

	begin(s);
	keep(s, "ab");
	check_draft(s, "call/1", "ab");
	keep(s, "abc");
	OK(store_call_get(s, interview, &c, &e));
	ck_assert_str_eq(text_str(&c.draft), "abc");
	call_done(&c);
	keep(s, NULL);
	store_draft_keys(s, &keys);
	ck_assert_uint_eq(keys.n, 0);
	keep(s, "abcd");
	store_draft_keys(s, &keys);
	ck_assert_uint_eq(keys.n, 1);
	strings_free(&keys);
}
END_TEST

START_TEST(a_sync_point_has_it)
{
	begin(s);
	keep(s, "ab");
	OK(store_sync(s, &e));
	ck_assert_int_eq(in_workbook("ab"), 1);
}
END_TEST

START_TEST(closing_leaves_it_in_the_workbook_and_no_file)
{
	begin(s);
	keep(s, "ab");
	store_close(s);
	s = NULL;
	ck_assert_int_eq(in_workbook("ab"), 1);
	ck_assert_uint_eq(temp_files(".line"), 0);
}
END_TEST

/* It comes in before what comes after it. */
START_TEST(a_note_takes_the_place_of_its_draft)
{
	begin(s);
	keep(s, "ab");
	temp_note(s, interview, "ab", 700);
	frame(s);
	check_draft(s, "call/1", NULL);
	keep(s, "cd");
	OK(store_begin(s, interview, "two", &e));
	temp_note(s, interview, "cd", 700);
	OK(store_done(s, true, &e));
	frame(s);
	check_draft(s, "call/1", NULL);
	check_read(NULL);
}
END_TEST

/* One that has the workbook open reads what has come since. */
START_TEST(a_reader_is_never_behind)
{
	struct store *other;
	struct call c = { 0 };

	begin(s);
	other = temp_store(STORE_READ);
	keep(s, "ab");
	check_draft(other, "call/1", "ab");
	temp_note(s, interview, "ab", 700);
	check_draft(other, "call/1", NULL);
	keep(s, "cd");
	OK(store_call_get(other, interview, &c, &e));
	ck_assert_str_eq(text_str(&c.draft), "cd");
	ck_assert_uint_eq(c.n_notes, 1);
	call_done(&c);
	frame(s);
	check_draft(other, "call/1", "cd");
	store_close(other);
}
END_TEST

START_TEST(a_busy_workbook_changes_nothing_of_that)
{
	begin(s);
	temp_lock(1);
	keep(s, "ab");
	frame(s);
	keep(s, "abc");
	OK(store_begin(s, interview, "two", &e));
	temp_note(s, interview, "abc", 700);
	OK(store_done(s, true, &e));
	frame(s);
	check_draft(s, "call/1", NULL);
	temp_lock(0);
	store_close(s);
	s = NULL;
	ck_assert_int_eq((int)temp_number("SELECT count(*) FROM draft"), 0);
	ck_assert_int_eq((int)temp_number("SELECT count(*) FROM note"), 1);
}
END_TEST

START_TEST(a_deleted_call_comes_back_with_its_line)
{
	begin(s);
	keep(s, "ab");
	OK(store_interview_delete(s, interview, &e));
	frame(s);
	OK(store_undo(s, 0, NULL, &e));
	check_draft(s, "call/1", "ab");
}
END_TEST

START_TEST(two_lines_do_not_mix)
{
	begin(s);
	keep(s, "ab");
	OK(store_draft_keep(s, "edit/1", "7 x", 700, &e));
	frame(s);
	check_draft(s, "call/1", "ab");
	check_draft(s, "edit/1", "7 x");
	ck_assert_int_eq(in_workbook("ab"), 1);
}
END_TEST

START_TEST(set_at_once_it_is_the_last_word)
{
	begin(s);
	keep(s, "ab");
	OK(store_draft_set(s, "call/1", "abc", 700, &e));
	frame(s);
	ck_assert_int_eq(in_workbook("abc"), 1);
}
END_TEST

START_TEST(a_busy_workbook_gets_it_later)
{
	begin(s);
	temp_lock(1);
	keep(s, "ab");
	frame(s);
	ck_assert_uint_eq(store_waiting(s), 1);
	check_draft(s, "call/1", "ab");
	temp_lock(0);
	store_close(s);
	s = NULL;
	ck_assert_int_eq(in_workbook("ab"), 1);
}
END_TEST

START_TEST(what_has_no_room_goes_straight_in)
{
	struct text t = { 0 };

	begin(s);
	while (t.n < 20000)
		text_add(&t, "long ");
	keep(s, text_str(&t));
	ck_assert_int_eq(in_workbook(t.s), 1);
	keep(s, "short again");
	frame(s);
	check_draft(s, "call/1", "short again");
	text_free(&t);
}
END_TEST

/* Memory over a file that somebody cuts short kills who writes to it; not us. */
START_TEST(a_file_cut_short_is_done_without)
{
	char *path;

	begin(s);
	path = temp_file(".line");
	ck_assert_int_eq(truncate(path, 0), 0);
	free(path);
	keep(s, "ab");
	ck_assert_int_eq(in_workbook("ab"), 1);
	frame(s);
	keep(s, "abc");
	ck_assert_int_eq(in_workbook("abc"), 1);
}
END_TEST

START_TEST(a_file_cut_short_behind_the_line_loses_nothing)
{
	char *path;

	begin(s);
	keep(s, "ab");
	path = temp_file(".line");
	ck_assert_int_eq(truncate(path, 0), 0);
	free(path);
	frame(s);
	ck_assert_int_eq(in_workbook("ab"), 1);
	keep(s, "abc");
	ck_assert_int_eq(in_workbook("abc"), 1);
}
END_TEST

START_TEST(without_a_folder_it_goes_straight_in)
{
	char *folder = mem_str(temp_path("state/halfhour"));

	ck_assert(path_make_parent(folder, NULL));
	ck_assert(file_write(folder, "", 0, NULL)); /* a file where the folder would be */
	begin(s);
	keep(s, "ab");
	ck_assert_int_eq(in_workbook("ab"), 1);
	free(folder);
}
END_TEST

/* Neither workbook nor rescue file: what is said of it, and that it is tried again. */
START_TEST(it_says_when_it_could_not_be_saved)
{
	begin(s);
	ck_assert(store_draft_kept(s));
	keep(s, "ab");
	ck_assert(store_draft_kept(s));
	temp_lock(1);
	setenv("XDG_STATE_HOME", "/proc/nowhere", 1);
	frame(s);
	ck_assert(!store_draft_kept(s));
	ck_assert(!store_draft_keep(s, "call/1", "abc", 700, &e));
	ck_assert_ptr_nonnull(strstr(e.text, "Nothing can be saved"));
	temp_lock(0);
	keep(s, "abcd");
	ck_assert(store_draft_kept(s));
	ck_assert_int_eq(in_workbook("abcd"), 1);
	keep(s, "abcde");
	ck_assert_int_eq(in_workbook("abcde"), 0);
	frame(s);
	ck_assert_int_eq(in_workbook("abcde"), 1);
	setenv("XDG_STATE_HOME", temp_path("state"), 1);
}
END_TEST

/* What is seen meanwhile is in the file: for us, and for the next start; whatever is read
 * in between, and in a transaction that only reads. */
START_TEST(what_could_not_be_saved_is_in_the_file)
{
	struct text t = { 0 };
	struct call c = { 0 };

	begin(s);
	keep(s, "ab");
	temp_lock(1);
	setenv("XDG_STATE_HOME", "/proc/nowhere", 1);
	frame(s);
	ck_assert(!store_draft_keep(s, "call/1", "abc", 700, &e));
	ck_assert(store_draft_get(s, "call/1", &t, NULL));
	ck_assert_str_eq(text_str(&t), "abc");
	OK(store_call_get(s, interview, &c, &e));
	call_done(&c);
	temp_lock(0); /* from here on a statement works, its commit does not */
	deadly_arm(DEADLY_FULL, 1);
	OK(store_call_get(s, interview, &c, &e));
	call_done(&c);
	store_close(s);
	deadly_arm(DEADLY_NEVER, 0);
	setenv("XDG_STATE_HOME", temp_path("state"), 1);
	s = temp_store(STORE_SCREEN);
	ck_assert(store_draft_take(s, "call/1", false, &t, NULL, NULL));
	ck_assert_str_eq(text_str(&t), "abc");
	text_free(&t);
}
END_TEST

/* ---- killed ---- */

static void
types_on(struct store *mine)
{
	begin(mine);
	store_draft_keep(mine, "call/1", "ab", 700, NULL);
}

START_TEST(killed_before_the_commit_it_is_there)
{
	killed_after(types_on);
	ck_assert_int_eq(in_workbook("a"), 1);
	check_read("ab");
	check_read("ab"); /* reading changed nothing */
	ck_assert_int_eq(in_workbook("a"), 1);
	ck_assert_uint_eq(temp_files(".line"), 1);
	open_again();
	check_draft(s, "call/1", "ab");
	ck_assert_int_eq(in_workbook("ab"), 1);
	ck_assert_uint_eq(temp_files(".line"), 0);
}
END_TEST

static void
types_often(struct store *mine)
{
	begin(mine);
	store_draft_keep(mine, "call/1", "ab", 700, NULL);
	store_draft_keep(mine, "call/1", "abc", 700, NULL);
	store_draft_keep(mine, "call/1", "abcd", 700, NULL);
}

START_TEST(the_newest_counts)
{
	killed_after(types_often);
	check_read("abcd");
	open_again();
	check_draft(s, "call/1", "abcd");
}
END_TEST

static void
wipes(struct store *mine)
{
	begin(mine);
	store_draft_keep(mine, "call/1", NULL, 0, NULL);
}

START_TEST(what_was_wiped_stays_wiped)
{
	killed_after(wipes);
	check_read(NULL);
	open_again();
	check_draft(s, "call/1", NULL);
}
END_TEST

static void
types_and_saves(struct store *mine)
{
	types_on(mine);
	frame(mine);
}

/* What has come in is not brought in again over what came after it. */
START_TEST(killed_after_the_commit_nothing_comes_back)
{
	killed_after(types_and_saves);
	temp_run("UPDATE draft SET text = 'newer'");
	check_read("newer");
	open_again();
	check_draft(s, "call/1", "newer");
	ck_assert_uint_eq(temp_files(".line"), 0);
}
END_TEST

static void
types_and_notes(struct store *mine)
{
	types_on(mine);
	temp_note(mine, 1, "ab", 700);
}

START_TEST(killed_after_the_note_no_draft_comes_back)
{
	killed_after(types_and_notes);
	check_read(NULL);
	open_again();
	check_draft(s, "call/1", NULL);
	ck_assert_int_eq((int)temp_number("SELECT count(*) FROM note"), 1);
}
END_TEST

/* After a power cut the file may be older than the workbook. */
START_TEST(of_an_earlier_boot_nothing_is_taken)
{
	struct text all = { 0 };
	char *path, boot[64];

	killed_after(types_on);
	path = temp_file(".line");
	ck_assert(file_read(path, &all, 1 << 20, NULL));
	boot_read(boot);
	char *at = memmem(all.s, all.n, boot, strlen(boot));
	ck_assert_ptr_nonnull(at);
	*at = *at == 'f' ? '0' : 'f';
	ck_assert(file_write(path, all.s, all.n, NULL));
	check_read("a");
	open_again();
	check_draft(s, "call/1", "a");
	ck_assert_uint_eq(temp_files(".line"), 0);
	text_free(&all);
	free(path);
}
END_TEST

START_TEST(a_copy_of_the_workbook_leaves_it_alone)
{
	struct text all = { 0 };
	struct store *copy;

	killed_after(types_on);
	temp_run("PRAGMA wal_checkpoint(TRUNCATE)");
	ck_assert(file_read(temp_path("w"), &all, 64 << 20, NULL));
	ck_assert(file_write(temp_path("copy"), all.s, all.n, NULL));
	OK((copy = store_open(temp_path("copy"), STORE_SCREEN, &e)));
	check_draft(copy, "call/1", "a");
	store_close(copy);
	ck_assert_uint_eq(temp_files(".line"), 1);
	open_again();
	check_draft(s, "call/1", "ab");
	text_free(&all);
}
END_TEST

/* Whatever the file holds: nothing breaks, and the workbook is what counts. */
START_TEST(a_damaged_file_is_no_line)
{
	struct text all = { 0 };
	char *path;
	uint32_t seed = 20261126;

	killed_after(types_on);
	path = temp_file(".line");
	ck_assert(file_read(path, &all, 1 << 20, NULL));
	for (int i = 0; i < 200; i++) {
		struct text bad = { 0 };
		size_t n = i % 4 ? all.n : (size_t)(i * 97) % all.n;
		text_addn(&bad, all.s, n);
		for (int k = 0; k < 64 && n; k++) {
			seed = seed * 1664525u + 1013904223u;
			/* Mostly where numbers and letters stand. */
			size_t at = k % 2 ? (seed >> 8) % n : n - 1 - (seed >> 8) % (n < 8300 ? n : 8300);
			bad.s[at] = (char)(seed >> 24);
		}
		ck_assert(file_write(path, text_str(&bad), bad.n, NULL));
		struct store *other = temp_store(STORE_READ);
		struct text got = { 0 };
		store_draft_get(other, "call/1", &got, NULL);
		store_close(other);
		text_free(&got);
		text_free(&bad);
	}
	ck_assert(file_write(path, "", 0, NULL));
	open_again();
	check_draft(s, "call/1", "a");
	ck_assert_uint_eq(temp_files(".line"), 0);
	text_free(&all);
	free(path);
}
END_TEST

/* A living program's line is its own; both go on. */
START_TEST(another_program_leaves_the_file_alone)
{
	struct store *other;

	begin(s);
	keep(s, "ab");
	other = temp_store(STORE_SCREEN);
	check_draft(other, "call/1", NULL);
	ck_assert_uint_eq(temp_files(".line"), 1);
	store_close(other);
	ck_assert_uint_eq(temp_files(".line"), 1);
	frame(s);
	ck_assert_int_eq(in_workbook("ab"), 1);
}
END_TEST

Suite *
store_draft_buffer_suite(void)
{
	Suite *suite = suite_create("store: the line being typed");
	TCase *alive = tcase_create("alive"), *killed = tcase_create("killed");

	tcase_add_checked_fixture(alive, setup, teardown);
	tcase_add_test(alive, it_is_in_the_workbook_behind_the_frame);
	tcase_add_test(alive, the_first_line_is_in_the_workbook_at_once);
	tcase_add_test(alive, who_asks_the_store_sees_it);
	tcase_add_test(alive, a_sync_point_has_it);
	tcase_add_test(alive, closing_leaves_it_in_the_workbook_and_no_file);
	tcase_add_test(alive, a_note_takes_the_place_of_its_draft);
	tcase_add_test(alive, a_reader_is_never_behind);
	tcase_add_test(alive, a_busy_workbook_changes_nothing_of_that);
	tcase_add_test(alive, a_deleted_call_comes_back_with_its_line);
	tcase_add_test(alive, two_lines_do_not_mix);
	tcase_add_test(alive, set_at_once_it_is_the_last_word);
	tcase_add_test(alive, a_busy_workbook_gets_it_later);
	tcase_add_test(alive, what_has_no_room_goes_straight_in);
	tcase_add_test(alive, a_file_cut_short_is_done_without);
	tcase_add_test(alive, a_file_cut_short_behind_the_line_loses_nothing);
	tcase_add_test(alive, without_a_folder_it_goes_straight_in);
	tcase_add_test(alive, it_says_when_it_could_not_be_saved);
	tcase_add_test(alive, what_could_not_be_saved_is_in_the_file);
	tcase_add_test(alive, another_program_leaves_the_file_alone);
	suite_add_tcase(suite, alive);
	tcase_add_checked_fixture(killed, setup, teardown);
	tcase_add_test(killed, killed_before_the_commit_it_is_there);
	tcase_add_test(killed, the_newest_counts);
	tcase_add_test(killed, what_was_wiped_stays_wiped);
	tcase_add_test(killed, killed_after_the_commit_nothing_comes_back);
	tcase_add_test(killed, killed_after_the_note_no_draft_comes_back);
	tcase_add_test(killed, of_an_earlier_boot_nothing_is_taken);
	tcase_add_test(killed, a_copy_of_the_workbook_leaves_it_alone);
	tcase_add_test(killed, a_damaged_file_is_no_line);
	suite_add_tcase(suite, killed);
	return suite;
}
