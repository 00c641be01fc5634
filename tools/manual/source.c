/*
 * source.c: the sentences for people that stand in the source, by the function they are given to.
 * xgettext knows the first text of an argument only; here each of `n ? "one" : "two"` counts.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "manual.h"

enum { TAKES_FORMAT = 1, /* a sentence only where it has a blank: "typed:%s" is a key */
       TAKES_STATUS = 2  /* goes to the status line */ };

static const struct taker {
	const char *name;
	int nth, many; /* the argument, from 1; of the plural, or 0 */
	unsigned flags;
} takers[] = {
	{ "_", 1, 0, 0 },
	{ "N_", 1, 0, 0 },
	{ "N_FORMS", 1, 2, 0 },
	{ "ui_say", 2, 0, TAKES_STATUS },
	{ "ui_refuse", 2, 0, TAKES_STATUS },
	{ "ui_await", 2, 0, TAKES_STATUS },
	{ "ui_alarm", 2, 0, TAKES_STATUS },
	{ "ui_form_fault", 3, 0, TAKES_STATUS },
	{ "live_refuse", 2, 0, TAKES_STATUS },
	{ "err_set", 2, 0, TAKES_STATUS },
	{ "node_wrong", 3, 0, 0 },
	{ "doctor_find", 4, 0, 0 },
	{ "ui_prompt", 2, 0, 0 },
	{ "ui_menu", 2, 0, 0 },
	{ "ui_choose", 2, 0, 0 },
	{ "rows_head", 2, 0, 0 },
	{ "nerves_ask", 2, 0, 0 },
	{ "contact_page_add", 4, 0, 0 },
	{ "head_once", 3, 0, 0 },
	{ "talk_add", 5, 0, 0 },
	{ "live_opening_add", 2, 0, 0 },
	{ "store_begin", 3, 0, 0 },
	{ "act_begin", 3, 0, 0 },
	{ "tx_change", 3, 0, 0 },
	{ "field_read", 3, 0, 0 },
	{ "count_form", 2, 3, 0 },
	{ "count_text", 3, 4, 0 },
	{ "language_form", 2, 3, 0 },
	{ "text_addf", 2, 0, TAKES_FORMAT },
	{ "text_joinf", 3, 0, 0 },
	{ "canvas_textf", 6, 0, TAKES_FORMAT },
	{ "document_textf", 2, 0, TAKES_FORMAT },
	{ "table_cellf", 2, 0, TAKES_FORMAT },
	{ "rows_add", 4, 0, TAKES_FORMAT },
};

/* A place in the text of a file. */
struct place {
	const char *file, *s;
	int line;
};

struct token {
	enum { TOKEN_END, TOKEN_TEXT, TOKEN_WORD, TOKEN_OTHER } kind;
	const char *s; /* borrowed: in the file */
	size_t n;
};

static size_t
quoted_length(const char *s)
{
	size_t n = 1;

	while (s[n] && s[n] != *s)
		n += s[n] == '\\' && s[n + 1] ? 2 : 1;
	return n + (s[n] == *s);
}

/* Bytes of blanks and comments. */
static size_t
source_blanks(const char *s)
{
	size_t n = strspn(s, " \t\r\n");
	const char *end;

	if (strncmp(s + n, "//", 2) == 0)
		return n + strcspn(s + n, "\n");
	if (strncmp(s + n, "/*", 2) == 0 && (end = strstr(s + n + 2, "*/")))
		return (size_t)(end + 2 - s);
	return n;
}

static void
source_advance(struct place *at, size_t n)
{
	for (; n; n--)
		at->line += *at->s++ == '\n';
}

static struct token
source_token(struct place *at)
{
	struct token t = { TOKEN_OTHER, NULL, 1 };

	for (size_t n; (n = source_blanks(at->s));)
		source_advance(at, n);
	t.s = at->s;
	if (!*at->s)
		return (struct token){ TOKEN_END, at->s, 0 };
	if (*at->s == '"' || *at->s == '\'') {
		t.kind = *at->s == '"' ? TOKEN_TEXT : TOKEN_OTHER;
		t.n = quoted_length(at->s);
	} else if (isalpha((unsigned char)*at->s) || *at->s == '_') {
		t.kind = TOKEN_WORD;
		while (isalnum((unsigned char)at->s[t.n]) || at->s[t.n] == '_')
			t.n++;
	}
	source_advance(at, t.n);
	return t;
}

/* Literals, without their quotes, that stand beside each other, and PRId64 between them. */
static bool
part_of_text(const struct token *t, bool began)
{
	return t->kind == TOKEN_TEXT || (began && t->kind == TOKEN_WORD && strncmp(t->s, "PRI", 3) == 0);
}

/* Words outside of what a format fills in. */
static bool
source_has_words(const char *s, bool format)
{
	int letters = 0;
	bool word = false, blank = false;

	for (; *s; s++) {
		if (*s == '\\' && s[1]) {
			s++;
			letters = 0;
			continue;
		}
		if (*s == '%') {
			s += 1 + strspn(s + 1, "-+ #0123456789.*hlzjt");
			if (strncmp(s, "\" PRI", 5) == 0)
				s = strchr(s + 1, '"');
			letters = 0;
			if (!s || !*s)
				break;
			continue;
		}
		letters = isalpha((unsigned char)*s) ? letters + 1 : 0;
		word = word || letters > 1;
		blank = blank || *s == ' ';
	}
	return word && (blank || !format);
}

static void
source_write(struct text *out, const struct place *from, const struct taker *taker, int line,
	const struct strings *one, const struct strings *many, enum sentences_of of)
{
	for (size_t i = 0; i < one->n; i++) {
		if (!source_has_words(one->s[i], taker->flags & TAKES_FORMAT))
			continue;
		if (of == SENTENCES_STATUS || of == SENTENCES_PLACED) {
			text_addf(out, "%s:%d: %s\n", from->file, line, one->s[i]);
			if (i < many->n)
				text_addf(out, "%s:%d: %s\n", from->file, line, many->s[i]);
			continue;
		}
		text_addf(out, "#line %d \"%s\"\n", line, from->file);
		if (i < many->n)
			text_addf(out, "ngettext(\"%s\", \"%s\", 0)\n", one->s[i], many->s[i]);
		else
			text_addf(out, "_(\"%s\")\n", one->s[i]);
	}
}

/* The texts of a call's arguments; `at` is behind its "(". */
static void
source_call(struct text *out, struct place at, const struct taker *taker, enum sentences_of of)
{
	struct strings one = { 0 }, many = { 0 };
	struct text text = { 0 };
	int depth = 1, within = 0, nth = 1, line = at.line; /* within: a call at that depth */
	bool began = false, word = false;

	while (depth) {
		struct token t = source_token(&at);
		if (part_of_text(&t, began)) {
			if (t.kind == TOKEN_TEXT)
				text_addn(&text, t.s + 1, t.n - 2);
			else
				text_addf(&text, "\" %.*s \"", (int)t.n, t.s);
			began = true;
			continue;
		}
		if (began && !within && (nth == taker->nth || nth == taker->many))
			strings_add(nth == taker->nth ? &one : &many, text_str(&text));
		text_clear(&text);
		began = false;
		depth += *t.s == '(' || *t.s == '{' || *t.s == '[';
		depth -= *t.s == ')' || *t.s == '}' || *t.s == ']';
		within = word && *t.s == '(' && !within ? depth : depth < within ? 0 : within;
		word = t.kind == TOKEN_WORD;
		nth += *t.s == ',' && depth == 1;
		if (t.kind == TOKEN_END)
			break;
	}
	source_write(out, &at, taker, line, &one, &many, of);
	text_free(&text);
	strings_free(&one);
	strings_free(&many);
}

static const struct taker *
source_taker(const struct token *t, enum sentences_of of)
{
	for (size_t i = 0; i < LEN(takers); i++) {
		const struct taker *k = &takers[i];
		if (strlen(k->name) != t->n || memcmp(k->name, t->s, t->n) != 0)
			continue;
		return (of == SENTENCES_STATUS && !(k->flags & TAKES_STATUS)) ||
			(of == SENTENCES_WRITER && k->flags & TAKES_FORMAT) ? NULL : k;
	}
	return NULL;
}

/* Only linear mode says it: the condition stands on this line or the one before. */
static bool
source_is_linear(const char *text, const char *at)
{
	const char *from = at;

	for (int lines = 0; from > text && lines < 2; from--)
		lines += from[-1] == '\n';
	const char *found = strstr(from, "ui->linear");
	return found && found < at;
}

void
source_sentences(struct text *out, const char *file, const char *text, enum sentences_of of)
{
	struct place at = { .file = file, .s = text, .line = 1 };

	for (struct token t; (t = source_token(&at)).kind != TOKEN_END;) {
		const struct taker *taker = t.kind == TOKEN_WORD ? source_taker(&t, of) : NULL;
		if (!taker || at.s[source_blanks(at.s)] != '(' ||
		    (of == SENTENCES_STATUS && source_is_linear(text, t.s)))
			continue;
		source_token(&at);
		source_call(out, at, taker, of);
	}
}
