/*
 * manners.c: terminals, locales, windows and keys as people really have them.
 * No crash, no garbage, nothing typed is lost, a sentence where one is needed.
 */
#include <check.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sitting.h"

static void
begin(const char *term, int rows, int cols)
{
	t = pty_start(&home, term, rows, cols, "live", "--now", NULL);
	ck_assert(terminal_wait(t, "notes 0", 5000));
}

static bool
wrote(const char *bytes)
{
	const struct text *w = terminal_written(t);

	return memmem(text_str(w), w->n, bytes, strlen(bytes)) != NULL;
}

static void
only_ascii(void)
{
	const struct text *w = terminal_written(t);

	for (size_t i = 0; i < w->n; i++)
		ck_assert_msg((unsigned char)w->s[i] < 0x80, "byte %02x at %zu of\n%s",
			(unsigned char)w->s[i], i, sitting_screen());
}

/* ---- terminals ---- */

START_TEST(dumb_gets_lines)
{
	t = pty_start(&home, "dumb", 24, 80, "live", "--now", NULL);
	WAIT("The clock runs.");
	ck_assert(wrote("Plain lines"));
	terminal_type(t, "she plans outages<Enter>/time<Enter>");
	WAIT("On pace for");
	terminal_type(t, "<Ctrl-D>");
	ck_assert_int_eq(terminal_status(t, 1000), 0);
	ck_assert(!wrote("\033"));
	sitting_stored("she plans outages");
	sitting_stored("\"ended_at\": null");
}
END_TEST

START_TEST(unknown_terminals_are_drawn_on)
{
	static const char *const names[] = { "xterm-kitty-of-tomorrow", "no-such-thing", "", NULL };

	begin(names[_i], 24, 80);
	terminal_type(t, "she plans outages<Enter>half");
	WAIT("she plans outages");
	WAIT("notes 1");
	WAIT("next question");
	WAIT("│ half");
	sitting_stored("\"draft\": \"half\"");
}
END_TEST

START_TEST(the_c_locale_gets_ascii_and_keeps_what_was_typed)
{
	static const char *const locales[] = { "LANG=C", "LC_ALL=POSIX", "LANG=no_SUCH.locale" };

	pty_home_set(&home, locales[_i]);
	begin("xterm-256color", 24, 80);
	terminal_type(t, "caf\xc3\xa9 \xe7\x94\xb0\xe4\xb8\xad \xe2\x80\x9cok\xe2\x80\x9d<Enter>");
	WAIT("notes 1");
	terminal_type(t, "na\xc3\xafve<Tab><Ctrl-G>");
	WAIT("/wrap");
	terminal_type(t, "<Esc>");
	terminal_settle(t, 100);
	only_ascii();
	sitting_stored("caf\xc3\xa9 \xe7\x94\xb0\xe4\xb8\xad \xe2\x80\x9cok\xe2\x80\x9d");
	sitting_stored("\"draft\": \"na\xc3\xafve\"");
}
END_TEST

START_TEST(the_c_locale_gets_ascii_in_lines)
{
	pty_home_set(&home, "LANG=C");
	t = pty_start(&home, "xterm", 24, 80, "--linear", "live", "--now", NULL);
	WAIT("The clock runs.");
	terminal_type(t, "caf\xc3\xa9<Enter>/notes<Enter>");
	WAIT("cafe");
	terminal_type(t, "<Ctrl-D>");
	ck_assert_int_eq(terminal_status(t, 1000), 0);
	sitting_stored("caf\xc3\xa9");
}
END_TEST

/* OSC 52 (xterm's control sequences): the bytes in base64, to the selection "c". */
START_TEST(a_letter_is_given_to_the_terminals_clipboard)
{
	struct text out = { 0 };
	bool can = _i == 0;

	ck_assert_int_eq(pty_run(&home, &out, "add", "contact", "--name", "Maya Okafor", NULL), 0);
	t = pty_start(&home, can ? "xterm-256color" : "vt100", 24, 80, NULL);
	WAIT("Write to Maya Okafor");
	terminal_type(t, "t");
	WAIT("First letter");
	terminal_type(t, "<Ctrl-E>c");
	if (can)
		WAIT("does not tell");
	else
		WAIT("No clipboard here");
	ck_assert_int_eq(wrote("\033]52;c;U3ViamVjdDogTWF5IEkgYXNrIHlv"), can); /* "Subject: May I ask yo" */
	text_free(&out);
}
END_TEST

/* Where no page of its own is put away, the shell goes on below what is left standing. */
START_TEST(the_shell_goes_on_below)
{
	t = pty_start_sh(&home, _i ? "vt100" : "linux", 24, 80,
		"\"$HALFHOUR_BIN\" live --now; echo \"back to the shell\"");
	WAIT("notes 0");
	terminal_type(t, "/leave<Enter>");
	WAIT("Today");
	terminal_type(t, "q");
	WAIT("back to the shell");
	ck_assert(terminal_has(t, "Enter open"));
	ck_assert(terminal_has(t, "The call with somebody goes on; halfhour live resumes it."));
	ck_assert_int_eq(terminal_status(t, 1000), 0);
}
END_TEST

/* What a command prints on a terminal that shows no UTF-8, and into a pipe all the same. */
START_TEST(commands_speak_the_terminals_letters)
{
	struct text out = { 0 };

	ck_assert_int_eq(pty_run(&home, &out, "add", "contact", "--name", "Zoë Lindström", NULL), 0);
	t = pty_start_sh(&home, "xterm", 24, 80, "LC_ALL=C \"$HALFHOUR_BIN\" contacts; "
		"LC_ALL=C \"$HALFHOUR_BIN\" contacts | cat; LC_ALL=C \"$HALFHOUR_BIN\" show Zoë");
	WAIT("Zoe Lindstrom");
	WAIT("Zoë Lindström");
	WAIT("\"Zoe\" is not an interview");
	text_free(&out);
}
END_TEST

/* ---- a charset that is not UTF-8 ---- */

static const struct {
	const char *locale, *source, *charmap;
	const char *bytes, *utf8;
} charsets[] = {
	{ "en_US.ISO-8859-1", "en_US", "ISO-8859-1", "caf\xe9", "caf\xc3\xa9" },
	{ "ja_JP.EUC-JP", "ja_JP", "EUC-JP", "tan\xc5\xc4\xc3\xe6", "tan\xe7\x94\xb0\xe4\xb8\xad" },
};

/* Makes the locale below the home and asks for it; false: it cannot be made here. */
static bool
charset_locale(size_t nth)
{
	struct text s = { 0 }, out = { 0 };

	text_addf(&s, "mkdir -p %s/loc && localedef -c -i %s -f %s %s/loc/%s >/dev/null 2>&1; "
		"test -d %s/loc/%s && echo made", home.dir, charsets[nth].source, charsets[nth].charmap,
		home.dir, charsets[nth].locale, home.dir, charsets[nth].locale);
	pty_sh(&home, &out, text_str(&s));
	bool made = strstr(text_str(&out), "made") != NULL;
	if (!made)
		printf("# skipped: localedef makes no %s here\n", charsets[nth].locale);
	text_set(&s, "");
	text_addf(&s, "LOCPATH=%s/loc", home.dir);
	pty_home_set(&home, text_str(&s));
	text_set(&s, "");
	text_addf(&s, "LC_ALL=%s", charsets[nth].locale);
	pty_home_set(&home, text_str(&s));
	text_free(&s);
	text_free(&out);
	return made;
}

START_TEST(keys_and_screen_are_in_the_locales_charset)
{
	const char *bytes = charsets[_i].bytes, *utf8 = charsets[_i].utf8;

	if (!charset_locale((size_t)_i))
		return;
	begin("xterm-256color", 24, 80);
	terminal_send(t, bytes, strlen(bytes));
	terminal_type(t, "<Enter>");
	WAIT("notes 1");
	terminal_send(t, bytes, strlen(bytes) - 1); /* the last letter comes in two parts */
	terminal_settle(t, 50);
	terminal_send(t, bytes + strlen(bytes) - 1, 1);
	terminal_settle(t, 100);
	ck_assert(wrote(bytes));
	ck_assert_msg(!wrote(utf8) && !wrote("\xe2"), "%s", sitting_screen());
	sitting_stored(utf8);
	struct text draft = { 0 };
	text_addf(&draft, "\"draft\": \"%s\"", utf8);
	sitting_stored(text_str(&draft));
	text_free(&draft);
}
END_TEST

START_TEST(lines_are_in_the_locales_charset)
{
	const char *bytes = charsets[_i].bytes;

	if (!charset_locale((size_t)_i))
		return;
	t = pty_start(&home, "xterm", 24, 80, "--linear", "live", "--now", NULL);
	WAIT("The clock runs.");
	terminal_send(t, bytes, strlen(bytes));
	terminal_type(t, "<Enter>/notes<Enter>");
	WAIT("/notes");
	terminal_type(t, "<Ctrl-D>");
	ck_assert_int_eq(terminal_status(t, 2000), 0);
	ck_assert(wrote(bytes));
	ck_assert(!wrote(charsets[_i].utf8));
	sitting_stored(charsets[_i].utf8);
}
END_TEST

START_TEST(commands_are_in_the_locales_charset)
{
	const char *bytes = charsets[_i].bytes, *utf8 = charsets[_i].utf8;
	struct text out = { 0 };

	if (!charset_locale((size_t)_i))
		return;
	ck_assert_int_eq(pty_run(&home, &out, "add", "contact", "--name", bytes, NULL), 0);
	text_clear(&out);
	ck_assert_int_eq(pty_run(&home, &out, "contacts", NULL), 0);
	ck_assert_msg(strstr(text_str(&out), bytes) && !strstr(text_str(&out), utf8), "%s", text_str(&out));
	text_clear(&out);
	ck_assert_int_eq(pty_run(&home, &out, "contacts", bytes, "--json", NULL), 0);
	ck_assert_msg(strstr(text_str(&out), utf8) != NULL, "%s", text_str(&out));
	text_clear(&out);
	ck_assert_int_eq(pty_sh(&home, &out, "\"$HALFHOUR_BIN\" show xy\xe2\x80\x94z 2>&1"), 1);
	ck_assert_msg(!strstr(text_str(&out), "\xe2\x80"), "%s", text_str(&out));
	text_free(&out);
}
END_TEST

/* ---- emoji of several characters, whose width terminals do not agree on ---- */

/* What follows one in a row is not sent straight behind it: first the cursor is placed. */
START_TEST(the_cursor_is_placed_behind_joined_emoji)
{
	static const char joined[] = "\xf0\x9f\x98\xae\xe2\x80\x8d\xf0\x9f\x92\xa8";
	const char *at;
	size_t times = 0;

	begin("xterm-256color", 24, 80);
	terminal_type(t, "a\xf0\x9f\x98\xae\xe2\x80\x8d\xf0\x9f\x92\xa8" "bc");
	WAIT("bc");
	terminal_type(t, "<Home>X");
	WAIT("Xa");
	terminal_settle(t, 100);
	for (at = text_str(terminal_written(t)); (at = strstr(at, joined)) != NULL; times++) {
		at += sizeof(joined) - 1;
		ck_assert_msg(*at == '\033' || *at == '\r' || !*at, "behind it: %.10s", at);
	}
	ck_assert_uint_gt(times, 1); /* moved by the X, it is sent again */
}
END_TEST

/* ---- windows ---- */

START_TEST(a_storm_of_resizes_loses_nothing)
{
	static const char prose[] = "the team moved to the new platform last spring and hiring "
				    "slowed down after that";

	begin("xterm-256color", 24, 80);
	for (size_t i = 0; prose[i]; i++) {
		terminal_send(t, prose + i, 1);
		terminal_resize(t, 3 + (int)i * 7 % 40, 6 + (int)i * 13 % 150);
		if (i % 5 == 0)
			terminal_pump(t, 2);
	}
	terminal_type(t, "<Enter>and on");
	terminal_resize(t, 24, 80);
	WAIT("notes 1");
	WAIT("and on");
	sitting_stored(prose);
	sitting_stored("\"draft\": \"and on\"");
}
END_TEST

/* Before any key: the screens were opened when the window's size was not known yet. */
START_TEST(the_first_frame_is_laid_out_for_its_window)
{
	t = pty_start(&home, "xterm-256color", 5, 20, "live", "--now", NULL);
	WAIT("00:00 / 20:00");
}
END_TEST

START_TEST(too_small_still_takes_notes)
{
	begin("xterm-256color", 24, 80);
	terminal_resize(t, 4, 18);
	WAIT("Too small");
	terminal_type(t, "written blind<Enter>more");
	terminal_settle(t, 100);
	terminal_resize(t, 24, 80);
	WAIT("written blind");
	WAIT("more");
	terminal_resize(t, 1, 1);
	terminal_settle(t, 100);
	terminal_type(t, "!<Enter>");
	terminal_settle(t, 100);
	terminal_resize(t, 12, 40);
	WAIT("more!");
	sitting_stored("written blind");
}
END_TEST

/* ---- stopping ---- */

#define STOPPABLE(command) "set -m; \"$HALFHOUR_BIN\" " command "; echo \"stopped $?\"; read go; " \
	"fg >/dev/null; echo \"left $?\""

START_TEST(ctrl_z_stops_it_and_fg_brings_it_back)
{
	ck_assert_int_eq(pty_run(&home, &shown, "add", "contact", "--name", "Maya Okafor", NULL), 0);
	t = pty_start_sh(&home, "xterm-256color", 24, 80, STOPPABLE(""));
	WAIT("Today");
	terminal_type(t, "2");
	WAIT("Maya Okafor");
	terminal_type(t, "n");
	WAIT("Name");
	terminal_type(t, "Ben<Ctrl-Z>");
	WAIT("stopped 148");
	ck_assert(!terminal_has(t, "Ben"));
	terminal_type(t, "go<Enter>");
	WAIT("Ben");
	terminal_type(t, " Olu");
	WAIT("Ben Olu");
}
END_TEST

START_TEST(in_a_call_ctrl_z_is_undo)
{
	t = pty_start_sh(&home, "xterm-256color", 24, 80, STOPPABLE("live --now"));
	WAIT("notes 0");
	terminal_type(t, "one<Enter>two<Enter>");
	WAIT("notes 2");
	terminal_type(t, "<Ctrl-Z>");
	WAIT("notes 1");
	terminal_type(t, "half/suspend"); /* text, since the line is not empty */
	terminal_type(t, "<Ctrl-U>/suspend<Enter>");
	WAIT("stopped 148");
	terminal_type(t, "go<Enter>");
	WAIT("notes 1");
	terminal_type(t, "back<Enter>");
	WAIT("notes 2");
}
END_TEST

/* ---- keys ---- */

START_TEST(no_key_leaves_a_call_or_drops_a_line)
{
	static const char *const before[] = { "", "<Ctrl-G>", "/", "?", "<Ctrl-P>" };

	begin("xterm-256color", 24, 80);
	terminal_type(t, "first<Enter>kept as it is");
	for (size_t i = 0; i < LEN(before); i++) {
		if (strcmp(before[i], "/") != 0 && strcmp(before[i], "?") != 0)
			terminal_type(t, before[i]);
		terminal_settle(t, 40);
		terminal_type(t, "<Ctrl-C>");
		terminal_settle(t, 40);
		terminal_type(t, "<Ctrl-\\><Esc>");
		terminal_settle(t, 40);
		if (strcmp(before[i], "<Ctrl-P>") == 0)
			terminal_type(t, "<Ctrl-N>");
	}
	WAIT("kept as it is");
	ck_assert_int_eq(terminal_status(t, 20), -1);
	sitting_stored("\"draft\": \"kept as it is\"");
	sitting_stored("\"ended_at\": null");
}
END_TEST

START_TEST(in_lines_neither)
{
	t = pty_start(&home, "xterm", 24, 80, "--linear", "live", "--now", NULL);
	WAIT("The clock runs.");
	terminal_type(t, "kept <Ctrl-C>as <Ctrl-\\>it is<Enter>/notes<Enter>");
	WAIT("kept as it is");
	ck_assert_int_eq(terminal_status(t, 20), -1);
	sitting_stored("\"text\": \"kept as it is\"");
}
END_TEST

START_TEST(flow_control_keys_are_the_programs)
{
	begin("xterm-256color", 24, 80);
	terminal_type(t, "a<Ctrl-S>");
	WAIT("safe on the disk");
	terminal_type(t, "b<Ctrl-Q>c");
	WAIT("abc");
}
END_TEST

START_TEST(a_split_arrow_is_still_an_arrow)
{
	begin("xterm-256color", 24, 80);
	terminal_type(t, "ac");
	terminal_send(t, "\033", 1);
	terminal_settle(t, 150);
	terminal_send(t, "[D", 2);
	terminal_settle(t, 150);
	terminal_type(t, "b");
	WAIT("abc");
	sitting_stored("\"draft\": \"abc\"");
}
END_TEST

START_TEST(a_split_paste_is_still_a_paste)
{
	static const char bytes[] = "\033[200~one\r/end\rthree\033[201~";

	begin("xterm-256color", 24, 80);
	for (size_t i = 0; i < sizeof(bytes) - 1; i++) {
		terminal_send(t, bytes + i, 1);
		if (i == (size_t)_i || i % 7 == 3)
			terminal_settle(t, 100);
	}
	WAIT("notes 2");
	WAIT("three");
	sitting_stored("\"text\": \"/end\"");
	sitting_stored("\"draft\": \"three\"");
	sitting_stored("\"ended_at\": null");
}
END_TEST

/* What the shell had under the screen is not seen. */
START_TEST(wrong_settings_are_told_on_the_screen)
{
	static const char config[] = "bell: loud\nkeys:\n  list-right: l\n";
	char *path = pty_home_file(&home, "config/halfhour/config.yaml");
	struct text out = { 0 };
	struct err e = { 0 };

	ck_assert_int_eq(pty_run(&home, &out, "add", "contact", "--name", "Ada", NULL), 0);
	ck_assert(path_make_parent(path, &e));
	ck_assert(file_write(path, config, sizeof(config) - 1, &e));
	t = pty_start(&home, "xterm-256color", 24, 80, NULL);
	WAIT("Today");
	WAIT("config.yaml:1:7: \"bell\" must be off, visual or audible.");
	WAIT("(1 of 2");
	terminal_type(t, "j");
	terminal_settle(t, 100);
	ck_assert(!terminal_has(t, "config.yaml:1:7"));
	text_free(&out);
	free(path);
}
END_TEST

TCase *manners_case(void);

TCase *
manners_case(void)
{
	TCase *c = tcase_create("manners");

	tcase_set_timeout(c, 60);
	tcase_add_checked_fixture(c, sitting_begin, sitting_end);
	tcase_add_test(c, dumb_gets_lines);
	tcase_add_loop_test(c, a_letter_is_given_to_the_terminals_clipboard, 0, 2);
	tcase_add_loop_test(c, unknown_terminals_are_drawn_on, 0, 4);
	tcase_add_loop_test(c, the_c_locale_gets_ascii_and_keeps_what_was_typed, 0, 3);
	tcase_add_test(c, the_c_locale_gets_ascii_in_lines);
	tcase_add_loop_test(c, the_shell_goes_on_below, 0, 2);
	tcase_add_test(c, commands_speak_the_terminals_letters);
	tcase_add_loop_test(c, keys_and_screen_are_in_the_locales_charset, 0, LEN(charsets));
	tcase_add_loop_test(c, lines_are_in_the_locales_charset, 0, LEN(charsets));
	tcase_add_loop_test(c, commands_are_in_the_locales_charset, 0, LEN(charsets));
	tcase_add_test(c, wrong_settings_are_told_on_the_screen);
	tcase_add_test(c, the_cursor_is_placed_behind_joined_emoji);
	tcase_add_test(c, a_storm_of_resizes_loses_nothing);
	tcase_add_test(c, the_first_frame_is_laid_out_for_its_window);
	tcase_add_test(c, too_small_still_takes_notes);
	tcase_add_test(c, ctrl_z_stops_it_and_fg_brings_it_back);
	tcase_add_test(c, in_a_call_ctrl_z_is_undo);
	tcase_add_test(c, no_key_leaves_a_call_or_drops_a_line);
	tcase_add_test(c, in_lines_neither);
	tcase_add_test(c, flow_control_keys_are_the_programs);
	tcase_add_test(c, a_split_arrow_is_still_an_arrow);
	tcase_add_loop_test(c, a_split_paste_is_still_a_paste, 0, 7);
	return c;
}
