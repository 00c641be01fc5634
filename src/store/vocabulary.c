/*
 * vocabulary.c: the whole words of an index that begin with what is typed. Rows of a whole word are
 * read newest first, as many as are wanted; of a beginning that has no index of its own all are gathered first.
 */
#include <string.h>
#include <strings.h>

#include "private.h"

enum { BEGINNING_INDEXED = 3, VOCABULARY_MOST = 64 };

/* The beginning that `match` ends with, plain letters and digits only: what the index makes of them
 * is known. NULL: it ends with none, or with one that is indexed. */
static const char *
vocabulary_beginning(const char *match, size_t *n)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
	size_t end = strlen(match), from;

	if (end < 3 || strcmp(match + end - 2, "\"*") != 0)
		return NULL;
	from = end -= 2;
	while (match[from - 1] != '"')
		from--;
	*n = end - from;
	return *n > BEGINNING_INDEXED && strspn(match + from, plain) == *n ? match + from : NULL;
}

static void
vocabulary_lower(struct text *out, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		text_addc(out, s[i] >= 'A' && s[i] <= 'Z' ? (char)(s[i] - 'A' + 'a') : s[i]);
}

/* The first word from `from` on; sought by the index, not by walking the rows of the one before. */
static bool
vocabulary_next(struct store *s, const char *sql, const char *from, struct text *out)
{
	sqlite3_stmt *st = sql_get(s, sql);

	sql_text(st, ":from", from);
	text_clear(out);
	if (!sql_row(s, st))
		return false;
	text_add(out, col_str(st, 0));
	sql_end(st);
	return true;
}

/* "(w1 OR w2)" of all the words that begin so; false: there are none, or too many. */
static bool
vocabulary_gather(struct store *s, const char *sql, const char *beginning, size_t len, struct text *out)
{
	struct text from = { 0 }, word = { 0 };
	size_t n = 0;

	vocabulary_lower(&from, beginning, len);
	while (n <= VOCABULARY_MOST && vocabulary_next(s, sql, from.s, &word) &&
		strncasecmp(word.s, beginning, len) == 0) {
		text_addf(out, "%s\"%s\"", n++ ? " OR " : "(", word.s);
		text_set(&from, word.s);
		text_addc(&from, '\1');
	}
	text_addc(out, ')');
	text_free(&from);
	text_free(&word);
	return n > 0 && n <= VOCABULARY_MOST;
}

void
vocabulary_spread(struct store *s, const struct vocabulary *v, const char *match, struct text *out)
{
	size_t n;
	const char *beginning = vocabulary_beginning(match, &n);
	struct text words = { 0 };

	text_clear(out);
	if (beginning && sql_run(s, sql_get(s, v->make), NULL) &&
		vocabulary_gather(s, v->next, beginning, n, &words)) {
		size_t before = (size_t)(beginning - match) - 1;

		text_addn(out, match, before);
		text_addf(out, "%s%s", before ? "AND " : "", words.s);
	} else
		text_add(out, match);
	text_free(&words);
}
