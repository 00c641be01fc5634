/* A list screen that is only described: a basket whose fruit can be eaten, figs after a D. */
#include <check.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "tui.h"
#include "tui_drive.h"

struct basket {
	struct list list;
	int read; /* so often */
};

static const char *const fruit[] = { "apple", "fig", "pear", "plum" };
static bool eaten[LEN(fruit)];
static bool rotten; /* the basket cannot be read */
static int closed;
static struct ui ui;

static size_t
basket_fetch(void *user, const char *filter, enum list_from from, const struct row *anchor,
	struct row *out, size_t n)
{
	struct row all[LEN(fruit)] = { { 0 } };
	size_t n_all = 0, got;

	ck_assert_ptr_eq(user, ui.views[0].state);
	for (size_t i = 0; i < LEN(fruit); i++)
		if (!eaten[i])
			all[n_all++] = (struct row){ .id = (int64_t)i + 1,
				.text = mem_str(fruit[i]) };
	got = list_of(all, n_all, filter, from, anchor, out, n);
	for (size_t i = 0; i < n_all; i++)
		row_done(&all[i]);
	return got;
}

static bool
basket_read(struct ui *u, void *state, struct err *e)
{
	struct basket *b = state;

	(void)u;
	b->read++;
	return !rotten || err_set(e, "The basket is rotten.");
}

static bool
basket_open(struct ui *u, void *state, const char *arg, struct err *e)
{
	(void)arg;
	return basket_read(u, state, e);
}

static void
basket_close(struct ui *u, void *state)
{
	(void)u, (void)state;
	closed++;
}

static void
basket_holds(struct ui *u, void *state, const int64_t *ids, size_t n, struct text *out)
{
	(void)u, (void)state;
	for (size_t i = 0; i < n; i++)
		if (ids[i] == 2)
			text_add(out, "seeds of a fig");
}

static bool
basket_drop(struct ui *u, void *state, const int64_t *ids, size_t n)
{
	(void)state;
	for (size_t i = 0; i < n; i++)
		eaten[ids[i] - 1] = true;
	ui_say(u, "Eaten: %zu", n);
	return true;
}

static void
basket_smell(struct ui *u, void *state)
{
	ui_say(u, "It smells of %s.", list_row(state)->text);
}

static const struct key rows[] = {
	{ "Enter", basket_smell, "fruit-smell", "Smell it", KEY_ROW | KEY_FOOT, "smell" },
	{ "d", list_delete, "fruit-eat", "Eat it", KEY_ROWS, "eat" },
};
static const struct keyset keys = { rows, LEN(rows) };

static const struct list_screen basket_list = {
	.fetch = basket_fetch,
	.empty = "The basket is empty.",
	.none = "There is no fruit here.",
	.refuses = { { "n b", "Fruit grows on trees." } },
	.read = basket_read,
	.holds = basket_holds,
	.drop = basket_drop,
};

static const struct screen basket_screen = {
	.name = "basket", .title = "Basket", .keys = { &keys, &list_keys },
	.state_size = sizeof(struct basket), .list = &basket_list, .open = basket_open,
	.close = basket_close,
};

static const struct screen *const screens_all[] = { &basket_screen };

static void
setup(void)
{
	ck_assert_ptr_nonnull(setlocale(LC_ALL, "C.UTF-8"));
	memset(eaten, 0, sizeof(eaten));
	rotten = false;
	closed = 0;
	ui_init(&ui, screens_all, LEN(screens_all), 8, 60);
	ck_assert(ui_open(&ui, "basket", NULL));
}

static void
teardown(void)
{
	ui_done(&ui);
	drive_free();
}

#define CHECK_ROW(y, want) ck_assert_str_eq(drive_row(&ui, y), want)

static void
empty_it(void)
{
	memset(eaten, true, sizeof(eaten));
	ui_reload(&ui);
}

START_TEST(drawn_and_said_by_its_description)
{
	struct text said = { 0 };

	CHECK_ROW(0, " Basket");
	CHECK_ROW(1, "> apple");
	CHECK_ROW(4, "  plum");
	drive_keys(&ui, "<Space>");
	CHECK_ROW(6, " 1 marked");
	ui.linear = true;
	ui_linear(&ui, &said);
	ck_assert_str_eq(text_str(&said), "Basket\n1. (marked) apple\n2. fig\n3. pear\n4. plum\n> ");
	text_free(&said);
}
END_TEST

START_TEST(read_again_at_a_reload)
{
	const struct basket *b = ui.views[0].state;

	ck_assert_int_eq(b->read, 1);
	ui_reload(&ui);
	ck_assert_int_eq(b->read, 2);
	rotten = true;
	ui_reload(&ui);
	CHECK_ROW(6, " The basket is rotten.");
}
END_TEST

START_TEST(closed_when_it_could_not_be_opened)
{
	rotten = true;
	ck_assert(!ui_open(&ui, "basket", NULL));
	ck_assert_int_eq(closed, 1);
}
END_TEST

START_TEST(a_key_for_a_row_needs_one)
{
	drive_keys(&ui, "<Enter>");
	CHECK_ROW(6, " It smells of apple.");
	empty_it();
	CHECK_ROW(1, " The basket is empty.");
	drive_keys(&ui, "<Enter>");
	CHECK_ROW(6, " There is no fruit here.");
	drive_keys(&ui, "d");
	CHECK_ROW(6, " There is no fruit here.");
}
END_TEST

START_TEST(a_key_that_does_nothing_says_so)
{
	drive_keys(&ui, "n");
	CHECK_ROW(6, " Fruit grows on trees.");
	drive_keys(&ui, "x");
	CHECK_ROW(6, " x does nothing here; ? shows the keys.");
	drive_keys(&ui, "<Tab>");
	CHECK_ROW(6, " Tab does nothing here; ? shows the keys.");
	ui.linear = true;
	ck_assert_ptr_nonnull(strstr(drive_line(&ui, "b 2"), "Fruit grows on trees.\n"));
	ck_assert_ptr_nonnull(strstr(drive_line(&ui, "x"), "“x” is not a choice here."));
}
END_TEST

START_TEST(what_was_done_is_not_talked_over)
{
	drive_keys(&ui, "<Enter>");
	drive_keys(&ui, "xn");
	CHECK_ROW(6, " It smells of apple.");
}
END_TEST

START_TEST(deleted_at_once_or_after_a_d)
{
	drive_keys(&ui, "d");
	CHECK_ROW(1, "> fig");
	CHECK_ROW(6, " Eaten: 1");
	drive_keys(&ui, "d");
	CHECK_ROW(6, " seeds of a fig: D deletes");
	drive_keys(&ui, "<Esc>");
	CHECK_ROW(1, "> fig");
	drive_keys(&ui, "dD");
	CHECK_ROW(1, "> pear");
}
END_TEST

START_TEST(deleted_with_all_that_are_marked)
{
	drive_keys(&ui, "<Space><Down><Space>d");
	CHECK_ROW(1, "  fig");
	CHECK_ROW(2, "> plum");
	CHECK_ROW(6, " Eaten: 2");
	drive_keys(&ui, "<Space>k<Space>d");
	CHECK_ROW(6, " seeds of a fig: D deletes");
	drive_keys(&ui, "D");
	CHECK_ROW(1, " The basket is empty.");
	CHECK_ROW(6, " Eaten: 2");
}
END_TEST

Suite *tui_list_screen_suite(void);

Suite *
tui_list_screen_suite(void)
{
	Suite *s = suite_create("tui_list_screen");
	TCase *t = tcase_create("basket");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, drawn_and_said_by_its_description);
	tcase_add_test(t, read_again_at_a_reload);
	tcase_add_test(t, closed_when_it_could_not_be_opened);
	tcase_add_test(t, a_key_for_a_row_needs_one);
	tcase_add_test(t, a_key_that_does_nothing_says_so);
	tcase_add_test(t, what_was_done_is_not_talked_over);
	tcase_add_test(t, deleted_at_once_or_after_a_d);
	tcase_add_test(t, deleted_with_all_that_are_marked);
	suite_add_tcase(s, t);
	return s;
}
