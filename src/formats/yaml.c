/*
 * libyaml's only door. Read by events, not documents: a stranger's file is
 * left at the first thing that is too deep, too many or not wanted, before it
 * can cost time or memory. libyaml counts characters; `struct places` knows
 * which byte, line and column each one is.
 */
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "formats.h"

/* ---- memory: all nodes and their texts in a few blocks ---- */

enum { BLOCK_SIZE = 64 * 1024 };

struct yaml_block {
	struct yaml_block *next;
	size_t used, size;
	max_align_t data[];
};

static void *
carve(struct yaml_doc *d, size_t n)
{
	struct yaml_block *b = d->blocks;
	void *p;

	n = (n + sizeof(max_align_t) - 1) / sizeof(max_align_t) * sizeof(max_align_t);
	if (!b || b->size - b->used < n) {
		size_t size = n > BLOCK_SIZE ? n : BLOCK_SIZE;

		b = mem_new(1, sizeof(*b) + size);
		b->size = size;
		b->next = d->blocks;
		d->blocks = b;
	}
	p = (char *)b->data + b->used;
	b->used += n;
	return p;
}

void
yaml_doc_free(struct yaml_doc *d)
{
	struct yaml_block *next;

	for (struct yaml_block *b = d->blocks; b; b = next) {
		next = b->next;
		free(b);
	}
	*d = (struct yaml_doc){ 0 };
}

/* ---- places: character -> byte, line, column ---- */

struct yaml_line {
	size_t at, byte;   /* the character and the byte it begins with */
};

struct places {
	const char *s;     /* the text behind the byte order mark, and its bytes */
	size_t n;
	size_t skip;       /* bytes of that mark */
	struct yaml_line *lines; /* and one behind the last */
	size_t n_chars, n_lines, cap_lines;
	/* Asked for last: the next place is near it, and is found from it. */
	size_t line;
	struct yaml_line last;
};

struct reader {
	yaml_parser_t parser;
	struct yaml_doc *doc;
	const char *file;
	const char *bytes;                 /* all of the file */
	size_t n_bytes;
	struct err *e;
	struct places at;
	struct node *stack[YAML_DEPTH_MAX];
	struct node *key[YAML_DEPTH_MAX];  /* of each map open: waits for its value */
	struct node *last[YAML_DEPTH_MAX]; /* child of each open */
	int depth;
	size_t n_nodes;
	struct yaml_limits most;
	bool begun; /* a document */
};

static void
yaml_add_line(struct places *p, size_t at, size_t byte)
{
	mem_grow(p->lines, &p->cap_lines, p->n_lines + 2);
	p->lines[p->n_lines++] = (struct yaml_line){ at, byte };
}

/* Of the character `at`. */
static const struct yaml_line *
yaml_line_of(struct places *p, size_t at)
{
	while (p->line + 1 < p->n_lines && p->lines[p->line + 1].at <= at)
		p->line++;
	while (p->lines[p->line].at > at)
		p->line--;
	return &p->lines[p->line];
}

/* All was looked through: each byte that is not 10xxxxxx begins a character. */
static bool
yaml_begins(char c)
{
	return ((unsigned char)c & 0xc0) != 0x80;
}

static size_t
yaml_walk(struct places *p, size_t at)
{
	struct yaml_line *l = &p->last;

	for (; l->at < at; l->at++)
		while (++l->byte < p->n && !yaml_begins(p->s[l->byte]))
			continue;
	for (; l->at > at; l->at--)
		while (!yaml_begins(p->s[--l->byte]))
			continue;
	return p->skip + l->byte;
}

static size_t
byte_at(struct places *p, size_t at)
{
	const struct yaml_line *line;

	if (at > p->n_chars)
		at = p->n_chars;
	line = yaml_line_of(p, at);
	if (line[1].byte - line->byte == line[1].at - line->at) /* a character is a byte */
		return p->skip + line->byte + at - line->at;
	if (p->last.at < line->at)
		p->last = *line;
	return yaml_walk(p, at);
}

static void
yaml_place(struct places *p, size_t at, int *line, int *column)
{
	const struct yaml_line *l = yaml_line_of(p, at);

	*line = (int)p->line + 1;
	*column = (int)(at - l->at) + 1;
}

/* "FILE:LINE:COLUMN: reason. remedy", and false. */
static bool
refuse(struct reader *r, size_t at, const char *reason, const char *remedy)
{
	yaml_place(&r->at, at, &r->doc->bad_line, &r->doc->bad_column);
	return err_set(r->e, "%s:%d:%d: %s %s", r->file, r->doc->bad_line, r->doc->bad_column,
		reason, remedy);
}

static bool
control(uint32_t c)
{
	return (c < ' ' && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7f && c < 0xa0) ||
		c == 0xfffe || c == 0xffff;
}

/* How many bytes from `at` on are printable ASCII, as nearly all are. */
static size_t
survey_plain(const char *s, size_t n, size_t at)
{
	size_t from = at;

	while (at < n && s[at] >= ' ' && s[at] < 0x7f)
		at++;
	return at - from;
}

/* Walks all characters once: finds the lines, and what no text file holds. */
static bool
survey(struct reader *r, const char *s, size_t n)
{
	struct places *p = &r->at;
	size_t len, plain, chars = 0;

	p->s = s;
	p->n = n;
	yaml_add_line(p, 0, 0);
	for (size_t at = 0; at < n; at += len, chars++) {
		uint32_t c;

		plain = survey_plain(s, n, at);
		at += plain;
		chars += plain;
		if (at == n)
			break;
		c = utf8_decode(s, n, at, &len);
		if (c == 0xfffd && len == 1)
			return refuse(r, chars, "This byte is not UTF-8.",
				"Save the file as UTF-8.");
		if (control(c))
			return refuse(r, chars, "A control character stands here.",
				"Delete it, or write it as \"\\x..\" in double quotes.");
		if (c == '\n' || (c == '\r' && !(at + 1 < n && s[at + 1] == '\n')))
			yaml_add_line(p, chars + 1, at + 1);
	}
	p->n_chars = chars;
	p->lines[p->n_lines] = (struct yaml_line){ chars, n };
	return true;
}

/* ---- nodes ---- */

static struct node *
node_new(struct reader *r, const yaml_event_t *ev, enum node_kind kind, enum node_style style)
{
	struct node *n = carve(r->doc, sizeof(*n));

	n->kind = kind;
	n->style = style;
	n->text = "";
	n->file = r->file;
	n->start = byte_at(&r->at, ev->start_mark.index);
	n->end = byte_at(&r->at, ev->end_mark.index);
	yaml_place(&r->at, ev->start_mark.index, &n->line, &n->column);
	return n;
}

static enum node_style
scalar_style(yaml_scalar_style_t style)
{
	switch (style) {
	case YAML_SINGLE_QUOTED_SCALAR_STYLE:
		return NODE_SINGLE;
	case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
		return NODE_DOUBLE;
	case YAML_LITERAL_SCALAR_STYLE:
		return NODE_LITERAL;
	case YAML_FOLDED_SCALAR_STYLE:
		return NODE_FOLDED;
	default:
		return NODE_PLAIN;
	}
}

/* Puts `n` where it belongs: the root, a key, or the next child. */
static bool
attach(struct reader *r, struct node *n, size_t at)
{
	int top = r->depth - 1;
	struct node *parent;
	char reason[80];

	if (++r->n_nodes > r->most.nodes) {
		snprintf(reason, sizeof(reason), "The limit, %zu, of values is passed here.",
			r->most.nodes);
		return refuse(r, at, reason, "Split the file.");
	}
	if (top < 0) {
		r->doc->root = n;
		return true;
	}
	parent = r->stack[top];
	n->parent = parent;
	if (parent->kind == NODE_MAP && !r->key[top]) {
		if (n->kind != NODE_SCALAR)
			return refuse(r, at, "A key must be a single word or text.",
				"Write it as \"key: value\".");
		r->key[top] = n;
		return true;
	}
	n->key = r->key[top];
	r->key[top] = NULL;
	if (r->last[top])
		r->last[top]->next = n;
	else
		parent->child = n;
	r->last[top] = n;
	parent->n++;
	return true;
}

static bool
push(struct reader *r, struct node *n, size_t at)
{
	if (r->depth == YAML_DEPTH_MAX)
		return refuse(r, at, "Lists and maps are nested more than 32 deep.",
			"Is it the right file?");
	if (!attach(r, n, at))
		return false;
	r->stack[r->depth] = n;
	r->key[r->depth] = r->last[r->depth] = NULL;
	r->depth++;
	return true;
}

static int
by_key(const void *a, const void *b)
{
	const struct node *x = *(const struct node *const *)a;
	const struct node *y = *(const struct node *const *)b;
	int c = strcmp(x->key->text, y->key->text);

	return c ? c : (x->start > y->start) - (x->start < y->start);
}

/* Of a small map, pair by pair. */
static bool
yaml_keys_differ(const struct node *map)
{
	if (map->n > 16)
		return false;
	for (const struct node *a = map->child; a; a = a->next)
		for (const struct node *b = a->next; b; b = b->next)
			if (a->key->text[0] == b->key->text[0] && strcmp(a->key->text, b->key->text) == 0)
				return false;
	return true;
}

/* Sorted, not compared pair by pair: a map may have 100,000 keys. */
static const struct node *
key_twice(const struct node *map)
{
	const struct node **all, *c, *found = NULL;
	size_t n = 0;

	if (map->n < 2 || yaml_keys_differ(map))
		return NULL;
	all = mem_new(map->n, sizeof(*all));
	for (c = map->child; c; c = c->next)
		all[n++] = c;
	qsort(all, n, sizeof(*all), by_key);
	for (size_t i = 1; i < n; i++)
		if (strcmp(all[i - 1]->key->text, all[i]->key->text) == 0 &&
			(!found || all[i]->start < found->start))
			found = all[i];
	free(all);
	return found;
}

static bool
pop(struct reader *r, const yaml_event_t *ev)
{
	struct node *n = r->stack[--r->depth];
	struct node *last = r->last[r->depth];
	const struct node *twice;
	struct text show = { 0 }, cut = { 0 };

	if (n->style == NODE_FLOW)
		n->end = byte_at(&r->at, ev->end_mark.index);
	else if (last) /* libyaml ends it where the next thing begins, comments and all */
		n->end = last->end;
	if (n->kind != NODE_MAP || !(twice = key_twice(n)))
		return true;
	r->doc->bad_line = twice->key->line;
	r->doc->bad_column = twice->key->column;
	text_show(&show, twice->key->text);
	utf8_cut(&cut, text_str(&show), 30);
	node_wrong(twice->key, r->e, "The key \"%s\" is already in this map. Delete or rename one.",
		text_str(&cut));
	text_free(&show);
	text_free(&cut);
	return false;
}

/* ---- events ---- */

/* A comment that begins without a blank: "What is your #1 tool?" */
static bool
yaml_cut(const struct reader *r, size_t at)
{
	while (at < r->n_bytes && (r->bytes[at] == ' ' || r->bytes[at] == '\t'))
		at++;
	return at + 1 < r->n_bytes && r->bytes[at] == '#' && !strchr(" \t\r\n#", r->bytes[at + 1]);
}

static bool
scalar(struct reader *r, const yaml_event_t *ev)
{
	const char *value = (const char *)ev->data.scalar.value;
	size_t n = ev->data.scalar.length;
	struct node *node = node_new(r, ev, NODE_SCALAR, scalar_style(ev->data.scalar.style));

	node->cut = node->style == NODE_PLAIN && yaml_cut(r, node->end);
	char *text = carve(r->doc, n + 1);

	if (memchr(value, '\0', n))
		return refuse(r, ev->start_mark.index, "This text holds \"\\0\".", "Delete it.");
	memcpy(text, value, n);
	node->text = text;
	return attach(r, node, ev->start_mark.index);
}

static bool
yaml_list(struct reader *r, const yaml_event_t *ev)
{
	bool flow = ev->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;

	return push(r, node_new(r, ev, NODE_LIST, flow ? NODE_FLOW : NODE_BLOCK),
		ev->start_mark.index);
}

static bool
yaml_map(struct reader *r, const yaml_event_t *ev)
{
	bool flow = ev->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;

	return push(r, node_new(r, ev, NODE_MAP, flow ? NODE_FLOW : NODE_BLOCK),
		ev->start_mark.index);
}

static bool
document(struct reader *r, const yaml_event_t *ev)
{
	if (r->begun)
		return refuse(r, ev->start_mark.index, "A second document begins here.",
			"Keep one a file: delete the \"---\".");
	r->begun = true;
	return true;
}

static bool
alias(struct reader *r, const yaml_event_t *ev)
{
	return refuse(r, ev->start_mark.index, "Aliases (*name) are not used here.",
		"Write the value out, or put the text into quotes.");
}

/* Anchors and tags stand before the values of these three. */
static bool
plain_value(struct reader *r, const yaml_event_t *ev)
{
	const yaml_char_t *anchor = NULL, *tag = NULL;

	if (ev->type == YAML_SCALAR_EVENT) {
		anchor = ev->data.scalar.anchor;
		tag = ev->data.scalar.tag;
	} else if (ev->type == YAML_SEQUENCE_START_EVENT) {
		anchor = ev->data.sequence_start.anchor;
		tag = ev->data.sequence_start.tag;
	} else if (ev->type == YAML_MAPPING_START_EVENT) {
		anchor = ev->data.mapping_start.anchor;
		tag = ev->data.mapping_start.tag;
	}
	if (anchor)
		return refuse(r, ev->start_mark.index, "Anchors (&name) are not used here.",
			"Delete it, or put the text into quotes.");
	if (tag)
		return refuse(r, ev->start_mark.index, "Tags (!name) are not used here.",
			"Delete it, or put the text into quotes.");
	return true;
}

static bool (*const handle[])(struct reader *, const yaml_event_t *) = {
	[YAML_DOCUMENT_START_EVENT] = document,
	[YAML_ALIAS_EVENT] = alias,
	[YAML_SCALAR_EVENT] = scalar,
	[YAML_SEQUENCE_START_EVENT] = yaml_list,
	[YAML_SEQUENCE_END_EVENT] = pop,
	[YAML_MAPPING_START_EVENT] = yaml_map,
	[YAML_MAPPING_END_EVENT] = pop,
};

/* What libyaml says, by its beginning, and what helps most often. */
static const struct {
	const char *problem, *reason, *remedy;
} remedies[] = {
	{ "mapping values are not allowed", "A second \": \" stands in this line.",
		"Put text that holds one into quotes." },
	{ "found character that cannot start any token", "No text may begin with this character.",
		"Indent with blanks, not tabs, and put text that begins with @, ` or % into quotes." },
	{ "found a tab character", "A tab stands where blanks are wanted.", "Indent with blanks." },
	{ "did not find expected key", "Here a key was expected.",
		"Check the indentation, and quotes inside quoted text." },
	{ "could not find expected ':'", "Here a \":\" was expected.",
		"Write \"key: value\", and check the indentation." },
	{ "did not find expected '-'", "Here the next \"- \" of the list was expected.",
		"Check the indentation." },
	{ "block sequence entries are not allowed", "A \"- \" may not stand here.",
		"Begin the list on its own line." },
	{ "found unexpected end of stream", "A quote is not closed.", "Close it." },
	{ "found unexpected document indicator", "A quote is not closed.", "Close it." },
	{ "did not find expected ',' or ']'", "A \",\" or \"]\" is missing.",
		"Close the list, or put the text into quotes." },
	{ "did not find expected ',' or '}'", "A \",\" or \"}\" is missing.",
		"Close the map, or put the text into quotes." },
	{ "did not find expected node content", "Here a value was expected.",
		"Check commas and brackets." },
	{ "found unknown escape character", "There is no such \"\\\" escape.",
		"Write \\\\ for a backslash, or use single quotes." },
	{ "did not find expected <document start>", "Text goes on after the end of the document.",
		"Check the indentation." },
	{ "found undefined tag handle", "Tags (!name) are not used here.",
		"Delete it, or put the text into quotes." },
};

/* A file that could not be read for want of memory is not to blame. */
static bool
yaml_syntax(struct reader *r)
{
	const char *problem = r->parser.problem ? r->parser.problem : "unknown";
	size_t at = r->parser.problem_mark.index;
	char reason[160];

	if (r->parser.error == YAML_MEMORY_ERROR)
		die_of_memory();
	for (size_t i = 0; i < LEN(remedies); i++)
		if (strncmp(problem, remedies[i].problem, strlen(remedies[i].problem)) == 0)
			return refuse(r, at, remedies[i].reason, remedies[i].remedy);
	snprintf(reason, sizeof(reason), "This is not YAML: %s.", problem);
	return refuse(r, at, reason, "Check the lines before it, too.");
}

static bool
yaml_read_events(struct reader *r)
{
	yaml_event_t ev;
	yaml_event_type_t type;
	bool ok;

	do {
		if (!yaml_parser_parse(&r->parser, &ev))
			return yaml_syntax(r);
		type = ev.type;
		ok = plain_value(r, &ev) &&
			(type >= LEN(handle) || !handle[type] || handle[type](r, &ev));
		yaml_event_delete(&ev);
	} while (ok && type != YAML_STREAM_END_EVENT);
	return ok;
}

/* ---- the whole file ---- */

static bool
yaml_fits(struct reader *r, const char *s, size_t n)
{
	if (n > r->most.bytes)
		return err_set(r->e, "%s is larger than %zu MiB. Is it the right file? If so, split it.",
			r->file, r->most.bytes / (1024 * 1024));
	if (n >= 2 && (memcmp(s, "\xff\xfe", 2) == 0 || memcmp(s, "\xfe\xff", 2) == 0)) {
		r->doc->bad_line = r->doc->bad_column = 1;
		return err_set(r->e, "%s:1:1: The file is UTF-16. Save it as UTF-8.", r->file);
	}
	return true;
}

static bool
yaml_read_all(struct reader *r, const char *s, size_t n)
{
	const char *end = memchr(s, '\n', n);
	bool ok;

	r->doc->crlf = end && end > s && end[-1] == '\r';
	if (n >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0) {
		r->doc->bom = true;
		r->at.skip = 3;
		s += 3;
		n -= 3;
	}
	if (!survey(r, s, n))
		return false;
	if (!yaml_parser_initialize(&r->parser))
		die_of_memory();
	yaml_parser_set_encoding(&r->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&r->parser, (const unsigned char *)s, n);
	ok = yaml_read_events(r);
	yaml_parser_delete(&r->parser);
	return ok;
}

bool
yaml_doc_read(struct yaml_doc *d, const char *file, const char *s, size_t n, struct err *e)
{
	return yaml_doc_read_within(d, file, s, n,
		(struct yaml_limits){ YAML_SIZE_MAX, YAML_NODES_MAX }, e);
}

bool
yaml_doc_read_within(struct yaml_doc *d, const char *file, const char *s, size_t n,
	struct yaml_limits most, struct err *e)
{
	struct reader *r = mem_new(1, sizeof(*r));
	bool ok;

	*d = (struct yaml_doc){ 0 };
	r->doc = d;
	r->e = e;
	r->most = most;
	r->bytes = s;
	r->n_bytes = n;
	r->file = strcpy(carve(d, strlen(file) + 1), file);
	ok = yaml_fits(r, s, n) && yaml_read_all(r, s, n);
	free(r->at.lines);
	free(r);
	if (!ok) {
		struct yaml_doc why = { .bad_line = d->bad_line, .bad_column = d->bad_column };

		yaml_doc_free(d);
		*d = why;
	}
	return ok;
}

bool
yaml_doc_read_file(struct yaml_doc *d, const char *path, struct err *e)
{
	struct text t = { 0 };
	bool ok;

	*d = (struct yaml_doc){ 0 };
	ok = file_read(path, &t, YAML_SIZE_MAX, e) && yaml_doc_read(d, path, text_str(&t), t.n, e);
	text_free(&t);
	return ok;
}
