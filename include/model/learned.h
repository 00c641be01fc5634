/*
 * learned.h: the notebook of a field of work one explores: its terms, subfields, job titles and
 * qualifications, the skills asked for and one's own, ways to people tried, what came of it.
 */
#ifndef HALFHOUR_MODEL_LEARNED_H
#define HALFHOUR_MODEL_LEARNED_H

#include "base.h"

/* In the order in which the notebook shows them. */
enum learned_kind { LEARNED_TERM, LEARNED_SUBFIELD, LEARNED_TITLE, LEARNED_QUALIFICATION,
	LEARNED_WANTED, LEARNED_HAVE, LEARNED_WAY, LEARNED_CONNECT, LEARNED_OPENING, LEARNED_INTERNSHIP,
	LEARNED_MENTOR, N_LEARNED_KINDS };
extern const char *const learned_kind_names[N_LEARNED_KINDS]; /* stored: "term" … */
extern const char *const learned_kind_heads[N_LEARNED_KINDS]; /* "Terms" … */

/* Owns its strings. Zeroed memory is a valid empty one. */
struct learned {
	int64_t id, revision;
	char uuid[UUID_SIZE];
	char *field;               /* "power grids" */
	enum learned_kind kind;
	char *text;
	char *source;              /* where it is from: a page, a book, "Maya, 22 Nov"; or "" */
	int64_t contact_id;        /* whom it is about, or came by; 0: nobody */
	int64_t made_ms;
};
void learned_done(struct learned *f);

/* A notebook, whole: those of one field by kind, of one kind as they were written. */
struct notebook {
	struct learned *all;
	size_t n, cap;
};
void notebook_done(struct notebook *b);
/* A skill that is asked for and is not among one's own, however it is written. */
bool learned_is_gap(const struct notebook *b, const struct learned *f);
/* What is worth a question to somebody: the gaps first, then qualifications and subfields. */
void notebook_questions(const struct notebook *b, struct strings *out);

#endif
