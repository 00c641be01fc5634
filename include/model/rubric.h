/*
 * rubric.h: by what a conversation and its write-up are marked: rows, each with levels from the
 * lowest to the highest, described with an example.
 */
#ifndef HALFHOUR_MODEL_RUBRIC_H
#define HALFHOUR_MODEL_RUBRIC_H

#include "base.h"

/* Owns its strings; zeroed memory is a valid empty one. */
struct rubric {
	char *name, *title;
	double late_day;           /* points off for each day it comes late; 0: none */
	struct rubric_row {
		char *id, *title;
		double weight;     /* its points count so often; 1 when the file is silent */
		struct rubric_level {
			double points;
			char *text, *example; /* example: "" when the file has none */
		} *levels;         /* level 1 is levels[0], the lowest */
		size_t n, cap;
	} *rows;
	size_t n, cap;
	char digest[SHA256_SIZE];  /* of the file it was read from; empty: of none */
};

void rubric_done(struct rubric *r);
/* NULL: there is no such row. */
const struct rubric_row *rubric_row_find(const struct rubric *r, const char *id);
/* May the row be given that level (0: a mark taken back)? False: e names what there is. */
bool rubric_takes(const struct rubric *r, const char *row, int64_t level, struct err *e);
/* The points of every row's best level, weighted. */
double rubric_most(const struct rubric *r);
/* The row whole: its levels, the best first, each with its points and example, a line each. */
void rubric_row_text(const struct rubric_row *row, struct text *out);
/* "32 points; a day late: 0.5 points off" */
void rubric_text(const struct rubric *r, struct text *out);

#endif
