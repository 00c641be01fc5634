/*
 * Backups that the program makes by itself: when, and when not; that they are
 * whole whatever is written meanwhile; that a failure is told and not fatal.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/clock.h"
#include "store.h"
#include "store_temp.h"

static struct err e;
static struct store *s;
static int64_t at;

static void
setup(void)
{
	temp_new();
	e.text[0] = '\0';
	s = temp_store(STORE_SCREEN);
	temp_contact(s, "Maya Okafor");
	store_backups_on(s);
	at = 0;
}

static void
teardown(void)
{
	store_close(s);
	temp_done();
}

static void
tick(int64_t ms)
{
	at += ms;
	struct moment now = { TEMP_WALL + at, HOUR_MS + at, HOUR_MS + at, "boot-a" };
	store_tick(s, &now);
}

static size_t
made(const char *suffix)
{
	struct strings l = { 0 };

	path_list(&l, temp_path("state/halfhour/backups"), suffix);
	size_t n = l.n;
	strings_free(&l);
	return n;
}

/* Ticks as a loop does where nobody types, until there are so many (or a second is over). */
static size_t
wait_for(size_t n)
{
	for (int i = 0; i < 200 && made(".auto.halfhour") < n; i++) {
		tick(100);
		usleep(5000);
	}
	for (int i = 0; i < 20; i++) { /* and what comes after its name */
		tick(100);
		usleep(5000);
	}
	return made(".auto.halfhour");
}

static void
rest(int64_t ms)
{
	for (int64_t until = at + ms; at < until;)
		tick(100);
}

/* The newest has so many contacts. */
static int64_t
contacts_in_newest(void)
{
	struct backups l;
	struct store *copy;

	backups_list(&l, NULL);
	ck_assert_uint_gt(l.n, 0);
	ck_assert_int_eq(backup_digest(l.b[l.n - 1].path, &e), DIGEST_RIGHT);
	copy = store_open(l.b[l.n - 1].path, STORE_READ, &e);
	ck_assert_msg(copy != NULL, "%s", e.text);
	ck_assert_msg(store_check(copy, &e), "%s", e.text);
	int64_t n = store_contact_count(copy);
	store_close(copy);
	backups_done(&l);
	return n;
}

START_TEST(one_a_day)
{
	ck_assert_uint_eq(wait_for(1), 1);
	ck_assert_int_eq(contacts_in_newest(), 1);
	temp_contact(s, "Ama");
	rest(60000);
	ck_assert_uint_eq(made(".auto.halfhour"), 1);
	tick(DAY_MS);
	ck_assert_uint_eq(wait_for(2), 2);
	ck_assert_int_eq(contacts_in_newest(), 2);
	ck_assert_uint_eq(made(".new-"), 0);
}
END_TEST

START_TEST(not_again_after_a_new_start)
{
	ck_assert_uint_eq(wait_for(1), 1);
	store_close(s);
	s = temp_store(STORE_SCREEN);
	store_backups_on(s);
	rest(10000);
	ck_assert_uint_eq(made(".auto.halfhour"), 1);
}
END_TEST

START_TEST(never_while_one_types)
{
	tick(0);
	for (int i = 0; i < 50; i++) {
		tick(100);
		temp_contact(s, "Dana");
		ck_assert_int_ge(store_due(s, &(struct moment){ TEMP_WALL + at, HOUR_MS + at,
			HOUR_MS + at, "boot-a" }), 0);
	}
	ck_assert(!path_exists(temp_path("state/halfhour/backups")));
	ck_assert_uint_eq(wait_for(1), 1);
	ck_assert_int_eq(contacts_in_newest(), 51);
}
END_TEST

static int64_t
begin_call(void)
{
	int64_t id = temp_interview(s, 1);

	temp_clock(s, id, CLOCK_START, at);
	ck_assert_int_eq(store_interview_running(s, 0), id);
	return id;
}

START_TEST(not_in_a_call_but_at_its_end)
{
	int64_t id = begin_call();

	for (int i = 0; i < 20; i++) { /* with pauses that would do */
		temp_note(s, id, "on call one week in five", at);
		rest(60000);
	}
	ck_assert(!path_exists(temp_path("state/halfhour/backups")));
	temp_clock(s, id, CLOCK_END, at);
	ck_assert_uint_eq(wait_for(1), 1);
	ck_assert_int_eq(contacts_in_newest(), 1);
	temp_contact(s, "Ama");
	id = begin_call(); /* the same day */
	temp_clock(s, id, CLOCK_END, at + 1);
	ck_assert_uint_eq(wait_for(2), 1); /* the later one of a day is kept */
	ck_assert_uint_eq(made(".sha256"), 1);
	ck_assert_int_eq(contacts_in_newest(), 2);
}
END_TEST

START_TEST(one_who_leaves_at_once_has_it_too)
{
	int64_t id = begin_call();

	temp_contact(s, "Dana");
	temp_clock(s, id, CLOCK_END, at);
	store_close(s);
	s = NULL;
	ck_assert_uint_eq(made(".auto.halfhour"), 1);
	ck_assert_uint_eq(made(""), 2);
	ck_assert_int_eq(contacts_in_newest(), 2);
}
END_TEST

/* Large enough for many slices; each is followed by a change, ours or another program's. */
static void
changed_meanwhile(bool by_another)
{
	char line[600];
	size_t slices = 0;

	memset(line, 'x', sizeof(line) - 1);
	line[sizeof(line) - 1] = '\0';
	ck_assert(store_begin(s, 0, "many", &e));
	for (int i = 0; i < 3000; i++)
		temp_contact(s, line);
	ck_assert(store_done(s, true, &e));
	rest(600);
	for (; slices < 800 && made(".auto.halfhour") == 0; slices++) {
		if (by_another)
			temp_run("INSERT INTO serial(noun, last) VALUES ('x', 1) "
				 "ON CONFLICT(noun) DO UPDATE SET last = last + 1");
		else
			temp_contact(s, "Late");
		tick(600);
		usleep(5000);
	}
	ck_assert_uint_lt(slices, 800); /* it came though they went on */
	ck_assert_uint_gt(slices, 3);
	ck_assert_uint_eq(wait_for(1), 1);
	ck_assert_int_ge(contacts_in_newest(), 3001 + (by_another ? 0 : 2));
}

START_TEST(whole_though_we_write_meanwhile)
{
	changed_meanwhile(false);
}
END_TEST

START_TEST(whole_though_another_program_writes_meanwhile)
{
	changed_meanwhile(true);
}
END_TEST

START_TEST(a_failure_is_told_once_and_tried_again)
{
	const char *why = NULL;

	ck_assert(path_make_dir(temp_path("state/halfhour"), &e));
	ck_assert(file_write(temp_path("state/halfhour/backups"), "x", 1, &e));
	rest(2000);
	ck_assert(store_backup_failed(s, &why));
	ck_assert_str_eq(why, "it could not be written");
	ck_assert(!store_backup_failed(s, &why));
	temp_contact(s, "Ama"); /* and all goes on */
	unlink(temp_path("state/halfhour/backups"));
	rest(60000);
	ck_assert(!path_exists(temp_path("state/halfhour/backups")));
	tick(HOUR_MS);
	ck_assert_uint_eq(wait_for(1), 1);
	ck_assert(!store_backup_failed(s, &why));
}
END_TEST

/* What is due at once is also done at once: else the loop asks again without end. */
START_TEST(nothing_is_due_at_once_while_the_workbook_is_busy)
{
	int64_t id = begin_call();
	struct moment now;

	temp_lock(1);
	temp_note(s, id, "on call one week in five", at);
	ck_assert_uint_gt(store_waiting(s), 0);
	for (int i = 0; i < 20; i++) {
		tick(600);
		now = (struct moment){ TEMP_WALL + at, HOUR_MS + at, HOUR_MS + at, "boot-a" };
		ck_assert_int_gt(store_due(s, &now), 0);
	}
	temp_lock(0);
}
END_TEST

START_TEST(what_a_killed_program_left_goes)
{
	char *left = mem_str(temp_path("state/halfhour/backups/.halfhour-abcdef"));

	ck_assert(path_make_dir(temp_path("state/halfhour/backups"), &e));
	ck_assert(file_write(left, "x", 1, &e));
	ck_assert_uint_eq(wait_for(1), 1);
	ck_assert(!path_exists(left));
	free(left);
}
END_TEST

Suite *store_snapshot_suite(void);

Suite *
store_snapshot_suite(void)
{
	Suite *suite = suite_create("store_snapshot");
	TCase *t = tcase_create("snapshot");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, one_a_day);
	tcase_add_test(t, not_again_after_a_new_start);
	tcase_add_test(t, never_while_one_types);
	tcase_add_test(t, not_in_a_call_but_at_its_end);
	tcase_add_test(t, one_who_leaves_at_once_has_it_too);
	tcase_add_test(t, whole_though_we_write_meanwhile);
	tcase_add_test(t, whole_though_another_program_writes_meanwhile);
	tcase_add_test(t, a_failure_is_told_once_and_tried_again);
	tcase_add_test(t, nothing_is_due_at_once_while_the_workbook_is_busy);
	tcase_add_test(t, what_a_killed_program_left_goes);
	suite_add_tcase(suite, t);
	return suite;
}
