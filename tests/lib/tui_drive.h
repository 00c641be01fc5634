/* Drives a struct ui without a terminal: keys in, rows of text out. */
#ifndef HALFHOUR_TEST_TUI_DRIVE_H
#define HALFHOUR_TEST_TUI_DRIVE_H

#include "tui.h"

/* Types `keys` ("ab<Tab>") as one burst, settles and draws. */
void drive_keys(struct ui *ui, const char *keys);
void drive_paste(struct ui *ui, const char *text);
void drive_resize(struct ui *ui, int rows, int cols);
/* Linear mode: one line, then what is printed for it (owned by the helper). */
const char *drive_line(struct ui *ui, const char *line);
/* Row y of the screen, or all rows with their ends; owned by the helper. */
const char *drive_row(struct ui *ui, int y);
const char *drive_screen(struct ui *ui);
/* The cursor as "y,x", and the row's text from the cursor on. */
const char *drive_cursor(struct ui *ui);
const char *drive_at_cursor(struct ui *ui);
void drive_free(void);

#endif
