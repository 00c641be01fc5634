/*
 * The gate: what a stranger's text may do to a terminal. Nothing passes that
 * is invisible, moves the cursor, or turns the direction of writing; it comes
 * out as a visible mark instead.
 */
#include <string.h>
#include <wchar.h>
#include <wctype.h>

#include "base.h"

enum { BAD = 0xfffd, ZWNJ = 0x200c, ZWJ = 0x200d, MARKS_MAX = 8 };

struct range {
	uint32_t from, to;
};

#define IN(table, c) in_ranges(table, LEN(table), c)

static bool
in_ranges(const struct range *r, size_t n, uint32_t c)
{
	for (size_t i = 0; i < n && r[i].from <= c; i++)
		if (c <= r[i].to)
			return true;
	return false;
}

/* Seen as nothing, or only by what it does to others. Sorted. */
static const struct range hidden[] = {
	{ 0x34f, 0x34f },     /* grapheme joiner */
	{ 0x61c, 0x61c },     /* Arabic letter mark */
	{ 0x115f, 0x1160 },   /* Hangul fillers */
	{ 0x17b4, 0x17b5 },   /* Khmer inherent vowels */
	{ 0x180e, 0x180e },   /* Mongolian vowel separator */
	{ 0x200b, 0x200f },   /* zero-width space, joiners, direction marks */
	{ 0x202a, 0x202e },   /* embeddings and overrides */
	{ 0x2060, 0x206f },   /* word joiner, invisible operators, isolates */
	{ 0x3164, 0x3164 },   /* Hangul filler */
	{ 0xfeff, 0xfeff },   /* byte order mark */
	{ 0xffa0, 0xffa0 },   /* Hangul filler */
	{ 0xfff0, 0xfffb },   /* interlinear annotation */
	{ 0x1bca0, 0x1bca3 }, /* shorthand format controls */
	{ 0x1d173, 0x1d17a }, /* musical format controls */
	{ 0xe0000, 0xe00ff }, /* tags */
	{ 0xe01f0, 0xe0fff },
};

/* Scripts in which joiners are spelling. */
static const struct range joining[] = {
	{ 0x600, 0x8ff },   /* Arabic, Syriac, Thaana, N'Ko */
	{ 0x900, 0xdff },   /* the scripts of India, Sinhala */
	{ 0xf00, 0x109f },  /* Tibetan, Myanmar */
	{ 0x1780, 0x18af }, /* Khmer, Mongolian */
	{ 0xfb50, 0xfdff }, /* Arabic forms */
	{ 0xfe70, 0xfefe },
};

/* What emoji sequences are made of; near enough, since a joiner between two of
 * these can hide nothing. */
static const struct range picture[] = {
	{ 0x2190, 0x21ff }, { 0x2300, 0x23ff }, { 0x2600, 0x27bf }, { 0x2900, 0x297f },
	{ 0x2b00, 0x2bff }, { 0x1f000, 0x1faff },
};

static const struct range selector[] = {
	{ 0x180b, 0x180d }, { 0x180f, 0x180f }, { 0xfe00, 0xfe0f }, { 0xe0100, 0xe01ef },
};

static const struct range ideograph[] = {
	{ 0x2e80, 0x303f }, { 0x3400, 0x9fff }, { 0xf900, 0xfaff }, { 0x20000, 0x3ffff },
};

/* A variation selector is shown by the base it follows, and only one. */
static bool
selector_fits(uint32_t before, uint32_t c)
{
	if (c < 0xfe00)
		return before >= 0x1800 && before <= 0x18af;
	if (c >= 0xe0100)
		return IN(ideograph, before);
	if (IN(ideograph, before) || IN(picture, before))
		return true;
	if (c >= 0xfe0e) /* text or emoji: keycaps, (c), arrows, symbols */
		return before && (strchr("#*0123456789", (int)(before < 0x80 ? before : 1)) ||
			before == 0xa9 || before == 0xae || (before >= 0x2010 && before <= 0x2bff));
	return (before >= 0x1000 && before <= 0x109f) || (before >= 0x2200 && before <= 0x22ff);
}

static bool
joiner_fits(uint32_t before, uint32_t c, uint32_t after)
{
	if (IN(joining, before) && IN(joining, after))
		return true;
	return c == ZWJ && (IN(picture, before) || before == 0xfe0f) && IN(picture, after);
}

static bool
passes(uint32_t before, uint32_t c, uint32_t after)
{
	if (IN(selector, c))
		return selector_fits(before, c);
	if (c == ZWJ || c == ZWNJ)
		return joiner_fits(before, c, after);
	return !IN(hidden, c) && wcwidth((wchar_t)c) >= 0;
}

static void
show_add(struct text *out, uint32_t c)
{
	char s[5];

	text_addn(out, s, utf8_encode(c, s));
}

/* A mark with nothing to stand on would stand on what the screen has there. */
static void
show_add_mark(struct text *out, uint32_t c, bool first, int marks)
{
	if (first)
		show_add(out, 0x25cc);
	show_add(out, marks > MARKS_MAX ? BAD : c);
}

/* What each of the blanks and ends of lines becomes; 0: not one of them. */
static uint32_t
show_blank(uint32_t c, uint32_t after, bool lines)
{
	switch (c) {
	case '\r':
		return after == '\n' ? UINT32_MAX : ' ';
	case '\n':
		return lines ? '\n' : ' ';
	case '\t':
	case 0x2028:
	case 0x2029:
		return ' ';
	case 0xad:
		return '-'; /* a soft hyphen: some terminals show it, some do not */
	default:
		return 0;
	}
}

static size_t
plain_end(const char *s, size_t at)
{
	while (s[at] >= ' ' && s[at] < 0x7f)
		at++;
	return at;
}

bool
text_is_plain(const char *s, size_t *n)
{
	*n = plain_end(s, 0);
	return !s[*n];
}

/* How many bytes from `at` on are plain ASCII with plain ASCII behind: nothing there
 * depends on what stands beside it. */
static size_t
plain_run(const char *s, size_t at)
{
	size_t end = plain_end(s, at);

	return s[end] && end > at ? end - at - 1 : end - at;
}

static void
show_show(struct text *out, const char *s, bool lines)
{
	size_t n = strlen(s), len, ahead;
	uint32_t before = 0;
	int marks = 0;
	bool first = true;

	for (size_t at = 0; at < n; at += len) {
		len = plain_run(s, at);
		if (len) {
			text_addn(out, s + at, len);
			before = (unsigned char)s[at + len - 1];
			marks = 0;
			first = false;
			continue;
		}
		uint32_t c = utf8_decode(s, n, at, &len);
		uint32_t after = utf8_decode(s, n, at + len, &ahead);
		uint32_t plain = show_blank(c, after, lines);

		if (plain == UINT32_MAX)
			continue;
		if (plain)
			c = plain;
		else if (!passes(before, c, after))
			c = BAD;
		marks = c != '\n' && wcwidth((wchar_t)c) == 0 ? marks + 1 : 0;
		if (marks)
			show_add_mark(out, c, first, marks);
		else
			show_add(out, c);
		first = c == '\n';
		before = c;
	}
}

void
text_show(struct text *out, const char *s)
{
	show_show(out, s, false);
}

void
text_show_lines(struct text *out, const char *s)
{
	show_show(out, s, true);
}

bool
text_hidden(uint32_t c)
{
	return IN(hidden, c) && c != ZWJ && c != ZWNJ;
}
