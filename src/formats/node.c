/* Asking a YAML tree for values, with the wording of what is wrong with them. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "formats.h"

const struct node *
node_get(const struct node *map, const char *key)
{
	if (!map || map->kind != NODE_MAP)
		return NULL;
	for (const struct node *c = map->child; c; c = c->next)
		if (strcmp(c->key->text, key) == 0)
			return c;
	return NULL;
}

bool
node_null(const struct node *n)
{
	return n->kind == NODE_SCALAR && n->style == NODE_PLAIN &&
		(!*n->text || strcmp(n->text, "~") == 0 || strcmp(n->text, "null") == 0);
}

bool
node_wrong(const struct node *n, struct err *e, const char *fmt, ...)
{
	char made[400];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(made, sizeof(made), language_text(fmt), ap);
	va_end(ap);
	return err_set(e, "%s:%d:%d: %s", n->file, n->line, n->column, made);
}

/* A value that is there and not null. */
static const struct node *
node_value(const struct node *map, const char *key)
{
	const struct node *n = node_get(map, key);

	return n && !node_null(n) ? n : NULL;
}

/* What a wrong value looks like in a sentence: short and fit to show. */
static const char *
node_shown(const struct node *n, char out[64])
{
	struct text t = { 0 }, cut = { 0 };

	text_show(&t, n->kind == NODE_LIST ? "a list" : n->kind == NODE_MAP ? "a map" : n->text);
	utf8_cut(&cut, text_str(&t), 30);
	snprintf(out, 64, n->kind == NODE_SCALAR ? "\"%.60s\"" : "%.60s", text_str(&cut));
	text_free(&t);
	text_free(&cut);
	return out;
}

static bool
not_a(const struct node *n, const char *key, const char *what, struct err *e)
{
	char s[64];

	return node_wrong(n, e, "\"%s\" must be %s, not %s.", key, what, node_shown(n, s));
}

bool
node_str(const struct node *map, const char *key, const char **out, struct err *e)
{
	const struct node *n = node_value(map, key);

	if (!n)
		return true;
	if (n->kind != NODE_SCALAR)
		return not_a(n, key, "one text", e);
	*out = n->text;
	return true;
}

bool
word_int(const char *s, int min, int max, int *out)
{
	char *end;
	long v;

	if (*s != '-' && (*s < '0' || *s > '9'))
		return false;
	errno = 0;
	v = strtol(s, &end, 10);
	if (errno || end == s || *end || v < min || v > max)
		return false;
	*out = (int)v;
	return true;
}

bool
node_int(const struct node *map, const char *key, int min, int max, int *out, struct err *e)
{
	const struct node *n = node_value(map, key);
	char what[64];

	if (!n || (n->kind == NODE_SCALAR && word_int(n->text, min, max, out)))
		return true;
	snprintf(what, sizeof(what), "a whole number from %d to %d", min, max);
	return not_a(n, key, what, e);
}

bool
word_bool(const char *s, bool *out)
{
	static const char *const words[] = { "false", "true", "no", "yes", "off", "on" };
	int i = word_find(words, LEN(words), s, false);

	if (i >= 0)
		*out = i % 2;
	return i >= 0;
}

bool
node_bool(const struct node *map, const char *key, bool *out, struct err *e)
{
	const struct node *n = node_value(map, key);

	if (!n || (n->kind == NODE_SCALAR && word_bool(n->text, out)))
		return true;
	return not_a(n, key, "true or false", e);
}

bool
node_word(const struct node *map, const char *key, const char *const *names, int n_names,
	int *out, struct err *e)
{
	const struct node *n = node_value(map, key);
	int i = n && n->kind == NODE_SCALAR ? word_find(names, n_names, n->text, false) : -1;
	struct text what = { 0 };

	if (!n)
		return true;
	if (i >= 0) {
		*out = i;
		return true;
	}
	for (i = 0; i < n_names; i++)
		text_addf(&what, "%s%s", i == 0 ? "" : i == n_names - 1 ? " or " : ", ", names[i]);
	not_a(n, key, text_str(&what), e);
	text_free(&what);
	return false;
}

bool
node_strings(const struct node *map, const char *key, struct strings *out, struct err *e)
{
	const struct node *n = node_value(map, key);

	if (!n)
		return true;
	if (n->kind == NODE_MAP)
		return not_a(n, key, "a list of texts", e);
	if (n->kind == NODE_SCALAR)
		strings_add(out, n->text);
	for (const struct node *c = n->child; c; c = c->next) {
		if (c->kind != NODE_SCALAR)
			return not_a(c, key, "a list of texts", e);
		if (!node_null(c))
			strings_add(out, c->text);
	}
	return true;
}
