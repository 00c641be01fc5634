/*
 * note.c: one stamped line, and the characters that choose its kind
 * (product.md, "The live screen": the table of first characters).
 */
#include "strings_at.h"

#include <stdlib.h>
#include <string.h>

#include "model/note.h"

void
note_done(struct note *n)
{
	free(n->text);
	n->text = NULL;
}

void
note_copy(struct note *to, const struct note *from)
{
	note_done(to);
	*to = *from;
	to->text = mem_str(from->text);
}

static const char kind_chars[N_NOTE_KINDS] = {
	[NOTE_FACT] = '!', [NOTE_IMPRESSION] = '=', [NOTE_QUOTE] = '"',
	[NOTE_STEP] = '>', [NOTE_REFERRAL] = '@',
};
char *
note_text_kept(enum note_kind kind, const char *typed)
{
	const char *only = strchr(typed, kind_chars[NOTE_QUOTE]);
	size_t n = strlen(typed);
	struct text t = { 0 };

	if (kind != NOTE_QUOTE || !only || n < 2 || only != strrchr(typed, kind_chars[NOTE_QUOTE]))
		return mem_str(typed);
	if (only == typed + n - 1)
		return mem_strn(typed, n - 1);
	text_addf(&t, "%c%s", kind_chars[NOTE_QUOTE], typed); /* "I cried" she said */
	return text_take(&t);
}

#define QUESTION '?'
#define STAR '*'
#define OFF '%'

char
note_kind_char(enum note_kind kind)
{
	return kind_chars[kind];
}

static bool
model_note_is_kind(char ch, enum note_kind *kind)
{
	*kind = NOTE_NOTE;
	if (ch == QUESTION)
		return true;
	for (int k = 0; k < N_NOTE_KINDS; k++) {
		if (ch && kind_chars[k] == ch) {
			*kind = (enum note_kind)k;
			return true;
		}
	}
	return false;
}

/* A kind's character that stands before these directly is prose: >40, >=, =>, =5, @9. */
static const char *const prose_after[N_NOTE_KINDS] = {
	[NOTE_IMPRESSION] = "0123456789>", [NOTE_STEP] = "0123456789$=",
	[NOTE_REFERRAL] = "0123456789",
};

static bool
is_prose(enum note_kind kind, char next)
{
	return next && prose_after[kind] && strchr(prose_after[kind], next);
}

/* "% of the class" is a share, not a secret. */
static bool
is_share(const char *s)
{
	char end = strncmp(s, "% of", 4) == 0 ? s[4] : 'x';

	return (end | 32) < 'a' || (end | 32) > 'z' ? (unsigned char)end < 0x80 : false;
}

/* `*` and `%`, each once, in any order; a doubled one is text. False: it is, and m says so. */
static bool
model_note_read_before(const char **s, struct note_mark *m)
{
	for (;; ++*s) {
		bool star = **s == STAR && !m->starred, off = **s == OFF && !m->off;

		if (!star && !off)
			return true;
		if ((*s)[1] == **s) {
			++*s;
			return false;
		}
		if (off && is_share(*s))
			return false;
		m->starred |= star;
		m->off |= off;
		m->chosen = true;
	}
}

struct note_mark
note_mark_read(const char *line)
{
	struct note_mark m = { .kind = NOTE_NOTE };
	const char *s = line;
	enum note_kind kind;

	if (model_note_read_before(&s, &m) && model_note_is_kind(s[0], &kind) &&
		!(s[0] == QUESTION && m.off) && !is_prose(kind, s[1])) {
		if (s[1] != s[0]) { /* doubled it is text */
			m.chosen = true;
			m.kind = kind;
			m.question = s[0] == QUESTION;
		}
		s++;
	}
	if (m.chosen)
		s += blank_at(s);
	m.skip = (size_t)(s - line);
	return m;
}

void
note_mark_write(struct text *out, struct note_mark m, const char *text)
{
	char c = m.question ? QUESTION : kind_chars[m.kind];
	size_t from = out->n;

	if (m.off && !m.question)
		text_addc(out, OFF);
	if (m.starred)
		text_addc(out, STAR);
	if (c)
		text_addc(out, c);
	if (out->n - from == 1 && m.off && strncmp(text, "of", 2) == 0)
		return; /* a blank would make it a share */
	if (out->n > from)
		text_addc(out, ' ');
	else if (note_mark_read(text).skip)
		text_addn(out, text, 1);
}

bool
note_mark_same(struct note_mark a, struct note_mark b)
{
	return a.skip == b.skip && a.kind == b.kind && a.starred == b.starred &&
		a.off == b.off && a.question == b.question;
}
