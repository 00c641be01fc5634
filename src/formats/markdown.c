/* A person's text inside Markdown: escaped where it would be markup, and only there. */
#include <ctype.h>
#include <string.h>

#include "formats.h"

static bool
alnum(char c)
{
	return isascii((unsigned char)c) && isalnum((unsigned char)c);
}

/* "12." or "12)" begins a list: the byte after the digits, else 0. */
static size_t
list_number(const char *s)
{
	size_t n = strspn(s, "0123456789");

	return n > 0 && n < 10 && (s[n] == '.' || s[n] == ')') ? n : 0;
}

/* Whether s[i] would mean something there. `first`: the line begins with it. */
static bool
means(const char *s, size_t i, bool first, bool after_number)
{
	char c = s[i];
	char before = i ? s[i - 1] : ' ';

	if (strchr("\\`*[]<~|", c))
		return true;
	switch (c) {
	case '_': /* inside a word it is only itself: file_names and links stay readable */
		return !alnum(before) || !alnum(s[i + 1]);
	case '&':
		return alnum(s[i + 1]) || s[i + 1] == '#';
	case '#': /* at the end, too: it would close a heading */
		return before == ' ' || before == '#';
	case '+':
	case '-':
	case '=':
	case '>':
	case ':':
		return first;
	case '.':
	case ')':
		return after_number;
	default:
		return false;
	}
}

/* One line of `n` bytes; blanks round it would be code or a break, and go. */
static void
markdown_add_line(struct text *out, const char *s, size_t n)
{
	size_t start = 0, number;

	while (start < n && s[start] == ' ')
		start++;
	while (n > start && s[n - 1] == ' ')
		n--;
	number = list_number(s + start);
	for (size_t i = start; i < n; i++) {
		if (means(s, i, i == start, number && i == start + number))
			text_addc(out, '\\');
		text_addc(out, s[i]);
	}
}

void
md_within(struct text *out, const char *s)
{
	struct text shown = { 0 };

	text_show(&shown, s);
	for (size_t i = 0; i < shown.n; i++) {
		if (means(shown.s, i, false, false))
			text_addc(out, '\\');
		text_addc(out, shown.s[i]);
	}
	text_free(&shown);
}

void
md_line(struct text *out, const char *s)
{
	struct text shown = { 0 };

	text_show(&shown, s);
	markdown_add_line(out, text_str(&shown), shown.n);
	text_free(&shown);
}
