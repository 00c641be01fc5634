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
	else if (s->narrow)
		count_text(right, letter_words(letter_body(s)), "word", "words");
	else
		text_addf(right, _("words %zu · I %zu, you %zu"), letter_words(letter_body(s)), me, them);
	return ROLE_TITLE;
}

/* What a check says where nothing is wrong; NULL: something is. */
static const char *
letter_fine_of(const struct letter_state *s, size_t i)
{
	for (size_t k = 0; !*s->wrong.s[i] && k < n_letter_checks; k++)
		if (strcmp(letter_checks[k].name, s->names.s[i]) == 0)
			return _(letter_checks[k].fine);
	return NULL;
}

/* "✓ thanks  ✓ about them", over so many rows; what there is no room for is left out whole. */
static void
letter_fine(const struct letter_state *s, int rows, int columns, struct text *out)
{
	int x = 0, row = 1;

	for (size_t i = 0; i < s->names.n; i++) {
		const char *fine = letter_fine_of(s, i);
		int w = fine ? utf8_columns(fine, strlen(fine)) + 2 : 0;

		if (fine && x && x + 2 + w > columns && row++ < rows) {
			text_addc(out, '\n');
			x = 0;
		}
		if (!fine || row > rows)
			continue;
		text_addf(out, "%s✓ %s", x ? "  " : "", fine);
		x += w + (x ? 2 : 0);
	}
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
	text_edit_draw(&s->edit, c, (struct box){ y, 1, edit > 0 ? edit : 1,
		c->cols - 2 < LETTER_TEXT_COLUMNS ? c->cols - 2 : LETTER_TEXT_COLUMNS });
	letter_wrong(s, "! ", &wrong);
	int fines = wrong.n ? 1 : foot;
	letter_fine(s, fines, c->cols - 2, &fine);
	y = c->rows - foot;
	if (!small)
		canvas_rule(c, y - 1, 0, c->cols, "");
	int used = small ? 0 : canvas_wrap(c, (struct box){ y, 1, fines, c->cols - 2 }, ROLE_TEXT,
		text_str(&fine));
	canvas_wrap(c, (struct box){ y + used, 1, foot - used, c->cols - 2 }, ROLE_TEXT, text_str(&wrong));
	text_free(&fine);
	text_free(&wrong);
}
