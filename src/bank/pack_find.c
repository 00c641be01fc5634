/* Questions and categories in the tree of a pack. */
#include <string.h>

#include "pack_items.h"

const struct node *
list_under(const struct node *map, const char *key)
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

const struct node *
question_node(const struct node *root, const char *id)
{
	const struct node *c = first_child(list_under(root, "categories"));

	for (; c; c = c->next)
		for (const struct node *q = first_child(list_under(c, "questions")); q; q = q->next)
			if (has_id(q, id))
				return q;
	return NULL;
}

const struct node *
category_node(const struct node *root, const char *id)
{
	const struct node *c = first_child(list_under(root, "categories"));

	while (c && !has_id(c, id))
		c = c->next;
	return c;
}

/* Another question to write new things like: a neighbour, else the first there is. */
const struct node *
question_like(const struct node *root, const struct node *but)
{
	const struct node *c = first_child(list_under(root, "categories"));

	if (but && but->parent && but->parent->child != but)
		return but->parent->child;
	for (; c; c = c->next)
		for (const struct node *q = first_child(list_under(c, "questions")); q; q = q->next)
			if (q != but && q->kind == NODE_MAP)
				return q;
	return NULL;
}

const struct node *
node_previous(const struct node *item)
{
	const struct node *p = item->parent->child;

	while (p != item && p->next != item)
		p = p->next;
	return p == item ? NULL : p;
}

bool
not_in_place(struct bytes *b, const struct node *n)
{
	return err_set(b->e, "%s:%d: this question can only be changed in a text editor", n->file, n->line);
}
