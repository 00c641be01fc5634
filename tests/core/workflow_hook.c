/* A person's own commands: when they run, once, with the interview's number, never in a call. */
#include <check.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "desk_temp.h"
#include "model/step.h"
#include "scratch.h"

static struct desk desk;
static struct moment now;
static struct strings failed;
static struct err e;
static char folder[SCRATCH_MAX];

static void
setup(void)
{
	temp_desk(&desk);
	scratch_make(folder);
	now = *desk.now;
	desk.now = &now;
	failed = (struct strings){ 0 };
}

static void
teardown(void)
{
	strings_free(&failed);
	hooks_done(&desk);
	scratch_remove(folder);
	temp_desk_done(&desk);
}

/* A script beside the workbook that writes its words, each between brackets, a line a run. */
static void
hook_set(const char *name, const char *words)
{
	struct text s = { 0 };
	char *script = path_join(folder, "script"), *log = path_join(folder, "log");

	text_addf(&s, "for w; do printf '[%%s]' \"$w\" >>'%s'; done; echo >>'%s'", log, log);
	ck_assert_msg(file_write(script, text_str(&s), s.n, &e), "%s", e.text);
	text_clear(&s);
	text_addf(&s, "%s=%s%s", name, *words == '/' ? "" : "/bin/sh ", *words == '/' ? words : script);
	text_addf(&s, "%s%s", *words && *words != '/' ? " " : "", *words == '/' ? "" : words);
	ck_assert_msg(config_set(&desk.config, "hooks", text_str(&s), &e), "%s", e.text);
	text_free(&s);
	free(script);
	free(log);
}

/* As the loop does it, a second later each time, until nothing runs any more. */
static const char *
hooks_wait(void)
{
	static struct text out;
	char *log = path_join(folder, "log");

	for (int i = 0; i < 100; i++) {
		now.boot_ms += 1000;
		hooks_tick(&desk, &failed);
		if (hooks_due(&desk) != 1000)
			break;
		poll(NULL, 0, 50);
	}
	text_clear(&out);
	if (path_exists(log))
		file_read(log, &out, 0, &e);
	free(log);
	return text_str(&out);
}

static int64_t
held(const char *name)
{
	int64_t id = call_for(&desk, temp_contact_at(&desk, name, STAGE_ASKED), desk.now, &e);
	struct interview i = { 0 };

	ck_assert_msg(id && call_event(&desk, id, CLOCK_START, 0, 0, &e), "%s", e.text);
	ck_assert(store_interview_get(desk.store, id, &i, &e));
	ck_assert_msg(call_end(&desk, &i, 20 * MINUTE_MS, &e), "%s", e.text);
	interview_done(&i);
	return id;
}

START_TEST(a_call_that_ends_runs_its_hook_once_with_its_number)
{
	struct text want = { 0 };

	hook_set("after-call", "a; $HOME");
	int64_t id = held("Maya Okafor");
	text_addf(&want, "[a;][$HOME][%lld]\n", (long long)id); /* no shell has read the words */
	ck_assert_str_eq(hooks_wait(), text_str(&want));
	ck_assert_uint_eq(failed.n, 0);
	struct interview i = { 0 };
	ck_assert(store_interview_get(desk.store, id, &i, &e));
	hook_wants(&desk, HOOK_AFTER_CALL, &i); /* ended again after an undo */
	ck_assert_str_eq(hooks_wait(), text_str(&want));
	ck_assert_int_eq(waitpid(-1, NULL, WNOHANG), -1); /* nothing is left behind */
	interview_done(&i);
	text_free(&want);
}
END_TEST

START_TEST(no_hook_runs_while_a_call_does)
{
	hook_set("after-call", "");
	held("Maya Okafor");
	int64_t ben = temp_contact_at(&desk, "Ben Sol", STAGE_ASKED);
	int64_t id = call_for(&desk, ben, desk.now, &e);
	ck_assert(call_event(&desk, id, CLOCK_START, 0, 0, &e));
	now.boot_ms += 1000;
	hooks_tick(&desk, &failed);
	hooks_now(&desk, &failed);
	char *log = path_join(folder, "log");
	poll(NULL, 0, 200);
	ck_assert(!path_exists(log));
	free(log);
	ck_assert(call_end_left(&desk, id, &e));
	const char *said = hooks_wait();
	ck_assert_msg(strchr(said, '\n') != strrchr(said, '\n'), "%s", said); /* both */
}
END_TEST

START_TEST(a_thank_you_that_is_due_today_runs_its_hook_once)
{
	hook_set("thanks-due", "thanks");
	held("Maya Okafor");
	ck_assert_str_eq(hooks_wait(), ""); /* due tomorrow */
	now.wall_ms += DAY_MS;
	now.boot_ms += DAY_MS;
	const char *said = hooks_wait();
	ck_assert_msg(strncmp(said, "[thanks][", 9) == 0, "%s", said);
	char *once = mem_str(said);
	now.boot_ms += HOUR_MS;
	ck_assert_str_eq(hooks_wait(), once);
	free(once);
}
END_TEST

START_TEST(a_debrief_runs_its_hook_when_nothing_is_left_of_it)
{
	hook_set("after-debrief", "done");
	int64_t id = held("Maya Okafor");
	hook_debrief(&desk, id);
	ck_assert_str_eq(hooks_wait(), "");
	for (size_t i = 0; i < n_debrief_prompts; i++)
		ck_assert_msg(debrief_answer(&desk, id, debrief_prompts[i].name, "fine", &e), "%s", e.text);
	hook_debrief(&desk, id);
	ck_assert_msg(strncmp(hooks_wait(), "[done][", 7) == 0, "it did not run");
}
END_TEST

START_TEST(a_hook_that_fails_is_told)
{
	hook_set("after-call", "/no/such/program");
	held("Maya Okafor");
	hooks_wait();
	ck_assert_uint_eq(failed.n, 1);
	ck_assert_str_eq(failed.s[0], "The hook after-call failed: /no/such/program: No such file or directory.");
	hook_set("after-call", "/bin/false");
	held("Ben Sol");
	hooks_wait();
	ck_assert_uint_eq(failed.n, 2);
	ck_assert_str_eq(failed.s[1], "The hook after-call failed: it ended with status 1.");
}
END_TEST

Suite *workflow_hook_suite(void);

Suite *
workflow_hook_suite(void)
{
	Suite *suite = suite_create("hooks");
	TCase *t = tcase_create("hooks");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_set_timeout(t, 60);
	tcase_add_test(t, a_call_that_ends_runs_its_hook_once_with_its_number);
	tcase_add_test(t, no_hook_runs_while_a_call_does);
	tcase_add_test(t, a_thank_you_that_is_due_today_runs_its_hook_once);
	tcase_add_test(t, a_debrief_runs_its_hook_when_nothing_is_left_of_it);
	tcase_add_test(t, a_hook_that_fails_is_told);
	suite_add_tcase(suite, t);
	return suite;
}
