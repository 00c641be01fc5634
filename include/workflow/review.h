/* workflow/review.h: a coach's side: shares taken in, comments, scores, feedback. */
#ifndef HALFHOUR_WORKFLOW_REVIEW_H
#define HALFHOUR_WORKFLOW_REVIEW_H

#include "formats_document.h"
#include "workflow/desk.h"

/* ---- a coach's side, and feedback (review.c) ---- */

struct comment;
struct feedback;
struct review;
struct score;
struct student;

/* By uuid, by the id that a coach gave, or by an unambiguous part of the name. */
bool student_find(struct desk *d, const char *what, struct student *out, struct err *e);
bool student_any(struct desk *d); /* is there a class? */
/* Those of whom conversations are here, by name. */
void student_each_reviewed(struct desk *d, void (*each)(void *user, const struct student *s), void *user);

struct review_wish {
	const char *course;        /* NULL: as it was */
	bool anyway;               /* a student known under another name is the same person */
};
struct taken_in {              /* zeroed before, taken_in_done after */
	int64_t student_id, first; /* the first conversation of it */
	char *student;
	size_t conversations, added, changed, withdrawn;
	bool renamed;              /* why it was not taken: the student has another name here */
	struct strings said;       /* what was noticed, sentences */
};
/* Takes the bytes of a share in. False: nothing of it; what is wrong with one conversation is
 * said, and the others are taken. */
bool review_take(struct desk *d, const char *file, const struct text *bytes,
	const struct review_wish *wish, struct taken_in *t, struct err *e);
void taken_in_done(struct taken_in *t);

struct reviewed {
	const struct student *student;
	const struct call *call;
	bool reviewed;             /* and nothing came since */
	bool withdrawn;            /* the student took it back */
};
/* Whose conversation it is. Into a zeroed one, the caller's. False: nobody's. */
bool review_student(struct desk *d, int64_t interview_id, struct student *out);
/* Conversations taken in, the oldest first; of one student (0: all), or only those to review. */
void review_each(struct desk *d, int64_t student_id, bool unreviewed,
	void (*each)(void *user, const struct reviewed *row), void *user);
/* Those to review, `most` of them; the rest is only counted (review_left). */
void review_waiting(struct desk *d, size_t most, void (*each)(void *user, const struct reviewed *row),
	void *user);
/* The figures that were computed when it was taken in; false: of none such. */
struct review_figures;
bool review_stored(struct desk *d, int64_t interview_id, struct review_figures *f);
/* Of a rehearsal with a standard partner what its notes caught, as rehearsed_nth reads it; else nothing. */
void review_rehearsed(struct desk *d, int64_t interview_id, struct text *out);
bool review_finish(struct desk *d, int64_t interview_id, bool reviewed, struct err *e);
/* What is said then: that no row has my mark, how many promised remarks are open. */
void review_finish_text(const struct review *r, struct text *out);
/* The rows without a mark of mine are named, where another row has one; 0: none, or no row is marked. */
struct rubric;
size_t review_unmarked(const struct rubric *rubric, const struct review *r, struct text *names);
/* One to be reviewed, whole: desk_call and desk_review, and its questions with the short titles
 * and phases that the bank has for them. Into zeroed ones. */
bool review_call(struct desk *d, int64_t interview_id, struct call *c, struct review *r, struct err *e);
/* Why they talked: the path, the assignment and how much of it was asked, the course; may be empty. */
void review_why(struct desk *d, const struct call *c, const struct review *r, struct text *out);
/* How many are to be reviewed beside that one (0: beside none), and the first of them. */
size_t review_left(struct desk *d, int64_t but, int64_t *next);
/* What I said last, not to myself, of an earlier conversation of that student, and what changed
 * `since` (review_changes_text); false: nothing. */
bool review_advice(struct desk *d, const struct call *c, const struct review *r, struct text *out,
	struct text *since);
/* By what it is marked: the rubric of its assignment, where the bank has that, else the setting's,
 * else the shipped one. NULL: of a student as a whole. Into a zeroed one, which is done by the caller. */
bool review_rubric(struct desk *d, const struct interview *i, struct rubric *out, struct err *e);
bool review_rubric_of(struct desk *d, const char *uuid, struct rubric *out, struct err *e); /* by the interview's */
/* Fills what marks are called by that rubric and puts them in its order, and fills what the questions written up are called by the bank. */
void review_titles(struct desk *d, struct call *c, struct review *r);
/* What stands beside a conversation: comments, scores, questions to the coach. */
void desk_review(struct desk *d, const struct call *c, struct review *out);
/* Where a comment is: "12:41", the uuid of a note, a question or a question to the coach (of `r`), NULL: on
 * the whole. */
bool comment_place(const struct call *c, const struct review *r, const char *on, struct comment *comment,
	struct err *e);
bool comment_add(struct desk *d, const struct call *c, struct comment *comment, struct err *e);
/* Sentences that stand in two comments of mine or more, the most frequent first. */
void comment_phrases(struct desk *d, struct strings *out);
/* Students whose conversations are all reviewed, and for whom feedback is to be written: something
 * was said that none that was written has. */
void review_giving(struct desk *d, void (*each)(void *user, const struct student *s), void *user);
/* Is there something to give back to that student? False: e says that there is not. */
bool review_gives(struct desk *d, const struct student *student, struct err *e);
bool review_any(struct desk *d); /* was a share ever taken in? */
struct promised {
	const struct student *student;
	const struct comment *comment;
	int64_t interview_id;      /* 0: it is gone */
};
/* Remarks that I promised and have not written out; the last first. */
void comments_promised(struct desk *d, void (*each)(void *user, const struct promised *p), void *user);
bool score_add(struct desk *d, struct score *score, struct err *e);
/* A student's question to the coach, at a moment of a call; it travels with the share. */
bool coach_ask(struct desk *d, const struct call *c, const char *text, int64_t axis_ms,
	struct err *e);
/* A comment becomes a step of that conversation, or a question of the plan that is held next:
 * `with` is whose. */
bool comment_to_step(struct desk *d, const struct call *c, const struct comment *m, struct err *e);
/* A question of one's own in the plan that is held next, not with the contact `but` (0: anybody);
 * `with` gets whose. */
bool question_to_next(struct desk *d, const char *text, const char *why, int64_t but,
	struct text *with, struct err *e);
bool comment_to_question(struct desk *d, const struct comment *m, struct text *with, struct err *e);
/* What goes back to a student: nothing private. Into a zeroed one; the caller's. */
bool feedback_make(struct desk *d, const struct student *student, struct feedback *f, struct err *e);
/* Writes it to a file, and beside it the same as pages: of "ana.feedback.yaml" "ana.feedback.md" and
 * "ana.feedback.txt". `how`: OUTPUT_FORCE. */
bool feedback_put(struct desk *d, const struct student *student, const struct ours *ours, const char *file,
	unsigned how, struct err *e);

/* The same as a page, which needs no program to be read. */
void feedback_page(struct desk *d, const struct feedback *f, enum page_format as, struct text *out);

struct merged {                /* zeroed before, merged_done after */
	int64_t student_id;        /* 0: it is for me */
	char *coach;
	size_t comments, scores, refused; /* new or newer; rows that were not theirs to change */
	struct strings said;
};
/* Takes feedback in as one step of undo; a second time it changes nothing. */
bool feedback_merge(struct desk *d, const char *file, const struct text *bytes, struct merged *out,
	struct err *e);
void merged_done(struct merged *m);
/* "From Jo: 3 comments, 8 scores." */
void merged_tell(const struct merged *m, struct text *out);

#endif
