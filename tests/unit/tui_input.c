/* Bytes in, events out, with the times at which they came. */
#include <check.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "tui/input.h"

static struct input in;
static struct moment now;
static struct text got; /* the events, one word each */

static void
setup(void)
{
	ck_assert_ptr_nonnull(setlocale(LC_ALL, "C.UTF-8"));
	in = (struct input){ 0 };
	now = (struct moment){ .mono_ms = 1000 };
}

static void
teardown(void)
{
	input_done(&in);
	text_free(&got);
}

static void
add(const struct event *ev)
{
	text_add(&got, got.n ? " " : "");
	if (ev->kind == EVENT_PASTE)
		text_addf(&got, "paste(%s)", ev->text);
	else if (ev->kind == EVENT_STATUS)
		text_addf(&got, "answer(%d)", (int)ev->elapsed_ms);
	else
		text_addf(&got, "%s%s", ev->key, ev->n ? "'" : "");
	ck_assert_int_eq(ev->now.mono_ms, now.mono_ms);
}

/* `after` ms later the bytes come; compares the events: names, with ' those that type. */
static void
check(int after, const char *bytes, size_t n, const char *want)
{
	struct event ev;

	now.mono_ms += after;
	text_clear(&got);
	input_feed(&in, bytes, n, &now);
	while (input_next(&in, &ev, &now))
		add(&ev);
	ck_assert_str_eq(text_str(&got), want);
}

#define CHECK(after, bytes, want) check(after, bytes, sizeof(bytes) - 1, want)

/* Nothing comes for `ms`. */
static void
check_later(int ms, const char *want)
{
	struct event ev;

	now.mono_ms += ms;
	text_clear(&got);
	while (input_next(&in, &ev, &now))
		add(&ev);
	ck_assert_str_eq(text_str(&got), want);
}

static const struct {
	const char *bytes, *want;
} rows[] = {
	/* clang-format off */
	{ "a Z", "a' Space' Z'" },
	{ "é田\xcc\x81", "é' 田' \xcc\x81'" },
	{ "\r\n\t\177\b", "Enter Enter Tab Backspace Backspace" },
	{ "\001\003\032\034\035\037", "Ctrl-A Ctrl-C Ctrl-Z Ctrl-\\ Ctrl-] Ctrl-_" },
	{ "\033[A\033OA\033[D\033OD", "Up Up Left Left" },
	{ "\033[H\033[F\033[1~\033[4~\033[7~\033[8~\033OH", "Home End Home End Home End Home" },
	{ "\033[3~\033[5~\033[6~\033[2~", "Delete PgUp PgDn Insert" },
	{ "\033[Z\033OP\033[15~\033[24~", "Shift-Tab F1 F5 F12" },
	{ "\033[1;5C\033[1;2A\033[1;3D\033[3;5~\033[1;6B", "Ctrl-Right Shift-Up Alt-Left Ctrl-Delete Ctrl-Shift-Down" },
	{ "\033OM", "Enter" },
	/* nobody's: nothing, and what follows is not lost */
	{ "\033[99~a\033[I\033[?1;2cb\033[<0;3;4Mc", "a' b' c'" },
	{ "\033[[Aa", "a'" },
	/* with Alt: nothing */
	{ "\033qa", "a'" },
	{ "\033éa\033\ra\033\177a", "a' a' a'" },
	{ "\033\033[A\033\033OAa", "a'" },
	{ "\033\033[200~a\033[201~", "Esc paste(a)" },
	{ "\033[\001x", "Ctrl-A x'" },
	{ "\033Oqx\033O2Px", "x' F1 x'" },
	/* bad bytes are seen one by one */
	{ "a\xff" "b\xc3" "c\x80", "a' �' b' �' c' �'" },
	{ "\xe7\x94" "x\xc0\xaf\xed\xa0\x80", "�' �' x' �' �' �' �' �'" },
	{ "\xc2\x9b" "2Jx\x9b" "2Jx", "x' x'" },
	{ "\x8f" "qx\x9d" "11;rgb:0/0/0\x9cx", "x' x'" },
	{ "\xe2\x80\x98x\xe2\x80\x9d", "‘' x' ”'" },
	/* what a terminal answers: nothing */
	{ "a\033]11;rgb:1414/1919/1f1f\a9", "a' 9'" },
	{ "a\033]11;rgb:1414/1919/1f1f\033\\9", "a' 9'" },
	{ "a\033P>|tmux 3.4\033\\9\033P1$r0m\033\\9", "a' 9' 9'" },
	{ "a\033_Gi=31;OK\033\\9\033^x\033\\9\033Xdq\a9", "a' 9' 9' 9'" },
	{ "a\033[?61;4;6;7;14;21;22;23;24;28;32;42;52c9", "a' 9'" },
	{ "a\033[M dd9\033[M\xff\xff\xff" "9", "a' 9' 9'" },
	{ "\033]l\xc2\xa0\xe2\x80\x9c\xc5\x9c\xc2\x9c" "9", "9'" },
	{ "\033]11;rgb:1\033[A9", "Up 9'" }, /* cut by a key */
	/* pastes */
	{ "\033[200~hi\033[201~x", "paste(hi) x'" },
	{ "\033[200~\033[201~x", "x'" },
	{ "\033[200~a\r\nb\rc\nd\te\033[201~", "paste(a\nb\nc\nd\te)" },
	{ "\033[200~\033[A\003\177q\033[20\033[201~", "paste(�[A��q�[20)" },
	{ "\033[200~e\xcc\x81\xff\033[201~", "paste(é�)" },
	{ "\033[201~x", "x'" },
	{ "\033[200~a\033]11;rgb:1/1/1\ab\033[?61;4cc\x9b?62cd\033[201~", "paste(abcd)" },
	{ "\033[200~a\033]b\033[1;31mc\033[M\033[201~", "paste(a�]b�[1;31mc�[M)" },
	/* clang-format on */
};

START_TEST(whole)
{
	check(0, rows[_i].bytes, strlen(rows[_i].bytes), rows[_i].want);
	ck_assert_int_eq(input_due(&in, &now), -1);
}
END_TEST

/* The same, a byte at a time: as long as a lone Esc gets no time to be a key. */
START_TEST(byte_by_byte)
{
	struct text all = { 0 };
	struct event ev;

	for (const char *b = rows[_i].bytes; *b; b++) {
		input_feed(&in, b, 1, &now);
		text_clear(&got);
		while (input_next(&in, &ev, &now))
			add(&ev);
		if (got.n)
			text_addf(&all, "%s%s", all.n ? " " : "", got.s);
	}
	ck_assert_str_eq(text_str(&all), rows[_i].want);
	text_free(&all);
}
END_TEST

START_TEST(a_lone_esc_waits_for_the_terminal)
{
	struct event ev;

	CHECK(0, "a\033", "a'");
	ck_assert(input_lone_esc(&in));
	input_esc(&in, &ev, &now);
	ck_assert_str_eq(ev.key, "Esc");
	ck_assert_int_eq(input_due(&in, &now), -1);
	CHECK(0, "\033", "");
	CHECK(10, "[A", "Up");
}
END_TEST

/* Half a key is waited for, then taken for what it is. */
START_TEST(half_a_key)
{
	CHECK(0, "\033[1", "");
	ck_assert(!input_lone_esc(&in));
	ck_assert_int_eq(input_due(&in, &now), HOLD_PART);
	check_later(HOLD_PART - 1, "");
	ck_assert_int_eq(input_due(&in, &now), 1);
	check_later(1, "paste(1)");
	CHECK(0, "\xe7\x94", "");
	check_later(HOLD_PART, "�' �'");
	CHECK(0, "\xe7\x94", "");
	CHECK(HOLD_PART - 1, "\xb0", "田'");
}
END_TEST

START_TEST(a_sequence_has_any_length)
{
	CHECK(0, "\033[000000000000000000000000000000000000~a", "a'");
	CHECK(0, "\033[1;2;3;4;5;6;7;8;9;0;1;2;3;4;5;6", "");
	check_later(HOLD_PART, "paste(1;2;3;4;5;6;7;8;9;0;1;2;3;4;5;6)");
	/* An answer is waited for as long as a slow line takes. */
	CHECK(0, "\033[?61;4;6", "");
	CHECK(HOLD_ANSWER - 1, ";7", "");
	CHECK(HOLD_ANSWER - 1, "c9", "9'");
}
END_TEST

/* Somebody who typed Alt-] by accident goes on with the sentence. */
START_TEST(a_string_without_an_end_is_text)
{
	CHECK(0, "\033]", "");
	CHECK(100, "she has 9", "");
	ck_assert_int_eq(input_due(&in, &now), HOLD_STRING);
	CHECK(HOLD_STRING - 1, " aides", "");
	check_later(HOLD_STRING, "paste(she has 9 aides)");
	CHECK(0, "\033]she has\r", "paste(she has) Enter");
	CHECK(0, "\033Xa", "");
	for (int i = 0; i < 4; i++)
		CHECK(2 * HOLD_STRING / 5, "b", "");
	CHECK(2 * HOLD_STRING / 5, "c", "paste(abbbbc)");
	CHECK(0, "\033]11;rgb", "");
	CHECK(HOLD_ANSWER - 1, ":1/1/1\a9", "9'");
	CHECK(0, "\033]11;rgb", "");
	check_later(HOLD_ANSWER, "paste(11;rgb)");
}
END_TEST

START_TEST(a_string_has_a_limit)
{
	struct text s = { 0 };
	struct event ev;

	text_add(&s, "\033]52;c;");
	while (s.n < STRING_MAX - 100)
		text_add(&s, "QUJD");
	text_add(&s, "\a9");
	check(0, s.s, s.n, "9'");
	text_set(&s, "\033Xa long");
	while (s.n <= STRING_PLAIN_MAX)
		text_add(&s, " sentence");
	input_feed(&in, s.s, s.n, &now);
	ck_assert(input_next(&in, &ev, &now));
	ck_assert_int_eq(ev.kind, EVENT_PASTE);
	ck_assert_int_eq(strncmp(ev.text, s.s + 2, ev.n), 0);
	text_free(&s);
}
END_TEST

/* On a slow line the Esc before it was a key; what is prose stays prose. */
START_TEST(an_answer_after_its_esc)
{
	static const struct {
		const char *rest, *want;
	} late[] = {
		{ "]11;rgb:1414/1919/1f1f\a9", "9'" }, { "[?61;4c9", "9'" },
		{ "P>|tmux 3.4\033\\9", "9'" }, { "_Gi=31;OK\033\\9", "9'" },
		{ "[M dd9", "9'" }, { "[24;80R9", "9'" }, { "OA", "Up" },
		{ "[4th", "[' 4' t' h'" }, { "[Maya", "[' M' a' y' a'" },
		{ "[9 of 10]", "[' 9' Space' o' f' Space' 1' 0' ]'" }, { "Oh", "O' h'" },
		{ "]so", "]' s' o'" }, { "Peter", "P' e' t' e' r'" }, { "_so", "_' s' o'" },
	};
	struct event ev;

	for (size_t i = 0; i < LEN(late); i++) {
		CHECK(LATE, "\033", "");
		input_esc(&in, &ev, &now);
		check(150, late[i].rest, strlen(late[i].rest), late[i].want);
		ck_assert_int_eq(input_due(&in, &now), -1);
	}
}
END_TEST

/* ---- answers between letters change nothing ---- */

static unsigned seed;

static unsigned
below(unsigned n)
{
	seed = seed * 1103515245 + 12345;
	return (seed >> 8) % n;
}

static void
add_random(struct text *s, const char *from, unsigned most)
{
	for (unsigned n = below(most); n > 0; n--)
		text_addc(s, from[below((unsigned)strlen(from))]);
}

static void
add_string_answer(struct text *s, bool eight)
{
	static const char *const seven[] = { "\033]", "\033P", "\033_", "\033^", "\033X" };
	static const char c1[] = "\x9d\x90\x9f\x9e\x98";
	unsigned kind = below(5);

	if (eight)
		text_addc(s, c1[kind]);
	else
		text_add(s, seven[kind]);
	if (kind == 0)
		text_addf(s, "%u;", below(2000));
	else if (kind == 1)
		text_add(s, below(2) ? ">|" : "1$r");
	else if (kind == 2)
		text_add(s, "Gi=");
	add_random(s, "0123456789abcdefGHI/:;=,+-q", kind > 2 || below(20) ? 40 : 3000);
	text_add(s, below(2) ? "\a" : eight ? "\x9c" : "\033\\");
}

/* One that a terminal may send by itself. */
static void
add_answer(struct text *s)
{
	static const char *const csi[] = { "\033[", "\x9b", "\xc2\x9b" };

	if (below(2)) {
		add_string_answer(s, below(3) == 0);
		return;
	}
	text_add(s, csi[below(3)]);
	if (below(3) == 0) {
		text_addf(s, "M%c%c%c", 32 + below(220), 33 + below(220), 33 + below(220));
		return;
	}
	text_addf(s, "%c%u", "?>="[below(3)], below(100));
	for (unsigned n = below(40); n > 0; n--)
		text_addf(s, ";%u", below(100));
	text_add(s, below(4) ? "c" : "$y");
}

static void
add_events(struct text *out)
{
	for (struct event ev; input_next(&in, &ev, &now);)
		text_addf(out, "%s%s", ev.kind == EVENT_PASTE ? "PASTE " : "",
			ev.kind == EVENT_PASTE ? ev.text : ev.key);
}

/* Fed in pieces, with pauses between them as on a slow line, but none behind a lone Esc. */
static void
feed_in_pieces(const struct text *s, struct text *out)
{
	for (size_t i = 0, n; i < s->n; i += n) {
		n = 1 + below(below(4) ? 6 : 400);
		n = n < s->n - i ? n : s->n - i;
		input_feed(&in, s->s + i, n, &now);
		add_events(out);
		now.mono_ms += input_lone_esc(&in) ? 0 : below(below(9) ? 20 : 400);
	}
	now.mono_ms += HOLD_ANSWER;
	add_events(out);
}

START_TEST(answers_between_letters_change_nothing)
{
	static const char prose[] = "9 aides took 14 visits a day, /7 d D";

	for (seed = (unsigned)_i * 1000 + 1; seed % 1000; seed++) {
		unsigned was = seed;
		struct text s = { 0 }, events = { 0 }, want = { 0 };

		for (const char *p = prose; *p; p++) {
			if (below(8) == 0)
				add_answer(&s);
			text_addc(&s, *p);
			text_addf(&want, "%s", *p == ' ' ? "Space" : (char[]){ *p, '\0' });
		}
		feed_in_pieces(&s, &events);
		ck_assert_str_eq(text_str(&events), want.s);
		text_free(&s);
		text_free(&events);
		text_free(&want);
		seed = was;
	}
}
END_TEST

START_TEST(keys_by_terminfo)
{
	input_bind(&in, "\033[225z", "PgDn");
	input_bind(&in, "\033T", "Home");
	input_bind(&in, "\033TT", "End");
	input_bind(&in, "\013", "Up"); /* Ctrl-K stays Ctrl-K */
	input_bind(&in, NULL, "Down");
	CHECK(0, "\033[225z\033Tx\033TT\013", "PgDn Home x' End Ctrl-K");
}
END_TEST

START_TEST(a_slow_paste_comes_in_pieces)
{
	CHECK(0, "\033[200~one", "");
	ck_assert_int_eq(input_due(&in, &now), HOLD_PASTE);
	CHECK(HOLD_PASTE - 1, " two", "");
	check_later(HOLD_PASTE, "paste(one two)");
	CHECK(10, " three\033[20", "");
	CHECK(10, "1~x", "paste( three) x'");
}
END_TEST

/* After its end was lost for long, keys are keys again. */
START_TEST(a_paste_whose_end_is_lost)
{
	CHECK(0, "\033[200~one\033[2", "");
	check_later(HOLD_PASTE, "paste(one)");
	ck_assert_int_eq(input_due(&in, &now), END_PASTE - HOLD_PASTE);
	check_later(END_PASTE - HOLD_PASTE, "paste(2)");
	ck_assert_int_eq(input_due(&in, &now), -1);
	CHECK(0, "\033[A", "Up");
}
END_TEST

START_TEST(a_huge_paste_is_cut_between_characters)
{
	struct event ev;
	struct text s = { 0 };
	size_t events = 0, bytes = 0;

	text_add(&s, "\033[200~x");
	for (int i = 0; i < PASTE_MAX / 3 + 9000; i++)
		text_add(&s, "田");
	for (size_t i = 0; i < s.n; i += 4096) {
		input_feed(&in, s.s + i, s.n - i < 4096 ? s.n - i : 4096, &now);
		while (input_next(&in, &ev, &now)) {
			ck_assert(utf8_valid(ev.text, ev.n));
			ck_assert_ptr_null(strstr(ev.text, "\xef\xbf\xbd"));
			events++;
			bytes += ev.n;
		}
	}
	input_feed(&in, "\033[201~", 6, &now);
	ck_assert(input_next(&in, &ev, &now));
	ck_assert_uint_eq(bytes + ev.n, s.n - 6);
	ck_assert_uint_eq(events, 1);
	text_free(&s);
}
END_TEST

/* A paste by a terminal that sets no marks: text, until a pause or a key that is none. */
START_TEST(a_flood_is_a_paste)
{
	struct text s = { 0 };
	struct event ev;

	while (s.n < FLOOD_MIN)
		text_add(&s, "14 visits\r");
	input_feed(&in, s.s, s.n, &now);
	ck_assert(input_next(&in, &ev, &now));
	ck_assert_int_eq(ev.kind, EVENT_PASTE);
	ck_assert_uint_eq(ev.n, s.n);
	ck_assert_int_eq(strncmp(ev.text, "14 visits\n14", 12), 0);
	CHECK(FLOOD_GAP, "/end\r\xe7", "paste(/end\n)");
	CHECK(1, "\x94\xb0", "paste(田)");
	CHECK(0, "d\033[Ad", "paste(d) Up d'");
	input_feed(&in, s.s, s.n, &now);
	ck_assert(input_next(&in, &ev, &now));
	CHECK(FLOOD_GAP + 1, "d\r", "d' Enter");
	/* As much as may be typed ahead stays keys. */
	input_feed(&in, s.s, FLOOD_MIN - 1, &now);
	for (size_t i = 0; i < FLOOD_MIN - 1; i++) {
		ck_assert(input_next(&in, &ev, &now));
		ck_assert_int_eq(ev.kind, EVENT_KEY);
	}
	text_free(&s);
}
END_TEST

/* ---- the answer to a status request ---- */

START_TEST(answered)
{
	input_asked(&in, &now);
	CHECK(180, "a\033[0nb", "a' answer(180) b'");
	CHECK(0, "\033[0nc", "c'"); /* nobody asked */
}
END_TEST

START_TEST(answered_in_pieces)
{
	input_asked(&in, &now);
	CHECK(100, "\033", "");
	ck_assert(!input_lone_esc(&in)); /* not a key so soon */
	CHECK(100, "[", "");
	CHECK(100, "0", "");
	CHECK(100, "nx", "answer(400) x'");
}
END_TEST

/* So late that its Esc went out as a key: the rest is still no text. */
START_TEST(answered_after_its_esc)
{
	input_asked(&in, &now);
	CHECK(100, "\033", "");
	check_later(HOLD_PART, "Esc");
	CHECK(300, "[0", "");
	CHECK(100, "n", "answer(1000)");
	input_asked(&in, &now);
	CHECK(100, "\033", "");
	check_later(HOLD_PART, "Esc");
	CHECK(300, "[x", "[' x'"); /* somebody did type Esc */
	CHECK(0, "[0n", "[' 0' n'");
}
END_TEST

/* The same of a key: on a slow line its Esc may have gone out long before. */
START_TEST(a_key_after_its_esc)
{
	struct event ev;

	CHECK(0, "\033", "");
	input_esc(&in, &ev, &now);
	CHECK(150, "[D", "Left");
	CHECK(0, "\033", "");
	input_esc(&in, &ev, &now);
	CHECK(150, "[", "");
	CHECK(150, "200~pas", "");
	CHECK(150, "ted\033[201~", "paste(pasted)");
	CHECK(0, "\033", "");
	input_esc(&in, &ev, &now);
	CHECK(150, "[note", "[' n' o' t' e'");
	CHECK(0, "\033", "");
	input_esc(&in, &ev, &now);
	CHECK(150, "[", "");
	check_later(HOLD_PART, "['");
	CHECK(0, "A", "A'");
	CHECK(0, "\033", "");
	input_esc(&in, &ev, &now);
	CHECK(LATE + 1, "[D", "[' D'");
}
END_TEST

START_TEST(never_answered)
{
	input_asked(&in, &now);
	CHECK(ANSWER + 1, "a", "a'");
	ck_assert(!in.asked);
	CHECK(0, "\033[0n", "");
}
END_TEST

Suite *tui_input_suite(void);

Suite *
tui_input_suite(void)
{
	Suite *s = suite_create("tui_input");
	TCase *t = tcase_create("input");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(t, whole, 0, LEN(rows));
	tcase_add_loop_test(t, byte_by_byte, 0, LEN(rows));
	tcase_add_test(t, a_lone_esc_waits_for_the_terminal);
	tcase_add_test(t, half_a_key);
	tcase_add_test(t, a_sequence_has_any_length);
	tcase_add_test(t, a_string_without_an_end_is_text);
	tcase_add_test(t, a_string_has_a_limit);
	tcase_add_test(t, an_answer_after_its_esc);
	tcase_add_loop_test(t, answers_between_letters_change_nothing, 0, 4);
	tcase_add_test(t, keys_by_terminfo);
	tcase_add_test(t, a_slow_paste_comes_in_pieces);
	tcase_add_test(t, a_paste_whose_end_is_lost);
	tcase_add_test(t, a_huge_paste_is_cut_between_characters);
	tcase_add_test(t, a_flood_is_a_paste);
	tcase_add_test(t, answered);
	tcase_add_test(t, answered_in_pieces);
	tcase_add_test(t, answered_after_its_esc);
	tcase_add_test(t, a_key_after_its_esc);
	tcase_add_test(t, never_answered);
	suite_add_tcase(s, t);
	return s;
}
