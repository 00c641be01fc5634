/*
 * typist.h: somebody who types a call, at a steady pace and with mistakes:
 * letters taken back, words killed, letters put in afterwards, earlier notes
 * corrected, all kinds, markers, questions planned and not, the answers to the
 * time check. Knows what must have come of it, to the character.
 */
#ifndef TESTS_TYPIST_H
#define TESTS_TYPIST_H

#include "model/words.h"

struct call;

/* Whom it types at. */
struct typist_face {
	void *user;
	/* One key in the notation of transcripts, so many ms after the one before. */
	void (*key)(void *user, const char *key, int after_ms);
	int64_t (*now)(void *user); /* ms since the call began, on any clock */
};

struct typed_note {
	enum note_kind kind;
	bool starred, marker;
	struct text text;
	int64_t from_ms;    /* its first character */
	size_t question;    /* the place in the trail of what was asked; 0: none yet; a marker's is told by its stamp */
};

struct typist {
	struct typist_face face;
	unsigned seed;
	struct typed_note *notes;
	size_t n, cap;
	struct strings trail;   /* asked: "" the next planned one, else an off-script one */
	size_t planned;         /* how many of the trail were planned */
	struct text line;       /* not ended when the time was over */
	enum note_kind line_kind;
	size_t keys;
	bool offered, wrapped;
};

#define TYPIST_PACE_MS 125 /* 80 words a minute: six keys a word */

/* Types for so long in a call that has just begun, with so many questions planned. */
void typist_call(struct typist *t, int64_t length_ms, size_t questions);
/* Is it what is stored? Stamps may be off by so many ms. False: `wrong` says what is not. */
bool typist_check(const struct typist *t, const struct call *c, int64_t off_ms,
	struct text *wrong);
void typist_done(struct typist *t);

#endif
