/* say.c: what a person has written, fitted into a sentence to say aloud. */

#include <ctype.h>
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

/* The bytes of the mark that s[0..n) ends with; 0: none of these. */
static size_t
say_mark(const char *s, size_t n, const char *const *marks)
{
	for (; *marks; marks++) {
		size_t m = strlen(*marks);
		if (n >= m && memcmp(s + n - m, *marks, m) == 0)
			return m;
	}
	return 0;
}

/* A full stop, or one within a quotation or brackets: "He said no." needs no second. */
static bool
say_closed(const char *s, size_t n)
{
	static const char *const ends[] = { ".", "?", "!", ":", "…", "。", "？", "！", NULL };
	static const char *const around[] = { "\"", "'", ")", "”", "’", "»", "」", NULL };
	size_t m;

	while ((m = say_mark(s, n, around)))
		n -= m;
	return say_mark(s, n, ends) > 0;
}

void
say_end(struct text *out)
{
	static const char *const lesser[] = { ",", ";", " ", NULL };

	if (say_closed(text_str(out), out->n))
		return;
	for (size_t m; (m = say_mark(text_str(out), out->n, lesser));)
		text_cut(out, out->n - m);
	text_addc(out, '.');
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
	say_end(out);
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

/* Letters that English can be written in, so that its words can be judged: no emoji, no Hangul. */
static bool
say_latin(const char *s)
{
	size_t n = strlen(s), len;

	for (size_t at = 0; at < n; at += len) {
		uint32_t c = utf8_decode(s, n, at, &len);
		if (c > 0x24f && (c < 0x2010 || c > 0x2025))
			return false;
	}
	return true;
}

/* "I", "I've", "we" as the one who does something, and not behind "where", as in "the lab where I was". */
static bool
say_speaks(const struct wording *w)
{
	static const char *const me[] = { "i", "i'm", "i've", "i'd", "i'll", "we", "we're", "we've" };
	static const char *const relative[] = { "where", "that", "which", "who", "whom", "what", "when", "how",
		"as", "than" };

	for (size_t i = 0; i < w->n; i++)
		if (word_find(me, LEN(me), w->words[i], false) >= 0)
			return i == 0 || word_find(relative, LEN(relative), w->words[i - 1], false) < 0;
	return false;
}

/* "A term", which is small behind a colon. */
static bool
say_begins_small(const struct wording *w)
{
	static const char *const small[] = { "a", "an", "the", "my", "our", "one", "two", "three", "some" };

	return w->n && word_find(small, LEN(small), w->words[0], false) >= 0;
}

void
say_of_me(struct text *out, const char *lead, const char *s)
{
	struct wording w = { 0 };
	struct text rest = { 0 };

	if (!say_has(s))
		return;
	wording_words(&w, s);
	if (say_speaks(&w) || !say_latin(s)) {
		say_sentence(out, s);
	} else {
		say_clause(&rest, s);
		if (say_begins_small(&w))
			rest.s[0] = (char)tolower((unsigned char)rest.s[0]);
		text_addf(out, "%s %s", lead, text_str(&rest));
		say_end(out);
	}
	wording_done(&w);
	text_free(&rest);
}

/* One line of words that ask nothing, end nowhere before the end, and are no list. */
static bool
say_one_part(const struct wording *w, const char *s)
{
	for (size_t i = 0; i < w->n; i++) {
		const char *word = w->words[i];
		bool last = i + 1 == w->n;
		if (strchr("?!;:-*", *word) || (word_stop(word) && !last))
			return false;
	}
	return w->n && !strchr(s, '\n') && say_latin(s);
}

bool
say_is_thing(const char *s)
{
	struct wording w = { 0 };

	if (!say_has(s))
		return false;
	wording_words(&w, s);
	bool is = say_one_part(&w, s) && say_begins(&w, wording_list("say", "thing")) &&
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
	bool is = say_one_part(&w, s) && !say_begins(&w, wording_list("say", "no-subject")) &&
		(say_begins(&w, wording_list("say", "indirect")) ||
			!wording_has_any(&w, wording_list("say", "tells")));
	wording_done(&w);
	return is;
}

/* "she knows" as "you know": the ending of the verb goes. */
static bool
say_verb(struct text *out, const char *s, size_t n)
{
	static const char *const verbs[][2] = { { "is", "are" }, { "was", "were" }, { "has", "have" },
		{ "does", "do" }, { "goes", "go" } };

	for (size_t i = 0; i < LEN(verbs); i++)
		if (strlen(verbs[i][0]) == n && strncmp(s, verbs[i][0], n) == 0) {
			text_add(out, verbs[i][1]);
			return true;
		}
	if (n < 4 || s[n - 1] != 's' || s[n - 2] == 's')
		return false;
	bool es = s[n - 2] == 'e' && strchr("hsxz", s[n - 3]), ies = s[n - 2] == 'e' && s[n - 3] == 'i';
	text_addn(out, s, n - (ies ? 3 : es ? 2 : 1));
	text_add(out, ies ? "y" : "");
	return true;
}

static bool
say_is(const struct wording *w, size_t at, const char *list)
{
	return at < w->n && wording_at(w, at, wording_list("say", list)[0], NULL);
}

/* "teaches and studies": a second verb that would have to change. */
static bool
say_twice(const struct wording *w, size_t at)
{
	for (; at + 1 < w->n; at++)
		if (strcmp(w->words[at], "and") == 0 && w->words[at + 1][strlen(w->words[at + 1]) - 1] == 's')
			return true;
	return false;
}

/* `rest` begins with its verb, word `at` of w. */
static bool
say_told(struct text *out, const struct wording *w, size_t at, const char *rest)
{
	size_t n = blank_word(rest);
	bool did = say_is(w, at, "did") && !say_is(w, at, "no-did");

	text_add(out, "you ");
	if (did)
		text_addc(out, (char)tolower((unsigned char)*rest));
	if (did)
		text_addn(out, rest + 1, n - 1);
	else if (!at || say_twice(w, at) || !say_verb(out, rest, n))
		return false;
	text_add(out, say_has(rest + n) ? " " : "");
	say_clause(out, rest + n);
	return true;
}

bool
say_to_them(struct text *out, const char *s)
{
	struct wording w = { 0 };
	size_t was = out->n;

	if (!say_has(s))
		return false;
	wording_words(&w, s);
	size_t verb = say_is(&w, 0, "they");
	bool is = say_one_part(&w, s) && verb < w.n;
	for (size_t i = verb; is && i < w.n; i++)
		is = !say_is(&w, i, "third");
	s += blank_span(s);
	if (verb)
		s += blank_word(s);
	is = is && say_told(out, &w, verb, s + blank_span(s));
	wording_done(&w);
	if (!is)
		text_cut(out, was);
	return is;
}

/* "Inc.", "Ltd.": the full stop belongs to the word. */
static bool
say_abbreviation(const char *s, size_t n)
{
	size_t from = n - 1;

	while (from > 0 && !blank_at(s + from - 1))
		from--;
	return from > 0 && n - from <= 5 && s[from] >= 'A' && s[from] <= 'Z';
}

void
say_name(struct text *out, const char *s)
{
	size_t n = trim(&s);

	if (n > 1 && s[n - 1] == '.' && !say_abbreviation(s, n))
		n--;
	one_line(out, s, n);
}

bool
say_is_name(const char *s)
{
	struct wording w = { 0 };

	if (!say_has(s) || utf8_columns(s, strlen(s)) > SAY_NAME_COLUMNS)
		return false;
	wording_words(&w, s);
	bool is = !strchr(s, '\n') && !strstr(s, "...") && !strstr(s, "…");
	for (size_t i = 0; i < w.n; i++)
		is = is && !strchr("?!;:", *w.words[i]) && (!word_stop(w.words[i]) || i + 1 == w.n);
	is = is && !wording_has_any(&w, wording_list("say", "no-name"));
	wording_done(&w);
	return is;
}
