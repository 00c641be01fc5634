#include <stdlib.h>
#include <string.h>

#include "input.h"

enum { ESC = 0x1b };

void
input_done(struct input *in)
{
	for (size_t i = 0; i < in->n_keys; i++)
		free(in->keys[i].bytes);
	free(in->keys);
	text_free(&in->in);
	text_free(&in->paste);
	text_free(&in->shown);
	*in = (struct input){ 0 };
}

void
input_bind(struct input *in, const char *bytes, const char *name)
{
	/* Plain control characters are keys of their own everywhere. */
	if (!bytes || bytes[0] != ESC || !bytes[1])
		return;
	mem_grow((void **)&in->keys, &in->cap_keys, in->n_keys + 1, sizeof(*in->keys));
	in->keys[in->n_keys++] = (struct input_key){ mem_str(bytes), name };
}

void
input_feed(struct input *in, const char *s, size_t n, const struct moment *now)
{
	int64_t late = in->asked ? ANSWER : LATE;

	/* On a slow line the rest of a key may come when its Esc has long been one. */
	if (in->esc_out && in->in.n == 0 && n && s[0] == '[' && now->mono_ms - in->esc_ms <= late) {
		text_addc(&in->in, ESC);
		in->esc_spent = true;
	}
	in->esc_out = false;
	text_addn(&in->in, s, n);
	in->came_ms = now->mono_ms;
}

void
input_asked(struct input *in, const struct moment *now)
{
	in->asked = true;
	in->asked_ms = now->mono_ms;
}

/* ---- keys ---- */

/* What CSI and SS3 sequences end in. */
static const struct {
	char end;
	const char *name;
} by_end[] = {
	{ 'A', "Up" }, { 'B', "Down" }, { 'C', "Right" }, { 'D', "Left" }, { 'H', "Home" },
	{ 'F', "End" }, { 'P', "F1" }, { 'Q', "F2" }, { 'R', "F3" }, { 'S', "F4" },
	{ 'M', "Enter" }, { 'Z', "Shift-Tab" },
};

/* The number before "~". */
static const struct {
	long number;
	const char *name;
} by_number[] = {
	{ 1, "Home" }, { 2, "Insert" }, { 3, "Delete" }, { 4, "End" }, { 5, "PgUp" },
	{ 6, "PgDn" }, { 7, "Home" }, { 8, "End" }, { 11, "F1" }, { 12, "F2" }, { 13, "F3" },
	{ 14, "F4" }, { 15, "F5" }, { 17, "F6" }, { 18, "F7" }, { 19, "F8" }, { 20, "F9" },
	{ 21, "F10" }, { 23, "F11" }, { 24, "F12" },
};

static const char *
end_name(char end)
{
	for (size_t i = 0; i < LEN(by_end); i++)
		if (by_end[i].end == end)
			return by_end[i].name;
	return NULL;
}

static const char *
number_name(long number)
{
	for (size_t i = 0; i < LEN(by_number); i++)
		if (by_number[i].number == number)
			return by_number[i].name;
	return NULL;
}

/* The key of that name with the modifiers of xterm: 1 + shift 1, alt 2, control 4. */
static void
modified(struct event *ev, const char *name, long mod)
{
	char full[sizeof(ev->key)] = "";

	mod = mod > 1 ? mod - 1 : 0;
	if (mod & 4)
		strcat(full, "Ctrl-");
	if (mod & 2)
		strcat(full, "Alt-");
	if (mod & 1)
		strcat(full, "Shift-");
	strncat(full, name, sizeof(full) - strlen(full) - 1);
	event_key(ev, full);
}

/* Bytes that a sequence took, and whether they made an event. */
struct took {
	size_t n; /* 0: not whole yet */
	bool event;
};

static struct took
event_status(struct input *in, struct event *ev, size_t n, const struct moment *now)
{
	bool asked = in->asked;

	in->asked = false;
	*ev = (struct event){ .kind = EVENT_STATUS, .elapsed_ms = now->mono_ms - in->asked_ms };
	return (struct took){ n, asked };
}

static struct took
esc_key(const struct input *in, struct event *ev)
{
	event_key(ev, "Esc");
	return (struct took){ 1, !in->esc_spent };
}

/* A whole CSI sequence of n bytes, `s` after "Esc [". What nobody here knows is nothing. */
static struct took
csi(struct input *in, struct event *ev, const char *s, size_t n, const struct moment *now)
{
	char end = s[n - 3], *after;
	long first = strtol(s, &after, 10), mod = *after == ';' ? strtol(after + 1, NULL, 10) : 1;
	const char *name = end == '~' ? number_name(first) : end_name(end);

	if (end == 'n' && (s[0] == '0' || !in->esc_spent))
		return event_status(in, ev, n, now);
	if (end == '~' && first == 200)
		in->pasting = true;
	else if (!name && in->esc_spent) /* somebody did type Esc and a bracket */
		return (struct took){ 1, false };
	if (!name || (s[0] >= '<' && s[0] <= '?') || end == 'M')
		return (struct took){ n, false };
	modified(ev, name, mod);
	return (struct took){ n, true };
}

enum { CSI_MAX = 32 };

static struct took
take_csi(struct input *in, struct event *ev, const char *s, size_t n, const struct moment *now)
{
	size_t i = 2;

	if (n > 2 && s[2] == '[') { /* function keys of the Linux console: Esc [ [ A */
		if (n < 4)
			return (struct took){ 0, false };
		return (struct took){ 4, false };
	}
	while (i < n && i < CSI_MAX && s[i] >= 0x20 && s[i] < 0x40)
		i++;
	if (i == n && n < CSI_MAX)
		return (struct took){ 0, false };
	if (i == n || i == CSI_MAX || s[i] < 0x40 || s[i] > 0x7e)
		return esc_key(in, ev);
	return csi(in, ev, s + 2, i + 1, now);
}

/* By terminfo: the longest that matches; `part`: more bytes could make one. */
static const struct input_key *
bound(const struct input *in, const char *s, size_t n, bool *part)
{
	const struct input_key *best = NULL;

	*part = false;
	for (size_t i = 0; i < in->n_keys; i++) {
		size_t len = strlen(in->keys[i].bytes);

		if (len <= n && memcmp(in->keys[i].bytes, s, len) == 0
			&& (!best || len > strlen(best->bytes)))
			best = &in->keys[i];
		if (len > n && memcmp(in->keys[i].bytes, s, n) == 0)
			*part = true;
	}
	return best;
}

static struct took
take_esc(struct input *in, struct event *ev, const char *s, size_t n, const struct moment *now)
{
	bool part;
	const struct input_key *key = bound(in, s, n, &part);
	const char *name;

	if (key) {
		event_key(ev, key->name);
		return (struct took){ strlen(key->bytes), true };
	}
	if (n == 1)
		return (struct took){ 0, false };
	if (s[1] == '[')
		return take_csi(in, ev, s, n, now);
	if (s[1] == 'O') {
		if (n == 2)
			return (struct took){ 0, false };
		name = end_name(s[2]);
		if (name && s[2] != 'Z') {
			event_key(ev, name);
			return (struct took){ 3, true };
		}
	}
	return part ? (struct took){ 0, false } : esc_key(in, ev);
}

/* ---- characters ---- */

static struct took
take_control(struct event *ev, unsigned char c)
{
	static const char *const names[] = { [0] = "Ctrl-Space", ['\b'] = "Backspace",
		['\t'] = "Tab", ['\n'] = "Enter", ['\r'] = "Enter" };
	char name[] = "Ctrl-?";

	if (c < LEN(names) && names[c]) {
		event_key(ev, names[c]);
	} else if (c == 0x7f) {
		event_key(ev, "Backspace");
	} else {
		name[5] = (char)(c + '@');
		event_key(ev, name);
	}
	return (struct took){ 1, true };
}

size_t
input_length(unsigned char c)
{
	return c < 0x80 ? 1 : c < 0xc2 ? 0 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : c < 0xf5 ? 4 : 0;
}

/* A byte that is no character becomes U+FFFD: seen, not dropped. */
static struct took
take_char(struct event *ev, const char *s, size_t n)
{
	size_t want = input_length((unsigned char)s[0]), have = 1, len;
	uint32_t c;
	char name[5];

	while (have < want && have < n && ((unsigned char)s[have] & 0xc0) == 0x80)
		have++;
	if (have < want && have == n)
		return (struct took){ 0, false };
	c = have == want ? utf8_decode(s, n, 0, &len) : 0xfffd;
	if (have != want)
		len = 1;
	if (c >= 0x80 && c < 0xa0)
		c = 0xfffd;
	utf8_encode(c, name);
	event_key(ev, c == ' ' ? "Space" : name);
	return (struct took){ len, true };
}

/* ---- all of it ---- */

static struct took
take(struct input *in, struct event *ev, const struct moment *now)
{
	const char *s = text_str(&in->in);

	if (s[0] == ESC)
		return take_esc(in, ev, s, in->in.n, now);
	if ((unsigned char)s[0] < 0x20 || s[0] == 0x7f)
		return take_control(ev, (unsigned char)s[0]);
	return take_char(ev, s, in->in.n);
}

/* The Esc at the beginning is given out as a key. */
static void
esc_went(struct input *in, const struct moment *now)
{
	in->esc_out = in->in.n == 1;
	in->esc_ms = now->mono_ms;
}

/* What has been held too long, taken as what it is without the rest. */
static struct took
take_part(struct input *in, struct event *ev)
{
	if (in->in.s[0] == ESC)
		return esc_key(in, ev);
	event_key(ev, "\xef\xbf\xbd");
	return (struct took){ 1, true };
}

bool
input_next(struct input *in, struct event *ev, const struct moment *now)
{
	if (in->asked && now->mono_ms - in->asked_ms > ANSWER)
		in->asked = false;
	while (in->in.n > 0 || in->pasting) {
		struct took t;

		if (in->pasting) {
			if (input_paste(in, ev, now)) {
				ev->now = *now;
				return true;
			}
			if (in->pasting)
				return false;
			continue;
		}
		t = take(in, ev, now);
		if (t.n == 0 && now->mono_ms - in->came_ms >= HOLD_PART)
			t = take_part(in, ev);
		if (t.n == 0)
			return false;
		if (t.event && ev->kind == EVENT_KEY && strcmp(ev->key, "Esc") == 0)
			esc_went(in, now);
		in->esc_spent = false;
		text_remove(&in->in, 0, t.n);
		if (t.event) {
			ev->now = *now;
			return true;
		}
	}
	return false;
}

bool
input_lone_esc(const struct input *in)
{
	return in->in.n == 1 && in->in.s[0] == ESC && !in->pasting && !in->asked;
}

void
input_esc(struct input *in, struct event *ev, const struct moment *now)
{
	esc_went(in, now);
	text_remove(&in->in, 0, 1);
	event_key(ev, "Esc");
	ev->now = *now;
}

int64_t
input_due(const struct input *in, const struct moment *now)
{
	int64_t hold = in->in.n > 0 ? HOLD_PART : -1, due;

	if (in->pasting)
		hold = in->paste.n ? HOLD_PASTE : END_PASTE;
	if (hold < 0)
		return -1;
	due = in->came_ms + hold - now->mono_ms;
	return due > 0 ? due : 0;
}
