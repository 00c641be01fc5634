/* svg_tree.c: a tree of people as a picture, from left to right, a box a person. */
#include "formats_svg.h"

#include <stdlib.h>

enum { TREE_LEFT = 28, TREE_TOP_Y = 96, COLUMN = 268, BOX = 218, ROW = 70, BOX_HIGH = 54,
	COLUMNS_MOST = 40, LEGEND = 56 };

/* Where the box of this row begins; a row may be between two others. */
static int
svg_tree_y(double row)
{
	return TREE_TOP_Y + (int)(row * (double)ROW);
}

static const struct {
	const char *colour, *word;
} tones[N_SVG_TONES] = {
	[SVG_TONE_WAITING] = { "#9aa5b1", N_("not written to") },
	[SVG_TONE_ASKED] = { "#2f6f9f", N_("asked or agreed") },
	[SVG_TONE_TALKED] = { "#2d8659", N_("talked") },
	[SVG_TONE_ENDED] = { "#b08968", N_("declined, or no answer") },
};

/* ---- where each box is ---- */

/* Leaves from the top down, each a row of its own; above them their parents, in the middle. */
static double
svg_tree_place(const struct svg_node *nodes, size_t n, double *y)
{
	double *first = mem_new(n + 1, sizeof(*first)), *last = mem_new(n + 1, sizeof(*last)), row = 0;
	bool *inner = mem_new(n + 1, sizeof(*inner));

	for (size_t i = 0; i < n; i++)
		if (nodes[i].parent != SIZE_MAX)
			inner[nodes[i].parent] = true;
	for (size_t i = 0; i < n; i++)
		if (!inner[i])
			y[i] = row++;
	for (size_t i = n; i-- > 0;) { /* children stand after their parents */
		if (inner[i])
			y[i] = (first[i] + last[i]) / 2;
		size_t p = nodes[i].parent;
		if (p == SIZE_MAX)
			continue;
		last[p] = last[p] > y[i] ? last[p] : y[i];
		first[p] = y[i];
	}
	free(first);
	free(last);
	free(inner);
	return row;
}

static int
svg_tree_column(const struct svg_node *node)
{
	return node->depth < COLUMNS_MOST ? node->depth : COLUMNS_MOST - 1;
}

/* ---- drawing ---- */

static void
svg_tree_line(struct text *out, const struct svg_node *nodes, const double *y, size_t i)
{
	size_t p = nodes[i].parent;

	if (p == SIZE_MAX)
		return;
	int x0 = TREE_LEFT + svg_tree_column(&nodes[p]) * COLUMN + BOX;
	int x1 = TREE_LEFT + svg_tree_column(&nodes[i]) * COLUMN;
	int y0 = svg_tree_y(y[p]) + BOX_HIGH / 2;
	int y1 = svg_tree_y(y[i]) + BOX_HIGH / 2;
	text_addf(out, "<path d=\"M%d %d C%d %d %d %d %d %d\" fill=\"none\" stroke=\"#9aa5b1\" "
		"stroke-width=\"1.6\"%s/>\n", x0, y0, x0 + 26, y0, x1 - 26, y1, x1, y1,
		nodes[i].dashed ? " stroke-dasharray=\"4 4\"" : "");
}

static void
svg_tree_box(struct text *out, const struct svg_node *node, double row)
{
	int x = TREE_LEFT + svg_tree_column(node) * COLUMN, y = svg_tree_y(row);

	text_addf(out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"8\" "
		"class=\"box\"/>\n", x, y, BOX, BOX_HIGH);
	text_addf(out, "<rect x=\"%d\" y=\"%d\" width=\"5\" height=\"%d\" rx=\"2.5\" fill=\"%s\"/>\n",
		x + 6, y + 8, BOX_HIGH - 16, tones[node->tone].colour);
	svg_text(out, x + 20, y + 19, "name", node->name, 26);
	svg_text(out, x + 20, y + 33, "small", node->detail, 32);
	svg_text(out, x + 20, y + 47, node->alert ? "alert" : "small", node->outcome, node->alert ? 29 : 32);
}

static void
svg_tree_legend(struct text *out, int y, bool any_dashed)
{
	static const int at[N_SVG_TONES] = { 0, 128, 266, 346 };

	for (int i = 0; i < N_SVG_TONES; i++) {
		text_addf(out, "<rect x=\"%d\" y=\"%d\" width=\"5\" height=\"14\" rx=\"2.5\" fill=\"%s\"/>\n",
			TREE_LEFT + at[i], y - 11, tones[i].colour);
		svg_text(out, TREE_LEFT + at[i] + 12, y, "small", _(tones[i].word), 30);
	}
	if (any_dashed)
		svg_text(out, TREE_LEFT, y + 20, "small",
			_("A dashed line: ask before you use the name of who named them."), 80);
}

void
svg_tree(const char *title, const char *under, const char *desc, const struct svg_node *nodes,
	size_t n, struct text *out)
{
	double *y = mem_new(n + 1, sizeof(*y)), rows = svg_tree_place(nodes, n, y);
	int columns = 0, high = TREE_TOP_Y + (int)rows * ROW + LEGEND;
	bool any_dashed = false;

	for (size_t i = 0; i < n; i++) {
		columns = svg_tree_column(&nodes[i]) > columns ? svg_tree_column(&nodes[i]) : columns;
		any_dashed |= nodes[i].dashed;
	}
	int wide = 2 * TREE_LEFT + columns * COLUMN + BOX;
	svg_begin(out, wide < 600 ? 600 : wide, high, title, desc);
	svg_text(out, TREE_LEFT, 44, "title", title, 60);
	svg_text(out, TREE_LEFT, 66, "small", under, 80);
	for (size_t i = 0; i < n; i++)
		svg_tree_line(out, nodes, y, i);
	for (size_t i = 0; i < n; i++)
		svg_tree_box(out, &nodes[i], y[i]);
	svg_tree_legend(out, high - LEGEND + 24, any_dashed);
	svg_end(out);
	free(y);
}
