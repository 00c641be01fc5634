/* tui_title.c: the title line, and what it leaves out where the window is narrow. */
#include <check.h>
#include <locale.h>

#include "tui.h"

static struct ui ui;
static const char *running; /* what the title says of a call, or "" */
static enum role head_role;

static bool
title_open(struct ui *u, void *state, const char *arg, struct err *e)
{
	(void)u, (void)state, (void)arg, (void)e;
	return true;
}

static void
title_draw(const void *state, struct canvas *c)
{
	(void)state, (void)c;
}

static enum role
one_head(const void *state, struct text *left, struct text *right)
{
	(void)state;
	text_set(left, "One");
	text_set(right, "12 left");
	return head_role;
}

#define SCREEN(id, words) .name = id, .title = words, .open = title_open, .draw = title_draw
static const struct screen one = { SCREEN("one", "One"), .head = one_head };
static const struct screen two = { SCREEN("two", "Two") };
static const struct screen inner = { SCREEN("inner", "Inner") };
static const struct screen typing = { SCREEN("typing", "Typing"), .types = true };
static const struct screen digits = { SCREEN("digits", "Digits"), .plain_digits = true };
static const struct screen *const all[] = { &one, &two, &inner, &typing, &digits };

static const struct key rows[] = {
	{ "1", NULL, "go-one", "Go to One", KEY_WAY, "One" },
	{ "2", NULL, "go-two", "Go to Two", KEY_WAY, "Two" },
	{ "3", NULL, "go-three", "Go to Three", KEY_WAY, "Three" },
	{ "0", NULL, "go-call", "Back to the call", 0, NULL },
};
static const struct keyset ways = { rows, LEN(rows) };

static void
elsewhere(struct ui *u, int columns, struct text *out)
{
	(void)u, (void)columns;
	text_add(out, running);
}

static void
setup(void)
{
	ck_assert_ptr_nonnull(setlocale(LC_ALL, "C.UTF-8"));
	running = "";
	head_role = ROLE_TITLE;
	ui_init(&ui, all, LEN(all), 8, 60);
	ui.global = &ways;
	ui.hooks.elsewhere = elsewhere;
	ck_assert(ui_open(&ui, "one", NULL));
}

static void
teardown(void)
{
	ui_done(&ui);
}

static struct canvas shown;

/* The title at so many columns. */
static void
at(int columns)
{
	const struct event resize = { .kind = EVENT_RESIZE, .rows = 8, .cols = columns };

	ui_event(&ui, &resize);
	ui_settle(&ui);
	ui_draw(&ui);
	ui_flatten(&ui, &shown);
}

static void
reads(int columns, const char *want)
{
	struct text got = { 0 };

	at(columns);
	canvas_row(&shown, 0, &got);
	ck_assert_str_eq(text_str(&got), want);
	text_free(&got);
	canvas_done(&shown);
}

/* The role of the cell in column x. */
static enum role
role_at(int columns, int x)
{
	at(columns);
	enum role role = (enum role)shown.cells[x].role;
	canvas_done(&shown);
	return role;
}

START_TEST(the_other_screens_go_first)
{
	reads(60, " One · 12 left                        1 One  2 Two  3 Three");
	reads(39, " One · 12 left   1 One  2 Two  3 Three");
	reads(38, " One · 12 left           1 One  2 Two");
	reads(30, " One · 12 left   1 One  2 Two");
	reads(29, " One                 12 left");
	reads(20, " One        12 left");
}
END_TEST

START_TEST(a_call_and_the_demo_stay_longest)
{
	running = "call: 0";
	ui.mark = "DEMO";
	reads(56, " One · 12 left   1 One  2 Two  3 Three   DEMO · call: 0");
	reads(55, " One · 12 left           1 One  2 Two   DEMO · call: 0");
	reads(40, " One           12 left · DEMO · call: 0");
	reads(30, " One 12 left · DEMO · call: 0");
	reads(29, " One          DEMO · call: 0");
}
END_TEST

/* Among the ways is the screen one is on, or the list it was opened from. */
START_TEST(where_one_is_is_shown)
{
	ck_assert_int_eq(role_at(60, 38), ROLE_HERE);
	ck_assert_int_eq(role_at(60, 45), ROLE_WAY);
	ck_assert(ui_open(&ui, "two", NULL));
	ck_assert(ui_open(&ui, "inner", NULL));
	ck_assert_int_eq(role_at(60, 38), ROLE_WAY);
	ck_assert_int_eq(role_at(60, 45), ROLE_HERE);
}
END_TEST

START_TEST(digits_that_do_something_else_are_no_ways)
{
	ck_assert(ui_open(&ui, "typing", NULL));
	reads(60, " Typing");
	ck_assert(ui_open(&ui, "digits", NULL));
	reads(60, " Digits");
}
END_TEST

/* The clock of a call has three looks: its own, the whole line's, that of a call too long. */
START_TEST(a_title_has_three_states)
{
	ck_assert_int_eq(role_at(28, 1), ROLE_TITLE);
	ck_assert_int_eq(role_at(28, 20), ROLE_BESIDE);
	head_role = ROLE_ALARM;
	ck_assert_int_eq(role_at(28, 1), ROLE_ALARM);
	ck_assert_int_eq(role_at(28, 10), ROLE_ALARM);
	ck_assert_int_eq(role_at(28, 20), ROLE_ALARM);
	head_role = ROLE_OVER;
	ck_assert_int_eq(role_at(28, 1), ROLE_TITLE);
	ck_assert_int_eq(role_at(28, 20), ROLE_OVER);
}
END_TEST

Suite *tui_title_suite(void);

Suite *
tui_title_suite(void)
{
	Suite *s = suite_create("tui_title");
	TCase *c = tcase_create("title");

	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_test(c, the_other_screens_go_first);
	tcase_add_test(c, a_call_and_the_demo_stay_longest);
	tcase_add_test(c, where_one_is_is_shown);
	tcase_add_test(c, digits_that_do_something_else_are_no_ways);
	tcase_add_test(c, a_title_has_three_states);
	suite_add_tcase(s, c);
	return s;
}
