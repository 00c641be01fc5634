/*
 * store/review.h: a coach's side: students, their conversations, and what is said
 * of them (intake.c, review.c).
 */
#ifndef HALFHOUR_STORE_REVIEW_H
#define HALFHOUR_STORE_REVIEW_H

#include "base.h"

struct store;

struct comment;
struct review;
struct score;
struct share;
struct share_interview;
struct student;
struct to_coach;

struct store_intake {
	size_t added, changed;     /* conversations that are new, rows that have changed */
	bool newer;                /* the share is newer than what was there */
	bool refused;              /* it belongs to another student here: nothing was done */
	bool again;                /* it was there, and is not as it was */
	int64_t interview_id;
};
/* Within a slice of a batch that store_batch_take will close. False: e says what is wrong with
 * this conversation, and none of it is kept once the slice is given up. `of`: the share it is in. */
bool store_intake(struct store *s, int64_t student_id, const struct share_interview *i,
	const struct share *of, struct store_intake *out, struct err *e);
/* Closes a batch whose rows are another's: no list of one's own shows them. */
bool store_batch_take(struct store *s, int64_t id, const char *label, struct err *e);
/* Hides what such a batch brought, to be removed; its files are looked at again. False: there is none. */
bool store_batch_untake(struct store *s, int64_t id, struct text *label, struct err *e);
struct batch_row {
	int64_t id;
	const char *label;
	int64_t made_ms, conversations;
};
void store_batch_each(struct store *s, void (*each)(void *user, const struct batch_row *row), void *user);
bool store_student_get(struct store *s, int64_t id, struct student *out);
/* The student with that uuid or coach-set id; of those whom only a class list names, the one with
 * that id or, where it is only one's, that name. Who has the number `but` is passed over. */
enum student_by { STUDENT_UUID, STUDENT_CALLED, STUDENT_ROSTER_CALLED, STUDENT_ROSTER_NAME,
	STUDENT_NAME_ALONE, /* whoever has it, where it is one's only */
	N_STUDENT_BY };
bool store_student_by(struct store *s, enum student_by by, const char *value, int64_t but,
	struct student *out);
void store_student_each(struct store *s, bool (*each)(void *user, const struct student *student),
	void *user);
/* By its id, else by its uuid, else new. */
bool store_student_save(struct store *s, struct student *student, struct err *e);
/* One with an id is changed. */
bool store_comment_save(struct store *s, struct comment *c, struct err *e);
/* One without a uuid takes the place of what that rater gave for the row. */
bool store_score_save(struct store *s, struct score *p, struct err *e);
/* A question to the coach in a conversation of mine; its id and uuid come back. */
bool store_to_coach_add(struct store *s, int64_t interview_id, struct to_coach *q, struct err *e);
bool store_comment_find(struct store *s, const char *uuid, struct comment *out);
bool store_score_find(struct store *s, const char *uuid, struct score *out);
/* What belongs to a conversation; and all that was said of a student. Into a zeroed one. */
void store_review_get(struct store *s, int64_t interview_id, const char *uuid, struct review *out);
void store_review_of(struct store *s, int64_t student_id, struct review *out);
bool store_reviewed_set(struct store *s, int64_t interview_id, bool reviewed, struct err *e);
/* Conversations taken in, the oldest first; of a student (0: all), or only those not reviewed. */
enum { TAKEN_REVIEWED = 1, TAKEN_BACK = 2 }; /* nothing came since; the student took it back */
typedef bool store_taken(void *user, int64_t interview_id, int64_t student_id, unsigned how);
void store_taken_each(struct store *s, int64_t student_id, bool unreviewed, store_taken *each, void *user);
/* A conversation that its student took back; *count: one that was not told before. */
bool store_taken_back(struct store *s, int64_t student_id, const char *uuid, size_t *count, struct err *e);
bool store_taken_any(struct store *s);
/* Feedback was written for that student; students of whom no conversation waits, and of whom something
 * was said that none that was written has. Until `each` says false. */
bool store_given_add(struct store *s, int64_t student_id, struct err *e);
void store_giving_each(struct store *s, bool (*each)(void *user, int64_t student_id), void *user);
int64_t store_taken_student(struct store *s, int64_t interview_id); /* whose it is; 0: nobody's */
int64_t store_taken_of(struct store *s, const char *uuid); /* a student's conversation; 0: none */
/* What I said of students' conversations, the last first, some 2,000; until `each` says false. */
void store_comments_mine(struct store *s, bool (*each)(void *user, const struct comment *c), void *user);

#endif
