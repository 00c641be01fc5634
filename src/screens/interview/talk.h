/*
 * talk.h: one conversation as rows in the order of its clock: what was asked,
 * noted and checked; then what was not asked, the reflection, what was written up, the steps.
 */
#ifndef HALFHOUR_SCREENS_TALK_H
#define HALFHOUR_SCREENS_TALK_H

#include "screens.h"
#include "screens/rows.h"

struct call;
struct review;

/* What a row is of (rows_part); the id is that of the thing in the workbook. */
enum talk_part { TALK_FACT, TALK_ASKING, TALK_NOTE, TALK_CHECK, TALK_CLOCK, TALK_ASKED,
	TALK_REFLECTION /* the index of its prompt */, TALK_STEP, TALK_COMMENT, TALK_TO_COACH,
	TALK_SCORE, TALK_WRITEUP };

/* The columns of the rows: stamp, kind, text. */
enum { TALK_STAMP = 7, TALK_KIND = 10 /* of "impression" */, TALK_COLUMNS = 3,
       TALK_NARROW = 60, /* columns of a window below which stamp and kind have a line of their own */
       TALK_COLUMNS_MOST = 100 /* a line of text that is longer is hard to read */ };
extern const int talk_widths[TALK_COLUMNS];

/* `columns` is the room for the text; 0: not wrapped; below 0: in a narrow window the text is below
 * stamp and kind, in so many columns, and the rows have one column only. `beside`: comments, marks and questions to
 * the coach, at their moments; NULL: none. */
void talk_rows(struct rows *r, const struct call *c, const struct review *beside, int64_t now_ms,
	const char *zone, int columns);
/* The `columns` for this window; the list gets the columns that go with them. */
int talk_columns(const struct ui *ui, struct list *l);
/* "Maya Okafor · Grid planner, Northlight Energy" */
void talk_title(const struct call *c, struct text *out);
/* The pane of a list whose ids are interviews. */
void talk_pane(struct ui *ui, void *state, int columns, struct pane *out);
/* Where a row stands on the axis; -1: at no moment. */
int64_t talk_axis(const struct call *c, const struct review *beside, int64_t id);
/* The answer to a prompt of the debrief, or NULL. */
const char *reflection_text(const struct call *c, const char *prompt);

/* The uuid of the debrief's answer or the write-up in that row; NULL: it is neither. Borrowed. */
const char *talk_written_uuid(const struct call *c, int64_t id);

#endif
