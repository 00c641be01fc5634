/* A form on the screen and as lines: fields, words, drafts, leaving. */
#include <check.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "tui_drive.h"

static struct ui ui;
static struct text saved; /* what `done` was given */
static char *draft;       /* as kept by the house; NULL: none */
static int drafts;        /* times a draft was kept */
static const char *stored[] = { "Maya", "alumni", "20", "no", "" }; /* by whomever */

static const char *const paths[] = { "referral", "alumni", "known", "reconnect" };
static const struct form_field fields[] = {
	{ "name", "Name", "Whom you want to talk to", FIELD_LINE, NULL, 0 },
	{ "path", "Found by", "How you reach them", FIELD_WORD, paths, LEN(paths) },
	{ "minutes", "Minutes", NULL, FIELD_NUMBER, NULL, 0 },
	{ "asked", "Asked already", NULL, FIELD_YES, NULL, 0 },
	{ "notes", "Notes", "Anything", FIELD_LONG, NULL, 0 },
};

static bool
done(struct ui *u, void *user, const char *const *values, struct err *e)
{
	ck_assert_ptr_eq(user, &saved);
	if (!ui_form_now(u, stored))
		return false;
	if (!*values[0])
		ui_form_fault(u, 0, "A contact needs a name.");
	if (!*values[2])
		ui_form_fault(u, 2, "Minutes are missing.");
	if (strcmp(values[4], "refuse") == 0)
		return err_set(e, "The disk is full.");
	text_clear(&saved);
	for (size_t i = 0; i < LEN(fields); i++)
		text_addf(&saved, "%s%s", i ? "|" : "", values[i]);
	return *values[0] && *values[2];
}

static void
draft_save(struct ui *u, const char *key, const char *text)
{
	(void)u;
	ck_assert_str_eq(key, "contact-new");
	mem_set(&draft, text);
	drafts++;
}

static bool
draft_load(struct ui *u, const char *key, struct text *out)
{
	(void)u;
	ck_assert_str_eq(key, "contact-new");
	if (draft)
		text_set(out, draft);
	return draft != NULL;
}

static void
draw(const void *state, struct canvas *c)
{
	(void)state;
	canvas_text(c, 0, 0, -1, 0, "beneath");
}

static const struct screen base_screen = { .name = "base", .title = "Base", .draw = draw };
static const struct screen *const screens_all[] = { &base_screen };

static void
open_form(void)
{
	ui_form(&ui, "Edit a contact", "contact-new", fields, LEN(fields), stored, done, &saved);
}

static void
setup(void)
{
	ck_assert_ptr_nonnull(setlocale(LC_ALL, "C.UTF-8"));
	ui_init(&ui, screens_all, LEN(screens_all), 10, 60);
	ui.hooks.draft_save = draft_save;
	ui.hooks.draft_load = draft_load;
	ui_open(&ui, "base", NULL);
}

static void
teardown(void)
{
	ui_done(&ui);
	text_free(&saved);
	mem_set(&draft, NULL);
	drive_free();
}

#define CHECK_ROW(y, want) ck_assert_str_eq(drive_row(&ui, y), want)

static void
check_saved(const char *want)
{
	ck_assert_str_eq(text_str(&saved), want);
	ck_assert_uint_eq(ui.n_views, 1);
	ck_assert_ptr_null(draft);
}

START_TEST(drawn)
{
	open_form();
	ck_assert_str_eq(drive_screen(&ui),
		" Edit a contact                                      1 of 5\n"
		"> Name           Maya\n"
		"  Found by       alumni\n"
		"  Minutes        20\n"
		"  Asked already  no\n"
		"  Notes\n"
		"\n\n"
		" Whom you want to talk to\n"
		" Enter next   Ctrl-S save   Esc leave   Ctrl-Q help\n");
	ck_assert_str_eq(drive_cursor(&ui), "1,21");
	drive_keys(&ui, "<Tab>");
	CHECK_ROW(2, "> Found by       < alumni >");
	CHECK_ROW(8, " How you reach them · Left, Right or its first letters");
	ck_assert_str_eq(drive_at_cursor(&ui), "alumni >");
}
END_TEST

START_TEST(filled_and_saved)
{
	open_form();
	drive_keys(&ui, "<Space>Okafor<Enter>");
	drive_keys(&ui, "r<Enter><Backspace>5<Enter>y<Enter>she said \"hi\"; all");
	drive_keys(&ui, "<Enter>");
	check_saved("Maya Okafor|reconnect|25|yes|she said \"hi\"; all");
}
END_TEST

START_TEST(words_are_cycled)
{
	open_form();
	drive_keys(&ui, "<Down>");
	CHECK_ROW(2, "> Found by       < alumni >");
	drive_keys(&ui, "<Right>");
	CHECK_ROW(2, "> Found by       < known >");
	drive_keys(&ui, "<Space><Space>");
	CHECK_ROW(2, "> Found by       < referral >");
	drive_keys(&ui, "<Left>");
	CHECK_ROW(2, "> Found by       < reconnect >");
	drive_keys(&ui, "r");
	CHECK_ROW(2, "> Found by       < referral >");
	drive_keys(&ui, "x");
	CHECK_ROW(2, "> Found by       < referral >");
	drive_keys(&ui, "<Backspace>");
	CHECK_ROW(2, "> Found by       < alumni >");
	drive_keys(&ui, "k<Ctrl-S>");
	check_saved("Maya|known|20|no|");
}
END_TEST

/* What is typed is a beginning: "ref" is not a word with r, one with e and one with f. */
START_TEST(letters_build_a_word)
{
	open_form();
	drive_keys(&ui, "<Down>RE");
	CHECK_ROW(2, "> Found by       < reconnect >");
	drive_keys(&ui, "f");
	CHECK_ROW(2, "> Found by       < referral >");
	drive_keys(&ui, "k"); /* none begins with "refk" */
	CHECK_ROW(2, "> Found by       < referral >");
	drive_keys(&ui, "<Backspace><Backspace>");
	CHECK_ROW(2, "> Found by       < referral >");
	drive_keys(&ui, "<Backspace>");
	CHECK_ROW(2, "> Found by       < alumni >");
	drive_keys(&ui, "<Backspace>");
	CHECK_ROW(2, "> Found by       < alumni >");
	drive_keys(&ui, "known");
	CHECK_ROW(2, "> Found by       < known >");
	drive_keys(&ui, "r<Tab><Shift-Tab>e"); /* begun anew: no word begins with e */
	CHECK_ROW(2, "> Found by       < reconnect >");
	drive_keys(&ui, "rr");
	CHECK_ROW(2, "> Found by       < reconnect >");
}
END_TEST

START_TEST(numbers_take_digits)
{
	open_form();
	drive_keys(&ui, "<Tab><Tab><Ctrl-U>3x0q");
	CHECK_ROW(3, "> Minutes        30");
	drive_paste(&ui, "many");
	CHECK_ROW(3, "> Minutes        30");
}
END_TEST

START_TEST(moves_round)
{
	open_form();
	drive_keys(&ui, "<Shift-Tab>");
	CHECK_ROW(5, "> Notes");
	drive_keys(&ui, "<Tab>");
	CHECK_ROW(1, "> Name           Maya");
	drive_keys(&ui, "<Up><Up>");
	CHECK_ROW(4, "> Asked already  < no >");
}
END_TEST

START_TEST(refused_stays_open)
{
	open_form();
	drive_keys(&ui, "<Ctrl-U><Ctrl-S>");
	CHECK_ROW(8, " A contact needs a name.");
	ck_assert_uint_eq(ui.n_views, 2);
	drive_keys(&ui, "Dana<Ctrl-S>");
	check_saved("Dana|alumni|20|no|");
}
END_TEST

/* Of several faults one is told how many there are; the pointer goes to the first, all are
 * marked until they are changed, each says what it is when one comes to it. */
START_TEST(every_fault_is_marked)
{
	open_form();
	drive_keys(&ui, "<Ctrl-U><Tab><Tab><Ctrl-U><Tab><Ctrl-S>");
	CHECK_ROW(1, "> Name         !");
	CHECK_ROW(2, "  Found by       alumni");
	CHECK_ROW(3, "  Minutes      !");
	CHECK_ROW(8, " 2 fields need attention: A contact needs a name.");
	ck_assert_str_eq(drive_cursor(&ui), "1,17");
	drive_keys(&ui, "D");
	CHECK_ROW(1, "> Name           D");
	CHECK_ROW(3, "  Minutes      !");
	CHECK_ROW(8, " Whom you want to talk to");
	drive_keys(&ui, "<Tab><Tab>");
	CHECK_ROW(8, " Minutes are missing.");
	drive_keys(&ui, "<Shift-Tab>");
	CHECK_ROW(8, " How you reach them · Left, Right or its first letters");
	drive_keys(&ui, "<Tab>5");
	CHECK_ROW(3, "> Minutes        5");
	CHECK_ROW(8, "");
	drive_keys(&ui, "<Ctrl-S>");
	check_saved("D|alumni|5|no|");
}
END_TEST

/* What is wrong with no field stands for itself, and nothing is marked any more. */
START_TEST(a_fault_of_no_field)
{
	open_form();
	drive_keys(&ui, "<Ctrl-U><Ctrl-S>");
	CHECK_ROW(1, "> Name         !");
	drive_keys(&ui, "D<Up>refuse<Ctrl-S>");
	CHECK_ROW(8, " The disk is full.");
	CHECK_ROW(1, "  Name           D");
	CHECK_ROW(5, "> Notes          refuse");
}
END_TEST

START_TEST(escape_tells_the_other_way_out)
{
	open_form();
	drive_keys(&ui, "<Ctrl-U><Esc>");
	CHECK_ROW(8, " A contact needs a name · Ctrl-C leaves without saving");
	CHECK_ROW(1, "> Name         !");
	drive_keys(&ui, "M<Esc>");
	check_saved("M|alumni|20|no|");
}
END_TEST

START_TEST(escape_saves_what_changed)
{
	open_form();
	drive_keys(&ui, "<Esc>");
	check_saved(""); /* nothing changed, nothing saved */
	open_form();
	drive_keys(&ui, "!<Esc>");
	check_saved("Maya!|alumni|20|no|");
}
END_TEST

START_TEST(dropping_is_asked)
{
	open_form();
	drive_keys(&ui, "!<Ctrl-C>");
	CHECK_ROW(8, " Leave without saving?  [y]es [n]o");
	drive_keys(&ui, "n<Enter>");
	ck_assert_uint_eq(ui.n_views, 2);
	drive_keys(&ui, "<Ctrl-C>y<Enter>");
	check_saved("");
	open_form();
	drive_keys(&ui, "<Ctrl-C>");
	check_saved("");
}
END_TEST

/* Every burst is kept; what was kept is there again, newlines and all. */
START_TEST(drafts_come_back)
{
	open_form();
	drive_keys(&ui, "");
	ck_assert_int_eq(drafts, 0);
	drive_keys(&ui, " O");
	ck_assert_int_eq(drafts, 1);
	ck_assert_str_eq(draft, "\tname\tMaya\nname\tMaya O\n");
	drive_keys(&ui, "<Tab>");
	ck_assert_int_eq(drafts, 1); /* nothing new */
	drive_keys(&ui, "<Shift-Tab><Shift-Tab>");
	drive_paste(&ui, "a\\b\nc");
	ck_assert_ptr_nonnull(strstr(draft, "notes\ta\\\\b\\nc\n"));
	ui_done(&ui); /* as if killed */
	setup();
	open_form();
	CHECK_ROW(1, "> Name           Maya O");
	CHECK_ROW(8, " Restored what you had typed here.");
	drive_keys(&ui, "<Ctrl-S>");
	check_saved("Maya O|alumni|20|no|a\\b\nc");
}
END_TEST

/* ---- another program saves the same meanwhile ---- */

START_TEST(other_fields_changed_elsewhere_are_saved_with_it)
{
	open_form();
	drive_keys(&ui, " O");
	stored[2] = "45";
	drive_keys(&ui, "<Ctrl-S>");
	check_saved("Maya O|alumni|45|no|");
}
END_TEST

START_TEST(a_field_changed_on_both_sides_shows_both_first)
{
	open_form();
	drive_keys(&ui, " O");
	stored[0] = "Maya B";
	stored[3] = "yes";
	drive_keys(&ui, "<Ctrl-S>");
	ck_assert_str_eq(text_str(&saved), "");
	CHECK_ROW(1, "> Name         ! Maya O");
	ck_assert_ptr_nonnull(strstr(drive_screen(&ui), "elsewhere, to “Maya B”"));
	drive_keys(&ui, "<Ctrl-S>"); /* seen, and meant */
	check_saved("Maya O|alumni|20|yes|");
}
END_TEST

START_TEST(a_long_field_changed_on_both_sides_has_both_texts)
{
	open_form();
	drive_keys(&ui, "<Shift-Tab>mine");
	stored[4] = "theirs";
	drive_keys(&ui, "<Ctrl-S>");
	ck_assert_str_eq(text_str(&saved), "");
	drive_keys(&ui, "<Ctrl-S>");
	check_saved("Maya|alumni|20|no|theirs\nmine");
}
END_TEST

/* The draft knows what it began with: what is stored now is not overwritten unseen. */
START_TEST(a_draft_taken_up_over_a_change_shows_both)
{
	open_form();
	drive_keys(&ui, " O<Tab><Tab><Backspace>5");
	ui_done(&ui); /* as if killed */
	setup();
	stored[0] = "Maya B";
	stored[3] = "yes";
	open_form();
	CHECK_ROW(1, "> Name         ! Maya O");
	CHECK_ROW(3, "  Minutes        25");
	CHECK_ROW(4, "  Asked already  yes");
	ck_assert_ptr_nonnull(strstr(drive_screen(&ui), "elsewhere, to “Maya B”"));
	drive_keys(&ui, "<Ctrl-S>");
	check_saved("Maya O|alumni|25|yes|");
}
END_TEST

START_TEST(small_window_scrolls)
{
	drive_resize(&ui, 5, 30);
	open_form();
	CHECK_ROW(1, "> Name        Maya");
	CHECK_ROW(2, "  Found by    alumni");
	drive_keys(&ui, "<Tab><Tab><Tab>");
	CHECK_ROW(1, "  Minutes     20");
	CHECK_ROW(2, "> Asked alr…  < no >");
	drive_keys(&ui, "<Tab>a rather long remark");
	CHECK_ROW(1, "> Notes       a rather long"); /* all of it is seen */
	CHECK_ROW(2, "              remark");
	ck_assert_str_eq(drive_at_cursor(&ui), "");
}
END_TEST

/* What a narrow window would cut of a field's help is told whole as one comes to it. */
START_TEST(small_window_tells_all)
{
	drive_resize(&ui, 8, 40);
	open_form();
	CHECK_ROW(6, " Whom you want to talk to");
	CHECK_ROW(7, " Enter next  Ctrl-S save  Ctrl-Q help");
	drive_keys(&ui, "<Tab>");
	CHECK_ROW(2, "> Found by       < alumni >");
	CHECK_ROW(5, " How you reach them · Left, Right or");
	CHECK_ROW(6, " its first letters");
	CHECK_ROW(7, " Enter next  Ctrl-S save  Ctrl-Q help");
	drive_keys(&ui, "<Right>");
	CHECK_ROW(6, " How you reach them · Left, Right or i…");
	CHECK_ROW(7, " Enter next  Ctrl-S save  Ctrl-Q help");
}
END_TEST

/* ---- as lines ---- */

#define CHECK(line, want) ck_assert_str_eq(drive_line(&ui, line), want)

START_TEST(asked_field_by_field)
{
	ui.linear = true;
	open_form();
	CHECK(NULL, "Edit a contact, 1 of 5\nEnter keeps what is in brackets, - clears it, . saves "
		    "at once, :b goes back a field, :q leaves without saving, ? tells of a field.\nName [Maya]: ");
	CHECK("", "Found by (referral, alumni, known, reconnect) [alumni]: ");
	CHECK("tree", "“tree” is not one of the choices for Found by.\n"
		      "Found by (referral, alumni, known, reconnect) [alumni]: ");
	CHECK("kn", "Minutes [20]: ");
	CHECK("many", "Minutes is a number.\nMinutes [20]: ");
	CHECK("-", "Asked already (no, yes) [no]: ");
	CHECK(":b", "Minutes: ");
	CHECK("30", "Asked already (no, yes) [no]: ");
	CHECK("y", "Notes: ");
	CHECK("\\. said :q", "Base\n> ");
	check_saved("Maya|known|30|yes|. said :q");
}
END_TEST

static bool
outside(struct ui *u, struct text *text, const struct edit_of *of, struct err *e)
{
	(void)u;
	ck_assert_str_eq(of->field, "name");
	(void)e;
	text_add(text, " Okafor");
	return true;
}

/* A field's help, an editor of one's own; a command that is none is no value. */
START_TEST(more_than_lines)
{
	ui.linear = true;
	ui.hooks.edit_outside = outside;
	open_form();
	drive_line(&ui, NULL);
	CHECK("?", "Whom you want to talk to\nName [Maya]: ");
	CHECK(":e", "Name [Maya Okafor]: ");
	CHECK(":contacts", "“:contacts” is none of :b, :e, :q and :w; with \\ before it, it is the "
			   "text.\nName [Maya Okafor]: ");
	CHECK("\\:contacts", "Found by (referral, alumni, known, reconnect) [alumni]: ");
	CHECK("", "Minutes [20]: ");
	CHECK("?", "A number.\nMinutes [20]: ");
	CHECK(":w", "Base\n> ");
	check_saved(":contacts|alumni|20|no|");
}
END_TEST

START_TEST(saved_and_left_as_lines)
{
	ui.linear = true;
	open_form();
	CHECK("Dana", "Edit a contact, 2 of 5\nEnter keeps what is in brackets, - clears it, . "
		      "saves at once, :b goes back a field, :q leaves without saving, ? tells of a field.\n"
		      "Found by (referral, alumni, known, reconnect) [alumni]: ");
	CHECK(".", "Base\n> ");
	check_saved("Dana|alumni|20|no|");
	open_form();
	drive_line(&ui, "Rui");
	CHECK(":q", "Base\n> ");
	check_saved("Dana|alumni|20|no|");
	open_form();
	drive_line(&ui, "-");
	CHECK(".", "A contact needs a name.\nName: ");
	drive_line(&ui, "");
	drive_line(&ui, "");
	drive_line(&ui, "-");
	CHECK(".", "2 fields need attention:\nA contact needs a name.\nMinutes are missing.\nName: ");
	drive_line(&ui, "Dana");
	CHECK(".", "Minutes are missing.\nMinutes: ");
}
END_TEST

START_TEST(an_unended_line_is_a_draft)
{
	struct event ev = { .kind = EVENT_LINE, .text = "Half a na", .n = 9 };

	ui.linear = true;
	open_form();
	ui_event(&ui, &ev);
	ui_settle(&ui);
	ck_assert_ptr_nonnull(strstr(draft, "name\tHalf a na\n"));
	ck_assert_str_eq(text_str(&saved), "");
}
END_TEST

Suite *tui_form_suite(void);

Suite *
tui_form_suite(void)
{
	Suite *s = suite_create("tui_form");
	TCase *t = tcase_create("form");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, drawn);
	tcase_add_test(t, filled_and_saved);
	tcase_add_test(t, words_are_cycled);
	tcase_add_test(t, letters_build_a_word);
	tcase_add_test(t, numbers_take_digits);
	tcase_add_test(t, moves_round);
	tcase_add_test(t, refused_stays_open);
	tcase_add_test(t, every_fault_is_marked);
	tcase_add_test(t, a_fault_of_no_field);
	tcase_add_test(t, escape_tells_the_other_way_out);
	tcase_add_test(t, escape_saves_what_changed);
	tcase_add_test(t, dropping_is_asked);
	tcase_add_test(t, drafts_come_back);
	tcase_add_test(t, other_fields_changed_elsewhere_are_saved_with_it);
	tcase_add_test(t, a_field_changed_on_both_sides_shows_both_first);
	tcase_add_test(t, a_long_field_changed_on_both_sides_has_both_texts);
	tcase_add_test(t, a_draft_taken_up_over_a_change_shows_both);
	tcase_add_test(t, small_window_scrolls);
	tcase_add_test(t, small_window_tells_all);
	tcase_add_test(t, asked_field_by_field);
	tcase_add_test(t, more_than_lines);
	tcase_add_test(t, saved_and_left_as_lines);
	tcase_add_test(t, an_unended_line_is_a_draft);
	suite_add_tcase(s, t);
	return s;
}
