/*
 * coursework.h: the assignment a person works on: which pack, and the day it is due. It is kept
 * in the workbook; the pack is the instructor's.
 */
#ifndef HALFHOUR_MODEL_COURSEWORK_H
#define HALFHOUR_MODEL_COURSEWORK_H

#include "base.h"

struct pack;

enum { LIST_USUAL = 5, ASK_USUAL = 3 }; /* people to list, where the pack is silent, and to ask */

/* Owns its strings; zeroed memory is a valid empty one. */
struct coursework {
	int64_t id, revision;      /* id 0: none is chosen */
	char uuid[UUID_SIZE];
	char *pack, *course;
	int day;                   /* 20261214; 0: not known */
	int64_t chosen_ms;
	int list;                  /* people to list */
	int wanted;                /* questions to write up */
};

/* A step that the instructor wants on the way. */
struct waypoint {
	char uuid[UUID_SIZE];
	int days_before;           /* the day it is due */
	char *text;
};

/* How far it is, for what is due. */
struct coursework_state {
	const struct coursework *what;
	const struct waypoint *waypoints;
	size_t n_waypoints;
	int listed, asked;         /* people, since it was chosen or still in it */
	int64_t asked_id;          /* who was asked last and has not answered; 0: nobody */
	int64_t asked_ms;          /* and when */
	char asked_uuid[UUID_SIZE];
	int64_t agreed_id;         /* who agreed to a call that is still to come; 0: nobody */
	bool held;                 /* a conversation for it */
	int written;               /* questions written up of it */
	bool handed_in;
};

void coursework_done(struct coursework *c);
void waypoints_free(struct waypoint *w, size_t n);
/* What the pack says, put in: course, list, wanted; the day where none is set. */
void coursework_from(struct coursework *c, const struct pack *p);
/* The minute before its day ends in this zone; 0: no day. */
int64_t coursework_ends(const struct coursework *c, const char *zone);
const char *coursework_day(const struct coursework *c, struct text *out); /* adds "2026-12-14" */
int coursework_days_late(const struct coursework *c, int today); /* 0: not late, or no day */
/* What it can bring, and what each day late takes off (0: not said), as sentences; with
 * `days_late` what they have taken. Nothing where nothing is known. */
void coursework_points(double points, double late_day, int days_late, struct text *out);
size_t coursework_words(const char *s); /* how many words a write-up has */
int coursework_ask(const struct coursework *c); /* how many people to ask */

#endif
