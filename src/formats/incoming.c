/*
 * incoming.c: a stranger's file as UTF-8, piece by piece: UTF-8 with or without a
 * byte-order mark, UTF-16 of both orders, Windows-1252.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "formats_contacts.h"

/* ---- bytes ---- */

static bool
incoming_read(struct incoming *in)
{
	char piece[INCOMING_PIECE];
	ssize_t n;

	if (in->ended)
		return false;
	if (!in->file) {
		n = (ssize_t)(in->mem_n < sizeof(piece) ? in->mem_n : sizeof(piece));
		text_addn(&in->raw, in->mem, (size_t)n);
		in->mem += n;
		in->mem_n -= (size_t)n;
	} else {
		do
			n = read(in->fd, piece, sizeof(piece));
		while (n < 0 && errno == EINTR);
		if (n < 0)
			in->refused = errno;
		else
			text_addn(&in->raw, piece, (size_t)n);
	}
	in->ended = n <= 0;
	return n > 0;
}

/* ---- which encoding ---- */

/* Bytes of the UTF-8 character that s begins with; 0: none, -1: its end is missing. */
static int
incoming_utf8(const unsigned char *s, size_t n)
{
	unsigned c = s[0], least;
	int len = c < 0x80 ? 1 : c >= 0xc2 && c < 0xe0 ? 2 : c >= 0xe0 && c < 0xf0 ? 3
		: c >= 0xf0 && c < 0xf5 ? 4 : 0;

	for (int i = 1; i < len; i++) {
		if ((size_t)i == n)
			return -1;
		if ((s[i] & 0xc0) != 0x80)
			return 0;
		least = i > 1 ? 0x80 : c == 0xe0 ? 0xa0 : c == 0xf0 ? 0x90 : 0x80;
		if (s[i] < least || (i == 1 && ((c == 0xed && s[i] > 0x9f) || (c == 0xf4 && s[i] > 0x8f))))
			return 0;
	}
	return len;
}

/* Bytes from s on that are plain ASCII. */
static size_t
incoming_ascii(const unsigned char *s, size_t n)
{
	size_t at = 0;
	uint64_t eight;

	for (; at + 8 <= n; at += 8) {
		memcpy(&eight, s + at, 8);
		if (eight & UINT64_C(0x8080808080808080))
			break;
	}
	while (at < n && s[at] < 0x80)
		at++;
	return at;
}

static bool
incoming_is_utf8(const unsigned char *s, size_t n)
{
	for (size_t at = incoming_ascii(s, n); at < n; at += incoming_ascii(s + at, n - at)) {
		int len = incoming_utf8(s + at, n - at);

		if (len <= 0)
			return len < 0;
		at += (size_t)len;
	}
	return true;
}

/* UTF-16 of European text has a NUL in every other byte. */
static bool
incoming_is_utf16(const unsigned char *s, size_t n, size_t nul_at)
{
	size_t nuls = 0, others = 0, most = n < 4096 ? n : 4096;

	for (size_t i = 0; i + 1 < most; i += 2) {
		nuls += s[i + nul_at] == 0;
		others += s[i + 1 - nul_at] == 0;
	}
	return n >= 4 && nuls > most / 2 * 2 / 5 && others < nuls / 4;
}

static enum encoding
incoming_encoding(const unsigned char *s, size_t n, size_t *mark)
{
	*mark = n >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
	if (*mark)
		return ENCODING_UTF8;
	*mark = n >= 2 && ((s[0] == 0xff && s[1] == 0xfe) || (s[0] == 0xfe && s[1] == 0xff)) ? 2 : 0;
	if (*mark)
		return s[0] == 0xff ? ENCODING_UTF16_LE : ENCODING_UTF16_BE;
	if (incoming_is_utf16(s, n, 1))
		return ENCODING_UTF16_LE;
	if (incoming_is_utf16(s, n, 0))
		return ENCODING_UTF16_BE;
	return incoming_is_utf8(s, n) ? ENCODING_UTF8 : ENCODING_WINDOWS_1252;
}

/* ---- decoding: each gives how many bytes it has taken ---- */

static void
incoming_put(struct text *out, uint32_t c)
{
	char encoded[5];

	text_addn(out, encoded, utf8_encode(c, encoded));
}

static void
incoming_put_1252(struct text *out, unsigned char c)
{
	static const uint16_t high[32] = {
		0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
		0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd,
		0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
		0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178,
	};

	incoming_put(out, c >= 0x80 && c < 0xa0 ? high[c - 0x80] : c);
}

static size_t
incoming_decode_8(struct text *out, const unsigned char *s, size_t n, bool ended)
{
	size_t at = 0;
	int len;

	while (at < n) {
		size_t plain = incoming_ascii(s + at, n - at);

		text_addn(out, (const char *)s + at, plain);
		at += plain;
		if (at == n)
			break;
		len = incoming_utf8(s + at, n - at);
		if (len < 0 && !ended)
			break;
		if (len > 0)
			text_addn(out, (const char *)s + at, (size_t)len);
		else
			incoming_put_1252(out, s[at]);
		at += len > 0 ? (size_t)len : 1;
	}
	return at;
}

static size_t
incoming_decode_1252(struct text *out, const unsigned char *s, size_t n)
{
	for (size_t at = 0; at < n; at++) {
		size_t plain = incoming_ascii(s + at, n - at);

		text_addn(out, (const char *)s + at, plain);
		at += plain;
		if (at < n)
			incoming_put_1252(out, s[at]);
	}
	return n;
}

static size_t
incoming_decode_16(struct text *out, const unsigned char *s, size_t n, bool big, bool ended)
{
	size_t at = 0;

	for (; at + 1 < n; at += 2) {
		uint32_t c = (uint32_t)s[at + !big] << 8 | s[at + big];

		if (c >= 0xd800 && c < 0xdc00) {
			if (at + 3 >= n && !ended)
				return at;
			uint32_t low = at + 3 < n ? (uint32_t)s[at + 2 + !big] << 8 | s[at + 2 + big] : 0;
			bool pair = low >= 0xdc00 && low < 0xe000;

			c = pair ? 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00) : 0xfffd;
			at += pair ? 2 : 0;
		} else if (c >= 0xdc00 && c < 0xe000) {
			c = 0xfffd;
		}
		incoming_put(out, c);
	}
	if (ended && at < n)
		incoming_put(out, 0xfffd);
	return ended ? n : at;
}

static size_t
incoming_decode(const struct incoming *in, struct text *out)
{
	const unsigned char *s = (const unsigned char *)text_str(&in->raw);

	switch (in->encoding) {
	case ENCODING_RAW: text_addn(out, text_str(&in->raw), in->raw.n); return in->raw.n;
	case ENCODING_UTF8: return incoming_decode_8(out, s, in->raw.n, in->ended);
	case ENCODING_WINDOWS_1252: return incoming_decode_1252(out, s, in->raw.n);
	default:
		return incoming_decode_16(out, s, in->raw.n, in->encoding == ENCODING_UTF16_BE, in->ended);
	}
}

void
incoming_text(struct text *out, const char *s, size_t n)
{
	const unsigned char *u = (const unsigned char *)s;

	if (incoming_is_utf8(u, n))
		incoming_decode_8(out, u, n, true);
	else
		incoming_decode_1252(out, u, n);
}

/* ---- opening, reading ---- */

static void
incoming_begin(struct incoming *in)
{
	size_t mark;

	incoming_read(in);
	in->encoding = incoming_encoding((const unsigned char *)text_str(&in->raw), in->raw.n, &mark);
	text_remove(&in->raw, 0, mark);
	in->done = (int64_t)mark;
}

bool
incoming_open(struct incoming *in, const char *path, struct err *e)
{
	struct stat st;

	memset(in, 0, sizeof(*in));
	in->fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (in->fd < 0)
		return err_set(e, "Cannot read %s: %s.", path, strerror(errno));
	in->file = true;
	if (fstat(in->fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		incoming_done(in);
		return err_set(e, "Cannot read %s: it is %s, not a file.", path, file_kind(st.st_mode));
	}
	in->size = st.st_size;
	incoming_begin(in);
	return !in->refused || err_set(e, "Cannot read %s: %s.", path, strerror(in->refused));
}

void
incoming_memory(struct incoming *in, const char *s, size_t n)
{
	*in = (struct incoming){ .mem = s, .mem_n = n, .size = (int64_t)n };
	incoming_begin(in);
}

bool
incoming_more(struct incoming *in, struct text *out)
{
	size_t before = out->n;

	while (out->n == before && (in->raw.n || incoming_read(in))) {
		size_t taken = incoming_decode(in, out);

		in->done += (int64_t)taken;
		text_remove(&in->raw, 0, taken);
		if (in->raw.n && !in->ended)
			incoming_read(in);
	}
	return out->n > before;
}

void
incoming_done(struct incoming *in)
{
	if (in->file)
		close(in->fd);
	in->file = false;
	text_free(&in->raw);
}
