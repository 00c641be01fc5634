/* What is blank, how it is cut, the gate for text that comes in, and numbers with their nouns. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base.h"

/* Unicode's White_Space (PropList.txt), then the byte-order mark. */
static const uint32_t blanks[] = { 0x9, 0xa, 0xb, 0xc, 0xd, 0x20, 0x85, 0xa0, 0x1680, 0x2000, 0x2001,
	0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x2028, 0x2029,
	0x202f, 0x205f, 0x3000, 0xfeff };

START_TEST(every_blank_and_nothing_else)
{
	size_t found = 0;

	for (uint32_t c = 1; c < 0x20000; c++) {
		char s[16], one[5];
		bool want = found < LEN(blanks) && blanks[found] == c;
		if (c >= 0xd800 && c < 0xe000)
			continue;
		size_t n = utf8_encode(c, one);
		snprintf(s, sizeof(s), "%sx", one);
		ck_assert_msg(blank_at(s) == (want ? n : 0), "U+%04X", (unsigned)c);
		snprintf(s, sizeof(s), "x%s", one);
		ck_assert_msg(blank_before(s, strlen(s)) == (want ? n : 0), "U+%04X", (unsigned)c);
		found += want;
	}
	ck_assert_uint_eq(found, LEN(blanks));
}
END_TEST

START_TEST(each_is_cut_at_both_ends_and_splits)
{
	char one[5], s[64];
	struct strings l = { 0 };

	utf8_encode(blanks[_i], one);
	snprintf(s, sizeof(s), "%s %sDana%sRuiz%s%s", one, one, one, one, one);
	char *cut = blank_trimmed(s);
	snprintf(s, sizeof(s), "Dana%sRuiz", one);
	ck_assert_str_eq(cut, s);
	ck_assert_uint_eq(blank_word(cut), 4);
	ck_assert(blank_within(cut) && !blank_only(cut));
	strings_split(&l, cut, " ");
	ck_assert_uint_eq(l.n, 2);
	ck_assert_str_eq(l.s[1], "Ruiz");
	strings_free(&l);
	snprintf(s, sizeof(s), "%sone%s,%s, two%s", one, one, one, one);
	strings_split(&l, s, ",");
	ck_assert_uint_eq(l.n, 2);
	ck_assert_str_eq(l.s[0], "one");
	ck_assert_str_eq(l.s[1], "two");
	strings_free(&l);
	snprintf(s, sizeof(s), "Dana%sRuiz", one);
	ck_assert(utf8_has_folded(s, blanks[_i] < 0x80 ? s : "dana ruiz"));
	ck_assert(blank_only(one));
	free(cut);
}
END_TEST

START_TEST(nothing_is_only_blanks)
{
	ck_assert(blank_only(NULL) && blank_only("") && blank_only("\u3000 \t"));
	ck_assert(!blank_only("\u3000x") && !blank_within("") && !blank_within("Dana"));
	ck_assert_uint_eq(blank_end("\u00a0", 2), 0);
	ck_assert_uint_eq(blank_span("\u2003\u202fx"), 6);
}
END_TEST

static const struct {
	const char *in;
	size_t n;
	const char *lines, *line;
} came[] = {
	{ "\xef\xbb\xbf" "Dana", 7, "Dana", "Dana" },
	{ "a\xef\xbb\xbf" "b", 5, "a\ufeffb", "a\ufeffb" },
	{ "a\0b", 3, "a\ufffdb", "a\ufffdb" },
	{ "a\r\nb\rc\nd", 8, "a\nb\nc\nd", "a b c d" },
	{ "Dana Ruiz\r\n", 11, "Dana Ruiz\n", "Dana Ruiz" },
	{ "a\tb\x1b[1m\x7f", 8, "a\tb\ufffd[1m\ufffd", "a b\ufffd[1m\ufffd" },
	{ "\xc2\x9b" "31m\xff", 6, "\ufffd31m\ufffd", "\ufffd31m\ufffd" },
	{ "cafe\xcc\x81", 6, "caf\u00e9", "caf\u00e9" },
	{ "", 0, "", "" },
};

START_TEST(the_gate_for_what_comes_in)
{
	struct text t = { 0 };

	text_accept(&t, came[_i].in, came[_i].n, ACCEPT_LINES);
	ck_assert_str_eq(text_str(&t), came[_i].lines);
	text_clear(&t);
	text_accept(&t, came[_i].in, came[_i].n, ACCEPT_LINE);
	ck_assert_str_eq(text_str(&t), came[_i].line);
	text_free(&t);
}
END_TEST

START_TEST(one_and_many)
{
	struct text t = { 0 };

	for (size_t n = 0; n < 3; n++) {
		text_addf(&t, count_form(n, "%zu note is left. ", "%zu notes are left. "), n);
		count_text(&t, n, "name; ", "names; ");
	}
	ck_assert_str_eq(text_str(&t), "0 notes are left. 0 names; 1 note is left. 1 name; "
		"2 notes are left. 2 names; ");
	text_free(&t);
}
END_TEST

Suite *base_blank_suite(void);

Suite *
base_blank_suite(void)
{
	Suite *s = suite_create("blank");
	TCase *t = tcase_create("blank");

	tcase_add_test(t, every_blank_and_nothing_else);
	tcase_add_loop_test(t, each_is_cut_at_both_ends_and_splits, 0, LEN(blanks));
	tcase_add_test(t, nothing_is_only_blanks);
	tcase_add_loop_test(t, the_gate_for_what_comes_in, 0, LEN(came));
	tcase_add_test(t, one_and_many);
	suite_add_tcase(s, t);
	return s;
}
