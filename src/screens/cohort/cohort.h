/*
 * cohort.h: a class. What its files share: cohort.c is the screen, cohort_rows.c makes its rows,
 * cohort_take.c takes a folder in, cohort_acts.c has the other keys, cohort_look.c says what the
 * title and the status line say.
 */
#ifndef HALFHOUR_SCREENS_COHORT_COHORT_H
#define HALFHOUR_SCREENS_COHORT_COHORT_H

#include "screens.h"

enum { COHORT_COLUMNS = 7, COHORT_COURSES_MOST = 200 };
enum { COHORT_NARROW = 60, COHORT_WIDE = 100 };

struct cohort_view {
	struct list list;
	struct app *app;
	struct cohort_wish wish;
	char *course, *filter, *row; /* what the wish borrows; course NULL: all */
	int64_t *ids;                /* students in their order */
	size_t n;
	struct rubric rubric;
	struct cohort_row *rows;     /* marks of the course, by the rubric's rows */
	size_t both, agreed;         /* marked by two; of those the same */
	int day;                     /* the course is due, 20261214 */
	int widths[COHORT_COLUMNS];
	char *heads[COHORT_COLUMNS];
	struct strings courses;      /* while one is chosen */
	struct menu_item *items;
	struct cohort_take *job;     /* a folder being taken in */
	struct strings said;         /* what was wrong with its files */
};

/* ---- cohort_rows.c ---- */

size_t cohort_fetch(void *user, const char *filter, enum list_from from,
	const struct row *anchor, struct row *out, size_t n);
bool cohort_read(struct ui *ui, void *state, struct err *e);

/* ---- cohort_take.c ---- */

int64_t cohort_due(const void *state, const struct moment *now);
/* One slice; keys are taken between two. */
void cohort_tick(struct ui *ui, void *state);
void cohort_key_take(struct ui *ui, void *state);
void cohort_key_stop(struct ui *ui, void *state);
void cohort_key_said(struct ui *ui, void *state);

/* ---- cohort_acts.c ---- */

void cohort_key_sort(struct ui *ui, void *state);
void cohort_key_course(struct ui *ui, void *state);
void cohort_key_show(struct ui *ui, void *state);
void cohort_key_words(struct ui *ui, void *state);
void cohort_key_grade(struct ui *ui, void *state);

/* cohort_look.c */
enum role cohort_head(const void *state, struct text *left, struct text *right);
/* "By row: Questions 2.6, Listening 2.2 ▁▃▅▇" */
void cohort_status(const void *state, struct text *out);

#endif
