/*
 * rehearse.c: a whole rehearsal on the real program, two hundred times faster:
 * nerves, the talk, a kill in the middle of it, the end, what came of it; and
 * the real calls know nothing of it.
 */
#include <check.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "pty.h"
#include "terminal.h"

static struct pty_home home;

static void
setup(void)
{
	pty_home_make(&home);
}

static void
teardown(void)
{
	pty_home_remove(&home);
}

static struct terminal *
begin(const char *partner, const char *speed)
{
	struct terminal *t = pty_start(&home, "xterm-256color", 24, 80, "rehearse", partner,
		"--speed", speed, NULL);

	ck_assert(terminal_wait(t, "How nervous are you now?", 5000));
	terminal_type(t, "8<Enter>");
	ck_assert(terminal_wait(t, "Enter starts the clock", 5000));
	terminal_type(t, "<Enter>");
	return t;
}

static void
has(const char *text, const char *part)
{
	ck_assert_msg(strstr(text, part), "no \"%s\" in\n%s", part, text);
}

START_TEST(a_whole_one)
{
	struct terminal *t = begin("vet-nurse", "200");
	struct text out = { 0 };

	ck_assert(terminal_wait(t, "it's the quiet room", 5000));
	terminal_type(t, "?how much do you pay, roughly, in money<Enter>");
	ck_assert(terminal_wait(t, "twenty-four to twenty-seven", 5000));
	terminal_type(t, "! 24-27k when newly passed<Enter>");
	ck_assert(terminal_wait(t, "notes 1", 5000));
	ck_assert(terminal_wait(t, "somebody's waking up in recovery", 10000)); /* 07:30 */
	terminal_type(t, "half a tho");
	ck_assert(terminal_wait(t, "half a tho", 5000));
	terminal_kill(t, SIGKILL);
	ck_assert_int_eq(terminal_status(t, 2000), 128 + SIGKILL);
	terminal_free(t);

	t = pty_start(&home, "xterm-256color", 24, 80, NULL);
	ck_assert(terminal_wait(t, "Practice call", 5000));
	terminal_type(t, "<Enter>");
	ck_assert(terminal_wait(t, "half a tho", 5000));
	ck_assert(terminal_wait(t, "I could do another ten minutes", 15000)); /* 18:30 */
	terminal_type(t, "<Ctrl-U>/offered 10<Enter>");
	ck_assert(terminal_wait(t, "/ 30:00", 5000));
	terminal_type(t, "/end<Enter>");
	ck_assert(terminal_wait(t, "have your tetanus done!", 5000));
	terminal_type(t, "4<Enter>");
	ck_assert(terminal_wait(t, "The notes caught 1 of", 5000));
	ck_assert(terminal_has(t, "newly passed: twenty-four to twenty-seven thousand"));
	ck_assert(terminal_has(t, "8 before, 4 after"));
	terminal_free(t);

	ck_assert_int_eq(pty_run(&home, &out, "show", "last", NULL), 0);
	has(out.s, "The notes caught 1 of");
	has(out.s, "they offered 10 minutes more; you noted it at ");
	text_clear(&out);
	ck_assert_int_eq(pty_run(&home, &out, "show", "last", "--json", NULL), 0);
	has(out.s, "\"practice\": true");
	has(out.s, "\"nervous_after\": 4");
	has(out.s, "\"partner\": \"vet-nurse\"");
	text_clear(&out);
	ck_assert_int_eq(pty_run(&home, &out, "rehearse", "--history", NULL), 0);
	has(out.s, "Mbeki");
	ck_assert_msg(!strstr(text_str(&out), "vet-nurse"), "%s", text_str(&out));
	text_clear(&out);
	ck_assert_int_eq(pty_run(&home, &out, "search", "24-27k", NULL), 0);
	ck_assert_msg(!strstr(text_str(&out), "newly"), "%s", text_str(&out));
	text_free(&out);
}
END_TEST

/* From a pipe: plain lines, to the end of input; the call is left open. */
START_TEST(lines_from_a_pipe)
{
	struct text out = { 0 };

	ck_assert_int_eq(pty_run_input(&home, "\n\n?your day\n! rounds\n", &out, "rehearse",
		"pharm", "--linear", NULL), 0);
	has(out.s, "How nervous are you now?");
	has(out.s, "Ines Halloran: Hello, yes, this is Ines Halloran.");
	text_clear(&out);
	ck_assert_int_eq(pty_run(&home, &out, "show", "last", "--json", NULL), 0);
	has(out.s, "\"text\": \"rounds\"");
	has(out.s, "\"ended_at\": null");
	text_free(&out);
}
END_TEST

/* Everything that tells of real calls, as one text. */
static void
told(struct text *out)
{
	static const char *const asked[][4] = {
		{ "today", "--date", "2031-01-10" }, { "contacts", "--json" },
		{ "questions", "--json" }, { "search", "quincunx", "--json" },
		{ "search", "halibut" }, { "search", "Zimmer" }, { "show", "1", "--json" },
		{ "report", "1" }, { "bank", "list" },
	};

	for (size_t i = 0; i < LEN(asked); i++) {
		text_addf(out, "%s %s\n", asked[i][0], asked[i][1] ? asked[i][1] : "");
		ck_assert_int_eq(pty_run(&home, out, asked[i][0], asked[i][1], asked[i][2],
			asked[i][3], NULL), 0);
	}
}

/* A rehearsal with a promise, a name, a question off the script and a debrief of its own
 * changes nothing that is told of real calls; the lists of calls have one more, marked. */
START_TEST(kept_apart)
{
	struct text before = { 0 }, after = { 0 }, out = { 0 };

	ck_assert_int_eq(pty_run(&home, &out, "add", "contact", "--name", "Maya Okafor", NULL), 0);
	ck_assert_int_eq(pty_run_input(&home, "quincunx orchards\n/next\nmore\n/end\n", &out,
		"live", "maya", "--now", "--linear", NULL), 0);
	text_clear(&out);
	told(&before);
	ck_assert_int_eq(pty_run_input(&home, "7\n\n?your day, quincunx\n! quincunx rounds\n"
		"> halibut by Friday\n@ Zed Zimmer, boss, Halibut Ltd +\n/next\nmore\n"
		"/offered 10\n/end\n3\ndebrief\n1\nhalibut is a word\n", &out, "rehearse",
		"pharmacist", "--linear", NULL), 0);
	has(out.s, "Debrief");
	told(&after);
	size_t same = 0;
	while (after.s[same] && after.s[same] == before.s[same])
		same++;
	ck_assert_msg(after.s[same] == before.s[same], "told otherwise: %.200s",
		after.s + (same > 100 ? same - 100 : 0));
	text_clear(&out);
	ck_assert_int_eq(pty_run(&home, &out, "interviews", NULL), 0);
	ck_assert_int_eq(strncmp(out.s, "2 ", 2), 0);
	ck_assert_ptr_nonnull(strstr(out.s, "practice\n1 "));
	has(out.s, "Ines Halloran  Calder Vale Hospital"); /* not the script's file */
	ck_assert_ptr_null(strstr(strstr(out.s, "\n1 "), "practice"));
	text_clear(&out);
	ck_assert_int_eq(pty_run(&home, &out, "show", "2", "--json", NULL), 0);
	has(out.s, "halibut is a word"); /* the debrief did write */
	text_free(&out);
	text_free(&before);
	text_free(&after);
}
END_TEST

START_TEST(what_is_wrong_is_said)
{
	struct text out = { 0 };

	ck_assert_int_eq(pty_run(&home, &out, "rehearse", "nobody", NULL), 1);
	ck_assert_int_eq(pty_run(&home, &out, "rehearse", "--speed", "0", NULL), 1);
	ck_assert_int_eq(pty_run(&home, &out, "rehearse", "--speed", "fast", NULL), 1);
	ck_assert_int_eq(pty_run(&home, &out, "rehearse", "a", "b", NULL), 2);
	ck_assert_uint_eq(out.n, 0);
	ck_assert_int_eq(pty_run(&home, &out, "rehearse", "--list", "--json", NULL), 0);
	has(out.s, "\"id\": \"pharmacist\"");
	text_free(&out);
}
END_TEST

TCase *
rehearse_case(void)
{
	TCase *c = tcase_create("rehearse");

	tcase_set_timeout(c, 60);
	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_test(c, a_whole_one);
	tcase_add_test(c, lines_from_a_pipe);
	tcase_add_test(c, kept_apart);
	tcase_add_test(c, what_is_wrong_is_said);
	return c;
}
