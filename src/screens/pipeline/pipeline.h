/*
 * pipeline.h: Pipeline. What its files share: pipeline.c is the screen, pipeline_rows.c makes its
 * rows, pipeline_acts.c has its keys.
 */
#ifndef HALFHOUR_SCREENS_PIPELINE_PIPELINE_H
#define HALFHOUR_SCREENS_PIPELINE_PIPELINE_H

#include "screens/contact/contact_acts.h"
#include "screens/rows.h"

struct pipeline_screen_state {
	struct list list;
	struct app *app;
	struct pipeline pipeline;
	enum pipeline_by by;
	struct stage_ask ask;
	struct rows rows;
};

enum { PART_WARNING = 1, PART_PERSON };
enum { GROUP_MOST = 50 }; /* people shown of one group */

/* ---- pipeline_rows.c ---- */

bool pipeline_screen_read(struct ui *ui, void *state, struct err *e);

/* ---- pipeline_acts.c ---- */

void pipeline_show(struct ui *ui, void *state);
void pipeline_stage(struct ui *ui, void *state);
void pipeline_go_next(struct ui *ui, void *state);
void pipeline_turn(struct ui *ui, void *state);

#endif
