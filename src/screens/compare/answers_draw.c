/* The answers side by side, a column a person, where the window is wide. */
#include "answers.h"

enum { ANSWERS_WIDE = 38 };

size_t
answers_at(const struct answers *s)
{
	int64_t id = list_id(&s->v.list);

	for (size_t i = 0; i < s->n; i++)
		if (s->v.c->notes[s->notes[i]].id == id)
			return i;
	return 0;
}

static size_t
answers_call(const struct answers *s, size_t at)
{
	return s->v.c->notes[s->notes[at]].call;
}

size_t
answers_begin(const struct answers *s, size_t at)
{
	while (at > 0 && answers_call(s, at - 1) == answers_call(s, at))
		at--;
	return at;
}

size_t
answers_end(const struct answers *s, size_t at)
{
	size_t call = answers_call(s, at);

	while (at < s->n && answers_call(s, at) == call)
		at++;
	return at;
}

/* The note in a column from row y on; rows above `top` are scrolled away. Returns its rows. */
static int
answers_draw_note(const struct answers *s, struct canvas *c, int y, size_t at, bool chosen)
{
	const struct compare_note *n = &s->v.c->notes[s->notes[at]];
	struct text text = { 0 };
	struct strings lines = { 0 };
	enum role role = chosen ? ROLE_CHOSEN : compare_is_impression(n) ? ROLE_IMPRESSION : ROLE_TEXT;
	int rows;

	answers_note_text(n, &text);
	if (compare_is_impression(n))
		text_insert(&text, 0, "= ", 2);
	utf8_wrap(&lines, text_str(&text), c->cols - 3);
	rows = (int)lines.n;
	for (int i = 0; i < rows; i++)
		if (y + i >= 0)
			canvas_text(c, y + i, 2, c->cols - 3, role, lines.s[i]);
	if (chosen && y >= 0) {
		canvas_text(c, y, 0, 1, ROLE_CHOSEN, ">");
		canvas_cursor(c, y, 0);
	}
	strings_free(&lines);
	text_free(&text);
	return rows;
}

static int
answers_rows_of(const struct answers *s, const struct canvas *c, size_t from, size_t to)
{
	int rows = 0;

	for (size_t i = from; i < to; i++) {
		struct text text = { 0 };
		struct strings lines = { 0 };
		answers_note_text(&s->v.c->notes[s->notes[i]], &text);
		utf8_wrap(&lines, text_str(&text), c->cols - 5);
		rows += (int)lines.n;
		strings_free(&lines);
		text_free(&text);
	}
	return rows;
}

/* One person: name and position, and below what was noted. */
static void
answers_draw_person(const struct answers *s, struct canvas *c, size_t from, size_t at)
{
	size_t to = answers_end(s, from), call = answers_call(s, from);
	bool has = at >= from && at < to;
	struct text position = { 0 };
	struct canvas body = canvas_sub(c, (struct box){ 2, 0, c->rows - 2, c->cols });
	int down = has ? answers_rows_of(s, &body, from, at + 1) : 0, y;

	compare_position(&s->v.c->calls[call], &position);
	canvas_text(c, 0, 2, c->cols - 3, ROLE_HEADING, answers_who(s->v.c, call));
	canvas_text(c, 1, 2, c->cols - 3, ROLE_MUTED, text_str(&position));
	y = down > body.rows ? body.rows - down : 0;
	for (size_t i = from; i < to && y < body.rows; i++)
		y += answers_draw_note(s, &body, y, i, has && i == at);
	text_free(&position);
}

static size_t
answers_person_of(const struct answers *s, size_t at)
{
	size_t person = 0;

	for (size_t i = 1; i <= at && i < s->n; i++)
		person += answers_call(s, i) != answers_call(s, i - 1);
	return person;
}

void
answers_draw(const void *state, struct canvas *c)
{
	const struct answers *s = state;
	int columns = c->cols / ANSWERS_WIDE > 1 ? c->cols / ANSWERS_WIDE : 1, wide = c->cols / columns;
	size_t at, first, i = 0;

	if (!s->n || columns == 1 || s->v.list.n_rows == 0) {
		list_draw(&s->v.list, c);
		return;
	}
	at = answers_at(s);
	first = answers_person_of(s, at) / (size_t)columns * (size_t)columns;
	for (size_t p = 0; p < first; p++)
		i = answers_end(s, i);
	for (int k = 0; k < columns && i < s->n; k++, i = answers_end(s, i)) {
		struct canvas own = canvas_sub(c, (struct box){ 0, k * wide, c->rows, wide });
		answers_draw_person(s, &own, i, at);
	}
}
