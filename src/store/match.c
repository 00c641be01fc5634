/* match.c: the words a person types, made fit to find with. */
#include <stdlib.h>
#include <string.h>

#include "model/cohort.h"
#include "private.h"

enum { WORDS_MAX = 16 };

/* As FTS5's plainest tokenizer has it: ASCII letters and digits, and all that is not ASCII. */
static bool
match_in_word(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (unsigned char)c >= 0x80;
}

/* The next word of `s`; its length, 0 at the end. */
static size_t
match_word_next(const char **s)
{
	size_t n = 0;

	while (**s && !match_in_word(**s))
		++*s;
	while (match_in_word((*s)[n]))
		n++;
	return n;
}

void
match_fold(struct text *out, const char *text)
{
	struct text folded = { 0 };
	size_t n;

	utf8_fold(&folded, text ? text : "");
	for (const char *s = text_str(&folded); (n = match_word_next(&s)); s += n) {
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

	for (const char *s = words; left && (n = match_word_next(&s)); s += n, left--) {
		text_addf(out, "%s\"%.*s\"%s", out->n ? " " : "", (int)n, s, all_begin ? "*" : "");
		begins = !all_begin && s[n] == '\0';
	}
	if (begins)
		text_addc(out, '*');
	return out->n > 0;
}

/* ---- how well a text answers, and the place where it does ---- */

/* 2: the folded word is one of the folded parts, 1: it begins with one, 0: neither. */
static int
answers(const char *word, const char *parts)
{
	int best = 0;
	size_t n;

	for (; best < 2 && (n = match_word_next(&parts)); parts += n)
		if (strncmp(word, parts, n) == 0)
			best = word[n] == '\0' ? 2 : 1;
	return best;
}

/* Calls for each word of `text` that answers; returns 1000 for a text that is nothing but. */
static int
each_answer(const char *text, const char *parts, void (*found)(void *user, size_t at, size_t n),
	void *user)
{
	struct text folded = { 0 };
	int words = 0, sum = 0;
	size_t n;

	for (const char *s = text; (n = match_word_next(&s)); s += n, words++) {
		char *word = mem_strn(s, n);
		int got;

		text_clear(&folded);
		utf8_fold(&folded, word);
		got = answers(text_str(&folded), parts);
		if (got)
			found(user, (size_t)(s - text), n);
		sum += got;
		free(word);
	}
	text_free(&folded);
	return words ? sum * 5000 / (10 + words) : 0;
}

enum { EXCERPT_BEFORE = 30, EXCERPT_COLUMNS = 100 };

struct excerpt {
	const char *text;
	struct text *out;
	size_t from, done; /* of the text: where the excerpt begins, and what is in `out` */
	bool any;
};

/* Some columns before the first word found, at a word's beginning. */
static void
match_begin(struct excerpt *x, size_t at)
{
	size_t from = at;

	while (from > 0 && utf8_columns(x->text + from, at - from) < EXCERPT_BEFORE)
		from = utf8_prev(x->text, at, from);
	while (from > 0 && from < at && match_in_word(x->text[from]) && match_in_word(x->text[from - 1]))
		from = utf8_next(x->text, at, from);
	x->from = x->done = from;
	x->any = true;
	if (from > 0)
		text_add(x->out, "…");
}

static void
match_add_found(void *user, size_t at, size_t n)
{
	struct excerpt *x = user;

	if (!x->any)
		match_begin(x, at);
	if (utf8_columns(x->text + x->from, at + n - x->from) > EXCERPT_COLUMNS)
		return;
	text_addn(x->out, x->text + x->done, at - x->done);
	text_add(x->out, "«");
	text_addn(x->out, x->text + at, n);
	text_add(x->out, "»");
	x->done = at + n;
}

int
match_excerpt(const char *text, const char *parts, struct text *out)
{
	struct excerpt x = { .text = text, .out = out };
	int score = each_answer(text, parts, match_add_found, &x);
	const char *rest = text + x.done;
	size_t n = strlen(rest), fit;
	int used = utf8_columns(text + x.from, x.done - x.from);

	fit = utf8_fit(rest, n, used < EXCERPT_COLUMNS ? EXCERPT_COLUMNS - used : 0);
	text_addn(out, rest, fit);
	if (fit < n)
		text_add(out, "…");
	return score;
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
	for (; all && (n = match_word_next(&part)); part += n)
		all = has_beginning(words, part, n);
	sqlite3_result_int(c, all);
}

/* mark_last(scores, row): as cohort_mark has it. */
static void
match_mark(sqlite3_context *c, int n_args, sqlite3_value **args)
{
	const char *scores = (const char *)sqlite3_value_text(args[0]);
	const char *row = (const char *)sqlite3_value_text(args[1]);

	(void)n_args;
	sqlite3_result_int(c, scores && row ? cohort_mark(scores, row) : 0);
}

/* words_fold(text): as match_fold has it. */
static void
words_fold(sqlite3_context *c, int n_args, sqlite3_value **args)
{
	struct text folded = { 0 };

	(void)n_args;
	match_fold(&folded, (const char *)sqlite3_value_text(args[0]));
	sqlite3_result_text(c, text_str(&folded), (int)folded.n, SQLITE_TRANSIENT);
	text_free(&folded);
}

int
words_fold_add(sqlite3 *db)
{
	return sqlite3_create_function_v2(db, "words_fold", 1,
		SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL, words_fold, NULL, NULL, NULL);
}

bool
functions_add(struct store *s, struct err *e)
{
	s->rc = sqlite3_create_function_v2(s->db, "words_begin", 2,
		SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL, words_begin, NULL, NULL,
		NULL);
	if (s->rc == SQLITE_OK)
		s->rc = sqlite3_create_function_v2(s->db, "mark_last", 2,
			SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL, match_mark, NULL, NULL, NULL);
	return sql_ok(s, e) && partner_function_add(s, e);
}
