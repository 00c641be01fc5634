/* workflow/cohort.h: a class: files of a drop folder taken in, who handed in what. */
#ifndef HALFHOUR_WORKFLOW_COHORT_H
#define HALFHOUR_WORKFLOW_COHORT_H

#include "model/cohort.h"
#include "workflow/desk.h"

/* ---- a drop folder taken in (cohort_take.c) ---- */

struct cohort_take_wish {
	const char *course;        /* NULL: as it was */
	bool anyway;               /* a student known under another name is the same person */
	const char *passphrase;    /* of sealed files; NULL: they wait for a run that has it */
};

struct cohort_counts {
	size_t files, known;       /* in the folder; of them, looked at before and unchanged */
	size_t taken, same;        /* taken in; the same bytes as one that was */
	size_t left, waits;        /* no shares; damaged or locked, looked at again next time */
	size_t conversations, added, changed;
};

/* A job in slices: each a short transaction, and nothing is seen before the last. */
struct cohort_take;
/* Lists the files of the folder and of its subfolders, whatever they are called. NULL: e. */
struct cohort_take *cohort_take_open(struct desk *d, const char *dir,
	const struct cohort_take_wish *w, struct err *e);
/* One slice; *ended: it was the last. What is wrong with a file is added to `said`, a sentence
 * each, and the others are taken. False: e; nothing of it is left. */
bool cohort_take_step(struct cohort_take *m, bool *ended, struct strings *said, struct err *e);
struct cohort_counts cohort_take_counts(const struct cohort_take *m);
int cohort_take_percent(const struct cohort_take *m);
/* "118 files: 96 taken in with 96 conversations, …; batch 12." */
void cohort_take_tell(const struct cohort_take *m, struct text *out);
void cohort_take_free(struct cohort_take *m); /* cancels it where it has not ended */

/* Undoes what a batch brought; what was said of it stays, and the next run reads its files
 * again. `said` gets a sentence. */
bool cohort_take_back(struct desk *d, int64_t batch, struct text *said, struct err *e);
/* Batches that can be taken back, the last first. */
void cohort_batches(struct desk *d, void (*each)(void *user, const struct batch_row *row), void *user);

/* ---- who is in the class (cohort.c) ---- */

struct cohort_roster {
	size_t listed, added;      /* on the list; of them, not known before */
};
/* A class list: whoever is on it is shown, whether they handed anything in or not, and has the
 * list's id. `course` (may be NULL) goes before the list's own. */
bool cohort_roster(struct desk *d, const char *file, const char *course, struct cohort_roster *out,
	struct err *e);
/* The day a course is due, as 20261214; `said` gets a sentence. */
bool cohort_course(struct desk *d, const char *course, int day, struct text *said, struct err *e);
void cohort_courses(struct desk *d, void (*each)(void *user, const char *course, int day, int students),
	void *user);
int cohort_course_day(struct desk *d, const char *course); /* 0: not known */

/* Counts what a batch has brought, before a list is read; a workbook that may only be read shows what
 * was counted before. */
bool cohort_ready(struct desk *d, struct err *e);
/* "handed", or a row of the rubric, into a wish; NULL: by name. False: e names what there is. */
bool cohort_order(const char *what, struct cohort_wish *w, struct err *e);
/* Students in the order wished: their ids, the caller's; or one by one. */
size_t cohort_ids(struct desk *d, const struct cohort_wish *w, int64_t **ids);
void cohort_each(struct desk *d, const struct cohort_wish *w,
	bool (*each)(void *user, const struct standing *s), void *user);
bool cohort_standing(struct desk *d, int64_t student_id, struct standing *out);
/* The marks of a course (or of all: NULL) by each row of the rubric; rubric->n of them, to be freed. */
struct rubric;
struct cohort_row *cohort_rows(struct desk *d, const char *course, const struct rubric *rubric);

/* Which questions brought most notes a time, over a course or all (NULL). */
void cohort_worked(struct desk *d, const char *course, bool (*each)(void *user, const struct worked_row *row),
	void *user);

/* ---- points for a gradebook (gradebook.c) ---- */

struct grade;
struct cohort_grades {                 /* zeroed before, cohort_grades_done after */
	size_t rows, filled;           /* students in the file; of them, given their points */
	struct strings missed;         /* names of those whose id nobody here has */
	struct strings unmarked;       /* sentences: who lacks a mark, and stays as they were */
};
/* A student's points by the rubric, less those for days late. */
void cohort_grade(struct desk *d, const struct rubric *rubric, const struct standing *s, struct grade *out);
/* Fills the column of a gradebook in place, matched by the id that a school gave; every other byte of
 * the file stays. */
bool cohort_gradebook(struct desk *d, const char *file, const char *column, struct cohort_grades *out,
	struct err *e);
void cohort_grades_done(struct cohort_grades *g);

/* ---- the class's moments, and a course removed (cohort.c) ---- */

/* Starred notes of conversations whose people agreed to be shown to the class, without names, as a page;
 * how many there are. Those of shares with real names, and lines in which the student is named, are left
 * out and counted. */
struct document;
size_t cohort_moments(struct desk *d, const char *course, struct document *out, size_t *left);
/* Removes a course for good: its students, all that is theirs or was said of them, and the history that
 * could bring it back. `said` gets a sentence. False: there is none of that name. */
bool cohort_forget(struct desk *d, const char *course, struct text *said, struct err *e);

#endif
