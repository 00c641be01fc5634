/* Structs written as YAML by the tables that read them, and the digest of a map. */
#include <stdlib.h>
#include <string.h>

#include "formats_share.h"

/* ---- YAML ---- */

typedef void layout_writer(struct yaml_out *o, const struct layout_field *f, const void *at);

static void
layout_put_text(struct yaml_out *o, const struct layout_field *f, const void *at)
{
	const char *s = *(const char *const *)at;

	yaml_put_str(o, f->key, s ? s : "");
}

static void
layout_put_uuid(struct yaml_out *o, const struct layout_field *f, const void *at)
{
	yaml_put_str(o, f->key, at);
}

static void
layout_put_int(struct yaml_out *o, const struct layout_field *f, const void *at)
{
	yaml_put_int(o, f->key, *(const int64_t *)at);
}

static void
layout_put_bool(struct yaml_out *o, const struct layout_field *f, const void *at)
{
	yaml_put_bool(o, f->key, *(const bool *)at);
}

static void
layout_put_word(struct yaml_out *o, const struct layout_field *f, const void *at)
{
	yaml_put_str(o, f->key, f->words[*(const int *)at]);
}

static void
layout_put_time(struct yaml_out *o, const struct layout_field *f, const void *at)
{
	int64_t ms = *(const int64_t *)at;
	char iso[32] = "";

	if (ms)
		time_iso(iso, ms);
	yaml_put_str(o, f->key, iso);
}

static void
layout_put_texts(struct yaml_out *o, const struct layout_field *f, const void *at)
{
	yaml_put_strings(o, f->key, at);
}

static void
layout_put_map(struct yaml_out *o, const struct layout_field *f, const void *at)
{
	yaml_open_map(o, f->key);
	layout_write(f->of, at, o);
	yaml_close(o);
}

static void
layout_put_list(struct yaml_out *o, const struct layout_field *f, const void *at)
{
	const struct row_list *l = at;

	yaml_open_list(o, f->key);
	for (size_t i = 0; i < l->n; i++) {
		yaml_open_map(o, NULL);
		layout_write(f->of, (const char *)l->s + i * f->of->size, o);
		yaml_close(o);
	}
	yaml_close(o);
}

static void
layout_put_counts(struct yaml_out *o, const struct layout_field *f, const void *at)
{
	const int64_t *counts = at;

	yaml_open_map(o, f->key);
	for (int i = 0; i < f->n_words; i++)
		if (counts[i])
			yaml_put_int(o, f->words[i], counts[i]);
	yaml_close(o);
}

/* NULL: not written. */
static layout_writer *const layout_writers[] = {
	[LAYOUT_TEXT] = layout_put_text,
	[LAYOUT_LINE] = layout_put_text,
	[LAYOUT_UUID] = layout_put_uuid,
	[LAYOUT_INT] = layout_put_int,
	[LAYOUT_BOOL] = layout_put_bool,
	[LAYOUT_WORD] = layout_put_word,
	[LAYOUT_TIME] = layout_put_time,
	[LAYOUT_TEXTS] = layout_put_texts,
	[LAYOUT_UUIDS] = layout_put_texts,
	[LAYOUT_MAP] = layout_put_map,
	[LAYOUT_LIST] = layout_put_list,
	[LAYOUT_COUNTS] = layout_put_counts,
	[LAYOUT_SKIP] = NULL,
};

void
layout_write(const struct layout *r, const void *s, struct yaml_out *o)
{
	for (size_t i = 0; i < r->n_fields; i++) {
		const struct layout_field *f = &r->fields[i];

		if (layout_writers[f->kind])
			layout_writers[f->kind](o, f, (const char *)s + f->at);
	}
}

/* ---- canonical JSON: sorted keys, no blanks, UTF-8 as it is ---- */

enum { DIGEST_KEYS = 32, DIGEST_BYTES = 1024 };

/* What is digested goes there in pieces, so that no second copy of a large file is made. Rows of a
 * list have the same keys one after the other: the order of the last map's is tried first. */
struct digest {
	struct sha256 sha;
	char bytes[DIGEST_BYTES];
	size_t n;
	unsigned char order[DIGEST_KEYS]; /* which key of a map came first, second … */
};

static void
digest_flush(struct digest *d)
{
	sha256_add(&d->sha, d->bytes, d->n);
	d->n = 0;
}

static void
digest_add(struct digest *d, const char *s, size_t n)
{
	if (n > DIGEST_BYTES - d->n)
		digest_flush(d);
	if (n > DIGEST_BYTES) {
		sha256_add(&d->sha, s, n);
		return;
	}
	memcpy(d->bytes + d->n, s, n);
	d->n += n;
}

static void
digest_str(struct digest *d, const char *s)
{
	digest_add(d, s, strlen(s));
}

static void
digest_char(struct digest *d, char c)
{
	static const char letters[][2] = { "\bb", "\ff", "\nn", "\rr", "\tt", "\"\"", "\\\\" };
	char out[8];

	for (size_t i = 0; i < LEN(letters); i++)
		if (letters[i][0] == c) {
			digest_add(d, "\\", 1);
			digest_add(d, &letters[i][1], 1);
			return;
		}
	snprintf(out, sizeof(out), "\\u%04x", (unsigned)(unsigned char)c);
	digest_str(d, out);
}

static void
digest_text(struct digest *d, const char *s)
{
	digest_add(d, "\"", 1);
	while (*s) {
		size_t n = 0;

		while ((unsigned char)s[n] >= ' ' && s[n] != '"' && s[n] != '\\')
			n++;
		digest_add(d, s, n);
		s += n;
		if (*s)
			digest_char(d, *s++);
	}
	digest_add(d, "\"", 1);
}

/* Plain numbers, true, false and null are those of JSON; all else is text. */
static void
digest_scalar(struct digest *d, const struct node *n)
{
	const char *digits = n->text + (*n->text == '-');
	size_t len = strlen(digits);
	bool number = len && len < 18 && strspn(digits, "0123456789") == len &&
		!(len > 1 && *digits == '0');

	if (n->style != NODE_PLAIN)
		digest_text(d, n->text);
	else if (node_null(n))
		digest_str(d, "null");
	else if (number || strcmp(n->text, "true") == 0 || strcmp(n->text, "false") == 0)
		digest_str(d, n->text);
	else
		digest_text(d, n->text);
}

struct digest_key {
	const struct node *value;
	size_t nth;                  /* in the map */
};

static int
digest_order(const void *a, const void *b)
{
	const struct digest_key *x = a, *y = b;

	return strcmp(x->value->key->text, y->value->key->text);
}

static void
digest_sort(struct digest_key *all, size_t n)
{
	qsort(all, n, sizeof(*all), digest_order);
}

/* In the order of the last map's keys. False: this map has others, and is as it was. */
static bool
digest_as_last(const struct digest *d, struct digest_key *all, size_t n)
{
	struct digest_key sorted[DIGEST_KEYS];

	for (size_t i = 0; i < n; i++) {
		if (d->order[i] >= n)
			return false;
		sorted[i] = all[d->order[i]];
		if (i && digest_order(&sorted[i - 1], &sorted[i]) >= 0)
			return false;
	}
	/* cppcheck-suppress uninitvar ; the loop has set n of them */
	memcpy(all, sorted, n * sizeof(*all));
	return true;
}

/* A map with few keys, as nearly all are. */
static void
digest_sort_few(struct digest *d, struct digest_key *all, size_t n)
{
	if (digest_as_last(d, all, n))
		return;
	digest_sort(all, n);
	for (size_t i = 0; i < n; i++)
		d->order[i] = (unsigned char)all[i].nth;
}

static void digest_node(struct digest *d, const struct node *n);

static void
digest_map(struct digest *d, const struct node *map, const char *but)
{
	struct digest_key few[DIGEST_KEYS], *all = few;
	size_t n = 0;

	if (map->n > DIGEST_KEYS)
		all = mem_new(map->n, sizeof(*all));
	for (const struct node *c = map->child; c; c = c->next)
		if (!but || strcmp(c->key->text, but) != 0) {
			all[n] = (struct digest_key){ c, n };
			n++;
		}
	if (all == few)
		digest_sort_few(d, all, n);
	else
		digest_sort(all, n);
	digest_str(d, "{");
	for (size_t i = 0; i < n; i++) {
		digest_str(d, i ? "," : "");
		digest_text(d, all[i].value->key->text);
		digest_str(d, ":");
		digest_node(d, all[i].value);
	}
	digest_str(d, "}");
	if (all != few)
		free(all);
}

static void
digest_list(struct digest *d, const struct node *list)
{
	digest_str(d, "[");
	for (const struct node *c = list->child; c; c = c->next) {
		digest_node(d, c);
		digest_str(d, c->next ? "," : "");
	}
	digest_str(d, "]");
}

/* Nested YAML_DEPTH_MAX deep at most. */
static void
digest_node(struct digest *d, const struct node *n)
{
	if (n->kind == NODE_SCALAR)
		digest_scalar(d, n);
	else if (n->kind == NODE_LIST)
		digest_list(d, n);
	else
		digest_map(d, n, NULL);
}

void
node_digest(const struct node *map, const char *but, char out[SHA256_SIZE])
{
	struct digest d = { 0 };

	sha256_init(&d.sha);
	digest_map(&d, map, but);
	digest_flush(&d);
	sha256_end(&d.sha, out);
}
