/*
 * compare.h: what many conversations say, read once and then only counted: the
 * calls that were held, the questions put in them, the notes, their themes, the
 * claims with what bears them out. Notes off the record are not in it.
 */
#ifndef HALFHOUR_MODEL_COMPARE_H
#define HALFHOUR_MODEL_COMPARE_H

#include "base.h"
#include "model/theme.h"
#include "model/words.h"

#define COMPARE_NONE SIZE_MAX

/* What speaks for or against a claim, or a point of the decision. */
enum side { SIDE_FOR, SIDE_AGAINST, N_SIDES };
extern const char *const side_names[N_SIDES]; /* "for", "against" */

struct evidence {
	int64_t id;
	int64_t claim_id, point_id;     /* the note that is the claim, or the point; 0: not of one */
	int64_t note_id, interview_id;  /* the note that speaks, or the whole conversation */
	enum side side;
	char *text;                     /* a sentence about it; "": none */
};

enum point_kind { POINT_QUESTION, POINT_OPTION, POINT_VALUE, POINT_SKILL, POINT_UNKNOWN,
	N_POINT_KINDS };
extern const char *const point_kind_names[N_POINT_KINDS];

/* What a decision is made of. */
struct point {
	int64_t id, revision;
	char uuid[UUID_SIZE];
	enum point_kind kind;
	char *text;
	bool mine;                      /* of a skill: I have it */
	int64_t contact_id;             /* of what is unknown: whom to ask; 0: not said */
	char *contact;                  /* their name */
};

/* A conversation that was held, no rehearsal. */
struct compare_call {
	int64_t id, contact_id;         /* contact 0: the person is not named yet */
	char *name, *role, *organisation, *seniority;
	enum path path;
	int64_t referrer_id;            /* who named them; 0: nobody */
	char *referrer;
	int64_t root_id;                /* at the head of who named whom; 0: nobody named them */
	char *root;
	int64_t began_ms;
	char *values;                   /* the debrief's answer about values and plans */
	int before, after;              /* interest, 1 to 5; 0: not said */
	char *moved;                    /* the sentence that moved it */
	size_t person, place;           /* the first call with them, the first at this organisation */
};

/* A question put in one call or more; those that are tied are one. */
struct compare_question {
	char *id;                       /* as asked.question_id has it */
	char *brief, *text;
	size_t group;                   /* the first of those tied with it; its own place: none */
};

struct compare_note {
	int64_t id;
	size_t call;                    /* its place among the calls */
	size_t question;                /* its group's place; COMPARE_NONE: before the first */
	enum note_kind kind;
	bool starred, claim;
	enum record record;             /* on, or unattributed */
	char *text;
	int64_t axis_ms;
};

struct compare_tag {
	size_t note;                    /* its place among the notes */
	int64_t theme_id;               /* as it was given */
	size_t whole, above;            /* the place of what it counts for, and of what that is under;
	                                 * COMPARE_NONE: none */
};

/* Calls are by when they began, notes by call and clock, tags by note. */
struct comparison {
	struct compare_call *calls;         size_t n_calls, cap_calls;
	struct compare_question *questions; size_t n_questions, cap_questions;
	struct compare_note *notes;         size_t n_notes, cap_notes;
	struct compare_tag *tags;           size_t n_tags, cap_tags;
	struct evidence *evidence;          size_t n_evidence, cap_evidence;
	struct point *points;               size_t n_points, cap_points;
	struct themes themes;
	size_t *first_calls;                /* of each theme: the call that brought it first */
	size_t *theme_above;                /* of each theme: the place of the one above; COMPARE_NONE: none */
	size_t *theme_notes, *theme_from;   /* the places of its notes, and where they begin */
	size_t *question_notes, *question_from; /* the same of each question */
	size_t *by_id;                      /* the places of the notes, by their ids */
	size_t off_record;                  /* notes that are left out */
};
/* Once all is read: what each tag counts for, and which call brought a theme first. */
void comparison_ready(struct comparison *c);
/* Notes are found by their ids from now on (compare_note_at); comparison_ready does it too. */
void comparison_index(struct comparison *c);
void comparison_done(struct comparison *c);

/* ---- which notes ---- */

/* What is looked at; zeroed is everything. Borrowed. */
struct compare_filter {
	unsigned kinds;                 /* a bit each of enum note_kind; 0: all */
	bool starred;
	int64_t theme_id;               /* or one under it; 0: any */
	const char *person;             /* a part of the name, folded; NULL: anybody */
	int64_t from_ms, to_ms;         /* the call began then; 0: whenever */
};
bool compare_passes(const struct comparison *c, const struct compare_filter *f, size_t note);
/* Has the note this theme, or one under it? */
bool compare_has_theme(const struct comparison *c, size_t note, int64_t theme_id);
/* A fact, a quote, a plain note: what they said; an impression is what I thought. */
bool compare_is_impression(const struct compare_note *n);
/* Adds the names of its themes, as a theme is told. */
void compare_theme_names(const struct comparison *c, size_t note, struct strings *out);
/* Are two calls, by their places, with one person? */
bool compare_same_person(const struct comparison *c, size_t a, size_t b);
/* The place of a note by its id; COMPARE_NONE: it is not in it. */
size_t compare_note_at(const struct comparison *c, int64_t id);
size_t compare_call_at(const struct comparison *c, int64_t id); /* of a call */

/* ---- figures: each counted here and nowhere else ---- */

/* From how many they come: people (two calls with one person are one; somebody not named yet is one
 * of their own), ways in which these are reached, organisations (those without one are not counted),
 * notes. */
struct breadth {
	size_t notes, people, paths, organisations;
};
/* Of the notes that pass: those with the theme or one under it. */
struct breadth figure_theme(const struct comparison *c, const struct compare_filter *f,
	int64_t theme_id);
/* Of the notes that pass: those taken at the question or one tied with it. */
struct breadth figure_question(const struct comparison *c, const struct compare_filter *f,
	size_t question);
/* Questions of which notes pass, those of most people first; the number of them, the caller's. */
size_t compare_ranked(const struct comparison *c, const struct compare_filter *f, size_t **out);
/* Themes that a call was the first to bring; one under another counts as one of its own. */
size_t figure_new_themes(const struct comparison *c, size_t call);
/* The names of these, as a theme is told. */
void compare_new_themes(const struct comparison *c, size_t call, struct strings *out);
/* How many calls in a row, up to the last, brought no new theme; 0 before there is a theme. */
size_t figure_nothing_new(const struct comparison *c);

/* Other people than the claim's own who bear it out, who contradict it. */
struct claim_figure {
	size_t backers, opponents;
};
struct claim_figure figure_claim(const struct comparison *c, size_t note);
/* Waits for somebody else: neither confirmed nor contradicted yet. It rests on one person. */
bool claim_is_open(const struct comparison *c, size_t note);

/* In what the people talked with are too alike: all of ALIKE_LEAST or more, or all but one of
 * five or more. */
enum alike { ALIKE_PATH, ALIKE_ROOT, ALIKE_ORGANISATION, ALIKE_SENIORITY, N_ALIKE };
struct alike_figure {
	size_t same, people;            /* so many of so many are; 0 of them: they are not alike */
	const char *what;               /* the path, name, organisation, seniority; borrowed */
};
struct alike_figure figure_alike(const struct comparison *c, enum alike in);
/* What it is and what helps, a sentence. */
void alike_text(enum alike in, struct alike_figure f, struct text *out);

/* People in whose notes a skill is asked for; it is no skill of theirs. */
size_t figure_asked_for(const struct comparison *c, const struct point *p);

/* ---- in words ---- */

/* "from 2 to 4", "3 before", "not said"; and two blocks as high as the numbers, "▃▆ 2 → 4". */
void interest_say(const struct compare_call *k, struct text *out);
void interest_bar(const struct compare_call *k, bool ascii, struct text *out);
/* Themes by person for a terminal: a line of initials, then a line a theme with a sign each, in so
 * many columns; with 0 a sentence a theme. Signs: · ▪ ■, in ASCII . o O. */
void compare_matrix(const struct comparison *c, const struct compare_filter *f, int columns, bool ascii,
	struct text *out);
/* "4 people, 2 paths, 3 organisations" */
void breadth_text(struct breadth b, struct text *out);
/* "Maya Okafor"; "somebody" where the note is told without the name, or nobody is named yet. */
const char *compare_who(const struct comparison *c, size_t note);
/* "confirmed by Dana Ruiz and Jo Park; contradicted by Sam Poe", "rests on Maya Okafor alone". */
void claim_text(const struct comparison *c, size_t note, struct text *out);

#endif
