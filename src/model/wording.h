/*
 * wording.h: how a question is worded, for the rules of advice (lint.c). A
 * text is taken apart into folded words and punctuation marks, and into its
 * asks: the places where something is asked. Patterns over words are short
 * texts in tables, so that a rule reads as examples do. Only the model needs
 * it.
 */
#ifndef HALFHOUR_MODEL_WORDING_H
#define HALFHOUR_MODEL_WORDING_H

#include "base.h"

enum {
	WORDS_MAX = 240, /* what is longer is judged by its beginning */
	ASKS_MAX = 12,
};

/* How an ask begins, once "Could you tell me" and the like are looked through. */
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
void wording_asks(struct wording *w);
void wording_done(struct wording *w);

/*
 * A pattern is words parted by blanks: "a|b" one of them; "<class>" one of a
 * class (wording_classes.c); "word~" a word beginning so, "~er" one ending so;
 * "(a|b)" may be missing; "_" any word; "*" up to six of them, within a sentence; "^" the
 * beginning of an ask; "." of a sentence; "$" the end of a sentence. Commas and dashes between
 * two words are passed over. "a b & c d": both, anywhere.
 */
bool wording_has(const struct wording *w, const char *pattern);
bool wording_at(const struct wording *w, size_t at, const char *pattern, size_t *end);
bool wording_has_any(const struct wording *w, const char *const *patterns); /* NULL-ended */
bool word_is(const char *word, const char *one); /* one item of a pattern, no "(", "*" */
bool word_in_class(const char *word, const char *name, size_t n);
bool word_stop(const char *word);  /* . ? ! */
bool word_mark(const char *word);  /* any punctuation */

#endif
