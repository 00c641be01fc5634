/*
 * search_hits.h: what a search found: rows of a list, and what each of them opens.
 */
#ifndef HALFHOUR_SCREENS_SEARCH_HITS_H
#define HALFHOUR_SCREENS_SEARCH_HITS_H

#include "screens/rows.h"
#include "screens.h"

struct hit_place;

struct hits {
	struct rows rows;         /* row n leads to place n - 1 */
	struct hit_place *places;
	size_t n, cap;
	bool of_class;            /* of what students handed in */
};

/* The best 50 for these words, in place of what was there: mine, or what the class handed in. */
bool hits_find(struct hits *h, struct desk *d, const char *words, bool of_class, struct err *e);
/* False: there is no such row. */
bool hits_open(struct ui *ui, const struct hits *h, int64_t row);
void hits_done(struct hits *h);

#endif
