/*
 * typed.c: plain lines on a terminal. The program shows and edits the line
 * itself, so that nothing tears it and a dropped connection does not lose it;
 * a terminal that does that on its own is left to do so.
 */
#include <check.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "sitting.h"

static void
start_call(void)
{
	t = pty_start(&home, "dumb", 24, 80, "live", "--now", NULL);
	WAIT("The clock runs.");
}

START_TEST(a_line_is_edited)
{
	start_call();
	terminal_type(t, "she plamn<Backspace><Backspace>ns no<Ctrl-W>outages 田<Backspace>in<Enter>");
	WAIT("> she plans outages in");
	terminal_type(t, "gone<Ctrl-U>kept<Up><Left><Enter>/leave<Enter>");
	WAIT("Today");
	sitting_stored("\"she plans outages in\"");
	sitting_stored("\"kept\"");
	/* Only what a teletype could do. */
	ck_assert_ptr_null(strchr(text_str(terminal_written(t)), '\033'));
}
END_TEST

START_TEST(a_name_is_completed)
{
	start_call();
	terminal_type(t, "@Dana Ruiz, forecasting<Enter>Da<Ctrl-T> leads it<Enter>");
	WAIT("> Dana Ruiz leads it");
	sitting_stored("\"Dana Ruiz leads it\"");
}
END_TEST

/* Where no width is set it is the terminal's; no word is parted at its edge. */
START_TEST(words_are_whole_at_the_edge)
{
	t = pty_start(&home, "dumb", 24, 42, "live", "--now", NULL);
	WAIT("asks the first question; /time, /help.");
	terminal_resize(t, 24, 27);
	terminal_type(t, "/<Enter>");
	WAIT("/help lists them");
}
END_TEST

/* More than the 4095 bytes that a terminal's own line has. */
START_TEST(a_long_line_is_whole)
{
	struct text line = { 0 };

	start_call();
	for (int i = 0; i < 1000; i++)
		text_addf(&line, "w%d ", i);
	text_add(&line, "the end");
	terminal_send(t, line.s, line.n);
	terminal_type(t, "<Enter>/leave<Enter>");
	WAIT("Today");
	sitting_stored(text_str(&line));
	text_free(&line);
}
END_TEST

static void
drop(void)
{
	terminal_hang_up(t);
}

static void
ask_to_go(void)
{
	terminal_kill(t, SIGTERM);
}

static void
end_input(void)
{
	terminal_type(t, "<Ctrl-D><Ctrl-D>");
}

START_TEST(half_a_line_is_kept)
{
	static void (*const leave[])(void) = { drop, ask_to_go, end_input };

	start_call();
	terminal_type(t, "whole<Enter>half a thou");
	WAIT("> half a thou");
	leave[_i]();
	ck_assert_int_eq(terminal_status(t, 5000), 0);
	sitting_stored("\"half a thou\"");
	sitting_stored("\"ended_at\": null");
}
END_TEST

/* However the talk and the keys fall together, the line stands whole somewhere. */
START_TEST(a_talking_partner_tears_no_line)
{
	static const char said[] = "she says that there are sixty people in three wards";

	t = pty_start(&home, "dumb", 24, 80, "rehearse", "pharmacist", "--speed", "40", NULL);
	WAIT("How nervous");
	terminal_type(t, "<Enter>");
	WAIT("Enter starts");
	terminal_type(t, "<Enter>");
	WAIT("Hello, yes");
	terminal_type(t, "?what is your day like<Enter>");
	for (const char *s = said; *s; s++) {
		terminal_send(t, s, 1);
		nanosleep(&(struct timespec){ .tv_nsec = 20000000 }, NULL);
	}
	terminal_type(t, "<Enter>");
	WAIT("That is three wards");
	terminal_type(t, "/end<Enter>");
	WAIT("Good luck");
	ck_assert(strstr(text_str(terminal_written(t)), said));
	sitting_stored(said);
}
END_TEST

/* The shell has its terminal back as it was, while we are stopped too. */
START_TEST(the_terminal_is_given_back)
{
	t = pty_start_sh(&home, "dumb", 24, 80,
		"cd \"$HOME\"; stty -a >before; set -m; \"$HALFHOUR_BIN\" live --now; stty -a >stopped; "
		"echo stopped; fg; stty -a >after; cmp before stopped && cmp before after && "
		"echo the same");
	WAIT("The clock runs.");
	terminal_type(t, "half<Ctrl-Z>");
	WAIT("stopped");
	WAIT("> half");
	terminal_type(t, " a line<Enter>/leave<Enter>");
	WAIT("Today");
	terminal_type(t, "q<Enter>");
	WAIT("the same");
	sitting_stored("\"half a line\"");
}
END_TEST

/* As inside an editor, which edits and shows the line and sends it whole. */
START_TEST(a_terminal_without_echo_is_left_alone)
{
	t = pty_start_sh(&home, "dumb", 24, 80, "stty -echo; exec \"$HALFHOUR_BIN\" live --now");
	WAIT("The clock runs.");
	terminal_type(t, "from an editor<Enter>/notes<Enter>");
	WAIT("from an editor");
	ck_assert_ptr_null(strstr(text_str(terminal_written(t)), "> from an editor"));
}
END_TEST

TCase *typed_case(void);

TCase *
typed_case(void)
{
	TCase *c = tcase_create("typed");

	tcase_set_timeout(c, 60);
	tcase_add_checked_fixture(c, sitting_begin, sitting_end);
	tcase_add_test(c, a_line_is_edited);
	tcase_add_test(c, a_name_is_completed);
	tcase_add_test(c, words_are_whole_at_the_edge);
	tcase_add_test(c, a_long_line_is_whole);
	tcase_add_loop_test(c, half_a_line_is_kept, 0, 3);
	tcase_add_test(c, a_talking_partner_tears_no_line);
	tcase_add_test(c, the_terminal_is_given_back);
	tcase_add_test(c, a_terminal_without_echo_is_left_alone);
	return c;
}
