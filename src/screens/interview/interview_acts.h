/* interview_acts.h: what can be done with an interview from whichever screen shows one. */
#ifndef HALFHOUR_SCREENS_INTERVIEW_ACTS_H
#define HALFHOUR_SCREENS_INTERVIEW_ACTS_H

#include "screens.h"

/* What the deletion of a list does (struct list_screen); the state is not looked at. */
bool interviews_drop(struct ui *ui, void *state, const int64_t *ids, size_t n);
void interviews_along(struct ui *ui, void *state, const int64_t *ids, size_t n,
	struct text *out);
/* "23 notes with Ama", "1 conversation with Ama". */
void holds_text(struct text *out, struct holds h, const char *who);
/* Goes on with the call, or says that it has ended. */
void interview_live(struct ui *ui, int64_t id);
/* Asks for a file name and writes the report there. */
struct report_ask {
	int64_t id;
	bool sheet; /* the plan, to print and write on */
	char *file;
};
/* The same for the plan as a sheet to print. */
void interview_sheet(struct ui *ui, struct report_ask *ask, int64_t id);
void interview_report(struct ui *ui, struct report_ask *ask, int64_t id);
void report_ask_done(struct report_ask *ask);

#endif
