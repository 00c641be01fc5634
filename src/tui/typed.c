/*
 * A line typed on a terminal in linear mode, byte by byte, as the terminal
 * itself would edit it. That this is done here and not there tells whether one
 * is in the middle of a line: what is to be told waits for that.
 */
#include <string.h>

#include "tui.h"

enum { ESC = 0x1b, CTRL_T = 0x14 };

void
typed_done(struct typed *t)
{
	text_free(&t->line);
	text_free(&t->echo);
}

/* Takes the end of the line away from `at` on, and off the terminal. */
static void
cut(struct typed *t, size_t at)
{
	int columns = utf8_columns(text_str(&t->line) + at, t->line.n - at);

	for (int i = 0; i < columns; i++)
		text_add(&t->echo, "\b \b");
	text_cut(&t->line, at);
}

static size_t
before(const struct typed *t)
{
	return t->line.n ? utf8_prev(t->line.s, t->line.n, t->line.n) : 0;
}

/* Blanks, then what is none. */
static size_t
word_before(const struct typed *t)
{
	size_t at = t->line.n;

	while (at > 0 && t->line.s[at - 1] == ' ')
		at--;
	while (at > 0 && t->line.s[at - 1] != ' ')
		at--;
	return at;
}

/* What an arrow key and its like send is no text: Esc [ up to a letter or ~. What follows
 * an Esc that stood alone is. */
static bool
skip_key(struct typed *t, unsigned char c)
{
	char was = t->escape;

	t->escape = 0;
	if (c == ESC)
		t->escape = ESC;
	else if (was == ESC && (c == '[' || c == 'O'))
		t->escape = '[';
	else if (was == '[' && c >= ' ' && c < 0x40)
		t->escape = '[';
	return t->escape || (was == '[' && c >= ' ');
}

static bool
is_key(unsigned char key, unsigned char c)
{
	return key && c == key;
}

static enum typed_what
end(struct typed *t)
{
	bool twice = t->end_once;

	t->end_once = true;
	return twice || !t->line.n ? TYPED_END : TYPED_MORE;
}

static void
add(struct typed *t, unsigned char c)
{
	c = c == '\t' ? ' ' : c;
	if (c < ' ' || c == 0x7f)
		return;
	text_addc(&t->line, (char)c);
	text_addc(&t->echo, (char)c);
}

enum typed_what
typed_byte(struct typed *t, unsigned char c)
{
	if (skip_key(t, c))
		return TYPED_MORE;
	if (is_key(t->keys.end, c))
		return end(t);
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
		cut(t, before(t));
	else if (is_key(t->keys.word, c))
		cut(t, word_before(t));
	else if (is_key(t->keys.kill, c))
		cut(t, 0);
	else
		add(t, c);
	return TYPED_MORE;
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
	cut(t, same);
	text_add(&t->line, line + same);
	text_add(&t->echo, line + same);
}
