/* workflow/demo.h: a workbook filled with the year of an invented student. */
#ifndef HALFHOUR_WORKFLOW_DEMO_H
#define HALFHOUR_WORKFLOW_DEMO_H

#include "workflow/desk.h"

/* ---- the demo (demo.c) ---- */

/* Who the invented student is: settings, in place of the person's own. How screens look stays. */
bool demo_settings(struct desk *d, struct err *e);
/* Does in the empty workbook of `d` what data/demo/year.txt says was done, each act at its day
 * counted from the desk's now. e names the line that could not be done. */
bool demo_make(struct desk *d, struct err *e);
/* Adds that many more invented people, as one batch. */
bool demo_people(struct desk *d, int n, struct err *e);

#endif
