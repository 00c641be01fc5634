/* Graphemes, columns, folding, the gate and its ASCII sister. */
#include <check.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base.h"

#define E_ACUTE "e\u0301"
#define FAMILY "\U0001F469\u200d\U0001F469\u200d\U0001F467"
#define FLAG_AT "\U0001F1E6\U0001F1F9"
#define FLAG_DE "\U0001F1E9\U0001F1EA"

static void
locale(void)
{
	ck_assert_ptr_nonnull(setlocale(LC_CTYPE, "C.UTF-8"));
}

/* Walking back from the end, and forth from the start, meets the same boundaries. */
static void
check_graphemes(const char *s, int n_bounds, const size_t *bounds)
{
	size_t n = strlen(s), at = n;

	for (int i = n_bounds - 2; i >= 0; i--) {
		at = utf8_prev(s, n, at);
		ck_assert_msg(at == bounds[i], "%s: back to %zu, not %zu", s, at, bounds[i]);
	}
	for (int i = 1; i < n_bounds; i++) {
		at = utf8_next(s, n, at);
		ck_assert_msg(at == bounds[i], "%s: on to %zu, not %zu", s, at, bounds[i]);
	}
}

#define GRAPHEMES(s, ...) check_graphemes(s, LEN(((const size_t[]){ __VA_ARGS__ })), \
	(const size_t[]){ __VA_ARGS__ })

START_TEST(one_backspace_one_grapheme)
{
	GRAPHEMES("a" E_ACUTE, 0, 1, 4);
	GRAPHEMES("\u7530\u4e2d", 0, 3, 6);
	GRAPHEMES("x" FAMILY, 0, 1, 19);
	GRAPHEMES(FAMILY FAMILY, 0, 18, 36);
	GRAPHEMES(FLAG_AT FLAG_DE, 0, 8, 16);
	GRAPHEMES("a\r\nb", 0, 1, 3, 4);
	GRAPHEMES("\uac01\u1100\u1161\u11a8", 0, 3, 12); /* Hangul, whole and in parts */
	GRAPHEMES("1\ufe0f\u20e3", 0, 7);                /* keycap */
	GRAPHEMES("\U0001F44D\U0001F3FD!", 0, 8, 9);     /* skin tone */
	ck_assert_uint_eq(utf8_prev("", 0, 0), 0);
	ck_assert_uint_eq(utf8_next("a", 1, 1), 1);
	ck_assert_uint_eq(utf8_prev("abc", 3, 9), 2); /* from behind the end, as from the end */
	ck_assert_uint_eq(utf8_word_prev("ab cd", 5, 9), 3);
}
END_TEST

START_TEST(broken_bytes_are_one_each)
{
	GRAPHEMES("a\xff\xe7\x94z", 0, 1, 2, 3, 4, 5);
	ck_assert(!utf8_valid("a\xff", 2));
	ck_assert(!utf8_valid("\xed\xa0\x80", 3)); /* a surrogate */
	ck_assert(!utf8_valid("\xc0\xaf", 2));     /* overlong */
	ck_assert(!utf8_valid("\xe2\x82", 2));     /* cut off */
	ck_assert(utf8_valid("\xef\xbf\xbd ok", 6)); /* U+FFFD itself is fine */
}
END_TEST

/* Every pair of a letter and a Latin letter, a quote or a dash is two graphemes; none of these
 * takes a mark away from what it belongs to. */
START_TEST(latin_letters_and_quotes_are_graphemes)
{
	static const uint32_t ranges[][2] = { { 0xa0, 0x300 }, { 0x2010, 0x2028 }, { 0x2030, 0x205f } };

	for (size_t r = 0; r < LEN(ranges); r++)
		for (uint32_t c = ranges[r][0]; c < ranges[r][1]; c++) {
			char s[16], one[5];
			size_t n = utf8_encode(c, one);
			snprintf(s, sizeof(s), "a%sb%s\u0301", one, one);
			ck_assert_uint_eq(utf8_next(s, strlen(s), 0), 1);
			ck_assert_uint_eq(utf8_next(s, strlen(s), 1), 1 + n);
			ck_assert_uint_eq(utf8_next(s, strlen(s), 1 + n), 2 + n);
			if (c != 0xad) /* a soft hyphen takes no mark */
				ck_assert_uint_eq(utf8_next(s, strlen(s), 2 + n), strlen(s));
		}
}
END_TEST

START_TEST(long_text_is_walked_back_quickly)
{
	struct text t = { 0 };
	size_t at;

	for (int i = 0; i < 20000; i++)
		text_add(&t, "\u7530" E_ACUTE);
	for (at = t.n; at > 0;)
		at = utf8_prev(t.s, t.n, at);
	ck_assert_uint_eq(utf8_word_prev(t.s, t.n, t.n), 0);
	text_free(&t);
}
END_TEST

START_TEST(words_as_readline_has_them)
{
	const char *s = "say \u017di\u017eka's name, 2nd";
	size_t n = strlen(s);

	ck_assert_uint_eq(utf8_word_next(s, n, 0), 3);
	ck_assert_uint_eq(utf8_word_next(s, n, 3), 11);
	ck_assert_uint_eq(utf8_word_next(s, n, 11), 13);
	ck_assert_uint_eq(utf8_word_prev(s, n, n), n - 3);
	ck_assert_uint_eq(utf8_word_prev(s, n, n - 3), 14);
	ck_assert_uint_eq(utf8_word_prev(s, n, 11), 4);
	ck_assert_uint_eq(utf8_word_prev(s, n, 4), 0);
	ck_assert_uint_eq(utf8_word_next(s, n, n), n);
}
END_TEST

START_TEST(columns_as_curses_lays_out)
{
	locale();
	ck_assert_int_eq(utf8_columns("abc", 3), 3);
	ck_assert_int_eq(utf8_columns(E_ACUTE, 3), 1);
	ck_assert_int_eq(utf8_columns("\u7530\u4e2d", 6), 4);
	ck_assert_int_eq(utf8_columns(FAMILY, 18), 6);
	ck_assert_int_eq(utf8_columns("a\tb", 3), 2);
	ck_assert_uint_eq(utf8_fit("\u7530\u4e2d", 6, 3), 3);
	ck_assert_uint_eq(utf8_fit(E_ACUTE "x", 4, 1), 3);
	ck_assert_uint_eq(utf8_fit(FAMILY, 18, 5), 0);
}
END_TEST

static void
check_cut(const char *s, int columns, const char *want)
{
	struct text t = { 0 };

	utf8_cut(&t, s, columns);
	ck_assert_str_eq(text_str(&t), want);
	text_free(&t);
}

START_TEST(cut_with_an_ellipsis)
{
	locale();
	check_cut("plan", 4, "plan");
	check_cut("planner", 4, "pla\u2026");
	check_cut("\u7530\u4e2d\u7530", 4, "\u7530\u2026");
	check_cut("planner", 1, "\u2026");
	check_cut("planner", 0, "");
}
END_TEST

static void
check_wrap(const char *s, int columns, const char *want)
{
	struct strings l = { 0 };
	struct text t = { 0 };

	utf8_wrap(&l, s, columns);
	strings_join(&l, "|", &t);
	ck_assert_str_eq(text_str(&t), want);
	text_free(&t);
	strings_free(&l);
}

START_TEST(wrap_at_blanks)
{
	locale();
	check_wrap("what took you longest", 9, "what took|you|longest");
	check_wrap("what took  you", 9, "what took|you");
	check_wrap("a longestword b", 5, "a|longe|stwor|d b");
	check_wrap("\u7530\u4e2d\u7530", 4, "\u7530\u4e2d|\u7530");
	check_wrap("\u7530\u4e2d", 1, "\u7530|\u4e2d");
	check_wrap("one\n\ntwo", 9, "one||two");
	check_wrap("", 9, "");
	check_wrap("ends \n", 9, "ends");
}
END_TEST

START_TEST(repair_makes_one_form)
{
	struct text t = { 0 };

	utf8_repair(&t, "caf" E_ACUTE "\xff", 7);
	ck_assert_str_eq(text_str(&t), "caf\u00e9\ufffd");
	text_clear(&t);
	utf8_repair(&t, "a\0b", 3);
	ck_assert_str_eq(text_str(&t), "a\ufffdb");
	text_free(&t);
}
END_TEST

START_TEST(decode_and_encode)
{
	size_t len;
	char s[5];

	ck_assert_uint_eq(utf8_decode("\u20ac", 3, 0, &len), 0x20ac);
	ck_assert_uint_eq(len, 3);
	ck_assert_uint_eq(utf8_decode("a", 1, 1, &len), 0);
	ck_assert_uint_eq(len, 0);
	ck_assert_uint_eq(utf8_encode(0x1f469, s), 4);
	ck_assert_str_eq(s, "\U0001F469");
	ck_assert_uint_eq(utf8_encode(0xd800, s), 3);
	ck_assert_str_eq(s, "\ufffd");
}
END_TEST

static void
check_fold(const char *s, const char *want)
{
	struct text t = { 0 };

	utf8_fold(&t, s);
	ck_assert_str_eq(text_str(&t), want);
	text_free(&t);
}

START_TEST(fold_for_matching)
{
	check_fold("\u017di\u017eka", "zizka");
	check_fold("\uff21\uff11", "a1"); /* full width */
	check_fold("Stra\u00dfe", "strasse");
	check_fold("S\u00f8ren \u0141ukasz", "soren lukasz");
	check_fold("E\u0301", "e");
	check_fold("\u00c0\u00c1\u00c2\u00c3\u00c4\u00c5\u00c6\u00c7\u00c8\u00c9\u00ca\u00cb"
		   "\u00cc\u00cd\u00ce\u00cf\u00d0\u00d1\u00d2\u00d3\u00d4\u00d5\u00d6\u00d7"
		   "\u00d8\u00d9\u00da\u00db\u00dc\u00dd\u00de\u00df",
		"aaaaaaaeceeeeiiiidnooooo\u00d7ouuuuythss");
	check_fold("\u00e0\u00e1\u00e2\u00e3\u00e4\u00e5\u00e6\u00e7\u00e8\u00e9\u00ea\u00eb"
		   "\u00ec\u00ed\u00ee\u00ef\u00f0\u00f1\u00f2\u00f3\u00f4\u00f5\u00f6\u00f7"
		   "\u00f8\u00f9\u00fa\u00fb\u00fc\u00fd\u00fe\u00ff",
		"aaaaaaaeceeeeiiiidnooooo\u00f7ouuuuythy");
	check_fold("\u2019\u2013\u2026", "\u2019\u2013...");
	check_fold("\u304c", "\u304b\u3099"); /* ga is not ka */
	check_fold("plain", "plain");
	ck_assert(utf8_has_folded("Ren\u00e9e Okafor", "renee o"));
	ck_assert(utf8_has_folded("anything", ""));
	ck_assert(!utf8_has_folded("", "a"));
	ck_assert(utf8_has_folded("", ""));
	ck_assert(utf8_has_folded("a WEEK gone", "Week g") && utf8_has_folded("aab", "AB"));
	ck_assert(!utf8_has_folded("week", "weeks") && !utf8_has_folded("[", "{"));
}
END_TEST

static void
check_file_name(const char *s, const char *want)
{
	struct text t = { 0 };

	utf8_file_name(&t, s);
	ck_assert_str_eq(text_str(&t), want);
	text_free(&t);
}

static void
check_long_file_name(const char *s)
{
	struct text made = { 0 };

	utf8_file_name(&made, s);
	ck_assert(made.n > 110 && made.n <= 120);
	ck_assert(utf8_valid(made.s, made.n));
	text_free(&made);
}

START_TEST(name_of_a_file)
{
	struct text t = { 0 };

	check_file_name("Maya Okafor", "maya-okafor");
	check_file_name("  Ren\u00e9e O'Neil-Ma\u00dft, Ph.D. ", "renee-o-neil-masst-ph-d");
	check_file_name("\u674e\u660e", "\u674e\u660e");
	check_file_name("\uae40 \ubbfc\uc900", "\uae40-\ubbfc\uc900");
	check_file_name("\u0438\u0432\u0430\u043d", "\u0438\u0432\u0430\u043d");
	check_file_name("\u0930\u0935\u093f", "\u0930\u0935\u093f"); /* its vowel is a mark */
	check_file_name("../../etc/passwd", "etc-passwd");
	check_file_name("-rf", "rf");
	check_file_name("\U0001F600 !", "");
	check_file_name("", "");
	for (int i = 0; i < 100; i++)
		text_add(&t, "\u674e");
	check_long_file_name(t.s);
	text_set(&t, "a"); /* the most falls into a character */
	for (int i = 0; i < 100; i++)
		text_add(&t, "\u674e");
	check_long_file_name(t.s);
	text_free(&t);
}
END_TEST

static void
check_show(const char *s, const char *want)
{
	struct text t = { 0 };

	text_show(&t, s);
	ck_assert_str_eq(text_str(&t), want);
	text_free(&t);
}

START_TEST(gate_stops_what_moves_or_hides)
{
	locale();
	check_show("a\x1b[2Jb\x07", "a\ufffd[2Jb\ufffd");
	check_show("a\rb\bc\x7f", "a b\ufffdc\ufffd");
	check_show("one\ntwo\tthree\r\nfour", "one two three four");
	check_show("\xc2\x85\xc2\x9b" "31m", "\ufffd\ufffd31m");
	check_show("x\u202egpj.exe", "x\ufffdgpj.exe");
	check_show("\u2066a\u2069\u200f", "\ufffda\ufffd\ufffd");
	check_show("a\u200bb\ufeffc\u2060", "a\ufffdb\ufffdc\ufffd");
	check_show("\U000E0041\U000E007F", "\ufffd\ufffd");
	check_show("bad\xff\xc3", "bad\ufffd\ufffd");
	check_show("in\u00advisible", "in-visible");
	check_show("a\u2028b", "a b");
}
END_TEST

START_TEST(gate_lets_writing_pass)
{
	locale();
	check_show("caf" E_ACUTE " \u7530\u4e2d \u017di\u017eka", "caf" E_ACUTE " \u7530\u4e2d \u017di\u017eka");
	check_show(FAMILY "\U0001F44D\U0001F3FD" FLAG_AT, FAMILY "\U0001F44D\U0001F3FD" FLAG_AT);
	check_show("\u2764\ufe0f 1\ufe0f\u20e3", "\u2764\ufe0f 1\ufe0f\u20e3");
	check_show("\U0001F3F3\ufe0f\u200d\U0001F308", "\U0001F3F3\ufe0f\u200d\U0001F308");
	/* Persian spells with a non-joiner, Hindi with a joiner. */
	check_show("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e");
	check_show("\u0915\u094d\u200d\u0937", "\u0915\u094d\u200d\u0937");
	check_show("\u2713 \u2502 \u2026", "\u2713 \u2502 \u2026");
}
END_TEST

START_TEST(gate_stops_joiners_out_of_place)
{
	locale();
	check_show("pay\u200dpal", "pay\ufffdpal");
	check_show("\u200d", "\ufffd");
	check_show("\U0001F469\u200d", "\U0001F469\ufffd");
	check_show("a\ufe0f", "a\ufffd");
	check_show("\u2764\ufe0f\ufe0f", "\u2764\ufe0f\ufffd");
	check_show("\u0301x", "\u25cc\u0301x");
}
END_TEST

START_TEST(gate_bounds_towers_of_marks)
{
	struct text in = { 0 }, out = { 0 };

	locale();
	text_add(&in, "z");
	for (int i = 0; i < 20; i++)
		text_add(&in, "\u0301");
	text_show(&out, in.s);
	ck_assert_int_eq(utf8_columns(out.s, out.n), 1 + 12);
	text_free(&in);
	text_free(&out);
}
END_TEST

START_TEST(gate_keeps_lines_of_documents)
{
	struct text t = { 0 };

	locale();
	text_show_lines(&t, "one\r\n\ttwo\x1b\n\u0301");
	ck_assert_str_eq(text_str(&t), "one\n two\ufffd\n\u25cc\u0301");
	text_free(&t);
}
END_TEST

/* Whatever goes in: nothing hidden comes out, and what came out stays as it is. */
/* What may pass the gate by the side: exactly what would come out of it as it is. */
START_TEST(plain_is_what_the_gate_leaves)
{
	char s[3] = "a";
	size_t n;

	for (int c = 1; c < 256; c++) {
		s[1] = (char)c;
		ck_assert_int_eq(text_is_plain(s, &n), c >= ' ' && c <= '~');
		ck_assert_uint_eq(n, c >= ' ' && c <= '~' ? 2 : 1);
	}
	ck_assert(text_is_plain("", &n) && n == 0);
	ck_assert(text_is_plain("On pace for 8 of 8 ~", &n) && n == 20);
	ck_assert(!text_is_plain("caf" E_ACUTE, &n));
}
END_TEST

START_TEST(gate_holds_against_random_text)
{
	static const uint32_t from[] = { 0, 0x80, 0x300, 0x600, 0x900, 0x1100, 0x1800, 0x2000,
		0x2060, 0x2600, 0x3040, 0x4e00, 0xac00, 0xd7f0, 0xe000, 0xfe00, 0xff00, 0x1f1e0,
		0x1f3f0, 0x1f460, 0xe0000, 0xe0100, 0x10fff0 };
	struct text in = { 0 }, out = { 0 }, again = { 0 };
	uint32_t seed = 3;
	char s[5];

	locale();
	for (int round = 0; round < 20000; round++) {
		size_t len;

		text_clear(&in);
		text_clear(&out);
		text_clear(&again);
		for (int i = 0; i < 8; i++) {
			uint32_t c;

			seed = seed * 1664525 + 1013904223;
			c = from[(seed >> 24) % LEN(from)] + ((seed >> 12) & 0x1f);
			text_addn(&in, s, utf8_encode(c ? c : 1, s));
			if ((seed >> 8) % 64 == 0)
				text_add(&in, "\x80");
		}
		text_show(&out, in.s);
		ck_assert(utf8_valid(out.s, out.n));
		for (size_t at = 0; at < out.n; at += len) {
			uint32_t c = utf8_decode(out.s, out.n, at, &len);

			ck_assert(!text_hidden(c) && c >= ' ' && !(c >= 0x7f && c < 0xa0));
		}
		text_show(&again, out.s);
		ck_assert_str_eq(again.s, out.s);
	}
	text_free(&in);
	text_free(&out);
	text_free(&again);
}
END_TEST

static void
check_ascii(const char *s, const char *want)
{
	struct text t = { 0 };

	text_ascii(&t, s);
	ck_assert_str_eq(text_str(&t), want);
	text_free(&t);
}

START_TEST(ascii_is_the_nearest)
{
	locale();
	check_ascii("caf\u00e9 " E_ACUTE, "cafe e");
	check_ascii("\u2713 \u25cf \u2026 \u2192", "x * ... >");
	check_ascii("\u250c\u2500\u252c\u2510\u2502\u2588", "+-++|#");
	check_ascii("\u201cquoted\u201d \u2013 \u00df", "\"quoted\" - ss");
	check_ascii("\u7530\u4e2d", "????");
	check_ascii("x\u202ey\u200b", "x<U+202E>y<U+200B>");
	check_ascii("a\x1b[1m\nb\tc\xc2\x9b", "a?[1m\nb c?");
	check_ascii("\uff21\ufb01\u00bd", "Afi1/2");
	check_ascii(FAMILY, "??????");
	check_ascii("\ufffd\xff", "??");
}
END_TEST

Suite *
base_utf8_suite(void)
{
	Suite *s = suite_create("base utf8");
	TCase *t = tcase_create("all");

	tcase_add_test(t, one_backspace_one_grapheme);
	tcase_add_test(t, broken_bytes_are_one_each);
	tcase_add_test(t, latin_letters_and_quotes_are_graphemes);
	tcase_add_test(t, long_text_is_walked_back_quickly);
	tcase_add_test(t, words_as_readline_has_them);
	tcase_add_test(t, columns_as_curses_lays_out);
	tcase_add_test(t, cut_with_an_ellipsis);
	tcase_add_test(t, wrap_at_blanks);
	tcase_add_test(t, repair_makes_one_form);
	tcase_add_test(t, decode_and_encode);
	tcase_add_test(t, fold_for_matching);
	tcase_add_test(t, name_of_a_file);
	tcase_add_test(t, gate_stops_what_moves_or_hides);
	tcase_add_test(t, gate_lets_writing_pass);
	tcase_add_test(t, gate_stops_joiners_out_of_place);
	tcase_add_test(t, gate_bounds_towers_of_marks);
	tcase_add_test(t, gate_keeps_lines_of_documents);
	tcase_add_test(t, plain_is_what_the_gate_leaves);
	tcase_add_test(t, gate_holds_against_random_text);
	tcase_add_test(t, ascii_is_the_nearest);
	suite_add_tcase(s, t);
	return s;
}
