/*
 * formats_compare.h: what many conversations say as a page, as JSON and as a
 * table. Nothing off the record is in a comparison; what is told without the
 * name is shown so.
 */
#ifndef HALFHOUR_FORMATS_COMPARE_H
#define HALFHOUR_FORMATS_COMPARE_H

#include "formats.h"
#include "formats_document.h"
#include "model/compare.h"

/* Borrowed. */
struct compare_page {
	const struct comparison *c;
	const struct compare_filter *filter;
	const char *said;          /* which notes are looked at, in words; "": all */
	const char *zone;
};

void compare_as(const struct compare_page *p, enum page_format as, struct text *out);
void compare_json(const struct compare_page *p, struct text *out);
void compare_csv(const struct compare_page *p, struct text *out); /* a row a note */

/* What I have to decide: the question, options with what speaks for and against each, my values,
 * interest, skills, what is still unknown and whom to ask, and room to write on. */
void decision_as(const struct compare_page *p, enum page_format as, struct text *out);

/* ---- parts that several pages have ---- */

/* Pictures, with the words that stand for them. */
void compare_put_theme_picture(const struct compare_page *p, struct document *d);
void compare_put_interest_picture(const struct compare_page *p, struct document *d);
/* One call's: "Maya Okafor, 3 March 2026: from 2 to 4. What moved it: “…”". */
void compare_put_interest(const struct compare_page *p, size_t call, struct document *d);
/* So many conversations in a row, the last among them, added no theme. */
void nothing_new_text(size_t n, struct text *out);
/* "Grid planner, Northlight Energy · alumni · senior", "named by Ines Calloway" */
void compare_position(const struct compare_call *k, struct text *out);
/* "Maya Okafor, 3 March 2026" */
void compare_call_text(const struct compare_page *p, size_t call, struct text *out);
/* Its words: a quote in its marks, a name without the marks it was typed with. */
void compare_note_text(const struct compare_note *n, struct text *out);

#endif
