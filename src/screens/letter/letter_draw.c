/* letter_draw.c: how a letter looks while it is written, with what the checks say below it. */
#include <string.h>

#include "letter.h"

/* Without the subject. */
static const char *
letter_body(const struct letter_state *s)
{
	return letter_body_of(letter_typed(s));
}

enum role
letter_head(const void *state, struct text *left, struct text *right)
{
	const struct letter_state *s = state;
	size_t me, them;

	text_addf(left, "%s · %s · %s", s->title, name_or(s->who.name),
		letter_medium_names[s->l.medium]);
	letter_about(letter_body(s), &me, &them);
	if (s->l.medium == LETTER_MESSAGE)
		text_addf(right, "%zu / %d", letter_characters(letter_body(s)), LETTER_MESSAGE_MOST);
	else
		text_addf(right, _("words %zu · I %zu, you %zu"), letter_words(letter_body(s)), me, them);
	return ROLE_TITLE;
}

/* "✓ thanks  ✓ about them" */
static void
letter_fine(const struct letter_state *s, struct text *out)
{
	for (size_t i = 0; i < s->names.n; i++)
		for (size_t k = 0; k < n_letter_checks; k++)
			if (!*s->wrong.s[i] && strcmp(letter_checks[k].name, s->names.s[i]) == 0)
				text_addf(out, "%s✓ %s", out->n ? "  " : "", _(letter_checks[k].fine));
}

void
letter_wrong(const struct letter_state *s, const char *before, struct text *out)
{
	for (size_t i = 0; i < s->wrong.n; i++)
		if (*s->wrong.s[i])
			text_addf(out, "%s%s%s", out->n ? "\n" : "", before, s->wrong.s[i]);
}

void
letter_draw(const void *state, struct canvas *c)
{
	const struct letter_state *s = state;
	struct text fine = { 0 }, wrong = { 0 };
	bool small = c->rows < LETTER_SMALL_ROWS;
	int y = 0, foot = small ? 1 : LETTER_CHECK_ROWS;

	if (!small && s->l.medium == LETTER_MAIL)
		canvas_textf(c, y++, 1, -1, ROLE_TEXT, _("To: %s"),
			s->who.email && *s->who.email ? s->who.email : _("no address is known"));
	int edit = c->rows - y - foot - (small ? 0 : 1);
	text_edit_draw(&s->edit, c, (struct box){ y, 1, edit > 0 ? edit : 1, c->cols - 2 });
	letter_fine(s, &fine);
	letter_wrong(s, "! ", &wrong);
	y = c->rows - foot;
	if (!small)
		canvas_rule(c, y - 1, 0, c->cols, "");
	int used = small ? 0 : canvas_wrap(c, (struct box){ y, 1, 1, c->cols - 2 }, ROLE_TEXT,
		text_str(&fine));
	canvas_wrap(c, (struct box){ y + used, 1, foot - used, c->cols - 2 }, ROLE_TEXT, text_str(&wrong));
	text_free(&fine);
	text_free(&wrong);
}
