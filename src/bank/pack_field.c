/* one field of a set of questions, removed or rewritten. */
#include <stdlib.h>
#include <string.h>

#include "bank.h"
#include "pack_bytes.h"

/* ---- what a field holds ---- */

static bool
is_list(const struct pack_key *k)
{
	return k->kind == KEY_LIST || k->kind == KEY_WORDS || k->kind == KEY_RULES;
}

static bool
is_word(const struct pack_key *k)
{
	return k->kind == KEY_TEXT || k->kind == KEY_ID || k->kind == KEY_LIST;
}

static void
bit_words(unsigned bits, const struct pack_key *k, struct strings *out)
{
	if (k->kind == KEY_WORDS && bits == (1u << k->n_words) - 1)
		return; /* all: as good as left out */
	for (int i = 0; i < (k->kind == KEY_RULES ? (int)N_BANK_RULES : k->n_words); i++)
		if (bits & 1u << i)
			strings_add(out, k->kind == KEY_RULES ? bank_rules[i].name : k->words[i]);
}

static bool
is_brief(const struct pack_key *k)
{
	return k->kind == KEY_TEXT && k->at == offsetof(struct question, brief);
}

/* The words of a field, an empty list when it is best left out. */
static void
field_words(const struct question *q, const struct pack_key *k, struct strings *out)
{
	const void *at = (const char *)q + k->at;
	struct text value = { 0 };

	if (k->kind == KEY_LIST) {
		strings_copy(out, at);
	} else if (k->kind == KEY_WORDS || k->kind == KEY_RULES) {
		bit_words(k->kind == KEY_RULES ? q->quiet : *(const unsigned *)at, k, out);
	} else if (!is_brief(k) || question_has_title(q)) {
		question_get(q, k, &value);
		if (value.n)
			strings_add(out, text_str(&value));
		text_free(&value);
	}
}

/* Those there already stay in their order; what is new comes behind. */
static void
keep_order(struct strings *words, const struct node *v)
{
	struct strings made = { 0 };

	for (const struct node *c = v->child; c; c = c->next)
		if (strings_has(words, c->text) && !strings_has(&made, c->text))
			strings_add(&made, c->text);
	for (size_t i = 0; i < words->n; i++)
		if (!strings_has(&made, words->s[i]))
			strings_add(&made, words->s[i]);
	strings_free(words);
	*words = made;
}

/* ---- written anew ---- */

/* The style another question writes this field in, or the one the packs are written in. */
static enum node_style
style_like(const struct node *like, const char *key, enum node_style preset)
{
	const struct node *v = node_get(like, key);

	if (!v || v->style == NODE_LITERAL || v->style == NODE_FOLDED)
		return preset;
	return v->style;
}

static enum node_style
item_style(const struct node *v, enum node_style preset)
{
	const struct node *c = v && v->kind == NODE_LIST ? v->child : NULL;

	if (!c || c->kind != NODE_SCALAR || c->style == NODE_LITERAL || c->style == NODE_FOLDED)
		return preset;
	return c->style;
}

static void
flow_list(struct text *out, const struct strings *words, enum node_style style, bool word)
{
	text_addc(out, '[');
	for (size_t i = 0; i < words->n; i++) {
		text_add(out, i ? ", " : "");
		scalar_put(out, words->s[i], style, true, word);
	}
	text_addc(out, ']');
}

/* "key: value" without a line end; a list of texts may take lines of its own. */
static void
pack_field_put_field(struct text *out, const struct pack_key *k,
	const struct strings *words, const struct node *like, bool flow, size_t indent,
	const char *eol)
{
	bool probes = k->at == offsetof(struct question, probes) && k->kind == KEY_LIST;
	enum node_style style = style_like(like, k->name, probes ? NODE_BLOCK : NODE_FLOW);
	const struct node *v = node_get(like, k->name);

	text_addf(out, "%s: ", k->name);
	if (!is_list(k)) {
		style = k->kind == KEY_TEXT ? style_like(like, "text", NODE_DOUBLE) : NODE_PLAIN;
		scalar_put(out, words->s[0], style_like(like, k->name, style), flow, is_word(k));
		return;
	}
	if (flow || style != NODE_BLOCK) {
		flow_list(out, words, item_style(v, probes ? NODE_DOUBLE : NODE_PLAIN),
			is_word(k));
		return;
	}
	text_cut(out, out->n - 1);
	for (size_t i = 0; i < words->n; i++) {
		text_add(out, eol);
		text_blanks(out, indent + 2);
		text_add(out, "- ");
		scalar_put(out, words->s[i], item_style(v, NODE_DOUBLE), false, true);
	}
}

/* The last key there that stands before `k` in the order of the table. */
static const struct node *
neighbour(const struct node *map, const struct pack_key *k)
{
	for (const struct pack_key *p = k; p-- > question_level.keys;) {
		const struct node *v = node_get(map, p->name);

		if (v)
			return v;
	}
	return node_last(map);
}

static bool
add_field(struct bytes *b, const struct node *map, const struct pack_key *k,
	const struct strings *words, const struct node *like)
{
	const struct node *after = neighbour(map, k);
	size_t indent = (size_t)map->column - 1, at;
	struct text with = { 0 };
	bool flow = map->style == NODE_FLOW;

	if (flow) {
		pack_field_put_field(&with, k, words, like, true, 0, b->eol);
		entry_insert(b, map, after, text_str(&with));
	} else {
		at = node_line_end(b, after);
		text_add(&with, b->eol);
		text_blanks(&with, indent);
		pack_field_put_field(&with, k, words, like, false, indent, b->eol);
		bytes_patch(b, at, at, text_str(&with));
	}
	text_free(&with);
	return true;
}

/* ---- taken out ---- */

static bool
has_comment(const struct bytes *b, size_t from, size_t to)
{
	for (size_t at = from; at < to; at++)
		if (b->s[at] == '#' && at > 0 && strchr(" \t\n", b->s[at - 1]))
			return true;
	return false;
}

static bool
remove_field(struct bytes *b, const struct node *map, const struct node *v)
{
	size_t from = v->key->start, end = node_line_end(b, v);

	if (map->style == NODE_FLOW) {
		entry_remove(b, map, v);
		return true;
	}
	if (map->child != v) { /* whole lines */
		bytes_patch(b, line_start(b, from), line_next(b, end), "");
		return true;
	}
	if (!v->next || has_comment(b, v->end, v->next->key->start))
		return err_set(b->e, "\"%s\" is beside the dash; the comment behind it would be "
			"lost", v->key->text);
	bytes_patch(b, from, v->next->key->start, "");
	return true;
}

/* ---- lists ---- */

/* How many entries are the same from the beginning, or from the end. */
static size_t
same_entries(const struct node *const *old, size_t n, const struct strings *words, size_t skip,
	bool back)
{
	size_t same = 0;

	while (same + skip < n && same + skip < words->n) {
		const struct node *c = old[back ? n - 1 - same : same];
		char *is = text_said(c->text);
		bool other = c->kind != NODE_SCALAR ||
			strcmp(is, words->s[back ? words->n - 1 - same : same]) != 0;

		free(is);
		if (other)
			break;
		same++;
	}
	return same;
}

static bool
insert_item(struct bytes *b, const struct node *list, const struct node *after,
	const char *value, bool word)
{
	struct text with = { 0 };
	enum node_style style = item_style(list, NODE_DOUBLE);
	size_t dash, at;

	if (list->style == NODE_FLOW) {
		scalar_put(&with, value, style, true, word);
		entry_insert(b, list, after, text_str(&with));
		text_free(&with);
		return true;
	}
	if (!item_dash(b, list->child, &dash))
		return err_set(b->e, "the dash of \"%s\" cannot be found", list->key->text);
	at = after ? node_line_end(b, after) : line_start(b, dash);
	text_add(&with, after ? b->eol : "");
	text_blanks(&with, dash - line_start(b, dash));
	text_add(&with, "- ");
	scalar_put(&with, value, style, false, word);
	text_add(&with, after ? "" : b->eol);
	bytes_patch(b, at, at, text_str(&with));
	text_free(&with);
	return true;
}

static bool
remove_item(struct bytes *b, const struct node *list, const struct node *item)
{
	struct span at;

	if (list->style == NODE_FLOW) {
		entry_remove(b, list, item);
		return true;
	}
	if (!item_lines(b, item, false, &at))
		return err_set(b->e, "the dash of \"%s\" cannot be found", list->key->text);
	bytes_patch(b, at.from, line_next(b, at.to), "");
	return true;
}

/* Several entries into the same place are one patch each and keep their order only by
 * being one text; so the list is changed at one place, written anew when there are more. */
static bool
rewrite_flow(struct bytes *b, const struct node *list, const struct strings *words, bool word)
{
	struct text with = { 0 };

	flow_list(&with, words, item_style(list, NODE_PLAIN), word);
	bytes_patch(b, list->start, list->end, text_str(&with));
	text_free(&with);
	return true;
}

static bool
insert_items(struct bytes *b, const struct node *list, const struct node *after,
	const struct strings *words, size_t from, size_t to, bool word)
{
	struct text with = { 0 };
	enum node_style style = item_style(list, NODE_DOUBLE);
	size_t dash, at;

	if (to - from == 1)
		return insert_item(b, list, after, words->s[from], word);
	if (!item_dash(b, list->child, &dash))
		return err_set(b->e, "the dash of \"%s\" cannot be found", list->key->text);
	at = after ? node_line_end(b, after) : line_start(b, dash);
	for (size_t i = from; i < to; i++) {
		text_add(&with, after ? b->eol : "");
		text_blanks(&with, dash - line_start(b, dash));
		text_add(&with, "- ");
		scalar_put(&with, words->s[i], style, false, word);
		text_add(&with, after ? "" : b->eol);
	}
	bytes_patch(b, at, at, text_str(&with));
	text_free(&with);
	return true;
}

static bool
change_items(struct bytes *b, const struct node *list, const struct node **old,
	const struct strings *words, bool word)
{
	size_t n = list->n, head = same_entries(old, n, words, 0, false);
	size_t tail = same_entries(old, n, words, head, true);
	size_t out = n - head - tail, in = words->n - head - tail, both = out < in ? out : in;
	bool ok = true;

	if (list->style == NODE_FLOW && (out - both > 1 || in - both > 1 ||
		(both && out != in)) && !has_comment(b, list->start, list->end))
		return rewrite_flow(b, list, words, word);
	if (list->style == NODE_FLOW && (in - both > 1 || out - both > 1))
		return err_set(b->e, "comments in \"%s\" would be lost", list->key->text);
	for (size_t i = head; i < head + both && ok; i++)
		ok = scalar_replace(b, old[i], words->s[i], word);
	for (size_t i = head + both; i < head + out && ok; i++)
		ok = remove_item(b, list, old[i]);
	if (ok && in > both)
		ok = insert_items(b, list, head + both ? old[head + both - 1] : NULL, words,
			head + both, head + in, word);
	return ok;
}

static bool
set_list(struct bytes *b, const struct node *v, const struct pack_key *k, struct strings *words)
{
	const struct node **old;
	struct text with = { 0 };
	size_t n = 0;
	bool ok;

	if (v->kind == NODE_SCALAR && words->n == 1 && !node_null(v))
		return scalar_replace(b, v, words->s[0], is_word(k));
	if (v->kind != NODE_LIST || !v->n) {
		text_add(&with, v->start == v->end ? " " : "");
		flow_list(&with, words, NODE_PLAIN, is_word(k));
		bytes_patch(b, v->start, v->end, text_str(&with));
		text_free(&with);
		return true;
	}
	if (k->kind != KEY_LIST)
		keep_order(words, v);
	old = mem_new(v->n, sizeof(*old));
	for (const struct node *c = v->child; c; c = c->next)
		old[n++] = c;
	ok = change_items(b, v, old, words, is_word(k));
	free(old);
	return ok;
}

bool
field_set(struct bytes *b, const struct node *map, const struct pack_key *k,
	const struct question *q, const struct node *like)
{
	const struct node *v = node_get(map, k->name);
	struct strings words = { 0 };
	bool ok;

	field_words(q, k, &words);
	if (!v)
		ok = !words.n || add_field(b, map, k, &words, like);
	else if (!words.n)
		ok = remove_field(b, map, v);
	else if (is_list(k))
		ok = set_list(b, v, k, &words);
	else if (v->kind != NODE_SCALAR)
		ok = err_set(b->e, "\"%s\" holds a list or a map here", k->name);
	else
		ok = scalar_replace(b, v, words.s[0], is_word(k));
	strings_free(&words);
	return ok;
}

/* ---- a whole question ---- */

/* Fields that say no more than leaving them out would. */
static bool
is_preset(const struct pack_key *k, const struct strings *words)
{
	return !words->n || (k->kind == KEY_BOOL && strcmp(words->s[0], "false") == 0);
}

void
question_block(const struct question *q, const struct bytes *b, size_t dash, size_t gap,
	const struct node *like, struct text *out)
{
	bool first = true;

	for (size_t i = 0; i < question_level.n; i++) {
		const struct pack_key *k = &question_level.keys[i];
		struct strings words = { 0 };

		field_words(q, k, &words);
		if (!is_preset(k, &words)) {
			text_add(out, first ? "" : b->eol);
			text_blanks(out, first ? dash : dash + 1 + gap);
			if (first) {
				text_addc(out, '-');
				text_blanks(out, gap);
			}
			pack_field_put_field(
				out, k, &words, like, false, dash + 1 + gap, b->eol);
			first = false;
		}
		strings_free(&words);
	}
}

void
question_flow(const struct question *q, const struct node *like, struct text *out)
{
	bool first = true;

	text_addc(out, '{');
	for (size_t i = 0; i < question_level.n; i++) {
		const struct pack_key *k = &question_level.keys[i];
		struct strings words = { 0 };

		field_words(q, k, &words);
		if (!is_preset(k, &words)) {
			text_add(out, first ? "" : ", ");
			pack_field_put_field(out, k, &words, like, true, 0, "");
			first = false;
		}
		strings_free(&words);
	}
	text_addc(out, '}');
}

void
node_flow(const struct node *n, struct text *out)
{
	bool map = n->kind == NODE_MAP;

	if (n->kind == NODE_SCALAR) {
		scalar_put(out, n->text, n->style, true, n->style != NODE_PLAIN);
		return;
	}
	text_addc(out, map ? '{' : '[');
	for (const struct node *c = n->child; c; c = c->next) {
		text_add(out, c == n->child ? "" : ", ");
		if (map) {
			scalar_put(out, c->key->text, c->key->style, true, false);
			text_add(out, ": ");
		}
		node_flow(c, out);
	}
	text_addc(out, map ? '}' : ']');
}
