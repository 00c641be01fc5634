/*
 * question.h: questions, packs and the whole bank in memory.
 */
#ifndef HALFHOUR_MODEL_QUESTION_H
#define HALFHOUR_MODEL_QUESTION_H

#include "base.h"
#include "model/words.h"

struct contact;

struct question {
	char *id, *text, *brief;   /* brief: the pack's `short`, or the text cut */
	char *because;             /* why it is worth a must-ask; may be NULL */
	struct strings probes, tags;
	struct strings asks;       /* what it asks about, a word each: a plan asks about a thing once */
	enum phase phase;
	enum tiara tiara;
	unsigned kinds;            /* bits of interview_kind; 0 in a file means all, here never 0 */
	unsigned seniorities;      /* bits of seniority; never 0 */
	int minutes;               /* to plan with; 3 when the pack is silent */
	int priority;              /* 1 must-ask … 3 if time allows */
	bool searchable, retired;
	unsigned quiet;            /* bits of bank_rules: advice not wanted here */
	int line, column;          /* of the question in its file; 1-based */
};

struct category {
	char *id, *title;
	struct question *questions;
	size_t n, cap;
};

/* What an instructor asks for: a pack with `assignment:` at its top level. */
struct assignment {
	char *course, *due, *rubric, *licence, *attribution; /* due: 2026-12-05 */
	struct strings header;     /* facts wanted at the head of the report */
	int minutes;               /* of the conversation; 0: as in the settings */
	int list;                  /* people to list before the first letter; 0: not said */
	int points;                /* it can bring; 0: not said */
	double late_day;           /* points off for each day late; 0: as the rubric says */
	struct milestone {
		int days_before;   /* the day it is due */
		char *text;
	} *milestones;
	size_t n_milestones, cap_milestones;
};

struct pack {
	char *name, *title, *language, *file;
	struct strings fields;     /* proposed only to contacts with one of these words; empty: to all */
	bool shipped;
	uint64_t digest;           /* of the file's bytes as they were read */
	struct pack *replaces;     /* the shipped one this user's pack stands for; owned */
	struct assignment *assignment; /* NULL: not an assignment */
	struct category *categories;
	size_t n, cap;
};

struct bank {
	struct pack *packs;        /* in the order of their names */
	size_t n, cap;
};

void question_done(struct question *q);
void question_copy(struct question *to, const struct question *from);
void pack_done(struct pack *p);
void bank_done(struct bank *b);
/* Finds by id; where it stands comes back through the last two (may be NULL). */
const struct question *bank_question(const struct bank *b, const char *id,
	const struct pack **pack, const struct category **category);
size_t bank_count(const struct bank *b);
/* An assignment's questions in the instructor's order, retired ones passed over: the nth from 0;
 * NULL: there are no more. */
const struct question *assignment_question(const struct pack *p, size_t nth);
/* `{role}`, `{organisation}`, `{name}` filled; an unknown value reads "your role" and the like. */
void question_fill(struct text *out, const char *text, const struct contact *who);
/* The first `{word}` that would not be filled, and its bytes; NULL: none. */
const char *question_blank_unknown(const char *text, size_t *n);

#endif
