/*
 * What comes between a terminal's paste marks is text, whatever it is and
 * however it was split on its way.
 */
#include <string.h>

#include "input.h"

#define PASTE_END "\033[201~"

/* Every end of a line is "\n"; a control character is seen, and does nothing. */
static void
plain(struct text *out, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c == '\r' && i + 1 < n && s[i + 1] == '\n')
			continue;
		if (c == '\r')
			text_addc(out, '\n');
		else if (c == 0x7f || (c < 0x20 && c != '\n' && c != '\t'))
			text_add(out, "\xef\xbf\xbd");
		else
			text_addc(out, s[i]);
	}
}

/* How much of s ends with a whole character, when more of it is to come. */
static size_t
whole(const char *s, size_t n)
{
	size_t i = n;

	while (i > 0 && n - i < 3 && ((unsigned char)s[i - 1] & 0xc0) == 0x80)
		i--;
	if (i > 1 && input_length((unsigned char)s[i - 1]) > n - i + 1)
		return i - 1;
	return n;
}

static void
event_paste(struct input *in, struct event *ev)
{
	struct text s = { 0 };
	size_t n = in->pasting ? whole(text_str(&in->paste), in->paste.n) : in->paste.n;

	plain(&s, text_str(&in->paste), n);
	text_clear(&in->shown);
	utf8_repair(&in->shown, text_str(&s), s.n);
	text_free(&s);
	text_remove(&in->paste, 0, n);
	*ev = (struct event){ .kind = EVENT_PASTE };
	ev->text = text_str(&in->shown);
	ev->n = in->shown.n;
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
	const char *s = text_str(&in->in);
	const char *end = in->in.n ? memmem(s, in->in.n, PASTE_END, strlen(PASTE_END)) : NULL;
	size_t n = end ? (size_t)(end - s) : in->in.n - end_part(s, in->in.n);
	int64_t idle = now->mono_ms - in->came_ms;

	text_addn(&in->paste, s, n);
	text_remove(&in->in, 0, end ? n + strlen(PASTE_END) : n);
	if (end || idle >= END_PASTE)
		in->pasting = false;
	if (!end && in->paste.n < PASTE_MAX && idle < HOLD_PASTE)
		return false;
	if (in->paste.n == 0)
		return false;
	event_paste(in, ev);
	return true;
}
