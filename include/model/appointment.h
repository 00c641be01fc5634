/*
 * appointment.h: whether two appointments are in each other's way. One in person takes the
 * way there and back and being early besides.
 */
#ifndef HALFHOUR_MODEL_APPOINTMENT_H
#define HALFHOUR_MODEL_APPOINTMENT_H

#include "base.h"

struct interview;

struct appointment_margins {
	int travel;            /* minutes to or from a place */
	int early;             /* minutes to be there before */
};

enum appointment_clash { CLASH_NONE, CLASH_NEAR, CLASH_OVERLAP };
/* Both have a time. Of two near each other *free gets the minutes that lie between them, and
 * *needed those it takes: one way, and being early for the second where that is in person. */
enum appointment_clash appointment_clash(const struct interview *a, const struct interview *b,
	struct appointment_margins m, int *free, int *needed);

#endif
