/*
 * term.h: a small program of a few screens, which the tests of term.c start as
 * test-pty --screens on a pseudo-terminal, and run beside it without one.
 */
#ifndef TESTS_TERM_H
#define TESTS_TERM_H

#define TERM_PROGRAM "--screens"

int term_program(void);

#endif
