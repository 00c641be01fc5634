/* Questions put in: a new one, and one that comes from another category. */
#include <string.h>

#include "bank.h"
#include "pack_items.h"

/* ---- putting in ---- */

/* Whether the questions of a list are parted by blank lines. */
static bool
is_airy(const struct bytes *b, const struct node *list)
{
	const struct node *last = node_last(list), *prev = last ? node_previous(last) : NULL;
	struct span at;

	if (!prev || !item_lines(b, last, true, &at) || at.from == 0)
		return false;
	return line_empty(b, line_start(b, at.from - 1));
}

/* Where the dashes of a block list stand, and how far its keys are behind them. */
static bool
dash_columns(const struct bytes *b, const struct node *list, size_t *dash, size_t *gap)
{
	size_t at;

	if (!item_dash(b, list->child, &at))
		return false;
	*dash = at - line_start(b, at);
	*gap = 1;
	if (list->child->kind == NODE_MAP && list->child->style == NODE_BLOCK &&
		line_start(b, list->child->start) == line_start(b, at))
		*gap = list->child->start - at - 1;
	return true;
}

/* The column of the dashes in a list that is not there yet: as in other categories. */
static size_t
new_dash(const struct bytes *b, const struct node *category)
{
	size_t dash, gap;

	for (const struct node *c = category->parent->child; c; c = c->next) {
		const struct node *l = list_under(c, "questions");

		if (l && l->child && l->style == NODE_BLOCK && dash_columns(b, l, &dash, &gap) &&
			dash + 1 >= (size_t)c->column)
			return (size_t)category->column - 1 + dash - ((size_t)c->column - 1);
	}
	/* Else as the categories stand: under their key, or two blanks farther in. */
	if (dash_columns(b, category->parent, &dash, &gap) && dash == 0)
		return (size_t)category->column - 1;
	return (size_t)category->column + 1;
}


void
put_behind(struct bytes *b, const struct node *after, const char *lines)
{
	struct text with = { 0 };
	struct span at;

	item_lines(b, after, false, &at);
	text_add(&with, b->eol);
	if (is_airy(b, after->parent))
		text_add(&with, b->eol);
	text_add(&with, lines);
	bytes_patch(b, at.to, at.to, text_str(&with));
	text_free(&with);
}

/* Into a category without questions: `questions:` is empty, [] or left out. */
static bool
put_first(struct bytes *b, const struct node *category, const char *lines)
{
	const struct node *v = node_get(category, "questions");
	struct text with = { 0 };
	size_t at;

	if (!v) {
		at = node_line_end(b, node_last(category));
		text_add(&with, b->eol);
		text_blanks(&with, (size_t)category->column - 1);
		text_addf(&with, "questions:%s%s", b->eol, lines);
	} else {
		size_t colon = v->key->end;

		while (colon < v->start && b->s[colon] != ':')
			colon++;
		if (v->end > v->start)
			bytes_patch(b, b->s[colon] == ':' ? colon + 1 : v->start, v->end, "");
		at = line_end(b, v->end);
		text_addf(&with, "%s%s", b->eol, lines);
	}
	bytes_patch(b, at, at, text_str(&with));
	text_free(&with);
	return true;
}

/* ---- add ---- */

static bool
add_flow(struct bytes *b, const struct edit *x, const struct node *list,
	const struct node *after)
{
	struct text with = { 0 };

	question_flow(x->question, after ? after : question_like(b->root, NULL), &with);
	entry_insert(b, list, after, text_str(&with));
	text_free(&with);
	return true;
}

bool
edit_add(struct bytes *b, const struct edit *x, const struct want *w)
{
	const struct node *category = category_node(b->root, x->category);
	const struct node *list = list_under(category, "questions");
	const struct node *after = x->after ? question_node(b->root, x->after) : NULL;
	struct text lines = { 0 };
	size_t dash = 0, gap = 1;

	(void)w;
	if (list && !after)
		after = node_last(list);
	if (category->style == NODE_FLOW || (list && list->style == NODE_FLOW && list->n)) {
		if (!list)
			return not_in_place(b, category);
		return add_flow(b, x, list, after);
	}
	if (!after)
		dash = new_dash(b, category);
	else if (!dash_columns(b, list, &dash, &gap))
		return not_in_place(b, after);
	question_block(x->question, b, dash, gap, after ? after : question_like(b->root, NULL),
		&lines);
	if (after)
		put_behind(b, after, text_str(&lines));
	else
		put_first(b, category, text_str(&lines));
	text_free(&lines);
	return true;
}

/* ---- a new category ---- */

void
category_block(const struct category *c, const char *eol, size_t dash, struct text *out)
{
	text_blanks(out, dash);
	text_add(out, "- id: ");
	scalar_put(out, c->id, NODE_PLAIN, false, true);
	text_add(out, eol);
	text_blanks(out, dash + 2);
	text_add(out, "title: ");
	scalar_put(out, c->title, NODE_DOUBLE, false, true);
	text_add(out, eol);
	text_blanks(out, dash + 2);
	text_add(out, "questions: []");
}

bool
edit_heading(struct bytes *b, const struct edit *x, const struct want *w)
{
	const struct node *list = list_under(b->root, "categories");
	const struct node *last = list ? node_last(list) : NULL;
	struct text lines = { 0 };
	size_t dash, gap;

	(void)w;
	if (!last || list->style == NODE_FLOW || !dash_columns(b, list, &dash, &gap))
		return not_in_place(b, last ? last : b->root);
	category_block(&(struct category){ .id = (char *)x->category, .title = (char *)x->value },
		b->eol, dash, &lines);
	put_behind(b, last, text_str(&lines));
	text_free(&lines);
	return true;
}

/* ---- to another category ---- */

static bool
lines_of(struct bytes *b, const struct node *item, size_t to, struct text *out)
{
	struct span at;
	size_t dash;

	if (item->parent->style == NODE_FLOW) {
		text_blanks(out, to);
		text_add(out, "- ");
		text_addn(out, b->s + item->start, item->end - item->start);
		return true;
	}
	if (!item_lines(b, item, true, &at) || !item_dash(b, item, &dash))
		return not_in_place(b, item);
	lines_shift(out, b->s + at.from, at.to - at.from, dash - line_start(b, dash), to);
	return true;
}

/* A question of lines as an entry of a flow list: a comment has no place there. */
static bool
flow_of(struct bytes *b, const struct node *item, struct text *out)
{
	struct span at;

	if (item->style == NODE_FLOW) {
		text_addn(out, b->s + item->start, item->end - item->start);
		return true;
	}
	if (!item_lines(b, item, false, &at))
		return not_in_place(b, item);
	for (size_t i = at.from; i < at.to; i++)
		if (b->s[i] == '#' && (i == at.from || strchr(" \t\n", b->s[i - 1])))
			return err_set(b->e, "%s:%d: a list in brackets would lose this question's comments", item->file, item->line);
	node_flow(item, out);
	return true;
}

bool
edit_category(struct bytes *b, const struct edit *x, const struct want *w)
{
	const struct node *item = question_node(b->root, x->id);
	const struct node *category = category_node(b->root, x->category);
	const struct node *list = list_under(category, "questions");
	struct text moved = { 0 };
	size_t dash = 0, gap = 1;
	bool ok, flow = category->style == NODE_FLOW ||
		(list && list->style == NODE_FLOW && list->n);

	(void)w;
	if (flow) {
		ok = list && flow_of(b, item, &moved);
		if (ok)
			entry_insert(b, list, node_last(list), text_str(&moved));
		else if (!list)
			not_in_place(b, category);
	} else if (list && list->n) {
		ok = (dash_columns(b, list, &dash, &gap) || not_in_place(b, list)) &&
			lines_of(b, item, dash, &moved);
		if (ok)
			put_behind(b, node_last(list), text_str(&moved));
	} else {
		ok = lines_of(b, item, new_dash(b, category), &moved) &&
			put_first(b, category, text_str(&moved));
	}
	text_free(&moved);
	return ok && item_cut(b, item, !flow); /* a comment above has no place in brackets */
}
