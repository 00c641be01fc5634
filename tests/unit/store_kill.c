/*
 * A whole sitting (made, notes taken, the log moved into the workbook, closed) killed at each
 * call that changes the disk: what was saved is there, and the workbook opens.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "deadly.h"
#include "model/call.h"
#include "store/private.h"
#include "store_temp.h"

enum { NOTES = 8, MOVED_AFTER = 5 };

static struct err e;
static int heard; /* the end of a pipe where the sitting says what is saved */

static void
setup(void)
{
	temp_new();
	e.text[0] = '\0';
}

static void
teardown(void)
{
	deadly_arm(DEADLY_NEVER, 0);
	temp_done();
}

/* About a kilobyte, each another. */
static void
note_text(char out[1100], int number)
{
	int n = snprintf(out, 1100, "note %d", number);

	for (int i = 0; i < 100; i++)
		n += snprintf(out + n, 1100 - (size_t)n, " word%d", (i * 7 + number) % 97);
}

static bool
take_note(struct store *s, int64_t call, int number)
{
	char text[1100];
	struct note n = { .axis_ms = number * 1000 };
	bool ok;

	note_text(text, number);
	n.text = mem_str(text);
	ok = store_note_add(s, call, &n, NULL);
	note_done(&n);
	return ok;
}

/* As when nobody has typed for a while: the log goes back into the workbook. */
static void
move_log(struct store *s)
{
	struct moment later = { TEMP_WALL + 9000, HOUR_MS + 9000, HOUR_MS + 9000, "boot-a" };

	store_tick(s, &later);
	store_sync(s, NULL);
}

static int
sit(void)
{
	struct store *s = store_open(temp_path("w"), STORE_MAKE | STORE_SCREEN, NULL);
	struct contact c = { .name = (char[]){ "Maya" } };
	struct interview i = { 0 };

	if (!s)
		return 1;
	temp_at(s, 0);
	if (store_contact_save(s, &c, NULL)) {
		i.contact_id = c.id;
		store_interview_save(s, &i, NULL);
	}
	for (char k = 1; i.id && k <= NOTES; k++) {
		if (take_note(s, i.id, k) && write(heard, &k, 1) != 1)
			return 1;
		if (k == MOVED_AFTER)
			move_log(s);
	}
	store_close(s);
	return 0;
}

/* Which notes the sitting was told are saved, as bits; *ended when it came to its end. */
static unsigned
sitting(enum deadly how, long at, bool *ended)
{
	int ends[2], status;
	unsigned saved = 0;
	char k;

	ck_assert_int_eq(pipe(ends), 0);
	pid_t pid = fork();
	if (pid == 0) {
		close(ends[0]);
		heard = ends[1];
		deadly_arm(how, at);
		status = sit();
		_exit(deadly_count() < at ? 99 : status);
	}
	close(ends[1]);
	while (read(ends[0], &k, 1) == 1)
		saved |= 1u << k;
	close(ends[0]);
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	*ended = WIFEXITED(status) && WEXITSTATUS(status) == 99;
	return saved;
}

static unsigned
notes_there(struct store *s)
{
	int64_t id = store_interview_find(s, "1", NULL);
	struct call c = { 0 };
	unsigned there = 0;
	char text[1100];

	if (!id)
		return 0;
	ck_assert_msg(store_call_get(s, id, &c, &e), "%s", e.text);
	for (char k = 1; k <= NOTES; k++)
		for (size_t i = 0; i < c.n_notes; i++) {
			note_text(text, k);
			if (strcmp(c.notes[i].text, text) == 0)
				there |= 1u << k;
		}
	call_done(&c);
	return there;
}

static void
looks_whole(enum deadly how, long at, unsigned saved)
{
	struct store *s = store_open(temp_path("w"), STORE_MAKE | STORE_SCREEN, &e);

	ck_assert_msg(s != NULL, "%d at call %ld: %s", (int)how, at, e.text);
	ck_assert_msg(store_check(s, &e), "%d at call %ld: %s", (int)how, at, e.text);
	unsigned there = notes_there(s);
	ck_assert_msg((there & saved) == saved, "%d at call %ld: saved %x, there %x", (int)how, at,
		saved, there);
	ck_assert_msg(!*store_notice(s), "%d at call %ld: %s", (int)how, at, store_notice(s));
	store_close(s);
}

/* All of them only where many kills are asked for. */
static long
stride(void)
{
	return getenv("HALFHOUR_KILLS") ? 1 : 5;
}

START_TEST(nothing_is_lost_wherever_it_is_cut)
{
	enum deadly how = (enum deadly)(DEADLY_KILL + _i);
	bool ended = false;
	long at;

	for (at = 1 + _i; !ended; at += stride()) {
		unsigned saved = sitting(how, at, &ended);
		deadly_arm(DEADLY_FULL, 1000000); /* syncs cost nothing */
		looks_whole(how, at, saved);
		deadly_arm(DEADLY_NEVER, 0);
		temp_done();
		temp_new();
	}
	ck_assert_int_gt(at, 60); /* or nothing was counted */
}
END_TEST

Suite *store_kill_suite(void);
Suite *
store_kill_suite(void)
{
	Suite *s = suite_create("store_kill");
	TCase *t = tcase_create("all");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_set_timeout(t, 120);
	tcase_add_loop_test(t, nothing_is_lost_wherever_it_is_cut, 0, N_DEADLY - DEADLY_KILL);
	suite_add_tcase(s, t);
	return s;
}
