/* give_back.h: feedback for a student written to a file. */
#ifndef HALFHOUR_SCREENS_GIVE_BACK_H
#define HALFHOUR_SCREENS_GIVE_BACK_H

#include "screens.h"

/* Zeroed before, give_back_done after. */
struct student;
struct give_back {
	struct app *app;
	char *file;
	int64_t student_id;
};

/* Asks for the file, and before one is written over; refused where there is nothing to give back. */
void give_back_ask(struct ui *ui, struct give_back *g, const struct student *student);
void give_back_done(struct give_back *g);

#endif
