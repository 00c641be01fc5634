/* A rubric's file: rows, each with levels from the lowest to the highest. */
#include <stdlib.h>
#include <string.h>

#include "formats_rubric.h"
#include "formats_share.h"

#define RUBRIC_MOST 1000000.0

/* ---- values ---- */

static bool
rubric_need(const struct node *map, const char *key, char **out, struct err *e)
{
	const char *s = NULL;

	if (!node_str(map, key, &s, e))
		return false;
	if (blank_only(s))
		return node_wrong(map, e, "\"%s\" is missing here; add it.", key);
	mem_set(out, s);
	return true;
}

/* A number such as 0.5; left out: *out stays. */
static bool
rubric_number(const struct node *map, const char *key, double *out, struct err *e)
{
	const struct node *n = node_get(map, key);
	char *end = NULL;

	if (!n || node_null(n))
		return true;
	double v = n->kind == NODE_SCALAR ? strtod(n->text, &end) : 0;
	if (!end || end == n->text || *end || !(v >= 0 && v <= RUBRIC_MOST))
		return node_wrong(n, e, "\"%s\" must be a number such as 0.5 or 4.", key);
	*out = v;
	return true;
}

static const struct node *
rubric_list(const struct node *map, const char *key, struct err *e)
{
	const struct node *l = node_get(map, key);

	if (l && l->kind == NODE_LIST && l->n)
		return l;
	node_wrong(l ? l : map, e, "\"%s\" must be a list with at least one entry.", key);
	return NULL;
}

/* ---- rows ---- */

static bool
rubric_level_read(struct rubric_row *row, const struct node *n, struct err *e)
{
	struct rubric_level *l;

	if (n->kind != NODE_MAP)
		return node_wrong(n, e, "A level needs keys, \"points:\" and \"text:\".");
	mem_grow(row->levels, &row->cap, row->n + 1);
	l = &row->levels[row->n++];
	*l = (struct rubric_level){ .points = -1, .example = mem_str("") };
	const char *example = NULL;
	if (!rubric_need(n, "text", &l->text, e) || !rubric_number(n, "points", &l->points, e) ||
		!node_str(n, "example", &example, e))
		return false;
	mem_set(&l->example, example ? example : "");
	if (l->points < 0)
		return node_wrong(n, e, "\"points\" is missing here; add it.");
	return row->n < 2 || l[-1].points <= l->points ||
		node_wrong(n, e, "This level has fewer points than the one before; put the "
			"lowest level first.");
}

static bool
rubric_row_read(struct rubric *r, const struct node *n, struct err *e)
{
	const struct node *levels;
	struct rubric_row *row;

	if (n->kind != NODE_MAP)
		return node_wrong(n, e, "A row needs keys, \"id:\", \"title:\" and \"levels:\".");
	mem_grow(r->rows, &r->cap, r->n + 1);
	row = &r->rows[r->n++];
	*row = (struct rubric_row){ .weight = 1 };
	if (!rubric_need(n, "id", &row->id, e) || !rubric_need(n, "title", &row->title, e) ||
		!rubric_number(n, "weight", &row->weight, e))
		return false;
	if (rubric_row_find(r, row->id) != row)
		return node_wrong(node_get(n, "id"), e, "There is a row \"%s\" already; give this "
			"one another id.", row->id);
	levels = rubric_list(n, "levels", e);
	for (const struct node *l = levels ? levels->child : NULL; l; l = l->next)
		if (!rubric_level_read(row, l, e))
			return false;
	return levels;
}

/* ---- the whole ---- */

static bool
rubric_fill(struct rubric *r, const struct node *root, struct err *e)
{
	const struct node *rows;
	const char *title = NULL;

	if (!rubric_need(root, "rubric", &r->name, e) || !node_str(root, "title", &title, e) ||
		!rubric_number(root, "late_day", &r->late_day, e))
		return false;
	mem_set(&r->title, title && *title ? title : r->name);
	rows = rubric_list(root, "rows", e);
	for (const struct node *n = rows ? rows->child : NULL; n; n = n->next)
		if (!rubric_row_read(r, n, e))
			return false;
	return rows;
}

static bool
rubric_from(struct rubric *r, const struct yaml_doc *d, const char *file, struct err *e)
{
	if (!d->root || d->root->kind != NODE_MAP)
		return err_set(e, "%s:1:1: a rubric needs keys, \"rubric:\" and \"rows:\".", file);
	if (rubric_fill(r, d->root, e)) {
		node_digest(d->root, "digest", r->digest);
		return true;
	}
	rubric_done(r);
	return false;
}

bool
rubric_read(struct rubric *r, const char *file, const char *s, size_t n, struct err *e)
{
	struct yaml_doc d = { 0 };

	rubric_done(r);
	bool good = yaml_doc_read(&d, file, s, n, e) && rubric_from(r, &d, file, e);
	yaml_doc_free(&d);
	return good;
}

bool
rubric_read_file(struct rubric *r, const char *path, struct err *e)
{
	struct text all = { 0 };

	rubric_done(r);
	bool good = file_read(path, &all, YAML_SIZE_MAX, e) &&
		rubric_read(r, path, text_str(&all), all.n, e);
	text_free(&all);
	return good;
}
