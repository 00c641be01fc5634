/*
 * slow.c: a line with a long way to go. A terminal that answers the status
 * request late is proposed a clock by minutes, once; its answer is no text,
 * however it is split; and minutes cost nothing while none has passed.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sitting.h"

#define ROUND_MS 200

static size_t
asked(void)
{
	const struct text *w = terminal_written(t);
	size_t n = 0;

	for (const char *s = text_str(w); (s = memmem(s, w->n - (size_t)(s - w->s), "\033[5n", 4));
	     s++)
		n++;
	return n;
}

static void
begin(void)
{
	t = pty_start(&home, "xterm-256color", 24, 80, "live", "--now", NULL);
	terminal_mute(t);
	WAIT("notes ");
	ck_assert_uint_eq(asked(), 1);
}

static void
has(const char *what)
{
	pty_show(&home, &shown);
	ck_assert_msg(strstr(text_str(&shown), what), "no %s in\n%s", what, text_str(&shown));
}

/* The answer, with a pause before byte _i of it, while somebody types. */
START_TEST(a_late_answer_proposes_minutes_and_is_no_text)
{
	begin();
	terminal_type(t, "typed on");
	sitting_pass(ROUND_MS);
	terminal_send(t, "\033[0n", (size_t)_i);
	sitting_pass(_i == 1 ? 700 : 100); /* so late that Esc has been a key */
	terminal_send(t, &"\033[0n"[_i], 4 - (size_t)_i);
	WAIT("Slow line (");
	WAIT(":minutes");
	WAIT("│ typed on");
	terminal_type(t, " and on");
	WAIT("│ typed on and on");
	has("\"draft\": \"typed on and on\"");
}
END_TEST

/* In 40 columns it has two rows, which stay while somebody types and are not sent again: that
 * were 67 bytes a key. */
START_TEST(a_message_that_stays_costs_nothing)
{
	size_t before;

	t = pty_start(&home, "xterm-256color", 12, 40, "live", "--now", NULL);
	terminal_mute(t);
	WAIT("notes ");
	sitting_pass(ROUND_MS);
	terminal_send(t, "\033[0n", 4);
	WAIT("Slow line (");
	WAIT("shows minutes only");
	before = terminal_bytes(t);
	terminal_type(t, "twelve words");
	WAIT("│ twelve words");
	ck_assert(terminal_has(t, "shows minutes only"));
	ck_assert_uint_lt(terminal_bytes(t), before + 12 * 67 / 2);
}
END_TEST

START_TEST(it_is_proposed_once)
{
	begin();
	sitting_pass(ROUND_MS);
	terminal_send(t, "\033[0n", 4);
	WAIT("Slow line (");
	terminal_hang_up(t);
	ck_assert_int_eq(terminal_status(t, 1000), 0);
	terminal_free(t);
	begin();
	sitting_pass(ROUND_MS);
	terminal_send(t, "\033[0n", 4);
	sitting_pass(100);
	ck_assert(!terminal_has(t, "Slow line ("));
}
END_TEST

START_TEST(a_fast_line_is_told_nothing)
{
	begin();
	terminal_send(t, "\033[0n", 4);
	terminal_type(t, "x");
	WAIT("│ x");
	sitting_pass(300);
	ck_assert(!terminal_has(t, "Slow line ("));
}
END_TEST

START_TEST(minutes_cost_nothing_while_none_has_passed)
{
	size_t before;

	begin();
	sitting_pass(1100);
	before = terminal_bytes(t);
	sitting_pass(2050);
	ck_assert_uint_gt(terminal_bytes(t), before + 8);
	terminal_type(t, "/minutes<Enter>");
	WAIT("0 / 20 min");
	sitting_pass(100);
	terminal_type(t, "a");
	WAIT("│ a");
	sitting_pass(100);
	before = terminal_bytes(t);
	sitting_pass(2000);
	ck_assert_uint_eq(terminal_bytes(t), before);
	terminal_type(t, "<Ctrl-U>/minutes<Enter>");
	WAIT(" / 20:00");
}
END_TEST

/* The setting for those who hear the screen: nothing is repainted while nothing is typed. */
START_TEST(announced_clocks_stand_still)
{
	int y, x;
	size_t before;

	text_clear(&shown);
	ck_assert_int_eq(pty_run_input(&home, "\n.\nsettings\n/announce\n2\nquit\n", &shown,
		"--linear", NULL), 0);
	begin();
	WAIT("asked 0 of 8   20 min"); /* no time that would be old when it is heard */
	terminal_type(t, "on the note");
	WAIT("on the note");
	sitting_pass(1100);
	before = terminal_bytes(t);
	sitting_pass(2000);
	ck_assert_uint_eq(terminal_bytes(t), before);
	terminal_cursor(t, &y, &x);
	ck_assert_int_eq(y, 21);
	ck_assert_int_eq(x, 21 + 11);
}
END_TEST

/* The sheet of what is known of the chosen row changes when the pointer rests: a move alone is a
 * move. Where the machine is so slow that it rested, that move is not counted. */
START_TEST(a_move_on_today_is_a_move_only)
{
	static const char *const names[] = { "Ada Lind", "Ben Olu", "Cara Diaz", "Dana Ruiz", "Eva Moor" };
	size_t before, counted = 0;

	for (size_t i = LEN(names); i-- > 0;) /* who came last is first */
		ck_assert_int_eq(pty_run(&home, &shown, "add", "contact", "--name", names[i], "--why",
			"ran the night desk for years, and knows what it takes", NULL), 0);
	t = pty_start(&home, "xterm-256color", 24, 80, NULL);
	WAIT("─ Ada Lind");
	for (size_t i = 1; i < LEN(names); i++) {
		char pointed[32];

		snprintf(pointed, sizeof(pointed), "> Write to %s", names[i]);
		before = terminal_bytes(t);
		terminal_type(t, "j");
		WAIT(pointed);
		terminal_settle(t, 20);
		if (!terminal_has(t, "─ Ada Lind"))
			break;
		ck_assert_uint_le(terminal_bytes(t) - before, 14);
		counted++;
	}
	ck_assert_uint_gt(counted, 0);
	terminal_type(t, "G");
	WAIT("─ Eva Moor");
}
END_TEST

TCase *slow_case(void);

TCase *
slow_case(void)
{
	TCase *c = tcase_create("slow");

	tcase_set_timeout(c, 60);
	tcase_add_checked_fixture(c, sitting_begin, sitting_end);
	tcase_add_loop_test(c, a_late_answer_proposes_minutes_and_is_no_text, 0, 4);
	tcase_add_test(c, a_message_that_stays_costs_nothing);
	tcase_add_test(c, it_is_proposed_once);
	tcase_add_test(c, a_fast_line_is_told_nothing);
	tcase_add_test(c, minutes_cost_nothing_while_none_has_passed);
	tcase_add_test(c, announced_clocks_stand_still);
	tcase_add_test(c, a_move_on_today_is_a_move_only);
	return c;
}
