/* undo.h: the last thing done, whatever it was: in the workbook, in a pack, in the settings. */
#ifndef HALFHOUR_SCREENS_UNDO_H
#define HALFHOUR_SCREENS_UNDO_H

#include "screens.h"

/* What the screen shows, so that its undoing is seen: `scope` an interview (0: none). */
struct undo_shown {
	bool people, bank, settings;
	bool remarks;        /* of a coach, on whatever conversation */
	int64_t scope;
};

/* Undoes what was done last (or does again what was undone last), and says what it was. What
 * the screen does not show is named first, and undone when the same key follows at once.
 * False: nothing was changed, and `said` tells why, or asks. */
bool undo_last(struct ui *ui, const struct undo_shown *shown, bool redo, struct text *said);
/* The same for a screen of one interview, told on the status line. */
bool undo_last_of(struct ui *ui, int64_t interview_id, bool redo);

#endif
