/*
 * What is typed is kept when the workbook is busy or the disk refuses, comes in
 * later exactly once, and nothing that was acknowledged is lost by a kill.
 */
#include <check.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "deadly.h"
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
	interview = temp_interview(s, temp_contact(s, "Maya"));
}

static void
teardown(void)
{
	temp_lock(0);
	store_close(s);
	temp_done();
}

#define OK(x) ck_assert_msg((x), "%s", e.text)
#define SAYS(part) \
	ck_assert_msg(strstr(e.text, part) != NULL, "\"%s\" does not say \"%s\"", e.text, part)

/* The loop's wakes until nothing waits any more, by the clock that it would read. */
static void
tick_until_quiet(void)
{
	struct moment now = { TEMP_WALL, 2 * HOUR_MS, 2 * HOUR_MS, "boot-a" };
	const struct timespec ms = { 0, 2000000 };

	for (int i = 0; i < 500 && (store_waiting(s) || temp_files(".rescue")); i++) {
		int64_t due = store_due(s, &now);

		ck_assert_int_ge(due, 0);
		now.boot_ms += due;
		store_tick(s, &now);
		nanosleep(&ms, NULL);
	}
	ck_assert_uint_eq(store_waiting(s), 0);
	ck_assert_uint_eq(temp_files(".rescue"), 0);
}

static struct note
note(const char *text, int64_t axis_ms)
{
	struct note n = { .axis_ms = axis_ms };

	n.text = mem_str(text);
	return n;
}

/* ---- busy ---- */

START_TEST(busy_never_waits_and_loses_nothing)
{
	struct note n = note("typed while busy\twith a tab\nand \\more", 500);
	struct text draft = { 0 };
	struct call c = { 0 };
	int64_t axis;
	char *path;
	struct stat st;

	temp_lock(1);
	OK(store_draft_set(s, "call/1", "typ", 500, &e));
	OK(store_draft_set(s, "call/1", "typed", 500, &e));
	ck_assert_int_le(s->waited_ms, WAIT_KEY_MS); /* for the lock, and no longer */
	ck_assert(store_draft_get(s, "call/1", &draft, &axis));
	ck_assert_str_eq(draft.s, "typed");
	OK(store_note_add(s, interview, &n, &e));
	ck_assert(n.unsaved);
	ck_assert_int_gt(n.id, 0);
	ck_assert_uint_eq(store_waiting(s), 4); /* that the draft goes is one of its own */
	ck_assert(!store_draft_get(s, "call/1", &draft, &axis));
	OK(store_call_get(s, interview, &c, &e));
	ck_assert_uint_eq(c.n_notes, 1);
	ck_assert(c.notes[0].unsaved);
	ck_assert_str_eq(text_str(&c.draft), "");

	path = temp_file(".rescue");
	ck_assert_int_eq(stat(path, &st), 0);
	ck_assert_int_eq(st.st_mode & 07777, 0600);
	ck_assert_int_eq(stat(temp_path("state/halfhour/rescue"), &st), 0);
	ck_assert_int_eq(st.st_mode & 07777, 0700);
	free(path);

	temp_lock(0);
	tick_until_quiet();
	OK(store_call_get(s, interview, &c, &e));
	ck_assert_uint_eq(c.n_notes, 1);
	ck_assert(!c.notes[0].unsaved);
	ck_assert_int_eq(c.notes[0].id, n.id);
	ck_assert_str_eq(c.notes[0].text, "typed while busy\twith a tab\nand \\more");
	ck_assert_str_eq(c.notes[0].uuid, n.uuid);
	OK(store_undo(s, interview, NULL, &e)); /* a step like any other */
	ck_assert_int_eq(temp_number("SELECT count(*) FROM note"), 0);
	note_done(&n);
	call_done(&c);
	text_free(&draft);
}
END_TEST

/* A whole stretch of a call while another program writes: in order, with what belongs. */
START_TEST(a_call_goes_on_while_busy)
{
	int64_t planned = temp_asked(s, interview, "one");
	struct asked off = { .state = ASKED_OFF_SCRIPT, .position = 2 };
	struct asked first = { .id = planned, .position = 1, .state = ASKED_ASKED };
	struct asking asking = { .axis_ms = 10 };
	struct check check = { .axis_ms = 30, .answer = CHECK_WRAPPED };
	struct note n = note("at the new question", 20), other = note("of before", 5);
	struct call before = { 0 }, after = { 0 };

	OK(store_note_add(s, interview, &other, &e));
	temp_clock(s, interview, CLOCK_START, 0);
	off.text = (char[]){ "What is that badge?" };
	off.question_id = (char[]){ "off-1" };
	first.question_id = (char[]){ "one" };
	first.text = (char[]){ "Changed" };
	temp_lock(1);
	OK(store_begin(s, interview, "ask off the script", &e));
	OK(store_asked_add(s, interview, &off, &e));
	asking.asked_id = off.id;
	OK(store_asking_add(s, interview, &asking, &e));
	off.must = true;
	off.question_id = NULL; /* saving does not rename it */
	OK(store_asked_save(s, &off, &e));
	OK(store_done(s, true, &e));
	ck_assert_int_gt(off.id, planned);
	n.asked_id = off.id;
	OK(store_note_add(s, interview, &n, &e));
	mem_set(&n.text, "at the new question, put better");
	OK(store_note_save(s, &n, &e));
	other.starred = true;
	OK(store_note_save(s, &other, &e));
	OK(store_asked_save(s, &first, &e));
	OK(store_check_save(s, interview, &check, &e));
	check.minutes = 25;
	OK(store_check_save(s, interview, &check, &e)); /* put right before it is stored */
	temp_clock(s, interview, CLOCK_PAUSE, 40);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM note"), 1);
	temp_lock(0);
	temp_clock(s, interview, CLOCK_RESUME, 50); /* it could be had, but waits for its turn */
	ck_assert_int_eq(temp_number("SELECT count(*) FROM clock"), 1);
	OK(store_call_get(s, interview, &before, &e));

	tick_until_quiet();
	OK(store_call_get(s, interview, &after, &e));
	for (int i = 0; i < 2; i++) {
		const struct call *c = i ? &after : &before;

		ck_assert_uint_eq(c->n_asked, 2);
		ck_assert_str_eq(c->asked[0].text, "Changed");
		ck_assert_int_eq(c->asked[0].state, ASKED_ASKED);
		ck_assert_int_eq(c->asked[1].id, off.id);
		ck_assert(c->asked[1].must);
		ck_assert_uint_eq(c->n_askings, 1);
		ck_assert_int_eq(c->askings[0].asked_id, off.id);
		ck_assert_uint_eq(c->n_notes, 2);
		ck_assert(c->notes[0].starred);
		ck_assert_str_eq(c->notes[1].text, "at the new question, put better");
		ck_assert_int_eq(c->notes[1].asked_id, off.id);
		ck_assert_uint_eq(c->n_checks, 1);
		ck_assert_int_eq(c->checks[0].minutes, 25);
		ck_assert_uint_eq(c->clock.n, 3);
		ck_assert_int_eq(c->clock.events[2].kind, CLOCK_RESUME);
		ck_assert_int_lt(c->clock.events[1].id, c->clock.events[2].id);
	}
	temp_clock(s, interview, CLOCK_END, 60); /* after it was brought in: the newest still */
	OK(store_call_get(s, interview, &after, &e));
	ck_assert_int_gt(after.clock.events[3].id, after.clock.events[2].id);
	ck_assert_str_eq(after.asked[1].question_id, "off-1");
	note_done(&n);
	note_done(&other);
	call_done(&before);
	call_done(&after);
}
END_TEST

/* The second is made on top of the first, which the workbook has not taken yet. */
START_TEST(one_note_corrected_twice_while_busy)
{
	int64_t id = temp_note(s, interview, "one", 10);
	struct call c = { 0 };
	struct note n = { 0 };

	OK(store_call_get(s, interview, &c, &e));
	temp_lock(1);
	note_copy(&n, &c.notes[0]);
	for (int i = 0; i < 3; i++) {
		mem_set(&n.text, (const char *[]){ "one two", "one two three", "four" }[i]);
		OK(store_note_save(s, &n, &e));
		if (i == 1) { /* as a screen does: it reads again what it shows */
			OK(store_call_get(s, interview, &c, &e));
			note_copy(&n, &c.notes[0]);
		}
	}
	temp_lock(0);
	tick_until_quiet();
	OK(store_call_get(s, interview, &c, &e));
	ck_assert_uint_eq(c.n_notes, 1);
	ck_assert_int_eq(c.notes[0].id, id);
	ck_assert_str_eq(c.notes[0].text, "four");
	ck_assert_str_eq(store_notice(s), "");
	note_done(&n);
	call_done(&c);
}
END_TEST

/* Moved or removed: what is written to it now nobody would find. */
START_TEST(a_workbook_that_is_not_where_it_was)
{
	struct contact c = { 0 };
	struct note n = note("typed after it went", 5);

	OK(store_contact_get(s, 1, &c, &e));
	ck_assert_int_eq(rename(temp_path("w"), temp_path("elsewhere")), 0);
	OK(store_draft_set(s, "call/1", "half", 0, &e));
	OK(store_note_add(s, interview, &n, &e));
	ck_assert(n.unsaved);
	ck_assert_uint_eq(store_waiting(s), 3);
	ck_assert(!store_contact_save(s, &c, &e));
	SAYS("was moved or removed. Put it back");
	ck_assert_int_eq(rename(temp_path("elsewhere"), temp_path("w")), 0);
	tick_until_quiet();
	ck_assert_uint_eq(store_waiting(s), 0);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM note"), 1);
	OK(store_contact_save(s, &c, &e));
	contact_done(&c);
	note_done(&n);
}
END_TEST

/* A disk that may only be read, from the start on: a call goes on, and the next start has it. */
START_TEST(a_call_on_a_disk_that_may_only_be_read)
{
	struct note n = note("typed where nothing can be written", 5);
	struct contact c = { 0 };
	struct text t = { 0 };

	OK(store_draft_set(s, "call/1", "half", 0, &e));
	store_close(s);
	deadly_keep_file(temp_path("w"), 1000);
	s = temp_store(STORE_SCREEN);
	ck_assert(store_readonly(s));
	ck_assert(store_draft_take(s, "call/1", false, &t, NULL, NULL));
	ck_assert_str_eq(t.s, "half");
	OK(store_note_add(s, interview, &n, &e));
	ck_assert(n.unsaved);
	OK(store_contact_get(s, 1, &c, &e));
	ck_assert(!store_contact_save(s, &c, &e));
	SAYS("may only be read. Check its permissions");
	store_close(s);
	s = temp_store(STORE_SCREEN); /* once more: what waits is shown */
	ck_assert_uint_gt(store_waiting(s), 0);
	ck_assert(!store_draft_take(s, "call/1", false, &t, NULL, NULL));
	store_close(s);
	deadly_keep_file(NULL, 0);
	s = temp_store(STORE_SCREEN);
	tick_until_quiet();
	ck_assert_int_eq(temp_number("SELECT count(*) FROM note"), 1);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM draft"), 0);
	contact_done(&c);
	note_done(&n);
	text_free(&t);
}
END_TEST

/* SQLite takes any refusal for a disk that may only be read. */
START_TEST(a_refusal_that_passes_is_none)
{
	store_close(s);
	deadly_keep_file(temp_path("w"), 1);
	s = temp_store(STORE_SCREEN);
	deadly_keep_file(NULL, 0);
	ck_assert(!store_readonly(s));
	OK(store_draft_set(s, "call/1", "half", 0, &e));
	ck_assert_uint_eq(store_waiting(s), 0);
}
END_TEST

/* Of one line typed letter by letter only the last state is brought in. */
START_TEST(drafts_that_others_followed_are_passed_over)
{
	struct text t = { 0 };
	int64_t axis;

	temp_lock(1);
	for (int i = 0; i < 50; i++) {
		text_addc(&t, 'x');
		OK(store_draft_set(s, "call/1", t.s, 7, &e));
		OK(store_draft_set(s, "edit/1", i % 2 ? "1 even" : "1 odd", 8, &e));
	}
	temp_lock(0);
	tick_until_quiet();
	ck_assert_int_eq(temp_number("SELECT count(*) FROM rescued"), 2);
	OK(store_draft_get(s, "call/1", &t, &axis));
	ck_assert_uint_eq(t.n, 50);
	ck_assert_int_eq(axis, 7);
	OK(store_draft_get(s, "edit/1", &t, &axis));
	ck_assert_str_eq(t.s, "1 even");
	text_free(&t);
}
END_TEST

START_TEST(what_cannot_wait_says_so)
{
	struct contact c = { 0 };
	struct note n = note("x", 0);

	OK(store_contact_get(s, 1, &c, &e));
	temp_lock(1);
	ck_assert(!store_contact_save(s, &c, &e));
	SAYS("Another program is writing the workbook");
	OK(store_note_add(s, interview, &n, &e));
	ck_assert(!store_note_delete(s, n.id, &e));
	SAYS("waits for the workbook");
	ck_assert(!store_undo(s, interview, NULL, &e));
	temp_lock(0);
	tick_until_quiet();
	OK(store_contact_save(s, &c, &e));
	contact_done(&c);
	note_done(&n);
}
END_TEST

/* An hour of notes comes back in one transaction: little is written for it. Each is a step
 * of undo of its own, in its order. */
START_TEST(many_come_in_together)
{
	enum { NOTES = 61 };
	struct stat before, after;
	struct text said = { 0 };

	temp_lock(1);
	for (int i = 0; i < NOTES; i++)
		temp_note(s, interview, "a note of the usual length, some ten words in all", i);
	temp_lock(0);
	OK(store_sync(s, &e));
	ck_assert_int_eq(stat(temp_path("w-wal"), &before), 0);
	tick_until_quiet();
	ck_assert_int_eq(stat(temp_path("w-wal"), &after), 0);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM note"), NOTES);
	ck_assert_int_lt(after.st_size - before.st_size, NOTES * 8 * 1024);
	for (int i = NOTES; i-- > 0;) {
		OK(store_undo(s, interview, &said, &e));
		ck_assert_ptr_nonnull(strstr(text_str(&said), "note “"));
		ck_assert_int_eq(temp_number("SELECT count(*) FROM note"), i);
	}
	OK(store_redo(s, interview, &said, &e));
	ck_assert_int_eq(temp_number("SELECT axis_ms FROM note"), 0);
	text_free(&said);
}
END_TEST

static bool
see_call(void *user, const struct due_row *r)
{
	*(int *)user += !r->ended;
	return true;
}

/* Ended is ended, wherever the end is kept so far. */
START_TEST(an_end_that_waits_is_an_end)
{
	int running = 0;

	temp_clock(s, interview, CLOCK_START, 0);
	ck_assert_int_eq(store_interview_running(s, 0), interview);
	temp_lock(1);
	temp_clock(s, interview, CLOCK_END, 60000);
	ck_assert_int_eq(store_interview_running(s, 0), 0);
	const struct due_wish w = { .kind = DUE_RUNNING, .shown_ms = INT64_MAX };
	OK(store_due_each(s, &w, see_call, &running, &e));
	ck_assert_int_eq(running, 0);
	temp_lock(0);
	tick_until_quiet();
	ck_assert_int_eq(store_interview_running(s, 0), 0);
}
END_TEST

/* ---- the next start ---- */

START_TEST(close_brings_in_what_waits)
{
	struct note n = note("at the very end", 0);

	temp_lock(1);
	OK(store_note_add(s, interview, &n, &e));
	temp_lock(0);
	store_close(s);
	ck_assert_uint_eq(temp_files(".rescue"), 0);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM note"), 1);
	s = temp_store(0);
	note_done(&n);
}
END_TEST

START_TEST(next_start_brings_in_what_was_left)
{
	struct note n = note("left behind", 7);
	char *path;

	temp_lock(1);
	OK(store_note_add(s, interview, &n, &e));
	OK(store_draft_set(s, "call/1", "half a li", 9, &e));
	store_close(s); /* still busy: the file stays */
	ck_assert_int_eq(temp_number("SELECT count(*) FROM note"), 0);
	path = temp_file(".rescue");
	temp_lock(0);
	s = temp_store(0);
	struct call c = { 0 };
	OK(store_call_get(s, interview, &c, &e));
	ck_assert_uint_eq(c.n_notes, 1);
	ck_assert_str_eq(c.notes[0].text, "left behind");
	ck_assert_str_eq(text_str(&c.draft), "half a li");
	ck_assert(!path_exists(path));
	call_done(&c);
	note_done(&n);
	free(path);
}
END_TEST

/* Killed between storing the lines and removing their file: they are known. What was
 * changed or deleted since stays so. */
START_TEST(brought_in_once_only)
{
	struct note a = note("once", 7), b = note("deleted since", 8);
	char *path, *kept = path_join(temp_path(""), "kept");

	temp_lock(1);
	OK(store_note_add(s, interview, &a, &e));
	OK(store_note_add(s, interview, &b, &e));
	path = temp_file(".rescue");
	ck_assert_int_eq(link(path, kept), 0);
	temp_lock(0);
	store_close(s);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM note"), 2);
	ck_assert_int_eq(rename(kept, path), 0); /* it is there again */
	temp_run("UPDATE note SET text = 'changed since' WHERE text = 'once'");
	temp_run("DELETE FROM note WHERE text = 'deleted since'");
	s = temp_store(0);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM note WHERE text = 'changed since'"), 1);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM note"), 1);
	ck_assert_uint_eq(temp_files(".rescue"), 0);
	ck_assert_uint_eq(temp_files(".lost"), 0);
	note_done(&a);
	note_done(&b);
	free(path);
	free(kept);
}
END_TEST

START_TEST(a_living_programs_file_is_its_own)
{
	struct note n = note("mine", 7);
	struct store *other;

	temp_lock(1);
	OK(store_note_add(s, interview, &n, &e));
	temp_lock(0);
	other = temp_store(0);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM note"), 0);
	ck_assert_uint_eq(temp_files(".rescue"), 1);
	store_close(other);
	tick_until_quiet();
	ck_assert_int_eq(temp_number("SELECT count(*) FROM note"), 1);
	note_done(&n);
}
END_TEST

START_TEST(a_copy_of_the_workbook_takes_nothing)
{
	struct note n = note("for the first", 7);
	struct store *copy;

	OK(store_backup(s, temp_path("copy"), false, &e));
	temp_lock(1);
	OK(store_note_add(s, interview, &n, &e));
	store_close(s);
	temp_lock(0);
	OK((copy = store_open(temp_path("copy"), 0, &e)));
	ck_assert_uint_eq(temp_files(".rescue"), 1);
	store_close(copy);
	s = temp_store(0);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM note"), 1);
	note_done(&n);
}
END_TEST

/* A line that fits nowhere, one cut off, one with a flipped bit: the others come in, and
 * what cannot is kept. */
START_TEST(broken_lines_are_set_aside)
{
	struct note a = note("whole", 1), b = note("of a call that is gone", 2), c = note("flipped", 3);
	struct text all = { 0 };
	int64_t gone = temp_interview(s, 0);
	char *path, *at;

	temp_lock(1);
	OK(store_note_add(s, gone, &b, &e));
	OK(store_note_add(s, interview, &c, &e));
	OK(store_note_add(s, interview, &a, &e));
	store_close(s);
	path = temp_file(".rescue");
	OK(file_read(path, &all, 0, &e));
	at = strstr(all.s, "flipped");
	*at ^= 1;
	text_cut(&all, all.n - 1); /* the last line's end, but not its digest */
	text_add(&all, "\nnote\tcut off in the mid");
	OK(file_write(path, all.s, all.n, &e));
	temp_lock(0);
	temp_run("DELETE FROM interview WHERE id = 2");
	s = temp_store(0);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM note"), 1);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM note WHERE text = 'whole'"), 1);
	ck_assert_uint_eq(temp_files(".rescue"), 0);
	ck_assert_uint_eq(temp_files(".lost"), 1);
	ck_assert(strstr(store_notice(s), ".lost") != NULL);
	struct strings l = { 0 };
	path_list(&l, temp_path("state/halfhour/rescue"), ".lost");
	char *lost = path_join(temp_path("state/halfhour/rescue"), l.s[0]);
	OK(file_read(lost, &all, 0, &e));
	ck_assert(strstr(all.s, "of a call that is gone") != NULL);
	ck_assert(strstr(all.s, "glipped") != NULL);
	ck_assert(strstr(all.s, "cut off in the mid") != NULL);
	strings_free(&l);
	free(lost);
	free(path);
	text_free(&all);
	note_done(&a);
	note_done(&b);
	note_done(&c);
}
END_TEST

/* ---- the disk refuses ---- */

static void
limit_pages(int more)
{
	sqlite3_stmt *st;
	struct text sql = { 0 };

	text_addf(&sql, "PRAGMA max_page_count = %d",
		(int)temp_number("PRAGMA page_count") + more);
	ck_assert_int_eq(sqlite3_prepare_v2(s->db, sql.s, -1, &st, NULL), SQLITE_OK);
	ck_assert_int_eq(sqlite3_step(st), SQLITE_ROW);
	sqlite3_finalize(st);
	text_free(&sql);
}

START_TEST(no_room_in_the_workbook)
{
	struct note n = note(NULL, 5);
	struct contact c = { 0 };

	n.text = mem_new(20001, 1);
	memset(n.text, 'x', 20000);
	limit_pages(0);
	OK(store_note_add(s, interview, &n, &e));
	ck_assert(n.unsaved);
	OK(store_begin(s, interview, "both", &e)); /* fails in the middle: goes as a whole */
	ck_assert_int_gt(temp_note(s, interview, "small", 6), 0);
	OK(store_done(s, true, &e));
	ck_assert_uint_eq(store_waiting(s), 2);
	OK(store_contact_get(s, 1, &c, &e));
	mem_set(&c.research, n.text);
	ck_assert(!store_contact_save(s, &c, &e));
	SAYS("no room left");
	limit_pages(100000);
	tick_until_quiet();
	ck_assert_int_eq(temp_number("SELECT sum(length(text)) FROM note"), 20005);
	OK(store_contact_save(s, &c, &e));
	note_done(&n);
	contact_done(&c);
}
END_TEST

START_TEST(a_step_that_fails_in_the_middle_goes_as_a_whole)
{
	struct note big = note(NULL, 5), small = note("small", 4);

	big.text = mem_new(40001, 1);
	memset(big.text, 'y', 40000);
	limit_pages(3);
	OK(store_begin(s, interview, "both", &e));
	OK(store_note_add(s, interview, &small, &e));
	ck_assert(!small.unsaved);
	OK(store_note_add(s, interview, &big, &e));
	ck_assert(big.unsaved);
	OK(store_done(s, true, &e));
	ck_assert_uint_eq(store_waiting(s), 2);
	limit_pages(100000);
	tick_until_quiet();
	ck_assert_int_eq(temp_number("SELECT sum(length(text)) FROM note"), 40005);
	note_done(&big);
	note_done(&small);
}
END_TEST

/* Neither the workbook nor the rescue file can grow: it is told, and nothing is half done. */
START_TEST(no_room_anywhere_is_told)
{
	struct note n = note("nowhere to go", 5);
	struct rlimit old, none = { 0 };
	struct err first;

	getrlimit(RLIMIT_FSIZE, &old);
	signal(SIGXFSZ, SIG_IGN);
	none.rlim_max = old.rlim_max;
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &none), 0);
	bool ok = store_note_add(s, interview, &n, &e);
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &old), 0);
	ck_assert(!ok);
	ck_assert(n.unsaved);
	/* The reason first; the same sentence at each try; no file is left behind. */
	ck_assert_int_eq(strncmp(e.text, "Nothing can be saved: File too large. ", 38), 0);
	SAYS("rescue");
	ck_assert_uint_eq(temp_files(".rescue"), 0);
	first = e;
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &none), 0);
	ok = store_note_add(s, interview, &n, &e);
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &old), 0);
	ck_assert(!ok);
	ck_assert_str_eq(e.text, first.text);
	ck_assert_uint_eq(store_waiting(s), 0);
	OK(store_note_add(s, interview, &n, &e)); /* the caller has it still */
	ck_assert(!n.unsaved);
	ck_assert_int_eq(temp_number("SELECT count(*) FROM note"), 1);
	note_done(&n);
}
END_TEST

/* A limit that the log hits but a small rescue file does not. */
START_TEST(the_disk_refuses_the_log)
{
	struct note n = note("typed while the disk refused", 5);
	struct rlimit old, some = { 4096, 0 };

	getrlimit(RLIMIT_FSIZE, &old);
	signal(SIGXFSZ, SIG_IGN);
	some.rlim_max = old.rlim_max;
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &some), 0);
	bool ok = store_note_add(s, interview, &n, &e);
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &old), 0);
	OK(ok);
	ck_assert(n.unsaved);
	tick_until_quiet();
	ck_assert_int_eq(temp_number("SELECT count(*) FROM note"), 1);
	OK(store_check(s, &e));
	note_done(&n);
}
END_TEST

/* ---- sync points ---- */

/* The disk takes the change and refuses the commit: what goes to the rescue file is a change
 * of the note as it was, not of the one that the lost transaction made of it. */
START_TEST(a_commit_that_fails_changes_no_revision)
{
	struct rlimit old, little;
	struct note n = note("as it was", 1000);
	struct stat log;
	struct text big = { 0 };
	int step = _i;

	OK(store_note_add(s, interview, &n, &e));
	OK(store_sync(s, &e));
	for (int i = 0; i < 9000; i++)
		text_addc(&big, 'x');
	mem_set(&n.text, text_str(&big));
	ck_assert_int_eq(stat(temp_path("w-wal"), &log), 0);
	getrlimit(RLIMIT_FSIZE, &old);
	little = (struct rlimit){ (rlim_t)log.st_size + 8192, old.rlim_max };
	signal(SIGXFSZ, SIG_IGN);
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &little), 0);
	if (step)
		OK(store_begin(s, interview, "correct a note", &e));
	OK(store_note_save(s, &n, &e));
	if (step) {
		OK(store_note_save(s, &n, &e)); /* twice in one step */
		OK(store_done(s, true, &e));
	}
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &old), 0);
	ck_assert_uint_eq(store_waiting(s), step ? 2 : 1);
	tick_until_quiet();
	ck_assert_int_eq(temp_number("SELECT count(*) FROM note WHERE length(text) = 9000"), 1);
	ck_assert_uint_eq(temp_files(".lost"), 0);
	text_free(&big);
	free(n.text);
}
END_TEST

/* A commit that was told as failed can be found in the log by the next start. */
START_TEST(a_correction_that_is_there_already_is_not_set_aside)
{
	struct note n = note("as it was", 1000);

	OK(store_note_add(s, interview, &n, &e));
	temp_lock(1);
	mem_set(&n.text, "as it is");
	OK(store_note_save(s, &n, &e));
	temp_lock(0);
	temp_run("UPDATE note SET text = 'as it is', revision = revision + 100");
	tick_until_quiet();
	ck_assert_int_eq(temp_number("SELECT count(*) FROM note"), 1);
	ck_assert_uint_eq(temp_files(".lost"), 0);
	free(n.text);
}
END_TEST

START_TEST(sync_points_follow_the_first_commit)
{
	struct moment now = { TEMP_WALL, HOUR_MS, HOUR_MS, "boot-a" };
	const struct timespec ms = { 0, 1000000 };

	OK(store_sync(s, &e));
	ck_assert_int_eq(store_unsynced_ms(s, &now), 0);
	OK(store_draft_set(s, "call/1", "a", 0, &e));
	now.boot_ms += 100;
	store_now(s, &now);
	OK(store_draft_set(s, "call/1", "ab", 0, &e));
	ck_assert_int_eq(store_unsynced_ms(s, &now), 100);
	ck_assert_int_le(store_due(s, &now), 150);
	store_tick(s, &now); /* not due yet */
	ck_assert_int_eq(store_unsynced_ms(s, &now), 100);
	now.boot_ms += store_due(s, &now);
	ck_assert_int_le(now.boot_ms, HOUR_MS + 250);
	store_tick(s, &now);
	for (int i = 0; i < 2000 && store_unsynced_ms(s, &now); i++)
		nanosleep(&ms, NULL);
	ck_assert_int_eq(store_unsynced_ms(s, &now), 0);
	/* When nobody types, a checkpoint; then nothing is due any more. */
	now.boot_ms += store_due(s, &now);
	store_tick(s, &now);
	for (int i = 0; i < 2000 && store_due(s, &now) >= 0; i++) {
		now.boot_ms += store_due(s, &now);
		store_tick(s, &now);
		nanosleep(&ms, NULL);
	}
	ck_assert_int_eq(store_due(s, &now), -1);
	OK(store_draft_set(s, "call/1", "abc", 0, &e));
	OK(store_sync(s, &e)); /* Ctrl-S */
	ck_assert_int_eq(store_unsynced_ms(s, &now), 0);
}
END_TEST

/* What may not wait in the rescue file is refused for the reason there is, not as if another program
 * were writing. */
START_TEST(what_cannot_wait_says_the_true_reason)
{
	struct contact c = { .name = mem_str("Dana Ruiz") };

	ck_assert_int_eq(rename(temp_path("w"), temp_path("moved")), 0);
	OK(store_begin(s, interview, "add Dana", &e));
	ck_assert(!store_contact_save(s, &c, &e));
	SAYS("was moved or removed");
	store_done(s, false, &e);
	ck_assert_int_eq(rename(temp_path("moved"), temp_path("w")), 0);
	contact_done(&c);
}
END_TEST

static atomic_bool thread_slept;
static pthread_t loop;

static bool
lock_is_taken(void)
{
	sqlite3 *db = NULL;
	bool is = sqlite3_open(temp_path("w"), &db) == SQLITE_OK &&
		sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_BUSY;

	sqlite3_close(db);
	return is;
}

/* Of the thread's syncs the one by which a new log begins, with the write lock taken. */
static void
sleep_in_thread(int fd)
{
	const struct timespec slow = { 0, 400000000 };

	(void)fd;
	if (pthread_equal(pthread_self(), loop) || !lock_is_taken())
		return;
	thread_slept = true;
	nanosleep(&slow, NULL);
}

/* It is no other program that has the lock: what is done on a screen meanwhile is not refused. */
START_TEST(a_slow_sync_of_our_own_refuses_nothing)
{
	struct moment now = { TEMP_WALL, HOUR_MS, HOUR_MS, "boot-a" };
	const struct timespec ms = { 0, 1000000 };
	struct contact c = { .name = mem_str("Dana Ruiz") };

	OK(store_draft_set(s, "call/1", "a", 0, &e));
	OK(store_sync(s, &e));
	loop = pthread_self();
	deadly_watch_syncs(sleep_in_thread);
	for (int i = 0; i < 2000 && !thread_slept; i++) {
		now.boot_ms += 2500;
		store_tick(s, &now);
		nanosleep(&ms, NULL);
	}
	ck_assert(thread_slept);
	OK(store_contact_save(s, &c, &e));
	deadly_watch_syncs(NULL);
	contact_done(&c);
}
END_TEST

START_TEST(a_disk_that_refuses_to_sync_is_told_from_a_slow_one)
{
	struct moment now = { TEMP_WALL, HOUR_MS, HOUR_MS, "boot-a" };
	const struct timespec ms = { 0, 1000000 };

	OK(store_sync(s, &e));
	ck_assert(!store_sync_refused(s));
	deadly_refuse_syncs(true);
	OK(store_draft_set(s, "call/1", "a", 0, &e));
	ck_assert(!store_sync(s, &e));
	SAYS("The disk refused");
	ck_assert_int_lt(strstr(e.text, "try again") - e.text, 70); /* two rows of 40 columns */
	ck_assert(store_sync_refused(s));
	ck_assert_int_gt(store_unsynced_ms(s, &now), 0);
	deadly_refuse_syncs(false);
	for (int i = 0; i < 2000 && store_unsynced_ms(s, &now); i++) {
		now.boot_ms += 100;
		store_tick(s, &now);
		nanosleep(&ms, NULL);
	}
	ck_assert_int_eq(store_unsynced_ms(s, &now), 0);
	ck_assert(!store_sync_refused(s));
}
END_TEST

/* A wake for another reason, a key, takes the sync point along when it is near: what syncs
 * right behind a key is done when the next one comes. */
START_TEST(sync_points_come_along_with_keys)
{
	struct moment now = { TEMP_WALL, HOUR_MS, HOUR_MS, "boot-a" };
	const struct timespec ms = { 0, 1000000 };

	OK(store_sync(s, &e));
	store_now(s, &now);
	OK(store_draft_set(s, "call/1", "a", 0, &e));
	now.boot_ms += 130;
	store_now(s, &now);
	OK(store_draft_set(s, "call/1", "ab", 0, &e));
	ck_assert_int_gt(store_due(s, &now), 0); /* not of itself */
	store_tick(s, &now);
	for (int i = 0; i < 2000 && store_unsynced_ms(s, &now); i++)
		nanosleep(&ms, NULL);
	ck_assert_int_eq(store_unsynced_ms(s, &now), 0);
}
END_TEST

/* ---- killed ---- */

static uint32_t seed = 20261122;

static uint32_t
chance(uint32_t n)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % n;
}

/* Types and saves until it is killed; tells through the pipe what was acknowledged: the
 * notes' number, and the draft by its length. */
static _Noreturn void
type(int out)
{
	struct store *mine = store_open(temp_path("w"), STORE_SCREEN, NULL);
	struct moment now = { TEMP_WALL, HOUR_MS, HOUR_MS, "boot-a" };
	char line[64];

	if (!mine)
		_exit(1);
	for (int n = 1;; n++) {
		struct note typed = { .axis_ms = n };

		for (int i = 1; i <= 3; i++) {
			int length = snprintf(line, sizeof(line), "note %d %.*s", n, i, "xyz");

			if (!store_draft_set(mine, "call/1", line, n, NULL))
				_exit(3);
			if (write(out, (int[]){ n - 1, length }, 8) != 8)
				_exit(2);
		}
		typed.text = line;
		if (!store_note_add(mine, 1, &typed, NULL))
			_exit(4);
		if (write(out, (int[]){ n, 0 }, 8) != 8)
			_exit(2);
		now.boot_ms += 130;
		store_tick(mine, &now);
	}
}

START_TEST(kill_loses_nothing_acknowledged)
{
	enum { KILLS = 40 };
	int64_t axis;

	store_close(s);
	s = NULL;
	for (int k = 0; k < KILLS; k++) {
		int ends[2], told[2] = { 0 }, got[2];
		struct text draft = { 0 };
		struct call c = { 0 };
		pid_t pid;

		temp_run("DELETE FROM note; DELETE FROM draft; DELETE FROM undo");
		ck_assert_int_eq(pipe(ends), 0);
		pid = fork();
		if (pid == 0) {
			close(ends[0]);
			type(ends[1]);
		}
		close(ends[1]);
		/* While it runs another program may hold the lock for a moment. */
		usleep(3000 + chance(20000));
		if (k % 4 == 0) {
			temp_lock(1);
			usleep(chance(20000));
			if (k % 8 == 0)
				kill(pid, SIGKILL);
			temp_lock(0);
		}
		kill(pid, SIGKILL);
		waitpid(pid, NULL, 0);
		while (read(ends[0], got, 8) == 8)
			memcpy(told, got, 8);
		close(ends[0]);

		s = temp_store(0);
		OK(store_call_get(s, interview, &c, &e));
		ck_assert_msg(c.n_notes == (size_t)told[0] || c.n_notes == (size_t)told[0] + 1,
			"kill %d: %zu notes there, %d told", k, c.n_notes, told[0]);
		for (size_t n = 0; n < c.n_notes; n++)
			ck_assert_int_eq(c.notes[n].axis_ms, (int)n + 1);
		/* The draft told last, unless more was typed or saved before the kill. */
		if (told[1] && c.n_notes == (size_t)told[0]) {
			ck_assert(store_draft_get(s, "call/1", &draft, &axis));
			ck_assert_int_ge((int)draft.n, told[1]);
		}
		OK(store_check(s, &e));
		ck_assert_uint_eq(temp_files(".lost"), 0);
		store_close(s);
		s = NULL;
		call_done(&c);
		text_free(&draft);
	}
	s = temp_store(0);
}
END_TEST

Suite *
store_rescue_suite(void)
{
	Suite *suite = suite_create("store_rescue");
	TCase *t = tcase_create("rescue");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, busy_never_waits_and_loses_nothing);
	tcase_add_test(t, a_call_goes_on_while_busy);
	tcase_add_test(t, one_note_corrected_twice_while_busy);
	tcase_add_test(t, a_workbook_that_is_not_where_it_was);
	tcase_add_test(t, a_call_on_a_disk_that_may_only_be_read);
	tcase_add_test(t, a_refusal_that_passes_is_none);
	tcase_add_test(t, drafts_that_others_followed_are_passed_over);
	tcase_add_test(t, what_cannot_wait_says_so);
	tcase_add_test(t, many_come_in_together);
	tcase_add_test(t, an_end_that_waits_is_an_end);
	tcase_add_test(t, close_brings_in_what_waits);
	tcase_add_test(t, next_start_brings_in_what_was_left);
	tcase_add_test(t, brought_in_once_only);
	tcase_add_test(t, a_living_programs_file_is_its_own);
	tcase_add_test(t, a_copy_of_the_workbook_takes_nothing);
	tcase_add_test(t, broken_lines_are_set_aside);
	tcase_add_test(t, no_room_in_the_workbook);
	tcase_add_test(t, a_step_that_fails_in_the_middle_goes_as_a_whole);
	tcase_add_test(t, no_room_anywhere_is_told);
	tcase_add_test(t, the_disk_refuses_the_log);
	tcase_add_test(t, a_correction_that_is_there_already_is_not_set_aside);
	tcase_add_loop_test(t, a_commit_that_fails_changes_no_revision, 0, 2);
	tcase_add_test(t, sync_points_follow_the_first_commit);
	tcase_add_test(t, what_cannot_wait_says_the_true_reason);
	tcase_add_test(t, a_slow_sync_of_our_own_refuses_nothing);
	tcase_add_test(t, a_disk_that_refuses_to_sync_is_told_from_a_slow_one);
	tcase_add_test(t, sync_points_come_along_with_keys);
	tcase_add_test(t, kill_loses_nothing_acknowledged);
	suite_add_tcase(suite, t);
	return suite;
}
