/* blank.c: what is blank in a text that a person wrote, and how it is cut: Unicode's White_Space. */
#include <string.h>

#include "base.h"

/* Bytes of the blank that s begins with when these lie beyond ASCII. */
static size_t
blank_wide(const unsigned char *s)
{
	if (s[0] == 0xc2)
		return s[1] == 0x85 || s[1] == 0xa0 ? 2 : 0; /* next line, no-break space */
	if (s[0] == 0xe1)
		return s[1] == 0x9a && s[2] == 0x80 ? 3 : 0; /* Ogham */
	if (s[0] == 0xe2 && s[1] == 0x80) /* U+2000 to U+200A, ends of lines and paragraphs, U+202F */
		return (s[2] >= 0x80 && s[2] <= 0x8a) || s[2] == 0xa8 || s[2] == 0xa9 || s[2] == 0xaf ? 3 : 0;
	if (s[0] == 0xe2)
		return s[1] == 0x81 && s[2] == 0x9f ? 3 : 0; /* mathematical */
	if (s[0] == 0xe3)
		return s[1] == 0x80 && s[2] == 0x80 ? 3 : 0; /* ideographic */
	return s[0] == 0xef && s[1] == 0xbb && s[2] == 0xbf ? 3 : 0; /* the byte-order mark */
}

size_t
blank_at(const char *s)
{
	if ((unsigned char)*s < 0x80)
		return *s == ' ' || (*s >= '\t' && *s <= '\r');
	return blank_wide((const unsigned char *)s);
}

size_t
blank_before(const char *s, size_t at)
{
	for (size_t n = 1; n <= 3 && n <= at; n++)
		if (blank_at(s + at - n) == n)
			return n;
	return 0;
}

size_t
blank_span(const char *s)
{
	size_t at = 0, n;

	while ((n = blank_at(s + at)))
		at += n;
	return at;
}

size_t
blank_word(const char *s)
{
	size_t at = 0;

	while (s[at] && !blank_at(s + at))
		at++;
	return at;
}

size_t
blank_end(const char *s, size_t n)
{
	for (size_t one; (one = blank_before(s, n));)
		n -= one;
	return n;
}

bool
blank_only(const char *s)
{
	return !s || !s[blank_span(s)];
}

bool
blank_within(const char *s)
{
	return s[blank_word(s)] != '\0';
}

char *
blank_trimmed(const char *s)
{
	s += blank_span(s);
	return mem_strn(s, blank_end(s, strlen(s)));
}
