/*
 * An edit of a pack, from bytes to bytes. The places come from the parser; the
 * patches touch the lines of the edited question; then the result is read
 * again and compared with what was wanted, key by key. Whatever cannot be
 * written without touching more is refused with a sentence.
 */
#include <stdlib.h>
#include <string.h>

#include "bank.h"
#include "pack_items.h"

/* ---- set ---- */

static bool
do_set(struct bytes *b, const struct edit *x, const struct want *w)
{
	const struct node *map = question_node(b->root, x->id);

	return field_set(b, map, w->key, &w->own, question_like(b->root, map));
}

/* ---- delete ---- */

bool
item_cut(struct bytes *b, const struct node *item, bool above)
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
	return item_cut(b, question_node(b->root, x->id), false);
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
	const struct node *two = question_node(b->root, x->id);
	const struct node *one = x->by < 0 ? node_previous(two) : two;
	struct span s, t;

	(void)w;
	two = one->next;
	if (one->parent->style == NODE_FLOW)
		return swap(b, entry_span(one), entry_span(two));
	if (!item_lines(b, one, true, &s) || !item_lines(b, two, true, &t))
		return not_in_place(b, two);
	return swap(b, s, t);
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
	const struct node *item = question_node(b->root, x->id), *v = node_get(item, "id");
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

/* ---- the edit ---- */

static bool (*const kinds[])(struct bytes *, const struct edit *, const struct want *) = {
	[EDIT_SET] = do_set,
	[EDIT_ADD] = edit_add,
	[EDIT_DELETE] = do_delete,
	[EDIT_MOVE] = do_move,
	[EDIT_CATEGORY] = edit_category,
	[EDIT_COPY] = do_copy,
	[EDIT_WHOLE] = edit_whole,
	[EDIT_HEADING] = edit_heading,
};

static bool
edit_once(const struct edit *x, const char *file, const char *s, size_t n, struct text *out,
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

/* ---- several fields: one after the other, each on what the last one left ---- */

/* The next field of the question that is not as it is wanted yet, and its value; NULL:
 * none. Ids and what is silenced are not for a form. */
static const struct pack_key *
next_field(const struct question *is, const struct question *want, struct text *value)
{
	struct text now = { 0 };
	const struct pack_key *found = NULL;

	for (size_t i = 0; i < question_level.n && !found; i++) {
		const struct pack_key *k = &question_level.keys[i];

		if (k->kind == KEY_ID || k->kind == KEY_RULES)
			continue;
		text_clear(&now);
		text_clear(value);
		question_get(is, k, &now);
		question_get(want, k, value);
		if (strcmp(text_str(&now), text_str(value)) != 0)
			found = k;
	}
	text_free(&now);
	return found;
}

static bool
one_field(const struct edit *x, const char *file, struct text *bytes, bool *done, struct err *e)
{
	struct text value = { 0 }, out = { 0 };
	struct pack p;
	struct bank b = { .packs = &p, .n = 1 };
	const struct question *is;
	const struct pack_key *k;
	bool ok = true;

	if (!pack_read(&p, file, text_str(bytes), bytes->n, NULL))
		return err_set(e, "%s: this is not a pack", file);
	is = bank_question(&b, x->id, NULL, NULL);
	k = is ? next_field(is, x->question, &value) : NULL;
	if (k && strcmp(k->name, "short") == 0 && !question_has_title(x->question))
		text_clear(&value);
	if (k) {
		struct edit one = { .kind = EDIT_SET, .id = x->id, .key = k->name,
			.value = text_str(&value) };

		ok = edit_once(&one, file, text_str(bytes), bytes->n, &out, e);
		*done = ok && out.n == bytes->n && memcmp(out.s, bytes->s, out.n) == 0;
		if (ok) {
			text_clear(bytes);
			text_addn(bytes, text_str(&out), out.n);
		}
	}
	*done = *done || !k;
	if (!is)
		ok = err_set(e, "there is no question \"%s\" in it", x->id);
	pack_done(&p);
	text_free(&value);
	text_free(&out);
	return ok;
}

static bool
edit_fields(const struct edit *x, const char *file, const char *s, size_t n, struct text *out,
	struct err *e)
{
	bool done = false, ok = true;

	text_clear(out);
	text_addn(out, s, n);
	for (size_t i = 0; ok && !done && i < 2 * question_level.n; i++)
		ok = one_field(x, file, out, &done, e);
	if (!ok)
		text_clear(out);
	return ok;
}

bool
pack_edit(const struct edit *x, const char *file, const char *s, size_t n, struct text *out,
	struct err *e)
{
	return (x->kind == EDIT_FIELDS ? edit_fields : edit_once)(x, file, s, n, out, e);
}
