/*
 * share.h: what travels between a student and a coach, as it is read or written: chosen
 * interviews (a share), and comments and scores on them (feedback). Whatever is in these
 * structs leaves; what is not in them cannot (formats/share.c has a row for each member).
 */
#ifndef HALFHOUR_MODEL_SHARE_H
#define HALFHOUR_MODEL_SHARE_H

#include "base.h"
#include "model/clock.h"
#include "model/consent.h"
#include "model/words.h"

/* A list of the structs that its member says. Zeroed is empty; all owned. */
struct row_list {
	void *s;
	size_t n, cap;
};

/* The nth of a list, as a pointer to `type`. */
#define row_at(type, list, i) ((type *)(list)->s + (i))

enum share_names { SHARE_PSEUDONYMS, SHARE_REAL, N_SHARE_NAMES };

struct share_student {
	char uuid[UUID_SIZE];        /* empty: only the coach's id is known (feedback) */
	char *id, *name;             /* the id that a coach or school gave; empty: none */
};

/* How many contacts stand at each stage, and steps overdue. All 0: it was not agreed to share. */
struct share_counts {
	bool agreed;
	int64_t stages[N_STAGES], overdue;
};

struct share_consent {
	char *coach, *class_;        /* "written", "declined" …; empty: was not asked */
};

struct share_clock {
	char uuid[UUID_SIZE];
	int kind;                    /* enum clock_kind */
	int64_t axis_ms, amount_ms;
};

struct share_question {
	char uuid[UUID_SIZE];
	char *id, *text;
	int state;                   /* enum asked_state */
	bool must;
	int64_t minutes;
	struct strings probes;
	int64_t asked_ms;            /* on the axis, when it was first asked; -1: never */
};

struct share_note {
	char uuid[UUID_SIZE];
	int64_t revision;
	int64_t axis_ms, done_ms;
	int kind;                    /* enum note_kind */
	bool starred, marker, claim;
	int record;                  /* enum record; one that is off never leaves */
	char question[UUID_SIZE];    /* empty: before the first */
	char *text;
	int64_t edited_ms;           /* wall; 0: never */
	struct strings themes;
};

struct share_check {             /* a time check */
	char uuid[UUID_SIZE];
	int64_t revision, axis_ms;
	int answer;                  /* enum check_answer */
	int64_t minutes;
};

struct share_text {              /* a reflection, by prompt; a write-up, by question */
	char uuid[UUID_SIZE];
	int64_t revision;
	char *about;                 /* the prompt or the question */
	char *text;
};

struct share_step {
	char *id, *text;             /* "KIND:UUID" */
	int64_t due_ms, done_ms;     /* wall; 0: none */
};

struct share_to_coach {          /* a question to the coach, at a moment of the call */
	char uuid[UUID_SIZE];
	int64_t revision, axis_ms;
	char *text;
};

struct share_interview {
	char uuid[UUID_SIZE];
	int64_t revision;
	int kind, source;            /* enum interview_kind, enum source */
	bool practice;
	char *partner;
	int64_t seed;
	char *person;                /* "Contact 3", or the name where names are real */
	char *role, *organisation;
	int path;                    /* enum path */
	char *seniority;
	struct share_consent consent;
	int64_t agreed_minutes;
	int64_t started_ms;          /* wall */
	char *assignment, *course;
	struct row_list clock;        /* struct share_clock */
	struct row_list questions;    /* struct share_question, in plan order */
	struct row_list notes;        /* struct share_note, by axis */
	struct row_list time_checks;  /* struct share_check */
	struct row_list reflections;  /* struct share_text */
	struct row_list writeups;     /* struct share_text */
	struct row_list steps;        /* struct share_step */
	struct row_list to_coach;     /* struct share_to_coach */
};

/* Zeroed is an empty one. */
struct share {
	int64_t version;             /* SHARE_VERSION */
	char id[UUID_SIZE];
	int64_t made_ms;             /* wall */
	int names;                   /* enum share_names */
	struct share_student student;
	struct share_counts counts;
	struct strings withdrawn;    /* UUIDs of interviews shared before and taken back */
	struct row_list interviews; /* struct share_interview */
};

struct feedback_coach {
	char uuid[UUID_SIZE];
	char *name;
};

struct feedback_rubric {
	char *name, *digest;
};

struct feedback_comment {
	char uuid[UUID_SIZE];
	int64_t revision;
	char interview[UUID_SIZE];   /* empty: on the student as a whole */
	char on[UUID_SIZE];          /* a note, a question …; empty: on at_s */
	int64_t at_s;                /* on the call's clock; -1: on the whole */
	char *text;
	bool withdrawn;
};

struct feedback_score {
	char uuid[UUID_SIZE];
	int64_t revision;
	char interview[UUID_SIZE];   /* empty: on the student as a whole */
	char *row;
	int64_t level;               /* counts from 1; 0: taken back */
	char *because;
};

/* Zeroed is an empty one. */
struct feedback {
	int64_t version;             /* FEEDBACK_VERSION */
	char id[UUID_SIZE];
	int64_t made_ms;
	struct share_student student;
	struct feedback_coach coach;
	struct feedback_rubric rubric;
	struct row_list comments; /* struct feedback_comment */
	struct row_list scores;   /* struct feedback_score */
};

struct call;
struct review;
/* A conversation of a share as a call and what is beside it, into zeroed ones: what a workbook would
 * have once it is taken in, for figures without a workbook. Both the caller's. */
void share_call(const struct share_interview *i, struct call *c, struct review *r);

enum { SHARE_VERSION = 1, FEEDBACK_VERSION = 1 };
/* A stranger's file: what is more is refused or left out, and told. */
enum { SHARE_INTERVIEWS_MOST = 2000, SHARE_ROWS_MOST = 5000, SHARE_TEXT_MOST = 64 * 1024,
	SHARE_BYTES_MOST = 16 * 1024 * 1024 };

#endif
