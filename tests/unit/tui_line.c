/* Line editing: keys in, the line with its cursor out. */
#include <check.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "tui.h"

static struct line l;

static void
setup(void)
{
	ck_assert_ptr_nonnull(setlocale(LC_ALL, "C.UTF-8"));
	l = (struct line){ 0 };
}

static void
teardown(void)
{
	line_done(&l);
}

/* Types `keys`, and compares the line, its cursor shown as "|". */
static void
check_keys(const char *keys, const char *want)
{
	struct text got = { 0 };
	struct event ev;

	for (const char *k = keys; (k = event_parse(&ev, k));)
		ck_assert_msg(line_key(&l, &ev), "not taken: %s", ev.key);
	text_add(&got, text_str(&l.text));
	text_insert(&got, l.at, "|", 1);
	ck_assert_str_eq(text_str(&got), want);
	text_free(&got);
}

/* One row to each: what stands there, what is typed, what it becomes. */
static const struct {
	const char *start, *keys, *want;
} edits[] = {
	/* clang-format off */
	{ "", "hello", "hello|" },
	{ "", "a<Space>b<lt>", "a b<|" },
	{ "", "grid 田é", "grid 田é|" },
	{ "one two", "<Ctrl-A>x", "x|one two" },
	{ "one two", "<Home><Ctrl-F><Right>x", "onx|e two" },
	{ "one two", "<Ctrl-A><Ctrl-E>x", "one twox|" },
	{ "one two", "<Left><Ctrl-B>x", "one tx|wo" },
	{ "one two", "<Home><End>!", "one two!|" },
	{ "one two", "<Backspace><Ctrl-H>", "one t|" },
	{ "one two", "<Home><Delete><Ctrl-D>", "|e two" },
	{ "one two", "<Delete>", "one two|" },
	{ "one two", "<Home><Backspace>", "|one two" },
	/* words */
	{ "one two, three", "<Ctrl-W>", "one two, |" },
	{ "one two, three", "<Ctrl-W><Ctrl-W>", "one |" },
	{ "one two ", "<Ctrl-W>", "one |" },
	{ "one two", "<Ctrl-Left>x<Ctrl-Left><Ctrl-Left>y", "y|one xtwo" },
	{ "one two", "<Home><Ctrl-Right>x", "onex| two" },
	/* killing and yanking */
	{ "one two", "<Ctrl-U><Ctrl-Y>", "one two|" },
	{ "one two", "<Ctrl-W><Ctrl-W><Ctrl-Y>", "one two|" },
	{ "one two", "<Ctrl-W><Left><Right><Ctrl-W><Ctrl-Y>", "one |" },
	{ "one two", "<Home><Right><Right><Right><Ctrl-K><End>-<Ctrl-Y>", "one- two|" },
	{ "one two", "<Home><Ctrl-K><Ctrl-Y><Ctrl-Y>", "one twoone two|" },
	{ "one two", "<Ctrl-Left><Ctrl-U><Ctrl-K><Ctrl-Y>", "one two|" },
	/* graphemes: two code points, a wide one, a family, a flag */
	{ "xe\xcc\x81", "<Backspace>", "x|" },
	{ "x田中", "<Backspace>", "x田|" },
	{ "x👩‍👩‍👧", "<Backspace>", "x|" },
	{ "🇪🇪🇫🇮", "<Backspace>", "🇪🇪|" },
	{ "xe\xcc\x81y", "<Left><Left>-", "x-|e\xcc\x81y" },
	{ "e", "<Home><Delete>\xcc\x81", "\xcc\x81|" },
	{ "ex", "<Left>\xcc\x81-", "e\xcc\x81-|x" },
	/* clang-format on */
};

START_TEST(edited)
{
	line_set(&l, edits[_i].start);
	check_keys(edits[_i].keys, edits[_i].want);
}
END_TEST

/* What combines goes to the grapheme before it, and the cursor behind both. */
START_TEST(cursor_stays_on_a_boundary)
{
	line_set(&l, "\xcc\x81x");
	l.at = 0;
	check_keys("e", "e\xcc\x81|x");
}
END_TEST

START_TEST(other_keys_are_not_taken)
{
	static const char *const keys[] = { "Esc", "Enter", "Tab", "Up", "PgDn", "Ctrl-C", "Ctrl-T",
		"Ctrl-Z", "F1", "Shift-Tab" };
	struct event ev;

	line_set(&l, "kept");
	for (size_t i = 0; i < LEN(keys); i++) {
		event_key(&ev, keys[i]);
		ck_assert_msg(!line_key(&l, &ev), "taken: %s", keys[i]);
	}
	check_keys("", "kept|");
}
END_TEST

START_TEST(a_paste_is_text)
{
	struct event ev = { .kind = EVENT_PASTE, .text = "<Esc> q", .n = 7 };

	line_set(&l, "a");
	ck_assert(line_key(&l, &ev));
	check_keys("", "a<Esc> q|");
}
END_TEST

/* The row shown in ten columns, and where the cursor stands. */
static void
check_shown(const char *want, int cursor)
{
	struct canvas c;
	struct text got = { 0 };

	canvas_init(&c, 1, 14);
	canvas_text(&c, 0, 0, -1, 0, "[          ]");
	line_scroll(&l, 10);
	line_draw(&l, &c, 0, 1, 10);
	canvas_row(&c, 0, &got);
	ck_assert_str_eq(text_str(&got), want);
	ck_assert_int_eq(c.cursor_x - 1, cursor);
	text_free(&got);
	canvas_done(&c);
}

START_TEST(scrolls_by_half)
{
	line_set(&l, "");
	check_shown("[          ]", 0);
	line_set(&l, "123456789");
	check_shown("[123456789 ]", 9);
	check_keys("0", "1234567890|");
	check_shown("[67890     ]", 5); /* the cursor needs a column of its own */
	check_keys("abcd", "1234567890abcd|");
	check_shown("[67890abcd ]", 9);
	check_keys("e", "1234567890abcde|");
	check_shown("[abcde     ]", 5);
	check_keys("<Ctrl-A>", "|1234567890abcde");
	check_shown("[1234567890]", 0);
}
END_TEST

START_TEST(scrolls_by_columns)
{
	line_set(&l, "田田田田田");
	check_shown("[ 田田     ]", 5); /* half of the third would be to its left */
	check_keys("<Left><Left>", "田田田|田田");
	check_shown("[田田田田田]", 6);
}
END_TEST

START_TEST(shown_safely)
{
	line_set(&l, "a\033b\nc");
	check_shown("[a�b c     ]", 5);
}
END_TEST

/* Its rows of ten columns, each ended by a bar, and the cursor's place among them. */
static void
check_rows(const char *want, int y, int x)
{
	struct canvas c;
	struct text got = { 0 }, row = { 0 };

	canvas_init(&c, 4, 12);
	line_rows_draw(&l, &c, (struct box){ 0, 0, 4, 10 }, ROLE_INPUT, true);
	for (int i = 0; i < line_rows(&l, 10) && i < 4; i++) {
		text_clear(&row);
		canvas_row(&c, i, &row);
		text_addf(&got, "%s|", text_str(&row));
	}
	ck_assert_str_eq(text_str(&got), want);
	ck_assert_int_eq(c.cursor_y, y);
	ck_assert_int_eq(c.cursor_x, x);
	text_free(&got);
	text_free(&row);
	canvas_done(&c);
}

START_TEST(wraps_over_rows)
{
	line_set(&l, "");
	check_rows("|", 0, 0);
	line_set(&l, "a line that is long");
	check_rows("a line|that is|long|", 2, 4);
	ck_assert(line_rows_move(&l, 10, -1));
	check_rows("a line|that is|long|", 1, 4);
	check_keys("<Right><Right><Right><Right>", "a line that is |long");
	check_rows("a line|that is|long|", 2, 0); /* behind a row is before the next */
	ck_assert(!line_rows_move(&l, 10, 1));
	line_set(&l, "123456789012");
	check_rows("1234567890|12|", 1, 2);
	line_set(&l, "田田田田 田田田");
	check_rows("田田田田|田田田|", 1, 6);
	ck_assert(line_rows_move(&l, 10, -1));
	check_rows("田田田田|田田田|", 0, 6);
	line_set(&l, "one\ntwo\n");
	check_rows("one|two||", 2, 0);
	line_set(&l, "1\n2\n3\n4\n5\n6");
	check_rows("3|4|5|6|", 3, 1); /* the row of the cursor is in view */
}
END_TEST

/* Start, end and kills are those of the line in the text; at its edge the line end goes. */
START_TEST(edits_lines_of_a_text)
{
	line_set(&l, "one\ntwo");
	check_keys("<Home>", "one\n|two");
	check_keys("<Ctrl-U>", "one|two");
	line_set(&l, "one\ntwo");
	check_keys("<Ctrl-U><Ctrl-U>", "one|");
	line_set(&l, "one\ntwo");
	check_keys("<Home><Left><Home><Ctrl-K><Ctrl-K>", "|two");
}
END_TEST

Suite *tui_line_suite(void);

Suite *
tui_line_suite(void)
{
	Suite *s = suite_create("tui_line");
	TCase *t = tcase_create("line");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(t, edited, 0, LEN(edits));
	tcase_add_test(t, cursor_stays_on_a_boundary);
	tcase_add_test(t, other_keys_are_not_taken);
	tcase_add_test(t, a_paste_is_text);
	tcase_add_test(t, scrolls_by_half);
	tcase_add_test(t, scrolls_by_columns);
	tcase_add_test(t, shown_safely);
	tcase_add_test(t, wraps_over_rows);
	tcase_add_test(t, edits_lines_of_a_text);
	suite_add_tcase(s, t);
	return s;
}
