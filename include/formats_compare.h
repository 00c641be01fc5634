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

#endif
