/*
 * debrief.h: the walk straight after a call, as a list of things to do and
 * done. What its files share: debrief_rows.c makes the list, debrief_write.c
 * the writing, debrief_confirm.c what is confirmed by one key, debrief_acts.c the other keys;
 * debrief_read.c reads it.
 */
#ifndef HALFHOUR_SCREENS_DEBRIEF_H
#define HALFHOUR_SCREENS_DEBRIEF_H

#include "model/call.h"
#include "screens.h"
#include "screens/contact/contact_form.h"
#include "screens/interview/interview_acts.h"
#include "screens/rows.h"
#include "screens/step_acts.h"
#include "screens/theme_acts.h"

/* In the order of the walk (product.md, "After": markers first). */
enum debrief_part { DEBRIEF_MARKER, DEBRIEF_PERSON, DEBRIEF_REFERRAL, DEBRIEF_PROMPT,
	DEBRIEF_STEP, DEBRIEF_WORDING, N_DEBRIEF_PARTS };

/* One thing; its row's id is rows_id(part, of). */
struct debrief_item {
	enum debrief_part part;
	int64_t of;         /* a note's, contact's or question's id; a step's number; the index of a prompt */
	bool done;
	int64_t contact_id; /* of a referral that is a contact already */
};

/* How long after a look what waits for the workbook is looked at again. */
enum { DEBRIEF_WAITS_MS = 1000 };

struct debrief {
	struct list list;
	struct app *app;
	int64_t id;
	struct call call;
	struct rows rows;
	int columns;        /* of a row's text; 0: not wrapped */
	struct debrief_item *items;
	size_t n_items, cap_items;
	int64_t waits_ms;   /* boot clock of the next look at what waits for the workbook; 0: nothing */
	struct note edited; /* as it was when one began to write its text */
	int64_t writing;    /* row whose text is being written */
	struct contact_form form;
	int64_t candidate;  /* the contact it may have been */
	char *candidate_name;
	struct step_form step;
	struct theme_ask theme;
	int64_t interest;   /* whose interest is asked */
};

/* The screen's state. */
struct debrief_screen {
	struct debrief d;  /* begins with its list */
	struct report_ask report;
};

/* debrief_rows.c */
void debrief_items(struct debrief *d);      /* what there is to do, from the call */
void debrief_rows(struct debrief *d, int64_t now_ms);
const struct debrief_item *debrief_item(const struct debrief *d, int64_t row);
size_t debrief_left_all(const struct debrief *d);
void debrief_left_text(const struct debrief *d, struct text *out);

/* debrief.c */
bool debrief_read(struct ui *ui, struct debrief *d, struct err *e);

/* debrief_write.c */
void debrief_write(struct ui *ui, struct debrief *d, int64_t row);

/* debrief_confirm.c */
void debrief_name_person(struct ui *ui, struct debrief *d);
void debrief_add_referral(struct ui *ui, struct debrief *d, const struct debrief_item *it);
void debrief_edit_referral(struct ui *ui, struct debrief *d, const struct debrief_item *it);

/* debrief_acts.c */
void debrief_act(struct ui *ui, void *state);
void debrief_edit(struct ui *ui, void *state);
void debrief_delete(struct ui *ui, void *state);
void debrief_theme(struct ui *ui, void *state);
void debrief_claim(struct ui *ui, void *state);
void debrief_interest(struct ui *ui, void *state);
void debrief_add_step(struct ui *ui, void *state);
void debrief_put_off(struct ui *ui, void *state);
void debrief_done(struct ui *ui, void *state);
/* Taking back the end leads back into the call. */
void debrief_undo(struct ui *ui, void *state);
void debrief_redo(struct ui *ui, void *state);
void debrief_read_back(struct ui *ui, void *state);
void debrief_report(struct ui *ui, void *state);

/* debrief.c */

/* debrief_read.c */
/* The first thing still to be done. */
void debrief_choose_first(struct debrief *d);

#endif
