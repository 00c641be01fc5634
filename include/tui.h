/*
 * tui.h: screens, and what they are made of. In reading order: the canvas (a
 * grid of cells everything draws on), events, key rows, the screen (a const
 * table and a few functions), the stack of views that is the running program,
 * and the widgets: line, list, form, prompt, menu, card. Nothing here knows
 * what an interview is, and only term_curses.c knows curses. The same stack
 * runs on curses, headless in tests, and as plain lines (linear mode).
 */
#ifndef HALFHOUR_TUI_H
#define HALFHOUR_TUI_H

#include "tui/canvas.h"
#include "tui/event.h"
#include "tui/key.h"
#include "tui/line.h"
#include "tui/list.h"
#include "tui/list_screen.h"
#include "tui/overlay.h"
#include "tui/screen.h"
#include "tui/term.h"
#include "tui/text_edit.h"
#include "tui/typed.h"
#include "tui/ui.h"

#endif
