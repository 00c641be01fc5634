/*
 * today.h: Today. What its files share: today.c is the screen, today_rows.c makes its rows,
 * today_class.c has what a coach finds there, today_open.c what Enter opens, today_acts.c the
 * other keys, today_context.c what is known of the chosen row.
 */
#ifndef HALFHOUR_SCREENS_TODAY_TODAY_H
#define HALFHOUR_SCREENS_TODAY_TODAY_H

#include "screens/contact/contact_acts.h"
#include "screens/contact/contact_form.h"
#include "screens/interview/interview_acts.h"
#include "screens/review/give_back.h"
#include "screens/review/take_share.h"
#include "screens/rows.h"
#include "screens/step_acts.h"

/* A part of the ids of rows beside those of the agenda (rows_part). */
enum { TODAY_REVIEW = N_AGENDA_PARTS, TODAY_PROMISE, TODAY_GIVE };

struct today {
	struct list list;
	struct app *app;
	struct agenda agenda;
	struct rows rows;
	struct contact_form form;
	struct stage_ask ask;
	struct step_form step;
	struct call_off off;
	struct take_share take;
	struct give_back give;
	struct text date;
	int room;         /* columns for the text of a row */
	bool promised, giving; /* while rows are made: there is such a row */
	size_t left;      /* to review; more than when it was read last: the pointer goes to the first */
	int64_t looked_for, found; /* a promise's comment, and its conversation */
	int64_t again_ms; /* boot clock of the next look at steps that are still being made; 0: none */
};

/* ---- today_rows.c ---- */

/* Of a draft by its contact, which may be none yet. */
int64_t today_row_id(const struct agenda_item *it);
/* What and why on one line where both fit, else on lines of their own. */
void today_add_line(struct today *t, int64_t id, const struct agenda_item *it,
	const struct ui *ui);
void today_make_rows(struct today *t, const struct ui *ui); /* of the agenda */
const struct agenda_item *today_chosen(const struct today *t);
int64_t today_due(const void *state, const struct moment *now);
void today_tick(struct ui *ui, void *state);

/* ---- today_class.c ---- */

void today_add_class(struct today *t); /* the rows behind those */
const char *today_empty(const struct today *t); /* what is said when there is nothing */
/* What was taken in meanwhile is what one goes on with. */
void today_point(struct today *t);
void today_take(struct ui *ui, struct today *t);
void today_reviews(struct ui *ui, void *state);
void today_show_promise(struct ui *ui, struct today *t, int64_t comment_id);
void today_show_giving(struct ui *ui, struct today *t, int64_t student_id);

/* ---- today_context.c ---- */

void today_pane(struct ui *ui, void *state, int columns, struct pane *out);
/* The same lines where there is no room below, and by ear. */
void today_show_context(struct ui *ui, void *state);

/* ---- today_open.c ---- */

void today_show(struct ui *ui, void *state);

/* ---- today_acts.c ---- */

void today_add(struct ui *ui, void *state);
void today_show_draft(struct ui *ui, struct today *t, int64_t contact_id);
void today_write(struct ui *ui, const struct due *d);
/* What a day begins with: a coach's with a student's share. */
void today_new(struct ui *ui, void *state);
void today_contact(struct ui *ui, void *state);
void today_live(struct ui *ui, void *state);
void today_letter(struct ui *ui, void *state);
void today_plan(struct ui *ui, void *state);
void today_done(struct ui *ui, void *state);
void today_put_off(struct ui *ui, void *state);
void today_edit(struct ui *ui, void *state);
void today_drop(struct ui *ui, void *state);
void today_stage(struct ui *ui, void *state);
void today_answer(struct ui *ui, void *state);
void today_call_off(struct ui *ui, void *state);
void today_rehearse(struct ui *ui, void *state);
void today_search(struct ui *ui, void *state);

#endif
