/*
 * sitting.h: what most cases are made of: one home, one terminal in it, and
 * what stands there. Fixtures of Check; a case that needs two of them has its
 * own.
 */
#ifndef TESTS_SITTING_H
#define TESTS_SITTING_H

#include "pty.h"

extern struct pty_home home;
extern struct terminal *t;  /* NULL until a test starts it */
extern struct text shown;   /* whatever was read last */

void sitting_begin(void);
void sitting_end(void);
const char *sitting_screen(void); /* borrowed until the next */
/* Goes to the field of that name in the form on top, however many come before it. */
void sitting_field(const char *name);
/* Time passes on the line; what comes meanwhile is shown. */
void sitting_pass(int ms);
/* The last call as it is stored has this; else the test fails and shows it. */
void sitting_stored(const char *what);

#define WAIT(text) \
	ck_assert_msg(terminal_wait(t, text, 10000), "no %s on\n%s", text, sitting_screen())

#endif
