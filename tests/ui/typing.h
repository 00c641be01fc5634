/* typing.h: a whole call typed at 80 words a minute, in simulated time. */
#ifndef TESTS_UI_TYPING_H
#define TESTS_UI_TYPING_H

#include <stdbool.h>

bool typing_play(void); /* tells its result as a transcript does */

#endif
