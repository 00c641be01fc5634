/* tui_key_own.c: keys of a person's own, and where two actions would have one. */
#include <check.h>
#include <string.h>

#include "screens.h"
#include "tui_drive.h"

static struct ui ui;
static struct err e;

static size_t
nobody(void *user, const char *filter, enum list_from from, const struct row *anchor, struct row *out, size_t n)
{
	(void)user, (void)filter, (void)from, (void)anchor, (void)out, (void)n;
	return 0;
}

static const struct list_screen empty_list = { .fetch = nobody, .n_columns = 1, .empty = "Nobody." };
static const struct screen empty = { .name = "empty", .title = "Empty", .keys = { &list_keys },
	.state_size = sizeof(struct list), .list = &empty_list };

static void
setup(void)
{
	e = (struct err){ 0 };
	ui_init(&ui, screens, n_screens, 24, 80);
	ui.global = &global_keys;
	ui.by_name = &named_keys;
	ck_assert(ui_push(&ui, &empty, NULL, NULL));
}

static void
teardown(void)
{
	ui_done(&ui);
	drive_free();
}

START_TEST(a_key_of_ones_own_is_in_force)
{
	ck_assert(!ui_key(&ui, "J"));
	ck_assert_msg(ui_key_give(&ui, "list-down", "J Ctrl-J", false, &e), "%s", e.text);
	ck_assert_str_eq(ui_key(&ui, "J")->name, "list-down");
	ck_assert_str_eq(ui_key(&ui, "Ctrl-J")->name, "list-down");
	ck_assert_ptr_null(ui_key(&ui, "j"));
	ck_assert(ui_key_give(&ui, "list-down", "Down", true, &e));
	ck_assert_str_eq(ui_key(&ui, "Down")->key, "J Ctrl-J Down");
	ui_keys_reset(&ui);
	ck_assert_ptr_null(ui_key(&ui, "J"));
	ck_assert_str_eq(ui_key(&ui, "j")->key, "Down j");
}
END_TEST

START_TEST(what_there_is_not_is_refused)
{
	ck_assert(!ui_key_give(&ui, "contact-fly", "P", false, &e));
	ck_assert_str_eq(e.text, "There is no action “contact-fly”. man halfhour-keys has the names.");
	ck_assert(!ui_key_give(&ui, "contact-plan", "Meta-P", false, &e));
	ck_assert_str_eq(e.text, "No key is called “Meta-P”; write P, Ctrl-B or PgDn.");
	ck_assert_uint_eq(ui.n_own, 0);
}
END_TEST

START_TEST(two_actions_with_one_key_are_told)
{
	ck_assert(ui_key_give(&ui, "contact-plan", "s", false, &e));
	ck_assert(!ui_key_alone(&ui, "contact-plan", &e));
	ck_assert_str_eq(e.text, "“s” is a key of contact-plan and of contact-stage in Today.");
	ck_assert(ui_key_give(&ui, "contact-plan", "Ctrl-B", false, &e));
	ck_assert_msg(ui_key_alone(&ui, "contact-plan", &e), "%s", e.text);
}
END_TEST

Suite *tui_key_own_suite(void);

Suite *
tui_key_own_suite(void)
{
	Suite *s = suite_create("tui_key_own");
	TCase *c = tcase_create("keys");

	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_test(c, a_key_of_ones_own_is_in_force);
	tcase_add_test(c, what_there_is_not_is_refused);
	tcase_add_test(c, two_actions_with_one_key_are_told);
	suite_add_tcase(s, c);
	return s;
}
