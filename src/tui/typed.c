/*
 * A line typed on a terminal in linear mode, byte by byte, as the terminal
 * itself would edit it. That this is done here and not there tells whether one
 * is in the middle of a line: what is to be told waits for that.
 */
#include <stdlib.h>
#include <string.h>

#include "sequence.h"

enum { CTRL_T = 0x14 };

void
typed_done(struct typed *t)
{
	text_free(&t->line);
	text_free(&t->echo);
	text_free(&t->held);
	free(t->seq);
}

/* Takes the end of the line away from `at` on, and off the terminal. */
static void
typed_cut(struct typed *t, size_t at)
{
	int columns = utf8_columns(text_str(&t->line) + at, t->line.n - at);

	for (int i = 0; i < columns; i++)
		text_add(&t->echo, "\b \b");
	text_cut(&t->line, at);
}

static size_t
typed_before(const struct typed *t)
{
	return t->line.n ? utf8_prev(t->line.s, t->line.n, t->line.n) : 0;
}

/* Blanks, then what is none. */
static size_t
word_before(const struct typed *t)
{
	size_t at = blank_end(text_str(&t->line), t->line.n);

	while (at > 0 && !blank_before(t->line.s, at))
		at--;
	return at;
}

static bool
is_key(unsigned char key, unsigned char c)
{
	return key && c == key;
}

static enum typed_what
typed_end(struct typed *t)
{
	bool twice = t->end_once;

	t->end_once = true;
	return twice || !t->line.n ? TYPED_END : TYPED_MORE;
}

static void
typed_add(struct typed *t, unsigned char c)
{
	c = c == '\t' ? ' ' : c;
	if (c < ' ' || c == 0x7f)
		return;
	text_addc(&t->line, (char)c);
	text_addc(&t->echo, (char)c);
}

/* A byte that belongs to no sequence. */
static enum typed_what
typed_plain(struct typed *t, unsigned char c)
{
	if (is_key(t->keys.end, c))
		return typed_end(t);
	t->end_once = false;
	if (c == '\n' || c == '\r') {
		text_addc(&t->echo, '\n');
		return TYPED_LINE;
	}
	if (is_key(t->keys.stop, c))
		return TYPED_STOP;
	if (c == CTRL_T)
		return TYPED_COMPLETE;
	if (is_key(t->keys.erase, c) || c == 0x7f || c == '\b')
		typed_cut(t, typed_before(t));
	else if (is_key(t->keys.word, c))
		typed_cut(t, word_before(t));
	else if (is_key(t->keys.kill, c))
		typed_cut(t, 0);
	else
		typed_add(t, c);
	return TYPED_MORE;
}

/* ---- what keys and terminals send in sequences is no text ---- */

static struct sequence *
sequence(struct typed *t)
{
	if (!t->seq)
		t->seq = mem_new(1, sizeof(*t->seq));
	return t->seq;
}

static void
typed_forget(struct typed *t)
{
	*sequence(t) = (struct sequence){ 0 };
	text_clear(&t->held);
}

/* What began like a sequence and is none may have been typed: into the line with it. */
static void
typed_give_up(struct typed *t)
{
	const struct sequence *q = sequence(t);
	size_t from = q->spent ? 1 : q->intro;

	if (q->at == AT_ESC) /* Esc alone is nothing; of a character the first byte is one */
		from = t->held.s[0] == 0x1b ? q->n : 0;
	for (size_t i = from; i < q->n && sequence_is_text(q); i++)
		typed_add(t, (unsigned char)t->held.s[i]);
	typed_forget(t);
}

int64_t
typed_wait(const struct typed *t, int64_t now_ms)
{
	int64_t esc = t->came_ms + LATE - now_ms;

	if (t->held.n && t->seq->at == AT_ESC)
		return esc > 0 ? esc : 0;
	return t->held.n ? sequence_wait(t->seq, t->began_ms, t->came_ms, now_ms) : -1;
}

void
typed_tick(struct typed *t, int64_t now_ms)
{
	bool esc = t->held.n && t->seq->at == AT_ESC;

	if (esc && now_ms - t->came_ms > HOLD_ESC)
		t->seq->spent = true; /* it stood alone: a letter behind it is text */
	if (typed_wait(t, now_ms) == 0)
		typed_give_up(t);
}

/* In the middle of a character no byte is a control. */
static bool
typed_begins(struct typed *t, unsigned char c)
{
	bool within = t->left && (c & 0xc0) == 0x80;

	t->left = within ? t->left - 1 : c < 0xc2 ? 0 : c < 0xe0 ? 1 : c < 0xf0 ? 2 : c < 0xf5 ? 3 : 0;
	return !within && (c == 0xc2 || sequence_begins(c, 0));
}

static enum typed_what
held(struct typed *t, unsigned char c)
{
	enum sequence_is is = sequence_byte(sequence(t), c);

	text_addc(&t->held, (char)c);
	if (is == SEQUENCE_WHOLE)
		typed_forget(t);
	if (is != SEQUENCE_NONE)
		return TYPED_MORE;
	if (t->seq->at == AT_STRING_ESC) { /* that Esc began another one */
		typed_give_up(t);
		typed_byte(t, 0x1b, t->came_ms);
	} else {
		typed_give_up(t);
	}
	return typed_byte(t, c, t->came_ms);
}

enum typed_what
typed_byte(struct typed *t, unsigned char c, int64_t now_ms)
{
	typed_tick(t, now_ms);
	t->came_ms = now_ms;
	if (t->held.n)
		return held(t, c);
	if (!typed_begins(t, c))
		return typed_plain(t, c);
	t->began_ms = now_ms;
	return held(t, c);
}

void
typed_set(struct typed *t, const char *line)
{
	const char *old = text_str(&t->line);
	size_t same = 0;

	while (old[same] && old[same] == line[same])
		same++;
	while (same > 0 && ((unsigned char)line[same] & 0xc0) == 0x80)
		same--; /* whole characters */
	typed_cut(t, same);
	text_add(&t->line, line + same);
	text_add(&t->echo, line + same);
}
