/* Several lines edited: keys that know of lines, undo of every change, whatever the keys are. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "tui.h"

static struct text_edit t;

static void
setup(void)
{
	t.cols = 20;
	t.rows = 5;
}

static void
teardown(void)
{
	text_edit_done(&t);
}

static void
press(const char *keys)
{
	struct event ev;

	while ((keys = event_parse(&ev, keys)) != NULL)
		text_edit_key(&t, &ev);
}

#define IS(s) ck_assert_str_eq(text_str(&t.line.text), s)

START_TEST(keys_know_lines)
{
	press("one two<Enter>three<Enter>four<Up><Home>");
	IS("one two\nthree\nfour");
	press("X<End>Y<Ctrl-K>");
	IS("one two\nXthreeYfour");
	press("<Ctrl-A><Ctrl-K>");
	IS("one two\n");
	press("<Ctrl-Y><Backspace>");
	IS("one two\nXthreeYfou");
	press("<Ctrl-U><Backspace>");
	IS("one two");
}
END_TEST

START_TEST(undo_goes_word_by_word_and_back)
{
	press("one two<Enter>é");
	IS("one two\né");
	press("<Ctrl-_>");
	IS("one two\n");
	press("<Ctrl-_>");
	IS("one two");
	press("<Ctrl-_>");
	IS("one ");
	press("<Ctrl-_><Ctrl-_><Ctrl-_>");
	IS("");
	press("<Ctrl-R><Ctrl-R><Ctrl-R><Ctrl-R><Ctrl-R><Ctrl-R>");
	IS("one two\né");
	press("<Ctrl-_>x<Ctrl-R>"); /* a new change leaves nothing to do again */
	IS("one two\nx");
}
END_TEST

START_TEST(a_paste_keeps_its_lines)
{
	struct event ev = { .kind = EVENT_PASTE, .text = "a\r\nb\x01", .n = 5 };

	ck_assert(text_edit_key(&t, &ev));
	IS("a\nb\xef\xbf\xbd");
	press("<Ctrl-_>");
	IS("");
}
END_TEST

/* However the keys fall: the cursor is in the text and at a grapheme's edge, and undoing all
 * gives what there was at the beginning. */
START_TEST(any_keys_can_be_undone)
{
	static const char *const keys[] = { "a", "é", "<Space>", "<Enter>", "<Left>", "<Right>", "<Up>",
		"<Down>", "<Home>", "<End>", "<Backspace>", "<Delete>", "<Ctrl-K>", "<Ctrl-U>", "<Ctrl-W>",
		"<Ctrl-Y>", "<PgUp>", "<PgDn>", "👩‍👩‍👧", "\xcc\x81", "<Ctrl-_>", "<Ctrl-R>" };

	srand((unsigned)_i);
	text_edit_set(&t, "Dear Maya,\n\nthank you.");
	t.cols = 7;
	for (int i = 0; i < 150; i++) {
		press(keys[(size_t)rand() % LEN(keys)]);
		ck_assert_uint_le(t.line.at, t.line.text.n);
		size_t at = 0;
		while (at < t.line.at)
			at = utf8_next(text_str(&t.line.text), t.line.text.n, at);
		ck_assert_uint_eq(at, t.line.at);
	}
	while (t.past.n)
		press("<Ctrl-_>");
	IS("Dear Maya,\n\nthank you.");
}
END_TEST

Suite *tui_text_edit_suite(void);

Suite *
tui_text_edit_suite(void)
{
	Suite *suite = suite_create("text_edit");
	TCase *c = tcase_create("text_edit");

	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_test(c, keys_know_lines);
	tcase_add_test(c, undo_goes_word_by_word_and_back);
	tcase_add_test(c, a_paste_keeps_its_lines);
	tcase_add_loop_test(c, any_keys_can_be_undone, 0, 40);
	suite_add_tcase(suite, c);
	return suite;
}
