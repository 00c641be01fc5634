#include <ctype.h>
#include <string.h>

#include "manual.h"

#define FILL 76 /* columns of a line of text in the source of a page */

static void
escape(struct text *out, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (s[i] == '\\')
			text_add(out, "\\e");
		else if (s[i] == '"')
			text_add(out, "\\(dq");
		else
			text_addc(out, s[i]);
	}
}

/* The mark \& keeps a short word ("No", "Up") and a lone point from being markup. */
static void
add_arg(struct text *out, const char *s, size_t n)
{
	bool quoted = memchr(s, ' ', n) != NULL;

	text_add(out, quoted ? " \"" : " ");
	if (n <= 3)
		text_add(out, "\\&");
	escape(out, s, n);
	text_add(out, quoted ? "\"" : "");
}

void
mdoc_arg(struct text *out, const char *s)
{
	add_arg(out, s, strlen(s));
}

static bool
ends_sentence(const char *s, size_t n)
{
	while (n && strchr(")\"'", s[n - 1]))
		n--;
	/* A lone "?" is a key. */
	return n > 1 && strchr(".!?", s[n - 1]);
}

void
mdoc_text(struct text *out, const char *s)
{
	size_t column = 0;

	for (s += strspn(s, " \n"); *s; s += strspn(s, " \n")) {
		size_t n = strcspn(s, " \n");
		if (column && column + 1 + n > FILL) {
			text_addc(out, '\n');
			column = 0;
		}
		if (column)
			text_addc(out, ' ');
		else if (*s == '.' || *s == '\'')
			text_add(out, "\\&");
		escape(out, s, n);
		column += n + 1;
		if (ends_sentence(s, n)) {
			text_addc(out, '\n');
			column = 0;
		}
		s += n;
	}
	if (column)
		text_addc(out, '\n');
}

void
mdoc_literal(struct text *out, const char *s)
{
	for (; *s; s += strcspn(s, "\n"), s += *s != '\0') {
		if (*s == '.' || *s == '\'')
			text_add(out, "\\&");
		escape(out, s, strcspn(s, "\n"));
		text_addc(out, '\n');
	}
}

void
mdoc_sentence(struct text *out, const char *s)
{
	struct text whole = { 0 };

	text_add(&whole, s);
	if (whole.n) {
		whole.s[0] = (char)toupper((unsigned char)whole.s[0]);
		if (!ends_sentence(s, strlen(s)))
			text_addc(&whole, '.');
	}
	mdoc_text(out, text_str(&whole));
	text_free(&whole);
}

void
mdoc_keys(struct text *out, const char *keys)
{
	text_add(out, ".It Ic");
	for (const char *s = keys; *s;) {
		size_t n = strcspn(s, " ");
		add_arg(out, s, n);
		s += n + strspn(s + n, " ");
		if (*s)
			text_add(out, " ,");
	}
	text_addc(out, '\n');
}

/* ---- a usage line as macros ---- */

static void
add_word(struct text *out, const char *s, size_t n)
{
	bool all_upper = true;

	for (size_t i = 0; i < n; i++)
		all_upper = all_upper && !islower((unsigned char)s[i]);
	if (n > 1 && *s == '-') {
		text_add(out, " Fl");
		add_arg(out, s + 1, n - 1);
	} else {
		text_add(out, all_upper ? " Ar" : " Cm");
		add_arg(out, s, n);
	}
}

void
mdoc_synopsis(struct text *out, const char *args)
{
	for (const char *s = args; *s;) {
		size_t n = strcspn(s, " []|");
		if (n)
			add_word(out, s, n);
		s += n;
		if (*s == '[')
			text_add(out, " Oo");
		else if (*s == ']')
			text_add(out, " Oc");
		else if (*s == '|')
			text_add(out, " |");
		s += *s != '\0';
	}
}
