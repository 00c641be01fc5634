/* workflow/decide.h: what I have to decide: its points, what speaks for and against each, on paper. */
#ifndef HALFHOUR_WORKFLOW_DECIDE_H
#define HALFHOUR_WORKFLOW_DECIDE_H

#include "formats_compare.h"
#include "workflow/desk.h"

/* A point of that kind; the question is one, another takes its place. As one step of undo. 0: e. */
int64_t point_add(struct desk *d, enum point_kind kind, const char *text, struct err *e);
/* Another text; a skill that I have; whom to ask of what is unknown (0: nobody). */
bool point_set(struct desk *d, int64_t id, const char *text, bool mine, int64_t contact_id,
	struct err *e);
bool point_drop(struct desk *d, int64_t id, struct text *said, struct err *e);

struct weighed {
	int64_t note_id, interview_id;  /* one of the two */
	int side;                       /* enum side; -1: neither any more */
	const char *because;            /* NULL: nothing */
};
/* A note, or a conversation as a whole, speaks for or against an option or a value, or asks for a
 * skill. `said` gets a sentence. */
bool point_weigh(struct desk *d, int64_t id, const struct weighed *w, struct text *said,
	struct err *e);
/* The page with all of it; appends. */
bool decision_write(struct desk *d, enum page_format as, struct text *out, struct err *e);

#endif
