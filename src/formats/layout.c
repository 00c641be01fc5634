/*
 * Structs read from a stranger's YAML by tables with a row a key. What a table does not name is
 * kept out and told; a row of a list that is wrong is left out and told, and the others are read.
 */
#include <stdlib.h>
#include <string.h>

#include "formats_share.h"

enum { SAID_MOST = 20 };
#define LAYOUT_LAST_MS INT64_C(253402300799000) /* 9999-12-31: four digits a year */

/* ---- what is noticed ---- */

void
layout_said_done(struct layout_said *l)
{
	strings_free(&l->said);
	*l = (struct layout_said){ 0 };
}

static void
layout_say(struct layout_said *l, const struct err *e)
{
	if (l->said.n < SAID_MOST)
		strings_add(&l->said, e->text);
	else
		l->more++;
}

/* A stranger's word, fit to stand in a sentence. */
static void
layout_word(struct text *out, const char *s)
{
	struct text show = { 0 };

	text_show(&show, s);
	utf8_cut(out, text_str(&show), 30);
	text_free(&show);
}

/* ---- values ---- */

struct layout_in {
	const struct layout_field *f;
	const struct node *n;        /* the value */
	void *at;                    /* the member */
	struct layout_said *said;
	struct err *e;
};

static bool
layout_scalar(const struct layout_in *in)
{
	return in->n->kind == NODE_SCALAR ||
		node_wrong(in->n, in->e, "\"%s\" must be one value, not a list or a map.", in->f->key);
}

static bool
layout_accept(const struct layout_in *in, enum accept how, struct text *out)
{
	size_t n = strlen(in->n->text);

	if (!layout_scalar(in))
		return false;
	if (n > SHARE_TEXT_MOST)
		return node_wrong(in->n, in->e, "\"%s\" is longer than %d KiB.", in->f->key,
			SHARE_TEXT_MOST / 1024);
	text_accept(out, in->n->text, n, how);
	return true;
}

static bool
layout_text(const struct layout_in *in)
{
	struct text t = { 0 };
	bool good = layout_accept(in, in->f->kind == LAYOUT_LINE ? ACCEPT_LINE : ACCEPT_LINES, &t);

	if (good && t.n) {
		free(*(char **)in->at);
		*(char **)in->at = text_take(&t);
	}
	text_free(&t);
	return good;
}

static bool
layout_uuid(const struct layout_in *in)
{
	if (!layout_scalar(in))
		return false;
	if (!*in->n->text && !in->f->needed)
		return true;
	if (!uuid_valid(in->n->text))
		return node_wrong(in->n, in->e, "\"%s\" is not a UUID.", in->f->key);
	memcpy(in->at, in->n->text, UUID_SIZE);
	return true;
}

static bool
layout_int(const struct layout_in *in)
{
	char *end;
	long long v = strtoll(in->n->text, &end, 10);

	if (!layout_scalar(in))
		return false;
	if (!*in->n->text || *end || v < in->f->least || v > in->f->most)
		return node_wrong(in->n, in->e, "\"%s\" must be a whole number from %lld to %lld.",
			in->f->key, (long long)in->f->least, (long long)in->f->most);
	*(int64_t *)in->at = v;
	return true;
}

static bool
layout_bool(const struct layout_in *in)
{
	return (in->n->kind == NODE_SCALAR && word_bool(in->n->text, in->at)) ||
		node_wrong(in->n, in->e, "\"%s\" must be true or false.", in->f->key);
}

static bool
layout_enum(const struct layout_in *in)
{
	int at = in->n->kind == NODE_SCALAR
		? word_find(in->f->words, in->f->n_words, in->n->text, false) : -1;
	struct text words = { 0 };

	if (at < 0) {
		for (int i = 0; i < in->f->n_words; i++)
			text_addf(&words, "%s%s", i ? ", " : "", in->f->words[i]);
		node_wrong(in->n, in->e, "\"%s\" must be one of: %s.", in->f->key, text_str(&words));
		text_free(&words);
		return false;
	}
	*(int *)in->at = at;
	return true;
}

static bool
layout_time(const struct layout_in *in)
{
	int64_t ms = 0;

	if (!layout_scalar(in))
		return false;
	if (!*in->n->text)
		return true;
	if (!time_parse(in->n->text, "UTC", &ms) || ms < 0 || ms > LAYOUT_LAST_MS)
		return node_wrong(in->n, in->e, "\"%s\" must be a time such as \"2026-12-01T14:00:00Z\", from 1970 on.",
			in->f->key);
	*(int64_t *)in->at = ms;
	return true;
}

static bool
layout_texts(const struct layout_in *in)
{
	struct layout_in one = *in;
	struct strings *to = in->at;
	struct text t = { 0 };
	bool good = in->n->kind == NODE_LIST ||
		node_wrong(in->n, in->e, "\"%s\" must be a list.", in->f->key);

	if (good && in->n->n > SHARE_ROWS_MOST)
		good = node_wrong(in->n, in->e, "\"%s\" is longer than the limit, %d.", in->f->key,
			SHARE_ROWS_MOST);
	for (one.n = in->n->child; good && one.n; one.n = one.n->next) {
		text_clear(&t);
		good = layout_accept(&one, ACCEPT_LINE, &t) && (in->f->kind == LAYOUT_TEXTS ||
			uuid_valid(text_str(&t)) ||
			node_wrong(one.n, in->e, "An entry of \"%s\" is not a UUID.", in->f->key));
		if (good)
			strings_add(to, text_str(&t));
	}
	text_free(&t);
	return good;
}

static bool
layout_counts(const struct layout_in *in)
{
	struct layout_in one = *in;
	int64_t *counts = in->at;

	if (in->n->kind != NODE_MAP)
		return node_wrong(in->n, in->e, "\"%s\" must be a map.", in->f->key);
	for (one.n = in->n->child; one.n; one.n = one.n->next) {
		int at = word_find(in->f->words, in->f->n_words, one.n->key->text, false);

		one.at = at < 0 ? NULL : &counts[at];
		if (at >= 0 && !layout_int(&one))
			return false;
	}
	return true;
}

static bool
layout_map(const struct layout_in *in)
{
	return layout_read(in->f->of, in->n, in->at, in->said, in->e);
}

/* A row that is wrong is left out and told; the others stay. */
static bool
layout_list(const struct layout_in *in)
{
	struct row_list *l = in->at;
	struct err why = { 0 };

	if (in->n->kind != NODE_LIST)
		return node_wrong(in->n, in->e, "\"%s\" must be a list.", in->f->key);
	if (in->n->n > (size_t)in->f->most)
		return node_wrong(in->n, in->e, "\"%s\" is longer than the limit, %lld.", in->f->key,
			(long long)in->f->most);
	for (const struct node *c = in->n->child; c; c = c->next) {
		void *row = layout_more(l, in->f->of);

		if (layout_read(in->f->of, c, row, in->said, &why))
			continue;
		layout_say(in->said, &why);
		layout_done(in->f->of, row);
		memset(row, 0, in->f->of->size);
		l->n--;
	}
	return true;
}

static bool
layout_skip(const struct layout_in *in)
{
	(void)in;
	return true;
}

static bool (*const layout_kinds[])(const struct layout_in *) = {
	[LAYOUT_TEXT] = layout_text, [LAYOUT_LINE] = layout_text, [LAYOUT_UUID] = layout_uuid,
	[LAYOUT_INT] = layout_int, [LAYOUT_BOOL] = layout_bool, [LAYOUT_WORD] = layout_enum,
	[LAYOUT_TIME] = layout_time, [LAYOUT_TEXTS] = layout_texts,
	[LAYOUT_UUIDS] = layout_texts, [LAYOUT_MAP] = layout_map, [LAYOUT_LIST] = layout_list,
	[LAYOUT_COUNTS] = layout_counts, [LAYOUT_SKIP] = layout_skip,
};

/* ---- a struct ---- */

void *
layout_more(struct row_list *l, const struct layout *r)
{
	l->s = mem_grown(l->s, &l->cap, l->n + 1, r->size);
	return (char *)l->s + l->n++ * r->size;
}

static void
layout_preset(const struct layout *r, void *s)
{
	for (size_t i = 0; i < r->n_fields; i++) {
		const struct layout_field *f = &r->fields[i];
		void *at = (char *)s + f->at;

		if (f->kind == LAYOUT_INT)
			*(int64_t *)at = f->preset;
		else if (f->kind == LAYOUT_MAP)
			layout_preset(f->of, at);
	}
}

/* No text is NULL. */
static void
layout_preset_texts(const struct layout *r, void *s)
{
	for (size_t i = 0; i < r->n_fields; i++) {
		const struct layout_field *f = &r->fields[i];
		void *at = (char *)s + f->at;

		if ((f->kind == LAYOUT_TEXT || f->kind == LAYOUT_LINE) && !*(char **)at)
			mem_set(at, "");
		else if (f->kind == LAYOUT_MAP)
			layout_preset_texts(f->of, at);
	}
}

/* Keys that the table does not name are told, and kept out. */
static void
layout_unknown(const struct layout *r, const struct node *map, struct layout_said *said)
{
	struct text word = { 0 };
	struct err e = { 0 };

	for (const struct node *c = map->child; c; c = c->next) {
		size_t i = 0;

		while (i < r->n_fields && strcmp(r->fields[i].key, c->key->text) != 0)
			i++;
		if (i < r->n_fields)
			continue;
		text_clear(&word);
		layout_word(&word, c->key->text);
		node_wrong(c->key, &e, "The key \"%s\" is not known here and was left out.",
			text_str(&word));
		layout_say(said, &e);
	}
	text_free(&word);
}

/* A map being read: its keys mostly come in the order of the table. */
struct layout_map_in {
	const struct node *map, *next;
	size_t known;                /* keys of it that were found */
};

static const struct node *
layout_find(struct layout_map_in *m, const char *key)
{
	const struct node *n = m->next && strcmp(m->next->key->text, key) == 0 ? m->next : node_get(m->map, key);

	if (n) {
		m->next = n->next;
		m->known++;
	}
	return n;
}

static bool
layout_field_read(const struct layout_field *f, struct layout_map_in *m, void *s, struct layout_said *said,
	struct err *e)
{
	const struct layout_in in = { f, layout_find(m, f->key), (char *)s + f->at, said, e };

	if (!in.n || node_null(in.n))
		return !f->needed || node_wrong(m->map, e, "\"%s\" is missing here.", f->key);
	return layout_kinds[f->kind](&in);
}

/* False: e has what it lacks. */
static bool
layout_fields(const struct layout *r, struct layout_map_in *m, void *s, struct layout_said *said, struct err *e)
{
	struct err why = { 0 };

	for (size_t i = 0; i < r->n_fields; i++) {
		const struct layout_field *f = &r->fields[i];

		if (layout_field_read(f, m, s, said, &why))
			continue;
		if (f->needed)
			return err_set(e, "%s", why.text);
		layout_say(said, &why);
	}
	return true;
}

bool
layout_read(const struct layout *r, const struct node *map, void *s, struct layout_said *said,
	struct err *e)
{
	struct layout_map_in m = { .map = map };
	bool good;

	layout_preset(r, s);
	if (map->kind == NODE_MAP)
		m.next = map->child;
	good = map->kind == NODE_MAP ? layout_fields(r, &m, s, said, e)
		: node_wrong(map, e, "Keys are wanted here, such as \"%s:\".", r->fields[0].key);
	layout_preset_texts(r, s);
	if (good && m.known < map->n)
		layout_unknown(r, map, said);
	return good;
}

static void
layout_list_done(const struct layout *r, struct row_list *l)
{
	for (size_t i = 0; i < l->n; i++)
		layout_done(r, (char *)l->s + i * r->size);
	free(l->s);
	*l = (struct row_list){ 0 };
}

void
layout_done(const struct layout *r, void *s)
{
	for (size_t i = 0; i < r->n_fields; i++) {
		const struct layout_field *f = &r->fields[i];
		void *at = (char *)s + f->at;

		if (f->kind == LAYOUT_TEXT || f->kind == LAYOUT_LINE) {
			free(*(char **)at);
			*(char **)at = NULL;
		} else if (f->kind == LAYOUT_TEXTS || f->kind == LAYOUT_UUIDS) {
			strings_free(at);
		} else if (f->kind == LAYOUT_MAP) {
			layout_done(f->of, at);
		} else if (f->kind == LAYOUT_LIST) {
			layout_list_done(f->of, at);
		}
	}
}
