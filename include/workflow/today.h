/* workflow/today.h: what is due, and what is done with it. */
#ifndef HALFHOUR_WORKFLOW_TODAY_H
#define HALFHOUR_WORKFLOW_TODAY_H

#include "workflow/desk.h"

/* ---- what is due, and why: Today, and `halfhour today` ---- */

/* In the order they are shown. */
enum agenda_part { AGENDA_RUNNING, AGENDA_OVERDUE, AGENDA_CALL, AGENDA_DUE, AGENDA_DEBRIEF,
	AGENDA_DRAFT, AGENDA_SOON, AGENDA_IDEA, N_AGENDA_PARTS };

struct agenda_item {
	enum agenda_part part;
	struct due_row row;        /* of a draft only whose it is: contact_id (0: a new one), name */
	char *text;                /* what it is */
	char *why;                 /* why it is here, and since or until when */
};

struct agenda {
	struct agenda_item *items;
	size_t n, cap;
	bool empty;                /* no contact and no call in the whole workbook */
};

bool agenda_read(struct desk *d, int64_t now_ms, struct agenda *out, struct err *e);
void agenda_done(struct agenda *g);
/* Is it to be done by the end of that day? Drafts, ideas and what is due later are not. */
bool agenda_is_due(const struct agenda_item *it, int64_t now_ms, const char *zone);
/* An element of `today --json`; the caller's. */
struct json *agenda_json(const struct agenda_item *it, int64_t now_ms);
/* What one wants to know of a step before doing it, a sentence each, appended: the last two notes of
 * the call it is about, or of the last one with them, never off the record (before any: why it is
 * this person); what was promised; the draft of its letter; how it is done well. Nothing: it says all. */
bool agenda_context(struct desk *d, const struct due_row *r, struct strings *out, struct err *e);

/* ---- what is done with a step, whoever shows it ---- */

/* By its id, "KIND:UUID", or a beginning of it that only one has; the caller's. */
bool step_find(struct desk *d, const char *id, struct due_row *out, struct err *e);
/* Each is one step of undo that names the step; what cannot be done with it is said. */
bool step_tick(struct desk *d, const struct due_row *r, bool done, struct err *e);
/* Not shown before until_ms, which is not to have passed. */
bool step_put_off(struct desk *d, const struct due_row *r, int64_t until_ms, struct err *e);
bool step_drop(struct desk *d, const struct due_row *r, struct err *e); /* one typed by hand goes */
/* Its words and its day; without a day (0) it has the rule's again. */
bool step_edit(struct desk *d, const struct due_row *r, const char *text, int64_t due_ms,
	struct err *e);

/* A step of one's own. False with *same set: it is there already, not done, and e says so. */
bool step_add(struct desk *d, struct step *st, bool anyway, int64_t *same, struct err *e);

#endif
