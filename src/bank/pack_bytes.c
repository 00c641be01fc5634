/* Patches, lines, and where values and entries begin and end. */
#include <stdlib.h>
#include <string.h>

#include "pack_bytes.h"

/* ---- patches ---- */

void
bytes_patch(struct bytes *b, size_t from, size_t to, const char *with)
{
	mem_grow(b->patches, &b->cap_patches, b->n_patches + 1);
	b->patches[b->n_patches++] = (struct patch){ { from, to }, mem_str(with) };
}

static int
pack_bytes_by_place(const void *a, const void *b)
{
	const struct patch *x = a, *y = b;

	if (x->at.from != y->at.from)
		return x->at.from < y->at.from ? -1 : 1;
	return (x->at.to > y->at.to) - (x->at.to < y->at.to);
}

bool
bytes_apply(struct bytes *b, struct text *out)
{
	size_t at = 0;

	if (b->n_patches)
		qsort(b->patches, b->n_patches, sizeof(*b->patches), pack_bytes_by_place);
	for (size_t i = 0; i < b->n_patches; i++) {
		const struct patch *p = &b->patches[i];

		if (p->at.from < at || p->at.to < p->at.from || p->at.to > b->n)
			return err_set(b->e, "two changes of one edit overlap");
		text_addn(out, b->s + at, p->at.from - at);
		text_add(out, p->with);
		at = p->at.to;
	}
	text_addn(out, b->s + at, b->n - at);
	return true;
}

void
bytes_done(struct bytes *b)
{
	for (size_t i = 0; i < b->n_patches; i++)
		free(b->patches[i].with);
	free(b->patches);
	b->patches = NULL;
	b->n_patches = b->cap_patches = 0;
}

/* ---- lines ---- */

size_t
line_start(const struct bytes *b, size_t at)
{
	while (at > 0 && b->s[at - 1] != '\n')
		at--;
	return at == 0 && b->n >= 3 && memcmp(b->s, "\xef\xbb\xbf", 3) == 0 ? 3 : at;
}

size_t
line_end(const struct bytes *b, size_t at)
{
	const char *end = memchr(b->s + at, '\n', b->n - at);
	size_t to = end ? (size_t)(end - b->s) : b->n;

	return end && to > at && b->s[to - 1] == '\r' ? to - 1 : to;
}

size_t
line_next(const struct bytes *b, size_t at)
{
	const char *end = memchr(b->s + at, '\n', b->n - at);

	return end ? (size_t)(end - b->s) + 1 : b->n;
}

/* Blanks that the line begins with. */
static size_t
line_blanks(const struct bytes *b, size_t at)
{
	size_t n = 0;

	while (at + n < b->n && b->s[at + n] == ' ')
		n++;
	return n;
}

bool
line_empty(const struct bytes *b, size_t at)
{
	size_t end = line_end(b, at);

	while (at < end && (b->s[at] == ' ' || b->s[at] == '\t'))
		at++;
	return at == end;
}

void
text_blanks(struct text *out, size_t n)
{
	while (n--)
		text_addc(out, ' ');
}

/* ---- values ---- */

bool
node_in_flow(const struct node *n)
{
	for (n = n->parent; n; n = n->parent)
		if (n->style == NODE_FLOW)
			return true;
	return false;
}

const struct node *
node_last(const struct node *parent)
{
	const struct node *last = parent->child;

	while (last && last->next)
		last = last->next;
	return last;
}

static const struct node *
deepest_last(const struct node *n)
{
	while (n->style != NODE_FLOW && n->child)
		n = node_last(n);
	return n;
}

static bool
is_literal(const struct node *n)
{
	return n->style == NODE_LITERAL || n->style == NODE_FOLDED;
}

struct span
literal_lines(const struct bytes *b, const struct node *n)
{
	size_t from = line_next(b, n->start), to = n->end, at;

	while (to > from && b->s[to - 1] == '\n') {
		at = line_start(b, to - 1);
		if (!line_empty(b, at)) {
			to = line_end(b, at);
			break;
		}
		to = at;
	}
	if (to <= from) /* no text at all: behind the "|" */
		from = to = line_end(b, n->start);
	return (struct span){ from, to };
}

/* The digit of "|2-"; 0: none. */
static size_t
literal_digit(const struct bytes *b, const struct node *n)
{
	for (size_t at = n->start + 1; at < b->n && at < n->start + 3; at++)
		if (b->s[at] >= '1' && b->s[at] <= '9')
			return (size_t)(b->s[at] - '0');
	return 0;
}

size_t
literal_indent(const struct bytes *b, const struct node *n)
{
	struct span lines = literal_lines(b, n);
	size_t digit = literal_digit(b, n);
	size_t outer = (size_t)(n->key ? n->key->column : n->column) - 1;

	if (digit)
		return outer + digit;
	for (size_t at = lines.from; at < lines.to; at = line_next(b, at))
		if (!line_empty(b, at))
			return line_blanks(b, at);
	return outer + 2;
}

static bool
keeps_blank_lines(const struct bytes *b, const struct node *n)
{
	return b->s[n->start + 1] == '+' || (n->start + 2 < b->n && b->s[n->start + 2] == '+' &&
		b->s[n->start + 1] != ' ' && b->s[n->start + 1] != '\n');
}

size_t
node_line_end(const struct bytes *b, const struct node *n)
{
	const struct node *last = deepest_last(n);
	size_t end = last->end;

	if (!is_literal(last))
		return line_end(b, end);
	if (keeps_blank_lines(b, last) && end > 0 && b->s[end - 1] == '\n')
		return line_end(b, line_start(b, end - 1));
	return literal_lines(b, last).to;
}

/* ---- entries of block lists ---- */

static const struct node *
pack_bytes_before(const struct node *item)
{
	const struct node *p = item->parent->child;

	if (p == item)
		return NULL;
	while (p->next != item)
		p = p->next;
	return p;
}

bool
item_dash(const struct bytes *b, const struct node *item, size_t *dash)
{
	const struct node *prev = pack_bytes_before(item);
	size_t at = prev ? line_next(b, node_line_end(b, prev)) : item->parent->start;

	for (; at < item->start; at = line_next(b, at)) {
		size_t first = at + line_blanks(b, at);

		if (first < b->n && b->s[first] == '-') {
			*dash = first;
			return true;
		}
	}
	/* An empty entry: "-" alone. */
	if (!prev && b->s[item->parent->start] == '-') {
		*dash = item->parent->start;
		return true;
	}
	return false;
}

static bool
is_comment(const struct bytes *b, size_t at, size_t blanks)
{
	return at < b->n && line_blanks(b, at) == blanks && at + blanks < b->n &&
		b->s[at + blanks] == '#';
}

static bool
is_deeper_comment(const struct bytes *b, size_t at, size_t blanks)
{
	return at < b->n && line_blanks(b, at) > blanks &&
		is_comment(b, at, line_blanks(b, at));
}

bool
item_lines(const struct bytes *b, const struct node *item, bool above, struct span *out)
{
	size_t dash, from, to, column, floor;
	const struct node *prev = pack_bytes_before(item);

	if (!item_dash(b, item, &dash))
		return false;
	from = line_start(b, dash);
	column = dash - from;
	if (line_blanks(b, from) != column) /* something stands before the dash */
		return false;
	to = node_line_end(b, item);
	while (to < b->n && is_deeper_comment(b, line_next(b, to), column))
		to = line_end(b, line_next(b, to));
	floor = prev ? line_next(b, node_line_end(b, prev)) : 0;
	while (above && from > floor && is_comment(b, line_start(b, from - 1), column) &&
		line_start(b, from - 1) >= floor)
		from = line_start(b, from - 1);
	*out = (struct span){ from, to };
	return true;
}

/* ---- entries of flow lists and maps ---- */

struct span
entry_span(const struct node *child)
{
	return (struct span){ child->key ? child->key->start : child->start, child->end };
}

/* Past blanks, line ends and comments. */
static size_t
skip_space(const struct bytes *b, size_t at)
{
	while (at < b->n) {
		if (b->s[at] == '#' && (b->s[at - 1] == ' ' || b->s[at - 1] == '\t' ||
			b->s[at - 1] == '\n'))
			at = line_end(b, at);
		else if (strchr(" \t\r\n", b->s[at]))
			at++;
		else
			break;
	}
	return at;
}

/* Behind the comma that follows, or `at`. */
static size_t
past_comma(const struct bytes *b, size_t at)
{
	size_t comma = skip_space(b, at);

	return comma < b->n && b->s[comma] == ',' ? comma + 1 : at;
}

static bool
has_line_end(const struct bytes *b, size_t from, size_t to)
{
	return from < to && memchr(b->s + from, '\n', to - from) != NULL;
}

/* The line it stood on goes with it when nothing else is there. */
static struct span
whole_line(const struct bytes *b, struct span at)
{
	size_t start = line_start(b, at.from);
	size_t next = line_next(b, at.to);

	if (start + line_blanks(b, start) != at.from)
		return at;
	for (size_t i = at.to; i < next; i++)
		if (!strchr(" \t\r\n", b->s[i]))
			return at;
	return (struct span){ start, next };
}

void
entry_remove(struct bytes *b, const struct node *parent, const struct node *child)
{
	struct span at = entry_span(child);
	size_t comma = past_comma(b, at.to);
	const struct node *prev = parent->child == child ? NULL : pack_bytes_before(child);

	if (comma > at.to || !prev || has_line_end(b, prev->end, at.from)) {
		at.to = comma;
		if (child->next && !has_line_end(b, at.to, entry_span(child->next).from) &&
			skip_space(b, at.to) == entry_span(child->next).from)
			at.to = entry_span(child->next).from;
		at = whole_line(b, at);
	} else {
		at.from = prev->end;
	}
	bytes_patch(b, at.from, at.to, "");
}

/* On lines of their own: the comment behind an entry stays behind it. */
static void
insert_line(struct bytes *b, const struct node *child, const char *text)
{
	struct span at = entry_span(child);
	size_t comma = past_comma(b, at.to);
	struct text with = { 0 };

	if (comma == at.to)
		bytes_patch(b, at.to, at.to, ",");
	text_add(&with, b->eol);
	text_blanks(&with, line_blanks(b, line_start(b, at.from)));
	text_addf(&with, "%s%s", text, comma > at.to ? "," : "");
	bytes_patch(b, line_end(b, comma), line_end(b, comma), text_str(&with));
	text_free(&with);
}

void
entry_insert(struct bytes *b, const struct node *parent, const struct node *child,
	const char *text)
{
	struct text with = { 0 };
	size_t at = parent->start + 1;

	if (child && has_line_end(b, child->end,
			     child->next ? entry_span(child->next).from : parent->end)) {
		insert_line(b, child, text);
		return;
	}
	if (child) {
		at = child->end;
		text_addf(&with, ", %s", text);
	} else if (parent->child) {
		at = entry_span(parent->child).from;
		text_addf(&with, "%s, ", text);
	} else {
		text_add(&with, text);
	}
	bytes_patch(b, at, at, text_str(&with));
	text_free(&with);
}
