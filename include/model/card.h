/*
 * card.h: one sentence to say when stuck, and cards for moments one is nervous about.
 */
#ifndef HALFHOUR_MODEL_CARD_H
#define HALFHOUR_MODEL_CARD_H

#include "model/call.h"

/* One sentence to say now: the `turn`th (0…, round again at the end) of the probes of this
 * question, a bridge to the next must-ask (else to what is best asked next), and ways on that
 * always work; when it is time, of what belongs to the closing, at the time check whether
 * there is time. `h` may be NULL. */
void stuck_text(const struct call *c, const struct habit *h, int64_t axis_ms, int turn,
	struct text *out);
/* What its sentences are about; where that changes one begins again with the first: the
 * question, 0 before the first; -1: the closing, -2: the time check. */
int64_t stuck_topic(const struct call *c, const struct habit *h, int64_t axis_ms);

struct person {              /* the one who uses the program, from the settings */
	const char *name, *exploring, *about, *background, *pitch, *zone, *student_id;
	enum scope scope;
	const struct strings *targets; /* organisations one would like to work for; NULL: none */
};

/* Lines to say, each a sentence; a line in brackets is for the person alone. What a contact
 * or the settings lack is left out without a trace. */
struct card {
	const char *name;    /* "opening", "pitch", "job", "resume", "five-minutes", "late", "turned", "closing" */
	const char *title;
	void (*write)(struct text *out, const struct call *c, const struct person *me);
};
extern const struct card cards[];
extern const size_t n_cards;
const struct card *card_find(const char *name); /* unique beginning; NULL: none */

#endif
