/* Compare: what many conversations say: questions, themes, claims, what was new, how alike they are. */
#include <stddef.h>

#include "compare.h"

static bool
compare_open(struct ui *ui, void *state, const char *arg, struct err *e)
{
	(void)arg;
	return compare_read(ui, state, e);
}

/* clang-format off */
static const struct key rows[] = {
	{ "Enter", compare_show, "compare-open", "Open the answers, the notes of the theme, or the claim with its evidence", KEY_ROW | KEY_FOOT, "open" },
	{ "f", compare_view_filter, "compare-filter", "Look at some notes only: by kind, star, theme, person, day", KEY_FOOT, "filter" },
	{ "e", compare_edit, "theme-edit", "Rename the theme, write its memo, put it under another one", KEY_ROW | KEY_FOOT, "edit" },
	{ "m", compare_merge, "theme-merge", "Merge the theme into another one", KEY_ROW | KEY_FOOT, "merge" },
	{ "s", compare_split, "theme-split", "Part from the theme those that were merged into it", KEY_ROW, NULL },
	{ "=", compare_key_tie, "question-tie", "Compare two questions that mean the same as one", KEY_ROW, NULL },
	{ "x", compare_key_untie, "question-untie", "Compare tied questions on their own again", KEY_ROW, NULL },
	{ "p", compare_ask, "claim-ask", "Put the claim as a question into the plan that is held next", KEY_ROW, NULL },
	{ "d", list_delete, "theme-delete", "Delete the theme; the notes stay", KEY_ROW, NULL },
	{ "r", compare_view_file, "compare-write", "Write all of it to a file, as a page", KEY_FOOT, "page" },
	{ "v", compare_picture, "compare-picture", "Show who spoke of which theme, as a picture or in words", 0, NULL },
	{ "w", compare_decide, "compare-decide", "Open what I have to decide", KEY_FOOT, "decide" },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

static enum role
compare_head(const void *state, struct text *left, struct text *right)
{
	const struct compare_view *v = state;

	text_set(left, _("Compare"));
	count_text(right, v->c->n_calls, "conversation", "conversations");
	return ROLE_TITLE;
}

static const int widths[] = { COMPARE_COUNT, 0 };

static const struct list_screen compare_list = {
	.fetch = rows_fetch,
	.user = offsetof(struct compare_view, rows),
	.widths = widths,
	.n_columns = LEN(widths),
	.empty = "Nothing to compare yet: hold a call, and its notes are here side by side.",
	.none = "There is nothing here yet.",
	.refuses = {
		{ "n", "A theme is made over a note: # in a conversation, or behind Enter here." },
	},
	.read = compare_read,
	.holds = compare_along,
	.drop = compare_drop,
};

const struct screen compare_screen = {
	.name = "compare",
	.title = "Compare",
	.help = "What many conversations say: the same question put to several people, themes with their "
		"quotes, claims with what bears them out, what each call added, whether the people are too "
		"much alike.",
	.keys = { &keys, &list_keys, &global_keys },
	.state_size = sizeof(struct compare_view),
	.list = &compare_list,
	.open = compare_open,
	.close = compare_view_close,
	.head = compare_head,
	.status = compare_view_status,
};
