/*
 * note.c: one stamped line, and the characters that choose its kind
 * (product.md, "The live screen": the table of first characters).
 */
#include "own.h"

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
	char mark = kind_chars[NOTE_QUOTE];
	size_t n = strlen(typed), marks = 0;

	for (const char *s = typed; *s; s++)
		marks += *s == mark;
	bool closes = kind == NOTE_QUOTE && n > 1 && typed[n - 1] == mark && marks % 2 == 1;
	return mem_strn(typed, closes ? n - 1 : n);
}

#define QUESTION '?'
#define STAR '*'

char
note_kind_char(enum note_kind kind)
{
	return kind_chars[kind];
}

static bool
is_kind(char ch, enum note_kind *kind)
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

struct note_mark
note_mark_read(const char *line)
{
	struct note_mark m = { .kind = NOTE_NOTE };
	const char *s = line;
	enum note_kind kind;

	if (s[0] == STAR && s[1] == STAR) {
		m.skip = 1;
		return m;
	}
	if (s[0] == STAR) {
		m.chosen = m.starred = true;
		s++;
	}
	if (is_kind(s[0], &kind)) {
		if (s[1] != s[0]) { /* doubled it is text */
			m.chosen = true;
			m.kind = kind;
			m.question = s[0] == QUESTION;
		}
		s++;
	}
	if (m.chosen && *s == ' ')
		s++;
	m.skip = (size_t)(s - line);
	return m;
}
