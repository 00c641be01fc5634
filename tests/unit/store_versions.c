/* Workbooks of past versions: brought up to date with everything in them, or left as they were. */
#include <check.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/call.h"
#include "model/contact.h"
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

static void
put_version_1(void)
{
	struct text all = { 0 };

	OK(file_read("tests/data/workbooks/version-1.halfhour", &all, 0, &e));
	OK(file_write(temp_path("w"), text_str(&all), all.n, &e));
	text_free(&all);
}

static void
one_call(struct store *s)
{
	struct call c = { 0 };

	OK(store_call_get(s, 1, &c, &e));
	ck_assert_str_eq(c.who.name, "Maya Okafor");
	ck_assert_str_eq(c.who.said, "");
	ck_assert_uint_eq(c.n_notes, 9);
	ck_assert_str_eq(c.notes[2].text, "needs state licence after year two");
	ck_assert_int_eq(c.notes[2].record, RECORD_ON);
	ck_assert(!c.notes[2].claim);
	ck_assert_uint_eq(c.n_checks, 2);
	ck_assert_uint_eq(strlen(c.checks[0].uuid), UUID_SIZE - 1);
	ck_assert_uint_eq(strlen(c.asked[0].uuid), UUID_SIZE - 1);
	ck_assert_str_ne(c.asked[0].uuid, c.asked[1].uuid);
	ck_assert_int_eq(c.interview.source, SOURCE_LIVE);
	call_done(&c);
}

START_TEST(version_1_keeps_everything)
{
	put_version_1();
	struct store *s = store_open(temp_path("w"), 0, &e);

	OK(s != NULL);
	one_call(s);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM contact"), 7);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM template"), 1);
	OK(store_check(s, &e));
	store_close(s);
	ck_assert(path_exists(temp_path("w.version-1")));
}
END_TEST

/* By hand from the file: the promise that was ticked off is done, thanks are open and so need
 * no decision, the follow-up keeps its day; what was typed by hand stays a step. */
START_TEST(version_1_steps_become_decisions)
{
	put_version_1();
	store_close(store_open(temp_path("w"), 0, &e));
	ck_assert_int_eq(temp_number("SELECT count(*) FROM decided"), 3);
	ck_assert_int_eq(temp_number("SELECT done_ms FROM decided WHERE id = "
		"'promised:03093bd3-7a58-4724-a516-4830cc4ee91d'"), INT64_C(1796033498041));
	ck_assert_int_eq(temp_number("SELECT own_ms FROM decided WHERE id = "
		"'follow-up:38e9db45-0fcc-46f1-9a39-3660320024d9'"), INT64_C(1796638310414));
	ck_assert_int_eq(temp_number("SELECT count(*) FROM step"), 2);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM step WHERE text = 'Ask at the fair'"), 1);
	ck_assert_int_eq(temp_number("SELECT stage_ms FROM contact WHERE name = 'Sam Poe'"),
		INT64_C(1796638310414) - 7 * DAY_MS);
}
END_TEST

/* ---- killed while it is brought up to date ---- */

static void
update_and_die(useconds_t after)
{
	pid_t pid = fork();

	ck_assert_int_ge(pid, 0);
	if (pid == 0) {
		store_close(store_open(temp_path("w"), 0, NULL));
		_exit(0);
	}
	usleep(after);
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
}

/* Old or new, never between, and the next start makes it new with everything in it. */
START_TEST(a_kill_leaves_old_or_new)
{
	const char *asked = getenv("HALFHOUR_KILLS");
	int kills = asked ? atoi(asked) : 20;

	for (int i = 0; i < kills; i++) {
		temp_done();
		temp_new();
		put_version_1();
		update_and_die((useconds_t)(rand() % 40000));
		int64_t version = temp_number("PRAGMA user_version");
		ck_assert_msg(version == 1 || version == 2, "version %d", (int)version);
		struct store *s = store_open(temp_path("w"), 0, &e);
		OK(s != NULL);
		one_call(s);
		ck_assert_int_eq(temp_number("SELECT count(*) FROM step"), 2);
		ck_assert_int_eq(temp_number("SELECT count(*) FROM decided"), 3);
		store_close(s);
	}
}
END_TEST

Suite *store_versions_suite(void);

Suite *
store_versions_suite(void)
{
	Suite *suite = suite_create("versions");
	TCase *t = tcase_create("versions");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_set_timeout(t, 120);
	tcase_add_test(t, version_1_keeps_everything);
	tcase_add_test(t, version_1_steps_become_decisions);
	tcase_add_test(t, a_kill_leaves_old_or_new);
	suite_add_tcase(suite, t);
	return suite;
}
