/*
 * compare.h: what the screens of the comparison share: all of it read and
 * narrowed (compare_view.c), the list of what there is (compare.c), the answers
 * to one question or the notes of one theme side by side (answers.c).
 */
#ifndef HALFHOUR_SCREENS_COMPARE_H
#define HALFHOUR_SCREENS_COMPARE_H

#include "screens.h"
#include "screens/interview/interview_acts.h"
#include "screens/rows.h"
#include "screens/theme_acts.h"

struct compare_view {
	struct list list;
	struct app *app;
	struct rows rows;
	const struct comparison *c;
	struct compare_choice choice;
	struct theme_ask ask;
	struct report_ask file;
	int64_t of;              /* what a menu, form or prompt was opened for */
};

/* Reads it anew; the rows are empty then. */
bool compare_view_read(struct ui *ui, struct compare_view *v, struct err *e);
void compare_view_close(struct ui *ui, void *state);
void compare_view_filter(struct ui *ui, void *state);  /* a form: which notes */
void compare_view_status(const void *state, struct text *out); /* which, in words */
void compare_view_file(struct ui *ui, void *state);    /* the page, to a file */
/* What was done, or why not; `said` is freed. Returns `good`. */
bool compare_view_told(struct ui *ui, bool good, struct text *said, const struct err *e);
/* The same of a form or a prompt; then everything is read again. */
void compare_view_said(struct ui *ui, bool good, const struct text *said, const struct err *e);

#endif
