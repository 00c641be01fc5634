/* A whole question as YAML: given to an editor of texts, and taken back. */
#include <stdlib.h>
#include <string.h>

#include "bank.h"
#include "pack_items.h"

void
lines_shift(struct text *out, const char *s, size_t n, size_t from, size_t to)
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

bool
edit_whole(struct bytes *b, const struct edit *x, const struct want *w)
{
	const struct node *item = question_node(b->root, x->id);
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
	const struct node *item = question_node(d.root, id);

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
		lines_shift(out, text_str(&raw), raw.n, (size_t)item->column - 1, 0);
		text_addc(out, '\n');
		text_free(&raw);
	}
	yaml_doc_free(&d);
	return ok;
}
