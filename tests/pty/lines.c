/*
 * lines.c: the program without a terminal: a whole conversation through a
 * pipe, from the first start to the report, in lines that only append and keep
 * within the width that was set.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pty.h"

static struct pty_home home;
static struct text out;

static void
setup(void)
{
	pty_home_make(&home);
}

static void
teardown(void)
{
	text_free(&out);
	pty_home_remove(&home);
}

static void
must_have(const char *what)
{
	if (strstr(text_str(&out), what))
		return;
	printf("%s\n", text_str(&out)); /* too long for a message of Check's */
	ck_abort_msg("no %s in what stands above", what);
}

/* Text and ends of lines, nothing that moves, colours or rings. */
static void
only_appends(void)
{
	for (size_t i = 0; i < out.n; i++)
		ck_assert_msg((unsigned char)out.s[i] >= 0x20 || out.s[i] == '\n',
			"byte %02x behind \"%.40s\"", (unsigned char)out.s[i],
			out.s + (i > 40 ? i - 40 : 0));
	ck_assert(utf8_valid(text_str(&out), out.n));
}

static void
keeps_within(int columns)
{
	struct strings lines = { 0 };

	strings_split(&lines, text_str(&out), "\n");
	for (size_t i = 0; i < lines.n; i++)
		ck_assert_msg(utf8_columns(lines.s[i], strlen(lines.s[i])) <= columns,
			"wider than %d: %s", columns, lines.s[i]);
	strings_free(&lines);
}

static const char conversation[] =
	"speech\nAnn Alp\nenergy\nI study physics.\n.\n" /* the first start */
	"n\nMaya Okafor\nGrid planner\nNorthlight Energy\n.\n"
	"p\nq\n"                                      /* a plan, as proposed */
	"l\n\n"                                       /* the opening, the clock */
	"she plans outages for a region\n"
	"/next\n!state licence after year two\n*\n"
	"?what about nights\n\"never again\n"
	"@ Dana Ruiz, forecasting, Northlight +\n"
	"/more 10\n/time\n*she would hire a physicist\n"
	"/end\n"
	"1\nthe marker in words\n"                    /* the debrief */
	"1\n"                                         /* Dana becomes a contact */
	"q\nquit\n";

START_TEST(a_whole_conversation_through_a_pipe)
{
	ck_assert_int_eq(pty_run_input(&home, conversation, &out, "--linear", NULL), 0);
	only_appends();
	must_have("What is your name?");
	must_have("Plain lines are on (--linear). ? helps");
	must_have("Maya Okafor is added.");
	must_have("Hello Maya");
	must_have("10 more minutes, you asked.");
	must_have("Dana Ruiz is a contact now");
	text_clear(&out);
	ck_assert_int_eq(pty_run(&home, &out, "report", "last", "--as", "md", NULL), 0);
	must_have("Maya Okafor");
	must_have("Northlight Energy");
	must_have("she plans outages for a region");
	must_have("state licence after year two");
	must_have("the marker in words");
	must_have("what about nights");
	must_have("never again");
	must_have("she would hire a physicist");
	text_clear(&out);
	ck_assert_int_eq(pty_run(&home, &out, "contacts", "--json", NULL), 0);
	must_have("\"Dana Ruiz\"");
	must_have("\"talked\"");
}
END_TEST

START_TEST(it_keeps_within_the_width_set)
{
	static const int widths[] = { 20, 40, 80 };
	static const char more[] = "?\ncontacts\n1\ne\n:q\nq\nquestions\n1\nq\ninterviews\n1\nq\n"
				   "today\nf\nphysicist\nq\nplan\nsettings\nq\nrehearse\n4\n\n\n/end\n5\nq\nq\n:xyz\n"
				   "contacts\nn\nBo\n\n\n\n\n\n\n\n\n\n\n\n:q\ns 1\n:q\nq\nq\n";
	static const char call[] = "\n/help\n/card\n/pitch\n/card closing\n/next\n/next\n/where\n"
				   "/time\n/stuck\n/notes\n/xyz\n/leave\n";
	char set[40];

	snprintf(set, sizeof(set), "settings\n/columns\n1\n%d\nquit\n", widths[_i]);
	ck_assert_int_eq(pty_run_input(&home, conversation, &out, "--linear", NULL), 0);
	ck_assert_int_eq(pty_run_input(&home, set, &out, "--linear", NULL), 0);
	text_clear(&out);
	ck_assert_int_eq(pty_run_input(&home, more, &out, "--linear", NULL), 0);
	ck_assert_int_eq(pty_run_input(&home, call, &out, "--linear", "live", "Maya", NULL), 0);
	only_appends();
	keeps_within(widths[_i]);
}
END_TEST

/* In the middle of every kind of question. */
START_TEST(an_unended_line_is_kept)
{
	static const struct {
		const char *input, *again, *there;
	} ends[] = {
		{ "l\n\nhalf a thought", "interviews\n1\n", "half a thought" },
		{ "n\nBen Ol", "n\n", "Ben Ol" },
		{ "l\n\nx\n/end\n2\nthat it is qui", "interviews\n1\nb\n2\n", "that it is qui" },
		{ "settings\n1\nAnn Al", "settings\n1\n", "Ann Al" },
		/* a field of a form filled, the next half typed */
		{ "n\nBen Olu\nclerk of wo", "n\n\n", "clerk of wo" },
		/* a question of the bank, a step, a time, a name of a plan */
		{ "questions\n/how the hours\ne 1\nHow is your we", "questions\n/how the hours\ne 1\n",
			"How is your we" },
		{ "l\n\n/end\nn\nSend the pa", "interviews\n1\nb\nn\n", "Send the pa" },
		{ "p\ns\n2026-12-2", "p\ns\n", "2026-12-2" },
		{ "p\nT\nGrid peo", "p\nT\n", "Grid peo" },
		/* a note taken back to be corrected; one whose kind a command says */
		{ "l\n\nfirst\n/edit\nfirst, correc", "interviews\n1\n", "first, correc" },
		{ "l\n\n/fact half a fa", "interviews\n1\n", "half a fa" },
		/* what was said in a call before, and after, a new name at the end */
		{ "l\n\nx\n/end\nw\nMaya O", "interviews\n1\n", "x" },
	};

	ck_assert_int_eq(pty_run(&home, &out, "add", "contact", "--name", "Maya Okafor", NULL), 0);
	ck_assert_int_eq(pty_run_input(&home, ends[_i].input, &out, "--linear", NULL), 0);
	text_clear(&out);
	ck_assert_int_eq(pty_run_input(&home, ends[_i].again, &out, "--linear", NULL), 0);
	must_have(ends[_i].there);
}
END_TEST

/* What may have been the beginning of another command is run by nobody. */
START_TEST(an_unended_command_is_text)
{
	ck_assert_int_eq(pty_run_input(&home, "x\n/en", &out, "--linear", "live", "--now", NULL), 0);
	pty_show(&home, &out);
	must_have("\"ended_at\": null");
	must_have("\"/en\"");
	ck_assert_int_eq(pty_run_input(&home, "y\n/more 1", &out, "--linear", "live", NULL), 0);
	pty_show(&home, &out);
	must_have("\"granted_minutes\": 0");
	must_have("\"/more 1\"");
	ck_assert_int_eq(pty_run_input(&home, "/fact she sa", &out, "--linear", "live", NULL), 0);
	pty_show(&home, &out);
	must_have("\"she sa\"");
}
END_TEST

/* Asked first, so that the other questions keep within its cells too. */
START_TEST(a_first_start_by_braille)
{
	ck_assert_int_eq(pty_run_input(&home, "braille\n33\n20\nAnn Alp\nenergy\n\n\nnever\nstudent\n\nyes\nsometime\n14 Dec\ncontacts\nquit\n",
		&out, "--linear", NULL), 0);
	must_have("Say 20, 40 or 80");
	must_have("Say one of these");
	text_remove(&out, 0, (size_t)(strstr(text_str(&out), "What is your name?") - text_str(&out)));
	keeps_within(20);
	text_clear(&out);
	ck_assert_int_eq(pty_run_input(&home, "settings\n/columns\nquit\n", &out, "--linear", NULL), 0);
	must_have("lines: 20 columns");
}
END_TEST

/* The same act as :assignment and `halfhour assignment`; Today counts back from the day. */
START_TEST(a_first_start_for_a_course)
{
	ck_assert_int_eq(pty_run_input(&home, "\nAnn Alp\n\nI study physics.\nI built a turbine.\n"
		"stud\ncomp\nsociology\nyes\nsoon\nin 2 weeks\nquit\n", &out, "--linear", NULL), 0);
	must_have("There is no assignment “sociology”");
	must_have("“soon” is no day or time");
	must_have("Nine-question assignment, due ");
	must_have("1. List 5 people");
	text_clear(&out);
	ck_assert_int_eq(pty_run(&home, &out, "assignment", NULL), 0);
	must_have("in 14 days");
	text_clear(&out);
	ck_assert_int_eq(pty_run_input(&home, "settings\n/situation\nq\n/scope\nq\n/background\nquit\n", &out,
		"--linear", NULL), 0);
	must_have("Where you are now: a student");
	must_have("What you ask about first: one company");
	must_have("What you did so far: I built a turbine.");
}
END_TEST

/* Who said so at a start with --linear need not ask for plain lines at the next. */
START_TEST(plain_lines_are_kept_for_the_next_start)
{
	static const char *const said[] = { "speech\n.\nquit\n", "screen reader\nspeech\n.\nquit\n" };

	ck_assert_int_eq(pty_run_input(&home, said[_i], &out, "--linear", NULL), 0);
	text_clear(&out);
	ck_assert_int_eq(pty_run_input(&home, "settings\n/linear\nquit\n", &out, "--linear", NULL), 0);
	must_have("Plain lines: yes");
}
END_TEST

/* "screen reader" may answer any question, which is asked again behind it. */
START_TEST(a_first_start_by_ear)
{
	static const char *const answers[][3] = {
		{ "I use a screen reader\nscreen\nAnn Alp\n.\n", "For a screen reader: yes", "The call's clock shows: minutes" },
		{ "Ann Alp\nscreen reader\nlines\nspeech\n.\n", "Plain lines: yes", "For a screen reader: no" },
		{ "Ann Alp\nscreen reader\nlines\nbraille\n40\n.\n", "Plain lines: yes", "Width of plain lines: 40 columns" },
		{ "Ann Alp\nscreen readers\n\n\n\n\n\nreader\n", "For a screen reader: yes", "What you explore: screen readers" },
	};
	struct terminal *t = pty_start(&home, "xterm-256color", 24, 80, NULL);

	ck_assert(terminal_wait(t, "What is your name?", 10000));
	terminal_send(t, answers[_i][0], strlen(answers[_i][0]));
	ck_assert(terminal_wait(t, "Nothing here yet.", 10000));
	terminal_free(t);
	ck_assert_int_eq(pty_run_input(&home, "settings\n/name\nq\n/announce\nq\n/clock\nq\n/linear\nq\n/columns\n"
		"q\n/exploring\nquit\n", &out, "--linear", NULL), 0);
	must_have("Your name: Ann Alp");
	must_have(answers[_i][1]);
	must_have(answers[_i][2]);
}
END_TEST

static void
answer(struct terminal *t, const char *typed, const char *seen)
{
	terminal_send(t, typed, strlen(typed));
	ck_assert_msg(terminal_wait(t, seen, 10000), "%s", seen);
}

/* What is none of the choices is no choice: it is asked again, and what there is is said. */
START_TEST(a_choice_is_one_of_the_words)
{
	struct terminal *t = pty_start(&home, "xterm-256color", 24, 80, NULL);

	ck_assert(terminal_wait(t, "What is your name?", 10000));
	answer(t, "Ann Alp\n\n\n\n", "Where are you now");
	answer(t, "s t\n", "Say one of these, or nothing: student, changing, between-jobs, own-firm.");
	answer(t, "Stu\n\n\n", "Full screen, plain lines");
	answer(t, "fun\n", "Say one of these, or nothing: full, plain, reader.");
	answer(t, "PLAIN\n", "Do you use speech or braille?");
	answer(t, "b x\n", "Say one of these, or nothing: speech, braille.");
	answer(t, "brai\n", "How many cells");
	answer(t, "40\n", "Nothing here yet.");
	terminal_free(t);
}
END_TEST

/* Enter hit once too often behind the last question opens nothing on the screen that comes. */
START_TEST(an_enter_too_many_opens_nothing)
{
	static const char typed[] = "Ann Alp\n.\n\n\n";
	struct terminal *t = pty_start(&home, "xterm-256color", 24, 80, NULL);

	ck_assert(terminal_wait(t, "What is your name?", 10000));
	terminal_send(t, typed, strlen(typed));
	ck_assert(terminal_wait(t, "Nothing here yet.", 10000));
	terminal_send(t, "?", 1);
	ck_assert(terminal_wait(t, "Help: Today", 10000));
	terminal_free(t);
}
END_TEST

/* Who coaches gets a coach's Today, however it is said; who explores coaching does not. */
START_TEST(who_coaches_says_so)
{
	static const char *const answers[][2] = {
		{ "I coach", "Nothing to review yet." }, { "i coach students", "Nothing to review yet." },
		{ "I'm a career coach.", "Nothing to review yet." },
		{ "I am a coach at a college", "Nothing here yet." }, /* asked on: it is not sure */
		{ "I coached a team", "Nothing here yet." }, { "coaching", "Nothing here yet." },
		{ "I am not a coach", "Nothing here yet." },
	};
	struct text typed = { 0 };

	text_addf(&typed, "\nAnn Alp\n%s\n.\nquit\n", answers[_i][0]);
	ck_assert_int_eq(pty_run_input(&home, text_str(&typed), &out, "--linear", NULL), 0);
	must_have(answers[_i][1]);
	text_free(&typed);
}
END_TEST

START_TEST(a_full_stop_skips_the_rest)
{
	ck_assert_int_eq(pty_run_input(&home, "\nAnn Alp\n.\nquit\n", &out, "--linear", NULL), 0);
	must_have("What are you exploring");
	ck_assert_ptr_null(strstr(text_str(&out), "One sentence"));
	must_have("Nothing here yet.");
}
END_TEST

/* The first line says what has turned them on. */
START_TEST(plain_lines_say_why)
{
	ck_assert_int_eq(pty_run(&home, &out, "add", "contact", "--name", "Maya Okafor", NULL), 0);
	text_clear(&out);
	ck_assert_int_eq(pty_run_input(&home, "quit\n", &out, NULL), 0);
	ck_assert_msg(strncmp(text_str(&out), "Plain lines are on (no terminal).", 33) == 0, "%s",
		text_str(&out));
	text_clear(&out);
	ck_assert_int_eq(pty_run_input(&home, "settings\n/linear\n1\nquit\n", &out, NULL), 0);
	text_clear(&out);
	ck_assert_int_eq(pty_run_input(&home, "quit\n", &out, NULL), 0);
	ck_assert_msg(strncmp(text_str(&out), "Plain lines are on (the setting linear).", 40) == 0, "%s",
		text_str(&out));
}
END_TEST

TCase *lines_case(void);

TCase *
lines_case(void)
{
	TCase *c = tcase_create("lines");

	tcase_set_timeout(c, 60);
	tcase_add_loop_test(c, plain_lines_are_kept_for_the_next_start, 0, 2);
	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_test(c, a_whole_conversation_through_a_pipe);
	tcase_add_test(c, a_first_start_by_braille);
	tcase_add_test(c, a_first_start_for_a_course);
	tcase_add_loop_test(c, a_first_start_by_ear, 0, 4);
	tcase_add_test(c, a_choice_is_one_of_the_words);
	tcase_add_test(c, an_enter_too_many_opens_nothing);
	tcase_add_loop_test(c, who_coaches_says_so, 0, 7);
	tcase_add_test(c, a_full_stop_skips_the_rest);
	tcase_add_test(c, plain_lines_say_why);
	tcase_add_loop_test(c, it_keeps_within_the_width_set, 0, 3);
	tcase_add_loop_test(c, an_unended_line_is_kept, 0, 12);
	tcase_add_test(c, an_unended_command_is_text);
	return c;
}
