/*
 * The only file that knows bytes, graphemes and columns. Graphemes, folding
 * and normalisation are utf8proc's; columns are wcwidth's, because that is
 * what curses lays out by.
 */
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>
#include <wchar.h>

#include "base.h"

enum { BAD = 0xfffd };

uint32_t
utf8_decode(const char *s, size_t n, size_t at, size_t *len)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t got;

	*len = 0;
	if (at >= n)
		return 0;
	*len = 1;
	if ((unsigned char)s[at] < 0x80)
		return (unsigned char)s[at];
	got = utf8proc_iterate(
		(const utf8proc_uint8_t *)s + at, n - at > 4 ? 4 : (utf8proc_ssize_t)(n - at), &c);
	if (got <= 0)
		return BAD;
	*len = (size_t)got;
	return (uint32_t)c;
}

size_t
utf8_encode(uint32_t c, char out[5])
{
	utf8proc_ssize_t n;

	if (c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
		c = BAD;
	n = utf8proc_encode_char((utf8proc_int32_t)c, (utf8proc_uint8_t *)out);
	out[n] = '\0';
	return (size_t)n;
}

static void
add_char(struct text *out, uint32_t c)
{
	char s[5];

	text_addn(out, s, utf8_encode(c, s));
}

/* One byte, one column, one grapheme when another of its kind follows. */
static bool
printable(char c)
{
	return c >= ' ' && c < 0x7f;
}

static bool
ascii(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)s[i] >= 0x80)
			return false;
	return true;
}

bool
utf8_valid(const char *s, size_t n)
{
	size_t len;

	for (size_t at = 0; at < n; at += len)
		if (utf8_decode(s, n, at, &len) == BAD && len == 1)
			return false;
	return true;
}

void
utf8_repair(struct text *out, const char *s, size_t n)
{
	struct text good = { 0 };
	utf8proc_uint8_t *composed = NULL;
	utf8proc_ssize_t got;
	size_t len;

	/* A NUL would end the text for everybody after us. */
	for (size_t at = 0; at < n; at += len) {
		uint32_t c = utf8_decode(s, n, at, &len);

		add_char(&good, c ? c : BAD);
	}
	if (ascii(text_str(&good), good.n)) {
		text_addn(out, text_str(&good), good.n);
		text_free(&good);
		return;
	}
	got = utf8proc_map((const utf8proc_uint8_t *)good.s, (utf8proc_ssize_t)good.n,
		&composed, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	if (got >= 0)
		text_addn(out, (const char *)composed, (size_t)got);
	else
		text_addn(out, good.s, good.n);
	free(composed);
	text_free(&good);
}

/* ---- what a character is ---- */

bool
utf8_is_upper(uint32_t c)
{
	utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);

	return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

bool
utf8_is_wordly(uint32_t c)
{
	utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);

	return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

/* ---- graphemes ---- */

/* No part of a longer grapheme beside others of these: Latin letters, typographic quotes and
 * dashes. Without this the tables of utf8proc, 270 KiB, would be mapped for one "…". */
static bool
utf8_is_alone(uint32_t c)
{
	return (c >= ' ' && c < 0x7f) || (c >= 0xa0 && c < 0x300) || (c >= 0x2010 && c <= 0x2027) ||
	       (c >= 0x2030 && c <= 0x205e);
}

size_t
utf8_next(const char *s, size_t n, size_t at)
{
	utf8proc_int32_t state = 0;
	size_t len;
	uint32_t c, after;

	if (at >= n)
		return n;
	if (printable(s[at]) && (at + 1 == n || printable(s[at + 1])))
		return at + 1;
	c = utf8_decode(s, n, at, &len);
	for (at += len; at < n; at += len) {
		after = utf8_decode(s, n, at, &len);
		if ((utf8_is_alone(c) && utf8_is_alone(after)) ||
			utf8proc_grapheme_break_stateful(
				(utf8proc_int32_t)c, (utf8proc_int32_t)after, &state))
			break;
		c = after;
	}
	return at < n ? at : n;
}

/* The scalar before `at`, a boundary of scalars. */
static uint32_t
decode_before(const char *s, size_t at)
{
	size_t len, from = at - 1;

	while (from > 0 && at - from < 4 && ((unsigned char)s[from] & 0xc0) == 0x80)
		from--;
	if (utf8_decode(s, at, from, &len) && from + len == at)
		return utf8_decode(s, at, from, &len);
	return BAD; /* the last byte of a broken sequence */
}

/* True where there is a boundary whatever stood further back: all but flags and joined
 * pictures, whose parts must be counted from their beginning. */
static bool
sure_boundary(const char *s, size_t n, size_t at)
{
	size_t len;
	utf8proc_int32_t before, c;

	if (at == 0)
		return true;
	if (((unsigned char)s[at] & 0xc0) == 0x80)
		return false; /* inside a scalar */
	before = (utf8proc_int32_t)decode_before(s, at);
	c = (utf8proc_int32_t)utf8_decode(s, n, at, &len);
	return utf8proc_get_property(c)->boundclass != UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC &&
		utf8proc_grapheme_break_stateful(before, c, NULL);
}

/* Graphemes can only be found forwards: from the last place that is sure. */
size_t
utf8_prev(const char *s, size_t n, size_t at)
{
	size_t from, next;

	if (at > n)
		at = n;
	if (at == 0)
		return 0;
	for (from = at - 1; !sure_boundary(s, n, from); from--)
		;
	while ((next = utf8_next(s, n, from)) < at)
		from = next;
	return from;
}

static bool
utf8_in_word(const char *s, size_t n, size_t at)
{
	size_t len;

	switch (utf8proc_category((utf8proc_int32_t)utf8_decode(s, n, at, &len))) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL:
	case UTF8PROC_CATEGORY_NO:
		return true;
	default:
		return false;
	}
}

size_t
utf8_word_next(const char *s, size_t n, size_t at)
{
	while (at < n && !utf8_in_word(s, n, at))
		at = utf8_next(s, n, at);
	while (at < n && utf8_in_word(s, n, at))
		at = utf8_next(s, n, at);
	return at < n ? at : n;
}

size_t
utf8_word_prev(const char *s, size_t n, size_t at)
{
	size_t before;

	if (at > n)
		at = n;
	while (at > 0 && !utf8_in_word(s, n, before = utf8_prev(s, n, at)))
		at = before;
	while (at > 0 && utf8_in_word(s, n, before = utf8_prev(s, n, at)))
		at = before;
	return at;
}

/* ---- columns ---- */

int
utf8_columns(const char *s, size_t n)
{
	int columns = 0;
	size_t len;

	for (size_t at = 0; at < n; at += len) {
		if (printable(s[at])) {
			columns++;
			len = 1;
			continue;
		}
		int w = wcwidth((wchar_t)utf8_decode(s, n, at, &len));

		columns += w > 0 ? w : 0;
	}
	return columns;
}

size_t
utf8_fit(const char *s, size_t n, int columns)
{
	size_t at = 0;

	while (at < n) {
		size_t next = utf8_next(s, n, at);

		columns -= next - at == 1 && printable(s[at]) ? 1 : utf8_columns(s + at, next - at);
		if (columns < 0)
			break;
		at = next;
	}
	return at;
}

void
utf8_cut(struct text *out, const char *s, int columns)
{
	size_t n = strlen(s);
	size_t fit = utf8_fit(s, n, columns);

	if (fit < n && columns > 0)
		fit = utf8_fit(s, n, columns - 1);
	text_addn(out, s, fit);
	if (fit < n && columns > 0)
		text_add(out, "\u2026");
}

static void
utf8_add_line(struct strings *out, const char *s, size_t n)
{
	char *line = mem_strn(s, n);

	strings_add(out, line);
	free(line);
}

/* Bytes of the first line of `s`; *skip the blanks after it that are lost. */
static size_t
utf8_first_line(const char *s, size_t n, int columns, size_t *skip)
{
	size_t fit = utf8_fit(s, n, columns);
	size_t end = fit;

	*skip = 0;
	if (fit == 0)
		fit = end = utf8_next(s, n, 0); /* wider than the line: still go on */
	if (fit < n && s[fit] != ' ')
		while (end > 0 && s[end - 1] != ' ')
			end--;
	if (end == 0)
		end = fit; /* one word alone is too long */
	while (end + *skip < n && s[end + *skip] == ' ')
		++*skip;
	while (end > 1 && s[end - 1] == ' ') {
		end--;
		++*skip;
	}
	return end;
}

void
utf8_wrap(struct strings *out, const char *s, int columns)
{
	while (*s) {
		size_t n = strcspn(s, "\n");
		const char *end = s + n;

		if (n == 0)
			utf8_add_line(out, s, 0);
		while (s < end) {
			size_t skip;
			size_t line = utf8_first_line(s, (size_t)(end - s), columns, &skip);

			utf8_add_line(out, s, line);
			s += line + skip;
		}
		s = *end ? end + 1 : end;
	}
}

/* ---- folding ---- */

/* Letters that no decomposition takes apart, though people type them plain. */
static const struct {
	uint32_t c;
	const char *plain;
} strokes[] = {
	{ 0xe6, "ae" }, { 0xf0, "d" }, { 0xf8, "o" }, { 0xfe, "th" }, { 0x111, "d" },
	{ 0x127, "h" }, { 0x131, "i" }, { 0x142, "l" }, { 0x153, "oe" }, { 0x167, "t" },
};

/* Diacritics go; what makes another letter (nukta, kana voicing, virama) stays. */
static bool
diacritic(const utf8proc_property_t *p)
{
	return p->category == UTF8PROC_CATEGORY_MN && p->combining_class != 0 &&
		(p->combining_class < 7 || p->combining_class > 9);
}

static void
utf8_add_folded(struct text *out, uint32_t c)
{
	utf8proc_int32_t parts[32];
	int last = 0;
	utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)c, parts, LEN(parts),
		UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE, &last);

	for (utf8proc_ssize_t i = 0; i < n && i < (utf8proc_ssize_t)LEN(parts); i++) {
		const char *plain = NULL;

		for (size_t k = 0; k < LEN(strokes); k++)
			if (strokes[k].c == (uint32_t)parts[i])
				plain = strokes[k].plain;
		if (plain)
			text_add(out, plain);
		else if (!diacritic(utf8proc_get_property(parts[i])))
			add_char(out, (uint32_t)parts[i]);
	}
}

/* From U+00C0 and again from U+00E0; a blank: not one letter, or none that another has. Names
 * and words are folded by the thousand, few of them with other letters. */
static const char latin[] = "aaaaaa ceeeeiiii nooooo  uuuuy  ";

static char
utf8_latin(uint32_t c)
{
	if (c < 0xc0 || c > 0xff || latin[c & 31] == ' ')
		return c == 0xff ? 'y' : '\0';
	return latin[c & 31];
}

void
utf8_fold(struct text *out, const char *s)
{
	size_t n = strlen(s), len;

	for (size_t at = 0; at < n; at += len) {
		uint32_t c = utf8_decode(s, n, at, &len);

		if (c >= 'A' && c <= 'Z')
			text_addc(out, (char)(c + 'a' - 'A'));
		else if (c < 0x80)
			text_addc(out, (char)c);
		else if (utf8_latin(c))
			text_addc(out, utf8_latin(c));
		else if (blank_at(s + at))
			text_addc(out, ' ');
		else if ((c >= 0x2013 && c <= 0x2015) || (c >= 0x2018 && c <= 0x201f))
			add_char(out, c); /* dashes and quotes are as they are */
		else
			utf8_add_folded(out, c);
	}
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

static bool
ascii_has(const char *s, const char *part)
{
	for (;; s++) {
		size_t i = 0;

		while (part[i] && lower(s[i]) == lower(part[i]))
			i++;
		if (!part[i] || !*s)
			return !part[i];
	}
}

bool
utf8_has_folded(const char *text, const char *part)
{
	struct text a = { 0 }, b = { 0 };
	bool has;

	/* The usual case, and lists narrow thousands of rows at each key. */
	if (ascii(text, strlen(text)) && ascii(part, strlen(part)))
		return ascii_has(text, part);
	utf8_fold(&a, text);
	utf8_fold(&b, part);
	has = strstr(text_str(&a), text_str(&b)) != NULL;
	text_free(&a);
	text_free(&b);
	return has;
}

bool
utf8_plain(struct text *out, uint32_t c)
{
	utf8proc_int32_t parts[32];
	int last = 0;
	utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)c, parts, LEN(parts),
		UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, &last);
	struct text made = { 0 };
	bool plain;

	for (utf8proc_ssize_t i = 0; i < n && i < (utf8proc_ssize_t)LEN(parts); i++)
		if (utf8proc_get_property(parts[i])->category != UTF8PROC_CATEGORY_MN)
			add_char(&made, parts[i] == 0x2044 ? '/' : (uint32_t)parts[i]);
	plain = made.n && ascii(made.s, made.n);
	if (plain)
		text_addn(out, made.s, made.n);
	text_free(&made);
	return plain;
}

/* ---- names of files ---- */

enum { FILE_NAME_MOST = 120 }; /* bytes of it: a file's whole name may have 255 */

static bool
is_mark(const char *s, size_t n, size_t at)
{
	size_t len;
	utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)utf8_decode(s, n, at, &len));

	return c == UTF8PROC_CATEGORY_MN || c == UTF8PROC_CATEGORY_MC;
}

/* Runs of letters and digits with a hyphen between; a mark belongs to the letter before. */
static void
utf8_add_words(struct text *out, const char *s, size_t n)
{
	size_t len;

	for (size_t at = 0; at < n; at += len) {
		bool open = out->n && out->s[out->n - 1] != '-';

		utf8_decode(s, n, at, &len);
		if (utf8_in_word(s, n, at) || (open && is_mark(s, n, at)))
			text_addn(out, s + at, len);
		else if (open)
			text_addc(out, '-');
	}
	if (out->n && out->s[out->n - 1] == '-')
		text_cut(out, out->n - 1);
}

void
utf8_file_name(struct text *out, const char *s)
{
	struct text folded = { 0 }, words = { 0 };

	utf8_fold(&folded, s);
	utf8_add_words(&words, text_str(&folded), folded.n);
	text_clear(&folded);
	utf8_repair(&folded, text_str(&words), words.n); /* composed again: Hangul is whole */
	if (folded.n > FILE_NAME_MOST) {
		size_t at = FILE_NAME_MOST;

		while (at && (folded.s[at] & 0xc0) == 0x80)
			at--;
		text_cut(&folded, utf8_prev(folded.s, folded.n, at));
	}
	text_add(out, text_str(&folded));
	text_free(&folded);
	text_free(&words);
}
