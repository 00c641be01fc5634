/* words.c: what Ctrl-T can type for one: names, organisations, words of the notes. */
#include <stdlib.h>
#include <string.h>

#include "private.h"

enum { NOTES_READ = 2000, WORD_COLUMNS = 4 };

static void
store_words_add_all(struct store *s, const char *sql, size_t most, struct strings *out)
{
	sqlite3_stmt *st = sql_get(s, sql);

	sql_int(st, ":most", (int64_t)most);
	while (sql_row(s, st))
		strings_add(out, col_str(st, 0));
}

struct word {
	char *text;
	int used;
};

struct word_list {
	struct word *w;
	size_t n, cap;
};

static int
by_text(const void *a, const void *b)
{
	return strcmp(((const struct word *)a)->text, ((const struct word *)b)->text);
}

static int
by_use(const void *a, const void *b)
{
	const struct word *x = a, *y = b;

	return x->used != y->used ? y->used - x->used : strcmp(x->text, y->text);
}

/* Words long enough that typing the rest of them is a help. */
static void
store_words_split(struct word_list *l, const char *text)
{
	struct strings parts = { 0 };

	strings_split(&parts, text, " \t\n.,;:!?()[]{}<>\"/\\|*=+&");
	for (size_t i = 0; i < parts.n; i++) {
		if (utf8_columns(parts.s[i], strlen(parts.s[i])) < WORD_COLUMNS)
			continue;
		struct word *w = list_more(&l->w, &l->n, &l->cap, sizeof(*w));
		*w = (struct word){ mem_str(parts.s[i]), 1 };
	}
	strings_free(&parts);
}

/* Equal ones become one, with their number. */
static void
store_words_merge(struct word_list *l)
{
	size_t n = 0;

	if (!l->n)
		return;
	qsort(l->w, l->n, sizeof(*l->w), by_text);
	for (size_t i = 0; i < l->n; i++) {
		if (n && strcmp(l->w[n - 1].text, l->w[i].text) == 0) {
			l->w[n - 1].used++;
			free(l->w[i].text);
		} else {
			l->w[n++] = l->w[i];
		}
	}
	l->n = n;
	qsort(l->w, l->n, sizeof(*l->w), by_use);
}

void
store_words(struct store *s, struct strings *out, size_t most)
{
	struct word_list l = { 0 };
	sqlite3_stmt *st;

	store_words_add_all(s, "SELECT name FROM contact WHERE" SHOWN("batch_id") "ORDER BY id DESC LIMIT :most",
		most / 2, out);
	store_words_add_all(s,
		"SELECT name FROM organisation o "
		"WHERE EXISTS (SELECT 1 FROM contact WHERE organisation_id = o.id AND" SHOWN("batch_id") ") "
		"ORDER BY id DESC LIMIT :most", most / 4, out);
	store_words_add_all(s, "SELECT text FROM learned WHERE kind IN ('term', 'subfield', 'title', "
		"'qualification') ORDER BY id DESC LIMIT :most", most / 4, out);
	/* Of a class's notes the index alone knows quickly which are mine. */
	st = sql_get(s, sql_number(s, sql_get(s, "SELECT EXISTS (SELECT 1 FROM student)"))
		? "SELECT text FROM note WHERE id IN (SELECT rowid FROM note_text WHERE note_text MATCH "
		  "'who : \"ʘme\"' ORDER BY rowid DESC LIMIT 2 * :most) AND interview_id NOT IN "
		  "(SELECT id FROM interview WHERE practice) AND" SHOWN("batch_id") "ORDER BY id DESC LIMIT :most"
		: "SELECT text FROM note WHERE interview_id NOT IN "
		  "(SELECT id FROM interview WHERE practice) AND" SHOWN("batch_id") "ORDER BY id DESC LIMIT :most");
	sql_int(st, ":most", NOTES_READ);
	while (sql_row(s, st))
		store_words_split(&l, col_str(st, 0));
	store_words_merge(&l);
	for (size_t i = 0; i < l.n; i++) {
		if (out->n < most)
			strings_add(out, l.w[i].text);
		free(l.w[i].text);
	}
	free(l.w);
}
