/*
 * Whose a half line is: each program's is its own while it runs, is offered to one other when
 * it has ended, and is never lost, doubled or beaten by an older one.
 */
#include <check.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

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
type(struct store *of, const char *text, int64_t axis_ms)
{
	OK(store_draft_keep(of, "call/1", text, axis_ms, &e));
}

/* What is offered; NULL: nothing. Asking takes it. */
static void
check_take(struct store *of, const char *want, size_t others)
{
	struct text got = { 0 };
	size_t more = 0;
	bool there = store_draft_take(of, "call/1", false, &got, NULL, &more);

	ck_assert_msg(there == (want != NULL), "%s “%s”", there ? "offered" : "not offered",
		there ? text_str(&got) : want);
	if (want)
		ck_assert_str_eq(text_str(&got), want);
	ck_assert_uint_eq(more, others);
	text_free(&got);
}

static int
rows(const char *text)
{
	struct text sql = { 0 };
	int n;

	text_addf(&sql, "SELECT count(*) FROM draft WHERE text = '%s'", text);
	n = (int)temp_number(sql.s);
	text_free(&sql);
	return n;
}

/* ---- programs of their own ---- */

struct program {
	pid_t pid;
	int told; /* a byte when it has typed */
};

/* Types a line and goes on running until it is ended. */
static struct program
program_start(const char *text, int64_t axis_ms, int frames)
{
	int ends[2];
	char byte;

	ck_assert_int_eq(pipe(ends), 0);
	struct program p = { fork(), ends[0] };
	if (p.pid == 0) {
		struct store *mine = temp_store(STORE_SCREEN);
		store_draft_keep(mine, "call/1", "x", axis_ms, NULL);
		store_tick(mine, &now); /* the file is there now */
		store_draft_keep(mine, "call/1", text, axis_ms, NULL);
		for (int i = 0; i < frames; i++)
			store_tick(mine, &now);
		if (write(ends[1], "x", 1) == 1)
			pause();
		_exit(1);
	}
	ck_assert_int_eq((int)read(ends[0], &byte, 1), 1);
	close(ends[1]);
	return p;
}

/* The kernel has its end when the pipe does; nobody need have asked for it. */
static void
program_kill(const struct program *p)
{
	char byte;

	kill(p->pid, SIGKILL);
	ck_assert_int_eq((int)read(p->told, &byte, 1), 0);
	close(p->told);
	siginfo_t how;
	ck_assert_int_eq(waitid(P_PID, (id_t)p->pid, &how, WEXITED | WNOWAIT), 0);
}

/* ---- a row each ---- */

START_TEST(two_programs_have_a_line_each)
{
	struct store *other = temp_store(STORE_SCREEN);

	type(s, "mine", 700);
	type(other, "theirs", 900);
	check_take(s, "mine", 0);
	check_take(other, "theirs", 0);
	store_close(other);
	ck_assert_int_eq(rows("mine"), 1);
	ck_assert_int_eq(rows("theirs"), 1);
	store_close(s);
	s = NULL;
	ck_assert_int_eq(rows("mine"), 1);
	ck_assert_int_eq(rows("theirs"), 1);
}
END_TEST

START_TEST(a_running_programs_line_is_offered_to_nobody)
{
	struct strings keys = { 0 };
	struct text got = { 0 };
	struct program p = program_start("theirs", 700, _i);
	struct store *reader;

	check_take(s, NULL, 0);
	ck_assert(!store_draft_get(s, "call/1", &got, NULL));
	store_draft_keys(s, &keys);
	ck_assert_uint_eq(keys.n, 0);
	reader = temp_store(STORE_READ);
	ck_assert(store_draft_get(reader, "call/1", &got, NULL)); /* to look at */
	ck_assert_str_eq(text_str(&got), "theirs");
	store_close(reader);
	program_kill(&p);
	check_take(s, "theirs", 0);
	waitpid(p.pid, NULL, 0);
	text_free(&got);
}
END_TEST

START_TEST(one_that_ended_is_offered_once)
{
	struct store *other = temp_store(STORE_SCREEN), *third = temp_store(STORE_SCREEN);

	type(other, "theirs", 700);
	store_close(other);
	check_take(s, "theirs", 0);
	check_take(third, NULL, 0);
	check_take(s, "theirs", 0);
	store_close(third);
	ck_assert_int_eq(rows("theirs"), 1);
}
END_TEST

START_TEST(two_that_ask_at_once_do_not_both_get_it)
{
	enum { N = 4 };
	pid_t pids[N];
	int ends[2], got = 0, start[2];
	char byte;
	struct program gone = program_start("half", 700, 1);

	program_kill(&gone);
	waitpid(gone.pid, NULL, 0);
	ck_assert_int_eq(pipe(ends), 0);
	ck_assert_int_eq(pipe(start), 0);
	for (int i = 0; i < N; i++) {
		pids[i] = fork();
		if (pids[i] == 0) {
			struct store *mine = temp_store(STORE_SCREEN);
			struct text t = { 0 };
			close(start[1]);
			if (read(start[0], &byte, 1) != 0)
				_exit(2);
			bool mine_now = store_draft_take(mine, "call/1", false, &t, NULL, NULL);
			if (write(ends[1], mine_now ? "1" : "0", 1) == 1)
				pause();
			_exit(1);
		}
	}
	close(start[1]);
	for (int i = 0; i < N; i++) {
		ck_assert_int_eq((int)read(ends[0], &byte, 1), 1);
		got += byte == '1';
	}
	for (int i = 0; i < N; i++) {
		kill(pids[i], SIGKILL);
		waitpid(pids[i], NULL, 0);
	}
	ck_assert_int_eq(got, 1);
	ck_assert_int_eq(rows("half"), 1);
}
END_TEST

/* Ended in either order, with its last line in the workbook or only in its file. */
START_TEST(an_older_line_beats_no_newer_one)
{
	struct program older = program_start("older", 500, _i & 1);
	struct program newer = program_start("newer", 900, _i >> 1 & 1);
	struct text got = { 0 };

	program_kill(_i >> 2 ? &newer : &older);
	program_kill(_i >> 2 ? &older : &newer);
	check_take(s, "newer", 1);
	type(s, NULL, 0);
	check_take(s, "older", 0);
	type(s, NULL, 0);
	check_take(s, NULL, 0);
	waitpid(older.pid, NULL, 0);
	waitpid(newer.pid, NULL, 0);
	text_free(&got);
}
END_TEST

START_TEST(the_oldest_can_be_asked_for)
{
	struct program older = program_start("older", 500, 0);
	struct program newer = program_start("newer", 900, 0);
	struct text got = { 0 };
	int64_t axis = 0;
	size_t more = 0;

	program_kill(&newer);
	program_kill(&older);
	ck_assert(store_draft_take(s, "call/1", true, &got, &axis, &more));
	ck_assert_str_eq(text_str(&got), "older");
	ck_assert_int_eq((int)axis, 500);
	ck_assert_uint_eq(more, 1);
	waitpid(older.pid, NULL, 0);
	waitpid(newer.pid, NULL, 0);
	text_free(&got);
}
END_TEST

/* ---- a note takes its own line, and no other ---- */

START_TEST(a_note_takes_the_line_of_its_program_only)
{
	struct store *other = temp_store(STORE_SCREEN);

	type(s, "mine", 700);
	type(other, "theirs", 900);
	if (_i)
		temp_lock(1);
	temp_note(s, interview, "mine", 700);
	check_take(other, "theirs", 0);
	temp_lock(0);
	store_close(s);
	s = NULL;
	ck_assert_int_eq(rows("mine"), 0);
	ck_assert_int_eq(rows("theirs"), 1);
	ck_assert_int_eq((int)temp_number("SELECT count(*) FROM note"), 1);
	store_close(other);
}
END_TEST

/* The line is in the workbook, the note it became only in the rescue file. */
START_TEST(a_note_brought_in_by_another_program_takes_its_line_along)
{
	int status;

	store_close(s);
	s = NULL;
	pid_t pid = fork();
	if (pid == 0) {
		struct store *mine = temp_store(STORE_SCREEN);
		store_draft_keep(mine, "call/1", "half", 700, NULL);
		temp_lock(1);
		temp_note(mine, 1, "half and whole", 700);
		raise(SIGKILL);
	}
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	ck_assert_int_eq(rows("half"), 1);
	s = temp_store(STORE_SCREEN);
	ck_assert_int_eq((int)temp_number("SELECT count(*) FROM note"), 1);
	check_take(s, NULL, 0);
	ck_assert_int_eq(rows("half"), 0);
}
END_TEST

/* ---- has it ended? ---- */

/* Changes a part of the owner in the only row: pid and began, namespace, boot. */
static void
owner_change(const char *from, const char *to)
{
	struct text sql = { 0 };

	text_addf(&sql, "UPDATE draft SET key = replace(key, '%s', '%s')", from, to);
	temp_run(sql.s);
	text_free(&sql);
}

static void
owner_part(int nth, char out[64])
{
	const char *at = s->owner;

	while (nth--)
		at = strchr(at, '.') + 1;
	snprintf(out, 64, ".%.*s", (int)strcspn(at, "."), at);
}

static const struct {
	const char *what;
	int part;         /* of the owner's name, from 0 */
	const char *to;
	bool ended;
} owners[] = {
	{ "nothing is changed: it runs", 1, NULL, false },
	{ "no such process", 1, ".4194999", true },
	{ "its number was given to another", 2, ".7", true },
	{ "in a container of this machine, nobody knows", 3, ".1", false },
	{ "before the machine was started anew", 4, ".00000000-0000-0000-0000-000000000000", true },
};

START_TEST(only_one_that_has_ended_for_certain_is_offered)
{
	struct program p = program_start("theirs", 700, 1);
	char part[64], owner[OWNER_SIZE];

	/* The child's own part where it has one of its own. */
	snprintf(owner, sizeof(owner), "%s", s->owner);
	if (owners[_i].part == 1)
		snprintf(part, sizeof(part), ".%ld", (long)p.pid);
	else if (owners[_i].part == 2) {
		unsigned long long began;
		char state;
		ck_assert(process_read((long)p.pid, &state, &began));
		snprintf(part, sizeof(part), ".%llu", began);
	} else {
		owner_part(owners[_i].part, part);
	}
	if (owners[_i].to)
		owner_change(part, owners[_i].to);
	ck_assert_int_eq(rows("theirs"), 1);
	struct text got = { 0 };
	bool there = store_draft_take(s, "call/1", false, &got, NULL, NULL);
	ck_assert_msg(there == owners[_i].ended, "%s: %s", owners[_i].what,
		there ? "offered" : "kept back");
	text_free(&got);
	program_kill(&p);
	waitpid(p.pid, NULL, 0);
}
END_TEST

/* On a network file system the workbook has one program at a time: no other runs on it. */
START_TEST(who_has_the_workbook_alone_is_offered_all)
{
	struct program p = program_start("theirs", 700, 1);

	s->network = true;
	check_take(s, "theirs", 0);
	s->network = false;
	program_kill(&p);
	waitpid(p.pid, NULL, 0);
}
END_TEST

/* The own line, emptied while the workbook was locked, is stored only afterwards. */
START_TEST(an_own_line_that_waits_does_not_go_over_one_taken)
{
	struct store *other = temp_store(STORE_SCREEN);

	type(other, "theirs", 700);
	store_close(other);
	temp_lock(1);
	OK(store_draft_set(s, "call/1", NULL, 0, &e));
	check_take(s, NULL, 0);
	temp_lock(0);
	check_take(s, NULL, 0); /* not yet */
	for (int i = 0; i < 10; i++) {
		now.mono_ms += 1000;
		now.boot_ms += 1000;
		now.wall_ms += 1000;
		store_tick(s, &now);
	}
	check_take(s, "theirs", 0);
	store_close(s);
	s = NULL;
	ck_assert_int_eq(rows("theirs"), 1);
}
END_TEST

START_TEST(a_mark_is_everybodys)
{
	struct store *other = temp_store(STORE_SCREEN);
	struct strings keys = { 0 };

	OK(store_mark_set(s, "thanks/1", "owed", &e));
	store_draft_keys(other, &keys);
	ck_assert_uint_eq(keys.n, 1);
	ck_assert_str_eq(keys.s[0], "thanks/1");
	OK(store_mark_set(other, "thanks/1", NULL, &e));
	ck_assert_int_eq(rows("owed"), 0);
	strings_free(&keys);
	store_close(other);
}
END_TEST

Suite *
store_draft_suite(void)
{
	Suite *suite = suite_create("store: whose a draft is");
	TCase *t = tcase_create("owners");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, two_programs_have_a_line_each);
	tcase_add_loop_test(t, a_running_programs_line_is_offered_to_nobody, 0, 2);
	tcase_add_test(t, one_that_ended_is_offered_once);
	tcase_add_test(t, two_that_ask_at_once_do_not_both_get_it);
	tcase_add_loop_test(t, an_older_line_beats_no_newer_one, 0, 8);
	tcase_add_test(t, the_oldest_can_be_asked_for);
	tcase_add_loop_test(t, a_note_takes_the_line_of_its_program_only, 0, 2);
	tcase_add_test(t, a_note_brought_in_by_another_program_takes_its_line_along);
	tcase_add_loop_test(t, only_one_that_has_ended_for_certain_is_offered, 0, LEN(owners));
	tcase_add_test(t, who_has_the_workbook_alone_is_offered_all);
	tcase_add_test(t, an_own_line_that_waits_does_not_go_over_one_taken);
	tcase_add_test(t, a_mark_is_everybodys);
	suite_add_tcase(suite, t);
	return suite;
}
