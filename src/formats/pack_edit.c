/*
 * An edit of a pack, from bytes to bytes. The places come from the parser; the
 * patches touch the lines of the edited question; then the result is read
 * again and compared with what was wanted, key by key. Whatever cannot be
 * written without touching more is refused with a sentence.
 */
#include <stdlib.h>
#include <string.h>

#include "pack_bytes.h"
#include "pack_want.h"

/* ---- finding ---- */

static const struct node *
list_at(const struct node *map, const char *key)
{
	const struct node *n = node_get(map, key);

	return n && n->kind == NODE_LIST ? n : NULL;
}

static bool
has_id(const struct node *map, const char *id)
{
	const struct node *n = map->kind == NODE_MAP ? node_get(map, "id") : NULL;

	return n && n->kind == NODE_SCALAR && strcmp(n->text, id) == 0;
}

static const struct node *
first_child(const struct node *list)
{
	return list ? list->child : NULL;
}

static const struct node *
find_question(const struct node *root, const char *id)
{
	const struct node *c = first_child(list_at(root, "categories"));

	for (; c; c = c->next)
		for (const struct node *q = first_child(list_at(c, "questions")); q; q = q->next)
			if (has_id(q, id))
				return q;
	return NULL;
}

static const struct node *
find_category(const struct node *root, const char *id)
{
	const struct node *c = first_child(list_at(root, "categories"));

	while (c && !has_id(c, id))
		c = c->next;
	return c;
}

/* Another question to write new things like: a neighbour, else the first there is. */
static const struct node *
like(const struct node *root, const struct node *but)
{
	const struct node *c = first_child(list_at(root, "categories"));

	if (but && but->parent && but->parent->child != but)
		return but->parent->child;
	for (; c; c = c->next)
		for (const struct node *q = first_child(list_at(c, "questions")); q; q = q->next)
			if (q != but && q->kind == NODE_MAP)
				return q;
	return NULL;
}

static const struct node *
previous(const struct node *item)
{
	const struct node *p = item->parent->child;

	while (p != item && p->next != item)
		p = p->next;
	return p == item ? NULL : p;
}

static bool
not_in_place(struct bytes *b, const struct node *n)
{
	return err_set(b->e, "%s:%d: this question is written in a way that cannot be changed in "
		"place; change it in a text editor", n->file, n->line);
}

/* ---- set ---- */

static bool
do_set(struct bytes *b, const struct edit *x, const struct want *w)
{
	const struct node *map = find_question(b->root, x->id);

	return field_set(b, map, w->key, &w->own, like(b->root, map));
}

/* ---- delete ---- */

static bool
cut(struct bytes *b, const struct node *item, bool above)
{
	struct span at;

	if (item->parent->style == NODE_FLOW) {
		entry_remove(b, item->parent, item);
		return true;
	}
	if (!item_lines(b, item, above, &at))
		return not_in_place(b, item);
	at.to = line_next(b, at.to);
	/* The blank line that parted it from the next goes with it. */
	if (at.from > 0 && line_empty(b, line_start(b, at.from - 1)) && at.to < b->n &&
		line_empty(b, at.to))
		at.to = line_next(b, at.to);
	bytes_patch(b, at.from, at.to, "");
	return true;
}

static bool
do_delete(struct bytes *b, const struct edit *x, const struct want *w)
{
	(void)w;
	return cut(b, find_question(b->root, x->id), false);
}

/* ---- up and down ---- */

static bool
swap(struct bytes *b, struct span one, struct span two)
{
	char *first = mem_strn(b->s + one.from, one.to - one.from);
	char *second = mem_strn(b->s + two.from, two.to - two.from);

	bytes_patch(b, one.from, one.to, second);
	bytes_patch(b, two.from, two.to, first);
	free(first);
	free(second);
	return true;
}

static bool
do_move(struct bytes *b, const struct edit *x, const struct want *w)
{
	const struct node *two = find_question(b->root, x->id);
	const struct node *one = x->by < 0 ? previous(two) : two;
	struct span s, t;

	(void)w;
	two = one->next;
	if (one->parent->style == NODE_FLOW)
		return swap(b, entry_span(one), entry_span(two));
	if (!item_lines(b, one, true, &s) || !item_lines(b, two, true, &t))
		return not_in_place(b, two);
	return swap(b, s, t);
}

/* ---- putting in ---- */

/* Whether the questions of a list are parted by blank lines. */
static bool
is_airy(const struct bytes *b, const struct node *list)
{
	const struct node *last = node_last(list), *prev = last ? previous(last) : NULL;
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
		const struct node *l = list_at(c, "questions");

		if (l && l->child && l->style == NODE_BLOCK && dash_columns(b, l, &dash, &gap) &&
			dash + 1 >= (size_t)c->column)
			return (size_t)category->column - 1 + dash - ((size_t)c->column - 1);
	}
	/* Else as the categories stand: under their key, or two blanks farther in. */
	if (dash_columns(b, category->parent, &dash, &gap) && dash == 0)
		return (size_t)category->column - 1;
	return (size_t)category->column + 1;
}

/* Lines (of which the first begins with its dash) behind an entry of a block list. */
static void
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

	question_flow(x->question, after ? after : like(b->root, NULL), &with);
	entry_insert(b, list, after, text_str(&with));
	text_free(&with);
	return true;
}

static bool
do_add(struct bytes *b, const struct edit *x, const struct want *w)
{
	const struct node *category = find_category(b->root, x->category);
	const struct node *list = list_at(category, "questions");
	const struct node *after = x->after ? find_question(b->root, x->after) : NULL;
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
	question_block(x->question, b, dash, gap, after ? after : like(b->root, NULL),
		&lines);
	if (after)
		put_behind(b, after, text_str(&lines));
	else
		put_first(b, category, text_str(&lines));
	text_free(&lines);
	return true;
}

/* ---- to another category ---- */

/* Every line moved sideways; of lines with less in front only what is there goes. */
static void
shift(struct text *out, const char *s, size_t n, size_t from, size_t to)
{
	size_t at = 0;

	while (at < n) {
		size_t blanks = 0, end = at;

		while (end < n && s[end] != '\n')
			end++;
		while (at + blanks < end && s[at + blanks] == ' ')
			blanks++;
		if (at + blanks < end && s[at + blanks] != '\r') /* not an empty line */
			text_blanks(out, blanks + to > from ? blanks + to - from : 0);
		at += blanks;
		text_addn(out, s + at, end - at + (end < n));
		at = end + 1;
	}
}

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
	shift(out, b->s + at.from, at.to - at.from, dash - line_start(b, dash), to);
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
			return err_set(b->e, "%s:%d: the comments of this question would be lost "
				"in a list in brackets", item->file, item->line);
	node_flow(item, out);
	return true;
}

static bool
do_category(struct bytes *b, const struct edit *x, const struct want *w)
{
	const struct node *item = find_question(b->root, x->id);
	const struct node *category = find_category(b->root, x->category);
	const struct node *list = list_at(category, "questions");
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
	return ok && cut(b, item, !flow); /* a comment above has no place in brackets */
}

/* ---- a second one ---- */

/* The bytes of an item with its id replaced. */
static void
renamed(const struct bytes *b, const struct node *item, struct span at, const char *id,
	struct text *out)
{
	const struct node *v = node_get(item, "id");

	text_addn(out, b->s + at.from, v->start - at.from);
	scalar_put(out, id, v->style, true, true);
	text_addn(out, b->s + v->end, at.to - v->end);
}

static bool
do_copy(struct bytes *b, const struct edit *x, const struct want *w)
{
	const struct node *item = find_question(b->root, x->id), *v = node_get(item, "id");
	struct text copy = { 0 };
	struct span at = { item->start, item->end };

	(void)w;
	if (v->style == NODE_LITERAL || v->style == NODE_FOLDED)
		return not_in_place(b, item);
	if (item->parent->style == NODE_FLOW) {
		renamed(b, item, at, x->new_id, &copy);
		entry_insert(b, item->parent, item, text_str(&copy));
	} else if (item_lines(b, item, false, &at)) {
		renamed(b, item, at, x->new_id, &copy);
		put_behind(b, item, text_str(&copy));
	} else {
		return not_in_place(b, item);
	}
	text_free(&copy);
	return true;
}

/* ---- the whole question as YAML ---- */

/* From the first key to the last line, comments that stand deeper included. */
static bool
whole_span(const struct bytes *b, const struct node *item, struct span *out)
{
	size_t dash;

	if (item->parent->style == NODE_FLOW || item->style == NODE_FLOW) {
		*out = (struct span){ item->start, item->end };
		return true;
	}
	if (!item_dash(b, item, &dash) || line_start(b, dash) != line_start(b, item->start) ||
		!item_lines(b, item, false, out))
		return false;
	out->from = item->start;
	return true;
}

/* A person's lines as the file's: its line ends, its column; the first where it stands. */
static void
as_lines(const struct bytes *b, const char *s, size_t column, struct text *out)
{
	struct strings lines = { 0 };
	size_t n;
	const char *next;

	for (; *s; s = next) {
		n = strcspn(s, "\n");
		next = s[n] ? s + n + 1 : s + n;
		if (n && s[n - 1] == '\r')
			n--;
		char *line = mem_strn(s, n);

		strings_add(&lines, line);
		free(line);
	}
	while (lines.n && !lines.s[lines.n - 1][strspn(lines.s[lines.n - 1], " \t")])
		free(lines.s[--lines.n]);
	for (size_t i = 0; i < lines.n; i++) {
		text_add(out, i ? b->eol : "");
		if (i && *lines.s[i])
			text_blanks(out, column);
		text_add(out, lines.s[i]);
	}
	strings_free(&lines);
}

/* Comments before the first key come above the dash. */
static void
comments_above(struct bytes *b, const struct node *item, const char *s, size_t n)
{
	struct text with = { 0 };
	size_t dash;

	if (!item_dash(b, item, &dash))
		return;
	for (size_t at = 0; at < n;) {
		size_t end = at + strcspn(s + at, "\r\n");

		at += strspn(s + at, " \t");
		if (at < n && s[at] == '#') {
			text_blanks(&with, dash - line_start(b, dash));
			text_addn(&with, s + at, end - at);
			text_add(&with, b->eol);
		}
		at = end + strspn(s + end, "\r\n");
	}
	if (with.n)
		bytes_patch(b, line_start(b, dash), line_start(b, dash), text_str(&with));
	text_free(&with);
}

static bool
do_whole(struct bytes *b, const struct edit *x, const struct want *w)
{
	const struct node *item = find_question(b->root, x->id);
	struct text with = { 0 };
	struct span at;

	if (!whole_span(b, item, &at))
		return not_in_place(b, item);
	if (item->parent->style != NODE_FLOW)
		comments_above(b, item, x->value, w->skip);
	if (item->style == NODE_FLOW && w->node->style != NODE_FLOW)
		node_flow(w->node, &with);
	else
		as_lines(b, x->value + w->skip, (size_t)item->column - 1, &with);
	bytes_patch(b, at.from, at.to, text_str(&with));
	text_free(&with);
	return true;
}

bool
pack_item(const char *id, const char *file, const char *s, size_t n, struct text *out,
	struct err *e)
{
	struct bytes b = { .s = s, .n = n, .eol = "\n", .e = e };
	struct yaml_doc d;
	struct span at;
	bool ok = false;

	if (!yaml_doc_read(&d, file, s, n, e))
		return false;
	const struct node *item = find_question(d.root, id);

	if (!item)
		err_set(e, "%s: there is no question \"%s\"", file, id);
	else if (!whole_span(&b, item, &at))
		not_in_place(&b, item);
	else
		ok = true;
	if (ok) {
		struct text raw = { 0 };

		text_blanks(&raw, (size_t)item->column - 1);
		text_addn(&raw, s + at.from, at.to - at.from);
		shift(out, text_str(&raw), raw.n, (size_t)item->column - 1, 0);
		text_addc(out, '\n');
		text_free(&raw);
	}
	yaml_doc_free(&d);
	return ok;
}

/* ---- the edit ---- */

static bool (*const kinds[])(struct bytes *, const struct edit *, const struct want *) = {
	[EDIT_SET] = do_set,
	[EDIT_ADD] = do_add,
	[EDIT_DELETE] = do_delete,
	[EDIT_MOVE] = do_move,
	[EDIT_CATEGORY] = do_category,
	[EDIT_COPY] = do_copy,
	[EDIT_WHOLE] = do_whole,
};

bool
pack_edit(const struct edit *x, const char *file, const char *s, size_t n, struct text *out,
	struct err *e)
{
	struct bytes b = { .s = s, .n = n, .e = e };
	struct yaml_doc d;
	struct want w = { 0 };
	bool ok;

	text_clear(out);
	if (!yaml_doc_read(&d, file, s, n, e))
		return false;
	b.root = d.root;
	b.eol = d.crlf ? "\r\n" : "\n";
	ok = want_make(&w, x, &d, file, e);
	if (ok && w.nothing)
		text_addn(out, s, n);
	else if (ok)
		ok = kinds[x->kind](&b, x, &w) && bytes_apply(&b, out) &&
			want_met(&w, x, &d, file, out, e);
	bytes_done(&b);
	want_done(&w);
	yaml_doc_free(&d);
	if (!ok)
		text_clear(out);
	return ok;
}
