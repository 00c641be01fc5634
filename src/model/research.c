/* research.c: lines of research about a person for which no question is planned yet. */
#include "model/research.h"

#include <string.h>

#include "model/contact.h"
#include "model/plan.h"
#include "wording.h"

enum { WHY_COLUMNS = 60, WORD_LETTERS = 4, WORDS_SHARED = 2 };

bool
research_asks(const char *line)
{
	size_t n = blank_end(line, strlen(line));

	return n > 0 && line[n - 1] == '?';
}

void
research_why(const char *line, struct text *out)
{
	struct text cut = { 0 };

	utf8_cut(&cut, line, WHY_COLUMNS);
	text_addf(out, "your question about “%s”", text_str(&cut));
	text_free(&cut);
}

/* A word that says what the line is about: a name, a number, or one that is not common. */
static bool
research_word(const struct token *t)
{
	return t->number || ((t->capital || strlen(t->s) >= WORD_LETTERS) && !word_common(t->s));
}

static bool
research_has(const struct tokens *l, const struct token *t)
{
	for (size_t i = 0; i < l->n; i++)
		if (strcmp(l->t[i].s, t->s) == 0)
			return true;
	return false;
}

/* Do they share two such words, or the only one there is? */
static bool
research_near(const char *line, const char *question)
{
	struct tokens a = { 0 }, b = { 0 };
	size_t words = 0, shared = 0;

	tokens_read(&a, line);
	tokens_read(&b, question);
	for (size_t i = 0; i < a.n; i++) {
		bool tells = research_word(&a.t[i]);
		words += tells;
		shared += tells && research_has(&b, &a.t[i]);
	}
	tokens_done(&a);
	tokens_done(&b);
	return words > 0 && shared >= (words < WORDS_SHARED ? words : WORDS_SHARED);
}

static bool
research_asked(const char *line, const struct asked *plan, size_t n)
{
	struct text why = { 0 };
	bool is = false;

	research_why(line, &why);
	for (size_t i = 0; i < n && !is; i++) {
		const struct asked *a = &plan[i];
		is = (a->why && strcmp(a->why, text_str(&why)) == 0) ||
			((!a->pack || !*a->pack) && a->text && research_near(line, a->text));
	}
	text_free(&why);
	return is;
}

/* "- " and the like before a line is how lists are written. */
static const char *
research_line(char *s)
{
	s += blank_span(s);
	if (strchr("-*+", *s) && blank_span(s + 1))
		s += 1 + blank_span(s + 1);
	else if (strncmp(s, "•", strlen("•")) == 0)
		s += strlen("•") + blank_span(s + strlen("•"));
	s[blank_end(s, strlen(s))] = '\0';
	return s;
}

static void
research_open_of(const char *text, const struct asked *plan, size_t n, struct strings *out)
{
	struct strings lines = { 0 };

	strings_split(&lines, text ? text : "", "\n");
	for (size_t i = 0; i < lines.n; i++) {
		const char *line = research_line(lines.s[i]);
		if (*line && !research_asked(line, plan, n))
			strings_add(out, line);
	}
	strings_free(&lines);
}

void
research_open(const struct contact *who, const struct asked *plan, size_t n, struct strings *out)
{
	research_open_of(who->research, plan, n, out);
	research_open_of(who->common, plan, n, out);
}
