/* Answers: what each person said to one question, or to one theme, side by side. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "answers.h"

/* "question ID", "theme ID". */
static bool
answers_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	struct answers *s = state;

	if (arg && strncmp(arg, "question ", 9) == 0)
		s->question = mem_str(arg + 9);
	else if (arg && strncmp(arg, "theme ", 6) == 0)
		s->theme = strtoll(arg + 6, NULL, 10);
	else
		return err_set(e, "Which answers? Choose a question or a theme in Compare (5).");
	return answers_read(ui, s, e);
}

static void
answers_close(struct ui *ui, void *state)
{
	struct answers *s = state;

	compare_view_close(ui, &s->v);
	free(s->question);
	free(s->notes);
}

/* clang-format off */
static const struct key rows[] = {
	{ "Enter", answers_show, "answer-open", "Open the conversation at this note", KEY_ROW | KEY_FOOT, "open" },
	{ "Right", answers_right, "answer-next", "Go to the next person", KEY_FOOT, "next person" },
	{ "Left", answers_left, "answer-back", "Go to the person before", 0, NULL },
	{ "#", answers_theme, "note-theme", "Give the marked notes, else this one, a theme, or take it away", KEY_ROWS | KEY_FOOT, "theme" },
	{ "s", answers_split, "theme-split-off", "The marked notes, else this one, leave the theme for one of their own", KEY_ROWS, NULL },
	{ "!", answers_claim, "note-claim", "Make the note a claim, to be confirmed by others, or no claim", KEY_ROW, NULL },
	{ "+", answers_for, "note-for", "The note confirms what somebody else claimed", KEY_ROW, NULL },
	{ "-", answers_against, "note-against", "The note contradicts what somebody else claimed", KEY_ROW, NULL },
	{ "y", answers_option_for, "note-option-for", "The note speaks for an option, a value or a skill of the decision", KEY_ROW, NULL },
	{ "x", answers_option_against, "note-option-against", "The note speaks against one", KEY_ROW, NULL },
	{ "f", compare_view_filter, "compare-filter", "Look at some notes only: by kind, star, theme, person, day", KEY_FOOT, "filter" },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

static enum role
answers_head(const void *state, struct text *left, struct text *right)
{
	const struct answers *s = state;
	const struct theme *t = themes_get(&s->v.c->themes, s->theme);
	struct breadth b = { 0 };

	for (size_t i = 0; s->question && i < s->v.c->n_questions; i++)
		if (strcmp(s->v.c->questions[i].id, s->question) == 0) {
			text_set(left, s->v.c->questions[i].brief);
			b = figure_question(s->v.c, &s->v.choice.filter, i);
		}
	if (t) {
		theme_text(&s->v.c->themes, t, left);
		b = figure_theme(s->v.c, &s->v.choice.filter, s->theme);
	}
	breadth_text(b, right);
	return ROLE_TITLE;
}

static const int widths[] = { ANSWERS_KIND, 0 };

static const struct list_screen answers_list = {
	.fetch = rows_fetch,
	.user = offsetof(struct answers, v.rows),
	.widths = widths,
	.n_columns = LEN(widths),
	.empty = "No note of this kind: f shows which are looked at.",
	.none = "There is no note here.",
	.refuses = {
		{ "n", "A note is added in its conversation, which Enter opens." },
		{ "e", "A note is edited in its conversation, which Enter opens." },
		{ "d", "A note is deleted in its conversation, which Enter opens." },
	},
	.read = answers_read,
};

const struct screen answers_screen = {
	.name = "answers",
	.title = "Answers",
	.help = "What each person said to one question, or to one theme, side by side; = before a note is "
		"an impression of mine.",
	.keys = { &keys, &list_keys, &global_keys },
	.state_size = sizeof(struct answers),
	.list = &answers_list,
	.open = answers_open,
	.close = answers_close,
	.head = answers_head,
	.draw = answers_draw,
	.status = compare_view_status,
};
