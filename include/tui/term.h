/*
 * tui/term.h: the terminal that curses draws on, and how it is given back.
 */
#ifndef HALFHOUR_TUI_TERM_H
#define HALFHOUR_TUI_TERM_H

#include "base.h"

struct event;
struct ui;

/* The terminal as it must be left when a signal or a bug ends the program (restore.c): the
 * bytes that are written to `fd`, at most 512, and its modes. Again: in place of the last. */
struct termios;
void restore_arm(int fd, const struct termios *modes, const char *bytes, size_t n);
void restore_disarm(void);
void restore_now(void);              /* once; a signal handler may call it */
/* Handlers for every signal that would end the program and has none yet: they restore,
 * then let it end the program. */
void restore_watch(void);

/* curses; only term_curses.c. `input` events come from term_read until it says false. */
struct term;
/* Of xterm's kind by its name: it knows pastes, titles and clipboards. */
bool term_is_xterm(const char *name);
struct term *term_open(struct ui *ui, const char *term_name, struct err *e);
void term_close(struct term *t);
int term_fd(const struct term *t);
/* What the loop's poll has told, which then need not be asked again: bytes are there; a
 * signal came, and the window may have another size. */
void term_woken(struct term *t, bool input, bool signal);
/* All pending bytes are one burst; false: nothing more now. */
bool term_read(struct term *t, struct event *ev, const struct moment *now);
/* Milliseconds until term_read is wanted though nothing came in (half a key or a paste
 * is held), -1: never. */
int64_t term_due(const struct term *t, const struct moment *now);
/* Sends a status request; its answer is an EVENT_STATUS, never text. False: this terminal
 * is not known to answer. */
bool term_ask_status(struct term *t, const struct moment *now);
void term_draw(struct term *t);      /* blits the views, one write a frame */
void term_suspend(struct term *t);   /* back to the shell's modes */
void term_resume(struct term *t);
/* False when the named terminal cannot move its cursor (dumb). */
bool term_capable(const char *term_name);
/* How many colours terminfo says it has; 0: none, -1: it does not know the name. */
int term_colours(const char *term_name);

#endif
