/* A line of linear mode, byte by byte: what it becomes, and what stands on the terminal. */
#include <check.h>
#include <locale.h>
#include <string.h>

#include "tui.h"

static struct typed t;
static int64_t now_ms;

static void
setup(void)
{
	ck_assert_ptr_nonnull(setlocale(LC_ALL, "C.UTF-8"));
	t = (struct typed){ .keys = { .erase = 0x7f, .word = 'W' & 0x1f, .kill = 'U' & 0x1f,
		.end = 'D' & 0x1f, .stop = 'Z' & 0x1f } };
}

static void
teardown(void)
{
	typed_done(&t);
}

static enum typed_what
type(const char *bytes)
{
	enum typed_what what = TYPED_MORE;

	for (; *bytes; bytes++)
		what = typed_byte(&t, (unsigned char)*bytes, now_ms);
	return what;
}

/* One row to each: bytes, the line they make, what was sent to show it. */
static const struct {
	const char *bytes, *line, *echo;
} lines[] = {
	/* clang-format off */
	{ "hello", "hello", "hello" },
	{ "grid 田é", "grid 田é", "grid 田é" },
	{ "a\tb", "a b", "a b" },
	/* taken back, as wide as it was */
	{ "ab\x7f", "a", "ab\b \b" },
	{ "ab\b", "a", "ab\b \b" },
	{ "a田\x7f", "a", "a田\b \b\b \b" },
	{ "ae\xcc\x81\x7f", "a", "ae\xcc\x81\b \b" },
	{ "\x7f", "", "" },
	{ "two of \x17", "two ", "two of \b \b\b \b\b \b" },
	{ "ab\x15" "c", "c", "ab\b \b\b \bc" },
	/* keys that are no text */
	{ "a\x1b[Ab", "ab", "ab" },
	{ "a\x1b[1;5Cb\x1b[3~c\x1bOHd", "abcd", "abcd" },
	{ "a\x1b" "bc", "ac", "ac" },
	{ "a\x1b\x1b[Db", "ab", "ab" },
	/* nor what a terminal answers */
	{ "took \x1b]11;rgb:1414/1919/1f1f\a9", "took 9", "took 9" },
	{ "a\x1b]11;rgb:1/1/1\x1b\\9\x1bP>|tmux 3.4\x1b\\b", "a9b", "a9b" },
	{ "a\x1b_Gi=1;OK\x1b\\b\x1b^x\ac\x1bXdq\ad", "abcd", "abcd" },
	{ "a\x1b[?61;4;6;7;14;21;22;23;24;28;32;42;52cb", "ab", "ab" },
	{ "a\x1b[M ddb\x1bOqc", "abc", "abc" },
	{ "a\x9d" "11;rgb:1/1/1\x9c" "b\x9b?61c\xc2\x9b?61cc", "abc", "abc" },
	{ "\xe2\x80\x98" "a\xe2\x80\x9d \xc2\xa3" "9", "‘a” £9", "‘a” £9" },
	{ "\x1b]11;rgb:1\x1b[Ab", "b", "b" },
	{ "a\x07\x01" "b", "ab", "ab" },
	{ "a\x04" "b", "ab", "ab" },
	/* clang-format on */
};

START_TEST(a_line)
{
	ck_assert_int_eq(type(lines[_i].bytes), TYPED_MORE);
	ck_assert_str_eq(text_str(&t.line), lines[_i].line);
	ck_assert_str_eq(text_str(&t.echo), lines[_i].echo);
}
END_TEST

START_TEST(its_end)
{
	ck_assert_int_eq(type("ab\n"), TYPED_LINE);
	ck_assert_str_eq(text_str(&t.line), "ab");
	ck_assert_str_eq(text_str(&t.echo), "ab\n");
	ck_assert_int_eq(type("\x1b[\r"), TYPED_LINE);
}
END_TEST

static void
type_later(int after, const char *bytes, const char *line)
{
	now_ms += after;
	typed_tick(&t, now_ms);
	ck_assert_int_eq(type(bytes), TYPED_MORE);
	ck_assert_str_eq(text_str(&t.line), line);
}

/* What was typed after Alt and a bracket, or after an Esc that stood alone, is text. */
START_TEST(what_only_begins_like_a_sequence)
{
	type_later(0, "\x1b]she has 9", "");
	ck_assert_int_eq(typed_wait(&t, now_ms), 1000);
	type_later(999, " aides", "");
	type_later(1000, "", "she has 9 aides");
	ck_assert_int_eq(typed_wait(&t, now_ms), -1);
	type_later(0, "\x1b", "she has 9 aides");
	type_later(100, "b", "she has 9 aidesb");
	type_later(0, "\x1b", "she has 9 aidesb");
	type_later(100, "[4th", "she has 9 aidesb[4th");
	ck_assert_int_eq(type("\x15\x1b]she has\n"), TYPED_LINE);
	ck_assert_str_eq(text_str(&t.line), "she has");
}
END_TEST

/* On a slow line the rest comes late. */
START_TEST(an_answer_in_pieces)
{
	type_later(0, "took \x1b", "took ");
	type_later(300, "]11;rg", "took ");
	type_later(3000, "b:1414/1919/1f1f", "took ");
	type_later(3000, "\a9", "took 9");
}
END_TEST

/* Another end of the line, as it was completed: only what differs is sent. */
START_TEST(a_line_put_in_its_place)
{
	ck_assert_int_eq(type("!Da\x14"), TYPED_COMPLETE);
	text_clear(&t.echo);
	typed_set(&t, "!Dana");
	ck_assert_str_eq(text_str(&t.line), "!Dana");
	ck_assert_str_eq(text_str(&t.echo), "na");
	text_clear(&t.echo);
	typed_set(&t, "!Danish");
	ck_assert_str_eq(text_str(&t.echo), "\b \bish");
	typed_set(&t, "!D");
	ck_assert_str_eq(text_str(&t.line), "!D");
}
END_TEST

START_TEST(the_end_of_all)
{
	ck_assert_int_eq(type("\x04"), TYPED_END);
	ck_assert_int_eq(type("ab\x04"), TYPED_MORE);
	ck_assert_int_eq(type("\x04"), TYPED_END);
	ck_assert_str_eq(text_str(&t.line), "ab");
	ck_assert_int_eq(type("\x1a"), TYPED_STOP);
	t.keys.end = t.keys.stop = 0; /* stty eof undef */
	ck_assert_int_eq(type("\x04\x04\x1a"), TYPED_MORE);
}
END_TEST

Suite *tui_typed_suite(void);

Suite *
tui_typed_suite(void)
{
	Suite *s = suite_create("tui_typed");
	TCase *c = tcase_create("typed");

	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_loop_test(c, a_line, 0, sizeof(lines) / sizeof(*lines));
	tcase_add_test(c, its_end);
	tcase_add_test(c, what_only_begins_like_a_sequence);
	tcase_add_test(c, an_answer_in_pieces);
	tcase_add_test(c, a_line_put_in_its_place);
	tcase_add_test(c, the_end_of_all);
	suite_add_tcase(s, c);
	return s;
}
