/* Decide: the question, options, values, skills and what is unknown, with what speaks for and against. */
#include <stddef.h>

#include "decide.h"

/* clang-format off */
static const struct key rows[] = {
	{ "Enter", decide_show, "point-open", "Show what speaks for and against it; of a call the interest", KEY_ROW | KEY_FOOT, "open" },
	{ "n", decide_new, "point-new", "Add the question, an option, a value, a skill, something unknown", KEY_FOOT, "new" },
	{ "e", decide_edit, "point-edit", "Edit it: the text, whether it is mine, whom to ask", KEY_ROW | KEY_FOOT, "edit" },
	{ "d", list_delete, "point-delete", "Delete it with what was said of it", KEY_ROW | KEY_FOOT, "delete" },
	{ "r", decide_file, "decision-write", "Write the decision to a file, as a page to print", KEY_FOOT, "page" },
};
/* clang-format on */
static const struct keyset keys = { rows, LEN(rows) };

static enum role
decide_head(const void *state, struct text *left, struct text *right)
{
	const struct compare_view *v = state;
	size_t n = 0;

	for (size_t i = 0; i < v->c->n_evidence; i++)
		n += v->c->evidence[i].point_id != 0;
	text_set(left, _("Decide"));
	count_text(right, n, "piece of evidence", "pieces of evidence");
	return ROLE_TITLE;
}

static const int widths[] = { DECIDE_COUNT, 0 };

static const struct list_screen decide_list = {
	.fetch = rows_fetch,
	.user = offsetof(struct compare_view, rows),
	.widths = widths,
	.n_columns = LEN(widths),
	.empty = "Nothing to decide is written down yet: n adds the question, options, what matters to you.",
	.none = "There is nothing here yet; n adds it.",
	.read = decide_read,
	.holds = decide_along,
	.drop = decide_drop,
};

const struct screen decide_screen = {
	.name = "decide",
	.title = "Decide",
	.help = "What you have to decide: options, what matters to you, skills, what is still unknown, and "
		"how each call changed your interest. Notes are weighed in Compare (5): y and x.",
	.keys = { &keys, &list_keys, &global_keys },
	.state_size = sizeof(struct compare_view),
	.list = &decide_list,
	.close = compare_view_close,
	.head = decide_head,
};
