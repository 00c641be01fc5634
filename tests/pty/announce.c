/*
 * announce.c: full screen for a screen reader. Nothing is sent but the times
 * that are told, each once, and the cursor is on the note line after it.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "sitting.h"

static void
setup(void)
{
	char *path;
	struct err e = { 0 };
	static const char config[] = "announce: true\n";

	sitting_begin();
	path = pty_home_file(&home, "config/halfhour/config.yaml");
	ck_assert(path_make_parent(path, &e));
	ck_assert(file_write(path, config, sizeof(config) - 1, &e));
	free(path);
}

static void
cursor_is_behind(const char *text)
{
	struct text row = { 0 };
	int y, x;

	terminal_cursor(t, &y, &x);
	terminal_row(t, y, &row);
	const char *at = strstr(text_str(&row), text);
	ck_assert_msg(at, "the cursor is in: %s", text_str(&row));
	ck_assert_int_eq(utf8_columns(row.s, (size_t)(at - row.s) + strlen(text)), x);
	text_free(&row);
}

START_TEST(only_what_is_told_is_sent)
{
	size_t before, after;

	t = pty_start(&home, "xterm-256color", 24, 80, "live", "--now", NULL);
	ck_assert(terminal_wait(t, "notes 0", 5000));
	terminal_type(t, "/clock 9:56<Enter>half a note");
	ck_assert(terminal_wait(t, "half a note", 5000));
	terminal_settle(t, 100);
	before = terminal_bytes(t);
	ck_assert(terminal_wait(t, "Ten minutes have passed.", 10000));
	terminal_settle(t, 100);
	after = terminal_bytes(t);
	/* A line of the screen: one small frame; no title of the window, which would be spoken. */
	ck_assert_msg(after - before < 150, "%zu bytes", after - before);
	ck_assert(strstr(text_str(terminal_written(t)) + before, "Ten minutes have passed."));
	ck_assert_ptr_null(strstr(text_str(terminal_written(t)), "\033]0;"));
	cursor_is_behind("half a note");
	sitting_pass(2500);
	ck_assert_uint_eq(terminal_bytes(t), after);
}
END_TEST

/* No second goes by on the screen that would draw it again. */
START_TEST(a_plan_made_behind_the_first_frame_is_seen)
{
	t = pty_start(&home, "xterm-256color", 24, 80, "live", "--now", NULL);
	WAIT("asked 0 of");
	WAIT("plan 3:00");
}
END_TEST

TCase *announce_case(void);

TCase *
announce_case(void)
{
	TCase *c = tcase_create("announce");

	tcase_set_timeout(c, 60);
	tcase_add_checked_fixture(c, setup, sitting_end);
	tcase_add_test(c, a_plan_made_behind_the_first_frame_is_seen);
	tcase_add_test(c, only_what_is_told_is_sent);
	return c;
}
