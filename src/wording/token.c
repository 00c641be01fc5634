/* token.c: a typed line as folded words and numbers, however they were written. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "wording.h"

void
tokens_done(struct tokens *l)
{
	for (size_t i = 0; i < l->n; i++)
		free(l->t[i].s);
	free(l->t);
	*l = (struct tokens){ 0 };
}

static struct token *
token_add(struct tokens *l, const char *s, size_t n)
{
	mem_grow(l->t, &l->cap, l->n + 1);
	l->t[l->n].s = mem_strn(s, n);
	return &l->t[l->n++];
}

/* ---- characters ---- */

enum kind { OTHER, LETTER, DIGIT, APOSTROPHE };

static enum kind
kind_at(const char *s, size_t n, size_t at, size_t *len)
{
	uint32_t c = utf8_decode(s, n, at, len);

	if (c >= '0' && c <= '9')
		return DIGIT;
	if ((c | 32) >= 'a' && (c | 32) <= 'z')
		return LETTER;
	if (c == '\'' || c == 0x2019)
		return APOSTROPHE;
	if (c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c < 0x2C00) ||
	    (c >= 0x3000 && c < 0x3040) || c == 0xFFFD)
		return OTHER;
	return LETTER;
}

static enum token_break
break_of(char c)
{
	if (c && strchr(".;!?|\n", c))
		return BREAK_STRONG;
	return c && strchr(",:()+=", c) ? BREAK_LIGHT : BREAK_NONE;
}

/* ---- numbers in figures ---- */

static bool
token_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t
token_digits(const char *s)
{
	size_t n = 0;
	while (token_digit(s[n]))
		n++;
	return n;
}

/* "41,000" is one number, "28,33" are two; "7:30" and "7.30" are the same. */
static size_t
figures(const char *s, char out[32])
{
	size_t at = 0, n = 0;

	while (token_digit(s[at]) ||
		(at && s[at] && strchr(".,:", s[at]) && token_digit(s[at + 1]))) {
		bool thousands = s[at] == ',' && token_digits(s + at + 1) == 3;
		if (s[at] == ',' && !thousands)
			break;
		if (n < 30 && !thousands)
			out[n++] = s[at] == ':' ? '.' : s[at];
		at++;
	}
	out[n] = '\0';
	return at;
}

static bool
ends_here(const char *s)
{
	return !((*s | 32) >= 'a' && (*s | 32) <= 'z') && !token_digit(*s);
}

/* What follows the figures and belongs to them: "k", "th". Returns its bytes. */
static size_t
suffix(const char *s, struct token *t)
{
	static const char *const ordinals[] = { "st", "nd", "rd", "th" };
	char two[3] = { (char)(s[0] | 32), s[0] ? (char)(s[1] | 32) : 0, 0 };

	if ((*s == 'k' || *s == 'K') && ends_here(s + 1)) {
		t->value *= 1000;
		return 1;
	}
	for (size_t i = 0; s[0] && i < LEN(ordinals); i++)
		if (strcmp(two, ordinals[i]) == 0 && ends_here(s + 2)) {
			t->ordinal = true;
			return 2;
		}
	return 0;
}

/* "1 1/2": what stands after the whole number, a blank before it. Returns its bytes. */
static size_t
half(const char *s, struct token *t)
{
	if (s[0] != ' ' || token_digits(s + 1) != 1 || s[2] != '/' ||
		token_digits(s + 3) != 1 || s[1] >= s[3] || !ends_here(s + 4))
		return 0;
	t->value += (double)(s[1] - '0') / (s[3] - '0');
	return 4;
}

static size_t
add_figures(struct tokens *l, const char *s)
{
	char text[32], under[32];
	size_t n = figures(s, text), m;
	struct token *t = token_add(l, text, strlen(text));

	t->number = true;
	t->value = strtod(text, NULL);
	if (s[n] == '/' && (m = token_digits(s + n + 1)) > 0 && m < 3) {
		figures(s + n + 1, under);
		double d = strtod(under, NULL);
		t->value = d > 0 ? t->value / d : t->value;
		return n + 1 + m;
	}
	m = half(s + n, t);
	return n + (m ? m : suffix(s + n, t));
}

/* ---- words ---- */

static size_t
token_add_word(struct tokens *l, const char *s, size_t n)
{
	struct text raw = { 0 }, folded = { 0 };
	size_t at = 0, len;
	enum kind k;

	while (at < n && (k = kind_at(s, n, at, &len)) != OTHER) {
		if (k != APOSTROPHE)
			text_addn(&raw, s + at, len);
		at += len;
	}
	utf8_fold(&folded, text_str(&raw));
	if (folded.n) {
		struct token *t = token_add(l, folded.s, folded.n);
		t->capital = s[0] != folded.s[0] && kind_at(s, n, 0, &len) == LETTER;
	}
	text_free(&raw);
	text_free(&folded);
	return at;
}

static void
scan(struct tokens *l, const char *s, size_t n)
{
	enum token_break before = BREAK_NONE;

	for (size_t at = 0, len; at < n;) {
		enum kind k = kind_at(s, n, at, &len);
		size_t had = l->n;
		if (k == DIGIT) {
			len = add_figures(l, s + at);
		} else if (k == LETTER) {
			len = token_add_word(l, s + at, n - at);
		} else if (s[at] == '%') {
			token_add(l, "%", 1);
		} else {
			enum token_break b = break_of(s[at]);
			before = b > before ? b : before;
		}
		if (l->n > had) {
			l->t[had].before = before;
			before = BREAK_NONE;
		}
		at += len;
	}
}

/* ---- numbers in words ---- */

static const struct spelled {
	const char *s;
	int value;
	bool ordinal;
} spelled[] = {
	{ "one", 1, 0 }, { "two", 2, 0 }, { "three", 3, 0 }, { "four", 4, 0 }, { "five", 5, 0 },
	{ "six", 6, 0 }, { "seven", 7, 0 }, { "eight", 8, 0 }, { "nine", 9, 0 }, { "ten", 10, 0 },
	{ "eleven", 11, 0 }, { "twelve", 12, 0 }, { "dozen", 12, 0 }, { "thirteen", 13, 0 },
	{ "fourteen", 14, 0 }, { "fifteen", 15, 0 }, { "sixteen", 16, 0 }, { "seventeen", 17, 0 },
	{ "eighteen", 18, 0 }, { "nineteen", 19, 0 }, { "twenty", 20, 0 }, { "thirty", 30, 0 },
	{ "forty", 40, 0 }, { "fifty", 50, 0 }, { "sixty", 60, 0 }, { "seventy", 70, 0 },
	{ "eighty", 80, 0 }, { "ninety", 90, 0 },
	{ "third", 3, 1 }, { "fourth", 4, 1 }, { "fifth", 5, 1 }, { "sixth", 6, 1 },
	{ "seventh", 7, 1 }, { "eighth", 8, 1 }, { "ninth", 9, 1 }, { "tenth", 10, 1 },
	{ "second", 2, 1 }, { "twelfth", 12, 1 },
};

/* A number word, or one from five letters on with one slip in it: "fourty", "thrid". */
static const struct spelled *
spelled_find(const char *s)
{
	for (size_t i = 0; i < LEN(spelled); i++)
		if (strcmp(spelled[i].s, s) == 0)
			return &spelled[i];
	if (strlen(s) < 5 || word_common(s))
		return NULL;
	for (size_t i = 0; i < LEN(spelled); i++)
		if (spelled[i].s[0] == s[0] && word_distance(spelled[i].s, s, 1) == 1)
			return &spelled[i];
	return NULL;
}

static int
scale(const struct token *t)
{
	static const struct {
		const char *s;
		int by;
	} scales[] = {
		{ "hundred", 100 }, { "thousand", 1000 }, { "thou", 1000 }, { "grand", 1000 },
	};

	for (size_t i = 0; !t->number && i < LEN(scales); i++)
		if (strcmp(t->s, scales[i].s) == 0)
			return scales[i].by;
	return 0;
}

static void
token_drop(struct tokens *l, size_t at)
{
	free(l->t[at].s);
	memmove(&l->t[at], &l->t[at + 1], (l->n - at - 1) * sizeof(*l->t));
	l->n--;
}

static bool
percent(const char *s)
{
	return strcmp(s, "percent") == 0 || strcmp(s, "pct") == 0;
}

/* Spelled numbers get their values, "forty one" and "six hundred" become one. */
static void
number_words(struct tokens *l)
{
	for (size_t i = 0; i < l->n; i++) {
		struct token *t = &l->t[i], *last = i ? t - 1 : NULL;
		const struct spelled *w = t->number ? NULL : spelled_find(t->s);
		int by;

		if (w) {
			t->number = t->words = true;
			t->value = w->value;
			t->ordinal = w->ordinal;
		} else if (percent(t->s)) {
			free(t->s);
			t->s = mem_str("%");
		}
		if (!last || !last->number || t->before != BREAK_NONE)
			continue;
		if (w && last->words && !last->ordinal && w->value < 10 && last->value >= 20 &&
		    last->value < 100) {
			last->value += w->value;
			last->ordinal = w->ordinal;
			token_drop(l, i--);
		} else if ((by = scale(t)) && last->value < by) {
			last->value *= by;
			token_drop(l, i--);
		}
	}
}

void
tokens_read(struct tokens *l, const char *text)
{
	scan(l, text, strlen(text));
	number_words(l);
}
