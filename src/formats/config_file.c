/* config.yaml in and out. Out touches only the values that changed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "config.h"
#include "formats.h"

/* ---- in ---- */

static void
config_file_say(struct strings *said, const struct err *e)
{
	if (said)
		strings_add(said, e->text);
}

static void
config_file_wrong(const struct node *n, const struct setting *row, struct strings *said)
{
	struct text wants = { 0 };
	struct err e = { 0 };

	setting_wants(row, &wants);
	if (setting_is_map(row))
		node_wrong(n, &e, "\"%s\" must be %s.", row->name, text_str(&wants));
	else
		node_wrong(n, &e, "\"%s\" must be %s. Until then it is %s.", row->name, text_str(&wants),
			!row->preset ? row->words[0] : *row->preset ? row->preset : _("empty"));
	config_file_say(said, &e);
	text_free(&wants);
}

static struct pairs *
config_pairs(struct config *c, const struct setting *row)
{
	return (struct pairs *)(void *)((char *)c + row->at);
}

static const struct pairs *
config_pairs_look(const struct config *c, const struct setting *row)
{
	return (const struct pairs *)(const void *)((const char *)c + row->at);
}

/* A value of a map: a text, or the words of a list. False: it is neither. */
static bool
config_file_value(const struct node *n, const struct setting *row, struct text *out)
{
	bool list = row->kind == SETTING_LISTS;

	if (!list && n->kind == NODE_SCALAR)
		text_add(out, n->text);
	if (!list || n->kind != NODE_LIST)
		return !list && n->kind == NODE_SCALAR;
	for (const struct node *word = n->child; word; word = word->next) {
		if (word->kind != NODE_SCALAR || strstr(word->text, SETTING_BETWEEN))
			return false;
		text_addf(out, "%s%s", word == n->child ? "" : SETTING_BETWEEN, word->text);
	}
	return out->n > 0;
}

static void
take_pairs(struct config *c, const struct setting *row, const struct node *map,
	struct strings *said)
{
	if (map->kind != NODE_MAP) {
		config_file_wrong(map, row, said);
		return;
	}
	for (const struct node *n = map->child; n; n = n->next) {
		struct text value = { 0 };
		char place[64];

		snprintf(place, sizeof(place), "line %d, column %d", (int)n->key->line, (int)n->key->column);
		if (config_file_value(n, row, &value) && setting_pair_fits(row, n->key->text, text_str(&value)))
			setting_pair(config_pairs(c, row), n->key->text, text_str(&value), place);
		else
			config_file_wrong(n, row, said);
		text_free(&value);
	}
}

static void
config_file_take(struct config *c, const struct node *n, struct strings *said)
{
	const struct setting *row = setting_find(n->key->text);

	if (!row || node_null(n))
		return;
	if (setting_is_map(row))
		take_pairs(c, row, n, said);
	else if (n->kind != NODE_SCALAR || !setting_take(c, row, n->text))
		config_file_wrong(n, row, said);
}

static void
take_all(struct config *c, const struct yaml_doc *d, struct strings *said)
{
	struct err e = { 0 };

	if (d->root && d->root->kind != NODE_MAP) {
		node_wrong(d->root, &e, "Settings are lines of \"name: value\".");
		config_file_say(said, &e);
		return;
	}
	for (const struct node *n = d->root ? d->root->child : NULL; n; n = n->next)
		config_file_take(c, n, said);
}

bool
config_load(struct config *c, const char *path, struct strings *said)
{
	struct yaml_doc d = { 0 };
	struct err e = { 0 };
	bool ok;

	if (!path_exists(path))
		return true;
	ok = yaml_doc_read_file(&d, path, &e);
	if (ok)
		take_all(c, &d, said);
	else
		config_file_say(said, &e);
	yaml_doc_free(&d);
	return ok;
}

/* ---- out ---- */

/* A value of the file to be replaced: bytes from..to by `with`. */
struct edit {
	size_t from, to;
	struct text with;
};

struct edits {
	struct edit *edit;
	size_t n, cap;
};

/* What the file says and how; what is wanted. */
struct saving {
	const struct config *c;
	struct config file;
	struct yaml_doc doc;
	struct text old;
	struct edits edits;
	struct text more; /* settings the file does not have yet */
	const char *eol;
};

static struct text *
config_file_edit_add(struct edits *l, size_t from, size_t to)
{
	mem_grow(l->edit, &l->cap, l->n + 1);
	l->edit[l->n] = (struct edit){ .from = from, .to = to };
	return &l->edit[l->n++].with;
}

static bool
same_strings(const struct strings *a, const struct strings *b)
{
	for (size_t i = 0; i < a->n && i < b->n; i++)
		if (strcmp(a->s[i], b->s[i]) != 0)
			return false;
	return a->n == b->n;
}

static bool
same_pairs(const struct pairs *a, const struct pairs *b)
{
	return same_strings(&a->names, &b->names) && same_strings(&a->values, &b->values);
}

static bool
config_file_same(const struct config *a, const struct config *b, const struct setting *row)
{
	struct text x = { 0 }, y = { 0 };
	bool eq;

	if (setting_is_map(row))
		return same_pairs(config_pairs_look(a, row), config_pairs_look(b, row));
	config_get(a, row->name, &x);
	config_get(b, row->name, &y);
	eq = strcmp(text_str(&x), text_str(&y)) == 0;
	text_free(&x);
	text_free(&y);
	return eq;
}

static void
write_pair(const struct setting *row, const char *value, struct text *out)
{
	struct strings words = { 0 };

	if (row->kind != SETTING_LISTS) {
		yaml_quote(out, value);
		return;
	}
	strings_split(&words, value, SETTING_BETWEEN);
	for (size_t i = 0; i < words.n; i++) {
		text_add(out, i ? ", " : "[");
		yaml_quote(out, words.s[i]);
	}
	text_add(out, words.n ? "]" : "[]");
	strings_free(&words);
}

/* {"w/": "with"} on one line; in a block map one a line, indented as it was. */
static void
write_pairs(const struct saving *s, const struct setting *row, int indent, struct text *out)
{
	const struct pairs *p = config_pairs_look(s->c, row);
	bool flow = indent < 0 || p->names.n == 0;

	if (flow)
		text_addc(out, '{');
	for (size_t i = 0; i < p->names.n; i++) {
		if (i && flow)
			text_add(out, ", ");
		else if (i)
			text_addf(out, "%s%*s", s->eol, indent, "");
		yaml_quote(out, p->names.s[i]);
		text_add(out, ": ");
		write_pair(row, p->values.s[i], out);
	}
	if (flow)
		text_addc(out, '}');
}

static void
write_value(const struct saving *s, const struct setting *row, int indent, struct text *out)
{
	struct text v = { 0 };

	config_get(s->c, row->name, &v);
	if (setting_is_map(row))
		write_pairs(s, row, indent, out);
	else if (row->kind == SETTING_TEXT || row->kind == SETTING_WORD)
		yaml_quote(out, text_str(&v));
	else
		text_add(out, text_str(&v));
	text_free(&v);
}

/* A block text ends with the end of its line, and "key:" has no blank yet. */
static void
config_file_replace(struct saving *s, const struct setting *row, const struct node *n)
{
	struct text *with = config_file_edit_add(&s->edits, n->start, n->end);
	bool block = n->kind == NODE_MAP && n->style == NODE_BLOCK;

	if (n->start == n->end && n->start > 0 && s->old.s[n->start - 1] == ':')
		text_addc(with, ' ');
	write_value(s, row, block ? n->column - 1 : -1, with);
	if (n->end > n->start && s->old.s[n->end - 1] == '\n')
		text_add(with, s->eol);
}

static bool
makes_sense(const struct node *n, const struct setting *row)
{
	struct config c;
	bool ok;

	if (node_null(n) || setting_is_map(row))
		return node_null(n) || n->kind == NODE_MAP;
	config_init(&c);
	ok = n->kind == NODE_SCALAR && setting_take(&c, row, n->text);
	config_free(&c);
	return ok;
}

/* A value in the file that makes no sense stays until somebody sets it. */
static void
save_row(struct saving *s, const struct setting *row)
{
	const struct node *n = node_get(s->doc.root, row->name);
	bool set = s->c->set & (UINT64_C(1) << (row - settings));
	struct config fresh;
	bool as_default;

	if (n && (!config_file_same(s->c, &s->file, row) ||
			 (set && !makes_sense(n, row)))) {
		config_file_replace(s, row, n);
		return;
	}
	if (n)
		return;
	config_init(&fresh);
	as_default = config_file_same(s->c, &fresh, row);
	config_free(&fresh);
	if (as_default)
		return;
	text_addf(&s->more, "%*s%s: ", s->doc.root ? s->doc.root->column - 1 : 0, "", row->name);
	write_value(s, row, -1, &s->more);
	text_add(&s->more, s->eol);
}

/* Where new lines go: after the line the last setting ends in. */
static size_t
end_of_settings(const struct saving *s)
{
	size_t at = s->doc.root ? s->doc.root->end : s->old.n;
	const char *newline;

	if (at == 0 || s->old.s[at - 1] == '\n')
		return at;
	newline = memchr(s->old.s + at, '\n', s->old.n - at);
	return newline ? (size_t)(newline - s->old.s) + 1 : s->old.n;
}

static int
config_file_by_place(const void *a, const void *b)
{
	const struct edit *x = a, *y = b;

	return (x->from > y->from) - (x->from < y->from);
}

static void
config_file_apply(struct saving *s, struct text *out)
{
	size_t at = 0;

	if (s->more.n) {
		size_t end = end_of_settings(s);
		struct text *with = config_file_edit_add(&s->edits, end, end);

		if (end > 0 && s->old.s[end - 1] != '\n')
			text_add(with, s->eol);
		text_addn(with, s->more.s, s->more.n);
	}
	if (s->edits.n)
		qsort(s->edits.edit, s->edits.n, sizeof(*s->edits.edit),
			config_file_by_place);
	for (size_t i = 0; i < s->edits.n; i++) {
		const struct edit *edit = &s->edits.edit[i];

		text_addn(out, text_str(&s->old) + at, edit->from - at);
		text_addn(out, text_str(&edit->with), edit->with.n);
		at = edit->to;
	}
	text_addn(out, text_str(&s->old) + at, s->old.n - at);
}

/* Nobody's file is replaced by one that says something else. */
static bool
proved(const struct saving *s, const char *path, const struct text *made, struct err *e)
{
	struct yaml_doc d = { 0 };
	struct config back;
	bool ok = yaml_doc_read(&d, path, text_str(made), made->n, NULL);

	config_init(&back);
	if (ok)
		take_all(&back, &d, NULL);
	for (size_t i = 0; ok && i < n_settings; i++)
		ok = config_file_same(s->c, &back, &settings[i]);
	config_free(&back);
	yaml_doc_free(&d);
	return ok || err_set(e, "%s cannot be edited here as it is written. Use an editor.",
				path);
}

static bool
same_bytes(const struct text *a, const struct text *b)
{
	return a->n == b->n && memcmp(text_str(a), text_str(b), a->n) == 0;
}

static bool
config_file_edit(struct saving *s, const char *path, struct text *made, struct err *e)
{
	for (size_t i = 0; i < n_settings; i++)
		save_row(s, &settings[i]);
	config_file_apply(s, made);
	return same_bytes(made, &s->old) || proved(s, path, made, e);
}

bool
config_edit(const struct config *c, const char *path, struct text *was, struct text *now,
	struct err *e)
{
	struct saving s = { .c = c };
	struct err why = { 0 };
	bool ok = true;

	config_init(&s.file);
	if (path_exists(path))
		ok = file_read(path, was, YAML_SIZE_MAX, &why);
	if (path_exists(path))
		text_addn(&s.old, text_str(was), was->n);
	else
		text_set(&s.old, "# Settings of halfhour: each may be left out. See man halfhour.\n");
	ok = ok && yaml_doc_read(&s.doc, path, text_str(&s.old), s.old.n, &why);
	if (ok) {
		s.eol = s.doc.crlf ? "\r\n" : "\n";
		take_all(&s.file, &s.doc, NULL);
		ok = config_file_edit(&s, path, now, e);
	} else {
		err_set(e, "Settings are not saved: %s", why.text);
	}
	for (size_t i = 0; i < s.edits.n; i++)
		text_free(&s.edits.edit[i].with);
	free(s.edits.edit);
	text_free(&s.more);
	text_free(&s.old);
	yaml_doc_free(&s.doc);
	config_free(&s.file);
	return ok;
}
