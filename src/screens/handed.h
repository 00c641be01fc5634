/* handed.h: a file from somebody else, asked for and opened. */
#ifndef HALFHOUR_SCREENS_HANDED_H
#define HALFHOUR_SCREENS_HANDED_H

#include "screens.h"

/* Zeroed before, handed_in_done after; `taken` gets it when the file is read and opened. */
struct handed_in {
	char *file;
	struct text bytes;
	void (*taken)(struct ui *ui, void *user, struct handed_in *h);
	void *user;
};

/* Asks for the file, and for its passphrase where it is sealed. */
void handed_in_ask(struct ui *ui, struct handed_in *h, const char *question);
void handed_in_done(struct handed_in *h);

#endif
