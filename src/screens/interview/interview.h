/*
 * interview.h: one conversation read back. What its files share: interview.c
 * is the screen, interview_write.c the writing: texts put right, late notes.
 */
#ifndef HALFHOUR_SCREENS_INTERVIEW_H
#define HALFHOUR_SCREENS_INTERVIEW_H

#include "interview_acts.h"
#include "model/call.h"
#include "model/review.h"
#include "screens/step_acts.h"
#include "screens/theme_acts.h"
#include "talk.h"

struct asked;

struct interview_state {
	struct list list;
	struct app *app;
	int64_t id;
	struct call call;
	struct review review;   /* comments on it, and what was asked of the coach */
	struct rows rows;
	struct report_ask report;
	struct call_off off;
	struct step_form step;
	struct interview_form form;
	int64_t editing;        /* the row whose text is being written; 0: a new note */
	struct note edited;     /* as it was when one began to write its text */
	int64_t late_axis, late_asked; /* of the new note */
	struct menu_item *moves; /* the questions a note may be moved to */
	char **move_names;
	struct theme_ask theme;
	int64_t interest;       /* whose interest is asked */
};

/* interview.c */
bool interview_read(struct ui *ui, void *state, struct err *e); /* as in struct list_screen */

/* interview_write.c */
const struct asked *interview_asked(const struct interview_state *s); /* of the chosen row, or NULL */
void interview_edit(struct ui *ui, void *state);
void interview_add_late(struct ui *ui, void *state);

#endif
