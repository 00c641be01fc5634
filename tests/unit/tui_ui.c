/* The stack of views: where keys go, what the frame shows, who closes whom. */
#include <check.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "tui_drive.h"

static struct ui ui;
static struct text trace; /* what was called, one word each */

static void
note(const char *what, const char *of)
{
	text_addf(&trace, "%s%s:%s", trace.n ? " " : "", what, of);
}

static void
check_trace(const char *want)
{
	ck_assert_str_eq(text_str(&trace), want);
	text_clear(&trace);
}

/* ---- a screen to look at, with rows ---- */

struct plain {
	int count;
	bool doomed; /* closes itself and then still uses its state */
};

static void
count(struct ui *u, void *state)
{
	struct plain *p = state;

	(void)u;
	p->count++;
}

static void
leave(struct ui *u, void *state)
{
	struct plain *p = state;

	ui_back(u);
	p->count = 99; /* still ours until the event is over */
}

static void
to_typing(struct ui *u, void *state)
{
	(void)state;
	ui_open(u, "typing", "hello");
}

static const struct key plain_rows[] = {
	{ "c", count, "count-one", "Count one more", KEY_FOOT, "count" },
	{ "x", leave, "plain-leave", "Leave by oneself", KEY_FOOT, "leave" },
	{ "t Enter", to_typing, "type", "Type something", KEY_FOOT, "type" },
};
static const struct keyset plain_keys = { plain_rows, LEN(plain_rows) };

static bool
plain_open(struct ui *u, void *state, const char *arg, struct err *e)
{
	(void)u;
	(void)state;
	note("open", arg ? arg : "-");
	return !arg || strcmp(arg, "refuse") != 0 || err_set(e, "No such thing: %s.", arg);
}

static void
plain_close(struct ui *u, void *state)
{
	(void)u;
	(void)state;
	note("close", "plain");
}

static void
plain_reload(struct ui *u, void *state)
{
	(void)u;
	(void)state;
	note("reload", "plain");
}

static unsigned
plain_head(const void *state, struct text *left, struct text *right)
{
	const struct plain *p = state;

	text_add(left, "Plain");
	text_addf(right, "%d so far", p->count);
	return 0;
}

static void
plain_status(const void *state, struct text *out)
{
	(void)state;
	text_add(out, "all is well");
}

static void
plain_draw(const void *state, struct canvas *c)
{
	(void)state;
	canvas_textf(c, 0, 0, -1, 0, "first of %d rows", c->rows);
	canvas_text(c, c->rows - 1, 0, -1, 0, "last row");
	canvas_cursor(c, 1, 2);
}

static const struct screen plain_screen = {
	.name = "plain", .title = "Plain", .help = "A plain screen.",
	.keys = { &plain_keys }, .state_size = sizeof(struct plain),
	.open = plain_open, .close = plain_close, .reload = plain_reload,
	.head = plain_head, .status = plain_status, .draw = plain_draw,
};

/* ---- a screen one types on ---- */

struct typing {
	struct line line;
};

static bool
typing_open(struct ui *u, void *state, const char *arg, struct err *e)
{
	struct typing *t = state;

	(void)u;
	(void)e;
	line_set(&t->line, arg);
	return true;
}

static void
typing_close(struct ui *u, void *state)
{
	struct typing *t = state;

	(void)u;
	note("close", text_str(&t->line.text));
	line_done(&t->line);
}

static void
typing_done(struct ui *u, void *state)
{
	(void)state;
	ui_back(u);
}

static void
typing_draw(const void *state, struct canvas *c)
{
	const struct typing *t = state;

	line_draw(&t->line, c, c->rows - 1, 1, c->cols - 2);
}

static void
typing_typed(const void *state, struct canvas *c)
{
	for (int y = 0; y < c->rows; y++)
		canvas_again(c, y);
	typing_draw(state, c);
}

static bool
typing_text(struct ui *u, void *state, const struct event *ev)
{
	struct typing *t = state;

	ui_typed(u);
	return line_key(&t->line, ev);
}

static const struct key typing_rows[] = {
	{ "Enter", typing_done, "typing-done", "Done", KEY_TYPED, "done" },
};
static const struct keyset typing_keys = { typing_rows, LEN(typing_rows) };

static const struct screen typing_screen = {
	.name = "typing", .title = "Typing", .keys = { &typing_keys },
	.state_size = sizeof(struct typing), .open = typing_open, .close = typing_close,
	.draw = typing_draw, .typed = typing_typed, .text = typing_text, .types = true, .no_suspend = true,
};

/* ---- a list ---- */

struct listing {
	struct list list;
};

static size_t
fruit(void *user, const char *filter, enum list_from from, const struct row *anchor,
	struct row *out, size_t n)
{
	static char names[][8] = { "apple", "fig", "pear", "plum" };
	static const struct row all[] = { { 1, NULL, names[0], false, false },
		{ 2, NULL, names[1], false, false }, { 3, NULL, names[2], false, false },
		{ 4, NULL, names[3], false, false } };

	(void)user;
	return list_of(all, LEN(all), filter, from, anchor, out, n);
}

static bool
listing_open(struct ui *u, void *state, const char *arg, struct err *e)
{
	struct listing *s = state;

	(void)u;
	(void)arg;
	(void)e;
	list_init(&s->list, fruit, s);
	return true;
}

static void
listing_close(struct ui *u, void *state)
{
	struct listing *s = state;

	(void)u;
	list_done(&s->list);
}

static void
listing_enter(struct ui *u, void *state)
{
	const struct listing *s = state;

	ui_say(u, "opened %s", list_row(&s->list) ? list_row(&s->list)->text : "nothing");
}

static void
listing_draw(const void *state, struct canvas *c)
{
	const struct listing *s = state;

	list_draw(&s->list, c);
}

static const struct key listing_rows[] = {
	{ "Enter", listing_enter, "fruit-open", "Open", KEY_FOOT, "open" },
	{ "u Home", listing_enter, "fruit-undo", "Undo the fruit", 0, NULL },
	{ "", listing_enter, "fruit-count", "Count the fruit", 0, NULL },
};
static const struct keyset listing_keys = { listing_rows, LEN(listing_rows) };

static const struct screen listing_screen = {
	.name = "listing", .title = "Fruit", .keys = { &listing_keys, &list_keys },
	.state_size = sizeof(struct listing), .open = listing_open, .close = listing_close,
	.draw = listing_draw,
};

/* ---- the house above ---- */

static const struct screen *const screens_all[] = { &plain_screen, &typing_screen, &listing_screen,
	&help_screen };

static void
go_listing(struct ui *u, void *state)
{
	(void)state;
	ui_goto(u, "listing");
}

static const struct key global_rows[] = {
	{ "2", go_listing, "fruit", "Go to the fruit", 0, NULL },
};
static const struct keyset global = { global_rows, LEN(global_rows) };

static bool
undo(struct ui *u, bool redo, struct text *said)
{
	(void)u;
	text_add(said, redo ? "done again" : "undone");
	return true;
}

static void
setup(void)
{
	ck_assert_ptr_nonnull(setlocale(LC_ALL, "C.UTF-8"));
	ui_init(&ui, screens_all, LEN(screens_all), 8, 60);
	ui.global = &global;
	ui.hooks.undo = undo;
	ck_assert(ui_open(&ui, "plain", NULL));
	text_clear(&trace);
}

static void
teardown(void)
{
	ui_done(&ui);
	text_free(&trace);
	drive_free();
}

#define CHECK_ROW(y, want) ck_assert_str_eq(drive_row(&ui, y), want)

START_TEST(framed)
{
	ck_assert_str_eq(drive_screen(&ui),
		" Plain                                             0 so far\n"
		"first of 5 rows\n\n\n\n"
		"last row\n"
		" all is well\n"
		" c count   x leave   t type   u undo   q back   ? help\n");
	ck_assert_str_eq(drive_cursor(&ui), "2,2");
}
END_TEST

START_TEST(narrow_frame_keeps_help)
{
	drive_resize(&ui, 6, 30);
	CHECK_ROW(5, " c count  x leave  ? help");
	CHECK_ROW(0, " Plain               0 so far");
	drive_resize(&ui, 6, 20);
	CHECK_ROW(0, " Plain     0 so far");
	CHECK_ROW(5, " c count  ? help");
}
END_TEST

START_TEST(rows_then_text)
{
	drive_keys(&ui, "ccC");
	CHECK_ROW(0, " Plain                                             2 so far");
	drive_keys(&ui, "t");
	drive_keys(&ui, "<Space>ccq?:2u");
	CHECK_ROW(5, " hello ccq?:2u");
	ck_assert_str_eq(drive_cursor(&ui), "5,14");
	CHECK_ROW(7, " Enter done");
	drive_keys(&ui, "<Enter>");
	check_trace("close:hello ccq?:2u reload:plain");
}
END_TEST

/* A burst goes on with what the first keys opened and closed. */
START_TEST(one_burst_through_screens)
{
	drive_keys(&ui, "ct!<Enter>c");
	check_trace("close:hello! reload:plain");
	CHECK_ROW(0, " Plain                                             2 so far");
}
END_TEST

START_TEST(refused_says_why)
{
	ck_assert(!ui_open(&ui, "plain", "refuse"));
	CHECK_ROW(6, " No such thing: refuse.");
	ck_assert_uint_eq(ui.n_views, 1);
	ck_assert(!ui_open(&ui, "nowhere", NULL));
	CHECK_ROW(6, " There is no screen “nowhere”.");
	drive_keys(&ui, "c");
	CHECK_ROW(6, " all is well");
}
END_TEST

/* A key without a row, an act, another screen: what each leaves of a message. */
START_TEST(a_message_has_the_life_of_its_class)
{
	void (*const say[])(struct ui *ui, const char *fmt, ...) = { ui_say, ui_refuse, ui_await,
		ui_alarm };
	static const char nothing[] = " Z does nothing here; ? shows the keys.";
	bool stays = _i >= MESSAGE_WAITING;

	say[_i](&ui, "A message.");
	drive_keys(&ui, "Z");
	CHECK_ROW(6, _i == MESSAGE_REFUSED ? nothing : " A message.");
	drive_keys(&ui, "c");
	CHECK_ROW(6, stays ? " A message." : " all is well");
	say[_i](&ui, "A message.");
	drive_keys(&ui, "Z");
	ui_open(&ui, "listing", NULL);
	drive_keys(&ui, "Z");
	CHECK_ROW(6, _i == MESSAGE_ALARM ? " A message." : nothing);
	ui_unsay(&ui);
	CHECK_ROW(6, "");
}
END_TEST

/* One too long for its line lies over the row above, and where the cursor is there above that. */
START_TEST(a_long_message_leaves_the_row_of_the_keys)
{
	drive_keys(&ui, "c");
	CHECK_ROW(7, " c count   x leave   t type   u undo   q back   ? help");
	ui_say(&ui, "The clock runs. What you type is a note; Tab asks the first question.");
	CHECK_ROW(4, "");
	CHECK_ROW(5, " The clock runs. What you type is a note; Tab asks the");
	CHECK_ROW(6, " first question.");
	CHECK_ROW(7, " c count   x leave   t type   u undo   q back   ? help");
	ck_assert_str_eq(drive_cursor(&ui), "2,2");
	drive_keys(&ui, "c");
	CHECK_ROW(6, " all is well");
	CHECK_ROW(7, " c count   x leave   t type   u undo   q back   ? help");
}
END_TEST

START_TEST(a_message_that_just_fits_has_its_line_only)
{
	ui_say(&ui, "%s", "1234567890 2234567890 3234567890 4234567890 5234567890 623");
	CHECK_ROW(6, " 1234567890 2234567890 3234567890 4234567890 5234567890 623");
	CHECK_ROW(7, " c count   x leave   t type   u undo   q back   ? help");
}
END_TEST

/* What two rows do not hold ends in an ellipsis at the end of the second. */
START_TEST(a_message_ends_with_the_second_row)
{
	drive_resize(&ui, 8, 30);
	ui_say(&ui, "%s", "one two three four five six seven eight nine ten eleven twelve");
	CHECK_ROW(5, " one two three four five six");
	CHECK_ROW(6, " seven eight nine ten eleven…");
}
END_TEST

/* Under a line that is asked for, its end alone would be nothing's. */
START_TEST(a_long_message_waits_under_a_prompt)
{
	ui_prompt(&ui, "Which", "", NULL, NULL);
	ui_say(&ui, "The clock runs. What you type is a note; Tab asks the first question.");
	CHECK_ROW(6, " Which:");
	CHECK_ROW(7, " Enter done   Esc leave   Ctrl-Q help");
}
END_TEST

START_TEST(back_and_quit)
{
	ui_open(&ui, "plain", "two");
	drive_keys(&ui, "x");
	check_trace("open:two close:plain reload:plain");
	ck_assert(!ui.quit);
	drive_keys(&ui, "<Esc>"); /* pressed to be sure where one is */
	ck_assert(!ui.quit);
	ck_assert_str_eq(text_str(&ui.message), "This is the first screen; q leaves halfhour.");
	drive_keys(&ui, "q");
	ck_assert(ui.quit);
	ck_assert_uint_eq(ui.n_views, 1);
}
END_TEST

START_TEST(goto_closes_what_is_between)
{
	ui_open(&ui, "plain", "two");
	ui_open(&ui, "plain", "three");
	text_clear(&trace);
	drive_keys(&ui, "2");
	check_trace("close:plain close:plain");
	ck_assert_str_eq(ui.views[ui.n_views - 1].screen->name, "listing");
	ui_goto(&ui, "plain");
	ck_assert_uint_eq(ui.n_views, 1);
}
END_TEST

START_TEST(undo_reloads)
{
	drive_keys(&ui, "u");
	check_trace("reload:plain");
	CHECK_ROW(6, " undone");
	drive_keys(&ui, "<Ctrl-R>");
	CHECK_ROW(6, " done again");
}
END_TEST

START_TEST(suspends_but_not_everywhere)
{
	drive_keys(&ui, "<Ctrl-Z>");
	ck_assert(ui.suspend);
	ui.suspend = false;
	drive_keys(&ui, "t<Ctrl-Z>");
	ck_assert(!ui.suspend);
}
END_TEST

START_TEST(too_small_and_back)
{
	drive_resize(&ui, 4, 60);
	CHECK_ROW(0, "Too small; make it 20x5 or larger.");
	drive_keys(&ui, "cx");
	drive_resize(&ui, 8, 60);
	CHECK_ROW(0, " Plain                                             0 so far");
	drive_resize(&ui, 1, 1);
	CHECK_ROW(0, "T");
	drive_resize(&ui, 0, 0);
	drive_resize(&ui, 8, 19);
	CHECK_ROW(0, "Too small; make it");
	CHECK_ROW(1, "20x5 or larger.");
}
END_TEST

/* Between two keys only the line is drawn again; what is said then is seen all the same. */
START_TEST(what_is_said_is_seen_over_a_standing_frame)
{
	drive_keys(&ui, "t<Space>there");
	CHECK_ROW(5, " hello there");
	ck_assert(ui.frame_current);
	ui_say(&ui, "news");
	CHECK_ROW(6, " news");
	CHECK_ROW(5, " hello there");
	drive_keys(&ui, "!"); /* the next key puts it away */
	CHECK_ROW(5, " hello there!");
	CHECK_ROW(6, "");
}
END_TEST

START_TEST(too_small_still_takes_text)
{
	drive_keys(&ui, "t");
	drive_resize(&ui, 3, 40);
	CHECK_ROW(0, "Too small; typing is kept.");
	drive_resize(&ui, 3, 12); /* whole even so */
	CHECK_ROW(0, "Too small;");
	CHECK_ROW(1, "typing is");
	CHECK_ROW(2, "kept.");
	drive_keys(&ui, "<Space>there");
	drive_resize(&ui, 8, 60);
	CHECK_ROW(5, " hello there");
}
END_TEST

START_TEST(hangup_quits)
{
	struct event ev = { .kind = EVENT_HANGUP };

	ui_event(&ui, &ev);
	ck_assert(ui.quit);
}
END_TEST

START_TEST(help_is_printed_from_the_rows)
{
	drive_keys(&ui, "?");
	CHECK_ROW(0, " Help: Plain");
	CHECK_ROW(1, " A plain screen.");
	CHECK_ROW(3, "> c               Count one more");
	CHECK_ROW(5, "  t or Enter      Type something");
	CHECK_ROW(7, " Enter do it   / narrow   u undo   q back   : commands");
	drive_keys(&ui, "G");
	CHECK_ROW(3, "  Ctrl-L          Draw the whole screen again");
	CHECK_ROW(4, "> Ctrl-Q or F1    Help for this screen, also where ? is a");
	drive_resize(&ui, 8, 30);
	drive_keys(&ui, "gjj");
	CHECK_ROW(4, "> t or Enter      Type");
	CHECK_ROW(5, "                  something");
	drive_resize(&ui, 8, 60);
	drive_keys(&ui, "g?q");
	CHECK_ROW(1, "first of 5 rows");
}
END_TEST

/* A key is told of once: where its first row has it. What has a name only is typed behind
 * a colon. */
START_TEST(help_tells_of_a_key_once)
{
	ui_goto(&ui, "listing");
	drive_resize(&ui, 30, 60);
	drive_keys(&ui, "?");
	CHECK_ROW(0, " Help: Fruit");
	CHECK_ROW(1, "> Enter           Open");
	CHECK_ROW(2, "  u or Home       Undo the fruit");
	CHECK_ROW(3, "  :fruit-count    Count the fruit");
	ck_assert_ptr_nonnull(strstr(drive_screen(&ui), "\n  g               Go to the first row"));
	ck_assert_ptr_null(strstr(drive_screen(&ui), "Undo the last change"));
}
END_TEST

/* What is looked for is typed, and Enter does it on the screen beneath. */
START_TEST(help_is_searched_and_run)
{
	drive_keys(&ui, "?/count<Enter>");
	CHECK_ROW(3, "> c               Count one more");
	CHECK_ROW(4, "");
	drive_keys(&ui, "<Enter>");
	CHECK_ROW(1, "first of 5 rows");
	ck_assert_int_eq(((const struct plain *)ui.views[0].state)->count, 1);
	ui_goto(&ui, "listing");
	drive_keys(&ui, "?/mark<Enter><Enter>");
	CHECK_ROW(0, " Fruit");
	CHECK_ROW(6, " 1 marked");
}
END_TEST

/* ---- lists in a frame ---- */

START_TEST(list_fills_its_room)
{
	ui_goto(&ui, "listing");
	CHECK_ROW(1, "> apple");
	CHECK_ROW(7, " Enter open   / narrow   u undo   q back   ? help");
	ck_assert_str_eq(drive_cursor(&ui), "1,0");
	drive_keys(&ui, "jj<Space>");
	CHECK_ROW(3, " *pear");
	CHECK_ROW(4, "> plum");
	CHECK_ROW(6, " 1 marked");
	drive_keys(&ui, "k<Enter>");
	CHECK_ROW(6, " opened pear");
}
END_TEST

/* While one types into the filter, letters are letters and the cursor is there. */
START_TEST(list_filter_in_the_frame)
{
	ui_goto(&ui, "listing");
	drive_keys(&ui, "/p");
	CHECK_ROW(6, " /p");
	ck_assert_str_eq(drive_cursor(&ui), "6,3");
	CHECK_ROW(1, "> apple");
	CHECK_ROW(2, "  pear");
	drive_keys(&ui, "l2u");
	CHECK_ROW(6, " /pl2u");
	CHECK_ROW(1, " Nothing has these words.");
	drive_keys(&ui, "<Backspace><Backspace><Down>");
	CHECK_ROW(2, "> plum");
	drive_paste(&ui, "u");
	CHECK_ROW(1, "> plum");
	drive_keys(&ui, "<Enter>");
	CHECK_ROW(6, " narrowed to “plu”");
	ck_assert_str_eq(drive_cursor(&ui), "1,0");
	drive_keys(&ui, "q");
	ck_assert_str_eq(ui.views[ui.n_views - 1].screen->name, "listing");
	CHECK_ROW(1, "  apple");
	CHECK_ROW(4, "> plum");
	drive_keys(&ui, "q");
	ck_assert_str_eq(ui.views[ui.n_views - 1].screen->name, "plain");
}
END_TEST

START_TEST(list_after_a_resize)
{
	ui_goto(&ui, "listing");
	drive_keys(&ui, "G");
	drive_resize(&ui, 5, 40);
	CHECK_ROW(1, "  pear");
	CHECK_ROW(2, "> plum");
	drive_resize(&ui, 9, 40);
	CHECK_ROW(1, "  apple");
	CHECK_ROW(4, "> plum");
}
END_TEST

/* ---- ticks ---- */

static int64_t ticks;

static int64_t
due(const void *state, const struct moment *now)
{
	(void)state;
	return now->mono_ms % 1000 ? 1000 - now->mono_ms % 1000 : 0;
}

static void
tick(struct ui *u, void *state)
{
	(void)u;
	(void)state;
	ticks++;
}

static const struct screen clock_screen = {
	.name = "clock", .title = "Clock", .draw = plain_draw, .due = due, .tick = tick,
};

START_TEST(ticks_when_due)
{
	struct event ev = { .kind = EVENT_TICK, .now = { .mono_ms = 1250 } };

	ck_assert_int_eq(ui_due(&ui), -1);
	ui_push(&ui, &clock_screen, NULL, NULL);
	ui_event(&ui, &ev);
	ck_assert_int_eq(ticks, 0);
	ck_assert_int_eq(ui_due(&ui), 750);
	ev.now.mono_ms = 2000;
	ui_event(&ui, &ev);
	ck_assert_int_eq(ticks, 1);
}
END_TEST

Suite *tui_ui_suite(void);

Suite *
tui_ui_suite(void)
{
	Suite *s = suite_create("tui_ui");
	TCase *t = tcase_create("ui");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, framed);
	tcase_add_test(t, narrow_frame_keeps_help);
	tcase_add_test(t, rows_then_text);
	tcase_add_test(t, one_burst_through_screens);
	tcase_add_test(t, refused_says_why);
	tcase_add_loop_test(t, a_message_has_the_life_of_its_class, 0, MESSAGE_ALARM + 1);
	tcase_add_test(t, a_long_message_leaves_the_row_of_the_keys);
	tcase_add_test(t, a_message_that_just_fits_has_its_line_only);
	tcase_add_test(t, a_message_ends_with_the_second_row);
	tcase_add_test(t, a_long_message_waits_under_a_prompt);
	tcase_add_test(t, back_and_quit);
	tcase_add_test(t, goto_closes_what_is_between);
	tcase_add_test(t, undo_reloads);
	tcase_add_test(t, suspends_but_not_everywhere);
	tcase_add_test(t, too_small_and_back);
	tcase_add_test(t, what_is_said_is_seen_over_a_standing_frame);
	tcase_add_test(t, too_small_still_takes_text);
	tcase_add_test(t, hangup_quits);
	tcase_add_test(t, help_is_printed_from_the_rows);
	tcase_add_test(t, help_tells_of_a_key_once);
	tcase_add_test(t, help_is_searched_and_run);
	tcase_add_test(t, list_fills_its_room);
	tcase_add_test(t, list_filter_in_the_frame);
	tcase_add_test(t, list_after_a_resize);
	tcase_add_test(t, ticks_when_due);
	suite_add_tcase(s, t);
	return s;
}
