/*
 * token.h: a typed line as folded words and numbers, however they were
 * written: "6", "six", "forty-one", "41k", "7:30", "20 pct", "5th". Only gift*.c
 * need it.
 */
#ifndef HALFHOUR_MODEL_TOKEN_H
#define HALFHOUR_MODEL_TOKEN_H

#include "model.h"

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

#endif
