/*
 * yaml_quick.c: the YAML that packs are written in, read line by line, ten times as fast as by
 * libyaml, so that a call need not wait for its questions. It knows: maps and lists in blocks, keys
 * of letters, digits, "-" and "_"; values on one line, plain or in quotes without escapes; flow
 * lists of words; comments on lines of their own. At anything else, and at whatever libyaml might
 * refuse, it gives up, and libyaml reads the text from its beginning: so it needs no sentences.
 */
#include <string.h>

#include "yaml_part.h"

struct quick {
	struct yaml_doc *doc;
	const char *file, *s;
	size_t n, at;         /* bytes; what is read next */
	size_t line_at;       /* where its line begins */
	int line;             /* from 1 */
	int depth;
	size_t nodes, most;
};

/* ---- characters ---- */

static bool
quick_word_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
		c == '-';
}

static char
quick_char(const struct quick *q, size_t at)
{
	return at < q->n ? q->s[at] : '\n';
}

/* Only what is a character in all of YAML and breaks no line but "\n". */
static bool
quick_text(const char *s, size_t n)
{
	for (size_t i = 0, len = 1; i < n; i += len) {
		unsigned char c = (unsigned char)s[i];

		len = 1;
		if ((c >= ' ' && c < 0x7f) || c == '\n')
			continue;
		if (c < 0x80)
			return false;
		uint32_t u = utf8_decode(s, n, i, &len);
		if (u < 0xa0 || u == 0x2028 || u == 0x2029 || u == 0xfeff ||
			(u >= 0xfffd && u <= 0xffff))
			return false;
	}
	return true;
}

/* ---- nodes ---- */

/* Of the text from `start` to `end`; its characters before `start` on the line are ASCII. */
static struct node *
quick_node(struct quick *q, enum node_kind kind, enum node_style style, size_t start, size_t end)
{
	struct node *n = yaml_carve(q->doc, sizeof(*n));

	n->kind = kind;
	n->style = style;
	n->text = "";
	n->file = q->file;
	n->start = start;
	n->end = end;
	n->line = q->line;
	n->column = (int)(start - q->line_at) + 1;
	q->nodes++;
	return n;
}

/* The value lies between `from` and `to`, within quotes that the node includes. */
static struct node *
quick_scalar(struct quick *q, enum node_style style, size_t from, size_t to, size_t quotes)
{
	struct node *n = quick_node(q, NODE_SCALAR, style, from - quotes, to + quotes);
	char *text = yaml_carve(q->doc, to - from + 1);

	memcpy(text, q->s + from, to - from);
	n->text = text;
	return n;
}

static void
quick_attach(struct node *parent, struct node **last, struct node *n)
{
	n->parent = parent;
	if (*last)
		(*last)->next = n;
	else
		parent->child = n;
	*last = n;
	parent->n++;
}

/* ---- lines ---- */

/* Behind a value: only blanks may follow it. */
static bool
quick_end(struct quick *q)
{
	while (quick_char(q, q->at) == ' ')
		q->at++;
	return quick_char(q, q->at) == '\n';
}

/* To the next line that has more than blanks and a comment; its column from 0, -1: there is none. */
static int
quick_next(struct quick *q)
{
	while (q->at < q->n) {
		const char *end = memchr(q->s + q->at, '\n', q->n - q->at);

		if (!end)
			break;
		q->at = q->line_at = (size_t)(end - q->s) + 1;
		q->line++;
		while (q->at < q->n && q->s[q->at] == ' ')
			q->at++;
		char c = quick_char(q, q->at);
		if (c != '\n' && c != '#')
			return (int)(q->at - q->line_at);
	}
	q->at = q->n;
	return -1;
}

static bool
quick_entry(const struct quick *q)
{
	return quick_char(q, q->at) == '-' && quick_char(q, q->at + 1) == ' ';
}

/* The length of a key here, whose ":" follows it; 0: there is none. */
static size_t
quick_key(const struct quick *q)
{
	size_t n = 0;

	if (quick_char(q, q->at) == '-')
		return 0;
	while (n < 100 && quick_word_char(quick_char(q, q->at + n)))
		n++;
	char after = quick_char(q, q->at + n + 1);
	return n && quick_char(q, q->at + n) == ':' && (after == ' ' || after == '\n') ? n : 0;
}

/* ---- values on one line ---- */

static struct node *
quick_quoted(struct quick *q, char quote)
{
	size_t from = q->at + 1, to = from;

	while (quick_char(q, to) != quote) {
		char c = quick_char(q, to++);

		if (c == '\n' || (c == '\\' && quote == '"'))
			return NULL;
	}
	q->at = to + 1;
	if (!quick_end(q)) /* also a quote that is doubled */
		return NULL;
	return quick_scalar(q, quote == '"' ? NODE_DOUBLE : NODE_SINGLE, from, to, 1);
}

/* Begins with a letter or a digit, and holds nothing that might be more than text. */
static struct node *
quick_plain(struct quick *q)
{
	size_t from = q->at, to = from;
	char c = quick_char(q, from);

	if ((unsigned char)c < 0x80 && (c == '-' || c == '_' || !quick_word_char(c)))
		return NULL;
	for (size_t at = from; (c = quick_char(q, at)) != '\n'; at++) {
		if (c == ':' || c == '#')
			return NULL;
		if (c != ' ')
			to = at + 1;
	}
	q->at = to;
	return quick_end(q) ? quick_scalar(q, NODE_PLAIN, from, to, 0) : NULL;
}

/* Over blanks and line ends within "[…]"; how many blanks they are in a text, -1: not ours. */
static int
quick_flow_blanks(struct quick *q)
{
	int n = 0;
	bool ended = false;

	for (char c; (c = quick_char(q, q->at)) == ' ' || c == '\n'; q->at++) {
		n += c == ' ';
		if (c != '\n')
			continue;
		if (ended || quick_char(q, q->at + 1) != ' ')
			return -1;
		ended = true;
		q->line_at = q->at + 1;
		q->line++;
	}
	return ended ? 1 : n;
}

static size_t
quick_word(struct quick *q)
{
	size_t from = q->at;

	while (quick_word_char(quick_char(q, q->at)))
		q->at++;
	return q->at - from;
}

/* "social worker", up to its "," or "]". */
static struct node *
quick_flow_item(struct quick *q)
{
	size_t room = 0;
	struct node *n = quick_node(q, NODE_SCALAR, NODE_PLAIN, q->at, 0);
	char c = quick_char(q, q->at), *text, *to;
	int blanks = 0;

	while (q->at + room < q->n && !strchr(",]", q->s[q->at + room]))
		room++;
	n->text = text = to = yaml_carve(q->doc, room + 1);
	if (c == '-')
		return NULL;
	do {
		const char *word = q->s + q->at;
		size_t len = quick_word(q);

		if (!len)
			return NULL;
		memset(to, ' ', (size_t)blanks);
		to = (char *)memcpy(to + blanks, word, len) + len;
		n->end = q->at;
		blanks = quick_flow_blanks(q);
		c = quick_char(q, q->at);
	} while (blanks >= 0 && c != ',' && c != ']');
	return blanks >= 0 ? n : NULL;
}

/* "[one, two]", over several lines too. */
static struct node *
quick_flow(struct quick *q)
{
	struct node *list = quick_node(q, NODE_LIST, NODE_FLOW, q->at, 0), *last = NULL;
	char c = q->depth < YAML_DEPTH_MAX ? ',' : '\0';

	while (c == ',') {
		q->at++;
		struct node *item = quick_flow_blanks(q) >= 0 ? quick_flow_item(q) : NULL;
		if (!item)
			return NULL;
		quick_attach(list, &last, item);
		c = quick_char(q, q->at);
	}
	list->end = ++q->at;
	return c == ']' && quick_end(q) ? list : NULL;
}

static struct node *
quick_value(struct quick *q)
{
	switch (quick_char(q, q->at)) {
	case '"':
	case '\'':
		return quick_quoted(q, quick_char(q, q->at));
	case '[':
		return quick_flow(q);
	default:
		return quick_plain(q);
	}
}

/* ---- blocks: what stands at one column, from its first line on ---- */

static struct node *quick_block(struct quick *q, int column, int *next);

/* Behind "key:". *next: the column of the line behind the value; where it fits none of those open,
 * as that of a value's second line, it ends them all, and the text is not ours. */
static struct node *
quick_map_value(struct quick *q, int column, int *next)
{
	struct node *value;

	while (quick_char(q, q->at) == ' ')
		q->at++;
	if (quick_char(q, q->at) != '\n') {
		value = quick_value(q);
		*next = quick_next(q);
		return value;
	}
	int inner = quick_next(q);
	/* A list may stand at the column of its key; nothing at all is no value of ours. */
	return inner > column || (inner == column && quick_entry(q)) ? quick_block(q, inner, next) : NULL;
}

static struct node *
quick_map(struct quick *q, int column, int *next)
{
	struct node *map = quick_node(q, NODE_MAP, NODE_BLOCK, q->at, 0), *last = NULL;

	do {
		size_t n = quick_key(q);
		struct node *key = n ? quick_scalar(q, NODE_PLAIN, q->at, q->at + n, 0) : NULL;

		if (!key)
			return NULL;
		q->at += n + 1;
		struct node *value = quick_map_value(q, column, next);
		if (!value)
			return NULL;
		key->parent = map;
		value->key = key;
		quick_attach(map, &last, value);
	} while (*next == column);
	map->end = last->end;
	return yaml_key_twice(map) ? NULL : map;
}

/* Behind "- ": a value, or a map that begins on the same line. */
static struct node *
quick_list_value(struct quick *q, int *next)
{
	for (q->at++; quick_char(q, q->at) == ' '; q->at++)
		;
	if (quick_key(q))
		return quick_block(q, (int)(q->at - q->line_at), next);
	struct node *value = quick_value(q);
	*next = quick_next(q);
	return value;
}

static struct node *
quick_list(struct quick *q, int column, int *next)
{
	struct node *list = quick_node(q, NODE_LIST, NODE_BLOCK, q->at, 0), *last = NULL;

	do {
		struct node *value = quick_list_value(q, next);

		if (!value)
			return NULL;
		quick_attach(list, &last, value);
	} while (*next == column && quick_entry(q));
	list->end = last->end;
	return list;
}

static struct node *
quick_block(struct quick *q, int column, int *next)
{
	struct node *n = NULL;

	if (q->depth == YAML_DEPTH_MAX || q->nodes > q->most)
		return NULL;
	q->depth++;
	n = quick_entry(q) ? quick_list(q, column, next) : quick_map(q, column, next);
	q->depth--;
	return n;
}

bool
yaml_quick(struct yaml_doc *d, const char *file, const char *s, size_t n, size_t most_nodes)
{
	struct quick q = { .doc = d, .file = file, .s = s, .n = n, .line = 1, .most = most_nodes };
	int next = 0;

	if (!n || s[n - 1] != '\n' || !quick_text(s, n))
		return false;
	if ((s[0] == '#' || s[0] == '\n') && quick_next(&q) != 0)
		return false;
	d->root = quick_block(&q, 0, &next);
	return d->root && next == -1 && q.nodes <= most_nodes;
}
