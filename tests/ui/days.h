#ifndef TESTS_UI_DAYS_H
#define TESTS_UI_DAYS_H

#include <stdbool.h>

/* Plays random calls and tells the result; false: the clock was wrong. */
bool days_play(void);

#endif
