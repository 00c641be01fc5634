/*
 * wording.h: sentences judged and taken apart: patterns over words, rules of
 * advice, words that mean the same, numbers however they are
 * written, and what a person has written fitted into a sentence to say aloud.
 * Nothing here knows a noun of the field.
 */
#ifndef HALFHOUR_WORDING_H
#define HALFHOUR_WORDING_H

#include "base.h"

/* ---- how a question is worded, for the rules of advice ---- */

/* A text is taken apart into folded words and punctuation marks, and into its asks: the places
 * where something is asked. Patterns over words are short texts in tables, so that a rule
 * reads as examples do. */
enum {
	WORDS_MAX = 240, /* what is longer is judged by its beginning */
	ASKS_MAX = 12,
};

/* How an ask begins, after "Could you tell me" and the like. */
enum ask_head {
	ASK_WH,      /* what, how, in which way … */
	ASK_AUX,     /* do you, is there, could it */
	ASK_WHETHER, /* tell me whether */
	ASK_REQUEST, /* tell me about, describe */
	ASK_LEAVE,   /* may I, would it be all right if I; a favour: could you look over */
	ASK_SAID,    /* a statement with a question mark: you work here? */
};

/* words[from..to): the ask from its head to the end of its sentence or the next ask. */
struct ask {
	size_t from, to;
	enum ask_head head;
	bool joined;  /* stands in the sentence of the ask before, joined by "and", "also", "then" */
	bool wrapped; /* something like "could you tell me" stood before it */
};

struct wording {
	struct text folded;
	const char *words[WORDS_MAX + 1]; /* lower case, no diacritics; marks . ? ! , ; : - apart */
	size_t n;
	size_t spaced;                    /* words as a person counts them: between blanks */
	struct ask asks[ASKS_MAX];
	size_t n_asks;
};

void wording_read(struct wording *w, const char *text);  /* words and asks */
void wording_words(struct wording *w, const char *text); /* only the words */
void wording_done(struct wording *w);

/*
 * A pattern is words separated by blanks: "a|b" one of them; "<class>" one of a
 * class (classes.txt); "word~" a word beginning so, "~er" one ending so;
 * "(a|b)" may be missing; "!a|b" not one of them, and takes no word; "_" any word;
 * "*" up to six of them, within a sentence; "^" the beginning of an ask; "." of a
 * sentence; "$" the end of a sentence. Commas and dashes between two words are
 * passed over. "a b & c d": both, anywhere.
 */
bool wording_has(const struct wording *w, const char *pattern);
bool wording_at(const struct wording *w, size_t at, const char *pattern, size_t *end);
bool wording_has_any(const struct wording *w, const char *const *patterns); /* NULL-ended */
bool word_is(const char *word, const char *one); /* one item of a pattern, no "(", "*" */
bool word_in_class(const char *word, const char *name, size_t n);
bool word_stop(const char *word);  /* . ? ! */
bool word_mark(const char *word);  /* any punctuation */

/* ---- word lists and patterns: data/wording/en, compiled in ---- */

struct wording_list {
	const char *file, *name;           /* "job-ask", "finds" */
	const char *const *patterns;       /* NULL-ended */
	const char *const *examples;       /* one a pattern: what it is to find; NULL-ended */
};
extern const struct wording_list wording_lists[]; /* ended by a file of NULL */

struct wording_class {
	const char *name;
	const char *words; /* as in a pattern: "a|b|~er" */
};
extern const struct wording_class wording_classes[]; /* ended by a name of NULL */

/* The patterns of a list; none when the file has no such list. */
const char *const *wording_list(const char *file, const char *name);

/* ---- the rules of advice, each over a text taken apart; `rule` names its file ---- */

/* One of [finds] and none of [unless]; [always] and [never] go before both, [never] first. */
bool lint_by_lists(const struct wording *w, const char *rule);
bool lint_closed(const struct wording *w, const char *rule);
bool lint_double(const struct wording *w, const char *rule);
bool lint_long(const struct wording *w, const char *rule);

/* ---- whether a hastily typed word is meant to be another one (similar.c) ---- */

/* Words so common that they cannot be another word misspelt. Folded. */
bool word_common(const char *s);
/* Edits (a letter more, less or another, two swapped) from a to b; more than `most` is
 * most + 1. Words longer than 40 bytes are never near. */
int word_distance(const char *a, const char *b, int most);
/* The nearest of many words: zeroed but for `typed`, each word is handed over once. `best` is
 * borrowed; NULL: none is near. What begins with three typed letters or more is one edit away. */
struct word_nearest {
	const char *typed, *best;
	int edits;
};
void word_nearest(struct word_nearest *n, const char *word);
/* `typed` is `word` misspelt or abbreviated ("libary", "lic", "wrd", "evng"). Both folded. */
bool word_similar(const char *word, const char *typed);

/* ---- a typed line as folded words and numbers (token.c) ---- */

enum token_break { BREAK_NONE, BREAK_LIGHT, BREAK_STRONG }; /* a comma; the end of a sentence */

struct token {
	char *s;            /* the word, folded, no apostrophes; of a number its digits */
	bool number;
	bool ordinal;       /* "fifth", "5th": another thing than 5 */
	bool words;         /* the number was spelled out */
	bool capital;       /* began with a capital letter */
	double value;
	enum token_break before; /* what stood between it and the token before */
};

struct tokens {
	struct token *t;
	size_t n, cap;
};

void tokens_read(struct tokens *l, const char *text);
void tokens_done(struct tokens *l);

/* ---- what a person has written, fitted into a sentence to say aloud (say.c) ---- */

bool say_has(const char *s); /* not NULL, not only blanks */
/* A part of a sentence: blanks at the ends and the last full stop cut, lines parted by "; ". */
void say_clause(struct text *out, const char *s);
/* A sentence of its own: a capital first, a full stop last where there is no mark. */
void say_sentence(struct text *out, const char *s);
/* The same where somebody speaks in it ("I worked in a lab"); else, whatever it is, behind a lead
 * that ends in a colon: "What I have done so far: a term in the river ecology lab." */
void say_of_me(struct text *out, const char *lead, const char *s);
/* Its full stop, where no mark is there; a comma at the end is replaced. */
void say_end(struct text *out);
/* Do these words fit into the sentence, whatever they are about? "the alumni office" behind "I
 * came across your name through", "saw her talk" not; "how grids are planned" behind "I am
 * exploring", "I want to work with maps" not. In doubt they do not (data/wording/en/say.txt). */
bool say_is_thing(const char *s);
bool say_is_subject(const char *s);
/* What is told of somebody, said to them: "She moved from teaching", "plans for storms" with "she"
 * before it, as "you moved from teaching", "you plan for storms". False, and nothing added: it
 * does not fit. */
bool say_to_them(struct text *out, const char *s);
/* What a role or an organisation is called, of at most so many columns: "Northlight Inc." fits
 * behind "at"; "I plan grids", "Who knows?" not. */
enum { SAY_NAME_COLUMNS = 60 };
bool say_is_name(const char *s);
void say_name(struct text *out, const char *s); /* without blanks around it or a full stop */
/* "Maya" of "Maya Okafor"; the whole of "Dr. Okafor". */
void say_first_name(struct text *out, const char *name);

/* ---- the day a sentence names (day.c) ---- */

/* "send the paper by Wednesday", "before 15 Dec", "in March", "end of the month": the first and
 * the last day (20261215) on which it is due, both to come, as said at `now_ms` in the zone. In
 * doubt there is none: "march is busy", "every Friday", "how they did it in two weeks". */
bool wording_day(const char *text, const char *zone, int64_t now_ms, int *from, int *to);

/* ---- the rest of a word (completion.c) ---- */

/* The nth (0…) of `known` that goes on, folded, from what stands before `at`: "Nor" to
 * "Northlight Energy", "northlight en" too, and "Ener" to "Energy"; *begin is where it begins
 * in the line; NULL: no more. Borrowed from `known`. */
const char *completion_find(const struct strings *known, const char *line, size_t at,
	size_t nth, size_t *begin);

#endif
