/*
 * interview.h: one conversation read back. What its files share: interview.c
 * is the screen, interview_write.c the writing (texts put right, late notes), interview_notes.c,
 * interview_comment.c and interview_keys.c its other keys; interview_read.c reads it.
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

/* interview_notes.c */
void interview_moves_done(struct interview_state *s);
void interview_star(struct ui *ui, void *state);
void interview_kind(struct ui *ui, void *state);
void interview_record(struct ui *ui, void *state);
void interview_weigh(struct ui *ui, void *state);
void interview_theme(struct ui *ui, void *state);
void interview_bears_out(struct ui *ui, void *state);
void interview_contradicts(struct ui *ui, void *state);
void interview_interest(struct ui *ui, void *state);
void interview_move(struct ui *ui, void *state);

/* interview_comment.c */
void interview_comment_use(struct ui *ui, void *state);

/* interview_keys.c */
/* "ID", "last", or "ID:NOTE" to begin at a note. */
int64_t interview_key_find(struct store *s, const char *arg, int64_t *note, struct err *e);
void interview_show(struct ui *ui, void *state);
/* What the chosen row is of, and on its first rows the whole conversation. */
void interview_key_delete(struct ui *ui, void *state);
void interview_along(struct ui *ui, void *state, const int64_t *ids, size_t n,
	struct text *out);
bool interview_drop(struct ui *ui, void *state, const int64_t *ids, size_t n);
void interview_key_done(struct ui *ui, void *state);
void interview_put_off(struct ui *ui, void *state);
void interview_undo(struct ui *ui, void *state);
void interview_redo(struct ui *ui, void *state);
void interview_debrief(struct ui *ui, void *state);
void interview_key_live(struct ui *ui, void *state);
void interview_share(struct ui *ui, void *state);
void interview_key_report(struct ui *ui, void *state);
void interview_key_call_off(struct ui *ui, void *state);
void interview_key_print(struct ui *ui, void *state);
void interview_picture(struct ui *ui, void *state);


#endif
