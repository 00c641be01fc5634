/* Another program that is given a text: a long one, one that is not there, one that fails. */
#include <check.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base.h"
#include "base_child.h"

static int
run(const char *const *argv, const struct text *in, struct text *out)
{
	struct child c = { 0 };
	bool ended = false;

	if (!child_start(&c, argv, text_str(in), in->n))
		return -errno;
	for (int i = 0; !ended && i < 100; i++)
		ended = child_read(&c, out, 100);
	ck_assert(ended);
	return child_end(&c);
}

/* Longer than a pipe holds, either way. */
START_TEST(a_long_text_comes_back_whole)
{
	const char *const argv[] = { "cat", NULL };
	struct text in = { 0 }, out = { 0 };

	for (int i = 0; i < 40000; i++)
		text_addf(&in, "line %d\n", i);
	ck_assert_int_eq(run(argv, &in, &out), 0);
	ck_assert_uint_eq(out.n, in.n);
	ck_assert_str_eq(text_str(&out), text_str(&in));
	text_free(&in);
	text_free(&out);
}
END_TEST

START_TEST(one_that_is_not_there_is_told)
{
	const char *const argv[] = { "/nowhere/hunspell", NULL };
	struct text in = { 0 }, out = { 0 };

	ck_assert_int_eq(run(argv, &in, &out), -ENOENT);
}
END_TEST

/* It reads nothing and ends: writing to it ends nobody. */
START_TEST(one_that_fails_has_its_status)
{
	const char *const argv[] = { "sh", "-c", "exit 3", NULL };
	struct text in = { 0 }, out = { 0 };

	for (int i = 0; i < 40000; i++)
		text_add(&in, "words and words\n");
	ck_assert_int_eq(run(argv, &in, &out), 3);
	text_free(&in);
	text_free(&out);
}
END_TEST

START_TEST(one_that_still_runs_is_ended)
{
	const char *const argv[] = { "sleep", "60", NULL };
	struct text out = { 0 };
	struct child c = { 0 };

	ck_assert(child_start(&c, argv, "", 0));
	ck_assert(!child_read(&c, &out, 0));
	ck_assert_int_eq(child_end(&c), -1);
	ck_assert_int_eq(child_end(&c), -1); /* there is none now */
}
END_TEST

/* How it ended, as waitpid has it; 0 too where it could not begin. */
static int
left(const char *command)
{
	const char *const argv[] = { "sh", "-c", command, NULL };
	pid_t pid = child_leave(argv);
	int status = 0;

	ck_assert_int_gt(pid, 0);
	ck_assert_int_eq(getpgid(pid), pid); /* what ends our group does not end it */
	ck_assert_int_eq(waitpid(pid, &status, 0), pid);
	return status;
}

START_TEST(one_left_to_itself_has_nothing_of_ours)
{
	const char *const nowhere[] = { "/nowhere/hook", NULL };

	signal(SIGPIPE, SIG_IGN);
	ck_assert_int_eq(WEXITSTATUS(left("read line || exit 7")), 7);
	ck_assert_int_eq(WEXITSTATUS(left("test -c /dev/fd/1 -a -c /dev/fd/2 && exit 8")), 8);
	int status = left("kill -PIPE $$; exit 9");
	ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGPIPE);
	ck_assert_int_eq(child_leave(nowhere), 0);
	ck_assert_int_eq(errno, ENOENT);
}
END_TEST

/* RFC 4648, 10. */
START_TEST(base64_as_the_standard_has_it)
{
	static const struct { const char *bytes, *text; } of[] = { { "", "" }, { "f", "Zg==" },
		{ "fo", "Zm8=" }, { "foo", "Zm9v" }, { "foob", "Zm9vYg==" }, { "fooba", "Zm9vYmE=" },
		{ "foobar", "Zm9vYmFy" } };
	struct text out = { 0 };

	for (size_t i = 0; i < LEN(of); i++) {
		text_clear(&out);
		text_base64(&out, of[i].bytes, strlen(of[i].bytes));
		ck_assert_str_eq(text_str(&out), of[i].text);
	}
	text_clear(&out);
	text_osc52(&out, "\377\376", 2);
	ck_assert_str_eq(text_str(&out), "\033]52;c;//4=\007");
	text_free(&out);
}
END_TEST

Suite *base_child_suite(void);

Suite *
base_child_suite(void)
{
	Suite *suite = suite_create("child");
	TCase *t = tcase_create("child");

	tcase_add_test(t, a_long_text_comes_back_whole);
	tcase_add_test(t, one_that_is_not_there_is_told);
	tcase_add_test(t, one_that_fails_has_its_status);
	tcase_add_test(t, one_that_still_runs_is_ended);
	tcase_add_test(t, one_left_to_itself_has_nothing_of_ours);
	tcase_add_test(t, base64_as_the_standard_has_it);
	suite_add_tcase(suite, t);
	return suite;
}
