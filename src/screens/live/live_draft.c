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
live_draft_split(struct draft *d, const char *raw, size_t at)
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
	live_draft_split(d, raw, strlen(raw));
	d->axis_ms = draft_empty(d) ? -1 : axis_ms;
}

/* A line that is read as these marks and this text, whatever the text begins with. */
static void
add_marked(struct text *raw, struct note_mark m, const char *text)
{
	note_mark_write(raw, m, text);
	text_add(raw, text);
}

void
draft_mark(struct draft *d, struct note_mark m)
{
	struct text raw = { 0 };

	add_marked(&raw, m, text_str(&d->line.text));
	live_draft_split(d, text_str(&raw), d->line.at);
	text_free(&raw);
}

void
draft_kind(struct draft *d, enum note_kind kind, bool starred, bool question)
{
	draft_mark(d, (struct note_mark){ .kind = kind, .starred = starred,
		.off = d->mark.off && !question, .question = question });
}

void
draft_note(const struct draft *d, struct note *n)
{
	n->kind = d->mark.kind;
	n->starred = d->mark.starred;
	if (d->mark.off || n->record == RECORD_OFF)
		n->record = d->mark.off ? RECORD_OFF : RECORD_ON;
}

/* What was typed, key by key. */
static void
add_typed(const struct draft *d, struct text *out)
{
	text_add(out, text_str(&d->marks));
	text_add(out, text_str(&d->line.text));
}

/* What was chosen, by the marks as they stand there now. */
static struct note_mark
is_marked(const struct draft *d)
{
	struct note_mark m = d->mark;

	m.skip = d->marks.n;
	return m;
}

/* Words pasted behind the marks, or before any, may begin with what reads as one. */
void
draft_raw(const struct draft *d, struct text *out)
{
	struct text typed = { 0 };

	add_typed(d, &typed);
	if (note_mark_same(note_mark_read(text_str(&typed)), is_marked(d)))
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
	live_draft_split(d, text_str(&raw), at > m.skip ? at - m.skip : 0);
	text_free(&raw);
}

/* Marks and text are read again as one from the disk: after an edit that put another
 * character first, a blank parts them, or a doubled character stands for itself. */
void
draft_part(struct draft *d)
{
	struct text raw = { 0 };

	draft_raw(d, &raw);
	if (!note_mark_same(note_mark_read(text_str(&raw)), is_marked(d))) {
		text_clear(&d->marks);
		note_mark_write(&d->marks, d->mark, text_str(&d->line.text));
	}
	text_free(&raw);
}

/* Backspace at the start: the kind goes, then the star, then what keeps it off the record. */
void
draft_take_mark(struct draft *d)
{
	struct note_mark m = { .starred = d->mark.starred, .off = d->mark.off };

	if (!d->mark.kind && !d->mark.question && d->mark.starred)
		m.starred = false;
	else if (!d->mark.kind && !d->mark.question)
		m.off = false;
	draft_mark(d, m);
}
