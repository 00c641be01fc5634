/* take_share.h: a student's share asked for and taken in. */
#ifndef HALFHOUR_SCREENS_TAKE_SHARE_H
#define HALFHOUR_SCREENS_TAKE_SHARE_H

#include "screens/handed.h"

struct taken_in;

/* Zeroed before, take_share_done after; `taken` is called when it is in, and was told. */
struct take_share {
	struct app *app;
	struct handed_in handed;
	void (*taken)(struct ui *ui, void *user, const struct taken_in *t);
	void *user;
};

void take_share_ask(struct ui *ui, struct take_share *s);
void take_share_done(struct take_share *s);

#endif
