/*
 * accept.c: the gate for text that comes in: keys, pastes, pipes, options,
 * editors. What is kept is valid UTF-8 in NFC without a byte-order mark before
 * it, with one kind of line end and no control character but that and the tab.
 */
#include <string.h>

#include "base.h"

enum { BAD = 0xfffd };

/* Bytes of the line end that s begins with; 0: none. */
static size_t
accept_line_end(const char *s, size_t n)
{
	if (*s == '\r' && n > 1 && s[1] == '\n')
		return 2;
	return *s == '\r' || *s == '\n';
}

static bool
accept_is_control(uint32_t c)
{
	return (c < ' ' && c != '\t') || (c >= 0x7f && c < 0xa0 && c != 0x85);
}

static void
accept_all(struct text *out, const char *s, size_t n, enum accept how)
{
	char encoded[5];
	size_t len;

	for (size_t at = 0; at < n; at += len) {
		if ((len = accept_line_end(s + at, n - at))) {
			text_addc(out, how == ACCEPT_LINE ? ' ' : '\n');
			continue;
		}
		uint32_t c = utf8_decode(s, n, at, &len);
		if (c == '\t' && how == ACCEPT_LINE)
			c = ' ';
		text_addn(out, encoded, utf8_encode(accept_is_control(c) ? BAD : c, encoded));
	}
}

/* Printable ASCII and Latin letters (U+00C0 to U+02FF, which NFC leaves alone), as most of what
 * comes in is, need nothing done to them. */
static bool
accept_is_plain(const char *s, size_t n)
{
	const unsigned char *u = (const unsigned char *)s;

	for (size_t i = 0; i < n; i++) {
		if (u[i] >= 0xc3 && u[i] <= 0xcb && i + 1 < n && (u[i + 1] & 0xc0) == 0x80)
			i++;
		else if (u[i] < ' ' || u[i] > '~')
			return false;
	}
	return true;
}

void
text_accept(struct text *out, const char *s, size_t n, enum accept how)
{
	struct text plain = { 0 };

	if (accept_is_plain(s, n)) {
		text_addn(out, s, n);
		return;
	}

	if (n >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0) {
		s += 3;
		n -= 3;
	}
	while (how == ACCEPT_LINE && n && (s[n - 1] == '\n' || s[n - 1] == '\r'))
		n--; /* what was copied with its end */
	accept_all(&plain, s, n, how);
	utf8_repair(out, text_str(&plain), plain.n);
	text_free(&plain);
}
