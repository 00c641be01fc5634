/*
 * base_child.h: a program that is started and not waited for.
 */
#ifndef HALFHOUR_BASE_CHILD_H
#define HALFHOUR_BASE_CHILD_H

#include <sys/types.h>

/* Starts argv (ended by a NULL; no shell) in a session of its own, without a terminal: nothing to
 * read, and what it prints goes nowhere. 0: errno says why not. Take its end by child_ended. */
pid_t child_leave(const char *const *argv);
/* Has it ended? Then *code is its exit status, -1: a signal ended it. Never waits. */
_Bool child_ended(pid_t pid, int *code);

#endif
