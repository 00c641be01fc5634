/* first.h: the questions of a first start, and what a start that was cut off has kept of them. */
#ifndef HALFHOUR_APP_FIRST_H
#define HALFHOUR_APP_FIRST_H

#include "command.h"

/* Zeroed memory is none; free with first_kept_done. */
struct first_kept {
	char *path;
	struct strings lines; /* "course=career": the question, what was answered; "-": nothing */
};
/* What is there of the workbook of that name. */
void first_kept_open(struct first_kept *k, const char *workbook);
/* The answer to a question; NULL: it was not answered. Valid until the next one is added. */
const char *first_kept_get(const struct first_kept *k, const char *question);
/* On the disk at once. */
void first_kept_add(struct first_kept *k, const char *question, const char *answer);
void first_kept_done(struct first_kept *k); /* the file stays */

/* Plain questions before anything is drawn, on a workbook that does not exist yet; by_ear: plain
 * lines were asked for. */
void first_start(struct app *a, bool by_ear, struct first_kept *k);
/* The workbook is there: the assignment that was named is chosen, and the file goes. Nothing
 * happens where nothing was kept. */
void first_finish(struct app *a, struct first_kept *k);

#endif
