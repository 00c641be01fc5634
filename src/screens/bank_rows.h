/*
 * bank_rows.h: the questions of the whole bank in one row, by category, with
 * what narrowing looks at folded once, so that ten thousand are narrowed at
 * each key without a pause. Borrowed from the bank: made anew when it is.
 */
#ifndef HALFHOUR_SCREENS_BANK_ROWS_H
#define HALFHOUR_SCREENS_BANK_ROWS_H

#include "model.h"

struct bank_row {
	const struct question *question;
	const struct category *category;
	const struct pack *pack;
	int64_t id;     /* of its pack and its own id: the same when the bank is read again */
	size_t group;   /* categories of one title, in the order they first came */
	char *words;    /* title, text, probes, tags, headings, category, pack: folded */
};

struct bank_rows {
	struct bank_row *row;
	size_t n;
};

/* Categories stay together over all packs; within one the order of packs and of files. */
void bank_rows_read(struct bank_rows *r, const struct bank *b);
void bank_rows_done(struct bank_rows *r);
/* Words folded, one a string: what bank_row_has takes. */
void bank_words(struct strings *out, const char *words);
/* Has it all of them? */
bool bank_row_has(const struct bank_row *r, const struct strings *words);
/* NULL: none. */
const struct bank_row *bank_row_find(const struct bank_rows *r, const char *question_id);
const struct bank_row *bank_row_of(const struct bank_rows *r, int64_t id);

#endif
