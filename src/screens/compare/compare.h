/*
 * compare.h: what the screens of the comparison share: all of it read and
 * narrowed (compare_view.c), the list of what there is (compare.c, compare_rows.c, compare_acts.c),
 * the answers to one question or the notes of one theme side by side (answers.c).
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

/* What a row is of; the id: a question's place from 1, a theme's id, a note's id, a number. */
enum compare_part { COMPARE_ROW_QUESTION = 1, COMPARE_ROW_THEME, COMPARE_ROW_CLAIM, COMPARE_ROW_NEW,
	COMPARE_ROW_ALIKE };

enum { COMPARE_COUNT = 12 };

/* compare_rows.c */
bool compare_read(struct ui *ui, void *state, struct err *e);

/* compare_acts.c */
void compare_show(struct ui *ui, void *state);
void compare_edit(struct ui *ui, void *state);
void compare_merge(struct ui *ui, void *state);
void compare_split(struct ui *ui, void *state);
void compare_key_tie(struct ui *ui, void *state);
void compare_key_untie(struct ui *ui, void *state);
void compare_ask(struct ui *ui, void *state);
void compare_picture(struct ui *ui, void *state);
void compare_decide(struct ui *ui, void *state);
void compare_along(struct ui *ui, void *state, const int64_t *ids, size_t n, struct text *out);
bool compare_drop(struct ui *ui, void *state, const int64_t *ids, size_t n);

#endif
