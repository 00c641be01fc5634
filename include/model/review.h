/*
 * review.h: what a coach sees and says of a student's conversations.
 */
#ifndef HALFHOUR_MODEL_REVIEW_H
#define HALFHOUR_MODEL_REVIEW_H

#include "base.h"

struct student {
	int64_t id;
	char uuid[UUID_SIZE];      /* of their workbook; empty: of the roster only */
	char *called;              /* the id that a coach or a school gave; may be empty */
	char *name, *course;
	bool roster;               /* named in a class list */
	int overdue;               /* steps; 0 too where it was not agreed to tell */
};

struct comment {
	int64_t id, revision;
	char uuid[UUID_SIZE];
	int64_t student_id;        /* 0: I am the student */
	char interview[UUID_SIZE]; /* empty: on the student as a whole */
	char on[UUID_SIZE];        /* a note, a question; empty: on a moment or on the whole */
	int64_t at_s;              /* on the call's clock; -1: on no moment */
	char *text;
	bool private_;             /* never leaves the coach's workbook */
	bool withdrawn;
	bool promised;             /* to be written out for the student; private until then */
	char *coach;               /* who said it; empty: I did */
	int64_t made_ms;           /* wall */
};

struct score {
	int64_t id, revision;
	char uuid[UUID_SIZE];
	int64_t student_id;        /* 0: I am the student */
	char interview[UUID_SIZE]; /* empty: on the student as a whole */
	char *row;                 /* of the rubric */
	int64_t level;             /* from 1; 0: taken back */
	char *title;               /* of the row, as the rubric has it; NULL: no rubric here has it */
	int64_t most;              /* its best level; 0: not known */
	char *because, *rater;     /* rater empty: I did */
	int64_t made_ms;
};

struct to_coach {              /* a question to the coach, at a moment of the call */
	int64_t id, revision;
	char uuid[UUID_SIZE];
	int64_t axis_ms;
	char *text;
};

/* What is beside a conversation: each list the caller's, by review_done. */
struct review {
	struct comment *comments;   size_t n_comments, cap_comments;   /* by at_s, then id */
	struct score *scores;       size_t n_scores, cap_scores;       /* by row, then rater */
	struct to_coach *to_coach;  size_t n_to_coach, cap_to_coach;   /* by axis */
	struct taken_step {
		char *id, *text;
		int64_t due_ms, done_ms;
	} *steps;                   size_t n_steps, cap_steps;         /* of a student's */
	char *person, *course;      /* of a student's: "Contact 3" */
	int64_t student_id;         /* 0: mine */
	int64_t taken_ms, reviewed_ms;
	int64_t withdrawn_ms;       /* the student took it back; 0: no */
};

void student_done(struct student *s);
void comment_done(struct comment *c);
void score_done(struct score *s);
void review_done(struct review *r);

#endif
