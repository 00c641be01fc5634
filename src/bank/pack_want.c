/* What an edit of a pack is meant to change, and whether it changed that. */
#include <stdlib.h>
#include <string.h>

#include "bank.h"
#include "pack_want.h"

/* ---- places in a pack ---- */

struct spot {
	struct category *category;
	size_t at;
};

static bool
pack_want_find(struct pack *p, const char *id, struct spot *out)
{
	for (size_t i = 0; i < p->n; i++)
		for (size_t j = 0; j < p->categories[i].n; j++)
			if (strcmp(p->categories[i].questions[j].id, id) == 0) {
				*out = (struct spot){ &p->categories[i], j };
				return true;
			}
	return false;
}

static struct category *
find_category(struct pack *p, const char *id)
{
	for (size_t i = 0; i < p->n; i++)
		if (strcmp(p->categories[i].id, id) == 0)
			return &p->categories[i];
	return NULL;
}

static void
pack_want_take_out(struct spot s, struct question *out)
{
	struct question *q = s.category->questions;

	*out = q[s.at];
	memmove(q + s.at, q + s.at + 1, (s.category->n - s.at - 1) * sizeof(*q));
	s.category->n--;
}

static void
put_in(struct category *c, size_t at, struct question q)
{
	mem_grow(c->questions, &c->cap, c->n + 1);
	memmove(c->questions + at + 1, c->questions + at, (c->n - at) * sizeof(q));
	c->questions[at] = q;
	c->n++;
}

/* ---- what each kind wants ---- */

static const struct node *
node_of(const struct node *root, const char *id)
{
	const struct node *c = node_get(root, "categories");

	for (c = c ? c->child : NULL; c; c = c->next) {
		const struct node *q = node_get(c, "questions");

		for (q = q ? q->child : NULL; q; q = q->next) {
			const struct node *v = node_get(q, "id");

			if (v && strcmp(v->text, id) == 0)
				return q;
		}
	}
	return NULL;
}

/* The bits of a question's own `quiet`, without what stands above it. */
static unsigned
own_quiet(const struct node *n)
{
	struct question own;
	unsigned bits = 0;

	if (question_read(&own, n, 0, NULL))
		bits = own.quiet;
	question_done(&own);
	return bits;
}

static bool
want_set(struct want *w, const struct edit *x, const struct yaml_doc *d, struct spot s,
	struct err *e)
{
	struct question *q = &s.category->questions[s.at];
	const struct node *n = node_of(d->root, x->id);
	const struct node *brief = node_get(n, "short");
	unsigned own = own_quiet(n), outer = q->quiet & ~own;
	struct text before = { 0 }, after = { 0 };

	w->key = pack_key_find(&question_level, x->key);
	if (!w->key)
		return err_set(e, "a question has no field \"%s\"", x->key);
	if (w->key->kind == KEY_ID)
		return err_set(e, "an id stays as it is: earlier interviews know the question by it");
	question_copy(&w->own, q);
	w->own.quiet = own;
	question_get(&w->own, w->key, &before);
	if (!question_put(&w->own, w->key, x->value, e)) {
		text_free(&before);
		return false;
	}
	if ((!brief || node_null(brief)) && strcmp(x->key, "short") != 0)
		question_brief(&w->own);
	question_get(&w->own, w->key, &after);
	w->nothing = strcmp(text_str(&before), text_str(&after)) == 0;
	question_copy(q, &w->own);
	q->quiet = w->own.quiet | outer;
	text_free(&before);
	text_free(&after);
	return true;
}

static bool
want_add(struct want *w, const struct edit *x, struct err *e)
{
	struct category *c = find_category(&w->pack, x->category);
	struct spot s = { 0 };
	struct question q = { 0 };

	if (!c)
		return err_set(e, "there is no category \"%s\" in this pack", x->category);
	if (pack_want_find(&w->pack, x->question->id, &s))
		return err_set(e, "there is a question \"%s\" already", x->question->id);
	s = (struct spot){ c, c->n };
	if (x->after && (!pack_want_find(&w->pack, x->after, &s) || s.category != c))
		return err_set(e, "there is no question \"%s\" in this category", x->after);
	question_copy(&q, x->question);
	put_in(c, s.at + (x->after != NULL), q);
	return true;
}

static bool
want_heading(struct want *w, const struct edit *x, struct err *e)
{
	struct pack *p = &w->pack;

	if (find_category(p, x->category))
		return err_set(e, "there is a category \"%s\" in this pack already", x->category);
	mem_grow(p->categories, &p->cap, p->n + 1);
	p->categories[p->n++] = (struct category){ .id = mem_str(x->category),
		.title = mem_str(x->value) };
	return true;
}

static bool
want_move(struct want *w, const struct edit *x, struct spot s, struct err *e)
{
	struct question q;
	size_t to = x->by < 0 ? s.at - 1 : s.at + 1;

	(void)w;
	if (x->by < 0 ? s.at == 0 : s.at + 1 >= s.category->n)
		return err_set(e, "it is the %s of its category", x->by < 0 ? "first" : "last");
	pack_want_take_out(s, &q);
	put_in(s.category, to, q);
	return true;
}

static bool
want_category(struct want *w, const struct edit *x, struct spot s, struct err *e)
{
	struct category *c = find_category(&w->pack, x->category);
	struct question q;

	if (!c)
		return err_set(e, "there is no category \"%s\" in this pack", x->category);
	w->nothing = c == s.category;
	if (w->nothing)
		return true;
	pack_want_take_out(s, &q);
	put_in(c, c->n, q);
	return true;
}

static bool
want_copy(struct want *w, const struct edit *x, struct spot s, struct err *e)
{
	struct spot other;
	struct question q = { 0 };

	if (pack_want_find(&w->pack, x->new_id, &other))
		return err_set(e, "there is a question \"%s\" already", x->new_id);
	question_copy(&q, &s.category->questions[s.at]);
	mem_set(&q.id, x->new_id);
	put_in(s.category, s.at + 1, q);
	return true;
}

static bool
whole_wrong(const struct problems *l, struct err *e)
{
	for (size_t i = 0; i < l->n; i++)
		if (bank_rules[l->p[i].rule].error)
			return err_set(e, "line %d: %s %s", l->p[i].line, l->p[i].reason,
				l->p[i].remedy);
	return err_set(e, "this is not a question");
}

/* A list of one question is as good as the question. */
static bool
want_whole(struct want *w, const struct edit *x, const struct yaml_doc *d, struct spot s,
	struct err *e)
{
	struct question *q = &s.category->questions[s.at], made;
	unsigned outer = q->quiet & ~own_quiet(node_of(d->root, x->id));
	struct problems l = { 0 };
	struct spot other;
	bool ok;

	if (!yaml_doc_read(&w->doc, "the text", x->value, strlen(x->value), e))
		return false;
	w->node = w->doc.root;
	if (w->node && w->node->kind == NODE_LIST)
		return err_set(e, "leave the dash out: the question's keys begin at the margin");
	if (!w->node || w->node->kind != NODE_MAP)
		return err_set(e, "this is not a question: it needs keys, as \"text:\"");
	w->skip = w->node->start;
	ok = question_read(&made, w->node, 0, &l) && !problems_errors(&l);
	if (!ok)
		whole_wrong(&l, e);
	problems_done(&l);
	if (ok && strcmp(made.id, q->id) != 0 &&
		pack_want_find(&w->pack, made.id, &other)) {
		ok = err_set(e, "there is a question \"%s\" already", made.id);
		question_done(&made);
	}
	if (!ok)
		return false;
	made.quiet |= outer;
	question_done(q);
	*q = made;
	return true;
}

/* ---- the whole wish ---- */

static bool
is_twice(const struct pack *p, const char *id)
{
	size_t n = 0;

	for (size_t i = 0; i < p->n; i++)
		for (size_t j = 0; j < p->categories[i].n; j++)
			n += strcmp(p->categories[i].questions[j].id, id) == 0;
	return n > 1;
}

static bool
want_kind(struct want *w, const struct edit *x, const struct yaml_doc *d, struct err *e)
{
	struct spot s = { 0 };
	struct question q;

	if (x->kind == EDIT_ADD)
		return want_add(w, x, e);
	if (x->kind == EDIT_HEADING)
		return want_heading(w, x, e);
	if (!pack_want_find(&w->pack, x->id, &s))
		return err_set(e, "there is no question \"%s\" in it", x->id);
	if (is_twice(&w->pack, x->id))
		return err_set(e, "the id \"%s\" is there twice in it; give one another id first",
			x->id);
	switch (x->kind) {
	case EDIT_SET:
		return want_set(w, x, d, s, e);
	case EDIT_DELETE:
		pack_want_take_out(s, &q);
		question_done(&q);
		return true;
	case EDIT_MOVE:
		return want_move(w, x, s, e);
	case EDIT_CATEGORY:
		return want_category(w, x, s, e);
	case EDIT_COPY:
		return want_copy(w, x, s, e);
	default:
		return want_whole(w, x, d, s, e);
	}
}

/* A pack that holds what the reader leaves out cannot be compared afterwards. */
static bool
all_readable(const struct problems *l, struct err *e)
{
	for (size_t i = 0; i < l->n; i++)
		if (bank_rules[l->p[i].rule].error)
			return err_set(e, "%s:%d:%d: correct this first: %s", l->p[i].file,
				l->p[i].line, l->p[i].column, l->p[i].reason);
	return true;
}

bool
want_make(struct want *w, const struct edit *x, const struct yaml_doc *d, const char *file,
	struct err *e)
{
	struct problems l = { 0 };
	bool ok = pack_from(&w->pack, d, file, &l);

	ok = all_readable(&l, e) && (ok || err_set(e, "%s: this is not a pack", file)) &&
		want_kind(w, x, d, e);
	problems_done(&l);
	return ok;
}

void
want_done(struct want *w)
{
	pack_done(&w->pack);
	question_done(&w->own);
	yaml_doc_free(&w->doc);
	*w = (struct want){ 0 };
}

/* ---- is it so? ---- */

static bool
same_packs(const struct pack *a, const struct pack *b)
{
	if (a->n != b->n || strcmp(a->name, b->name) != 0)
		return false;
	for (size_t i = 0; i < a->n; i++) {
		const struct category *x = &a->categories[i], *y = &b->categories[i];

		if (x->n != y->n || strcmp(x->id, y->id) != 0 || strcmp(x->title, y->title) != 0)
			return false;
		for (size_t j = 0; j < x->n; j++)
			if (!question_same(&x->questions[j], &y->questions[j]))
				return false;
	}
	return true;
}

static bool
same_text(const char *a, const char *b)
{
	char *x = text_said(a), *y = text_said(b);
	bool same = strcmp(x, y) == 0;

	free(x);
	free(y);
	return same;
}

static bool same_nodes(const struct node *a, const struct node *b, const char *but);

/* All children the same; `but` names a key of the map that is not looked at. */
static bool
same_children(const struct node *a, const struct node *b, const char *but)
{
	const struct node *x = a->child, *y = b->child;

	for (;; x = x->next, y = y->next) {
		while (x && x->key && but && strcmp(x->key->text, but) == 0)
			x = x->next;
		while (y && y->key && but && strcmp(y->key->text, but) == 0)
			y = y->next;
		if (!x || !y)
			return !x && !y;
		if (x->key && strcmp(x->key->text, y->key->text) != 0)
			return false;
		if (!same_nodes(x, y, NULL))
			return false;
	}
}

static bool
same_nodes(const struct node *a, const struct node *b, const char *but)
{
	if (a->kind != b->kind)
		return false;
	if (a->kind == NODE_SCALAR)
		return node_null(a) == node_null(b) && same_text(a->text, b->text);
	return same_children(a, b, but);
}

/* Of a question that was edited, the keys that the edit does not speak of. */
static bool
same_question(const struct edit *x, const struct node *was, const struct node *now,
	const char *id)
{
	bool edited = x->id && strcmp(id, x->id) == 0;

	if (edited && x->kind == EDIT_WHOLE)
		return true;
	return same_nodes(was, now, edited && x->kind == EDIT_SET ? x->key : NULL);
}

static bool
same_questions(const struct edit *x, const struct node *was, const struct node *now)
{
	const struct node *c = node_get(now, "categories");

	for (c = c ? c->child : NULL; c; c = c->next) {
		const struct node *q = node_get(c, "questions");

		for (q = q ? q->child : NULL; q; q = q->next) {
			const char *id = node_get(q, "id")->text;
			bool copy = x->kind == EDIT_COPY && strcmp(id, x->new_id) == 0;
			const struct node *old = node_of(was, copy ? x->id : id);

			if (copy ? !old || !same_nodes(old, q, "id")
				 : old && !same_question(x, old, q, id))
				return false;
		}
	}
	return true;
}

/* Every key above the questions, unknown ones too; `more` categories came behind the others. */
static bool
same_above(const struct node *was, const struct node *now, size_t more)
{
	const struct node *a = node_get(was, "categories"), *b = node_get(now, "categories");

	if (!same_nodes(was, now, "categories") || !a || !b || a->n + more != b->n)
		return false;
	for (a = a->child, b = b->child; a; a = a->next, b = b->next)
		if (!same_nodes(a, b, "questions"))
			return false;
	return true;
}

bool
want_met(const struct want *w, const struct edit *x, const struct yaml_doc *was,
	const char *file, const struct text *now, struct err *e)
{
	struct problems l = { 0 };
	struct yaml_doc d;
	struct pack got = { 0 };
	bool ok = yaml_doc_read(&d, file, text_str(now), now->n, NULL);

	if (ok)
		ok = pack_from(&got, &d, file, &l) && !problems_errors(&l) &&
			same_packs(&w->pack, &got) && same_above(was->root, d.root, x->kind == EDIT_HEADING) &&
			same_questions(x, was->root, d.root);
	pack_done(&got);
	problems_done(&l);
	yaml_doc_free(&d);
	return ok || err_set(e, "%s: this change of the pack needs a text editor", file);
}
