/* workflow/grading.h: a class marked fairly: one row of the rubric over all students. */
#ifndef HALFHOUR_WORKFLOW_GRADING_H
#define HALFHOUR_WORKFLOW_GRADING_H

#include "model/call.h"
#include "model/review.h"
#include "model/rubric.h"
#include "workflow/desk.h"

/* Marks given by oneself a second time, blind, have this rater. */
#define RATER_AGAIN "(again)"
/* Whose the shipped examples are, in the marks. */
enum { STUDENT_EXAMPLE = -1 };

/* A paper: the newest conversation of a student, or a shipped example. */
struct grading_paper {
	int64_t interview_id, student_id; /* 0 and STUDENT_EXAMPLE: an example */
	char uuid[UUID_SIZE];
	uint64_t order;
	size_t example;            /* which of them, from 1; 0: none */
	bool again;                /* it has a mark, and comes a second time */
	bool marked, passed;       /* passed: left for later in this sitting */
	bool early;                /* to come again, but not marked a first time yet */
};

/* One row of the rubric over a course: the examples first, then everybody in an order that tells
 * nothing and is always the same, then one in ten again. Zeroed before, grading_done after. */
struct grading {
	struct rubric rubric;
	size_t row;                /* of the rubric */
	char *course;              /* NULL: all */
	struct grading_paper *papers;
	size_t n, cap;
};
bool grading_begin(struct desk *d, const char *course, size_t row, struct grading *g, struct err *e);
/* By a word: the row's id or its number. */
bool grading_begin_row(struct desk *d, const char *course, const char *word, struct grading *g, struct err *e);
void grading_done(struct grading *g);
void grading_read(struct desk *d, struct grading *g); /* which are marked, after a change */
/* The paper to be marked now; NULL: none is left. */
struct grading_paper *grading_now(struct grading *g);
void grading_count(const struct grading *g, size_t *marked, size_t *all); /* examples left out */
/* The paper as a conversation, into zeroed ones. */
bool grading_call(struct desk *d, const struct grading_paper *p, struct call *c, struct review *r,
	struct err *e);
/* "Questions · paper 5 of 120"; p NULL: done. */
void grading_title(const struct grading *g, const struct grading_paper *p, struct text *out);
/* The paper to be marked now: levels, what was counted, what was asked and noted; no name, no total. */
bool grading_page(struct desk *d, struct grading *g, bool json, struct text *out, struct err *e);
/* Gives the mark. `said` gets, behind the last example, where one's marks differ from the model's. */
bool grading_mark(struct desk *d, struct grading *g, struct grading_paper *p, int64_t level,
	struct text *said, struct err *e);

/* Conversations that two have marked by that row, and of those on how many they agree. */
void grading_agreement(struct desk *d, const char *row, size_t *both, size_t *agreed);

#endif
