/* say.c: what a person has written, fitted into a sentence to say aloud. */

#include <string.h>

#include "wording.h"

bool
say_has(const char *s)
{
	return !blank_only(s);
}

/* Between two lines: "; ", which takes the place of a lesser mark. */
static void
say_join(struct text *out)
{
	char last = out->n ? out->s[out->n - 1] : 0;
	if (last == '.' || last == ',' || last == ';')
		text_cut(out, out->n - 1);
	text_add(out, last == '?' || last == '!' || last == ':' ? " " : "; ");
}

/* Up to `n` bytes of s in one line: runs of blanks become one, line ends a "; ". */
static void
one_line(struct text *out, const char *s, size_t n)
{
	for (size_t i = 0, len; i < n; i += len) {
		len = blank_span(s + i);
		if (!len) {
			text_addc(out, s[i]);
			len = 1;
		} else if (memchr(s + i, '\n', len)) {
			say_join(out);
		} else {
			text_addc(out, ' ');
		}
	}
}

static size_t
trim(const char **s)
{
	*s += blank_span(*s);
	return blank_end(*s, strlen(*s));
}

void
say_clause(struct text *out, const char *s)
{
	if (!say_has(s))
		return;
	size_t n = trim(&s);
	if (n > 1 && s[n - 1] == '.' && s[n - 2] != '.')
		n--;
	one_line(out, s, n);
}

static bool
closed(const char *s, size_t n)
{
	static const char *const marks[] = { ".", "?", "!", ":", "\"", "'", ")", "…", "”", "’", "»",
		"。", "？", "！", "」" };
	for (size_t i = 0; i < LEN(marks); i++) {
		size_t m = strlen(marks[i]);
		if (n >= m && memcmp(s + n - m, marks[i], m) == 0)
			return true;
	}
	return false;
}

void
say_sentence(struct text *out, const char *s)
{
	if (!say_has(s))
		return;
	size_t n = trim(&s), at = out->n;
	one_line(out, s, n);
	if (out->s[at] >= 'a' && out->s[at] <= 'z')
		out->s[at] = (char)(out->s[at] - 'a' + 'A');
	if (!closed(text_str(out), out->n))
		text_addc(out, '.');
}

void
say_first_name(struct text *out, const char *name)
{
	if (!say_has(name))
		return;
	size_t n = trim(&name), word = blank_word(name);
	if (word < n && word > 0 && name[word - 1] != '.')
		n = word;
	text_addn(out, name, n);
}

/* One of the patterns, at the beginning. */
static bool
say_begins(const struct wording *w, const char *const *patterns)
{
	for (; *patterns; patterns++)
		if (wording_at(w, 0, *patterns, NULL))
			return true;
	return false;
}

static bool
say_one_sentence(const struct wording *w, const char *s)
{
	for (size_t i = 0; i + 1 < w->n; i++)
		if (word_stop(w->words[i]) || *w->words[i] == ';' || *w->words[i] == ':')
			return false;
	return w->n && !strchr(s, '\n');
}

bool
say_is_thing(const char *s)
{
	struct wording w = { 0 };

	if (!say_has(s))
		return false;
	wording_words(&w, s);
	bool is = say_one_sentence(&w, s) && say_begins(&w, wording_list("say", "thing")) &&
		!wording_has_any(&w, wording_list("say", "no-thing"));
	wording_done(&w);
	return is;
}

bool
say_is_subject(const char *s)
{
	struct wording w = { 0 };

	if (!say_has(s))
		return false;
	wording_words(&w, s);
	bool is = say_one_sentence(&w, s) && !say_begins(&w, wording_list("say", "no-subject"));
	wording_done(&w);
	return is;
}
