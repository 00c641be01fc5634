/* match.c: the words a person types, made fit to find with. */
#include <string.h>

#include "inside.h"

enum { WORDS_MAX = 16 };

/* As FTS5's plainest tokenizer has it: ASCII letters and digits, and all that is not ASCII. */
static bool
in_word(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (unsigned char)c >= 0x80;
}

/* The next word of `s`; its length, 0 at the end. */
static size_t
word_next(const char **s)
{
	size_t n = 0;

	while (**s && !in_word(**s))
		++*s;
	while (in_word((*s)[n]))
		n++;
	return n;
}

void
match_fold(struct text *out, const char *text)
{
	struct text folded = { 0 };
	size_t n;

	utf8_fold(&folded, text ? text : "");
	for (const char *s = text_str(&folded); (n = word_next(&s)); s += n) {
		if (out->n)
			text_addc(out, ' ');
		text_addn(out, s, n);
	}
	text_free(&folded);
}

bool
match_query(const char *words, bool all_begin, struct text *out)
{
	size_t n, left = WORDS_MAX;
	bool begins = false; /* the last one is still being typed unless a blank follows */

	for (const char *s = words; left && (n = word_next(&s)); s += n, left--) {
		text_addf(out, "%s\"%.*s\"%s", out->n ? " " : "", (int)n, s, all_begin ? "*" : "");
		begins = !all_begin && s[n] == '\0';
	}
	if (begins)
		text_addc(out, '*');
	return out->n > 0;
}

/* ---- the same, a row at a time: for lists walked in their own order ---- */

static bool
has_beginning(const char *words, const char *part, size_t n)
{
	for (const char *at = words; at; at = strchr(at, ' ')) {
		at += *at == ' ';
		if (strncmp(at, part, n) == 0)
			return true;
	}
	return false;
}

/* words_begin(words, parts): every one of the parts begins some word; both folded. */
static void
words_begin(sqlite3_context *c, int n_args, sqlite3_value **args)
{
	const char *words = (const char *)sqlite3_value_text(args[0]);
	const char *part = (const char *)sqlite3_value_text(args[1]);
	bool all = words && part;
	size_t n;

	(void)n_args;
	for (; all && (n = word_next(&part)); part += n)
		all = has_beginning(words, part, n);
	sqlite3_result_int(c, all);
}

bool
functions_add(struct store *s, struct err *e)
{
	s->rc = sqlite3_create_function_v2(s->db, "words_begin", 2,
		SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL, words_begin, NULL, NULL,
		NULL);
	return sql_ok(s, e);
}
