/* tree.c: who led to whom, as the rows of a tree; people who named each other in a circle included. */
#include "model/tree.h"

#include <stdlib.h>
#include <string.h>

/* By the index of a person; SIZE_MAX is nobody. */
struct tree_links {
	size_t *parent, *child, *next; /* who named them; the first they named; who was named with them */
	size_t *row;                   /* where they are in the rows */
	size_t *seen;                  /* the walk up that met them last, from 1 */
};

static size_t *
tree_indices(size_t n)
{
	size_t *all = mem_new(n + 1, sizeof(*all));

	for (size_t i = 0; i < n; i++)
		all[i] = SIZE_MAX;
	return all;
}

static void
tree_links_init(struct tree_links *l, const struct circle *c)
{
	*l = (struct tree_links){ tree_indices(c->n), tree_indices(c->n), tree_indices(c->n),
		tree_indices(c->n), mem_new(c->n + 1, sizeof(size_t)) };
	for (size_t i = c->n; i-- > 0;) { /* from behind: the first added comes first */
		const struct circle_person *by = circle_person(c, c->people[i].referrer_id);
		if (!by || by == &c->people[i])
			continue;
		size_t p = (size_t)(by - c->people);
		l->parent[i] = p;
		l->next[i] = l->child[p];
		l->child[p] = i;
	}
}

static void
tree_links_done(struct tree_links *l)
{
	free(l->parent);
	free(l->child);
	free(l->next);
	free(l->row);
	free(l->seen);
}

/* Where the tree with `at` begins: nobody named them; of a circle the first who was added. */
static size_t
tree_root(struct tree_links *l, size_t at)
{
	size_t walk = at + 1, first;

	while (l->parent[at] != SIZE_MAX && l->seen[at] != walk) {
		l->seen[at] = walk;
		at = l->parent[at];
	}
	if (l->parent[at] == SIZE_MAX)
		return at;
	first = at;
	for (size_t k = l->parent[at]; k != at; k = l->parent[k])
		first = k < first ? k : first;
	return first;
}

/* ---- rows ---- */

struct tree_rows {
	struct tree_row *r;
	size_t n;
};

static void
tree_put(struct tree_rows *out, struct tree_links *l, const struct circle *c, size_t at, bool top)
{
	struct tree_row *r = &out->r[out->n];

	*r = (struct tree_row){ .person = &c->people[at], .parent = TREE_TOP };
	if (!top) {
		r->parent = l->row[l->parent[at]];
		r->depth = out->r[r->parent].depth + 1;
		out->r[r->parent].named++;
	}
	l->row[at] = out->n++;
}

/* Depth first, without recursion: a chain may be as long as the workbook. */
static void
tree_walk(struct tree_rows *out, struct tree_links *l, const struct circle *c, size_t root)
{
	size_t at = root;

	tree_put(out, l, c, root, true);
	for (;;) {
		size_t to = l->child[at];
		while (to != SIZE_MAX && l->row[to] != SIZE_MAX) /* closes a circle */
			to = l->next[to];
		while (to == SIZE_MAX && at != root) {
			to = l->next[at];
			while (to != SIZE_MAX && l->row[to] != SIZE_MAX)
				to = l->next[to];
			at = l->parent[at];
		}
		if (to == SIZE_MAX)
			return;
		tree_put(out, l, c, to, false);
		at = to;
	}
}

/* The last row of each parent. */
static void
tree_mark_last(struct tree_rows *out)
{
	bool *met = mem_new(out->n + 1, sizeof(*met));

	for (size_t i = out->n; i-- > 0;) {
		size_t parent = out->r[i].parent;
		if (parent == TREE_TOP)
			continue;
		out->r[i].last = !met[parent];
		met[parent] = true;
	}
	free(met);
}

size_t
tree_of(const struct circle *c, struct tree_row **out)
{
	struct tree_rows rows = { mem_new(c->n + 1, sizeof(struct tree_row)), 0 };
	struct tree_links l;

	tree_links_init(&l, c);
	for (size_t i = 0; i < c->n; i++)
		if (l.row[i] == SIZE_MAX && (l.parent[i] != SIZE_MAX || l.child[i] != SIZE_MAX))
			tree_walk(&rows, &l, c, tree_root(&l, i));
	tree_mark_last(&rows);
	tree_links_done(&l);
	*out = rows.r;
	return rows.n;
}

bool
tree_untold(const struct tree_row *rows, size_t at)
{
	const struct circle_person *p = rows[at].person;

	return rows[at].parent != TREE_TOP && p->talked_ms && !p->told_ms;
}
