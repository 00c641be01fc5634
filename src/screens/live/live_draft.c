/* The line as it is being typed: marks that choose a kind, then text. */
#include <stdlib.h>
#include <string.h>

#include "live.h"
#include "model/note.h"

void
draft_done(struct draft *d)
{
	text_free(&d->marks);
	text_free(&d->complete);
	line_done(&d->line);
	memset(d, 0, sizeof(*d));
	d->axis_ms = -1;
}

void
draft_clear(struct draft *d)
{
	text_clear(&d->marks);
	text_clear(&d->complete);
	line_set(&d->line, "");
	d->mark = (struct note_mark){ 0 };
	d->axis_ms = -1;
}

bool
draft_empty(const struct draft *d)
{
	return !d->marks.n && !d->line.text.n;
}

/* Types `words` in the place of what stands from `begin` to the cursor. */
void
draft_replace(struct draft *d, size_t begin, const char *words)
{
	text_remove(&d->line.text, begin, d->line.at - begin);
	d->line.at = begin;
	line_type(&d->line, words, strlen(words));
}

/* Parts `raw` into marks and text; the cursor goes `at` bytes into the text. */
static void
split(struct draft *d, const char *raw, size_t at)
{
	char *copy = mem_str(raw);

	d->mark = note_mark_read(copy);
	text_clear(&d->marks);
	text_addn(&d->marks, copy, d->mark.skip);
	line_set(&d->line, copy + d->mark.skip);
	d->line.at = at < d->line.text.n ? at : d->line.text.n;
	free(copy);
}

void
draft_set(struct draft *d, const char *raw, int64_t axis_ms)
{
	split(d, raw, strlen(raw));
	d->axis_ms = draft_empty(d) ? -1 : axis_ms;
}

/* Doubles a kind character that would otherwise be read as a mark. */
static void
add_plain(struct text *raw, const char *text)
{
	struct note_mark m = note_mark_read(text);
	if (m.skip)
		text_addn(raw, text, 1);
	text_add(raw, text);
}

/* A line that is read as these marks and this text, whatever the text begins with. */
static void
add_marked(struct text *raw, struct note_mark m, const char *text)
{
	char c = m.question ? '?' : note_kind_char(m.kind);

	if (m.starred)
		text_addc(raw, '*');
	if (c)
		text_addc(raw, c);
	if (m.starred || c) {
		text_addc(raw, ' ');
		text_add(raw, text);
	} else {
		add_plain(raw, text);
	}
}

void
draft_kind(struct draft *d, enum note_kind kind, bool starred, bool question)
{
	struct note_mark m = { .kind = kind, .starred = starred, .question = question };
	struct text raw = { 0 };

	add_marked(&raw, m, text_str(&d->line.text));
	split(d, text_str(&raw), d->line.at);
	text_free(&raw);
}

/* What was typed, key by key. */
static void
add_typed(const struct draft *d, struct text *out)
{
	text_add(out, text_str(&d->marks));
	text_add(out, text_str(&d->line.text));
}

/* Words pasted behind the marks, or before any, may begin with what reads as one. */
void
draft_raw(const struct draft *d, struct text *out)
{
	struct text typed = { 0 };

	add_typed(d, &typed);
	struct note_mark m = note_mark_read(text_str(&typed));
	bool same = m.skip == d->marks.n && m.kind == d->mark.kind &&
		m.starred == d->mark.starred && m.question == d->mark.question;
	if (same)
		text_add(out, text_str(&typed));
	else
		add_marked(out, d->mark, text_str(&d->line.text));
	text_free(&typed);
}

/* What was typed at the very start may be a mark: the whole line is read again. */
void
draft_read_again(struct draft *d)
{
	struct text raw = { 0 };
	size_t before = d->marks.n;

	add_typed(d, &raw);
	size_t at = before + d->line.at;
	struct note_mark m = note_mark_read(text_str(&raw));
	split(d, text_str(&raw), at > m.skip ? at - m.skip : 0);
	text_free(&raw);
}

/* Marks and text are read again as one from the disk: after an edit that put another
 * character first, a blank parts them, or a doubled character stands for itself. */
void
draft_part(struct draft *d)
{
	struct text raw = { 0 };
	const struct note_mark is = d->mark;
	const char *text = text_str(&d->line.text);
	char c = is.question ? '?' : note_kind_char(is.kind);

	draft_raw(d, &raw);
	struct note_mark m = note_mark_read(text_str(&raw));
	text_free(&raw);
	if (m.skip == d->marks.n && m.kind == is.kind && m.starred == is.starred &&
		m.question == is.question)
		return;
	text_clear(&d->marks);
	if (is.starred)
		text_addc(&d->marks, '*');
	if (c)
		text_addc(&d->marks, c);
	if (d->marks.n)
		text_addc(&d->marks, ' ');
	else if (note_mark_read(text).skip)
		text_addn(&d->marks, text, 1);
}

/* Backspace at the start: the kind goes, then the star. */
void
draft_take_mark(struct draft *d)
{
	if (d->mark.kind || d->mark.question)
		draft_kind(d, NOTE_NOTE, d->mark.starred, false);
	else
		draft_kind(d, NOTE_NOTE, false, false);
}
