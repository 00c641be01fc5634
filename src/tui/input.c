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
	mem_grow(in->keys, &in->cap_keys, in->n_keys + 1);
	in->keys[in->n_keys++] = (struct input_key){ mem_str(bytes), name };
}

const char *
input_bytes(const struct input *in)
{
	return text_str(&in->in) + in->at;
}

size_t
input_left(const struct input *in)
{
	return in->in.n - in->at;
}

/* Nothing is moved for each key: what stays is, once for each read. */
void
input_drop(struct input *in, size_t n)
{
	in->at += n;
	in->seq = (struct sequence){ 0 };
	if (in->at == in->in.n) {
		text_clear(&in->in);
		in->at = 0;
	}
}

/* What may follow an Esc that went out as a key: on a slow line the rest of a sequence. Of
 * arrows that begin with Esc O, only a whole one in one piece: "Oh" is text. */
static bool
late_rest(const char *s, size_t n)
{
	if (n == 2 && s[0] == 'O')
		return s[1] && strchr("ABCDHFPQRS", s[1]);
	return n && s[0] && strchr("[]P_", s[0]);
}

void
input_feed(struct input *in, const char *s, size_t n, const struct moment *now)
{
	int64_t late = in->asked ? ANSWER : LATE;

	text_remove(&in->in, 0, in->at);
	in->at = 0;
	if (in->esc_out && in->in.n == 0 && late_rest(s, n) && now->mono_ms - in->esc_ms <= late) {
		text_addc(&in->in, ESC);
		in->esc_spent = true;
	}
	in->esc_out = false;
	if (now->mono_ms - in->came_ms > FLOOD_GAP)
		in->flood = false;
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

/* A whole CSI sequence, `s` after its introducer. What nobody here knows is nothing. */
static struct took
input_csi(struct input *in, struct event *ev, const char *s, char end,
	const struct moment *now)
{
	char *after;
	long first = strtol(s, &after, 10), mod = *after == ';' ? strtol(after + 1, NULL, 10) : 1;
	const char *name = end == '~' ? number_name(first) : end_name(end);
	size_t n = in->seq.n;

	if (in->seq.doubled) /* with Alt; else the first Esc is a key of its own */
		return name ? (struct took){ n, false } : esc_key(in, ev);
	if (end == 'n' && (s[0] == '0' || s[0] == '3'))
		return event_status(in, ev, n, now);
	if (end == '~' && first == 200)
		in->pasting = true;
	if (!name || (s[0] >= '<' && s[0] <= '?') || end == 'M' || (end == 'R' && first))
		return (struct took){ n, false };
	modified(ev, name, mod);
	return (struct took){ n, true };
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
input_whole(struct input *in, struct event *ev, const char *s, const struct moment *now)
{
	const struct sequence *q = &in->seq;
	char end = s[q->n - 1];
	const char *name = q->at == AT_SS3 && end != 'Z' ? end_name(end) : NULL;

	if (q->at == AT_CSI)
		return input_csi(in, ev, s + q->intro, end, now);
	if (!name || q->doubled)
		return (struct took){ q->n, false };
	event_key(ev, name);
	return (struct took){ q->n, true };
}

/* What begins like a sequence and is none: text, without the Alt key that it began with. It
 * comes as a paste does, so that nothing of it acts. */
static struct took
input_give_up(struct input *in, struct event *ev)
{
	const struct sequence *q = &in->seq;
	size_t n = q->at == AT_STRING_ESC && !q->cut ? q->n - 1 : q->n;
	const char *s = input_bytes(in);

	if (in->esc_spent || q->at == AT_ESC)
		return esc_key(in, ev);
	if (!sequence_is_text(q) || n <= q->intro)
		return (struct took){ n, false };
	text_clear(&in->shown);
	if (s[0] != ESC)
		text_add(&in->shown, "\xef\xbf\xbd");
	input_plain(in, s + q->intro, n - q->intro);
	*ev = (struct event){ .kind = EVENT_PASTE, .text = in->shown.s, .n = in->shown.n };
	return (struct took){ n, true };
}

/* As far as it has come. */
static struct took
take_sequence(struct input *in, struct event *ev, const struct moment *now)
{
	const char *s = input_bytes(in);
	enum sequence_is is = SEQUENCE_MORE;

	if (in->seq.n == 0) {
		in->began_ms = now->mono_ms;
		in->seq.spent = in->esc_spent;
	}
	while (is == SEQUENCE_MORE && in->seq.n < input_left(in))
		is = sequence_byte(&in->seq, (unsigned char)s[in->seq.n]);
	if (is == SEQUENCE_NONE)
		return input_give_up(in, ev);
	return is == SEQUENCE_WHOLE ? input_whole(in, ev, s, now)
				    : (struct took){ 0, false };
}

static struct took
take_esc(struct input *in, struct event *ev, const struct moment *now)
{
	const char *s = input_bytes(in);
	size_t n = input_left(in);
	bool part;
	const struct input_key *key = bound(in, s, n, &part);

	if (key) {
		event_key(ev, key->name);
		return (struct took){ strlen(key->bytes), true };
	}
	if (part && n > 1 && in->seq.n == n - 1 && s[1] != '[' && s[1] != 'O')
		return (struct took){ 0, false };
	return take_sequence(in, ev, now);
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

static bool
input_begins(const struct input *in, const char *s)
{
	unsigned char next = input_left(in) > 1 ? (unsigned char)s[1] : 0;

	return !in->bad && sequence_begins((unsigned char)s[0], next);
}

static struct took
input_take(struct input *in, struct event *ev, const struct moment *now)
{
	const char *s = input_bytes(in);
	struct took t;

	if (s[0] == ESC)
		return take_esc(in, ev, now);
	if (in->seq.n || input_begins(in, s))
		return take_sequence(in, ev, now);
	if ((unsigned char)s[0] < 0x20 || s[0] == 0x7f)
		return take_control(ev, (unsigned char)s[0]);
	t = take_char(ev, s, input_left(in));
	if (t.n)
		in->bad = t.n == 1 && (unsigned char)s[0] >= 0x80;
	return t;
}

/* The Esc at the beginning is given out as a key. */
static void
esc_went(struct input *in, const struct moment *now)
{
	in->esc_out = input_left(in) == 1;
	in->esc_ms = now->mono_ms;
}

/* Milliseconds until what is held is taken as what it is without the rest. */
static int64_t
part_wait(const struct input *in, const struct moment *now)
{
	int64_t ms = in->came_ms + HOLD_PART - now->mono_ms;

	if (in->seq.n)
		return sequence_wait(&in->seq, in->began_ms, in->came_ms, now->mono_ms);
	return ms > 0 ? ms : 0;
}

static struct took
take_part(struct input *in, struct event *ev)
{
	if (in->seq.n)
		return input_give_up(in, ev);
	event_key(ev, "\xef\xbf\xbd");
	in->bad = true;
	return (struct took){ 1, true };
}

/* A paste, or what is one without marks. */
static bool
next_paste(struct input *in, struct event *ev, const struct moment *now)
{
	if (in->pasting && input_paste(in, ev, now))
		return true;
	return !in->pasting && input_flood(in, ev, now);
}

static struct took
input_next_event(struct input *in, struct event *ev, const struct moment *now)
{
	struct took t = input_take(in, ev, now);

	if (t.n == 0 && part_wait(in, now) == 0)
		t = take_part(in, ev);
	return t;
}

static bool
input_given(struct event *ev, const struct moment *now)
{
	ev->now = *now;
	return true;
}

bool
input_next(struct input *in, struct event *ev, const struct moment *now)
{
	if (in->asked && now->mono_ms - in->asked_ms > ANSWER)
		in->asked = false;
	while (input_left(in) > 0 || in->pasting) {
		struct took t;

		if (next_paste(in, ev, now))
			return input_given(ev, now);
		if (in->pasting)
			return false;
		if (input_left(in) == 0)
			continue;
		t = input_next_event(in, ev, now);
		if (t.n == 0)
			return false;
		if (t.event && ev->kind == EVENT_KEY && strcmp(ev->key, "Esc") == 0)
			esc_went(in, now);
		in->esc_spent = false;
		in->bad = in->bad && t.event;
		input_drop(in, t.n);
		if (t.event)
			return input_given(ev, now);
	}
	return false;
}

bool
input_lone_esc(const struct input *in)
{
	return input_left(in) == 1 && *input_bytes(in) == ESC && !in->pasting && !in->asked;
}

void
input_esc(struct input *in, struct event *ev, const struct moment *now)
{
	esc_went(in, now);
	input_drop(in, 1);
	event_key(ev, "Esc");
	ev->now = *now;
}

int64_t
input_due(const struct input *in, const struct moment *now)
{
	int64_t due;

	if (!in->pasting)
		return input_left(in) ? part_wait(in, now) : -1;
	due = in->came_ms + (in->paste.n ? HOLD_PASTE : END_PASTE) - now->mono_ms;
	return due > 0 ? due : 0;
}
