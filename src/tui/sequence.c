/*
 * Escape sequences, byte by byte. Where one ends is told by ECMA-48 for CSI,
 * SS3 and the control strings (OSC, DCS, APC, PM, SOS), by xterm for BEL and
 * the three bytes of an X10 mouse report.
 */
#include <string.h>

#include "sequence.h"

enum { BEL = 0x07, CAN = 0x18, SUB = 0x1a, ESC = 0x1b, C1_ST = 0x9c };

/* 8-bit introducers by the byte that follows Esc in their 7-bit form; 0: none. */
static char
c1_kind(unsigned char c)
{
	return c == 0x8f || c == 0x90 || c == 0x98 || c == 0x9b || (c >= 0x9d && c <= 0x9f)
		? (char)(c - 0x40) : 0;
}

bool
sequence_begins(unsigned char c, unsigned char next)
{
	return c == ESC || c1_kind(c) || (c == 0xc2 && c1_kind(next));
}

/* ---- the forms of answers, each counted from 0 ---- */

static bool
sequence_digit(unsigned char c)
{
	return c >= '0' && c <= '9';
}

/* Digits, ";", then no blank: "11;rgb:1414/1919/1f1f". Titles: "l" and text. */
static void
form_osc(struct sequence *s, unsigned char c)
{
	if (s->form == 0 && (c == 'l' || c == 'L' || c == 'I'))
		s->form = 3;
	else if (s->form < 2 && sequence_digit(c))
		s->form = 1;
	else if (s->form == 1 && c == ';')
		s->form = 2;
	else if (s->form < 2 || (s->form == 2 && c == ' '))
		s->broken = true;
}

/* Parameters, intermediates, a final byte, then anything: ">|xterm(390)", "1$r0m". */
static void
form_dcs(struct sequence *s, unsigned char c)
{
	if (s->form >= 3)
		return;
	if (sequence_digit(c) || c == ';' || (s->form == 0 && c >= '<' && c <= '?'))
		s->form = 1;
	else if (c > ' ' && c < '0')
		s->form = 2;
	else if (s->form > 0 && c >= '@' && c < 0x7f)
		s->form = 3;
	else
		s->broken = true;
}

/* Kitty's pictures: "Gi=31;OK". */
static void
form_apc(struct sequence *s, unsigned char c)
{
	if ((s->form == 0 && c != 'G') || (s->form == 2 && c != '='))
		s->broken = true;
	s->form += s->form < 3;
}

static void
form_string(struct sequence *s, unsigned char c)
{
	if (s->kind == ']')
		form_osc(s, c);
	else if (s->kind == 'P')
		form_dcs(s, c);
	else if (s->kind == '_')
		form_apc(s, c);
	else
		s->broken = true; /* PM and SOS have none */
}

/* What a CSI has had. */
enum { CSI_PRIVATE = 1, CSI_DIGIT = 2, CSI_SEMICOLON = 4, CSI_BETWEEN = 8, CSI_BLANK = 16 };

static void
form_csi(struct sequence *s, unsigned char c)
{
	s->form |= c >= '<' && c <= '?' ? CSI_PRIVATE : 0;
	s->form |= sequence_digit(c) ? CSI_DIGIT : 0;
	s->form |= c == ';' ? CSI_SEMICOLON : 0;
	s->form |= c == '$' || c == '\'' || c == '*' ? CSI_BETWEEN : 0;
	s->form |= c == ' ' ? CSI_BLANK : 0;
}

/* A whole CSI that no one types: a report, a key. After "Esc [" alone, "4th" is prose. */
static bool
csi_sure(const struct sequence *s, unsigned char end)
{
	if (s->form & CSI_BLANK)
		return false;
	if (s->form & CSI_PRIVATE)
		return s->form & CSI_DIGIT && strchr("cRnyuMmStx", end);
	if (!(s->form & CSI_DIGIT))
		return strchr("ABCDHFPQSZ", end) != NULL;
	if (s->form & (CSI_SEMICOLON | CSI_BETWEEN))
		return strchr("ABCDHFPQRSZ~tuxywn", end) != NULL;
	return strchr("~nu", end) != NULL;
}

/* So far it has the form of what a terminal sends by itself. */
static bool
sequence_like(const struct sequence *s)
{
	if (s->at == AT_STRING || s->at == AT_STRING_ESC)
		return !s->broken;
	if (s->at == AT_CSI)
		return s->form & CSI_PRIVATE && s->form & CSI_DIGIT && !(s->form & CSI_BLANK);
	return s->at == AT_MOUSE || s->at == AT_SS3;
}

/* ---- byte by byte ---- */

static enum sequence_is
sequence_go(struct sequence *s, enum sequence_at at)
{
	s->at = at;
	return SEQUENCE_MORE;
}

static enum sequence_is
none(struct sequence *s, unsigned char c)
{
	s->cut = c == ESC;
	return SEQUENCE_NONE;
}

/* The introducer is whole: what follows is of this kind. */
static enum sequence_is
introduced(struct sequence *s, char kind)
{
	s->kind = kind;
	s->intro = s->n;
	return sequence_go(s, kind == '[' ? AT_CSI : kind == 'O' ? AT_SS3 : AT_STRING);
}

static enum sequence_is
sequence_start(struct sequence *s, unsigned char c)
{
	if (c1_kind(c))
		return introduced(s, c1_kind(c));
	s->kind = c == 0xc2 ? (char)c : 0;
	return sequence_go(s, AT_ESC);
}

static int
follow(unsigned char c)
{
	return c < 0xc2 ? 0 : c < 0xe0 ? 1 : c < 0xf0 ? 2 : c < 0xf5 ? 3 : 0;
}

/* Behind Esc, or behind the first byte of a C1 control in UTF-8. */
static enum sequence_is
escaped(struct sequence *s, unsigned char c)
{
	if ((unsigned char)s->kind == 0xc2)
		return c1_kind(c) ? introduced(s, c1_kind(c)) : none(s, c);
	if (c == ESC && !s->doubled && !s->spent) {
		s->doubled = true;
		return SEQUENCE_MORE;
	}
	if (c == '[' || c == 'O' || (c && strchr("]P_^X", c) && !s->doubled))
		return introduced(s, (char)c);
	if (s->doubled || s->spent)
		return none(s, c);
	s->left = follow(c);
	s->intro = 1;
	return s->left ? sequence_go(s, AT_ALT) : SEQUENCE_WHOLE;
}

static enum sequence_is
alt(struct sequence *s, unsigned char c)
{
	if ((c & 0xc0) != 0x80)
		return none(s, c);
	return --s->left ? SEQUENCE_MORE : SEQUENCE_WHOLE;
}

static enum sequence_is
sequence_csi(struct sequence *s, unsigned char c)
{
	bool first = s->n == s->intro + 1;

	if (first && c == '[')
		return s->spent ? none(s, c) : sequence_go(s, AT_CONSOLE);
	if (first && c == 'M') {
		s->left = 3;
		return sequence_go(s, AT_MOUSE);
	}
	if (c < ' ' || c > 0x7e || s->n > STRING_PLAIN_MAX)
		return none(s, c);
	if (c < 0x40) {
		form_csi(s, c);
		return SEQUENCE_MORE;
	}
	return s->spent && !csi_sure(s, c) ? none(s, c) : SEQUENCE_WHOLE;
}

static enum sequence_is
console(struct sequence *s, unsigned char c)
{
	return c < ' ' ? none(s, c) : SEQUENCE_WHOLE;
}

/* Old terminals put a number before the letter. */
static enum sequence_is
ss3(struct sequence *s, unsigned char c)
{
	if ((sequence_digit(c) || c == ';') && s->n < s->intro + 8)
		return SEQUENCE_MORE;
	return c <= ' ' || c > 0x7e ? none(s, c) : SEQUENCE_WHOLE;
}

/* Each of the three is 32 and more. Behind an Esc that was a key, "[Maya" is a name. */
static enum sequence_is
mouse(struct sequence *s, unsigned char c)
{
	if (c < ' ' || (s->spent && s->left == 3 && c > '@' && c != '`'))
		return none(s, c);
	return --s->left ? SEQUENCE_MORE : SEQUENCE_WHOLE;
}

/* A byte of the content; of a character, its later bytes may look like C1 controls. */
static enum sequence_is
content(struct sequence *s, unsigned char c)
{
	size_t most = s->broken ? STRING_PLAIN_MAX : STRING_MAX;

	if (s->left && (c & 0xc0) == 0x80) {
		s->left--;
		return SEQUENCE_MORE;
	}
	s->left = follow(c);
	form_string(s, c);
	return s->n > most || (s->spent && s->broken) ? none(s, c) : SEQUENCE_MORE;
}

static enum sequence_is
string(struct sequence *s, unsigned char c)
{
	if (c == BEL || c == CAN || c == SUB)
		return SEQUENCE_WHOLE;
	if (c == C1_ST && (!s->left || s->last == 0xc2))
		return SEQUENCE_WHOLE;
	if (c == ESC)
		return sequence_go(s, AT_STRING_ESC);
	if (c < ' ' || c == 0x7f)
		return none(s, c); /* somebody pressed a key: no answer has one in it */
	return content(s, c);
}

static enum sequence_is
string_esc(struct sequence *s, unsigned char c)
{
	if (c == '\\')
		return SEQUENCE_WHOLE;
	s->cut = true;
	s->n--; /* nor is that Esc */
	return SEQUENCE_NONE;
}

enum sequence_is
sequence_byte(struct sequence *s, unsigned char c)
{
	static enum sequence_is (*const at[])(struct sequence *s, unsigned char c) = {
		[AT_START] = sequence_start,     [AT_ESC] = escaped, [AT_ALT] = alt,
		[AT_CSI] = sequence_csi,         [AT_CONSOLE] = console, [AT_SS3] = ss3,
		[AT_MOUSE] = mouse,     [AT_STRING] = string,
		[AT_STRING_ESC] = string_esc,
	};
	enum sequence_is is;

	s->n++;
	is = at[s->at](s, c);
	s->last = c;
	if (is == SEQUENCE_NONE)
		s->n--;
	return is;
}

/* Milliseconds without a byte. */
static int64_t
sequence_hold(const struct sequence *s)
{
	if (s->spent && s->n < 6)
		return HOLD_PART;
	if (s->at == AT_STRING || s->at == AT_STRING_ESC)
		return s->broken ? HOLD_STRING : HOLD_ANSWER;
	if (s->doubled && s->at == AT_ESC)
		return HOLD_ESC;
	return sequence_like(s) && s->at == AT_CSI ? HOLD_ANSWER : HOLD_PART;
}

int64_t
sequence_wait(const struct sequence *s, int64_t began, int64_t came, int64_t now)
{
	int64_t ms = came + sequence_hold(s) - now, all = began + 2 * HOLD_STRING - now;

	if (s->broken && all < ms)
		ms = all;
	return ms > 0 ? ms : 0;
}

bool
sequence_is_text(const struct sequence *s)
{
	return s->at != AT_MOUSE && (!s->cut || !sequence_like(s));
}

bool
sequence_is_answer(const struct sequence *s)
{
	return s->at != AT_CSI || s->form & CSI_DIGIT;
}
