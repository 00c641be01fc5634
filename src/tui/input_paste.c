/*
 * What comes between a terminal's paste marks is text, whatever it is and
 * however it was split on its way.
 */
#include <string.h>

#include "input.h"

#define PASTE_END "\033[201~"

/* Bytes of a terminal's answer that s begins with, -1: it may become one; 0: none. */
static ptrdiff_t
input_paste_answer(const char *s, size_t n)
{
	struct sequence q = { .spent = true };
	enum sequence_is is = SEQUENCE_MORE;

	if (!sequence_begins((unsigned char)s[0], n > 1 ? (unsigned char)s[1] : 0))
		return 0;
	while (is == SEQUENCE_MORE && q.n < n)
		is = sequence_byte(&q, (unsigned char)s[q.n]);
	if (is == SEQUENCE_WHOLE)
		return sequence_is_answer(&q) ? (ptrdiff_t)q.n : 0;
	return is == SEQUENCE_MORE ? -1 : 0;
}

/* Bytes of the character that s begins with. */
static size_t
character(const char *s, size_t n)
{
	size_t want = input_length((unsigned char)s[0]), have = 1;

	while (have < want && have < n && ((unsigned char)s[have] & 0xc0) == 0x80)
		have++;
	return have;
}

/* Without what terminals answered meanwhile. */
static void
input_paste_plain(struct text *out, const char *s, size_t n)
{
	for (size_t i = 0, len; i < n; i += len) {
		ptrdiff_t skip = input_paste_answer(s + i, n - i);

		len = skip > 0 ? (size_t)skip : character(s + i, n - i);
		if (skip <= 0)
			text_addn(out, s + i, len);
	}
}

/* How much of s ends with a whole character, when more of it is to come. */
static size_t
input_paste_whole(const char *s, size_t n)
{
	size_t i = n;

	while (i > 0 && n - i < 3 && ((unsigned char)s[i - 1] & 0xc0) == 0x80)
		i--;
	if (i > 0 && input_length((unsigned char)s[i - 1]) > n - i + 1)
		return i - 1;
	return n;
}

enum { TAIL = 4096 }; /* an answer cut by the end of a piece is no longer */

/* How much of s can be given out: no part of a character or of an answer is at its end. */
static size_t
input_paste_complete(const char *s, size_t n)
{
	size_t from = n > TAIL ? n - TAIL : 0, end = input_paste_whole(s, n);
	const char *esc = n ? memrchr(s + from, 0x1b, n - from) : NULL;

	if (esc && input_paste_answer(esc, (size_t)(s + n - esc)) < 0)
		return (size_t)(esc - s);
	return end;
}

void
input_plain(struct input *in, const char *bytes, size_t n)
{
	struct text s = { 0 };

	input_paste_plain(&s, bytes, n);
	text_accept(&in->shown, text_str(&s), s.n, ACCEPT_LINES);
	text_free(&s);
}

/* False: nothing of it can be given out yet. */
static bool
event_paste(struct input *in, struct event *ev)
{
	size_t n = in->pasting ? input_paste_complete(text_str(&in->paste), in->paste.n)
			       : in->paste.n;

	text_clear(&in->shown);
	input_plain(in, text_str(&in->paste), n);
	text_remove(&in->paste, 0, n);
	*ev = (struct event){ .kind = EVENT_PASTE };
	ev->text = text_str(&in->shown);
	ev->n = in->shown.n;
	return n > 0 && ev->n > 0;
}

/* How many bytes at the end of s may be the beginning of the paste's end. */
static size_t
end_part(const char *s, size_t n)
{
	size_t len = strlen(PASTE_END) - 1;

	for (len = len < n ? len : n; len > 0; len--)
		if (memcmp(s + n - len, PASTE_END, len) == 0)
			break;
	return len;
}

bool
input_paste(struct input *in, struct event *ev, const struct moment *now)
{
	const char *s = input_bytes(in);
	size_t left = input_left(in);
	const char *end = left ? memmem(s, left, PASTE_END, strlen(PASTE_END)) : NULL;
	size_t n = end ? (size_t)(end - s) : left - end_part(s, left);
	int64_t idle = now->mono_ms - in->came_ms;

	text_addn(&in->paste, s, n);
	input_drop(in, end ? n + strlen(PASTE_END) : n);
	if (end || idle >= END_PASTE)
		in->pasting = false;
	if (!end && in->paste.n < PASTE_MAX && idle < HOLD_PASTE)
		return false;
	return in->paste.n > 0 && event_paste(in, ev);
}

/* ---- without marks ---- */

/* Bytes of s before one that is no text. */
static size_t
text_bytes(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && ((unsigned char)s[i] >= ' ' || strchr("\r\n\t", s[i])) && s[i] && s[i] != 0x7f)
		i++;
	return i;
}

bool
input_flood(struct input *in, struct event *ev, const struct moment *now)
{
	size_t n = text_bytes(input_bytes(in), input_left(in));

	if (in->seq.n || in->esc_spent || (!in->flood && n < FLOOD_MIN))
		return false;
	in->flood = n > 0;
	if (n == input_left(in))
		n = input_paste_whole(input_bytes(in), n);
	if (!n)
		return false;
	text_clear(&in->shown);
	input_plain(in, input_bytes(in), n);
	input_drop(in, n);
	*ev = (struct event){ .kind = EVENT_PASTE, .text = text_str(&in->shown) };
	ev->n = in->shown.n;
	ev->now = *now;
	return ev->n > 0;
}
