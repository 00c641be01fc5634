/* Rows of the answers to one question or theme, by person. */
#include <stdlib.h>
#include <string.h>

#include "answers.h"

static bool
answers_has(const struct answers *s, size_t note)
{
	const struct compare_note *n = &s->v.c->notes[note];

	if (!compare_passes(s->v.c, &s->v.choice.filter, note))
		return false;
	return s->question ? n->question != COMPARE_NONE &&
		strcmp(s->v.c->questions[n->question].id, s->question) == 0
		: compare_has_theme(s->v.c, note, s->theme);
}

/* The question is told by the first of those tied with it. */
static void
answers_group(struct answers *s)
{
	for (size_t i = 0; s->question && i < s->v.c->n_questions; i++)
		if (strcmp(s->v.c->questions[i].id, s->question) == 0) {
			mem_set(&s->question, s->v.c->questions[s->v.c->questions[i].group].id);
			return;
		}
}

const char *
answers_who(const struct comparison *c, size_t call)
{
	return *c->calls[call].name ? c->calls[call].name : _("somebody, named later");
}

static void
answers_person_head(struct answers *s, size_t call)
{
	struct text t = { 0 }, position = { 0 };

	compare_position(&s->v.c->calls[call], &position);
	text_addf(&t, "%s · %s", answers_who(s->v.c, call), text_str(&position));
	rows_head(&s->v.rows, text_str(&t));
	text_free(&t);
	text_free(&position);
}

void
answers_note_text(const struct compare_note *n, struct text *out)
{
	text_add(out, n->starred ? "*" : "");
	if (n->claim)
		text_joinf(out, " ", "%s", _("(claim)"));
	if (n->record == RECORD_UNATTRIBUTED)
		text_joinf(out, " ", "%s", _("(no name)"));
	text_joinf(out, " ", n->kind == NOTE_QUOTE ? "“%s”" : "%s", n->text);
}

static void
answers_add_note(struct answers *s, const struct ui *ui, size_t note)
{
	const struct compare_note *n = &s->v.c->notes[note];
	struct text lead = { 0 }, text = { 0 };
	int columns = ui->cols - 4 - ANSWERS_KIND;

	text_addf(&lead, "%s\t", n->kind == NOTE_NOTE ? "" : note_kind_names[n->kind]);
	answers_note_text(n, &text);
	rows_wrap(&s->v.rows, n->id, false, text_str(&lead), text_str(&text),
		ui->linear ? 0 : columns > 10 ? columns : 10);
	text_free(&lead);
	text_free(&text);
}

/* Facts and impressions apart: what was said comes first. */
static void
answers_add_call(struct answers *s, const struct ui *ui, size_t call, size_t from, size_t to)
{
	bool headed = false;

	for (int impression = 0; impression < 2; impression++)
		for (size_t i = from; i < to; i++) {
			if (compare_is_impression(&s->v.c->notes[i]) != (impression == 1) || !answers_has(s, i))
				continue;
			if (!headed)
				answers_person_head(s, call);
			headed = true;
			s->notes[s->n++] = i;
			answers_add_note(s, ui, i);
		}
}

bool
answers_read(struct ui *ui, void *state, struct err *e)
{
	struct answers *s = state;

	if (!compare_view_read(ui, &s->v, e))
		return false;
	const struct comparison *c = s->v.c; /* as it was read now */
	answers_group(s);
	free(s->notes);
	s->notes = mem_new(c->n_notes + 1, sizeof(*s->notes));
	s->n = 0;
	for (size_t from = 0, to; from < c->n_notes; from = to) {
		for (to = from; to < c->n_notes && c->notes[to].call == c->notes[from].call; to++)
			;
		answers_add_call(s, ui, c->notes[from].call, from, to);
	}
	return true;
}
