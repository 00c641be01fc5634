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
/* Puts right with whom it was, when, how and where, as a form (interview_form.c). */
struct interview_form {
	int64_t id;
};
void interview_form_edit(struct ui *ui, struct interview_form *f, int64_t id);
/* What can be written to a file: the report, the plan to print and write on, the appointment
 * for a calendar. */
enum ask_what { ASK_REPORT, ASK_ASSIGNMENT, ASK_SHEET, ASK_CALENDAR, ASK_COMPARE, ASK_DECISION, ASK_EXPORT, N_ASK_WHATS };
struct report_ask {
	int64_t id;
	enum ask_what what;
	char *file;
};
/* Asks for a file name and writes it there. */
void interview_ask(struct ui *ui, struct report_ask *ask, int64_t id, enum ask_what what);
/* The same for a page over all conversations. */
void page_ask(struct ui *ui, struct report_ask *ask, enum ask_what what);
/* Gives the report, or the plan as a sheet to write on (blank), to the printer. */
void interview_print(struct ui *ui, int64_t id, bool blank);
void report_ask_done(struct report_ask *ask);

/* A call that is moved or cancelled; part of a screen's state. */
struct call_off {
	int64_t contact_id, interview_id;
	const char *kind;          /* of the letter */
	char *reason;
};
/* Asks which of the two, the reason and new times, and opens the letter that says so. */
void interview_call_off(struct ui *ui, struct call_off *off, int64_t contact_id, int64_t interview_id);
/* The same of an interview, which has to be agreed on and not held yet; else says so. */
void interview_call_off_of(struct ui *ui, struct call_off *off, int64_t interview_id);
void call_off_done(struct call_off *off);
/* The row of keys that does it; on every screen that shows an appointment. */
#define CALL_OFF_KEY(keys, act, flags) \
	{ keys, act, "call-off", "Move or cancel the call: asks the reason and new times, and drafts the letter", flags, NULL }

#endif
