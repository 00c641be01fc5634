/* Cells: what stands in each column, and what happens at the edges. */
#include <check.h>
#include <locale.h>
#include <stdlib.h>

#include "tui.h"

static struct canvas c;

static void
setup(void)
{
	ck_assert_ptr_nonnull(setlocale(LC_ALL, "C.UTF-8"));
	canvas_init(&c, 4, 10);
}

static void
teardown(void)
{
	canvas_done(&c);
}

static void
check_row(const struct canvas *of, int y, const char *want)
{
	struct text got = { 0 };

	canvas_row(of, y, &got);
	ck_assert_str_eq(text_str(&got), want);
	text_free(&got);
}

START_TEST(text_fits_or_is_cut)
{
	ck_assert_int_eq(canvas_text(&c, 0, 0, -1, 0, "Maya"), 4);
	ck_assert_int_eq(canvas_text(&c, 1, 0, -1, 0, "Maya Okafor"), 10);
	ck_assert_int_eq(canvas_text(&c, 2, 2, 4, 0, "Okafor"), 4);
	ck_assert_int_eq(canvas_text(&c, 3, 8, -1, 0, "xyz"), 2);
	check_row(&c, 0, "Maya");
	check_row(&c, 1, "Maya Okaf…");
	check_row(&c, 2, "  Oka…");
	check_row(&c, 3, "        x…");
}
END_TEST

START_TEST(outside_is_left_out)
{
	ck_assert_int_eq(canvas_text(&c, 4, 0, -1, 0, "below"), 0);
	ck_assert_int_eq(canvas_text(&c, -1, 0, -1, 0, "above"), 0);
	ck_assert_int_eq(canvas_text(&c, 0, 10, -1, 0, "right"), 0);
	ck_assert_int_eq(canvas_text(&c, 0, 0, 0, 0, "none"), 0);
	canvas_right(&c, 9, 0, -1, 0, "no");
	canvas_rule(&c, 9, 0, -1, NULL);
	canvas_cursor(&c, 9, 0);
	for (int y = 0; y < 4; y++)
		check_row(&c, y, "");
	ck_assert_int_eq(c.cursor_y, -1);
}
END_TEST

static void
check_cluster(int y, int x, const wchar_t *want)
{
	struct cluster shown;

	canvas_cluster(&c, y, x, &shown);
	ck_assert_msg(wcscmp(shown.ch, want) == 0, "%ls at %d, %d", shown.ch, y, x);
}

START_TEST(wide_and_combining)
{
	ck_assert_int_eq(canvas_text(&c, 0, 0, -1, 0, "田中e\xcc\x81x"), 6);
	check_row(&c, 0, "田中e\xcc\x81x");
	ck_assert_int_eq(c.cells[0].width, 2);
	ck_assert_int_eq(c.cells[1].width, 0);
	ck_assert_int_eq(c.cells[4].width, 1);
	check_cluster(0, 4, L"e\u0301");
	check_cluster(0, 5, L"x");
	check_cluster(0, 1, L"");
}
END_TEST

START_TEST(marks_go_where_they_are_painted)
{
	struct canvas small = { 0 }, sub;

	canvas_init(&small, 2, 4);
	sub = canvas_sub(&small, (struct box){ 1, 1, 1, 3 });
	canvas_text(&sub, 0, 0, -1, 0, "q\xcc\x81-");
	canvas_text(&c, 0, 0, -1, 0, "x\xcc\x82");
	canvas_paint(&c, 2, 3, &small);
	check_cluster(0, 0, L"x\u0302");
	check_cluster(3, 4, L"q\u0301");
	canvas_clear(&small); /* what was painted stays */
	canvas_text(&small, 0, 0, -1, 0, "z\xcc\x83");
	check_row(&c, 3, "    q\xcc\x81-");
	canvas_done(&small);
}
END_TEST

/* Half of a wide character cannot stand. */
START_TEST(half_a_wide_one_goes)
{
	canvas_text(&c, 0, 0, -1, 0, "田中");
	canvas_text(&c, 0, 1, -1, 0, "x");
	check_row(&c, 0, " x中");
	canvas_text(&c, 0, 2, -1, 0, "y");
	check_row(&c, 0, " xy");
	canvas_text(&c, 1, 0, -1, 0, "abcd");
	canvas_text(&c, 1, 1, -1, 0, "田");
	check_row(&c, 1, "a田d");
	ck_assert_int_eq(canvas_text(&c, 2, 9, -1, 0, "田"), 1);
	check_row(&c, 2, "         …");
}
END_TEST

/* The most a cell holds; and nothing combines with what stands before the text. */
START_TEST(marks_are_bounded)
{
	canvas_text(&c, 0, 0, 1, 0, "a\xcc\x81\xcc\x82\xcc\x83\xcc\x84");
	check_cluster(0, 0, L"a\u0301\u0302\u0303\u0304");
	canvas_text(&c, 1, 0, -1, 0, "ab");
	canvas_text(&c, 1, 2, -1, 0, "\xcc\x81");
	check_cluster(1, 1, L"b");
}
END_TEST

START_TEST(controls_do_not_reach_a_cell)
{
	canvas_text(&c, 0, 0, -1, 0, "a\033[2Jb");
	canvas_text(&c, 1, 0, -1, 0, "a\tb\nc");
	canvas_text(&c, 2, 0, -1, 0, "a\xff"
				     "b\xe2\x80\xae");
	check_row(&c, 0, "a�[2Jb");
	check_row(&c, 1, "a b c");
	check_row(&c, 2, "a�b�");
}
END_TEST

START_TEST(right_and_rule)
{
	canvas_right(&c, 0, 0, -1, 0, "12:41");
	canvas_right(&c, 1, 0, 6, 0, "20:00 now");
	canvas_rule(&c, 2, 0, -1, "notes");
	canvas_rule(&c, 3, 2, 4, NULL);
	check_row(&c, 0, "     12:41");
	check_row(&c, 1, "20:00…");
	check_row(&c, 2, "──── notes");
	check_row(&c, 3, "  ────");
}
END_TEST

START_TEST(frame_and_sub)
{
	struct canvas in;

	canvas_frame(&c, "Card");
	in = canvas_sub(&c, (struct box){ 1, 1, 2, 8 });
	canvas_text(&in, 0, 0, -1, 0, "longer than it");
	canvas_cursor(&in, 1, 3);
	check_row(&c, 0, "┌ Card ──┐");
	check_row(&c, 1, "│longer …│");
	check_row(&c, 2, "│        │");
	check_row(&c, 3, "└────────┘");
	ck_assert_int_eq(c.cursor_y, 2);
	ck_assert_int_eq(c.cursor_x, 4);
	canvas_clear(&in);
	check_row(&c, 1, "│        │");
}
END_TEST

START_TEST(a_sub_outside_is_empty)
{
	struct canvas sub = canvas_sub(&c, (struct box){ 2, 8, 5, 5 });
	struct canvas none = canvas_sub(&c, (struct box){ 7, 0, 2, 2 });

	ck_assert_int_eq(sub.rows, 2);
	ck_assert_int_eq(sub.cols, 2);
	ck_assert_int_eq(none.rows, 0);
	canvas_text(&none, 0, 0, -1, 0, "nothing");
	canvas_fill(&none, (struct box){ 0, 0, 9, 9 }, ROLE_ALARM);
	check_row(&c, 0, "");
}
END_TEST

START_TEST(wrapped)
{
	ck_assert_int_eq(
		canvas_wrap(&c, (struct box){ 0, 0, 3, 10 }, 0, "what took you longest here"), 3);
	check_row(&c, 0, "what took");
	check_row(&c, 1, "you");
	check_row(&c, 2, "longest");
	ck_assert_int_eq(canvas_wrap(&c, (struct box){ 3, 0, 1, 10 }, 0, ""), 0);
}
END_TEST

/* Boxes and letters alike keep their columns where UTF-8 cannot be shown. */
START_TEST(ascii)
{
	struct canvas sub;

	c.ascii = true;
	canvas_frame(&c, NULL);
	check_row(&c, 0, "+--------+");
	check_row(&c, 1, "|        |");
	sub = canvas_sub(&c, (struct box){ 1, 1, 2, 8 });
	canvas_text(&sub, 0, 0, -1, 0, "é — ✓");
	canvas_text(&sub, 1, 0, -1, 0, "a longer one");
	check_row(&c, 1, "|e - x   |");
	check_row(&c, 2, "|a lon...|");
}
END_TEST

START_TEST(no_room_at_all)
{
	struct canvas none;

	canvas_init(&none, 0, 0);
	canvas_text(&none, 0, 0, -1, 0, "x");
	canvas_frame(&none, "x");
	canvas_rule(&none, 0, 0, -1, "x");
	canvas_cursor(&none, 0, 0);
	canvas_wrap(&none, (struct box){ 0, 0, 0, 0 }, 0, "x");
	ck_assert_int_eq(none.cursor_y, -1);
	canvas_done(&none);
}
END_TEST

Suite *tui_canvas_suite(void);

/* Where the cursor is certain again, behind what terminals give different widths. */
START_TEST(widths_in_doubt)
{
	static const struct {
		const char *text;
		int end;
	} cases[] = {
		{ "ab\u6c34c", -1 }, { "e\u0301x", -1 }, { "\U0001F62Ex", -1 },
		{ "a\U0001F62E\u200d\U0001F4A8b", 5 },   /* joined: a breath */
		{ "a\U0001F62E\u200d\U0001F4A8", 5 },    /* blanks behind it */
		{ "\U0001F44D\U0001F3FDx", 4 },          /* a skin tone */
		{ "\U0001F1E9\U0001F1EAx", -2 },         /* a flag: behind both letters */
		{ "\u2764\ufe0fx", -2 },
	};

	for (size_t i = 0; i < LEN(cases); i++) {
		canvas_clear(&c);
		int used = canvas_text(&c, 1, 0, -1, 0, cases[i].text), end = canvas_doubt_end(&c, 1, 0);
		ck_assert_msg(end == (cases[i].end == -2 ? used - 1 : cases[i].end), "%zu: %d of %d", i, end, used);
		ck_assert_int_eq(canvas_doubt_end(&c, 0, 0), -1);
	}
	canvas_clear(&c);
	canvas_text(&c, 1, 0, -1, 0, "\u2764\ufe0fx\u2764\ufe0fy");
	int first = canvas_doubt_end(&c, 1, 0);
	ck_assert_int_gt(canvas_doubt_end(&c, 1, first), first);
	uint32_t sum = canvas_row_sum(&c, 1);
	canvas_text(&c, 1, 0, -1, 0, "\u2764\ufe0fx\u2764\ufe0fz");
	ck_assert_uint_ne(canvas_row_sum(&c, 1), sum);
}
END_TEST

Suite *
tui_canvas_suite(void)
{
	Suite *s = suite_create("tui_canvas");
	TCase *t = tcase_create("canvas");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, text_fits_or_is_cut);
	tcase_add_test(t, outside_is_left_out);
	tcase_add_test(t, wide_and_combining);
	tcase_add_test(t, half_a_wide_one_goes);
	tcase_add_test(t, marks_are_bounded);
	tcase_add_test(t, marks_go_where_they_are_painted);
	tcase_add_test(t, controls_do_not_reach_a_cell);
	tcase_add_test(t, right_and_rule);
	tcase_add_test(t, frame_and_sub);
	tcase_add_test(t, a_sub_outside_is_empty);
	tcase_add_test(t, wrapped);
	tcase_add_test(t, ascii);
	tcase_add_test(t, no_room_at_all);
	tcase_add_test(t, widths_in_doubt);
	suite_add_tcase(s, t);
	return s;
}
