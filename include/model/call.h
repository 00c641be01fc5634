/*
 * call.h: a whole conversation, as every screen, report and export reads it.
 */
#ifndef HALFHOUR_MODEL_CALL_H
#define HALFHOUR_MODEL_CALL_H

#include "base.h"
#include "model/clock.h"
#include "model/contact.h"
#include "model/interview.h"
#include "model/note.h"
#include "model/plan.h"

struct check {
	int64_t id, revision;
	char uuid[UUID_SIZE];
	int64_t axis_ms;
	enum check_answer answer;
	int minutes;               /* granted with it; 0 when wrapped */
};

struct reflection {            /* the debrief's answers, by prompt */
	int64_t id, revision;
	char uuid[UUID_SIZE];
	char *prompt;              /* "learned", "went-well", … of debrief_prompts */
	char *text;
};

struct writeup {               /* one's own answer to a question of an assignment, on paper */
	int64_t id, revision;
	char uuid[UUID_SIZE];
	char *question;            /* its id in the pack */
	char *brief;               /* that question's title; NULL: no question here has the id */
	char *text;
};

struct step {                  /* something to do */
	int64_t id, revision;
	char uuid[UUID_SIZE];
	int64_t contact_id, interview_id; /* 0: none */
	char *text;
	char *kind;                /* "thanks", "follow-up", "promised", "meet", … */
	int64_t due_ms;            /* wall; 0: no time */
	int64_t done_ms;           /* 0: still to do */
	int64_t note_id;           /* the note it came from; 0: none */
};

struct due_row;

struct call_theme {            /* a theme of a note, as it is told: "licences / costs" */
	int64_t note_id;
	char *name;
};

struct call {
	struct interview interview;
	struct contact who;
	bool met;                  /* a real call with them has ended before this one */
	struct clock clock;
	struct asked *asked;       size_t n_asked, cap_asked;     /* by position; off-script last */
	struct asking *askings;    size_t n_askings, cap_askings; /* by axis */
	struct note *notes;        size_t n_notes, cap_notes;     /* by axis, then id */
	struct check *checks;      size_t n_checks, cap_checks;
	struct reflection *reflections; size_t n_reflections, cap_reflections;
	struct writeup *writeups;  size_t n_writeups, cap_writeups;
	struct due_row *steps;     size_t n_steps, cap_steps; /* not those dropped */
	struct call_theme *themes; size_t n_themes, cap_themes; /* by note; a name once each */
	struct text draft;         /* the line being typed when it was read; empty: none */
	int64_t draft_axis_ms;
};

void call_done(struct call *c);
void step_done(struct step *s);
/* What is written up of a question, by its id in the pack; NULL: nothing. */
const char *call_writeup(const struct call *c, const char *question_id);
const struct asked *call_asked(const struct call *c, int64_t asked_id); /* or NULL */
/* The question current at a place on the axis, or NULL. */
const struct asked *asked_current(const struct call *c, int64_t axis_ms);
const struct note *call_note(const struct call *c, int64_t id);
bool call_has_note(const struct call *c, int64_t asked_id); /* of what was answered */
/* Adds the names of a note's themes; the number of them. */
size_t call_note_themes(const struct call *c, int64_t note_id, struct strings *out);
/* The latest place on the axis that anything of the call, its draft too, was stamped at. */
int64_t call_last_axis(const struct call *c);
/* Time the machine was not there in a call, that counts and was not taken out: the last such,
 * told from what is stored. False: none. */
struct slept {
	int64_t axis_ms;     /* where it ends: anywhere between two things noted is as good */
	int64_t ms;
	bool restarted;      /* not asleep: off, from the last thing noted on */
	bool scattered;      /* with something noted between: where is not known, nor axis_ms */
};
bool call_slept(const struct call *c, const struct moment *now, struct slept *out);
/* Puts a copy of a new note in its place, behind those of the same moment. */
void call_note_put(struct call *c, const struct note *n);
/* The current question (last of the trail), or NULL before the first. */
const struct asked *call_current(const struct call *c);
/* The first planned one neither asked, answered nor skipped; NULL: none left. */
const struct asked *call_next(const struct call *c);
/* "Ask this next" at a reading of the clock: the plan's order while all fits, else must-asks
 * first and what does not fit passed over, at the end the closing; NULL: nothing. `h` may be
 * NULL. */
struct habit;
const struct asked *call_suggest(const struct call *c, const struct habit *h, int64_t at_ms);
/* First time asked on the call's clock, -1: never; and the time it was current, in all. */
int64_t asked_at(const struct call *c, int64_t asked_id);
int64_t asked_spent(const struct call *c, int64_t asked_id, int64_t axis_ms);
/* Was a time given for what lies there? Of a call from paper all else lies at its end. */
bool call_stamped(const struct call *c, int64_t axis_ms);
/* Was it noted as it went? Entered from paper no time was measured, and none is told. */
bool call_measured(const struct call *c);
int call_count_asked(const struct call *c); /* asked, answered and off-script */
int call_granted(const struct call *c);     /* minutes granted in all */
/* Names given so far: referral notes, markers too; and whether any may be used (`+`). */
int call_names(const struct call *c, bool *may_use);
/* Is it noted that they may be written to again, or was that asked; and that they were thanked,
 * by /thanked or in a note? */
bool call_may_write(const struct call *c);
bool call_thanks_noted(const struct call *c);
/* Do they know each other: have they talked before, or is it a friend, a former colleague? */
bool call_acquainted(const struct call *c);
/* Were they thanked aloud? *at_ms (may be NULL): what the clock read first. */
bool call_thanked(const struct call *c, int64_t *at_ms);

#endif
