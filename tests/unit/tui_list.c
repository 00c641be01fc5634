/* A list over a source of a million rows that counts what it is asked for. */
#include <check.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tui.h"
#include "tui/theme.h"

/* Rows 1..n in order; row i is named "row i". Some can be gone; every tenth place can
 * have a heading before it. */
static struct source {
	int64_t n, gone;
	bool headings;
	size_t asked, most; /* fetches, and the most rows asked for in one */
} source;

static struct list l;

static void
name(struct row *r, int64_t place)
{
	char s[64];

	snprintf(s, sizeof(s), "%020lld", (long long)place);
	r->sort = mem_str(s);
	snprintf(s, sizeof(s), r->id ? "row %lld" : "-- %lld", (long long)(place + 1) / 2);
	r->text = mem_str(s);
}

/* Places are 2i for row i and, with headings, 2i-1 for the heading before row i. */
static bool
at_place(int64_t p, const char *filter, struct row *r)
{
	int64_t i = (p + 1) / 2;
	char s[32];

	snprintf(s, sizeof(s), "row %lld", (long long)i);
	if (i < 1 || i > source.n || i == source.gone)
		return false;
	if (p % 2 && (!source.headings || i % 10 != 1 || *filter))
		return false;
	if (*filter && !strstr(s, filter))
		return false;
	r->id = p % 2 ? 0 : i;
	name(r, p);
	return true;
}

static size_t
fetch(void *user, const char *filter, enum list_from from, const struct row *anchor,
	struct row *out, size_t n)
{
	int64_t last = source.n * 2, p, step = from == LIST_LAST || from == LIST_BEFORE ? -1 : 1;
	size_t got = 0;

	ck_assert_ptr_eq(user, &source);
	source.asked++;
	source.most = n > source.most ? n : source.most;
	p = from == LIST_FIRST ? 1 : from == LIST_LAST ? last : 0;
	if (from >= LIST_AFTER)
		p = anchor->sort ? strtoll(anchor->sort, NULL, 10) : anchor->id * 2;
	p += from == LIST_AFTER ? 1 : from == LIST_BEFORE ? -1 : 0;
	for (; got < n && p >= 1 && p <= last; p += step)
		got += at_place(p, filter, &out[got]);
	for (size_t i = 0; step < 0 && i < got / 2; i++) {
		struct row r = out[i];

		out[i] = out[got - 1 - i];
		out[got - 1 - i] = r;
	}
	return got;
}

static void
setup(void)
{
	ck_assert_ptr_nonnull(setlocale(LC_ALL, "C.UTF-8"));
	source = (struct source){ .n = 1000000 };
	list_init(&l, fetch, &source);
}

static void
teardown(void)
{
	list_done(&l);
}

/* "3 4 >5 6": the window by what it shows, headings as "--". */
static void
check_window(const char *want)
{
	struct text got = { 0 };

	for (size_t i = 0; i < l.n_rows; i++)
		text_addf(&got, "%s%s%s", i ? " " : "", i == l.at ? ">" : "",
			l.rows[i].id ? l.rows[i].text + 4 : "--");
	ck_assert_str_eq(text_str(&got), want);
	text_free(&got);
}

START_TEST(nothing_before_it_is_placed)
{
	list_reload(&l);
	ck_assert_uint_eq(source.asked, 0);
	list_place(&l, 5);
	check_window(">1 2 3 4 5");
	ck_assert(l.more);
	ck_assert_int_eq(list_id(&l), 1);
}
END_TEST

START_TEST(moves_by_half_windows)
{
	list_place(&l, 6);
	list_move(&l, 5);
	check_window("1 2 3 4 5 >6");
	list_move(&l, 1);
	check_window("4 5 6 >7 8 9");
	list_move(&l, -4);
	check_window("1 2 >3 4 5 6");
	list_move(&l, -9);
	check_window(">1 2 3 4 5 6");
}
END_TEST

START_TEST(pages_and_ends)
{
	list_place(&l, 4);
	list_page(&l, 1);
	check_window(">5 6 7 8");
	list_move(&l, 1);
	list_page(&l, 2);
	check_window("13 >14 15 16");
	list_page(&l, -1);
	check_window("9 >10 11 12");
	source.n = 18;
	list_page(&l, 1);
	list_page(&l, 1);
	check_window("15 >16 17 18");
	list_page(&l, 1);
	check_window("15 16 17 >18");
	ck_assert(!l.more);
	list_page(&l, -9);
	check_window(">1 2 3 4");
}
END_TEST

/* A million rows cost what twenty cost. */
START_TEST(a_window_only)
{
	list_place(&l, 20);
	for (int i = 0; i < 1000; i++)
		list_move(&l, 1);
	ck_assert_int_eq(list_id(&l), 1001);
	ck_assert_uint_le(source.most, 20);
	ck_assert_uint_le(l.n_rows, 20);
	ck_assert_uint_le(source.asked, 2 + 2 * 1000 / 10 + 2);
}
END_TEST

START_TEST(one_row_high)
{
	list_place(&l, 1);
	list_move(&l, 3);
	check_window(">4");
	list_move(&l, -2);
	check_window(">2");
}
END_TEST

START_TEST(headings_are_not_chosen)
{
	source.headings = true;
	source.n = 40;
	list_place(&l, 6);
	check_window("-- >1 2 3 4 5");
	list_move(&l, 10);
	check_window("9 10 -- >11 12 13");
	list_move(&l, -1);
	check_window("9 >10 -- 11 12 13");
	list_move(&l, -99);
	check_window("-- >1 2 3 4 5");
	ck_assert(list_pick(&l, 2));
	check_window("-- 1 >2 3 4 5");
	ck_assert(list_pick(&l, 6)); /* it was seen before */
	ck_assert(!list_pick(&l, 36));
}
END_TEST

START_TEST(reload_keeps_the_chosen_row)
{
	list_place(&l, 5);
	list_move(&l, 6);
	check_window("3 4 5 6 >7");
	source.gone = 4;
	list_reload(&l);
	check_window("3 5 6 >7 8");
	source.gone = 7;
	list_reload(&l);
	check_window("3 4 5 >6 8");
}
END_TEST

START_TEST(reload_when_all_is_gone)
{
	list_place(&l, 5);
	source.n = 0;
	list_reload(&l);
	ck_assert_uint_eq(l.n_rows, 0);
	ck_assert_ptr_null(list_row(&l));
	ck_assert_int_eq(list_id(&l), 0);
	list_move(&l, 1);
	list_page(&l, -1);
	source.n = 2;
	list_reload(&l);
	check_window(">1 2");
}
END_TEST

START_TEST(the_last_ones_gone)
{
	source.n = 20;
	list_place(&l, 5);
	list_page(&l, 9);
	check_window("16 17 18 19 >20");
	source.n = 10;
	list_reload(&l);
	check_window("6 7 8 9 >10");
}
END_TEST

START_TEST(choosing_far_away)
{
	list_place(&l, 6);
	list_choose(&l, 500000);
	check_window("499997 499998 499999 >500000 500001 500002");
	list_choose(&l, 1000000);
	check_window("999995 999996 999997 999998 999999 >1000000");
	ck_assert(!l.more);
	list_choose(&l, 2000000);
	check_window("999995 999996 999997 999998 999999 >1000000");
}
END_TEST

/* Before the list has its place a choice is kept. */
START_TEST(chosen_then_placed)
{
	list_choose(&l, 7);
	ck_assert_int_eq(list_id(&l), 7);
	list_place(&l, 4);
	ck_assert_int_eq(list_id(&l), 7);
	ck_assert_uint_eq(l.n_rows, 4);
}
END_TEST

START_TEST(placed_anew)
{
	list_place(&l, 6);
	list_move(&l, 5);
	list_place(&l, 3);
	ck_assert_int_eq(list_id(&l), 6);
	ck_assert_uint_eq(l.n_rows, 3);
	list_place(&l, 8);
	ck_assert_int_eq(list_id(&l), 6);
	ck_assert_uint_eq(l.n_rows, 8);
}
END_TEST

static bool
press(const char *key)
{
	struct event ev;

	event_key(&ev, key);
	return list_text(&l, &ev);
}

START_TEST(narrows_as_one_types)
{
	source.n = 100;
	list_place(&l, 5);
	ck_assert(!press("4"));
	l.filtering = true;
	ck_assert(press("4"));
	check_window(">4 14 24 34 40");
	ck_assert(press("Down"));
	ck_assert(press("2"));
	check_window(">42");
	ck_assert(press("Backspace"));
	check_window(">4 14 24 34 40");
	ck_assert(press("x"));
	check_window("");
	ck_assert(!press("Tab"));
	ck_assert(press("Esc"));
	check_window(">1 2 3 4 5");
	ck_assert(!l.filtering);
}
END_TEST

/* Taking the filter away does not lose the row that was found with it. */
START_TEST(found_then_unnarrowed)
{
	list_place(&l, 5);
	l.filtering = true;
	for (const char *k = "77777"; *k; k++)
		ck_assert(press((char[]){ *k, '\0' }));
	check_window(">77777 177777 277777 377777 477777");
	ck_assert(press("Enter"));
	ck_assert(!l.filtering);
	list_narrow(&l, "");
	ck_assert_int_eq(list_id(&l), 77777);
	check_window("77775 77776 >77777 77778 77779");
}
END_TEST

START_TEST(marks)
{
	list_place(&l, 5);
	list_mark(&l, 9, true);
	list_mark(&l, 3, true);
	list_mark(&l, 5, true);
	list_mark(&l, 5, true);
	list_mark(&l, 0, true);
	ck_assert_uint_eq(l.n_marks, 3);
	ck_assert(list_marked(&l, 3) && list_marked(&l, 5) && list_marked(&l, 9));
	ck_assert(!list_marked(&l, 4));
	list_mark(&l, 5, false);
	ck_assert(!list_marked(&l, 5));
	ck_assert_uint_eq(l.n_marks, 2);
}
END_TEST

/* ---- rows in memory ---- */

static char words[][8] = { "fruit", "apple", "fig", "pear", "plum", "nuts", "almond" };
static struct row held[] = { { 0, NULL, words[0], false, false }, { 1, NULL, words[1], false, false },
	{ 2, NULL, words[2], false, false }, { 3, NULL, words[3], false, false }, { 4, NULL, words[4], false, false },
	{ 0, NULL, words[5], false, false }, { 5, NULL, words[6], false, false } };
static size_t n_held;

static size_t
in_memory(void *user, const char *filter, enum list_from from, const struct row *anchor,
	struct row *out, size_t n)
{
	(void)user;
	return list_of(held, n_held, filter, from, anchor, out, n);
}

static void
check_words(const char *want)
{
	struct text got = { 0 };

	for (size_t i = 0; i < l.n_rows; i++)
		text_addf(&got, "%s%s%s", i ? " " : "", i == l.at ? ">" : "", l.rows[i].text);
	ck_assert_str_eq(text_str(&got), want);
	text_free(&got);
}

START_TEST(held_in_memory)
{
	n_held = LEN(held);
	list_init(&l, in_memory, NULL);
	list_place(&l, 4);
	check_words("fruit >apple fig pear");
	list_move(&l, 99);
	check_words("pear plum nuts >almond");
	list_move(&l, -1);
	check_words("pear >plum nuts almond");
	list_choose(&l, 1);
	check_words("fruit >apple fig pear");
	list_narrow(&l, "P");
	check_words(">apple pear plum");
	list_narrow(&l, "");
	list_page(&l, 1);
	list_move(&l, 1);
	check_words("pear plum nuts >almond");
	n_held = 5; /* the last ones gone */
	list_reload(&l);
	check_words("apple fig pear >plum");
	n_held = 0;
	list_reload(&l);
	check_words("");
}
END_TEST

static size_t
in_lines(void *user, const char *filter, enum list_from from, const struct row *anchor,
	struct row *out, size_t n)
{
	static const struct row items[] = {
		{ .id = 1, .text = (char *)"one" }, { .text = (char *)"1a", .more = true },
		{ .id = 2, .text = (char *)"two" }, { .text = (char *)"2a", .more = true },
		{ .id = 3, .text = (char *)"three" }, { .text = (char *)"3a", .more = true },
		{ .id = 4, .text = (char *)"four" },
	};

	(void)user;
	return list_of(items, LEN(items), filter, from, anchor, out, n);
}

/* The chosen item's further lines are seen with it; nothing moves where none are cut. */
START_TEST(further_lines_come_into_sight)
{
	list_init(&l, in_lines, NULL);
	list_place(&l, 5);
	check_words(">one 1a two 2a three");
	list_move(&l, 1);
	check_words("one 1a >two 2a three");
	list_move(&l, 1);
	check_words("two 2a >three 3a four");
	list_move(&l, 1);
	check_words("two 2a three 3a >four");
}
END_TEST

/* ---- how it looks ---- */

static const char *const heads[] = { "Name", "Organisation", "Stage" };
static const int widths[] = { 12, 16, 0 };

static size_t
people(void *user, const char *filter, enum list_from from, const struct row *anchor,
	struct row *out, size_t n)
{
	static const char *const texts[] = { "Maya Okafor\tNorthlight Energy\tscheduled",
		"Dana Ruiz\t\tidea", "田中 花子\tKyoto Grid\ttalked" };

	(void)user;
	(void)anchor;
	if (*filter || from == LIST_AFTER || from == LIST_BEFORE)
		return 0;
	for (size_t i = 0; i < LEN(texts) && i < n; i++)
		out[i] = (struct row){ .id = (int64_t)i + 1, .text = mem_str(texts[i]) };
	return LEN(texts) < n ? LEN(texts) : n;
}

static void
check_drawn(int rows, int cols, const char *want)
{
	struct canvas c;
	struct text got = { 0 };

	canvas_init(&c, rows, cols);
	list_draw(&l, &c);
	for (int y = 0; y < rows; y++) {
		canvas_row(&c, y, &got);
		text_addc(&got, '\n');
	}
	ck_assert_str_eq(text_str(&got), want);
	text_free(&got);
	canvas_done(&c);
}

static void
list_people(void)
{
	list_init(&l, people, NULL);
	l.heads = heads;
	l.widths = widths;
	l.n_columns = LEN(heads);
	l.empty = "Nobody yet: n adds somebody.";
	list_place(&l, 4);
}

START_TEST(drawn_in_columns)
{
	list_people();
	list_move(&l, 1);
	list_mark(&l, 3, true);
	check_drawn(4, 43, "  Name          Organisation      Stage\n"
			   "  Maya Okafor   Northlight Ener…  scheduled\n"
			   "> Dana Ruiz                       idea\n"
			   " *田中 花子     Kyoto Grid        talked\n");
}
END_TEST

/* Where the window has room to spare, no column is cut. */
START_TEST(drawn_wide)
{
	list_people();
	check_drawn(4, 90, "  Name          Organisation       Stage\n"
			   "> Maya Okafor   Northlight Energy  scheduled\n"
			   "  Dana Ruiz                        idea\n"
			   "  田中 花子     Kyoto Grid         talked\n");
}
END_TEST

/* The last columns go before the first is cut. */
START_TEST(drawn_narrow)
{
	list_people();
	check_drawn(2, 36, "  Name          Organisation\n"
			   "> Maya Okafor   Northlight Energy\n");
	check_drawn(2, 16, "  Name\n> Maya Okafor\n");
	check_drawn(2, 8, "  Name\n> Maya …\n");
	check_drawn(2, 1, "\n>\n");
}
END_TEST

START_TEST(chosen_row_has_its_role_and_the_cursor)
{
	struct canvas c;

	list_people();
	list_move(&l, 1);
	canvas_init(&c, 4, 40);
	list_draw(&l, &c);
	ck_assert_int_eq(c.cursor_y, 2);
	ck_assert_int_eq(c.cursor_x, 0);
	ck_assert_uint_eq(c.cells[2 * 40].role, ROLE_CHOSEN);
	ck_assert_uint_eq(c.cells[2 * 40 + 2].role, ROLE_CHOSEN);
	ck_assert_uint_eq(c.cells[1 * 40 + 2].role, ROLE_TEXT);
	canvas_done(&c);
}
END_TEST

START_TEST(says_what_to_do_when_empty)
{
	list_people();
	list_narrow(&l, "zz");
	check_drawn(2, 40, " Nothing has these words.\n\n");
	list_done(&l);
	source.n = 0;
	list_init(&l, fetch, &source);
	l.empty = "Nobody yet: n adds somebody.";
	list_place(&l, 4);
	check_drawn(2, 40, " Nobody yet: n adds somebody.\n\n");
}
END_TEST

START_TEST(said_in_numbered_lines)
{
	struct text got = { 0 };

	list_people();
	list_mark(&l, 2, true);
	list_say(&l, &got);
	ck_assert_str_eq(text_str(&got), "1. Maya Okafor, Northlight Energy, scheduled\n"
					 "2. (marked) Dana Ruiz, idea\n"
					 "3. 田中 花子, Kyoto Grid, talked\n");
	text_clear(&got);
	list_done(&l);
	list_init(&l, fetch, &source);
	list_place(&l, 2);
	list_say(&l, &got);
	ck_assert_str_eq(text_str(&got), "1. row 1\n2. row 2\nmore: the next rows\n");
	text_free(&got);
}
END_TEST

extern const struct theme theme_default;

/* Otherwise each move would send the text of two rows again. */
START_TEST(a_chosen_row_looks_as_the_others)
{
	ck_assert_uint_eq(theme_default.looks[ROLE_CHOSEN].attributes, theme_default.looks[ROLE_TEXT].attributes);
	ck_assert_uint_eq(theme_default.looks[ROLE_CHOSEN_MUTED].attributes, theme_default.looks[ROLE_MUTED].attributes);
}
END_TEST

static size_t
one_muted(void *user, const char *filter, enum list_from from, const struct row *anchor,
	struct row *out, size_t n)
{
	static const struct row row = { .id = 1, .text = (char *)"declined", .dim = true };

	(void)user;
	return list_of(&row, 1, filter, from, anchor, out, n);
}

/* A blank that is muted looks as any other, and would be sent at each move onto the row. */
START_TEST(blanks_of_a_muted_row_are_not_muted)
{
	struct canvas c;

	canvas_init(&c, 2, 20);
	list_init(&l, one_muted, NULL);
	list_place(&l, 2);
	list_draw(&l, &c);
	ck_assert_uint_eq(c.cells[2].role, ROLE_CHOSEN_MUTED);
	ck_assert_uint_eq(c.cells[19].role, ROLE_CHOSEN);
	canvas_done(&c);
}
END_TEST

Suite *tui_list_suite(void);

Suite *
tui_list_suite(void)
{
	Suite *s = suite_create("tui_list");
	TCase *t = tcase_create("list");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, nothing_before_it_is_placed);
	tcase_add_test(t, a_chosen_row_looks_as_the_others);
	tcase_add_test(t, moves_by_half_windows);
	tcase_add_test(t, pages_and_ends);
	tcase_add_test(t, a_window_only);
	tcase_add_test(t, one_row_high);
	tcase_add_test(t, headings_are_not_chosen);
	tcase_add_test(t, reload_keeps_the_chosen_row);
	tcase_add_test(t, reload_when_all_is_gone);
	tcase_add_test(t, the_last_ones_gone);
	tcase_add_test(t, choosing_far_away);
	tcase_add_test(t, chosen_then_placed);
	tcase_add_test(t, placed_anew);
	tcase_add_test(t, narrows_as_one_types);
	tcase_add_test(t, found_then_unnarrowed);
	tcase_add_test(t, marks);
	tcase_add_test(t, held_in_memory);
	tcase_add_test(t, further_lines_come_into_sight);
	tcase_add_test(t, blanks_of_a_muted_row_are_not_muted);
	tcase_add_test(t, drawn_in_columns);
	tcase_add_test(t, drawn_wide);
	tcase_add_test(t, drawn_narrow);
	tcase_add_test(t, chosen_row_has_its_role_and_the_cursor);
	tcase_add_test(t, says_what_to_do_when_empty);
	tcase_add_test(t, said_in_numbered_lines);
	suite_add_tcase(s, t);
	return s;
}
