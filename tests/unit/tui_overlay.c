/* Prompts, questions, menus, cards and the palette over screens that type and that do not. */
#include <check.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "tui_drive.h"

static struct ui ui;
static struct text did;

static void
note(const char *what, const char *of)
{
	text_addf(&did, "%s%s(%s)", did.n ? " " : "", what, of);
}

static void
check_did(const char *want)
{
	ck_assert_str_eq(text_str(&did), want);
	text_clear(&did);
}

/* ---- a screen one writes on, and one with rows ---- */

struct pad {
	struct line line;
};

static bool
pad_open(struct ui *u, void *state, const char *arg, struct err *e)
{
	struct pad *p = state;

	(void)u;
	(void)e;
	line_set(&p->line, arg);
	return true;
}

static void
pad_close(struct ui *u, void *state)
{
	struct pad *p = state;

	(void)u;
	line_done(&p->line);
}

static bool
pad_text(struct ui *u, void *state, const struct event *ev)
{
	struct pad *p = state;

	(void)u;
	return line_key(&p->line, ev);
}

static void
pad_draw(const void *state, struct canvas *c)
{
	const struct pad *p = state;

	canvas_text(c, 0, 0, -1, 0, "first row");
	line_draw(&p->line, c, c->rows - 1, 0, c->cols);
}

static const struct menu_item items[] = { { "/wrap", "I am wrapping up" },
	{ "/more", "They have more minutes" }, { "/move", "To another question" },
	{ "/end", "The call is over" } };

static void
chosen(struct ui *u, void *user, size_t nth, const char *rest)
{
	(void)user;
	note(items[nth].name, rest ? rest : "its digit");
	if (nth == 3)
		ui_back(u); /* the screen beneath goes, too */
}

static void
open_menu(struct ui *u, void *state)
{
	ui_menu(u, "Commands", items, LEN(items), chosen, state);
}

static void
open_card(struct ui *u, void *state)
{
	(void)state;
	ui_card(u, "Pitch", "I plan grids.\nYou run one.");
}

static void
answered(struct ui *u, void *user, size_t nth)
{
	(void)u;
	(void)user;
	note("answer", (char[]){ (char)('0' + nth), '\0' });
}

static void
open_choice(struct ui *u, void *state)
{
	static const struct answer answers[] = { { "y", "yes" }, { "n", "no" },
		{ "Tab", "next one" } };

	(void)state;
	ui_choose(u, "Delete Maya Okafor?", answers, LEN(answers), answered, NULL);
}

static void
named(struct ui *u, void *user, const char *value)
{
	(void)u;
	(void)user;
	note("named", value);
}

static void
open_prompt(struct ui *u, void *state)
{
	(void)state;
	ui_prompt(u, "Name", "Maya", named, NULL);
}

static const struct key pad_rows[] = {
	{ "Ctrl-G", open_menu, "pad-menu", "The commands", KEY_TYPED, "commands" },
	{ "Ctrl-T", open_card, "pad-card", "The card", KEY_TYPED, "card" },
};
static const struct keyset pad_keys = { pad_rows, LEN(pad_rows) };

static const struct screen pad_screen = {
	.name = "pad", .title = "Pad", .keys = { &pad_keys }, .state_size = sizeof(struct pad),
	.open = pad_open, .close = pad_close, .draw = pad_draw, .text = pad_text, .types = true,
};

static void
nothing(struct ui *u, void *state)
{
	(void)u;
	(void)state;
	note("nothing", "");
}

static void
look_draw(const void *state, struct canvas *c)
{
	(void)state;
	for (int y = 0; y < c->rows; y++)
		canvas_text(c, y, 0, -1, 0, "..................................................");
}

static const struct key look_rows[] = {
	{ "g", open_menu, "look-menu", "The commands", 0, "commands" },
	{ "t", open_card, "look-card", "The card", 0, "card" },
	{ "c", open_choice, "look-choice", "A choice", 0, "choice" },
	{ "p", open_prompt, "look-prompt", "A prompt", 0, "prompt" },
	{ "j", nothing, "look-nothing", "Nothing", 0, NULL },
};
static const struct keyset look_keys = { look_rows, LEN(look_rows) };

static const struct screen look_screen = {
	.name = "look", .title = "Look", .keys = { &look_keys }, .draw = look_draw,
};

static const struct screen *const screens_all[] = { &look_screen, &pad_screen, &help_screen };

static void
setup(void)
{
	ck_assert_ptr_nonnull(setlocale(LC_ALL, "C.UTF-8"));
	ui_init(&ui, screens_all, LEN(screens_all), 12, 50);
	ui_open(&ui, "look", NULL);
}

static void
teardown(void)
{
	ui_done(&ui);
	text_free(&did);
	drive_free();
}

#define CHECK_ROW(y, want) ck_assert_str_eq(drive_row(&ui, y), want)

START_TEST(a_prompt)
{
	drive_keys(&ui, "p");
	CHECK_ROW(10, " Name: Maya");
	ck_assert_str_eq(drive_cursor(&ui), "10,11");
	CHECK_ROW(11, " Enter done  Esc leave  Ctrl-Q help");
	CHECK_ROW(9, "..................................................");
	drive_keys(&ui, " Okafor? jq:<Enter>");
	check_did("named(Maya Okafor? jq:)");
	drive_keys(&ui, "p<Ctrl-U>x<Esc>j");
	check_did("nothing()");
}
END_TEST

START_TEST(a_long_prompt_scrolls)
{
	drive_keys(&ui, "p<Ctrl-U>the name of somebody whose name is long, or longer");
	CHECK_ROW(10, " Name: me is long, or longer"); /* 41 columns, 12 stay: 29 are gone */
	ck_assert_str_eq(drive_at_cursor(&ui), "");
}
END_TEST

/* What is asked stands whole: above the line where one row would cut it. */
START_TEST(a_prompt_that_asks_much)
{
	drive_resize(&ui, 12, 40);
	ui_prompt(&ui, "Into the plan of (a part of the name)", "Maya", named, NULL);
	CHECK_ROW(8, ".......................................…");
	CHECK_ROW(9, " Into the plan of (a part of the name):");
	CHECK_ROW(10, " Maya");
	ck_assert_str_eq(drive_cursor(&ui), "10,5");
	CHECK_ROW(11, " Enter done  Esc leave  Ctrl-Q help");
	drive_keys(&ui, " Okafor<Enter>");
	check_did("named(Maya Okafor)");
	CHECK_ROW(9, ".......................................…");
	drive_resize(&ui, 5, 40);
	ui_prompt(&ui, "Into the plan of (a part of the name)", "", named, NULL);
	CHECK_ROW(3, " Into the plan of (…:");
}
END_TEST

/* A line that is being typed beneath stays in sight. */
START_TEST(a_prompt_over_a_line)
{
	drive_resize(&ui, 12, 40);
	ui_open(&ui, "pad", "typed");
	CHECK_ROW(9, "typed");
	ui_prompt(&ui, "Into the plan of (a part of the name)", "Maya", named, NULL);
	CHECK_ROW(9, "typed");
	CHECK_ROW(10, " Into the plan of (a part of the name):");
	CHECK_ROW(11, " Maya");
}
END_TEST

START_TEST(a_choice)
{
	drive_keys(&ui, "c");
	CHECK_ROW(10, " Delete Maya Okafor?  [y]es [n]o [Tab] next one");
	ck_assert_str_eq(drive_cursor(&ui), "10,48");
	drive_keys(&ui, "x<Enter>j");
	check_did("");
	drive_keys(&ui, "<Enter>Y<Enter>");
	check_did("answer(0)");
	drive_keys(&ui, "c<Tab>");
	check_did("answer(2)");
	drive_keys(&ui, "c<Esc>j");
	check_did("nothing()");
	drive_resize(&ui, 12, 40);
	drive_keys(&ui, "c");
	CHECK_ROW(9, " Delete Maya Okafor?");
	CHECK_ROW(10, " [y]es [n]o [Tab] next one");
	ck_assert_str_eq(drive_cursor(&ui), "10,27");
}
END_TEST

/* A sentence answers nothing, whichever letters it begins with; a letter alone does. */
START_TEST(a_choice_is_no_sentence)
{
	static const char *const sentences[] = { "she said tax season is 70 hours", "yes she did",
		"no idea", "nnn", "y y<Enter>" };
	struct event tick = { .kind = EVENT_TICK };

	for (size_t i = 0; i < LEN(sentences); i++) {
		drive_keys(&ui, "c");
		drive_keys(&ui, sentences[i]);
		check_did("");
		drive_keys(&ui, "<Esc>");
		ck_assert_uint_eq(ui.n_views, 1);
	}
	drive_keys(&ui, "cy");
	ck_assert_int_eq(ui_due(&ui), ONE_KEY_MS);
	tick.now = ui.now;
	tick.now.boot_ms += ONE_KEY_MS - 1;
	ui_event(&ui, &tick);
	check_did("");
	tick.now.boot_ms++;
	ui_event(&ui, &tick);
	check_did("answer(0)");
	/* After a sentence and a pause it is asked as before. */
	drive_keys(&ui, "cso on");
	tick.now = ui.now;
	tick.now.boot_ms += ONE_KEY_PROSE_MS;
	ui_event(&ui, &tick);
	drive_keys(&ui, "n<Enter>");
	check_did("answer(1)");
}
END_TEST

/* Another command takes no words from notes: which it means is its full name, or three
 * letters of it. */
START_TEST(a_word_that_means_a_command)
{
	static const struct menu_item two[] = { { "/wrap", NULL }, { "/quote TEXT", NULL } };
	static const struct menu_item three[] = { { "/wrap", NULL }, { "/quote TEXT", NULL },
		{ "/again", NULL } };
	static const char *const prose[] = { "a", "A", "w", "wr", "7", "", "quo", "thought" };

	for (size_t i = 0; i < LEN(prose); i++) {
		ck_assert_int_eq(menu_meant(two, LEN(two), prose[i]), -1);
		ck_assert_int_eq(menu_meant(three, LEN(three), prose[i]), -1);
	}
	ck_assert_int_eq(menu_meant(three, LEN(three), "aga"), 2);
	ck_assert_int_eq(menu_meant(three, LEN(three), "again"), 2);
	ck_assert_int_eq(menu_meant(three, LEN(three), "quote"), 1);
	ck_assert_int_eq(menu_meant(three, LEN(three), "wra"), 0);
}
END_TEST

/* ---- a list of commands over a line that takes everything ---- */

static const struct menu_item line_items[] = { { "/wrap", "I am wrapping up" },
	{ "/quote TEXT", "Their words" }, { "/again", "Made up: a later version may have it" },
	{ "/age N", "Made up, too" } };

static void
line_chosen(struct ui *u, void *user, size_t nth, const char *rest)
{
	(void)u;
	(void)user;
	note(line_items[nth].name, rest ? rest : "its digit");
}

/* As the live screen has it: a name that is meant and a number where one is taken run. */
static bool
line_prose(struct ui *u, void *user, const char *typed, enum prose_when when)
{
	size_t n = strcspn(typed, " ");
	char *word = mem_strn(typed, n);
	const char *rest = typed + n + strspn(typed + n, " ");
	int i = menu_meant(line_items, LEN(line_items), word);
	bool fits = i >= 0 && (!*rest || (i == 3 && !rest[strspn(rest, "0123456789")]));

	(void)u;
	(void)user;
	free(word);
	if (fits || (i >= 0 && when == PROSE_TYPING))
		return false;
	note("prose", typed);
	return true;
}

/* Notes that begin with a letter, a word or the name of a command that did not exist when one
 * learned to type them: all stay notes. */
START_TEST(a_later_command_takes_no_words)
{
	static const char *const notes[] = { "a thought", "a", "ag", "again and again", "age of 9",
		"against it", "aga in Graz", "Again they said no", "w", "wr is a river" };

	for (size_t slash = 0; slash < 2; slash++)
		for (size_t i = 0; i < LEN(notes); i++) {
			ui_menu(&ui, "Commands", line_items, LEN(line_items), line_chosen, NULL);
			ui_menu_prose(&ui, line_prose, !slash, "list");
			for (const char *c = notes[i]; *c && ui.n_views > 1; c++)
				drive_keys(&ui, *c == ' ' ? "<Space>" : (char[]){ *c, '\0' });
			if (ui.n_views > 1)
				drive_keys(&ui, "<Enter>");
			ck_assert_uint_eq(ui.n_views, 1);
			ck_assert_msg(strncmp(text_str(&did), "prose(", 6) == 0, "%s: %s",
				notes[i], text_str(&did));
			text_clear(&did);
		}
	ui_menu(&ui, "Commands", line_items, LEN(line_items), line_chosen, NULL);
	ui_menu_prose(&ui, line_prose, true, "list");
	drive_keys(&ui, "aga<Enter>");
	check_did("/again()");
}
END_TEST

START_TEST(a_menu)
{
	drive_keys(&ui, "g");
	ck_assert_str_eq(drive_screen(&ui),
		" Look\n"
		"┌ Commands ──────────────────────────────────────┐\n"
		"│ :                                              │\n"
		"│  1 /wrap  I am wrapping up                     │\n"
		"│  2 /more  They have more minutes               │\n"
		"│  3 /move  To another question                  │\n"
		"│  4 /end   The call is over                     │\n"
		"└────────────────────────────────────────────────┘\n"
		"..................................................\n"
		"..................................................\n"
		"\n"
		" Enter run  Esc close\n");
	ck_assert_str_eq(drive_cursor(&ui), "2,3");
	drive_keys(&ui, "<Down>");
	CHECK_ROW(3, "│> 1 /wrap  I am wrapping up                     │");
	ck_assert_str_eq(drive_cursor(&ui), "3,1");
	drive_keys(&ui, "<Down><Down><Enter>");
	check_did("/move()");
	drive_keys(&ui, "g2j");
	check_did("/more(its digit) nothing()");
	drive_keys(&ui, "g7<Esc>j");
	check_did("nothing()");
}
END_TEST

START_TEST(a_menu_narrows)
{
	drive_keys(&ui, "gmo");
	CHECK_ROW(2, "│ :mo                                            │");
	CHECK_ROW(3, "│    /more  They have more minutes               │");
	CHECK_ROW(4, "│    /move  To another question                  │");
	drive_keys(&ui, "<Enter>");
	CHECK_ROW(10, " Several commands begin with “mo”");
	check_did("");
	CHECK_ROW(5, "│                                                │");
	ck_assert_str_eq(drive_cursor(&ui), "2,5");
	drive_keys(&ui, "v");
	CHECK_ROW(3, "│>   /move  To another question                  │");
	drive_keys(&ui, "<Enter>");
	check_did("/move()");
	drive_keys(&ui, "g/more 10<Enter>");
	check_did("/more(10)");
	drive_keys(&ui, "gcall<Enter>");
	check_did("/end()");
	ck_assert(ui.quit);
}
END_TEST

/* As wide as its longest line, where the window is. */
START_TEST(a_menu_has_the_room_it_needs)
{
	static const struct menu_item wordy[] = {
		{ "/kind WORD", "Make the line, or the last note, a note, fact, impression, quote, "
			"step or referral" }, { "/end", "The call is over" } };

	drive_resize(&ui, 12, 120);
	ui_menu(&ui, "Commands", wordy, LEN(wordy), chosen, NULL);
	CHECK_ROW(3, "...................│  1 /kind WORD  Make the line, or the last note, a note, fact, "
		"impression, quote, step or referral │");
	drive_keys(&ui, "<Esc>");
	drive_resize(&ui, 12, 60);
	ui_menu(&ui, "Commands", wordy, LEN(wordy), chosen, NULL);
	CHECK_ROW(1, "┌ Commands ────────────────────────────────────────────────┐");
	/* what is cut is told whole as it is chosen */
	drive_keys(&ui, "<Down>");
	CHECK_ROW(9, " Make the line, or the last note, a note, fact, impression,");
	CHECK_ROW(10, " quote, step or referral");
	CHECK_ROW(11, " Enter run   Esc close");
	drive_keys(&ui, "<Down>");
	CHECK_ROW(4, "│> 2 /end        The call is over                          │");
	CHECK_ROW(10, "");
	CHECK_ROW(11, " Enter run   Esc close");
}
END_TEST

START_TEST(a_menu_runs_nothing_else)
{
	drive_keys(&ui, "gzz");
	CHECK_ROW(3, "│    No command has this in it.                  │");
	drive_keys(&ui, "<Enter>");
	CHECK_ROW(10, " No command begins with “zz”");
	check_did("");
	drive_keys(&ui, "<Backspace><Backspace><Enter>");
	CHECK_ROW(10, " Choose by arrow, digit or name");
	drive_keys(&ui, "<Backspace>j");
	check_did("nothing()");
}
END_TEST

/* Over a screen that types, a card leaves keyboard and cursor where they are. */
START_TEST(a_card_beside_the_line)
{
	ui_open(&ui, "pad", "typed");
	drive_keys(&ui, "<Ctrl-T>");
	CHECK_ROW(1, "┌ Pitch ─────────────────────────────────────────┐");
	CHECK_ROW(2, "│ I plan grids.                                  │");
	CHECK_ROW(3, "│ You run one.                                   │");
	CHECK_ROW(9, "typed");
	ck_assert_str_eq(drive_cursor(&ui), "9,5");
	drive_keys(&ui, " on? q:<Space>");
	CHECK_ROW(9, "typed on? q:");
	CHECK_ROW(1, "┌ Pitch ─────────────────────────────────────────┐");
	drive_keys(&ui, "<Ctrl-T>");
	ck_assert_uint_eq(ui.n_views, 3); /* one card at a time */
	drive_keys(&ui, "<Ctrl-G>");
	CHECK_ROW(1, "┌ Commands ──────────────────────────────────────┐");
	drive_keys(&ui, "<Esc><Esc>!");
	CHECK_ROW(1, "first row");
	CHECK_ROW(9, "typed on? q: !");
}
END_TEST

START_TEST(a_card_to_read)
{
	drive_keys(&ui, "t");
	CHECK_ROW(2, "│ I plan grids.                                  │");
	CHECK_ROW(11, " Esc close");
	drive_keys(&ui, "j<Ctrl-G>");
	check_did("");
	drive_keys(&ui, "qj");
	check_did("nothing()");
}
END_TEST

START_TEST(a_long_card_scrolls)
{
	struct text s = { 0 };

	for (int i = 1; i <= 30; i++)
		text_addf(&s, "line %d\n", i);
	ui_card(&ui, "Long", text_str(&s));
	CHECK_ROW(2, "│ line 1                                         │");
	CHECK_ROW(8, "│ line 7                                         │");
	drive_keys(&ui, "j");
	CHECK_ROW(2, "│ line 2                                         │");
	drive_keys(&ui, "<PgDn><PgDn><PgDn><PgDn><PgDn><PgDn><PgDn>");
	CHECK_ROW(8, "│ line 30                                        │");
	drive_keys(&ui, "k");
	CHECK_ROW(8, "│ line 29                                        │");
	text_free(&s);
}
END_TEST

START_TEST(any_command_by_name)
{
	drive_keys(&ui, ":look-n<Enter>");
	check_did("nothing()");
	drive_keys(&ui, ":pad<Enter>");
	ck_assert_str_eq(ui.views[ui.n_views - 1].screen->name, "pad");
	ui_back(&ui);
	drive_keys(&ui, ":");
	CHECK_ROW(3, "│  1 The commands                      g         │");
	drive_keys(&ui, "<Esc>");
	ck_assert_uint_eq(ui.n_views, 1);
	drive_keys(&ui, ":help<Enter>");
	CHECK_ROW(0, " Help: Look");
	drive_keys(&ui, "q:look-pr<Enter>");
	CHECK_ROW(10, " Name: Maya");
}
END_TEST

/* The palette's own memory goes with it, whichever way it is left. */
START_TEST(the_palette_is_left)
{
	drive_keys(&ui, ":<Esc>:x<Ctrl-C>:");
	ui_goto(&ui, "pad");
	ck_assert_uint_eq(ui.n_views, 2);
}
END_TEST

START_TEST(overlays_wait_while_the_window_is_small)
{
	drive_keys(&ui, "p");
	drive_resize(&ui, 3, 30);
	CHECK_ROW(0, "Too small; typing is kept.");
	drive_keys(&ui, "!");
	drive_resize(&ui, 12, 50);
	CHECK_ROW(10, " Name: Maya!");
}
END_TEST

START_TEST(bells)
{
	drive_keys(&ui, "gzz<Enter>");
	ck_assert(!ui.bell_rung); /* off */
	ui.bell = BELL_VISUAL;
	drive_keys(&ui, "<Enter>");
	ck_assert(ui.bell_rung);
}
END_TEST

Suite *tui_overlay_suite(void);

Suite *
tui_overlay_suite(void)
{
	Suite *s = suite_create("tui_overlay");
	TCase *t = tcase_create("overlay");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, a_prompt);
	tcase_add_test(t, a_long_prompt_scrolls);
	tcase_add_test(t, a_prompt_that_asks_much);
	tcase_add_test(t, a_prompt_over_a_line);
	tcase_add_test(t, a_choice);
	tcase_add_test(t, a_choice_is_no_sentence);
	tcase_add_test(t, a_word_that_means_a_command);
	tcase_add_test(t, a_later_command_takes_no_words);
	tcase_add_test(t, a_menu);
	tcase_add_test(t, a_menu_narrows);
	tcase_add_test(t, a_menu_has_the_room_it_needs);
	tcase_add_test(t, a_menu_runs_nothing_else);
	tcase_add_test(t, a_card_beside_the_line);
	tcase_add_test(t, a_card_to_read);
	tcase_add_test(t, a_long_card_scrolls);
	tcase_add_test(t, any_command_by_name);
	tcase_add_test(t, the_palette_is_left);
	tcase_add_test(t, overlays_wait_while_the_window_is_small);
	tcase_add_test(t, bells);
	suite_add_tcase(s, t);
	return s;
}
