/*
 * research.h: what one has read about a person, and what one shares with them, a line each,
 * as questions still to be written.
 */
#ifndef HALFHOUR_MODEL_RESEARCH_H
#define HALFHOUR_MODEL_RESEARCH_H

#include "base.h"

struct asked;
struct contact;

/* The lines of research and common ground about which the plan has no question of one's own
 * yet: none written for the line, and none that shares its words. */
void research_open(const struct contact *who, const struct asked *plan, size_t n,
	struct strings *out);
bool research_asks(const char *line); /* it is a question already */
/* Why a question written for the line is in the plan: your question about “…”. */
void research_why(const char *line, struct text *out);

#endif
