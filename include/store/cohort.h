/*
 * store/cohort.h: a class of students: figures of each, files handed in, courses,
 * marks (standing.c, handed.c).
 */
#ifndef HALFHOUR_STORE_COHORT_H
#define HALFHOUR_STORE_COHORT_H

#include "base.h"

struct store;

struct cohort_wish;
struct review_figures;
struct standing;

/* Those of a course, or all, that have the words, in the order wished: ids, the caller's. */
size_t store_standing_ids(struct store *s, const struct cohort_wish *w, int64_t **ids);
bool store_standing_get(struct store *s, int64_t student_id, struct standing *x);
/* The marks of each who was marked, as cohort_marks reads them. */
void store_standing_scores(struct store *s, const char *course,
	void (*each)(void *user, const char *scores), void *user);
size_t store_standing_waiting(struct store *s); /* conversations to be reviewed */
/* Counts anew for up to `most` students of whom a batch has brought something. */
bool store_standing_make(struct store *s, size_t most, bool *more, struct err *e);
/* The figures of a student's conversation, within the transaction that brings it; `caught`: of a
 * rehearsal with a standard partner, as rehearsed_kinds has it, else "". */
bool store_session_save(struct store *s, int64_t interview_id, const struct review_figures *f,
	const char *caught, struct err *e);
bool store_session_get(struct store *s, int64_t interview_id, struct review_figures *f);
/* "dispatcher:1:5/8,2/3,0/1,0/0", as rehearsed_nth reads it; nothing: it is no such rehearsal. */
void store_session_rehearsed(struct store *s, int64_t interview_id, struct text *out);

/* Files of drop folders. */
struct handed_file {
	char *path;
	int64_t size, time_ns;
	char digest[SHA256_SIZE];
	const char *outcome;         /* "taken", "same", "waits" or "left" */
	char *why;                   /* of what was not taken */
	int64_t student_id, batch_id;
};
/* Is it known as it is, with nothing more to be done? */
bool store_handed_known(struct store *s, const char *path, int64_t size, int64_t time_ns);
bool store_handed_same(struct store *s, const char *digest); /* were these bytes taken in? */
bool store_handed_save(struct store *s, const struct handed_file *f, struct err *e);

/* The day a course is due, 20261214; 0: not known. */
int store_course_day(struct store *s, const char *course);
bool store_course_set(struct store *s, const char *course, int day, struct err *e);
void store_course_each(struct store *s, void (*each)(void *user, const char *course, int day,
	int students), void *user);
/* The first to be reviewed, but for that one; 0: none. */
int64_t store_taken_next(struct store *s, int64_t but);
bool store_taken_waits(struct store *s, int64_t interview_id);

/* The newest conversation of each student of a course (NULL or "": of all), no rehearsal. */
void store_paper_each(struct store *s, const char *course,
	void (*each)(void *user, int64_t student_id, int64_t interview_id, const char *uuid), void *user);
/* The level that rater gave; 0: none. */
int64_t store_mark(struct store *s, int64_t student_id, const char *interview, const char *row, const char *rater);
/* Marks that I and somebody else (or I again) gave for the same; of them, those that are equal. Of all
 * rows: "". */
void store_agreement(struct store *s, const char *row, size_t *both, size_t *agreed);

/* Starred notes of conversations that may be shown to the class, of a course or of all (""), in an order
 * that tells nothing. */
struct moment_row {
	const char *student, *question, *kind, *text;
	bool named;                  /* names in it may be real */
};
void store_moment_each(struct store *s, const char *course,
	void (*each)(void *user, const struct moment_row *row), void *user);
/* How often each question was asked in a course (or in all: ""), and how many notes were taken under it;
 * those with most notes a time first. */
struct worked_row {
	const char *question, *text;
	int64_t asked, notes;
};
void store_worked_each(struct store *s, const char *course,
	bool (*each)(void *user, const struct worked_row *row), void *user);
/* Everything of a course's students goes, with the undo history; how many there were. */
bool store_forget_course(struct store *s, const char *course, size_t *students, struct err *e);

#endif
