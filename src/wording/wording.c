/* Texts into words, and patterns over words. */

#include <stdlib.h>
#include <string.h>

#include "wording.h"

/* ---- words ---- */

static void
wording_add_mark(struct text *out, char c)
{
	text_addc(out, ' ');
	text_addc(out, c);
	text_addc(out, ' ');
}

/* Typographic marks as keyboards have them; nothing of ours is longer than three bytes. */
static const struct {
	const char *mark, *plain;
} marks[] = {
	{ "\xe2\x80\x98", "'" }, { "\xe2\x80\x99", "'" }, { "\xca\xbc", "'" }, { "\xe2\x80\x93", " - " },
	{ "\xe2\x80\x94", " - " }, { "\xe2\x80\x9c", "" }, { "\xe2\x80\x9d", "" }, { "\"", "" },
	{ "...", " , " }, { "/", " " }, { "(", " , " }, { ")", " , " }, { "--", " - " },
};

static size_t
plain_mark(struct text *out, const char *s)
{
	for (size_t i = 0; i < LEN(marks); i++) {
		size_t n = strlen(marks[i].mark);

		if (strncmp(s, marks[i].mark, n) == 0) {
			text_add(out, marks[i].plain);
			return n;
		}
	}
	size_t blank = blank_at(s);
	if (blank)
		text_addc(out, ' ');
	return blank;
}

/* Punctuation apart, so that blanks part words and marks. A dot inside a word stays. */
static void
part_marks(struct text *out, const char *s)
{
	while (*s) {
		size_t n = plain_mark(out, s);

		if (n == 0 && strchr("?!,;:", *s))
			wording_add_mark(out, *s);
		else if (n == 0 && *s == '.' && (blank_at(s + 1) || !s[1]))
			wording_add_mark(out, '.');
		else if (n == 0)
			text_addc(out, *s);
		s += n ? n : 1;
	}
}

static const struct {
	const char *end, *word;
} shortened[] = {
	{ "'re", "are" }, { "'ve", "have" }, { "'d", "would" }, { "'ll", "will" }, { "'m", "am" },
};

/* As they are typed in a hurry. */
static const struct {
	const char *typed, *word;
} hurried[] = {
	{ "u", "you" }, { "ur", "your" }, { "r", "are" }, { "im", "am" }, { "dont", "don't" },
	{ "doesnt", "doesn't" }, { "didnt", "didn't" }, { "isnt", "isn't" }, { "arent", "aren't" },
	{ "wasnt", "wasn't" }, { "werent", "weren't" }, { "cant", "can't" }, { "wont", "won't" },
	{ "wouldnt", "wouldn't" }, { "couldnt", "couldn't" }, { "shouldnt", "shouldn't" },
	{ "havent", "haven't" }, { "hasnt", "hasn't" }, { "whats", "what" }, { "thats", "that" },
};

static const char *const with_is[] = { "what", "who", "where", "how", "when", "why", "that",
	"it", "there", "he", "she", "here", "which", NULL };

static void
wording_add_word(struct wording *w, const char *s)
{
	for (size_t i = 0; i < LEN(hurried); i++)
		if (strcmp(s, hurried[i].typed) == 0)
			s = hurried[i].word;
	if (*s && w->n < WORDS_MAX)
		w->words[w->n++] = s;
}

static char *
ends_with(char *s, const char *end)
{
	size_t n = strlen(s), k = strlen(end);

	return n > k && strcmp(s + n - k, end) == 0 ? s + n - k : NULL;
}

/* "what's" is two words, "the museum's" loses its ending, "isn't" stays one. */
static void
wording_add_folded(struct wording *w, char *s)
{
	char *end;

	while (*s == '\'' || (*s == '-' && s[1]))
		s++;
	while ((end = ends_with(s, "'")))
		*end = '\0';
	for (size_t i = 0; i < LEN(shortened); i++)
		if ((end = ends_with(s, shortened[i].end))) {
			*end = '\0';
			wording_add_word(w, s);
			wording_add_word(w, shortened[i].word);
			return;
		}
	end = ends_with(s, "'s");
	if (end && strcmp(s, "let's") != 0)
		*end = '\0';
	wording_add_word(w, s);
	for (size_t i = 0; end && with_is[i]; i++)
		if (strcmp(s, with_is[i]) == 0)
			wording_add_word(w, "is");
}

static size_t
spaced(const char *s)
{
	size_t n = 0;

	for (; *s; s++)
		if (!strchr(" \t\r\n", *s) && (!s[1] || strchr(" \t\r\n", s[1])))
			n++;
	return n;
}

void
wording_words(struct wording *w, const char *text)
{
	struct text folded = { 0 };
	char *save = NULL;

	w->spaced = spaced(text);
	utf8_fold(&folded, text);
	part_marks(&w->folded, text_str(&folded));
	text_free(&folded);
	for (char *s = w->folded.n ? strtok_r(w->folded.s, " ", &save) : NULL; s;
		s = strtok_r(NULL, " ", &save))
		wording_add_folded(w, s);
}

bool
word_stop(const char *word)
{
	return strchr(".?!", *word) && !word[1];
}

bool
word_mark(const char *word)
{
	return strchr(".?!,;:-", *word) && !word[1];
}

/* ---- patterns ---- */

static bool
is_item(const char *word, const char *item, size_t n)
{
	if (n == 1 && *item == '_')
		return !word_mark(word);
	if (n > 2 && *item == '<')
		return word_in_class(word, item + 1, n - 2);
	if (n > 1 && item[n - 1] == '~')
		return strncmp(word, item, n - 1) == 0;
	if (n > 1 && *item == '~')
		return strlen(word) >= n && strncmp(word + strlen(word) - (n - 1), item + 1, n - 1) == 0;
	return strncmp(word, item, n) == 0 && !word[n];
}

/* One of the alternatives in item[0..n). */
static bool
is_any(const char *word, const char *item, size_t n)
{
	while (n) {
		const char *bar = memchr(item, '|', n);
		size_t k = bar ? (size_t)(bar - item) : n;

		if (is_item(word, item, k))
			return true;
		if (!bar)
			return false;
		item += k + 1;
		n -= k + 1;
	}
	return false;
}

bool
word_is(const char *word, const char *one)
{
	return is_any(word, one, strlen(one));
}

static bool
at_ask(const struct wording *w, size_t at)
{
	for (size_t i = 0; i < w->n_asks; i++)
		if (w->asks[i].from == at)
			return true;
	return false;
}

/* Marks within a sentence are passed over where the pattern does not speak of them. */
static size_t
skip_marks(const struct wording *w, size_t at)
{
	while (at < w->n && word_mark(w->words[at]) && !word_stop(w->words[at]))
		at++;
	return at;
}

static bool
at_end(const struct wording *w, size_t at)
{
	at = skip_marks(w, at);
	return at >= w->n || word_stop(w->words[at]);
}

static bool
wording_match(const struct wording *w, size_t at, const char *p, bool begun, size_t *end)
{
	p += strspn(p, " ");
	size_t n = strcspn(p, " ");
	const char *next = p + n;

	if (n == 0 || *p == '&') {
		*end = at;
		return true;
	}
	if (n == 1 && *p == '^')
		return at_ask(w, at) && wording_match(w, at, next, false, end);
	if (n == 1 && *p == '.')
		return (at == 0 || word_stop(w->words[at - 1])) && wording_match(w, at, next, false, end);
	/* "$" alone, or as the last of several */
	if (p[n - 1] == '$' && at_end(w, at))
		return wording_match(w, at, next, begun, end);
	if (n == 1 && *p == '*') {
		for (int gap = 0; gap <= 6; gap++) {
			if (wording_match(w, at, next, begun, end))
				return true;
			at = skip_marks(w, at);
			if (at >= w->n || word_stop(w->words[at]))
				return false;
			at++;
		}
		return false;
	}
	if (*p == '!') {
		size_t here = skip_marks(w, at);

		return !(here < w->n && is_any(w->words[here], p + 1, n - 1)) &&
			wording_match(w, at, next, begun, end);
	}
	if (*p == '(') {
		size_t here = begun ? skip_marks(w, at) : at;

		if (here < w->n && is_any(w->words[here], p + 1, n - 2) &&
			wording_match(w, here + 1, next, true, end))
			return true;
		return wording_match(w, at, next, begun, end);
	}
	if (at < w->n && is_any(w->words[at], p, n))
		return wording_match(w, at + 1, next, true, end);
	if (!begun)
		return false;
	at = skip_marks(w, at);
	return at < w->n && is_any(w->words[at], p, n) &&
	       wording_match(w, at + 1, next, true, end);
}

bool
wording_at(const struct wording *w, size_t at, const char *pattern, size_t *end)
{
	size_t ignored;

	return wording_match(w, at, pattern, false, end ? end : &ignored);
}

/* A pattern up to its end or to " & ", which wants another match anywhere. */
static bool
has_one(const struct wording *w, const char *pattern)
{
	for (size_t at = 0; at < w->n; at++)
		if (wording_at(w, at, pattern, NULL))
			return true;
	return false;
}

bool
wording_has(const struct wording *w, const char *pattern)
{
	for (; pattern; pattern = strchr(pattern, '&'), pattern = pattern ? pattern + 1 : NULL)
		if (!has_one(w, pattern))
			return false;
	return true;
}

bool
wording_has_any(const struct wording *w, const char *const *patterns)
{
	for (; *patterns; patterns++)
		if (wording_has(w, *patterns))
			return true;
	return false;
}
