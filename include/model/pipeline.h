/*
 * pipeline.h: what one should know before writing to the next person: warnings
 * about the whole of one's contacts, and who comes next after silence.
 */
#ifndef HALFHOUR_MODEL_PIPELINE_H
#define HALFHOUR_MODEL_PIPELINE_H

#include "model/circle.h"

enum warning_kind {
	WARNING_HEAD,     /* the head of an organisation before anybody else there */
	WARNING_PRIVATE,  /* research notes hold a private detail */
	WARNING_RESEARCH, /* asked, or next to be asked, without a research note */
	WARNING_FRIENDS,  /* all were known before */
	WARNING_PATH,     /* all are reached by one path */
	N_WARNINGS
};
extern const char *const warning_names[N_WARNINGS]; /* in --json */

struct warning {
	enum warning_kind kind;
	int64_t contact_id; /* the first it is about; 0: about all */
	size_t n;           /* about how many */
};

/* Below this many people a circle is too small to be called alike. */
enum { ALIKE_LEAST = 4 };

/* Somebody at the head of an organisation is an idea, and nobody there has been talked with. */
struct warning warning_head(const struct circle *c);
/* Research notes of somebody hold a private detail. */
struct warning warning_private(const struct circle *c);
/* An idea whom somebody named, or at a target organisation, without research notes. */
struct warning warning_research(const struct circle *c);
/* All of ALIKE_LEAST or more were known before: friends, former colleagues. */
struct warning warning_friends(const struct circle *c);
/* All of ALIKE_LEAST or more have one path, which is not that of friends. */
struct warning warning_path(const struct circle *c);
/* Those that have something to say, in the order of their kinds; n of them. */
size_t warnings_of(const struct circle *c, struct warning out[N_WARNINGS]);
/* A sentence: what it is and what helps. */
void warning_text(const struct circle *c, const struct warning *w, struct text *out);

/* Who to write to when `id` is silent or declined: an idea at the same organisation, else one
 * whom somebody named, at a target, any other, the head of an organisation last; of equals who is
 * there longest. NULL: nobody. */
const struct circle_person *pipeline_next(const struct circle *c, int64_t id);

#endif
