/* live_card.h: a card beside the notes; it never has the keyboard but for Esc. */
#ifndef HALFHOUR_SCREENS_LIVE_CARD_H
#define HALFHOUR_SCREENS_LIVE_CARD_H

#include "live.h"

/* Opens the card of that name (a unique beginning will do), "notes" for all the notes;
 * a card that is open already is replaced. */
void live_card(struct ui *ui, struct live *l, const char *name);
void live_card_list(struct ui *ui, struct live *l); /* to choose from */
/* A sentence to say now, whole; it goes with live_card_said, Esc or the next one. */
void live_card_say(struct ui *ui, const char *sentence);
void live_card_said(struct ui *ui);

#endif
