/*
 * One pack file. What can be used is used, and everything that is wrong is
 * gathered, so that a person mends a file in one go.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bank.h"

/* ---- wording ---- */

static void
pack_tell(struct problems *l, const struct node *at, enum bank_rule_id rule,
	const char *reason, const char *remedy)
{
	problem_add(l, at->file, at->line, at->column, rule, reason, remedy);
}

static void
missing(struct problems *l, const struct node *map, const char *key)
{
	char reason[80];

	snprintf(reason, sizeof(reason), "\"%s\" is missing here.", key);
	pack_tell(l, map, RULE_MISSING, reason, NULL);
}

static const char *
pack_shown(const struct node *n, char out[64])
{
	struct text t = { 0 }, cut = { 0 };

	if (n->kind != NODE_SCALAR)
		return n->kind == NODE_LIST ? "a list" : "a map";
	text_show(&t, n->text);
	utf8_cut(&cut, text_str(&t), 30);
	snprintf(out, 64, "\"%.61s\"", text_str(&cut));
	text_free(&t);
	text_free(&cut);
	return out;
}

static void
wants(struct problems *l, const struct node *n, const char *what)
{
	char s[64];
	struct text reason = { 0 };

	text_addf(&reason, "\"%s\" must be %s, not %s.", n->key ? n->key->text : "an entry", what,
		pack_shown(n, s));
	pack_tell(l, n, RULE_TYPE, text_str(&reason), NULL);
	text_free(&reason);
}

static void
no_word(struct problems *l, const struct node *n, const char *key, const char *const *words,
	int n_words)
{
	char s[64];
	struct text reason = { 0 }, remedy = { 0 };

	text_addf(&reason, "\"%s\" knows no %s.", key, pack_shown(n, s));
	text_add(&remedy, "Write");
	for (int i = 0; i < n_words; i++)
		if (*words[i])
			text_addf(&remedy, "%s %s", remedy.n > 5 ? i == n_words - 1 ? " or" : ","
				: "", words[i]);
	text_addc(&remedy, '.');
	pack_tell(l, n, RULE_WORD, text_str(&reason), text_str(&remedy));
	text_free(&reason);
	text_free(&remedy);
}

/* ---- unknown keys ---- */

/* One letter more, less, other, or two swapped. */
static bool
nearly(const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b), i = 0;

	if (n < 3 || n > m + 1 || m > n + 1)
		return false;
	while (a[i] && a[i] == b[i])
		i++;
	return strcmp(a + i + (n >= m), b + i + (m >= n)) == 0 ||
		(n == m && a[i] && a[i] == b[i + 1] && a[i + 1] == b[i] &&
			strcmp(a + i + 2, b + i + 2) == 0);
}

static void
unknown(struct problems *l, const struct node *value, const struct pack_keys *level)
{
	struct text shown_key = { 0 }, cut = { 0 };
	char reason[120], remedy[120] = "";

	if (!l)
		return;
	text_show(&shown_key, value->key->text);
	utf8_cut(&cut, text_str(&shown_key), 30);
	snprintf(reason, sizeof(reason), "\"%s\" is not known here; it is kept as it is.",
		text_str(&cut));
	for (size_t i = 0; i < level->n; i++)
		if (nearly(value->key->text, level->keys[i].name))
			snprintf(remedy, sizeof(remedy), "Is \"%s\" meant?", level->keys[i].name);
	pack_tell(l, value->key, RULE_UNKNOWN_KEY, reason, *remedy ? remedy : NULL);
	text_free(&shown_key);
	text_free(&cut);
}

/* ---- values ---- */

/* A run of blanks as it was typed; one for a line end or a tab. */
static void
pack_blanks(struct text *out, const char *s, size_t n)
{
	text_addf(out, "%*s", strcspn(s, "\t\r\n") < n ? 1 : (int)n, "");
}

char *
text_said(const char *s)
{
	static const char blanks[] = " \t\r\n";
	struct text made = { 0 };

	s += strspn(s, blanks);
	if (!strpbrk(s, blanks + 1)) { /* nearly all: only what ends it goes */
		size_t n = strlen(s);

		while (n && s[n - 1] == ' ')
			n--;
		return mem_strn(s, n);
	}
	while (*s) {
		size_t word = strcspn(s, blanks), n = strspn(s + word, blanks);

		text_addn(&made, s, word);
		if (s[word + n])
			pack_blanks(&made, s + word, n);
		s += word + n;
	}
	return text_take(&made);
}

static void
tell_cut(struct problems *l, const struct node *n)
{
	struct text reason = { 0 };
	char s[64];

	if (!n->cut)
		return;
	text_addf(&reason, "The text ends with %s: a # without quotes begins a comment.", pack_shown(n, s));
	pack_tell(l, n, RULE_COMMENT, text_str(&reason), NULL);
	text_free(&reason);
}

static void
read_text(struct problems *l, const struct node *n, char **to)
{
	if (n->kind != NODE_SCALAR) {
		wants(l, n, "one text");
		return;
	}
	tell_cut(l, n);
	free(*to);
	*to = text_said(n->text);
}

static void
read_id(struct problems *l, const struct node *n, char **to)
{
	if (n->kind != NODE_SCALAR || n->text[strcspn(n->text, " \t\r\n")])
		wants(l, n, "one word without blanks");
	else if (*n->text)
		mem_set(to, n->text);
}

static void
read_list(struct problems *l, const struct node *n, struct strings *to)
{
	char *s;

	if (n->kind == NODE_MAP) {
		wants(l, n, "a list of texts");
		return;
	}
	for (const struct node *c = n->kind == NODE_LIST ? n->child : n; c; c = c->next) {
		if (c->kind != NODE_SCALAR) {
			wants(l, c, "a text");
		} else if (!node_null(c)) {
			tell_cut(l, c);
			s = text_said(c->text);
			if (*s)
				strings_add(to, s);
			free(s);
		}
		if (n->kind != NODE_LIST)
			return;
	}
}

static void
read_word(struct problems *l, const struct node *n, const struct pack_key *k, int *to)
{
	int i = n->kind == NODE_SCALAR ? word_find(k->words, k->n_words, n->text, false) : -1;

	if (i >= 0)
		*to = i;
	else
		no_word(l, n, k->name, k->words, k->n_words);
}

static unsigned
read_bits(struct problems *l, const struct node *n, const char *key, const char *const *words,
	int n_words)
{
	unsigned bits = 0;

	if (n->kind == NODE_MAP)
		no_word(l, n, key, words, n_words);
	for (const struct node *c = n->kind == NODE_LIST ? n->child : n; c; c = c->next) {
		int i = c->kind == NODE_SCALAR ? word_find(words, n_words, c->text, false) : -1;

		if (i >= 0)
			bits |= 1u << i;
		else if (n->kind != NODE_MAP)
			no_word(l, c, key, words, n_words);
		if (n->kind != NODE_LIST)
			break;
	}
	return bits;
}

static unsigned
read_rules(struct problems *l, const struct node *n)
{
	const char *names[N_BANK_RULES];

	for (int i = 0; i < N_BANK_RULES; i++)
		names[i] = bank_rules[i].error ? "" : bank_rules[i].name;
	return n && !node_null(n) ? read_bits(l, n, "quiet", names, N_BANK_RULES) : 0;
}

static void
read_int(struct problems *l, const struct node *n, const struct pack_key *k, int *to)
{
	char what[64];

	if (n->kind == NODE_SCALAR && word_int(n->text, k->min, k->max, to))
		return;
	snprintf(what, sizeof(what), "a whole number from %d to %d", k->min, k->max);
	wants(l, n, what);
}

/* As 0.5 or 4. */
static void
read_number(struct problems *l, const struct node *n, const struct pack_key *k, double *to)
{
	char *end = NULL, what[64];
	double v = n->kind == NODE_SCALAR ? strtod(n->text, &end) : 0;

	if (end && end != n->text && !*end && v >= k->min && v <= k->max) {
		*to = v;
		return;
	}
	snprintf(what, sizeof(what), "a number from %d to %d, such as 0.5", k->min, k->max);
	wants(l, n, what);
}

static bool
is_date(const char *s)
{
	int64_t ms;

	return strlen(s) == 10 && s[4] == '-' && s[7] == '-' && time_parse(s, "UTC", &ms);
}

static void
read_key(struct problems *l, const struct node *n, const struct pack_key *k, void *into)
{
	void *to = (char *)into + k->at;
	unsigned bits;

	switch (k->kind) {
	case KEY_TEXT:
		read_text(l, n, to);
		break;
	case KEY_ID:
		read_id(l, n, to);
		break;
	case KEY_DATE:
		if (n->kind == NODE_SCALAR && is_date(n->text))
			mem_set(to, n->text);
		else
			wants(l, n, "a day, as 2026-12-05");
		break;
	case KEY_LIST:
		read_list(l, n, to);
		break;
	case KEY_WORD:
		read_word(l, n, k, to);
		break;
	case KEY_WORDS:
		bits = read_bits(l, n, k->name, k->words, k->n_words);
		if (bits)
			*(unsigned *)to = bits;
		break;
	case KEY_INT:
		read_int(l, n, k, to);
		break;
	case KEY_NUMBER:
		read_number(l, n, k, to);
		break;
	case KEY_BOOL:
		if (n->kind != NODE_SCALAR || !word_bool(n->text, to))
			wants(l, n, "true or false");
		break;
	case KEY_RULES:
	case KEY_OTHER:
		break;
	}
}

/* Every key of a map that a table knows, into the struct it speaks of. */
static void
read_keys(struct problems *l, const struct node *map, const struct pack_keys *level, void *into)
{
	for (const struct node *c = map->child; c; c = c->next) {
		const struct pack_key *k = pack_key_find(level, c->key->text);

		if (!k)
			unknown(l, c, level);
		else if (!node_null(c))
			read_key(l, c, k, into);
	}
}

/* ---- question, category, pack ---- */

bool
question_read(struct question *q, const struct node *n, unsigned quiet, struct problems *l)
{
	*q = (struct question){
		.kinds = (1u << N_INTERVIEW_KINDS) - 1,
		.seniorities = (1u << N_SENIORITIES) - 1,
		.minutes = 3,
		.priority = 2,
		.line = n->line,
		.column = n->column,
	};
	if (n->kind != NODE_MAP) {
		wants(l, n, "keys, \"id:\" and \"text:\" at least");
		return false;
	}
	read_keys(l, n, &question_level, q);
	q->quiet = quiet | read_rules(l, node_get(n, "quiet"));
	if (!q->id)
		missing(l, n, "id");
	if (!q->text || !*q->text)
		missing(l, n, "text");
	if (!q->id || !q->text || !*q->text) {
		question_done(q);
		return false;
	}
	if (!q->brief || !*q->brief)
		question_brief(q);
	return true;
}

/* The list under a key; NULL: left out, or none, which is told. */
static const struct node *
pack_list_of(struct problems *l, const struct node *map, const char *key)
{
	const struct node *n = node_get(map, key);

	if (!n || node_null(n))
		return NULL;
	if (n->kind == NODE_LIST)
		return n;
	wants(l, n, "a list");
	return NULL;
}

static bool
category_read(struct category *c, const struct node *n, unsigned quiet, struct problems *l)
{
	const struct node *list;

	if (n->kind != NODE_MAP) {
		wants(l, n, "keys, \"id:\" and \"questions:\"");
		return false;
	}
	read_keys(l, n, &category_level, c);
	quiet |= read_rules(l, node_get(n, "quiet"));
	if (!c->id) {
		missing(l, n, "id");
		mem_set(&c->id, "other");
	}
	if (!c->title || !*c->title)
		mem_set(&c->title, c->id);
	list = pack_list_of(l, n, "questions");
	c->cap = list ? list->n : 0;
	c->questions = c->cap ? mem_new(c->cap, sizeof(*c->questions)) : NULL;
	for (const struct node *q = list ? list->child : NULL; q; q = q->next)
		c->n += question_read(&c->questions[c->n], q, quiet, l);
	return true;
}

static const struct pack_key milestone_keys[] = {
	{ "days_before", KEY_INT, offsetof(struct milestone, days_before), NULL, 0, 0, 366, true, NULL },
	{ "text", KEY_TEXT, offsetof(struct milestone, text), NULL, 0, 0, 0, true, NULL },
};
static const struct pack_keys milestone_level = { milestone_keys, LEN(milestone_keys) };

static void
milestone_read(struct assignment *a, const struct node *n, struct problems *l)
{
	struct milestone m = { .days_before = -1 };

	if (n->kind != NODE_MAP) {
		wants(l, n, "keys, \"days_before:\" and \"text:\"");
		return;
	}
	read_keys(l, n, &milestone_level, &m);
	for (size_t i = 0; i < milestone_level.n; i++)
		if (!node_get(n, milestone_keys[i].name))
			missing(l, n, milestone_keys[i].name);
	if (m.days_before < 0 || !m.text || !*m.text) {
		free(m.text);
		return;
	}
	mem_grow(a->milestones, &a->cap_milestones, a->n_milestones + 1);
	a->milestones[a->n_milestones++] = m;
}

static void
milestones_read(struct assignment *a, const struct node *n, struct problems *l)
{
	const struct node *list = pack_list_of(l, n, "milestones");

	for (const struct node *c = list ? list->child : NULL; c; c = c->next)
		milestone_read(a, c, l);
}

static void
assignment_read(struct pack *p, const struct node *n, struct problems *l)
{
	if (!n || node_null(n))
		return;
	p->assignment = mem_new(1, sizeof(*p->assignment));
	if (n->kind != NODE_MAP) {
		wants(l, n, "keys, as \"course:\"");
		return;
	}
	read_keys(l, n, &assignment_level, p->assignment);
	milestones_read(p->assignment, n, l);
}

static void
pack_fill(struct pack *p, const struct node *root, struct problems *l)
{
	const struct node *list = pack_list_of(l, root, "categories");
	unsigned quiet;

	read_keys(l, root, &pack_level, p);
	quiet = read_rules(l, node_get(root, "quiet"));
	assignment_read(p, node_get(root, "assignment"), l);
	if (!p->name)
		missing(l, root, "pack");
	if (!list && (!node_get(root, "categories") || node_null(node_get(root, "categories"))))
		missing(l, root, "categories");
	if (p->name && (!p->title || !*p->title))
		mem_set(&p->title, p->name);
	p->cap = list ? list->n : 0;
	p->categories = p->cap ? mem_new(p->cap, sizeof(*p->categories)) : NULL;
	for (const struct node *c = list ? list->child : NULL; c; c = c->next)
		p->n += category_read(&p->categories[p->n], c, quiet, l);
}

/* What yaml_doc_read says is "FILE:LINE:COLUMN: REASON. REMEDY"; the place stands apart. */
static void
pack_syntax(struct problems *l, const char *file, const struct yaml_doc *d,
	const struct err *e)
{
	const char *s = e->text;
	size_t n = strlen(file);

	if (strncmp(s, file, n) == 0)
		s += n;
	s += strspn(s, ":0123456789");
	s += strspn(s, " ");
	problem_add(l, file, d->bad_line, d->bad_column, RULE_SYNTAX, s, "");
}

bool
pack_from(struct pack *out, const struct yaml_doc *d, const char *file, struct problems *l)
{
	*out = (struct pack){ 0 };
	if (!d->root || d->root->kind != NODE_MAP)
		problem_add(l, file, 1, 1, RULE_MISSING, "This is not a pack.",
			"A pack begins with \"pack: NAME\".");
	else
		pack_fill(out, d->root, l);
	if (!out->name) {
		pack_done(out);
		return false;
	}
	mem_set(&out->file, file);
	return true;
}

bool
pack_read(struct pack *out, const char *file, const char *s, size_t n, struct problems *l)
{
	struct yaml_doc d;
	struct err e = { 0 };
	bool ok;

	*out = (struct pack){ 0 };
	if (!yaml_doc_read(&d, file, s, n, &e)) {
		pack_syntax(l, file, &d, &e);
		return false;
	}
	ok = pack_from(out, &d, file, l);
	yaml_doc_free(&d);
	return ok;
}

uint64_t
bytes_digest(const char *s, size_t n)
{
	uint64_t d = UINT64_C(0xcbf29ce484222325); /* FNV-1a */

	for (size_t i = 0; i < n; i++)
		d = (d ^ (unsigned char)s[i]) * UINT64_C(0x100000001b3);
	return d;
}

bool
pack_read_file(struct pack *out, const char *file, struct problems *l)
{
	struct text t = { 0 };
	struct err e = { 0 };
	bool ok;

	*out = (struct pack){ 0 };
	ok = file_read(file, &t, YAML_SIZE_MAX, &e);
	if (ok) {
		ok = pack_read(out, file, text_str(&t), t.n, l);
		out->digest = bytes_digest(text_str(&t), t.n);
	} else {
		problem_add(l, file, 0, 0, RULE_SYNTAX, e.text, "");
	}
	text_free(&t);
	return ok;
}
