/*
 * undo_label.c: the label of a step of undo names its thing. A label is given
 * with blanks ("delete note {note}"); what they stand for is read off the
 * changes themselves, here and nowhere else.
 */
#include <stdlib.h>
#include <string.h>

#include "private.h"

/* The first row of `table` that was changed, and how many were. */
struct changed {
	const char *table;
	int64_t id;
	int n;
	char *old;              /* of a deleted row: what stood in `column`; owned */
};

/* `sql`: the thing's name by :id of the changed row; `column`: where a deleted row has it, and
 * `instead` where that is empty. */
struct blank {
	const char *name, *table, *column, *instead, *sql;
	bool bare;              /* a person's name: without quotation marks */
};

#define PERSON "SELECT coalesce((SELECT name FROM contact WHERE id = contact_id), partner) FROM interview "
static const char person_sql[] = PERSON "WHERE id = :id";

/* The same name again: where the first has changed no row. */
static const struct blank blanks[] = {
	{ "note", "note", "text", "kind", "SELECT iif(text = '', kind, text) FROM note WHERE id = :id",
		false },
	{ "question", "asked", "brief", "text",
		"SELECT iif(brief = '', text, brief) FROM asked WHERE id = :id", false },
	{ "asking", "asking", NULL, NULL,
		"SELECT iif(q.brief = '', q.text, q.brief) FROM asking a "
		"JOIN asked q ON q.id = a.asked_id WHERE a.id = :id", false },
	{ "step", "step", "text", NULL, "SELECT text FROM step WHERE id = :id", false },
	{ "answer", "reflection", "prompt", NULL, "SELECT prompt FROM reflection WHERE id = :id", false },
	{ "writeup", "writeup", "question", NULL, "SELECT question FROM writeup WHERE id = :id", false },
	{ "plan", "template", "name", NULL, "SELECT name FROM template WHERE id = :id", false },
	{ "comment", "comment", "text", NULL, "SELECT text FROM comment WHERE id = :id", false },
	{ "ask", "to_coach", "text", NULL, "SELECT text FROM to_coach WHERE id = :id", false },
	{ "score", "score", "row", NULL, "SELECT row || ' ' || level FROM score WHERE id = :id", false },
	{ "letter", "letter", "kind", NULL, "SELECT kind FROM letter WHERE id = :id", false },
	{ "learned", "learned", "text", NULL, "SELECT text FROM learned WHERE id = :id", false },
	{ "theme", "theme", "name", NULL, "SELECT name FROM theme WHERE id = :id", false },
	{ "point", "point", "text", NULL, "SELECT text FROM point WHERE id = :id", false },
	{ "contact", "contact", "name", NULL, "SELECT name FROM contact WHERE id = :id", true },
	{ "person", "interview", NULL, NULL, person_sql, true },
	{ "person", "asked", NULL, NULL,
		PERSON "WHERE id = (SELECT interview_id FROM asked WHERE id = :id)", true },
};

enum { THING_COLUMNS = 40, LABEL_COLUMNS = 90 };

/* ---- what was changed ---- */

static int
label_column(struct store *s, const char *table, const char *column)
{
	sqlite3_stmt *st = sql_get(s, "SELECT cid FROM pragma_table_info(:table) WHERE name = :name");

	sql_text(st, ":table", table);
	sql_text(st, ":name", column);
	return (int)sql_number(s, st);
}

/* Every recorded table begins with its number. */
static int64_t
label_id(sqlite3_changeset_iter *at, int what)
{
	sqlite3_value *v = NULL;

	if (what == SQLITE_INSERT)
		sqlite3changeset_new(at, 0, &v);
	else
		sqlite3changeset_old(at, 0, &v);
	return v ? sqlite3_value_int64(v) : 0;
}

static void
label_old(struct store *s, sqlite3_changeset_iter *at, const char *column, struct changed *c)
{
	sqlite3_value *v = NULL;

	if (column && !(c->old && *c->old))
		sqlite3changeset_old(at, label_column(s, c->table, column), &v);
	if (v)
		mem_set(&c->old, (const char *)sqlite3_value_text(v));
}

static void
label_look(struct store *s, sqlite3_changeset_iter *at, int what, const struct blank *b,
	struct changed *c)
{
	c->id = label_id(at, what);
	if (what != SQLITE_DELETE)
		return;
	label_old(s, at, b->column, c);
	label_old(s, at, b->instead, c);
}

static void
label_find(struct store *s, const void *changes, int n, const struct blank *b, struct changed *c)
{
	sqlite3_changeset_iter *at = NULL;
	const char *table = NULL;
	int columns, what;

	if (sqlite3changeset_start(&at, n, (void *)(uintptr_t)changes) != SQLITE_OK)
		return;
	while (sqlite3changeset_next(at) == SQLITE_ROW) {
		if (sqlite3changeset_op(at, &table, &columns, &what, NULL) != SQLITE_OK ||
			strcmp(table, c->table) != 0)
			continue;
		if (c->n++ == 0)
			label_look(s, at, what, b, c);
	}
	sqlite3changeset_finalize(at);
}

/* ---- filling ---- */

static void
label_thing(const char *thing, bool bare, int n, struct text *out)
{
	struct text brief = { 0 };

	utf8_cut(&brief, thing, THING_COLUMNS);
	if (n > 1)
		text_addf(out, bare ? N_("%s and %d more") : N_("“%s” and %d more"), text_str(&brief), n - 1);
	else
		text_addf(out, bare ? "%s" : "“%s”", text_str(&brief));
	text_free(&brief);
}

static bool
label_name(struct store *s, const struct blank *b, int64_t id, int n, struct text *out)
{
	sqlite3_stmt *st = sql_get(s, b->sql);
	const char *name;
	bool any;

	sql_int(st, ":id", id);
	any = sql_row(s, st);
	name = any ? col_str(st, 0) : NULL;
	if (any)
		label_thing(name && *name ? name : _("somebody, named later"), b->bare, n, out);
	sql_end(st);
	return any;
}

/* A call's step is of its person, whichever rows it changed. */
static bool
label_fill_one(struct store *s, const struct blank *b, const void *changes, int n,
	struct text *out)
{
	struct changed c = { .table = b->table };
	bool good;

	if (b->sql == person_sql && s->tx.scope)
		return label_name(s, b, s->tx.scope, 1, out);
	label_find(s, changes, n, b, &c);
	if (c.old)
		label_thing(c.old, b->bare, c.n, out);
	good = c.old || (c.n && label_name(s, b, c.id, b->sql == person_sql ? 1 : c.n, out));
	free(c.old);
	return good;
}

static void
label_fill(struct store *s, const char *name, size_t n_name, const void *changes, int n,
	struct text *out)
{
	for (size_t i = 0; i < LEN(blanks); i++)
		if (strlen(blanks[i].name) == n_name && memcmp(blanks[i].name, name, n_name) == 0 &&
			label_fill_one(s, &blanks[i], changes, n, out))
			return;
	if (out->n && out->s[out->n - 1] == ' ') /* nothing has a name: "ask" */
		text_cut(out, out->n - 1);
}

/* What stands between quotation marks is a person's own: no blank, but it may be long. */
static size_t
label_quoted(const char *s, struct text *out)
{
	static const char close[] = "”";
	const char *from = s + strlen("“"), *to = strstr(from, close);
	char *thing = to ? mem_strn(from, (size_t)(to - from)) : mem_str(from);
	size_t n = to ? (size_t)(to - s) + strlen(close) : strlen(s);

	label_thing(thing, false, 1, out);
	free(thing);
	return n;
}

static void
label_parts(struct store *s, const char *label, const void *changes, int n, struct text *out)
{
	while (label && *label) {
		size_t more = strcspn(label, "{\xe2");
		const char *end = strchr(label + more, '}');

		text_addn(out, label, more);
		label += more;
		if (*label == '{' && end) {
			label_fill(s, label + 1, (size_t)(end - label) - 1, changes, n, out);
			label = end + 1;
		} else if (strncmp(label, "“", strlen("“")) == 0) {
			label += label_quoted(label, out);
		} else if (*label) {
			text_addc(out, *label++);
		}
	}
}

void
undo_label(struct store *s, const char *label, const void *changes, int n, struct text *out)
{
	struct text whole = { 0 };

	label_parts(s, _(label), changes, n, &whole);
	utf8_cut(out, text_str(&whole), LABEL_COLUMNS);
	text_free(&whole);
}
