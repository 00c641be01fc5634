/* The table of screens. It stands alone: app.c, which every screen asks whose it is, names none. */
#include "screens.h"

#define X(name) &name##_screen,
const struct screen *const screens[] = { SCREENS(X) };
#undef X
const size_t n_screens = LEN(screens);
