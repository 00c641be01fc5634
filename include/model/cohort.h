/*
 * cohort.h: many students at a glance: what a list of them shows, its columns, and the marks of a
 * class counted by the rows of a rubric.
 */
#ifndef HALFHOUR_MODEL_COHORT_H
#define HALFHOUR_MODEL_COHORT_H

#include "base.h"
#include "model/review.h"

/* A student, and what is counted of their conversations. Owned strings; zeroed is empty. */
struct standing {
	struct student student;
	int calls, practised, waiting; /* conversations; rehearsals; those to be reviewed */
	int overdue;                   /* steps; 0 too where it was not agreed to tell */
	int64_t handed_ms, reviewed_ms, advised_ms; /* wall; 0: never */
	char *people, *advice, *scores;
	char *rehearsed;               /* with standard partners, as rehearsed_nth reads it */
	int caught;                    /* of a hundred, in the last of these; -1: none */
};
void standing_done(struct standing *s);

/* By what a list is sorted. */
enum cohort_by { COHORT_NAME, COHORT_CALLS, COHORT_HANDED, COHORT_REVIEWED, COHORT_WAITING,
	COHORT_OVERDUE, COHORT_ADVICE, COHORT_CAUGHT, COHORT_SCORE, N_COHORT_BY };
extern const char *const cohort_by_names[N_COHORT_BY];

/* Which students, in which order. Borrowed; NULL is "". */
struct cohort_wish {
	const char *course, *words;
	enum cohort_by by;
	const char *row;               /* of the rubric, where the order is that of its marks */
};

/* The marks of one row of the rubric in `scores` ("questions=2,3;listening=1"), one a
 * conversation in their order; 0: that one was not marked. False: none was. */
enum { COHORT_MARKS_MOST = 40 };
struct cohort_marks {
	int level[COHORT_MARKS_MOST];
	size_t n;
};
bool cohort_marks(const char *scores, const char *row, struct cohort_marks *out);
int cohort_mark(const char *scores, const char *row); /* the last one; 0: none */

/* What could be heard in a rehearsal with a standard partner and what the notes have of it, by kind
 * of gift (facts, names, promises, to check: model/rehearsal.h). */
struct rehearsed_call {
	char partner[40];
	int seed;
	int heard[4], caught[4];
};
/* "5/8,2/3,0/1,0/0" as it is stored; and one of "dispatcher:1:5/8,2/3,0/1,0/0;…", from 0; false: there
 * are not so many. */
void rehearsed_kinds(const int *heard, const int *caught, struct text *out);
bool rehearsed_nth(const char *list, size_t nth, struct rehearsed_call *out);
bool rehearsed_last(const char *list, struct rehearsed_call *out);
int rehearsed_percent(const struct rehearsed_call *r); /* of all kinds; -1: nothing could be heard */
/* "42 → 75%" for the first and the last, "42%" of one, nothing of none; by ear in words. */
void rehearsed_text(const char *list, bool by_ear, struct text *out);

/* Marks of a class by one row, the first conversation of each student, the second, … */
struct cohort_row {
	int64_t sum[COHORT_MARKS_MOST];
	int64_t n[COHORT_MARKS_MOST];
};
void cohort_row_add(struct cohort_row *r, const struct cohort_marks *m);
double cohort_row_mean(const struct cohort_row *r);  /* over all; 0: none was marked */
/* "▁▃▅▇": a sign a conversation, of levels up to `most`; empty where there are fewer than two. */
void cohort_row_signs(const struct cohort_row *r, double most, struct text *out);

#endif
