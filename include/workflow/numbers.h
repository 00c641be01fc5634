/* workflow/numbers.h: the figures of the whole workbook, contacts in groups, who led to whom. */
#ifndef HALFHOUR_WORKFLOW_NUMBERS_H
#define HALFHOUR_WORKFLOW_NUMBERS_H

#include "formats_document.h"
#include "model/figures.h"
#include "model/pipeline.h"
#include "model/tree.h"
#include "workflow/desk.h"

/* ---- numbers: the figures of the whole workbook (numbers.c) ---- */

enum numbers_by { NUMBERS_ALL, NUMBERS_MONTH, NUMBERS_PATH, NUMBERS_VARIANT, N_NUMBERS_BY };

struct number {
	size_t row;                /* of figure_rows */
	struct figure_of of;
	struct figure figure;
	int64_t longest;           /* figure_length of a full bar; 0: it has no bar */
	const char *variant;       /* "request-cold A", of circle's; NULL: not by variant */
};
/* Rows of one figure follow each other; zeroed before, numbers_done after. */
struct numbers {
	struct circle circle;
	struct number *rows;
	size_t n, cap;
};
bool numbers_read(struct desk *d, enum numbers_by by, struct numbers *out, struct err *e);
void numbers_done(struct numbers *l);
/* Label, value and bar in so many columns; the same in words. */
void number_line(const struct number *n, int columns, struct text *out);
void number_say(const struct number *n, struct text *out);
/* Each appends: a line a figure (in words where columns is 0), one JSON array, one <svg>
 * element, a page with all of it. */
bool numbers_lines(struct desk *d, enum numbers_by by, int columns, struct text *out,
	struct err *e);
bool numbers_json(struct desk *d, struct text *out, struct err *e);
bool numbers_svg(struct desk *d, enum numbers_by by, struct text *out, struct err *e);
bool numbers_page(struct desk *d, enum page_format as, struct text *out, struct err *e);

/* ---- the pipeline: contacts in groups, and what to mind (pipeline.c) ---- */

enum pipeline_by { PIPELINE_STAGE, PIPELINE_ORGANISATION, PIPELINE_PATH, N_PIPELINE_BY };
extern const char *const pipeline_by_names[N_PIPELINE_BY];

struct pipeline {
	struct circle circle;
	enum pipeline_by by;
	const struct circle_person **order; /* those of a group follow each other */
	size_t n;
	struct warning warnings[N_WARNINGS];
	size_t n_warnings;
};
/* Into one that is zeroed or was read before. */
bool pipeline_read(struct desk *d, enum pipeline_by by, struct pipeline *out, struct err *e);
void pipeline_done(struct pipeline *p);
size_t pipeline_group(const struct pipeline *p, size_t from); /* how many are of one group */
void pipeline_head(const struct pipeline *p, size_t from, size_t n, struct text *out); /* "asked: 3" */
void pipeline_line(const struct pipeline *p, size_t at, struct text *out);
/* Of one who is silent: who comes next. False: nobody, or there is no need. */
bool pipeline_silence(const struct pipeline *p, size_t at, struct text *out);
/* Who to write to when `id` is silent, with role and organisation appended; 0: nobody. */
int64_t pipeline_after(struct desk *d, int64_t id, struct text *who);
bool pipeline_text(struct desk *d, enum pipeline_by by, struct text *out, struct err *e);
bool pipeline_json(struct desk *d, enum pipeline_by by, struct text *out, struct err *e);

/* ---- who led to whom (tree.c) ---- */

struct referrals {
	struct circle circle;
	struct tree_row *rows;
	size_t n;
};
/* Into one that is zeroed or was read before. */
bool referrals_read(struct desk *d, struct referrals *out, struct err *e);
void referrals_done(struct referrals *r);
void referrals_count(const struct referrals *r, struct text *out); /* "3 referrals, 1 to be told" */
/* Each appends: drawn lines, one JSON array, one <svg> element. */
bool referrals_text(struct desk *d, struct text *out, struct err *e);
bool referrals_json(struct desk *d, struct text *out, struct err *e);
bool referrals_svg(struct desk *d, struct text *out, struct err *e);
/* A page: the picture, and a sentence for each person, those whom they named below them. */
bool referrals_page(struct desk *d, enum page_format as, struct text *out, struct err *e);

#endif
