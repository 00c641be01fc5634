/*
 * letter.h: letters to a contact: a kind is a file with a form of its text,
 * which is filled from what the workbook knows. Written here, sent by the
 * person: `sent_ms` is what they say. Pure: kinds and facts give a text.
 */
#ifndef HALFHOUR_MODEL_LETTER_H
#define HALFHOUR_MODEL_LETTER_H

#include "base.h"

/* ---- a letter ---- */

enum letter_medium { LETTER_MAIL, LETTER_MESSAGE, LETTER_SPOKEN, LETTER_HAND, N_LETTER_MEDIA };
extern const char *const letter_medium_names[N_LETTER_MEDIA];
enum letter_answer { LETTER_OPEN, LETTER_YES, LETTER_NO, LETTER_SILENT, N_LETTER_ANSWERS };
extern const char *const letter_answer_names[N_LETTER_ANSWERS]; /* "", "yes", "no", "silent" */

/* Characters that a message on a profile site takes, as a person counts them. */
#define LETTER_MESSAGE_MOST 300

/* One row of the workbook. Owns its strings. Zeroed memory is a valid empty one. */
struct letter {
	int64_t id, revision;
	char uuid[UUID_SIZE];
	int64_t contact_id;
	int64_t interview_id;      /* the call it is about; 0: none */
	char *kind;                /* "thanks": a kind by its name */
	enum letter_medium medium;
	char *variant;             /* "A", "B" … */
	char *subject;             /* of a mail; else "" */
	char *text;
	int64_t made_ms;
	int64_t sent_ms;           /* when, as the person says; 0: not sent */
	enum letter_answer answer;
	int64_t answered_ms;       /* 0: no answer, or silence */
};
void letter_done(struct letter *l);

/* ---- a kind of letter: data/letters/KIND.yaml ---- */

/* A piece of the text that stands where {id} is in the body. Of several with one id the first
 * whose conditions hold is taken; none: nothing stands there. */
struct letter_clause {
	char *id;
	struct strings when;       /* all must hold: a slot's name (it is known),
	                            * "no SLOT", a medium, "variant B" */
	char *text;
};

struct letter_kind {
	char *name;                /* "thanks": the file's name, too */
	char *title;               /* "Thanks" */
	bool media[N_LETTER_MEDIA];/* those it is written for */
	enum letter_medium medium; /* proposed */
	char *subject;             /* with slots, as the body */
	char *body[N_LETTER_MEDIA];/* with slots in { }; NULL: as the mail's */
	struct letter_clause *clauses;
	size_t n_clauses, cap_clauses;
	struct strings checks;     /* names of letter_checks; none: all */
	struct strings due;        /* kinds of the due rules that ask for it */
	bool calls_off;            /* once it is sent the time that was agreed is none any more */
	bool own;                  /* from the person's own folder */
};
void letter_kind_done(struct letter_kind *k);
/* "A", and what else its conditions name ("variant B"), in the order of the file. */
void letter_variants(const struct letter_kind *k, struct strings *out);

/* ---- what is known, by the names of slots ---- */

struct letter_facts {
	struct strings names, values;
};
void letter_facts_done(struct letter_facts *f);
/* NULL, "": not known. A name given twice: the last counts. */
void letter_fact_set(struct letter_facts *f, const char *name, const char *value);

/* What a slot wants when it is not known: "[what they said]" stands in the letter. */
struct letter_slot {
	const char *name;
	const char *wants;
};
extern const struct letter_slot letter_slots[];
extern const size_t n_letter_slots;

/* ---- filling ---- */

/* The subject (of a mail; else "") and the text. What is not known stands between brackets. */
void letter_fill(const struct letter_kind *k, const struct letter_facts *f, enum letter_medium m,
	const char *variant, struct text *subject, struct text *text);
/* What stands between brackets still, in order; of a text that may have been edited since. */
void letter_blanks(const char *text, struct strings *out);

/* ---- as one text, which a person edits: a mail begins with a line "Subject: …" ---- */

void letter_whole(const struct letter *l, struct text *out);
void letter_take_whole(struct letter *l, const char *s); /* sets subject and text */
const char *letter_body_of(const char *whole);           /* behind the subject and empty lines */

/* ---- counting ---- */

size_t letter_words(const char *text); /* what is still to be filled in, between brackets, is one */
size_t letter_characters(const char *text); /* as a person counts them: graphemes */
/* How often one speaks of oneself ("I", "my") and of them ("you", "your"). */
void letter_about(const char *text, size_t *me, size_t *them);

/* ---- what it is checked for (letter_check.c) ---- */

/* What is judged, and what it is held against; everything is borrowed, lists may be NULL. */
struct letter_view {
	const char *subject, *text;
	enum letter_medium medium;
	const struct strings *said;   /* starred notes of the call, never off the record */
	const struct strings *steps;  /* what one has to do, or has done, for them */
	const struct strings *source; /* the referrer's name, how they were found */
	const struct strings *misspelt; /* words that are none; NULL: it was not looked at */
	const struct strings *theirs; /* their organisation, what was noted on them */
};
struct letter_check {
	const char *name;          /* in a kind's `checks` */
	const char *fine;          /* said when it is as it should be */
	bool (*good)(const struct letter_view *v, struct text *out); /* false: out says what is not */
	const char *means;         /* for the manual */
};
extern const struct letter_check letter_checks[];
extern const size_t n_letter_checks;
/* The check that needs v->misspelt. */
bool letter_spelling(const struct letter_view *v, struct text *out);
bool letter_is_checked(const struct letter_kind *k, const char *name);

#endif
