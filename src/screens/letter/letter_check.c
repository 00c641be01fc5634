/* letter_check.c: what the checks say of the letter as it is typed, and a spelling checker, which reads
 * while one types on. */
#include "letter.h"

void
letter_look(struct letter_state *s)
{
	struct letter l = { .contact_id = s->l.contact_id, .interview_id = s->l.interview_id,
		.kind = mem_str(s->l.kind), .medium = s->l.medium };

	letter_take_whole(&l, letter_typed(s));
	strings_free(&s->names);
	strings_free(&s->wrong);
	letter_check_all(&s->app->desk, &l, s->spelling.known ? &s->spelling.words : NULL, &s->names,
		&s->wrong, NULL);
	letter_done(&l);
	s->touched = false;
}

/* ---- spelling: asked when one rests ---- */

enum { SPELLING_REST_MS = 800, SPELLING_LOOK_MS = 60 };

static void
letter_spell(struct letter_state *s)
{
	struct letter l = { .contact_id = s->l.contact_id, .interview_id = s->l.interview_id };

	letter_take_whole(&l, letter_typed(s));
	s->spelling.wanted = false;
	text_clear(&s->spelling.answer);
	spelling_start(&s->app->desk, &l, &s->spelling.child);
	letter_done(&l);
}

/* Words that were typed since are judged the next time. */
static void
letter_spelt(struct letter_state *s)
{
	struct letter l = { .contact_id = s->l.contact_id, .interview_id = s->l.interview_id };

	if (!child_read(&s->spelling.child, &s->spelling.answer, 0))
		return;
	if (child_end(&s->spelling.child) == 0) {
		strings_free(&s->spelling.words);
		spelling_words(&s->app->desk, &l, text_str(&s->spelling.answer), &s->spelling.words);
		s->spelling.known = true;
		letter_look(s);
	}
}

int64_t
letter_spelling_due(const void *state, const struct moment *now)
{
	const struct letter_state *s = state;
	int64_t at = s->spelling.rest_ms + SPELLING_REST_MS;

	if (s->spelling.child.pid)
		return SPELLING_LOOK_MS;
	if (!s->spelling.wanted)
		return -1;
	return at > now->boot_ms ? at - now->boot_ms : 0;
}

void
letter_spelling_tick(struct ui *ui, void *state)
{
	struct letter_state *s = state;

	if (s->spelling.child.pid)
		letter_spelt(s);
	else if (s->spelling.wanted && s->spelling.rest_ms + SPELLING_REST_MS <= ui->now.boot_ms)
		letter_spell(s);
}
