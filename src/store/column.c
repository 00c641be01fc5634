/* column.c: a noun's struct, told as a table of fields, into columns and back. */
#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "private.h"

/* ---- one field as a number or a text ---- */

static bool
column_is_number(const struct column *c)
{
	return c->kind == COL_INT64 || c->kind == COL_INT || c->kind == COL_BOOL || c->kind == COL_REF;
}

static int64_t
number_get(const struct column *c, const void *noun)
{
	const char *at = (const char *)noun + c->at;

	switch (c->kind) {
	case COL_INT: return *(const int *)(const void *)at;
	case COL_BOOL: return *(const bool *)(const void *)at;
	default: return *(const int64_t *)(const void *)at;
	}
}

static void
number_set(const struct column *c, void *noun, int64_t v)
{
	char *at = (char *)noun + c->at;

	switch (c->kind) {
	case COL_INT: *(int *)(void *)at = (int)v; break;
	case COL_BOOL: *(bool *)(void *)at = v != 0; break;
	default: *(int64_t *)(void *)at = v;
	}
}

/* Borrowed, or put into `room`. */
static const char *
text_get(const struct column *c, const void *noun, struct text *room)
{
	const char *at = (const char *)noun + c->at;
	int i;

	switch (c->kind) {
	case COL_UUID: return at;
	case COL_STRINGS:
		text_clear(room);
		strings_join((const struct strings *)(const void *)at, "\n", room);
		return text_str(room);
	case COL_WORD:
		i = *(const int *)(const void *)at;
		assert(i >= 0 && i < c->n_words);
		return c->words[i];
	default: return *(char *const *)(const void *)at;
	}
}

/* A word that this version does not know (a newer one wrote it) reads as the first. */
static void
text_put(const struct column *c, void *noun, const char *v)
{
	char *at = (char *)noun + c->at;
	struct strings *l = (struct strings *)(void *)at;
	int i;

	switch (c->kind) {
	case COL_UUID:
		strncpy(at, v, UUID_SIZE - 1);
		at[UUID_SIZE - 1] = '\0';
		break;
	case COL_STRINGS:
		strings_free(l);
		strings_split(l, v, "\n");
		break;
	case COL_WORD:
		i = word_find(c->words, c->n_words, v, false);
		*(int *)(void *)at = i < 0 ? 0 : i;
		break;
	default: mem_set((char **)(void *)at, v);
	}
}

/* ---- a row ---- */

enum { MAPS = 16, MAP_MOST = 64 };

/* Which parameter of a statement is which field of the noun: found once, for all rows. */
static struct column_parameters {
	const sqlite3_stmt *st;
	const struct columns *cs;
	int at[MAP_MOST]; /* of a field; 0: the statement has none */
} column_parameters[MAPS];

static const int *
column_parameters_of(sqlite3_stmt *st, const struct columns *cs)
{
	struct column_parameters *p = &column_parameters[((uintptr_t)st >> 6) % MAPS];
	char name[64] = ":";

	if (p->st == st && p->cs == cs)
		return p->at;
	assert(cs->n <= MAP_MOST);
	p->st = st;
	p->cs = cs;
	for (size_t i = 0; i < cs->n; i++) {
		strncpy(name + 1, cs->c[i].name, sizeof(name) - 2);
		p->at[i] = sqlite3_bind_parameter_index(st, name);
	}
	return p->at;
}

static void
column_bind(sqlite3_stmt *st, int at, const struct column *c, const void *noun, struct text *room)
{
	if (c->kind == COL_REF)
		sql_ref_at(st, at, number_get(c, noun));
	else if (column_is_number(c))
		sql_int_at(st, at, number_get(c, noun));
	else
		sql_text_at(st, at, text_get(c, noun, room));
}

void
columns_bind(sqlite3_stmt *st, const struct columns *cs, const void *noun)
{
	struct text room = { 0 };
	const int *at = st ? column_parameters_of(st, cs) : NULL;

	for (size_t i = 0; at && i < cs->n; i++)
		if (at[i])
			column_bind(st, at[i], &cs->c[i], noun, &room);
	text_free(&room);
}

static const struct column *
column_find(const struct columns *cs, const char *name)
{
	for (size_t i = 0; i < cs->n; i++)
		if (strcmp(cs->c[i].name, name) == 0)
			return &cs->c[i];
	return NULL;
}

/* Which column of a statement is which of the noun: found once, for all its rows. */
static struct column_map {
	const sqlite3_stmt *st;
	const struct columns *cs;
	int n;
	const struct column *to[MAP_MOST]; /* NULL: the noun has no such field */
} column_maps[MAPS];

void
columns_forget(struct store *s)
{
	sql_forget(s);
	memset(column_maps, 0, sizeof(column_maps));
	memset(column_parameters, 0, sizeof(column_parameters));
}

static const struct column_map *
column_map_of(sqlite3_stmt *st, const struct columns *cs)
{
	struct column_map *m = &column_maps[((uintptr_t)st >> 6) % MAPS];
	const char *name;

	if (m->st == st && m->cs == cs)
		return m;
	*m = (struct column_map){ st, cs, sqlite3_column_count(st), { NULL } };
	if (m->n > MAP_MOST)
		die_of_bug("too many columns, %d, in\n%s", m->n, sqlite3_sql(st));
	for (int i = 0; i < m->n; i++) {
		if (!(name = sqlite3_column_name(st, i)))
			die_of_memory();
		m->to[i] = column_find(cs, name);
	}
	return m;
}

void
columns_read(sqlite3_stmt *st, const struct columns *cs, void *noun)
{
	const struct column_map *m = column_map_of(st, cs);

	for (int i = 0; i < m->n; i++) {
		const struct column *c = m->to[i];

		if (c && column_is_number(c))
			number_set(c, noun, col_int(st, i));
		else if (c)
			text_put(c, noun, col_str(st, i));
	}
}

/* ---- a struct on its own ---- */

void
columns_free(const struct columns *cs, void *noun)
{
	for (size_t i = 0; i < cs->n; i++) {
		char *at = (char *)noun + cs->c[i].at;

		if (cs->c[i].kind == COL_TEXT)
			mem_set((char **)(void *)at, NULL);
		else if (cs->c[i].kind == COL_STRINGS)
			strings_free((struct strings *)(void *)at);
	}
}

void
columns_copy_into(const struct columns *cs, void *to, const void *noun)
{
	struct text value = { 0 };

	for (size_t i = 0; i < cs->n; i++) {
		text_clear(&value);
		column_write(&cs->c[i], noun, &value);
		column_parse(&cs->c[i], to, text_str(&value));
	}
	text_free(&value);
}

void *
columns_copy(const struct columns *cs, const void *noun)
{
	void *to = mem_new(1, cs->size);

	columns_copy_into(cs, to, noun);
	return to;
}

void
column_write(const struct column *c, const void *noun, struct text *out)
{
	struct text room = { 0 };

	if (column_is_number(c)) {
		text_addf(out, "%" PRId64, number_get(c, noun));
	} else {
		const char *v = text_get(c, noun, &room);
		text_add(out, v ? v : "");
	}
	text_free(&room);
}

void
column_parse(const struct column *c, void *noun, const char *value)
{
	if (column_is_number(c))
		number_set(c, noun, strtoll(value, NULL, 10));
	else
		text_put(c, noun, value);
}

/* ---- lists ---- */

bool
list_read(struct store *s, sqlite3_stmt *st, const struct columns *cs, void *at, size_t *n,
	size_t *cap)
{
	while (sql_row(s, st))
		columns_read(st, cs, list_more(at, n, cap, cs->size));
	return sql_ok(s, NULL);
}
