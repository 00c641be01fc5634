/* undo.h: the last thing done, whatever it was: in the workbook, in a pack, in the settings. */
#ifndef HALFHOUR_SCREENS_UNDO_H
#define HALFHOUR_SCREENS_UNDO_H

#include "screens.h"

/* What the screen shows, so that its undoing is seen: `scope` an interview (0: none). */
struct undo_shown {
	bool people, bank, settings;
	int64_t scope;
};

/* Takes back what was done last, and says what it was. What the screen does not show is named
 * first, and taken back when the same key follows at once. False: nothing was taken back, and
 * `said` tells why, or asks. */
bool undo_last(struct ui *ui, const struct undo_shown *shown, struct text *said);
/* The same for a screen of one interview, told on the status line. */
bool undo_last_of(struct ui *ui, int64_t interview_id);
/* What an act outside the workbook leaves behind. */
void undo_add_bank(struct app *a);
void undo_add_setting(struct app *a, const char *name, const char *was);
void undo_done(struct app *a);

#endif
