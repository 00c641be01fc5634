/* The linear face: a line in, what is printed for it out. */
#include <check.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tui_drive.h"

static struct ui ui;

/* ---- a list of names, with actions ---- */

struct names {
	struct list list;
};

static char words[23][8] = { "Maya", "Dana", "Rui", "Kofi", "Ines" };
static struct row held[LEN(words)];
static size_t n_held;
static struct text did;

static size_t
fetch(void *user, const char *filter, enum list_from from, const struct row *anchor,
	struct row *out, size_t n)
{
	(void)user;
	return list_of(held, n_held, filter, from, anchor, out, n);
}

static bool
names_open(struct ui *u, void *state, const char *arg, struct err *e)
{
	struct names *s = state;

	(void)u;
	(void)arg;
	(void)e;
	list_init(&s->list, fetch, NULL);
	s->list.empty = "Nobody yet: n adds somebody.";
	return true;
}

static void
names_close(struct ui *u, void *state)
{
	struct names *s = state;

	(void)u;
	list_done(&s->list);
}

static void
names_reload(struct ui *u, void *state)
{
	struct names *s = state;

	(void)u;
	list_reload(&s->list);
}

static void
act(struct ui *u, const struct names *s, const char *verb)
{
	(void)u;
	text_addf(&did, "%s%s %s", did.n ? ", " : "", verb,
		list_row(&s->list) ? list_row(&s->list)->text : "nobody");
}

static void
names_enter(struct ui *u, void *state)
{
	act(u, state, "open");
}

static void
names_delete(struct ui *u, void *state)
{
	act(u, state, "delete");
}

static void
named(struct ui *u, void *user, const char *value)
{
	(void)u;
	(void)user;
	text_addf(&did, "%snamed %s", did.n ? ", " : "", value);
}

static void
names_new(struct ui *u, void *state)
{
	(void)state;
	ui_prompt(u, "Name", "Somebody", named, NULL);
}

static void
answered(struct ui *u, void *user, size_t nth)
{
	(void)u;
	(void)user;
	text_addf(&did, "%sanswer %zu", did.n ? ", " : "", nth);
}

static void
names_ask(struct ui *u, void *state)
{
	static const struct answer answers[] = { { "y", "yes" }, { "n", "no" }, { "l", "later" } };

	(void)state;
	ui_choose(u, "Sure?", answers, LEN(answers), answered, NULL);
}

static const struct menu_item items[] = { { "/wrap", "I am wrapping up" },
	{ "/more", "They have more minutes" }, { "/move", "To another question" } };

static void
chosen(struct ui *u, void *user, size_t nth, const char *rest)
{
	(void)u;
	(void)user;
	text_addf(&did, "%s%s(%s)", did.n ? ", " : "", items[nth].name, rest);
}

static void
names_menu(struct ui *u, void *state)
{
	(void)state;
	ui_menu(u, "Commands", items, LEN(items), chosen, NULL);
}

static void
names_card(struct ui *u, void *state)
{
	(void)state;
	ui_card(u, "Pitch", "I plan grids.");
}

static const struct key rows[] = {
	{ "Enter", names_enter, "name-open", "Open the name", 0, "open" },
	{ "d", names_delete, "name-delete", "Delete the name", 0, "delete" },
	{ "n", names_new, "name-new", "Add a name", 0, "new" },
	{ "a", names_ask, "name-ask", "Ask whether", 0, NULL },
	{ "c", names_menu, "name-menu", "The commands", 0, NULL },
	{ "p", names_card, "name-pitch", "The pitch", 0, NULL },
};
static const struct keyset keys = { rows, LEN(rows) };

static void
names_draw(const void *state, struct canvas *c)
{
	const struct names *s = state;

	list_draw(&s->list, c);
}

static void
names_say(const void *state, struct text *out)
{
	const struct names *s = state;

	list_say(&s->list, out);
}

static const struct screen names_screen = {
	.name = "names", .title = "Names", .help = "Everybody you know.",
	.keys = { &keys, &list_keys }, .state_size = sizeof(struct names), .open = names_open,
	.close = names_close, .reload = names_reload, .draw = names_draw, .say = names_say,
};

/* ---- a log, in which every line is text ---- */

struct log {
	struct text lines, draft;
};

static void
log_close(struct ui *u, void *state)
{
	struct log *s = state;

	(void)u;
	text_free(&s->lines);
	text_free(&s->draft);
}

static void
log_say(const void *state, struct text *out)
{
	const struct log *s = state;

	text_add(out, text_str(&s->lines));
}

static bool
log_line(struct ui *u, void *state, const char *line, bool ended)
{
	struct log *s = state;

	(void)u;
	if (line[0] == '/')
		return false;
	if (ended)
		text_addf(&s->lines, "%s\n", line);
	else
		text_set(&s->draft, line);
	return true;
}

static void
log_more(struct ui *u, void *state)
{
	(void)state;
	ui_say(u, "More is coming.");
}

static const struct key log_rows[] = { { "/more", log_more, "more", "Say more", 0, NULL } };
static const struct keyset log_keys = { log_rows, 1 };

static const struct screen log_screen = {
	.name = "log", .title = "Log", .keys = { &log_keys }, .state_size = sizeof(struct log),
	.close = log_close, .draw = names_draw, .say = log_say, .line = log_line, .types = true,
};

static const struct screen *const screens_all[] = { &names_screen, &log_screen, &help_screen };

static void
setup(void)
{
	ck_assert_ptr_nonnull(setlocale(LC_ALL, "C.UTF-8"));
	n_held = 3;
	for (size_t i = 5; i < LEN(words); i++)
		snprintf(words[i], sizeof(words[i]), "p%zu", i + 1);
	for (size_t i = 0; i < LEN(words); i++)
		held[i] = (struct row){ .id = (int64_t)i + 1, .text = words[i] };
	ui_init(&ui, screens_all, LEN(screens_all), 24, 80);
	ui.linear = true;
	ck_assert(ui_open(&ui, "names", NULL));
}

static void
teardown(void)
{
	ui_done(&ui);
	text_free(&did);
	drive_free();
}

#define CHECK(line, want) ck_assert_str_eq(drive_line(&ui, line), want)

static void
check_did(const char *want)
{
	ck_assert_str_eq(text_str(&did), want);
	text_clear(&did);
}

START_TEST(says_once)
{
	CHECK(NULL, "Names\n1. Maya\n2. Dana\n3. Rui\n> ");
	CHECK("", "> ");
	CHECK("zz", "“zz” is not a choice here. Type ? for the choices.\n> ");
}
END_TEST

START_TEST(says_again_when_it_changed)
{
	drive_line(&ui, NULL);
	n_held = 2;
	ui_reload(&ui);
	CHECK("", "> ");
	held[0].text = words[3];
	ui_reload(&ui);
	CHECK("", "1. Kofi\n> ");
	held[0].text = words[0];
}
END_TEST

/* Of as many lines as before those that are others; else from the first that is. */
START_TEST(says_only_what_changed)
{
	drive_line(&ui, NULL);
	CHECK("mark 2", "2. (marked) Dana\n> ");
	CHECK("mark 1 3", "1. (marked) Maya\n3. (marked) Rui\n> ");
	n_held = 5;
	ui_reload(&ui);
	CHECK("", "4. Kofi\n5. Ines\n> ");
	n_held = 3;
	ui_reload(&ui);
	CHECK("", "> ");
	CHECK(".", "Names\n1. (marked) Maya\n2. (marked) Dana\n3. (marked) Rui\n> ");
}
END_TEST

/* Whoever comes back from another screen hears it all; from a question, only news. */
START_TEST(says_all_on_the_way_back)
{
	drive_line(&ui, NULL);
	ck_assert(ui_open(&ui, "log", NULL));
	CHECK("one", "Log\none\n> ");
	ui_back(&ui);
	CHECK(NULL, "\nNames\n1. Maya\n2. Dana\n3. Rui\n> ");
	drive_line(&ui, "a");
	CHECK("l", "Names\n> ");
}
END_TEST

/* What is drawn to be seen is put into words. */
START_TEST(no_decoration)
{
	static char text[] = "\xe2\x9c\x93\tcall her \xc2\xb7 today";

	held[0].text = text;
	n_held = 1;
	ui_reload(&ui);
	CHECK(NULL, "Names\n1. done, call her, today\n> ");
	ui_say(&ui, "A card\n\nwith its end\n");
	CHECK("", "A card\n\nwith its end\n> ");
}
END_TEST

START_TEST(numbers_and_actions)
{
	drive_line(&ui, "2");
	check_did("open Dana");
	drive_line(&ui, "d");
	check_did("delete Dana");
	drive_line(&ui, "d 3");
	check_did("delete Rui");
	drive_line(&ui, " 1 delete ");
	check_did("delete Maya");
	drive_line(&ui, "name-d 1 2");
	check_did("delete Maya, delete Dana");
	drive_line(&ui, "OPEN");
	check_did("open Dana");
	CHECK("9", "There is no row 9.\n> ");
	CHECK("d x y", "“d x y” is not a choice here. Type ? for the choices.\n> ");
	CHECK("name-", "“name-” is not a choice here. Type ? for the choices.\n> ");
	check_did("");
}
END_TEST

START_TEST(marks_and_narrows)
{
	drive_line(&ui, NULL);
	CHECK("list-mark 1 3", "1. (marked) Maya\n3. (marked) Rui\n> ");
	CHECK("/ a", "Narrowed to: a\n1. (marked) Maya\n2. Dana\n> ");
	CHECK("/", "1. (marked) Maya\n2. Dana\n3. (marked) Rui\n> ");
}
END_TEST

START_TEST(more_of_a_long_list)
{
	n_held = LEN(held);
	ui_reload(&ui);
	CHECK(NULL, "Names\n1. Maya\n2. Dana\n3. Rui\n4. Kofi\n5. Ines\n6. p6\n7. p7\n8. p8\n"
		    "9. p9\n10. p10\n11. p11\n12. p12\n13. p13\n14. p14\n15. p15\n16. p16\n"
		    "17. p17\n18. p18\n19. p19\n20. p20\nmore: the next rows\n> ");
	ck_assert_ptr_nonnull(strstr(drive_line(&ui, "more"), "22. p22\n23. p23\n> "));
	drive_line(&ui, "23");
	check_did("open p23");
}
END_TEST

START_TEST(asks_for_a_line)
{
	drive_line(&ui, NULL);
	CHECK("new", "Name [Somebody] (:q leaves): ");
	CHECK("Kofi", "Names\n> ");
	check_did("named Kofi");
	CHECK(".", "Names\n1. Maya\n2. Dana\n3. Rui\n> ");
	drive_line(&ui, "n");
	drive_line(&ui, "");
	check_did("named Somebody");
	drive_line(&ui, "n");
	drive_line(&ui, ":q");
	check_did("");
}
END_TEST

START_TEST(asks_for_an_answer)
{
	drive_line(&ui, NULL);
	CHECK("a", "Sure? [y]es [n]o [l]ater (:q leaves): ");
	CHECK("perhaps", "“perhaps” is not one of the choices: yes, no, later.\n"
			 "Sure? [y]es [n]o [l]ater (:q leaves): ");
	drive_line(&ui, "LATER");
	check_did("answer 2");
}
END_TEST

START_TEST(commands_by_number_and_name)
{
	drive_line(&ui, NULL);
	CHECK("c", "Commands\n1. /wrap: I am wrapping up\n2. /more: They have more minutes\n"
		   "3. /move: To another question\nNumber or name (Enter leaves): ");
	drive_line(&ui, "2 10");
	check_did("/more(10)");
	drive_line(&ui, "c");
	drive_line(&ui, "/wr");
	check_did("/wrap()");
	drive_line(&ui, "c");
	CHECK("mo", "Several commands begin with “mo”.\nNumber or name (Enter leaves): ");
	drive_line(&ui, "");
	check_did("");
	CHECK("2", "> ");
	check_did("open Dana");
}
END_TEST

START_TEST(cards_and_help_are_printed)
{
	drive_line(&ui, NULL);
	CHECK("p", "Pitch\nI plan grids.\n> ");
	ck_assert_ptr_nonnull(strstr(drive_line(&ui, "?"),
		"Everybody you know.\n\nEnter, name-open: Open the name\n"));
	ck_assert_ptr_nonnull(strstr(drive_line(&ui, "help"), "d, name-delete: Delete the name\n"));
	ck_assert_uint_eq(ui.n_views, 1);
}
END_TEST

START_TEST(screens_by_name)
{
	CHECK("log", "Log\n> ");
	CHECK("one", "one\n> ");
	CHECK("two words", "two words\n> "); /* only what is new */
	CHECK("/more", "More is coming.\n> ");
	CHECK("7", "7\n> ");
}
END_TEST

/* What was typed when the input ended is the screen's, and nothing is run. */
START_TEST(an_unended_line)
{
	struct event ev = { .kind = EVENT_LINE, .text = "half a no", .n = 9 };
	struct log *s;

	drive_line(&ui, "log");
	ui_event(&ui, &ev);
	s = ui_top_state(&ui, &log_screen);
	ck_assert_str_eq(text_str(&s->draft), "half a no");
	ui_back(&ui);
	ev.text = "d";
	ev.n = 1;
	ui_event(&ui, &ev);
	check_did("");
}
END_TEST

START_TEST(within_the_width)
{
	ui.linear_columns = 20;
	CHECK(NULL, "Names\n1. Maya\n2. Dana\n3. Rui\n> ");
	CHECK("zz", "“zz” is not a choice\nhere. Type ? for the\nchoices.\n> ");
	ui.ascii = true;
	CHECK("zz", "\"zz\" is not a choice\nhere. Type ? for the\nchoices.\n> ");
}
END_TEST

static const char *
tell(int64_t boot_ms, const char *news)
{
	ui.now.boot_ms = boot_ms;
	if (news)
		ui_say(&ui, "%s", news);
	return drive_line(&ui, NULL);
}

/* Whatever is to be told does not come in the middle of a line. */
START_TEST(news_wait_for_the_end_of_a_line)
{
	drive_line(&ui, NULL);
	ck_assert_str_eq(tell(1000, "One."), "\nOne.\n> ");
	ui_typing(&ui, "ha");
	ck_assert_str_eq(tell(2000, "Two."), "");
	ck_assert_str_eq(tell(3000, "Three."), "");
	CHECK("half a thought", "Two.\nThree.\n“half a thought” is not a choice here. Type ? for the "
				"choices.\n> ");
	ck_assert_str_eq(tell(4000, "Four."), "\nFour.\n> ");
}
END_TEST

/* A pause is one of the keys; the line so far is there again. */
START_TEST(news_come_in_a_pause)
{
	drive_line(&ui, NULL);
	ui.now.boot_ms = 1000;
	ui_typing(&ui, "h");
	ck_assert_int_eq(ui_due(&ui), -1); /* nothing is held */
	ui.now.boot_ms = 4000;
	ui_typing(&ui, "ha");
	ck_assert_str_eq(tell(8000, "One."), "");
	ck_assert_int_eq(ui_due(&ui), 1000);
	ck_assert_str_eq(tell(8999, NULL), "");
	ck_assert_str_eq(tell(9000, NULL), "\nOne.\n> ha");
	ck_assert_int_eq(ui_due(&ui), -1);
	ck_assert_str_eq(tell(9500, "Two."), "\nTwo.\n> ha");
	ui_typing(&ui, "");
	ck_assert_str_eq(tell(9600, "Three."), "\nThree.\n> ");
}
END_TEST

START_TEST(quits)
{
	CHECK("quit", "");
	ck_assert(ui.quit);
}
END_TEST

Suite *tui_linear_suite(void);

Suite *
tui_linear_suite(void)
{
	Suite *s = suite_create("tui_linear");
	TCase *t = tcase_create("linear");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, says_once);
	tcase_add_test(t, says_again_when_it_changed);
	tcase_add_test(t, says_only_what_changed);
	tcase_add_test(t, says_all_on_the_way_back);
	tcase_add_test(t, no_decoration);
	tcase_add_test(t, numbers_and_actions);
	tcase_add_test(t, marks_and_narrows);
	tcase_add_test(t, more_of_a_long_list);
	tcase_add_test(t, asks_for_a_line);
	tcase_add_test(t, asks_for_an_answer);
	tcase_add_test(t, commands_by_number_and_name);
	tcase_add_test(t, cards_and_help_are_printed);
	tcase_add_test(t, screens_by_name);
	tcase_add_test(t, an_unended_line);
	tcase_add_test(t, within_the_width);
	tcase_add_test(t, news_wait_for_the_end_of_a_line);
	tcase_add_test(t, news_come_in_a_pause);
	tcase_add_test(t, quits);
	suite_add_tcase(s, t);
	return s;
}
